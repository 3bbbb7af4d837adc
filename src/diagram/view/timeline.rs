//! What happened when: events in rows by day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use crate::link::Linked;
use crate::link::record::{ClaimRole, Event, EventShape};
use crate::network::Window;

/// At most this many events stand under one day.
const A_DAY: usize = 8;

/// The dated events of a window, the best grounded first, `top` at most.
pub fn timeline(linked: &Linked, window: Window, top: usize) -> Diagram {
    let mut dated: Vec<_> = linked
        .events
        .iter()
        .filter(|event| event.shape == EventShape::Occurrence)
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
    dated.truncate(top.max(1));
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
                "{} origins, {} claims",
                event.independent,
                event.claims.len()
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
    Diagram {
        title: "What happened when".to_owned(),
        caption: format!(
            "Events under the first day on which they may have happened.{}",
            super::remainder(left_out, "events")
        ),
        arrangement: Arrangement::Calendar,
        groups: Vec::new(),
        nodes,
        lines,
        legend: vec![
            LegendEntry::box_of(Colour::Event, "reported as fact"),
            LegendEntry::box_of(Colour::OneSided, "only foretold, intended or alleged"),
        ],
    }
}

fn day(event: &Event) -> Option<Date> {
    event.time.earliest_begin.or(event.time.latest_begin)
}

fn asserted(event: &Event) -> bool {
    event
        .claims
        .iter()
        .any(|claim| matches!(claim.role, ClaimRole::Assertion | ClaimRole::Background))
}
