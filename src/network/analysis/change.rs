//! What changed between two networks of the same kind, such as those of two windows of time.

use std::collections::BTreeMap;

use petgraph::visit::EdgeRef;
use serde::Serialize;

use crate::network::{Network, Sign};

/// How a pair's ties changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// From hostile to cooperative, or the other way.
    Turned,
    /// There was no tie before.
    Appeared,
    /// There is no tie any more.
    Vanished,
    /// The ties have more weight.
    Grew,
    /// The ties have less weight.
    Shrank,
}

/// One directed pair whose ties changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// How.
    pub kind: Kind,
    /// IRI and label of who acts.
    pub source: (String, String),
    /// IRI and label of whom it is done to.
    pub target: (String, String),
    /// What the ties consisted of before; empty for none.
    pub was: String,
    /// What they consist of now; empty for none.
    pub is: String,
    /// Sum of signed weights before: below 0 for hostile, above for cooperative. Neutral ties count
    /// as positive where there is no other.
    pub before: f64,
    /// The same now.
    pub after: f64,
}

/// A directed pair's ties in one network.
#[derive(Default)]
struct Ties {
    signed: f64,
    weight: f64,
    labels: Vec<String>,
}

impl Ties {
    fn balance(&self) -> f64 {
        if self.signed == 0.0 {
            self.weight
        } else {
            self.signed
        }
    }
}

/// The pairs whose ties differ: turned ones first, then by how much weight came or went.
pub fn changes(before: &Network, after: &Network) -> Vec<Change> {
    let (was, is) = (ties(before), ties(after));
    let label = |id: &str| {
        let node = [after, before].into_iter().find_map(|network| {
            let at = network.by_id(id)?;
            Some(network.graph[at].label.clone())
        });
        (id.to_owned(), node.unwrap_or_default())
    };
    let none = Ties::default();
    let mut pairs: Vec<_> = was.keys().chain(is.keys()).collect();
    pairs.sort();
    pairs.dedup();
    let mut found: Vec<_> = pairs
        .into_iter()
        .filter_map(|pair| {
            let (was, is) = (
                was.get(pair).unwrap_or(&none),
                is.get(pair).unwrap_or(&none),
            );
            Some(Change {
                kind: kind(was, is)?,
                source: label(&pair.0),
                target: label(&pair.1),
                was: was.labels.join("; "),
                is: is.labels.join("; "),
                before: was.balance(),
                after: is.balance(),
            })
        })
        .collect();
    let size = |change: &Change| (change.after - change.before).abs();
    found.sort_by(|a, b| {
        (b.kind == Kind::Turned)
            .cmp(&(a.kind == Kind::Turned))
            .then_with(|| size(b).total_cmp(&size(a)))
            .then_with(|| (a.kind, &a.source, &a.target).cmp(&(b.kind, &b.source, &b.target)))
    });
    found
}

fn kind(was: &Ties, is: &Ties) -> Option<Kind> {
    if was.signed * is.signed < 0.0 {
        Some(Kind::Turned)
    } else if was.labels.is_empty() {
        Some(Kind::Appeared)
    } else if is.labels.is_empty() {
        Some(Kind::Vanished)
    } else if is.weight > was.weight {
        Some(Kind::Grew)
    } else if is.weight < was.weight {
        Some(Kind::Shrank)
    } else {
        None
    }
}

fn ties(network: &Network) -> BTreeMap<(String, String), Ties> {
    let mut found = BTreeMap::<(String, String), Ties>::new();
    for edge in network.graph.edge_references() {
        let id = |at: petgraph::graph::NodeIndex| network.graph[at].id.clone();
        let tie = edge.weight();
        let ties = found
            .entry((id(edge.source()), id(edge.target())))
            .or_default();
        ties.signed += tie.sign.value() * tie.weight;
        ties.weight += tie.weight;
        let sign = match tie.sign {
            Sign::Hostile => "against",
            Sign::Cooperative => "with",
            Sign::Neutral => "neutral",
        };
        ties.labels.push(format!("{} ({sign})", tie.label));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Node, NodeKind, Tie};

    fn network(ties: &[(&str, &str, Sign, f64)]) -> Network {
        let node = |id: &str| Node {
            id: id.to_owned(),
            label: id.to_uppercase(),
            kind: NodeKind::Actor,
            class: None,
            country: None,
            position: None,
        };
        let nodes = ties.iter().flat_map(|tie| [node(tie.0), node(tie.1)]);
        let edges = ties.iter().map(|&(from, to, sign, weight)| {
            let tie = Tie {
                sign,
                weight,
                label: "act".to_owned(),
                events: Vec::new(),
                first: None,
                last: None,
                one_sided: false,
            };
            (from.to_owned(), to.to_owned(), tie)
        });
        Network::new("", nodes.collect(), edges.collect())
    }

    #[test]
    fn friends_that_turn_on_each_other_come_first() {
        use Sign::{Cooperative, Hostile};
        let before = network(&[
            ("a", "b", Cooperative, 1.0),
            ("a", "c", Hostile, 9.0),
            ("c", "a", Hostile, 2.0),
        ]);
        let after = network(&[
            ("a", "b", Hostile, 1.0),
            ("b", "c", Hostile, 3.0),
            ("c", "a", Hostile, 2.0),
        ]);
        let told: Vec<_> = changes(&before, &after)
            .into_iter()
            .map(|change| (change.kind, change.source.1, change.target.1))
            .collect();
        let pair = |kind, a: &str, b: &str| (kind, a.to_owned(), b.to_owned());
        assert_eq!(
            told,
            [
                pair(Kind::Turned, "A", "B"),
                pair(Kind::Vanished, "A", "C"),
                pair(Kind::Appeared, "B", "C"),
            ]
        );
    }

    #[test]
    fn a_network_differs_from_itself_in_nothing() {
        let one = network(&[("a", "b", Sign::Neutral, 1.0)]);
        assert!(changes(&one, &one).is_empty());
    }
}
