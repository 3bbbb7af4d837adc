//! Which deeds of a sentence are of one time and which are not: told in one breath, at once, only wanted,
//! over before they were spoken of.

use super::Binder;
use crate::extract::time::TimeMention;
use crate::language::{Dep, Tag};

impl Binder<'_, '_> {
    /// Whether a verb is told in one breath with the one that it is joined to: without a comma, and
    /// without an auxiliary or a subject of its own, unless its auxiliary is left out, "one was killed and
    /// two others wounded".
    pub(super) fn shares_its_tail(&self, verb: usize, next: usize) -> bool {
        let a = self.facts.analysis;
        let has = |token: usize, deps: &[Dep]| a.children_by(token, deps).next().is_some();
        let left_out = a.tag(next) == Tag::Vbn && has(verb, &[Dep::Auxpass]);
        !has(next, &[Dep::Aux, Dep::Auxpass])
            && (left_out || !has(next, &[Dep::Nsubj, Dep::Nsubjpass]))
            && !(verb..next).any(|token| a.text(token) == ",")
    }

    /// The deeds that a verb is joined to, also where the parser takes the second, whose auxiliary is left
    /// out, for what is said of its subject: "two were shot dead and several wounded".
    pub(super) fn joined_deeds(&self, verb: usize) -> impl Iterator<Item = usize> {
        let a = self.facts.analysis;
        let passive = a.child(verb, Dep::Auxpass).is_some();
        a.children_by(verb, &[Dep::Conj]).filter_map(move |next| {
            if a.tag(next) == Tag::Vbn || self.clauses.is_verbal(next) {
                return Some(next);
            }
            (a.children_by(next, &[Dep::Acl])).find(|&deed| passive && a.tag(deed) == Tag::Vbn)
        })
    }

    /// The deed that a clause of the same moment goes with, where the parser hung it on who reports both.
    pub(super) fn told_at_once(&self, verb: usize) -> Option<usize> {
        let a = self.facts.analysis;
        let report = a.head(verb);
        let at_once = a.dep(verb) == Dep::Advcl
            && self.facts.lexicon.contains("report", a.lemma(report))
            && (a.children_by(verb, &[Dep::Mark]))
                .any(|mark| matches!(a.lower(mark), "while" | "as"));
        a.child(report, Dep::Ccomp)
            .filter(|&told| at_once && told < verb)
    }

    /// Whether a deed is only wanted by what was done in the past, which has its own day: "on Monday the
    /// council demanded that they leave".
    pub(super) fn is_only_asked(&self, verb: usize) -> bool {
        let a = self.facts.analysis;
        matches!(a.dep(verb), Dep::Ccomp | Dep::Xcomp) && a.tag(a.head(verb)) == Tag::Vbd
    }

    /// Whether a deed was over when it was spoken of: "said on Monday that they had shot him".
    pub(super) fn is_earlier(&self, trigger: usize) -> bool {
        let a = self.facts.analysis;
        let verb = a.first_conjunct(self.clause_verb(trigger));
        (a.children_by(verb, &[Dep::Aux])).any(|aux| a.lower(aux) == "had")
    }

    /// Whether a clause tells what is to happen at the place before it: "will fly to the town, where he
    /// will meet the mayor".
    pub(super) fn is_where_clause(&self, verb: usize) -> bool {
        let a = self.facts.analysis;
        (a.children_by(verb, &[Dep::Advmod])).any(|child| a.lower(child) == "where")
    }

    /// Whether a deed is only what another is about: "accused on Tuesday of shelling a school", "was
    /// praised for rescuing them".
    pub(super) fn is_matter(&self, verb: usize) -> bool {
        let a = self.facts.analysis;
        let preposition = a.head(verb);
        a.dep(verb) == Dep::Pcomp
            && match a.lower(preposition) {
                "of" | "for" | "over" | "about" => true,
                "with" => self.clauses.lays_deed(a.head(preposition), preposition),
                _ => false,
            }
    }

    /// Whether a time stands behind a deed that a verb speaks of, rather than right behind the verb.
    pub(super) fn is_behind_a_deed(&self, verb: usize, time: &TimeMention) -> bool {
        let a = self.facts.analysis;
        (a.children_by(verb, &[Dep::Dobj])).any(|deed| {
            let named = self.facts.in_set(deed, "attack-noun");
            named && deed < time.tokens.start
        })
    }
}
