//! The holder of an office that is spoken of by it: "the president", "the Russian foreign minister"
//! where the report names whoever that is.

use std::collections::BTreeMap;

use super::trail::faded;
use crate::extract::actor::{Determiner, Finder, Party, Phrase, noun_sense};
use crate::knowledge::kinds::NounSense;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, Tag};

/// How far back the holder of an office may have been named, in sentences.
const REACH: usize = 25;

/// How far back somebody is looked for of whom only his age is told, in sentences.
const AGE_REACH: usize = 3;

impl Finder<'_> {
    /// The office that the words at a noun name: "prime minister".
    pub(in crate::extract) fn office_at(&self, head: usize) -> Option<String> {
        let (noun, start) = noun_sense(self.analysis, self.knowledge, head)?;
        (noun.sense == NounSense::Person && self.analysis.tag(head) != Tag::Nns).then(|| {
            (start..head + 1)
                .map(|token| self.analysis.lower(token))
                .collect::<Vec<_>>()
                .join(" ")
        })
    }

    /// Who was named before and holds the office that a phrase speaks of: of several the one told
    /// of most and last. With a country, one of that country.
    pub(in crate::extract) fn office_holder(
        &self,
        phrase: &Phrase,
        country: Option<&str>,
    ) -> Option<Party> {
        let analysis = self.analysis;
        let office = self.office_at(phrase.head)?;
        let (_, start) = noun_sense(analysis, self.knowledge, phrase.head)?;
        // "the former president", "the deputy minister" is another.
        let narrowed = (phrase.modifiers.iter())
            .filter(|modifier| modifier.tokens.start < start)
            .any(|modifier| !self.is_national(modifier.tokens.start));
        // "her mother" is not everybody's.
        let anothers = phrase.possessor.is_some() && country.is_none();
        if phrase.determiner == Determiner::Indefinite || narrowed || anothers {
            return None;
        }
        let here = analysis.sentence_of(phrase.head);
        let told = &self.discourse.told;
        let from = told.partition_point(|&token| analysis.sentence_of(token) + REACH < here);
        let mut ranked = BTreeMap::<&str, (f64, &Party)>::new();
        for &token in &told[from..] {
            let there = analysis.sentence_of(token);
            let Some(party) = self.parties[token].first() else {
                continue;
            };
            let holds = (party.office.as_deref()).is_some_and(|held| {
                held == office || held.ends_with(&office) && held.ends_with(&format!(" {office}"))
            });
            if token >= phrase.tokens.start
                || party.plural
                || !holds
                // A country that only the context gave is not sure enough.
                || country.is_some()
                    && (party.country.as_deref() != country || party.curated.is_none())
                || self.named_in_clause(party, phrase.head)
            {
                continue;
            }
            // Who acts holds his office still.
            let near = faded(0.9, here - there);
            let weight = near
                * match analysis.dep(token) {
                    Dep::Nsubj => 1.5,
                    Dep::Dobj | Dep::Nsubjpass => 0.7,
                    _ => 1.0,
                };
            ranked.entry(&party.label).or_insert((0.0, party)).0 += weight;
        }
        let mut ranked: Vec<_> = ranked.into_values().collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.label.cmp(&b.1.label)));
        match ranked.as_slice() {
            [(_, found)] => Some((*found).clone()),
            [(best, found), (next, _), ..] if *best > 1.1 * next => Some((*found).clone()),
            _ => None,
        }
    }

    /// The only person of no office that the report has named so far, where a trade speaks of one
    /// again: "the 40-year-old sculptor".
    pub(super) fn only_person(&self, phrase: &Phrase, party: &Party) -> Option<Party> {
        let trade = |kind: Option<&str>| matches!(kind, None | Some("people" | "civilians"));
        let of_trade = party.person && !party.plural && party.kind.as_deref() == Some("people");
        if !of_trade || phrase.possessor.is_some() {
            return None;
        }
        let mut named = (self.discourse.told.iter())
            .filter(|&&token| token < phrase.tokens.start)
            .filter_map(|&token| Some((token, self.parties[token].first()?)))
            .filter(|(_, other)| other.named && other.person && !other.plural);
        let (token, only) = named.next()?;
        let alone =
            trade(only.kind.as_deref()) && named.all(|(_, other)| other.label == only.label);
        let fits = match (self.sex(phrase.head, party), self.sex(token, only)) {
            (Some(told), Some(known)) => told == known,
            _ => true,
        };
        (alone && fits).then(|| only.clone())
    }

    /// Whom "the 45-year-old" speaks of: the one whose name stands beside that age, "Anna Berg, 45,", or
    /// else the only one named close before.
    pub(in crate::extract) fn of_that_age(&self, phrase: &Phrase, years: usize) -> Option<Party> {
        let analysis = self.analysis;
        let here = analysis.sentence_of(phrase.head);
        let named: Vec<&Party> = (self.discourse.told.iter().rev())
            .filter(|&&token| token < phrase.tokens.start)
            .filter(|&&token| here - analysis.sentence_of(token).min(here) <= AGE_REACH)
            .filter_map(|&token| self.parties[token].first())
            .filter(|other| other.named && other.person && !other.plural)
            .collect();
        let beside = |other: &&&Party| {
            let comma = other.tokens.end;
            comma + 1 < years
                && analysis.text(comma) == ","
                && analysis.text(comma + 1) == analysis.text(years)
        };
        let (first, rest) = named.split_first()?;
        let only = rest.iter().all(|other| other.label == first.label);
        let found = (named.iter().find(beside)).or_else(|| only.then_some(first))?;
        Some((*found).clone())
    }

    /// Whether a person is named besides in the clause of a token, as somebody else.
    fn named_in_clause(&self, party: &Party, token: usize) -> bool {
        let Some(at) = party.curated else {
            return false;
        };
        let range = &self.analysis.sentences()[self.analysis.sentence_of(token)];
        self.spots().iter().any(|spot| {
            spot.meaning == Meaning::Actor(at)
                && range.contains(&spot.head)
                && self.analysis.dep(spot.head) != Dep::Appos
        })
    }
}
