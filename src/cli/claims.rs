//! `dateline claims`: who says that who did what, one claim a line.

use std::io::{BufWriter, Write};

use clap::Args;
use serde_json::json;

use super::days::days;
use super::lookup::{Filter, Lookup, short};
use super::output::{Format, Table};
use super::{Failure, Global, Outcome};
use crate::extract::Claim;
use crate::link::record::ClaimLink;

/// Arguments of `dateline claims`.
#[derive(Args)]
#[command(after_help = "Example:  dateline claims --actor Russia --action airstrike")]
pub struct ClaimsArgs {
    #[command(flatten)]
    filter: Filter,
    /// Form of the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Writes the list.
pub fn run(args: &ClaimsArgs, global: &Global) -> Result<Outcome, Failure> {
    args.filter.check()?;
    let lookup = Lookup::open(global)?;
    let linked = lookup.linked();
    let claims: Vec<(&Claim, &ClaimLink)> = lookup
        .records()
        .extractions
        .iter()
        .flat_map(|extraction| &extraction.claims)
        .filter_map(|claim| Some((claim, lookup.link(&claim.id)?)))
        .filter(|(claim, link)| args.filter.takes_claim(linked, claim, link))
        .collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    if claims.is_empty() && args.format == Format::Table {
        let hint = if args.filter.is_empty() {
            "No claims: the reports say of nothing that it happened."
        } else {
            "No claim passes the filters. Leave one out, or see `dateline claims`."
        };
        writeln!(out, "{hint}")?;
        return Ok(Outcome::Done);
    }
    let table = match args.format {
        Format::Csv | Format::Tsv => sheet(&lookup, &claims),
        Format::Table | Format::Jsonl => list(&lookup, &claims),
    };
    let records = claims
        .iter()
        .map(|(claim, link)| json!({"claim": claim, "link": link}));
    table.write(args.format, records, &mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// A line for each claim, to be read.
fn list(lookup: &Lookup, claims: &[(&Claim, &ClaimLink)]) -> Table {
    let mut table = Table::new(["id", "document", "says", "when", "claim", "status", "event"]);
    for (claim, link) in claims {
        table.push([
            short(&claim.id).to_owned(),
            claim.document.clone(),
            speakers(lookup, link),
            days(link.time.earliest_begin, link.time.latest_end),
            line(lookup, claim, link),
            format!("{:?}", link.role).to_lowercase(),
            short(&link.event).to_owned(),
        ]);
    }
    table
}

/// A row for each claim, to be sorted and counted: one thing a column, and the words.
fn sheet(lookup: &Lookup, claims: &[(&Claim, &ClaimLink)]) -> Table {
    let mut table = Table::new([
        "id",
        "document",
        "says",
        "first day",
        "last day",
        "actors",
        "action",
        "targets",
        "places",
        "figures",
        "status",
        "sentence",
        "event",
    ]);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for (claim, link) in claims {
        let figures: Vec<&str> = claim
            .quantities
            .iter()
            .map(|quantity| quantity.text.as_str())
            .collect();
        table.push([
            claim.id.clone(),
            claim.document.clone(),
            speakers(lookup, link),
            day(link.time.earliest_begin),
            day(link.time.latest_end),
            lookup.labels(&link.actors),
            claim.action.clone(),
            lookup.labels(&link.targets),
            lookup.labels(&link.places),
            figures.join("; "),
            format!("{:?}", link.role).to_lowercase(),
            claim.sentence.text.clone(),
            link.event.clone(),
        ]);
    }
    table
}

/// Who says so, nearest to the fact first: `spokesman, by way of an agency`.
pub(super) fn speakers(lookup: &Lookup, link: &ClaimLink) -> String {
    let names: Vec<&str> = link
        .speakers
        .iter()
        .map(|speaker| lookup.label(speaker))
        .collect();
    names.join(", by way of ")
}

/// Who, what, whom, where, in a line.
pub(super) fn line(lookup: &Lookup, claim: &Claim, link: &ClaimLink) -> String {
    let mut parts = Vec::new();
    if !link.actors.is_empty() {
        parts.push(lookup.labels(&link.actors));
    }
    parts.push(claim.action.replace('-', " "));
    if !link.targets.is_empty() {
        parts.push(lookup.labels(&link.targets));
    }
    let mut line = parts.join(" · ");
    if !link.places.is_empty() {
        line.push_str(" @ ");
        line.push_str(&lookup.labels(&link.places));
    }
    for quantity in &claim.quantities {
        line.push_str(" · ");
        line.push_str(&quantity.text);
    }
    line
}
