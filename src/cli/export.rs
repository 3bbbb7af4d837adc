//! `dateline export`: the graph in the forms that other tools read.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::records::write_file;
use super::{Failure, Global, Outcome};
use crate::export::acled::{self, Coded, Reason};
use crate::export::{ExportError, geojson, jsonld, rdf12, trig, turtle};
use crate::knowledge::Knowledge;
use crate::rdf::store::{self, Graph};

/// Arguments of `dateline export`.
#[derive(Args)]
pub struct ExportArgs {
    /// Form of the export
    #[arg(value_enum)]
    form: Form,
    /// File to write; standard output without it
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// N-Quads: the graph as it is kept
    Nq,
    /// TriG: named graphs for readers
    Trig,
    /// Turtle: the union of the named graphs
    Ttl,
    /// JSON-LD 1.1
    Jsonld,
    /// N-Quads of RDF 1.2, each claim the reifier of what it states
    Rdf12,
    /// Events in the columns of ACLED
    AcledCsv,
    /// Events as points on a map
    Geojson,
}

/// Writes the export.
pub fn run(args: &ExportArgs, global: &Global) -> Result<Outcome, Failure> {
    match &args.output {
        Some(file) => write_file(file, |out| write(args.form, global, out))?,
        None => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            write(args.form, global, &mut out)?;
            out.flush()?;
        }
    }
    Ok(Outcome::Done)
}

fn write(form: Form, global: &Global, out: &mut impl Write) -> Result<(), Failure> {
    if matches!(form, Form::AcledCsv | Form::Geojson) {
        let graph = Graph::open(&global.store)?;
        if form == Form::Geojson {
            return Ok(geojson::write(&graph.store, out)?);
        }
        let knowledge = Knowledge::load(&global.ontology)?;
        let coded = acled::write(&graph.store, &knowledge.countries, out)?;
        if !global.quiet {
            name_left_out(&coded);
        }
        return Ok(());
    }
    let (_, bytes) = store::read(&global.store)?;
    match form {
        Form::Trig => trig::write(&bytes, out)?,
        Form::Ttl => turtle::write(&bytes, out)?,
        Form::Jsonld => jsonld::write(&bytes, out)?,
        Form::Rdf12 => rdf12::write(&bytes, out)?,
        Form::Nq | Form::AcledCsv | Form::Geojson => out.write_all(&bytes)?,
    }
    Ok(())
}

/// Says on standard error how many events ACLED's form has no row for, and why.
fn name_left_out(coded: &Coded) {
    let left_out: usize = coded.left_out.values().sum();
    if left_out == 0 {
        return;
    }
    let reasons: Vec<String> = (coded.left_out.iter())
        .map(|(reason, count)| {
            let why = match reason {
                Reason::NoKind => "of a kind that ACLED doesn't code",
                Reason::NotAsserted => "that nobody asserts or somebody denies",
                Reason::NoDate => "without an undisputed date to the month at least",
                Reason::NoPlace => "without a place smaller than a country",
            };
            format!("{count} {why}")
        })
        .collect();
    eprintln!(
        "{} of {} events written; left out: {}. `dateline events` lists them all.",
        coded.written,
        coded.written + left_out,
        reasons.join(", ")
    );
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Io(error) => error.into(),
            error => Self::new(error.to_string()),
        }
    }
}
