//! The tense of a verb, for what it says of the times beside it.

use super::expression::Tense;
use crate::knowledge::lexicon::Lexicon;
use crate::language::{Analysis, Dep, Pos, Tag};

/// Whether a token is a verb that governs a clause.
pub(super) fn is_verb(analysis: &Analysis, token: usize) -> bool {
    matches!(analysis.pos(token), Pos::Verb | Pos::Aux)
        && !matches!(analysis.dep(token), Dep::Amod | Dep::Aux | Dep::Auxpass)
        && matches!(
            analysis.tag(token),
            Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md
        )
}

fn auxiliaries(analysis: &Analysis, verb: usize) -> impl Iterator<Item = usize> + '_ {
    analysis.children_by(verb, &[Dep::Aux, Dep::Auxpass])
}

/// Whether a verb tells what has lasted until now: `has held`, `besieged for years`.
pub(super) fn is_perfect(analysis: &Analysis, verb: usize) -> bool {
    match analysis.tag(verb) {
        // `troops besieged for years`.
        Tag::Vbn if auxiliaries(analysis, verb).next().is_none() => true,
        _ => auxiliaries(analysis, verb)
            .any(|aux| analysis.lemma(aux) == "have" || analysis.lower(aux) == "been"),
    }
}

/// Whether a verb in the past is denied only up to a time, and so told for it: "was not until June that",
/// "did not leave until June".
pub fn is_only_late(analysis: &Analysis, verb: usize) -> bool {
    let past = |token: usize| matches!(analysis.lower(token), "was" | "were" | "did");
    let until = |token: usize| matches!(analysis.lower(token), "until" | "till");
    analysis.child(verb, Dep::Neg).is_some()
        && (past(verb) || auxiliaries(analysis, verb).any(past))
        && (analysis.children_by(verb, &[Dep::Prep])).any(until)
}

/// Whether a verb's action lies in the past or the future of the telling.
pub(super) fn tense_of(analysis: &Analysis, lexicon: &Lexicon, verb: usize) -> Tense {
    tense_within(analysis, lexicon, verb, 0)
}

fn tense_within(analysis: &Analysis, lexicon: &Lexicon, verb: usize, depth: usize) -> Tense {
    let climb = || {
        if depth > 6 {
            return Tense::Unknown;
        }
        match analysis
            .ancestors(verb)
            .find(|&token| is_verb(analysis, token))
        {
            Some(above) => tense_within(analysis, lexicon, above, depth + 1),
            None => Tense::Past,
        }
    };
    let forward = lexicon.contains("lies-ahead", analysis.lemma(verb));
    let (mut modal, mut have, mut past, mut present, mut to) = (false, false, false, false, false);
    for aux in auxiliaries(analysis, verb) {
        match analysis.tag(aux) {
            Tag::Md => modal = true,
            Tag::To => to = true,
            Tag::Vbd => past = true,
            Tag::Vbz | Tag::Vbp => present = true,
            _ => {}
        }
        have |= analysis.lemma(aux) == "have";
        to |= analysis.lower(aux) == "to";
    }
    if have {
        return Tense::Past;
    }
    if modal || analysis.tag(verb) == Tag::Md || lexicon.contains("put-off", analysis.lemma(verb)) {
        return Tense::Future;
    }
    match analysis.tag(verb) {
        Tag::Vbd => Tense::Past,
        Tag::Vbn if past && !forward => Tense::Past,
        Tag::Vbn if to => Tense::Future,
        // `set for Monday`, but `a record set in August`.
        Tag::Vbn if forward && !past && (present || analysis.lemma(verb) != "set") => Tense::Future,
        Tag::Vbn if present || past => Tense::Unknown,
        Tag::Vbn => Tense::Past,
        Tag::Vbg if past => Tense::Past,
        Tag::Vbg if present => Tense::Future,
        // "The truce ends on Sunday."
        Tag::Vbz | Tag::Vbp if lexicon.contains("timetable", analysis.lemma(verb)) => Tense::Future,
        Tag::Vbz | Tag::Vbp => Tense::Unknown,
        Tag::Vb if to => {
            let head = analysis.head(verb);
            let ahead = lexicon.contains("lies-ahead", analysis.lemma(head))
                || analysis.pos(head) == Pos::Noun
                || (analysis.pos(head) == Pos::Adj && analysis.lemma(head) != "able");
            if ahead { Tense::Future } else { climb() }
        }
        _ => climb(),
    }
}
