//! What a token stands for: the noun behind one that only measures, the antecedent of a relative
//! pronoun, the head of the phrase that it modifies.

use super::{Clauses, DEPTH};
use crate::language::{Dep, Pos, Tag};

impl Clauses<'_> {
    /// What a noun that only measures or divides stands for: the civilians of "thousands of
    /// civilians", the town of "parts of the town". Other tokens stand for themselves.
    pub fn content(&self, token: usize) -> Vec<usize> {
        let mut found = vec![token];
        for _ in 0..3 {
            let next: Vec<usize> = found
                .iter()
                .flat_map(|&token| self.content_once(token))
                .collect();
            if next == found {
                break;
            }
            found = next;
        }
        found
    }

    fn content_once(&self, token: usize) -> Vec<usize> {
        let a = self.analysis;
        let divides = a.tag(token) == Tag::Cd
            || matches!(a.pos(token), Pos::Det | Pos::Num)
            || self.lexicon.contains("transparent", a.lemma(token))
            || self.lexicon.contains("transparent", a.lower(token));
        if divides {
            let inside = self.own_prepositional(token, "of");
            if !inside.is_empty() {
                return inside;
            }
        }
        vec![token]
    }

    /// What a relative pronoun stands for; other tokens stand for themselves.
    pub fn antecedent(&self, token: usize) -> usize {
        let a = self.analysis;
        let relative = matches!(a.tag(token), Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
            || a.lower(token) == "that"
                && matches!(
                    a.dep(token),
                    Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj
                );
        if !relative {
            return token;
        }
        let clause = a
            .ancestors(token)
            .take(DEPTH as usize)
            .find(|&above| a.dep(above) == Dep::Relcl);
        if let Some(clause) = clause {
            if self.denies_the_sentence(token, clause) {
                return token;
            }
            return (self.described_before(token, clause))
                .unwrap_or_else(|| self.fitting_antecedent(token, clause));
        }
        if let Some(clefted) = self.clefted(token).or_else(|| self.pseudo_clefted(token)) {
            return clefted;
        }
        // "…, most of which has been taken": where the parser made no relative clause of it, the
        // phrase before the comma is meant.
        let sentence = &a.sentences()[a.sentence_of(token)];
        let mut at = token;
        while at > sentence.start {
            at -= 1;
            if a.pos(at) == Pos::Punct && at > sentence.start {
                let noun = at - 1;
                return if matches!(a.pos(noun), Pos::Noun | Pos::Propn) {
                    self.phrase_head(noun)
                } else {
                    token
                };
            }
            if token - at > 4 {
                break;
            }
        }
        token
    }

    /// The head of the noun phrase that a token is a modifier in.
    pub fn phrase_head(&self, token: usize) -> usize {
        let a = self.analysis;
        let mut at = token;
        while matches!(
            a.dep(at),
            Dep::Compound
                | Dep::Amod
                | Dep::Nmod
                | Dep::Nummod
                | Dep::Det
                | Dep::Poss
                | Dep::Npadvmod
                | Dep::Case
        ) && a.head(at) != at
            && matches!(
                a.pos(a.head(at)),
                Pos::Noun | Pos::Propn | Pos::Adj | Pos::Verb
            )
        {
            at = a.head(at);
        }
        at
    }
}
