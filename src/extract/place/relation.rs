//! How what is told lies to a place: in it, near it, so many kilometres from it, on the way to it,
//! between it and another.

use std::ops::Range;

use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::Kind;
use crate::language::{Analysis, Pos};

/// The relation that the words before a name give, if any.
pub(super) fn before(
    analysis: &Analysis,
    knowledge: &Knowledge,
    tokens: &Range<usize>,
) -> Option<&'static str> {
    let sentence = analysis
        .sentences()
        .get(analysis.sentence_of(tokens.start))?
        .clone();
    let is_one = |set: &str, word: &str| knowledge.lexicon.contains(set, word);
    let mut at = tokens.start;
    let mut part = false;
    while at > sentence.start {
        let word = analysis.lower(at - 1);
        if word == "nearby" {
            return Some("near");
        }
        if !qualifies(analysis, knowledge, at - 1) {
            break;
        }
        part |= is_one("side", word);
        at -= 1;
    }
    if at == sentence.start {
        return part.then_some("part");
    }
    let word = |back: usize| {
        at.checked_sub(back)
            .filter(|&token| token >= sentence.start)
            .map(|token| analysis.lower(token))
    };
    let first = word(1)?;
    if between(analysis, sentence.start, at) {
        return Some("between");
    }
    let distance = (1..8)
        .map_while(word)
        .take_while(|word| !matches!(*word, "," | "and" | "in" | "at"))
        .any(|word| is_one("length", word));
    if distance && matches!(first, "from" | "of" | "outside" | "off") {
        return Some("km-from");
    }
    Some(match first {
        "to" if word(2).is_some_and(|word| matches!(word, "close" | "next" | "adjacent")) => "near",
        // "in the north of the province" is in it, "(to the) north of the town" is not.
        "of" if word(3) == Some("the")
            && word(4) != Some("to")
            && word(2)
                .is_some_and(|word| is_one("side", word) || is_one("part-of-place", word)) =>
        {
            "part"
        }
        "of" if word(2).is_some_and(|word| is_one("beside-place", word)) => "near",
        "of" if word(2).is_some_and(|word| is_one("part-of-place", word)) => "part",
        _ if !part
            && first == "of"
            && word(2).is_some_and(|word| knowledge.place_words.is_noun(word)) =>
        {
            return of_kind(analysis, knowledge, sentence.start..at - 2);
        }
        _ if part && direct(first).is_none_or(|relation| relation == "in") => "part",
        _ => return direct(first),
    })
}

/// The relation that a preposition gives by itself.
fn direct(preposition: &str) -> Option<&'static str> {
    Some(match preposition {
        "near" | "outside" | "around" | "beside" | "nearing" | "off" => "near",
        "towards" | "toward" => "towards",
        "to" | "into" => "to",
        "from" => "from",
        "in" | "at" | "inside" | "within" | "on" | "across" | "throughout" | "over" => "in",
        _ => return None,
    })
}

/// The relation before a name that stands behind its kind, "in the northern city of": the adjective
/// says where the city lies, and not which part of it is meant.
fn of_kind(
    analysis: &Analysis,
    knowledge: &Knowledge,
    mut words: Range<usize>,
) -> Option<&'static str> {
    let before = words.rfind(|&token| !qualifies(analysis, knowledge, token))?;
    direct(analysis.lower(before))
}

/// Whether a word only qualifies what follows: "the", and adjectives, those that pick out a part among
/// them ("western Aleppo", "the besieged city of").
fn qualifies(analysis: &Analysis, knowledge: &Knowledge, token: usize) -> bool {
    let word = analysis.lower(token);
    word == "the" || knowledge.lexicon.contains("side", word) || analysis.pos(token) == Pos::Adj
}

/// Whether the name is one of the two after "between": no verb and no comma since.
fn between(analysis: &Analysis, start: usize, at: usize) -> bool {
    for token in (start..at).rev().take(14) {
        match analysis.lower(token) {
            "between" => return true,
            // "between Imber and Tollen in the Averra hills"
            "," | ";" | ":" | "in" | "at" | "near" => return false,
            _ if analysis.pos(token) == Pos::Verb => return false,
            _ => {}
        }
    }
    false
}

/// ACLED's geo-precision: 1 the named place, 2 near it or a part of it, 3 a wide area. A country
/// alone has none.
pub(super) fn precision(kind: Option<Kind>, relation: Option<&str>) -> Option<u8> {
    let kind = kind?;
    if matches!(kind, Kind::Country | Kind::Continent) {
        return None;
    }
    if kind.is_wide() {
        return Some(3);
    }
    Some(match relation {
        Some("near" | "km-from" | "between" | "towards") => 2,
        _ => 1,
    })
}
