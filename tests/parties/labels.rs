//! What parties are called.

use super::read;

#[test]
fn a_local_name_needs_no_country_before_it() {
    assert_eq!(
        read("Montreal police arrested two men.").label("police"),
        "Montreal police"
    );
    assert_eq!(
        read("New York police arrested two men.").label("police"),
        "New York police"
    );
    assert_eq!(
        read("Kenyan police arrested two men.").label("police"),
        "Kenyan police"
    );
}

#[test]
fn forces_of_no_one_country_are_completed_with_none() {
    let text = "Gunmen stormed a base in Kenya on Friday. The international forces fled.";
    assert_eq!(read(text).label("forces"), "international forces");
    let text = "Gunmen stormed a base in Kenya on Friday. Hutu security forces fled.";
    assert_eq!(read(text).label("forces"), "Hutu security forces");
}

#[test]
fn owners_have_their_apostrophe() {
    let text = "The soldiers' families protested. Torben Holm's brother was arrested.";
    let read = read(text);
    assert_eq!(read.label("families"), "soldiers' families");
    assert_eq!(read.label("brother"), "Torben Holm's brother");
}

#[test]
fn aides_are_those_whom_they_serve() {
    let text = "Two aides to Emmanuel Macron resigned.";
    assert_eq!(read(text).label("aides"), "Emmanuel Macron's aides");
}

#[test]
fn two_nationalities_of_one_man_are_one_man() {
    let text = "A Kenyan-Norwegian man was arrested.";
    assert_eq!(read(text).labels("man", 0), ["Kenyan-Norwegian man"]);
    let text = "The Kenyan and Norwegian governments agreed.";
    assert_eq!(
        read(text).labels("governments", 0),
        ["Kenyan government", "Norwegian government"]
    );
}

#[test]
fn a_name_ends_where_the_report_ends_it() {
    let text = "Rector Ilmar Koskinen 54 was arrested. A comedian Torben Holm was freed.";
    let read = read(text);
    assert_eq!(read.label("Koskinen"), "Ilmar Koskinen");
    assert_eq!(read.label("Holm"), "Torben Holm");
}

#[test]
fn a_province_that_acts_is_not_its_country() {
    assert_eq!(
        read("Bavaria sued the ministry.").label("Bavaria"),
        "Bavaria"
    );
}

#[test]
fn allies_with_a_name_are_called_by_it() {
    let text = "Syrian troops and their Hezbollah allies took the ridge.";
    assert_eq!(read(text).label("allies"), "Hezbollah");
}

#[test]
fn the_families_of_victims_are_not_the_victims() {
    let text = "The families of the hostages wept.";
    assert_eq!(read(text).label("families"), "hostages' families");
}

#[test]
fn peoples_that_are_joined_are_two_parties() {
    let text = "Kurdish and Yezidi fighters took the ridge.";
    assert_eq!(
        read(text).labels("fighters", 0),
        ["Kurdish fighters", "Yezidi fighters"]
    );
    let text = "Troops in Kenya and Uganda took part.";
    assert_eq!(
        read(text).labels("Troops", 0),
        ["Kenyan troops", "Ugandan troops"]
    );
}

#[test]
fn a_capital_before_a_deed_is_where_it_was_done() {
    let text = "Aid came after the Nairobi bombing. A Kremlin decision followed.";
    let read = read(text);
    assert_eq!(read.label("Nairobi"), "none");
    assert_eq!(read.label("Kremlin"), "Russia");
}

#[test]
fn an_embassy_is_not_its_hosts() {
    let text = "A bomb went off in Kenya on Friday. The embassy was damaged.";
    assert_eq!(read(text).label("embassy"), "embassy");
}
