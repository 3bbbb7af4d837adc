use super::*;
use crate::extract::record::{MentionRecord, MentionType, Quote};
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::Gazetteer;
use crate::knowledge::places::Places;
use crate::link::decisions::Decisions;
use crate::link::entity;

/// A document of the given sentences; `names` are (text, identifier) wherever they stand.
fn document(name: &str, sentences: &[&str], names: &[(&str, &str)]) -> Extraction {
    let mut extraction = Extraction {
        document: name.to_owned(),
        hash: name.to_owned(),
        ..Extraction::default()
    };
    let mut at = 0;
    for text in sentences {
        let span = Span::new(at, at + text.chars().count());
        for (word, id) in names {
            for (byte, _) in text.match_indices(word) {
                let start = at + text[..byte].chars().count();
                extraction.mentions.push(MentionRecord {
                    document: name.to_owned(),
                    span: Span::new(start, start + word.chars().count()),
                    text: (*word).to_owned(),
                    kind: MentionType::Organization,
                    id: Some((*id).to_owned()),
                    label: Some((*word).to_owned()),
                    lat: None,
                    lon: None,
                    geonames: None,
                    time: None,
                    quantity: None,
                    rule: "curated".to_owned(),
                });
            }
        }
        extraction.sentences.push(Quote {
            span,
            text: (*text).to_owned(),
        });
        at = span.end + 1;
    }
    extraction
}

fn copies(documents: &[Extraction]) -> Vec<CopiedSentence> {
    let documents: Vec<&Extraction> = documents.iter().collect();
    let entities = entity::resolve(
        &documents,
        &Knowledge {
            places: Places::new(Gazetteer::from_layers(Vec::new())),
            ..Knowledge::default()
        },
        &Decisions::default(),
        &[],
    );
    find(&documents, &entities).records(&documents, |_| String::from("origin"))
}

const NAMES: &[(&str, &str)] = &[
    ("Northern Front", "http://example.org/front"),
    ("NF", "http://example.org/front"),
];

#[test]
fn a_sentence_with_the_names_swapped_is_a_copy_and_shows_the_swap() {
    let found = copies(&[
        document(
            "a",
            &[
                "Fighters of the Northern Front blew up two bridges before dawn and fled into the hills.",
            ],
            NAMES,
        ),
        document(
            "b",
            &["Fighters of the NF blew up two bridges before dawn and ran into the hills."],
            NAMES,
        ),
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, CopyKind::Copy);
    let changes: Vec<(&str, &str)> = found[0]
        .changes
        .iter()
        .map(|change| (change.from.as_str(), change.to.as_str()))
        .collect();
    assert_eq!(changes, [("Northern Front", "NF"), ("fled", "ran")]);
}

#[test]
fn sentences_on_the_same_matter_in_other_words_are_no_copy() {
    let found = copies(&[
        document(
            "a",
            &["The mayor of Porto opened the new hospital on Friday after years of delay."],
            &[],
        ),
        document(
            "b",
            &["After years of delays, a hospital was opened in Porto by its mayor on Friday."],
            &[],
        ),
    ]);
    assert!(found.iter().all(|copy| copy.kind == CopyKind::Possible));
}

#[test]
fn short_formulas_are_no_copy() {
    let line = "Nobody could be reached for comment.";
    assert!(copies(&[document("a", &[line], &[]), document("b", &[line], &[])]).is_empty());
}

#[test]
fn a_document_does_not_copy_itself() {
    let line = "Rescue teams dug through the night in Bitola while more rain fell on the valley.";
    assert!(copies(&[document("a", &[line, line], &[])]).is_empty());
}

#[test]
fn a_quotation_and_its_reporting_clause_are_compared_apart() {
    let quote = "\"We shall not leave this valley until the last house is rebuilt,\"";
    let found = copies(&[
        document(
            "a",
            &[&format!(
                "{quote} said a spokesman for the regional relief office in Skopje city hall."
            )],
            &[],
        ),
        document(
            "b",
            &[&format!(
                "{quote} one weary official in charge of tents told reporters at the stadium."
            )],
            &[],
        ),
    ]);
    assert_eq!(found.len(), 1);
    assert!((found[0].similarity - 1.0).abs() < 1e-9);
    assert!(found[0].a.text.ends_with(",\""));
}
