//! News of many kinds, in sentences of our own, and what must be read out of it: each is a behaviour
//! that a class of mistakes taught.

mod reader;

use dateline::extract::{Claim, Status};
use reader::claims_from;

/// Every claim of an action as `actors > targets`, by their labels.
fn told(claims: &[Claim], action: &str) -> Vec<String> {
    let labels = |parties: &[dateline::extract::record::Participant]| {
        let labels: Vec<&str> = parties.iter().map(|party| party.label.as_str()).collect();
        labels.join(" + ")
    };
    claims
        .iter()
        .filter(|claim| claim.action == action)
        .map(|claim| format!("{} > {}", labels(&claim.actors), labels(&claim.targets)))
        .collect()
}

#[track_caller]
fn says(text: &str, action: &str, wanted: &str) {
    let claims = claims_from(None, text);
    assert!(
        told(&claims, action).iter().any(|told| told == wanted),
        "no `{action}` {wanted}: {claims:#?}"
    );
}

#[track_caller]
fn tells_none(text: &str, action: &str) {
    let claims = claims_from(None, text);
    assert!(told(&claims, action).is_empty(), "{claims:#?}");
}

#[test]
fn those_who_attack_together_stand_on_one_side() {
    let text = "Syrian soldiers and Hezbollah fighters attacked the village of Zabadani.";
    says(text, "attack", "Syrian soldiers + Hezbollah > Az Zabadānī");
    says(text, "same-side", "Syrian soldiers > Hezbollah");
    tells_none(text, "support");
}

#[test]
fn those_who_fight_each_other_support_nobody() {
    tells_none(
        "Armenian soldiers and Azerbaijani troops shelled each other's positions.",
        "same-side",
    );
    tells_none("The army and the rebels clashed near the dam.", "same-side");
    tells_none(
        "Ethiopia and Eritrea exchanged fire along the border on Monday.",
        "same-side",
    );
}

#[test]
fn tanks_and_troops_are_no_allies() {
    tells_none("Tanks and troops stormed the town of Idlib.", "same-side");
}

#[test]
fn fighting_beside_an_army_against_a_group_is_both_support_and_a_fight() {
    let text = "Iraqi Kurds fought alongside Turkish troops against the Islamic State group.";
    says(
        text,
        "clash",
        "Iraqi Kurds + Turkish troops > Islamic State",
    );
    says(text, "support", "Iraqi Kurds > Turkish troops");
}

#[test]
fn whoever_has_a_fight_fights() {
    says(
        "Kenya's fight against al-Shabaab has cost hundreds of lives.",
        "offensive",
        "Kenya > al-Shabaab",
    );
}

#[test]
fn those_who_are_helped_in_a_fight_fight() {
    let text = "Norway reiterated its support for Iraq in the fight against the Islamic State.";
    says(text, "offensive", "Iraq > Islamic State");
}

#[test]
fn a_purpose_behind_an_agent_is_the_agents() {
    let text = "Operation Barkhane was launched by France to fight al-Qaeda in the Sahel.";
    let claims = claims_from(None, text);
    let fight = claims
        .iter()
        .find(|claim| claim.action == "clash")
        .expect("a fight");
    assert_eq!(fight.actors[0].label, "France", "{fight:?}");
    assert_eq!(fight.status, Status::Intended);
}

#[test]
fn a_deed_at_somebodys_hands_is_his() {
    says(
        "Dozens of villagers were killed at the hands of Boko Haram.",
        "kill",
        "Boko Haram > villagers",
    );
}

#[test]
fn the_last_of_several_agents_is_no_object() {
    let text =
        "The militants are being pushed out of the city by Iraqi soldiers and allied tribes.";
    let claims = claims_from(None, text);
    let expel = claims
        .iter()
        .find(|claim| claim.action == "expel")
        .expect("they are driven out");
    assert_eq!(expel.actors.len(), 2, "{expel:?}");
    assert_eq!(expel.targets.len(), 1, "{expel:?}");
}

#[test]
fn who_rescues_in_a_raid_raids() {
    let text = "The Nigerian army rescued nineteen girls in a raid on a forest hideout.";
    let claims = claims_from(None, text);
    assert!(
        told(&claims, "attack")
            .iter()
            .any(|told| told.starts_with("Nigerian army >")),
        "{claims:#?}"
    );
}

#[test]
fn who_reports_shelling_shells_nobody() {
    let text = "Residents reported shelling in Hodeidah on Monday.";
    let claims = claims_from(None, text);
    assert!(
        claims.iter().all(|claim| claim.actors.is_empty()),
        "{claims:#?}"
    );
}

#[test]
fn those_who_saw_it_are_not_those_who_did_it() {
    let text = "Witnesses said they fired at the crowd.";
    let claims = claims_from(None, text);
    assert!(
        claims.iter().all(|claim| claim.actors.is_empty()),
        "{claims:#?}"
    );
}

#[test]
fn a_participle_behind_a_speaker_goes_on_with_what_is_told() {
    let text = "Taliban fighters overran a base near Ghazni, Afghan officials said, killing nine soldiers.";
    let claims = claims_from(None, text);
    let kill = claims
        .iter()
        .find(|claim| claim.action == "kill")
        .expect("they killed");
    assert_eq!(kill.actors[0].label, "Taliban", "{kill:?}");
}

#[test]
fn condolences_are_no_praise_and_a_message_is_told_as_such() {
    let text = "Norway offered its condolences to the families of the victims.";
    tells_none(text, "praise");
    let claims = claims_from(None, text);
    assert!(!told(&claims, "condole").is_empty(), "{claims:#?}");
}

#[test]
fn set_phrases_are_no_events() {
    tells_none("The column pushed across the desert.", "request");
    tells_none("Local police will keep order at the port.", "block");
    tells_none(
        "The ruling demonstrates a disregard for the law.",
        "protest",
    );
    tells_none(
        "The ministry does not release figures for its losses.",
        "release",
    );
}

#[test]
fn we_in_a_quotation_is_its_speaker() {
    let text = "\"We killed six militants near Kidal,\" said the French army.";
    says(text, "kill", "French army > militants");
}

#[test]
fn our_country_is_the_speakers() {
    says(
        "\"Rebels attacked our country,\" Emmanuel Macron said.",
        "attack",
        "rebels > France",
    );
}

#[test]
fn a_verb_goes_with_the_subject_that_it_agrees_with() {
    let text = "We will continue to press the state until Kenya reviews its plans, shells no more \
                villages and meets the rebels.";
    says(text, "meet", "Kenya > rebels");
}

#[test]
fn we_in_a_ministrys_own_text_is_the_ministry_and_in_a_newspaper_nobody() {
    let text = "We condemn the attack in Kabul.";
    let by_ministry = claims_from(Some("US State Department"), text);
    assert!(
        told(&by_ministry, "condemn")
            .iter()
            .any(|told| told.starts_with("US State Department >")),
        "{by_ministry:#?}"
    );
    let by_paper = claims_from(Some("BBC News"), text);
    assert!(
        by_paper.iter().all(|claim| claim.actors.is_empty()),
        "{by_paper:#?}"
    );
}

#[test]
fn a_statement_without_quotation_marks_is_its_speakers() {
    let text = "The Norwegian foreign minister said:\n\nI welcome the truce in Yemen. Houthi fighters \
                have left the port of Hodeidah.";
    let claims = claims_from(None, text);
    assert!(!claims.is_empty());
    for claim in &claims {
        assert!(
            claim
                .attribution
                .iter()
                .any(|speaker| speaker.text.contains("minister")),
            "{claim:?}"
        );
    }
}

#[test]
fn who_claims_responsibility_is_no_source_of_the_rest() {
    let text = "A blast tore through a market in Mogadishu, killing nine people; al-Shabaab claimed \
                responsibility.";
    let claims = claims_from(None, text);
    let kill = claims
        .iter()
        .find(|claim| claim.action == "kill")
        .expect("people were killed");
    assert!(kill.attribution.is_empty(), "{kill:?}");
    assert_eq!(kill.status, Status::Actual);
}

#[test]
fn who_considers_or_demands_is_no_source_of_his_own_deeds() {
    let text = "Protesters marched through Tbilisi, demanding new elections.";
    for claim in claims_from(None, text) {
        assert!(claim.attribution.is_empty(), "{claim:?}");
    }
}

#[test]
fn forces_against_a_group_are_not_the_group() {
    let text = "Anti-Houthi forces advanced on Hodeidah.";
    for claim in claims_from(None, text) {
        assert!(
            claim.actors.iter().all(|actor| actor.label != "Houthis"),
            "{claim:?}"
        );
    }
}

#[test]
fn what_was_to_happen_and_what_is_awaited_is_not_told_as_done() {
    let status = |text: &str, action: &str| {
        claims_from(None, text)
            .into_iter()
            .find(|claim| claim.action == action)
            .map(|claim| claim.status)
    };
    assert_eq!(
        status("The envoy was to visit Khartoum on Friday.", "visit"),
        Some(Status::Predicted)
    );
    assert_eq!(
        status(
            "The army told reporters that the rebels held the port and would be destroyed there.",
            "defeat"
        ),
        Some(Status::Predicted)
    );
    assert_eq!(
        status("We will not rest until the rebels are defeated.", "defeat"),
        Some(Status::Predicted)
    );
}

#[test]
fn what_is_laid_down_is_intended_and_what_somebody_is_met_at_is_done() {
    let status = |text: &str, action: &str| {
        let claims = claims_from(None, text);
        let found = claims.iter().find(|claim| claim.action == action);
        found.map(|claim| claim.status)
    };
    let text = "The accord provides for Khartoum to free 40 detainees.";
    assert_eq!(status(text, "release"), Some(Status::Intended));
    let text =
        "Police fired shots on Friday to disperse hundreds of people marching on the palace.";
    assert_eq!(status(text, "protest"), Some(Status::Actual));
}

#[test]
fn an_attacked_capital_is_a_place() {
    let text = "Gunmen attacked Tripoli at dawn.";
    let claims = claims_from(None, text);
    let attack = claims
        .iter()
        .find(|claim| claim.action == "attack")
        .expect("an attack");
    assert!(
        attack.targets.iter().all(|target| target.label != "Libya"),
        "{attack:?}"
    );
}

#[test]
fn an_object_behind_the_last_verb_is_that_of_all() {
    let text = "The militants kidnapped and murdered four nurses near Kano.";
    says(text, "abduct", "militants > nurses");
    let text = "A suicide bomber struck a market in Kano. The blast killed and wounded villagers.";
    says(text, "kill", " > villagers");
}

#[test]
fn a_clause_behind_a_row_is_about_the_whole_row() {
    let text = "Sanctions were announced against bankers and firms backing the Taliban.";
    says(text, "support", "bankers + firms > Taliban");
    let text = "Syrian soldiers, Lebanese militiamen, Iraqi fighters and Afghan militants, backed \
                by Russian warplanes, stormed the village of Zabadani.";
    says(
        text,
        "support",
        "Russian warplanes > Syrian soldiers + Lebanese militiamen + Iraqi fighters + Afghan militants",
    );
}

#[test]
fn all_who_attack_together_stand_with_each_other() {
    let text = "Syrian soldiers, Lebanese militiamen and Iraqi fighters stormed the village of \
                Zabadani.";
    says(
        text,
        "same-side",
        "Syrian soldiers > Lebanese militiamen + Iraqi fighters",
    );
    says(text, "same-side", "Lebanese militiamen > Iraqi fighters");
}

#[test]
fn a_deed_in_whose_support_another_is_done_is_told_besides() {
    let text = "Norwegian jets struck Taliban targets in support of the Afghan army.";
    says(text, "support", "Norwegian jets > Afghan army");
    says(text, "airstrike", "Norwegian jets > Taliban");
}

#[test]
fn who_is_involved_in_a_deed_does_it() {
    says(
        "Two colonels were involved in the use of chemical weapons against villagers.",
        "chemical-attack",
        "colonels > villagers",
    );
}

#[test]
fn whoever_is_given_something_with_adjectives_in_a_row_is_supported() {
    says(
        "Norway provides the Afghan army with military, humanitarian and technical support.",
        "support",
        "Norway > Afghan army",
    );
}

#[test]
fn a_possessive_is_whoever_is_helped_in_the_fight() {
    says(
        "Norway supported the Afghan army in its fight against the Taliban.",
        "offensive",
        "Afghan army > Taliban",
    );
}

#[test]
fn two_arguments_of_a_verb_are_not_the_same() {
    let text = "Anna Berg spoke with Carl Lind on Monday and urged him to resign.";
    says(text, "request", "Anna Berg > Carl Lind");
}

#[test]
fn he_is_no_girl_but_somebody() {
    let text = "A girl fled the village of Bama. He was killed by soldiers.";
    let claims = claims_from(None, text);
    let kills = told(&claims, "kill");
    assert!(
        kills.len() == 1 && kills[0].ends_with("soldiers > "),
        "{claims:#?}"
    );
}

#[test]
fn a_possessive_is_quoted_by_the_name_in_its_sentence() {
    let claims = claims_from(None, "Norway has begun its attack on the Taliban.");
    let attack = (claims.iter())
        .find(|claim| claim.action == "attack")
        .expect("an attack");
    assert_eq!(attack.actors[0].text, "Norway", "{attack:?}");
    assert_eq!(attack.targets[0].label, "Taliban", "{attack:?}");
}

#[test]
fn what_is_done_to_nobody_at_all_is_not_told() {
    tells_none("Many wept for those who had been killed.", "kill");
}

#[test]
fn a_minister_without_a_country_is_the_issuers() {
    let text = "The Foreign Secretary met officials in Damascus on Monday.";
    let claims = claims_from(Some("UK Government"), text);
    assert_eq!(claims[0].actors[0].country.as_deref(), Some("GBR"));
}

#[test]
fn who_is_denied_the_means_does_not_get_to_act() {
    says(
        "Norway denied the Taliban a haven to plot attacks on Kabul.",
        "attack",
        "Taliban > Kabul",
    );
}
