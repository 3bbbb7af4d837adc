//! What the network of five real reports of one battle shows. Skipped where `../shared/seeds` is
//! missing.

use std::collections::BTreeSet;

use dateline::network::analysis::balance::{self, Blocs};
use dateline::network::{Network, Sign, Window, project};
use dateline::rdf::store::Graph;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::program::{build, shared};

fn graph() -> Option<Graph> {
    let seeds = shared("seeds")?;
    let store = tempfile::tempdir().unwrap();
    build(&[seeds], store.path()).success();
    Some(Graph::open(store.path()).unwrap())
}

/// The nodes whose label holds these words.
fn named(network: &Network, words: &str) -> Vec<NodeIndex> {
    let words = words.to_lowercase();
    network
        .graph
        .node_indices()
        .filter(|&at| network.graph[at].label.to_lowercase().contains(&words))
        .collect()
}

fn bloc(network: &Network, blocs: &Blocs, label: &str) -> usize {
    let at = network
        .find(label)
        .unwrap_or_else(|| panic!("there is no {label}"));
    blocs.of[at.index()]
}

#[test]
fn the_seeds_show_who_fights_whom_and_who_is_quoted() {
    let Some(graph) = graph() else {
        return;
    };
    let network = project::actors(&graph.store, Window::default()).unwrap();
    let blocs = balance::blocs(&network.graph, |edge| edge.weight().signed());
    let army = bloc(&network, &blocs, "Syrian army");
    for friend in ["Russia", "Hezbollah"] {
        assert_eq!(bloc(&network, &blocs, friend), army, "{friend}");
    }
    let militias = named(&network, "shia militias");
    assert!(!militias.is_empty());
    for at in militias {
        assert_eq!(blocs.of[at.index()], army, "{}", network.graph[at].label);
    }
    let islamic_state = network.find("Islamic State").unwrap();
    let enemy = blocs.of[islamic_state.index()];
    assert_ne!(enemy, army);
    let hostile = |a: NodeIndex, b: NodeIndex| {
        network.graph.edge_references().any(|edge| {
            let ends = (edge.source(), edge.target());
            edge.weight().sign == Sign::Hostile && (ends == (a, b) || ends == (b, a))
        })
    };
    assert!(hostile(network.find("Syrian army").unwrap(), islamic_state));
    let backed: Vec<_> = ["US-backed forces", "Syrian Democratic Forces"]
        .into_iter()
        .flat_map(|name| named(&network, name))
        .collect();
    assert!(backed.iter().any(|&at| hostile(at, islamic_state)));
    for at in backed {
        let own = blocs.of[at.index()];
        assert!(own != army && own != enemy, "{}", network.graph[at].label);
    }

    // Most quoted: by the most outlets. The state speaks through its agency, its television and its
    // media as a whole, each a source of its own; together they are quoted by as many as the
    // Observatory, and nobody else is.
    let sources = project::sources(&graph.store, Window::default()).unwrap();
    let quoted_by = |at: NodeIndex| -> BTreeSet<NodeIndex> {
        sources
            .graph
            .edges_directed(at, petgraph::Direction::Incoming)
            .filter(|edge| edge.weight().label == "quotes")
            .map(|edge| edge.source())
            .collect()
    };
    let at = |label: &str| {
        sources
            .find(label)
            .unwrap_or_else(|| panic!("there is no {label}"))
    };
    let observatory = at("Syrian Observatory for Human Rights");
    let state = [
        at("Syrian Arab News Agency"),
        at("Syrian state television"),
        at("Syrian state media"),
    ];
    let by_state: BTreeSet<_> = state.into_iter().flat_map(&quoted_by).collect();
    for at in sources.graph.node_indices() {
        let by = quoted_by(at).len();
        assert!(by <= quoted_by(observatory).len());
        assert!(
            at == observatory || by < by_state.len(),
            "{}",
            sources.graph[at].label
        );
    }
    assert!(by_state.len() >= quoted_by(observatory).len());
}
