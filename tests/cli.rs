//! The command line as a user types it, over the demonstration corpus.

mod program;

#[path = "cli/usage.rs"]
mod usage;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use program::{build, built, corpus, dateline};
use tempfile::TempDir;

fn lines(command: &mut Command) -> Vec<String> {
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_build_says_what_it_made_and_what_to_type_next() {
    let store = TempDir::new().unwrap();
    build(&[corpus()], store.path()).success().stdout(
        predicate::str::contains("16 documents").and(predicate::str::contains("dateline events")),
    );
    for file in [
        "graph.nq",
        "manifest.json",
        "claims.jsonl",
        "events.csv",
        "actors.dot",
        "actors.svg",
        "sources.dot",
        "sources.svg",
    ] {
        assert!(
            store.path().join(file).metadata().unwrap().len() > 0,
            "{file}"
        );
    }
}

#[test]
fn the_same_reports_give_the_same_bytes_whatever_the_threads_and_the_order() {
    let store = TempDir::new().unwrap();
    let mut files: Vec<_> = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.reverse();
    dateline()
        .env("RAYON_NUM_THREADS", "1")
        .arg("build")
        .args(&files)
        .arg("--out")
        .arg(store.path())
        .assert()
        .success();
    for file in [
        "graph.nq",
        "manifest.json",
        "claims.jsonl",
        "links.json",
        "events.csv",
        "actors.svg",
    ] {
        let (one, other) = (
            fs::read(store.path().join(file)),
            fs::read(built().join(file)),
        );
        assert!(one.unwrap() == other.unwrap(), "{file} differs");
    }
}

#[test]
fn adding_a_report_gives_the_graph_of_building_anew() {
    let (part, whole) = (TempDir::new().unwrap(), built());
    let mut files: Vec<_> = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let last = files.pop().unwrap();
    build(&files, part.path()).success();
    dateline()
        .args(["build", "--add", "--out"])
        .args([part.path(), &last])
        .assert()
        .success();
    let read = |store: &Path| fs::read(store.join("graph.nq")).unwrap();
    assert!(read(part.path()) == read(whole));
}

#[test]
fn an_unchanged_report_is_not_read_again() {
    let store = TempDir::new().unwrap();
    let report = corpus().join("mosul-victory-declared.txt");
    build(std::slice::from_ref(&report), store.path()).success();
    build(&[report], store.path())
        .success()
        .stdout(predicate::str::contains("1 unchanged"));
}

#[test]
fn bad_inputs_are_named_with_the_reason_and_the_rest_is_built() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    file(
        "good.txt",
        b"Rebels captured the town of Sirte on 5 May 2016, the army said.\n",
    );
    file("empty.txt", b" \n");
    file("latin.txt", b"Caf\xe9 attack");
    file("binary.txt", b"\x00\x01\x02");
    file("laid-out.txt", b"%PDF-1.7\n");
    file("unclosed.txt", b"---\ntitle: x\n");
    file("photo.jpg", b"\xff\xd8");
    file(
        "lines.jsonl",
        b"{\"text\": \"Troops left Basra.\"}\n{broken\n",
    );
    let store = TempDir::new().unwrap();
    build(
        &[folder.path().to_owned(), folder.path().join("missing.txt")],
        store.path(),
    )
    .code(3)
    .stdout(predicate::str::contains("2 documents"))
    .stderr(
        predicate::str::contains("empty.txt: it holds no text")
            .and(predicate::str::contains("latin.txt: it isn't UTF-8"))
            .and(predicate::str::contains("binary.txt: it's a binary file"))
            .and(predicate::str::contains("laid-out.txt: it's a PDF"))
            .and(predicate::str::contains(
                "unclosed.txt: front matter, line 1",
            ))
            .and(predicate::str::contains("photo.jpg: it's no .txt"))
            .and(predicate::str::contains("lines.jsonl: line 2"))
            .and(predicate::str::contains(
                "missing.txt: there is no such file",
            )),
    );
}

#[test]
fn a_report_in_another_language_or_without_a_claim_is_said_to_be_so() {
    let german = "---\nlang: de\n---\nDie Armee hat den Hafen eingenommen.\n";
    dateline()
        .args(["extract", "-"])
        .write_stdin(german)
        .assert()
        .success()
        .stdout("")
        .stderr(
            predicate::str::contains("stdin: it isn't in English")
                .and(predicate::str::contains("nothing found")),
        );
}

#[test]
fn a_build_of_nothing_fails_and_leaves_the_old_graph() {
    let store = TempDir::new().unwrap();
    build(&[corpus().join("mosul-victory-declared.txt")], store.path()).success();
    let before = fs::read(store.path().join("graph.nq")).unwrap();
    build(&[store.path().join("nowhere")], store.path())
        .code(1)
        .stderr(predicate::str::contains("the graph is left as it was"));
    assert!(fs::read(store.path().join("graph.nq")).unwrap() == before);
}

#[test]
fn a_question_without_a_graph_says_how_to_make_one() {
    let store = TempDir::new().unwrap();
    for command in [
        &["events"][..],
        &["claims"],
        &["conflicts"],
        &["sources"],
        &["explain", "x"],
        &["query", "actors"],
        &["analyze", "actors"],
        &["graph", "actors"],
        &["check"],
        &["export", "nq"],
    ] {
        dateline()
            .args(command)
            .arg("--store")
            .arg(store.path().join("none"))
            .assert()
            .code(1)
            .stderr(predicate::str::contains("dateline build"));
    }
}

#[test]
fn wrong_words_are_wrong_usage() {
    for words in [
        &["bild"][..],
        &["extract"],
        &["graph", "nobody"],
        &["query", "--set", "x"],
    ] {
        dateline().args(words).assert().code(2);
    }
}

#[test]
fn extract_reads_standard_input_and_files_alike() {
    let report = corpus().join("mosul-victory-declared.txt");
    let from_file = lines(dateline().arg("extract").arg(&report));
    let piped = lines(
        dateline()
            .args(["extract", "-"])
            .write_stdin(fs::read(&report).unwrap()),
    );
    assert!(!from_file.is_empty());
    assert_eq!(from_file.len(), piped.len());
    let claim: serde_json::Value = serde_json::from_str(&from_file[0]).unwrap();
    for field in [
        "id", "document", "sentence", "trigger", "action", "codes", "actors", "targets", "places",
        "status",
    ] {
        assert!(claim.get(field).is_some(), "{field}");
    }
}

#[test]
fn every_span_cuts_its_own_words_out_of_the_report() {
    for mentions in [false, true] {
        let mut command = dateline();
        command.arg("extract").arg(corpus());
        if mentions {
            command.arg("--mentions");
        }
        for line in lines(&mut command) {
            let record: serde_json::Value = serde_json::from_str(&line).unwrap();
            let name = record["document"].as_str().unwrap();
            let file = fs::read_to_string(corpus().join(format!("{name}.txt"))).unwrap();
            let body: Vec<char> = file.splitn(3, "---\n").last().unwrap().chars().collect();
            for span in spans(&record) {
                let (start, end) = (
                    span["start"].as_u64().unwrap(),
                    span["end"].as_u64().unwrap(),
                );
                let cut: String = body[start as usize..end as usize].iter().collect();
                assert_eq!(cut, span["text"].as_str().unwrap(), "{name}");
            }
        }
    }
}

/// Every object of a record that has a numeric span and words.
fn spans(value: &serde_json::Value) -> Vec<serde_json::Value> {
    let mut found = Vec::new();
    if value["start"].is_u64() && value["text"].is_string() {
        found.push(value.clone());
    }
    match value {
        serde_json::Value::Array(items) => found.extend(items.iter().flat_map(spans)),
        serde_json::Value::Object(fields) => found.extend(fields.values().flat_map(spans)),
        _ => {}
    }
    found
}

#[test]
fn every_view_is_drawn_in_every_form() {
    for view in ["actors", "places", "actor-places", "sources", "timeline"] {
        for (form, starts) in [("dot", &b"digraph"[..]), ("svg", b"<"), ("png", b"\x89PNG")] {
            let output = dateline()
                .args(["graph", view, "--built-in", "--format", form, "--store"])
                .arg(built())
                .assert()
                .success();
            assert!(
                output.get_output().stdout.starts_with(starts),
                "{view} {form}"
            );
        }
    }
    for form in ["graphml", "gexf", "json", "csv"] {
        dateline()
            .args(["graph", "actors", "--format", form, "--store"])
            .arg(built())
            .assert()
            .success()
            .stdout(predicate::str::is_empty().not());
    }
}

#[test]
fn the_lists_agree_on_the_events_and_explain_knows_each() {
    let events = lines(
        dateline()
            .args(["events", "--format", "jsonl", "--store"])
            .arg(built()),
    );
    assert!(events.len() > 20);
    for line in events.iter().take(10) {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        dateline()
            .args(["explain", event["id"].as_str().unwrap(), "--store"])
            .arg(built())
            .assert()
            .success()
            .stdout(predicate::str::contains("“").or(predicate::str::contains("\"")));
    }
}

#[test]
fn what_the_corpus_claims_is_as_it_was() {
    let claims = lines(dateline().arg("extract").arg(corpus()));
    let mut out = String::new();
    for line in claims {
        let claim: serde_json::Value = serde_json::from_str(&line).unwrap();
        let labels = |field: &str| {
            let list = claim[field].as_array().cloned().unwrap_or_default();
            list.iter()
                .filter_map(|entry| entry["label"].as_str())
                .collect::<Vec<_>>()
                .join("; ")
                .to_owned()
        };
        let time = &claim["time"];
        out.push_str(&format!(
            "{} {}..{} {} [{}] {} > {} @ {} | {}..{} | {} | {}\n",
            claim["document"].as_str().unwrap(),
            claim["trigger"]["start"],
            claim["trigger"]["end"],
            claim["action"].as_str().unwrap(),
            claim["trigger"]["text"].as_str().unwrap(),
            labels("actors"),
            labels("targets"),
            labels("places"),
            time["start"].as_str().unwrap_or(""),
            time["end"].as_str().unwrap_or(""),
            labels("attribution"),
            claim["status"].as_str().unwrap(),
        ));
    }
    insta::assert_snapshot!(out);
}

/// What an analyst of the corpus would ask, where a question takes more than its defaults.
const ASKED: &[(&str, &[&str])] = &[
    ("actor-on-target", &["actor=Islamic State"]),
    (
        "actor-timeline",
        &["actor=Sudanese army", "from=2019-01-01"],
    ),
    ("control", &["place=Deir ez-Zor"]),
    (
        "events-in-place",
        &["place=Khartoum", "from=2019-04-01", "to=2019-06-30"],
    ),
    ("merges", &["name=Daesh"]),
    ("names-by-outlet", &["actor=Islamic State"]),
    ("near-point", &["lat=36.34", "lon=43.13", "km=50"]),
    (
        "whereabouts",
        &["actor=Syrian army", "from=2017-09-01", "to=2017-09-30"],
    ),
];

#[test]
fn every_named_query_answers_on_the_corpus() {
    const SHOWN: usize = 6;
    let mut out = String::new();
    for query in dateline::rdf::query::NamedQuery::all() {
        let asked = ASKED.iter().find(|(name, _)| *name == query.name);
        let settings = asked.map_or(&[][..], |(_, settings)| settings);
        let rows = lines(
            dateline()
                .args(["query", query.name, "--format", "tsv", "--store"])
                .arg(built())
                .args(settings.iter().flat_map(|setting| ["--set", setting])),
        );
        assert!(rows.len() > 1, "{} {settings:?} has no rows", query.name);
        out.push_str(&format!("── {} {}\n", query.name, settings.join(" ")));
        for row in rows.iter().take(SHOWN + 1) {
            out.push_str(&format!("{row}\n"));
        }
        if let Some(more) = rows.len().checked_sub(SHOWN + 1).filter(|more| *more > 0) {
            out.push_str(&format!("… {more} more\n"));
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn a_claim_without_a_place_is_told_of_no_place() {
    let rows = lines(
        dateline()
            .args(["query", "siege-broken", "--format", "tsv", "--set"])
            .args(["place=no such place", "--store"])
            .arg(built()),
    );
    assert_eq!(rows.len(), 1, "{rows:?}");
}
