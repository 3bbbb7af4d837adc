//! `dateline rate`: the analyst sets how reliable a source is.

use clap::Args;

use super::lookup::Lookup;
use super::{Failure, Global, Outcome, decisions};
use crate::link::Decision;

/// Arguments of `dateline rate`.
#[derive(Args)]
#[command(
    after_help = "A completely reliable, B usually, C fairly, D not usually, E unreliable, \
    F can't be judged (so until you say otherwise).\n\
    Example:  dateline rate \"Daily Bugle\" C"
)]
pub struct RateArgs {
    /// An outlet, or a document
    source: String,
    /// A to F
    letter: String,
}

/// Checks both and writes the decision.
pub fn run(args: &RateArgs, global: &Global) -> Result<Outcome, Failure> {
    let lookup = Lookup::open(global)?;
    let known = |document: &crate::link::record::DatedDocument| {
        let outlet = document.outlet.as_deref();
        document.name == args.source
            || outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(&args.source))
    };
    if !lookup.linked().documents.iter().any(known) {
        return Err(
            Failure::usage(format!("no report comes from `{}`", args.source))
                .with_help("`dateline sources` lists the outlets and the documents"),
        );
    }
    let decision = Decision::rate(&args.source, &args.letter)
        .map_err(|message| Failure::usage(message).with_help("see `dateline rate --help`"))?;
    decisions::add(global, &decision)?;
    Ok(Outcome::Done)
}
