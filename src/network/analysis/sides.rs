//! What the ties of a network of actors say of sides, once parties are taken as wholes.
//!
//! A state fights through its army, its police and its "regular army", which reports name apart. A
//! tie that puts two actors on one side says nothing where the parties behind them are told to fight
//! each other at least as often: one sentence that accuses both, misread or not, makes no alliance.

use std::collections::BTreeMap;

use petgraph::visit::EdgeRef;

use crate::network::{Network, Node, Sign};

/// The signed weight of each tie, by index: below 0 for hostile, 0 for neutral ones and for
/// cooperative ones between parties that fight each other.
pub fn weights(network: &Network) -> Vec<f64> {
    let graph = &network.graph;
    let parties = |source, target| {
        let (a, b) = (party(&graph[source]), party(&graph[target]));
        if a <= b { (a, b) } else { (b, a) }
    };
    let mut enmity = BTreeMap::<(String, String), f64>::new();
    for edge in graph.edge_references() {
        if edge.weight().sign == Sign::Hostile {
            let between = parties(edge.source(), edge.target());
            *enmity.entry(between).or_default() += edge.weight().weight;
        }
    }
    graph
        .edge_references()
        .map(|edge| {
            let tie = edge.weight();
            let between = parties(edge.source(), edge.target());
            let fought = enmity.get(&between).copied().unwrap_or(0.0);
            let enemies = between.0 != between.1 && fought >= tie.weight;
            match tie.sign {
                Sign::Cooperative if enemies => 0.0,
                _ => tie.signed(),
            }
        })
        .collect()
}

/// Whose organ an actor is: the state of its armed and governing organs, itself otherwise.
fn party(node: &Node) -> String {
    let organ = matches!(
        node.class.as_deref(),
        Some("state" | "government" | "state-forces" | "police" | "intelligence")
    );
    match &node.country {
        Some(country) if organ => format!("state {country}"),
        _ => node.id.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::analysis::balance::blocs;
    use crate::network::model::{NodeKind, Tie};

    fn actor(id: &str, class: &str) -> Node {
        Node {
            id: id.to_owned(),
            label: id.to_owned(),
            kind: NodeKind::Actor,
            class: Some(class.to_owned()),
            country: Some("OST".to_owned()),
            position: None,
        }
    }

    fn network(ties: &[(&str, &str, Sign, f64)]) -> Network {
        let nodes = vec![
            actor("army", "state-forces"),
            actor("regular army", "state-forces"),
            actor("rebels", "rebels"),
        ];
        let tie = |&(from, to, sign, weight): &(&str, &str, Sign, f64)| {
            let tie = Tie {
                sign,
                weight,
                label: String::new(),
                events: Vec::new(),
                first: None,
                last: None,
                one_sided: false,
            };
            (from.to_owned(), to.to_owned(), tie)
        };
        Network::new("", nodes, ties.iter().map(tie).collect())
    }

    fn together(network: &Network, a: &str, b: &str) -> bool {
        let weights = weights(network);
        let blocs = blocs(&network.graph, |edge| weights[edge.id().index()]);
        let of = |id| network.by_id(id).map(|at| blocs.of[at.index()]);
        of(a) == of(b)
    }

    #[test]
    fn one_claim_makes_no_allies_of_parties_that_fight() {
        let accused = network(&[
            ("army", "rebels", Sign::Cooperative, 1.0),
            ("rebels", "regular army", Sign::Hostile, 1.0),
        ]);
        assert!(!together(&accused, "army", "rebels"));
    }

    #[test]
    fn many_claims_of_help_outweigh_one_quarrel() {
        let allied = network(&[
            ("army", "rebels", Sign::Cooperative, 3.0),
            ("rebels", "regular army", Sign::Hostile, 1.0),
        ]);
        assert!(together(&allied, "army", "rebels"));
    }
}
