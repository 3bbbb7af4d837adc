//! The records that a build leaves beside the graph: every extraction (so that unchanged
//! documents are not read again) and everything that linking found. The everyday lists read
//! these; questions of one's own go to the graph.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Failure;
use crate::document::Document;
use crate::extract::Extraction;
use crate::link::Linked;

/// Extractions, one a line, after a line that says what made them.
const EXTRACTIONS: &str = "extractions.jsonl";
/// What linking found.
const LINKS: &str = "links.json";
/// The analyst's decisions.
const DECISIONS: &str = "decisions.txt";

/// First line of the extractions: the program and ontology that made them.
#[derive(Serialize, Deserialize)]
struct Maker {
    made_by: String,
}

/// What a build found, read back.
#[derive(Debug, Default)]
pub struct Records {
    /// Every document's extraction, by name.
    pub extractions: Vec<Extraction>,
    /// What linking found in them.
    pub linked: Linked,
}

impl Records {
    /// Reads the records of the graph in a folder.
    pub fn open(store: &Path) -> Result<Self, Failure> {
        let extractions = read_extractions(store, None)?;
        let links = fs::read(store.join(LINKS)).map_err(|error| no_graph(store, &error))?;
        let linked =
            serde_json::from_slice(&links).map_err(|error| damaged(store, LINKS, &error))?;
        Ok(Self {
            extractions,
            linked,
        })
    }
}

/// Path of the analyst's decisions beside a graph.
pub fn decisions_path(store: &Path) -> PathBuf {
    store.join(DECISIONS)
}

/// What earlier builds extracted with this very program and ontology, by document name and hash.
#[derive(Default)]
pub struct Cache {
    kept: BTreeMap<(String, String), Extraction>,
}

impl Cache {
    /// Reads what can be used again; nothing when another program or ontology made it.
    pub fn open(store: &Path, made_by: &str) -> Self {
        // A cache that can't be read costs time, never the build.
        let kept = read_extractions(store, Some(made_by)).unwrap_or_default();
        let key = |extraction: &Extraction| (extraction.document.clone(), extraction.hash.clone());
        Self {
            kept: kept
                .into_iter()
                .map(|extraction| (key(&extraction), extraction))
                .collect(),
        }
    }

    /// Takes out what is known of a document.
    pub fn take(&mut self, document: &Document) -> Option<Extraction> {
        self.kept
            .remove(&(document.name.clone(), document.hash.clone()))
    }

    /// What no document has taken, by name.
    pub fn rest(self) -> impl Iterator<Item = Extraction> {
        self.kept.into_values()
    }
}

/// The identity of the running program: a hash of its executable file. A cache made by another
/// build of the program is never used.
pub fn program_identity() -> String {
    std::env::current_exe().and_then(fs::read).map_or_else(
        |_| String::new(),
        |bytes| blake3::hash(&bytes).to_hex().to_string(),
    )
}

/// Writes the extractions and the links of a build.
pub fn write(
    store: &Path,
    made_by: &str,
    extractions: &[Extraction],
    linked: &Linked,
) -> Result<(), Failure> {
    write_file(&store.join(EXTRACTIONS), |out| {
        serde_json::to_writer(
            &mut *out,
            &Maker {
                made_by: made_by.to_owned(),
            },
        )?;
        writeln!(out)?;
        super::output::write_json_lines(extractions, out)
    })?;
    write_file(&store.join(LINKS), |out| {
        Ok(serde_json::to_writer(out, linked)?)
    })
}

/// Writes a file whole or not at all: to a temporary name, synced, then renamed.
pub fn write_file(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.tmp"));
    let cannot = |error: std::io::Error| {
        Failure::new(format!("{} can't be written: {error}", path.display()))
            .with_help("give a folder that you can write to with `--out DIR`")
    };
    let mut out = BufWriter::new(File::create(&temporary).map_err(cannot)?);
    content(&mut out)?;
    let file = out
        .into_inner()
        .map_err(|error| cannot(error.into_error()))?;
    file.sync_all().map_err(cannot)?;
    fs::rename(&temporary, path).map_err(cannot)
}

fn read_extractions(store: &Path, made_by: Option<&str>) -> Result<Vec<Extraction>, Failure> {
    let file = File::open(store.join(EXTRACTIONS)).map_err(|error| no_graph(store, &error))?;
    let mut lines = BufReader::new(file).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let maker: Maker =
        serde_json::from_str(&first).map_err(|error| damaged(store, EXTRACTIONS, &error))?;
    if made_by.is_some_and(|wanted| wanted != maker.made_by) {
        return Ok(Vec::new());
    }
    lines
        .map(|line| {
            serde_json::from_str(&line?).map_err(|error| damaged(store, EXTRACTIONS, &error))
        })
        .collect()
}

fn no_graph(store: &Path, error: &std::io::Error) -> Failure {
    if error.kind() == ErrorKind::NotFound {
        Failure::new(format!("there is no graph in {}", store.display())).with_help(
            "build one with `dateline build FOLDER`, or name its folder with `--store DIR`",
        )
    } else {
        Failure::new(format!(
            "the graph in {} can't be read: {error}",
            store.display()
        ))
    }
}

fn damaged(store: &Path, name: &str, error: &serde_json::Error) -> Failure {
    Failure::new(format!(
        "{} is damaged: {error}",
        store.join(name).display()
    ))
    .with_help("build the graph again with `dateline build`")
}
