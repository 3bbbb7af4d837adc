//! Rows of those who do something or have it done to them, and the places of the sentence where a
//! party stands outside the verb's own subject and object: every member arrives in the claim, and
//! nobody else. In sentences of our own.

mod reader;

use dateline::extract::Claim;
use dateline::extract::record::Participant;
use reader::claims_from;

/// Claims as `actors | action | targets`, by their labels.
fn told(text: &str) -> Vec<String> {
    let labels = |parties: &[Participant]| {
        let labels: Vec<&str> = parties.iter().map(|party| party.label.as_str()).collect();
        labels.join(" + ")
    };
    let line = |claim: &Claim| {
        format!(
            "{} | {} | {}",
            labels(&claim.actors),
            claim.action,
            labels(&claim.targets)
        )
    };
    claims_from(None, text).iter().map(line).collect()
}

/// Checks that each text tells what stands beside it.
#[track_caller]
fn each_tells(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|&(text, wanted)| (text, wanted, told(text)))
        .filter(|(_, wanted, found)| found.iter().all(|line| line != wanted))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_of_those_who_share_a_noun_takes_part() {
    each_tells(&[
        (
            "Congolese and UN forces attacked the camp.",
            "Congolese forces + UN peacekeepers | attack | camp",
        ),
        (
            "The rebels ambushed Congolese and UN forces.",
            "rebels | ambush | Congolese forces + UN peacekeepers",
        ),
        (
            "Government and rebel forces clashed on Monday.",
            "government forces + rebel forces | clash | ",
        ),
        (
            "The army and Hezbollah fighters attacked the camp.",
            "Lebanese army + Hezbollah | attack | camp",
        ),
        (
            "Peruvian and EU negotiators signed a fishing pact.",
            "Peruvian negotiators + European Union negotiators | agreement | ",
        ),
        (
            "Security and Hezbollah forces attacked the camp.",
            "Lebanese security forces + Hezbollah | attack | camp",
        ),
    ]);
}

#[test]
fn a_row_that_cannot_explain_the_noun_before_it_adds_to_it() {
    each_tells(&[
        (
            "Police arrested three activists, a journalist and the leader of the teachers' union.",
            "police | arrest | activists + journalist + teachers' union leader",
        ),
        (
            "The court sentenced the former minister, two generals and a banker to ten years in \
             prison.",
            "court | prosecute | former minister + generals + banker",
        ),
        (
            "Two soldiers, one policeman and at least six insurgents died in the clash.",
            " | kill | soldiers + policeman + insurgents",
        ),
        (
            "Security forces arrested the deputy leader of the party, Amos Kole, and six supporters \
             in Kampala.",
            "Ugandan security forces | arrest | Amos Kole + Ugandan supporters",
        ),
        // As many as the noun before them: they are those.
        (
            "Gunmen killed three people, a farmer and two nurses.",
            "gunmen | kill | people",
        ),
    ]);
}

#[test]
fn whoever_is_told_of_along_with_a_party_stands_in_its_row() {
    each_tells(&[
        (
            "The army together with allied militias shelled the town.",
            "army + allied militias | shelling | town",
        ),
        (
            "Norway, along with Sweden, condemned the raid.",
            "Norway + Sweden | condemn | raid",
        ),
    ]);
}

#[test]
fn what_belongs_to_the_first_of_a_row_is_not_the_subjects() {
    each_tells(&[(
        "Norway imposed sanctions on Chile, its president and 15 senior officials.",
        "Norway | diplomatic-event | Chile + Chilean president + officials",
    )]);
}

#[test]
fn an_event_that_a_noun_names_has_its_parties_behind_each_other() {
    each_tells(&[
        (
            "The arrest of the opposition leader by police angered the union.",
            "police | arrest | opposition leader",
        ),
        (
            "The assassination of a tribal leader by gunmen was condemned by the union.",
            "gunmen | assassinate | tribal leader",
        ),
        (
            "The assassination of a tribal leader by gunmen was condemned by the union.",
            "union | condemn | gunmen",
        ),
        (
            "The smuggler was captured in an operation of the Jordanian army.",
            "Jordanian army | arrest | smuggler",
        ),
        (
            "An attack by gunmen on a bus left 12 people dead.",
            "gunmen | kill | people",
        ),
        (
            "The police confirmed the villagers' evacuation.",
            " | evacuate | villagers",
        ),
        (
            "The police offered money for information leading to Anna Berg's arrest.",
            " | arrest | Anna Berg",
        ),
    ]);
}

#[test]
fn what_was_hit_has_not_killed_those_who_died_of_it() {
    each_tells(&[
        (
            "The patrol was hit by a roadside bomb, killing four soldiers.",
            " | kill | soldiers",
        ),
        (
            "The patrol was attacked by gunmen, killing four soldiers.",
            "gunmen | kill | soldiers",
        ),
    ]);
}

#[test]
fn a_victim_is_not_condemned_nor_is_the_punisher_guilty() {
    each_tells(&[
        (
            "Norway condemned the murder of two priests.",
            "Norway | condemn | murder",
        ),
        (
            "Lawyers protested against the arrest of their colleague.",
            "lawyers | protest | arrest",
        ),
        (
            "Norway imposed sanctions on Chile for attacking Peru.",
            "Chile | attack | Peru",
        ),
        (
            "Soldiers rescued 30 women and 60 children from the Taliban.",
            "soldiers | rescue | women + children",
        ),
        (
            "Chile defended the right of Peruvian troops to shoot at smugglers.",
            "Peruvian troops | attack | smugglers",
        ),
        (
            "The union repeated its demand that Norway arm the rebels.",
            "union | demand | Norway",
        ),
        (
            "The soldiers have been accused by Norway of killing villagers.",
            "soldiers | kill | villagers",
        ),
    ]);
}

#[test]
fn some_of_them_are_of_those_to_whom_it_was_done() {
    each_tells(&[
        (
            "The rebels attacked the soldiers and killed six of them.",
            "rebels | kill | soldiers",
        ),
        (
            "The rebels captured two pilots. They later released them.",
            "rebels | release | pilots",
        ),
        (
            "The rebels released a pilot and two farmers, whom they had kidnapped in May.",
            "rebels | abduct | pilot + farmers",
        ),
    ]);
}

#[test]
fn a_month_is_no_march_and_wages_rise_against_nobody() {
    for (text, action) in [
        (
            "The reporter had been arrested by police in March.",
            "disperse-protest",
        ),
        (
            "Hourly earnings of farm workers rose by four cents.",
            "revolt",
        ),
        (
            "The fight against malaria goes on in the villages.",
            "clash",
        ),
    ] {
        let found = told(text);
        let none = found.iter().all(|line| !line.contains(action));
        assert!(none, "{text}: {found:?}");
    }
}

#[test]
fn the_verb_of_a_sentence_is_found_behind_what_looks_like_one() {
    each_tells(&[
        (
            "The prime minister named Admiral Paul Adeyemi to lead the coast guard on Monday.",
            "prime minister | appoint | Paul Adeyemi",
        ),
        (
            "Troops sent to the region to protect civilians shot dead three herders.",
            "troops | kill | herders",
        ),
        (
            "Soldiers who had been deployed to Ituri to protect the population raped four women.",
            "soldiers | sexual-violence | women",
        ),
        (
            "Rockets fired by Hezbollah struck a school in Haifa.",
            "Hezbollah | shelling | a school",
        ),
        (
            "Mayor Clara Ruiz took office after her predecessor, Pablo Ortiz, was arrested.",
            " | arrest | Pablo Ortiz",
        ),
    ]);
}

#[test]
fn a_purpose_behind_a_speaker_is_that_of_what_is_told() {
    each_tells(&[
        (
            "The premier travelled to Nairobi, officials said, to meet Kenyan President William Ruto.",
            "Kenyan premier | meet | William Ruto",
        ),
        (
            "The Finnish foreign minister flew to Ankara, a diplomat said, to confer with the Turkish president.",
            "Finnish foreign minister | meet | Turkish president",
        ),
    ]);
}

#[test]
fn whoever_is_given_so_long_is_to_do_it() {
    each_tells(&[
        (
            "The army has given the rebels until Friday to lay down their weapons.",
            "rebels | surrender | ",
        ),
        (
            "The government gave the militia three days to leave the port city.",
            "militia | withdraw | ",
        ),
    ]);
}

#[test]
fn who_takes_anothers_place_has_not_dismissed_him() {
    each_tells(&[
        (
            "The defence minister was dismissed and replaced by General Ivan Petrov on Tuesday.",
            " | dismiss | defence minister",
        ),
        (
            "The police chief was replaced by Colonel Omar Nasser.",
            " | dismiss | police chief",
        ),
        (
            "The police chief was arrested and replaced by Colonel Omar Nasser.",
            " | arrest | police chief",
        ),
        (
            "The president replaced the defence minister.",
            "president | dismiss | defence minister",
        ),
    ]);
}

#[test]
fn a_state_and_its_own_ministry_are_no_two_sides() {
    each_tells(&[(
        "Sudan and its oil ministry said on Monday that exports had resumed. Both sides welcomed the deal.",
        "sides | praise | ",
    )]);
}

#[test]
fn what_is_fired_and_what_it_hits_are_one_event() {
    for text in [
        "Shells fired by the army hit a market.",
        "Rockets fired by Hezbollah struck a school in Haifa.",
    ] {
        assert_eq!(told(text).len(), 1, "{:?}", told(text));
    }
}

#[test]
fn a_row_of_objects_keeps_those_who_were_counted_or_owned() {
    each_tells(&[
        (
            "A mine killed a colonel and three of his bodyguards.",
            " | kill | colonel + colonel's bodyguards",
        ),
        (
            "Gunmen shot dead a judge, his driver and two of his sons in Quetta.",
            "gunmen | shoot | judge + judge's drivers + judge's sons",
        ),
    ]);
}

#[test]
fn the_group_is_who_did_it_and_not_who_told_of_it() {
    each_tells(&[
        (
            "The Norland Front attacked a village on Monday. The group abducted nine girls.",
            "Norland Front | abduct | girls",
        ),
        (
            "UNICEF said nine girls were abducted by the Norland Front. The group released two of them on Friday.",
            "Norland Front | release | girls",
        ),
        (
            "Amnesty International said the army had killed 30 villagers. The group urged the government to investigate.",
            "Amnesty International | request | government",
        ),
        (
            "The ministry of education closed two schools.",
            "education ministry | restrict | ",
        ),
    ]);
}

#[test]
fn a_plot_is_of_those_who_are_held_over_it() {
    each_tells(&[(
        "Police arrested three men over a plot to kill the mayor.",
        "men | kill | mayor",
    )]);
    let summoned =
        told("Denmark summoned the Iranian ambassador over a foiled plot to kill an exile.");
    assert!(
        !summoned.contains(&"Denmark | kill | exile".to_owned()),
        "{summoned:?}"
    );
}

#[test]
fn a_row_longer_than_any_sentence_s_is_cut() {
    let names: Vec<String> = (0..200)
        .map(|number| format!("the {number}th Brigade"))
        .collect();
    let text = format!(
        "{} and the Kenyan army attacked the camp.",
        names.join(", ")
    );
    let claims = claims_from(None, &text);
    let longest = (claims.iter()).map(|claim| claim.actors.len() + claim.targets.len());
    assert!(longest.max().is_none_or(|most| most <= 64), "{claims:#?}");
}
