//! Names beside a description, which say more than it does.

use super::check;

#[test]
fn a_name_that_is_told_behind_a_description_is_who_is_meant() {
    check(
        "One man, a baker named Ilmar Koskinen, died on Friday.
           - man: Ilmar Koskinen
         A woman, identified as Astrid Vinter, was arrested.
           - woman: Astrid Vinter
         Two men, bakers in Tollen, died on Friday.
           - men: men",
    );
}

#[test]
fn an_office_behind_which_its_holder_is_named_is_no_body() {
    check(
        "The UN High Commissioner for Human Rights, Ilmar Koskinen, condemned the arrests.
           - Commissioner: Ilmar Koskinen
         The UN High Commissioner for Human Rights condemned the arrests.
           - Commissioner: OHCHR",
    );
}

#[test]
fn a_name_behind_an_office_and_its_place_is_the_holders() {
    check(
        "The bishop of Tollen, Ilmar Koskinen, said rebels had burned a church.
           - bishop: Ilmar Koskinen",
    );
}

#[test]
fn units_of_a_force_are_the_force() {
    check(
        "Units of the Lebanese Armed Forces entered the camp.
           - Units: Lebanese Armed Forces
         Three units of the Lebanese Armed Forces entered the camp.
           - units: not Lebanese Armed Forces",
    );
}

#[test]
fn brussels_is_the_union_unless_the_report_speaks_of_belgium() {
    check(
        "Poland accused Brussels of blackmail.
           - Brussels: European Union",
    );
    check(
        "Belgian ministers met on Friday. Then Brussels summoned the envoy of Togo.
           - Brussels: Belgium",
    );
}
