//! `dateline build`: reports → graph.

use std::path::PathBuf;

use clap::Args;

use super::pipeline::{Pipeline, read_inputs, without_broken};
use super::{Failure, Global, Outcome};

/// Arguments of `dateline build`.
#[derive(Args)]
pub struct BuildArgs {
    /// Reports (text, HTML, JSON lines) or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Builds the graph of the given reports.
pub fn run(args: &BuildArgs, global: &Global) -> Result<Outcome, Failure> {
    let inputs = read_inputs(&args.paths)?;
    let pipeline = Pipeline::load(global)?;
    let (extractions, broken) = without_broken(pipeline.extract_all(&inputs.documents, global));
    eprintln!("{} documents", extractions.len());
    Ok(if inputs.left_out.is_empty() && broken == 0 {
        Outcome::Done
    } else {
        Outcome::LeftOut
    })
}
