//! Copied sentences in which a figure or a place was changed: two reports carry one text, and it can't
//! say both.
//!
//! Claims that differ so may stand in two events, since the words that were changed are what events
//! are told apart by: here it is the copied text that binds them.

use std::collections::BTreeMap;

use super::super::copy::{Pair, Unit};
use super::super::corpus::ClaimNo;
use super::super::name;
use super::super::record::{ConflictKind, EntityClass};
use super::super::relation::{self, Relation};
use super::count::Figure;
use super::{Found, Value};
use crate::document::Span;
use crate::extract::record::{MentionRecord, MentionType};

/// Copied sentences that two reports share at least: one alone may be a formula that daily reports
/// are written by.
const SHARED: usize = 2;

/// Every change of a figure or a place in text that two reports share.
pub(super) fn copies(found: &mut Found<'_>) {
    let copies = found.context.copies;
    let unit = |at: u32| &copies.units[at as usize];
    let mut shared: BTreeMap<(u32, u32), Vec<&Pair>> = BTreeMap::new();
    for pair in copies.copied() {
        let documents = (unit(pair.a).document, unit(pair.b).document);
        shared.entry(documents).or_default().push(pair);
    }
    for pairs in shared.into_values().filter(|pairs| pairs.len() >= SHARED) {
        for pair in pairs {
            let (a, b) = (unit(pair.a), unit(pair.b));
            for [here, there] in copies.changed(pair) {
                figure(found, (a, here), (b, there));
                place(found, (a, here), (b, there));
            }
        }
    }
}

/// A figure that is another one in the other report.
fn figure(found: &mut Found<'_>, a: (&Unit, Span), b: (&Unit, Span)) {
    let scheme = found.context.scheme;
    let told = |(unit, span): (&Unit, Span)| {
        let mention = only(found, unit, span, MentionType::Quantity)?;
        let figure = Figure::of(scheme, mention.quantity.as_ref()?)?;
        Some((mention.span, figure))
    };
    let (Some((here, one)), Some((there, other))) = (told(a), told(b)) else {
        return;
    };
    if one.unit != other.unit || one.low == other.low && one.high == other.high {
        return;
    }
    let counting = |unit: &Unit, span: Span| {
        claims(found, unit, |claim| {
            let mut figures = found.context.corpus.claims[claim as usize]
                .claim
                .quantities
                .iter();
            figures.any(|figure| figure.span.overlaps(span))
        })
    };
    let values = [
        value(&one, counting(a.0, here)),
        value(&other, counting(b.0, there)),
    ];
    let stated = |unit: &Unit| {
        let document = found.context.corpus.documents[unit.document as usize];
        document.metadata.date
    };
    let grew = match stated(a.0).zip(stated(b.0)) {
        Some((first, second)) if first < second => one.low < other.low,
        Some((first, second)) if first > second => one.low > other.low,
        _ => false,
    };
    report(found, ConflictKind::Number, values, grew);
}

/// A place that is another one in the other report.
fn place(found: &mut Found<'_>, a: (&Unit, Span), b: (&Unit, Span)) {
    let entities = found.context.corpus.entities;
    let told = |(unit, span): (&Unit, Span)| {
        let mention = only(found, unit, span, MentionType::Place)?;
        let id = mention.id.as_deref()?;
        let place = entities.find(EntityClass::Place, id, &mention.text)?;
        entities.proper[place as usize].then_some((place, &mention.text))
    };
    let (Some((here, text)), Some((there, other))) = (told(a), told(b)) else {
        return;
    };
    let (x, y) = (entities.node(here), entities.node(there));
    // A province for its town says less, not otherwise; a longer form of the name says the same.
    let apart = relation::places(entities, here, there) < Relation::Loose;
    if here == there || !apart || part_of(&x.label, &y.label) {
        return;
    }
    let named = |unit: &Unit, text: &String| Value {
        text: text.clone(),
        low: None,
        high: None,
        claims: claims(found, unit, |_| true),
    };
    report(
        found,
        ConflictKind::Place,
        [named(a.0, text), named(b.0, other)],
        false,
    );
}

fn report(found: &mut Found<'_>, kind: ConflictKind, values: [Value; 2], grew: bool) {
    let Some(&first) = values[0]
        .claims
        .first()
        .filter(|_| !values[1].claims.is_empty())
    else {
        return;
    };
    if found.holds(kind, &values) {
        return;
    }
    let event = found.event_of.get(&first);
    let label = event.map_or("", |event| found.context.events[*event].label.as_str());
    let subject = format!("in copied words: {label}");
    if grew {
        let reason = String::from(
            "the later of two copies gives more: a toll that grew is no contradiction",
        );
        found.lookalike(kind, subject, &values, reason);
    } else {
        let reason = String::from("two reports carry one text and differ in this: one was altered");
        found.conflict(kind, subject, &values, reason);
    }
}

/// The one mention of a kind that the changed words touch.
fn only<'c>(
    found: &Found<'c>,
    unit: &Unit,
    span: Span,
    kind: MentionType,
) -> Option<&'c MentionRecord> {
    let document: &'c _ = found.context.corpus.documents[unit.document as usize];
    let mut touched = (document.mentions.iter())
        .filter(|mention| mention.kind == kind && mention.span.overlaps(span));
    touched.next().filter(|_| touched.next().is_none())
}

/// The claims of a unit that a test takes.
fn claims(found: &Found<'_>, unit: &Unit, test: impl Fn(ClaimNo) -> bool) -> Vec<ClaimNo> {
    let corpus = found.context.corpus;
    (corpus.of[unit.document as usize].clone())
        .filter(|&claim| corpus.claims[claim].claim.trigger.span.overlaps(unit.span))
        .map(|claim| claim as ClaimNo)
        .filter(|&claim| test(claim))
        .collect()
}

fn value(figure: &Figure, claims: Vec<ClaimNo>) -> Value {
    let (text, low, high) = figure.value();
    Value {
        text,
        low,
        high,
        claims,
    }
}

/// Whether one name is a part of the other.
fn part_of(x: &str, y: &str) -> bool {
    let (x, y) = (name::bare(x), name::bare(y));
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    short.iter().all(|word| long.contains(word))
}
