//! Loading and asking beside bare oxigraph, on the same file, in the same run.
//!
//!     cargo bench --bench graph [-- QUADS]
//!
//! The file is the invented war of the tests, over and over under other names, up to two million
//! quads. "bare" is oxigraph's bulk loader on the file's bytes and its evaluator with the union of
//! graphs; "dateline" is `Graph::open`, which also checks the bytes against the manifest, and
//! `query::run`.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline::rdf::query;
use dateline::rdf::statements::GraphLines;
use dateline::rdf::store::{self, GRAPH_FILE, Graph};
use oxigraph::io::RdfFormat;
use oxigraph::model::NamedNode;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

const LOOK_UP: &str = "SELECT ?claim ?quote WHERE {
    <https://w3id.org/dateline/id/7/actor/river-monitor> a <http://semanticweb.cs.vu.nl/2009/11/sem/Actor> .
    ?said <http://groundedannotationframework.org/grasp#wasAttributedTo> <https://w3id.org/dateline/id/7/actor/river-monitor> .
    ?claim <http://groundedannotationframework.org/grasp#hasAttribution> ?said ;
      <https://w3id.org/dateline/ontology#sentence> ?sentence .
    ?sentence <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf> ?quote }";
const AGGREGATION: &str = "SELECT ?action (COUNT(?claim) AS ?claims) WHERE {
    ?claim a <https://w3id.org/dateline/ontology#Claim> ; <https://w3id.org/dateline/ontology#action> ?action }
    GROUP BY ?action ORDER BY DESC(?claims)";

fn main() {
    let wanted = std::env::args().filter_map(|word| word.parse().ok()).next();
    let folder = tempfile::tempdir().expect("a folder");
    let quads = write(folder.path(), wanted.unwrap_or(2_000_000));
    println!("{quads} quads");

    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        bare.push(timed(|| load_bare(folder.path())).0);
        ours.push(timed(|| open(folder.path())).0);
    }
    let (bare, ours) = (median(bare), median(ours));
    println!(
        "load: bare {bare:.2?}, dateline {ours:.2?}: {:.0} % of the bare rate",
        100.0 * bare.as_secs_f64() / ours.as_secs_f64()
    );

    let graph = open(folder.path());
    for (name, text, times) in [("look-up", LOOK_UP, 200), ("aggregation", AGGREGATION, 5)] {
        let (mut bare, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..times {
            bare.push(timed(|| ask_bare(&graph.store, text)).0);
            ours.push(timed(|| count(query::run(&graph.store, text).expect("a query"))).0);
        }
        println!(
            "{name}: bare {:.2?}, dateline {:.2?}",
            median(bare),
            median(ours)
        );
    }
}

fn write(folder: &Path, wanted: usize) -> usize {
    let graphs = fixture::war().graph();
    let base = "https://w3id.org/dateline/id/";
    let mut all = Vec::new();
    let mut quads = 0;
    for copy in 0.. {
        if quads >= wanted {
            break;
        }
        for graph in &graphs {
            let rename = |text: &str| text.replace(base, &format!("{base}{copy}/"));
            all.push(GraphLines {
                graph: NamedNode::new_unchecked(rename(graph.graph.as_str())),
                lines: graph.lines.iter().map(|line| rename(line)).collect(),
            });
            quads += graph.lines.len();
        }
    }
    store::write(folder, &all, Vec::new(), String::new()).expect("a graph");
    quads
}

fn load_bare(folder: &Path) -> Store {
    let bytes = fs::read(folder.join(GRAPH_FILE)).expect("the file");
    let store = Store::new().expect("a store");
    let mut loader = store.bulk_loader();
    loader
        .parallel_load_from_slice(RdfFormat::NQuads, &bytes)
        .expect("quads");
    loader.commit().expect("loaded");
    store
}

fn open(folder: &Path) -> Graph {
    Graph::open(folder).expect("the graph")
}

fn ask_bare(store: &Store, text: &str) -> usize {
    let mut prepared = SparqlEvaluator::new().parse_query(text).expect("a query");
    prepared.dataset_mut().set_default_graph_as_union();
    count(prepared.on_store(store).execute().expect("an answer"))
}

fn count(results: QueryResults<'_>) -> usize {
    match results {
        QueryResults::Solutions(rows) => black_box(rows.count()),
        _ => 0,
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let result = work();
    (started.elapsed(), result)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
