//! What linking must show on the demonstration corpus, and the analyst's commands as a user types
//! them.

use std::fs;
use std::path::PathBuf;

use dateline::link::record::{ClaimRole, CopyKind};
use predicates::prelude::*;
use tempfile::TempDir;

use crate::program::{self, on};
use crate::reports::{called, corpus, main_event};

/// Some reports of the corpus.
fn files(names: &[&str]) -> Vec<PathBuf> {
    let folder = program::corpus();
    names
        .iter()
        .map(|name| folder.join(format!("{name}.txt")))
        .collect()
}

const FOUR: [&str; 4] = [
    "deir-ez-zor-forecast",
    "deir-ez-zor-siege-broken",
    "deir-ezzor-airport-reached",
    "deir-ezzor-regime-breaks-siege",
];

#[test]
fn copy_with_the_names_changed_is_found_in_two_outlets_and_nowhere_else() {
    let copied: Vec<(&str, &str)> = corpus()
        .copies
        .iter()
        .filter(|copy| copy.kind == CopyKind::Copy)
        .map(|copy| (copy.a.document.as_str(), copy.b.document.as_str()))
        .collect();
    assert!(copied.len() >= 6, "{copied:?}");
    assert!(
        copied
            .iter()
            .all(|pair| *pair == ("deir-ez-zor-siege-broken", "deir-ezzor-regime-breaks-siege")),
        "{copied:?}"
    );
}

#[test]
fn the_forecast_attaches_to_what_came_of_it() {
    let reached = main_event(corpus(), "arrive", |_| true);
    let roles: Vec<ClaimRole> = reached.claims.iter().map(|claim| claim.role).collect();
    assert!(roles.contains(&ClaimRole::Forecast), "{reached:#?}");
    assert!(roles.contains(&ClaimRole::Assertion));
}

#[test]
fn three_names_of_one_group_are_one_node() {
    let mut nodes: Vec<&str> = ["Islamic State", "Daesh", "ISIL"]
        .iter()
        .flat_map(|name| called(corpus(), name))
        .map(|entity| entity.id.as_str())
        .collect();
    nodes.dedup();
    assert_eq!(nodes.len(), 1, "{nodes:?}");
}

#[test]
fn an_agreement_is_not_denied_by_the_failure_of_another() {
    let agreed = corpus()
        .conflicts
        .iter()
        .find(|conflict| conflict.subject.contains("greed"));
    assert_eq!(agreed, None);
}

#[test]
fn titles_of_what_has_not_happened_say_so() {
    for event in &corpus().events {
        let happened = event.claims.iter().any(|claim| {
            matches!(
                claim.role,
                ClaimRole::Assertion | ClaimRole::Background | ClaimRole::Allegation
            )
        });
        let marked = ["Foretold: ", "Intended: ", "Denied: "]
            .iter()
            .any(|mark| event.label.starts_with(mark));
        assert_eq!(marked, !happened, "{}", event.label);
    }
}

#[test]
fn however_the_reports_are_ordered_and_split_the_graph_is_the_same() {
    let graph = |parts: &[&[usize]]| {
        let store = TempDir::new().expect("a folder");
        for (number, part) in parts.iter().enumerate() {
            let names: Vec<&str> = part.iter().map(|at| FOUR[*at]).collect();
            let mut command = on(store.path());
            command.args(["build", "--quiet"]).args(files(&names));
            if number > 0 {
                command.arg("--add");
            }
            command.assert().success();
        }
        fs::read(store.path().join("graph.nq")).expect("a graph")
    };
    let whole = graph(&[&[0, 1, 2, 3]]);
    for parts in [
        &[&[3, 1, 0, 2][..]][..],
        &[&[2], &[0, 3], &[1]],
        &[&[1, 3], &[2, 0]],
    ] {
        assert!(graph(parts) == whole, "{parts:?}");
    }
}

#[test]
fn a_rating_is_checked_shown_and_undone() {
    let store = TempDir::new().expect("a folder");
    let build = || {
        let mut command = on(store.path());
        command.args(["build", "--quiet"]).args(files(&FOUR[..2]));
        command.assert()
    };
    build().success();
    let run = |words: &[&str]| on(store.path()).args(words).assert();
    run(&["rate", "Levnt Wire", "B"])
        .code(2)
        .stderr(predicate::str::contains(
            "no report comes from `Levnt Wire`",
        ));
    run(&["rate", "Levant Wire", "G"])
        .code(2)
        .stderr(predicate::str::contains("should be a letter from A to F"));
    run(&["rate", "Levant Wire", "b"]).success();
    build().success();
    run(&["sources", "--format", "csv"])
        .success()
        .stdout(predicate::str::contains(",B\n"));
    run(&["decisions", "--undo", "1"]).success();
    build().success();
    run(&["sources", "--format", "csv"])
        .success()
        .stdout(predicate::str::contains(",B\n").not());
}

#[test]
fn merges_are_checked_and_a_broken_line_is_named() {
    let store = TempDir::new().expect("a folder");
    on(store.path())
        .args(["build", "--quiet"])
        .args(files(&FOUR[1..2]))
        .assert()
        .success();
    let run = |words: &[&str]| on(store.path()).args(words).assert();
    run(&["merge", "Vladimir Putin", "Nobody at All"])
        .code(2)
        .stderr(predicate::str::contains("nothing goes by `Nobody at All`"));
    run(&["merge", "Vladimir Putin", "Euphrates"])
        .code(2)
        .stderr(predicate::str::contains(
            "only two actors, two places or two events",
        ));
    run(&["split", "Islamic State", "Rotary Club"])
        .code(2)
        .stderr(predicate::str::contains("no report calls it `Rotary Club`"));
    run(&["merge", "Vladimir Putin", "Bashar al-Assad"]).success();
    let path = store.path().join("decisions.txt");
    let written = fs::read_to_string(&path).expect("decisions");
    fs::write(&path, format!("{written}merge one two three\n")).expect("written");
    for words in [&["decisions"][..], &["build", "--add"]] {
        let files = if words[0] == "build" {
            files(&FOUR[..1])
        } else {
            Vec::new()
        };
        on(store.path())
            .args(words)
            .args(files)
            .assert()
            .code(1)
            .stderr(predicate::str::contains("line 2"));
    }
}

#[test]
fn the_dossier_of_an_event_lists_outlets_texts_and_speakers_apart() {
    let store = TempDir::new().expect("a folder");
    on(store.path())
        .args(["build", "--quiet"])
        .args(files(&FOUR))
        .assert()
        .success();
    let links = fs::read(store.path().join("links.json")).expect("links");
    let linked: dateline::link::Linked = serde_json::from_slice(&links).expect("readable");
    let event = main_event(&linked, "missile", |_| true);
    on(store.path())
        .args(["explain", &event.id])
        .assert()
        .success()
        .stdout(
            predicate::str::contains("\nOUTLETS (2)")
                .and(predicate::str::contains("\nTEXTS (1)"))
                .and(predicate::str::contains("\nSPEAKERS (1)"))
                .and(predicate::str::contains("copy in "))
                .and(predicate::str::contains("GRADE    F3: one origin")),
        );
}
