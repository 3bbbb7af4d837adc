//! The analyses against published graphs and what networkx finds in them (`tests/networks/make.py`
//! writes both). Stated tolerance: 1e-6 absolute.

mod program;

#[path = "networks/analyze.rs"]
mod analyze;
#[path = "networks/dot.rs"]
mod dot;
#[path = "networks/read_back.rs"]
mod read_back;
#[path = "networks/seeds.rs"]
mod seeds;

use dateline::network::analysis::{balance, centrality, communities, pagerank, structure};
use petgraph::graph::{NodeIndex, UnGraph};
use proptest::prelude::*;

type Published = UnGraph<(), f64>;

fn read(name: &str) -> Published {
    let mut graph = Published::default();
    for row in rows(&format!("{name}.csv")) {
        let ends = [row[0], row[1]].map(|end| NodeIndex::new(end as usize));
        while graph.node_count() <= ends[0].index().max(ends[1].index()) {
            graph.add_node(());
        }
        graph.add_edge(ends[0], ends[1], row[2]);
    }
    graph
}

fn rows(file: &str) -> Vec<Vec<f64>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/networks")
        .join(file);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect()
}

/// Newman and Girvan's modularity of a division.
fn modularity(graph: &Published, of: &[usize]) -> f64 {
    let total: f64 = graph.edge_weights().sum();
    let mut degree = vec![0.0; of.len()];
    let mut inside = 0.0;
    for edge in graph.edge_indices() {
        let (a, b) = graph.edge_endpoints(edge).unwrap();
        degree[a.index()] += graph[edge];
        degree[b.index()] += graph[edge];
        if of[a.index()] == of[b.index()] {
            inside += graph[edge];
        }
    }
    let mut sums = vec![0.0; of.len()];
    for (node, group) in of.iter().enumerate() {
        sums[*group] += degree[node];
    }
    inside / total
        - sums
            .iter()
            .map(|sum| (sum / (2.0 * total)).powi(2))
            .sum::<f64>()
}

#[test]
fn pagerank_betweenness_closeness_and_cores_agree_with_networkx() {
    for name in ["karate", "les-miserables"] {
        let graph = read(name);
        let ranks = pagerank::pagerank(&graph, |edge| *edge.weight(), pagerank::Options::default());
        let between = centrality::betweenness(&graph);
        let close = centrality::closeness(&graph);
        let cores = structure::cores(&graph);
        for row in rows(&format!("{name}-expected.csv")) {
            let node = row[0] as usize;
            let found = [ranks[node], between[node], close[node]];
            for (found, expected) in found.into_iter().zip(&row[1..4]) {
                assert!(
                    (found - expected).abs() < 1e-6,
                    "{name} {node}: {found} for {expected}"
                );
            }
            assert_eq!(cores[node], row[4] as usize, "{name} {node}");
        }
    }
}

#[test]
fn communities_are_as_good_as_the_best_that_leidenalg_and_networkx_find() {
    // The best of 100 runs of leidenalg and 200 of networkx' Louvain.
    for (name, best) in [("karate", 0.419_789_6), ("les-miserables", 0.566_687_9)] {
        let graph = read(name);
        let found = communities::communities(&graph, |edge| *edge.weight(), 1.0);
        let quality = modularity(&graph, &found);
        assert!(quality > best - 2e-3, "{name}: {quality} for {best}");
    }
}

#[test]
fn the_highland_tribes_fall_into_their_three_known_blocs() {
    // Doreian and Mrvar, A partitioning approach to structural balance (1996): three blocs, two
    // ties against them.
    let graph = read("highland-tribes");
    let found = balance::blocs(&graph, |edge| *edge.weight());
    let expected = [2, 2, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2];
    assert_eq!(found.of, expected);
    assert_eq!((found.frustration, found.total), (2.0, 58.0));
}

#[test]
fn the_number_of_threads_changes_no_bit_of_a_figure() {
    let graph = read("les-miserables");
    let alone = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let many = rayon::ThreadPoolBuilder::new()
        .num_threads(5)
        .build()
        .unwrap();
    let figures = || {
        (
            centrality::betweenness(&graph),
            centrality::closeness(&graph),
        )
    };
    assert!(alone.install(figures) == many.install(figures));
}

#[test]
fn planted_groups_are_found_again() {
    // Ten groups of ten, each a ring with chords; a weaker ring joins the groups.
    let mut ties = Vec::new();
    for group in 0..10_u32 {
        for member in 0..10 {
            for step in 1..=3 {
                ties.push((group * 10 + member, group * 10 + (member + step) % 10, 1.0));
            }
        }
        ties.push((group * 10, (group * 10 + 15) % 100, 1.0));
    }
    let graph = Published::from_edges(ties);
    let found = communities::communities(&graph, |edge| *edge.weight(), 1.0);
    for node in 0..100 {
        assert_eq!(found[node], found[node / 10 * 10], "node {node}");
    }
    assert_eq!(found.iter().max(), Some(&9));
}

fn random_graph(ties: &[(u32, u32)]) -> UnGraph<(), ()> {
    let mut graph = UnGraph::default();
    for _ in 0..24 {
        graph.add_node(());
    }
    for &(a, b) in ties.iter().filter(|(a, b)| a != b) {
        graph.update_edge(NodeIndex::new(a as usize), NodeIndex::new(b as usize), ());
    }
    graph
}

proptest! {
    #[test]
    fn betweenness_and_closeness_agree_with_rustworkx(
        ties in prop::collection::vec((0_u32..24, 0_u32..24), 0..90)
    ) {
        use rustworkx_core::centrality::{betweenness_centrality, closeness_centrality};
        let graph = random_graph(&ties);
        let peers = [
            (centrality::betweenness(&graph), betweenness_centrality(&graph, false, true, 1000)),
            (centrality::closeness(&graph), closeness_centrality(&graph, true, 1000)),
        ];
        for (own, peer) in peers {
            for (own, peer) in own.into_iter().zip(peer) {
                let peer = peer.unwrap_or_default();
                prop_assert!((own - peer).abs() < 1e-12, "{own} for {peer}");
            }
        }
    }

    /// A division into blocs never frustrates more than putting all on one side or each alone.
    #[test]
    fn blocs_are_never_worse_than_the_trivial_divisions(
        ties in prop::collection::vec((0_u32..12, 0_u32..12, prop::bool::ANY), 0..60)
    ) {
        let mut graph = Published::default();
        for _ in 0..12 {
            graph.add_node(());
        }
        for (a, b, friends) in ties {
            graph.update_edge(NodeIndex::new(a as usize), NodeIndex::new(b as usize), if friends { 1.0 } else { -1.0 });
        }
        graph.retain_edges(|graph, edge| {
            let (a, b) = graph.edge_endpoints(edge).unwrap();
            a != b
        });
        let found = balance::blocs(&graph, |edge| *edge.weight());
        let hostile = graph.edge_weights().filter(|weight| **weight < 0.0).count() as f64;
        let friendly = graph.edge_weights().filter(|weight| **weight > 0.0).count() as f64;
        prop_assert!(found.frustration <= hostile.min(friendly) + 1e-9);
    }
}
