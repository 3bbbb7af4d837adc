//! Readable views: what of a network or an event is shown, and how.
//!
//! A view never shows everything. It keeps the most important nodes, or those around one node,
//! and says in its caption what was left out.

mod actors;
mod event;
mod places;
mod sources;
mod timeline;

pub use actors::actors;
pub use event::event;
pub use places::places;
pub use sources::sources;
pub use timeline::timeline;

use std::collections::BTreeSet;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::network::analysis::pagerank::{self, pagerank};
use crate::network::{Network, Node, Tie};

/// Which part of a network is shown.
#[derive(Clone, Debug)]
pub struct Selection {
    /// At most this many nodes, the most important first.
    pub top: usize,
    /// IRI or label of the node in the middle; absent for the whole.
    pub focus: Option<String>,
    /// How many ties away from the focus.
    pub depth: usize,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            top: 18,
            focus: None,
            depth: 1,
        }
    }
}

/// A part of a network, with what a view needs to know of the rest.
struct Part {
    graph: DiGraph<Node, Tie>,
    /// Importance of each node, 0 to 1.
    importance: Vec<f64>,
    /// Nodes of the network that aren't shown.
    left_out: usize,
}

/// Cuts the selection out of a network. Nothing for a focus that no node has.
fn part(network: &Network, selection: &Selection) -> Option<Part> {
    let full = &network.graph;
    let ranks = ranks(full);
    let within = match &selection.focus {
        Some(name) => around(full, network.find(name)?, selection.depth),
        None => full.node_indices().collect(),
    };
    let focus = selection.focus.as_ref().and_then(|name| network.find(name));
    let mut order: Vec<_> = within.into_iter().collect();
    // The focus stays whatever its rank.
    order.sort_by(|a, b| {
        (Some(*b) == focus)
            .cmp(&(Some(*a) == focus))
            .then(ranks[b.index()].total_cmp(&ranks[a.index()]))
            .then(a.cmp(b))
    });
    order.truncate(selection.top.max(1));
    let kept: BTreeSet<_> = order.into_iter().collect();
    let graph = full.filter_map(
        |at, node| kept.contains(&at).then(|| node.clone()),
        |_, tie| Some(tie.clone()),
    );
    let highest = kept.iter().map(|at| ranks[at.index()]).fold(0.0, f64::max);
    let importance = kept
        .iter()
        .map(|at| ranks[at.index()] / highest.max(f64::MIN_POSITIVE))
        .collect();
    Some(Part {
        left_out: full.node_count() - kept.len(),
        graph,
        importance,
    })
}

/// Importance: PageRank with ties taken both ways, so that who acts and who is acted on count
/// alike.
fn ranks(graph: &DiGraph<Node, Tie>) -> Vec<f64> {
    let both = graph.clone().into_edge_type::<petgraph::Undirected>();
    pagerank(
        &both,
        |edge| edge.weight().weight,
        pagerank::Options::default(),
    )
}

fn around(graph: &DiGraph<Node, Tie>, focus: NodeIndex, depth: usize) -> BTreeSet<NodeIndex> {
    let mut found = BTreeSet::from([focus]);
    let mut edge = vec![focus];
    for _ in 0..depth.max(1) {
        edge = edge
            .into_iter()
            .flat_map(|node| graph.neighbors_undirected(node).collect::<Vec<_>>())
            .filter(|&node| found.insert(node))
            .collect();
    }
    found
}

/// The end of a caption that says what isn't shown.
fn remainder(left_out: usize, what: &str) -> String {
    if left_out == 0 {
        String::new()
    } else {
        format!(" {left_out} more {what} aren't shown (--top, --focus).")
    }
}

/// A line's width for a weight, between 1 and 6 points.
fn line_width(weight: f64) -> f64 {
    (1.0 + (weight.max(1.0) - 1.0).sqrt()).clamp(1.0, 6.0)
}

/// Degree of each node in a part, ties counted both ways.
fn degrees(graph: &DiGraph<Node, Tie>) -> Vec<usize> {
    let mut degrees = vec![0; graph.node_count()];
    for edge in graph.edge_references() {
        degrees[edge.source().index()] += 1;
        degrees[edge.target().index()] += 1;
    }
    degrees
}
