//! The graph on disk and in memory.
//!
//! On disk it is `graph.nq`, sorted N-Quads that every RDF tool reads, beside `manifest.json`,
//! which says what it was made from and what its bytes hash to. Both are written to the side,
//! synced and renamed, so a killed build leaves the old graph or the new one. In memory it is an
//! oxigraph store, loaded on opening.

pub mod amend;
#[cfg(feature = "rocksdb")]
mod disk;
mod durable;
mod manifest;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::store::Store;

pub use manifest::{GraphFile, Input, Manifest};

use super::statements::GraphLines;

/// Name of the graph's file.
pub const GRAPH_FILE: &str = "graph.nq";
/// Name of the manifest.
pub const MANIFEST_FILE: &str = "manifest.json";

/// Why a graph can't be opened or written. Each says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing was built there.
    #[error(
        "there is no graph in {}: build one with `dateline build FOLDER`, or name its folder with `--store DIR`",
        dir.display()
    )]
    Missing {
        /// The folder looked in.
        dir: PathBuf,
    },
    /// A file is not what the build wrote.
    #[error(
        "{} is damaged ({reason}): run `dateline build` again, which replaces it whole",
        file.display()
    )]
    Corrupt {
        /// The file.
        file: PathBuf,
        /// What was seen.
        reason: String,
    },
    /// The graph was written by a later version.
    #[error(
        "{} has format {found}, and this version of dateline reads up to {}: use the version that built it, or build again",
        file.display(), manifest::FORMAT
    )]
    Newer {
        /// The manifest.
        file: PathBuf,
        /// Its format number.
        found: u32,
    },
    /// The file system failed.
    #[error("can't {doing} {}: {source}", file.display())]
    Io {
        /// What was being done: `read`, `write` …
        doing: &'static str,
        /// The file.
        file: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// oxigraph failed.
    #[error("the graph can't be loaded: {0}")]
    Load(String),
}

/// An open graph.
pub struct Graph {
    /// The quads. Ask through [`crate::rdf::query`], which sees the union of the named graphs.
    pub store: Store,
    /// What it was made from.
    pub manifest: Manifest,
}

impl Graph {
    /// Opens what [`write`] left in the folder.
    ///
    /// # Errors
    /// When nothing was built there, or a file is missing, damaged or newer than this version.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        #[cfg(feature = "rocksdb")]
        {
            let manifest = read_manifest(dir)?;
            let store = disk::open(dir, &manifest)?;
            Ok(Self { store, manifest })
        }
        #[cfg(not(feature = "rocksdb"))]
        {
            let (manifest, bytes) = read(dir)?;
            let store = load(&bytes).map_err(|reason| StoreError::Corrupt {
                file: dir.join(GRAPH_FILE),
                reason,
            })?;
            Ok(Self { store, manifest })
        }
    }

    /// A graph that stands in no file.
    ///
    /// # Errors
    /// When oxigraph can't load it.
    pub fn in_memory(graphs: &[GraphLines], manifest: Manifest) -> Result<Self, StoreError> {
        let store = load(&to_bytes(graphs)).map_err(StoreError::Load)?;
        Ok(Self { store, manifest })
    }
}

/// The manifest of the graph in the folder, its quads unread.
///
/// # Errors
/// When nothing was built there, or the manifest is damaged or newer than this version.
pub fn read_manifest(dir: &Path) -> Result<Manifest, StoreError> {
    Manifest::read(&dir.join(MANIFEST_FILE), dir)
}

/// The manifest and the bytes of the graph, which are known to be what the build wrote.
///
/// # Errors
/// As [`Graph::open`].
pub fn read(dir: &Path) -> Result<(Manifest, Vec<u8>), StoreError> {
    let manifest = read_manifest(dir)?;
    let file = dir.join(GRAPH_FILE);
    let bytes = fs::read(&file).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => StoreError::Corrupt {
            file: file.clone(),
            reason: "the manifest stands without it".to_owned(),
        },
        _ => StoreError::Io {
            doing: "read",
            file: file.clone(),
            source,
        },
    })?;
    let hash = blake3::hash(&bytes).to_hex();
    if *manifest.graph.hash == *hash {
        return Ok((manifest, bytes));
    }
    // A build that was killed between the two renames left the new graph beside the old manifest
    // and the new manifest still waiting.
    let waiting = durable::staged_name(&dir.join(MANIFEST_FILE));
    if let Ok(next) = Manifest::read(&waiting, dir)
        && *next.graph.hash == *hash
    {
        return Ok((next, bytes));
    }
    Err(StoreError::Corrupt {
        file,
        reason: format!(
            "its {} bytes are not the {} that were written",
            bytes.len(),
            manifest.graph.bytes
        ),
    })
}

/// Replaces the graph in the folder, which is made if need be. Either the old graph stands
/// afterwards or the new one, whatever happens in between.
///
/// # Errors
/// When the file system fails; the old graph stands then.
pub fn write(
    dir: &Path,
    graphs: &[GraphLines],
    inputs: Vec<Input>,
    ontology: String,
) -> Result<Manifest, StoreError> {
    let quads = graphs.iter().map(|graph| graph.lines.len() as u64).sum();
    write_bytes(dir, &to_bytes(graphs), quads, inputs, ontology)
}

fn write_bytes(
    dir: &Path,
    bytes: &[u8],
    quads: u64,
    inputs: Vec<Input>,
    ontology: String,
) -> Result<Manifest, StoreError> {
    fs::create_dir_all(dir).map_err(|source| StoreError::Io {
        doing: "make",
        file: dir.to_owned(),
        source,
    })?;
    let manifest = Manifest {
        format: manifest::FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ontology,
        graph: GraphFile {
            file: GRAPH_FILE.to_owned(),
            hash: blake3::hash(bytes).to_hex().to_string(),
            bytes: bytes.len() as u64,
            quads,
        },
        inputs,
    };
    durable::replace_files(
        dir,
        &[
            (&dir.join(GRAPH_FILE), bytes),
            (&dir.join(MANIFEST_FILE), manifest.to_json().as_bytes()),
        ],
    )?;
    Ok(manifest)
}

/// The graphs as one N-Quads file.
pub fn to_bytes(graphs: &[GraphLines]) -> Vec<u8> {
    let size = graphs
        .iter()
        .flat_map(|graph| &graph.lines)
        .map(|line| line.len() + 1)
        .sum();
    let mut bytes = Vec::with_capacity(size);
    for line in graphs.iter().flat_map(|graph| &graph.lines) {
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
    }
    bytes
}

fn load(bytes: &[u8]) -> Result<Store, String> {
    let store = Store::new().map_err(|error| error.to_string())?;
    load_into(&store, bytes)?;
    Ok(store)
}

/// Loads N-Quads that are known to be ours: the parser need not check their IRIs again.
fn load_into(store: &Store, bytes: &[u8]) -> Result<(), String> {
    let mut loader = store.bulk_loader();
    loader
        .parallel_load_from_slice(RdfParser::from_format(RdfFormat::NQuads).lenient(), bytes)
        .map_err(|error| error.to_string())?;
    loader.commit().map_err(|error| error.to_string())
}
