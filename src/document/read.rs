//! From paths to documents: walks folders, reads each file by its kind, and names every file that
//! had to be left out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Document, html, json_lines, text};

/// Why an input was left out.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// Nothing stands at the path.
    #[error("there is no such file or folder")]
    Missing,
    /// The operating system refused.
    #[error("it can't be read: {0}")]
    Unreadable(String),
    /// The file has no text.
    #[error("it holds no text")]
    Empty,
    /// The bytes aren't UTF-8; the first wrong byte's offset.
    #[error(
        "it isn't UTF-8 (first wrong byte at {0}); convert it, for instance with `iconv -t utf-8`"
    )]
    NotUtf8(usize),
    /// The bytes are no text at all.
    #[error("it's a binary file; give the report's text, HTML or JSON lines")]
    Binary,
    /// The bytes are of a format that lays out text; its name.
    #[error("it's {0}; save its text first, for instance with `pdftotext` or `pandoc -t plain`")]
    LaidOut(&'static str),
    /// A file in a folder whose extension isn't read; named by itself it's taken for text.
    #[error(
        "it's no .txt, .md, .html or .jsonl file; convert it, or name it by itself if it's text"
    )]
    OtherKind,
    /// The folder holds no file that can be read.
    #[error("the folder is empty: it holds no .txt, .md, .html or .jsonl file")]
    NoReports,
    /// The front matter breaks its rules.
    #[error("front matter, line {line}: {message}")]
    FrontMatter {
        /// Line in the file, from 1.
        line: usize,
        /// What is wrong and what would be right.
        message: String,
    },
    /// A line of a JSON-lines file isn't a report.
    #[error("line {line}: {message}")]
    JsonLine {
        /// Line in the file, from 1.
        line: usize,
        /// What is wrong and what would be right.
        message: String,
    },
}

/// An input that was left out, and why. All other inputs are still read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct LeftOut {
    /// The input.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

impl LeftOut {
    fn new(path: &Path, reason: Reason) -> Self {
        Self {
            path: path.to_owned(),
            reason,
        }
    }
}

/// What was found under the paths that a user named.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The documents, by name; every name is unique.
    pub documents: Vec<Document>,
    /// What couldn't be read, in the order met.
    pub left_out: Vec<LeftOut>,
}

/// The kinds of file that are read, by extension.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Html,
    JsonLines,
}

impl Kind {
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" | "md" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// Reads every report under the paths. A folder is walked whole, hidden files passed over; a file
/// that is named itself is read as text whatever its extension. The result doesn't depend on the
/// order of the paths.
pub fn read_paths(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    let mut found = Vec::<(PathBuf, Document)>::new();
    for path in paths {
        if path.is_dir() {
            read_folder(path, &mut found, &mut inputs.left_out);
        } else if path.exists() {
            let kind = Kind::of(path).unwrap_or(Kind::Text);
            read_file(path, kind, &mut found, &mut inputs.left_out);
        } else {
            inputs.left_out.push(LeftOut::new(path, Reason::Missing));
        }
    }
    inputs.documents = name_apart(found);
    inputs
}

/// Reads a stream (standard input): JSON lines when the first character is `{`, else one text
/// document.
///
/// # Errors
/// As for a file; `name` stands for the path.
pub fn read_stream(name: &str, bytes: &[u8]) -> Inputs {
    let (mut found, mut inputs) = (Vec::new(), Inputs::default());
    let kind = match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => Kind::JsonLines,
        Some(b'<') => Kind::Html,
        _ => Kind::Text,
    };
    read_bytes(
        Path::new(name),
        kind,
        bytes,
        &mut found,
        &mut inputs.left_out,
    );
    inputs.documents = name_apart(found);
    inputs
}

fn read_folder(folder: &Path, found: &mut Vec<(PathBuf, Document)>, left_out: &mut Vec<LeftOut>) {
    let before = (found.len(), left_out.len());
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(visible)
    {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match Kind::of(entry.path()) {
                Some(kind) => read_file(entry.path(), kind, found, left_out),
                None => left_out.push(LeftOut::new(entry.path(), Reason::OtherKind)),
            },
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                left_out.push(LeftOut::new(&path, Reason::Unreadable(error.to_string())));
            }
        }
    }
    if (found.len(), left_out.len()) == before {
        left_out.push(LeftOut::new(folder, Reason::NoReports));
    }
}

fn read_file(
    path: &Path,
    kind: Kind,
    found: &mut Vec<(PathBuf, Document)>,
    left_out: &mut Vec<LeftOut>,
) {
    match std::fs::read(path) {
        Ok(bytes) => read_bytes(path, kind, &bytes, found, left_out),
        Err(error) => left_out.push(LeftOut::new(path, Reason::Unreadable(error.to_string()))),
    }
}

fn read_bytes(
    path: &Path,
    kind: Kind,
    bytes: &[u8],
    found: &mut Vec<(PathBuf, Document)>,
    left_out: &mut Vec<LeftOut>,
) {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(reason) => return left_out.push(LeftOut::new(path, reason)),
    };
    let name = path
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let hash = blake3::hash(bytes).to_hex().to_string();
    let single = match kind {
        Kind::Text => text::read(text),
        Kind::Html => html::read(text),
        Kind::JsonLines => {
            for report in json_lines::read(&name, text) {
                match report {
                    Ok(document) => found.push((path.to_owned(), document)),
                    Err(reason) => left_out.push(LeftOut::new(path, reason)),
                }
            }
            return;
        }
    };
    match single {
        Ok((_, body)) if body.trim().is_empty() => {
            left_out.push(LeftOut::new(path, Reason::Empty));
        }
        Ok((metadata, text)) => {
            found.push((
                path.to_owned(),
                Document {
                    name,
                    hash,
                    metadata,
                    text,
                },
            ));
        }
        Err(reason) => left_out.push(LeftOut::new(path, reason)),
    }
}

/// Formats that hold a report's text in a layout, by their first bytes.
const LAID_OUT: [(&[u8], &str); 3] = [
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a Rich Text file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
];

/// The bytes as text, without a byte-order mark.
fn decode(bytes: &[u8]) -> Result<&str, Reason> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Reason::Empty);
    }
    for (start, name) in LAID_OUT {
        if bytes.starts_with(start) {
            return Err(Reason::LaidOut(name));
        }
    }
    if bytes.iter().take(8_192).any(|&byte| byte == 0) {
        return Err(Reason::Binary);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Reason::NotUtf8(error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Sorts the documents and makes their names unique. A file named twice counts once; files of one
/// stem in different folders are told apart by as many parent folders as it takes.
fn name_apart(mut found: Vec<(PathBuf, Document)>) -> Vec<Document> {
    found.sort_by(|a, b| (&a.1.name, &a.1.hash, &a.0).cmp(&(&b.1.name, &b.1.hash, &b.0)));
    found.dedup_by(|a, b| a.1.name == b.1.name && a.1.hash == b.1.hash);
    let mut taken = BTreeMap::<String, usize>::new();
    for (_, document) in &found {
        *taken.entry(document.name.clone()).or_default() += 1;
    }
    let mut documents: Vec<_> = found
        .into_iter()
        .map(|(path, mut document)| {
            if taken[&document.name] > 1 {
                let parent = path.parent().and_then(Path::file_name).unwrap_or_default();
                // The hash keeps even files of one folder's name apart.
                document.name = format!(
                    "{}-{}-{}",
                    parent.to_string_lossy(),
                    document.name,
                    &document.hash[..8]
                );
            }
            document
        })
        .collect();
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    documents
}
