//! Writes what the engine says of text files as a table with one row a token: the counterpart of
//! `tests/language/oracle.py`, which writes what spaCy says.
//!
//! `cargo run --release --example language_table -- [--model FILE] FILE…`

use std::io::Write as _;

use dateline::language::{Engine, Options};

#[path = "../tests/language/table.rs"]
mod table;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    let mut engine = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--model" {
            let path = arguments.next().ok_or("--model needs a file")?;
            engine = Some(Engine::from_bytes(&std::fs::read(path)?)?);
        } else {
            files.push(argument);
        }
    }
    let engine = engine.map_or_else(Engine::load, Ok)?;
    let mut out = std::io::stdout().lock();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let analysis = engine.analyse_with(&text, Options::PLAIN);
        out.write_all(table::table(&file, &analysis).as_bytes())?;
    }
    Ok(())
}
