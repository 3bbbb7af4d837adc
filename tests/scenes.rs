//! What a claim borrows from the report around it, where its own words tell no place or time: the scene
//! that is being told, and nothing else.

mod reader;

use dateline::extract::{Claim, Status};
use jiff::civil::date;
use reader::claim_on;

/// The last claim of an action, in a report of Thursday, 12 March 2015.
#[track_caller]
fn claim(text: &str, action: &str) -> Claim {
    claim_on(date(2015, 3, 12), text, action)
}

/// Checks where the last such claim was.
#[track_caller]
fn was_at(text: &str, action: &str, places: &[&str]) {
    let claim = claim(text, action);
    let found: Vec<&str> = (claim.places.iter())
        .map(|place| place.label.as_str())
        .collect();
    assert_eq!(found, places, "{text}: {:#?}", claim.places);
}

/// Checks the words for when the last such claim was, and its first and last day.
#[track_caller]
fn was_on(text: &str, action: &str, words: Option<&str>, days: Option<(&str, &str)>) {
    let claim = claim(text, action);
    let time = claim.time.as_ref();
    assert_eq!(time.map(|time| time.text.as_str()), words, "{text}");
    let found = reader::days(&claim);
    let found = (found.as_ref()).map(|(from, to)| (from.as_str(), to.as_str()));
    assert_eq!(found, days, "{text}");
}

/// Checks how the last such claim stands.
#[track_caller]
fn stands(text: &str, action: &str, status: Status) {
    assert_eq!(claim(text, action).status, status, "{text}");
}

/// Checks who says the last such claim.
#[track_caller]
fn told_by(text: &str, action: &str, speakers: &[&str]) {
    assert_eq!(reader::speakers(&claim(text, action)), speakers, "{text}");
}

/// A scene in one town, before what a test adds to it.
const SCENE: &str =
    "Rockets struck Gao on Monday. Gunmen entered Gao at dawn and burned its market. ";

#[test]
fn a_deed_of_the_scene_is_where_the_scene_is() {
    was_at(
        &format!("{SCENE}They killed nine traders."),
        "kill",
        &["Gao"],
    );
}

#[test]
fn who_deals_with_whom_is_in_no_scene() {
    for (told, action) in [
        ("France is consulting with Mali.", "meet"),
        (
            "The foreign minister spoke with the Algerian president.",
            "meet",
        ),
        ("The governor helped the farmers.", "aid"),
    ] {
        was_at(&format!("{SCENE}\n\n{told}"), action, &[]);
    }
}

#[test]
fn what_is_told_in_general_is_in_no_scene() {
    for told in [
        "The union mourned other drivers who have been killed.",
        "France must end the raids that kill farmers.",
    ] {
        was_at(&format!("{SCENE}\n\n{told}"), "kill", &[]);
    }
}

#[test]
fn what_is_told_with_a_time_long_ago_is_in_no_scene() {
    let text = "Berg was convicted of stabbing two nurses in 2003.";
    was_at(&format!("{SCENE}\n\n{text}"), "prosecute", &[]);
}

#[test]
fn where_people_met_to_talk_the_deeds_they_spoke_of_were_not() {
    let text =
        "Envoys meeting in Bamako on Friday agreed on an inquiry. The militia killed nine herders.";
    was_at(text, "kill", &[]);
}

#[test]
fn a_name_and_a_date_alone_say_where_a_report_was_filed() {
    let text = "Bamako, 12 March. Gunmen killed nine herders.";
    was_at(text, "kill", &[]);
}

#[test]
fn a_surname_that_a_town_bears_is_no_place() {
    let text = "Lena Sikasso, a nurse, was killed on Monday. Her driver said Sikasso had been followed. \
        Gunmen shot two guards.";
    was_at(text, "shoot", &[]);
}

#[test]
fn what_is_told_of_the_cause_is_of_both_its_deeds() {
    let text = "A car bomb outside the embassy in Bamako killed nine people and wounded thirty.";
    was_at(text, "casualties", &["embassy", "Bamako"]);
    let text = "Last week's attack killed nine people.";
    was_on(
        text,
        "kill",
        Some("Last week"),
        Some(("2015-03-02", "2015-03-08")),
    );
}

#[test]
fn a_length_counts_from_the_event_that_it_names_or_stays_open() {
    let open = "Three days after the takeover, soldiers shelled the market.";
    was_on(
        open,
        "shelling",
        Some("Three days after the takeover"),
        None,
    );
    let within = "Within days of the announcement, gunmen killed the mayor.";
    was_on(
        within,
        "kill",
        Some("Within days of the announcement"),
        None,
    );
    let dated = "Two days after the vote on 3 March, gunmen killed the mayor.";
    was_on(
        dated,
        "kill",
        Some("Two days after"),
        Some(("2015-03-05", "2015-03-05")),
    );
}

#[test]
fn the_event_lies_as_long_before_the_deed_that_is_measured_from_it() {
    let text = "On 4 March troops raided the village, three days after gunmen ambushed a convoy.";
    was_on(
        text,
        "ambush",
        Some("three days after"),
        Some(("2015-03-01", "2015-03-01")),
    );
    let open = "Troops raided the village a day after gunmen ambushed a convoy.";
    was_on(open, "ambush", None, None);
}

#[test]
fn since_then_is_since_the_day_told_before() {
    let text =
        "The rebels took the port on 9 January. Since then, troops have killed forty farmers.";
    was_on(
        text,
        "kill",
        Some("Since then"),
        Some(("2015-01-09", "2015-03-12")),
    );
    let text = "Police have arrested forty people since Monday's bombing.";
    was_on(
        text,
        "arrest",
        Some("Monday"),
        Some(("2015-03-09", "2015-03-12")),
    );
}

#[test]
fn the_day_before_is_before_the_day_told() {
    let text = "Gunmen attacked a bus on Tuesday. The day before, they had killed a priest.";
    was_on(
        text,
        "kill",
        Some("The day before"),
        Some(("2015-03-09", "2015-03-09")),
    );
}

#[test]
fn a_time_is_told_with_all_its_words() {
    let text = "Troops have retaken forty villages over the past 20-plus months.";
    assert_eq!(
        claim(text, "capture").time.map(|time| time.text).as_deref(),
        Some("the past 20-plus months")
    );
    let text = "Gunmen abducted the mayor months ago.";
    assert_eq!(
        claim(text, "abduct").time.map(|time| time.text).as_deref(),
        Some("months ago")
    );
    // How long something else was filled is no time of the deed, and no figure of it.
    let text = "After two bloody months of fighting, rebels captured the airport.";
    was_on(text, "capture", None, None);
    assert!(claim(text, "capture").quantities.is_empty());
}

#[test]
fn the_day_of_telling_is_not_the_deed_s() {
    for text in [
        "On Tuesday the ministry accused the rebels of shelling a school.",
        "The ministry said on Tuesday that the rebels had shelled a school.",
    ] {
        was_on(text, "shelling", None, None);
    }
    let text = "On Tuesday the council demanded that the army free the prisoners.";
    was_on(text, "release", None, None);
}

#[test]
fn what_stands_behind_a_row_is_of_the_row_unless_each_is_told_apart() {
    let text = "The rebels overran the base and encircled the town in 2014.";
    was_on(
        text,
        "capture",
        Some("2014"),
        Some(("2014-01-01", "2014-12-31")),
    );
    let text = "Police arrested a man at the scene, and he was charged the following day.";
    was_on(text, "arrest", None, None);
}

#[test]
fn a_question_a_doubt_and_a_verdict_leave_a_deed_untold() {
    stands(
        "Did the army shell the school?",
        "shelling",
        Status::Possible,
    );
    stands(
        "Why did the army shell the school?",
        "shelling",
        Status::Actual,
    );
    stands(
        "It was not clear whether the army shelled the school.",
        "shelling",
        Status::Possible,
    );
    stands(
        "It is unlikely that the army shelled the school.",
        "shelling",
        Status::Possible,
    );
    stands(
        "The man was acquitted of shooting a priest.",
        "shoot",
        Status::Denied,
    );
    stands(
        "The men were charged with killing a priest.",
        "kill",
        Status::Possible,
    );
}

#[test]
fn what_was_not_quite_done_was_not_done() {
    stands(
        "The rebels came close to capturing the base.",
        "capture",
        Status::Denied,
    );
    stands(
        "The army stopped short of attacking the village.",
        "attack",
        Status::Denied,
    );
}

#[test]
fn what_somebody_is_helped_in_is_still_to_be_done() {
    let text = "France will support Mali in defeating the rebels.";
    stands(text, "defeat", Status::Intended);
}

#[test]
fn a_habit_goes_on() {
    stands(
        "The rebels often attack convoys.",
        "attack",
        Status::Ongoing,
    );
}

#[test]
fn no_day_and_no_deed_speaks() {
    told_by(
        "The army took the town, Tuesday's communique said.",
        "capture",
        &["Tuesday's communique"],
    );
    told_by("The attack shows that rebels killed the men.", "kill", &[]);
    told_by(
        "The wreckage suggests that rebels killed the men.",
        "kill",
        &[],
    );
}

#[test]
fn who_claims_an_attack_reports_nothing() {
    let text = "The rebels claimed two attacks in the market which killed nine people.";
    told_by(text, "kill", &[]);
}

#[test]
fn what_is_said_in_a_statement_that_another_carries_is_told() {
    let text =
        "The ministry said in a statement carried by the state agency that rebels killed two men.";
    told_by(text, "kill", &["ministry", "state agency"]);
}

#[test]
fn a_statement_set_between_marks_keeps_its_speaker() {
    let text = "General Berg released the following statement:\n\n\"Two soldiers were killed on Monday. They \
        were guarding a school.\"\n\n\"Rebels shelled the school.\"\n\nThe army fled the town.";
    told_by(text, "shelling", &["Berg"]);
    told_by(text, "flee", &[]);
}

#[test]
fn a_text_may_end_in_a_length_of_time() {
    let text = "Soldiers have shelled the market for two years";
    assert!(claim(text, "shelling").time.is_some());
}
