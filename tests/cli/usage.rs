//! What the program makes of words, windows, files' names and readers that go away.

use std::fs;
use std::process::{Command, Stdio};

use predicates::prelude::*;
use tempfile::TempDir;

use crate::lines;
use crate::program::{build, built, on};

/// The first id of the list of events.
fn first_id() -> String {
    let table = lines(on(built()).arg("events"));
    let row = table.get(1).expect("an event");
    row.split_whitespace().next().expect("an id").to_owned()
}

#[test]
fn an_event_is_drawn_by_the_id_that_the_list_shows() {
    let id = first_id();
    on(built())
        .args(["graph", "event", &id])
        .assert()
        .success()
        .stdout(predicate::str::starts_with("digraph"));
    on(built())
        .args(["graph", "event", "no-such-event"])
        .assert()
        .code(1)
        .stderr(predicate::str::contains("dateline events"));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let id = first_id();
    let store = built().to_str().expect("a path");
    for words in [
        &["completions", "bash"][..],
        &["events"],
        &["claims"],
        &["conflicts", "--all"],
        &["sources"],
        &["decisions"],
        &["explain", &id],
        &["query", "actors"],
        &["analyze", "blocs"],
        &["graph", "actors"],
        &["export", "nq"],
        &["export", "acled-csv"],
        &["ontology"],
        &["check"],
        &["--help"],
    ] {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("dateline"));
        command.args(["--store", store]).args(words);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("it ends");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(!told.contains("panicked"), "{words:?}: {told}");
        assert!(ended.status.success(), "{words:?}: {told}");
    }
}

#[test]
fn a_file_name_that_ends_in_no_form_is_wrong_usage() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("actors.xyz");
    on(built())
        .args(["graph", "actors", "-o"])
        .arg(&file)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("`xyz`").and(predicate::str::contains("graphml")));
    assert!(!file.exists());
}

#[test]
fn a_window_that_ends_before_it_begins_is_refused_everywhere() {
    for words in [
        &["events"][..],
        &["claims"],
        &["conflicts"],
        &["graph", "timeline"],
        &["analyze", "actors"],
    ] {
        on(built())
            .args(words)
            .args(["--from", "2023", "--to", "2022"])
            .assert()
            .code(2)
            .stderr(predicate::str::contains("lies after"));
    }
}

#[test]
fn a_year_and_a_month_are_windows_wherever_days_are_typed() {
    for words in [
        &["analyze", "change", "2014", "2017"][..],
        &["analyze", "change", "2014-01..2014-12", "2017-09"],
        &["analyze", "actors", "--from", "2014", "--to", "2017-09"],
        &["graph", "timeline", "--from", "2017-09"],
    ] {
        on(built()).args(words).assert().success();
    }
}

#[test]
fn what_has_no_row_in_acleds_form_is_counted_with_the_reason() {
    let rows = on(built())
        .args(["export", "acled-csv"])
        .assert()
        .success()
        .stderr(
            predicate::str::contains("left out:")
                .and(predicate::str::contains("that nobody asserts")),
        );
    let written = String::from_utf8_lossy(&rows.get_output().stdout).into_owned();
    // A row that nobody's report stands behind can't be checked.
    let mut csv = csv::Reader::from_reader(written.as_bytes());
    let source = csv
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "source")
        .unwrap();
    let rows: Vec<_> = csv.records().map(Result::unwrap).collect();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| !row[source].is_empty()));
    on(built())
        .args(["--quiet", "export", "acled-csv"])
        .assert()
        .success()
        .stderr("");
}

#[test]
fn a_build_names_the_reports_that_nothing_was_found_in() {
    let folder = TempDir::new().unwrap();
    let reports = folder.path().join("reports");
    fs::create_dir(&reports).unwrap();
    let write = |name: &str, text: &str| fs::write(reports.join(name), text).unwrap();
    write(
        "full.txt",
        "Rebels killed three soldiers near Beira on 3 May 2021.\n",
    );
    write(
        "leer.txt",
        "Es regnet seit drei Tagen, und der Fluss steigt.\n",
    );
    build(&[&reports], &folder.path().join("out"))
        .success()
        .stderr(
            predicate::str::contains("nothing found in leer")
                .and(predicate::str::contains("full").not()),
        );
}

#[test]
fn a_name_that_a_place_shares_with_something_done_to_means_the_place() {
    let folder = TempDir::new().unwrap();
    let report = folder.path().join("report.txt");
    let text =
        "Rebels attacked Beira on 3 May 2021. Soldiers killed two rebels in Beira on 4 May 2021.\n";
    fs::write(&report, text).unwrap();
    let out = folder.path().join("out");
    build(&[&report], &out).success();
    on(&out)
        .args(["explain", "Beira"])
        .assert()
        .success()
        .stdout(predicate::str::contains("Beira"));
}
