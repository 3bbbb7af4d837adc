//! The command line: one file a command, arguments apart from what they mean. Errors are rendered
//! only here.

mod analyze;
mod build;
mod check;
mod claims;
mod conflicts;
mod days;
mod decisions;
mod error;
mod events;
mod explain;
mod export;
mod extract;
pub mod gazetteer;
mod graph;
mod lookup;
mod merge;
mod ontology;
mod output;
mod parse;
mod pipeline;
mod push;
mod query;
mod rate;
mod records;
mod serve;
mod shell;
mod sources;
mod split;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

pub use error::{Failure, Outcome};
pub use output::{Format, Table};

/// Reads news reports and builds a knowledge graph of what they claim: who did what to whom,
/// where, when, and who says so.
#[derive(Parser)]
#[command(
    name = "dateline",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
#[command(
    after_help = "Start with:  dateline build FOLDER   then   dateline events\n\
    Exit status: 0 done, 1 failed, 2 wrong usage, 3 done with documents left out."
)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Where the graph is kept when nothing else is said.
const DEFAULT_STORE: &str = "out";
/// The variable of the environment that says where the graph is kept.
const STORE_VARIABLE: &str = "DATELINE_STORE";

/// What every command takes.
#[derive(Args)]
pub struct Global {
    /// Folder of the graph
    #[arg(
        long,
        short = 's',
        visible_alias = "out",
        global = true,
        value_name = "DIR",
        default_value = DEFAULT_STORE,
        env = STORE_VARIABLE
    )]
    pub store: PathBuf,
    /// A Turtle file of your own actions, actors, places or sources; repeatable
    #[arg(long, global = true, value_name = "FILE.ttl")]
    pub ontology: Vec<PathBuf>,
    /// No progress and no summary, only results and errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

impl Global {
    /// Whether to draw progress bars: on a terminal, unless asked to be quiet.
    pub fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }
}

#[derive(Subcommand)]
enum Command {
    /// Reports → graph
    Build(build::BuildArgs),
    /// Reports → claims (or mentions) as JSON lines; stores nothing
    Extract(extract::ExtractArgs),
    /// What the reports tell of, one event a line
    Events(events::EventsArgs),
    /// Who says that who did what, one claim a line
    Claims(claims::ClaimsArgs),
    /// Where claims disagree, and where they only seem to
    Conflicts(conflicts::ConflictsArgs),
    /// Outlets with their dates and copy, and the speakers that they quote
    Sources(sources::SourcesArgs),
    /// One event, claim, actor, place or document with its quotes
    Explain(explain::ExplainArgs),
    /// Say that two actors, places or events are one
    Merge(merge::MergeArgs),
    /// Say that a name or claim belongs to something else
    Split(split::SplitArgs),
    /// Say how reliable an outlet is, A to F
    Rate(rate::RateArgs),
    /// List and undo what you have merged, split and rated
    Decisions(decisions::DecisionsArgs),
    /// What the language engine sees in a text: trees, a table or JSON
    Parse(parse::ParseArgs),
    /// Who is central, who stands with whom, who copies whom
    Analyze(analyze::AnalyzeArgs),
    /// Diagrams (dot, svg, png) and network files (graphml, gexf, json, csv)
    Graph(graph::GraphArgs),
    /// SPARQL over the graph, or one of the named questions
    Query(query::QueryArgs),
    /// The graph in other forms: trig, ttl, jsonld, rdf12, acled-csv, geojson …
    Export(export::ExportArgs),
    /// The graph against its shapes; an ontology file against the vocabulary
    Check(check::CheckArgs),
    /// Your own places: villages and features from a GeoNames dump
    Gazetteer(gazetteer::GazetteerArgs),
    /// The vocabulary and the shapes, as Turtle or as a page
    Ontology(ontology::OntologyArgs),
    /// SPARQL endpoint and explorer, on loopback unless told otherwise
    Serve(serve::ServeArgs),
    /// Send the graph to a SPARQL 1.1 server
    Push(push::PushArgs),
    /// Print the completion script of a shell
    Completions(shell::CompletionsArgs),
    /// Write the manual pages into a folder
    Man(shell::ManArgs),
}

impl Command {
    fn run(self, global: &Global) -> Result<Outcome, Failure> {
        match self {
            Self::Build(args) => build::run(&args, global),
            Self::Extract(args) => extract::run(&args, global),
            Self::Events(args) => events::run(&args, global),
            Self::Claims(args) => claims::run(&args, global),
            Self::Conflicts(args) => conflicts::run(&args, global),
            Self::Sources(args) => sources::run(&args, global),
            Self::Explain(args) => explain::run(&args, global),
            Self::Merge(args) => merge::run(&args, global),
            Self::Split(args) => split::run(&args, global),
            Self::Rate(args) => rate::run(&args, global),
            Self::Decisions(args) => decisions::run(&args, global),
            Self::Parse(args) => parse::run(&args, global),
            Self::Analyze(args) => analyze::run(&args, global),
            Self::Graph(args) => graph::run(&args, global),
            Self::Query(args) => query::run(&args, global),
            Self::Export(args) => export::run(&args, global),
            Self::Check(args) => check::run(&args, global),
            Self::Gazetteer(args) => gazetteer::command(&args, global),
            Self::Ontology(args) => ontology::run(&args),
            Self::Serve(args) => serve::run(&args, global),
            Self::Push(args) => push::run(&args, global),
            Self::Completions(args) => shell::completions(&args),
            Self::Man(args) => shell::manual(&args),
        }
    }
}

/// Runs the program and says how it ended: 0 done, 1 failed, 2 wrong usage, 3 done with
/// documents left out.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env("DATELINE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("off"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_timer(tracing_subscriber::fmt::time::uptime())
        .init();
    match cli.command.run(&cli.global) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::LeftOut) => ExitCode::from(3),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            let wrong_usage = failure.is_wrong_usage();
            eprintln!("{:?}", miette::Report::new(failure));
            ExitCode::from(if wrong_usage { 2 } else { 1 })
        }
    }
}
