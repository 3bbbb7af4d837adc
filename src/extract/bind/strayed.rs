//! Times that the parser hung on what is told beside a deed, though they are the deed's: "took the
//! base guarding the town | on Wednesday", "will host a round of talks in the capital | next month".

use super::Binder;
use crate::extract::time::TimeMention;
use crate::language::{Dep, Pos, Tag};

/// How many nouns down from a verb its object may hold a time.
const REACH: usize = 3;

/// A time expression with the word that it hangs on.
pub(super) type Hung<'t> = (&'t TimeMention, usize);

impl Binder<'_, '_> {
    /// The time of a trigger that hangs on a noun of its object, on a participle that only describes
    /// one, or on the verb that tells when its noun begins. `fits` says which times can be a deed's.
    pub(super) fn strayed_time<'t>(
        &self,
        trigger: usize,
        times: &[Hung<'t>],
        fits: impl Fn(&TimeMention) -> bool,
    ) -> Option<&'t TimeMention> {
        let at = |governor: usize| {
            let mut here = times.iter().filter(|(time, own)| {
                *own == governor && time.tokens.start > trigger && fits(time)
            });
            here.next().map(|(time, _)| *time)
        };
        match self.clauses.is_verbal(trigger) {
            true => self.beside_the_deed(trigger).into_iter().find_map(at),
            false => self.begins(trigger).and_then(at),
        }
    }

    /// Nouns in a verb's object, and the participles that describe them.
    fn beside_the_deed(&self, verb: usize) -> Vec<usize> {
        let a = self.facts.analysis;
        // "struck neighbouring Tarvik on Wednesday"
        let adjective = |child: &usize| {
            a.dep(*child) == Dep::Xcomp && a.tag(*child) == Tag::Vbg && *child == verb + 1
        };
        let mut found: Vec<usize> = a.children(verb).filter(adjective).collect();
        let mut nouns: Vec<usize> = a
            .children_by(verb, &[Dep::Dobj, Dep::Nsubjpass])
            .filter(|&noun| noun > verb)
            .collect();
        for _ in 0..REACH {
            for &noun in &nouns {
                found.push(noun);
                found.extend((a.children_by(noun, &[Dep::Acl])).filter(|&clause| {
                    a.tag(clause) == Tag::Vbg && self.clauses.subjects(clause) == [noun]
                }));
            }
            nouns = nouns
                .iter()
                .flat_map(|&noun| a.children_by(noun, &[Dep::Prep]))
                .flat_map(|preposition| a.children_by(preposition, &[Dep::Pobj]))
                .filter(|&noun| a.pos(noun) == Pos::Noun)
                .collect();
        }
        found
    }

    /// "Airdrops are expected to | begin | on Friday": the verb that says when a noun's deed begins.
    fn begins(&self, noun: usize) -> Option<usize> {
        let a = self.facts.analysis;
        let verb = a.head(noun);
        let subject = matches!(a.dep(noun), Dep::Nsubj | Dep::Nsubjpass);
        let due = || a.child(a.child(verb, Dep::Acomp)?, Dep::Xcomp);
        a.child(verb, Dep::Xcomp)
            .or_else(due)
            .filter(|&clause| subject && self.facts.in_set(clause, "timetable"))
    }
}
