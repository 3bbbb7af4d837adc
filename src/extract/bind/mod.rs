//! Where and when a claim's action took place, and the figures that belong to it: by the grammar
//! of its clause first, then by the clauses around it, then by what the text has set as its frame.
//! Each binding says which rule made it.

mod anchored;
mod capital;
mod described;
mod frame;
mod governor;
mod heading;
mod one_time;
mod own;
mod phrase;
mod place;
mod preposition;
mod quantity;
mod scene;
mod strayed;
mod there;
mod time;

#[cfg(test)]
mod tests;

pub use frame::Scope;
pub use time::Deed;

use std::cell::OnceCell;

use super::clause::Clauses;
use super::facts::Facts;
use crate::document::{Document, Metadata};
use crate::knowledge::Knowledge;
use crate::knowledge::countries::Countries;
use crate::knowledge::places::Places;
use crate::language::{Dep, Pos};

/// Binds places, times and quantities in one document.
#[derive(Debug)]
pub struct Binder<'b, 'a> {
    /// The clauses of the document.
    pub clauses: &'b Clauses<'a>,
    /// What the other finders found.
    pub facts: &'b Facts<'a>,
    /// The world's places, for what a named one lies in.
    places: &'b Places,
    /// Its states, for their capitals.
    countries: &'b Countries,
    /// The document's own facts.
    metadata: &'b Metadata,
    /// The document's hash, for the identifiers of places without a name.
    hash: &'b str,
    /// The places that the report tells of, once they were asked for.
    told: OnceCell<Vec<frame::Told>>,
    /// Which of them it is about.
    main: OnceCell<Option<usize>>,
    /// The headings of its sections, once they were asked for.
    headings: OnceCell<Vec<heading::Heading>>,
}

impl<'b, 'a> Binder<'b, 'a> {
    /// A binder for the claims of one document.
    pub fn new(
        document: &'b Document,
        knowledge: &'b Knowledge,
        clauses: &'b Clauses<'a>,
        facts: &'b Facts<'a>,
    ) -> Self {
        Self {
            clauses,
            facts,
            places: &knowledge.places,
            countries: &knowledge.countries,
            metadata: &document.metadata,
            hash: &document.hash,
            told: OnceCell::new(),
            main: OnceCell::new(),
            headings: OnceCell::new(),
        }
    }

    /// The verbs and nouns that a trigger is grammatically part of, nearest first, each with
    /// whether it only reports. Ends at the root of the sentence.
    fn governors(&self, trigger: usize) -> Vec<(usize, bool)> {
        let a = self.facts.analysis;
        let mut found = Vec::new();
        let mut reported = false;
        let mut at = trigger;
        for above in a.ancestors(trigger) {
            let event = self.clauses.is_verbal(above)
                || matches!(a.pos(above), Pos::Aux)
                || a.pos(above) == Pos::Noun
                    && matches!(a.dep(at), Dep::Prep | Dep::Acl | Dep::Relcl);
            if event {
                reported |= self.facts.lexicon.contains("report", a.lemma(above))
                    && matches!(a.dep(at), Dep::Ccomp | Dep::Dobj | Dep::Parataxis);
                found.push((above, reported));
            }
            at = above;
        }
        found
    }

    /// The verb that the trigger is, or is the argument of.
    fn clause_verb(&self, trigger: usize) -> usize {
        let a = self.facts.analysis;
        if self.clauses.is_verbal(trigger) {
            return trigger;
        }
        a.ancestors(trigger)
            .find(|&above| self.clauses.is_verbal(above) || a.pos(above) == Pos::Aux)
            .unwrap_or(trigger)
    }
}
