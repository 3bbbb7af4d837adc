//! Who did what a sentence tells where its grammar leads astray: charges shared out, what somebody is
//! believed to be, participles before an agent, owners in a row. In sentences of our own.

mod reader;

use dateline::extract::Status;
use reader::{claims_from, told};

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
            &["Kenyan government", "US government"],
            &[],
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

#[test]
fn a_row_of_verbs_shares_its_doers_and_its_object() {
    let text = "Soldiers have detained, tortured and robbed dozens of migrants.";
    told(&[
        (text, "arrest", &["soldiers"], &["migrants"]),
        (text, "torture", &["soldiers"], &["migrants"]),
    ]);
}

#[test]
fn whom_a_who_means_is_the_head_of_the_unit_and_not_the_unit() {
    told(&[(
        "The council imposed sanctions on the head of the Tollen unit, who was arrested in October.",
        "arrest",
        &[],
        &["Tollen unit head"],
    )]);
}

#[test]
fn groups_tied_to_somebody_are_told_by_whom() {
    told(&[(
        "Groups affiliated with the Libyan National Army detained nine traders.",
        "arrest",
        &["groups affiliated with Libyan National Army"],
        &["traders"],
    )]);
}

#[test]
fn a_day_or_place_before_a_subject_is_no_part_of_it() {
    told(&[
        (
            "On Tuesday rebels shot down a helicopter.",
            "shoot-down",
            &["rebels"],
            &["a helicopter"],
        ),
        (
            "On 4 May troops opened fire on a bus.",
            "attack",
            &["troops"],
            &["a bus"],
        ),
        (
            "In South Sudan fighters killed nine herders.",
            "kill",
            &["fighters"],
            &["herders"],
        ),
    ]);
    let killed = claims_from(None, "In South Sudan fighters killed nine herders.");
    assert_eq!(killed[0].places[0].label, "South Sudan");
}

#[test]
fn a_noun_and_an_intransitive_past_are_a_sentence() {
    told(&[
        (
            "Thieves made off with nine rifles from a barracks in Dakar.",
            "loot",
            &["thieves"],
            &["nine rifles"],
        ),
        (
            "Some 3,000 migrants returned to Guinea last year.",
            "return",
            &["migrants"],
            &[],
        ),
    ]);
}

#[test]
fn he_and_they_do_and_suffer_deeds_whoever_they_are() {
    told(&[
        (
            "They then set fire to nine homes.",
            "loot",
            &[],
            &["nine homes"],
        ),
        ("They blocked the highway.", "block", &[], &[]),
    ]);
}

#[test]
fn who_foils_a_plot_does_not_carry_it_out() {
    told(&[
        (
            "The police uncovered a plot to kill the mayor.",
            "kill",
            &[],
            &["mayor"],
        ),
        (
            "Guards foiled a plan to bomb the port.",
            "bombing",
            &[],
            &["port"],
        ),
        (
            "The army thwarted an attempt by rebels to bomb the port.",
            "bombing",
            &["rebels"],
            &["port"],
        ),
    ]);
}

#[test]
fn who_stands_behind_whom_does_it_to_who_stands_before() {
    told(&[
        (
            "Lawyers said Weber, whom a jury convicted of murder, would appeal.",
            "prosecute",
            &["jury"],
            &["Weber"],
        ),
        (
            "The miners, whom gunmen abducted in April, were freed.",
            "abduct",
            &["gunmen"],
            &["miners"],
        ),
        (
            "The woman whom police arrested in Rome had attacked a guard.",
            "attack",
            &["woman"],
            &["guard"],
        ),
        (
            "The woman whom police arrested in Rome had attacked a guard.",
            "arrest",
            &["Italian police"],
            &["woman"],
        ),
    ]);
}

#[test]
fn a_which_that_is_denied_is_what_the_sentence_tells() {
    told(&[(
        "Guards beat the men, which the ministry denies.",
        "deny",
        &["ministry"],
        &[],
    )]);
}

#[test]
fn who_counter_attacks_does_the_killing() {
    told(&[
        (
            "Six of the attackers were killed when the army counter-attacked.",
            "kill",
            &["army"],
            &["attackers"],
        ),
        (
            "The opposition coalition Wakit Tamma called for a day of mourning on Friday.",
            "request",
            &["Wakit Tamma"],
            &[],
        ),
    ]);
}
