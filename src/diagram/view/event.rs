//! The evidence of one event: event ← claims ← speakers ← outlets.

use std::collections::BTreeMap;

use super::{counted, remainder};
use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use crate::extract::{Claim, Extraction};
use crate::link::Linked;
use crate::link::record::{ClaimRole, Event};

/// What an event rests on, from the event on the left to the outlets on the right; `top` claims at
/// most, in the order in which the event lists them.
pub fn event(event: &Event, linked: &Linked, extractions: &[Extraction], top: usize) -> Diagram {
    let claims: BTreeMap<&str, &Claim> = extractions
        .iter()
        .flat_map(|extraction| &extraction.claims)
        .map(|claim| (claim.id.as_str(), claim))
        .collect();
    let mut drawing = Drawing::default();
    let root = drawing.node(&event.id, &event.label, 0, Colour::Event);
    drawing.nodes[root].emphasis = 1.0;
    drawing.nodes[root].detail =
        format!("grade {}: {}", event.grade.information, event.grade.reason);
    for entry in event.claims.iter().take(top.max(1)) {
        let Some(claim) = claims.get(entry.claim.as_str()) else {
            continue;
        };
        let at = drawing.node(
            &claim.id,
            &format!("“{}”", claim.trigger.text),
            1,
            Colour::Claim,
        );
        drawing.nodes[at].shape = Shape::Note;
        drawing.nodes[at].detail = role(entry.role).to_owned();
        drawing.nodes[at].tooltip.clone_from(&claim.sentence.text);
        let firm = matches!(entry.role, ClaimRole::Assertion | ClaimRole::Background);
        let colour = if entry.role == ClaimRole::Denial {
            Colour::Hostile
        } else {
            Colour::Neutral
        };
        drawing.line(root, at, colour, !firm);
        let link = linked
            .claims
            .binary_search_by(|link| link.claim.cmp(&claim.id));
        let speakers = link.map_or(&[][..], |found| linked.claims[found].speakers.as_slice());
        let mut before = at;
        for (depth, speaker) in speakers.iter().enumerate() {
            let next = drawing.node(
                speaker,
                linked.label(speaker),
                2 + depth.min(2),
                Colour::Speaker,
            );
            drawing.line(before, next, Colour::Neutral, false);
            before = next;
        }
        let document = linked
            .documents
            .iter()
            .find(|document| document.name == claim.document);
        let outlet = document
            .and_then(|document| document.outlet.as_deref())
            .unwrap_or(&claim.document);
        let next = drawing.node(&format!("outlet {outlet}"), outlet, 5, Colour::Outlet);
        drawing.nodes[next].shape = Shape::Box;
        drawing.line(before, next, Colour::Neutral, false);
    }
    Diagram {
        title: event.label.clone(),
        caption: format!(
            "What it rests on: {} in {}, {}. From left to right: the event, the words, who says so, \
             who printed it.{}",
            counted(event.claims.len(), "claim"),
            counted(event.outlets.len(), "outlet"),
            counted(event.independent, "independent origin"),
            remainder(event.claims.len().saturating_sub(top.max(1)), "claim")
        ),
        arrangement: Arrangement::Layered,
        groups: Vec::new(),
        nodes: drawing.nodes,
        lines: drawing.lines,
        legend: vec![
            LegendEntry::box_of(Colour::Event, "event"),
            LegendEntry::box_of(Colour::Claim, "claim"),
            LegendEntry::box_of(Colour::Speaker, "speaker"),
            LegendEntry::box_of(Colour::Outlet, "outlet"),
            LegendEntry::dashed(Colour::Neutral, "foretold, intended or alleged"),
        ],
    }
}

fn role(role: ClaimRole) -> &'static str {
    match role {
        ClaimRole::Assertion => "says that it happened",
        ClaimRole::Allegation => "says that it may have happened",
        ClaimRole::Forecast => "says that it will happen",
        ClaimRole::Intention => "says that it is meant to happen",
        ClaimRole::Denial => "denies it",
        ClaimRole::Background => "retells it as background",
    }
}

/// A diagram under way, each box once.
#[derive(Default)]
struct Drawing {
    nodes: Vec<NodeBox>,
    lines: Vec<Line>,
}

impl Drawing {
    fn node(&mut self, id: &str, label: &str, rank: usize, colour: Colour) -> usize {
        if let Some(at) = self.nodes.iter().position(|node| node.id == id) {
            return at;
        }
        self.nodes.push(NodeBox {
            id: id.to_owned(),
            label: label.to_owned(),
            tooltip: id.to_owned(),
            colour,
            rank,
            ..NodeBox::default()
        });
        self.nodes.len() - 1
    }

    fn line(&mut self, from: usize, to: usize, colour: Colour, dashed: bool) {
        let known = self
            .lines
            .iter()
            .any(|line| (line.from, line.to) == (from, to));
        if !known && from != to {
            self.lines.push(Line {
                from,
                to,
                colour,
                dashed,
                directed: true,
                width: 1.2,
                ..Line::default()
            });
        }
    }
}
