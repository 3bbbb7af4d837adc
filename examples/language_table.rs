//! Writes what the engine says of text files as a table with one row a token: the counterpart of
//! `tests/language/oracle.py`, which writes what spaCy says.
//!
//! `cargo run --release --example language_table -- [--model FILE] FILE…`

use std::fmt::Write as _;
use std::io::Write as _;

use dateline::language::{Analysis, Engine, Options};

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
        out.write_all(table(&file, &analysis).as_bytes())?;
    }
    Ok(())
}

fn table(name: &str, analysis: &Analysis) -> String {
    let mut out = format!("# doc {name}\n");
    for token in 0..analysis.len() {
        let entity = match analysis.entity_at(token) {
            Some(entity) if entity.tokens.start == token => format!("B-{}", entity.label),
            Some(entity) => format!("I-{}", entity.label),
            None => "O".into(),
        };
        let sentence = &analysis.sentences()[analysis.sentence_of(token)];
        let morph = analysis.morph(token);
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            analysis.span(token).start,
            escape(analysis.text(token)),
            analysis.tag(token),
            analysis.pos(token),
            if morph.is_empty() { "_" } else { morph },
            escape(analysis.lemma(token)),
            analysis.head(token),
            analysis.dep(token),
            entity,
            u8::from(sentence.start == token),
        );
    }
    out.push('\n');
    out
}

/// Keeps every row one line.
fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, char| {
        match char {
            '\\' | '\t' | '\n' | '\r' => out.extend(char.escape_default()),
            _ if char.is_control() => out.extend(char.escape_unicode()),
            _ if char != ' ' && char.is_whitespace() => out.extend(char.escape_unicode()),
            _ => out.push(char),
        }
        out
    })
}
