//! Neighbours in compressed rows: what searches over large graphs spend their time in.

use petgraph::EdgeType;
use petgraph::graph::{Graph, IndexType};
use petgraph::visit::EdgeRef;

/// Each node's neighbours, ascending and each once; a node is no neighbour of itself.
pub struct Adjacency {
    starts: Vec<usize>,
    neighbours: Vec<u32>,
}

impl Adjacency {
    /// Neighbours that ties lead to; either end of an undirected tie.
    pub fn outgoing<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> Self {
        Self::new(graph, |source, target| (source, target))
    }

    /// Neighbours that ties come from; either end of an undirected tie.
    pub fn incoming<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> Self {
        Self::new(graph, |source, target| (target, source))
    }

    fn new<N, E, Ty: EdgeType, Ix: IndexType>(
        graph: &Graph<N, E, Ty, Ix>,
        turn: impl Fn(u32, u32) -> (u32, u32),
    ) -> Self {
        let mut pairs = Vec::with_capacity(graph.edge_count() * 2);
        for edge in graph.edge_references() {
            let (from, to) = turn(edge.source().index() as u32, edge.target().index() as u32);
            if from == to {
                continue;
            }
            pairs.push((from, to));
            if !graph.is_directed() {
                pairs.push((to, from));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; graph.node_count() + 1];
        for &(from, _) in &pairs {
            starts[from as usize + 1] += 1;
        }
        for node in 0..graph.node_count() {
            starts[node + 1] += starts[node];
        }
        Self {
            starts,
            neighbours: pairs.into_iter().map(|(_, to)| to).collect(),
        }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// A node's neighbours.
    pub fn of(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.neighbours[self.starts[node]..self.starts[node + 1]]
    }
}
