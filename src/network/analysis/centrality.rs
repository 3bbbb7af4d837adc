//! How central nodes are: betweenness and closeness, by `rustworkx-core`, on one thread (its
//! parallel sums depend on the order in which threads finish).

use petgraph::EdgeType;
use petgraph::graph::{Graph, IndexType};
use rustworkx_core::centrality::{betweenness_centrality, closeness_centrality};

/// No graph has this many nodes, so nothing runs in parallel.
const NEVER_PARALLEL: usize = usize::MAX;

/// The share of shortest paths (counted in ties) between other nodes that lead through each node,
/// by index, 0 to 1.
pub fn betweenness<N: Sync, E: Sync, Ty: EdgeType + Sync, Ix: IndexType + Send + Sync>(
    graph: &Graph<N, E, Ty, Ix>,
) -> Vec<f64> {
    betweenness_centrality(graph, false, true, NEVER_PARALLEL)
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect()
}

/// How near each node is to those that can reach it: the inverse of the mean distance in ties,
/// scaled by the share of nodes that can (Wasserman and Faust), by index, 0 to 1.
pub fn closeness<N: Sync, E: Sync, Ty: EdgeType + Sync, Ix: IndexType + Send + Sync>(
    graph: &Graph<N, E, Ty, Ix>,
) -> Vec<f64> {
    closeness_centrality(graph, true, NEVER_PARALLEL)
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect()
}
