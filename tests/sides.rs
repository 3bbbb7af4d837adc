//! Whose deed it is where the words say so in a roundabout way: what a quoted speaker calls his own
//! and who his enemy is, clefts, orders, rows, weapons that somebody launched. In sentences of our
//! own.

mod reader;

use reader::{claims_from, told, untold};

#[test]
fn ours_are_the_side_that_a_speaker_speaks_for() {
    told(&[
        (
            "\"Our men repelled the assault,\" said Colonel Pavlo Koval, a spokesman for the Ukrainian \
             army.",
            "repel",
            &["Ukrainian troops"],
            &[],
        ),
        (
            "\"Our fighters captured the barracks,\" said a spokesman for the Taliban.",
            "capture",
            &["Taliban's fighters"],
            &[],
        ),
        (
            "\"They shelled our positions all night,\" said Pavlo Koval, who leads the Taliban delegation.",
            "shelling",
            &[],
            &["Taliban"],
        ),
        (
            "\"The enemy shelled our positions all night,\" a spokesman for the Armenian defence ministry said.",
            "shelling",
            &["enemy"],
            &["Armenian defence ministry"],
        ),
        (
            "\"We shot down two of their jets,\" a spokesman for the Indian air force said.",
            "shoot-down",
            &["Indian air force"],
            &[],
        ),
    ]);
}

#[test]
fn the_enemy_is_named_only_where_the_report_tells_of_one_opponent() {
    told(&[
        (
            "Kenyan soldiers captured the town from Somali rebels.\n\n\"The enemy attacked our camp \
             first,\" a Kenyan army spokesman said.",
            "attack",
            &["Somali rebels"],
            &["Kenyan army"],
        ),
        (
            "\"The enemy attacked our camp first,\" a Kenyan army spokesman said.",
            "attack",
            &["enemy"],
            &["Kenyan army"],
        ),
    ]);
}

#[test]
fn in_direct_speech_a_pronoun_is_another_than_who_speaks() {
    told(&[(
        "The Sudanese army bombed a market on Monday. \"It has killed thirty people,\" the Rapid Support \
         Forces said.",
        "kill",
        &["Sudanese army"],
        &["people"],
    )]);
}

#[test]
fn two_who_hold_one_office_are_of_two_states() {
    told(&[
        (
            "Officials from Greece and Turkey prepared the summit. The two prime ministers signed an \
             agreement on gas.",
            "agreement",
            &["Greek prime minister", "Turkish prime minister"],
            &[],
        ),
        (
            "The two prime ministers met in Vienna on Friday.",
            "meet",
            &["prime ministers"],
            &[],
        ),
        (
            "The premier met foreign ministers Anna Meyer of Norway and Luis Rojas of Chile.",
            "meet",
            &["premier"],
            &["Anna Meyer", "Luis Rojas"],
        ),
    ]);
}

#[test]
fn a_cleft_names_who_did_it_or_had_it_done() {
    told(&[
        (
            "It was the rebels, he said, who had blown up the bridge.",
            "destroy",
            &["rebels"],
            &["bridge"],
        ),
        (
            "It was the police, witnesses said, who opened fire on the crowd.",
            "excessive-force",
            &["police"],
            &["crowd"],
        ),
        (
            "What the army attacked was a hospital, doctors said.",
            "attack",
            &["army"],
            &["a hospital"],
        ),
        (
            "It was Ruritania, not Borduria, that broke the truce, the envoy said.",
            "violate-truce",
            &["Ruritania"],
            &[],
        ),
    ]);
}

#[test]
fn a_deed_is_that_of_who_ordered_launched_or_avowed_it() {
    told(&[
        (
            "The mayor was arrested on the orders of the governor.",
            "arrest",
            &["governor"],
            &["mayor"],
        ),
        (
            "A drone strike against the depot was carried out by Ukraine.",
            "airstrike",
            &["Ukraine"],
            &["depot"],
        ),
        (
            "The refinery was damaged by drones which Ukraine launched.",
            "destroy",
            &["Ukraine"],
            &["refinery"],
        ),
        (
            "The Islamic State claimed responsibility for an attack on a bakery.",
            "attack",
            &["Islamic State"],
            &["a bakery"],
        ),
        (
            "No group has claimed responsibility for the attack on the bakery.",
            "attack",
            &[],
            &["bakery"],
        ),
    ]);
}

#[test]
fn all_of_a_row_are_told_of_and_none_who_tells() {
    told(&[
        (
            "Gunmen bombed a school, a clinic and a bakery in Aden.",
            "bombing",
            &["gunmen"],
            &["a school", "a clinic", "a bakery"],
        ),
        (
            "The court jailed a banker as well as two generals.",
            "arrest",
            &["court"],
            &["banker", "generals"],
        ),
        (
            "Jets struck Houthi positions and a fuel depot near Aden.",
            "airstrike",
            &["jets"],
            &["Houthis", "a fuel depot"],
        ),
        (
            "A clinic was bombed on Monday, killing at least thirty people, doctors and rights groups \
             said.",
            "kill",
            &[],
            &["people"],
        ),
    ]);
}

#[test]
fn who_is_a_person_and_no_state() {
    told(&[(
        "The envoy to Libya, who met the warlord on Monday, resigned.",
        "meet",
        &["envoy"],
        &["warlord"],
    )]);
}

#[test]
fn words_that_look_like_a_deed_are_none() {
    untold(&[
        (
            "The air force said it had brought down every one of them.",
            "coup",
        ),
        ("Insurgents held the crisis-hit valley.", "attack"),
        ("The mayor called the ruling outrageous.", "request"),
        ("The guards managed to get a gun.", "military-aid"),
        ("The singer hosted the film awards.", "meet"),
    ]);
}

#[test]
fn a_victim_that_no_list_knows_is_not_the_state_he_is_of() {
    told(&[(
        "A Filipino oiler was killed by the blast.",
        "kill",
        &[],
        &["A Filipino oiler"],
    )]);
}

#[test]
fn a_noun_within_another_is_no_party() {
    told(&[(
        "Fighter jets bombed the town.",
        "airstrike",
        &["fighter jets"],
        &["town"],
    )]);
}

#[test]
fn those_who_are_for_somebody_are_told_by_whom_they_are_for() {
    told(&[
        (
            "Pro-Russian separatists shelled Mariupol.",
            "shelling",
            &["pro-Russian separatists"],
            &["Mariupol"],
        ),
        (
            "Soldiers loyal to the ousted president attacked a school.",
            "attack",
            &["soldiers loyal to ousted president"],
            &["a school"],
        ),
        (
            "Pro-Palestinian demonstrators gathered in London.",
            "protest",
            &["pro-Palestinian demonstrators"],
            &[],
        ),
    ]);
    let separatists = claims_from(None, "Pro-Russian separatists shelled Mariupol.");
    assert_eq!(separatists[0].actors[0].country, None);
}

#[test]
fn a_hyphen_between_spaces_is_a_dash() {
    told(&[(
        "More than 300 people - many of them children - were killed in Aden.",
        "kill",
        &[],
        &["people"],
    )]);
}

#[test]
fn a_deed_that_is_laid_to_somebody_is_his() {
    told(&[
        (
            "The mayor blamed the shelling on the navy.",
            "blame",
            &["mayor"],
            &["navy"],
        ),
        (
            "The mayor blamed the bombings on two militias.",
            "bombing",
            &["militias"],
            &[],
        ),
        (
            "A raid claimed by the militia killed nine traders.",
            "attack",
            &["militia"],
            &["traders"],
        ),
        (
            "The attack on the bank was blamed on smugglers.",
            "attack",
            &["smugglers"],
            &["bank"],
        ),
        (
            "The smugglers were blamed for the attack on a bus.",
            "attack",
            &["smugglers"],
            &["a bus"],
        ),
        (
            "The militia responsible for the killing of six monks moved north.",
            "kill",
            &["militia"],
            &["monks"],
        ),
        (
            "The faction behind a series of raids on farmers threatened the mayor.",
            "attack",
            &["faction"],
            &["farmers"],
        ),
    ]);
    untold(&[
        ("The mayor blamed the delay on old pipes.", "attack"),
        ("The ministry is responsible for schools.", "kill"),
    ]);
}

#[test]
fn an_attack_called_after_its_scene_is_nobodys_there() {
    for text in [
        "Suspects in the Kenya bombing were flown home.",
        "Police hunt suspects in the embassy bombing.",
    ] {
        for claim in claims_from(None, text) {
            assert!(
                claim.action != "bombing" || claim.actors.is_empty(),
                "{text}\n{claim:#?}"
            );
        }
    }
    told(&[
        (
            "The US bombing of the port went on.",
            "bombing",
            &["United States"],
            &["port"],
        ),
        (
            "A rebel raid on Tuesday killed seven guards.",
            "kill",
            &["rebels"],
            &["guards"],
        ),
    ]);
}

#[test]
fn what_a_party_is_told_to_end_is_its_own() {
    told(&[(
        "The council urged the militia to end the siege of the port.",
        "besiege",
        &["militia"],
        &["port"],
    )]);
    told(&[(
        "The fort came under the fire of the militia.",
        "attack",
        &["militia"],
        &["fort"],
    )]);
}

#[test]
fn an_attack_kills_through_its_own_doer_wherever_its_place_is_told() {
    told(&[
        (
            "A raid by commandos on a village killed two.",
            "kill",
            &["commandos"],
            &[],
        ),
        (
            "The bombardment by the navy of the old town went on.",
            "shelling",
            &["navy"],
            &["old town"],
        ),
        (
            "The gang carried out the abduction and murder of two nuns.",
            "kill",
            &["gang"],
            &["nuns"],
        ),
        (
            "Two fishermen died when soldiers shelled a pier.",
            "kill",
            &["soldiers"],
            &["fishermen"],
        ),
        (
            "The camp was shelled by the navy, leaving six nurses dead.",
            "kill",
            &["navy"],
            &["nurses"],
        ),
    ]);
}

#[test]
fn who_uses_a_weapon_to_do_it_does_it() {
    told(&[
        (
            "Smugglers used rockets to attack two patrols.",
            "shelling",
            &["smugglers"],
            &["patrols"],
        ),
        (
            "The ministry condemned the raid, accusing the militia of murder.",
            "accuse",
            &["ministry"],
            &["militia"],
        ),
        (
            "The navy attacked the post, leaving six guards wounded.",
            "casualties",
            &[],
            &["guards"],
        ),
        (
            "Raiders burned most of the huts.",
            "loot",
            &["raiders"],
            &["huts"],
        ),
        (
            "The patrol was fired on by smugglers.",
            "attack",
            &["smugglers"],
            &["patrol"],
        ),
    ]);
}
