//! Weighted PageRank by power iteration.
//!
//! Own code, since petgraph's is quadratic and takes no weights. The definition is that of igraph
//! and networkx: a walker follows an outgoing tie with probability in proportion to its weight,
//! jumps anywhere with probability 1 − damping, and from a node without ties jumps anywhere.
//! (Brin and Page, The anatomy of a large-scale hypertextual web search engine, 1998.)

use petgraph::EdgeType;
use petgraph::graph::{EdgeReference, Graph, IndexType};
use petgraph::visit::EdgeRef;

/// How the iteration runs.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Probability of following a tie.
    pub damping: f64,
    /// The iteration ends when the ranks change by less than this in sum.
    pub tolerance: f64,
    /// It ends after this many rounds in any case.
    pub rounds: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            damping: 0.85,
            tolerance: 1e-10,
            rounds: 500,
        }
    }
}

/// The rank of each node, by index; they sum to 1. An undirected tie is followed both ways.
/// Weights that aren't positive and finite count as no tie.
pub fn pagerank<N, E, Ty: EdgeType, Ix: IndexType>(
    graph: &Graph<N, E, Ty, Ix>,
    weight: impl Fn(EdgeReference<'_, E, Ix>) -> f64,
    options: Options,
) -> Vec<f64> {
    let nodes = graph.node_count();
    if nodes == 0 {
        return Vec::new();
    }
    let incoming = Incoming::new(graph, weight);
    let even = 1.0 / nodes as f64;
    let mut ranks = vec![even; nodes];
    let mut next = vec![0.0; nodes];
    // What each node hands on for one unit of outgoing weight; kept apart so that the inner loop
    // is one product a tie.
    let mut shares = vec![0.0; nodes];
    for _ in 0..options.rounds {
        let mut idle = 0.0;
        for (node, share) in shares.iter_mut().enumerate() {
            let out = incoming.outgoing_weight[node];
            if out > 0.0 {
                *share = ranks[node] / out;
            } else {
                *share = 0.0;
                idle += ranks[node];
            }
        }
        let base = (1.0 - options.damping) * even + options.damping * idle * even;
        let mut change = 0.0;
        for node in 0..nodes {
            let mut sum = 0.0;
            for &(source, weight) in incoming.of(node) {
                sum += shares[source as usize] * weight;
            }
            next[node] = base + options.damping * sum;
            change += (next[node] - ranks[node]).abs();
        }
        std::mem::swap(&mut ranks, &mut next);
        if change < options.tolerance {
            break;
        }
    }
    ranks
}

/// Incoming ties in compressed rows: the loop over them is what takes the time.
struct Incoming {
    starts: Vec<usize>,
    ties: Vec<(u32, f64)>,
    outgoing_weight: Vec<f64>,
}

impl Incoming {
    fn new<N, E, Ty: EdgeType, Ix: IndexType>(
        graph: &Graph<N, E, Ty, Ix>,
        weight: impl Fn(EdgeReference<'_, E, Ix>) -> f64,
    ) -> Self {
        let nodes = graph.node_count();
        let mut list =
            Vec::with_capacity(graph.edge_count() * if graph.is_directed() { 1 } else { 2 });
        for edge in graph.edge_references() {
            let (source, target) = (edge.source().index() as u32, edge.target().index() as u32);
            let weight = weight(edge);
            if !(weight > 0.0 && weight.is_finite()) {
                continue;
            }
            list.push((target, source, weight));
            if !graph.is_directed() && source != target {
                list.push((source, target, weight));
            }
        }
        let mut starts = vec![0; nodes + 1];
        for &(target, ..) in &list {
            starts[target as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut ties = vec![(0, 0.0); list.len()];
        let mut outgoing_weight = vec![0.0; nodes];
        for (target, source, weight) in list {
            ties[free[target as usize]] = (source, weight);
            free[target as usize] += 1;
            outgoing_weight[source as usize] += weight;
        }
        Self {
            starts,
            ties,
            outgoing_weight,
        }
    }

    fn of(&self, node: usize) -> &[(u32, f64)] {
        &self.ties[self.starts[node]..self.starts[node + 1]]
    }
}

#[cfg(test)]
mod tests {
    use petgraph::graph::{DiGraph, UnGraph};

    use super::*;

    #[test]
    fn a_cycle_ranks_all_alike_and_ranks_sum_to_one() {
        let ring = DiGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 3), (3, 0)]);
        let ranks = pagerank(&ring, |_| 1.0, Options::default());
        assert!(ranks.iter().all(|rank| (rank - 0.25).abs() < 1e-9));
    }

    #[test]
    fn a_node_without_ties_out_spreads_its_rank() {
        let chain = DiGraph::<(), ()>::from_edges([(0, 1)]);
        let ranks = pagerank(&chain, |_| 1.0, Options::default());
        // Solved by hand: r0 = 0.075 + 0.425 r1, r1 = r0 + 0.85 r0, r0 + r1 = 1.
        assert!((ranks[0] - 0.350_877).abs() < 1e-6);
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn weights_draw_rank_and_unusable_weights_are_no_ties() {
        let star = UnGraph::<(), f64>::from_edges([(0, 1, 9.0), (0, 2, 1.0), (0, 3, f64::NAN)]);
        let ranks = pagerank(&star, |edge| *edge.weight(), Options::default());
        assert!(ranks[1] > ranks[2] && ranks[2] > ranks[3]);
    }
}
