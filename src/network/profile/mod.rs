//! What the graph tells of single outlets and forces: lists rather than graphs, read from the store
//! by queries that anyone can run.

pub mod copying;
pub mod movement;
pub mod naming;

use std::collections::BTreeMap;

use oxigraph::store::Store;
use serde::Serialize;

use super::rows;
use crate::rdf::query::QueryError;

/// Somebody or somewhere that a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// IRI.
    pub id: String,
    /// Preferred label.
    pub label: String,
}

/// The outlet of each document, by the document's IRI. A document without an outlet stands for
/// itself.
fn outlets(store: &Store) -> Result<BTreeMap<String, Named>, QueryError> {
    const OUTLETS: &str = "SELECT ?document ?id ?label WHERE {
        ?document a schema:NewsArticle ; dcterms:identifier ?name .
        OPTIONAL { ?document dcterms:publisher ?outlet . ?outlet skos:prefLabel ?title }
        BIND(COALESCE(?outlet, ?document) AS ?id) BIND(COALESCE(?title, ?name) AS ?label)
    }";
    let rows = rows::select(store, OUTLETS)?;
    let outlet = |row: &rows::Row| Named {
        id: row.owned("id"),
        label: row.owned("label"),
    };
    Ok(rows
        .iter()
        .map(|row| (row.owned("document"), outlet(row)))
        .collect())
}
