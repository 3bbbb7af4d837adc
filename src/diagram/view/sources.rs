//! Who tells what from whom.

use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::{Keep, Selection, counted, focus, line_width, part, remainder};
use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use crate::network::{Network, Node, Sign, Tie};

/// Longer chains of relaying end in this column.
const LAST_COLUMN: usize = 4;

/// Outlets on the left, the speakers they cite to the right. Nothing for a focus that no source
/// has.
pub fn sources(network: &Network, selection: &Selection) -> Option<Diagram> {
    let part = part(network, selection, Keep::Ties)?;
    let shown = part.tied();
    let is_outlet =
        |at: petgraph::graph::NodeIndex| part.graph[at].class.as_deref() == Some("outlet");
    let rank = ranks(&part.graph, is_outlet);
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
            remainder(part.left_out, "source")
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
        some => format!("{kind}, {}", counted(some, "claim")),
    }
}

/// The column of each source: outlets, then whom they cite themselves, then those whose words these
/// relay.
fn ranks(graph: &DiGraph<Node, Tie>, is_outlet: impl Fn(NodeIndex) -> bool) -> Vec<usize> {
    let mut rank: Vec<_> = graph
        .node_indices()
        .map(|at| if is_outlet(at) { 0 } else { usize::MAX })
        .collect();
    for column in 0..LAST_COLUMN {
        for edge in graph.edge_references() {
            let (from, to) = (edge.source().index(), edge.target().index());
            let quotes = edge.weight().sign == Sign::Neutral;
            if quotes && rank[from] == column && rank[to] > column {
                rank[to] = column + 1;
            }
        }
    }
    // Whom nobody cites here stands with those who are cited first.
    rank.into_iter()
        .map(|rank| if rank == usize::MAX { 1 } else { rank })
        .collect()
}
