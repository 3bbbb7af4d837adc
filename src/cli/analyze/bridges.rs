//! What holds the network of actors together.

use petgraph::Undirected;
use petgraph::graph::NodeIndex;
use serde_json::json;

use super::{Answer, NO_TIES, listed, percent};
use crate::network::Network;
use crate::network::analysis::{centrality, structure};
use crate::network::finding::Finding;

/// Brokers and bridges.
pub fn answer(network: &Network) -> Answer {
    let graph = &network.graph;
    if graph.edge_count() == 0 {
        return Answer::nothing(NO_TIES);
    }
    let both = graph.clone().into_edge_type::<Undirected>();
    let between = centrality::betweenness(&both);
    let mut brokers = structure::brokers(graph);
    brokers.sort_by(|a, b| between[*b].total_cmp(&between[*a]).then(a.cmp(b)));
    let bridges = structure::bridging_pairs(graph);
    if brokers.is_empty() && bridges.is_empty() {
        return Answer::nothing(
            "No actor and no tie is the only way between two parts: the network holds together \
             without any one of them.",
        );
    }
    let node = |index| &graph[NodeIndex::new(index)];
    let mut answer = Answer::new(["what", "name", "other end", "tie", "betweenness"]);
    for &index in &brokers {
        let broker = node(index);
        answer.push(
            [
                "broker".to_owned(),
                broker.label.clone(),
                String::new(),
                String::new(),
                format!("{:.4}", between[index]),
            ],
            json!({"what": "broker", "id": broker.id, "label": broker.label, "betweenness": between[index]}),
        );
        answer
            .findings
            .push(Finding::number(&broker.id, "broker", between[index]));
    }
    for &(a, b) in &bridges {
        let (first, second) = (node(a), node(b));
        let ties: Vec<_> = [(a, b), (b, a)]
            .into_iter()
            .flat_map(|(from, to)| graph.edges_connecting(NodeIndex::new(from), NodeIndex::new(to)))
            .map(|edge| edge.weight())
            .collect();
        let labels: Vec<_> = ties.iter().map(|tie| tie.label.as_str()).collect();
        answer.push(
            [
                "bridge".to_owned(),
                first.label.clone(),
                second.label.clone(),
                labels.join("; "),
                String::new(),
            ],
            json!({
                "what": "bridge",
                "id": first.id, "label": first.label,
                "other_id": second.id, "other_label": second.label,
                "ties": labels,
            }),
        );
        let weight = ties.iter().fold(0.0, |sum, tie| sum + tie.weight);
        answer
            .findings
            .push(Finding::number(&first.id, "bridge", weight).with(&second.id));
    }
    let names: Vec<_> = brokers
        .iter()
        .map(|&index| node(index).label.as_str())
        .collect();
    if let Some(&first) = brokers.first() {
        answer.meaning.push(format!(
            "Without {}, parts of the network would have no tie to the rest; {} of the shortest ways \
             between others lead through {}.",
            listed(&names, 4),
            percent(between[first]),
            node(first).label
        ));
    }
    answer.meaning.push(
        "broker: an actor without whom the network falls apart; bridge: a pair whose tie is the only \
         way between two parts. What hangs on one bridge is known from one story only."
            .to_owned(),
    );
    answer
}
