//! Descriptions of two at once, or of one who is both: "Kurdish and Yezidi fighters", "a
//! German-Iraqi boy".

use super::Finder;
use super::phrase::Phrase;
use crate::language::EntityLabel;

impl Finder<'_> {
    /// Two peoples, faiths or tribes before a noun that "and" joins.
    pub(super) fn joined_peoples(&self, phrase: &Phrase) -> Option<[String; 2]> {
        let analysis = self.analysis;
        let people = |token: usize| {
            let word = self.knowledge.kinds.noun(analysis.lower(token));
            self.own_spot(token).is_none()
                && (word.is_some_and(|noun| noun.kind.notation == "community")
                    || analysis
                        .entity_at(token)
                        .is_some_and(|entity| entity.label == EntityLabel::Norp))
        };
        (phrase.modifiers.windows(2))
            .map(|pair| (pair[0].tokens.start, pair[1].tokens.start))
            .find(|&(first, second)| {
                second == first + 2
                    && analysis.lower(first + 1) == "and"
                    && people(first)
                    && people(second)
            })
            .map(|(first, second)| [first, second].map(|token| self.cased(token)))
    }

    /// The first of two nationalities that a hyphen joins.
    pub(super) fn of_both(&self, phrase: &Phrase) -> Option<String> {
        let hyphen = |token: usize| self.analysis.text(token) == "-";
        (phrase.modifiers.windows(2))
            .map(|pair| (pair[0].tokens.start, pair[1].tokens.start))
            .find(|&(first, second)| {
                second == first + 2
                    && hyphen(first + 1)
                    && self.is_national(first)
                    && self.is_national(second)
            })
            .map(|(first, _)| self.analysis.text(first).to_owned())
    }
}
