//! Who did it: actors that can't both be meant.

use super::super::corpus::ClaimNo;
use super::super::record::{ConflictKind, EventShape};
use super::super::relation::{self, Relation};
use super::{Found, gather};

/// Actors of one event that are different parties.
pub(super) fn perpetrator(found: &mut Found<'_>, event: usize) {
    let record = &found.context.events[event];
    // Several may help or besiege at once; a blow has one author.
    if record.shape == EventShape::State
        || !found.context.scheme.is_hostile(&record.action)
        || !found.context.scheme.is_violent(&record.action)
    {
        return;
    }
    let entities = found.context.corpus.entities;
    let relate = |a: u32, b: u32| relation::actors(entities, a, b);
    let items: Vec<(ClaimNo, Vec<u32>)> = found
        .asserting(event)
        .into_iter()
        .map(|claim| (claim, found.facts(claim).actors.clone()))
        .filter(|(_, actors)| !actors.is_empty())
        .collect();
    let apart = |a: &[u32], b: &[u32]| relation::best(a, b, relate) == Relation::Apart;
    let any = items
        .iter()
        .any(|(_, a)| items.iter().any(|(_, b)| apart(a, b)));
    if !any {
        return;
    }
    let names = |actors: &Vec<u32>| {
        let names: Vec<&str> = actors
            .iter()
            .map(|actor| entities.node(*actor).label.as_str())
            .collect();
        (names.join(", "), None, None)
    };
    let mut values = gather(items, |a, b| !apart(a, b), names);
    values.sort_by(|a, b| a.text.cmp(&b.text));
    if values.len() < 2 {
        return;
    }
    let subject = format!("who: {}", found.context.events[event].label);
    let reason = String::from("claims of one event name different parties as the one who did it");
    found.conflict(ConflictKind::Perpetrator, subject, &values, reason);
}
