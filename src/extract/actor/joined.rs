//! Descriptions of two at once, or of one who is both: "Kurdish and Yezidi fighters", "a
//! German-Iraqi boy".

use std::ops::Range;

use super::Finder;
use super::party::Party;
use super::phrase::{Determiner, Modifier, Phrase, noun_sense};
use crate::knowledge::class::Class;
use crate::knowledge::kinds::NounSense;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl Finder<'_> {
    /// The parties of a head noun that several share: "Ruritanian and UN forces", "the army and
    /// Tigers fighters", "government and rebel troops". Each is read as if it stood before the noun
    /// alone. None where all are states or peoples, which the phrase as a whole tells.
    pub(super) fn each_that_shares(&mut self, head: usize) -> Option<Vec<Party>> {
        let analysis = self.analysis;
        let joined = |child: usize| {
            child < head
                && matches!(analysis.dep(child), Dep::Nmod | Dep::Amod | Dep::Compound)
                && analysis.child(child, Dep::Cc).is_some()
        };
        if !matches!(analysis.pos(head), Pos::Noun | Pos::Propn)
            || !analysis.children(head).any(joined)
        {
            return None;
        }
        let (whole, start) = noun_sense(analysis, self.knowledge, head)?;
        let phrase = Phrase::at(analysis, head);
        let groups = self.sharing_groups(&phrase)?;
        let mut parties: Vec<Party> = Vec::new();
        let beside_a_name = phrase.modifiers.last().is_some_and(|last| {
            let spot = self.own_spot(last.tokens.start);
            spot.is_some_and(|spot| matches!(spot.meaning, Meaning::Actor(_)))
        });
        for group in groups {
            let words = &phrase.modifiers[group];
            let (first, last) = (words.first()?.tokens.start, words.last()?.tokens.start);
            let named = (self.spot_of[head]).filter(|&at| self.spots[at].tokens.contains(&last));
            // "the army and Tigers fighters": the first is a body by itself.
            let body = (noun_sense(analysis, self.knowledge, last)).filter(|(noun, _)| {
                beside_a_name
                    && noun.sense == NounSense::Group
                    && first == last
                    && analysis.tag(last) == Tag::Nn
                    && phrase.determiner == Determiner::Definite
            });
            let mut found = match (named, body) {
                (Some(_), _) => self.by_name(head).flatten().into_iter().collect(),
                (None, Some((noun, start))) => {
                    self.described(&Phrase::at(analysis, last), noun.kind, noun.sense, start)
                }
                _ => Vec::new(),
            };
            if found.is_empty() {
                // "army and intelligence chiefs": only the second are "intelligence chiefs".
                let bare = self.kinds().noun(&analysis.lemma(head).to_lowercase());
                let (noun, start) = match bare.filter(|_| last < start) {
                    Some(bare) => (bare, head),
                    None => (whole, start),
                };
                let own = Phrase {
                    tokens: first..head + 1,
                    modifiers: words.to_vec(),
                    ..phrase.clone()
                };
                found = self.described(&own, noun.kind, noun.sense, start);
            }
            parties.extend(found);
        }
        (parties.len() > 1).then_some(parties)
    }

    /// The groups of modifiers, by their numbers, that "and" or commas part before a head noun, where
    /// each tells whose it is and not all of them are countries or peoples.
    fn sharing_groups(&self, phrase: &Phrase) -> Option<Vec<Range<usize>>> {
        let analysis = self.analysis;
        let parted = |pair: &[Modifier]| {
            (pair[0].tokens.end..pair[1].tokens.start)
                .any(|at| analysis.tag(at) == Tag::Cc || analysis.text(at) == ",")
        };
        let words = &phrase.modifiers;
        let cuts = (1..words.len()).filter(|&at| parted(&words[at - 1..=at]));
        let ends: Vec<usize> = cuts.chain([words.len()]).collect();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let groups: Vec<Range<usize>> = (starts.zip(&ends)).map(|(from, &to)| from..to).collect();
        let last = |group: &Range<usize>| &words[group.end - 1];
        let national = |word: &Modifier| {
            let spot = self.own_spot(word.tokens.start);
            spot.is_some_and(|spot| !matches!(spot.meaning, Meaning::Actor(_)))
        };
        let head = analysis.lemma(phrase.head).to_lowercase();
        let owns = |word: &Modifier| {
            let token = word.tokens.start;
            let sense = || noun_sense(analysis, self.knowledge, token);
            match word.compound_participle {
                true => self.is_backed(word),
                false => {
                    // "security and Tigers forces" are security forces too.
                    let with_head = format!("{} {head}", analysis.lower(token));
                    self.own_spot(token).is_some()
                        || self.kinds().noun(&with_head).is_some()
                        || matches!(analysis.pos(token), Pos::Noun | Pos::Propn)
                            && sense().is_some_and(|(noun, _)| {
                                noun.sense == NounSense::Group
                                    || noun.kind.classes.contains(Class::Armed)
                            })
                }
            }
        };
        let fits = groups.len() > 1
            && groups.iter().all(|group| owns(last(group)))
            && !groups.iter().all(|group| national(last(group)));
        fits.then_some(groups)
    }

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
