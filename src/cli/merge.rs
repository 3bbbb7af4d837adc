//! `dateline merge`: the analyst says that two entities, or two events, are one.

use clap::Args;

use super::lookup::{Lookup, begins};
use super::{Failure, Global, Outcome, decisions};
use crate::link::Decision;

/// Arguments of `dateline merge`.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    dateline merge \"Amina Diallo\" \"Mrs Diallo\"\n  \
    dateline merge 3fa2b1c0 77d0e912        (two events, by the ids that lists show)")]
pub struct MergeArgs {
    /// The actor, place or event that stays
    into: String,
    /// The one that goes up in it
    from: String,
}

/// Checks both and writes the decision.
pub fn run(args: &MergeArgs, global: &Global) -> Result<Outcome, Failure> {
    let lookup = Lookup::open(global)?;
    let (into, from) = (meant(&lookup, &args.into)?, meant(&lookup, &args.from)?);
    if into.1 != from.1 {
        return Err(Failure::usage(format!(
            "`{}` is {} and `{}` is {}",
            args.into, into.1, args.from, from.1
        ))
        .with_help("only two actors, two places or two events can be one"));
    }
    if into.0 == from.0 {
        return Err(Failure::usage(format!(
            "`{}` and `{}` are one already",
            args.into, args.from
        )));
    }
    decisions::add(
        global,
        &Decision::Merge {
            into: into.0,
            from: from.0,
        },
    )?;
    Ok(Outcome::Done)
}

/// The IRI that a word means, and what kind of thing it names.
pub(super) fn meant(lookup: &Lookup, word: &str) -> Result<(String, &'static str), Failure> {
    if let Some(entity) = lookup.entity(word)? {
        let kind = match entity.class {
            crate::link::record::EntityClass::Actor => "an actor",
            crate::link::record::EntityClass::Place => "a place",
        };
        return Ok((entity.id.clone(), kind));
    }
    if let Some(event) = lookup.linked().event(word) {
        return Ok((event.id.clone(), "an event"));
    }
    let found: Vec<&str> = lookup
        .linked()
        .events
        .iter()
        .map(|event| event.id.as_str())
        .filter(|id| begins(id, word))
        .collect();
    match &found[..] {
        [one] => Ok(((*one).to_owned(), "an event")),
        [] => Err(
            Failure::usage(format!("nothing goes by `{word}`")).with_help(
                "give an IRI, an id as `dateline events` shows it, or a name as it is listed",
            ),
        ),
        several => Err(Failure::usage(format!(
            "`{word}` begins the id of {} events",
            several.len()
        ))
        .with_help("give more of it")),
    }
}
