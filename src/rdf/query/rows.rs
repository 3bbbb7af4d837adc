//! Answers as plain text by variable, for writers that make something else of them.

use std::collections::BTreeMap;

use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;
use oxigraph::store::Store;

use super::QueryError;

/// One answer: IRIs and the text of literals, by variable. Unbound variables are left out.
pub type Row = BTreeMap<String, String>;

/// The answers of a `SELECT`, in the query's order; none for other queries.
///
/// # Errors
/// When it is no query or fails.
pub fn rows(store: &Store, text: &str) -> Result<Vec<Row>, QueryError> {
    let QueryResults::Solutions(solutions) = super::run(store, text)? else {
        return Ok(Vec::new());
    };
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution?;
        let cells = solution.iter().map(|(variable, term)| {
            let text = match term {
                Term::NamedNode(node) => node.as_str().to_owned(),
                Term::Literal(literal) => literal.value().to_owned(),
                other => other.to_string(),
            };
            (variable.as_str().to_owned(), text)
        });
        rows.push(cells.collect());
    }
    Ok(rows)
}
