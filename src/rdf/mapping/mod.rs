//! Records to quads: what extraction and linking found, as the graph's named graphs.
//!
//! One graph for each document holds what its words say: claims, the spans they rest on, cues and
//! figures. It is a pure function of that document's extraction, so it can be replaced or removed
//! whole. The links graph holds what only many documents together can tell: whom the words refer
//! to, when it was, events, origins, conflicts, and where all this comes from. The ontology graph
//! holds the vocabulary. `ontology/README.md` draws one example from quote to triples.

mod bare;
mod build;
mod claim;
mod document;
mod entity;
mod event;
mod ontology;
mod origin;

use rayon::prelude::*;

pub use build::BuildInfo;
pub use ontology::OntologySource;

use super::statements::GraphLines;
use crate::extract::Extraction;
use crate::link::{Decisions, Linked};

/// Everything that a graph is made from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// What each document says.
    pub extractions: &'a [Extraction],
    /// What linking found.
    pub linked: &'a Linked,
    /// The analyst's decisions that linking obeyed.
    pub decisions: &'a Decisions,
    /// The ontology files, our own first.
    pub ontology: &'a [OntologySource<'a>],
}

/// The whole graph: its named graphs, sorted by name, each sorted. The order of the extractions
/// and the number of threads change nothing.
pub fn graph(sources: &Sources<'_>) -> Vec<GraphLines> {
    let mut graphs: Vec<GraphLines> = sources
        .extractions
        .par_iter()
        .map(|extraction| document::statements(extraction).into_lines())
        .collect();
    graphs.push(links(sources));
    graphs.push(ontology::statements(sources).into_lines());
    graphs.sort_by(|a, b| a.graph.as_str().cmp(b.graph.as_str()));
    // Two inputs with the same bytes are one document, told by both names.
    graphs.dedup_by(|later, first| {
        let same = later.graph == first.graph;
        if same {
            first.lines.append(&mut later.lines);
            first.lines.sort_unstable();
            first.lines.dedup();
        }
        same
    });
    graphs
}

fn links(sources: &Sources<'_>) -> GraphLines {
    let index = document::Index::new(sources.extractions, sources.linked);
    let mut out = super::statements::Statements::new(super::iri::links_graph());
    document::dates(&mut out, sources.linked);
    entity::entities(&mut out, sources.linked);
    claim::links(&mut out, &index, sources.linked);
    event::events(&mut out, &index, sources.linked);
    origin::origins(&mut out, &index, sources.linked);
    origin::copies(&mut out, &index, sources.linked);
    origin::conflicts(&mut out, sources.linked);
    build::provenance(&mut out, sources);
    out.into_lines()
}
