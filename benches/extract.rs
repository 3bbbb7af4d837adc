//! What extraction costs beside the parse it starts from, and whether the number of patterns shows.
//!
//! `cargo bench --bench extract -- [PATH…]`: reports or folders of them. Each report is parsed and
//! extracted in turn, on one thread, with the built-in scheme and with that and [`MORE`] patterns
//! that none of its words meets.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dateline::document::{Document, read_paths, read_stream};
use dateline::extract::Extractor;
use dateline::knowledge::Knowledge;
use dateline::language::{Analysis, Engine};

mod clock;
use clock::now;

/// Passes over the reports after the first; the median counts.
const PASSES: usize = 5;

/// Patterns added for the second run.
const MORE: usize = 20_000;

/// A report for a run without paths.
const SAMPLE: &str = "Troops loyal to the council took the northern bridge on Tuesday after two days of \
    fighting, its spokesman said. Two drivers were killed and a nurse was wounded when a mine went off \
    near the customs house, according to the town's mayor. The rebels denied that they had laid it. \
    Some 3,500 people have fled to the coast since May, and aid agencies say that they lack water.\n\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = (std::env::args().skip(1))
        .filter(|argument| argument != "--bench")
        .map(PathBuf::from)
        .collect();
    let documents = if paths.is_empty() {
        read_stream("sample.txt", SAMPLE.repeat(200).as_bytes()).documents
    } else {
        read_paths(&paths).documents
    };
    let engine = Engine::load()?;
    let knowledge = Knowledge::load(&[] as &[&str])?;
    let larger = enlarged()?;
    let count = |knowledge: &Knowledge| -> usize {
        let actions = knowledge.actions.iter();
        actions.map(|action| action.patterns.len()).sum()
    };
    let extractors = [Extractor::new(&knowledge), Extractor::new(&larger)];
    pass(&engine, &extractors, &documents);
    let mut passes: Vec<[Duration; 3]> = (0..PASSES)
        .map(|_| pass(&engine, &extractors, &documents))
        .collect();
    let mut median = |column: usize| {
        passes.sort_by_key(|times| times[column]);
        passes[PASSES / 2][column].as_secs_f64() * 1e3
    };
    let parse = median(0);
    println!("reports             {:9}", documents.len());
    println!("parse               {parse:9.1} ms");
    for (column, knowledge) in [(1, &knowledge), (2, &larger)] {
        let spent = median(column);
        println!(
            "extraction          {spent:9.1} ms {:6.2} of the parse, with {} patterns",
            spent / parse,
            count(knowledge)
        );
    }
    Ok(())
}

/// The built-in knowledge, and a scheme of patterns whose heads are no words.
fn enlarged() -> Result<Knowledge, Box<dyn std::error::Error>> {
    let mut text = String::from(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
         @prefix dl: <https://w3id.org/dateline/ontology#> .\n\
         <urn:bench:action> a skos:Concept ; skos:notation \"bench\" ; dl:polarity \"neutral\" ;\n\
         skos:prefLabel \"bench\"@en ; dl:pattern \"v:qx subj>actor obj>target\"",
    );
    for number in 1..MORE {
        write!(text, ",\n\"v:qx{number} subj>actor obj>target\"")?;
    }
    text.push_str(" .\n");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("patterns.ttl");
    std::fs::write(&file, text)?;
    Ok(Knowledge::load(&[file])?)
}

/// Time to parse all reports, and to extract from the parses with each extractor. Report by report
/// in turn, so that what else the machine does meets all alike.
fn pass(engine: &Engine, extractors: &[Extractor<'_>; 2], documents: &[Document]) -> [Duration; 3] {
    let mut spent = [Duration::ZERO; 3];
    for document in documents {
        let start = now();
        let analysis: Analysis = engine.analyse(&document.text);
        spent[0] += now() - start;
        for (extractor, spent) in extractors.iter().zip(&mut spent[1..]) {
            let start = now();
            std::hint::black_box(extractor.extract(document, &analysis));
            *spent += now() - start;
        }
    }
    spent
}
