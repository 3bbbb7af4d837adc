//! `dateline analyze`: what the networks tell, as tables with a sentence on what they mean.

mod blocs;
mod bridges;
mod central;
mod chain;
mod change;
mod copying;
mod naming;
mod paths;

use std::io::Write;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde_json::Value;

use super::days::{first_day, last_day};
use super::graph::open;
use super::{Failure, Format, Global, Outcome, Table};
use crate::network::finding::{Analysis, Finding};
use crate::network::{Network, Window, project};
use crate::rdf::store::amend;

/// Arguments of `dateline analyze`.
#[derive(Args)]
pub struct AnalyzeArgs {
    #[command(subcommand)]
    question: Question,
    #[command(flatten)]
    common: Common,
}

/// What every analysis takes.
#[derive(Args)]
struct Common {
    /// First day, as 2017, 2017-09 or 2017-09-01 (of events; for sources and copying, of publication)
    #[arg(long, value_name = "DATE", value_parser = first_day, global = true)]
    from: Option<Date>,
    /// Last day
    #[arg(long, value_name = "DATE", value_parser = last_day, global = true)]
    to: Option<Date>,
    /// At most this many rows
    #[arg(long, value_name = "N", global = true)]
    top: Option<usize>,
    /// Form of the output
    #[arg(long, short, value_enum, default_value_t, global = true)]
    format: Format,
    /// Write all results into the graph too, under a named graph of their own; the next build drops
    /// them
    #[arg(long, global = true)]
    save: bool,
}

impl Common {
    fn window(&self) -> Result<Window, Failure> {
        super::days::window(self.from, self.to)
    }
}

#[derive(Subcommand)]
enum Question {
    /// Who is central among those who act against and with each other
    Actors,
    /// Which places are central, by shared actors and movements
    Places,
    /// Which outlets and speakers are central, by who quotes whom
    Sources,
    /// Who is active in most places, and where most are active
    ActorPlaces,
    /// Who stands with whom, and which ties contradict it
    Blocs,
    /// Ties and actors without which the network falls apart
    Bridges,
    /// The best supported chain of events between two actors
    Chain(chain::ChainArgs),
    /// How each outlet names each actor
    Naming(naming::NamingArgs),
    /// Which outlets lead and which follow in shared copy
    Copying,
    /// The way of each force through places over time
    Paths(paths::PathsArgs),
    /// What changed between two windows of time
    Change(change::ChangeArgs),
}

/// What an analysis found.
struct Answer {
    /// The rows for people.
    table: Table,
    /// The rows for programs.
    records: Vec<Value>,
    /// What the columns mean and what stands out, a paragraph each. For an empty table, why.
    meaning: Vec<String>,
    /// The results for the graph.
    findings: Vec<Finding>,
}

impl Answer {
    fn new(header: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            table: Table::new(header),
            records: Vec::new(),
            meaning: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// No rows, and why.
    fn nothing(why: &str) -> Self {
        let mut answer = Self::new([]);
        answer.meaning.push(why.to_owned());
        answer
    }

    fn push(&mut self, row: impl IntoIterator<Item = String>, record: Value) {
        self.table.push(row);
        self.records.push(record);
    }
}

const NO_TIES: &str = "Nothing to analyse: no event within these days makes a tie. Widen --from and \
    --to, or build from more reports.";

/// Analyses and writes.
pub fn run(args: &AnalyzeArgs, global: &Global) -> Result<Outcome, Failure> {
    let (name, parameters) = args.question.identity(&args.common);
    let answer = args.question.answer(&args.common, global)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if !answer.table.is_empty() || args.common.format != Format::Table {
        let (table, records) = (&answer.table, &answer.records);
        match args.common.top {
            Some(top) => {
                table
                    .first(top)
                    .write(args.common.format, records.iter().take(top), &mut out)?
            }
            None => table.write(args.common.format, records, &mut out)?,
        }
    }
    if args.common.format == Format::Table && (!global.quiet || answer.table.is_empty()) {
        for (number, paragraph) in answer.meaning.iter().enumerate() {
            if number > 0 || !answer.table.is_empty() {
                writeln!(out)?;
            }
            writeln!(out, "{paragraph}")?;
        }
    }
    out.flush()?;
    if args.common.save {
        save(name, parameters, &answer.findings, global)?;
    }
    Ok(Outcome::Done)
}

/// Writes the findings into the graph. Findings of a graph that has changed since are dropped.
fn save(
    name: &'static str,
    parameters: Vec<(&'static str, String)>,
    findings: &[Finding],
    global: &Global,
) -> Result<(), Failure> {
    let input = amend::digest(&global.store, Analysis::owns)?;
    let analysis = Analysis {
        name,
        parameters,
        input,
    };
    let statements = analysis.statements(findings);
    // A build drops all results and nothing else changes the graph, so none of those that stand
    // can be stale.
    amend::put(&global.store, &statements, |_| false)?;
    if !global.quiet {
        eprintln!(
            "{} findings saved as {}",
            findings.len(),
            statements.graph.as_str()
        );
    }
    Ok(())
}

impl Question {
    /// Name and given parameters: what tells saved results apart.
    fn identity(&self, common: &Common) -> (&'static str, Vec<(&'static str, String)>) {
        let mut parameters = Vec::new();
        let mut given = |name, value: Option<String>| {
            parameters.extend(value.map(|value| (name, value)));
        };
        let name = match self {
            Self::Actors => "actors",
            Self::Places => "places",
            Self::Sources => "sources",
            Self::ActorPlaces => "actor-places",
            Self::Blocs => "blocs",
            Self::Bridges => "bridges",
            Self::Chain(args) => {
                given("start", Some(args.start.clone()));
                given("end", Some(args.end.clone()));
                "chain"
            }
            Self::Naming(args) => {
                given("actor", args.actor.clone());
                "naming"
            }
            Self::Copying => "copying",
            Self::Paths(args) => {
                given("actor", args.actor.clone());
                "paths"
            }
            Self::Change(args) => {
                given("earlier", Some(args.earlier.to_string()));
                given("later", Some(args.later.to_string()));
                "change"
            }
        };
        given("from", common.from.map(|day| day.to_string()));
        given("to", common.to.map(|day| day.to_string()));
        (name, parameters)
    }

    fn answer(&self, common: &Common, global: &Global) -> Result<Answer, Failure> {
        let store = open(global)?.store;
        let window = common.window()?;
        let actors = || project::actors(&store, window);
        Ok(match self {
            Self::Actors => central::answer(&actors()?, central::Subject::Actors),
            Self::Places => {
                central::answer(&project::places(&store, window)?, central::Subject::Places)
            }
            Self::Sources => {
                let network = project::sources(&store, window)?;
                central::answer(&network, central::Subject::Sources)
            }
            Self::ActorPlaces => {
                let network = project::actor_places(&store, window)?;
                central::answer(&network, central::Subject::ActorPlaces)
            }
            Self::Blocs => blocs::answer(&actors()?),
            Self::Bridges => bridges::answer(&actors()?),
            Self::Chain(args) => chain::answer(&actors()?, args, global)?,
            Self::Naming(args) => naming::answer(&store, args)?,
            Self::Copying => copying::answer(&store, window)?,
            Self::Paths(args) => paths::answer(&store, window, args)?,
            Self::Change(args) => {
                if window != Window::default() {
                    return Err(Failure::usage(
                        "the windows of `change` are its two arguments; leave out --from and --to",
                    ));
                }
                change::answer(&store, args)?
            }
        })
    }
}

/// The node that a user named.
fn find(network: &Network, name: &str) -> Result<petgraph::graph::NodeIndex, Failure> {
    network.find(name).ok_or_else(|| {
        Failure::new(format!("nothing in this network is called “{name}”"))
            .with_help("`dateline analyze actors` lists the names")
    })
}

/// A share as people read it: `12 %`.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Names in a row: `A, B and C`; the rest beyond `most` as a number.
fn listed(names: &[&str], most: usize) -> String {
    let more = names.len().saturating_sub(most);
    let (shown, last) = match names {
        [] => return String::new(),
        [only] => return (*only).to_owned(),
        _ if more > 0 => (&names[..most], format!("{more} more")),
        [rest @ .., last] => (rest, (*last).to_owned()),
    };
    format!("{} and {last}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        assert_eq!(listed(&["A"], 3), "A");
        assert_eq!(listed(&["A", "B", "C"], 3), "A, B and C");
        assert_eq!(listed(&["A", "B", "C"], 2), "A, B and 1 more");
    }
}
