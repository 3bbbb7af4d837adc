//! How each outlet names each actor.

use clap::Args;
use oxigraph::store::Store;
use serde_json::json;

use super::{Answer, percent};
use crate::cli::Failure;
use crate::network::finding::{Finding, Value};
use crate::network::profile::naming::{self, Name};

/// Arguments of `dateline analyze naming`.
#[derive(Args)]
pub struct NamingArgs {
    /// Only this actor: a part of its label, or its IRI
    pub actor: Option<String>,
}

/// A name is an outlet's own when it uses it this much more than the others do.
const OWN: f64 = 0.5;

/// Every name with how much the outlet and the others use it.
pub fn answer(store: &Store, args: &NamingArgs) -> Result<Answer, Failure> {
    let wanted = args.actor.as_deref().unwrap_or_default().to_lowercase();
    let mut names = naming::naming(store)?;
    names.retain(|name| {
        name.actor.label.to_lowercase().contains(&wanted)
            || Some(&name.actor.id) == args.actor.as_ref()
    });
    if names.is_empty() {
        return Ok(Answer::nothing(if wanted.is_empty() {
            "No claim names an actor."
        } else {
            "No claim names such an actor. `dateline analyze actors` lists the names."
        }));
    }
    let mut answer = Answer::new(["actor", "outlet", "name", "times", "here", "elsewhere"]);
    for name in &names {
        answer.push(
            [
                name.actor.label.clone(),
                name.outlet.label.clone(),
                name.words.clone(),
                name.times.to_string(),
                percent(name.here),
                name.elsewhere.map(percent).unwrap_or_default(),
            ],
            json!(name),
        );
        answer.findings.push(Finding {
            about: name.outlet.id.clone(),
            to: Some(name.actor.id.clone()),
            measure: "names",
            value: Value::Text(name.words.clone()),
        });
    }
    let mut own: Vec<&Name> = names
        .iter()
        .filter(|name| name.times > 1 && name.leaning().is_some_and(|leaning| leaning >= OWN))
        .collect();
    own.sort_by(|a, b| {
        let weight = |name: &Name| name.leaning().unwrap_or(0.0) * name.times as f64;
        weight(b)
            .total_cmp(&weight(a))
            .then_with(|| (&a.actor, &a.outlet).cmp(&(&b.actor, &b.outlet)))
    });
    for name in own.iter().take(3) {
        answer.meaning.push(format!(
            "{} says “{}” for {} ({} of its mentions; {} elsewhere).",
            name.outlet.label,
            name.words,
            name.actor.label,
            percent(name.here),
            percent(name.elsewhere.unwrap_or(0.0)),
        ));
    }
    answer.meaning.push(
        "here: of the outlet's mentions of the actor, the share with this name; elsewhere: the same \
         for all other outlets that name the actor. High here and low elsewhere is the outlet's own \
         choice of word."
            .to_owned(),
    );
    Ok(answer)
}
