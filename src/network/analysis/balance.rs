//! Blocs by signed balance: who stands with whom when friends of friends are friends and enemies
//! of enemies are too.
//!
//! A division into blocs is the better the fewer ties it frustrates: cooperative ties between
//! blocs and hostile ties within one (Doreian and Mrvar, A partitioning approach to structural
//! balance, 1996). The least frustration is hard to find in general; [`blocs`] starts from
//! several divisions that the ties suggest and improves each by moving single nodes and joining
//! whole blocs until nothing is gained. The search has no chance in it.

use std::collections::BTreeMap;

use petgraph::EdgeType;
use petgraph::graph::{EdgeReference, Graph, IndexType};
use petgraph::visit::EdgeRef;

use super::communities::numbered_by_size;

/// A division into blocs.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocs {
    /// The bloc of each node, by index, numbered by size (largest first).
    pub of: Vec<usize>,
    /// Weight of the ties that contradict the division.
    pub frustration: f64,
    /// Weight of all signed ties.
    pub total: f64,
}

/// Triads of mutually tied nodes by their number of hostile ties. Balanced ones have none or two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TriadCensus {
    /// Three friends.
    pub all_cooperative: usize,
    /// Two friends with an enemy of only one of them: unbalanced.
    pub one_hostile: usize,
    /// Two friends with a common enemy.
    pub two_hostile: usize,
    /// Three enemies: unbalanced in the strict sense, allowed between many blocs.
    pub all_hostile: usize,
}

/// Undirected signed weights between pairs of nodes, summed over both directions.
struct Signed {
    ties: Vec<Vec<(usize, f64)>>,
    total: f64,
}

impl Signed {
    fn new<N, E, Ty: EdgeType, Ix: IndexType>(
        graph: &Graph<N, E, Ty, Ix>,
        weight: impl Fn(EdgeReference<'_, E, Ix>) -> f64,
    ) -> Self {
        let mut sums = BTreeMap::<(usize, usize), f64>::new();
        for edge in graph.edge_references() {
            let (a, b) = (edge.source().index(), edge.target().index());
            let weight = weight(edge);
            if a != b && weight.is_finite() && weight != 0.0 {
                *sums.entry((a.min(b), a.max(b))).or_default() += weight;
            }
        }
        let mut ties = vec![Vec::new(); graph.node_count()];
        let mut total = 0.0;
        for ((a, b), weight) in sums {
            ties[a].push((b, weight));
            ties[b].push((a, weight));
            total += weight.abs();
        }
        Self { ties, total }
    }

    fn frustration(&self, of: &[usize]) -> f64 {
        let mut sum = 0.0;
        for (a, ties) in self.ties.iter().enumerate() {
            for &(b, weight) in ties.iter().filter(|&&(b, _)| b > a) {
                if (of[a] == of[b]) == (weight < 0.0) {
                    sum += weight.abs();
                }
            }
        }
        sum
    }

    /// Groups joined by cooperative ties of at least the given weight.
    fn friends(&self, least: f64) -> Vec<usize> {
        let mut of: Vec<usize> = (0..self.ties.len()).collect();
        for start in 0..of.len() {
            let mut open = vec![start];
            while let Some(node) = open.pop() {
                for &(other, weight) in &self.ties[node] {
                    if weight >= least && of[other] > of[start] {
                        of[other] = of[start];
                        open.push(other);
                    }
                }
            }
        }
        of
    }

    /// Moves single nodes to the bloc where they frustrate least, and joins blocs, until neither
    /// gains anything.
    fn improve(&self, of: &mut [usize]) {
        // Each pass gains at least one tie's weight; the bound only guards against rounding.
        for _ in 0..self.ties.len().max(8) * 4 {
            if !self.move_nodes(of) && !self.join_blocs(of) {
                break;
            }
        }
    }

    fn move_nodes(&self, of: &mut [usize]) -> bool {
        let mut moved = false;
        for node in 0..of.len() {
            let mut pull = BTreeMap::<usize, f64>::new();
            for &(other, weight) in &self.ties[node] {
                *pull.entry(of[other]).or_default() += weight;
            }
            let here = pull.get(&of[node]).copied().unwrap_or(0.0);
            let best = pull.iter().map(|(&bloc, &gain)| (bloc, gain)).fold(
                (of[node], here),
                |best, next| {
                    if next.1 > best.1 + 1e-12 { next } else { best }
                },
            );
            // Where every bloc repels, a node stands better alone.
            let alone = of.len() + node;
            let to = if best.1 < -1e-12 { alone } else { best.0 };
            if to != of[node] {
                of[node] = to;
                moved = true;
            }
        }
        moved
    }

    fn join_blocs(&self, of: &mut [usize]) -> bool {
        let mut between = BTreeMap::<(usize, usize), f64>::new();
        for (a, ties) in self.ties.iter().enumerate() {
            for &(b, weight) in ties.iter().filter(|&&(b, _)| b > a && of[a] != of[b]) {
                *between
                    .entry((of[a].min(of[b]), of[a].max(of[b])))
                    .or_default() += weight;
            }
        }
        let best = between.into_iter().filter(|&(_, gain)| gain > 1e-12).fold(
            None::<((usize, usize), f64)>,
            |best, next| match best {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            },
        );
        let Some(((keep, gone), _)) = best else {
            return false;
        };
        of.iter_mut()
            .filter(|bloc| **bloc == gone)
            .for_each(|bloc| *bloc = keep);
        true
    }
}

/// Divides the nodes into blocs. `weight` is positive for cooperation, negative for hostility,
/// zero for ties that say neither. A node without signed ties is a bloc of its own.
pub fn blocs<N, E, Ty: EdgeType, Ix: IndexType>(
    graph: &Graph<N, E, Ty, Ix>,
    weight: impl Fn(EdgeReference<'_, E, Ix>) -> f64,
) -> Blocs {
    let signed = Signed::new(graph, weight);
    let strongest = signed
        .ties
        .iter()
        .flatten()
        .map(|tie| tie.1)
        .fold(0.0_f64, f64::max);
    let starts = [
        (0..graph.node_count()).collect::<Vec<_>>(),
        signed.friends(f64::MIN_POSITIVE),
        signed.friends(strongest / 2.0),
    ];
    let best = starts
        .into_iter()
        .map(|mut of| {
            signed.improve(&mut of);
            (signed.frustration(&of), of)
        })
        .fold(None::<(f64, Vec<usize>)>, |best, next| match best {
            Some(best) if best.0 <= next.0 + 1e-12 => Some(best),
            _ => Some(next),
        });
    let (frustration, of) = best.unwrap_or_default();
    Blocs {
        of: numbered_by_size(&of),
        frustration,
        total: signed.total,
    }
}

/// Counts the triads of a signed graph.
pub fn triads<N, E, Ty: EdgeType, Ix: IndexType>(
    graph: &Graph<N, E, Ty, Ix>,
    weight: impl Fn(EdgeReference<'_, E, Ix>) -> f64,
) -> TriadCensus {
    let signed = Signed::new(graph, weight);
    let mut census = TriadCensus::default();
    for (a, ties) in signed.ties.iter().enumerate() {
        for &(b, ab) in ties.iter().filter(|&&(b, _)| b > a) {
            for &(c, bc) in signed.ties[b].iter().filter(|&&(c, _)| c > b) {
                // Ties are in node order, so a look-up is a binary search.
                let Ok(at) = ties.binary_search_by_key(&c, |tie| tie.0) else {
                    continue;
                };
                let hostile = [ab, bc, ties[at].1]
                    .iter()
                    .filter(|weight| **weight < 0.0)
                    .count();
                match hostile {
                    0 => census.all_cooperative += 1,
                    1 => census.one_hostile += 1,
                    2 => census.two_hostile += 1,
                    _ => census.all_hostile += 1,
                }
            }
        }
    }
    census
}

#[cfg(test)]
mod tests {
    use petgraph::graph::UnGraph;

    use super::*;

    #[test]
    fn friends_against_a_common_enemy_are_one_bloc() {
        let graph = UnGraph::<(), f64>::from_edges([(0, 1, 1.0), (0, 2, -1.0), (1, 2, -1.0)]);
        let found = blocs(&graph, |edge| *edge.weight());
        assert_eq!(found.of, [0, 0, 1]);
        assert_eq!((found.frustration, found.total), (0.0, 3.0));
        assert_eq!(triads(&graph, |edge| *edge.weight()).two_hostile, 1);
    }

    #[test]
    fn one_quarrel_within_an_alliance_does_not_break_it() {
        let graph = UnGraph::<(), f64>::from_edges([
            (0, 1, 3.0),
            (1, 2, 3.0),
            (0, 2, -1.0),
            (0, 3, -2.0),
            (1, 3, -2.0),
            (2, 3, -2.0),
        ]);
        let found = blocs(&graph, |edge| *edge.weight());
        assert_eq!(found.of, [0, 0, 0, 1]);
        assert_eq!(found.frustration, 1.0);
    }

    #[test]
    fn a_common_enemy_alone_makes_no_friends() {
        let graph = UnGraph::<(), f64>::from_edges([(0, 2, -1.0), (1, 2, -1.0)]);
        let found = blocs(&graph, |edge| *edge.weight());
        assert_ne!(found.of[0], found.of[1]);
    }
}
