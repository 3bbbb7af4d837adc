//! Sentences in which a careless reader names the wrong party: each is read by the real pipeline.

mod reader;

use dateline::extract::{Claim, Status};
use reader::claims_from;

fn claims(text: &str) -> Vec<Claim> {
    claims_from(None, text)
}

/// The claims of an action, each as its actors' and targets' words.
fn told(text: &str, action: &str) -> Vec<(String, String)> {
    let words = |parties: &[dateline::extract::record::Participant]| {
        let words: Vec<&str> = parties.iter().map(|party| party.text.as_str()).collect();
        words.join(" + ")
    };
    claims(text)
        .iter()
        .filter(|claim| claim.action == action)
        .map(|claim| (words(&claim.actors), words(&claim.targets)))
        .collect()
}

/// Whether some claim of the action has an actor (or none, for `""`) with these words.
fn does(text: &str, action: &str, actor: &str) -> bool {
    told(text, action).iter().any(|(actors, _)| {
        if actor.is_empty() {
            actors.is_empty()
        } else {
            actors.contains(actor)
        }
    })
}

#[test]
fn a_monitor_that_said_is_no_accuser() {
    let text = "A war monitor said the army shelled Idlib on Monday.";
    assert!(does(text, "shelling", "army"), "{:?}", claims(text));
    assert!(
        claims(text).iter().all(|claim| claim
            .actors
            .iter()
            .all(|actor| !actor.text.contains("monitor"))),
        "{:?}",
        claims(text)
    );
}

#[test]
fn fighting_alongside_is_support_and_no_fight() {
    let text = "Hezbollah is fighting alongside the Syrian army near Homs.";
    assert!(does(text, "support", "Hezbollah"), "{:?}", claims(text));
    assert!(told(text, "clash").is_empty(), "{:?}", claims(text));
}

#[test]
fn who_advances_while_others_die_is_not_their_killer() {
    let text = "Three Turkish soldiers were killed amid a Syrian army advance on Idlib.";
    assert!(does(text, "kill", ""), "{:?}", claims(text));
    assert!(does(text, "advance", "Syrian army"), "{:?}", claims(text));
}

#[test]
fn a_headline_that_leaves_the_auxiliary_out_names_the_killed_and_no_killer() {
    let text = "Two Turkish soldiers killed in northern Iraq";
    let killed = told(text, "kill");
    assert_eq!(killed.len(), 1, "{killed:?}");
    assert!(
        killed[0].0.is_empty() && killed[0].1.contains("soldiers"),
        "{killed:?}"
    );
}

#[test]
fn who_says_that_a_ship_fired_is_not_against_the_ship() {
    let text = "The defence ministry said a Russian warship fired missiles at Idlib.";
    assert!(does(text, "missile", "warship"), "{:?}", claims(text));
    assert!(!does(text, "missile", "ministry"), "{:?}", claims(text));
}

#[test]
fn the_agent_behind_the_last_of_two_verbs_is_the_agent_of_both() {
    let text = "Dozens of villagers were killed or wounded by landmines laid by Islamic State.";
    assert!(does(text, "kill", "Islamic State"), "{:?}", claims(text));
    assert!(
        does(text, "casualties", "Islamic State"),
        "{:?}",
        claims(text)
    );
}

#[test]
fn what_is_captured_in_an_offensive_is_captured_by_those_who_lead_it() {
    let text =
        "Most of the city of Homs has been captured in another offensive by Kurdish fighters.";
    assert!(
        does(text, "capture", "Kurdish fighters"),
        "{:?}",
        claims(text)
    );
}

#[test]
fn a_name_with_backed_says_who_backs_whom() {
    let text = "Turkish-backed rebels captured Afrin on Sunday.";
    assert!(does(text, "support", "Turkish"), "{:?}", claims(text));
    assert!(does(text, "capture", "rebels"), "{:?}", claims(text));
}

#[test]
fn an_attempt_is_intended_and_the_siege_it_is_made_against_is_actual() {
    let text = "The army tried to break the siege of Aleppo.";
    let status = |action: &str| {
        claims(text)
            .iter()
            .find(|claim| claim.action == action)
            .map(|claim| claim.status)
    };
    assert_eq!(status("break-siege"), Some(Status::Intended));
    assert_eq!(status("besiege"), Some(Status::Actual));
}

#[test]
fn who_gives_a_figure_is_its_speaker_and_who_puts_troops_somewhere_is_not() {
    for (text, action, quantity, speaker) in [
        (
            "The Red Crescent put the death toll in Derna at 300.",
            "die",
            "300",
            "Red Crescent",
        ),
        (
            "The agency put the number of civilians in Aleppo at 40,000.",
            "population",
            "40,000",
            "agency",
        ),
        (
            "The health ministry spoke of no more than 61 deaths across the country.",
            "die",
            "no more than 61 deaths",
            "health ministry",
        ),
    ] {
        let found = claims(text);
        let claim = (found.iter().find(|claim| claim.action == action))
            .unwrap_or_else(|| panic!("{text}: {found:?}"));
        assert_eq!(claim.quantities[0].text, quantity, "{text}");
        assert!(
            claim.attribution[0].label.contains(speaker),
            "{text}: {:?}",
            claim.attribution
        );
    }
    let deed = claims("The army put 300 soldiers at the border with Jordan.");
    assert!(
        deed.iter().all(|claim| claim.attribution.is_empty()),
        "{deed:?}"
    );
}

#[test]
fn armies_that_exchange_fire_do_not_support_each_other() {
    let text = "India and Pakistan exchanged fire along the border for a third night.";
    assert!(
        told(text, "same-side").is_empty() && told(text, "support").is_empty(),
        "{:?}",
        claims(text)
    );
}

#[test]
fn a_semicolon_embeds_nothing() {
    let text = "A car bomb went off outside a hotel in Mogadishu, killing eight people; a militia \
                claimed responsibility.";
    let kill = claims(text)
        .into_iter()
        .find(|claim| claim.action == "kill");
    assert_eq!(kill.map(|claim| claim.status), Some(Status::Actual));
}

#[test]
fn positions_say_nothing() {
    let text = "Rebel troops shelled positions near the village of Kobar, Kenya's defence ministry \
                said, but Nairobi gave no details.";
    for claim in claims(text) {
        for speaker in &claim.attribution {
            assert!(!speaker.text.contains("positions"), "{claim:?}");
        }
    }
}

#[test]
fn a_place_that_nobody_knows_is_not_taken_for_the_reports_own() {
    let text = "DEIR EZ-ZOR, Syria. The convoy came from Tarvik, a town that the army took from \
                Islamic State in August.";
    for claim in claims(text)
        .iter()
        .filter(|claim| claim.action == "capture")
    {
        assert!(claim.places.is_empty(), "{:?}", claim.places);
    }
}

#[test]
fn somebody_of_a_nation_is_not_its_state() {
    for (text, action, actor) in [
        (
            "Turkish gardeners attacked a man.",
            "attack",
            "Turkish gardeners",
        ),
        (
            "A Danish sculptor accused the police of torture.",
            "accuse",
            "Danish sculptor",
        ),
        (
            "Afghan guerillas ambushed a convoy.",
            "ambush",
            "Afghan guerillas",
        ),
    ] {
        assert!(does(text, action, actor), "{:?}", claims(text));
    }
}

#[test]
fn a_states_full_name_is_not_cut_to_anothers() {
    let text = "The People's Republic of China condemned the launch by the Democratic People's \
                Republic of Korea.";
    let country = |parties: &[dateline::extract::record::Participant]| parties[0].country.clone();
    let found = claims(text);
    let claim = found
        .iter()
        .find(|claim| claim.action == "condemn")
        .unwrap();
    assert_eq!(country(&claim.actors).as_deref(), Some("CHN"), "{found:?}");
    assert_eq!(country(&claim.targets).as_deref(), Some("PRK"), "{found:?}");
}

#[test]
fn the_town_of_a_dateline_in_brackets_does_nothing() {
    let text = "(Beirut) – Security forces shot dead three protesters in Hama on Friday.";
    assert!(
        does(text, "kill", "Security forces") && !does(text, "kill", "Beirut"),
        "{:?}",
        claims(text)
    );
}

#[test]
fn who_tells_of_a_deed_at_its_end_is_not_its_victim() {
    let text = "An airstrike killed ten civilians, locals and media reports said on Wednesday.";
    assert!(
        told(text, "kill")
            .iter()
            .all(|(_, whom)| whom == "ten civilians"),
        "{:?}",
        claims(text)
    );
    let text = "Militia fighters seized the town, the rebel group and local activists said.";
    assert!(
        claims(text).iter().all(|claim| claim.targets.is_empty()),
        "{:?}",
        claims(text)
    );
}

#[test]
fn two_who_are_accused_of_one_deed_are_no_allies() {
    let text = "Both the army and the rebels have been accused of targeting hospitals.";
    assert!(told(text, "same-side").is_empty(), "{:?}", claims(text));
    let text =
        "The army and the rebels shelled the clinic. The rebels attacked the army near Goma.";
    assert!(told(text, "same-side").is_empty(), "{:?}", claims(text));
    let text = "The army and allied tribesmen shelled the town.";
    assert!(!told(text, "same-side").is_empty(), "{:?}", claims(text));
}

#[test]
fn who_accuses_of_several_deeds_did_none_of_them() {
    let text = "Rights groups accuse the military of extrajudicial killings, razing villages and \
                torture.";
    assert!(
        does(text, "destroy", "military") && !does(text, "destroy", "groups"),
        "{:?}",
        claims(text)
    );
}

#[test]
fn where_somebody_is_driven_is_not_the_country_of_who_drives() {
    let text = "The army chased the rebels into Uganda.";
    let found = claims(text);
    assert!(does(text, "expel", "army"), "{found:?}");
    assert!(
        found
            .iter()
            .all(|claim| (claim.actors.iter()).all(|actor| actor.country.is_none())),
        "{found:?}"
    );
}

#[test]
fn the_name_behind_an_adjective_is_who_did_it() {
    let text = "The gunmen were killed by the paramilitary Rapid Support Forces.";
    assert!(
        does(text, "kill", "Rapid Support Forces"),
        "{:?}",
        claims(text)
    );
}

#[test]
fn the_first_attack_to_kill_somebody_killed_them() {
    let found = claims("It was the first attack to kill senior officials.");
    let kill = found.iter().find(|claim| claim.action == "kill");
    assert_eq!(
        kill.map(|claim| claim.status),
        Some(Status::Actual),
        "{found:?}"
    );
}

#[test]
fn strikes_on_parts_of_a_country_are_not_on_its_state() {
    let found = claims("Israel responded with strikes on rebel-held areas of Yemen.");
    assert!(
        found
            .iter()
            .all(|claim| claim.targets.iter().all(|target| target.label != "Yemen")),
        "{found:?}"
    );
}

#[test]
fn who_is_struck_by_a_country_is_not_of_it() {
    let found = claims("The minister was killed in an Israeli strike near the port.");
    let kill = found.iter().find(|claim| claim.action == "kill").unwrap();
    assert_eq!(kill.targets[0].country, None, "{found:?}");
}

#[test]
fn those_whose_chief_does_a_thing_are_not_what_he_does_it_to() {
    let text = "Congo accused Rwanda of backing the M23, whose leadership hails from the north.";
    assert!(told(text, "praise").is_empty(), "{:?}", claims(text));
}

#[test]
fn who_seized_power_is_whom_the_sentence_is_about() {
    let text = "Worshippers were hurt. The blast was a blow to the Taliban, who have ruled since \
                they seized power in 2021.";
    assert_eq!(told(text, "coup"), [("they".to_owned(), String::new())]);
    let found = claims(text);
    let coup = found.iter().find(|claim| claim.action == "coup").unwrap();
    assert_eq!(coup.actors[0].label, "Taliban", "{found:?}");
}

#[test]
fn their_offensive_is_that_of_both() {
    let text = "French and Egyptian warships sank a boat. Their offensive began on Monday.";
    let found = claims(text);
    let offensive = found
        .iter()
        .find(|claim| claim.action == "offensive")
        .unwrap();
    let labels: Vec<&str> = offensive.actors.iter().map(|actor| &*actor.label).collect();
    assert_eq!(labels, ["French warships", "Egyptian warships"]);
}

#[test]
fn what_is_confirmed_is_told_and_not_the_confirming() {
    let text = "Two activists confirmed the attack on the camp.";
    assert!(told(text, "statement").is_empty(), "{:?}", claims(text));
    assert_eq!(told(text, "attack").len(), 1, "{:?}", claims(text));
}

#[test]
fn somebody_seized_by_rebels_is_abducted_and_by_police_arrested() {
    assert!(does(
        "The militants seized ten villagers.",
        "abduct",
        "militants"
    ));
    assert!(does("Police seized ten villagers.", "arrest", "Police"));
}

#[test]
fn a_war_is_fought_with_somebody() {
    let text = "Eritrea fought a brutal border war with Ethiopia in 1998.";
    assert_eq!(
        told(text, "clash"),
        [("Eritrea".to_owned(), "Ethiopia".to_owned())],
    );
}

#[test]
fn who_is_given_leave_does_it() {
    for text in [
        "The court gave permission to the police to seize the house.",
        "The court gave the police permission to seize the house.",
    ] {
        assert!(does(text, "seize-property", "police"), "{:?}", claims(text));
        assert!(!does(text, "seize-property", "court"), "{:?}", claims(text));
    }
}
