//! Spans that may name a place, each weighed as it is found.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::evidence::{ENOUGH, Persons, weigh};
use super::extent::{LONGEST, breaks, can_start, closes, reach};
use super::otherwise::{abbreviation, adjective};
use super::position::{stands_as_one_name, stands_where_a_place_does};
use super::unlisted::unlisted;
use super::words::{
    is_capitalised, is_side, is_tied_article, kind_after, kind_before, kind_of, kind_of_list,
};
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::Kind;
use crate::knowledge::names::{Meaning, Word, words};
use crate::knowledge::places::{Naming, PlaceKey};
use crate::language::{Analysis, EntityLabel};

/// A span that may name a place.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The name with its kind word.
    pub tokens: Range<usize>,
    /// The name alone, as looked up.
    pub name: Range<usize>,
    /// What it could be.
    pub uses: Vec<(PlaceKey, Naming)>,
    /// The kind that the words beside it ask for.
    pub asked: Option<Kind>,
    /// What speaks for a place, in points; [`ENOUGH`] make it one.
    pub points: i32,
    /// Whether it is an adjective of nationality or region.
    pub adjective: bool,
    /// Whether it is part of the name of an organisation or person.
    pub embedded: bool,
    /// Whether it stands only as an abbreviation after a comma.
    pub abbreviation: bool,
    /// Whether only its look and its stand speak for it, so that it needs a place in the countries of
    /// the document that is spelt alike.
    pub tentative: bool,
    /// Whether it stands behind a preposition of place.
    pub located: bool,
}

/// Every candidate of a document, left to right, none overlapping.
pub(super) fn gather(analysis: &Analysis, knowledge: &Knowledge) -> Vec<Candidate> {
    let persons = Persons::of(analysis, knowledge);
    let mut names = Names::default();
    let mut found = Vec::new();
    for sentence in analysis.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            match candidate(analysis, knowledge, &persons, &mut names, sentence, at) {
                Some(candidate) => {
                    at = candidate.tokens.end.max(at + 1);
                    found.push(candidate);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// What the names of a document can stand for; most stand in it more than once.
type Names<'a> = FxHashMap<&'a str, Vec<(PlaceKey, Naming)>>;

fn candidate<'a>(
    analysis: &'a Analysis,
    knowledge: &Knowledge,
    persons: &Persons,
    names: &mut Names<'a>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    if !can_start(analysis, at, sentence.end) || is_behind_article(analysis, knowledge, at) {
        return None;
    }
    let adjective = adjective(analysis, knowledge, sentence, at);
    let listed = listed(analysis, knowledge, names, sentence, at);
    let longer = |listed: &Candidate| {
        adjective
            .as_ref()
            .is_none_or(|words| listed.name.len() > words.name.len())
    };
    let whole = |listed: &Candidate| {
        let end = listed.tokens.end;
        listed.name.len() > 1
            || !is_tied_article(analysis, end, sentence.end)
                && !stands_as_one_name(analysis, knowledge, sentence, at)
    };
    let stands = |mut listed: Candidate| {
        if stands_where_a_place_does(analysis, knowledge, &listed.tokens) {
            listed.points += 2 * ENOUGH;
        }
        listed
    };
    let listed = listed.filter(longer).filter(whole).map(stands);
    if let (Some(adjective), None) = (adjective, &listed) {
        return Some(adjective);
    }
    // A town has half the names of the world among its other ones; a party's own is stronger.
    // So is that of two words which a village has too: "the Red Cross".
    if let Some(party) = party(analysis, knowledge, sentence, at)
        && listed.as_ref().is_none_or(|listed| {
            is_weak(listed) || listed.asked.is_none() && party.len() > 1 && listed.tokens == party
        })
    {
        return None;
    }
    let mut candidate = listed
        .or_else(|| abbreviation(analysis, knowledge, sentence, at))
        .or_else(|| unlisted(analysis, knowledge, sentence, at))?;
    candidate.points += weigh(analysis, knowledge, persons, sentence, &mut candidate);
    Some(candidate)
}

/// Whether a name is only another one of every place that bears it, and no word asks for a place.
fn is_weak(listed: &Candidate) -> bool {
    let other = |&(key, naming): &(PlaceKey, Naming)| {
        naming == Naming::Other && matches!(key, PlaceKey::Gazetteer(_))
    };
    listed.name.len() == 1 && listed.asked.is_none() && listed.uses.iter().all(other)
}

/// Whether a word is only the end of a hyphenated name: "Barr" of "al-Barr".
fn is_behind_article(analysis: &Analysis, knowledge: &Knowledge, at: usize) -> bool {
    at >= 2
        && analysis.text(at - 1) == "-"
        && analysis.span(at - 2).end == analysis.span(at).start - 1
        && (knowledge.lexicon).contains("within-a-name", analysis.lower(at - 2))
}

/// The longest run from here that the gazetteer, the overlay or the list of countries knows.
fn listed<'a>(
    analysis: &'a Analysis,
    knowledge: &Knowledge,
    names: &mut Names<'a>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let reach = reach(analysis, knowledge, sentence, at);
    let before = kind_before(analysis, knowledge, at);
    let (end, uses) = (at + 1..=reach).rev().find_map(|end| {
        let name = analysis.text_of(&(at..end));
        // "Southwest region" is a name, "southwest" is none.
        let side = end == at + 1 && is_side(knowledge, analysis.lower(at));
        if is_bare_kind(analysis, knowledge, at, end, sentence.end)
            || !closes(analysis, end - 1)
            || breaks(analysis, knowledge, end, sentence.end)
            || side && kind_after(analysis, knowledge, end, sentence.end).is_none()
        {
            return None;
        }
        let uses = names.entry(name).or_insert_with(|| known(knowledge, name));
        (!uses.is_empty()).then(|| (end, uses.clone()))
    })?;
    // "the main town of the province": the town lies in what is named.
    let kinds = || uses.iter().map(|&(key, _)| knowledge.places.kind(key));
    let wide = !kinds().any(|kind| matches!(kind, Kind::City | Kind::Neighbourhood))
        && kinds().any(|kind| kind.contains_places() || kind == Kind::Region);
    let asked = kind_of(analysis, knowledge, sentence.start, at)
        .or_else(|| kind_of_list(analysis, knowledge, sentence, at))
        .filter(|kind| !(wide && matches!(kind, Kind::City | Kind::Neighbourhood)));
    let mut candidate = Candidate {
        tokens: at..end,
        name: at..end,
        uses,
        asked: before.filter(|_| end > at + 1).or(asked),
        points: 0,
        adjective: false,
        embedded: false,
        abbreviation: false,
        tentative: false,
        located: false,
    };
    // "Hall County town" is a town in the county, not the county's kind.
    let complete = end > at + 1 && kind_after(analysis, knowledge, end - 1, end).is_some();
    if complete {
        candidate.points += 2;
    } else if let Some((more, kind)) = kind_after(analysis, knowledge, end, sentence.end)
        && can_be(knowledge, &candidate.uses, kind)
    {
        candidate.tokens.end = end + more;
        candidate.asked = Some(kind);
        candidate.points += 4;
    } else if candidate.asked.is_some() {
        candidate.points += 4;
    }
    Some(candidate)
}

/// Whether a name would be nothing but the first word of a longer one that says its kind: "Camp" of
/// "Camp Tarvik", "Bay" of "Bay of Herons", "Tal" of "Tal Ward".
fn is_bare_kind(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: usize,
    end: usize,
    stop: usize,
) -> bool {
    if end != at + 1 || end >= stop {
        return false;
    }
    let capital = |token: usize| token < stop && is_capitalised(analysis.text(token));
    let named = kind_before(analysis, knowledge, at).is_some()
        || (knowledge.lexicon).contains("transliterated-place", analysis.lower(at));
    named && capital(end) || kind_of(analysis, knowledge, at, at + 2).is_some() && capital(end + 1)
}

/// The tokens of a curated actor's name that starts here: what no list of places has is then the
/// actor.
fn party(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    let names = knowledge.actors.names();
    if !names.may_start(analysis.text(at)) {
        return None;
    }
    let words: Vec<Word<'_>> = (at..sentence.end.min(at + LONGEST))
        .flat_map(|token| {
            words(analysis.text(token)).map(move |(folded, written)| Word {
                folded,
                written,
                token,
            })
        })
        .collect();
    let (len, meanings) = names.longest(&words, 0, false)?;
    let actor = meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Actor(_)));
    actor.then(|| at..words[len - 1].token + 1)
}

/// Whether a name with these uses takes the kind word after it: "Syria border town" is no town
/// called Syria, but "Niger state" is a state.
fn can_be(knowledge: &Knowledge, uses: &[(PlaceKey, Naming)], kind: Kind) -> bool {
    let kinds = || uses.iter().map(|&(key, _)| knowledge.places.kind(key));
    !kinds().any(|known| known == Kind::Country)
        || kinds().any(|known| known == kind)
        || matches!(
            kind,
            Kind::Airport | Kind::Base | Kind::River | Kind::Crossing
        )
}

/// Everything that a name could stand for.
fn known(knowledge: &Knowledge, name: &str) -> Vec<(PlaceKey, Naming)> {
    let places = &knowledge.places;
    let mut uses: Vec<(PlaceKey, Naming)> = places
        .by_form(name)
        .iter()
        .copied()
        .filter(|(_, naming)| *naming == Naming::Abbreviation)
        .collect();
    if let Some(country) = knowledge.countries.by_name(name)
        && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
    {
        uses.push((PlaceKey::Gazetteer(key), Naming::Own));
    }
    // A bare code in capitals is an abbreviation of something else more often than a place.
    if name.len() <= 4
        && name.len() > 1
        && name.bytes().all(|byte| byte.is_ascii_uppercase())
        && uses.is_empty()
    {
        let own = places.lookup(name);
        return own
            .into_iter()
            .filter(|&(key, naming)| naming == Naming::Own && places.weight(key) > 100_000)
            .collect();
    }
    for use_ in places.lookup(name) {
        if !uses.iter().any(|(key, _)| *key == use_.0) {
            uses.push(use_);
        }
    }
    uses
}

/// Whether the tagger's label is one of places.
pub(super) fn is_place(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac
    )
}
