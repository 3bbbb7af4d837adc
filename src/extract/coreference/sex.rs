//! Whether "he" or "she" may stand for somebody: by the noun or title that names him, by the pronoun
//! that stood for him before, and by a first name that only men or only women bear.

use crate::extract::actor::{Finder, Party};
use crate::language::Tag;

/// Sex of a person, as words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Sex {
    Woman,
    Man,
}

impl Sex {
    /// What a pronoun tells.
    fn of_pronoun(word: &str) -> Option<Self> {
        match word {
            "he" | "him" | "his" | "himself" => Some(Self::Man),
            "she" | "her" | "hers" | "herself" => Some(Self::Woman),
            _ => None,
        }
    }
}

impl Finder<'_> {
    /// Whether a party that stands at a token is known to be of the other sex than a pronoun.
    pub(super) fn other_sex(&self, pronoun: usize, candidate: usize, party: &Party) -> bool {
        let Some(wanted) = Sex::of_pronoun(self.analysis.lower(pronoun)) else {
            return false;
        };
        self.sex(candidate, party).is_some_and(|sex| sex != wanted)
    }

    /// What is known of a party's sex.
    pub(super) fn sex(&self, token: usize, party: &Party) -> Option<Sex> {
        Sex::of_pronoun(self.analysis.lower(token))
            .or_else(|| self.sex_by_word("woman", "man", &party.noun))
            .or_else(|| self.discourse.sexes.get(&party.label).copied())
            .or_else(|| {
                let first = party
                    .label
                    .split(' ')
                    .next()
                    .unwrap_or_default()
                    .to_lowercase();
                let name = party.noun.is_empty() && party.person && !party.plural;
                name.then(|| self.sex_by_word("womans-name", "mans-name", &first))
                    .flatten()
            })
    }

    /// The sex that a word tells by the sets that hold words for women and for men.
    fn sex_by_word(&self, women: &str, men: &str, word: &str) -> Option<Sex> {
        let lexicon = &self.knowledge.lexicon;
        if lexicon.contains(women, word) {
            Some(Sex::Woman)
        } else {
            lexicon.contains(men, word).then_some(Sex::Man)
        }
    }

    /// Takes note of the sex that a title before a name tells, or the pronoun that stood for it.
    pub(super) fn note_sex(&mut self, token: usize) {
        let analysis = self.analysis;
        let Some(party) = self.parties[token].first().filter(|party| party.person) else {
            return;
        };
        if party.plural {
            return;
        }
        let told = match Sex::of_pronoun(analysis.lower(token)) {
            Some(sex) => Some(sex),
            None => {
                let before = party.tokens.start.saturating_sub(2)..party.tokens.end;
                before
                    .filter(|&at| analysis.tag(at) == Tag::Nnp)
                    .find_map(|at| {
                        let title = analysis.lower(at).trim_end_matches('.');
                        self.sex_by_word("womans-title", "mans-title", title)
                    })
            }
        };
        if let Some(sex) = told {
            self.discourse
                .sexes
                .entry(party.label.clone())
                .or_insert(sex);
        }
    }
}
