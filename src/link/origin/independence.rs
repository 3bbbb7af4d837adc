//! How many accounts of an event are independent: vertex-disjoint paths in the graph of who told
//! whom, from the fact to the reader.
//!
//! By Menger's theorem their number is a maximum flow with one unit through each vertex, found
//! here by augmenting paths (Ford and Fulkerson, 1956): the graphs are small.

use std::collections::{BTreeMap, VecDeque};

/// The greatest number of paths of which no two share a vertex. Each path is a chain from the one
/// nearest to the fact to the outlet that the reader reads.
pub fn independent(chains: &[Vec<&str>]) -> usize {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for vertex in chains.iter().flatten() {
        let next = numbers.len();
        numbers.entry(vertex).or_insert(next);
    }
    // Vertex v is an arc from 2v to 2v + 1; the fact and the reader come last.
    let (fact, reader) = (2 * numbers.len(), 2 * numbers.len() + 1);
    let mut network = Network::new(reader + 1);
    for vertex in 0..numbers.len() {
        network.arc(2 * vertex, 2 * vertex + 1);
    }
    for chain in chains {
        let Some((first, last)) = chain.first().zip(chain.last()) else {
            continue;
        };
        network.arc(fact, 2 * numbers[first]);
        for pair in chain.windows(2) {
            if pair[0] != pair[1] {
                network.arc(2 * numbers[pair[0]] + 1, 2 * numbers[pair[1]]);
            }
        }
        network.arc(2 * numbers[last] + 1, reader);
    }
    let mut flow = 0;
    while network.augment(fact, reader) {
        flow += 1;
    }
    flow
}

/// A network of unit capacities.
struct Network {
    /// What can still flow from one node to another, by node.
    left: Vec<BTreeMap<usize, u32>>,
}

impl Network {
    fn new(nodes: usize) -> Self {
        Self {
            left: vec![BTreeMap::new(); nodes],
        }
    }

    fn arc(&mut self, from: usize, to: usize) {
        self.left[from].insert(to, 1);
        self.left[to].entry(from).or_insert(0);
    }

    /// Sends one unit along a shortest path; whether there was one.
    fn augment(&mut self, from: usize, to: usize) -> bool {
        let mut before: Vec<Option<usize>> = vec![None; self.left.len()];
        let mut open = VecDeque::from([from]);
        while let Some(at) = open.pop_front() {
            for (&next, &left) in &self.left[at] {
                if left > 0 && next != from && before[next].is_none() {
                    before[next] = Some(at);
                    open.push_back(next);
                }
            }
            if before[to].is_some() {
                break;
            }
        }
        let mut at = to;
        while let Some(previous) = before[at] {
            if let Some(left) = self.left[previous].get_mut(&at) {
                *left -= 1;
            }
            *self.left[at].entry(previous).or_insert(0) += 1;
            at = previous;
        }
        at == from && before[to].is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::independent;

    #[test]
    fn outlets_that_quote_one_speaker_are_one() {
        assert_eq!(
            independent(&[
                vec!["monitor", "a"],
                vec!["monitor", "b"],
                vec!["monitor", "c"]
            ]),
            1
        );
    }

    #[test]
    fn speakers_in_one_text_are_one() {
        assert_eq!(
            independent(&[vec!["army", "copy", "a"], vec!["monitor", "copy", "b"]]),
            1
        );
    }

    #[test]
    fn a_cross_over_does_not_hide_a_second_path() {
        // army → a, army → b, monitor → a: the best choice is army → b, monitor → a.
        assert_eq!(
            independent(&[vec!["army", "a"], vec!["army", "b"], vec!["monitor", "a"]]),
            2
        );
    }

    #[test]
    fn nobody_is_no_path() {
        assert_eq!(independent(&[]), 0);
        assert_eq!(independent(&[vec![]]), 0);
    }
}
