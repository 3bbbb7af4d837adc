//! Where and by whom a report says at its start that it was filed: "AVERRA, Nov 3 (Tarvik Courier) –".

use std::ops::Range;

use crate::language::{Analysis, Pos};

/// Whether a name stands in a report's dateline: what opens a paragraph with a name in capitals and
/// goes on in names and figures alone to a dash or bracket, a name in brackets before a dash, or a
/// sentence of a name alone or with a date, "Averra, 20 November."
pub(super) fn is_dateline(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    // No dateline is longer.
    const LONGEST: usize = 16;
    let start = tokens.start;
    let Some(sentence) = analysis.sentences().get(analysis.sentence_of(start)) else {
        return false;
    };
    let opens = analysis
        .paragraphs()
        .get(analysis.paragraph_of(start))
        .is_some_and(|paragraph| paragraph.start == sentence.start);
    let first = analysis.text(sentence.start);
    let capitals = first.len() > 2 && !first.chars().any(char::is_lowercase);
    let end = (tokens.end..sentence.end.min(sentence.start + LONGEST))
        .find(|&token| analysis.text(token).starts_with(['-', '–', '—', '(']));
    let proper = |token: usize| {
        let text = analysis.text(token);
        !text.starts_with(char::is_lowercase) || matches!(text, "of" | "and" | "the" | "de" | "al")
    };
    let dated = || {
        let mut rest = tokens.end..sentence.end;
        analysis.text(tokens.end) == ","
            && rest.any(|token| {
                analysis
                    .text(token)
                    .starts_with(|c: char| c.is_ascii_digit())
            })
    };
    let apart = || {
        sentence.len() <= LONGEST
            && sentence.end < analysis.paragraphs()[analysis.paragraph_of(start)].end
            && (tokens.end..sentence.end).all(proper)
            && (analysis.text(tokens.end) == "." || dated())
    };
    let capital = capitals && end.is_some_and(|end| (sentence.start..end).all(proper));
    // "(Averra, 20 November 2012) – ", as releases have it
    let bracketed = first == "("
        && start == sentence.start + 1
        && (tokens.end..sentence.end.min(sentence.start + LONGEST))
            .find(|&token| analysis.text(token) == ")")
            .is_some_and(|close| {
                let dash = |token: usize| analysis.text(token).starts_with(['-', '–', '—']);
                (tokens.end..close).all(proper) && close + 1 < analysis.len() && dash(close + 1)
            });
    opens
        && (capital
            || bracketed
            || tokens.start == sentence.start && tokens.end < sentence.end && apart())
}

/// Whether it is the dateline of a report: capitals at the start of a paragraph, then a dash or a
/// bracket ("BEIRUT, Lebanon (AP) —").
pub(super) fn opens_report(
    analysis: &Analysis,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> bool {
    let opens = analysis
        .paragraphs()
        .get(analysis.paragraph_of(tokens.start))
        .is_some_and(|line| line.start == tokens.start && tokens.end <= line.end);
    let text = analysis.text_of(tokens);
    opens
        && text
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .all(char::is_uppercase)
        && text.len() > 3
        && (tokens.end..sentence.end.min(tokens.end + 8))
            .any(|token| analysis.text(token).starts_with(['-', '–', '—', '(']))
}

/// Whether a name that no list has is the town of a dateline: capitals that open a paragraph, and a
/// bracket that a dash follows, "TARVIK, Nov 3 (Averra Courier) –".
pub(super) fn is_filed_from(
    analysis: &Analysis,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> bool {
    opens_report(analysis, sentence, tokens)
        && analysis.pos(tokens.start) == Pos::Propn
        && outlet(analysis, sentence).is_some_and(|outlet| tokens.end < outlet.start)
}

/// Whether a name is part of the outlet's in a dateline.
pub(super) fn is_in_outlet(
    analysis: &Analysis,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> bool {
    outlet(analysis, sentence).is_some_and(|outlet| {
        outlet.start <= tokens.start && tokens.end <= outlet.end && outlet.len() > tokens.len()
    })
}

/// The words in brackets before the dash of a dateline.
fn outlet(analysis: &Analysis, sentence: &Range<usize>) -> Option<Range<usize>> {
    /// Tokens of the longest dateline.
    const LONGEST: usize = 20;
    let paragraph = analysis
        .paragraphs()
        .get(analysis.paragraph_of(sentence.start))?;
    if paragraph.start != sentence.start || analysis.text(sentence.start) == "(" {
        return None;
    }
    let near = sentence.start..sentence.end.min(sentence.start + LONGEST);
    let open = near.clone().find(|&token| analysis.text(token) == "(")?;
    let close = (open..near.end).find(|&token| analysis.text(token) == ")")?;
    let dash = close + 1;
    let dashed = dash < sentence.end && analysis.text(dash).starts_with(['-', '–', '—']);
    let verbs = (sentence.start..open).any(|token| analysis.pos(token) == Pos::Verb);
    (dashed && !verbs).then_some(open + 1..close)
}
