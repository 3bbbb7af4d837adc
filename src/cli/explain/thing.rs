//! What is known of an actor, a place or a document.

use std::collections::BTreeMap;
use std::io::Write;

use super::super::Failure;
use super::super::events::when;
use super::super::lookup::{Lookup, short};
use super::super::sources::basis;
use super::text::{field, paragraph};
use crate::link::record::{CopyKind, DatedDocument, Entity};

/// Events that the page of an entity lists.
const EVENTS: usize = 20;

/// Writes an entity's names with the rule of each merge, and what it has part in.
pub(super) fn entity(
    lookup: &Lookup,
    entity: &Entity,
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out, "{}\n{}\n", entity.label, entity.id)?;
    let about: Vec<String> = [entity.kind.clone(), entity.country.clone()]
        .into_iter()
        .flatten()
        .collect();
    if !about.is_empty() {
        writeln!(out, "{}", field("KIND", &about.join(", ")))?;
    }
    if let (Some(lat), Some(lon)) = (entity.lat, entity.lon) {
        writeln!(out, "{}", field("AT", &format!("{lat:.4}, {lon:.4}")))?;
    }
    if let Some(within) = &entity.within {
        writeln!(out, "{}", field("IN", lookup.label(within)))?;
    }
    let known = if entity.known {
        "in the ontology or the gazetteer"
    } else {
        "only from the reports"
    };
    writeln!(out, "{}", field("KNOWN", known))?;
    writeln!(out, "\nNAMES, AND THE RULE OF EACH")?;
    let mut names: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for merge in &entity.merges {
        names
            .entry((&merge.name, &merge.rule))
            .or_default()
            .extend(merge.documents.iter().map(String::as_str));
    }
    for ((name, rule), mut documents) in names {
        documents.sort_unstable();
        documents.dedup();
        let line = format!("“{name}”: {rule} ({})", documents.join(", "));
        writeln!(out, "{}", paragraph("  - ", "    ", &line))?;
    }
    let linked = lookup.linked();
    let events: Vec<_> = linked
        .events
        .iter()
        .filter(|event| {
            event.participants.iter().any(|who| who.entity == entity.id)
                || event.places.iter().any(|place| place.entity == entity.id)
                || event.speakers.iter().any(|who| who.entity == entity.id)
        })
        .collect();
    if events.is_empty() {
        return Ok(());
    }
    let mut shown = events.clone();
    shown.sort_by_key(|event| (std::cmp::Reverse(event.claims.len()), &event.id));
    writeln!(out, "\nEVENTS ({})", events.len())?;
    for event in shown.iter().take(EVENTS) {
        let line = format!("{}  {}  [{}]", when(event), event.label, short(&event.id));
        writeln!(out, "{}", paragraph("  - ", "    ", &line))?;
    }
    Ok(())
}

/// Writes how a document is dated, and what it shares with others.
pub(super) fn document(
    lookup: &Lookup,
    document: &DatedDocument,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let linked = lookup.linked();
    writeln!(
        out,
        "{}",
        document.title.as_deref().unwrap_or(&document.name)
    )?;
    writeln!(out, "{} (hash {})\n", document.name, document.hash)?;
    if let Some(outlet) = &document.outlet {
        let reliability = format!("{outlet}, reliability {}", document.reliability);
        writeln!(out, "{}", field("OUTLET", &reliability))?;
    }
    let date = match document.date {
        Some(date) if document.confidence < 100 => format!(
            "{date}, {} ({} % sure)",
            basis(document.basis),
            document.confidence
        ),
        Some(date) => format!("{date}, {}", basis(document.basis)),
        None => String::from("undated: too little evidence"),
    };
    writeln!(out, "{}", field("DATE", &date))?;
    for evidence in &document.evidence {
        writeln!(out, "{}", paragraph("  - ", "    ", &evidence.reason))?;
    }
    let claims = linked
        .claims
        .iter()
        .filter(|link| link.document == document.name)
        .count();
    writeln!(out, "{}", field("CLAIMS", &claims.to_string()))?;
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
    for (other, count) in partners {
        let plural = if count == 1 { "" } else { "s" };
        writeln!(
            out,
            "{}",
            field("COPY", &format!("{count} passage{plural} with {other}"))
        )?;
    }
    Ok(())
}
