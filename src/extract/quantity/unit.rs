//! What a figure measures: units with their conversions in brackets, and ages.

use super::figure::{Amount, Figure};
use super::measure::{self, Kind, qualifier};
use super::reader::Reader;
use crate::extract::number;
use crate::language::Tag;

/// Nobody is older.
const OLDEST: f64 = 120.0;

impl Reader<'_> {
    /// A unit of measure at a token: its name, what it measures, the token after.
    pub(super) fn unit(&self, at: usize, limit: usize) -> Option<(&'static str, Kind, usize)> {
        if at >= limit {
            return None;
        }
        let at = at + usize::from(self.word(at) == "-");
        if self.word(at) == "per" && self.word(at + 1) == "cent" {
            return Some(("percent", Kind::Share, at + 2));
        }
        let square = matches!(self.word(at), "square" | "sq" | "sq.");
        let at = at + usize::from(square);
        let (name, kind) = measure::unit(self.word(at))?;
        match (square, kind, name) {
            (false, ..) => Some((name, kind, at + 1)),
            (true, Kind::Length, "km") => Some(("km2", Kind::Area, at + 1)),
            (true, Kind::Length, "m") => Some(("m2", Kind::Area, at + 1)),
            (true, Kind::Length, "mile") => Some(("square mile", Kind::Area, at + 1)),
            _ => None,
        }
    }

    /// `three kilometres (two miles)` is one quantity: a second figure in another unit of the same
    /// kind is passed over, and kilometres are kept. Gives the unit and the token after.
    pub(super) fn converted(
        &self,
        unit: &'static str,
        kind: Kind,
        amount: &mut Amount,
        end: usize,
        limit: usize,
    ) -> (&'static str, usize) {
        let read = || {
            if self.word(end) != "(" {
                return None;
            }
            let skip = qualifier(self.words(end + 1, limit)).map_or(0, |(_, len)| len);
            let number = number::read(&self.knowledge.numerals, self.words(end + 1 + skip, limit))?;
            let (other, other_kind, after) = self.unit(end + 1 + skip + number.len, limit)?;
            (other_kind == kind && self.word(after) == ")").then_some((number, other, after + 1))
        };
        match read() {
            Some((number, "km", after)) if unit != "km" => {
                *amount = Amount {
                    value: number.value,
                    low: number.low,
                    high: number.high,
                };
                ("km", after)
            }
            Some((_, _, after)) => (unit, after),
            None => (unit, end),
        }
    }

    /// `43-year-old`, `43 years old`: the token after, and whose age it is.
    pub(super) fn age(&self, end: usize, limit: usize) -> Option<(usize, Option<usize>)> {
        let rest = self.words(end, limit);
        let len = match rest {
            ["-", "year", "-", "old" | "olds", ..] => 4,
            ["year" | "years", "old", ..] => 2,
            _ => return None,
        };
        Some((end + len, self.noun_of(end + len - 1)))
    }

    /// `a boy of 14`: whose age the number is.
    pub(super) fn aged(&self, first: &Figure, end: usize) -> Option<usize> {
        let of = first.at.checked_sub(1)?;
        let person = self.analysis.head(of);
        let years = first.end == end && first.number.low >= 1.0 && first.number.low < OLDEST;
        let counts = self.noun_of(first.at).is_some();
        (self.word(of) == "of"
            && years
            && !counts
            && self.analysis.tag(person) == Tag::Nn
            && self
                .knowledge
                .lexicon
                .contains("of-an-age", self.analysis.lemma(person)))
        .then_some(person)
    }
}
