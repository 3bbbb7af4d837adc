//! The best supported chain of events between two actors.

use clap::Args;
use serde_json::json;

use super::{Answer, find};
use crate::cli::records::Records;
use crate::cli::{Failure, Global};
use crate::network::Network;
use crate::network::analysis::structure;
use crate::network::finding::Finding;

/// Arguments of `dateline analyze chain`.
#[derive(Args)]
pub struct ChainArgs {
    /// Where the chain starts: label or IRI of an actor
    pub start: String,
    /// Where it ends
    pub end: String,
}

/// Each tie of the chain with its events.
pub fn answer(network: &Network, args: &ChainArgs, global: &Global) -> Result<Answer, Failure> {
    let graph = &network.graph;
    let (from, to) = (find(network, &args.start)?, find(network, &args.end)?);
    let names = (&graph[from].label, &graph[to].label);
    if from == to {
        return Err(Failure::usage(format!(
            "both ends of the chain are {}",
            names.0
        )));
    }
    let weight =
        |edge: petgraph::graph::EdgeReference<'_, crate::network::Tie>| edge.weight().weight;
    let Some(steps) = structure::shortest_chain(graph, from, to, weight) else {
        return Ok(Answer::nothing(&format!(
            "No chain of events joins {} and {}.",
            names.0, names.1
        )));
    };
    let linked = Records::open(&global.store)?.linked;
    let mut answer = Answer::new(["from", "tie", "to", "origins", "when", "event"]);
    let mut origins = f64::INFINITY;
    let mut way = vec![graph[from].label.as_str()];
    let mut here = from;
    for edge in &steps {
        let Some((source, target)) = graph.edge_endpoints(*edge) else {
            continue;
        };
        let tie = &graph[*edge];
        origins = origins.min(tie.weight);
        here = if here == source { target } else { source };
        way.push(&graph[here].label);
        let events: Vec<_> = tie
            .events
            .iter()
            .map(|id| {
                let event = linked.event(id);
                let label = event.map_or(id.as_str(), |event| event.label.as_str());
                let when = event.map(crate::cli::events::when).unwrap_or_default();
                (id, label, when)
            })
            .collect();
        for (_, label, when) in &events {
            answer.table.push([
                graph[source].label.clone(),
                tie.label.clone(),
                graph[target].label.clone(),
                tie.weight.to_string(),
                when.clone(),
                (*label).to_owned(),
            ]);
        }
        answer.records.push(json!({
            "from": graph[source].label, "from_id": graph[source].id,
            "tie": tie.label, "sign": tie.sign,
            "to": graph[target].label, "to_id": graph[target].id,
            "weight": tie.weight,
            "events": events.iter().map(|(id, label, when)| json!({"id": id, "label": label, "when": when})).collect::<Vec<_>>(),
        }));
        answer
            .findings
            .push(Finding::number(&graph[source].id, "chain", tie.weight).with(&graph[target].id));
    }
    answer.meaning.push(format!(
        "{}: {} ties, the weakest of weight {origins}. Of all chains between the two this one rests on \
         most origins; read each tie in the direction of its arrow, since a chain may run against it.",
        way.join(" – "),
        steps.len()
    ));
    Ok(answer)
}
