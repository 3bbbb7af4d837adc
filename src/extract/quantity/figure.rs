//! Figures: a number in the text that is no part of a name, a date or a code, and the other end of
//! a range.

use super::measure::currency;
use super::reader::Reader;
use crate::extract::number::{self, Number};
use crate::knowledge::numerals::Numerals;
use crate::language::{Dep, EntityLabel, Tag};

/// A figure with its place.
pub(super) struct Figure {
    pub number: Number,
    /// First token.
    pub at: usize,
    /// One past its last token.
    pub end: usize,
}

impl Figure {
    /// "€800 m": the letter of a large sum may be a word of its own.
    pub fn grow(&mut self, numerals: &Numerals, suffix: &str) {
        if let Some(by) = numerals.suffix(suffix) {
            self.number = self.number.clone().scaled(by, 1);
            self.end += 1;
        }
    }
}

/// The value of one figure or of a range.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    pub value: Option<f64>,
    pub low: f64,
    pub high: Option<f64>,
}

impl Amount {
    /// Of one figure, or from the first to the second; nothing where they are the wrong way round.
    pub fn of(first: &Figure, second: Option<&Figure>) -> Option<Self> {
        let first = &first.number;
        match second {
            Some(second) => {
                let high = second.number.high?;
                (first.low <= high).then_some(Self {
                    value: None,
                    low: first.low,
                    high: Some(high),
                })
            }
            None => Some(Self {
                value: first.value,
                low: first.low,
                high: first.high,
            }),
        }
    }
}

impl Reader<'_> {
    /// A number that isn't part of a name, a date or a code.
    pub(super) fn figure(&self, at: usize, limit: usize) -> Option<Figure> {
        let token = self.analysis.text(at);
        // `a` and `an` count only with a scale, `one` only as a number.
        let number = number::read(&self.knowledge.numerals, self.words(at, limit))?;
        let end = at + number.len;
        let ordinary = !self.analysis.entity_at(at).is_some_and(|entity| {
            matches!(
                entity.label,
                EntityLabel::Law
                    | EntityLabel::Product
                    | EntityLabel::Person
                    | EntityLabel::WorkOfArt
            ) && entity.tokens.end >= end
                && !number.digits_only_name(token)
        });
        let next = self.word(end);
        let code = at > self.start
            && matches!(self.analysis.tag(at - 1), Tag::Nnp | Tag::Nnps)
            && number.digits
            && !matches!(self.analysis.dep(at), Dep::Nummod)
            && currency(self.word(at - 1)).is_none();
        let glued = matches!(next, ":" | "/") || self.word(at.saturating_sub(1)) == "/";
        (ordinary && !code && !glued).then_some(Figure { number, at, end })
    }

    /// The other end of a range: `between 20 and 30`, `20 to 30`, `20-30`.
    pub(super) fn second(&self, first: &Figure, limit: usize, between: bool) -> Option<Figure> {
        let joint = self.word(first.end);
        let fits = match joint {
            "and" => between,
            "to" | "-" | "–" | "—" | "or" => true,
            _ => false,
        };
        if !fits || first.end + 1 >= limit {
            return None;
        }
        let second = self.figure(first.end + 1, limit)?;
        let (Some(low), Some(high)) = (first.number.value, second.number.value) else {
            return None;
        };
        (low < high && (first.number.digits == second.number.digits)).then_some(second)
    }
}

impl Number {
    /// Whether a token is digits alone, which an entity may wrongly claim for a name.
    fn digits_only_name(&self, token: &str) -> bool {
        self.digits && token.contains(',')
    }
}
