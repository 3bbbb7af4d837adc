//! Containment in the words: "Paris, Texas", "Tripoli in northern Lebanon", "Libya's Tripoli". What
//! the words say counts only where the gazetteer bears it out.

use std::ops::Range;

use super::candidates::Candidate;
use super::words;
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::Kind;
use crate::knowledge::places::PlaceKey;
use crate::language::Analysis;

/// Kilometres in a statute mile, rounded.
const KILOMETRES_A_MILE: f64 = 1.609;

/// People of a town that has quarters with names of their own.
const QUARTERED: u64 = 20_000;

/// The places of candidate `index` that hold a place of the one before, where only a comma stands
/// between them: "Paris, Texas".
pub(super) fn holds(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidates: &[Candidate],
    index: usize,
) -> Vec<PlaceKey> {
    let (Some(inner), Some(outer)) = (candidates.get(index.wrapping_sub(1)), candidates.get(index))
    else {
        return Vec::new();
    };
    let (from, to) = (inner.tokens.end, outer.tokens.start);
    if !inner.adjective && !outer.adjective && is_within(analysis, knowledge, from..to) {
        contained(knowledge, inner, outer)
    } else {
        Vec::new()
    }
}

/// The places of candidate `index` minus one that candidate `index` lies in by its words: "Libya's
/// Tripoli".
pub(super) fn owners(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidates: &[Candidate],
    index: usize,
) -> Vec<PlaceKey> {
    let (Some(outer), Some(inner)) = (candidates.get(index.wrapping_sub(1)), candidates.get(index))
    else {
        return Vec::new();
    };
    let gap = outer.tokens.end..inner.tokens.start;
    let owned = gap.len() == 1 && matches!(analysis.text(gap.start), "'s" | "’s" | "'" | "’");
    if owned && !inner.adjective && !outer.adjective && !inner.uses.is_empty() {
        contained(knowledge, inner, outer)
    } else {
        Vec::new()
    }
}

/// Kilometres that the words between two names put them apart: ", 40 kilometres east of".
pub(super) fn away(analysis: &Analysis, knowledge: &Knowledge, gap: Range<usize>) -> Option<f64> {
    let from = gap.end.checked_sub(1)?;
    // Of metres a town is as good as there.
    let unit = gap.clone().find(|&token| {
        let word = analysis.lower(token);
        (word.starts_with('k') || word.starts_with("mi"))
            && knowledge.lexicon.contains("length", word)
    })?;
    let side = |token: usize| {
        let word = analysis.lower(token);
        words::is_side(knowledge, word) || matches!(word, "to" | "the" | "away")
    };
    let number = unit.checked_sub(1).filter(|number| gap.contains(number))?;
    let plain =
        (gap.start..number).all(|token| matches!(analysis.lower(token), "," | "some" | "about"));
    let told = matches!(analysis.lower(from), "of" | "from") && (unit + 1..from).all(side);
    let figure: f64 = analysis.text(number).replace(',', "").parse().ok()?;
    let scale = match analysis.lower(unit).starts_with("mi") {
        true => KILOMETRES_A_MILE,
        false => 1.0,
    };
    (plain && told && figure.is_finite()).then_some(figure * scale)
}

/// Whether the words between two names put the first into the second: a comma or bracket, or "in",
/// "in the north of" and the like.
fn is_within(analysis: &Analysis, knowledge: &Knowledge, gap: Range<usize>) -> bool {
    let words: Vec<&str> = gap.map(|token| analysis.lower(token)).collect();
    let inside = |rest: &[&str]| {
        rest.iter()
            .all(|word| *word == "the" || *word == "of" || words::is_side(knowledge, word))
    };
    match words[..] {
        ["," | "("] => true,
        [",", "in", ref rest @ ..] | ["in", ref rest @ ..] => rest.len() < 4 && inside(rest),
        _ => false,
    }
}

/// The places that an outer name could mean and that hold a place that the inner could.
fn contained(knowledge: &Knowledge, inner: &Candidate, outer: &Candidate) -> Vec<PlaceKey> {
    let places = &knowledge.places;
    // "the Tarvik neighbourhood in Imber" is in the town, whatever province bears its name.
    let quarter = matches!(
        inner.asked,
        Some(
            Kind::Neighbourhood
                | Kind::Facility
                | Kind::Road
                | Kind::Airport
                | Kind::Base
                | Kind::Camp
        )
    );
    let town = quarter
        && (outer.uses.iter())
            .any(|&(key, _)| places.kind(key) == Kind::City && places.weight(key) >= QUARTERED);
    let wide: Vec<PlaceKey> = (outer.uses.iter().map(|&(key, _)| key))
        .filter(|&key| match places.kind(key) {
            Kind::City => town,
            Kind::Region => true,
            kind => kind.contains_places() && !(town && kind == Kind::Province),
        })
        .collect();
    if inner.uses.is_empty() {
        // A village that no list has still lies where the words say.
        return if inner.points > 0 { wide } else { Vec::new() };
    }
    let mut held: Vec<PlaceKey> = inner
        .uses
        .iter()
        .flat_map(|&(key, _)| places.containers(key))
        .collect();
    held.sort_unstable();
    wide.into_iter()
        .filter(|key| held.binary_search(key).is_ok())
        .collect()
}
