//! Toponyms: found, told apart from people and parties of the same name, and resolved.
//!
//! [`find`] reads an [`Analysis`] in steps: spans that may name a place ([`candidates`], [`extent`],
//! [`otherwise`], [`unlisted`]) with what speaks for each ([`evidence`]), those of the document that are
//! accepted together ([`accept`]), the places that each could be ([`question`], [`respell`],
//! [`within`]), which is meant ([`resolve`]), and how what is told lies to it ([`relation`], [`refer`]).

mod accept;
mod candidates;
mod dateline;
mod evidence;
mod extent;
mod map;
mod otherwise;
mod position;
mod question;
mod refer;
mod relation;
mod resolve;
mod respell;
mod unlisted;
mod within;
mod words;

pub use refer::reference;

pub(super) use words::is_side;

use std::ops::Range;

use accept::{accept, nations};
use dateline::is_dateline;
use question::questions;
use refer::refer;
use resolve::Answer;
use respell::respell;

use super::record::PlaceRef;
use crate::document::Metadata;
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Key, Kind};
use crate::knowledge::places::PlaceKey;
use crate::language::{Analysis, Dep};

/// A place named in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Tokens of the name, with its kind word ("Aleppo province") but without relation words.
    pub tokens: Range<usize>,
    /// Token that heads the name in the tree.
    pub head: usize,
    /// What it was resolved to; its `rule` says how.
    pub place: PlaceRef,
    /// Where that stands in the world's places.
    pub key: Option<PlaceKey>,
    /// Whether the words stand for the government of the place ("Moscow said").
    pub metonym: bool,
    /// Whether it is the capital of a country.
    pub capital: bool,
    /// Whether it is an adjective of nationality ("Turkish").
    pub adjective: bool,
    /// Whether it is part of the name of something else ("Bank of China").
    pub embedded: bool,
    /// Whether it only says where the report was filed ("BEIRUT, Lebanon (Agency) —").
    pub dateline: bool,
}

/// Every place of a document, left to right, none overlapping.
pub fn find(analysis: &Analysis, knowledge: &Knowledge) -> Vec<PlaceMention> {
    find_in(analysis, knowledge, &Metadata::default())
}

/// Every place of a document of which it is known where it was published: an outlet means the places
/// of its own country first.
pub fn find_in(
    analysis: &Analysis,
    knowledge: &Knowledge,
    published: &Metadata,
) -> Vec<PlaceMention> {
    let candidates = accept(analysis, knowledge, candidates::gather(analysis, knowledge));
    let (mut questions, asked_by) = questions(analysis, knowledge, &candidates);
    let mut nations = nations(&candidates, knowledge);
    if let Some(country) = home(published, knowledge) {
        *nations.entry(country).or_default() += 2;
    }
    let (mut chosen, mut main) = resolve::decide(&questions, &nations, &knowledge.places);
    let respelt = respell(
        analysis,
        knowledge,
        &candidates,
        &asked_by,
        &mut questions,
        &chosen,
        &nations,
    );
    if !respelt.is_empty() {
        (chosen, main) = resolve::decide(&questions, &nations, &knowledge.places);
    }
    let mentions = candidates
        .iter()
        .zip(&asked_by)
        .map(|(candidate, &number)| {
            let answer = chosen[number].and_then(|index| questions[number].answers.get(index));
            (candidate, number, answer)
        })
        .filter(|(candidate, _, answer)| !candidate.tentative || answer.is_some())
        .map(|(candidate, number, answer)| {
            let place = refer(
                analysis,
                knowledge,
                candidate,
                answer,
                main,
                respelt.contains(&number),
            );
            let head = head(analysis, &candidate.tokens);
            PlaceMention {
                tokens: candidate.tokens.clone(),
                head,
                metonym: !candidate.adjective
                    && answer.is_some_and(|answer| {
                        let relation = place.relation.as_deref();
                        candidate.is_itself(answer.kind)
                            && is_metonym(analysis, knowledge, head, answer, relation)
                    }),
                capital: answer.is_some_and(|answer| answer.capital),
                adjective: candidate.adjective,
                embedded: candidate.embedded,
                dateline: is_dateline(analysis, &candidate.tokens),
                key: answer.map(|answer| answer.key),
                place,
            }
        })
        .collect();
    without_listed_metonyms(analysis, mentions)
}

/// "in Lagos, Abuja and Ibadan": what stands in a list of places is one of them, also where the
/// parser takes it for a subject.
fn without_listed_metonyms(
    analysis: &Analysis,
    mut mentions: Vec<PlaceMention>,
) -> Vec<PlaceMention> {
    let joined = |one: &PlaceMention, other: &PlaceMention, by: &str| {
        one.tokens.end + 1 == other.tokens.start
            && !one.metonym
            && !one.adjective
            && !other.adjective
            && analysis.lower(one.tokens.end) == by
    };
    for index in 1..mentions.len().saturating_sub(1) {
        let [before, here, after] = &mentions[index - 1..=index + 1] else {
            continue;
        };
        let next = PlaceMention {
            metonym: false,
            ..here.clone()
        };
        if here.metonym && joined(before, here, ",") && joined(&next, after, "and") {
            mentions[index].metonym = false;
        }
    }
    mentions
}

/// The country of the outlet's address, where its last label is a country's and used as one.
fn home(published: &Metadata, knowledge: &Knowledge) -> Option<Key> {
    // Sold to everyone for what they spell.
    const GENERIC: &[&str] = &[
        "AI", "AM", "CC", "CO", "FM", "IO", "LA", "LY", "ME", "TO", "TV", "WS",
    ];
    let host = |address: &str| -> Option<String> {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split(['/', '?', ':']).next()?;
        let label = host.rsplit_once('.')?.1.to_ascii_uppercase();
        (label.len() == 2).then_some(label)
    };
    let label = [published.outlet.as_deref(), published.url.as_deref()]
        .into_iter()
        .flatten()
        .find_map(host)?;
    let code = if label == "UK" { "GB" } else { &label };
    (!GENERIC.contains(&code)).then(|| knowledge.places.gazetteer.country_of_code(code))?
}

/// The token of a range that the rest of it hangs on.
fn head(analysis: &Analysis, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .find(|&token| !tokens.contains(&analysis.head(token)) || analysis.head(token) == token)
        .unwrap_or(tokens.start)
}

/// Whether the words stand for a government: a country, division or capital that does what only
/// people do.
fn is_metonym(
    analysis: &Analysis,
    knowledge: &Knowledge,
    head: usize,
    answer: &Answer,
    relation: Option<&str>,
) -> bool {
    if !answer.capital && !matches!(answer.kind, Kind::Country | Kind::Province) {
        return false;
    }
    // A palace stands for those who rule in it wherever nothing is said to happen there.
    if answer.kind == Kind::Facility && relation.is_none() {
        return true;
    }
    // The first of joined names carries the role: "Moscow and Tehran agreed".
    let at = analysis.first_conjunct(head);
    let verb = analysis.head(at);
    match analysis.dep(at) {
        Dep::Nsubj => {
            words::is_act_of_state(knowledge, analysis.lemma(verb))
                && analysis.pos(verb) == crate::language::Pos::Verb
        }
        Dep::Pobj => analysis.dep(verb) == Dep::Agent,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
