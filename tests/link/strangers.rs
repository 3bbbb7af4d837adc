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

/// A report in words that most reports of the war share, of a capture by the rebels at a place.
fn fall(
    name: &str,
    date: Option<jiff::civil::Date>,
    place: &str,
    town: bool,
) -> dateline::extract::Extraction {
    // The undated reports are no copy of the dated ones.
    let text = match date {
        Some(_) => format!(
            "Red Banner captured {place} after clashes with garrison soldiers, sending villagers fleeing."
        ),
        None => format!(
            "Villagers are fleeing and soldiers of a garrison lie dead where clashes raged: Red Banner \
             has captured {place}."
        ),
    };
    let taken = said("capture", "captured").by(REBELS);
    let taken = if town { taken.at(place, "city") } else { taken };
    let taken = match date {
        Some(date) => taken.on(date, "captured"),
        None => taken,
    };
    report(name, date).says(&text, [taken]).done()
}

#[test]
fn an_undated_report_joins_another_only_where_a_spot_and_a_side_agree() {
    let events = |second: dateline::extract::Extraction| {
        let linked = link(&[fall("A", Some(day(9)), "Orla", true), second]);
        let events = events_of(&linked, "capture");
        let days: Vec<_> = events
            .iter()
            .map(|event| event.time.earliest_begin)
            .collect();
        (events.len(), days.iter().flatten().count())
    };
    assert_eq!(events(fall("B", None, "Orla", true)), (1, 1));
    // It neither takes the other's day nor gives it a place.
    assert_eq!(events(fall("B", None, "Dorn", true)), (2, 1));
    assert_eq!(events(fall("B", None, "the town", false)), (2, 1));
}

#[test]
fn two_towns_that_no_gazetteer_has_are_two_places() {
    let fall = |name: &str, town: &str| {
        let town = format!("unknown {town}");
        let mut fall = fall(name, Some(day(9)), "Orla", true);
        for place in &mut fall.claims[0].places {
            (place.lat, place.lon) = (None, None);
            place.id = format!(
                "https://w3id.org/dateline/place/name/{}",
                town.replace(' ', "-")
            );
            place.label = town.replace("unknown ", "");
            place.text.clone_from(&place.label);
        }
        fall
    };
    let linked = link(&[fall("A", "Kitsa"), fall("B", "Bunara")]);
    assert_eq!(events_of(&linked, "capture").len(), 2);
    // They may be two spellings.
    let linked = link(&[fall("A", "Kitsa"), fall("B", "Kitcha")]);
    assert_eq!(events_of(&linked, "capture").len(), 1);
}
