//! Whether a claim belongs to the scene that a report is telling, so that it happened where that is
//! though its own sentence names no place.
//!
//! A scene goes on from sentence to sentence while somebody tells one deed after another of one time.
//! It is left by what is told of things in general ("attacks that kill farmers", "others who have been
//! killed"), by what happened at another time than the rest, and by what is counted over more people
//! than live in a town. Who deals with whom, by word, aid or inquiry, is in no scene: the traits of
//! actions say so (`ontology/linking.ttl`). Where people only met to talk, nothing else is set.

use jiff::civil::Date;

use super::Binder;
use crate::language::{Dep, Pos, Tag};

/// Steps up the tree from a place to the gathering that was held there.
const UP: usize = 4;

impl Binder<'_, '_> {
    /// Whether a trigger is told of things in general, or of what had been before, rather than of a deed
    /// of the scene: in a relative clause in the plain present ("attacks that kill farmers"), of
    /// indefinite people in the perfect ("others who have been killed"), of what somebody has done ("the
    /// crimes that they have committed").
    pub(super) fn is_general(&self, trigger: usize) -> bool {
        let a = self.facts.analysis;
        let verb = a.first_conjunct(self.clause_verb(trigger));
        let first = a.subtree(verb).start;
        let restrictive = first > 0 && a.text(first - 1) != ",";
        if a.dep(verb) != Dep::Relcl || !restrictive {
            return false;
        }
        let auxiliaries = || a.children_by(verb, &[Dep::Aux, Dep::Auxpass]);
        let present = |token: usize| matches!(a.tag(token), Tag::Vbz | Tag::Vbp);
        let antecedent = a.head(verb);
        let many = matches!(a.tag(antecedent), Tag::Nns | Tag::Nnps);
        let indefinite = many
            && self.facts.actors.participant(antecedent).is_some()
            && (a.children(antecedent)).all(|child| {
                child > antecedent || !matches!(a.dep(child), Dep::Det | Dep::Poss | Dep::Nummod)
            });
        let mut have = auxiliaries().filter(|&aux| a.lemma(aux) == "have");
        let habit = present(verb) && auxiliaries().next().is_none();
        let done = || {
            (a.children_by(verb, &[Dep::Nsubj]))
                .any(|subject| !matches!(a.tag(subject), Tag::Wdt | Tag::Wp))
        };
        habit || have.any(|aux| indefinite || many && present(aux) && done())
    }

    /// Whether what a trigger is told with names a time that was long over when the report was written,
    /// other than the one that it sets out from: "sentenced after an attack in 1999".
    pub(super) fn is_told_of_the_past(&self, trigger: usize) -> bool {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        let verb = self.clause_verb(trigger);
        let above = |token: usize| token == verb || a.ancestors(verb).any(|above| above == token);
        // What stands beside it in a row has a time of its own.
        let below = |token: usize| {
            std::iter::once(token)
                .chain(a.ancestors(token))
                .take_while(|&at| a.dep(at) != Dep::Conj)
                .any(|at| a.head(at) == verb)
        };
        (self.facts.times.iter())
            .filter(|time| a.sentence_of(time.tokens.start) == sentence)
            .filter(|time| {
                let own = self.time_governor(time);
                above(own) || below(own)
            })
            .filter_map(|time| Some((time.resolved.start?, time.resolved.end?)))
            .any(|days: (Date, Date)| self.is_long_over(days) && !self.sets_out_from(days))
    }

    /// Whether the head of a place's name, or the noun for one, was only told as where people met to
    /// talk: "ministers meeting in the town".
    pub(super) fn hosts_talk(&self, head: usize) -> bool {
        let a = self.facts.analysis;
        let preposition = a.head(head);
        a.dep(preposition) == Dep::Prep
            && (a.ancestors(preposition).take(UP))
                .take_while(|&above| {
                    matches!(a.pos(above), Pos::Noun | Pos::Adp) || self.clauses.is_verbal(above)
                })
                .any(|above| self.facts.in_set(above, "talking"))
    }
}
