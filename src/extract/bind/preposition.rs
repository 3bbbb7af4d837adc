//! Prepositions under which a place stands, and how what is told then lies to it.

use super::Binder;
use crate::language::Dep;

/// Prepositions under which a place says where, and the relation they record.
const LOCATIVE: [(&str, &str); 33] = [
    ("in", "in"),
    ("at", "in"),
    ("on", "in"),
    ("inside", "in"),
    ("within", "in"),
    ("throughout", "in"),
    ("across", "in"),
    ("over", "in"),
    ("along", "in"),
    ("of", "in"),
    ("into", "towards"),
    ("onto", "towards"),
    ("to", "towards"),
    ("towards", "towards"),
    ("toward", "towards"),
    ("for", "towards"),
    ("from", "from"),
    ("through", "in"),
    ("near", "near"),
    ("around", "near"),
    ("outside", "near"),
    ("by", "near"),
    ("beside", "near"),
    ("off", "near"),
    ("against", "in"),
    ("beyond", "near"),
    ("behind", "near"),
    ("between", "between"),
    ("amid", "in"),
    ("under", "in"),
    ("upon", "in"),
    ("around_of", "near"),
    ("via", "in"),
];

pub(super) fn relation(preposition: &str) -> Option<&'static str> {
    LOCATIVE
        .iter()
        .find(|(own, _)| *own == preposition)
        .map(|(_, relation)| *relation)
}

impl Binder<'_, '_> {
    /// How a place that a verb leads away from lies to its action; some are headed for all the same:
    /// "were evacuated to the coast".
    pub fn way_from(&self, token: usize) -> &'static str {
        let a = self.facts.analysis;
        let heading = a.dep(token) == Dep::Pobj
            && matches!(a.lower(a.head(token)), "to" | "into" | "towards" | "toward");
        if heading { "to" } else { "from" }
    }

    /// How a destination lies to the verb's action: what is reached or entered is where it
    /// happened, what is headed for is not.
    pub fn way_to(&self, token: usize) -> &'static str {
        let a = self.facts.analysis;
        let at = a.first_conjunct(token);
        let above = a.head(at);
        match a.dep(at) {
            Dep::Dobj | Dep::Nsubjpass if !matches!(a.lemma(above), "approach" | "near") => "in",
            Dep::Pobj => match a.lower(above) {
                "in" | "at" | "inside" | "into" | "on" | "onto" | "through" | "across" => "in",
                "to" => "to",
                _ => "towards",
            },
            _ => "towards",
        }
    }
}
