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
pub use places::{places, whereabouts};
pub use sources::sources;
pub use timeline::timeline;

use std::collections::BTreeSet;

use petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use petgraph::unionfind::UnionFind;
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

impl Part {
    /// Whether a node has a tie in the part.
    fn is_tied(&self, at: NodeIndex) -> bool {
        self.graph.neighbors_undirected(at).next().is_some()
    }

    /// The nodes that have a tie in the part: others have nothing to tell.
    fn tied(&self) -> Vec<NodeIndex> {
        let nodes = self.graph.node_indices();
        nodes.filter(|&at| self.is_tied(at)).collect()
    }
}

/// What is kept where not everything can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    /// The most important nodes.
    Nodes,
    /// The ends of the ties with most weight, so that no node stands without its reason.
    Ties,
}

/// Cuts the selection out of a network. Nothing for a focus that no node has.
fn part(network: &Network, selection: &Selection, keep: Keep) -> Option<Part> {
    let full = &network.graph;
    let ranks = ranks(full);
    let focus = match &selection.focus {
        Some(name) => Some(network.find(name)?),
        None => None,
    };
    let within = match focus {
        Some(focus) => around(full, focus, selection.depth),
        None => full.node_indices().collect(),
    };
    let top = selection.top.max(1);
    let mut kept: BTreeSet<NodeIndex> = focus.into_iter().collect();
    if keep == Keep::Ties {
        let rank = |edge: &EdgeReference<'_, Tie>| {
            ranks[edge.source().index()] + ranks[edge.target().index()]
        };
        let touches = |edge: &EdgeReference<'_, Tie>| {
            focus.is_some_and(|focus| edge.source() == focus || edge.target() == focus)
        };
        let mut ties: Vec<_> = full
            .edge_references()
            .filter(|edge| within.contains(&edge.source()) && within.contains(&edge.target()))
            .collect();
        ties.sort_by(|a, b| {
            touches(b)
                .cmp(&touches(a))
                .then(b.weight().weight.total_cmp(&a.weight().weight))
                .then(rank(b).total_cmp(&rank(a)))
                .then(a.id().cmp(&b.id()))
        });
        for tie in ties {
            let ends = [tie.source(), tie.target()];
            let new = ends.iter().filter(|end| !kept.contains(*end)).count();
            if kept.len() + new <= top {
                kept.extend(ends);
            }
        }
    } else {
        let mut order: Vec<_> = within.iter().copied().collect();
        order.sort_by(|a, b| ranks[b.index()].total_cmp(&ranks[a.index()]).then(a.cmp(b)));
        for node in order {
            if kept.len() < top {
                kept.insert(node);
            }
        }
    }
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
        left_out: within.len() - kept.len(),
        graph,
        importance,
    })
}

/// Thins a graph: of the ties that `may_go` names, only those stay that join what no stronger one
/// joins (a maximum spanning forest). Also how many went.
fn thinned(
    graph: &mut DiGraph<Node, Tie>,
    may_go: impl Fn(EdgeReference<'_, Tie>) -> bool,
) -> usize {
    let mut ties: Vec<_> = graph
        .edge_references()
        .filter(|edge| may_go(*edge))
        .map(|edge| (edge.weight().weight, edge.id()))
        .collect();
    ties.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut joined = UnionFind::<usize>::new(graph.node_count());
    let gone: BTreeSet<_> = ties
        .into_iter()
        .filter(|(_, edge)| {
            let ends = graph.edge_endpoints(*edge);
            ends.is_some_and(|(a, b)| !joined.union(a.index(), b.index()))
        })
        .map(|(_, edge)| edge)
        .collect();
    graph.retain_edges(|_, edge| !gone.contains(&edge));
    gone.len()
}

/// The label of the node in the middle.
fn focus<'a>(network: &'a Network, selection: &Selection) -> Option<&'a str> {
    let at = network.find(selection.focus.as_ref()?)?;
    Some(&network.graph[at].label)
}

/// What is said of a node in its second line: its kind and country.
fn facts(node: &Node) -> String {
    let facts = [node.class.as_deref(), node.country.as_deref()];
    let facts: Vec<_> = facts
        .into_iter()
        .flatten()
        .map(|fact| fact.replace('-', " "))
        .filter(|fact| !fact.eq_ignore_ascii_case(&node.label))
        .collect();
    facts.join(", ")
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

/// A number with its noun: `1 origin`, `2 origins`.
fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// The end of a caption that says what isn't shown.
fn remainder(left_out: usize, noun: &str) -> String {
    if left_out == 0 {
        String::new()
    } else {
        format!(" Not shown: {} (--top, --focus).", counted(left_out, noun))
    }
}

/// A line's width for a weight, between 1 and 6 points.
fn line_width(weight: f64) -> f64 {
    (1.0 + (weight.max(1.0) - 1.0).sqrt()).clamp(1.0, 6.0)
}
