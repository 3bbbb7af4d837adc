//! Who is not meant: no country is lent to whom its other side deals with, no name to whoever bears a
//! part of it or has left it.

use super::{check, read};

#[test]
fn an_institution_is_not_of_the_country_that_it_deals_with() {
    check(
        "The minister denounced Norway over the trawlers.
           - minister: minister
         The king welcomed the Norwegian premier on Sunday.
           - king: king
         The junta told Norwegian engineers to go home.
           - junta: junta
         Police arrested four Norwegian climbers.
           - Police: police
         The chancellor flew to Lima on Sunday.
           - chancellor: chancellor",
    );
}

#[test]
fn the_sanctioned_are_not_of_the_country_that_sanctions_them() {
    check(
        "Norway froze the assets of two generals.
           - generals: generals
         Norway urged the junta to free the king.
           - junta: junta
           - king: king",
    );
}

#[test]
fn who_helps_an_army_is_not_whose_it_is() {
    check(
        "The army, with help from Norway, recaptured the port.
           - army: army
         Government forces, aided by Norway, attacked the fort.
           - forces: government forces",
    );
}

#[test]
fn what_a_text_says_besides_still_tells_whose_an_institution_is() {
    check(
        "Peru closed its embassy. The minister denounced Norway over the trawlers.
           - minister: Peruvian minister
         In Peru, police arrested four Norwegian climbers.
           - police: Peruvian police
         The Peruvian army shelled the camp. The government denounced Norway.
           - government: Peruvian government",
    );
}

#[test]
fn an_outlet_speaks_of_all_the_world() {
    check(
        "\"Soldiers shot my cousin,\" a nurse told AFP by phone.
           - Soldiers: soldiers
         Herders told CNN that troops had burned their huts.
           - troops: troops",
    );
}

#[test]
fn police_are_those_of_where_they_act() {
    check(
        "Police in Oslo let the crowd sing. In Lima, police beat dozens of singers.
           - Police: Norwegian police
           - police: Peruvian police",
    );
}

#[test]
fn kin_with_a_leaders_surname_is_not_the_leader() {
    check(
        "Merkel, a niece of Chancellor Angela Merkel, opened a school in Bonn.
           - Merkel: Merkel",
    );
}

#[test]
fn a_name_is_not_another_that_has_a_word_of_it() {
    let texts = [
        "The National Union of Bakers refused the offer.",
        "The Progressive Congress blamed the police.",
        "The Egyptian Islamic Jihad claimed the blast.",
        "Hezbollah Watch said a bridge was shelled.",
    ];
    for text in texts {
        let told = read(text);
        for word in ["Union", "Congress", "Jihad", "Watch"] {
            let curated = [
                "The National",
                "US Congress",
                "Palestinian Islamic Jihad",
                "Hezbollah",
            ];
            let labels = (0..told.analysis.len())
                .filter(|&token| told.analysis.text(token) == word)
                .flat_map(|token| told.actors.participants(token).to_vec());
            for party in labels {
                assert!(
                    !curated.contains(&party.label.as_str()),
                    "{} in: {text}",
                    party.label
                );
            }
        }
    }
}

#[test]
fn who_has_left_a_group_is_not_the_group() {
    check(
        "A Boko Haram splinter group burned a mill. Dissident FARC rebels killed two guards.
           - group: not Boko Haram
           - rebels: not Revolutionary Armed Forces of Colombia",
    );
}

#[test]
fn authorities_of_an_unrecognised_state_are_not_of_the_one_that_claims_it() {
    check(
        "Authorities in Sukhumi said Georgian forces shelled a mill.
           - Authorities: authorities",
    );
}
