//! Figures of a claim.

use super::Binder;
use crate::extract::quantity::{self, QuantityMention};
use crate::extract::record::QuantityRef;
use crate::language::{Analysis, Dep, Pos};

/// Words between a distance and the place that it is measured from: "15 miles to the north of".
const REACH: usize = 6;

impl Binder<'_, '_> {
    /// The quantities that belong to a claim: those in the phrases of its fillers, and those that
    /// hang on its trigger without a clause of their own between.
    pub fn quantities(&self, trigger: usize, fillers: &[usize]) -> Vec<QuantityRef> {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        let range = &a.sentences()[sentence];
        let mut found: Vec<QuantityRef> = Vec::new();
        for mention in self.facts.quantities {
            if !range.contains(&mention.number) {
                continue;
            }
            if self.measures_the_way(mention, trigger) {
                continue;
            }
            // "four of the five people killed were civilians"
            let counts = |noun: usize| {
                let party = || self.facts.actors.participant(noun).is_some();
                noun == trigger || fillers.contains(&noun) && party()
            };
            let belongs = mention.tokens.contains(&trigger)
                || mention.counted.is_some_and(counts)
                || reaches(a, mention.number, trigger, fillers);
            if belongs && !found.contains(&mention.quantity) {
                found.push(mention.quantity.clone());
            }
        }
        found
    }

    /// Whether it says only how far a place lies from another: "a village 15 miles north of the town".
    /// How far somebody went or is from a deed is a figure of the deed.
    fn measures_the_way(&self, mention: &QuantityMention, trigger: usize) -> bool {
        let a = self.facts.analysis;
        let end = mention.tokens.end;
        if !quantity::is_length(&mention.quantity.unit) {
            return false;
        }
        let set_off = mention.tokens.start > 0 && a.text(mention.tokens.start - 1) == ",";
        if a.head(end - 1) == trigger && !set_off {
            return false;
        }
        // "arrived 5 km from the base" tells how far they came, "a village, 5 km from the base" where it is.
        let start = mention.tokens.start;
        let placed = start > 0
            && (a.text(start - 1) == "," || matches!(a.pos(start - 1), Pos::Noun | Pos::Propn));
        let to_a_place = (self.facts.places.iter()).any(|place| {
            (end..end + REACH).contains(&place.tokens.start)
                && place.place.relation.as_deref() == Some("km-from")
        });
        placed && (to_a_place || self.says_which_way(end))
    }

    /// Whether a direction stands here: "from", "to the east", "north", "away".
    fn says_which_way(&self, at: usize) -> bool {
        let a = self.facts.analysis;
        let word = |token: usize| match token < a.len() {
            true => a.lower(token),
            false => "",
        };
        let side = |token: usize| self.facts.lexicon.contains("side-of-a-place", word(token));
        matches!(word(at), "from" | "off" | "away")
            || side(at)
            || word(at) == "to" && word(at + 1) == "the" && side(at + 2)
    }
}

/// Whether the way up from a number meets the trigger or one of the fillers before it leaves the
/// clause.
fn reaches(a: &Analysis, number: usize, trigger: usize, fillers: &[usize]) -> bool {
    let mut at = number;
    for _ in 0..8 {
        if at == trigger || fillers.contains(&at) {
            return true;
        }
        let inside = matches!(
            a.dep(at),
            Dep::Nummod
                | Dep::Quantmod
                | Dep::Pobj
                | Dep::Prep
                | Dep::Dobj
                | Dep::Nsubj
                | Dep::Nsubjpass
                | Dep::Attr
                | Dep::Amod
                | Dep::Compound
                | Dep::Nmod
                | Dep::Npadvmod
                | Dep::Advmod
                | Dep::Agent
                | Dep::Pcomp
                | Dep::Oprd
                | Dep::Acomp
                | Dep::Appos
                | Dep::Poss
        );
        // "accused of killing sixty and injuring two hundred": each has its own.
        let another = a.dep(at) == Dep::Pcomp && a.pos(at) == Pos::Verb;
        // A figure of one thing is not the figure of what stands beside it.
        if !inside || another || a.head(at) == at || fillers.is_empty() && a.dep(at) == Dep::Appos {
            return false;
        }
        at = a.head(at);
    }
    false
}
