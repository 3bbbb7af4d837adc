//! Who tells what from whom: outlets, the speakers they quote, the copy they share.

use std::collections::BTreeMap;

use oxigraph::store::Store;

use super::rows;
use crate::network::model::{Network, Node, NodeKind, Sign, Tie};
use crate::rdf::query::QueryError;

const MEANING: &str = "Nodes are outlets and the speakers they quote. `quotes` leads from who reports to \
    whom it cites, weighted by claims; `shares copy with` joins outlets, weighted by sentences; \
    `disagrees with` joins sources of claims that can't all be true.";

/// Outlets: a document without one stands for itself.
const OUTLETS: &str = "SELECT DISTINCT ?id ?label (\"outlet\" AS ?kind) WHERE {
    ?document a schema:NewsArticle ; dcterms:identifier ?name .
    OPTIONAL { ?document dcterms:publisher ?outlet . ?outlet skos:prefLabel ?title }
    BIND(COALESCE(?outlet, ?document) AS ?id) BIND(COALESCE(?title, ?name) AS ?label)
}";

const SPEAKERS: &str =
    "SELECT ?id (SAMPLE(?name) AS ?label) (SAMPLE(?is) AS ?kind) (SAMPLE(?of) AS ?country) WHERE {
    { SELECT DISTINCT ?id WHERE { ?attribution grasp:wasAttributedTo ?id } }
    ?id skos:prefLabel ?name .
    OPTIONAL { ?id dl:kind ?is } OPTIONAL { ?id dl:country ?of }
} GROUP BY ?id";

/// Outlet → the last link of a claim's chain, which it cites itself.
const QUOTES: &str = "SELECT ?from ?to (COUNT(DISTINCT ?claim) AS ?weight) WHERE {
    ?claim a dl:Claim ; dl:document ?document ; grasp:hasAttribution ?link .
    ?link grasp:wasAttributedTo ?to .
    FILTER NOT EXISTS { ?link dl:relayedBy ?further }
    OPTIONAL { ?document dcterms:publisher ?outlet }
    BIND(COALESCE(?outlet, ?document) AS ?from)
} GROUP BY ?from ?to";

/// Within a chain: who relays → whose words.
const RELAYS: &str = "SELECT ?from ?to (COUNT(DISTINCT ?claim) AS ?weight) WHERE {
    ?claim grasp:hasAttribution ?link . ?link dl:relayedBy ?further ; grasp:wasAttributedTo ?to .
    ?further grasp:wasAttributedTo ?from .
} GROUP BY ?from ?to";

const SHARES: &str = "SELECT ?from ?to (COUNT(DISTINCT ?copy) AS ?weight) WHERE {
    ?copy a dl:Copy ; dl:origin ?origin ; dl:copies/dl:document ?a, ?b .
    OPTIONAL { ?a dcterms:publisher ?outletA } OPTIONAL { ?b dcterms:publisher ?outletB }
    BIND(COALESCE(?outletA, ?a) AS ?from) BIND(COALESCE(?outletB, ?b) AS ?to)
    FILTER(STR(?from) < STR(?to))
} GROUP BY ?from ?to";

/// Two values of one conflict, each with the outlet of a claim that states it.
const DISAGREES: &str = "SELECT ?from ?to (COUNT(DISTINCT ?conflict) AS ?weight) WHERE {
    ?conflict a dl:Conflict ; dl:differs ?one, ?other .
    FILTER(STR(?one) < STR(?other))
    ?one dl:claim/dl:document ?a . ?other dl:claim/dl:document ?b .
    OPTIONAL { ?a dcterms:publisher ?outletA } OPTIONAL { ?b dcterms:publisher ?outletB }
    BIND(COALESCE(?outletA, ?a) AS ?x) BIND(COALESCE(?outletB, ?b) AS ?y)
    FILTER(?x != ?y)
    BIND(IF(STR(?x) < STR(?y), ?x, ?y) AS ?from) BIND(IF(STR(?x) < STR(?y), ?y, ?x) AS ?to)
} GROUP BY ?from ?to";

/// The network of sources.
///
/// # Errors
/// When the store fails.
pub fn sources(store: &Store) -> Result<Network, QueryError> {
    let mut all = BTreeMap::<String, Node>::new();
    for (query, kind) in [(SPEAKERS, NodeKind::Source), (OUTLETS, NodeKind::Source)] {
        for node in super::nodes(store, query, kind)? {
            all.insert(node.id.clone(), node);
        }
    }
    let kinds = [
        (QUOTES, "quotes", Sign::Neutral),
        (RELAYS, "quotes", Sign::Neutral),
        (SHARES, "shares copy with", Sign::Cooperative),
        (DISAGREES, "disagrees with", Sign::Hostile),
    ];
    let mut gathered = BTreeMap::<(String, String, &str), (Sign, f64)>::new();
    for (query, label, sign) in kinds {
        for row in rows::select(store, query)? {
            let (from, to) = (row.owned("from"), row.owned("to"));
            if from != to {
                let entry = gathered.entry((from, to, label)).or_insert((sign, 0.0));
                entry.1 += row.number("weight").unwrap_or(0.0);
            }
        }
    }
    let ties = gathered
        .into_iter()
        .map(|((from, to, label), (sign, weight))| {
            let tie = Tie {
                sign,
                weight,
                label: label.to_owned(),
                events: Vec::new(),
                first: None,
                last: None,
                one_sided: false,
            };
            (from, to, tie)
        })
        .collect();
    Ok(Network::new(MEANING, all.into_values().collect(), ties))
}
