//! What a document's own text says of its date: dates told in full, weekdays, days of a month.

use jiff::civil::Date;

use super::super::record::{DateBasis, DateEvidence};
use super::{days_between, shift};
use crate::document::Span;
use crate::extract::Extraction;
use crate::extract::record::{TimePrecision, TimeRef};
use crate::extract::time::{Base, Cycle, Expression, Pick, Tense};

/// Sentences that are the head of a report: title, caption and lead.
const HEAD: usize = 4;

/// Points of a weekday by how many days it lies back. News is told within a day or two; a weekday
/// six days back would have been called by its date.
const BACK: [i32; 7] = [10, 7, 4, 2, 0, -4, -8];
/// Points of a weekday by how many days it lies ahead.
const AHEAD: [i32; 8] = [0, 6, 5, 4, 3, 2, 1, 0];
/// The most that weekdays can give together.
const MOST: i32 = 15;

/// A date told in full.
struct Anchor {
    date: Date,
    text: String,
    span: Span,
    head: bool,
}

/// An expression that means a day once the date of telling is known.
struct Told {
    expression: Expression,
    text: String,
    span: Span,
    weight: i32,
}

/// A document's own evidence.
pub(super) struct Own {
    anchors: Vec<Anchor>,
    told: Vec<Told>,
    /// The latest year that is told of.
    year: Option<i16>,
}

impl Own {
    /// Reads the time expressions of a document.
    pub fn read(document: &Extraction) -> Self {
        let sentence_of = |span: Span| {
            document
                .sentences
                .partition_point(|sentence| sentence.span.end <= span.start)
        };
        let mut own = Self {
            anchors: Vec::new(),
            told: Vec::new(),
            year: None,
        };
        for time in &document.times {
            let head = sentence_of(time.span) < HEAD;
            if let Some(date) = full_date(time) {
                own.anchors.push(Anchor {
                    date,
                    text: time.text.clone(),
                    span: time.span,
                    head,
                });
            } else if let Some(expression) = time.expression.as_ref().filter(|e| recurs(e)) {
                own.told.push(Told {
                    expression: expression.clone(),
                    text: time.text.clone(),
                    span: time.span,
                    weight: if head { 2 } else { 1 },
                });
            }
            if let Some(year) = absolute_year(time) {
                own.year = own.year.max(Some(year));
            }
        }
        // A date long before the latest year that the text tells of is history.
        let latest = own.anchors.iter().map(|anchor| anchor.date).max();
        own.anchors.retain(|anchor| {
            Some(anchor.date.year()) >= own.year
                && latest.is_none_or(|latest| days_between(anchor.date, latest) <= 31)
        });
        own
    }

    /// Dates that the report may have been written soon after.
    pub fn anchors(&self) -> impl Iterator<Item = Date> + '_ {
        self.anchors.iter().map(|anchor| anchor.date)
    }

    /// Points for lying soon after the latest date told in full.
    pub fn anchor_points(&self, day: Date) -> i32 {
        let late = self
            .year
            .filter(|year| day.year() < *year)
            .map_or(0, |_| -20);
        let Some(anchor) = self.anchors.iter().max_by_key(|anchor| anchor.date) else {
            return late;
        };
        let sure = if self.anchors.iter().any(|anchor| anchor.head) {
            20
        } else {
            8
        };
        let points = match days_between(anchor.date, day) {
            ..0 => -30,
            0 | 1 => sure,
            2 | 3 => sure * 4 / 5,
            4..=7 => sure / 2,
            8..=14 => sure / 5,
            _ => 0,
        };
        let echoed = self.told.iter().any(|told| {
            let meant = told.expression.resolve(Some(day));
            meant.start == Some(anchor.date) && meant.end == Some(anchor.date)
        });
        points + late + if echoed && points > 0 { 10 } else { 0 }
    }

    /// Points for making weekdays and days of the month recent.
    pub fn day_points(&self, day: Date) -> i32 {
        let weight: i32 = self.told.iter().map(|told| told.weight).sum();
        if weight == 0 {
            return 0;
        }
        let points: i32 = self
            .told
            .iter()
            .filter_map(|told| {
                let meant = told.expression.resolve(Some(day)).start?;
                let back = days_between(meant, day);
                let points = if back >= 0 {
                    usize::try_from(back).ok().and_then(|at| BACK.get(at))
                } else {
                    usize::try_from(-back).ok().and_then(|at| AHEAD.get(at))
                };
                Some(told.weight * points.copied().unwrap_or(-8))
            })
            .sum();
        // Two weekdays that agree say more than one.
        (points * MOST / (10 * weight)).clamp(-MOST, MOST)
    }

    /// The evidence for a day, in words.
    pub fn evidence(&self, day: Date) -> Vec<DateEvidence> {
        let mut evidence = Vec::new();
        if let Some(anchor) = self.anchors.iter().max_by_key(|anchor| anchor.date) {
            evidence.push(DateEvidence {
                basis: DateBasis::OwnText,
                reason: format!("its latest date told in full is “{}”", anchor.text),
                span: Some(anchor.span),
                document: None,
                window: (anchor.date, shift(anchor.date, 7).unwrap_or(anchor.date)),
            });
        }
        let mut seen = Vec::new();
        for told in &self.told {
            let Some(meant) = told.expression.resolve(Some(day)).start else {
                continue;
            };
            if seen.contains(&meant) || (days_between(meant, day)).abs() > 7 {
                continue;
            }
            seen.push(meant);
            evidence.push(DateEvidence {
                basis: DateBasis::OwnText,
                reason: format!("“{}” is {meant}", told.text),
                span: Some(told.span),
                document: None,
                window: if meant <= day {
                    (meant, shift(meant, 6).unwrap_or(meant))
                } else {
                    (shift(meant, -7).unwrap_or(meant), meant)
                },
            });
        }
        evidence
    }
}

/// The day that an expression tells in full, whatever the date of telling.
fn full_date(time: &TimeRef) -> Option<Date> {
    let fixed = time
        .expression
        .as_ref()
        .is_none_or(|expression| !expression.needs_reference());
    let day = matches!(
        time.precision,
        TimePrecision::Day | TimePrecision::Part | TimePrecision::Hour | TimePrecision::Minute
    );
    (fixed && day && time.start == time.end)
        .then_some(time.start)
        .flatten()
}

fn absolute_year(time: &TimeRef) -> Option<i16> {
    match &time.expression {
        Some(expression) => match &expression.base {
            Base::Date { year, .. } => Some(*year),
            _ => None,
        },
        None if time.precision <= TimePrecision::Year => time.start.map(|start| start.year()),
        None => None,
    }
}

/// Whether an expression is a weekday or a day of a month, seen from the date of telling.
fn recurs(expression: &Expression) -> bool {
    matches!(
        &expression.base,
        Base::Recurring {
            cycle: Cycle::Weekday(_) | Cycle::MonthDay { .. },
            pick: Pick::Tense(Tense::Past | Tense::Unknown | Tense::Future),
        }
    )
}
