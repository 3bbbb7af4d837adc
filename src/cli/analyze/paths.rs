//! The way of each force through places over time.

use clap::Args;
use oxigraph::store::Store;
use serde_json::json;

use super::{Answer, listed};
use crate::cli::Failure;
use crate::network::Window;
use crate::network::finding::{Finding, Value};
use crate::network::profile::movement;

/// Arguments of `dateline analyze paths`.
#[derive(Args)]
pub struct PathsArgs {
    /// Only this actor: a part of its label, or its IRI
    pub actor: Option<String>,
}

/// Every stop of every way.
pub fn answer(store: &Store, window: Window, args: &PathsArgs) -> Result<Answer, Failure> {
    let wanted = args.actor.as_deref().unwrap_or_default().to_lowercase();
    let mut paths = movement::paths(store, window)?;
    paths.retain(|path| {
        path.actor.label.to_lowercase().contains(&wanted)
            || Some(&path.actor.id) == args.actor.as_ref()
    });
    if paths.is_empty() {
        return Ok(Answer::nothing(
            "No such way: nobody is reported in two places on days that are known to within a week.",
        ));
    }
    let mut answer = Answer::new(["actor", "when", "place", "did", "origins", "km"]);
    for path in &paths {
        for (number, stop) in path.stops.iter().enumerate() {
            let when = if stop.first == stop.last {
                stop.first.to_string()
            } else {
                format!("{}…{}", stop.first, stop.last)
            };
            answer.push(
                [
                    path.actor.label.clone(),
                    when.clone(),
                    stop.place.label.clone(),
                    stop.actions.join(", "),
                    stop.weight.to_string(),
                    stop.kilometres.map(|km| km.to_string()).unwrap_or_default(),
                ],
                json!({"actor": path.actor, "number": number + 1, "stop": stop}),
            );
            answer.findings.push(Finding {
                about: path.actor.id.clone(),
                to: Some(stop.place.id.clone()),
                measure: "was at",
                value: Value::Text(when),
            });
        }
    }
    if let Some(path) = paths.first() {
        let mut names: Vec<_> = path
            .stops
            .iter()
            .map(|stop| stop.place.label.as_str())
            .collect();
        names.dedup();
        answer.meaning.push(format!(
            "{} is reported in {}; {} km in all.",
            path.actor.label,
            listed(&names, 6),
            path.kilometres()
        ));
    }
    answer.meaning.push(
        "A stop is where reports have the actor do something, on days known to within a week; events \
         of one place in a row are one stop. km: from the stop before, as the crow flies. A big force \
         is in many places at once, so its way may jump."
            .to_owned(),
    );
    Ok(answer)
}
