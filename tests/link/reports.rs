//! Linking on whole reports, read by the program as a user runs it: the demonstration corpus, and
//! the five seed reports where they are at hand.

use std::path::Path;
use std::sync::OnceLock;

use dateline::link::Linked;
use dateline::link::record::{Conflict, ConflictKind, Entity, EntityClass, Event};

use crate::program;

/// What a build of a folder of reports finds.
fn build(reports: &Path) -> Linked {
    let store = tempfile::tempdir().expect("a folder to write in");
    program::build(&[reports], store.path()).success();
    let links = std::fs::read(store.path().join("links.json")).expect("links");
    serde_json::from_slice(&links).expect("readable links")
}

/// The demonstration corpus, in our own words.
pub fn corpus() -> &'static Linked {
    static LINKED: OnceLock<Linked> = OnceLock::new();
    LINKED.get_or_init(|| build(&program::corpus()))
}

/// The seed reports, where they are at hand.
pub fn seeds() -> Option<&'static Linked> {
    static LINKED: OnceLock<Option<Linked>> = OnceLock::new();
    LINKED
        .get_or_init(|| Some(build(&program::shared("seeds")?)))
        .as_ref()
}

/// Labels of the places of a kind whose label passes.
pub fn places<'l>(
    linked: &'l Linked,
    kinds: &[&str],
    passes: impl Fn(&str) -> bool,
) -> Vec<&'l str> {
    linked
        .entities
        .iter()
        .filter(|entity| {
            entity.class == EntityClass::Place
                && entity
                    .kind
                    .as_deref()
                    .is_some_and(|kind| kinds.contains(&kind))
                && passes(&entity.label)
        })
        .map(|entity| entity.label.as_str())
        .collect()
}

/// Actors that some report calls by this name.
pub fn called<'l>(linked: &'l Linked, name: &str) -> Vec<&'l Entity> {
    linked
        .entities
        .iter()
        .filter(|entity| {
            entity.class == EntityClass::Actor
                && (entity.label == name || entity.other_labels.iter().any(|other| other == name))
        })
        .collect()
}

/// The event of a family with the most claims among those that pass.
pub fn main_event<'l>(
    linked: &'l Linked,
    family: &str,
    passes: impl Fn(&Event) -> bool,
) -> &'l Event {
    linked
        .events
        .iter()
        .filter(|event| event.family == family && passes(event))
        .max_by_key(|event| event.claims.len())
        .expect("an event")
}

/// Conflicts of a kind of which every word stands in some value.
pub fn conflicts<'l>(linked: &'l Linked, kind: ConflictKind, words: &[&str]) -> Vec<&'l Conflict> {
    linked
        .conflicts
        .iter()
        .filter(|conflict| {
            conflict.kind == kind
                && words.iter().all(|word| {
                    conflict
                        .values
                        .iter()
                        .any(|value| value.value.contains(word))
                })
        })
        .collect()
}
