//! The action scheme: kinds of event, their codes in the field's code lists, and the patterns
//! that name them in a text. Read from `ontology/actions.ttl` and from the user's own files.

mod codes;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use super::Index;
use super::lexicon::Lexicon;
use super::pattern::{Pattern, Test};

pub use codes::{CodeList, Condition, ConditionalCodes};

/// Names that a test may use beside the lemma sets: what participants, places, quantities and
/// times are known to be.
pub const CLASSES: [&str; 19] = [
    "actor",
    "armed",
    "state",
    "rebel",
    "police",
    "civilian",
    "protester",
    "person",
    "org",
    "country",
    "weapon",
    "vehicle",
    "media",
    "judicial",
    "igo",
    "place",
    "quantity",
    "time",
    "joined",
];

/// Whether an action hurts or helps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Polarity {
    Hostile,
    Cooperative,
    #[default]
    Neutral,
}

impl Polarity {
    fn named(name: &str) -> Result<Self, String> {
        match name {
            "hostile" => Ok(Self::Hostile),
            "cooperative" => Ok(Self::Cooperative),
            "neutral" => Ok(Self::Neutral),
            other => Err(format!(
                "`{other}` should be hostile, cooperative or neutral"
            )),
        }
    }
}

/// A kind of event.
#[derive(Clone, Debug, Default)]
pub struct Action {
    /// IRI of the concept.
    pub iri: String,
    /// Notation, which claims carry.
    pub notation: String,
    /// Preferred label.
    pub label: String,
    /// IRI of the broader concept.
    pub broader: Option<String>,
    /// Whether it hurts or helps.
    pub polarity: Polarity,
    /// Whether it lasts (a siege) or happens (a strike).
    pub state: bool,
    /// What linking asks of it (`dl:trait`: once, part, violent, toll, sides, headcount,
    /// holds, said, bond); narrower actions share it.
    pub traits: BTreeSet<String>,
    /// How a title says it of somebody: past tense, what stands before the target, before the
    /// place (`dl:told`, notation in `ontology/titles.ttl`).
    pub told: Option<[String; 3]>,
    /// How a title says it of nobody: a noun, and what stands before the target (`dl:noun`).
    pub noun: Option<[String; 3]>,
    /// Whether its clause holds what is agreed, asked, refused or threatened: claims told there
    /// are content, and carry no codes of their own.
    pub embeds: bool,
    /// Whether it is claimed beside another action of the same word: who is "killed by shelling"
    /// is killed, and shelled.
    pub beside: bool,
    /// Its own code in each list that it has one in; an empty code says that there is none.
    pub codes: BTreeMap<CodeList, String>,
    /// Codes that hold under conditions; the first that do win.
    pub codes_when: Vec<ConditionalCodes>,
    /// Notations of actions that are claimed besides, with the same roles.
    pub also: Vec<String>,
    /// Notation of what those who do it together do for each other, where the ontology says so of
    /// this action; see [`ActionScheme::joint`].
    pub joint: Option<String>,
    /// Notation of what is said instead of this action where two are only named in one row as doing
    /// something together: no word says that one stands beside the other.
    pub in_row: Option<String>,
    /// Its patterns, in file order.
    pub patterns: Vec<Pattern>,
}

/// Every action.
#[derive(Clone, Debug, Default)]
pub struct ActionScheme {
    actions: Vec<Action>,
    by_notation: Index<usize>,
    by_iri: Index<usize>,
    /// Conditional codes of the scheme itself, for every action, before its own.
    general: Vec<ConditionalCodes>,
}

impl ActionScheme {
    /// Every action, in the order of its file's IRIs.
    pub fn iter(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter()
    }

    /// An action by its place in [`Self::iter`].
    pub fn get(&self, at: usize) -> &Action {
        &self.actions[at]
    }

    /// What those who do an action together do for each other, as it or what is broader says: who
    /// attack together support each other.
    pub fn joint(&self, at: usize) -> Option<usize> {
        let mut action = self.actions.get(at)?;
        // No ontology is deeper; a circle ends here.
        for _ in 0..16 {
            if let Some(joint) = &action.joint {
                return self.position(joint);
            }
            let broader = action.broader.as_ref()?;
            action = &self.actions[*self.by_iri.get(broader)?];
        }
        None
    }

    /// What is said instead of an action of parties that are only named in one row; the action itself
    /// where the ontology says nothing of it.
    pub fn in_row(&self, at: usize) -> usize {
        let other = (self.actions.get(at)).and_then(|action| action.in_row.as_ref());
        other.and_then(|other| self.position(other)).unwrap_or(at)
    }

    /// An action by its notation.
    pub fn by_notation(&self, notation: &str) -> Option<&Action> {
        self.by_notation.get(notation).map(|&at| &self.actions[at])
    }

    /// The place in [`Self::iter`] of the action with a notation.
    pub fn position(&self, notation: &str) -> Option<usize> {
        self.by_notation.get(notation).copied()
    }

    /// Whether the first action is the second or narrower than it.
    pub fn is_within(&self, narrow: usize, broad: usize) -> bool {
        let mut at = narrow;
        for _ in 0..self.actions.len() {
            if at == broad {
                return true;
            }
            let above = self.actions[at].broader.as_ref();
            let Some(&next) = above.and_then(|iri| self.by_iri.get(iri)) else {
                return false;
            };
            at = next;
        }
        false
    }

    /// The action and everything broader, nearest first.
    pub fn ancestry(&self, at: usize) -> impl Iterator<Item = &Action> {
        let mut next = Some(at);
        let mut left = self.actions.len();
        std::iter::from_fn(move || {
            let action = &self.actions[next?];
            left -= 1;
            next = action
                .broader
                .as_ref()
                .filter(|_| left > 0)
                .and_then(|iri| self.by_iri.get(iri).copied());
            Some(action)
        })
    }

    /// The action's code in a list: the scheme's first conditional code that `holds`, else its own
    /// first, else its own plain code, else the same of what is broader. `None` where there is none.
    pub fn code(
        &self,
        at: usize,
        list: CodeList,
        holds: impl Fn(&Condition) -> bool,
    ) -> Option<&str> {
        codes::first(&self.general, list, &holds)
            .or_else(|| {
                // A narrower action's plain code goes before the conditions of a broader one.
                self.ancestry(at).find_map(|action| {
                    let plain = action.codes.get(&list).map(String::as_str);
                    codes::first(&action.codes_when, list, &holds).or(plain)
                })
            })
            .filter(|code| !code.is_empty())
    }
}

/// Whether every class and set that the tests name is there.
fn known(tests: &[Test], lexicon: &Lexicon) -> Result<(), String> {
    for test in tests {
        if let Test::Class(name) = test
            && !CLASSES.contains(&name.as_str())
            && !lexicon.has(name)
        {
            return Err(format!(
                "`@{name}` is no class and no lemma set (classes: {})",
                CLASSES.join(", ")
            ));
        }
    }
    Ok(())
}
