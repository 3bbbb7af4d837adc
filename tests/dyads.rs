//! Who does what to whom in single sentences of news: parties that are joined, passives, commas,
//! complements with a subject of their own, and which of the claims carry codes. Every sentence is
//! of our own invention, and so are the states that no list has.

mod reader;

use dateline::extract::record::Participant;
use dateline::extract::{Claim, Status};
use reader::claims_from;

fn claims(text: &str) -> Vec<Claim> {
    claims_from(None, text)
}

/// A claim as `actors · action · targets`, by their labels.
fn told(claim: &Claim) -> String {
    let labels = |parties: &[Participant]| {
        let labels: Vec<&str> = parties.iter().map(|party| party.label.as_str()).collect();
        labels.join(" + ")
    };
    format!(
        "{} · {} · {}",
        labels(&claim.actors),
        claim.action,
        labels(&claim.targets)
    )
}

/// The first two digits of a claim's CAMEO code.
fn root(claim: &Claim) -> Option<&str> {
    claim.codes.cameo.as_deref().and_then(|code| code.get(..2))
}

/// Reads each sentence and asks for a claim in it, with its CAMEO root (`--` for no code).
#[track_caller]
fn each_tells(cases: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (text, wanted, code) in cases {
        let claims = claims(text);
        let found = claims
            .iter()
            .any(|claim| told(claim) == *wanted && root(claim).unwrap_or("--") == *code);
        if !found {
            let all: Vec<String> = claims
                .iter()
                .map(|claim| format!("{} ({})", told(claim), root(claim).unwrap_or("--")))
                .collect();
            wrong.push(format!("{text}\n    no {wanted} ({code}) in {all:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The CAMEO roots that a sentence is coded as, in text order.
fn roots(text: &str) -> Vec<String> {
    claims(text)
        .iter()
        .filter_map(root)
        .map(str::to_owned)
        .collect()
}

#[test]
fn those_who_are_joined_act_and_are_acted_on_together() {
    each_tells(&[
        (
            "Gorlan, Thessia and Morvane condemned Kalvia on Monday.",
            "Gorlan + Thessia + Morvane · condemn · Kalvia",
            "11",
        ),
        (
            "Kalvia was condemned by Gorlan, Thessia and Morvane.",
            "Gorlan + Thessia + Morvane · condemn · Kalvia",
            "11",
        ),
        (
            "Velmark gave grain to Kenya, Peru and Norway.",
            "Velmark · aid · Kenya + Peru + Norway",
            "07",
        ),
        (
            "The foreign ministers of Kenya and Peru met on Friday.",
            "Kenyan foreign minister + Peruvian foreign minister · meet · ",
            "04",
        ),
        (
            "Kenya and Peru discussed the harvest on Friday.",
            "Kenya + Peru · meet · ",
            "04",
        ),
        (
            "War broke out between Kenya and Peru.",
            "Kenya + Peru · clash · ",
            "19",
        ),
    ]);
}

#[test]
fn a_state_that_no_list_has_is_a_party_where_only_parties_can_stand() {
    each_tells(&[
        (
            "Velmark asked Torania to withdraw from Drovia.",
            "Velmark · request · Torania",
            "02",
        ),
        (
            "Velmark threatened Torania with sanctions.",
            "Velmark · threaten · Torania",
            "13",
        ),
        (
            "Talks between Lumeria and Borvia began on Tuesday.",
            "Lumeria + Borvia · meet · ",
            "04",
        ),
        (
            "Lumeria turned down a plea from Borvia.",
            "Lumeria · reject · Borvia",
            "12",
        ),
    ]);
}

#[test]
fn the_subject_of_an_infinitive_is_whom_one_wants_or_helps_to_do_it() {
    each_tells(&[
        (
            "Kenya wants Peru to attack Norway.",
            "Kenya · request · Peru",
            "02",
        ),
        (
            "Kenya agreed to help Peru rebuild its ports.",
            "Kenya · agree · Peru",
            "03",
        ),
        (
            "The union called for the mayor to resign.",
            "union · request · mayor",
            "02",
        ),
    ]);
}

#[test]
fn a_name_in_apposition_says_which_neighbour_is_meant() {
    each_tells(&[(
        "Kenya's neighbour, Peru, broke off diplomatic relations with Norway.",
        "Peru · diplomatic-event · Norway",
        "16",
    )]);
}

#[test]
fn those_who_come_from_a_country_are_of_it_however_the_parser_hung_it() {
    for (text, country) in [
        ("Kenya arrested three sailors from Peru.", "PER"),
        ("Gunmen killed nine villagers in Chad.", "TCD"),
        ("Kenya's army shelled villages in Peru.", "PER"),
    ] {
        let claims = claims(text);
        let target = claims.iter().flat_map(|claim| &claim.targets).next();
        let found = target.and_then(|party| party.country.as_deref());
        assert_eq!(found, Some(country), "{text}: {claims:#?}");
    }
}

#[test]
fn what_is_alleged_or_denied_carries_no_code_beside_the_allegation() {
    assert_eq!(roots("Kenya accused Peru of attacking Norway."), ["11"]);
    assert_eq!(
        roots("Kenya and Peru accused each other of breaking the truce."),
        ["11"]
    );
    let denied = claims("Kenya did not attack Peru.");
    assert!(
        denied
            .iter()
            .all(|claim| claim.codes.cameo.is_none() && claim.codes.acled.is_none()),
        "{denied:#?}"
    );
}

#[test]
fn who_fights_side_by_side_is_read_from_the_attack_and_not_coded() {
    let claims = claims("Kenya and Norway attacked Peru.");
    let same_side: Vec<&Claim> = claims
        .iter()
        .filter(|claim| claim.action == "same-side")
        .collect();
    assert_eq!(same_side.len(), 1, "{claims:#?}");
    assert_eq!(root(same_side[0]), None);
}

#[test]
fn a_deed_is_condemned_by_the_name_that_is_given_to_it() {
    each_tells(&[
        (
            "Norway called the raid a barbaric act by Chile.",
            "Norway · condemn · Chile",
            "11",
        ),
        (
            "The pope criticised Chile's treatment of the miners.",
            "pope · condemn · Chile",
            "11",
        ),
    ]);
    let admission = claims("The governor called the retreat an admission of defeat.");
    assert!(
        admission.iter().all(|claim| claim.action != "condemn"),
        "{admission:#?}"
    );
}

#[test]
fn a_person_who_is_captured_is_arrested_and_ground_is_not() {
    each_tells(&[
        (
            "Mexican marines captured drug lord Aurelio Banderas in a raid.",
            "Mexican marines · arrest · Aurelio Banderas",
            "17",
        ),
        (
            "Rebels captured Kandahar on Sunday.",
            "rebels · capture · ",
            "19",
        ),
    ]);
}

#[test]
fn a_measure_against_a_state_is_diplomatic_and_against_a_firm_a_sanction() {
    each_tells(&[
        (
            "Norway imposed sanctions on Chile over the fishing dispute.",
            "Norway · diplomatic-event · Chile",
            "16",
        ),
        (
            "Norway imposed sanctions on a Chilean shipping company.",
            "Norway · sanction · Chilean shipping company",
            "16",
        ),
        (
            "The Arab League approved new sanctions on Friday.",
            "Arab League · diplomatic-event · ",
            "16",
        ),
    ]);
}

#[test]
fn people_are_whom_a_ban_is_on_and_not_what_it_keeps_them_from() {
    each_tells(&[(
        "The military government banned women from universities.",
        "military government · restrict · women",
        "17",
    )]);
}

#[test]
fn a_thing_is_no_target_beside_the_party_that_is() {
    each_tells(&[
        (
            "Hungary refused to send arms to Chile.",
            "Hungary · reject · Chile",
            "12",
        ),
        (
            "Chile denied Norway access to its ports.",
            "Chile · reject · Norway",
            "12",
        ),
    ]);
}

#[test]
fn the_drone_of_a_drone_strike_is_not_who_struck() {
    each_tells(&[(
        "A Turkish drone strike killed a commander.",
        "Turkey · airstrike · commander",
        "19",
    )]);
}

#[test]
fn what_is_known_of_somebody_is_not_coded_again() {
    assert_eq!(roots("The union met the detained leaders."), ["04"]);
}

#[test]
fn a_finite_verb_behind_an_infinitive_has_the_subject_of_the_sentence() {
    each_tells(&[
        (
            "The pope urged Kenya and Peru to settle their dispute and offered to visit both.",
            "pope · request · Kenya + Peru",
            "02",
        ),
        (
            "Norway ordered Cuba to close two consulates, accusing Havana of spying.",
            "Norway · accuse · Cuba",
            "11",
        ),
    ]);
    let offered =
        claims("The pope urged Kenya and Peru to settle their dispute and offered to visit both.");
    assert!(
        offered
            .iter()
            .filter(|claim| claim.action == "agree")
            .all(|claim| claim.actors.iter().all(|actor| actor.label == "pope")),
        "{offered:#?}"
    );
}

#[test]
fn who_is_promised_or_threatened_may_stand_in_the_clause_that_follows() {
    each_tells(&[
        (
            "Norway promised to send doctors to Chile.",
            "Norway · promise · Chile",
            "03",
        ),
        (
            "Norway threatened to send troops into Chile.",
            "Norway · threaten · Chile",
            "13",
        ),
    ]);
}

#[test]
fn manoeuvres_of_several_states_are_cooperation_and_of_one_a_posture() {
    each_tells(&[
        (
            "Norway and Chile held a naval exercise.",
            "Norway + Chile · cooperate · ",
            "06",
        ),
        (
            "Norway held a naval exercise off the cape.",
            "Norway · military-exercise · ",
            "15",
        ),
    ]);
}

#[test]
fn states_that_no_list_has_take_part_one_by_one() {
    each_tells(&[
        (
            "Soldiers from Ruritania and Borduria clashed along the ridge.",
            "Ruritania soldiers + Borduria soldiers · clash · ",
            "19",
        ),
        (
            "Ruritania's navy seized a Syldavian trawler.",
            "Ruritania's navy · seize-property · a Syldavian trawler",
            "17",
        ),
    ]);
}

#[test]
fn an_agent_behind_the_deed_and_a_cleft_subject_act() {
    each_tells(&[
        (
            "Chile has been accused of spying by Norway.",
            "Norway · accuse · Chile",
            "11",
        ),
        (
            "Chile was threatened with sanctions by Norway.",
            "Norway · threaten · Chile",
            "13",
        ),
        (
            "It was Norway that attacked Chile.",
            "Norway · attack · Chile",
            "19",
        ),
        (
            "Shelling by Norwegian troops killed nine farmers.",
            "Norwegian troops · kill · farmers",
            "19",
        ),
    ]);
}

#[test]
fn what_is_offered_tells_to_whom() {
    each_tells(&[(
        "Norway has offered to send doctors to Chile.",
        "Norway · agree · Chile",
        "03",
    )]);
}

#[test]
fn the_charged_did_what_they_are_charged_with() {
    each_tells(&[
        (
            "Prosecutors charged two guards with beating a nurse.",
            "guards · beat · nurse",
            "18",
        ),
        (
            "Gorlan charged a Kalvian sailor with abducting a pilot.",
            "Kalvian sailor · abduct · pilot",
            "18",
        ),
        (
            "Two guards were charged by prosecutors with torturing a sailor.",
            "guards · torture · sailor",
            "18",
        ),
        (
            "Police arrested two sailors on suspicion of killing a nurse.",
            "sailors · kill · nurse",
            "19",
        ),
        (
            "The guards are on trial for killing a nurse.",
            "guards · kill · nurse",
            "19",
        ),
    ]);
}

#[test]
fn who_summons_an_envoy_demands_and_protests() {
    each_tells(&[
        (
            "Gorlan summoned the Kalvian envoy to demand an apology.",
            "Gorlan · demand · ",
            "--",
        ),
        (
            "Gorlan summoned the Kalvian envoy to condemn the raid.",
            "Gorlan · condemn · raid",
            "--",
        ),
    ]);
    let explained = claims("Gorlan summoned the Kalvian envoy to explain the raid.");
    assert!(explained.iter().all(|claim| claim.action != "demand"));
}

#[test]
fn what_is_asked_for_others_to_undergo_is_not_done_yet() {
    for text in [
        "The bishop called for the two pilots to be freed.",
        "The union appealed for the editor to be released by the army.",
    ] {
        let freed = claims(text)
            .into_iter()
            .find(|claim| claim.action == "release");
        assert_eq!(
            freed.map(|claim| claim.status),
            Some(Status::Intended),
            "{text}"
        );
    }
}
