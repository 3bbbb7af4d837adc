//! Places, and who or what moved between them.

use petgraph::visit::EdgeRef;

use super::{Selection, degrees, line_width, part, remainder};
use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox};
use crate::network::{Network, NodeKind, Sign};

/// A network of places, or of actors and places. Nothing for a focus that no node has.
pub fn places(network: &Network, selection: &Selection) -> Option<Diagram> {
    let part = part(network, selection)?;
    let degrees = degrees(&part.graph);
    let shown: Vec<_> = part
        .graph
        .node_indices()
        .filter(|at| degrees[at.index()] > 0)
        .collect();
    let nodes: Vec<_> = shown
        .iter()
        .map(|&at| {
            let node = &part.graph[at];
            let facts = [node.class.as_deref(), node.country.as_deref()];
            NodeBox {
                id: node.id.clone(),
                label: node.label.clone(),
                detail: facts
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ")
                    .replace('-', " "),
                tooltip: node.id.clone(),
                link: Some(node.id.clone()),
                colour: if node.kind == NodeKind::Actor {
                    Colour::Actor
                } else {
                    Colour::Place
                },
                emphasis: part.importance[at.index()],
                ..NodeBox::default()
            }
        })
        .collect();
    let position = |at| shown.iter().position(|&node| node == at);
    let lines: Vec<_> = part
        .graph
        .edge_references()
        .filter_map(|edge| {
            let tie = edge.weight();
            let movement = tie.sign != Sign::Neutral;
            Some(Line {
                from: position(edge.source())?,
                to: position(edge.target())?,
                tooltip: format!("{} ({})", tie.label, tie.weight),
                colour: if movement {
                    Colour::Cooperative
                } else {
                    Colour::Neutral
                },
                width: line_width(tie.weight),
                directed: movement,
                ..Line::default()
            })
        })
        .collect();
    let sample = |colour, meaning: &str| LegendEntry::Line {
        colour,
        dashed: false,
        meaning: meaning.to_owned(),
    };
    let with_actors = nodes.iter().any(|node| node.colour == Colour::Actor);
    let legend = if with_actors {
        vec![
            LegendEntry::Box {
                colour: Colour::Actor,
                meaning: "actor".to_owned(),
            },
            LegendEntry::Box {
                colour: Colour::Place,
                meaning: "place".to_owned(),
            },
            sample(Colour::Neutral, "active in"),
        ]
    } else {
        vec![
            sample(Colour::Neutral, "the same actors are active in both"),
            sample(Colour::Cooperative, "moved to"),
        ]
    };
    Some(Diagram {
        title: if with_actors {
            "Who was where"
        } else {
            "Places and movements"
        }
        .to_owned(),
        caption: format!(
            "A line is wider the more events or actors it stands for.{}",
            remainder(part.left_out, "nodes")
        ),
        arrangement: Arrangement::Network,
        groups: Vec::new(),
        nodes,
        lines,
        legend,
    })
}
