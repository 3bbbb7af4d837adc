//! `dateline split`: the analyst says that a name is not this entity's, or a claim not this
//! event's.

use std::collections::BTreeSet;

use clap::Args;

use super::lookup::{Lookup, begins};
use super::merge::meant;
use super::{Failure, Global, Outcome, decisions};
use crate::link::{Decision, name};

/// Arguments of `dateline split`.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    dateline split \"Northern Front\" \"the Front\"      (the name becomes a node of its own)\n  \
    dateline split 3fa2b1c0 0a1b2c3d                (the claim becomes an event of its own)")]
pub struct SplitArgs {
    /// The actor, place or event
    from: String,
    /// The name, or the claim, that isn't its own
    part: String,
}

/// Checks both and writes the decision.
pub fn run(args: &SplitArgs, global: &Global) -> Result<Outcome, Failure> {
    let lookup = Lookup::open(global)?;
    let (from, kind) = meant(&lookup, &args.from)?;
    if kind == "an event" {
        let part = claim(&lookup, &from, &args.part)?;
        decisions::add(global, &Decision::Split { from, part })?;
    } else {
        // A name is split off the identifiers that extraction gave it, which don't depend on
        // what else is merged into the entity.
        for from in identifiers(&lookup, &from, &args.part)? {
            let part = args.part.clone();
            decisions::add(global, &Decision::Split { from, part })?;
        }
    }
    Ok(Outcome::Done)
}

fn claim(lookup: &Lookup, event: &str, word: &str) -> Result<String, Failure> {
    let claims: Vec<&str> = lookup
        .linked()
        .event(event)
        .into_iter()
        .flat_map(|event| &event.claims)
        .map(|claim| claim.claim.as_str())
        .filter(|id| begins(id, word))
        .collect();
    match &claims[..] {
        [one] => Ok((*one).to_owned()),
        _ => Err(
            Failure::usage(format!("`{word}` is no one claim of the event"))
                .with_help("`dateline explain EVENT` lists its claims with their ids"),
        ),
    }
}

fn identifiers(lookup: &Lookup, entity: &str, part: &str) -> Result<BTreeSet<String>, Failure> {
    let wanted = name::words(part);
    let found: BTreeSet<String> = lookup
        .linked()
        .entity(entity)
        .into_iter()
        .flat_map(|entity| &entity.merges)
        .filter(|merge| name::words(&merge.name) == wanted)
        .map(|merge| merge.from.clone())
        .collect();
    if found.is_empty() {
        return Err(Failure::usage(format!("no report calls it `{part}`"))
            .with_help("`dateline explain NAME` lists its names"));
    }
    Ok(found)
}
