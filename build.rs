//! Lists what is compiled into the program, so that no list is kept by hand.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=build.rs");
    let ontology = root.join("ontology");
    list(
        &out,
        "named_queries.rs",
        "FILES",
        &ontology.join("queries"),
        "rq",
    )?;
    list(
        &out,
        "ontology_files.rs",
        "ONTOLOGY_FILES",
        &ontology,
        "ttl",
    )
}

/// Writes a list of the name and text of every file with that ending in a folder and those below
/// it, by path. A name is the path from the folder, without the ending.
fn list(out: &Path, file: &str, name: &str, folder: &Path, ending: &str) -> io::Result<()> {
    let mut files = Vec::new();
    find(folder, ending, &mut files)?;
    files.sort();
    let mut code = format!("static {name}: &[(&str, &str)] = &[\n");
    for path in &files {
        let relative = path.strip_prefix(folder).unwrap_or(path).with_extension("");
        let relative = relative.to_string_lossy().replace('\\', "/");
        let _ = writeln!(code, "    ({relative:?}, include_str!({path:?})),");
    }
    code.push_str("];\n");
    fs::write(out.join(file), code)
}

fn find(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, ending, files)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    Ok(())
}
