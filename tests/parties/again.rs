//! Who is spoken of again, by a pronoun, an office or "his country".

use super::{check, read};

#[test]
fn she_is_no_man_and_he_no_woman() {
    check(
        "Mr Torben Holm met Astrid Vinter on Monday. She rejected the plan.
           - She: Astrid Vinter
         A woman told officers that a man had robbed her. He fled.
           - He: man
         Vinter said she would leave. Kofi Brandt thanked her before he resigned.
           - he: Kofi Brandt",
    );
}

#[test]
fn the_president_is_the_one_who_was_named() {
    check(
        "President Ilmar Koskinen met Vladimir Putin on Friday. The Russian president was late.
         The president then praised Putin.
           - president: Vladimir Putin
           - president 2: Ilmar Koskinen",
    );
}

#[test]
fn a_former_president_is_another() {
    check(
        "President Ilmar Koskinen arrived on Friday. The former president praised him.
           - president: not Ilmar Koskinen",
    );
}

#[test]
fn his_country_is_his_state() {
    check(
        "Emmanuel Macron said his country would send aid.
           - country: France
         A villager said his country would send aid.
           - country: none",
    );
}

#[test]
fn whoever_is_punished_for_a_deed_did_it() {
    check(
        "The Security Council kept the sanctions imposed on Kenya after its raid on Peru.
           - its: Kenya",
    );
}

#[test]
fn nobody_announces_his_own_death() {
    check(
        "Ilmar Koskinen ruled for ten years. Juhani Koskinen announced his death on Friday.
           - his: not Juhani Koskinen",
    );
}

#[test]
fn it_is_not_a_party_where_a_thing_is_nearer() {
    check(
        "Kenya closed the border. The school says it will open again.
           - it: none
         There was no answer from Kenya to the appeal. It was rejected on Monday.
           - It: none",
    );
}

#[test]
fn him_is_another_than_he() {
    let text = "Ilmar Koskinen knew Torben Holm well before he attacked him.";
    let read = read(text);
    assert_ne!(read.label("he"), read.label("him"));
}

#[test]
fn a_person_named_like_a_town_is_the_person() {
    check(
        "Ilmar Lincoln met the rebels. Lincoln then left.
           - Lincoln 2: Ilmar Lincoln",
    );
}

#[test]
fn coalition_forces_are_not_just_any_forces() {
    check(
        "The 4th Battalion reached Goma. The coalition forces followed.
           - forces: coalition forces",
    );
}

#[test]
fn whoever_had_something_done_to_him_has_the_next_thing_done_too() {
    check(
        "Gunmen tied six villagers to a pole. They were later shot.
           - They: villagers",
    );
}

#[test]
fn who_was_jailed_flees_and_not_the_judge() {
    check(
        "A judge jailed the banker on Friday. He fled in May.
           - He: banker
         The mayor sued the editor. He had accused the mayor of theft.
           - He: editor
         The prosecutor charged the governor with fraud. She resigned on Tuesday.
           - She: governor",
    );
}

#[test]
fn who_is_shot_at_flees_and_not_who_shoots() {
    check(
        "Guards fired at miners as they ran home.
           - they: miners
         Guards fired at miners as they stormed the fort.
           - they: guards",
    );
}

#[test]
fn a_man_is_asked_by_his_own_supporters() {
    check(
        "Diplomat Li Chen said that Kofi Brandt's supporters had begged him to stand.
           - him: Kofi Brandt",
    );
}

#[test]
fn an_outlet_that_was_told_is_not_what_it_was_told_of() {
    check(
        "The mayor told Reuters that the mill had no guards when it was raided.
           - it: none",
    );
}

#[test]
fn one_of_those_counted_is_the_one_of_that_name() {
    check(
        "Bandits killed four farmers and two traders. One farmer was beheaded.
           - farmer: farmers
         Six soldiers raided a mill. One person was killed.
           - person: not soldiers",
    );
}

#[test]
fn both_are_the_two_that_were_joined_and_not_a_nationality() {
    check(
        "The judge charged Kofi Brandt and the Swedish builder Heerema. Both deny it.
           - Both: not Sweden",
    );
}

#[test]
fn some_of_them_are_those_who_were_counted_or_told_of_and_not_the_speaker() {
    check(
        "Togo sent 900 boys to Tollen, where the army says 20 of them were killed.
           - them: boys",
    );
    check(
        "Witnesses said the guards made farmers lie down on the road and shot six of them dead.
           - them: farmers",
    );
}

#[test]
fn a_part_that_only_things_have_is_no_partys() {
    check(
        "The Houthis attacked a tanker on Monday. A missile struck its engine room.
           - its: none
         The Houthis attacked a tanker on Monday. A missile struck its headquarters.
           - its: Houthis",
    );
}

#[test]
fn fighters_are_those_of_a_group_and_not_of_its_source() {
    check(
        "Most killings were committed by Hamas, according to the United Nations Joint Human Rights \
         Office. On Friday its fighters surrounded a camp.
           - its: Hamas",
    );
}

#[test]
fn those_who_came_first_act_where_they_came() {
    check(
        "The guards told the miners to leave. Gunmen stormed the market at Tollen, where they shot a \
         trader.
           - they: gunmen",
    );
}

#[test]
fn the_group_is_the_source_where_a_source_speaks_again() {
    check(
        "Al-Qaeda fighters attacked Zinjibar. Nine people died, according to the Aden Conflict \
         Monitor. The group counted 14 civilians among the wounded.
           - group: Aden conflict monitor
         Al-Qaeda fighters attacked Zinjibar. Nine people died, according to the Aden Conflict \
         Monitor. The group then seized the market.
           - group: al-Qaeda",
    );
}

#[test]
fn the_group_is_another_once_another_has_been_named() {
    check(
        "Hamas fired rockets on Monday, and the group said that it had hit a base. In the north \
         Hezbollah was battling troops. The group denied a report that it had pulled back.
           - group 2: Hezbollah",
    );
}

#[test]
fn who_speaks_for_a_body_tells_what_it_does() {
    check(
        "Hamas fired rockets on Monday. A spokesman for the Kenyan army said it had bombed a camp.
           - it: Kenyan army
         Hamas fired rockets on Monday. A Kenyan army spokesman said it had bombed a camp.
           - it: Kenyan army
         The army left on Monday. A shopkeeper said it had burned his house.
           - it: army",
    );
}

#[test]
fn a_body_seldom_harms_its_own_and_a_plural_name_is_they() {
    check(
        "Hamas vowed revenge on Friday after Kenya killed two of its commanders.
           - its: Hamas
         Kenya apologised on Friday after it killed two of its own soldiers.
           - its: Kenya
         Togo destroyed its missiles on Friday.
           - its: Togo
         The World Food Programme urged the Houthis to release its staff.
           - its: World Food Programme",
    );
}

#[test]
fn who_is_spoken_to_is_not_they_and_a_lawyers_letters_are_no_province() {
    check(
        "Two brothers bought a gun. Prosecutor Astrid Vinter QC told jurors they had practised. \
         \"They wanted to kill us,\" she said.
           - they: brothers
           - They: brothers
           - she: Astrid Vinter QC",
    );
}

#[test]
fn one_of_them_with_a_name_beside_is_who_bears_it() {
    check(
        "Police clashed with farmers. One of them, a driver named Karl Weber, was shot.
           - One: Karl Weber
         Police shot at farmers. One of the farmers, Karl Weber, was killed.
           - One: Karl Weber",
    );
}

#[test]
fn of_them_means_who_was_harmed_and_not_who_did_it() {
    check(
        "Police attacked farmers in the square. Two of them were killed.
           - them: farmers",
    );
}

#[test]
fn a_ministry_is_not_several_people() {
    check(
        "Kenyan officials left on Friday. The ministry said so.
           - ministry: not Kenyan officials",
    );
}
