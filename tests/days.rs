//! When a deed was done, and whether it has been yet: its own day rather than that of what is said of it,
//! charged or planned. In sentences of our own.

mod reader;

use dateline::extract::Status;
use jiff::civil::date;
use reader::claim_on;

#[test]
fn a_day_of_speech_or_of_plans_is_not_that_of_the_deed() {
    let day = date(2015, 3, 12);
    for (text, action) in [
        (
            "A man was charged on Monday with the murder of two nuns.",
            "kill",
        ),
        (
            "Police on Tuesday questioned a suspect in the bombing of a market.",
            "bombing",
        ),
        (
            "The pope on Monday condemned the murder of a priest.",
            "kill",
        ),
        (
            "Police broke up protests on Friday against the arrest of a singer.",
            "arrest",
        ),
        (
            "Unions plan a march for Sunday. Soldiers shot dead two farmers.",
            "kill",
        ),
    ] {
        assert_eq!(claim_on(day, text, action).time, None, "{text}");
    }
    let condemned = "The council condemned the murder of a priest on Monday.";
    assert!(claim_on(day, condemned, "kill").time.is_some());
}

#[test]
fn what_is_asked_or_to_come_has_not_been_done() {
    let day = date(2015, 3, 12);
    for (text, action, status) in [
        (
            "The pope appealed for the hostages to be freed.",
            "release",
            Status::Intended,
        ),
        (
            "Elections in Georgia are due in October.",
            "election",
            Status::Predicted,
        ),
        (
            "Voters go to the polls in elections on 29 March.",
            "election",
            Status::Predicted,
        ),
        (
            "The killing of the senator was not politically motivated.",
            "kill",
            Status::Actual,
        ),
        (
            "They met to discuss the attack on the mosque.",
            "attack",
            Status::Actual,
        ),
    ] {
        assert_eq!(claim_on(day, text, action).status, status, "{text}");
    }
}

#[test]
fn a_deed_is_on_the_day_of_its_own_clause() {
    let day = date(2015, 3, 12);
    let start = |text: &str, action: &str| {
        let time = claim_on(day, text, action).time;
        time.and_then(|time| time.start)
            .map(|start| start.to_string())
    };
    let freed =
        "Fighters took the town on Monday, freeing 20 men, before being driven out a day later.";
    assert_eq!(start(freed, "release").as_deref(), Some("2015-03-09"));
    let shot = "Gunmen burst into a house on Saturday and shot dead six people.";
    assert_eq!(start(shot, "shoot").as_deref(), Some("2015-03-07"));
    let repelled = "A second attack, on Taiz on 7 March, was repelled by the police.";
    assert_eq!(start(repelled, "repel").as_deref(), Some("2015-03-07"));
}

#[test]
fn an_event_is_where_and_when_it_takes_its_course() {
    let day = date(2015, 3, 12);
    for (text, action, place, from, status) in [
        (
            "A quarrel has not derailed talks between Iran and Oman, which are to resume in Muscat next week.",
            "meet",
            "Muscat",
            "2015-03-16",
            Status::Predicted,
        ),
        (
            "Talks between Iran and Oman are due to resume in Muscat on Friday.",
            "meet",
            "Muscat",
            "2015-03-13",
            Status::Predicted,
        ),
        (
            "The trial of the general, which opened in Bunia on Tuesday, is the first of its kind.",
            "prosecute",
            "Bunia",
            "2015-03-10",
            Status::Actual,
        ),
    ] {
        let claim = claim_on(day, text, action);
        let labels: Vec<&str> = claim.places.iter().map(|at| at.label.as_str()).collect();
        assert_eq!(labels, [place], "{text}");
        assert_eq!(reader::days(&claim).unwrap().0, from, "{text}");
        assert_eq!(claim.status, status, "{text}");
    }
    // "was held" is said of the meeting and arrests no ministers.
    let text = "A meeting of the two ministers, which was held in Geneva on 3 March, ended early.";
    let claims = reader::claims_from(None, text);
    assert!(
        claims.iter().all(|claim| claim.action != "arrest"),
        "{claims:#?}"
    );
}

#[test]
fn a_deed_stands_whose_hindrance_or_censure_is_denied() {
    let day = date(2015, 3, 12);
    for (text, status) in [
        (
            "The guards did not prevent an attack on the village.",
            Status::Actual,
        ),
        (
            "The guards prevented an attack on the village.",
            Status::Denied,
        ),
        (
            "The minister did not condemn attacks on villages.",
            Status::Actual,
        ),
        (
            "The army did not launch an attack on the village.",
            Status::Denied,
        ),
    ] {
        assert_eq!(claim_on(day, text, "attack").status, status, "{text}");
    }
}

#[test]
fn an_hour_that_is_no_figure_is_of_the_day_told() {
    let day = date(2015, 3, 12);
    for (text, from) in [
        (
            "Soldiers attacked the bridge shortly after midnight.",
            "2015-03-12",
        ),
        (
            "Soldiers attacked the bridge in the early hours.",
            "2015-03-12",
        ),
        (
            "Gunmen fled on Monday. Soldiers attacked the bridge shortly after midnight.",
            "2015-03-09",
        ),
    ] {
        let claim = claim_on(day, text, "attack");
        assert_eq!(reader::days(&claim).unwrap().0, from, "{text}");
    }
}

#[test]
fn what_lasts_or_recurs_counts_from_the_day_it_began() {
    let day = date(2015, 3, 12);
    let siege = claim_on(
        day,
        "The siege of Darvo by rebels began in March.",
        "besiege",
    );
    let began = siege.time.as_ref().and_then(|time| time.start);
    assert_eq!(began, Some(date(2015, 3, 1)), "{siege:#?}");
    for text in [
        "Soldiers have shelled the town every day since Monday.",
        "Since a truce broke down on Monday, soldiers have shelled the town every day.",
    ] {
        let claim = claim_on(day, text, "shelling");
        let began = claim.time.as_ref().and_then(|time| time.start);
        assert_eq!(began, Some(date(2015, 3, 9)), "{text}");
    }
}
