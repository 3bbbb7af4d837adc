//! What claims of many documents have in common: entities, dates, copies, events, origins, conflicts.
