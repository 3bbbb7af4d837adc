//! The graph's commands as a user types them.

use std::fs;

use predicates::prelude::*;

use crate::fixture;
use crate::program::on;

#[test]
fn query_alone_lists_what_can_be_asked() {
    let store = fixture::war().store();
    let listed =
        predicate::str::contains("siege-broken").and(predicate::str::contains("Who broke a siege"));
    on(store.path())
        .arg("query")
        .assert()
        .success()
        .stdout(listed);
}

#[test]
fn a_named_question_a_file_and_sparql_are_answered_in_every_form() {
    let store = fixture::war().store();
    let ask = |words: &[&str]| on(store.path()).arg("query").args(words).assert().success();
    ask(&["siege-broken", "--set", "place=tessel"])
        .stdout(predicate::str::contains("Marland Army"));
    let count = "SELECT (COUNT(*) AS ?n) WHERE { ?c a dl:Claim }";
    ask(&[count, "--format", "csv"]).stdout("n\r\n11\r\n");
    ask(&[count, "--format", "json"]).stdout(predicate::str::starts_with("{\"head\""));
    ask(&[
        "CONSTRUCT { ?c a dl:Claim } WHERE { ?c a dl:Claim }",
        "--format",
        "turtle",
    ])
    .stdout(predicate::str::contains("a dl:Claim"));
    ask(&["ASK {}"]).stdout("yes\n");
    ask(&["besiegers", "--show"]).stdout(predicate::str::contains("act:besiege"));
    let file = store.path().join("mine.rq");
    fs::write(&file, count).expect("a file");
    ask(&["-f", file.to_str().expect("a path"), "--format", "tsv"]).stdout("?n\n11\n");
}

#[test]
fn wrong_questions_end_with_2_and_say_what_would_be_right() {
    let store = fixture::war().store();
    for (words, told) in [
        (&["siege-brokn"][..], "siege-broken"),
        (&["SELECT * WHERE {"], "not a SPARQL query"),
        (&["besiegers", "--set", "town=x"], "place"),
        (&["whereabouts", "--set", "from=yesterday"], "2017-09-05"),
        (&["ASK {}", "--set", "a=b"], "named queries only"),
        (&["ASK {}", "--format", "turtle"], "only CONSTRUCT"),
    ] {
        on(store.path())
            .arg("query")
            .args(words)
            .assert()
            .code(2)
            .stderr(predicate::str::contains(told));
    }
}

#[test]
fn without_a_graph_every_command_says_how_to_build_one() {
    let empty = tempfile::tempdir().expect("a folder");
    for words in [
        &["query", "actors"][..],
        &["check"],
        &["export", "nq"],
        &["serve"],
        &["push", "http://localhost:1/store"],
    ] {
        on(empty.path())
            .args(words)
            .assert()
            .code(1)
            .stderr(predicate::str::contains("dateline build"));
    }
}

#[test]
fn check_passes_the_sound_graph_and_names_what_is_wrong_with_a_file() {
    let store = fixture::war().store();
    on(store.path())
        .arg("check")
        .assert()
        .success()
        .stdout(predicate::str::contains("as 19 shapes say"));
    let file = store.path().join("mine.ttl");
    fs::write(
        &file,
        "@prefix dl: <https://w3id.org/dateline/ontology#> .\n<a:b> dl:patern \"x\" .\n",
    )
    .expect("a file");
    on(store.path())
        .arg("check")
        .arg(&file)
        .assert()
        .code(1)
        .stderr(predicate::str::contains("mine.ttl:2: dl:patern"));
    fs::write(&file, "<a:b> <a:c> .\n").expect("a file");
    on(store.path())
        .arg("check")
        .arg(&file)
        .assert()
        .code(1)
        .stderr(predicate::str::contains("mine.ttl:1"));
}

#[test]
fn exports_stand_in_a_file_or_on_standard_output() {
    let store = fixture::war().store();
    let kept = fs::read_to_string(store.path().join("graph.nq")).expect("the graph");
    on(store.path())
        .args(["export", "nq"])
        .assert()
        .success()
        .stdout(kept);
    let file = store.path().join("events.geojson");
    on(store.path())
        .args(["export", "geojson", "-o"])
        .arg(&file)
        .assert()
        .success()
        .stdout("");
    assert!(
        fs::read_to_string(file)
            .expect("the map")
            .contains("FeatureCollection")
    );
}

#[test]
fn the_vocabulary_is_given_as_a_page_and_as_turtle() {
    let anywhere = tempfile::tempdir().expect("a folder");
    on(anywhere.path())
        .args(["ontology", "--html"])
        .assert()
        .success()
        .stdout(predicate::str::starts_with("<!doctype html>"));
    on(anywhere.path())
        .arg("ontology")
        .assert()
        .success()
        .stdout(predicate::str::contains("dl:Claim a owl:Class"));
    on(anywhere.path())
        .args(["ontology", "--shapes"])
        .assert()
        .success()
        .stdout(predicate::str::contains("sh:NodeShape"));
}
