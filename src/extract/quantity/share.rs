//! Shares of a whole in words: half the city, two thirds of the town.

use super::QuantityMention;
use super::measure::Bound;
use super::reader::Reader;
use crate::extract::record::QuantityRef;

impl Reader<'_> {
    /// `half the city`, `more than half of its bastion`, `a third of the town`, `most of`.
    pub(super) fn share(
        &self,
        start: usize,
        at: usize,
        limit: usize,
        bound: Option<Bound>,
    ) -> Option<QuantityMention> {
        let (value, len) = match self.words(at, limit) {
            ["half", "a" | "an", ..] => return None,
            // "the first half of the year" is when.
            ["half", ..] if matches!(self.word(at.wrapping_sub(1)), "first" | "second") => {
                return None;
            }
            ["half", ..] => (50.0, 1),
            ["a" | "one", "third", ..] => (100.0 / 3.0, 2),
            ["two", "thirds", ..] => (200.0 / 3.0, 2),
            ["one" | "two", "-", "third" | "thirds", ..] => {
                (if self.word(at) == "one" { 100.0 } else { 200.0 } / 3.0, 3)
            }
            ["a" | "one", "quarter", ..] => (25.0, 2),
            ["three", "quarters", ..] => (75.0, 2),
            ["three", "-", "quarters", ..] => (75.0, 3),
            _ => return None,
        };
        let end = at + len;
        let of = matches!(
            self.word(end),
            "of" | "the" | "its" | "their" | "his" | "her" | "all"
        );
        if !of {
            return None;
        }
        let tokens = start..end;
        let (low, high) = match bound {
            Some(Bound::Least) => (value, Some(100.0)),
            Some(Bound::Most) => (0.0, Some(value)),
            _ => (value, Some(value)),
        };
        Some(QuantityMention {
            quantity: QuantityRef {
                text: self.analysis.text_of(&tokens).to_owned(),
                span: self.analysis.span_of(&tokens),
                value: Some(value),
                low: Some(low),
                high,
                unit: "percent".to_owned(),
                qualifier: self.qualifier_text(start, bound, false),
                acled: None,
            },
            number: at,
            counted: self.of_what(end).or_else(|| self.noun_of(at)),
            tokens,
        })
    }
}
