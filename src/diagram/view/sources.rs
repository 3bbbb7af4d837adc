//! Who tells what from whom.

use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::{Keep, Selection, degrees, focus, line_width, part, remainder};
use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use crate::network::{Network, Node, Sign, Tie};

/// Outlets on the left, the speakers they cite to the right. Nothing for a focus that no source
/// has.
pub fn sources(network: &Network, selection: &Selection) -> Option<Diagram> {
    let part = part(network, selection, Keep::Nodes)?;
    let degrees = degrees(&part.graph);
    let shown: Vec<_> = part
        .graph
        .node_indices()
        .filter(|at| degrees[at.index()] > 0)
        .collect();
    let is_outlet =
        |at: petgraph::graph::NodeIndex| part.graph[at].class.as_deref() == Some("outlet");
    // How many links of quoting lead to a speaker from an outlet.
    let mut rank: Vec<usize> = part
        .graph
        .node_indices()
        .map(|at| usize::from(!is_outlet(at)))
        .collect();
    for _ in 0..4 {
        for edge in part
            .graph
            .edge_references()
            .filter(|edge| edge.weight().label == "quotes")
        {
            let (from, to) = (edge.source().index(), edge.target().index());
            if !is_outlet(edge.target()) && rank[to] <= rank[from] && rank[from] < 4 {
                rank[to] = rank[from] + 1;
            }
        }
    }
    let nodes: Vec<_> = shown
        .iter()
        .map(|&at| {
            let node = &part.graph[at];
            let outlet = is_outlet(at);
            NodeBox {
                id: node.id.clone(),
                label: node.label.clone(),
                detail: if outlet {
                    String::new()
                } else {
                    quoted(&part.graph, at, node)
                },
                tooltip: node.id.clone(),
                link: Some(node.id.clone()),
                shape: if outlet { Shape::Box } else { Shape::Rounded },
                colour: if outlet {
                    Colour::Outlet
                } else {
                    Colour::Speaker
                },
                emphasis: part.importance[at.index()] * 0.6,
                rank: rank[at.index()],
                ..NodeBox::default()
            }
        })
        .collect();
    let lines: Vec<_> = part
        .graph
        .edge_references()
        .filter_map(|edge| {
            let tie = edge.weight();
            let quotes = tie.sign == Sign::Neutral;
            Some(Line {
                from: shown.binary_search(&edge.source()).ok()?,
                to: shown.binary_search(&edge.target()).ok()?,
                label: String::new(),
                tooltip: format!("{} ({})", tie.label, tie.weight),
                colour: match tie.sign {
                    Sign::Hostile => Colour::Hostile,
                    Sign::Cooperative => Colour::Cooperative,
                    Sign::Neutral => Colour::Neutral,
                },
                width: line_width(tie.weight),
                dashed: tie.sign == Sign::Hostile,
                directed: quotes,
            })
        })
        .collect();
    let used = |colour| lines.iter().any(|line| line.colour == colour);
    let mut legend = vec![
        LegendEntry::box_of(Colour::Outlet, "outlet"),
        LegendEntry::box_of(Colour::Speaker, "speaker"),
        LegendEntry::line(Colour::Neutral, "quotes"),
    ];
    if used(Colour::Cooperative) {
        legend.push(LegendEntry::line(Colour::Cooperative, "shares copy with"));
    }
    if used(Colour::Hostile) {
        legend.push(LegendEntry::dashed(Colour::Hostile, "contradicts"));
    }
    Some(Diagram {
        title: match focus(network, selection) {
            Some(source) => format!("{source} and those around: who tells what from whom"),
            None => "Who tells what from whom".to_owned(),
        },
        caption: format!(
            "Outlets stand on the left; an arrow leads to whom they cite, wider for more claims. \
             Outlets that share copy are one origin, not two.{}",
            remainder(part.left_out, "sources")
        ),
        arrangement: Arrangement::Layered,
        groups: Vec::new(),
        nodes,
        lines,
        legend,
    })
}

/// A speaker's kind, and how many of the claims here are said to be theirs.
fn quoted(graph: &DiGraph<Node, Tie>, at: NodeIndex, node: &Node) -> String {
    let claims: BTreeSet<&String> = graph
        .edges_directed(at, Direction::Incoming)
        .filter(|edge| edge.weight().sign == Sign::Neutral)
        .flat_map(|edge| &edge.weight().events)
        .collect();
    let kind = node.class.as_deref().unwrap_or("speaker").replace('-', " ");
    match claims.len() {
        0 => kind,
        1 => format!("{kind}, 1 claim"),
        more => format!("{kind}, {more} claims"),
    }
}
