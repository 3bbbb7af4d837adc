//! `dateline sources`: outlets with their dates and copy, and the speakers that they quote.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};

use clap::Args;
use serde_json::{Value, json};

use super::lookup::{Lookup, short};
use super::output::{Format, Table};
use super::{Failure, Global, Outcome};
use crate::link::record::{CopyKind, DateBasis};

/// Arguments of `dateline sources`.
#[derive(Args)]
pub struct SourcesArgs {
    /// The speakers that are quoted, instead of the documents
    #[arg(long, conflicts_with = "copies")]
    speakers: bool,
    /// The copied sentences with what was changed, instead of the documents
    #[arg(long)]
    copies: bool,
    /// Form of the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Writes the list.
pub fn run(args: &SourcesArgs, global: &Global) -> Result<Outcome, Failure> {
    let lookup = Lookup::open(global)?;
    let (table, records, empty) = if args.speakers {
        let (table, records) = speakers(&lookup);
        (
            table,
            records,
            "Nobody is quoted: the reports speak in their own voice.",
        )
    } else if args.copies {
        let (table, records) = copies(&lookup);
        (table, records, "No sentence stands in two reports.")
    } else {
        let (table, records) = documents(&lookup);
        (table, records, "The graph holds no document.")
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    if table.is_empty() && args.format == Format::Table {
        writeln!(out, "{empty}")?;
        return Ok(Outcome::Done);
    }
    table.write(args.format, records, &mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// How a date is known, for lists.
pub(super) fn basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Stated => "stated",
        DateBasis::OwnText => "inferred from its text",
        DateBasis::SharedCopy => "inferred from shared copy",
        DateBasis::SharedEvents => "inferred from shared events",
        DateBasis::Undated => "undated",
    }
}

fn documents(lookup: &Lookup) -> (Table, Vec<Value>) {
    let linked = lookup.linked();
    let mut table = Table::new([
        "document",
        "outlet",
        "date",
        "known by",
        "claims",
        "quotes",
        "copy with",
        "reliability",
    ]);
    let mut records = Vec::new();
    for document in &linked.documents {
        let links: Vec<_> = linked
            .claims
            .iter()
            .filter(|link| link.document == document.name)
            .collect();
        let quoted: BTreeSet<&str> = links
            .iter()
            .flat_map(|link| link.speakers.iter().map(|speaker| lookup.label(speaker)))
            .collect();
        let mut partners: BTreeMap<&str, usize> = BTreeMap::new();
        for copy in linked
            .copies
            .iter()
            .filter(|copy| copy.kind == CopyKind::Copy)
        {
            for (own, other) in [(&copy.a, &copy.b), (&copy.b, &copy.a)] {
                if own.document == document.name {
                    *partners.entry(&other.document).or_default() += 1;
                }
            }
        }
        let shared: Vec<String> = partners
            .iter()
            .map(|(other, count)| format!("{other} ({count})"))
            .collect();
        let quotes: Vec<&str> = quoted.iter().copied().collect();
        table.push([
            document.name.clone(),
            document.outlet.clone().unwrap_or_default(),
            document
                .date
                .map(|date| date.to_string())
                .unwrap_or_default(),
            match document.basis {
                DateBasis::Stated | DateBasis::Undated => basis(document.basis).to_owned(),
                inferred => format!("{} ({} %)", basis(inferred), document.confidence),
            },
            links.len().to_string(),
            quotes.join(", "),
            shared.join(", "),
            document.reliability.to_string(),
        ]);
        records.push(json!({
            "document": document,
            "claims": links.len(),
            "quotes": quotes,
            "copies": partners,
        }));
    }
    (table, records)
}

fn speakers(lookup: &Lookup) -> (Table, Vec<Value>) {
    let linked = lookup.linked();
    let mut found: BTreeMap<&str, (usize, BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for link in &linked.claims {
        for speaker in &link.speakers {
            let entry = found.entry(speaker).or_default();
            entry.0 += 1;
            entry.1.insert(&link.document);
            entry.2.insert(&link.event);
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
    let mut table = Table::new(["id", "speaker", "kind", "country", "claims", "events", "in"]);
    let mut records = Vec::new();
    for (speaker, (claims, documents, events)) in found {
        let entity = linked.entity(speaker);
        let of = |field: Option<&String>| field.cloned().unwrap_or_default();
        table.push([
            short(speaker).to_owned(),
            lookup.label(speaker).to_owned(),
            of(entity.and_then(|entity| entity.kind.as_ref())),
            of(entity.and_then(|entity| entity.country.as_ref())),
            claims.to_string(),
            events.len().to_string(),
            documents.iter().copied().collect::<Vec<_>>().join(", "),
        ]);
        records.push(json!({
            "speaker": entity,
            "claims": claims,
            "events": events,
            "documents": documents,
        }));
    }
    (table, records)
}

fn copies(lookup: &Lookup) -> (Table, Vec<Value>) {
    let mut copies: Vec<_> = lookup.linked().copies.iter().collect();
    copies.sort_by_key(|copy| (copy.kind, &copy.a, &copy.b));
    let mut table = Table::new(["kind", "alike", "in", "text", "changed"]);
    let mut records = Vec::new();
    for copy in copies {
        let changes: Vec<String> = copy
            .changes
            .iter()
            .map(|change| {
                let shown = |text: &str| {
                    if text.is_empty() {
                        String::from("–")
                    } else {
                        format!("“{text}”")
                    }
                };
                format!("{} ↔ {}", shown(&change.from), shown(&change.to))
            })
            .collect();
        table.push([
            format!("{:?}", copy.kind).to_lowercase(),
            format!("{:.2}", copy.similarity),
            format!("{}, {}", copy.a.document, copy.b.document),
            copy.a.text.clone(),
            changes.join("; "),
        ]);
        records.push(serde_json::to_value(copy).unwrap_or_default());
    }
    (table, records)
}
