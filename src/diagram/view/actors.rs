//! Who fights whom, and who stands with whom: actors in their blocs.

use petgraph::visit::EdgeRef;

use super::{Selection, degrees, line_width, part, remainder};
use crate::diagram::model::{Arrangement, Colour, Diagram, Group, LegendEntry, Line, NodeBox};
use crate::network::analysis::balance::blocs;
use crate::network::{Network, Sign, Tie};

/// The actors of a network, framed by bloc. Nothing for a focus that no actor has.
pub fn actors(network: &Network, selection: &Selection) -> Option<Diagram> {
    let mut part = part(network, selection)?;
    // Neutral ties say nothing about sides and would hide those that do.
    part.graph
        .retain_edges(|graph, edge| graph[edge].sign != Sign::Neutral);
    // Blocs are those of the whole network: a view must not change who is on whose side.
    let whole = blocs(&network.graph, |edge| edge.weight().signed());
    let degrees = degrees(&part.graph);
    let shown: Vec<_> = part
        .graph
        .node_indices()
        .filter(|at| degrees[at.index()] > 0 || selection.focus.is_some())
        .collect();
    let bloc_of: Vec<_> = shown
        .iter()
        .map(|&at| {
            network
                .find(&part.graph[at].id)
                .map(|whole_at| whole.of[whole_at.index()])
        })
        .collect();
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
            let facts = [node.class.as_deref(), node.country.as_deref()];
            let facts = facts
                .into_iter()
                .flatten()
                .map(|fact| fact.replace('-', " "))
                .collect::<Vec<_>>();
            NodeBox {
                id: node.id.clone(),
                label: node.label.clone(),
                detail: facts.join(", "),
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
    let title = match &selection.focus {
        Some(_) => format!(
            "{} and those around",
            nodes.first().map_or("", |node| node.label.as_str())
        ),
        None => "Who acts against whom, and with whom".to_owned(),
    };
    let one_sided = lines.iter().any(|line| line.colour == Colour::OneSided);
    Some(Diagram {
        title,
        caption: format!(
            "Red is hostile, green is cooperative; wider means more independent origins. A frame \
             holds actors that the ties put on one side.{}",
            remainder(part.left_out, "actors")
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
        label: tie.label.clone(),
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

fn legend(one_sided: bool) -> Vec<LegendEntry> {
    let sample = |colour, dashed, meaning: &str| LegendEntry::Line {
        colour,
        dashed,
        meaning: meaning.to_owned(),
    };
    let mut legend = vec![
        sample(Colour::Hostile, false, "acts against"),
        sample(Colour::Cooperative, false, "acts for or with"),
    ];
    if one_sided {
        legend.push(sample(
            Colour::OneSided,
            true,
            "against, only a party says so",
        ));
        legend.push(sample(Colour::OneSided, false, "for, only a party says so"));
    }
    legend
}
