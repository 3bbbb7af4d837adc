//! Document dating: a document without a date gets one from its own text, and failing that from
//! sentences and events that it shares with dated documents.
//!
//! Each candidate day of a document has points: for the dates and weekdays that its text tells
//! ([`own`]) and for agreeing with the documents that it shares text or events with ([`shared`]).
//! The surest documents are dated first and the others against them, so that evidence
//! travels through the corpus; the order of the files changes nothing. A document whose best day has
//! too few points, or no fixed point at all to start from, stays undated. Points are whole
//! numbers; their sizes were set on invented corpora, so that one clear piece of evidence
//! suffices and vague ones have to agree.

mod own;
mod shared;

use std::collections::BTreeSet;

use jiff::civil::Date;

use own::Own;
use shared::{Link, LinkKind};

use super::copy::Copies;
use super::corpus::Corpus;
use super::record::{DateBasis, DateEvidence};
use super::scheme::Scheme;

/// Points below which a document stays undated.
const ENOUGH: i32 = 15;
/// Rounds in which the surest documents are dated.
const ROUNDS: usize = 64;
/// Documents less sure than the surest by no more are dated in the same round.
const NEAR_SUREST: u8 = 4;
/// Sweeps in which every document is looked at again.
const SWEEPS: usize = 4;

/// A document's date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dated {
    /// The date; absent when undated.
    pub date: Option<Date>,
    /// What it rests on most.
    pub basis: DateBasis,
    /// 0 to 100 percent.
    pub confidence: u8,
    /// The reasons, strongest first.
    pub evidence: Vec<DateEvidence>,
}

/// Points of one day, by where they come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Points {
    /// Dates told in full.
    anchor: i32,
    /// Weekdays and days of the month.
    days: i32,
    copy: i32,
    events: i32,
}

impl Points {
    fn total(self) -> i32 {
        self.anchor + self.days + self.copy + self.events
    }

    /// Where the date comes from: weekdays alone fix none.
    fn basis(self) -> DateBasis {
        let best = self.anchor.max(self.copy).max(self.events);
        if best <= 0 {
            DateBasis::Undated
        } else if best == self.anchor {
            DateBasis::OwnText
        } else if best == self.copy {
            DateBasis::SharedCopy
        } else {
            DateBasis::SharedEvents
        }
    }
}

/// Dates every document of a corpus.
pub fn date(corpus: &Corpus<'_>, copies: &Copies, scheme: &Scheme<'_>) -> Vec<Dated> {
    let mut dates: Vec<Dated> = corpus
        .documents
        .iter()
        .map(|document| match document.metadata.date {
            Some(date) => Dated {
                date: Some(date),
                basis: DateBasis::Stated,
                confidence: 100,
                evidence: Vec::new(),
            },
            None => Dated::default(),
        })
        .collect();
    let open: Vec<usize> = (0..dates.len())
        .filter(|&at| dates[at].date.is_none())
        .collect();
    if open.is_empty() {
        return dates;
    }
    let own: Vec<Option<Own>> = (0..dates.len())
        .map(|at| {
            dates[at]
                .date
                .is_none()
                .then(|| Own::read(corpus.documents[at]))
        })
        .collect();
    let links = shared::links(corpus, copies, scheme, &|at| own[at].is_some());
    let solve = |dates: &[Dated], at: usize| {
        own[at]
            .as_ref()
            .map(|own| solve(corpus, dates, own, &links[at]))
            .unwrap_or_default()
    };
    // The surest documents first, so that what rests on others rests on them.
    for _ in 0..ROUNDS {
        let found: Vec<(usize, Dated)> = open
            .iter()
            .filter(|&&at| dates[at].date.is_none())
            .map(|&at| (at, solve(&dates, at)))
            .filter(|(_, dated)| dated.date.is_some())
            .collect();
        let Some(surest) = found.iter().map(|(_, dated)| dated.confidence).max() else {
            break;
        };
        for (at, dated) in found {
            if dated.confidence + NEAR_SUREST >= surest {
                dates[at] = dated;
            }
        }
    }
    // Then each in the light of all others, in order of name.
    for _ in 0..SWEEPS {
        let mut changed = false;
        for &at in &open {
            let dated = solve(&dates, at);
            changed |= dates[at].date != dated.date;
            dates[at] = dated;
        }
        if !changed {
            break;
        }
    }
    dates
}

/// The best day of one document against the others' dates.
fn solve(corpus: &Corpus<'_>, dates: &[Dated], own: &Own, links: &[Link]) -> Dated {
    let candidates = candidates(dates, own, links);
    let mut scored: Vec<(i32, Date, Points)> = candidates
        .into_iter()
        .map(|day| {
            let points = score(dates, own, links, day);
            (points.total(), day, points)
        })
        .collect();
    // Of equal days the earlier: news is told at once.
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let Some(&(best, day, points)) = scored.first() else {
        return Dated::default();
    };
    let basis = points.basis();
    if best < ENOUGH || basis == DateBasis::Undated {
        return Dated::default();
    }
    let rival = scored
        .iter()
        .find(|(_, other, _)| days_between(*other, day).abs() > 1)
        .map_or(0, |(total, _, _)| (*total).max(0));
    let margin = (best - rival).max(0);
    let confidence = 40 + (best - ENOUGH).min(20) + (2 * margin).min(30);
    let mut evidence = own.evidence(day);
    evidence.extend(shared::evidence(corpus, dates, links, day));
    Dated {
        date: Some(day),
        basis,
        confidence: u8::try_from(confidence.min(95)).unwrap_or(0),
        evidence,
    }
}

fn candidates(dates: &[Dated], own: &Own, links: &[Link]) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    let mut around = |day: Date, before: i64, after: i64| {
        days.extend((-before..=after).filter_map(|by| shift(day, by)));
    };
    for anchor in own.anchors() {
        around(anchor, 1, 10);
    }
    for link in links {
        if let Some(other) = dates[link.other as usize].date {
            around(other, 10, 10);
        }
    }
    days
}

fn score(dates: &[Dated], own: &Own, links: &[Link], day: Date) -> Points {
    let mut points = Points {
        anchor: own.anchor_points(day),
        days: own.day_points(day),
        ..Points::default()
    };
    points.copy = shared::points(dates, links, LinkKind::Copy, day);
    points.events = shared::points(dates, links, LinkKind::Event, day);
    points
}

/// Whole days from `from` to `to`.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

fn shift(day: Date, by: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().days(by)).ok()
}

#[cfg(test)]
mod tests;
