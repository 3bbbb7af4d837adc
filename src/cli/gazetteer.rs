//! `dateline gazetteer import`: a GeoNames dump compiled into a layer over the built-in places. It
//! stands in the store and is read by every later `build` and `extract` with that store.

use std::fs::File;
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Failure, Global, Outcome};
use crate::knowledge::gazetteer::{BuildError, Layer, build};

/// Name of the imported layer in a store.
const FILE: &str = "gazetteer.bin";

/// What `dateline gazetteer` takes.
#[derive(Args)]
pub struct GazetteerArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Take the places of a GeoNames dump (allCountries.txt, or one country's) into the store
    Import {
        /// The dump, unpacked: nineteen columns with tabs between
        file: PathBuf,
    },
}

pub(super) fn command(args: &GazetteerArgs, global: &Global) -> Result<Outcome, Failure> {
    let Action::Import { file } = &args.action;
    std::fs::create_dir_all(&global.store)?;
    let output = global.store.join(FILE);
    let done = run(file, &output).map_err(|error| {
        let help = match error {
            ImportError::Dump { .. } => {
                "take a country's file from GeoNames' download page and unpack it; \
                 its readme.txt names the columns"
            }
            ImportError::File { .. } => "check the path and that it may be read and written",
        };
        Failure::new(error.to_string()).with_help(help)
    })?;
    if let Some(first) = done.malformed.first() {
        eprintln!(
            "left out: {} of {} that {} no row of a GeoNames dump, the first in line {first}",
            match done.malformed.len() {
                1 => "1 line".to_owned(),
                several => format!("{several} lines"),
            },
            file.display(),
            if done.malformed.len() == 1 {
                "is"
            } else {
                "are"
            },
        );
    }
    if !global.quiet {
        eprintln!(
            "{} places with {} names stand in {}. The next `dateline build` reads them.",
            done.places,
            done.names,
            output.display()
        );
    }
    Ok(if done.malformed.is_empty() {
        Outcome::Done
    } else {
        Outcome::LeftOut
    })
}

/// The bytes of the store's own layer, where there is one.
pub(super) fn read(global: &Global) -> Result<Option<Vec<u8>>, Failure> {
    let path = global.store.join(FILE);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(Failure::new(format!("{}: {error}", path.display()))),
    }
}

/// The layers of places that lie over the built-in ones.
pub(super) fn layers(global: &Global) -> Result<Vec<Layer>, Failure> {
    let Some(bytes) = read(global)? else {
        return Ok(Vec::new());
    };
    let layer = Layer::new(bytes).map_err(|error| {
        Failure::new(format!("{}: {error}", global.store.join(FILE).display()))
            .with_help("import the places again with `dateline gazetteer import FILE`")
    })?;
    Ok(vec![layer])
}

/// Why an import failed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The dump or the output could not be opened or written.
    #[error("{}: {error}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The dump is no dump.
    #[error("{}: {error}", file.display())]
    Dump {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        error: BuildError,
    },
}

/// What an import did.
#[derive(Debug, PartialEq, Eq)]
pub struct Imported {
    /// Places kept.
    pub places: usize,
    /// Distinct spellings.
    pub names: usize,
    /// Size of the compiled file in bytes.
    pub bytes: usize,
    /// Lines (from 1) that were no row of a dump.
    pub malformed: Vec<u64>,
}

/// Compiles the GeoNames dump `file` (allCountries.txt, or one country's) into `output`.
///
/// The output is written beside its name and renamed, so an interrupted import leaves no half file.
///
/// # Errors
/// When the dump can't be read or has no usable row, or the output can't be written.
pub fn run(file: &Path, output: &Path) -> Result<Imported, ImportError> {
    let failed = |path: &Path| {
        let file = path.to_owned();
        move |error| ImportError::File { file, error }
    };
    let dump = File::open(file).map_err(failed(file))?;
    let built = build(BufReader::new(dump)).map_err(|error| ImportError::Dump {
        file: file.to_owned(),
        error,
    })?;
    let partial = output.with_extension("partial");
    std::fs::write(&partial, &built.bytes).map_err(failed(&partial))?;
    std::fs::rename(&partial, output).map_err(failed(output))?;
    Ok(Imported {
        places: built.places,
        names: built.names,
        bytes: built.bytes.len(),
        malformed: built.malformed,
    })
}
