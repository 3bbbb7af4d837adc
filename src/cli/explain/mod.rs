//! `dateline explain`: one event, claim, actor, place or document as a short dossier, with the
//! quotes that it rests on.

mod event;
mod text;
mod thing;

use std::io::{BufWriter, Write};

use clap::Args;

use super::lookup::{Lookup, begins};
use super::{Failure, Global, Outcome};

/// Arguments of `dateline explain`.
#[derive(Args)]
#[command(
    after_help = "ID is an IRI, an id as the lists show it, or the name of an actor, place \
    or document.\nExample:  dateline events --action break-siege   then   dateline explain ID"
)]
pub struct ExplainArgs {
    /// What to explain
    #[arg(value_name = "ID")]
    id: String,
}

/// Finds what the word means and writes its dossier.
pub fn run(args: &ExplainArgs, global: &Global) -> Result<Outcome, Failure> {
    let lookup = Lookup::open(global)?;
    let linked = lookup.linked();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let word = args.id.trim();
    // An event's exact IRI, or one that an earlier build gave it; else ids by their beginning.
    let named = linked.event(word).map(|event| event.id.as_str());
    let events: Vec<&str> = match named {
        Some(id) => vec![id],
        None => linked
            .events
            .iter()
            .map(|event| event.id.as_str())
            .filter(|id| begins(id, word))
            .collect(),
    };
    let claims: Vec<&str> = linked
        .claims
        .iter()
        .map(|link| link.claim.as_str())
        .filter(|id| begins(id, word))
        .collect();
    let document = linked
        .documents
        .iter()
        .find(|document| document.name == word);
    if let [claim] = claims[..] {
        event::claim(&lookup, claim, &mut out)?;
    } else if let [event] = events[..] {
        event::dossier(&lookup, event, &mut out)?;
    } else if events.len() + claims.len() > 1 {
        return Err(Failure::usage(format!(
            "`{word}` begins {} ids",
            events.len() + claims.len()
        ))
        .with_help("give more of it"));
    } else if let Some(document) = document {
        thing::document(&lookup, document, &mut out)?;
    } else if let Some(entity) = lookup.entity_to_read(word)? {
        thing::entity(&lookup, entity, &mut out)?;
    } else {
        return Err(
            Failure::usage(format!("nothing in the graph goes by `{word}`")).with_help(
                "`dateline events`, `dateline claims` and `dateline sources` list what there is",
            ),
        );
    }
    out.flush()?;
    Ok(Outcome::Done)
}
