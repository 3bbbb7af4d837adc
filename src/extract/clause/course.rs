//! The clauses that tell how an event which a noun names takes its course: "talks, which are to resume
//! in June", "the meeting is due to be held in the capital".

use super::{Clauses, Voice};
use crate::language::{Dep, Pos};

impl Clauses<'_> {
    /// The verbs that tell how the event of a noun takes its course, with what stands behind them.
    pub fn courses(&self, noun: usize) -> Vec<usize> {
        let a = self.analysis;
        if a.pos(noun) != Pos::Noun {
            return Vec::new();
        }
        let sentence = a.sentences()[a.sentence_of(noun)].clone();
        let relative = (noun..sentence.end).filter(|&clause| {
            a.dep(clause) == Dep::Relcl
                && (a.children_by(clause, &[Dep::Nsubj, Dep::Nsubjpass]))
                    .any(|pronoun| pronoun < clause && self.antecedent(pronoun) == noun)
        });
        let main = matches!(a.dep(noun), Dep::Nsubj | Dep::Nsubjpass).then(|| a.head(noun));
        (relative.chain(main))
            .filter_map(|clause| self.course(clause))
            .collect()
    }

    /// The verb of a clause by which an event begins, goes on or is held, as it is or as it is to be.
    pub(super) fn course(&self, clause: usize) -> Option<usize> {
        let a = self.analysis;
        let is = |verb: usize| {
            self.lexicon.contains("takes-course", a.lemma(verb))
                || self.voice(verb) == Voice::Passive
                    && self.lexicon.contains("is-held", a.lemma(verb))
        };
        if is(clause) {
            return Some(clause);
        }
        let to_be = a.children_by(clause, &[Dep::Acomp]);
        std::iter::once(clause)
            .chain(to_be)
            .filter(|&above| {
                a.lemma(above) == "be" || self.lexicon.contains("awaited", a.lemma(above))
            })
            .flat_map(|above| a.children_by(above, &[Dep::Xcomp]))
            .find(|&verb| is(verb))
    }

    /// Whether a noun is for an event that many take part in.
    pub(super) fn is_event(&self, noun: usize) -> bool {
        let sets = [
            "event-noun",
            "attack-noun",
            "fight-noun",
            "gathering",
            "has-a-course",
        ];
        (sets.iter()).any(|set| self.lexicon.contains(set, self.analysis.lemma(noun)))
    }
}
