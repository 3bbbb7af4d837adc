//! `dateline conflicts`: where claims disagree, and where they only seem to.

use std::io::{BufWriter, Write};

use clap::Args;
use serde_json::{Value, json};

use super::lookup::{Filter, Lookup, short};
use super::output::{Format, Table};
use super::{Failure, Global, Outcome};
use crate::link::record::ConflictValue;

/// Arguments of `dateline conflicts`.
#[derive(Args)]
pub struct ConflictsArgs {
    #[command(flatten)]
    filter: Filter,
    /// Also the differences that are no conflict, with the reason
    #[arg(long)]
    all: bool,
    /// Form of the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Writes the list.
pub fn run(args: &ConflictsArgs, global: &Global) -> Result<Outcome, Failure> {
    args.filter.check()?;
    let lookup = Lookup::open(global)?;
    let linked = lookup.linked();
    let passes = |mut events: Box<dyn Iterator<Item = &String> + '_>| {
        args.filter.is_empty()
            || events.any(|id| {
                linked
                    .event(id)
                    .is_some_and(|event| args.filter.takes(linked, event))
            })
    };
    let mut table = Table::new(["id", "about", "in question", "values", "why"]);
    let mut records: Vec<Value> = Vec::new();
    for conflict in &linked.conflicts {
        if !passes(Box::new(conflict.events.iter())) {
            continue;
        }
        let mut reason = conflict.reason.clone();
        if let Some(speaker) = &conflict.one_speaker {
            reason.push_str(&format!(
                "; all ascribed to {}: variants of one account",
                lookup.label(speaker)
            ));
        }
        table.push([
            short(&conflict.id).to_owned(),
            format!("{:?}", conflict.kind).to_lowercase(),
            conflict.subject.clone(),
            values(&lookup, &conflict.values),
            reason,
        ]);
        records.push(json!({"conflict": true, "record": conflict}));
    }
    if args.all {
        for alike in &linked.lookalikes {
            let events: Vec<String> = alike
                .values
                .iter()
                .flat_map(|value| &value.claims)
                .filter_map(|claim| lookup.link(claim))
                .map(|link| link.event.clone())
                .collect();
            if !passes(Box::new(events.iter())) {
                continue;
            }
            table.push([
                short(&alike.id).to_owned(),
                format!("none ({:?})", alike.kind).to_lowercase(),
                alike.subject.clone(),
                values(&lookup, &alike.values),
                alike.reason.clone(),
            ]);
            records.push(json!({"conflict": false, "record": alike}));
        }
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    if table.is_empty() && args.format == Format::Table {
        let hint = match (args.all, args.filter.is_empty()) {
            (false, true) => "No conflicts. Differences that are none: `dateline conflicts --all`.",
            (true, true) => "No conflicts, and nothing that looks like one.",
            _ => "No conflict passes the filters. Leave one out, or see `dateline conflicts`.",
        };
        writeln!(out, "{hint}")?;
        return Ok(Outcome::Done);
    }
    table.write(args.format, records, &mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// `93,000 (a; United Nations) | 70,000 (b)`.
pub(super) fn values(lookup: &Lookup, values: &[ConflictValue]) -> String {
    let shown: Vec<String> = values
        .iter()
        .map(|value| {
            let mut by: Vec<String> = value
                .claims
                .iter()
                .filter_map(|claim| lookup.link(claim))
                .map(|link| link.document.clone())
                .collect();
            by.dedup();
            by.extend(
                value
                    .speakers
                    .iter()
                    .map(|speaker| lookup.label(speaker).to_owned()),
            );
            by.sort();
            by.dedup();
            format!("{} ({})", value.value, by.join("; "))
        })
        .collect();
    shown.join(" | ")
}
