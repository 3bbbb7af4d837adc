//! What holds a network together: bridges, brokers, cores, and the shortest chain between two
//! nodes.

use petgraph::EdgeType;
use petgraph::algo::articulation_points::articulation_points;
use petgraph::algo::{astar, bridges::bridges};
use petgraph::graph::{EdgeIndex, EdgeReference, Graph, IndexType, NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use rustworkx_core::connectivity::core_number;

/// The pairs of nodes whose tie is the only way between two parts of the network, lower index
/// first, sorted. Directions and parallel ties are ignored.
pub fn bridging_pairs<N, E, Ty: EdgeType, Ix: IndexType>(
    graph: &Graph<N, E, Ty, Ix>,
) -> Vec<(usize, usize)> {
    let simple = simplified(graph);
    let mut pairs: Vec<_> = bridges(&simple)
        .map(|edge| (edge.source().index(), edge.target().index()))
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// The nodes without which the network falls apart, sorted.
pub fn brokers<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> Vec<usize> {
    let mut found: Vec<_> = articulation_points(&simplified(graph))
        .into_iter()
        .map(NodeIndex::index)
        .collect();
    found.sort_unstable();
    found
}

/// The core number of each node, by index: the largest k such that it is in a group each of whose
/// members has k ties within the group. Directions and parallel ties are ignored.
pub fn cores<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> Vec<usize> {
    let simple = simplified(graph);
    let numbers = core_number(simple.clone());
    simple
        .node_indices()
        .map(|node| numbers.get(&node).copied().unwrap_or(0))
        .collect()
}

/// The best supported chain of ties between two nodes, directions ignored: the path with the
/// least sum of 1 ÷ weight, so that a tie with many origins is a short one.
pub fn shortest_chain<N, E, Ty: EdgeType, Ix: IndexType>(
    graph: &Graph<N, E, Ty, Ix>,
    from: NodeIndex<Ix>,
    to: NodeIndex<Ix>,
    weight: impl Fn(EdgeReference<'_, E, Ix>) -> f64,
) -> Option<Vec<EdgeIndex<Ix>>> {
    // Of parallel ties the best supported one; undirected, so that a chain may run either way.
    let mut best = std::collections::BTreeMap::<(usize, usize), (f64, EdgeIndex<Ix>)>::new();
    for edge in graph.edge_references() {
        let (a, b) = (edge.source().index(), edge.target().index());
        let (weight, id) = (weight(edge), edge.id());
        if a != b && weight > 0.0 {
            let entry = best.entry((a.min(b), a.max(b))).or_insert((weight, id));
            if weight > entry.0 {
                *entry = (weight, id);
            }
        }
    }
    let mut simple = UnGraph::<(), (f64, EdgeIndex<Ix>), u32>::default();
    for _ in 0..graph.node_count() {
        simple.add_node(());
    }
    for ((a, b), tie) in best {
        simple.add_edge(NodeIndex::new(a), NodeIndex::new(b), tie);
    }
    let target = NodeIndex::new(to.index());
    let (_, path) = astar(
        &simple,
        NodeIndex::new(from.index()),
        |node| node == target,
        |edge| 1.0 / edge.weight().0,
        |_| 0.0,
    )?;
    path.windows(2)
        .map(|pair| {
            simple
                .find_edge(pair[0], pair[1])
                .map(|edge| simple[edge].1)
        })
        .collect()
}

/// The graph without directions, loops and parallel ties.
fn simplified<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> UnGraph<(), ()> {
    let mut pairs: Vec<_> = graph
        .edge_references()
        .map(|edge| (edge.source().index(), edge.target().index()))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut simple = UnGraph::with_capacity(graph.node_count(), pairs.len());
    for _ in 0..graph.node_count() {
        simple.add_node(());
    }
    for (a, b) in pairs {
        simple.add_edge(NodeIndex::new(a), NodeIndex::new(b), ());
    }
    simple
}

#[cfg(test)]
mod tests {
    use petgraph::graph::DiGraph;

    use super::*;

    /// Two triangles joined by the tie 2–3; 0 and 1 are tied both ways.
    fn two_triangles() -> DiGraph<(), f64> {
        DiGraph::from_edges([
            (0, 1, 1.0),
            (1, 0, 5.0),
            (1, 2, 1.0),
            (2, 0, 1.0),
            (2, 3, 1.0),
            (3, 4, 1.0),
            (4, 5, 1.0),
            (5, 3, 1.0),
        ])
    }

    #[test]
    fn the_only_tie_between_two_groups_is_a_bridge_and_its_ends_are_brokers() {
        assert_eq!(bridging_pairs(&two_triangles()), [(2, 3)]);
        assert_eq!(brokers(&two_triangles()), [2, 3]);
        assert_eq!(cores(&two_triangles()), [2; 6]);
    }

    #[test]
    fn a_chain_prefers_well_supported_ties_and_ignores_directions() {
        let graph = two_triangles();
        let chain = shortest_chain(&graph, 0.into(), 1.into(), |edge| *edge.weight()).unwrap();
        assert_eq!(chain.len(), 1);
        assert_eq!(graph[chain[0]], 5.0);
        assert!(shortest_chain(&graph, 5.into(), 0.into(), |edge| *edge.weight()).is_some());
    }

    #[test]
    fn there_is_no_chain_between_parts_that_nothing_ties() {
        let mut graph = DiGraph::<(), f64>::from_edges([(0, 1, 1.0)]);
        let lonely = graph.add_node(());
        assert!(shortest_chain(&graph, 0.into(), lonely, |edge| *edge.weight()).is_none());
    }
}
