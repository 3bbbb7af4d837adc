//! `dateline check`: the graph against its shapes; an ontology file against the vocabulary.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, Global, Outcome};
use crate::knowledge::Knowledge;
use crate::rdf::check::{self, CheckError, GRAPH_SHAPES, Shapes, ShapesError};
use crate::rdf::store::Graph;

/// How many faults are told at most; the rest is counted.
const TOLD: usize = 50;

/// Arguments of `dateline check`.
#[derive(Args)]
pub struct CheckArgs {
    /// Ontology files to check; without any, the graph is checked
    #[arg(value_name = "FILE.ttl")]
    files: Vec<PathBuf>,
    /// Check the graph against these shapes (SHACL) instead of its own
    #[arg(long, value_name = "FILE.ttl", conflicts_with = "files")]
    shapes: Option<PathBuf>,
}

/// Checks files, or the graph.
pub fn run(args: &CheckArgs, global: &Global) -> Result<Outcome, Failure> {
    if args.files.is_empty() {
        graph(args, global)
    } else {
        files(&args.files, global)
    }
}

fn graph(args: &CheckArgs, global: &Global) -> Result<Outcome, Failure> {
    let shapes = match &args.shapes {
        Some(file) => Shapes::parse(&read(file)?),
        None => Shapes::parse(GRAPH_SHAPES),
    }?;
    let graph = Graph::open(&global.store)?;
    let faults = check::check(&graph.store, &shapes)?;
    if faults.is_empty() {
        if !global.quiet {
            writeln!(
                std::io::stdout(),
                "{} quads are as {} shapes say.",
                graph.manifest.graph.quads,
                shapes.len()
            )?;
        }
        return Ok(Outcome::Done);
    }
    for fault in faults.iter().take(TOLD) {
        eprintln!("{fault}");
    }
    if faults.len() > TOLD {
        eprintln!("… and {} more", faults.len() - TOLD);
    }
    Err(Failure::new(format!(
        "the graph has {} faults",
        faults.len()
    )))
}

fn files(files: &[PathBuf], global: &Global) -> Result<Outcome, Failure> {
    let mut mistakes = 0;
    for file in files {
        let text = read(file)?;
        let found = check::ontology::mistakes(file, &text);
        for mistake in &found {
            eprintln!("{mistake}");
        }
        mistakes += found.len();
        if found.is_empty() && !global.quiet {
            for remark in check::ontology::remarks(file, &text) {
                eprintln!("warning: {remark}");
            }
        }
        // What the readers of actions, actors and places have to say, where the terms are right.
        if found.is_empty()
            && let Err(mistake) = Knowledge::load(std::slice::from_ref(file))
        {
            eprintln!("{mistake}");
            mistakes += 1;
        }
    }
    if mistakes > 0 {
        return Err(Failure::new(format!("{mistakes} mistakes")));
    }
    if !global.quiet {
        let files = files.len();
        writeln!(
            std::io::stdout(),
            "{files} files are as the vocabulary says."
        )?;
    }
    Ok(Outcome::Done)
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("{} can't be read: {error}", file.display())))
}

impl From<ShapesError> for Failure {
    fn from(error: ShapesError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<CheckError> for Failure {
    fn from(error: CheckError) -> Self {
        Self::new(error.to_string())
    }
}
