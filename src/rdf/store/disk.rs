//! A RocksDB store beside the N-Quads, for graphs beyond memory (Cargo feature `rocksdb`).
//!
//! Its folder is named for the hash of the graph that it was loaded from, so it is never taken for
//! another's; it is loaded to the side and renamed, like every file of a build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use oxigraph::store::Store;

use super::{GRAPH_FILE, Manifest, StoreError, load_into};

const PREFIX: &str = "graph-";
const SUFFIX: &str = ".rocksdb";

/// Opens the store of the graph in the folder, loading it first if this is its first time.
///
/// # Errors
/// When the file system or RocksDB fails.
pub fn open(dir: &Path, manifest: &Manifest) -> Result<Store, StoreError> {
    let hash = manifest
        .graph
        .hash
        .get(..32)
        .unwrap_or(&manifest.graph.hash);
    let kept = dir.join(format!("{PREFIX}{hash}{SUFFIX}"));
    if !kept.is_dir() {
        load(dir, &kept)?;
    }
    Store::open_read_only(&kept).map_err(|error| StoreError::Load(error.to_string()))
}

fn load(dir: &Path, kept: &Path) -> Result<(), StoreError> {
    let failed = |doing, file: &Path| {
        let file = file.to_owned();
        move |source| StoreError::Io {
            doing,
            file,
            source,
        }
    };
    let staged = dir.join(".graph.rocksdb.new");
    remove(&staged).map_err(failed("remove", &staged))?;
    let (_, bytes) = super::read(dir)?;
    let store = Store::open(&staged).map_err(|error| StoreError::Load(error.to_string()))?;
    load_into(&store, &bytes).map_err(|reason| StoreError::Corrupt {
        file: dir.join(GRAPH_FILE),
        reason,
    })?;
    store
        .flush()
        .map_err(|error| StoreError::Load(error.to_string()))?;
    drop(store);
    for old in stores(dir).map_err(failed("read", dir))? {
        remove(&old).map_err(failed("remove", &old))?;
    }
    fs::rename(&staged, kept).map_err(failed("replace", kept))
}

/// Stores of earlier graphs.
fn stores(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
