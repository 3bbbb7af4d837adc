//! Verbs that only carry the event that a noun names: who "carried out" strikes struck, who "came
//! under" fire was fired on.

use super::Clauses;
use crate::language::Dep;

/// How a noun's verb hands its arguments on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Support {
    /// "carried out strikes": the verb's subject does it.
    Subject,
    /// "suffered strikes": the verb's subject has it done to it.
    Object,
}

impl Clauses<'_> {
    /// Whether somebody comes under what a noun names.
    pub(super) fn is_come_under(&self, noun: usize) -> bool {
        let a = self.analysis;
        let under = a.head(noun);
        a.dep(noun) == Dep::Pobj
            && a.lower(under) == "under"
            && matches!(self.support(noun), Some((_, Support::Object)))
    }

    /// The light verb that a noun is the object of, or the verb that undergoes it.
    pub(super) fn support(&self, noun: usize) -> Option<(usize, Support)> {
        let a = self.analysis;
        let mut at = noun;
        // "a series of attacks", "one of its largest raids"
        for _ in 0..3 {
            if a.dep(at) == Dep::Conj && self.is_nominal(a.head(at)) {
                at = a.head(at);
            } else if matches!(a.dep(at), Dep::Pobj | Dep::Pcomp)
                && a.lower(a.head(at)) == "of"
                && self.content(a.head(a.head(at))).contains(&at)
            {
                at = a.head(a.head(at));
            } else {
                break;
            }
        }
        let verb = a.head(at);
        match a.dep(at) {
            Dep::Dobj | Dep::Nsubjpass if self.is_light(verb) => Some((verb, Support::Subject)),
            Dep::Attr if a.lemma(verb) == "be" => None,
            Dep::Dobj if self.lexicon.contains("undergo-verb", a.lemma(verb)) => {
                Some((verb, Support::Object))
            }
            Dep::Pobj => {
                let preposition = verb;
                let verb = a.head(preposition);
                let through = a.lower(preposition);
                let undergoes = through == "under"
                    && matches!(
                        a.lemma(verb),
                        "come" | "be" | "remain" | "live" | "stay" | "fall" | "find"
                    )
                    || through == "to" && matches!(a.lemma(verb), "subject" | "expose");
                let engages =
                    through == "in" && self.lexicon.contains("engage-verb", a.lemma(verb));
                let with = through == "with"
                    && matches!(
                        a.lemma(verb),
                        "respond" | "retaliate" | "reply" | "proceed" | "continue"
                    );
                if undergoes {
                    Some((verb, Support::Object))
                } else if engages
                    || with
                    || through == "on" && matches!(a.lemma(verb), "embark" | "go")
                {
                    Some((verb, Support::Subject))
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// Whether a verb only carries the noun that is its object.
    pub fn is_light(&self, verb: usize) -> bool {
        let a = self.analysis;
        let lemma = a.lemma(verb);
        // "fought off an attack", "called off a raid"
        let away = self.particles(verb).any(|particle| {
            a.dep(particle) == Dep::Prt && matches!(a.lower(particle), "off" | "back" | "down")
        });
        // The lemmatiser takes the "e" of "staged".
        let restored = || self.lexicon.contains("light-verb", &format!("{lemma}e"));
        (self.lexicon.contains("light-verb", lemma) || restored()) && !away
            || self.particles(verb).any(|particle| {
                self.lexicon
                    .contains("light-verb", &format!("{lemma} {}", a.lower(particle)))
            })
    }
}
