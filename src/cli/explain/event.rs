//! The dossier of an event, and of one claim.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use super::super::conflicts::values;
use super::super::days::days;
use super::super::events::{letter, when};
use super::super::lookup::{Lookup, short};
use super::super::{Failure, claims};
use super::text::{field, paragraph};
use crate::extract::Claim;
use crate::link::record::{
    ClaimLink, ClaimRole, CopyKind, Entity, Event, OriginKind, Part, SpeakerKind,
};

/// Writes what is known of an event.
pub(super) fn dossier(lookup: &Lookup, id: &str, out: &mut impl Write) -> Result<(), Failure> {
    let Some(event) = lookup.linked().event(id) else {
        return Ok(());
    };
    let all = lookup.claims();
    head(lookup, event, out)?;
    for (role, title) in [
        (ClaimRole::Assertion, "SAID TO HAVE HAPPENED"),
        (ClaimRole::Allegation, "SAID TO HAVE POSSIBLY HAPPENED"),
        (ClaimRole::Background, "RETOLD AS BACKGROUND"),
        (ClaimRole::Forecast, "FORETOLD"),
        (ClaimRole::Intention, "INTENDED, OR CONDITIONAL"),
        (ClaimRole::Denial, "DENIED"),
    ] {
        let own: Vec<(&Claim, &ClaimLink)> = event
            .claims
            .iter()
            .filter(|claim| claim.role == role)
            .filter_map(|claim| Some((*all.get(claim.claim.as_str())?, lookup.link(&claim.claim)?)))
            .collect();
        if own.is_empty() {
            continue;
        }
        writeln!(out, "\n{title} ({})", own.len())?;
        quotes(lookup, &own, out)?;
    }
    outlets(lookup, event, out)?;
    texts(lookup, event, out)?;
    speakers(lookup, event, out)?;
    contradictions(lookup, event, out)
}

/// Writes what is known of one claim, and which event it is about.
pub(super) fn claim(lookup: &Lookup, id: &str, out: &mut impl Write) -> Result<(), Failure> {
    let all = lookup.claims();
    let (Some(claim), Some(link)) = (all.get(id), lookup.link(id)) else {
        return Ok(());
    };
    writeln!(out, "{}", claims::line(lookup, claim, link))?;
    writeln!(out, "{id}\n")?;
    quotes(lookup, &[(claim, link)], out)?;
    writeln!(out)?;
    let role = format!("{:?}", link.role).to_lowercase();
    writeln!(
        out,
        "{}",
        field(
            "STATUS",
            &format!("{role} ({:?})", claim.status).to_lowercase()
        )
    )?;
    let time = days(link.time.earliest_begin, link.time.latest_end);
    let rule = link.time_rule.as_deref().unwrap_or("not told");
    writeln!(out, "{}", field("WHEN", &format!("{time} ({rule})")))?;
    if let Some(instrument) = &claim.instrument {
        writeln!(out, "{}", field("MEANS", &instrument.text))?;
    }
    writeln!(out, "{}", field("PATTERN", &claim.pattern))?;
    if let Some(event) = lookup.linked().event(&link.event) {
        let text = format!("{} [{}]", event.label, short(&event.id));
        writeln!(out, "{}", field("EVENT", &text))?;
    }
    Ok(())
}

fn head(lookup: &Lookup, event: &Event, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "{}", paragraph("", "", &event.label))?;
    writeln!(out, "{}\n", event.id)?;
    for (part, label) in [(Part::Actor, "WHO"), (Part::Target, "WHOM")] {
        let names: Vec<String> = event
            .participants
            .iter()
            .filter(|who| who.part == part)
            .map(|who| {
                let name = described(lookup, &who.entity);
                if who.disputed {
                    format!("{name} (disputed)")
                } else {
                    name
                }
            })
            .collect();
        if !names.is_empty() {
            writeln!(out, "{}", field(label, &names.join("; ")))?;
        }
    }
    let places: Vec<String> = event
        .places
        .iter()
        .map(|place| described(lookup, &place.entity))
        .collect();
    if !places.is_empty() {
        writeln!(out, "{}", field("WHERE", &places.join("; ")))?;
    }
    writeln!(out, "{}", field("WHEN", &when(event)))?;
    let grade = format!(
        "{}{}: {}",
        letter(lookup, event),
        event.grade.information,
        event.grade.reason
    );
    writeln!(out, "{}", field("GRADE", &grade))?;
    let sources = format!(
        "{}, {}, {}; {} of them independent",
        count(event.outlets.len(), "outlet"),
        count(event.text_origins.len(), "text"),
        count(event.speakers.len(), "speaker"),
        event.independent
    );
    writeln!(out, "{}", field("SOURCES", &sources))?;
    Ok(())
}

/// `1 outlet`, `3 outlets`.
fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// Label with kind and country.
fn described(lookup: &Lookup, id: &str) -> String {
    let Some(entity) = lookup.linked().entity(id) else {
        return lookup.label(id).to_owned();
    };
    let Entity {
        label,
        kind,
        country,
        within,
        ..
    } = entity;
    let mut about: Vec<String> = kind.iter().cloned().collect();
    match (within, country) {
        (Some(within), _) => about.push(format!("in {}", lookup.label(within))),
        (None, Some(country)) => about.push(country.clone()),
        (None, None) => {}
    }
    if about.is_empty() {
        label.clone()
    } else {
        format!("{label} ({})", about.join(", "))
    }
}

/// Each sentence once, with where it stands and who says so; then what each of its claims says.
fn quotes(
    lookup: &Lookup,
    claims: &[(&Claim, &ClaimLink)],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut by_sentence: BTreeMap<(&str, usize), Vec<(&Claim, &ClaimLink)>> = BTreeMap::new();
    for (claim, link) in claims {
        by_sentence
            .entry((&claim.document, claim.sentence.span.start))
            .or_default()
            .push((claim, link));
    }
    for ((document, _), claims) in by_sentence {
        let (claim, link) = claims[0];
        writeln!(
            out,
            "{}",
            paragraph("  ", "  ", &quoted(&claim.sentence.text))
        )?;
        let span = claim.sentence.span;
        let mut whence = format!(
            "{}, characters {}–{}",
            report(lookup, document),
            span.start,
            span.end
        );
        let speakers = claims::speakers(lookup, link);
        if !speakers.is_empty() {
            whence.push_str(&format!("; says {speakers}"));
        }
        writeln!(out, "{}", paragraph("     — ", "       ", &whence))?;
        for (claim, link) in claims {
            let mut line = format!(
                "“{}”: {}",
                claim.trigger.text,
                claims::line(lookup, claim, link)
            );
            let told = days(link.time.earliest_begin, link.time.latest_end);
            match link.time_rule.as_deref() {
                Some("publication") | None => {}
                Some(_) => line.push_str(&format!(", {told}")),
            }
            line.push_str(&format!(" [{}]", short(&claim.id)));
            writeln!(out, "{}", paragraph("       ", "         ", &line))?;
        }
    }
    Ok(())
}

/// The words in quotation marks, but for those that have their own.
fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.starts_with(['"', '“', '«', '„']) {
        text.to_owned()
    } else {
        format!("“{text}”")
    }
}

/// A report as dossiers name it: `The Courier, 2021-06-05 (courier-5)`.
fn report(lookup: &Lookup, document: &str) -> String {
    let dated = lookup
        .linked()
        .documents
        .iter()
        .find(|known| known.name == document);
    let outlet = dated
        .and_then(|known| known.outlet.as_deref())
        .unwrap_or("outlet not known");
    let date = dated
        .and_then(|known| known.date)
        .map_or_else(|| String::from("undated"), |date| date.to_string());
    format!("{outlet}, {date} ({document})")
}

/// The outlets with their reports, and how reliable the analyst holds them.
fn outlets(lookup: &Lookup, event: &Event, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "\nOUTLETS ({})", event.outlets.len())?;
    for document in &event.documents {
        let letter = lookup
            .linked()
            .documents
            .iter()
            .find(|known| known.name == *document)
            .map_or('F', |known| known.reliability);
        let line = format!("{}: reliability {letter}", report(lookup, document));
        writeln!(out, "{}", paragraph("  - ", "    ", &line))?;
    }
    Ok(())
}

fn speakers(lookup: &Lookup, event: &Event, out: &mut impl Write) -> Result<(), Failure> {
    if event.speakers.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nSPEAKERS ({})", event.speakers.len())?;
    let all = lookup.claims();
    for speaker in &event.speakers {
        let kind = match speaker.kind {
            SpeakerKind::State => "state",
            SpeakerKind::Party => "party",
            SpeakerKind::Ally => "ally of a party",
            SpeakerKind::Monitor => "monitor",
            SpeakerKind::Agency => "news agency",
            SpeakerKind::Un => "United Nations or other organisation of states",
            SpeakerKind::Press => "press",
            SpeakerKind::Other => "other",
        };
        let part = if speaker.involved {
            ", takes part or stands by one who does"
        } else {
            ""
        };
        let documents: BTreeSet<&str> = speaker
            .claims
            .iter()
            .filter_map(|claim| all.get(claim.as_str()))
            .map(|claim| claim.document.as_str())
            .collect();
        let documents: Vec<&str> = documents.into_iter().collect();
        let line = format!(
            "{} ({kind}{part}): {} in {}",
            lookup.label(&speaker.entity),
            count(speaker.claims.len(), "claim"),
            documents.join(", ")
        );
        writeln!(out, "{}", paragraph("  - ", "    ", &line))?;
    }
    Ok(())
}

/// The texts that the claims stand in: copy that several outlets carry is one, with what each
/// changed.
fn texts(lookup: &Lookup, event: &Event, out: &mut impl Write) -> Result<(), Failure> {
    let linked = lookup.linked();
    if event.text_origins.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nTEXTS ({})", event.text_origins.len())?;
    for id in &event.text_origins {
        let Ok(at) = linked.origins.binary_search_by(|origin| origin.id.cmp(id)) else {
            continue;
        };
        let origin = &linked.origins[at];
        let what = match origin.kind {
            OriginKind::Report => format!("words of {} alone", origin.label),
            OriginKind::Copy | OriginKind::Speaker => origin.label.clone(),
        };
        writeln!(out, "{}", paragraph("  - ", "    ", &what))?;
    }
    copies(lookup, event, out)
}

fn copies(lookup: &Lookup, event: &Event, out: &mut impl Write) -> Result<(), Failure> {
    let all = lookup.claims();
    let spans: BTreeSet<(&str, usize)> = event
        .claims
        .iter()
        .filter_map(|claim| all.get(claim.claim.as_str()))
        .map(|claim| (claim.document.as_str(), claim.trigger.span.start))
        .collect();
    let holds = |document: &str, start: usize, end: usize| {
        spans
            .range((document, start)..(document, end))
            .next()
            .is_some()
    };
    for copy in &lookup.linked().copies {
        let here = [&copy.a, &copy.b]
            .iter()
            .any(|side| holds(&side.document, side.span.start, side.span.end));
        if !here {
            continue;
        }
        let kind = match copy.kind {
            CopyKind::Copy => "what was changed",
            CopyKind::Possible => "perhaps copied, changed",
        };
        let changes: Vec<String> = copy
            .changes
            .iter()
            .map(|change| match (change.from.as_str(), change.to.as_str()) {
                (from, "") => format!("only {}: “{from}”", copy.a.document),
                ("", to) => format!("only {}: “{to}”", copy.b.document),
                (from, to) => format!("“{from}” ↔ “{to}”"),
            })
            .collect();
        let changed = if changes.is_empty() {
            String::from("nothing, word for word")
        } else {
            changes.join("; ")
        };
        let line = format!(
            "{kind} ({} ↔ {}, {:.0} % alike): {changed}",
            copy.a.document,
            copy.b.document,
            copy.similarity * 100.0
        );
        writeln!(out, "{}", paragraph("      ", "      ", &line))?;
    }
    Ok(())
}

fn contradictions(lookup: &Lookup, event: &Event, out: &mut impl Write) -> Result<(), Failure> {
    let linked = lookup.linked();
    let mut any = false;
    for conflict in &linked.conflicts {
        if !conflict.events.contains(&event.id) {
            continue;
        }
        if !any {
            writeln!(out, "\nCONTRADICTIONS")?;
            any = true;
        }
        let mut line = format!(
            "{} — {}: {}",
            conflict.subject,
            values(lookup, &conflict.values),
            conflict.reason
        );
        if let Some(speaker) = &conflict.one_speaker {
            line.push_str(&format!(
                "; all ascribed to {}: variants of one account",
                lookup.label(speaker)
            ));
        }
        writeln!(out, "{}", paragraph("  - ", "    ", &line))?;
    }
    let own: BTreeSet<&str> = event
        .claims
        .iter()
        .map(|claim| claim.claim.as_str())
        .collect();
    any = false;
    for alike in &linked.lookalikes {
        let here = alike
            .values
            .iter()
            .flat_map(|value| &value.claims)
            .any(|claim| own.contains(claim.as_str()));
        if !here {
            continue;
        }
        if !any {
            writeln!(out, "\nNO CONTRADICTION")?;
            any = true;
        }
        let line = format!(
            "{} — {}: {}",
            alike.subject,
            values(lookup, &alike.values),
            alike.reason
        );
        writeln!(out, "{}", paragraph("  - ", "    ", &line))?;
    }
    Ok(())
}
