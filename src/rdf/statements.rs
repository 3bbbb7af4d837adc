//! The statements of one named graph on their way to N-Quads.

use oxigraph::model::{NamedNode, NamedNodeRef, Term, Triple};

/// Statements of one named graph, in any order until [`Statements::into_lines`] sorts them.
#[derive(Debug)]
pub struct Statements {
    graph: NamedNode,
    triples: Vec<Triple>,
}

impl Statements {
    /// No statements yet, in the graph of that name.
    pub fn new(graph: NamedNode) -> Self {
        Self {
            graph,
            triples: Vec::new(),
        }
    }

    /// Adds a statement.
    pub fn add(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'static>,
        object: impl Into<Term>,
    ) {
        self.triples.push(Triple::new(
            subject.clone(),
            predicate.into_owned(),
            object.into(),
        ));
    }

    /// Adds a statement when there is an object.
    pub fn add_some(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'static>,
        object: Option<impl Into<Term>>,
    ) {
        if let Some(object) = object {
            self.add(subject, predicate, object);
        }
    }

    /// Adds a whole triple.
    pub fn push(&mut self, triple: Triple) {
        self.triples.push(triple);
    }

    /// The graph and its statements as N-Quads lines (without line ends), sorted by bytes, each
    /// once.
    pub fn into_lines(self) -> GraphLines {
        let graph = self.graph.to_string();
        let mut lines: Vec<String> = self
            .triples
            .iter()
            .map(|triple| format!("{triple} {graph} ."))
            .collect();
        lines.sort_unstable();
        lines.dedup();
        GraphLines {
            graph: self.graph,
            lines,
        }
    }
}

/// One named graph as sorted N-Quads lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphLines {
    /// The graph's name.
    pub graph: NamedNode,
    /// Its quads, one a line, without line ends.
    pub lines: Vec<String>,
}
