//! Who fights whom, and who stands with whom: actors in their blocs.

use petgraph::visit::EdgeRef;

use super::{Keep, Selection, facts, focus, line_width, part, remainder, thinned};
use crate::diagram::model::{Arrangement, Colour, Diagram, Group, LegendEntry, Line, NodeBox};
use crate::network::analysis::balance::blocs;
use crate::network::analysis::sides;
use crate::network::{Network, Node, Sign, Tie};

/// The actors of a network, framed by bloc. Nothing for a focus that no actor has.
pub fn actors(network: &Network, selection: &Selection) -> Option<Diagram> {
    // Blocs are those of the whole network: a view must not change who is on whose side.
    let weights = sides::weights(network);
    let whole = blocs(&network.graph, |edge| weights[edge.id().index()]);
    // Neutral ties say nothing about sides and would hide those that do.
    let mut signed = network.clone();
    signed
        .graph
        .retain_edges(|graph, edge| graph[edge].sign != Sign::Neutral);
    let mut part = part(&signed, selection, Keep::Ties)?;
    let bloc = |node: &Node| network.by_id(&node.id).map(|at| whole.of[at.index()]);
    let blocs: Vec<_> = part.graph.node_weights().map(bloc).collect();
    // That friends are friends, their frame says; every tie among them would bury the rest.
    let thinned = thinned(&mut part.graph, |edge| {
        edge.weight().sign == Sign::Cooperative
            && blocs[edge.source().index()] == blocs[edge.target().index()]
    });
    let shown: Vec<_> = part
        .graph
        .node_indices()
        .filter(|&at| part.is_tied(at) || selection.focus.is_some())
        .collect();
    let bloc_of: Vec<_> = shown.iter().map(|at| blocs[at.index()]).collect();
    let mut sizes = std::collections::BTreeMap::<usize, usize>::new();
    for bloc in bloc_of.iter().flatten() {
        *sizes.entry(*bloc).or_default() += 1;
    }
    // A bloc of one needs no frame.
    let framed: Vec<_> = sizes
        .into_iter()
        .filter(|&(_, size)| size > 1)
        .map(|(bloc, _)| bloc)
        .collect();
    let nodes: Vec<_> = shown
        .iter()
        .zip(&bloc_of)
        .map(|(&at, bloc)| {
            let node = &part.graph[at];
            NodeBox {
                id: node.id.clone(),
                label: node.label.clone(),
                detail: facts(node),
                tooltip: node.id.clone(),
                link: Some(node.id.clone()),
                colour: Colour::Actor,
                emphasis: part.importance[at.index()],
                group: bloc.and_then(|bloc| framed.binary_search(&bloc).ok()),
                ..NodeBox::default()
            }
        })
        .collect();
    let position = |at| shown.iter().position(|&node| node == at);
    let lines: Vec<_> = part
        .graph
        .edge_references()
        .filter_map(|edge| {
            Some(line(
                position(edge.source())?,
                position(edge.target())?,
                edge.weight(),
            ))
        })
        .collect();
    let title = match focus(network, selection) {
        Some(focus) => format!(
            "{} and those around: who acts against whom, and with whom",
            focus
        ),
        None => "Who acts against whom, and with whom".to_owned(),
    };
    let one_sided = lines.iter().any(|line| line.colour == Colour::OneSided);
    Some(Diagram {
        title,
        caption: format!(
            "On each line what was done and, behind the dot, how many independent origins say so. A \
             frame holds actors that stand together.{}{}",
            match thinned {
                0 => String::new(),
                some =>
                    format!(" Within frames only the strongest ties are drawn (left out: {some})."),
            },
            remainder(part.left_out, "actor")
        ),
        arrangement: Arrangement::Network,
        groups: (1..=framed.len())
            .map(|bloc| Group {
                label: format!("Bloc {bloc}"),
            })
            .collect(),
        nodes,
        lines,
        legend: legend(one_sided),
    })
}

fn line(from: usize, to: usize, tie: &Tie) -> Line {
    let colour = match tie.sign {
        _ if tie.one_sided => Colour::OneSided,
        Sign::Hostile => Colour::Hostile,
        Sign::Cooperative => Colour::Cooperative,
        Sign::Neutral => Colour::Neutral,
    };
    let days = match (tie.first, tie.last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) | (_, Some(day)) => format!(", {day}"),
        (None, None) => String::new(),
    };
    Line {
        from,
        to,
        label: format!("{} · {}", brief(&tie.label), tie.weight),
        tooltip: format!(
            "{} ({} events, weight {}{days})",
            tie.label,
            tie.events.len(),
            tie.weight
        ),
        colour,
        width: line_width(tie.weight),
        // Grey alone would hide the sign: hostile ties of one side only are dashed.
        dashed: tie.one_sided && tie.sign == Sign::Hostile,
        directed: tie.label != "act together",
    }
}

/// The first two actions of a tie's label; the tooltip has them all.
fn brief(label: &str) -> String {
    let mut actions = label.split(", ");
    let first: Vec<_> = actions.by_ref().take(2).collect();
    let rest = if actions.next().is_some() { " …" } else { "" };
    format!("{}{rest}", first.join(", "))
}

fn legend(one_sided: bool) -> Vec<LegendEntry> {
    let mut legend = vec![
        LegendEntry::line(Colour::Hostile, "acts against"),
        LegendEntry::line(Colour::Cooperative, "acts for or with"),
    ];
    if one_sided {
        legend.push(LegendEntry::dashed(
            Colour::OneSided,
            "against, only a party says so",
        ));
        legend.push(LegendEntry::line(
            Colour::OneSided,
            "for, only a party says so",
        ));
    }
    legend
}
