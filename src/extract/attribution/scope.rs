//! What a reporting verb reports: the words below it, by the grammar that each sort of verb takes.

use std::collections::BTreeSet;

use super::Context;
use super::cue::below;
use crate::extract::clause::list;
use crate::extract::clause::set_off::is_set_off;
use crate::extract::clause::tensed;
use crate::language::{Analysis, Dep, Tag};

/// Clauses that a verb can govern as what is said.
pub(super) const SAID: &[Dep] = &[Dep::Ccomp, Dep::Parataxis];

impl Context<'_> {
    /// What a reporting verb reports. `at_tail` says that it stands behind all of it with its speaker.
    pub(super) fn scope(self, verb: usize, at_tail: bool) -> BTreeSet<usize> {
        let a = self.analysis;
        let cues = &self.knowledge.cues;
        let lexicon = &self.knowledge.lexicon;
        let lemma = a.lemma(verb).to_lowercase();
        let says = cues.verbs.contains(&lemma);
        let mut scope = all_below(a, a.children_by(verb, SAID));
        for said in a.children_by(verb, SAID) {
            for other in self.told_beside(said) {
                let apart = below(a, other);
                scope.retain(|token| !apart.contains(token));
            }
        }
        if scope.is_empty() {
            scope = self.of_own_or_object(verb, &lemma);
        }
        if lexicon.contains("alleging", &lemma) {
            scope.extend(self.laid_to_object(verb));
        }
        // "described the killing as a crime" takes it for told.
        let judges = (a.children_by(verb, &[Dep::Prep])).any(|through| a.lower(through) == "as");
        if cues.object_verbs.contains(&lemma) && !judges {
            let told = (a.children_by(verb, &[Dep::Dobj, Dep::Advcl])).filter(|&object| {
                a.dep(object) == Dep::Dobj || object > verb && is_seen_with(a, object)
            });
            scope.extend(all_below(a, told));
        }
        // Who carries out a raid carries no news of it.
        let shows = cues.showing_verbs.contains(&lemma) && a.child(verb, Dep::Prt).is_none();
        if shows && let Some(object) = a.child(verb, Dep::Dobj) {
            let noun = a.lemma(object).to_lowercase();
            if cues.utterances.contains(&noun) || lexicon.contains("picture", &noun) {
                scope.extend(below(a, object));
            }
        }
        if scope.is_empty() && says && !at_tail {
            scope = self.said_in_an_utterance(verb);
        }
        if scope.is_empty() && says {
            scope = self.said_behind_that(verb);
        }
        if scope.is_empty() && says {
            scope = self.said_around(verb);
        }
        scope
    }

    /// What is told beside what is said, and not by it: "The army said a guard was killed, | while the
    /// rebels said they had killed nine", "said rebels had left, and | urged the council to meet".
    fn told_beside(self, said: usize) -> Vec<usize> {
        let a = self.analysis;
        let against = |clause: &usize| {
            (a.children_by(*clause, &[Dep::Mark]))
                .any(|mark| matches!(a.lower(mark), "while" | "whereas"))
        };
        let says = |clause: &usize| {
            self.knowledge.cues.verbs.contains(a.lemma(*clause))
                && a.child(*clause, Dep::Ccomp).is_some()
                && a.child(*clause, Dep::Nsubj).is_some()
        };
        let others = (a.children_by(said, &[Dep::Advcl]))
            .filter(against)
            .filter(says);
        let lexicon = &self.knowledge.lexicon;
        let besides = (a.children_by(said, &[Dep::Conj]))
            .filter(|&verb| tensed::saying_above(a, lexicon, verb).is_some());
        others.chain(besides).collect()
    }

    /// "expected the army to arrive", "claims to have sunk the ship", "admitted killing two": what is
    /// thought or told of an object, or of what the speaker has done. "considers sending arms" is about
    /// what he will do.
    fn of_own_or_object(self, verb: usize, lemma: &str) -> BTreeSet<usize> {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let confesses = lexicon.contains("tells-of-own-deed", lemma);
        let thinks = self.knowledge.cues.thought_verbs.contains(lemma);
        if !(confesses || thinks || lexicon.contains("told-of-another", lemma)) {
            return BTreeSet::new();
        }
        let done = |said: usize| {
            (a.children_by(said, &[Dep::Aux])).any(|aux| a.lower(aux) == "have")
                || confesses && a.tag(said) == Tag::Vbg
        };
        let told = a.children_by(verb, &[Dep::Xcomp]).filter(|&said| {
            a.child(verb, Dep::Dobj).is_some() || a.child(said, Dep::Nsubj).is_some() || done(said)
        });
        // "confessed to killing two"
        let to = (a.children_by(verb, &[Dep::Prep])).filter(|&to| confesses && a.lower(to) == "to");
        let confessed = to.flat_map(|to| a.children_by(to, &[Dep::Pcomp]));
        all_below(a, told.chain(confessed))
    }

    /// "accused the army of shelling": the charge may hang on the verb or on the army.
    fn laid_to_object(self, verb: usize) -> BTreeSet<usize> {
        let a = self.analysis;
        let of = |above: usize| {
            (a.children_by(above, &[Dep::Prep])).filter(|&through| a.lower(through) == "of")
        };
        let accused = a.child(verb, Dep::Dobj).into_iter();
        let of_accused = (accused.flat_map(|accused| list::all(a, accused))).flat_map(of);
        all_below(a, of(verb).chain(of_accused))
    }

    /// "said in a statement carried by the agency that …", wherever the parser hangs what is said: the
    /// clause with "that" somewhere in the phrase of the utterance in which a verb says it.
    fn said_in_an_utterance(self, verb: usize) -> BTreeSet<usize> {
        let a = self.analysis;
        let utterance = (a.children_by(verb, &[Dep::Prep]))
            .filter(|&preposition| preposition > verb && a.lower(preposition) == "in")
            .filter_map(|preposition| a.child(preposition, Dep::Pobj))
            .find(|&noun| (self.knowledge.cues.utterances).contains(a.lemma(noun)));
        let told = |noun: usize| {
            a.subtree(noun).find(|&clause| {
                matches!(a.dep(clause), Dep::Ccomp | Dep::Acl | Dep::Relcl)
                    && (a.children_by(clause, &[Dep::Mark])).any(|mark| a.lower(mark) == "that")
            })
        };
        (utterance.and_then(told)).map_or_else(BTreeSet::new, |clause| below(a, clause))
    }

    /// "said | that a man they knew as the Cook had shot him": all that hangs on the verb behind a
    /// conjunction that the parser left without its clause.
    fn said_behind_that(self, verb: usize) -> BTreeSet<usize> {
        let a = self.analysis;
        let that = (a.children(verb)).find(|&child| {
            child > verb && a.lower(child) == "that" && matches!(a.tag(child), Tag::In)
        });
        that.map_or_else(BTreeSet::new, |that| {
            all_below(a, a.children(verb).filter(|&child| child > that))
        })
    }

    /// "The army, officials say, has left": the verb is put into what it reports.
    fn said_around(self, verb: usize) -> BTreeSet<usize> {
        let a = self.analysis;
        let inserted = match a.dep(verb) {
            Dep::Parataxis => true,
            Dep::Advcl => a.child(verb, Dep::Nsubj).is_some() && self.set_off(verb),
            _ => false,
        };
        if !inserted {
            return BTreeSet::new();
        }
        let own = below(a, verb);
        let mut scope = below(a, a.head(verb));
        scope.retain(|token| !own.contains(token));
        scope
    }

    /// What goes on behind a speaker put into what is told, and that the parser hung on the verb of
    /// speech: "She flew to Tollen, an aide said, | to meet the premier".
    pub(super) fn told_on(self, verb: usize) -> BTreeSet<usize> {
        let a = self.analysis;
        let inserted = verb + 1 < a.len() && a.text(verb + 1) == ",";
        let aims = (a.children_by(verb, &[Dep::Xcomp])).filter(|&aim| inserted && aim > verb);
        all_below(a, aims)
    }

    /// Whether a clause without a conjunction stands between commas.
    fn set_off(self, verb: usize) -> bool {
        is_set_off(self.analysis, verb) && self.analysis.child(verb, Dep::Mark).is_none()
    }
}

/// These tokens and everything below them.
fn all_below(analysis: &Analysis, tops: impl Iterator<Item = usize>) -> BTreeSet<usize> {
    tops.flat_map(|top| below(analysis, top)).collect()
}

/// Whether an adverbial clause tells what was seen with the object ("as the army came near").
fn is_seen_with(analysis: &Analysis, clause: usize) -> bool {
    analysis.children(clause).any(|child| {
        analysis.dep(child) == Dep::Mark && matches!(analysis.lower(child), "as" | "when")
    })
}
