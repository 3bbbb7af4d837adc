//! What the named queries answer.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline::rdf::query::{self, Format, Limits, NamedQuery};

use crate::fixture;

#[test]
fn every_file_of_the_folder_is_a_named_query_that_says_what_it_is_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/queries");
    let mut files: Vec<String> = (fs::read_dir(folder).unwrap())
        .map(|entry| {
            entry
                .unwrap()
                .file_name()
                .to_string_lossy()
                .replace(".rq", "")
        })
        .collect();
    files.sort();
    let queries = NamedQuery::all();
    assert_eq!(
        files,
        queries.iter().map(|query| query.name).collect::<Vec<_>>()
    );
    assert!(queries.len() >= 25, "{} queries", queries.len());
    for query in queries {
        assert!(
            !query.title.is_empty() && !query.description.is_empty(),
            "{}",
            query.name
        );
        let slots = query.text.matches("VALUES ?set_").count();
        assert_eq!(
            slots,
            query.parameters.len(),
            "{}: headers and slots",
            query.name
        );
        for parameter in &query.parameters {
            assert!(
                query
                    .text
                    .contains(&format!("VALUES ?set_{} {{", parameter.name)),
                "{}: {}",
                query.name,
                parameter.name
            );
        }
    }
}

fn rows(graph: &dateline::rdf::store::Graph, name: &str, settings: &[(&str, &str)]) -> String {
    let settings: Vec<(String, String)> = (settings.iter())
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let text = NamedQuery::find(name).unwrap().with(&settings).unwrap();
    let results = query::run(&graph.store, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut out = Vec::new();
    query::write(results, Format::Table, Limits::NONE, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_named_query_answers_on_the_invented_war() {
    let graph = fixture::war().open();
    let answers: BTreeMap<_, _> = (NamedQuery::all().iter())
        .map(|query| (query.name, rows(&graph, query.name, &[])))
        .collect();
    for (name, answer) in &answers {
        assert_ne!(answer, "no rows\n", "{name}");
    }
    let text: String = (answers.iter())
        .map(|(name, answer)| format!("── {name}\n{answer}\n"))
        .collect();
    insta::assert_snapshot!(text);
}

#[test]
fn parameters_match_names_whatever_their_case() {
    let graph = fixture::war().open();
    let all = rows(&graph, "actor-timeline", &[]);
    let army = rows(&graph, "actor-timeline", &[("actor", "mARLAND army")]);
    assert!(
        army.len() < all.len() && army.contains("break-siege"),
        "{army}"
    );
    assert_eq!(
        army,
        rows(&graph, "actor-timeline", &[("actor", "GOVERNMENT TROOPS")])
    );
    assert_eq!(
        rows(&graph, "actor-timeline", &[("actor", "nobody")]),
        "no rows\n"
    );
}

#[test]
fn dates_bound_what_happened() {
    let graph = fixture::war().open();
    let day = [
        ("place", "tessel"),
        ("from", "2021-03-03"),
        ("to", "2021-03-03"),
    ];
    let on_the_day = rows(&graph, "events-in-place", &day);
    assert!(on_the_day.contains("breaks the siege"), "{on_the_day}");
    let later = [("place", "tessel"), ("from", "2021-03-06")];
    assert_eq!(rows(&graph, "events-in-place", &later), "no rows\n");
}

#[test]
fn nearness_is_measured_along_the_globe() {
    let graph = fixture::war().open();
    let at = |km| {
        rows(
            &graph,
            "near-point",
            &[("lat", "12.5"), ("lon", "41.25"), ("km", km)],
        )
    };
    assert!(
        at("1").contains("Tessel") && !at("1").contains("Orvik"),
        "{}",
        at("1")
    );
    assert!(at("60").contains("Orvik"), "{}", at("60"));
}

#[test]
fn values_with_quotes_and_braces_stay_values() {
    let graph = fixture::war().open();
    for value in [
        "\"",
        "\\",
        "} UNION { ?a ?b ?c",
        "\n",
        "\" }  ?s ?p ?o . VALUES ?x { \"",
    ] {
        assert_eq!(
            rows(&graph, "actor-timeline", &[("actor", value)]),
            "no rows\n"
        );
    }
}

#[test]
fn a_cancelled_query_ends_without_an_answer() {
    use dateline::rdf::query::{QueryError, prepare};
    use oxigraph::sparql::CancellationToken;
    let graph = fixture::war().open();
    let token = CancellationToken::new();
    let text = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c FILTER NOT EXISTS {
        ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER (?f = ?i && ?l = \"nowhere\" && ?c = ?k) } }";
    let query = prepare(text, token.clone()).unwrap();
    let stopping = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(50));
        token.cancel();
    });
    let ended = query.run(&graph.store).and_then(|results| match results {
        oxigraph::sparql::QueryResults::Solutions(mut rows) => rows
            .next()
            .transpose()
            .map(|_| ())
            .map_err(QueryError::from),
        _ => Ok(()),
    });
    assert!(matches!(ended, Err(QueryError::Cancelled)), "{ended:?}");
    stopping.join().unwrap();
}
