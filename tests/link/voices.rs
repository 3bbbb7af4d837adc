//! Who stands behind what is said: one body through many mouths, one man under two forms of a name,
//! and text that was changed on its way.

use dateline::extract::Extraction;
use dateline::extract::record::MentionType::{Organization, Person};
use dateline::link::Linked;
use dateline::link::record::{ConflictKind, Event, OriginKind};
use tempfile::TempDir;

use crate::fixture::{Report, Said, link, report, said};
use crate::reports::called;
use crate::{ARMY, day, events_of, program};

const LANTERN: &str = "Lantern Institute monitor -";

/// Villagers killed in Orla on the 8th, as somebody tells it.
fn killing(speaker: &str) -> Said {
    said("kill", "killed")
        .by(ARMY)
        .to("villagers ?civilians VEL")
        .at("Orla", "city")
        .on(day(8), "Tuesday")
        .told_by(speaker)
}

/// A report of the killing in which the institute speaks by its name.
fn by_name() -> Report {
    report("A", Some(day(9)))
        .says(
            "Troops killed villagers in Orla on Tuesday, the Lantern Institute said.",
            [killing(LANTERN)],
        )
        .naming(Organization, LANTERN)
}

fn event(linked: &Linked) -> &Event {
    let events = events_of(linked, "kill");
    assert_eq!(events.len(), 1, "{events:#?}");
    events[0]
}

/// The event as it stands with one more report by a speaker named so in the sentence.
fn with(
    sentence: &str,
    speaker: &str,
    naming: &[(dateline::extract::record::MentionType, &str)],
) -> Linked {
    let mut second = report("B", Some(day(9))).says(sentence, [killing(speaker)]);
    for (kind, who) in naming {
        second = second.naming(*kind, who);
    }
    link(&[by_name().done(), second.done()])
}

#[test]
fn a_body_and_its_director_are_one_origin() {
    let director = "Ada Brenn ?company -";
    for sentence in [
        "In Orla troops shot and killed villagers on Tuesday, said Ada Brenn, Lantern Institute’s director for rights.",
        "In Orla troops shot and killed villagers on Tuesday, said Ada Brenn of the Lantern Institute.",
        "In Orla troops shot and killed villagers on Tuesday, said Ada Brenn, a researcher at the Lantern Institute.",
        "Lantern Institute director Ada Brenn said that on Tuesday in Orla troops shot and killed villagers.",
    ] {
        let linked = with(
            sentence,
            director,
            &[(Person, director), (Organization, LANTERN)],
        );
        let event = event(&linked);
        assert_eq!(
            (event.independent, event.origins.len()),
            (1, 1),
            "{sentence}"
        );
        assert!(event.grade.information > 1, "{sentence}");
    }
}

#[test]
fn another_body_is_another_origin() {
    let other = "Harbour Watch monitor -";
    let linked = with(
        "In Orla troops shot and killed villagers on Tuesday, said Harbour Watch.",
        other,
        &[(Organization, other)],
    );
    let event = event(&linked);
    assert_eq!((event.independent, event.grade.information), (2, 1));
}

#[test]
fn a_person_who_only_stands_beside_a_body_speaks_for_nobody_else() {
    let mayor = "Ada Brenn ?civilians -";
    let linked = with(
        "In Orla troops shot and killed villagers on Tuesday, said Ada Brenn, who asked the Lantern Institute for help.",
        mayor,
        &[(Person, mayor), (Organization, LANTERN)],
    );
    assert_eq!(event(&linked).independent, 2);
}

#[test]
fn the_group_is_the_body_that_its_report_names() {
    let group = "rights group ?activists -";
    let second = |named: &str| -> Extraction {
        report("B", Some(day(9)))
            .says(
                &format!("Soldiers went from house to house, the {named} wrote."),
                [said("raid", "went")
                    .by(ARMY)
                    .told_by(&format!("{named} monitor -"))],
            )
            .naming(Organization, &format!("{named} monitor -"))
            .says(
                "In Orla troops shot and killed villagers on Tuesday, the rights group said.",
                [killing(group)],
            )
            .naming(Organization, group)
            .done()
    };
    let linked = link(&[by_name().done(), second("Lantern Institute")]);
    assert_eq!(event(&linked).independent, 1);
    let linked = link(&[by_name().done(), second("Harbour Watch")]);
    assert_eq!(event(&linked).independent, 2);
}

#[test]
fn a_speaker_without_identity_adds_no_origin() {
    let linked = with(
        "In Orla troops shot and killed villagers on Tuesday, he said.",
        "he ? -",
        &[],
    );
    let event = event(&linked);
    assert_eq!(event.independent, 1);
    let speakers = linked.origins.iter();
    let speakers = speakers.filter(|origin| origin.kind == OriginKind::Speaker);
    assert_eq!(speakers.count(), 1);
    // The claim keeps whom it is attributed to.
    assert_eq!(event.speakers.len(), 2);
}

#[test]
fn somebody_of_whom_nothing_is_known_confirms_nothing() {
    let major = "Ramon Tiell ?actor -";
    let linked = link(&[
        report("A", Some(day(9)))
            .says(
                "Troops killed villagers in Orla on Tuesday, the army said.",
                [killing(ARMY)],
            )
            .done(),
        report("B", Some(day(9)))
            .says(
                "In Orla troops shot and killed villagers on Tuesday, Ramon Tiell said.",
                [killing(major)],
            )
            .naming(Person, major)
            .done(),
    ]);
    assert_eq!(event(&linked).grade.information, 2);
}

#[test]
fn a_junior_is_the_man_without_the_suffix_unless_his_father_is_in_the_news() {
    let tiell = |name: &str, document: &str| {
        let who = format!("{name} ?actor -");
        report(document, Some(day(9)))
            .says(
                &format!("Troops killed villagers in Orla on Tuesday, {name} said."),
                [killing(&who)],
            )
            .naming(Person, &who)
            .done()
    };
    let two = link(&[tiell("Ramon Tiell", "A"), tiell("Ramon Tiell Jr.", "B")]);
    assert_eq!(called(&two, "Ramon Tiell Jr.").len(), 1);
    assert_eq!(called(&two, "Ramon Tiell"), called(&two, "Ramon Tiell Jr."));
    assert_eq!(event(&two).independent, 1);
    let three = link(&[
        tiell("Ramon Tiell", "A"),
        tiell("Ramon Tiell Jr.", "B"),
        tiell("Ramon Tiell Sr.", "C"),
    ]);
    assert_ne!(
        called(&three, "Ramon Tiell"),
        called(&three, "Ramon Tiell Jr.")
    );
    assert_ne!(
        called(&three, "Ramon Tiell Sr."),
        called(&three, "Ramon Tiell Jr.")
    );
}

/// Links reports as they are written, with the days of those that have one.
fn read(reports: &[(&str, &str, &str)]) -> Linked {
    let folder = TempDir::new().expect("a folder");
    let texts = folder.path().join("reports");
    std::fs::create_dir(&texts).expect("a folder");
    for (name, date, text) in reports {
        let head = match *date {
            "" => String::from("---\nlang: en\n---\n"),
            date => format!("---\ndate: {date}\n---\n"),
        };
        std::fs::write(texts.join(format!("{name}.txt")), head + text).expect("a report");
    }
    program::build(&[&texts], &folder.path().join("out")).success();
    let links = std::fs::read(folder.path().join("out/links.json")).expect("links");
    serde_json::from_slice(&links).expect("readable links")
}

fn raid(figure: &str, village: &str) -> String {
    format!(
        "Gunmen stormed a fishing village on the lake, killing at least 12 people and kidnapping \
         {figure}, a ferryman told the Courier.\n\nHe said that masked gunmen had abducted boys and \
         girls from {village} village.\n\nThe gunmen attacked the nearby market too, \
         burning down stalls and a clinic before soldiers arrived.\n"
    )
}

#[test]
fn a_figure_and_a_town_that_were_changed_in_copied_text_are_conflicts() {
    let linked = read(&[
        ("courier", "2021-06-10", &raid("dozens", "Gombali")),
        ("herald", "2021-06-10", &raid("about 80", "Mandari")),
    ]);
    let values = |kind| -> Vec<Vec<&str>> {
        let of_kind = linked
            .conflicts
            .iter()
            .filter(|conflict| conflict.kind == kind);
        of_kind
            .map(|conflict| {
                conflict
                    .values
                    .iter()
                    .map(|value| value.value.as_str())
                    .collect()
            })
            .collect()
    };
    assert_eq!(values(ConflictKind::Number), [["dozens", "about 80"]]);
    assert_eq!(
        values(ConflictKind::Place),
        [["Gombali village", "Mandari village"]]
    );
}

#[test]
fn a_toll_that_grew_from_one_copy_to_the_next_is_no_conflict() {
    let linked = read(&[
        ("courier", "2021-06-10", &raid("30", "Penvale")),
        ("herald", "2021-06-11", &raid("45", "Penvale")),
    ]);
    let numbers = linked
        .conflicts
        .iter()
        .filter(|conflict| conflict.kind == ConflictKind::Number);
    assert_eq!(numbers.count(), 0, "{:#?}", linked.conflicts);
    assert!(
        linked
            .lookalikes
            .iter()
            .any(|alike| alike.kind == ConflictKind::Number)
    );
}
