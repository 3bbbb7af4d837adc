//! What happened when: events in rows by day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Selection, counted, remainder};
use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use crate::link::Linked;
use crate::link::record::{ClaimRole, Entity, Event, EventShape};
use crate::network::Window;

/// At most this many events stand under one day.
const A_DAY: usize = 8;

/// The dated events of a window, the best grounded first, as many as the selection keeps. With a
/// focus only those that it takes part in or that are placed there. Nothing for a focus that is no
/// actor or place.
pub fn timeline(linked: &Linked, window: Window, selection: &Selection) -> Option<Diagram> {
    let focus = match &selection.focus {
        Some(name) => Some(entity(linked, name)?),
        None => None,
    };
    let mut dated: Vec<_> = linked
        .events
        .iter()
        .filter(|event| event.shape == EventShape::Occurrence)
        .filter(|event| focus.is_none_or(|focus| concerns(event, &focus.id)))
        .filter_map(|event| Some((day(event)?, event)))
        .filter(|(day, event)| window.holds(Some(*day), event.time.latest_end.or(Some(*day))))
        .collect();
    dated.sort_by(|a, b| {
        (b.1.independent, b.1.claims.len(), &a.1.id).cmp(&(
            a.1.independent,
            a.1.claims.len(),
            &b.1.id,
        ))
    });
    let all = dated.len();
    let mut under = BTreeMap::<Date, usize>::new();
    dated.retain(|(day, _)| {
        let count = under.entry(*day).or_default();
        *count += 1;
        *count <= A_DAY
    });
    dated.truncate(selection.top.max(1));
    dated.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    let mut days: Vec<_> = dated.iter().map(|(day, _)| *day).collect();
    days.dedup();
    let mut nodes: Vec<_> = days
        .iter()
        .enumerate()
        .map(|(rank, day)| NodeBox {
            id: format!("day-{day}"),
            label: day.to_string(),
            shape: Shape::Ellipse,
            colour: Colour::Neutral,
            rank,
            ..NodeBox::default()
        })
        .collect();
    let lines: Vec<_> = (1..days.len())
        .map(|to| Line {
            from: to - 1,
            to,
            directed: true,
            width: 1.5,
            ..Line::default()
        })
        .collect();
    for (day, event) in &dated {
        let rank = days.binary_search(day).unwrap_or(0);
        nodes.push(NodeBox {
            id: event.id.clone(),
            label: event.label.clone(),
            detail: format!(
                "{}{}, {}",
                until(*day, event),
                counted(event.independent, "origin"),
                counted(event.claims.len(), "claim")
            ),
            tooltip: event.id.clone(),
            link: Some(event.id.clone()),
            colour: if asserted(event) {
                Colour::Event
            } else {
                Colour::OneSided
            },
            rank,
            ..NodeBox::default()
        });
    }
    let left_out = all - dated.len();
    Some(Diagram {
        title: match focus {
            Some(focus) => format!("What happened when: {}", focus.label),
            None => "What happened when".to_owned(),
        },
        caption: format!(
            "Events beside the first day on which they may have happened.{}",
            remainder(left_out, "event")
        ),
        arrangement: Arrangement::Calendar,
        groups: Vec::new(),
        nodes,
        lines,
        legend: vec![
            LegendEntry::box_of(Colour::Event, "reported as fact"),
            LegendEntry::box_of(Colour::OneSided, "only foretold, intended or alleged"),
        ],
    })
}

/// The entity of an IRI or, letter case aside, a label.
fn entity<'a>(linked: &'a Linked, name: &str) -> Option<&'a Entity> {
    let wanted = name.to_lowercase();
    let by_id = linked.entities.iter().find(|entity| entity.id == name);
    by_id.or_else(|| {
        let mut entities = linked.entities.iter();
        entities.find(|entity| entity.label.to_lowercase() == wanted)
    })
}

fn concerns(event: &Event, entity: &str) -> bool {
    let participants = event.participants.iter().map(|part| &part.entity);
    let places = event.places.iter().map(|place| &place.entity);
    participants.chain(places).any(|id| id == entity)
}

fn day(event: &Event) -> Option<Date> {
    event.time.earliest_begin.or(event.time.latest_begin)
}

/// What stands before the details of an event that isn't known to the day: the days that it may
/// have happened on.
fn until(day: Date, event: &Event) -> String {
    match (event.time.earliest_begin, event.time.latest_end) {
        (Some(_), Some(last)) if last > day => format!("{day} to {last}, "),
        (Some(_), None) => format!("{day} or later, "),
        (None, _) => format!("by {day}, "),
        _ => String::new(),
    }
}

fn asserted(event: &Event) -> bool {
    event
        .claims
        .iter()
        .any(|claim| matches!(claim.role, ClaimRole::Assertion | ClaimRole::Background))
}
