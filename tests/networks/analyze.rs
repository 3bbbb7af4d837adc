//! `dateline analyze` and `dateline graph` as a user types them.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{build, built, corpus, on};

fn output(store: &Path, words: &[&str]) -> String {
    let assert = on(store).args(words).assert().success();
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

#[test]
fn a_report_whose_date_is_only_inferred_leads_nobody() {
    let folder = TempDir::new().unwrap();
    let reports = folder.path().join("reports");
    fs::create_dir(&reports).unwrap();
    let text = "Gunmen attacked the border town of Amsale on Wednesday, arriving in two lorries and \
        on foot.\n\nThey burned the market and more than 50 houses before soldiers came from the \
        barracks.\n\nThe army said on Wednesday that it had killed 30 gunmen near Amsale.\n";
    let stated = format!("---\ndate: 2021-06-11\noutlet: Courier\n---\n{text}");
    fs::write(reports.join("a.txt"), stated).unwrap();
    fs::write(
        reports.join("b.txt"),
        format!("---\noutlet: Herald\n---\n{text}"),
    )
    .unwrap();
    let out = folder.path().join("out");
    build(&[&reports], &out).success();
    let told = output(&out, &["analyze", "copying"]);
    assert!(told.contains("(undated)"), "{told}");
    assert!(told.contains("Nobody leads"), "{told}");
    assert!(!told.contains("more often first"), "{told}");
}

/// Two actors of the corpus that a tie joins.
fn joined() -> [String; 2] {
    let ties = output(built(), &["graph", "actors", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ties).unwrap();
    let elements = &json["elements"];
    let label = |id: &serde_json::Value| {
        let nodes = elements["nodes"].as_array().unwrap();
        let node = nodes.iter().find(|node| node["data"]["id"] == *id).unwrap();
        node["data"]["label"].as_str().unwrap().to_owned()
    };
    let tie = &elements["edges"][0]["data"];
    [label(&tie["source"]), label(&tie["target"])]
}

const QUESTIONS: [&[&str]; 10] = [
    &["actors"],
    &["places"],
    &["sources"],
    &["actor-places"],
    &["blocs"],
    &["bridges"],
    &["naming"],
    &["copying"],
    &["paths"],
    &["change", "..2017-09-05", "2017-09-06.."],
];

#[test]
fn every_question_is_answered_with_rows_and_a_sentence() {
    for question in QUESTIONS {
        let words: Vec<_> = ["analyze"].iter().chain(question).copied().collect();
        let table = output(built(), &words);
        let last = table.lines().next_back().unwrap_or_default();
        assert!(last.ends_with('.'), "{question:?}: {table}");
        let quiet = output(built(), &[&["--quiet"], &words[..]].concat());
        assert!(quiet.len() <= table.len(), "{question:?}");
    }
}

#[test]
fn rows_for_programs_are_as_many_as_rows_for_spreadsheets() {
    for question in QUESTIONS {
        let words: Vec<_> = ["analyze"].iter().chain(question).copied().collect();
        let json = output(built(), &[&words[..], &["--format", "jsonl"]].concat());
        for line in json.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(row.is_object(), "{question:?}: {line}");
        }
        let table = output(built(), &[&words[..], &["--format", "csv"]].concat());
        let rows: Result<Vec<_>, _> = csv::Reader::from_reader(table.as_bytes())
            .records()
            .collect();
        assert_eq!(rows.unwrap().len(), json.lines().count(), "{question:?}");
    }
}

#[test]
fn a_chain_names_both_ends_and_its_events() {
    let [from, to] = joined();
    let chain = output(built(), &["analyze", "chain", &from, &to]);
    assert!(chain.contains(&from) && chain.contains(&to), "{chain}");
    on(built())
        .args(["analyze", "chain", &from, "nobody of that name"])
        .assert()
        .code(1)
        .stderr(predicates::str::contains("nobody of that name"));
}

#[test]
fn an_empty_window_says_what_to_do() {
    for question in [
        "actors",
        "places",
        "blocs",
        "bridges",
        "paths",
        "actor-places",
    ] {
        let told = output(built(), &["analyze", question, "--from", "2090-01-01"]);
        assert_eq!(told.lines().count(), 1, "{question}: {told}");
        assert!(told.ends_with(".\n"), "{question}: {told}");
    }
}

#[test]
fn windows_of_a_change_are_its_arguments() {
    for words in [
        &["change", "..", "2017-09-06.."][..],
        &[
            "change",
            "..2017-09-05",
            "2017-09-06..",
            "--from",
            "2017-01-01",
        ],
    ] {
        on(built()).arg("analyze").args(words).assert().code(2);
    }
}

#[test]
fn saved_findings_stand_once_and_the_next_build_drops_them() {
    let folder = TempDir::new().unwrap();
    let store = folder.path();
    build(&[corpus()], store).success();
    let graph = || fs::read(store.join("graph.nq")).unwrap();
    let fresh = graph();
    let save = |words: &[&str]| {
        on(store)
            .args(["--quiet", "analyze", "--save"])
            .args(words)
            .assert()
            .success();
    };
    save(&["actors"]);
    let once = graph();
    save(&["actors"]);
    assert!(graph() == once && once.len() > fresh.len());
    save(&["naming"]);
    let both = graph();
    save(&["actors"]);
    assert!(graph() == both, "another analysis changes no digest");
    let asked = output(
        store,
        &[
            "query",
            "--format",
            "csv",
            "SELECT DISTINCT ?name ?version ?hash WHERE { GRAPH ?g { ?g prov:wasGeneratedBy ?a . ?a a dl:Analysis ; \
             rdfs:label ?name ; prov:used/dl:hash ?hash ; prov:wasAssociatedWith/schema:softwareVersion ?version . } } \
             ORDER BY ?name",
        ],
    );
    let rows: Vec<_> = asked.lines().skip(1).collect();
    assert_eq!(rows.len(), 2, "{asked}");
    assert!(
        rows[0].starts_with("actors,") && rows[1].starts_with("naming,"),
        "{asked}"
    );
    on(store).arg("check").assert().success();
    build(&[corpus()], store).success();
    assert!(graph() == fresh);
}

#[test]
fn every_view_keeps_to_its_window_its_focus_and_its_number() {
    let [from, _] = joined();
    for view in [
        "actors",
        "places",
        "actor-places",
        "actor-place-sources",
        "sources",
        "timeline",
    ] {
        let draw = |words: &[&str]| {
            output(
                built(),
                &[&["graph", view, "--format", "dot"], words].concat(),
            )
        };
        let boxes = |dot: &str| {
            dot.lines()
                .filter(|line| line.trim_start().starts_with('n') && line.contains(" [label="))
                .count()
        };
        let whole = draw(&[]);
        assert!(boxes(&whole) > 3, "{view}");
        let few = boxes(&draw(&["--top", "3"]));
        // A timeline counts its events; each may stand under a day of its own.
        assert!(
            few <= if view == "timeline" { 6 } else { 3 },
            "{view}: {few}"
        );
        assert!(
            draw(&["--top", "3"]).contains("--top"),
            "{view} says what it leaves out"
        );
        assert_eq!(boxes(&draw(&["--from", "2090-01-01"])), 0, "{view}");
        on(built())
            .args(["graph", view, "--focus", "nobody of that name"])
            .assert()
            .code(1);
    }
    for view in ["actors", "timeline"] {
        let near = output(built(), &["graph", view, "--focus", &from]);
        assert!(near.contains(&from), "{view}");
    }
    let near = output(
        built(),
        &["graph", "actors", "--focus", &from, "--top", "99"],
    );
    let far = output(
        built(),
        &[
            "graph", "actors", "--focus", &from, "--depth", "9", "--top", "99",
        ],
    );
    assert!(near.len() <= far.len());
}
