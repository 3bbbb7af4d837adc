//! The vocabulary holds every term that is used, and explains each.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::knowledge::gazetteer::Kind;
use dateline::knowledge::turtle::TurtleFile;
use dateline::rdf::{check, query, reference, vocabulary};
use oxigraph::sparql::QueryResults;

use crate::fixture;

fn file() -> TurtleFile {
    TurtleFile::parse(Path::new("dateline.ttl"), reference::VOCABULARY).expect("the vocabulary")
}

#[test]
fn every_term_that_the_program_writes_is_defined() {
    let file = file();
    for term in vocabulary::ALL {
        if term.as_str().starts_with(vocabulary::NAMESPACE) {
            assert!(reference::defines(&file, term.as_str()), "{term}");
        }
    }
}

#[test]
fn every_concept_that_a_graph_uses_is_defined() {
    let file = file();
    let mut unknown = BTreeSet::new();
    for quad in fixture::war().open().store.iter() {
        let object = quad.expect("a quad").object.to_string();
        let name = object.trim_matches(['<', '>']);
        if name.starts_with(vocabulary::NAMESPACE) && !reference::defines(&file, name) {
            unknown.insert(name.to_owned());
        }
    }
    unknown.remove(vocabulary::NAMESPACE);
    assert_eq!(unknown, BTreeSet::new());
}

#[test]
fn every_kind_of_place_is_a_concept() {
    let file = file();
    for kind in Kind::ALL {
        let term = format!("{}place-kind-{}", vocabulary::NAMESPACE, kind.as_str());
        assert!(reference::defines(&file, &term), "{term}");
    }
}

#[test]
fn every_term_has_a_label_and_a_comment() {
    const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
    let file = file();
    for term in file.subjects() {
        for property in ["label", "comment"] {
            let property = format!("{RDFS}{property}");
            assert!(
                file.value(term, &property).is_some(),
                "{term} has no {property}"
            );
        }
    }
}

#[test]
fn every_example_query_runs() {
    let file = file();
    let graph = fixture::war().open();
    let mut empty = Vec::new();
    for term in file.subjects() {
        let Some(example) = reference::example(&file, term) else {
            continue;
        };
        match query::run(&graph.store, &example) {
            Ok(QueryResults::Solutions(rows)) => {
                if rows.count() == 0 && !term.contains("-") {
                    empty.push(term.to_owned());
                }
            }
            Ok(_) => panic!("{term}: {example}"),
            Err(error) => panic!("{term}: {error}"),
        }
    }
    // What the invented war has none of.
    empty.retain(|term| {
        ![
            "instrumentMention",
            "timeRule",
            "relation",
            "acledCount",
            "oneSpeaker",
            "Analysis",
            "Finding",
            "parameter",
            "about",
            "inRelationTo",
            "measure",
            "figure",
            "wording",
        ]
        .iter()
        .any(|name| term.ends_with(name))
    });
    assert_eq!(empty, Vec::<String>::new());
}

fn ontology_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            ontology_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "ttl") {
            files.push(path);
        }
    }
}

#[test]
fn every_ontology_file_uses_only_terms_of_the_vocabulary() {
    let mut files = Vec::new();
    ontology_files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology"),
        &mut files,
    );
    let mistakes: Vec<String> = files
        .iter()
        .flat_map(|path| {
            check::ontology::mistakes(path, &fs::read_to_string(path).expect("Turtle"))
        })
        .map(|mistake| mistake.to_string())
        .collect();
    assert_eq!(mistakes, Vec::<String>::new());
}

#[test]
fn an_unknown_term_is_named_with_its_line() {
    let text = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n@prefix x: <http://example.org/> .\nx:a dl:pattern \"p\" .\nx:b dl:patern \"p\" .\n";
    let mistakes = check::ontology::mistakes(Path::new("my.ttl"), text);
    let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("my.ttl:4: dl:patern"), "{told:?}");
}

#[test]
fn the_reference_page_shows_every_term() {
    let page = reference::html().expect("a page");
    for term in [
        "<code>dl:Claim</code>",
        "<code>dl:status-denied</code>",
        "gaf:denotedBy",
        "SELECT ?claim",
    ] {
        assert!(page.contains(term), "{term}");
    }
}
