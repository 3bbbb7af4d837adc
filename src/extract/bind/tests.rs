//! Where claims say that something happened, on sentences of our own.

use std::sync::LazyLock;

use crate::document::{Document, Metadata};
use crate::extract::{Claim, Extractor};
use crate::knowledge::Knowledge;
use crate::language::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().expect("the built-in model"));
static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::load(&[] as &[&str]).expect("the built-in ontology"));

/// The claim of an action.
fn claim(text: &str, action: &str) -> Claim {
    let document = Document {
        name: "place".into(),
        hash: "0".repeat(64),
        metadata: Metadata::default(),
        text: text.into(),
    };
    let claims = Extractor::new(&KNOWLEDGE)
        .extract(&document, &ENGINE.analyse(text))
        .claims;
    claims
        .iter()
        .find(|claim| claim.action == action)
        .cloned()
        .unwrap_or_else(|| panic!("no {action} among {claims:?}"))
}

/// The labels, relations and rules of its places.
fn places(text: &str, action: &str) -> Vec<(String, String, String)> {
    claim(text, action)
        .places
        .into_iter()
        .map(|place| (place.label, place.relation.unwrap_or_default(), place.rule))
        .collect()
}

#[test]
fn a_base_bears_the_name_that_it_is_known_by() {
    let found = places(
        "The army captured an air base known as Station 44 on Monday.",
        "capture",
    );
    assert_eq!(found[0].0, "Station 44", "{found:?}");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn what_is_entered_is_where_it_happened() {
    let found = places("Tanks entered Basra at dawn.", "arrive");
    assert!(found[0].0.starts_with("Basra"), "{found:?}");
    assert_ne!(found[0].1, "towards", "{found:?}");
}

#[test]
fn a_party_s_country_and_a_speaker_s_seat_set_no_frame() {
    let text = "Mortars hit Homs on Sunday. Fighters of Lebanon's Hezbollah were blamed. \
        Rebels killed two soldiers.";
    let found = places(text, "kill");
    assert!(
        found.iter().all(|(label, ..)| label != "Lebanon"),
        "{found:?}"
    );
}

#[test]
fn the_city_is_the_one_that_the_text_speaks_of() {
    let text = "Rebels attacked Mosul on Monday, 80 kilometres from Erbil. \
        Troops in Mosul fired back.\n\nThe rebels captured the city on Tuesday.";
    let found = places(text, "capture");
    assert_eq!(found[0].0, "Mosul", "{found:?}");
}

#[test]
fn where_a_report_was_filed_is_where_nothing_happened() {
    let text = "BEIRUT, Lebanon (Agency) - Soldiers held a drill on Monday.\n\n\
        Rebels killed two officers later that day.";
    let found = places(text, "kill");
    assert!(
        found.iter().all(|(label, ..)| label != "Beirut"),
        "{found:?}"
    );
}

#[test]
fn words_are_spoken_nowhere_unless_their_clause_says_so() {
    let text = "Mortars hit Homs on Sunday. Turkey condemned the attack.";
    assert!(places(text, "condemn").is_empty());
    assert!(places("The mayor accused Serbia of arson.", "accuse").is_empty());
    let found = places("In Oslo, the premier urged Serbia to talk.", "request");
    assert_eq!(found[0].0, "Oslo", "{found:?}");
}

#[test]
fn what_a_deed_led_to_happened_where_it_struck() {
    let found = places(
        "A rocket hit a school in Kharkiv, killing nine people.",
        "kill",
    );
    assert_eq!(found[0].0, "Kharkiv", "{found:?}");
    let found = places("A drone strike in Mosul killed two men.", "kill");
    assert_eq!(found[0].0, "Mosul", "{found:?}");
}

#[test]
fn a_clause_with_when_tells_the_place_and_day_of_the_deed() {
    let text = "Six people were killed when a bomb exploded outside Mosul on Monday.";
    let claim = claim(text, "kill");
    assert_eq!(claim.places[0].label, "Mosul", "{claim:?}");
    assert_eq!(claim.time.map(|time| time.text).as_deref(), Some("Monday"));
}

#[test]
fn a_place_that_nobody_knows_is_not_the_report_s() {
    let text = "Fighting raged in Basra. Clashes in Basra went on.\n\n\
        In Qarvolt, gunmen killed a judge.";
    let found = places(text, "kill");
    assert!(
        found.iter().all(|(label, ..)| label != "Basra"),
        "{found:?}"
    );
}

#[test]
fn a_bare_hour_is_one_of_the_day_told_before() {
    let text = "Gunmen stormed a mine on Friday. They killed two guards at dawn.";
    let time = claim(text, "kill").time.expect("a time");
    assert_eq!(time.text, "Friday", "{time:?}");
}

#[test]
fn what_is_only_wanted_has_happened_nowhere() {
    let text =
        "Mortars hit Homs on Sunday. Shells fell on Homs again. Rebels vowed to kill the governor.";
    assert!(places(text, "kill").is_empty());
}

#[test]
fn a_report_on_several_towns_lends_none_of_them_but_the_country() {
    let text = "Clashes broke out in Basra. Shells fell in Mosul.\n\nShops were shut in Kirkuk. \
        Fires burnt in Mosul.\n\nFires burnt in Kirkuk.\n\nGunmen killed a judge.";
    let found = places(text, "kill");
    assert_eq!(found[0].0, "Iraq", "{found:?}");
}

#[test]
fn what_happened_long_before_is_not_where_the_report_is() {
    let text =
        "Mortars hit Homs. Shells fell on Homs again.\n\nA judge was killed on 4 March 2011.";
    assert!(places(text, "kill").is_empty());
}

#[test]
fn a_multitude_is_a_country_s() {
    let text = "Mortars hit Homs. Shells fell on Homs again.\n\n\
        The war has killed hundreds of thousands of people.";
    let found = places(text, "kill");
    assert_eq!(found[0].0, "Syria", "{found:?}");
}

#[test]
fn what_another_does_in_a_second_clause_is_elsewhere() {
    let text = "Police arrested five people in Lyon, and soldiers searched a house in Bilbao.";
    let found = places(text, "arrest");
    assert!(
        found.iter().all(|(label, ..)| label != "Bilbao"),
        "{found:?}"
    );
}

#[test]
fn those_who_meet_agree_where_they_meet() {
    let found = places(
        "Ministers meeting in Hiroshima agreed to lift the ban.",
        "agree",
    );
    assert_eq!(found[0].0, "Hiroshima", "{found:?}");
}

#[test]
fn here_is_where_the_report_was_filed() {
    let text = "NAIROBI, Kenya (Agency) - Gunmen killed two guards here.";
    let found = places(text, "kill");
    assert_eq!(found[0].0, "Nairobi", "{found:?}");
}

#[test]
fn a_raid_carried_out_tells_the_place_and_day_of_the_deed() {
    let text = "The man was killed in a raid carried out by soldiers near Mosul on 3 March 2011.";
    let claim = claim(text, "kill");
    assert_eq!(claim.places[0].label, "Mosul", "{claim:?}");
    assert!(
        claim.time.is_some_and(|time| time.text.contains("March")),
        "no time"
    );
}

#[test]
fn what_is_told_of_somebody_besides_has_its_own_time() {
    let text = "Police on Monday questioned a man who shot two guards.";
    assert_eq!(claim(text, "shoot").time, None);
    let text = "A raid on Monday that killed nine people was condemned.";
    assert!(claim(text, "kill").time.is_some());
}

#[test]
fn a_day_of_speaking_is_not_the_day_of_what_is_to_come() {
    let text = "The envoy will visit Oslo, the ministry said on Monday.";
    assert_eq!(claim(text, "visit").time, None);
}

#[test]
fn how_far_a_village_lies_is_no_figure_of_the_deed() {
    let claim = claim(
        "Rebels killed nine people in a village, 15 miles north of Aleppo.",
        "kill",
    );
    let figures: Vec<&str> = (claim.quantities.iter())
        .map(|figure| figure.text.as_str())
        .collect();
    assert_eq!(figures, ["nine people"]);
}

#[test]
fn each_deed_of_a_row_has_its_own_figure() {
    let claim = claim(
        "The envoy accused the army of killing sixty people and injuring two hundred others.",
        "casualties",
    );
    let sixty = (claim.quantities.iter()).any(|figure| figure.value == Some(60.0));
    assert!(!sixty, "{:?}", claim.quantities);
}

#[test]
fn what_is_hoped_for_is_intended_and_what_is_investigated_happened() {
    use crate::extract::record::Status;
    let hoped = claim("The rebels are hoping to kill the governor.", "kill");
    assert_eq!(hoped.status, Status::Intended);
    let bent = claim("Norway remains committed to aiding the refugees.", "aid");
    assert_eq!(bent.status, Status::Intended);
    let asked = claim("A panel will investigate who killed the governor.", "kill");
    assert_eq!(asked.status, Status::Actual);
}

#[test]
fn a_party_has_no_day_of_its_own() {
    for (text, action) in [
        (
            "Rebels in Gao on Tuesday attacked a convoy of the army.",
            "attack",
        ),
        ("The president met the emir of Qatar on Tuesday.", "meet"),
        (
            "A trawler was rammed and sunk by a patrol boat on Tuesday.",
            "attack",
        ),
    ] {
        let time = claim(text, action).time;
        let words = time.map(|time| time.text);
        assert_eq!(words.as_deref(), Some("Tuesday"), "{text}");
    }
}
