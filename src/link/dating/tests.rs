use jiff::civil::date;

use super::*;
use crate::document::Span;
use crate::extract::Extraction;
use crate::extract::record::{Quote, TimePrecision, TimeRef};
use crate::extract::time::{Base, Cycle, Expression, Pick, Tense};
use crate::knowledge::Knowledge;
use crate::link::corpus::Corpus;
use crate::link::decisions::Decisions;
use crate::link::scheme::Scheme;
use crate::link::{copy, entity};

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// A document of sentences; weekdays and `(text, date)` pairs in them are time expressions.
fn document(
    name: &str,
    published: Option<Date>,
    sentences: &[&str],
    dates: &[(&str, Date)],
) -> Extraction {
    let mut extraction = Extraction {
        document: name.to_owned(),
        hash: name.to_owned(),
        ..Extraction::default()
    };
    extraction.metadata.date = published;
    let mut at = 0;
    for text in sentences {
        let span = Span::new(at, at + text.chars().count());
        let time = |word: &str, byte: usize| TimeRef {
            start: None,
            end: None,
            precision: TimePrecision::Day,
            timex: String::new(),
            text: word.to_owned(),
            span: {
                let start = at + text[..byte].chars().count();
                Span::new(start, start + word.len())
            },
            expression: None,
            rule: String::from("clause"),
        };
        for (number, word) in WEEKDAYS.iter().enumerate() {
            for (byte, _) in text.match_indices(word) {
                extraction.times.push(TimeRef {
                    expression: Some(Expression::new(Base::Recurring {
                        cycle: Cycle::Weekday(number as i8 + 1),
                        pick: Pick::Tense(Tense::Past),
                    })),
                    ..time(word, byte)
                });
            }
        }
        for (word, day) in dates {
            for (byte, _) in text.match_indices(word) {
                extraction.times.push(TimeRef {
                    start: Some(*day),
                    end: Some(*day),
                    ..time(word, byte)
                });
            }
        }
        extraction.sentences.push(Quote {
            span,
            text: (*text).to_owned(),
        });
        at = span.end + 1;
    }
    extraction.times.sort_by_key(|time| time.span);
    extraction
}

fn dates(documents: &[Extraction]) -> Vec<Dated> {
    let documents: Vec<&Extraction> = documents.iter().collect();
    let entities = entity::resolve(
        &documents,
        &Knowledge::default(),
        &Decisions::default(),
        &[],
    );
    let copies = copy::find(&documents, &entities);
    let knowledge = Knowledge::default();
    let scheme = Scheme::new(&knowledge);
    super::date(
        &Corpus::new(&documents, &entities, &scheme),
        &copies,
        &scheme,
    )
}

#[test]
fn a_caption_with_a_date_and_a_weekday_dates_a_report() {
    let found = dates(&[document(
        "a",
        None,
        &[
            "Firefighters rest near Loures on July 11, 2019.",
            "Crews fought the blaze for a second day on Friday, the mayor said.",
        ],
        &[("July 11, 2019", date(2019, 7, 11))],
    )]);
    assert_eq!(found[0].date, Some(date(2019, 7, 12)));
    assert_eq!(found[0].basis, DateBasis::OwnText);
}

#[test]
fn weekdays_alone_date_nothing() {
    let found = dates(&[document(
        "a",
        None,
        &["The council met on Tuesday.", "It had met on Monday too."],
        &[],
    )]);
    assert_eq!(found[0], Dated::default());
}

#[test]
fn an_old_date_in_the_body_dates_nothing() {
    let body = [
        "The village is quiet.",
        "Its school has a new roof.",
        "The road is paved.",
        "The well is deep.",
        "The dam broke on July 11, 1999 and drowned the lower farms.",
    ];
    let found = dates(&[document(
        "a",
        None,
        &body,
        &[("July 11, 1999", date(1999, 7, 11))],
    )]);
    assert_eq!(found[0], Dated::default());
}

#[test]
fn copy_with_a_weekday_dates_an_undated_report_and_travels_on() {
    let first = "Rescue teams on Tuesday reached the miners who had been trapped for days below Zenica, officials said.";
    let second = "Pumps and drills had been carried up the slope by hand for a week, and the last shaft was opened after dark.";
    let found = dates(&[
        document("a", Some(date(2020, 3, 4)), &[first], &[]),
        document(
            "b",
            None,
            &[first, second, "Families wept on Tuesday night."],
            &[],
        ),
        document(
            "c",
            None,
            &[second, "The minister arrived on Tuesday."],
            &[],
        ),
    ]);
    // 4 March 2020 was a Wednesday.
    assert_eq!(found[1].date, Some(date(2020, 3, 3)));
    assert_eq!(found[1].basis, DateBasis::SharedCopy);
    assert_eq!(found[2].date, Some(date(2020, 3, 3)));
    assert!(
        found[1]
            .evidence
            .iter()
            .any(|e| e.document.as_deref() == Some("a"))
    );
}
