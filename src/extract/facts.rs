//! What the other finders know of each token, in one place: the answers to the tests of patterns
//! and to the binding of places, times and quantities.

use std::ops::Range;

use super::actor::{ActorIndex, Class};
use super::check::{Asked, BuiltIn, Check};
use super::clause::list;
use super::place::PlaceMention;
use super::quantity::QuantityMention;
use super::time::TimeMention;
use crate::knowledge::lexicon::{Lexicon, SetNumber};
use crate::knowledge::pattern::Lemma;
use crate::language::{Analysis, EntityLabel, Pos, Tag};

/// The findings about one document, by token.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The parse.
    pub analysis: &'a Analysis,
    /// Word lists.
    pub lexicon: &'a Lexicon,
    /// Who can act.
    pub actors: &'a ActorIndex,
    /// Places, left to right.
    pub places: &'a [PlaceMention],
    /// Times, left to right.
    pub times: &'a [TimeMention],
    /// Quantities, left to right.
    pub quantities: &'a [QuantityMention],
    place_at: Vec<Option<u32>>,
    time_at: Vec<Option<u32>>,
    quantity_at: Vec<Option<u32>>,
    sets_at: SetsAt,
}

/// The lemma sets that have each token, alone or with the words before it.
#[derive(Debug)]
struct SetsAt {
    sets: Vec<SetNumber>,
    /// Where those of each token end in `sets`; they begin where the ones before end.
    ends: Vec<u32>,
}

impl<'a> Facts<'a> {
    /// Indexes the findings.
    pub fn new(
        analysis: &'a Analysis,
        lexicon: &'a Lexicon,
        actors: &'a ActorIndex,
        places: &'a [PlaceMention],
        times: &'a [TimeMention],
        quantities: &'a [QuantityMention],
    ) -> Self {
        let index = |ranges: &mut dyn Iterator<Item = &'a Range<usize>>| {
            let mut at = vec![None; analysis.len()];
            for (number, range) in ranges.enumerate() {
                for token in range.clone() {
                    if let Some(slot) = at.get_mut(token) {
                        *slot = u32::try_from(number).ok();
                    }
                }
            }
            at
        };
        Self {
            place_at: index(&mut places.iter().map(|place| &place.tokens)),
            time_at: index(&mut times.iter().map(|time| &time.tokens)),
            quantity_at: index(&mut quantities.iter().map(|quantity| &quantity.tokens)),
            sets_at: SetsAt::new(analysis, lexicon),
            analysis,
            lexicon,
            actors,
            places,
            times,
            quantities,
        }
    }

    /// The place that a token names a part of; not an adjective of nationality, nor a place in
    /// another thing's name ("Bank of China").
    pub fn place(&self, token: usize) -> Option<&'a PlaceMention> {
        let at = (*self.place_at.get(token)?)? as usize;
        // A curated party is nobody's place: "the militia's lines".
        (self.places.get(at))
            .filter(|place| !place.adjective && !place.embedded && !self.names_a_party(token))
    }

    /// The places that a sentence names, of every sort.
    pub fn places_of(&self, sentence: usize) -> &'a [PlaceMention] {
        let sentence_of = |place: &PlaceMention| self.analysis.sentence_of(place.head);
        let from = (self.places).partition_point(|place| sentence_of(place) < sentence);
        let len = (self.places[from..]).partition_point(|place| sentence_of(place) == sentence);
        &self.places[from..from + len]
    }

    /// Whether the tagger takes a token for a person's name.
    pub fn names_person(&self, token: usize) -> bool {
        let entity = self.analysis.entity_at(token);
        entity.is_some_and(|entity| entity.label == EntityLabel::Person)
    }

    /// The time expression that a token is part of.
    pub fn time(&self, token: usize) -> Option<&'a TimeMention> {
        let at = (*self.time_at.get(token)?)? as usize;
        self.times.get(at)
    }

    /// The quantity that a token is part of.
    pub fn quantity(&self, token: usize) -> Option<&'a QuantityMention> {
        let at = (*self.quantity_at.get(token)?)? as usize;
        self.quantities.get(at)
    }

    /// Whether a token meets a test.
    pub fn meets(&self, token: usize, check: &Check<'_>) -> bool {
        // "arrested in March": no march.
        if self.analysis.tag(token) == Tag::Nnp && self.time(token).is_some() {
            return matches!(check, Check::Named(asked) if asked.built_in == Some(BuiltIn::Time));
        }
        match check {
            Check::Word(word) => self.has_word(token, word),
            Check::Compound(lemma) => self.has_lemma(token, lemma),
            Check::Named(asked) => self.answers(token, *asked),
        }
    }

    /// Whether the token, with the words before it for a compound, has this lemma.
    pub fn has_lemma(&self, token: usize, lemma: &Lemma) -> bool {
        let a = self.analysis;
        let mut at = token;
        for (nth, word) in lemma.words.iter().rev().enumerate() {
            if nth > 0 {
                // A hyphen between the words of a compound is passed over.
                at = match at.checked_sub(1) {
                    Some(before) if a.pos(before) == Pos::Punct => match before.checked_sub(1) {
                        Some(before) => before,
                        None => return false,
                    },
                    Some(before) => before,
                    None => return false,
                };
            }
            if !self.has_word(at, word) {
                return false;
            }
        }
        true
    }

    /// Whether the token is a form of a word.
    fn has_word(&self, token: usize, word: &str) -> bool {
        let (lemma, lower) = (self.analysis.lemma(token), self.analysis.lower(token));
        lemma == word || lower == word || lemma.eq_ignore_ascii_case(word)
    }

    /// Whether the token is of a class of actors, a place, time or quantity, stands in a list, or
    /// is in the lemma set of this name.
    pub fn is(&self, token: usize, name: &str) -> bool {
        self.answers(token, Asked::named(name, self.lexicon))
    }

    fn answers(&self, token: usize, asked: Asked) -> bool {
        let built_in = asked.built_in.is_some_and(|built_in| match built_in {
            BuiltIn::Place => {
                self.place(token).is_some()
                    || self.in_set(token, "place-noun") && !self.names_a_party(token)
                    || self.is_unlisted_place(token)
            }
            BuiltIn::Time => self.time(token).is_some(),
            BuiltIn::Quantity => self.quantity(token).is_some(),
            BuiltIn::Joined => {
                list::is_member(self.analysis, token)
                    || list::members(self.analysis, token).next().is_some()
            }
            BuiltIn::Class(class) => self.actors.classes(token).contains(class),
        });
        built_in || (asked.set).is_some_and(|set| self.sets_at.of(token).contains(&set))
    }

    /// Whether the token is part of the name of a party that is no country: of the Islamic State
    /// the last word is no ground.
    fn names_a_party(&self, token: usize) -> bool {
        let party = self.actors.participant(token);
        party.is_some_and(|party| party.rule == "curated")
            && !self.actors.classes(token).contains(Class::Country)
    }

    /// Whether a token heads the name of a place that no list has.
    fn is_unlisted_place(&self, token: usize) -> bool {
        let named = self.analysis.entity_at(token).is_some_and(|entity| {
            matches!(entity.label, EntityLabel::Gpe | EntityLabel::Loc)
                && entity.tokens.end == token + 1
        });
        named && self.actors.participant(token).is_none()
    }

    /// Whether the token, alone or with the words before it, is a member of a lemma set.
    pub fn in_set(&self, token: usize, set: &str) -> bool {
        let sets = self.sets_at.of(token);
        !sets.is_empty() && (self.lexicon.number(set)).is_some_and(|set| sets.contains(&set))
    }
}

impl SetsAt {
    fn new(analysis: &Analysis, lexicon: &Lexicon) -> Self {
        let mut at = Self {
            sets: Vec::new(),
            ends: Vec::with_capacity(analysis.len()),
        };
        for token in 0..analysis.len() {
            let (lemma, lower) = (analysis.lemma(token), analysis.lower(token));
            at.sets.extend(lexicon.sets_of(lemma));
            if lower != lemma {
                at.sets.extend(lexicon.sets_of(lower));
            }
            if let Some(before) = token.checked_sub(1)
                && lexicon.closes(lemma)
            {
                at.add_compounds(before, lemma, analysis, lexicon);
            }
            at.ends.push(at.sets.len() as u32);
        }
        at
    }

    /// The sets that have a word together with the one or two before it; a hyphen is passed over.
    fn add_compounds(&mut self, before: usize, last: &str, analysis: &Analysis, lexicon: &Lexicon) {
        let before = match analysis.pos(before) {
            Pos::Punct => before.saturating_sub(1),
            _ => before,
        };
        let two = format!("{} {last}", analysis.lower(before));
        self.sets.extend(lexicon.sets_of(&two));
        if before > 0 {
            let three = format!("{} {two}", analysis.lower(before - 1));
            self.sets.extend(lexicon.sets_of(&three));
        }
    }

    fn of(&self, token: usize) -> &[SetNumber] {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.sets[start as usize..self.ends[token] as usize]
    }
}
