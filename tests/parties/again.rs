//! Who is spoken of again, by a pronoun, an office or "his country".

use super::read;

#[test]
fn she_is_no_man_and_he_no_woman() {
    let text = "Mr Torben Holm met Astrid Vinter on Monday. She rejected the plan.";
    assert_eq!(read(text).label("She"), "Astrid Vinter");
    let text = "A woman told officers that a man had robbed her. He fled.";
    assert_eq!(read(text).label("He"), "man");
    // A pronoun tells as much as a title does.
    let text = "Vinter said she would leave. Kofi Brandt thanked her before he resigned.";
    assert_eq!(read(text).label("he"), "Kofi Brandt");
}

#[test]
fn the_president_is_the_one_who_was_named() {
    let text = "President Ilmar Koskinen met Vladimir Putin on Friday. The Russian president was \
                late. The president then praised Putin.";
    let read = read(text);
    assert_eq!(read.label_nth("president", 0), "Vladimir Putin");
    assert_eq!(read.label_nth("president", 1), "Ilmar Koskinen");
}

#[test]
fn a_former_president_is_another() {
    let text = "President Ilmar Koskinen arrived on Friday. The former president praised him.";
    assert_ne!(read(text).label_nth("president", 0), "Ilmar Koskinen");
}

#[test]
fn his_country_is_his_state() {
    let text = "Emmanuel Macron said his country would send aid.";
    assert_eq!(read(text).label("country"), "France");
    let text = "A villager said his country would send aid.";
    assert_eq!(read(text).label("country"), "none");
}

#[test]
fn whoever_is_punished_for_a_deed_did_it() {
    let text = "The Security Council kept the sanctions imposed on Kenya after its raid on Peru.";
    assert_eq!(read(text).label("its"), "Kenya");
}

#[test]
fn nobody_announces_his_own_death() {
    let text = "Ilmar Koskinen ruled for ten years. Juhani Koskinen announced his death on Friday.";
    assert_ne!(read(text).label("his"), "Juhani Koskinen");
}

#[test]
fn it_is_not_a_party_where_a_thing_is_nearer() {
    let text = "Kenya closed the border. The school says it will open again.";
    assert_eq!(read(text).label("it"), "none");
    let text = "There was no answer from Kenya to the appeal. It was rejected on Monday.";
    assert_eq!(read(text).label("It"), "none");
}

#[test]
fn him_is_another_than_he() {
    let text = "Ilmar Koskinen knew Torben Holm well before he attacked him.";
    let read = read(text);
    assert_ne!(read.label("he"), read.label("him"));
}

#[test]
fn a_person_named_like_a_town_is_the_person() {
    let text = "Ilmar Lincoln met the rebels. Lincoln then left.";
    assert_eq!(read(text).label_nth("Lincoln", 1), "Ilmar Lincoln");
}

#[test]
fn coalition_forces_are_not_just_any_forces() {
    let text = "The 4th Battalion reached Goma. The coalition forces followed.";
    assert_eq!(read(text).label("forces"), "coalition forces");
}

#[test]
fn whoever_had_something_done_to_him_has_the_next_thing_done_too() {
    let text = "Gunmen tied six villagers to a pole. They were later shot.";
    assert_eq!(read(text).label("They"), "villagers");
}
