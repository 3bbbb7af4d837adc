//! Figures: what is one figure told twice, and what are two.

use dateline::extract::time::{Anchor, Base, Expression, Relation, Unit};
use dateline::link::record::ConflictKind;
use jiff::civil::date;

use crate::fixture::{link, report, said};
use crate::reports::conflicts;
use crate::{REBELS, day, events_of};

/// A report on how many live in parts of Orla that somebody holds.
fn living(name: &str, people: f64, holder: &str, words: &str) -> dateline::extract::Extraction {
    report(name, Some(day(5)))
        .says(
            &format!("{words} {people} people live in parts of Orla held by them."),
            [
                said("population", "live")
                    .at("Orla", "city")
                    .count(people, "people"),
                said("control", "held").by(holder).at("Orla", "city"),
            ],
        )
        .done()
}

#[test]
fn people_on_two_sides_of_the_front_are_counted_apart() {
    let army = "Veldian army state-forces VEL";
    let linked = link(&[
        living("A", 80_000.0, army, "It is thought that"),
        living(
            "B",
            60_000.0,
            army,
            "Aid workers believe, as they said on Friday, that",
        ),
        living("C", 70_000.0, REBELS, "By a count of last year"),
    ]);
    assert_eq!(events_of(&linked, "population").len(), 2);
    let found = conflicts(&linked, ConflictKind::Number, &["80000", "60000"]);
    assert_eq!(found.len(), 1, "{:#?}", linked.conflicts);
    assert_eq!(found[0].values.len(), 2);
}

#[test]
fn a_part_is_no_other_account_of_the_whole() {
    let killed = |name: &str, parts: bool| {
        let whole = report(name, Some(day(8))).says(
            &format!("Two Ostian soldiers were killed near Orla, the office told the {name}."),
            [said("kill", "killed")
                .to("Ostian soldiers state-forces OST")
                .at("Orla", "city")
                .on(day(7), "near")
                .count(2.0, "soldier")
                .told_by("Ostian defence office government OST")],
        );
        if !parts {
            return whole.done();
        }
        whole
            .says(
                "One soldier was killed at once, it said.",
                [said("kill", "killed")
                    .to("Ostian soldiers state-forces OST")
                    .at("Orla", "city")
                    .on(day(7), "once")
                    .count(1.0, "soldier")
                    .told_by("Ostian defence office government OST")],
            )
            .done()
    };
    let linked = link(&[killed("A", true), killed("B", false)]);
    assert_eq!(linked.conflicts, []);
}

#[test]
fn two_voices_in_one_report_may_differ_over_one_crowd() {
    let marched = |speaker: &str, people: f64| {
        said("protest", "marched")
            .by("?civilians VEL")
            .at("Orla", "city")
            .on(date(2021, 6, 4), "Friday")
            .count(people, "people")
            .told_by(speaker)
    };
    let linked = link(&[report("A", Some(day(5)))
        .says(
            "A crowd marched through Orla on Friday: 90,000 by the word of those who called it.",
            [marched("organisers activists VEL", 90_000.0)],
        )
        .says(
            "No more than 20,000 marched that Friday, the police of Orla put it.",
            [marched("Orla police police VEL", 20_000.0)],
        )
        .done()]);
    assert_eq!(events_of(&linked, "protest").len(), 1);
    let found = conflicts(&linked, ConflictKind::Number, &["90000", "20000"]);
    assert_eq!(found.len(), 1, "{:#?}", linked.conflicts);
    assert_eq!(found[0].one_speaker, None);
}

#[test]
fn a_failed_agreement_on_one_matter_denies_none_on_another() {
    let agreed = |matter: &str| said("agree", "agree").by("the envoys state VEL").to(matter);
    let linked = link(&[report("A", Some(day(5)))
        .says(
            "The envoys did agree on the Prisoners Accord.",
            [agreed("Prisoners Accord other -")],
        )
        .says(
            "They failed to agree on the Harbour Accord.",
            [agreed("Harbour Accord other -").status(dateline::extract::record::Status::Denied)],
        )
        .done()]);
    assert_eq!(linked.conflicts, []);
}

#[test]
fn a_sum_of_what_happened_since_is_none_of_the_events_it_counts() {
    let killed = |name: &str, people: f64, since: bool| {
        let deed = said("kill", "killed")
            .to("civilians civilians VEL")
            .at("Orla", "city")
            .count(people, "civilians");
        let deed = if since {
            deed.told(since_last_month(), "since last month")
        } else {
            deed.on(day(4), "Monday")
        };
        let words = if since {
            format!("Residents have counted {people} civilians killed in Orla since last month.")
        } else {
            format!("In Orla {people} civilians were killed on Monday, said the {name}.")
        };
        report(name, Some(day(5))).says(&words, [deed]).done()
    };
    let linked = link(&[killed("A", 12.0, false), killed("B", 12.0, false)]);
    assert_eq!(events_of(&linked, "kill").len(), 1);
    let linked = link(&[killed("A", 12.0, false), killed("B", 12.0, true)]);
    assert_eq!(events_of(&linked, "kill").len(), 2);
}

fn since_last_month() -> Expression {
    Expression {
        base: Base::Relative {
            anchor: Anchor::Publication,
            unit: Unit::Month,
            offset: -1,
        },
        part: None,
        modifier: None,
        relation: Relation::Since,
    }
}
