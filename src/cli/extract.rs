//! `dateline extract`: reports → claims or mentions as JSON lines on standard output.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::write_json_lines;
use super::pipeline::{Pipeline, read_inputs, without_broken};
use super::{Failure, Global, Outcome};
use crate::extract::Extraction;

/// Arguments of `dateline extract`.
#[derive(Args)]
pub struct ExtractArgs {
    /// Reports (text, HTML, JSON lines), folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write the mentions instead of the claims
    #[arg(long)]
    mentions: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    format: ExtractFormat,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum ExtractFormat {
    /// One JSON object a line
    #[default]
    Jsonl,
}

/// Extracts and writes; the output is in the order of the documents' names.
pub fn run(args: &ExtractArgs, global: &Global) -> Result<Outcome, Failure> {
    let inputs = read_inputs(&args.paths)?;
    if inputs.documents.is_empty() {
        return Err(Failure::new("there is no report to read")
            .with_help("name a text, HTML or JSON-lines file, or a folder of them"));
    }
    let pipeline = Pipeline::load(global)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut left_out, mut found) = (inputs.left_out.len(), 0);
    // In batches, so that a pipe of any length flows in bounded memory.
    for batch in inputs.documents.chunks(256) {
        let (extractions, broken) = without_broken(pipeline.extract_all(batch, global));
        left_out += broken;
        for extraction in &extractions {
            found += write(extraction, args, &mut out)?;
        }
    }
    out.flush()?;
    if found == 0 && !global.quiet {
        eprintln!(
            "nothing found: no sentence tells of an action that the ontology knows; see \
             `dateline parse FILE` for how they were read"
        );
    }
    Ok(if left_out == 0 {
        Outcome::Done
    } else {
        Outcome::LeftOut
    })
}

/// Writes what was asked for and says how many lines that were.
fn write(
    extraction: &Extraction,
    args: &ExtractArgs,
    out: &mut impl Write,
) -> Result<usize, Failure> {
    let ExtractFormat::Jsonl = args.format;
    if args.mentions {
        write_json_lines(&extraction.mentions, out)?;
        Ok(extraction.mentions.len())
    } else {
        write_json_lines(&extraction.claims, out)?;
        Ok(extraction.claims.len())
    }
}
