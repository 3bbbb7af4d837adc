//! What linking asks of the ontology: families and traits of actions, kinds of weapon, words of
//! figures.

use std::collections::{BTreeMap, BTreeSet};

use super::record::EventShape;
use crate::extract::record::QuantityRef;
use crate::knowledge::Knowledge;
use crate::knowledge::actions::{Action, ActionScheme, Polarity};
use crate::knowledge::lexicon::Lexicon;
use crate::knowledge::means::Means;

/// Families and traits of the actions, by notation, and the words that comparisons need.
#[derive(Debug)]
pub struct Scheme<'k> {
    actions: &'k ActionScheme,
    lexicon: &'k Lexicon,
    means: &'k Means,
    family: BTreeMap<String, String>,
    states: BTreeSet<String>,
    hostile: BTreeSet<String>,
    /// Actions by trait, those that share a broader action's among them.
    traits: BTreeMap<String, BTreeSet<String>>,
    owners: BTreeMap<String, String>,
}

impl<'k> Scheme<'k> {
    /// What the ontology holds.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let mut scheme = Self {
            actions: &knowledge.actions,
            lexicon: &knowledge.lexicon,
            means: &knowledge.means,
            family: BTreeMap::new(),
            states: BTreeSet::new(),
            hostile: BTreeSet::new(),
            traits: BTreeMap::new(),
            owners: BTreeMap::new(),
        };
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
            for name in knowledge.actions.ancestry(at).flat_map(|up| &up.traits) {
                let holders = scheme.traits.entry(name.clone()).or_default();
                holders.insert(action.notation.clone());
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

    /// Whether who does it stands by the one it is done for.
    pub fn takes_sides(&self, action: &str) -> bool {
        self.has("sides", action)
    }

    /// Whether the same party does it to the same object only once within days.
    pub fn once(&self, action: &str) -> bool {
        self.has("once", action)
    }

    /// Whether to do it to a part of a place is to do it to the place.
    pub fn reaches_by_part(&self, action: &str) -> bool {
        self.has("part", action)
    }

    /// Whether it is a blow, which has one author and one kind of weapon.
    pub fn is_violent(&self, action: &str) -> bool {
        self.has("violent", action)
    }

    /// Whether it tells who was hurt rather than what was done to them.
    pub fn is_toll(&self, action: &str) -> bool {
        self.has("toll", action)
    }

    /// Whether it tells how many.
    pub fn is_headcount(&self, action: &str) -> bool {
        self.has("headcount", action)
    }

    /// Whether who does it holds the ground.
    pub fn holds(&self, action: &str) -> bool {
        self.has("holds", action)
    }

    /// Whether a unit measures length, weight, money, share or time rather than counting things.
    pub fn is_measure(&self, unit: &str) -> bool {
        self.lexicon.contains("measure-unit", unit)
    }

    /// Whether a unit measures length.
    pub fn is_length(&self, unit: &str) -> bool {
        self.lexicon.contains("length-unit", unit)
    }

    /// Whether people are counted under this word; a bare number counts people too.
    pub fn is_people(&self, unit: &str) -> bool {
        unit.is_empty() || self.lexicon.contains("people-unit", unit)
    }

    /// Whether a figure is meant within a tenth.
    pub fn is_approximate(&self, quantity: &QuantityRef) -> bool {
        quantity
            .qualifier
            .as_deref()
            .is_some_and(|word| self.lexicon.contains("approximate", &word.to_lowercase()))
    }

    /// Kinds of weapon that a lower-case word may mean.
    pub fn means(&self, word: &str) -> Option<&'k BTreeSet<String>> {
        self.means.of(word)
    }

    /// How a title says the action of somebody: past tense, what stands before the target, before
    /// the place.
    pub fn told(&self, action: &str) -> Option<&'k [String; 3]> {
        self.wording(action, |up| up.told.as_ref())
    }

    /// How a title says the action of nobody: a noun, and what stands before the target.
    pub fn noun(&self, action: &str) -> Option<&'k [String; 3]> {
        self.wording(action, |up| up.noun.as_ref())
    }

    /// The wording of the action, or of the nearest broader one that has any.
    fn wording(
        &self,
        action: &str,
        of: impl Fn(&'k Action) -> Option<&'k [String; 3]>,
    ) -> Option<&'k [String; 3]> {
        let at = self.actions.position(action)?;
        self.actions.ancestry(at).find_map(of)
    }

    fn has(&self, name: &str, action: &str) -> bool {
        self.traits
            .get(name)
            .is_some_and(|holders| holders.contains(action))
    }
}
