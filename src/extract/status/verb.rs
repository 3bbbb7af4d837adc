//! What a verb's own words say of its deed: auxiliaries, negation, adverbs, the word that opens its
//! clause. What embeds the clause is read after them.

use super::Reader;
use crate::extract::record::Status;
use crate::extract::time::is_only_late;
use crate::language::{Dep, Tag};

/// What of a verb's own words its surroundings are read by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own {
    /// Whether it has an auxiliary.
    pub has_aux: bool,
    /// Whether it is an infinitive with "to".
    pub infinitive: bool,
}

impl Reader<'_, '_> {
    /// Reads a verb: its own auxiliaries and adverbs, then what embeds it.
    pub(super) fn verb(&self, verb: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        if depth > 8 {
            return;
        }
        let mut has_aux = false;
        let mut infinitive = false;
        let mut conditional_mark = false;
        for child in a.children(verb) {
            match a.dep(child) {
                // "did not leave until June": left in June.
                Dep::Neg if is_only_late(a, verb) => {}
                Dep::Neg => statuses.push(Status::Denied),
                Dep::Aux | Dep::Auxpass => {
                    has_aux = true;
                    if a.tag(child) == Tag::To {
                        infinitive = true;
                    } else {
                        self.auxiliary(verb, child, statuses);
                    }
                }
                Dep::Advmod => {
                    let lower = a.lower(child);
                    let missed = self.is("near-miss", child) && child < verb;
                    if matches!(lower, "never" | "no_longer" | "longer") || missed {
                        statuses.push(Status::Denied);
                    } else if self.is("habit", child) && matches!(a.tag(verb), Tag::Vbz | Tag::Vbp)
                    {
                        statuses.push(Status::Ongoing);
                    } else if self.clauses.lexicon.contains("hedge", lower) {
                        statuses.push(Status::Possible);
                    }
                }
                // "will not rest until the group is beaten": it is not yet.
                Dep::Mark
                    if matches!(a.lower(child), "until" | "till")
                        && a.children(a.head(verb))
                            .any(|aux| a.tag(aux) == Tag::Md && a.dep(aux) == Dep::Aux) =>
                {
                    statuses.push(Status::Predicted);
                }
                Dep::Mark if matches!(a.lower(child), "if" | "unless" | "lest" | "should") => {
                    conditional_mark = true;
                }
                Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj
                    if a.children(child).any(|det| {
                        a.dep(det) == Dep::Det && matches!(a.lower(det), "no" | "neither")
                    }) || matches!(a.lower(child), "nobody" | "none" | "nothing") =>
                {
                    statuses.push(Status::Denied);
                }
                _ => {}
            }
        }
        if conditional_mark || self.is_inverted(verb) {
            statuses.push(Status::Conditional);
        }
        if self.is_passed_over(verb) {
            statuses.push(Status::Denied);
        }
        if self.is_asked(verb) {
            statuses.push(Status::Possible);
        }
        let own = Own {
            has_aux,
            infinitive,
        };
        self.embedding(verb, own, statuses, depth);
    }

    /// "Had the army attacked, they would have fled": a condition without a word for it.
    fn is_inverted(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        let first = a.subtree(verb).start;
        a.dep(verb) == Dep::Advcl
            && matches!(a.lower(first), "had" | "should" | "were")
            && a.dep(first) == Dep::Aux
            && a.head(first) == verb
    }

    /// "Did the army attack?": a question of whether, and not of who, where or why, which takes the
    /// deed for done.
    fn is_asked(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        let Some(aux) = (a.children_by(verb, &[Dep::Aux, Dep::Auxpass])).next() else {
            return false;
        };
        let mut subjects = a.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]);
        let sentence = &a.sentences()[a.sentence_of(verb)];
        let asks =
            (sentence.start..aux).any(|word| matches!(a.tag(word), Tag::Wp | Tag::Wrb | Tag::Wdt));
        a.dep(verb) == Dep::Root
            && subjects.any(|subject| aux < subject && subject < verb)
            && !asks
            && (verb..sentence.end).any(|token| a.text(token) == "?")
    }

    /// "instead of | attacking it", "rather than | attack it".
    fn is_passed_over(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        let before = |words: usize| verb.checked_sub(words).map(|token| a.lower(token));
        matches!(
            (before(2), before(1)),
            (Some("instead"), Some("of")) | (Some("rather"), Some("than"))
        )
    }

    fn auxiliary(&self, verb: usize, aux: usize, statuses: &mut Vec<Status>) {
        let a = self.clauses.analysis;
        match a.lower(aux) {
            "will" | "'ll" | "’ll" | "shall" | "wo" => statuses.push(Status::Predicted),
            "would" | "'d" | "’d" => {
                let told = a
                    .ancestors(verb)
                    .take(4)
                    .any(|above| self.is_report(above) && a.tag(above) == Tag::Vbd);
                let top = a.first_conjunct(verb);
                statuses.push(if told && a.dep(top) == Dep::Ccomp {
                    Status::Predicted
                } else {
                    Status::Conditional
                });
            }
            "may" | "might" | "could" => statuses.push(Status::Possible),
            "can" | "ca" => statuses.push(Status::Possible),
            "should" | "must" | "ought" => statuses.push(Status::Intended),
            "do" | "does" | "did" | "have" | "has" | "had" | "be" | "been" | "being" | "was"
            | "were" => {
                if matches!(a.lower(aux), "was" | "were")
                    && a.tag(verb) == Tag::Vbg
                    && a.dep(aux) == Dep::Aux
                {
                    statuses.push(Status::Ongoing);
                }
                if a.lower(aux) == "been" && a.tag(verb) == Tag::Vbg {
                    statuses.push(Status::Ongoing);
                }
            }
            "is" | "are" | "'s" | "’s" | "'re" | "am"
                if a.tag(verb) == Tag::Vbg && a.dep(aux) == Dep::Aux =>
            {
                let going_to = a.lower(verb) == "going" && a.child(verb, Dep::Xcomp).is_some();
                statuses.push(if going_to {
                    Status::Predicted
                } else {
                    Status::Ongoing
                });
            }
            _ => {}
        }
    }
}
