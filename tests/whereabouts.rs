//! Where, when, how sure and how many, in short reports of our own.

mod reader;

use dateline::extract::{Claim, Status};
use jiff::civil::date;
use reader::{claim_on, claims_from};

/// The last claim of an action, in a report of Wednesday, 16 October 2024.
#[track_caller]
fn claim(text: &str, action: &str) -> Claim {
    claim_on(date(2024, 10, 16), text, action)
}

/// Checks the labels of the last such claim's places, with how they lie to it.
#[track_caller]
fn happened(text: &str, action: &str, places: &[&str]) {
    let claim = claim(text, action);
    let found: Vec<String> = (claim.places.iter())
        .map(|place| match place.relation.as_deref() {
            Some(relation) => format!("{relation} {}", place.label),
            None => place.label.clone(),
        })
        .collect();
    assert_eq!(found, places, "{claim:#?}");
}

/// Checks the first and last day of the last such claim.
#[track_caller]
fn was(text: &str, action: &str, days: Option<(&str, &str)>) {
    let claim = claim(text, action);
    let found = reader::days(&claim);
    let found = found
        .as_ref()
        .map(|(from, to)| (from.as_str(), to.as_str()));
    assert_eq!(found, days, "{claim:#?}");
}

/// Checks the figures of the last such claim.
#[track_caller]
fn counts(text: &str, action: &str, figures: &[(f64, &str)]) {
    let claim = claim(text, action);
    let found: Vec<(f64, &str)> = (claim.quantities.iter())
        .filter_map(|quantity| Some((quantity.value?, quantity.unit.as_str())))
        .collect();
    assert_eq!(found, figures, "{claim:#?}");
}

#[test]
fn there_is_the_place_told_last() {
    let text = "More than 900 families have reached Gao, where the Red Cross began handing out blankets \
        there on Monday.";
    happened(text, "aid", &["in Gao"]);
    let text = "The minister flew to Mopti on Friday. Soldiers there detained two traders.";
    happened(text, "arrest", &["in Mopti"]);
}

#[test]
fn what_tells_more_of_a_place_does_not_set_the_next_sentence_s() {
    let text = "Kidal, the only town near Gao that the rebels hold, has been encircled since January. \
        Rockets killed eight people.";
    happened(text, "kill", &["Kidal"]);
}

#[test]
fn a_round_up_s_headings_set_the_place_of_their_sections() {
    let text = "Strikes on towns across Ukraine: what we know\n\nKharkiv\nA missile wounded two people in a \
        bakery.\n\nKupiansk\nSnipers killed a postman.\n\nMykolaiv region\nGunmen abducted an envoy.\n\n\
        Diplomacy\nPolice arrested a spy.";
    happened(text, "casualties", &["Kharkiv"]);
    happened(text, "kill", &["Kupyansk"]);
    happened(text, "abduct", &["Mykolaiv Oblast"]);
    happened(text, "arrest", &["Ukraine"]);
}

#[test]
fn a_capital_is_known_though_nobody_names_it() {
    happened(
        "Gunmen attacked a bank in the Kenyan capital.",
        "attack",
        &["in Nairobi"],
    );
    happened(
        "Hundreds marched on the centre of Senegal's capital.",
        "protest",
        &["Dakar"],
    );
    happened(
        "A bomb exploded near the parliament in the capital of Somalia.",
        "bombing",
        &["Mogadishu"],
    );
}

#[test]
fn a_site_known_by_its_words_lies_in_the_town_that_the_text_is_in() {
    let text = "Army troops entered Atbara at dawn on Sunday. A shell hit a school.";
    happened(text, "shelling", &["school", "Atbara"]);
}

#[test]
fn where_the_paragraph_went_elsewhere_the_report_s_place_is_no_guess() {
    let text = "Warplanes bombed Idlib on Sunday. Idlib was shelled again on Monday.\n\nHundreds fled from \
        Saraqib to Binnish. Aid workers handed out tents.";
    happened(text, "aid", &[]);
}

#[test]
fn a_share_of_a_city_is_a_part_of_it_and_a_hill_lies_by_what_it_overlooks() {
    happened(
        "The rebels control half of the city of Raqqa.",
        "control",
        &["part Ar Raqqah"],
    );
    happened(
        "Troops captured a hill overlooking Latakia.",
        "capture",
        &["near Latakia"],
    );
    happened(
        "Fighters withdrew to the outskirts of the town of Manbij.",
        "withdraw",
        &["near Manbij"],
    );
}

#[test]
fn a_name_that_no_list_has_is_a_place_where_only_a_place_stands() {
    happened(
        "Gunmen ambushed a convoy near Kalembara.",
        "ambush",
        &["near Kalembara"],
    );
    happened(
        "The rebels attacked army positions at Kalembara on Saturday.",
        "attack",
        &["in Kalembara"],
    );
}

#[test]
fn those_who_host_talks_meet_where_these_are_held() {
    let text = "Kenya, which hosted failed talks between the two sides in Mombasa in August, urged restraint.";
    happened(text, "meet", &["in Mombasa"]);
}

#[test]
fn who_is_due_somewhere_has_not_come() {
    for text in [
        "The envoy is expected in Kenya next week for talks.",
        "The envoy is due in Kenya next week for talks.",
    ] {
        assert_eq!(claim(text, "visit").status, Status::Predicted, "{text}");
    }
}

#[test]
fn a_month_beside_an_agent_is_the_deed_s() {
    let text = "The port was seized by the rebels last March together with its depot.";
    was(text, "capture", Some(("2024-03-01", "2024-03-31")));
}

#[test]
fn a_deadline_is_no_day_of_the_threat() {
    was(
        "The rebels gave the garrison until Friday to surrender.",
        "threaten",
        None,
    );
}

#[test]
fn what_began_when_a_state_did_is_of_that_time() {
    let text = "The strait has been tense since July, when the militia began attacking ships.";
    was(text, "attack", Some(("2024-07-01", "2024-07-31")));
}

#[test]
fn that_sunday_is_the_one_told_before() {
    let text = "Rebels took the port on Sunday, 29 September. The army left on Friday, 11 October. Soldiers \
        stormed the palace at 8 a.m. on that Sunday.";
    was(text, "attack", Some(("2024-09-29", "2024-09-29")));
}

#[test]
fn days_after_a_dated_event_are_counted_from_it() {
    let text = "Soldiers arrested the mayor three days after the vote on 2 August.";
    was(text, "arrest", Some(("2024-08-05", "2024-08-05")));
}

#[test]
fn what_somebody_is_punished_for_was_not_on_that_day() {
    let text = "A guard was jailed on Monday for the murder of a nurse.";
    was(text, "kill", None);
}

#[test]
fn the_day_of_a_report_is_not_that_of_what_a_clause_in_it_looks_back_on() {
    let text = "A hair was found near where a sniper killed a doctor, an official said on Friday.";
    was(text, "kill", None);
}

#[test]
fn since_when_a_state_lasts_is_no_day_of_the_next_deed() {
    let text = "The road has been closed since Monday. Soldiers killed four farmers.";
    was(text, "kill", None);
}

#[test]
fn what_is_turned_over_is_not_over_a_number() {
    let text = "The army turned over 15 captives to the Red Cross.";
    counts(text, "release", &[(15.0, "captive")]);
    let claim = claim(text, "release");
    assert_eq!(claim.quantities[0].text, "15 captives", "{claim:#?}");
}

#[test]
fn an_age_is_no_count() {
    counts(
        "Officers shot dead a boy of 14 on Friday.",
        "shoot",
        &[(14.0, "year-old")],
    );
}

#[test]
fn how_far_a_place_lies_is_no_figure_of_the_deed() {
    let text = "Troops had been massed since Monday at the crossing, 12 kilometres to the east.";
    counts(text, "deploy", &[]);
}

#[test]
fn a_day_behind_what_only_describes_is_the_deeds() {
    was(
        "Rebels overran the base guarding the town on Monday.",
        "capture",
        Some(("2024-10-14", "2024-10-14")),
    );
    was(
        "Norway will host another round of talks in Oslo next month.",
        "meet",
        Some(("2024-11-01", "2024-11-30")),
    );
    was(
        "Deliveries of fuel are due to start on 21 October.",
        "supply",
        Some(("2024-10-21", "2024-10-21")),
    );
    // What was carried out then is not what is said of it.
    was(
        "The mayor condemned the attack carried out on Monday.",
        "condemn",
        None,
    );
}

#[test]
fn the_day_of_a_report_yields_to_the_days_that_it_tells() {
    was(
        "Soldiers killed ten civilians and arrested fifty others in May, the group said today.",
        "kill",
        Some(("2024-05-01", "2024-05-31")),
    );
}

#[test]
fn a_name_that_no_list_has_is_a_place_where_only_ground_is_struck() {
    happened(
        "Warplanes bombed neighbouring Tarvik on Monday.",
        "airstrike",
        &["Tarvik"],
    );
    happened("The army shelled Tarvik.", "shelling", &["Tarvik"]);
    happened("The police attacked Jane Berg.", "attack", &[]);
}

#[test]
fn parts_of_the_city_are_not_all_of_it() {
    let text = "The rebels entered Aleppo on Monday. About 900 people remain in rebel-held parts \
                of the city.";
    happened(text, "control", &["part Aleppo"]);
    let text = "The army entered Aleppo. The militants still hold half the city.";
    happened(text, "control", &["part Aleppo"]);
    let text = "The rebels entered Aleppo. The army took the city on Friday.";
    happened(text, "capture", &["Aleppo"]);
}

#[test]
fn a_name_alone_behind_what_happens_there_is_a_place() {
    happened(
        "A taxi driver was shot dead in Imbazi on Monday.",
        "kill",
        &["in Imbazi"],
    );
    happened(
        "Gunmen killed 14 villagers outside Drubo on Tuesday.",
        "kill",
        &["near Drubo"],
    );
    happened(
        "Two drivers were held at Tarvik on Friday.",
        "arrest",
        &["in Tarvik"],
    );
    happened("Two Men Killed in Car Bombing", "kill", &[]);
}

#[test]
fn capitals_between_which_something_is_are_no_places() {
    happened(
        "Talks between Tehran and Washington resumed on Tuesday.",
        "meet",
        &[],
    );
}

#[test]
fn where_is_the_place_that_a_phrase_tells_more_of() {
    happened(
        "The army fled Ituri province, in the east of Congo, where 100 people have been killed.",
        "kill",
        &["Ituri"],
    );
}

#[test]
fn a_short_name_is_no_other_of_its_consonants() {
    happened(
        "Somali rebels attacked a convoy near El Buur in Somalia on Monday.",
        "attack",
        &["near El Buur", "in Somalia"],
    );
}

#[test]
fn the_last_word_of_a_sites_name_is_no_town() {
    happened(
        "Police fired tear gas at nurses outside the Bloemfontein City Hall, injuring nine people.",
        "casualties",
        &["near Bloemfontein"],
    );
}

#[test]
fn what_stands_behind_the_last_of_joined_passives_is_of_all() {
    let text = "Two students were shot dead and dozens injured in Kaduna on Sunday when police opened fire.";
    happened(text, "kill", &["Kaduna"]);
    was(text, "kill", Some(("2024-10-13", "2024-10-13")));
}

#[test]
fn the_day_behind_the_means_is_the_deeds() {
    was(
        "Two smugglers were executed by firing squad on April 9, according to residents.",
        "execute",
        Some(("2024-04-09", "2024-04-09")),
    );
}

#[test]
fn what_is_called_for_a_day_is_to_come() {
    let text = "The opposition called a protest in Lagos for Saturday.";
    was(text, "protest", Some(("2024-10-19", "2024-10-19")));
    assert_eq!(claim(text, "protest").status, Status::Intended);
}

#[test]
fn not_until_a_time_is_then() {
    let text = "The army did not withdraw until June 2009.";
    was(text, "withdraw", Some(("2009-06-01", "2009-06-30")));
    assert_eq!(claim(text, "withdraw").status, Status::Actual);
    let text = "It was not until June 2009 that the army withdrew.";
    was(text, "withdraw", Some(("2009-06-01", "2009-06-30")));
    assert_eq!(claim(text, "withdraw").status, Status::Actual);
    let text = "The army will not withdraw until June.";
    assert_ne!(claim(text, "withdraw").status, Status::Actual);
}

#[test]
fn a_number_before_what_became_of_people_counts_them() {
    counts(
        "A bomb exploded at a market, leaving at least 12 dead.",
        "kill",
        &[(12.0, "people")],
    );
    counts(
        "The attack left 12 dead and 30 injured.",
        "kill",
        &[(12.0, "people")],
    );
    counts(
        "At least four of the five people killed in the raid were civilians.",
        "kill",
        &[(4.0, "people")],
    );
}

#[test]
fn a_row_of_places_before_the_main_verb_is_whole() {
    let claims = claims_from(
        None,
        "Refugees living in Jordan, Lebanon and Turkey were counted.",
    );
    let places: Vec<&str> = claims[0]
        .places
        .iter()
        .map(|place| place.label.as_str())
        .collect();
    assert_eq!(places, ["Jordan", "Lebanon", "Turkey"]);
}

/// The labels of where the first claim of a text takes place.
fn places(text: &str) -> Vec<String> {
    let claims = claims_from(None, text);
    let first = claims
        .first()
        .unwrap_or_else(|| panic!("nothing is claimed in {text}"));
    first
        .places
        .iter()
        .map(|place| place.label.clone())
        .collect()
}

#[test]
fn the_town_of_a_region_is_the_town() {
    assert_eq!(
        places("Rebels seized the Ituri village of Komanda."),
        ["Komanda", "Ituri"]
    );
    assert_eq!(
        places("Rebels shelled the Homs town of Palmyra."),
        ["Tadmur", "Homs"]
    );
    let claims = claims_from(None, "Rebels shelled the town of Palmyra in Syria.");
    assert_eq!(claims[0].targets[0].label, "Tadmur");
}

#[test]
fn a_release_is_not_about_where_it_was_filed() {
    assert!(places("(New York) – Ethiopian soldiers executed nine men in May.").is_empty());
}

#[test]
fn what_is_fired_strikes_elsewhere() {
    assert!(places("Rockets fired from Gaza hit a bus.").is_empty());
}
