//! Who was where, and which places have actors or movements in common.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::store::Store;

use super::sources::OUTLETS;
use super::{ACTORS, PLACES, Window, nodes};
use crate::network::model::{Network, NodeKind, Sign, Tie};
use crate::network::rows;
use crate::rdf::query::QueryError;

const ACTOR_PLACE_MEANING: &str = "Nodes are actors and places. A tie leads from an actor to a place of \
    an event that it did or suffered, weighted by events.";

const PLACES_MEANING: &str = "Nodes are places. `same actors` joins places by the number of actors active \
    in both; `moved to` leads from where a movement began to where it went, weighted by events.";

const ACTOR_PLACE_SOURCE_MEANING: &str = "Nodes are outlets, actors and places. `reports on` leads from an \
    outlet to an actor of a claim that it prints, `active in` from that actor to a place of the claim; both are \
    weighted by claims.";

/// Claims with an actor and a place, and the outlet that prints them.
const REPORTED: &str = "SELECT DISTINCT ?claim ?source ?actor ?place ?begin ?end WHERE {
    ?claim a dl:Claim ; dl:document ?document ; dl:actor|dl:target ?actor ; dl:place ?place .
    OPTIONAL { ?document dcterms:publisher ?outlet }
    BIND(COALESCE(?outlet, ?document) AS ?source)
    OPTIONAL { ?event dl:claim ?claim ; sem:hasEarliestBeginTimeStamp ?begin }
    OPTIONAL { ?event dl:claim ?claim ; sem:hasLatestEndTimeStamp ?end }
}";

const WHO_WAS_WHERE: &str = "SELECT DISTINCT ?event ?actor ?place ?begin ?end WHERE {
    ?event a sem:Event ; sem:hasPlace ?place ; sem:hasActor|dl:hasTarget ?actor .
    OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin }
    OPTIONAL { ?event sem:hasLatestEndTimeStamp ?end }
}";

/// Movements: a claim that names a place left and a place gone to.
const MOVEMENTS: &str = "SELECT DISTINCT ?event ?from ?to ?begin ?end WHERE {
    ?event dl:claim ?claim .
    ?claim dl:placeMention ?there, ?here .
    ?there dl:relation \"from\" ; itsrdf:taIdentRef ?from .
    ?here itsrdf:taIdentRef ?to .
    FILTER NOT EXISTS { ?here dl:relation \"from\" }
    FILTER(?from != ?to)
    OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin }
    OPTIONAL { ?event sem:hasLatestEndTimeStamp ?end }
}";

type Pairs = BTreeMap<(String, String), BTreeSet<String>>;

fn who_was_where(store: &Store, window: Window) -> Result<Pairs, QueryError> {
    let mut pairs = Pairs::new();
    for row in rows::select(store, WHO_WAS_WHERE)? {
        if window.holds(row.date("begin"), row.date("end")) {
            let pair = (row.owned("actor"), row.owned("place"));
            pairs.entry(pair).or_default().insert(row.owned("event"));
        }
    }
    Ok(pairs)
}

fn tie(label: &str, sign: Sign, weight: usize, events: impl IntoIterator<Item = String>) -> Tie {
    Tie {
        sign,
        weight: weight as f64,
        label: label.to_owned(),
        events: events.into_iter().collect(),
        first: None,
        last: None,
        one_sided: false,
    }
}

/// Actors and the places they were active in.
///
/// # Errors
/// When the store fails.
pub fn actor_places(store: &Store, window: Window) -> Result<Network, QueryError> {
    let pairs = who_was_where(store, window)?;
    let named: BTreeSet<_> = pairs
        .keys()
        .flat_map(|(actor, place)| [actor, place])
        .collect();
    let mut all = nodes(store, ACTORS, NodeKind::Actor)?;
    all.extend(nodes(store, PLACES, NodeKind::Place)?);
    all.retain(|node| named.contains(&node.id));
    let ties = pairs
        .iter()
        .map(|((actor, place), events)| {
            (
                actor.clone(),
                place.clone(),
                tie("active in", Sign::Neutral, events.len(), events.clone()),
            )
        })
        .collect();
    Ok(Network::new(ACTOR_PLACE_MEANING, all, ties))
}

/// Places by shared actors and by reported movement.
///
/// # Errors
/// When the store fails.
pub fn places(store: &Store, window: Window) -> Result<Network, QueryError> {
    let mut of_actor = BTreeMap::<String, Vec<String>>::new();
    for ((actor, place), _) in who_was_where(store, window)? {
        of_actor.entry(actor).or_default().push(place);
    }
    let mut shared = BTreeMap::<(String, String), usize>::new();
    for places in of_actor.values() {
        for (at, a) in places.iter().enumerate() {
            for b in &places[at + 1..] {
                *shared.entry((a.clone(), b.clone())).or_default() += 1;
            }
        }
    }
    let mut moved = Pairs::new();
    for row in rows::select(store, MOVEMENTS)? {
        if window.holds(row.date("begin"), row.date("end")) {
            let pair = (row.owned("from"), row.owned("to"));
            moved.entry(pair).or_default().insert(row.owned("event"));
        }
    }
    let mut ties: Vec<_> = shared
        .into_iter()
        .map(|((a, b), actors)| (a, b, tie("same actors", Sign::Neutral, actors, [])))
        .collect();
    ties.extend(moved.into_iter().map(|((from, to), events)| {
        (
            from,
            to,
            tie("moved to", Sign::Cooperative, events.len(), events),
        )
    }));
    let named: BTreeSet<_> = ties
        .iter()
        .flat_map(|(from, to, _)| [from.clone(), to.clone()])
        .collect();
    let mut all = nodes(store, PLACES, NodeKind::Place)?;
    all.retain(|node| named.contains(&node.id));
    Ok(Network::new(PLACES_MEANING, all, ties))
}

/// Who is reported where, by whom: outlets, actors and places together.
///
/// # Errors
/// When the store fails.
pub fn actor_place_sources(store: &Store, window: Window) -> Result<Network, QueryError> {
    let mut pairs = BTreeMap::<(String, String, &str), BTreeSet<String>>::new();
    for row in rows::select(store, REPORTED)? {
        if !window.holds(row.date("begin"), row.date("end")) {
            continue;
        }
        let [source, actor, place] = ["source", "actor", "place"].map(|name| row.owned(name));
        for pair in [
            (source, actor.clone(), "reports on"),
            (actor, place, "active in"),
        ] {
            pairs.entry(pair).or_default().insert(row.owned("claim"));
        }
    }
    let named: BTreeSet<_> = pairs.keys().flat_map(|pair| [&pair.0, &pair.1]).collect();
    let mut all = nodes(store, ACTORS, NodeKind::Actor)?;
    all.extend(nodes(store, PLACES, NodeKind::Place)?);
    all.extend(nodes(store, OUTLETS, NodeKind::Source)?);
    all.retain(|node| named.contains(&node.id));
    let ties = pairs
        .iter()
        .map(|((from, to, label), claims)| {
            let tie = tie(label, Sign::Neutral, claims.len(), claims.clone());
            (from.clone(), to.clone(), tie)
        })
        .collect();
    Ok(Network::new(ACTOR_PLACE_SOURCE_MEANING, all, ties))
}
