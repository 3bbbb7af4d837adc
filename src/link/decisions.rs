//! The analyst's word: a readable file beside the graph, applied on every build and undone by
//! deleting the line.

use serde::{Deserialize, Serialize};

/// The analyst's decisions, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// One a line.
    pub decisions: Vec<Decision>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The two are one (entities, or events).
    Merge {
        /// IRI or label of the one that stays.
        into: String,
        /// IRI or label of the one that goes up in it.
        from: String,
    },
    /// The name (of an entity) or the claim (of an event) is a node of its own.
    Split {
        /// IRI or label of the entity or event.
        from: String,
        /// The name, or the claim's IRI.
        part: String,
    },
    /// Reliability of an outlet, A to F.
    Rate {
        /// The outlet, or a document's name.
        source: String,
        /// A completely reliable … E unreliable, F cannot be judged.
        letter: char,
    },
}
