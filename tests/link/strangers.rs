//! Reports that have nothing to do with each other stay apart, however alike their words are.

use dateline::extract::record::Status;
use dateline::link::record::ConflictKind;

use crate::fixture::{link, report, said};
use crate::{ARMY, REBELS, day, events_of};

/// A note without a date, as collections of single sentences hold them.
fn note(name: &str, text: &str, place: &str, dead: f64) -> dateline::extract::Extraction {
    report(name, None)
        .says(
            text,
            [said("kill", "killed")
                .by("gunmen ?militants -")
                .to("soldiers ?state-forces -")
                .at(place, "city")
                .count(dead, "soldier")],
        )
        .done()
}

#[test]
fn undated_notes_of_like_attacks_are_events_of_their_own() {
    let linked = link(&[
        note(
            "A",
            "Gunmen killed 3 soldiers in Orla on Sunday, officials said.",
            "Orla",
            3.0,
        ),
        note(
            "B",
            "Gunmen killed 12 soldiers in Dorn on Sunday, officials said.",
            "Dorn",
            12.0,
        ),
        note(
            "C",
            "Soldiers were killed by gunmen in Fort Ness, 7 of them.",
            "Fort Ness",
            7.0,
        ),
        note(
            "D",
            "Masked gunmen killed 3 more soldiers as rain fell on Orla.",
            "Orla",
            3.0,
        ),
    ]);
    assert_eq!(events_of(&linked, "kill").len(), 4);
    assert!(linked.conflicts.is_empty(), "{:#?}", linked.conflicts);
}

#[test]
fn the_same_day_spot_and_side_make_one_event_of_two_strangers() {
    let capture = |name: &str, text: &str| {
        report(name, Some(day(9)))
            .says(
                text,
                [said("capture", "took")
                    .by(ARMY)
                    .at("Orla", "city")
                    .on(day(8), "Tuesday")],
            )
            .done()
    };
    let linked = link(&[
        capture("A", "Government troops took Orla on Tuesday."),
        capture(
            "B",
            "By Tuesday evening, with little left of it, somebody took Orla.",
        ),
    ]);
    assert_eq!(events_of(&linked, "capture").len(), 1);
}

#[test]
fn nobody_contradicts_himself_within_one_report() {
    let voices = |first: &str, second: &str| {
        let taken = |words: &str, speaker: &str| {
            said("capture", words)
                .by(ARMY)
                .to(REBELS)
                .at("Orla", "city")
                .on(day(8), "Tuesday")
                .told_by(speaker)
        };
        let linked = link(&[report("A", Some(day(9)))
            .says(
                "The army took Orla on Tuesday, it was said.",
                [taken("took", first)],
            )
            .says(
                "The army had not taken Orla on Tuesday, it was said.",
                [taken("taken", second).status(Status::Denied)],
            )
            .done()]);
        let outcomes = (linked.conflicts.iter())
            .filter(|conflict| conflict.kind == ConflictKind::Outcome)
            .count();
        (events_of(&linked, "capture").len(), outcomes)
    };
    let mayor = "mayor government OST";
    assert_eq!(voices(mayor, mayor), (1, 0));
    assert_eq!(voices(mayor, REBELS), (1, 1));
}
