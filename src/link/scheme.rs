//! What linking asks of the action scheme: the family of an action, and whether it lasts.

use std::collections::{BTreeMap, BTreeSet};

use super::record::EventShape;
use crate::knowledge::Knowledge;
use crate::knowledge::actions::Polarity;

/// Families whose actions end something: done to one object by one party, they are done once
/// within days, so that two dates for one of them are two accounts of it. Fighting, strikes and
/// movement recur from day to day.
const ONCE: &[&str] = &[
    "arrive",
    "break-siege",
    "capture",
    "collapse",
    "coup",
    "defeat",
    "die",
    "elect",
    "expel",
    "lose",
    "resign",
    "shoot-down",
    "surrender",
    "territory-transfer",
];

/// Families of the actions, by notation.
#[derive(Debug, Default)]
pub struct Scheme {
    family: BTreeMap<String, String>,
    states: BTreeSet<String>,
    hostile: BTreeSet<String>,
    owners: BTreeMap<String, String>,
}

impl Scheme {
    /// The scheme that the ontology holds.
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut scheme = Self::default();
        for (at, action) in knowledge.actions.iter().enumerate() {
            // The last of the ancestry is a top concept, which gathers what has little in common.
            let ancestry: Vec<&str> = knowledge
                .actions
                .ancestry(at)
                .map(|action| action.notation.as_str())
                .collect();
            let family = ancestry
                .len()
                .checked_sub(2)
                .map_or(action.notation.as_str(), |below_top| ancestry[below_top]);
            scheme
                .family
                .insert(action.notation.clone(), family.to_owned());
            if action.polarity == Polarity::Hostile {
                scheme.hostile.insert(action.notation.clone());
            }
            if action.state {
                scheme.states.insert(action.notation.clone());
            }
        }
        for actor in knowledge.actors.list() {
            if let Some(owner) = &actor.owner {
                scheme.owners.insert(actor.iri.clone(), owner.clone());
            }
        }
        scheme
    }

    /// The broadest action that the action is a kind of, below the scheme's top concepts; the
    /// action itself where the scheme doesn't know it.
    pub fn family<'a>(&'a self, action: &'a str) -> &'a str {
        self.family.get(action).map_or(action, String::as_str)
    }

    /// Whether the action happens or lasts.
    pub fn shape(&self, action: &str) -> EventShape {
        if self.states.contains(action) {
            EventShape::State
        } else {
            EventShape::Occurrence
        }
    }

    /// Whether the action hurts somebody.
    pub fn is_hostile(&self, action: &str) -> bool {
        self.hostile.contains(action)
    }

    /// IRI of the party that an organ (a broadcaster, a spokesman's office) belongs to.
    pub fn owner(&self, iri: &str) -> Option<String> {
        self.owners.get(iri).cloned()
    }

    /// Whether the action is help for a party to a conflict.
    pub fn is_support(&self, action: &str) -> bool {
        matches!(self.family(action), "support" | "supply" | "ally")
    }

    /// Whether the same party does it to the same object only once within days.
    pub fn once(&self, action: &str) -> bool {
        ONCE.binary_search(&self.family(action)).is_ok()
    }
}
