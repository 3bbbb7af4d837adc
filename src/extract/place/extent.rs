//! Where the name of a place begins and ends: what can open it, what joins its words, what may close
//! it.

use std::ops::Range;

use super::words::{begins_with_article, is_capitalised, is_tied_article};
use crate::knowledge::Knowledge;
use crate::language::Analysis;

/// Longest name looked up, in tokens; hyphens and articles count.
pub(super) const LONGEST: usize = 8;

/// Whether a name may begin here: at a capital, or at a small article before one ("al-Tanf").
pub(super) fn can_start(analysis: &Analysis, at: usize, end: usize) -> bool {
    let text = analysis.text(at);
    if text.starts_with(|letter: char| letter.is_uppercase()) {
        return true;
    }
    is_tied_article(analysis, at, end) || begins_with_article(text)
}

/// One past the last token that a name from here can reach.
pub(super) fn reach(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> usize {
    let mut end = at + 1;
    while end < sentence.end.min(at + LONGEST) {
        let text = analysis.text(end);
        let joins = matches!(text, "-" | "–" | "'s" | "’s" | "." | "&")
            || knowledge.lexicon.contains("within-a-name", text);
        if !joins && !is_part(text) && !is_tied_article(analysis, end, sentence.end) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a name that ended here would be cut out of a longer one: "Croix" of "Croix-du-Val". An
/// adjective may follow ("Cairo-based").
pub(super) fn breaks(analysis: &Analysis, knowledge: &Knowledge, end: usize, stop: usize) -> bool {
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
    let joiner = (knowledge.lexicon).contains("within-a-hyphenated-name", analysis.lower(end + 1));
    let article = is_tied_article(analysis, end - 1, stop);
    glued(end) && glued(end + 1) && (article || joiner && goes_on)
}

/// Whether a name may end with this token.
pub(super) fn closes(analysis: &Analysis, at: usize) -> bool {
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
