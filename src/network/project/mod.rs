//! Networks made from the store by SPARQL. Anyone can run the same queries and check a tie.
//!
//! Only what the graph says in plain triples makes a tie of actors: events that some claim
//! asserts and nothing disputes. Forecasts, intentions and disputed roles make none.

mod actors;
mod places;
mod sources;

pub use actors::actors;
pub use places::{actor_place_sources, actor_places, places};
pub use sources::sources;

use jiff::civil::Date;
use oxigraph::store::Store;

use super::model::{Node, NodeKind};
use crate::network::rows::{self, Row};
use crate::rdf::query::QueryError;

/// The days that a network is made of; open ends are absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
}

impl Window {
    /// Whether something of the given days reaches into the window. What has no day at all is in
    /// every open window and in no bounded one.
    pub fn holds(&self, first: Option<Date>, last: Option<Date>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let (Some(first), Some(last)) = (first.or(last), last.or(first)) else {
            return false;
        };
        self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
    }
}

/// The nodes that a query's rows describe: `?id ?label ?kind ?country ?lat ?lon`.
fn nodes(store: &Store, query: &str, kind: NodeKind) -> Result<Vec<Node>, QueryError> {
    let rows = rows::select(store, query)?;
    Ok(rows.iter().map(|row| node(row, kind)).collect())
}

fn node(row: &Row, kind: NodeKind) -> Node {
    let position = row.number("lat").zip(row.number("lon"));
    Node {
        id: row.text("id").unwrap_or_default().to_owned(),
        label: row.text("label").unwrap_or_default().to_owned(),
        kind,
        class: row.text("kind").map(|kind| rows::notation(kind).to_owned()),
        country: row.text("country").map(str::to_owned),
        position,
    }
}

/// Actors, as nodes.
const ACTORS: &str =
    "SELECT ?id (SAMPLE(?name) AS ?label) (SAMPLE(?is) AS ?kind) (SAMPLE(?of) AS ?country) WHERE {
    ?id a sem:Actor ; skos:prefLabel ?name .
    OPTIONAL { ?id dl:kind ?is } OPTIONAL { ?id dl:country ?of }
} GROUP BY ?id";

/// Places, as nodes.
const PLACES: &str = "SELECT ?id (SAMPLE(?name) AS ?label) (SAMPLE(?is) AS ?kind) (SAMPLE(?of) AS ?country) (SAMPLE(?north) AS ?lat) (SAMPLE(?east) AS ?lon) WHERE {
    ?id a sem:Place ; skos:prefLabel ?name .
    OPTIONAL { ?id dl:kind ?is } OPTIONAL { ?id dl:country ?of }
    OPTIONAL { ?id wgs:lat ?north ; wgs:long ?east }
} GROUP BY ?id";
