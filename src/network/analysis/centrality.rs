//! How central nodes are: betweenness and closeness, counted in ties.
//!
//! Own code on compressed rows: `rustworkx-core` takes several times as long on one thread, and on
//! many its sums depend on the order in which threads finish. Here the sources are cut into a
//! fixed number of parts whose sums are added in order, so any number of threads gives the same
//! bits. The tests hold it against `rustworkx-core` and networkx.

use petgraph::EdgeType;
use petgraph::graph::{Graph, IndexType};
use rayon::prelude::*;

use super::adjacency::Adjacency;

/// Into how many parts the sources are cut.
const PARTS: usize = 32;
/// A node that a search hasn't reached.
const UNREACHED: u32 = u32::MAX;

/// The share of shortest paths (counted in ties; parallel ties count once) between other nodes
/// that lead through each node, by index, 0 to 1. (Brandes, A faster algorithm for betweenness
/// centrality, 2001.)
pub fn betweenness<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> Vec<f64> {
    let adjacency = Adjacency::outgoing(graph);
    let nodes = adjacency.len();
    if nodes < 3 {
        return vec![0.0; nodes];
    }
    let sums: Vec<Vec<f64>> = parts(nodes)
        .into_par_iter()
        .map(|sources| {
            let mut search = Search::new(nodes);
            let mut sums = vec![0.0; nodes];
            for source in sources {
                search.run(&adjacency, source);
                search.add_dependencies(&adjacency, &mut sums);
            }
            sums
        })
        .collect();
    // Each undirected path is found from both its ends, and there are half as many pairs: the same
    // divisor serves both kinds of graph.
    let pairs = (nodes - 1) as f64 * (nodes - 2) as f64;
    (0..nodes)
        .map(|node| sums.iter().map(|part| part[node]).sum::<f64>() / pairs)
        .collect()
}

/// How near each node is to those that can reach it: the inverse of the mean distance in ties,
/// scaled by the share of nodes that can (Wasserman and Faust, Social network analysis, 1994), by
/// index, 0 to 1.
pub fn closeness<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> Vec<f64> {
    let adjacency = Adjacency::incoming(graph);
    let nodes = adjacency.len();
    let found: Vec<Vec<f64>> = parts(nodes)
        .into_par_iter()
        .map(|sources| {
            let mut search = Search::new(nodes);
            sources
                .map(|source| {
                    search.run(&adjacency, source);
                    search.nearness(nodes)
                })
                .collect()
        })
        .collect();
    found.concat()
}

fn parts(nodes: usize) -> Vec<std::ops::Range<u32>> {
    let size = nodes.div_ceil(PARTS).max(1);
    (0..nodes)
        .step_by(size)
        .map(|first| first as u32..(first + size).min(nodes) as u32)
        .collect()
}

/// A search in breadth from one node, its memory used again for the next.
struct Search {
    /// Nodes in the order in which they were reached.
    order: Vec<u32>,
    distance: Vec<u32>,
    /// Number of shortest paths from the source.
    paths: Vec<f64>,
    /// For each node (1 + what depends on it) ÷ paths: what each of its predecessors' paths gets.
    shares: Vec<f64>,
}

impl Search {
    fn new(nodes: usize) -> Self {
        Self {
            order: Vec::with_capacity(nodes),
            distance: vec![UNREACHED; nodes],
            paths: vec![0.0; nodes],
            shares: vec![0.0; nodes],
        }
    }

    fn run(&mut self, adjacency: &Adjacency, source: u32) {
        for &node in &self.order {
            self.distance[node as usize] = UNREACHED;
            self.paths[node as usize] = 0.0;
        }
        self.order.clear();
        self.order.push(source);
        self.distance[source as usize] = 0;
        self.paths[source as usize] = 1.0;
        let mut next = 0;
        while let Some(&node) = self.order.get(next) {
            next += 1;
            let (further, paths) = (self.distance[node as usize] + 1, self.paths[node as usize]);
            for &neighbour in adjacency.of(node) {
                let at = neighbour as usize;
                if self.distance[at] == UNREACHED {
                    self.distance[at] = further;
                    self.order.push(neighbour);
                }
                if self.distance[at] == further {
                    self.paths[at] += paths;
                }
            }
        }
    }

    /// Adds for each node the paths from the source that lead through it, from the furthest back.
    fn add_dependencies(&mut self, adjacency: &Adjacency, sums: &mut [f64]) {
        for (position, &node) in self.order.iter().enumerate().rev() {
            let at = node as usize;
            let further = self.distance[at] + 1;
            let mut sum = 0.0;
            for &neighbour in adjacency.of(node) {
                if self.distance[neighbour as usize] == further {
                    sum += self.shares[neighbour as usize];
                }
            }
            let depends = sum * self.paths[at];
            self.shares[at] = (1.0 + depends) / self.paths[at];
            if position > 0 {
                sums[at] += depends;
            }
        }
    }

    fn nearness(&self, nodes: usize) -> f64 {
        let total: u64 = self
            .order
            .iter()
            .map(|&node| u64::from(self.distance[node as usize]))
            .sum();
        if total == 0 {
            return 0.0;
        }
        let others = (self.order.len() - 1) as f64;
        others / total as f64 * others / (nodes - 1) as f64
    }
}

#[cfg(test)]
mod tests {
    use petgraph::graph::{DiGraph, UnGraph};

    use super::*;

    #[test]
    fn the_middle_of_a_chain_is_between_and_nearest() {
        let chain = UnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 1)]);
        assert_eq!(betweenness(&chain), [0.0, 1.0, 0.0]);
        assert_eq!(closeness(&chain), [2.0 / 3.0, 1.0, 2.0 / 3.0]);
    }

    #[test]
    fn directions_count_where_the_graph_has_them() {
        let way = DiGraph::<(), ()>::from_edges([(0, 1), (1, 2)]);
        assert_eq!(betweenness(&way), [0.0, 0.5, 0.0]);
        assert_eq!(closeness(&way)[0], 0.0);
        assert!(closeness(&way)[2] > 0.0);
    }

    #[test]
    fn small_and_empty_graphs_have_figures_too() {
        assert!(betweenness(&UnGraph::<(), ()>::default()).is_empty());
        let mut alone = UnGraph::<(), ()>::default();
        alone.add_node(());
        assert_eq!(
            (betweenness(&alone), closeness(&alone)),
            (vec![0.0], vec![0.0])
        );
    }
}
