//! `dateline build`: reports → graph.

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::output::write_json_lines;
use super::pipeline::{Pipeline, read_inputs, without_broken};
use super::records::{self, Cache};
use super::{Failure, Global, Outcome};
use crate::document::Document;
use crate::extract::Extraction;
use crate::link::{self, Decisions, Linked};

/// Arguments of `dateline build`.
#[derive(Args)]
pub struct BuildArgs {
    /// Reports (text, HTML, JSON lines), folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Keep the documents that the graph already holds and add these
    #[arg(long)]
    add: bool,
    /// Read every document again, unchanged ones too
    #[arg(long)]
    fresh: bool,
}

/// Builds the graph of the given reports.
pub fn run(args: &BuildArgs, global: &Global) -> Result<Outcome, Failure> {
    let started = Instant::now();
    let inputs = read_inputs(&args.paths)?;
    if inputs.documents.is_empty() && !args.add {
        return Err(
            Failure::new("there is no report to build from; the graph is left as it was")
                .with_help("name a text, HTML or JSON-lines file, or a folder of them"),
        );
    }
    std::fs::create_dir_all(&global.store)?;
    let pipeline = Pipeline::load(global)?;
    let made_by = made_by(&pipeline);
    let cache = if args.fresh {
        Cache::default()
    } else {
        Cache::open(&global.store, &made_by)
    };
    let (extractions, broken, reused) = extract(&pipeline, inputs.documents, cache, args, global);
    let decisions = Decisions::default();
    let linked = link::link(&extractions, &pipeline.knowledge, &decisions);
    records::write(&global.store, &made_by, &extractions, &linked)?;
    records::write_file(&global.store.join("claims.jsonl"), |out| {
        write_json_lines(
            extractions.iter().flat_map(|extraction| &extraction.claims),
            out,
        )
    })?;
    if !global.quiet {
        summarise(&extractions, &linked, reused, started, global);
    }
    let complete = inputs.left_out.is_empty() && broken == 0;
    Ok(if complete {
        Outcome::Done
    } else {
        Outcome::LeftOut
    })
}

/// What decides an extraction apart from the document: the program and the ontology.
fn made_by(pipeline: &Pipeline) -> String {
    let _ = pipeline;
    records::program_identity()
}

/// Extracts what isn't known yet; the result is sorted by document name.
fn extract(
    pipeline: &Pipeline,
    documents: Vec<Document>,
    mut cache: Cache,
    args: &BuildArgs,
    global: &Global,
) -> (Vec<Extraction>, usize, usize) {
    let mut extractions = Vec::with_capacity(documents.len());
    let mut unknown = Vec::new();
    for document in documents {
        match cache.take(&document) {
            Some(extraction) => extractions.push(extraction),
            None => unknown.push(document),
        }
    }
    let reused = extractions.len();
    let (read, broken) = without_broken(pipeline.extract_all(&unknown, global));
    extractions.extend(read);
    if args.add {
        extractions.extend(cache.rest());
    }
    extractions.sort_by(|a, b| a.document.cmp(&b.document));
    // With `--add`, a document that was changed replaces what was kept under its name.
    extractions.dedup_by(|a, b| a.document == b.document);
    (extractions, broken, reused)
}

/// Says what was built and what to type next.
fn summarise(
    extractions: &[Extraction],
    linked: &Linked,
    reused: usize,
    started: Instant,
    global: &Global,
) {
    use crate::link::record::EntityClass;
    let claims: usize = extractions
        .iter()
        .map(|extraction| extraction.claims.len())
        .sum();
    let entities = |class| {
        linked
            .entities
            .iter()
            .filter(|entity| entity.class == class)
            .count()
    };
    let mut speakers: Vec<_> = linked
        .claims
        .iter()
        .flat_map(|claim| &claim.speakers)
        .collect();
    speakers.sort();
    speakers.dedup();
    let mut out = std::io::stdout().lock();
    // Standard output may be closed; the graph stands all the same.
    let _ = writeln!(
        out,
        "{} documents ({reused} unchanged), {claims} claims, {} events, {} actors, {} places, {} speakers, {} conflicts, in {:.1} s",
        extractions.len(),
        linked.events.len(),
        entities(EntityClass::Actor),
        entities(EntityClass::Place),
        speakers.len(),
        linked.conflicts.len(),
        started.elapsed().as_secs_f64(),
    );
    let _ = writeln!(
        out,
        "The graph stands in {}. Next: dateline events, dateline conflicts, dateline query",
        global.store.display()
    );
}
