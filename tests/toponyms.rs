//! Names that no list of places has, and names of sites, in short reports of our own.

mod reader;

use jiff::civil::date;
use reader::claim_on;

/// Checks the labels of the last such claim's places, with how they lie to it.
#[track_caller]
fn happened(text: &str, action: &str, places: &[&str]) {
    let claim = claim_on(date(2024, 10, 16), text, action);
    let found: Vec<String> = (claim.places.iter())
        .map(|place| match place.relation.as_deref() {
            Some(relation) => format!("{relation} {}", place.label),
            None => place.label.clone(),
        })
        .collect();
    assert_eq!(found, places, "{claim:#?}");
}

#[test]
fn a_name_that_no_list_has_is_a_place_where_people_live_or_a_road_leads() {
    let text = "The agency distributed flour to 7,200 people in Dorvali.";
    happened(text, "aid", &["in Dorvali"]);
    let text = "Gunmen ambushed a convoy on the road between Dorvali and Ansongo.";
    happened(text, "ambush", &["between Dorvali", "between Ansongo"]);
    let text = "Airdrops over Dorvali began on Monday.";
    happened(text, "airdrop", &["in Dorvali"]);
    let text = "Soldiers entered Dorvali on Monday.";
    happened(text, "arrive", &["in Dorvali"]);
}

#[test]
fn a_name_behind_a_preposition_that_is_about_somebody_is_no_place() {
    for text in [
        "Protesters burned flags on Monday after losing faith in Dorvali.",
        "Protesters gathered on Monday over a report around Dorvali.",
    ] {
        let claims = reader::claims_from(None, text);
        let named = claims.iter().flat_map(|claim| &claim.places);
        assert!(
            named.clone().all(|place| place.label != "Dorvali"),
            "{text}"
        );
    }
}

#[test]
fn a_far_village_s_second_name_does_not_stand_in_the_way_of_a_place_no_list_has() {
    let text = "The rebels attacked an army post near Mpeti on Saturday.";
    happened(text, "attack", &["near Mpeti"]);
    let text = "A house in the Bajdar quarter of Zinjibar was hit by a missile on Friday.";
    happened(text, "missile", &["in Bajdar quarter"]);
}

#[test]
fn a_building_stands_in_the_town_that_its_name_begins_with() {
    let text = "Police fired tear gas at workers outside the Pietermaritzburg City Hall on Monday.";
    happened(text, "disperse-protest", &["near Pietermaritzburg"]);
    let text = "A bomb went off near the Kabul Serena Hotel on Monday.";
    happened(text, "bombing", &["near Kabul"]);
    let text = "A bomb exploded outside the Nairobi High Court.";
    happened(text, "bombing", &["near Nairobi"]);
    let text = "Gunmen attacked the Garissa University College.";
    happened(text, "attack", &["Garissa"]);
}

#[test]
fn a_coast_lies_where_its_country_or_name_says() {
    let text = "Two fishing boats were seized off the Dorvali coast on Sunday.";
    happened(text, "seize-property", &["near Dorvali coast"]);
    let text = "Pirates boarded a tanker off the Somali coast.";
    happened(text, "seize-property", &["near Somalia"]);
}

#[test]
fn what_an_outlet_or_a_body_is_called_after_is_no_place_of_the_report() {
    let text =
        "TARVIK, Nov 14 (Upland Courier) - Gunmen attacked a convoy, the interior ministry said.";
    let claim = claim_on(date(2024, 10, 16), text, "attack");
    let speakers: Vec<&str> = claim
        .attribution
        .iter()
        .map(|who| who.label.as_str())
        .collect();
    assert_eq!(speakers, ["interior ministry"], "{claim:#?}");
    let text = "Gunmen attacked a convoy, the army said. The Red Cross treated nine wounded.";
    let claim = claim_on(date(2024, 10, 16), text, "attack");
    assert_eq!(claim.attribution[0].label, "army", "{claim:#?}");
}

#[test]
fn a_port_keeps_its_whole_name() {
    let text = "Two suspects were arrested at a roadblock outside Port Hensley.";
    happened(text, "arrest", &["near Port Hensley"]);
}

#[test]
fn what_somebody_is_punished_for_was_not_where_he_is_punished() {
    let text = "A judge sentenced the man to nine years in prison for shooting two women.";
    happened(text, "shoot", &[]);
    let text = "A man was jailed in Lagos for shooting two women.";
    happened(text, "shoot", &[]);
}

#[test]
fn the_province_behind_a_town_does_nothing() {
    let text = "In Tafas, Daraa province, unidentified gunmen shot a baker.";
    let claim = claim_on(date(2024, 10, 16), text, "shoot");
    assert_eq!(claim.actors[0].label, "gunmen", "{claim:#?}");
}
