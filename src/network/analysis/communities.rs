//! Communities: groups with more ties among themselves than chance would give (Leiden, modularity;
//! Traag, Waltman and van Eck, From Louvain to Leiden, 2019), by `leiden-rs`.

use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use petgraph::EdgeType;
use petgraph::graph::{EdgeReference, Graph, IndexType};
use petgraph::visit::EdgeRef;

/// The search has chance in it; fixed seeds make the same graph give the same communities.
const SEEDS: std::ops::Range<u64> = 0..16;
/// In graphs of more ties one run finds what many would, and many would take too long.
const ONE_RUN_ABOVE: usize = 20_000;

/// The community of each node, by index. Communities are numbered from 0 by size, largest first,
/// then by their first node. Directions are ignored; weights that aren't positive are no ties.
///
/// `resolution` above 1 gives smaller communities.
pub fn communities<N, E, Ty: EdgeType, Ix: IndexType>(
    graph: &Graph<N, E, Ty, Ix>,
    weight: impl Fn(EdgeReference<'_, E, Ix>) -> f64,
    resolution: f64,
) -> Vec<usize> {
    let nodes = graph.node_count();
    let alone = || (0..nodes).collect::<Vec<_>>();
    let mut builder = GraphDataBuilder::new(nodes);
    let mut ties = 0;
    for edge in graph.edge_references() {
        let weight = weight(edge);
        let ends = (edge.source().index(), edge.target().index());
        if weight > 0.0 && weight.is_finite() && builder.add_edge(ends.0, ends.1, weight).is_ok() {
            ties += 1;
        }
    }
    if ties == 0 {
        return alone();
    }
    let Ok(data) = builder.build() else {
        return alone();
    };
    let seeds = if ties > ONE_RUN_ABOVE { 0..1 } else { SEEDS };
    let best = seeds
        .filter_map(|seed| Leiden::new(config(resolution, seed)).run(&data).ok())
        .reduce(|best, next| {
            if next.quality > best.quality {
                next
            } else {
                best
            }
        });
    best.map_or_else(alone, |best| numbered_by_size(best.partition.as_slice()))
}

fn config(resolution: f64, seed: u64) -> LeidenConfig {
    LeidenConfig {
        resolution,
        seed: Some(seed),
        // The parallel phases colour the graph by threads; one thread keeps the result fixed.
        parallel_local_moving_threshold: Some(usize::MAX),
        parallel_aggregation_threshold: Some(usize::MAX),
        ..LeidenConfig::default()
    }
}

/// Renumbers groups by size, largest first, then by their first member.
pub fn numbered_by_size(groups: &[usize]) -> Vec<usize> {
    let mut members = std::collections::BTreeMap::<usize, (usize, usize)>::new();
    for (node, &group) in groups.iter().enumerate() {
        members.entry(group).or_insert((0, node)).0 += 1;
    }
    let mut order: Vec<_> = members.into_iter().collect();
    order.sort_by_key(|&(_, (size, first))| (std::cmp::Reverse(size), first));
    let number: std::collections::BTreeMap<usize, usize> = order
        .into_iter()
        .enumerate()
        .map(|(number, (group, _))| (group, number))
        .collect();
    groups.iter().map(|group| number[group]).collect()
}

#[cfg(test)]
mod tests {
    use petgraph::graph::UnGraph;

    use super::*;

    #[test]
    fn two_cliques_joined_by_one_tie_are_two_communities() {
        let mut ties = vec![(0u32, 4u32)];
        for base in [0, 4] {
            for a in 0..4 {
                ties.extend((a + 1..4).map(|b| (base + a, base + b)));
            }
        }
        let graph = UnGraph::<(), ()>::from_edges(ties);
        assert_eq!(communities(&graph, |_| 1.0, 1.0), [0, 0, 0, 0, 1, 1, 1, 1]);
    }

    #[test]
    fn a_graph_without_ties_leaves_every_node_alone() {
        let mut graph = UnGraph::<(), ()>::default();
        graph.add_node(());
        graph.add_node(());
        assert_eq!(communities(&graph, |_| 1.0, 1.0), [0, 1]);
    }
}
