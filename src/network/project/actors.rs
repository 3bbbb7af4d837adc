//! Who acts against, for and with whom.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use oxigraph::store::Store;

use super::{ACTORS, Window, nodes};
use crate::network::model::{Network, NodeKind, Sign, Tie};
use crate::network::rows::{self, Row};
use crate::rdf::query::QueryError;

const MEANING: &str = "Nodes are actors. A tie leads from who acts to whom it is done to: hostile or \
    cooperative by its action. Its weight is the number of independent origins, summed over its events.";

/// Events with an actor, a target and a sign. An event counts as one-sided when every claim of it
/// has a speaker and every speaker takes part.
const TIES: &str =
    "SELECT ?event ?actor ?target ?action ?polarity ?weight ?begin ?end ?onesided WHERE {
    ?event a sem:Event ; sem:eventType ?type ; sem:hasActor ?actor ; dl:hasTarget ?target ;
        dl:independentOrigins ?weight .
    ?type dl:polarity ?polarity ; skos:prefLabel ?action .
    OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin }
    OPTIONAL { ?event sem:hasLatestEndTimeStamp ?end }
    BIND(NOT EXISTS {
        ?event dl:claim ?claim .
        FILTER NOT EXISTS {
            ?claim grasp:hasAttribution/grasp:wasAttributedTo ?speaker .
            ?event dl:involvedSpeaker ?speaker
        }
    } AS ?onesided)
}";

/// Who acts side by side: actors that one claim names together, doing one thing.
const SIDE_BY_SIDE: &str = "SELECT ?event ?actor ?target ?weight ?begin ?end WHERE {
    ?event a sem:Event ; sem:eventType ?type ; dl:independentOrigins ?weight ; dl:claim ?claim ;
        sem:hasActor ?actor, ?target .
    ?type dl:polarity ?polarity .
    ?claim dl:actor ?actor, ?target .
    FILTER(STR(?actor) < STR(?target))
    FILTER(?polarity != \"neutral\")
    OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin }
    OPTIONAL { ?event sem:hasLatestEndTimeStamp ?end }
}";

/// What a tie is gathered from.
#[derive(Default)]
struct Gathered {
    weight: f64,
    /// Weight by action, for the label.
    actions: BTreeMap<String, f64>,
    events: BTreeSet<String>,
    first: Option<Date>,
    last: Option<Date>,
    two_sided: bool,
}

impl Gathered {
    fn add(&mut self, row: &Row, action: &str, one_sided: bool) {
        if !self.events.insert(row.owned("event")) {
            return;
        }
        let weight = row.number("weight").unwrap_or(1.0).max(1.0);
        self.weight += weight;
        *self.actions.entry(action.to_owned()).or_default() += weight;
        let (begin, end) = (row.date("begin"), row.date("end"));
        self.first = self.first.into_iter().chain(begin.or(end)).min();
        self.last = self.last.into_iter().chain(end.or(begin)).max();
        self.two_sided |= !one_sided;
    }

    fn tie(self, sign: Sign) -> Tie {
        let mut actions: Vec<_> = self.actions.into_iter().collect();
        actions.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let more = actions.len().saturating_sub(3);
        let mut label = actions
            .iter()
            .take(3)
            .map(|(action, _)| action.as_str())
            .collect::<Vec<_>>()
            .join(", ");
        if more > 0 {
            label.push_str(&format!(" +{more}"));
        }
        Tie {
            sign,
            weight: self.weight,
            label,
            events: self.events.into_iter().collect(),
            first: self.first,
            last: self.last,
            one_sided: !self.two_sided,
        }
    }
}

/// The network of actors within a window of time.
///
/// # Errors
/// When the store fails.
pub fn actors(store: &Store, window: Window) -> Result<Network, QueryError> {
    let mut gathered = BTreeMap::<(String, String, Sign), Gathered>::new();
    for row in rows::select(store, TIES)? {
        let sign = match row.text("polarity") {
            Some("hostile") => Sign::Hostile,
            Some("cooperative") => Sign::Cooperative,
            _ => Sign::Neutral,
        };
        let ends = (row.owned("actor"), row.owned("target"));
        if ends.0 != ends.1 && window.holds(row.date("begin"), row.date("end")) {
            let action = row.owned("action");
            gathered.entry((ends.0, ends.1, sign)).or_default().add(
                &row,
                &action,
                row.is_true("onesided"),
            );
        }
    }
    for row in rows::select(store, SIDE_BY_SIDE)? {
        if window.holds(row.date("begin"), row.date("end")) {
            let key = (row.owned("actor"), row.owned("target"), Sign::Cooperative);
            gathered
                .entry(key)
                .or_default()
                .add(&row, "act together", false);
        }
    }
    let tied: BTreeSet<_> = gathered
        .keys()
        .flat_map(|(actor, target, _)| [actor.clone(), target.clone()])
        .collect();
    let mut actors = nodes(store, ACTORS, NodeKind::Actor)?;
    // What is neither of a kind nor of a country is a thing that something was done to: a hill, a bill.
    actors.retain(|actor| {
        tied.contains(&actor.id) && (actor.class.is_some() || actor.country.is_some())
    });
    let ties = gathered
        .into_iter()
        .map(|((actor, target, sign), gathered)| (actor, target, gathered.tie(sign)))
        .collect();
    Ok(Network::new(MEANING, actors, ties))
}
