//! The language engine against spaCy's stored answers, and what must hold of any text at all.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use dateline::language::{Analysis, Dep, Engine, EntityLabel, Options, Pos, Tag};
use proptest::prelude::*;

#[path = "language/invariants.rs"]
mod invariants;
#[path = "language/table.rs"]
mod table;

use invariants::check;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().expect("the model loads"));

const COLUMNS: [&str; 8] = [
    "tag",
    "UPOS",
    "features",
    "lemma",
    "head",
    "label",
    "entity",
    "sentence start",
];

/// The documents of a table: name and rows.
fn documents(table: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut documents: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut name = String::new();
    for line in table.split('\n').filter(|line| !line.is_empty()) {
        match line.strip_prefix("# doc ") {
            Some(doc) => {
                name = doc.to_owned();
                documents.insert(name.clone(), Vec::new());
            }
            None => {
                let row = line.split('\t').map(str::to_owned).collect();
                documents.entry(name.clone()).or_default().push(row);
            }
        }
    }
    documents
}

#[test]
fn the_engine_says_what_spacy_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let oracle = std::fs::read_to_string(folder.join("oracle.tsv")).unwrap();
    let mut tokens = 0;
    let mut wrong: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, expected) in documents(&oracle) {
        let text = std::fs::read_to_string(folder.join("texts").join(&name)).unwrap();
        let written = table::table(&name, &ENGINE.analyse_with(&text, Options::PLAIN));
        let ours = documents(&written).remove(&name).unwrap();
        let cut = |rows: &[Vec<String>]| -> Vec<(String, String)> {
            rows.iter()
                .map(|row| (row[0].clone(), row[1].clone()))
                .collect()
        };
        assert_eq!(cut(&ours), cut(&expected), "{name} is cut as spaCy cuts it");
        tokens += expected.len();
        for (mine, theirs) in ours.iter().zip(&expected) {
            for (column, label) in COLUMNS.iter().enumerate() {
                let (a, b) = (&mine[column + 2], &theirs[column + 2]);
                if a != b {
                    let example = format!("{name} {}: {a}, spaCy {b}", theirs[1]);
                    wrong.entry(label).or_default().push(example);
                }
            }
        }
    }
    println!("{tokens} tokens, all cut alike");
    for label in COLUMNS {
        let examples = wrong.remove(label).unwrap_or_default();
        let share = 100.0 * (1.0 - examples.len() as f64 / tokens as f64);
        println!("{label:<15} {share:8.3} %  {examples:?}");
        let least = if label == "head" { 99.9 } else { 99.95 };
        assert!(share >= least, "{label}: {share} % agree: {examples:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_gives_an_analysis(text in "(\\PC|[ \\t\\n\u{0}\u{ad}\u{200b}\u{a0}.,'-]){0,120}") {
        check(&text, &ENGINE.analyse(&text));
        check(&text, &ENGINE.analyse_plain(&text));
    }

    #[test]
    fn any_pile_of_words_gives_an_analysis(
        words in proptest::collection::vec(
            "(Gen\\.|don't|IS|US-led|said|al-[A-Z][a-z]{2}|\\$[0-9]{1,4}m|[a-z]{1,9}|\\.|,|\"|\n)",
            0..80,
        )
    ) {
        let text = words.join(" ");
        let names = [("US-led said", EntityLabel::Org), ("IS", EntityLabel::Org)];
        let protected = ENGINE.protect(names);
        check(&text, &ENGINE.analyse(&text));
        check(&text, &ENGINE.analyse_protected(&text, &protected));
        check(&text, &ENGINE.analyse_plain(&text));
    }
}

#[test]
fn extreme_texts_give_an_analysis() {
    for text in [
        String::new(),
        " ".repeat(1_000_000),
        "\n".repeat(100_000),
        "x".repeat(1_000_000),
        "word ".repeat(1_000),
        "((((((((((".repeat(100),
        "e\u{301}\u{302}\u{303}".repeat(2_000),
        "مرحبا שלום 你好 👨‍👩‍👧 ".repeat(50),
        "@1".repeat(50_000),
        "a.".repeat(1_000),
        "\u{0}\u{feff}\u{200b}".into(),
    ] {
        check_light(&text, &ENGINE.analyse(&text));
        check_light(&text, &ENGINE.analyse_plain(&text));
    }
}

/// [`check`] is quadratic in sentences' length; this is enough where they are long.
fn check_light(text: &str, analysis: &Analysis) {
    assert_eq!(analysis.source(), text);
    assert_eq!(
        analysis.sentences().last().map_or(0, |last| last.end),
        analysis.len()
    );
}

#[test]
fn an_analysis_does_not_depend_on_what_came_before_or_beside() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language/texts");
    let text = std::fs::read_to_string(folder.join("news.txt")).unwrap();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let fresh = Engine::load().unwrap();
    let whole = table::table("", &fresh.analyse(&text));
    assert_eq!(
        whole,
        table::table("", &fresh.analyse(&text)),
        "warm as cold"
    );
    let threads: Vec<String> = std::thread::scope(|scope| {
        let run = || scope.spawn(|| table::table("", &ENGINE.analyse(&text)));
        let handles: Vec<_> = (0..4).map(|_| run()).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .collect()
    });
    assert!(
        threads.iter().all(|table| *table == whole),
        "many threads as one"
    );
    // One paragraph alone as among others: same words, tags and labels.
    let columns = |table: &str| -> Vec<Vec<String>> {
        let rows = table
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        rows.map(|row| {
            let cells: Vec<String> = row.split('\t').map(str::to_owned).collect();
            [&cells[1..6], &cells[7..]].concat()
        })
        .collect()
    };
    let alone: Vec<_> = lines
        .iter()
        .flat_map(|line| columns(&table::table("", &fresh.analyse(line))))
        .collect();
    assert_eq!(alone, columns(&whole));
}

fn find(analysis: &Analysis, word: &str) -> usize {
    (0..analysis.len())
        .find(|&token| analysis.text(token) == word)
        .unwrap()
}

#[test]
fn a_name_that_looks_like_a_verb_is_read_as_a_name() {
    let protected = ENGINE.protect([("IS", EntityLabel::Org)]);
    let text = "IS attacked a checkpoint near the airport.";
    let analysis = ENGINE.analyse_protected(text, &protected);
    let attacked = find(&analysis, "attacked");
    assert_eq!(
        (analysis.tag(attacked), analysis.dep(attacked)),
        (Tag::Vbd, Dep::Root)
    );
    assert_eq!(analysis.text(0), "IS");
    assert_eq!(analysis.lower(0), "is");
    assert_eq!((analysis.pos(0), analysis.dep(0)), (Pos::Propn, Dep::Nsubj));
    assert_eq!(
        analysis.entity_at(0).map(|entity| entity.label),
        Some(EntityLabel::Org)
    );
    let analysis = ENGINE.analyse_protected("He said it IS over.", &protected);
    assert_eq!(analysis.pos(find(&analysis, "IS")), Pos::Aux);
}

#[test]
fn a_name_of_several_words_stays_whole() {
    let text = "Residents said Storm of the Left-Hand Coast seized two mills on Friday.";
    let protected = ENGINE.protect([("Storm of the Left-Hand Coast", EntityLabel::Org)]);
    let analysis = ENGINE.analyse_protected(text, &protected);
    let coast = find(&analysis, "Coast");
    assert_eq!(analysis.dep(coast), Dep::Nsubj);
    assert_eq!(analysis.text(analysis.head(coast)), "seized");
    let name = analysis.subtree(coast);
    assert_eq!(analysis.text_of(&name), "Storm of the Left-Hand Coast");
    assert!(
        name.clone()
            .all(|token| token == coast || analysis.head(token) == coast)
    );
    let entity = analysis.entity_at(coast).unwrap();
    assert_eq!(entity.tokens, name);
}

#[test]
fn ranks_end_no_sentence() {
    let analysis = ENGINE.analyse("Lt. Col. Brand and Maj. Ruiz met Sgt. Low.");
    assert_eq!(analysis.sentences().len(), 1);
    assert_eq!(analysis.text(0), "Lt.");
    assert_ne!(ENGINE.analyse_plain("Lt. Col. Brand").text(0), "Lt.");
}

#[test]
fn headlines_in_the_present_tense_have_a_verb() {
    let analysis = ENGINE.analyse("Rebels fire rockets at northern port");
    let fire = find(&analysis, "fire");
    assert_eq!(
        (analysis.pos(fire), analysis.dep(fire)),
        (Pos::Verb, Dep::Root)
    );
    assert_eq!(analysis.lemma(fire), "fire");
    let rebels = find(&analysis, "Rebels");
    assert_eq!(
        (analysis.head(rebels), analysis.dep(rebels)),
        (fire, Dep::Nsubj)
    );
}

#[test]
fn a_headline_and_the_line_below_are_two_sentences() {
    let text = "Army enters Lower Hatch\nLOWER HATCH, Tessaria - The army entered the town.";
    let analysis = ENGINE.analyse(text);
    assert_eq!(analysis.paragraphs().len(), 2);
    let entered = find(&analysis, "entered");
    let sentence = &analysis.sentences()[analysis.sentence_of(entered)];
    assert_eq!(analysis.text_of(sentence), "The army entered the town.");
}
