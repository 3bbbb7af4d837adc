//! What a document shares with others that bears on its date: copied sentences and events.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::copy::Copies;
use super::super::corpus::{ClaimAt, Corpus};
use super::super::record::{DateBasis, DateEvidence, EventShape};
use super::super::scheme::Scheme;
use super::{Dated, days_between, shift};
use crate::document::Span;
use crate::extract::record::{Status, TimePrecision, TimeRef};

/// Documents in which a signature may occur and still say that two of them tell of one event.
const RARE: usize = 12;
/// The most that one other document can give by untimed copy.
const MOST_UNTIMED: i32 = 10;
/// The most that one other document can give by shared events: many claims on one battle are one
/// piece of evidence.
const MOST_BY_ONE: i32 = 9;
/// The most that shared events can give together.
const MOST_BY_EVENTS: i32 = 18;

/// What two documents share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LinkKind {
    Copy,
    Event,
}

/// A passage of a document that another has too.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub kind: LinkKind,
    /// Number of the other document.
    pub other: u32,
    /// The passage.
    pub span: Span,
    /// The times that it and the other's passage tell for the same thing.
    pub times: Option<(TimeRef, TimeRef)>,
}

/// The links of every document that `wanted` asks for; empty for the others.
pub(super) fn links(
    corpus: &Corpus<'_>,
    copies: &Copies,
    scheme: &Scheme<'_>,
    wanted: &dyn Fn(usize) -> bool,
) -> Vec<Vec<Link>> {
    let mut links: Vec<Vec<Link>> = vec![Vec::new(); corpus.documents.len()];
    let mut add = |kind, (a, a_span): (u32, Span), (b, b_span): (u32, Span)| {
        if a == b || !wanted(a as usize) && !wanted(b as usize) {
            return;
        }
        let times = same_thing(&times_in(corpus, a, a_span), &times_in(corpus, b, b_span));
        for (one, span, other, swap) in [(a, a_span, b, false), (b, b_span, a, true)] {
            if wanted(one as usize) {
                links[one as usize].push(Link {
                    kind,
                    other,
                    span,
                    times: times.as_ref().map(|(x, y)| {
                        let (x, y) = if swap { (y, x) } else { (x, y) };
                        ((*x).clone(), (*y).clone())
                    }),
                });
            }
        }
    };
    for pair in copies.copied() {
        let (a, b) = (
            &copies.units[pair.a as usize],
            &copies.units[pair.b as usize],
        );
        add(LinkKind::Copy, (a.document, a.span), (b.document, b.span));
    }
    for (a, b) in shared_events(corpus, scheme) {
        let at = |claim: usize| {
            let claim = &corpus.claims[claim];
            (claim.document, claim.claim.sentence.span)
        };
        add(LinkKind::Event, at(a), at(b));
    }
    links
}

/// Pairs of claims in different documents that tell of one event as likely as not: the same
/// family, two of actor, target, place and figure in common, and rare.
fn shared_events(corpus: &Corpus<'_>, scheme: &Scheme<'_>) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<(&str, [u64; 2]), Vec<usize>> = BTreeMap::new();
    for (number, at) in corpus.claims.iter().enumerate() {
        let news = matches!(
            at.claim.status,
            Status::Actual | Status::Ongoing | Status::Possible
        );
        // A state is told of for years: it dates nothing.
        if !news || scheme.shape(&at.claim.action) == EventShape::State {
            continue;
        }
        let features = features(corpus, at);
        for (i, a) in features.iter().enumerate() {
            for b in &features[i + 1..] {
                let key = (at.family, [*a.min(b), *a.max(b)]);
                holders.entry(key).or_default().push(number);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for claims in holders.values() {
        let documents: BTreeSet<u32> = claims
            .iter()
            .map(|&at| corpus.claims[at].document)
            .collect();
        if documents.len() < 2 || documents.len() > RARE || claims.len() > 3 * RARE {
            continue;
        }
        for (i, &a) in claims.iter().enumerate() {
            for &b in &claims[i + 1..] {
                if corpus.claims[a].document != corpus.claims[b].document {
                    pairs.insert((a.min(b), a.max(b)));
                }
            }
        }
    }
    pairs
}

/// What marks a claim: its named actors, targets and places and its figures, as numbers.
fn features(corpus: &Corpus<'_>, at: &ClaimAt<'_>) -> Vec<u64> {
    let mut features: Vec<u64> = Vec::new();
    for (part, list) in [(1u64, &at.actors), (2, &at.targets), (3, &at.places)] {
        for &entity in list {
            if corpus.entities.proper[entity as usize] {
                features.push(part << 40 | u64::from(entity));
            }
        }
    }
    for quantity in &at.claim.quantities {
        if let Some(value) = quantity.value
            && (1.0..1e9).contains(&value)
        {
            features.push(4 << 40 | value as u64);
        }
    }
    features.sort_unstable();
    features.dedup();
    features.truncate(6);
    features
}

/// Times of day precision inside a span that depend on the date of telling, or are told in full.
fn times_in<'a>(corpus: &Corpus<'a>, document: u32, span: Span) -> Vec<&'a TimeRef> {
    let times = &corpus.documents[document as usize].times;
    let from = times.partition_point(|time| time.span.start < span.start);
    times[from..]
        .iter()
        .take_while(|time| time.span.start < span.end)
        .filter(|time| {
            matches!(
                time.precision,
                TimePrecision::Minute
                    | TimePrecision::Hour
                    | TimePrecision::Part
                    | TimePrecision::Day
            )
        })
        .collect()
}

/// The times that two passages tell for the same thing: the only one of each, or equal ones.
fn same_thing<'t>(a: &[&'t TimeRef], b: &[&'t TimeRef]) -> Option<(&'t TimeRef, &'t TimeRef)> {
    if let ([x], [y]) = (a, b) {
        return Some((x, y));
    }
    a.iter().find_map(|x| {
        b.iter()
            .find(|y| x.expression.is_some() && x.expression == y.expression)
            .map(|y| (*x, *y))
    })
}

fn days(time: &TimeRef, reference: Date) -> Option<(Date, Date)> {
    let (start, end) = super::super::when::window(time, Some(reference));
    start.or(end).zip(end.or(start))
}

/// Points of one link if the document is of `day` and the other of `theirs`; whether it is timed.
fn weigh(link: &Link, day: Date, theirs: Date) -> (i32, bool) {
    if let Some((own, other)) = &link.times
        && let Some((start, end)) = days(own, day)
        && let Some((their_start, their_end)) = days(other, theirs)
    {
        let agree = start <= their_end && their_start <= end;
        return match (link.kind, agree) {
            (LinkKind::Copy, true) => (12, true),
            (LinkKind::Copy, false) => (-8, true),
            (LinkKind::Event, true) => (3, true),
            (LinkKind::Event, false) => (0, true),
        };
    }
    let near = match days_between(theirs, day).abs() {
        0 | 1 => 4,
        2 => 3,
        3..=5 => 2,
        6 | 7 => 1,
        _ => 0,
    };
    (
        if link.kind == LinkKind::Copy {
            near
        } else {
            (near + 1) / 2
        },
        false,
    )
}

/// Points of all links of a kind, by how sure the others' dates are.
pub(super) fn points(dates: &[Dated], links: &[Link], kind: LinkKind, day: Date) -> i32 {
    by_document(dates, links, kind, day)
        .into_values()
        .map(|(points, _)| points)
        .sum::<i32>()
        .clamp(
            -40,
            match kind {
                LinkKind::Copy => 40,
                LinkKind::Event => MOST_BY_EVENTS,
            },
        )
}

/// Points and passages by the other document.
fn by_document<'l>(
    dates: &[Dated],
    links: &'l [Link],
    kind: LinkKind,
    day: Date,
) -> BTreeMap<u32, (i32, Vec<&'l Link>)> {
    let mut by: BTreeMap<u32, (i32, i32, Vec<&Link>)> = BTreeMap::new();
    for link in links.iter().filter(|link| link.kind == kind) {
        let Some(theirs) = dates[link.other as usize].date else {
            continue;
        };
        let (points, timed) = weigh(link, day, theirs);
        let entry = by.entry(link.other).or_default();
        if timed {
            entry.0 += points;
        } else {
            entry.1 += points;
        }
        entry.2.push(link);
    }
    by.into_iter()
        .map(|(other, (timed, untimed, passages))| {
            let sure = i32::from(dates[other as usize].confidence);
            let points = match kind {
                LinkKind::Copy => timed.clamp(-24, 24) + untimed.min(MOST_UNTIMED),
                LinkKind::Event => timed.min(MOST_BY_ONE - 3) + untimed.min(3),
            };
            (other, (points * sure / 100, passages))
        })
        .collect()
}

/// The evidence for a day, in words, the most telling document first.
pub(super) fn evidence(
    corpus: &Corpus<'_>,
    dates: &[Dated],
    links: &[Link],
    day: Date,
) -> Vec<DateEvidence> {
    let mut found: Vec<(i32, DateEvidence)> = Vec::new();
    for (kind, basis, noun) in [
        (LinkKind::Copy, DateBasis::SharedCopy, "copied passage"),
        (LinkKind::Event, DateBasis::SharedEvents, "shared event"),
    ] {
        for (other, (points, passages)) in by_document(dates, links, kind, day) {
            let Some(theirs) = dates[other as usize].date.filter(|_| points > 0) else {
                continue;
            };
            let name = corpus.documents[other as usize].document.clone();
            let timed = passages.iter().find_map(|link| link.times.as_ref());
            let count = passages.len();
            let plural = if count == 1 { "" } else { "s" };
            let reason = match timed {
                Some((own, other)) => format!(
                    "{count} {noun}{plural} with {name} of {theirs}: “{}” there is “{}” here",
                    other.text, own.text
                ),
                None => format!("{count} {noun}{plural} with {name} of {theirs}"),
            };
            found.push((
                points,
                DateEvidence {
                    basis,
                    reason,
                    span: passages.first().map(|link| link.span),
                    document: Some(name),
                    window: (
                        shift(theirs, -2).unwrap_or(theirs),
                        shift(theirs, 2).unwrap_or(theirs),
                    ),
                },
            ));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, evidence)| evidence).collect()
}
