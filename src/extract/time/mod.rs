//! Expressions of date, time and duration, and what they mean against a reference date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::TimePrecision;
use crate::language::Analysis;
use std::ops::Range;

/// A time expression before it is resolved: what its words say, comparable without a date.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Expression {}

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// First day; absent where open or unknown.
    pub start: Option<Date>,
    /// Last day, inclusive; absent where open or unknown.
    pub end: Option<Date>,
    /// How exactly the bounds are known.
    pub precision: TimePrecision,
    /// TIMEX3 value.
    pub timex: String,
}

impl Expression {
    /// The interval meant when told on `reference` (the publication date), or what can be said
    /// without one.
    pub fn resolve(&self, reference: Option<Date>) -> Resolved {
        let _ = reference;
        match *self {}
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
