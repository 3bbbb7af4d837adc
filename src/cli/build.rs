//! `dateline build`: reports → graph.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::graph::picture;
use super::output::write_json_lines;
use super::pipeline::{Pipeline, read_inputs, without_broken};
use super::records::{self, Cache, write_file};
use super::{DEFAULT_STORE, Failure, Global, Outcome, STORE_VARIABLE, Table, gazetteer};
use crate::diagram::view::{self, Selection};
use crate::diagram::{Diagram, dot};
use crate::document::Document;
use crate::extract::Extraction;
use crate::link::record::{EntityClass, Part};
use crate::link::{self, Decisions, Linked};
use crate::network::{Window, project};
use crate::rdf::mapping::{self, OntologySource, Sources};
use crate::rdf::store::{self, Graph, Input};

/// Reports without a claim that are named at most; the rest is counted.
const EMPTY: usize = 20;

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
    let made_by = made_by(global)?;
    let cache = if args.fresh {
        Cache::default()
    } else {
        Cache::open(&global.store, &made_by)
    };
    tracing::debug!(
        documents = inputs.documents.len(),
        "reports and knowledge read"
    );
    let (extractions, broken, reused) = extract(&pipeline, inputs.documents, cache, args, global);
    tracing::debug!(documents = extractions.len(), reused, "claims extracted");
    let decisions = read_decisions(global)?;
    if !global.quiet {
        name_empty(&extractions);
    }
    let linked = link::link(&extractions, &pipeline.knowledge, &decisions);
    tracing::debug!(events = linked.events.len(), "claims linked");
    write(&extractions, &linked, &decisions, &made_by, global)?;
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

/// Names on standard error the reports that no claim was found in.
fn name_empty(extractions: &[Extraction]) {
    let empty = extractions.iter().filter(|report| report.claims.is_empty());
    let names: Vec<&str> = empty.map(|report| report.document.as_str()).collect();
    if names.is_empty() {
        return;
    }
    let more = match names.len().saturating_sub(EMPTY) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    eprintln!(
        "warning: nothing found in {}{more}: no sentence tells of an action that the ontology knows; \
         see `dateline parse FILE` for how it was read",
        names[..names.len().min(EMPTY)].join(", ")
    );
}

/// The analyst's decisions beside the graph; none where there is no file.
fn read_decisions(global: &Global) -> Result<Decisions, Failure> {
    let path = records::decisions_path(&global.store);
    match std::fs::read_to_string(&path) {
        Ok(text) => Decisions::parse(&text).map_err(|error| {
            Failure::new(format!("{}, {error}", path.display()))
                .with_help("mend or delete the line; a line is `merge A B`, `split A PART` or `rate OUTLET A-F`")
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Decisions::default()),
        Err(error) => Err(Failure::new(format!("{} can't be read: {error}", path.display()))),
    }
}

/// Writes everything that a build leaves: the records, the graph, and what people open first.
fn write(
    extractions: &[Extraction],
    linked: &Linked,
    decisions: &Decisions,
    made_by: &str,
    global: &Global,
) -> Result<(), Failure> {
    let folder = &global.store;
    records::write(folder, made_by, extractions, linked)?;
    write_file(&folder.join("claims.jsonl"), |out| {
        write_json_lines(
            extractions.iter().flat_map(|extraction| &extraction.claims),
            out,
        )
    })?;
    write_file(&folder.join("events.csv"), |out| {
        events(linked).write(super::Format::Csv, std::iter::empty::<()>(), out)
    })?;
    let own = read_ontologies(global)?;
    let mut ontology = OntologySource::built_in();
    ontology.extend(own.iter().map(|(name, text)| OntologySource { name, text }));
    let sources = Sources {
        extractions,
        linked,
        decisions,
        ontology: &ontology,
    };
    let graphs = mapping::graph(&sources);
    tracing::debug!("claims and links mapped to quads");
    let inputs = extractions
        .iter()
        .map(|extraction| Input {
            name: extraction.document.clone(),
            hash: extraction.hash.clone(),
        })
        .collect();
    let manifest = store::write(folder, &graphs, inputs, ontology_hash(&ontology))
        .map_err(|error| Failure::new(error.to_string()))?;
    let graph =
        Graph::in_memory(&graphs, manifest).map_err(|error| Failure::new(error.to_string()))?;
    tracing::debug!("graph written and read back");
    let failed = |error: crate::rdf::query::QueryError| Failure::new(error.to_string());
    let actors = project::actors(&graph.store, Window::default()).map_err(failed)?;
    let quoted = project::sources(&graph.store, Window::default()).map_err(failed)?;
    let selection = Selection::default();
    draw(
        "actors",
        &view::actors(&actors, &selection).unwrap_or_default(),
        global,
    )?;
    draw(
        "sources",
        &view::sources(&quoted, &selection).unwrap_or_default(),
        global,
    )
}

/// The user's own ontology files, by name.
fn read_ontologies(global: &Global) -> Result<Vec<(String, String)>, Failure> {
    let read = |path: &PathBuf| Ok((path.display().to_string(), std::fs::read_to_string(path)?));
    global.ontology.iter().map(read).collect()
}

/// One hash of all the ontology files.
fn ontology_hash(files: &[OntologySource<'_>]) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        hasher.update(file.text.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// Writes a diagram as DOT and as SVG. The SVG is the built-in layout's, so that it is the same
/// whether GraphViz is installed or not.
fn draw(name: &str, diagram: &Diagram, global: &Global) -> Result<(), Failure> {
    let file = |ending: &str| global.store.join(format!("{name}.{ending}"));
    write_file(&file("dot"), |out| {
        Ok(out.write_all(dot::write(diagram).as_bytes())?)
    })?;
    write_file(&file("svg"), |out| {
        Ok(out.write_all(picture(diagram, true).as_bytes())?)
    })
}

/// The events as a plain table for spreadsheets.
fn events(linked: &Linked) -> Table {
    let mut table = Table::new([
        "event",
        "action",
        "label",
        "actors",
        "targets",
        "places",
        "earliest",
        "latest",
        "claims",
        "outlets",
        "text_origins",
        "speakers",
        "independent",
        "grade",
    ]);
    for event in &linked.events {
        let who = |part| {
            let of_part = event
                .participants
                .iter()
                .filter(|participant| participant.part == part);
            of_part
                .map(|participant| linked.label(&participant.entity))
                .collect::<Vec<_>>()
                .join("; ")
        };
        let places: Vec<_> = event
            .places
            .iter()
            .map(|place| linked.label(&place.entity))
            .collect();
        let day =
            |date: Option<jiff::civil::Date>| date.map(|day| day.to_string()).unwrap_or_default();
        table.push([
            event.id.clone(),
            event.action.clone(),
            event.label.clone(),
            who(Part::Actor),
            who(Part::Target),
            places.join("; "),
            day(event.time.earliest_begin),
            day(event.time.latest_end),
            event.claims.len().to_string(),
            event.outlets.len().to_string(),
            event.text_origins.len().to_string(),
            event.speakers.len().to_string(),
            event.independent.to_string(),
            event.grade.information.to_string(),
        ]);
    }
    table
}

/// What decides an extraction apart from the document: the program and the ontology.
fn made_by(global: &Global) -> Result<String, Failure> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(records::program_identity().as_bytes());
    for (_, text) in read_ontologies(global)? {
        hasher.update(text.as_bytes());
    }
    if let Some(bytes) = gazetteer::read(global)? {
        hasher.update(&bytes);
    }
    Ok(hasher.finalize().to_hex().to_string())
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
    let claims = extractions.iter().map(|extraction| extraction.claims.len());
    let entities = |class| {
        let of_class = linked
            .entities
            .iter()
            .filter(|entity| entity.class == class);
        of_class.count()
    };
    let speakers: BTreeSet<_> = (linked.claims.iter())
        .flat_map(|claim| &claim.speakers)
        .collect();
    let store = global.store.display();
    let found_anyway = global.store == Path::new(DEFAULT_STORE)
        || std::env::var_os(STORE_VARIABLE).is_some_and(|variable| variable == global.store);
    let elsewhere = match found_anyway {
        true => String::new(),
        false => format!(" --store {store}"),
    };
    let mut out = std::io::stdout().lock();
    // Standard output may be closed; the graph stands all the same.
    let _ = writeln!(
        out,
        "{} ({reused} unchanged): {}, {}, {}, {}, {}, {}, in {:.1} s\n\
         The graph stands in {store}, with pictures in actors.svg and sources.svg. Next:\n  \
           dateline events{elsewhere}\n  \
           dateline conflicts{elsewhere}\n  \
           dateline query{elsewhere}",
        counted(extractions.len(), "document"),
        counted(claims.sum(), "claim"),
        counted(linked.events.len(), "event"),
        counted(entities(EntityClass::Actor), "actor"),
        counted(entities(EntityClass::Place), "place"),
        counted(speakers.len(), "speaker"),
        counted(linked.conflicts.len(), "conflict"),
        started.elapsed().as_secs_f64(),
    );
}

/// "1 claim", "2 claims".
fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
