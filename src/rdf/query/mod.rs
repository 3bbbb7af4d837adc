//! SPARQL over an open graph: the union of all named graphs unless the query says otherwise,
//! reads only, with a way to stop.

pub mod deep;
mod named;
mod output;
mod rows;
mod table;

use oxigraph::model::NamedNode;
use oxigraph::sparql::{
    CancellationToken, PreparedSparqlQuery, QueryEvaluationError, QueryResults, SparqlEvaluator,
    SparqlSyntaxError,
};
use oxigraph::store::Store;

pub use named::{NamedQuery, Parameter, ParameterError};
pub use output::{Format, Limits, OutputError, WriteOutcome, write};
pub use rows::{Row, rows};
pub use table::shorten;

use super::{geometry, vocabulary};

/// Why a query gives no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// It is no SPARQL 1.1 query.
    #[error("this is not a SPARQL query: {0}")]
    Syntax(#[from] SparqlSyntaxError),
    /// It has more levels than can be read.
    #[error(
        "this query has more than {} brackets: ask in parts",
        deep::MOST_BRACKETS
    )]
    TooDeep,
    /// An IRI that the protocol names is none.
    #[error("“{iri}” is not an IRI: {reason}")]
    Iri {
        /// As given.
        iri: String,
        /// Why not.
        reason: String,
    },
    /// It was stopped.
    #[error("the query was stopped before it had an answer")]
    Cancelled,
    /// It failed while running.
    #[error("the query failed: {0}")]
    Evaluation(QueryEvaluationError),
}

impl From<QueryEvaluationError> for QueryError {
    fn from(error: QueryEvaluationError) -> Self {
        match error {
            QueryEvaluationError::Cancelled => Self::Cancelled,
            error => Self::Evaluation(error),
        }
    }
}

/// The data set that a protocol request names, over the query's own `FROM` clauses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// Graphs that together are the default graph; empty for all.
    pub default: Vec<String>,
    /// Graphs that `GRAPH` sees; empty for all.
    pub named: Vec<String>,
}

/// A query that is ready to run.
pub struct Prepared(PreparedSparqlQuery);

/// Reads a query. The vocabulary's prefixes ([`vocabulary::PREFIXES`]) need no declaration.
///
/// # Errors
/// When it is no SPARQL query.
pub fn prepare(text: &str, token: CancellationToken) -> Result<Prepared, QueryError> {
    if deep::is_too_deep(text) {
        return Err(QueryError::TooDeep);
    }
    let mut evaluator = SparqlEvaluator::new()
        .with_cancellation_token(token)
        .with_custom_function(geometry::distance_name(), geometry::distance);
    for (prefix, namespace) in vocabulary::PREFIXES {
        if let Ok(with) = evaluator.clone().with_prefix(*prefix, *namespace) {
            evaluator = with;
        }
    }
    let mut query = evaluator.parse_query(text)?;
    if query.dataset().is_default_dataset() {
        query.dataset_mut().set_default_graph_as_union();
    }
    Ok(Prepared(query))
}

impl Prepared {
    /// Sets the data set that a request names; without any it stays the query's own.
    ///
    /// # Errors
    /// When a name is no IRI.
    pub fn on_dataset(mut self, dataset: &Dataset) -> Result<Self, QueryError> {
        if dataset.default.is_empty() && dataset.named.is_empty() {
            return Ok(self);
        }
        let named = graph_names(&dataset.named)?;
        let default = graph_names(&dataset.default)?;
        let target = self.0.dataset_mut();
        target.set_default_graph(default.into_iter().map(Into::into).collect());
        target.set_available_named_graphs(named.into_iter().map(Into::into).collect());
        Ok(self)
    }

    /// Starts it. Rows come as they are asked for.
    ///
    /// # Errors
    /// When it fails before the first row.
    pub fn run(self, store: &Store) -> Result<QueryResults<'static>, QueryError> {
        Ok(self.0.on_store(store).execute()?)
    }
}

fn graph_names(iris: &[String]) -> Result<Vec<NamedNode>, QueryError> {
    iris.iter()
        .map(|iri| {
            NamedNode::new(iri).map_err(|error| QueryError::Iri {
                iri: iri.clone(),
                reason: error.to_string(),
            })
        })
        .collect()
}

/// Runs a query to its results, with nothing that stops it.
///
/// # Errors
/// When it is no query or fails.
pub fn run(store: &Store, text: &str) -> Result<QueryResults<'static>, QueryError> {
    prepare(text, CancellationToken::new())?.run(store)
}
