//! What a graph was made from, as `manifest.json`.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::StoreError;

/// The format that this version writes; it reads this and all before it.
pub const FORMAT: u32 = 1;

/// What a graph was made from. It holds no time and no path: the same input gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Number of the store's format.
    pub format: u32,
    /// Version of the program.
    pub version: String,
    /// BLAKE3 hash of the ontology files.
    pub ontology: String,
    /// The graph's file.
    pub graph: GraphFile,
    /// Every document, by name.
    pub inputs: Vec<Input>,
}

/// The graph's file and how to know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphFile {
    /// Its name, beside the manifest.
    pub file: String,
    /// BLAKE3 hash of its bytes, in hexadecimal.
    pub hash: String,
    /// Its size.
    pub bytes: u64,
    /// Its quads.
    pub quads: u64,
}

/// One document that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Input {
    /// Name of the document.
    pub name: String,
    /// BLAKE3 hash of its bytes, in hexadecimal.
    pub hash: String,
}

impl Manifest {
    pub(super) fn read(file: &Path, dir: &Path) -> Result<Self, StoreError> {
        let text = fs::read_to_string(file).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::Missing {
                dir: dir.to_owned(),
            },
            io::ErrorKind::InvalidData => StoreError::Corrupt {
                file: file.to_owned(),
                reason: "it is not text".to_owned(),
            },
            _ => StoreError::Io {
                doing: "read",
                file: file.to_owned(),
                source,
            },
        })?;
        let corrupt = |error: serde_json::Error| StoreError::Corrupt {
            file: file.to_owned(),
            reason: error.to_string(),
        };
        // The number first: the rest of a later format may be shaped in another way.
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } = serde_json::from_str(&text).map_err(corrupt)?;
        if format > FORMAT {
            return Err(StoreError::Newer {
                file: file.to_owned(),
                found: format,
            });
        }
        serde_json::from_str(&text).map_err(corrupt)
    }

    pub(super) fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}
