//! Names that no list has and that may still name a place: an entity that the tagger takes for
//! one, a run of capitals with a kind word, a name from another script where a place would stand.

use std::ops::Range;

use super::candidates::{Candidate, is_place};
use super::dateline::is_filed_from;
use super::evidence::ENOUGH;
use super::extent::LONGEST;
use super::position::stands_where_a_place_does;
use super::words::{
    begins_with_article, is_capitalised, is_locative, is_side, is_tied_article, kind_after,
    kind_before, kind_of, kind_of_list,
};
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Kind, fold};
use crate::language::{Analysis, Dep, EntityLabel};

/// A name that no list has: an entity that the tagger takes for a place, or a run of capitals that
/// ends in a kind word.
pub(super) fn unlisted(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    // "The City of …", "Western …": what follows may be listed. "Bay of Herons" is one name.
    let named = kind_of(analysis, knowledge, at, at + 2);
    let water = named == Some(Kind::Sea) && is_capitalised(analysis.text(at));
    let leads = named.is_some() && !water || is_side(knowledge, analysis.lower(at));
    if leads && at + 1 < sentence.end {
        return None;
    }
    let named_kind = kind_of(analysis, knowledge, sentence.start, at)
        .or_else(|| kind_of_list(analysis, knowledge, sentence, at));
    let entity = analysis
        .entity_at(at)
        .filter(|entity| is_place(entity.label));
    // "al-Ward" begins with its article.
    let mut end = at + usize::from(!is_capitalised(analysis.text(at)));
    while end < sentence.end
        && (is_capitalised(analysis.text(end))
            || end > at && is_tied_article(analysis, end, sentence.end)
            || end > at
                && matches!(
                    analysis.text(end),
                    "-" | "–"
                        | "'s"
                        | "’s"
                        | "of"
                        | "de"
                        | "des"
                        | "du"
                        | "al"
                        | "el"
                        | "ez"
                        | "az"
                        | "es"
                        | "as"
                        | "ad"
                        | "ar"
                )
            || end > at
                && analysis
                    .text(end)
                    .chars()
                    .all(|letter| letter.is_ascii_digit()))
        && end < at + LONGEST
    {
        end += 1;
    }
    while end > at + 1
        && !is_capitalised(analysis.text(end - 1))
        && !analysis.text(end - 1).chars().all(|c| c.is_ascii_digit())
    {
        end -= 1;
    }
    // A kind word at the end of the run ("Hutton Road"), or after it ("the Hutton oil field").
    let inner = (at + 1..end).find_map(|split| {
        let (more, kind) = kind_after(analysis, knowledge, split, end)?;
        (split + more == end).then_some((split, end, kind))
    });
    let outer = kind_after(analysis, knowledge, end, sentence.end)
        .map(|(more, kind)| (end, end + more, kind));
    let held = is_held(analysis, sentence, at);
    let stands = entity.is_none_or(|entity| entity.label == EntityLabel::Fac)
        && stands_where_a_place_does(analysis, knowledge, &(at..end));
    let stands = stands || is_filed_from(analysis, sentence, &(at..end));
    let (name, tokens, asked) = match (inner, outer, entity) {
        (Some((split, end, kind)), ..) | (_, Some((split, end, kind)), _) => {
            (at..split, at..end, Some(kind))
        }
        (.., Some(entity)) => {
            // The tagger may stop inside a name: "Tell | al-Ward".
            let cut = |token: usize| {
                matches!(
                    analysis.text(token),
                    "-" | "al" | "el" | "ez" | "az" | "es" | "ad" | "ar"
                ) || is_tied_article(analysis, token, sentence.end)
            };
            let stop = entity.tokens.end.min(sentence.end);
            let end = if stop < end && cut(stop) { end } else { stop };
            (
                at..end,
                at..end,
                kind_before(analysis, knowledge, at).or(named_kind),
            )
        }
        _ => match kind_before(analysis, knowledge, at)
            .filter(|_| end > at + 1)
            .or(named_kind)
        {
            Some(kind) => (at..end, at..end, Some(kind)),
            None if held => (at..end, at..end, Some(Kind::City)),
            None if stands => (at..end, at..end, None),
            None if is_transliterated(analysis, knowledge, &(at..end)) => (at..end, at..end, None),
            None => return None,
        },
    };
    let told = is_toponym(analysis, knowledge, &tokens) && is_located(analysis, knowledge, &tokens);
    let written = is_transliterated(analysis, knowledge, &tokens);
    let tentative = asked.is_none() && entity.is_none() && !told && !stands;
    if name.is_empty() || fold(analysis.text_of(&name)).is_empty() {
        return None;
    }
    Some(Candidate {
        tokens,
        name,
        uses: Vec::new(),
        asked,
        points: match asked {
            _ if tentative || told || held || stands => 4 * ENOUGH,
            Some(Kind::Road) => 5,
            Some(_) => 4,
            None if written => ENOUGH,
            None => -4,
        },
        adjective: false,
        embedded: false,
        abbreviation: false,
        tentative,
        located: false,
    })
}

/// Whether a name is of what somebody holds: "rebel-held Tarvik".
fn is_held(analysis: &Analysis, sentence: &Range<usize>, at: usize) -> bool {
    at > sentence.start + 1
        && matches!(analysis.lower(at - 1), "held" | "occupied" | "besieged")
        && analysis.text(at - 2) == "-"
}

/// Whether a run of words that the tagger takes for no place stands where one does, and is written
/// like a name from another script: "the siege of Dayr al-Ward", "entered Tal Ward".
fn is_transliterated(analysis: &Analysis, knowledge: &Knowledge, tokens: &Range<usize>) -> bool {
    let told = is_toponym(analysis, knowledge, tokens);
    let article = tokens.clone().skip(1).any(|token| {
        matches!(
            analysis.text(token),
            "al" | "el" | "ez" | "az" | "es" | "ad" | "ar" | "ash"
        ) || is_tied_article(analysis, token, tokens.end)
            || begins_with_article(analysis.text(token))
    });
    let taken = || {
        tokens.clone().any(|token| {
            let at = analysis.first_conjunct(token);
            matches!(analysis.dep(at), Dep::Pobj)
                && matches!(analysis.lower(analysis.head(at)), "of" | "for")
                || analysis.dep(at) == Dep::Dobj
        })
    };
    (article || told) && (taken() || is_located(analysis, knowledge, tokens))
}

/// Whether a name of several words begins as those of places in other scripts do: "Tal Ward".
fn is_toponym(analysis: &Analysis, knowledge: &Knowledge, tokens: &Range<usize>) -> bool {
    let first = analysis.lower(tokens.start);
    tokens.len() > 1 && knowledge.lexicon.contains("transliterated-place", first)
}

/// Whether a name, or the row that it stands in, follows a preposition of place.
fn is_located(analysis: &Analysis, knowledge: &Knowledge, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| {
        let at = analysis.first_conjunct(token);
        analysis.dep(at) == Dep::Pobj && is_locative(knowledge, analysis.lower(analysis.head(at)))
    })
}
