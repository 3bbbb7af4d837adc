//! What nodes and ties are.

use std::collections::BTreeMap;

use jiff::civil::Date;
use petgraph::graph::{DiGraph, NodeIndex};
use serde::Serialize;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// Somebody who acts.
    Actor,
    /// Somewhere.
    Place,
    /// A document's outlet, or a speaker whom reports quote.
    Source,
    /// What claims are about.
    Event,
    /// One clause's statement.
    Claim,
}

/// An actor, place, source, event or claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// IRI.
    pub id: String,
    /// Preferred label.
    pub label: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// Kind of actor, place or speaker.
    pub class: Option<String>,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// Latitude and longitude in degrees (WGS 84), of places.
    pub position: Option<(f64, f64)>,
}

/// Whether a tie sets its ends against each other or puts them side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// One acts against the other.
    Hostile,
    /// One acts for or with the other.
    Cooperative,
    /// Neither.
    Neutral,
}

impl Sign {
    /// −1, +1 or 0.
    pub fn value(self) -> f64 {
        match self {
            Self::Hostile => -1.0,
            Self::Cooperative => 1.0,
            Self::Neutral => 0.0,
        }
    }
}

/// A directed tie between two nodes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tie {
    /// Hostile, cooperative or neutral.
    pub sign: Sign,
    /// Weight; in networks of actors the number of independent origins, summed over the events.
    pub weight: f64,
    /// What the tie consists of, for people: actions, or `quotes`, `shares copy with`, …
    pub label: String,
    /// IRIs of the events (or claims) that it was made from, sorted.
    pub events: Vec<String>,
    /// First day of those events.
    pub first: Option<Date>,
    /// Last day of those events.
    pub last: Option<Date>,
    /// Whether only parties to the matter say so.
    pub one_sided: bool,
}

impl Tie {
    /// The weight with the tie's sign: below 0 for hostile, 0 for neutral.
    pub fn signed(&self) -> f64 {
        self.sign.value() * self.weight
    }
}

/// A graph made from the store, with what its nodes, ties and weights mean.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// The graph. Nodes are in IRI order, so results don't depend on how it was made.
    pub graph: DiGraph<Node, Tie>,
    /// One sentence on what nodes, ties and weights mean.
    pub meaning: &'static str,
}

impl Network {
    /// A network of the given nodes and ties (source IRI, target IRI, tie), sorted. Ties whose
    /// ends aren't among the nodes are dropped.
    pub fn new(
        meaning: &'static str,
        mut nodes: Vec<Node>,
        mut ties: Vec<(String, String, Tie)>,
    ) -> Self {
        nodes.sort_by(|a, b| a.id.cmp(&b.id));
        nodes.dedup_by(|a, b| a.id == b.id);
        ties.sort_by(|a, b| {
            (&a.0, &a.1, a.2.sign, &a.2.label).cmp(&(&b.0, &b.1, b.2.sign, &b.2.label))
        });
        let mut graph = DiGraph::with_capacity(nodes.len(), ties.len());
        let index: BTreeMap<String, NodeIndex> = nodes
            .into_iter()
            .map(|node| (node.id.clone(), graph.add_node(node)))
            .collect();
        for (source, target, tie) in ties {
            if let (Some(&source), Some(&target)) = (index.get(&source), index.get(&target)) {
                graph.add_edge(source, target, tie);
            }
        }
        Self { graph, meaning }
    }

    /// The node with an IRI. Nodes are in IRI order, so this is a binary search.
    pub fn by_id(&self, id: &str) -> Option<NodeIndex> {
        let (mut low, mut high) = (0, self.graph.node_count());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.graph[NodeIndex::new(middle)].id.as_str().cmp(id) {
                std::cmp::Ordering::Equal => return Some(NodeIndex::new(middle)),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The node with an IRI, or failing that the one whose label is `name`, letter case aside.
    pub fn find(&self, name: &str) -> Option<NodeIndex> {
        let wanted = name.to_lowercase();
        self.by_id(name).or_else(|| {
            let mut nodes = self.graph.node_indices();
            nodes.find(|&at| self.graph[at].label.to_lowercase() == wanted)
        })
    }
}
