//! Places with movements between them, and who was where.

use petgraph::visit::EdgeRef;

use super::{Keep, Part, Selection, facts, focus, line_width, part, remainder, thinned};
use crate::diagram::model::{Arrangement, Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use crate::network::{Network, Node, NodeKind, Sign};

/// A network of places. Nothing for a focus that no place has.
pub fn places(network: &Network, selection: &Selection) -> Option<Diagram> {
    let mut part = part(network, selection, Keep::Nodes)?;
    // Where a few actors are everywhere, everything is tied to everything.
    let thinned = thinned(&mut part.graph, |edge| edge.weight().sign == Sign::Neutral);
    let (nodes, lines) = drawn(&part, |_| 0);
    let title = match focus(network, selection) {
        Some(place) => format!("{place}, places with the same actors, and movements"),
        None => "Places with the same actors, and movements between them".to_owned(),
    };
    Some(Diagram {
        title,
        caption: format!(
            "A line is wider the more actors or events it stands for.{}{}",
            match thinned {
                0 => String::new(),
                some => format!(
                    " Of the grey lines only the widest that join all are drawn (left out: {some})."
                ),
            },
            remainder(part.left_out, "place")
        ),
        arrangement: Arrangement::Network,
        groups: Vec::new(),
        nodes,
        lines,
        legend: vec![
            LegendEntry::line(Colour::Neutral, "the same actors are active in both"),
            LegendEntry::line(Colour::Cooperative, "moved to"),
        ],
    })
}

/// A network of actors and places, or of outlets, actors and places, in columns. Nothing for a focus
/// that no node has.
pub fn whereabouts(network: &Network, selection: &Selection) -> Option<Diagram> {
    let part = part(network, selection, Keep::Ties)?;
    let (nodes, lines) = drawn(&part, |node| match node.kind {
        NodeKind::Source => 0,
        NodeKind::Place => 2,
        _ => 1,
    });
    let with_outlets = network
        .graph
        .node_weights()
        .any(|node| node.kind == NodeKind::Source);
    let what = if with_outlets {
        "Who is reported where, and by whom"
    } else {
        "Who was where"
    };
    let mut legend = vec![
        LegendEntry::box_of(Colour::Actor, "actor"),
        LegendEntry::box_of(Colour::Place, "place"),
    ];
    if with_outlets {
        legend.insert(0, LegendEntry::box_of(Colour::Outlet, "outlet"));
    }
    Some(Diagram {
        title: match focus(network, selection) {
            Some(name) => format!("{what}: {name} and those around"),
            None => what.to_owned(),
        },
        caption: format!(
            "From left to right: {}who acts or suffers, and where. A line is wider the more {} it stands \
             for.{}",
            if with_outlets { "who reports, " } else { "" },
            if with_outlets { "claims" } else { "events" },
            remainder(part.left_out, "other")
        ),
        arrangement: Arrangement::Layered,
        groups: Vec::new(),
        nodes,
        lines,
        legend,
    })
}

/// The boxes and lines of a part; nodes without a tie in it aren't drawn.
fn drawn(part: &Part, rank: impl Fn(&Node) -> usize) -> (Vec<NodeBox>, Vec<Line>) {
    let shown = part.tied();
    let nodes = shown.iter().map(|&at| {
        let node = &part.graph[at];
        NodeBox {
            id: node.id.clone(),
            label: node.label.clone(),
            detail: if node.kind == NodeKind::Source {
                String::new()
            } else {
                facts(node)
            },
            tooltip: node.id.clone(),
            link: Some(node.id.clone()),
            colour: match node.kind {
                NodeKind::Actor => Colour::Actor,
                NodeKind::Source => Colour::Outlet,
                _ => Colour::Place,
            },
            shape: if node.kind == NodeKind::Source {
                Shape::Box
            } else {
                Shape::Rounded
            },
            emphasis: part.importance[at.index()],
            rank: rank(node),
            ..NodeBox::default()
        }
    });
    let lines = part.graph.edge_references().filter_map(|edge| {
        let tie = edge.weight();
        let movement = tie.sign != Sign::Neutral;
        Some(Line {
            from: shown.binary_search(&edge.source()).ok()?,
            to: shown.binary_search(&edge.target()).ok()?,
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
    });
    (nodes.collect(), lines.collect())
}
