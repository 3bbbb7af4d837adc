//! Linking, on reports that were made up for it.

mod program;

#[path = "link/corpus.rs"]
mod corpus;
#[path = "link/decisions.rs"]
mod decisions;
#[path = "link/figures.rs"]
mod figures;
#[path = "link/fixture.rs"]
mod fixture;
#[path = "link/reports.rs"]
mod reports;
#[path = "link/seeds.rs"]
mod seeds;
#[path = "link/strangers.rs"]
mod strangers;
#[path = "link/voices.rs"]
mod voices;

use dateline::extract::Extraction;
use dateline::extract::record::Status;
use dateline::extract::time::{Anchor, Base, Expression, Length, Modifier, Relation, Side, Unit};
use dateline::link::record::{ClaimRole, ConflictKind, CopyKind, SpeakerKind};
use dateline::link::{self, Linked};
use fixture::{link, report, said};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const ARMY: &str = "Veldian army state-forces VEL";
const REBELS: &str = "Red Banner rebels -";

fn day(day: i8) -> Date {
    date(2021, 6, day)
}

/// Days of June 2021: the 1st is a Tuesday.
fn events_of<'l>(linked: &'l Linked, family: &str) -> Vec<&'l link::record::Event> {
    linked
        .events
        .iter()
        .filter(|event| event.family == family)
        .collect()
}

/// Whether an event has every claim of another.
fn holds_all_of(event: &link::record::Event, other: &link::record::Event) -> bool {
    let held = |id: &str| event.claims.iter().any(|own| own.claim == id);
    other.claims.iter().all(|claim| held(&claim.claim))
}

fn roles(event: &link::record::Event) -> Vec<ClaimRole> {
    event.claims.iter().map(|claim| claim.role).collect()
}

fn length(years: u32, modifier: Option<Modifier>) -> Expression {
    Expression {
        base: Base::Length {
            length: Length::of(years, Unit::Year),
            side: Side::Past,
            anchor: Anchor::Publication,
        },
        part: None,
        modifier,
        relation: Relation::At,
    }
}

/// A small battle in five reports: a forecast, its fulfilment, figures that differ.
fn battle() -> Vec<Extraction> {
    let broke = |text: &str, on: Date| {
        said("break-siege", "broke")
            .by(ARMY)
            .at("Orla", "city")
            .on(on, text)
    };
    vec![
        report("Courier", Some(day(4)))
            .says(
                "The siege of Orla will end within a day, General Tarn said.",
                [said("break-siege", "will end")
                    .at("Orla", "city")
                    .status(Status::Predicted)
                    .told_by("General Tarn state-forces VEL")],
            )
            .says(
                "Red Banner has besieged Orla for over two years.",
                [said("besiege", "besieged")
                    .by(REBELS)
                    .at("Orla", "city")
                    .told(length(2, Some(Modifier::MoreThan)), "over two years")],
            )
            .done(),
        report("Herald", Some(day(5)))
            .says(
                "The Veldian army broke the siege of Orla on Saturday, state radio said.",
                [broke("Saturday", day(5)).told_by("state radio state-media VEL")],
            )
            .says(
                "About 90,000 people live in Orla.",
                [said("population", "live")
                    .at("Orla", "city")
                    .count(90_000.0, "people")],
            )
            .done(),
        report("Tribune", Some(day(5)))
            .says(
                "After three hard years the Veldian army broke through to Orla on Saturday, the Rights Watch said.",
                [
                    broke("Saturday", day(5)).told_by("Rights Watch monitor GBR"),
                    said("besiege", "hard years")
                        .by(REBELS)
                        .at("Orla", "city")
                        .told(length(4, None), "three hard years"),
                ],
            )
            .says(
                "Some 60,000 people live in Orla.",
                [said("population", "live")
                    .at("Orla", "city")
                    .count(60_000.0, "people")],
            )
            .done(),
        report("Mirror", Some(day(6)))
            .says(
                "Red Banner denied that the Veldian army broke the siege of Orla.",
                [broke("siege", day(5))
                    .status(Status::Denied)
                    .told_by("Red Banner rebels -")],
            )
            .done(),
        report("Post", Some(day(6)))
            .says(
                "Red Banner shot down a helicopter near Dorn on Sunday.",
                [said("shoot-down", "shot down")
                    .by(REBELS)
                    .at("Dorn", "city")
                    .on(day(6), "Sunday")],
            )
            .done(),
    ]
}

#[test]
fn a_forecast_its_fulfilment_and_a_denial_are_one_event() {
    let linked = link(&battle());
    let broken = events_of(&linked, "break-siege");
    assert_eq!(broken.len(), 1, "{broken:#?}");
    assert_eq!(
        roles(broken[0]),
        [
            ClaimRole::Assertion,
            ClaimRole::Assertion,
            ClaimRole::Forecast,
            ClaimRole::Denial
        ]
    );
    assert_eq!(broken[0].time.earliest_begin, Some(day(5)));
    assert_eq!(broken[0].time.latest_end, Some(day(5)));
    let kinds: Vec<SpeakerKind> = broken[0].speakers.iter().map(|who| who.kind).collect();
    assert!(kinds.contains(&SpeakerKind::Monitor) && kinds.contains(&SpeakerKind::State));
    assert_eq!(broken[0].independent, 2);
    // A denial stands against it, so it isn't confirmed.
    assert_eq!(broken[0].grade.information, 2);
    assert!(
        linked
            .conflicts
            .iter()
            .any(|conflict| conflict.kind == ConflictKind::Outcome)
    );
    assert!(
        linked
            .lookalikes
            .iter()
            .any(|alike| alike.kind == ConflictKind::Date)
    );
}

#[test]
fn figures_and_durations_that_cannot_both_be_true_are_conflicts() {
    let linked = link(&battle());
    let number = linked
        .conflicts
        .iter()
        .find(|conflict| conflict.kind == ConflictKind::Number)
        .expect("90,000 against 60,000");
    assert_eq!(number.values.len(), 2);
    let siege = events_of(&linked, "besiege");
    assert_eq!(siege.len(), 1);
    assert!(
        linked
            .conflicts
            .iter()
            .any(|conflict| conflict.kind == ConflictKind::Date
                && conflict.events.contains(&siege[0].id))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_order_of_the_files_changes_nothing(order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle()) {
        let reports = battle();
        let shuffled: Vec<Extraction> = order.iter().map(|at| reports[*at].clone()).collect();
        prop_assert_eq!(link(&shuffled), link(&reports));
    }
}

#[test]
fn an_event_keeps_its_name_when_later_reports_are_added() {
    let reports = battle();
    let before = link(&reports[..3]);
    let after = link(&reports);
    for event in &before.events {
        let now = after.event(&event.id).expect("found by its old IRI");
        assert!(holds_all_of(now, event));
        assert_eq!(now.id, event.id);
    }
}

#[test]
fn an_event_that_a_report_of_the_same_day_renames_is_found_by_its_old_name() {
    let reports = battle();
    let (before, after) = (link(&reports[..2]), link(&reports));
    for event in &before.events {
        let now = after.event(&event.id).expect("found by its old IRI");
        assert!(holds_all_of(now, event));
    }
}

#[test]
fn one_bad_claim_does_not_chain_two_events() {
    let capture = |name: &str, place: &str, on: i8| {
        report(name, Some(day(on)))
            .says(
                &format!("The army took {place} at noon."),
                [said("capture", "took")
                    .by(ARMY)
                    .at(place, "city")
                    .on(day(on), "noon")],
            )
            .done()
    };
    let bad = report("Muddle", Some(day(20)))
        .says(
            "The army took Orla and Dorn.",
            [said("capture", "took")
                .by(ARMY)
                .at("Orla", "city")
                .at("Dorn", "city")],
        )
        .done();
    let linked = link(&[
        capture("A", "Orla", 2),
        capture("B", "Orla", 2),
        bad,
        capture("C", "Dorn", 19),
        capture("D", "Dorn", 19),
    ]);
    let mut sizes: Vec<usize> = events_of(&linked, "capture")
        .iter()
        .map(|event| event.claims.len())
        .collect();
    sizes.sort_unstable();
    assert!(sizes == [2, 3] || sizes == [1, 2, 2], "{sizes:?}");
}

#[test]
fn clashes_on_other_days_are_other_events() {
    let clash = |name: &str, on: i8| {
        report(name, Some(day(on)))
            .says(
                "The army clashed with Red Banner in Orla today.",
                [said("clash", "clashed")
                    .by(ARMY)
                    .to(REBELS)
                    .at("Orla", "city")
                    .on(day(on), "today")],
            )
            .done()
    };
    let linked = link(&[clash("A", 2), clash("B", 9), clash("C", 2)]);
    assert_eq!(events_of(&linked, "clash").len(), 2);
}

#[test]
fn what_happens_once_keeps_two_dates_as_a_conflict() {
    let reached = |name: &str, first: i8, last: i8, text: &str| {
        report(name, Some(day(last)))
            .says(
                &format!("Troops reached Fort Ness {text}."),
                [said("arrive", "reached")
                    .by(ARMY)
                    .at("Fort Ness", "base")
                    .between(day(first), day(last), text)],
            )
            .done()
    };
    let linked = link(&[reached("A", 3, 4, "overnight"), reached("B", 5, 5, "today")]);
    assert_eq!(events_of(&linked, "arrive").len(), 1);
    assert_eq!(linked.conflicts.len(), 1);
    assert_eq!(linked.conflicts[0].kind, ConflictKind::Date);
}

#[test]
fn means_that_differ_in_one_mouth_are_variants_of_one_account() {
    let killed = |name: &str, means: &str| {
        report(name, Some(day(8)))
            .says(
                &format!("Two Ostian soldiers were killed by {means} near Orla, the Ostian defence office said."),
                [said("kill", "killed")
                    .to("Ostian soldiers state-forces OST")
                    .at("Orla", "city")
                    .on(day(7), "near")
                    .count(2.0, "soldier")
                    .with(means)
                    .told_by("Ostian defence office government OST")],
            )
            .done()
    };
    let linked = link(&[
        killed("A", "artillery fire"),
        killed("B", "mortar fire"),
        killed("C", "shelling"),
    ]);
    assert_eq!(events_of(&linked, "kill").len(), 1);
    let means: Vec<_> = linked
        .conflicts
        .iter()
        .filter(|conflict| conflict.kind == ConflictKind::Means)
        .collect();
    assert_eq!(means.len(), 1);
    assert_eq!(
        means[0].one_speaker.as_deref(),
        Some("http://example.org/Ostian-defence-office")
    );
}

#[test]
fn distances_on_the_way_are_no_conflict() {
    let away = |name: &str, km: f64, speaker: &str| {
        report(name, Some(day(8)))
            .says(
                &format!("The Veldian army stood {km} km from the walls of Orla, {speaker} said."),
                [said("advance", "stood")
                    .by(ARMY)
                    .at("Orla", "city")
                    .count(km, "km")
                    .told_by(&format!("{speaker} media -"))],
            )
            .done()
    };
    let linked = link(&[
        away("A", 3.0, "radio"),
        away("B", 12.0, "agency"),
        away("C", 30.0, "gazette"),
    ]);
    assert_eq!(linked.conflicts, []);
    let alike: Vec<_> = linked
        .lookalikes
        .iter()
        .filter(|alike| alike.kind == ConflictKind::Number)
        .collect();
    assert_eq!(alike.len(), 1, "{:#?}", linked.lookalikes);
    assert_eq!(alike[0].values.len(), 3);
}

#[test]
fn a_toll_that_grew_is_no_conflict() {
    let toll = |name: &str, on: i8, dead: f64| {
        report(name, Some(day(on)))
            .says(
                &format!("The flood in Dorn on Tuesday killed {dead} people."),
                [said("kill", "killed")
                    .to("people civilians VEL")
                    .at("Dorn", "city")
                    .on(day(1), "Tuesday")
                    .count(dead, "people")],
            )
            .done()
    };
    let linked = link(&[toll("A", 1, 12.0), toll("B", 3, 19.0)]);
    assert_eq!(events_of(&linked, "kill").len(), 1);
    assert_eq!(linked.conflicts, []);
    assert_eq!(linked.lookalikes.len(), 1);
    // Told on one day, the same figures are one.
    let linked = link(&[toll("A", 2, 12.0), toll("B", 2, 19.0)]);
    assert_eq!(linked.conflicts.len(), 1);
}

#[test]
fn outlets_that_quote_one_monitor_are_one_origin() {
    let quoting = |name: &str| {
        report(name, Some(day(5)))
            .says(
                &format!("In words of its own the {name} wrote that the army had bombed Orla on Friday, as the Rights Watch put it."),
                [said("bombing", "bombed")
                    .by(ARMY)
                    .at("Orla", "city")
                    .on(day(4), "Friday")
                    .told_by("Rights Watch monitor GBR")],
            )
            .done()
    };
    let linked = link(&[quoting("A"), quoting("B"), quoting("C"), quoting("D")]);
    let event = events_of(&linked, "bombing")[0];
    assert_eq!(event.outlets.len(), 4);
    assert_eq!(event.origins.len(), 1);
    assert_eq!(event.independent, 1);
    assert_eq!(event.grade.information, 3);
}

#[test]
fn wire_copy_is_found_with_its_changes_and_is_one_text() {
    let wire = |name: &str, verb: &str| {
        report(name, Some(day(5)))
            .says(
                &format!("Rescuers {verb} forty miners from a flooded shaft below the town of Orla late on Friday."),
                [said("rescue", verb)
                    .to("miners civilians VEL")
                    .at("Orla", "city")
                    .on(day(4), "Friday")],
            )
            .done()
    };
    let linked = link(&[wire("A", "freed"), wire("B", "pulled")]);
    assert_eq!(linked.copies.len(), 1);
    assert_eq!(linked.copies[0].kind, CopyKind::Copy);
    assert_eq!(linked.copies[0].changes[0].from, "freed");
    assert_eq!(linked.events.len(), 1);
    assert_eq!(linked.events[0].text_origins.len(), 1);
}

/// Reports in quite different words, so that none is copy of another.
fn statement(name: &str, who: &str) -> Extraction {
    let sentence = match name {
        "A" => format!("{who} arrived in the capital to speak about the harvest."),
        "B" => format!("By train came {who}, who met the minister of farming for an hour."),
        "C" => format!("The market was closed when {who} drove up with two lorries of plums."),
        _ => format!("Nobody had expected {who} at the fair after the fire of last May."),
    };
    report(name, Some(day(5)))
        .says(
            &sentence,
            [said("arrive", "arrived").by(&format!("{who} ?civilians VEL"))],
        )
        .done()
}

#[test]
fn unknown_names_merge_and_bare_descriptions_do_not() {
    let linked = link(&[
        statement("A", "Mirela Kostandin"),
        statement("B", "Mirela Kostandin"),
        statement("C", "a farmer"),
        statement("D", "a farmer"),
    ]);
    let labels: Vec<&str> = linked
        .entities
        .iter()
        .map(|entity| entity.label.as_str())
        .collect();
    assert_eq!(
        labels
            .iter()
            .filter(|label| **label == "Mirela Kostandin")
            .count(),
        1
    );
    assert_eq!(
        labels.iter().filter(|label| **label == "a farmer").count(),
        2
    );
    let merged = linked
        .entities
        .iter()
        .find(|entity| entity.label == "Mirela Kostandin")
        .expect("merged");
    assert!(merged.merges.iter().all(|merge| merge.rule == "same-name"));
    assert_eq!(merged.documents, ["A", "B"]);
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(link(&[]), Linked::default());
    let empty = link(&[report("A", None).done()]);
    assert_eq!(empty.documents.len(), 1);
    assert_eq!(empty.documents[0].date, None);
}
