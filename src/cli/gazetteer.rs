//! `dateline gazetteer import`: a GeoNames dump compiled into a layer over the built-in places.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use crate::knowledge::gazetteer::{BuildError, build};

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
