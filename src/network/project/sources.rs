//! Who tells what from whom: outlets, the speakers they quote, the copy they share.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use oxigraph::store::Store;

use super::Window;
use crate::network::model::{Network, Node, NodeKind, Sign, Tie};
use crate::network::rows;
use crate::rdf::query::QueryError;

const MEANING: &str = "Nodes are outlets and the speakers they quote. `quotes` leads from who reports to \
    whom it cites, weighted by claims; `shares copy with` joins outlets, weighted by sentences; \
    `disagrees with` joins sources of claims that can't all be true.";

/// Outlets: a document without one stands for itself.
pub(super) const OUTLETS: &str = "SELECT DISTINCT ?id ?label (\"outlet\" AS ?kind) WHERE {
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

/// Outlet → the last link of a claim's chain, which it cites itself. `?what` is what ties are
/// counted by; `?day` and `?other_day` are when the reports were published.
const QUOTES: &str = "SELECT ?from ?to ?what ?day WHERE {
    ?what a dl:Claim ; dl:document ?document ; grasp:hasAttribution ?link .
    ?link grasp:wasAttributedTo ?to .
    FILTER NOT EXISTS { ?link dl:relayedBy ?further }
    OPTIONAL { ?document dcterms:publisher ?outlet } OPTIONAL { ?document dcterms:date ?day }
    BIND(COALESCE(?outlet, ?document) AS ?from)
}";

/// Within a chain: who relays → whose words.
const RELAYS: &str = "SELECT ?from ?to ?what ?day WHERE {
    ?what grasp:hasAttribution ?link ; dl:document ?document .
    ?link dl:relayedBy ?further ; grasp:wasAttributedTo ?to .
    ?further grasp:wasAttributedTo ?from .
    OPTIONAL { ?document dcterms:date ?day }
}";

const SHARES: &str = "SELECT ?from ?to ?what ?day ?other_day WHERE {
    ?what a dl:Copy ; dl:origin ?origin ; dl:copies ?one, ?other .
    ?one dl:document ?a . ?other dl:document ?b .
    OPTIONAL { ?a dcterms:publisher ?outletA } OPTIONAL { ?b dcterms:publisher ?outletB }
    OPTIONAL { ?a dcterms:date ?day } OPTIONAL { ?b dcterms:date ?other_day }
    BIND(COALESCE(?outletA, ?a) AS ?from) BIND(COALESCE(?outletB, ?b) AS ?to)
    FILTER(STR(?from) < STR(?to))
}";

/// Two values of one conflict, each with the outlet of a claim that states it.
const DISAGREES: &str = "SELECT ?from ?to ?what ?day ?other_day WHERE {
    ?what a dl:Conflict ; dl:differs ?one, ?other .
    FILTER(?one != ?other)
    ?one dl:claim/dl:document ?a . ?other dl:claim/dl:document ?b .
    OPTIONAL { ?a dcterms:publisher ?outletA } OPTIONAL { ?b dcterms:publisher ?outletB }
    OPTIONAL { ?a dcterms:date ?day } OPTIONAL { ?b dcterms:date ?other_day }
    BIND(COALESCE(?outletA, ?a) AS ?from) BIND(COALESCE(?outletB, ?b) AS ?to)
    FILTER(STR(?from) < STR(?to))
}";

/// What a tie is gathered from.
#[derive(Default)]
struct Gathered {
    /// Claims, copies or conflicts.
    counted: BTreeSet<String>,
    first: Option<Date>,
    last: Option<Date>,
}

/// The network of sources, of reports published within a window of time.
///
/// # Errors
/// When the store fails.
pub fn sources(store: &Store, window: Window) -> Result<Network, QueryError> {
    let kinds = [
        (QUOTES, "quotes", Sign::Neutral),
        (RELAYS, "quotes", Sign::Neutral),
        (SHARES, "shares copy with", Sign::Cooperative),
        (DISAGREES, "disagrees with", Sign::Hostile),
    ];
    let mut gathered = BTreeMap::<(String, String, &str, Sign), Gathered>::new();
    for (query, label, sign) in kinds {
        for row in rows::select(store, query)? {
            let days = [row.date("day"), row.date("other_day")];
            let (first, last) = (
                days.into_iter().flatten().min(),
                days.into_iter().flatten().max(),
            );
            let (from, to) = (row.owned("from"), row.owned("to"));
            if from == to || !window.holds(first, last) {
                continue;
            }
            let tie = gathered.entry((from, to, label, sign)).or_default();
            tie.counted.insert(row.owned("what"));
            tie.first = tie.first.into_iter().chain(first).min();
            tie.last = tie.last.into_iter().chain(last).max();
        }
    }
    let mut all = BTreeMap::<String, Node>::new();
    for query in [SPEAKERS, OUTLETS] {
        for node in super::nodes(store, query, NodeKind::Source)? {
            all.insert(node.id.clone(), node);
        }
    }
    if window != Window::default() {
        let tied: BTreeSet<_> = gathered.keys().flat_map(|key| [&key.0, &key.1]).collect();
        all.retain(|id, _| tied.contains(id));
    }
    let ties = gathered
        .into_iter()
        .map(|((from, to, label, sign), gathered)| {
            let tie = Tie {
                sign,
                weight: gathered.counted.len() as f64,
                label: label.to_owned(),
                events: gathered.counted.into_iter().collect(),
                first: gathered.first,
                last: gathered.last,
                one_sided: false,
            };
            (from, to, tie)
        })
        .collect();
    Ok(Network::new(MEANING, all.into_values().collect(), ties))
}
