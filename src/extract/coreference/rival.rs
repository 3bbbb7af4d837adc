//! Things that a pronoun may stand for as well as a party: "The school says it …", "There was no answer
//! to the appeal. It was …". Where one stands nearer than the party that was found, nobody is meant.

use crate::extract::actor::Finder;
use crate::language::{Dep, Pos, Tag};

impl Finder<'_> {
    /// Whether a singular or plural thing, as the pronoun asks, stands where the pronoun looks
    /// first, and the party found stands farther off.
    pub(super) fn thing_is_nearer(&self, pronoun: usize, found: usize, several: bool) -> bool {
        let a = self.analysis;
        let here = a.sentence_of(pronoun);
        let verb = a.head(pronoun);
        let subject = matches!(a.dep(pronoun), Dep::Nsubj | Dep::Nsubjpass);
        // "The school says it teaches": who says so speaks of himself.
        let says = a.head(verb);
        if subject
            && a.dep(verb) == Dep::Ccomp
            && self.knowledge.cues.verbs.contains(a.lemma(says))
            && let Some(speaker) = a.child(says, Dep::Nsubj)
            && speaker < pronoun
            && speaker != found
            && self.is_thing(speaker, several)
        {
            return true;
        }
        if a.sentence_of(found) == here {
            return false;
        }
        // What only parties do tells enough.
        let lexicon = &self.knowledge.lexicon;
        let lemma = a.lemma(verb);
        if subject
            && (self.knowledge.cues.verbs.contains(lemma)
                || lexicon.contains("done-in-fight", lemma))
        {
            return false;
        }
        if matches!(a.dep(pronoun), Dep::Dobj | Dep::Nsubjpass | Dep::Nsubj) {
            let start = a.sentences()[here].start;
            // "blessed the bird, granting it a long life"
            let within = (start..pronoun).rev().find(|&token| {
                matches!(a.dep(token), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass)
                    && self.is_thing(token, several)
                    && a.head(token) != verb
            });
            if within.is_some() {
                return true;
            }
        }
        // The sentence before is about a thing, and tells of the party by the way.
        let by_the_way = !matches!(
            a.dep(self.conjoined_first(found)),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Poss | Dep::Agent
        );
        by_the_way
            && subject
            && here > 0
            && a.sentence_of(found) + 1 == here
            && a.sentences()[here - 1].clone().any(|token| {
                matches!(a.dep(token), Dep::Nsubj | Dep::Nsubjpass | Dep::Attr)
                    && a.dep(a.head(token)) == Dep::Root
                    && self.is_thing(token, several)
            })
    }

    /// Whether a token heads the name or noun of something that is no party, of this number.
    fn is_thing(&self, token: usize, several: bool) -> bool {
        let a = self.analysis;
        let number = match a.tag(token) {
            Tag::Nn | Tag::Nnp => !several,
            Tag::Nns | Tag::Nnps => several,
            _ => return false,
        };
        number
            && matches!(a.pos(token), Pos::Noun | Pos::Propn)
            && self.parties[token].is_empty()
            && !self.knowledge.lexicon.contains("day", a.lemma(token))
    }
}
