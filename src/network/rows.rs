//! Answers of a SELECT query, as plain text by variable.

use std::collections::BTreeMap;

use jiff::civil::Date;
use oxigraph::store::Store;

use crate::rdf::query::{self, QueryError};

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row(BTreeMap<String, String>);

impl Row {
    /// An IRI or a literal's text.
    pub fn text(&self, variable: &str) -> Option<&str> {
        self.0.get(variable).map(String::as_str)
    }

    /// An IRI or a literal's text; empty where unbound.
    pub fn owned(&self, variable: &str) -> String {
        self.text(variable).unwrap_or_default().to_owned()
    }

    pub fn number(&self, variable: &str) -> Option<f64> {
        self.text(variable)?.parse().ok()
    }

    pub fn date(&self, variable: &str) -> Option<Date> {
        self.text(variable)?.parse().ok()
    }

    pub fn is_true(&self, variable: &str) -> bool {
        self.text(variable) == Some("true")
    }
}

/// The answers, sorted: a store gives them in any order.
pub fn select(store: &Store, text: &str) -> Result<Vec<Row>, QueryError> {
    let mut rows: Vec<_> = query::rows(store, text)?.into_iter().map(Row).collect();
    rows.sort();
    Ok(rows)
}

/// The last part of a concept's IRI without its scheme's prefix: `state-forces`.
pub fn notation(iri: &str) -> &str {
    let local = iri.rsplit(['#', '/']).next().unwrap_or(iri);
    ["actor-kind-", "place-kind-", "action-"]
        .iter()
        .find_map(|prefix| local.strip_prefix(prefix))
        .unwrap_or(local)
}
