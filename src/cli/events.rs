//! `dateline events`: what the reports tell of, one event a line.

use std::io::{BufWriter, Write};

use clap::Args;
use serde_json::{Value, json};

use super::days::days;
use super::lookup::{Filter, Lookup, short};
use super::output::{Format, Table};
use super::{Failure, Global, Outcome};
use crate::link::record::Event;

/// Arguments of `dateline events`.
#[derive(Args)]
#[command(
    after_help = "Columns: origins are outlets / texts / speakers / independent. \
    Grade is the analyst's letter for the best source and the proposed digit (Admiralty).\n\
    Example:  dateline events --place Aleppo --from 2016-11 --to 2016-12"
)]
pub struct EventsArgs {
    #[command(flatten)]
    filter: Filter,
    /// Form of the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Writes the list.
pub fn run(args: &EventsArgs, global: &Global) -> Result<Outcome, Failure> {
    args.filter.check()?;
    let lookup = Lookup::open(global)?;
    let linked = lookup.linked();
    let mut events: Vec<&Event> = linked
        .events
        .iter()
        .filter(|event| args.filter.takes(linked, event))
        .collect();
    events.sort_by_key(|event| {
        let time = &event.time;
        let first = time
            .earliest_begin
            .or(time.latest_begin)
            .or(time.latest_end);
        (first.is_none(), first, &event.id)
    });
    let mut out = BufWriter::new(std::io::stdout().lock());
    if events.is_empty() && args.format == Format::Table {
        let hint = if args.filter.is_empty() {
            "No events: the reports hold no claim. See `dateline extract PATH`."
        } else {
            "No event passes the filters. Leave one out, or see `dateline events`."
        };
        writeln!(out, "{hint}")?;
        return Ok(Outcome::Done);
    }
    let mut table = Table::new([
        "id", "when", "event", "claims", "origins", "grade", "disputed",
    ]);
    for event in &events {
        table.push(row(&lookup, event));
    }
    let claims = lookup.claims();
    let records = events.iter().map(|event| {
        record(event, |id| {
            let claim = claims.get(id);
            json!({
                "claim": id,
                "role": lookup.link(id).map(|link| link.role),
                "document": claim.map(|claim| &claim.document),
                "action": claim.map(|claim| &claim.action),
                "trigger": claim.map(|claim| &claim.trigger),
                "sentence": claim.map(|claim| &claim.sentence),
            })
        })
    });
    table.write(args.format, records, &mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// The event's record with its claims written out.
fn record(event: &Event, claim: impl Fn(&str) -> Value) -> Value {
    let claims: Vec<Value> = event.claims.iter().map(|own| claim(&own.claim)).collect();
    let mut record = serde_json::to_value(event).unwrap_or_default();
    if let Value::Object(fields) = &mut record {
        fields.insert(String::from("claims"), Value::Array(claims));
    }
    record
}

fn row(lookup: &Lookup, event: &Event) -> [String; 7] {
    let letter = letter(lookup, event);
    let disputed = lookup
        .linked()
        .conflicts
        .iter()
        .filter(|conflict| conflict.events.contains(&event.id))
        .map(|conflict| format!("{:?}", conflict.kind).to_lowercase())
        .collect::<std::collections::BTreeSet<String>>();
    [
        short(&event.id).to_owned(),
        when(event),
        event.label.clone(),
        event.claims.len().to_string(),
        format!(
            "{} / {} / {} / {}",
            event.outlets.len(),
            event.text_origins.len(),
            event.speakers.len(),
            event.independent
        ),
        format!("{letter}{}", event.grade.information),
        disputed.into_iter().collect::<Vec<_>>().join(", "),
    ]
}

/// When an event happened, for lists.
pub(super) fn when(event: &Event) -> String {
    let time = &event.time;
    match event.shape {
        crate::link::record::EventShape::Occurrence => days(time.earliest_begin, time.latest_end),
        crate::link::record::EventShape::State => {
            let begin = match (time.earliest_begin, time.latest_begin) {
                (Some(first), Some(last)) if first == last => first.to_string(),
                (Some(first), Some(last)) => format!("{first}…{last}"),
                (Some(first), None) => format!("{first}…"),
                (None, Some(last)) => format!("…{last}"),
                (None, None) => String::from("?"),
            };
            match (time.latest_end, time.earliest_end) {
                (Some(end), _) => format!("{begin} – …{end}"),
                (None, Some(end)) => format!("{begin} – {end}…"),
                (None, None) => begin,
            }
        }
    }
}

/// The analyst's best letter for the documents of an event.
pub(super) fn letter(lookup: &Lookup, event: &Event) -> char {
    lookup
        .linked()
        .documents
        .iter()
        .filter(|document| event.documents.binary_search(&document.name).is_ok())
        .map(|document| document.reliability)
        .min()
        .unwrap_or('F')
}
