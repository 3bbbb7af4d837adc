//! Whose deed it is where the words say so in a roundabout way: what a quoted speaker calls his own
//! and who his enemy is, clefts, orders, rows, weapons that somebody launched. In sentences of our
//! own.

mod reader;

use dateline::extract::record::Participant;
use dateline::extract::{Claim, Status};
use reader::claims_from;

/// A text, an action that it tells, and the labels of those who do it and have it done to them.
type Case = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

fn labels(parties: &[Participant]) -> Vec<&str> {
    parties.iter().map(|party| party.label.as_str()).collect()
}

/// Checks that each text has a claim of the action with these parties and no others.
#[track_caller]
fn told(cases: &[Case]) {
    for (text, action, actors, targets) in cases {
        let claims = claims_from(None, text);
        let fits = |claim: &&Claim| {
            claim.action == *action
                && labels(&claim.actors) == *actors
                && labels(&claim.targets) == *targets
        };
        assert!(
            claims.iter().any(|claim| fits(&claim)),
            "no `{action}` by {actors:?} to {targets:?} in {text}\n{:#?}",
            claims
                .iter()
                .map(|claim| (&claim.action, labels(&claim.actors), labels(&claim.targets)))
                .collect::<Vec<_>>()
        );
    }
}

/// Checks that the texts tell nothing of the action.
#[track_caller]
fn untold(cases: &[(&str, &str)]) {
    for (text, action) in cases {
        let claims = claims_from(None, text);
        assert!(
            claims.iter().all(|claim| claim.action != *action),
            "`{action}` is told in {text}"
        );
    }
}

#[test]
fn ours_are_the_side_that_a_speaker_speaks_for() {
    told(&[
        (
            "\"Our men repelled the assault,\" said Colonel Pavlo Koval, a spokesman for the Ukrainian \
             army.",
            "repel",
            &["Ukrainian men"],
            &[],
        ),
        (
            "\"Our fighters captured the barracks,\" said a spokesman for the Taliban.",
            "capture",
            &["Taliban's fighters"],
            &[],
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
fn each_of_the_accused_did_what_he_is_accused_of() {
    told(&[
        (
            "The candidate accused the governor of theft and the police of beating nurses.",
            "beat",
            &["police"],
            &["nurses"],
        ),
        (
            "Ethiopia accused Eritrea of arming rebels and Egypt of funding the revolt.",
            "accuse",
            &["Ethiopia"],
            &["Eritrea", "Egypt"],
        ),
        (
            "Ethiopia accused Eritrea of arming rebels and Egypt of funding the revolt.",
            "military-aid",
            &["Eritrea"],
            &["rebels"],
        ),
        (
            "Turkey accused the army and other forces of shelling a school.",
            "shelling",
            &["army", "forces"],
            &["a school"],
        ),
        (
            "Amnesty accused the rebels of rape.",
            "sexual-violence",
            &["rebels"],
            &[],
        ),
    ]);
    let rape = claims_from(None, "Amnesty accused the rebels of rape.");
    assert_eq!(rape[1].status, Status::Possible);
}

#[test]
fn what_somebody_is_believed_to_be_hides_no_deed() {
    told(&[(
        "Fighters thought to be Iranian attacked a tanker.",
        "attack",
        &["fighters"],
        &["a tanker"],
    )]);
}

#[test]
fn who_acts_stands_behind_what_more_is_told_of_him() {
    told(&[
        (
            "The convoy was attacked by retreating gunmen.",
            "attack",
            &["gunmen"],
            &["convoy"],
        ),
        (
            "The attack on a hotel, for which al-Qaeda claimed responsibility, killed 20 people.",
            "attack",
            &["al-Qaeda"],
            &["a hotel"],
        ),
        (
            "The Iraqi-led drive to retake Hawija began on Thursday.",
            "capture",
            &["Iraq"],
            &[],
        ),
        (
            "The partnership between the governments of Kenya and the United States goes on.",
            "cooperate",
            &[],
            &["Kenyan government", "US government"],
        ),
        (
            "Kerry met the foreign ministers of Iran, Turkey and Qatar.",
            "meet",
            &["John Kerry"],
            &[
                "Iranian foreign minister",
                "Turkish foreign minister",
                "Qatari foreign minister",
            ],
        ),
    ]);
}

#[test]
fn an_event_is_told_of_where_it_is_reported() {
    let protests = claims_from(None, "Protests were reported in Lagos.");
    assert_eq!(protests[0].places[0].label, "Lagos");
}
