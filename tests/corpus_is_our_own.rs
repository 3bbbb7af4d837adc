//! The demonstration corpus is in our own words: no run of eight words stands in it that also
//! stands in the seed reports. The seeds lie beside the repository and are no part of it; where
//! they are missing, the test says so and is skipped.

mod program;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Runs of this many words are what copying looks like.
const RUN: usize = 8;

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut texts: Vec<_> = entries
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "txt"))
        .filter_map(|entry| {
            let text = fs::read_to_string(entry.path()).ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), text))
        })
        .collect();
    texts.sort();
    texts
}

/// Runs of words that the texts of two folders share, each with the two files it stands in.
fn shared_runs(ours: &Path, theirs: &Path) -> Vec<String> {
    let theirs: Vec<_> = texts(theirs)
        .into_iter()
        .map(|(name, text)| (name, words(&text)))
        .collect();
    let mut known: HashMap<&[String], &str> = HashMap::new();
    for (name, words) in &theirs {
        for run in words.windows(RUN) {
            known.entry(run).or_insert(name);
        }
    }
    let mut shared = Vec::new();
    for (name, text) in texts(ours) {
        for run in words(&text).windows(RUN) {
            if let Some(theirs) = known.get(run) {
                shared.push(format!("{name} and {theirs}: {}", run.join(" ")));
            }
        }
    }
    shared
}

#[test]
fn no_eight_words_in_a_row_stand_in_the_seed_reports() {
    let Some(seeds) = program::shared("seeds") else {
        return;
    };
    let shared = shared_runs(&program::corpus(), &seeds);
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn a_copied_sentence_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let (ours, theirs) = (folder.path().join("ours"), folder.path().join("theirs"));
    for (path, text) in [
        (
            &ours,
            "Late at night the old ferry left the harbour, with nobody aboard.",
        ),
        (
            &theirs,
            "They saw that the old ferry left the harbour with nobody at all.",
        ),
    ] {
        fs::create_dir(path).expect("a folder");
        fs::write(path.join("report.txt"), text).expect("a file");
    }
    assert_eq!(
        shared_runs(&ours, &theirs),
        ["report.txt and report.txt: the old ferry left the harbour with nobody"]
    );
}

#[test]
fn every_report_has_a_title_an_outlet_and_a_readable_length() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reports = texts(&root.join("tests/corpus"));
    assert!(reports.len() >= 16, "{} reports", reports.len());
    let mut undated = 0;
    for (name, text) in reports {
        let (head, body) = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            .unwrap_or_else(|| panic!("{name} has no front matter"));
        for key in ["title: ", "outlet: ", "lang: "] {
            assert!(
                head.lines().any(|line| line.starts_with(key)),
                "{name} lacks {key}"
            );
        }
        undated += usize::from(!head.lines().any(|line| line.starts_with("date: ")));
        let length = body.split_whitespace().count();
        assert!((120..=350).contains(&length), "{name} has {length} words");
    }
    assert!(undated >= 4, "{undated} undated reports");
}
