//! Numbers that disagree, and numbers that only seem to.

use std::collections::BTreeMap;

use super::super::corpus::ClaimNo;
use super::super::record::{ClaimRole, ConflictKind, EventShape};
use super::super::relation::{self, Relation};
use super::super::scheme::Scheme;
use super::{Found, Value, gather};
use crate::extract::record::{QuantityRef, Status};

/// A figure as ranges compare.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    text: String,
    /// What is counted.
    pub(super) unit: String,
    /// Least that is meant.
    pub(super) low: f64,
    /// Most that is meant; infinite where it is open.
    pub(super) high: f64,
}

impl Figure {
    /// "Some" and "around" are meant within a tenth.
    pub(super) fn of(scheme: &Scheme<'_>, quantity: &QuantityRef) -> Option<Self> {
        let value = quantity.value;
        let mut low = quantity.low.or(value)?;
        let mut high = quantity
            .high
            .or(if quantity.low.is_some() && quantity.low != value {
                None
            } else {
                value
            });
        let exact = quantity.low == quantity.high;
        if scheme.is_approximate(quantity) && exact {
            low -= low / 10.0;
            high = high.map(|high| high + high / 10.0);
        }
        Some(Self {
            text: quantity.text.clone(),
            unit: unit(scheme, &quantity.unit).to_owned(),
            low,
            high: high.unwrap_or(f64::INFINITY),
        })
    }

    fn meets(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The value for lists.
    pub(super) fn value(&self) -> (String, Option<f64>, Option<f64>) {
        let high = self.high.is_finite().then_some(self.high);
        (self.text.clone(), Some(self.low), high)
    }
}

/// People are counted under many words, and lengths are written in two ways.
fn unit<'u>(scheme: &Scheme<'_>, unit: &'u str) -> &'u str {
    match unit {
        "kilometre" | "kilometer" => "km",
        _ if scheme.is_people(unit) => "people",
        other => other,
    }
}

fn figures(found: &Found<'_>, claims: &[ClaimNo], measures: bool) -> Vec<(ClaimNo, Figure)> {
    let scheme = found.context.scheme;
    claims
        .iter()
        .flat_map(|claim| {
            found.context.corpus.claims[*claim as usize]
                .claim
                .quantities
                .iter()
                .filter(|quantity| scheme.is_measure(&quantity.unit) == measures)
                .take(1)
                .filter_map(|quantity| Figure::of(scheme, quantity))
                .map(|figure| (*claim, figure))
        })
        .collect()
}

/// Figures of one event: those that don't meet are a conflict, unless the toll grew.
pub(super) fn within(found: &mut Found<'_>, event: usize) {
    let record = &found.context.events[event];
    // How many a siege holds in is told of parts and wholes alike.
    if record.shape == EventShape::State && !found.context.scheme.is_headcount(&record.action) {
        return;
    }
    let claims = found.asserting(event);
    let mut by_unit: BTreeMap<String, Vec<(ClaimNo, Figure)>> = BTreeMap::new();
    for (claim, figure) in figures(found, &claims, false) {
        by_unit
            .entry(figure.unit.clone())
            .or_default()
            .push((claim, figure));
    }
    for (unit, mut items) in by_unit {
        items.retain(|(claim, figure)| !is_part(found, *claim, figure));
        items.sort_by(|a, b| {
            (b.1.low.total_cmp(&a.1.low))
                .then(b.1.high.total_cmp(&a.1.high))
                .then(a.0.cmp(&b.0))
        });
        let state = found.context.events[event].shape == EventShape::State;
        let most = items
            .iter()
            .map(|(_, figure)| figure.low)
            .fold(0.0, f64::max);
        if items.iter().all(|(_, figure)| figure.high >= most) {
            continue;
        }
        let apart = items.iter().any(|(one, a)| {
            items.iter().any(|(other, b)| {
                let (one, other) = (found.facts(*one), found.facts(*other));
                let voices = one.speaker.zip(other.speaker).is_some_and(|(a, b)| a != b);
                !a.meets(b) && (one.document != other.document || voices)
            })
        });
        if !apart {
            continue;
        }
        let grew = !state && grew(found, &items);
        let values = gather(
            items,
            |a, b| a.low == b.low && a.high == b.high,
            Figure::value,
        );
        let subject = format!("{unit}: {}", found.context.events[event].label);
        if grew {
            let reason = String::from(
                "the higher figures were told on later days: a toll that grew is no contradiction",
            );
            found.lookalike(ConflictKind::Number, subject, &values, reason);
        } else {
            let reason = format!(
                "the ranges don't meet, for the same {unit} of the same event{}",
                if state { " at the same time" } else { "" }
            );
            found.conflict(ConflictKind::Number, subject, &values, reason);
        }
    }
}

/// Whether the figure's report gives a higher one for the same kind of people, in the same voice:
/// "two soldiers were killed, one of them at once". Then the higher speaks for the report.
fn is_part(found: &Found<'_>, claim: ClaimNo, figure: &Figure) -> bool {
    let corpus = found.context.corpus;
    let at = &corpus.claims[claim as usize];
    let own = found.facts(claim);
    let near = corpus.of[at.document as usize].clone().filter(|&number| {
        let other = &corpus.claims[number];
        let theirs = found.facts(number as ClaimNo);
        let relate = |a: u32, b: u32| relation::actors(corpus.entities, a, b);
        number as ClaimNo != claim
            && other.family == at.family
            && theirs.shape == EventShape::Occurrence
            && theirs.speaker == own.speaker
            && theirs.time.meet(&own.time).is_some()
            && relation::best(&own.targets, &theirs.targets, relate) >= Relation::Loose
    });
    let claims: Vec<ClaimNo> = near.map(|number| number as ClaimNo).collect();
    figures(found, &claims, false)
        .iter()
        .any(|(_, other)| other.unit == figure.unit && other.low > figure.high)
}

/// Whether every higher figure was told at least a day after every lower one that it doesn't meet.
fn grew(found: &Found<'_>, items: &[(ClaimNo, Figure)]) -> bool {
    items.iter().all(|(one, a)| {
        items.iter().all(|(other, b)| {
            if a.meets(b) || a.low < b.low {
                return true;
            }
            let told = |claim: &ClaimNo| found.facts(*claim).told;
            told(one)
                .zip(told(other))
                .is_some_and(|(later, sooner)| later > sooner)
        })
    })
}

/// Distances of one party on its way: other points and other hours, so no conflict.
pub(super) fn distances(found: &mut Found<'_>) {
    let entities = found.context.corpus.entities;
    let mut by_party: BTreeMap<String, Vec<ClaimNo>> = BTreeMap::new();
    for (number, at) in found.context.corpus.claims.iter().enumerate() {
        let far = |quantity: &QuantityRef| found.context.scheme.is_length(&quantity.unit);
        if let Some(&actor) = found.context.facts[number].actors.first()
            && at.claim.quantities.iter().any(far)
        {
            by_party
                .entry(relation::party(entities, actor))
                .or_default()
                .push(number as ClaimNo);
        }
    }
    let places = |a: u32, b: u32| relation::places(entities, a, b);
    for mut left in by_party.into_values() {
        left.sort_by_key(|claim| (found.facts(*claim).told, *claim));
        while let Some(&first) = left.first() {
            let start = found.facts(first);
            // Told within a week of the first: the list is in order of telling.
            let week = left.partition_point(|claim| {
                let told = found.facts(*claim).told.zip(start.told);
                told.is_none_or(|(a, b)| (a - b).get_days() <= 7)
            });
            let (near, mut rest): (Vec<ClaimNo>, Vec<ClaimNo>) =
                left[..week].iter().partition(|claim| {
                    let to = &found.facts(**claim).places;
                    relation::best(to, &start.places, places) != Relation::Apart
                });
            rest.extend(&left[week..]);
            left = rest;
            let mut items = figures(found, &near, true);
            items.retain(|(_, figure)| found.context.scheme.is_length(&figure.unit));
            items.sort_by(|a, b| a.1.low.total_cmp(&b.1.low).then(a.0.cmp(&b.0)));
            let same =
                |a: &Figure, b: &Figure| a.unit == b.unit && a.low == b.low && a.high == b.high;
            let values = gather(items, same, Figure::value);
            if values.len() > 1 {
                let actor = start.actors.first().copied().unwrap_or_default();
                let subject = format!("how far off: {}", found.name(actor));
                let reason = reference_points(found, &values);
                found.lookalike(ConflictKind::Number, subject, &values, reason);
            }
        }
    }
}

fn reference_points(found: &Found<'_>, values: &[Value]) -> String {
    let points: Vec<String> = values
        .iter()
        .map(|value| {
            let claim = value.claims[0];
            let facts = found.facts(claim);
            let place = facts
                .places
                .first()
                .map_or("a point that isn't named", |place| found.name(*place));
            let speaker = found.context.corpus.claims[claim as usize]
                .speakers
                .first()
                .map_or("the report", |speaker| found.name(*speaker));
            match facts.told {
                Some(told) => format!("{} to {place} ({speaker}, {told})", value.text),
                None => format!("{} to {place} ({speaker})", value.text),
            }
        })
        .collect();
    format!(
        "a party on the move, measured from other points or at other times: {}",
        points.join("; ")
    )
}

/// Counts that one report gives for several groups: parts and wholes, or other groups.
pub(super) fn parts(found: &mut Found<'_>) {
    let mut by_report: BTreeMap<(u32, &str, Option<u32>), Vec<ClaimNo>> = BTreeMap::new();
    for (number, at) in found.context.corpus.claims.iter().enumerate() {
        let facts = &found.context.facts[number];
        if facts
            .count
            .as_ref()
            .is_some_and(|count| count.unit == "people")
            && !matches!(at.claim.status, Status::Denied)
            && facts.role != ClaimRole::Forecast
        {
            by_report
                .entry((facts.document, at.family, facts.places.first().copied()))
                .or_default()
                .push(number as ClaimNo);
        }
    }
    for ((_, family, _), claims) in by_report {
        let mut items = figures(found, &claims, false);
        items.retain(|(_, figure)| figure.unit == "people");
        items.sort_by(|a, b| a.1.low.total_cmp(&b.1.low).then(a.0.cmp(&b.0)));
        let values = gather(items, Figure::meets, Figure::value);
        if values.len() > 1 {
            let subject = format!("people: {}", family.replace('-', " "));
            let reason = String::from(
                "one report gives them side by side: they count different groups, or a part and \
                 the whole",
            );
            found.lookalike(ConflictKind::Number, subject, &values, reason);
        }
    }
}
