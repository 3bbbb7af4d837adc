//! Expressions of date, time and duration, and what they mean against a reference date.

mod calendar;
mod expression;
mod resolve;
mod timex;

pub use expression::{
    Anchor, Base, Cycle, Expression, Length, Modifier, NamedDay, Part, Pick, Relation, Repeat,
    Season, Side, Tense, Term, Unit,
};
pub use resolve::Resolved;

use jiff::civil::Date;

use super::record::TimePrecision;
use crate::language::Analysis;
use std::ops::Range;

/// ACLED's time-precision: 1 where the day is given, 2 within a week, 3 within a month; nothing
/// for what is vaguer.
pub fn time_precision(resolved: &Resolved) -> Option<u8> {
    let days = (resolved.end? - resolved.start?).get_days();
    match resolved.precision {
        TimePrecision::Minute | TimePrecision::Hour | TimePrecision::Part => Some(1),
        _ => match days {
            0 => Some(1),
            1..=7 => Some(2),
            8..=31 => Some(3),
            _ => None,
        },
    }
}

/// A time expression in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// Tokens covered.
    pub tokens: Range<usize>,
    /// What the words say; absent for an absolute date.
    pub expression: Option<Expression>,
    /// What they mean, resolved as far as possible.
    pub resolved: Resolved,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Every time expression of a document, left to right, none overlapping.
pub fn find(analysis: &Analysis, published: Option<Date>) -> Vec<TimeMention> {
    let _ = (analysis, published);
    Vec::new()
}
