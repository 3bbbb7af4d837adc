//! What may be said of an event in plain triples.
//!
//! A plain triple has no speaker, so it stands only where nothing speaks against it: some claim
//! asserts it, and no conflict or denial disputes it. Everything else stays the claims' word.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::Linked;
use crate::link::record::{ClaimRole, ConflictKind, Event, EventParticipant, EventPlace};

/// Which kinds of dispute touch which event.
pub struct Disputes<'a> {
    kinds: BTreeMap<&'a str, BTreeSet<ConflictKind>>,
    /// Claims whose place another copy of their sentence gives otherwise.
    places: BTreeSet<&'a str>,
}

impl<'a> Disputes<'a> {
    /// The conflicts of everything linked.
    pub fn new(linked: &'a Linked) -> Self {
        let mut kinds = BTreeMap::<_, BTreeSet<_>>::new();
        for conflict in &linked.conflicts {
            for event in &conflict.events {
                kinds
                    .entry(event.as_str())
                    .or_default()
                    .insert(conflict.kind);
            }
        }
        let places = (linked.conflicts.iter())
            .filter(|conflict| conflict.kind == ConflictKind::Place)
            .flat_map(|conflict| conflict.values.iter().flat_map(|value| &value.claims))
            .map(String::as_str)
            .collect();
        Self { kinds, places }
    }

    fn touch(&self, event: &Event, kind: ConflictKind) -> bool {
        (self.kinds.get(event.id.as_str())).is_some_and(|kinds| kinds.contains(&kind))
    }
}

/// What of one event may be said in plain triples.
pub struct Bare<'a> {
    asserting: BTreeSet<&'a str>,
    /// Those of them whose place nothing disputes.
    placing: BTreeSet<&'a str>,
    happened: bool,
    dated: bool,
    doer_disputed: bool,
}

impl<'a> Bare<'a> {
    /// Judges one event.
    pub fn new(event: &'a Event, disputes: &Disputes<'_>) -> Self {
        let asserting: BTreeSet<&str> = (event.claims.iter())
            .filter(|claim| matches!(claim.role, ClaimRole::Assertion | ClaimRole::Background))
            .map(|claim| claim.claim.as_str())
            .collect();
        let denied = (event.claims.iter()).any(|claim| claim.role == ClaimRole::Denial);
        let happened =
            !asserting.is_empty() && !denied && !disputes.touch(event, ConflictKind::Outcome);
        Self {
            happened,
            dated: happened && !disputes.touch(event, ConflictKind::Date),
            doer_disputed: disputes.touch(event, ConflictKind::Perpetrator),
            placing: (asserting.iter().copied())
                .filter(|claim| !disputes.places.contains(claim))
                .collect(),
            asserting,
        }
    }

    /// That it happened at all.
    pub fn happened(&self) -> bool {
        self.happened
    }

    /// When it happened.
    pub fn dated(&self) -> bool {
        self.dated
    }

    /// That this one took part.
    pub fn participant(&self, participant: &EventParticipant) -> bool {
        use crate::link::record::Part;
        self.happened
            && !participant.disputed
            && !(self.doer_disputed && participant.part == Part::Actor)
            && (participant.claims.iter()).any(|claim| self.asserting.contains(claim.as_str()))
    }

    /// That it happened there.
    pub fn place(&self, place: &EventPlace) -> bool {
        self.happened && (place.claims.iter()).any(|claim| self.placing.contains(claim.as_str()))
    }
}
