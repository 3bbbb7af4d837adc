//! What parties are called.

use super::check;

#[test]
fn a_local_name_needs_no_country_before_it() {
    check(
        "Montreal police arrested two men.
           - police: Montreal police
         New York police arrested two men.
           - police: New York police
         Kenyan police arrested two men.
           - police: Kenyan police",
    );
}

#[test]
fn forces_of_no_one_country_are_completed_with_none() {
    check(
        "Gunmen stormed a base in Kenya on Friday. The international forces fled.
           - forces: international forces
         Gunmen stormed a base in Kenya on Friday. Hutu security forces fled.
           - forces: Hutu security forces",
    );
}

#[test]
fn owners_have_their_apostrophe() {
    check(
        "The soldiers' families protested. Torben Holm's brother was arrested.
           - families: soldiers' families
           - brother: Torben Holm's brother",
    );
}

#[test]
fn aides_are_those_whom_they_serve() {
    check(
        "Two aides to Emmanuel Macron resigned.
           - aides: Emmanuel Macron's aides",
    );
}

#[test]
fn two_nationalities_of_one_man_are_one_man() {
    check(
        "A Kenyan-Norwegian man was arrested.
           - man: Kenyan-Norwegian man
         The Kenyan and Norwegian governments agreed.
           - governments: Kenyan government + Norwegian government",
    );
}

#[test]
fn a_name_ends_where_the_report_ends_it() {
    check(
        "Rector Ilmar Koskinen 54 was arrested. A comedian Torben Holm was freed.
           - Koskinen: Ilmar Koskinen
           - Holm: Torben Holm",
    );
}

#[test]
fn a_province_that_acts_is_not_its_country() {
    check(
        "Bavaria sued the ministry.
           - Bavaria: Bavaria",
    );
}

#[test]
fn allies_with_a_name_are_called_by_it() {
    check(
        "Syrian troops and their Hezbollah allies took the ridge.
           - allies: Hezbollah",
    );
}

#[test]
fn the_families_of_victims_are_not_the_victims() {
    check(
        "The families of the hostages wept.
           - families: hostages' families",
    );
}

#[test]
fn peoples_that_are_joined_are_two_parties() {
    check(
        "Kurdish and Yezidi fighters took the ridge.
           - fighters: Kurdish fighters + Yezidi fighters
         Troops in Kenya and Uganda took part.
           - Troops: Kenyan troops + Ugandan troops",
    );
}

#[test]
fn a_capital_before_a_deed_is_where_it_was_done() {
    check(
        "Aid came after the Nairobi bombing. A Kremlin decision followed.
           - Nairobi: none
           - Kremlin: Russia",
    );
}

#[test]
fn an_embassy_is_not_its_hosts() {
    check(
        "A bomb went off in Kenya on Friday. The embassy was damaged.
           - embassy: embassy",
    );
}

#[test]
fn who_belongs_to_a_named_service_is_told_by_its_name() {
    check(
        "Officers of the FBI left on Friday.
           - Officers: Federal Bureau of Investigation officers
         The director of the CIA spoke to reporters.
           - director: Central Intelligence Agency director
         The FSB's press office said so.
           - office: Federal Security Service press office
         Soldiers of the Kenyan army left on Friday.
           - Soldiers: Kenyan soldiers",
    );
}

#[test]
fn a_nation_before_a_place_in_a_name_says_whose_it_is() {
    check(
        "Ukraine said that the front held. Units of Russia's Battlegroup Kharkiv left the village.
           - Units: Russian units
         Troops of the Russian Battlegroup Odesa left the village.
           - Troops: Russian troops",
    );
}

#[test]
fn half_of_a_joined_word_is_kept() {
    check(
        "Ruling-party men beat two farmers. Guards held opposition-party supporters.
           - men: ruling-party men
           - supporters: opposition-party supporters",
    );
}

#[test]
fn an_age_that_stands_for_a_noun_is_somebody() {
    check(
        "Police shot an unarmed 17-year-old on Friday.
           - old: 17-year-old
         Police held Anna Berg, 45, and a nurse. The 45-year-old denied the theft.
           - old: Anna Berg
         A 45-year-old bridge fell into the river.
           - old: none
         Police felled a 600-year-old in the park.
           - old: none",
    );
}
