//! Where claims disagree, and where they only seem to.
//!
//! A conflict is found within one event, between claims on one count, or between two copies of one
//! sentence: numbers whose ranges don't meet, days, begins of a state, perpetrators, means, a denial. A look-alike is a
//! difference with a reason why both can be true: other reference points, other parts, a toll that
//! grew, a forecast.

mod altered;
mod count;
mod date;
mod means;
mod outcome;
mod side;

use std::collections::{BTreeMap, BTreeSet};

use super::copy::Copies;
use super::corpus::{ClaimNo, Corpus};
use super::facts::Facts;
use super::iri;
use super::record::{ClaimRole, Conflict, ConflictKind, ConflictValue, Event, LookAlike};
use super::scheme::Scheme;

/// Violent events of one speaker that are looked through for one incident told twice.
const INCIDENTS: usize = 64;

/// What conflicts are looked for in.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// Documents, claims, entities.
    pub corpus: &'c Corpus<'c>,
    /// What the claims say.
    pub facts: &'c [Facts],
    /// Copied sentences.
    pub copies: &'c Copies,
    /// Families of actions.
    pub scheme: &'c Scheme<'c>,
    /// Records of the events, in the order of their members.
    pub events: &'c [Event],
    /// Claims of each event.
    pub members: &'c [Vec<ClaimNo>],
}

/// Conflicts and look-alikes, each by IRI.
pub fn find(context: Context<'_>) -> (Vec<Conflict>, Vec<LookAlike>) {
    let mut found = Found {
        context,
        event_of: BTreeMap::new(),
        violent: BTreeMap::new(),
        conflicts: BTreeMap::new(),
        lookalikes: BTreeMap::new(),
    };
    for (number, members) in context.members.iter().enumerate() {
        for member in members {
            found.event_of.insert(*member, number);
        }
    }
    for (number, event) in context.events.iter().enumerate() {
        if context.scheme.is_violent(&event.action) {
            for speaker in &event.speakers {
                let list = found.violent.entry(&speaker.entity).or_default();
                if list.len() < INCIDENTS {
                    list.push(number);
                }
            }
        }
    }
    for number in 0..context.events.len() {
        count::within(&mut found, number);
        date::occurrence(&mut found, number);
        date::state(&mut found, number);
        date::foretold(&mut found, number);
        side::perpetrator(&mut found, number);
        means::within(&mut found, number);
        outcome::denied(&mut found, number);
    }
    means::keep_one_of_each(&mut found);
    count::distances(&mut found);
    count::parts(&mut found);
    altered::copies(&mut found);
    (
        found.conflicts.into_values().collect(),
        found.lookalikes.into_values().collect(),
    )
}

/// One value with the claims that say it.
#[derive(Clone, Debug)]
struct Value {
    text: String,
    low: Option<f64>,
    high: Option<f64>,
    claims: Vec<ClaimNo>,
}

struct Found<'c> {
    context: Context<'c>,
    event_of: BTreeMap<ClaimNo, usize>,
    /// Violent events that a speaker speaks of, by the speaker's IRI.
    violent: BTreeMap<&'c str, Vec<usize>>,
    conflicts: BTreeMap<String, Conflict>,
    lookalikes: BTreeMap<String, LookAlike>,
}

impl Found<'_> {
    /// Claims of an event that say that it happened.
    fn asserting(&self, event: usize) -> Vec<ClaimNo> {
        self.context.members[event]
            .iter()
            .copied()
            .filter(|claim| {
                matches!(
                    self.context.facts[*claim as usize].role,
                    ClaimRole::Assertion | ClaimRole::Allegation | ClaimRole::Background
                )
            })
            .collect()
    }

    fn conflict(&mut self, kind: ConflictKind, subject: String, values: &[Value], reason: String) {
        let (id, events) = self.identify("conflict", kind, values);
        let conflict = Conflict {
            id: id.clone(),
            kind,
            subject,
            events,
            one_speaker: self.one_speaker(values),
            values: self.records(values),
            reason,
        };
        self.conflicts.insert(id, conflict);
    }

    fn lookalike(&mut self, kind: ConflictKind, subject: String, values: &[Value], reason: String) {
        let (id, _) = self.identify("lookalike", kind, values);
        let lookalike = LookAlike {
            id: id.clone(),
            kind,
            subject,
            values: self.records(values),
            reason,
        };
        self.lookalikes.insert(id, lookalike);
    }

    /// Whether a conflict already sets claims of the one value against claims of the other.
    fn holds(&self, kind: ConflictKind, [a, b]: &[Value; 2]) -> bool {
        let id = |claim: &ClaimNo| &self.context.corpus.claims[*claim as usize].claim.id;
        let at = |conflict: &Conflict, value: &Value| {
            let values = conflict.values.iter();
            let told = |held: &ConflictValue| {
                value
                    .claims
                    .iter()
                    .any(|claim| held.claims.contains(id(claim)))
            };
            values
                .enumerate()
                .find(|(_, held)| told(held))
                .map(|(at, _)| at)
        };
        (self.conflicts.values())
            .filter(|conflict| conflict.kind == kind)
            .any(|conflict| {
                at(conflict, a)
                    .zip(at(conflict, b))
                    .is_some_and(|(a, b)| a != b)
            })
    }

    fn identify(&self, what: &str, kind: ConflictKind, values: &[Value]) -> (String, Vec<String>) {
        let claims: BTreeSet<ClaimNo> = values
            .iter()
            .flat_map(|value| value.claims.iter().copied())
            .collect();
        let mut ids: Vec<&str> = claims
            .iter()
            .map(|claim| {
                self.context.corpus.claims[*claim as usize]
                    .claim
                    .id
                    .as_str()
            })
            .collect();
        ids.sort_unstable();
        let kind = format!("{kind:?}");
        let mut parts = vec![kind.as_str()];
        parts.extend(ids);
        let events: BTreeSet<String> = claims
            .iter()
            .filter_map(|claim| self.event_of.get(claim))
            .map(|event| self.context.events[*event].id.clone())
            .collect();
        (iri::content(what, &parts), events.into_iter().collect())
    }

    fn records(&self, values: &[Value]) -> Vec<ConflictValue> {
        values
            .iter()
            .map(|value| {
                let mut claims: Vec<String> = value
                    .claims
                    .iter()
                    .map(|claim| self.context.corpus.claims[*claim as usize].claim.id.clone())
                    .collect();
                claims.sort();
                claims.dedup();
                let speakers: BTreeSet<String> = value
                    .claims
                    .iter()
                    .filter_map(|claim| self.speaker(*claim))
                    .collect();
                ConflictValue {
                    value: value.text.clone(),
                    low: value.low,
                    high: value.high,
                    claims,
                    speakers: speakers.into_iter().collect(),
                }
            })
            .collect()
    }

    /// Violent events that a speaker speaks of.
    fn violent_by(&self, speaker: &str) -> &[usize] {
        self.violent.get(speaker).map_or(&[], Vec::as_slice)
    }

    /// IRI of the nearest speaker of a claim.
    fn speaker(&self, claim: ClaimNo) -> Option<String> {
        let at = &self.context.corpus.claims[claim as usize];
        let speaker = at.speakers.first()?;
        Some(self.context.corpus.entities.node(*speaker).id.clone())
    }

    /// Whether two claims are told by one voice: one document's own, or one speaker's in one
    /// document. A report that tells two things of a kind tells of two; it doesn't contradict itself.
    fn one_voice(&self, a: ClaimNo, b: ClaimNo) -> bool {
        self.facts(a).document == self.facts(b).document
            && self.facts(a).speaker == self.facts(b).speaker
    }

    /// Whether two claims come out of one mouth: one speaker's wherever they stand, or one document's
    /// own. Who says that it was and that it wasn't speaks of two things.
    fn same_mouth(&self, a: ClaimNo, b: ClaimNo) -> bool {
        let (a, b) = (self.facts(a), self.facts(b));
        a.speaker == b.speaker && (a.speaker.is_some() || a.document == b.document)
    }

    /// The one speaker who is said to have said it all.
    fn one_speaker(&self, values: &[Value]) -> Option<String> {
        let mut speakers: BTreeSet<Option<String>> = BTreeSet::new();
        for value in values {
            // A value counts as the speaker's if any of its claims is attributed to them.
            let own: BTreeSet<Option<String>> = value
                .claims
                .iter()
                .map(|claim| self.speaker(*claim))
                .collect();
            speakers.extend(own.into_iter().filter(Option::is_some).take(2));
            if value
                .claims
                .iter()
                .all(|claim| self.speaker(*claim).is_none())
            {
                return None;
            }
        }
        match speakers.len() {
            1 => speakers.pop_first().flatten(),
            _ => None,
        }
    }

    /// The label of an entity.
    fn name(&self, entity: u32) -> &str {
        &self.context.corpus.entities.node(entity).label
    }

    fn facts(&self, claim: ClaimNo) -> &Facts {
        &self.context.facts[claim as usize]
    }
}

/// Gathers claims into values: those that `same` puts together, in the order given.
fn gather<T>(
    items: Vec<(ClaimNo, T)>,
    same: impl Fn(&T, &T) -> bool,
    value: impl Fn(&T) -> (String, Option<f64>, Option<f64>),
) -> Vec<Value> {
    let mut groups: Vec<(T, Vec<ClaimNo>)> = Vec::new();
    for (claim, item) in items {
        match groups.iter_mut().find(|(held, _)| same(held, &item)) {
            Some((_, claims)) => claims.push(claim),
            None => groups.push((item, vec![claim])),
        }
    }
    groups
        .into_iter()
        .map(|(item, claims)| {
            let (text, low, high) = value(&item);
            Value {
                text,
                low,
                high,
                claims,
            }
        })
        .collect()
}
