//! The graph against its shapes.
//!
//! The shapes are SHACL (`ontology/shapes.ttl`), for any validator to run. [`check`] runs the
//! same file by an engine of its own for the parts of SHACL that it uses, so both give the same
//! verdicts and a user without a validator has one.

mod constraint;
pub mod ontology;
mod shape;

use std::fmt;

use oxigraph::model::{NamedNodeRef, Term};
use oxigraph::store::{StorageError, Store};

use super::query::QueryError;

pub use shape::{Shapes, ShapesError};

/// The shapes of a built graph.
pub const GRAPH_SHAPES: &str = include_str!("../../../ontology/shapes.ttl");

/// Something that is not as its shape says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The shape, by the last part of its IRI.
    pub shape: String,
    /// What should be so.
    pub message: String,
    /// What isn't.
    pub focus: String,
    /// The value at fault, where one is.
    pub value: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.shape, self.message)?;
        write!(f, " But {}", self.focus)?;
        match &self.value {
            Some(value) => write!(f, " has {value}"),
            None => Ok(()),
        }
    }
}

/// Why a check can't be made.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The store failed.
    #[error("the graph can't be read: {0}")]
    Storage(#[from] StorageError),
    /// A SPARQL constraint failed.
    #[error("the constraint {shape} can't be tested: {source}")]
    Query {
        /// The constraint.
        shape: String,
        /// Why.
        source: QueryError,
    },
}

/// Everything in the union of the store's graphs that is not as the shapes say, sorted.
///
/// # Errors
/// When the store or a query fails.
pub fn check(store: &Store, shapes: &Shapes) -> Result<Vec<Violation>, CheckError> {
    let mut violations = Vec::new();
    for shape in shapes.iter() {
        constraint::violations(store, shape, &mut violations)?;
    }
    violations.sort();
    violations.dedup();
    Ok(violations)
}

/// Objects of a property in the union of the graphs, each once.
fn objects(
    store: &Store,
    subject: &Term,
    predicate: NamedNodeRef<'_>,
) -> Result<Vec<Term>, StorageError> {
    let subject = match subject {
        Term::NamedNode(node) => node.as_ref().into(),
        Term::BlankNode(node) => node.as_ref().into(),
        _ => return Ok(Vec::new()),
    };
    let quads = store.quads_for_pattern(Some(subject), Some(predicate), None, None);
    let mut found = Vec::new();
    for quad in quads {
        let object = quad?.object;
        if !found.contains(&object) {
            found.push(object);
        }
    }
    Ok(found)
}

/// Subjects of a property in the union of the graphs, each once.
fn subjects(
    store: &Store,
    predicate: NamedNodeRef<'_>,
    object: Option<&Term>,
) -> Result<Vec<Term>, StorageError> {
    let object = object.map(Term::as_ref);
    let mut found = std::collections::BTreeMap::new();
    for quad in store.quads_for_pattern(None, Some(predicate), object, None) {
        let subject = Term::from(quad?.subject);
        found.insert(subject.to_string(), subject);
    }
    Ok(found.into_values().collect())
}
