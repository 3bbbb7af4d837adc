//! Numbers in words and digits, with what they count, their unit and their bounds.
//!
//! A quantity is read from left to right ([`reader`]): qualifier (`more than`), number ([`figure`];
//! two, with `between` or a dash), unit (`km`, `%`, `$`: [`unit`]) or the noun that the number counts
//! ([`counted`]). The noun is found in the tree, so that a claim can bind the figure by grammar.

mod counted;
mod figure;
mod measure;
mod reader;
mod share;
#[cfg(test)]
mod tests;
mod unit;

use std::ops::Range;

use reader::Reader;

use super::record::QuantityRef;
use crate::knowledge::lexicon::Lexicon;
use crate::language::Analysis;

/// A quantity in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityMention {
    /// Tokens covered, with qualifier and unit.
    pub tokens: Range<usize>,
    /// Token of the number itself.
    pub number: usize,
    /// Token of the thing counted, where there is one.
    pub counted: Option<usize>,
    /// Its value.
    pub quantity: QuantityRef,
}

/// Every quantity of a document, left to right. `times` are token ranges that are already read as
/// time expressions and are passed over.
pub fn find(
    analysis: &Analysis,
    lexicon: &Lexicon,
    times: &[Range<usize>],
) -> Vec<QuantityMention> {
    let mut mentions = Vec::new();
    let mut times = times.iter().peekable();
    for sentence in analysis.sentences() {
        let reader = Reader::new(analysis, lexicon, sentence.clone());
        let mut at = sentence.start;
        while at < sentence.end {
            while times.next_if(|time| time.end <= at).is_some() {}
            if times.peek().is_some_and(|time| time.start <= at) {
                at = times.peek().map_or(at + 1, |time| time.end);
                continue;
            }
            let limit = times
                .peek()
                .map_or(sentence.end, |time| time.start.min(sentence.end));
            match reader.read(at, limit) {
                Some(mention) => {
                    at = mention.tokens.end.max(at + 1);
                    mentions.push(mention);
                }
                None => at += 1,
            }
        }
    }
    mentions
}

/// Whether a unit is one of length.
pub fn is_length(unit: &str) -> bool {
    measure::is_length(unit)
}

/// Whether a unit measures rather than counts: a length, a share, a sum of money.
pub fn is_measure(unit: &str) -> bool {
    measure::is_unit(unit)
}
