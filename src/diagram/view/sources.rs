//! Who tells what from whom.

use petgraph::visit::EdgeRef;

use super::{Selection, degrees, line_width, part, remainder};
use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use crate::network::{Network, Sign};

/// Outlets on the left, the speakers they cite to the right. Nothing for a focus that no source
/// has.
pub fn sources(network: &Network, selection: &Selection) -> Option<Diagram> {
    let part = part(network, selection)?;
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
                    node.class.clone().unwrap_or_default().replace('-', " ")
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
    let position = |at| shown.iter().position(|&node| node == at);
    let lines: Vec<_> = part
        .graph
        .edge_references()
        .filter_map(|edge| {
            let tie = edge.weight();
            let quotes = tie.sign == Sign::Neutral;
            Some(Line {
                from: position(edge.source())?,
                to: position(edge.target())?,
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
    let sample = |colour, dashed, meaning: &str| LegendEntry::Line {
        colour,
        dashed,
        meaning: meaning.to_owned(),
    };
    let used = |colour| lines.iter().any(|line| line.colour == colour);
    let mut legend = vec![
        LegendEntry::Box {
            colour: Colour::Outlet,
            meaning: "outlet".to_owned(),
        },
        LegendEntry::Box {
            colour: Colour::Speaker,
            meaning: "speaker".to_owned(),
        },
        sample(Colour::Neutral, false, "quotes"),
    ];
    if used(Colour::Cooperative) {
        legend.push(sample(Colour::Cooperative, false, "shares copy with"));
    }
    if used(Colour::Hostile) {
        legend.push(sample(Colour::Hostile, true, "contradicts"));
    }
    Some(Diagram {
        title: "Who tells what from whom".to_owned(),
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
