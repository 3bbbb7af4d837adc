//! Events: the plain actor–action–place–date that a person would ask for first, the claims behind
//! them, and how well they are grounded.

use super::bare::{Bare, Disputes};
use super::build::notation;
use super::claim::interval;
use super::document::Index;
use crate::link::Linked;
use crate::link::record::{Event, Part};
use crate::rdf::statements::Statements;
use crate::rdf::{iri, literal, vocabulary as dl};

/// Every event.
pub fn events(out: &mut Statements, index: &Index<'_>, linked: &Linked) {
    let disputes = Disputes::new(linked);
    for event in &linked.events {
        statements(out, event, &Bare::new(event, &disputes));
        codes(out, index, event);
    }
}

/// The codes of the first claim that names the event's action: a code may depend on who acts, so
/// the action alone doesn't give it.
fn codes(out: &mut Statements, index: &Index<'_>, event: &Event) {
    let mut claims = (event.claims.iter()).filter_map(|claim| index.claim(&claim.claim));
    let Some((claim, _)) = claims.find(|(claim, _)| claim.action == event.action) else {
        return;
    };
    let node = iri::node(&event.id);
    let codes = [
        (dl::ACLED, &claim.codes.acled),
        (dl::PLOVER, &claim.codes.plover),
        (dl::CAMEO, &claim.codes.cameo),
    ];
    for (predicate, code) in codes {
        out.add_some(&node, predicate, code.as_deref().map(literal::text));
    }
}

fn statements(out: &mut Statements, event: &Event, bare: &Bare<'_>) {
    let node = iri::node(&event.id);
    out.add(&node, dl::RDF_TYPE, dl::SEM_EVENT);
    out.add(&node, dl::RDFS_LABEL, literal::text(&event.label));
    out.add(&node, dl::ACTION, dl::action(&event.action));
    if !event.family.is_empty() {
        out.add(&node, dl::FAMILY, literal::text(&event.family));
    }
    out.add(
        &node,
        dl::SHAPE,
        dl::concept("shape", &notation(&event.shape)),
    );
    for claim in &event.claims {
        out.add(&node, dl::HAS_CLAIM, iri::node(&claim.claim));
    }
    for origin in &event.origins {
        out.add(&node, dl::HAS_ORIGIN, iri::node(origin));
    }
    let counts = [
        (dl::OUTLETS, event.outlets.len()),
        (dl::TEXT_ORIGINS, event.text_origins.len()),
        (dl::SPEAKERS, event.speakers.len()),
        (dl::INDEPENDENT, event.independent),
        (dl::GRADE, usize::from(event.grade.information)),
    ];
    for (predicate, count) in counts {
        out.add(&node, predicate, literal::integer(count));
    }
    if !event.grade.reason.is_empty() {
        out.add(&node, dl::GRADE_REASON, literal::text(&event.grade.reason));
    }
    for speaker in event.speakers.iter().filter(|speaker| speaker.involved) {
        out.add(&node, dl::INVOLVED_SPEAKER, iri::node(&speaker.entity));
    }

    if bare.happened() {
        out.add(&node, dl::SEM_EVENT_TYPE, dl::action(&event.action));
    }
    if bare.dated() {
        interval(out, &node, &event.time);
    }
    for participant in &event.participants {
        if bare.participant(participant) {
            let predicate = match participant.part {
                Part::Actor => dl::SEM_HAS_ACTOR,
                Part::Target => dl::HAS_TARGET,
            };
            out.add(&node, predicate, iri::node(&participant.entity));
        }
    }
    for place in &event.places {
        if bare.place(place) {
            out.add(&node, dl::SEM_HAS_PLACE, iri::node(&place.entity));
        }
    }
}
