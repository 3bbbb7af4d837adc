//! Who says so, in sentences of our own: the speaker of what is told, wherever the sentence puts
//! them.

mod reader;

use dateline::extract::{Claim, Status};
use reader::claims_from;

/// The one claim of an action.
#[track_caller]
fn deed(text: &str, action: &str) -> Claim {
    let claims = claims_from(None, text);
    let found = claims.iter().find(|claim| claim.action == action);
    found
        .unwrap_or_else(|| panic!("no `{action}`: {claims:#?}"))
        .clone()
}

/// Checks that a deed is told by these speakers and no others.
#[track_caller]
fn told_by(text: &str, action: &str, speakers: &[&str]) {
    let claim = deed(text, action);
    assert_eq!(reader::speakers(&claim), speakers, "{claim:#?}");
}

#[test]
fn who_speaks_behind_a_comma_is_no_part_of_what_is_told() {
    told_by(
        "Ghana and Togo agreed on Friday to reopen the border under the eyes of the bloc, envoys and \
         two ministers said, in the first sign of a thaw.",
        "agree",
        &["envoys", "ministers"],
    );
    told_by(
        "Kenyan soldiers seized an oil tanker off Lamu and towed it to Mombasa, its Spanish owner and a \
         Portuguese shipping agency said.",
        "seize-property",
        &["Spanish owner", "Portuguese shipping agency"],
    );
    told_by(
        "A Danish frigate answered the call but was attacked by a Yemeni gunboat, a NATO spokeswoman \
         in Lisbon told the newspaper.",
        "attack",
        &["NATO spokeswoman"],
    );
    told_by(
        "Rebels attacked the port, a spokesman for Togo and Benin and two sailors said.",
        "attack",
        &["Togolese spokesman", "sailors"],
    );
}

#[test]
fn a_verb_with_what_it_reports_behind_it_says_nothing_of_what_stands_before() {
    let text = "As soldiers attacked the port of Beira, residents said the power had failed.";
    assert!(deed(text, "attack").attribution.is_empty());
}

#[test]
fn whoever_accuses_vouches_for_the_deed() {
    told_by(
        "The governor accused the rebels of bombing two farms with drones while the harvest was on.",
        "airstrike",
        &["governor"],
    );
}

#[test]
fn who_claims_a_deed_of_his_own_vouches_for_it() {
    for text in [
        "Eritrea claims to have shot down three Ethiopian jets.",
        "Eritrea claimed that it had shot down three Ethiopian jets.",
    ] {
        told_by(text, "shoot-down", &["Eritrea"]);
        assert_eq!(deed(text, "shoot-down").status, Status::Actual);
    }
}

#[test]
fn a_sentence_that_ends_in_the_name_of_a_network_ends_there() {
    let text = "Soldiers attacked the port, the presidency of Ghana said on X. Togo, which denies \
                supporting the rebels, welcomed the news.";
    told_by(text, "attack", &["Ghanaian presidency"]);
    let actors = deed(text, "deny").actors;
    assert_eq!(
        actors.first().map(|actor| actor.label.as_str()),
        Some("Togo")
    );
}

#[test]
fn a_claim_that_is_denied_is_no_fact() {
    let text = "Togo denies Ghanaian claims that Togolese soldiers attacked the port of Tema.";
    assert_eq!(deed(text, "attack").status, Status::Possible);
}

#[test]
fn who_counts_deeds_vouches_for_them() {
    told_by(
        "The bar association counted 135 arrests in Maputo.",
        "arrest",
        &["bar association"],
    );
}

#[test]
fn who_carries_or_cites_another_stands_in_the_chain() {
    told_by(
        "Gunmen seized a tanker, the navy said in a statement carried by the Kenyan news agency.",
        "seize-property",
        &["Kenyan navy", "Kenyan news agency"],
    );
    told_by(
        "Soldiers shelled the village, Kenyan television quoted the governor as saying.",
        "shelling",
        &["Kenyan governor", "Kenyan television"],
    );
    told_by(
        "A newspaper report citing two medics said rebels had killed a guard.",
        "kill",
        &["medics", "newspaper"],
    );
}

#[test]
fn a_speaker_who_gives_no_name_is_a_speaker() {
    told_by(
        "The militia shot a nurse, a doctor who asked not to be named said.",
        "shoot",
        &["doctor"],
    );
}

#[test]
fn the_name_of_a_body_says_more_than_its_kind() {
    told_by(
        "The campaign group Clear Roads said police had killed a driver.",
        "kill",
        &["Clear Roads"],
    );
}

#[test]
fn who_carries_out_an_attack_does_not_speak_of_it() {
    let raid = claims_from(None, "The raid was carried out by three gunmen.");
    assert!(
        raid.iter().all(|claim| claim.attribution.is_empty()),
        "{raid:#?}"
    );
}

#[test]
fn what_follows_a_report_with_an_accusation_is_the_speakers() {
    for (text, accuser) in [
        (
            "Ten villagers were killed, the mayor said, accusing the army of negligence.",
            "mayor",
        ),
        (
            "The general said his troops had left, accusing the rebels of shelling them.",
            "general",
        ),
        (
            "Two activists were arrested, the union said, calling for their release.",
            "union",
        ),
    ] {
        let claims = claims_from(None, text);
        let spoken = (claims.iter()).find(|claim| matches!(&*claim.action, "accuse" | "request"));
        let actors = &spoken.expect("something is asked or blamed").actors;
        assert_eq!(actors[0].label, accuser, "{text}");
    }
    let cut = claims_from(
        None,
        "Gunmen blew up the bridge, the army said, cutting the road.",
    );
    let road = cut
        .iter()
        .find(|claim| claim.action == "cut-off")
        .expect("the road is cut");
    assert_eq!(road.actors[0].label, "gunmen");
}

#[test]
fn who_points_something_out_speaks_of_it() {
    let shelled = claims_from(
        None,
        "Officials pointed out that rebels had shelled the town.",
    );
    assert_eq!(reader::speakers(&shelled[0]), ["officials"]);
}

#[test]
fn what_a_court_hears_is_on_record_with_it() {
    told_by(
        "Rebels attacked a bank in Graz in May, the court heard.",
        "attack",
        &["Austrian court"],
    );
    told_by(
        "Jurors were told that Ilmar Koskinen had killed a farmer.",
        "kill",
        &["jurors"],
    );
    let text = "The villagers heard that soldiers had killed a farmer.";
    assert!(deed(text, "kill").attribution.is_empty());
}

#[test]
fn who_admits_a_deed_tells_of_it_himself() {
    told_by(
        "Ilmar Koskinen admitted killing two farmers.",
        "kill",
        &["Ilmar Koskinen"],
    );
    told_by(
        "A guard confessed to killing two farmers in May.",
        "kill",
        &["guard"],
    );
    let text = "Ilmar Koskinen regretted killing two farmers.";
    assert!(deed(text, "kill").attribution.is_empty());
}

#[test]
fn a_speaker_put_before_a_purpose_tells_that_too() {
    told_by(
        "The premier flew to Lima on Friday, an aide said, to meet Ilmar Koskinen.",
        "meet",
        &["aide"],
    );
    told_by(
        "The hostages will be freed if Togo pays, a trader told a local radio station.",
        "release",
        &["trader"],
    );
}

#[test]
fn a_website_is_not_whom_it_is_for() {
    told_by(
        "A video was posted by a pro-Hamas website, which put the death toll at eight.",
        "die",
        &["pro-Hamas website"],
    );
}

#[test]
fn what_another_says_against_it_is_the_others_alone() {
    told_by(
        "The navy said a sailor was hurt, while Hamas said it had ambushed a convoy.",
        "ambush",
        &["Hamas"],
    );
    told_by(
        "Amnesty International says the militia burned 40 homes, a claim its commander, Ilmar Koskinen, \
         denies.",
        "loot",
        &["Amnesty International"],
    );
}

#[test]
fn who_says_one_thing_urges_another_himself() {
    let text = "The mayor said rebels had attacked the market, and accused Togo of arming them.";
    told_by(text, "attack", &["mayor"]);
    let accusation = deed(text, "accuse");
    assert!(accusation.attribution.is_empty(), "{accusation:#?}");
    assert_eq!(accusation.actors[0].label, "mayor");
    let text = "The mayor said rebels attacked the market and accused Togo of arming soldiers.";
    assert_eq!(deed(text, "accuse").actors[0].label, "rebels");
}

#[test]
fn a_speaker_before_a_verb_is_found_behind_a_phrase() {
    told_by(
        "In a letter to the council, the mayor, Ama Mensah, wrote that soldiers had attacked a clinic.",
        "attack",
        &["Ama Mensah"],
    );
}

#[test]
fn who_gives_a_toll_vouches_for_it() {
    told_by(
        "The navy gave a toll of 12 dead and 30 wounded.",
        "casualties",
        &["navy"],
    );
}

#[test]
fn what_is_said_reaches_over_a_clause_that_names_somebody() {
    told_by(
        "Three farmers said that a guard they knew as Tall Ilmar beat them.",
        "beat",
        &["farmers"],
    );
}

#[test]
fn what_stands_before_a_semicolon_is_not_said_by_who_speaks_behind_it() {
    let text = "The army shelled the town on Monday; the rebels said nine people were killed.";
    let claims = claims_from(None, text);
    let said = |action: &str| {
        let claim = claims.iter().find(|claim| claim.action == action);
        let claim = claim.unwrap_or_else(|| panic!("no `{action}`: {claims:#?}"));
        claim.attribution.len()
    };
    assert_eq!((said("shelling"), said("kill")), (0, 1));
}
