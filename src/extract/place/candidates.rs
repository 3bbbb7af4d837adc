//! Spans that may name a place, and what speaks for and against each.

use std::ops::Range;

use super::evidence::{ENOUGH, Persons, weigh};
use super::unlisted::{stands_as_one_name, unlisted};
use super::words::{
    begins_with_article, is_capitalised, is_side, is_tied_article, kind_after, kind_before,
    kind_of, kind_of_list,
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

/// Longest name looked up, in tokens; hyphens and articles count.
pub(super) const LONGEST: usize = 8;

/// Every candidate of a document, left to right, none overlapping.
pub(super) fn gather(analysis: &Analysis, knowledge: &Knowledge) -> Vec<Candidate> {
    let persons = Persons::of(analysis);
    let mut found = Vec::new();
    for sentence in analysis.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            match candidate(analysis, knowledge, &persons, sentence, at) {
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

fn candidate(
    analysis: &Analysis,
    knowledge: &Knowledge,
    persons: &Persons,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    if !can_start(analysis, at, sentence.end) {
        return None;
    }
    let adjective = adjective(analysis, knowledge, sentence, at);
    let listed = listed(analysis, knowledge, sentence, at);
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
    let listed = listed.filter(longer).filter(whole);
    if let (Some(adjective), None) = (adjective, &listed) {
        return Some(adjective);
    }
    if listed.is_none() && is_party(analysis, knowledge, sentence, at) {
        return None;
    }
    let mut candidate = listed
        .or_else(|| abbreviation(analysis, knowledge, sentence, at))
        .or_else(|| unlisted(analysis, knowledge, sentence, at))?;
    candidate.points += weigh(analysis, knowledge, persons, sentence, &mut candidate);
    Some(candidate)
}

/// Whether a name may begin here: at a capital, or at a small article before one ("al-Tanf").
fn can_start(analysis: &Analysis, at: usize, end: usize) -> bool {
    let text = analysis.text(at);
    if text.starts_with(|letter: char| letter.is_uppercase()) {
        return true;
    }
    is_tied_article(analysis, at, end) || begins_with_article(text)
}

/// An adjective of nationality or region, of up to three words ("South East Asian"). The people
/// ("Syrians") are no place.
fn adjective(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let places = &knowledge.places;
    let (tokens, uses) = (at + 1..=sentence.end.min(at + 4)).rev().find_map(|end| {
        let mut text = analysis.text_of(&(at..end));
        // "Qatar-based": the tokenizer keeps some of these whole.
        if end == at + 1
            && let Some((name, rest)) = text.split_once('-')
            && rest.starts_with(|letter: char| letter.is_lowercase())
        {
            text = name;
            if let Some(country) = knowledge.countries.by_name(name)
                && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
            {
                return Some((at..end, vec![(PlaceKey::Gazetteer(key), Naming::Adjective)]));
            }
        }
        let forms = places.by_form(text).iter().copied();
        let mut uses: Vec<(PlaceKey, Naming)> = forms
            .filter(|(_, naming)| *naming == Naming::Adjective)
            .collect();
        if let Some(country) = knowledge.countries.by_adjective(text)
            && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
        {
            uses.push((PlaceKey::Gazetteer(key), Naming::Adjective));
        }
        (!uses.is_empty()).then_some((at..end, uses))
    })?;
    let entity = analysis.entity_at(at);
    let person = entity.is_some_and(|entity| entity.label == EntityLabel::Person);
    let larger = entity.is_some_and(|entity| {
        entity.tokens.len() > tokens.len() && entity.label == EntityLabel::Org
    });
    Some(Candidate {
        name: tokens.clone(),
        tokens,
        uses,
        asked: None,
        points: if person { 0 } else { 2 * ENOUGH },
        adjective: true,
        embedded: larger,
        abbreviation: false,
        tentative: false,
        located: false,
    })
}

/// The longest run from here that the gazetteer, the overlay or the list of countries knows.
fn listed(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let reach = reach(analysis, sentence, at);
    let before = kind_before(analysis, at);
    let (end, uses) = (at + 1..=reach).rev().find_map(|end| {
        let name = analysis.text_of(&(at..end));
        // "Southwest region" is a name, "southwest" is none.
        let side = end == at + 1 && is_side(analysis.lower(at));
        if is_bare_kind(analysis, knowledge, at, end, sentence.end)
            || !closes(analysis, end - 1)
            || breaks(analysis, end, sentence.end)
            || side && kind_after(analysis, end, sentence.end).is_none()
        {
            return None;
        }
        let uses = known(knowledge, name);
        (!uses.is_empty()).then_some((end, uses))
    })?;
    // "the main town of the province": the town lies in what is named.
    let kinds = || uses.iter().map(|&(key, _)| knowledge.places.kind(key));
    let wide = !kinds().any(|kind| matches!(kind, Kind::City | Kind::Neighbourhood))
        && kinds().any(|kind| kind.contains_places() || kind == Kind::Region);
    let asked = kind_of(analysis, sentence.start, at)
        .or_else(|| kind_of_list(analysis, sentence, at))
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
    let complete = end > at + 1 && kind_after(analysis, end - 1, end).is_some();
    if complete {
        candidate.points += 2;
    } else if let Some((more, kind)) = kind_after(analysis, end, sentence.end)
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
    let named = kind_before(analysis, at).is_some()
        || (knowledge.lexicon).contains("transliterated-place", analysis.lower(at));
    named && capital(end) || kind_of(analysis, at, at + 2).is_some() && capital(end + 1)
}

/// Whether a curated actor's name starts here: what no list of places has is then the actor.
fn is_party(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let words: Vec<Word> = (at..sentence.end.min(at + LONGEST))
        .flat_map(|token| {
            words(analysis.text(token)).map(move |(folded, written)| Word {
                folded,
                written,
                token,
            })
        })
        .collect();
    knowledge
        .actors
        .names()
        .longest(&words, 0, false)
        .is_some_and(|(_, meanings)| {
            meanings
                .iter()
                .any(|meaning| matches!(meaning, Meaning::Actor(_)))
        })
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
pub(super) fn known(knowledge: &Knowledge, name: &str) -> Vec<(PlaceKey, Naming)> {
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

/// One past the last token that a name from here can reach.
fn reach(analysis: &Analysis, sentence: &Range<usize>, at: usize) -> usize {
    let mut end = at + 1;
    while end < sentence.end.min(at + LONGEST) {
        let text = analysis.text(end);
        let joins = matches!(
            text,
            "-" | "–"
                | "of"
                | "the"
                | "and"
                | "de"
                | "del"
                | "des"
                | "los"
                | "las"
                | "les"
                | "au"
                | "aux"
                | "en"
                | "sous"
                | "la"
                | "le"
                | "du"
                | "al"
                | "el"
                | "es"
                | "ez"
                | "az"
                | "ar"
                | "as"
                | "ad"
                | "sur"
                | "upon"
                | "on"
                | "am"
                | "an"
                | "der"
                | "'s"
                | "’s"
                | "."
                | "do"
                | "da"
                | "dos"
                | "das"
                | "den"
                | "i"
                | "y"
                | "e"
                | "der-"
                | "&"
        );
        if !joins && !is_part(text) && !is_tied_article(analysis, end, sentence.end) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a name that ended here would be cut out of a longer one: "Croix" of "Croix-du-Val". An
/// adjective may follow ("Cairo-based").
fn breaks(analysis: &Analysis, end: usize, stop: usize) -> bool {
    if end + 1 >= stop || end == 0 || !matches!(analysis.text(end), "-" | "‑") {
        return false;
    }
    let glued = |token: usize| {
        let (before, here) = (token - 1..token, token..token + 1);
        analysis.span_of(&before).end == analysis.span_of(&here).start
    };
    let goes_on = (end + 1..stop.min(end + 6))
        .take_while(|&token| glued(token))
        .filter(|&token| is_capitalised(analysis.text(token)))
        .any(|token| analysis.lower(token - 1) != "and");
    let joiner = matches!(
        analysis.lower(end + 1),
        "de" | "des" | "du" | "en" | "la" | "le" | "les" | "sur" | "sous" | "au" | "aux" | "et"
    );
    let article = is_tied_article(analysis, end - 1, stop);
    glued(end) && glued(end + 1) && (article || joiner && goes_on)
}

/// Whether a name may end with this token.
fn closes(analysis: &Analysis, at: usize) -> bool {
    let text = analysis.text(at);
    is_part(text) || text.len() > 3 && text.contains('-')
}

/// Whether a token can be part of a name by itself: a capital, a number, or an article joined to a
/// capital ("ez-Zor" where the tokenizer keeps it whole).
fn is_part(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
        || text.split_once('-').is_some_and(|(article, name)| {
            (2..=3).contains(&article.len()) && name.starts_with(char::is_uppercase)
        })
}

/// "Wainwright, Alta.": the abbreviation of a division, as written, after a comma; a full stop that
/// ends the sentence may have been cut off it.
fn abbreviation(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let after_name = at >= sentence.start + 2
        && analysis.text(at - 1) == ","
        && is_capitalised(analysis.text(at - 2));
    for (end, name) in [
        (
            at + 2,
            (at + 1 < sentence.end).then(|| analysis.text_of(&(at..at + 2)).to_owned()),
        ),
        (at + 1, Some(analysis.text(at).to_owned())),
        (at + 1, Some(format!("{}.", analysis.text(at)))),
    ] {
        let Some(name) = name else { continue };
        let uses = knowledge.places.by_form(&name);
        if uses.is_empty()
            || uses
                .iter()
                .any(|(_, naming)| *naming != Naming::Abbreviation)
        {
            continue;
        }
        let geographic = analysis
            .entity_at(at)
            .is_some_and(|entity| matches!(entity.label, EntityLabel::Gpe | EntityLabel::Loc));
        let dotted = name.matches('.').count() > 1;
        if !after_name && !geographic && !dotted {
            return None;
        }
        return Some(Candidate {
            tokens: at..end,
            name: at..end,
            uses: uses.to_vec(),
            asked: None,
            points: ENOUGH,
            adjective: false,
            embedded: false,
            abbreviation: true,
            tentative: false,
            located: false,
        });
    }
    None
}

/// Whether the tagger's label is one of places.
pub(super) fn is_place(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac
    )
}
