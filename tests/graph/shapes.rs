//! The graph against its shapes. `tests/shapes/run.py` holds pySHACL to the same files.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::rdf::check::{GRAPH_SHAPES, Shapes, Violation, check};
use dateline::rdf::vocabulary;
use oxigraph::io::{RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::Triple;
use oxigraph::sparql::SparqlEvaluator;
use oxigraph::store::Store;

use crate::fixture;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes")
}

fn verdict(store: &Store) -> Vec<Violation> {
    check(store, &Shapes::parse(GRAPH_SHAPES).expect("shapes")).expect("a verdict")
}

/// The union of the invented war's graphs, without the ontology, as Turtle.
fn sound() -> String {
    let mut triples: Vec<Triple> = (fixture::war().open().store.iter())
        .map(|quad| quad.expect("a quad"))
        .filter(|quad| !quad.graph_name.to_string().ends_with("/ontology>"))
        .map(Triple::from)
        .collect();
    triples.sort_by_cached_key(Triple::to_string);
    let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
    for (prefix, namespace) in vocabulary::PREFIXES {
        if *namespace == vocabulary::BASE {
            continue;
        }
        serializer = serializer
            .with_prefix(*prefix, *namespace)
            .expect("a prefix");
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in &triples {
        writer.serialize_triple(triple).expect("memory");
    }
    String::from_utf8(writer.finish().expect("memory")).expect("Turtle")
}

#[test]
fn the_invented_war_is_as_its_shapes_say() {
    assert_eq!(verdict(&fixture::war().open().store), Vec::new());
}

#[test]
fn the_sound_graph_that_validators_are_given_is_the_invented_war() {
    let file = folder().join("sound.ttl");
    if std::env::var_os("DATELINE_WRITE").is_some() {
        fs::write(&file, sound()).expect("the file written");
    }
    assert!(
        fs::read_to_string(&file).expect("the file") == sound(),
        "{} is out of date: run the tests with DATELINE_WRITE=1",
        file.display()
    );
}

/// Each file is a SPARQL update that breaks the sound graph in one way, after a line
/// `# expects: SHAPE` that names who must notice.
#[test]
fn each_broken_graph_is_refused_by_the_shape_that_guards_it() {
    let mut broken: Vec<PathBuf> = (fs::read_dir(folder().join("broken")).expect("the folder"))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    broken.sort();
    assert!(broken.len() >= 15, "{} broken graphs", broken.len());
    for file in broken {
        let update = fs::read_to_string(&file).expect("an update");
        let expected = update
            .lines()
            .find_map(|line| line.strip_prefix("# expects: "))
            .expect("what it expects");
        let store = Store::new().expect("a store");
        store
            .load_from_slice(RdfParser::from_format(RdfFormat::Turtle), &sound())
            .expect("the sound graph");
        let before = store.len().expect("a count");
        SparqlEvaluator::new()
            .parse_update(&update)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
            .on_store(&store)
            .execute()
            .expect("the update");
        let found = verdict(&store);
        let shapes: Vec<&str> = found
            .iter()
            .map(|violation| violation.shape.as_str())
            .collect();
        assert!(
            shapes.contains(&expected),
            "{}: {expected} did not notice ({before} → {} triples): {found:?}",
            file.display(),
            store.len().expect("a count"),
        );
    }
}

#[test]
fn a_part_of_shacl_that_is_not_known_is_refused_aloud() {
    let shapes = "@prefix sh: <http://www.w3.org/ns/shacl#> . \
        <http://example.org/s> a sh:NodeShape ; sh:property [ sh:path <http://example.org/p> ; \
        sh:uniqueLang true ; sh:message \"m\" ] .";
    let Err(error) = Shapes::parse(shapes) else {
        panic!("accepted");
    };
    let error = error.to_string();
    assert!(error.contains("uniqueLang"), "{error}");
}
