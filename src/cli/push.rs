//! `dateline push`: the graph to a SPARQL 1.1 server, named graph by named graph, through the
//! Graph Store Protocol.

use std::io::Write;
use std::time::Duration;

use clap::Args;
use indicatif::ProgressBar;

use super::{Failure, Global, Outcome};
use crate::rdf::push::{Target, graphs};
use crate::rdf::store;

/// Arguments of `dateline push`.
#[derive(Args)]
#[command(
    after_help = "Each document is a named graph of its own and is replaced whole; graphs \
    that only the server has stay.\n\
    Example:  dateline push http://localhost:7878/store"
)]
pub struct PushArgs {
    /// Address of the server's graph store
    url: String,
    /// A header to send, such as "Authorization: Bearer …"; repeatable
    #[arg(long = "header", value_name = "NAME: VALUE", value_parser = header)]
    headers: Vec<(String, String)>,
    /// Seconds that one graph may take
    #[arg(long, default_value_t = 60, value_name = "SECONDS")]
    timeout: u64,
}

fn header(text: &str) -> Result<(String, String), String> {
    text.split_once(':')
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .ok_or_else(|| "write it as NAME: VALUE".to_owned())
}

/// Sends every named graph; the first that the server refuses ends it.
pub fn run(args: &PushArgs, global: &Global) -> Result<Outcome, Failure> {
    let (_, bytes) = store::read(&global.store)?;
    let graphs = graphs(&bytes);
    let target = Target::new(&args.url, &args.headers, Duration::from_secs(args.timeout))
        .map_err(|error| Failure::usage(error.to_string()))?;
    let progress = if global.shows_progress() {
        ProgressBar::new(graphs.len() as u64)
    } else {
        ProgressBar::hidden()
    };
    for (sent, graph) in graphs.iter().enumerate() {
        target.put(graph).map_err(|error| {
            Failure::new(error.to_string()).with_help(format!(
                "{sent} of {} graphs were sent; pushing again sends all of them and does no harm",
                graphs.len()
            ))
        })?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    if !global.quiet {
        let graphs = graphs.len();
        writeln!(
            std::io::stdout(),
            "{graphs} graphs were sent to {}.",
            args.url
        )?;
    }
    Ok(Outcome::Done)
}
