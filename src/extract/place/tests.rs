//! Every sentence here is of our own making.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::language::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().expect("the built-in model"));
static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::load(&[] as &[&str]).expect("the built-in ontology"));

fn all(text: &str) -> Vec<PlaceMention> {
    find(&ENGINE.analyse(text), &KNOWLEDGE)
}

/// The mention with these words.
fn one(text: &str, words: &str) -> PlaceMention {
    let found = all(text);
    found
        .iter()
        .find(|mention| mention.place.text == words)
        .cloned()
        .unwrap_or_else(|| panic!("{words:?} is not among {:?}", texts(&found)))
}

fn texts(mentions: &[PlaceMention]) -> Vec<&str> {
    mentions
        .iter()
        .map(|mention| mention.place.text.as_str())
        .collect()
}

#[test]
fn the_kind_word_tells_a_province_from_its_capital() {
    let text = "Rebels shelled Aleppo city at dawn, and the rest of Aleppo province stayed quiet.";
    let (city, province) = (one(text, "Aleppo city"), one(text, "Aleppo province"));
    assert_eq!(city.place.kind.as_deref(), Some("city"));
    assert_eq!(province.place.kind.as_deref(), Some("province"));
    assert_ne!(city.place.geonames, province.place.geonames);
    assert_eq!(province.place.precision, Some(3));
}

#[test]
fn a_town_lies_in_the_state_named_after_it() {
    for (text, lat) in [
        (
            "A grain silo burned down in Paris, Texas, on Sunday.",
            33.66,
        ),
        (
            "A grain silo burned down in Paris, Tenn., on Sunday.",
            36.30,
        ),
        (
            "A grain silo burned down in Paris, France, on Sunday.",
            48.85,
        ),
    ] {
        let place = one(text, "Paris").place;
        assert!((place.lat.unwrap() - lat).abs() < 0.1, "{text}: {place:?}");
    }
}

#[test]
fn one_name_has_one_sense_in_a_document() {
    let text = "Firefighters were called out in Moscow, Idaho, late on Friday.\n\
        Nobody was hurt, the Moscow fire chief said. Students in Moscow had left for the summer.";
    for mention in all(text)
        .iter()
        .filter(|mention| mention.place.text == "Moscow")
    {
        assert_eq!(mention.place.country.as_deref(), Some("USA"), "{mention:?}");
    }
}

#[test]
fn an_adjective_names_its_country_and_its_people_do_not() {
    let text = "Turkish gunners answered, and dozens of Syrians walked home.";
    let mention = one(text, "Turkish");
    assert!(mention.adjective);
    assert_eq!(mention.place.country.as_deref(), Some("TUR"));
    assert!(!texts(&all(text)).contains(&"Syrians"));
}

#[test]
fn a_capital_that_speaks_is_a_government() {
    assert!(one("Moscow said it would veto the draft.", "Moscow").metonym);
    assert!(!one("Snow stopped every train in Moscow.", "Moscow").metonym);
    // A hospital stands for no government of a region called Central.
    let text = "Maputo Central Hospital received five bodies.";
    let hospital = one(text, "Central Hospital");
    assert!(!hospital.metonym && hospital.place.lat.is_none());
}

#[test]
fn relation_words_are_kept_and_lower_the_precision() {
    for (text, relation, precision) in [
        ("Syrian army convoys were hit near Aleppo.", "near", 2),
        (
            "Syrian army convoys were hit 30 km from Aleppo.",
            "km-from",
            2,
        ),
        ("Syrian army convoys were hit west of Aleppo.", "near", 2),
        ("Syrian army convoys were hit in Aleppo.", "in", 1),
        (
            "The Syrian army mined the road between Homs and Aleppo.",
            "between",
            2,
        ),
        ("The Syrian army moved towards Aleppo.", "towards", 2),
    ] {
        let place = one(text, "Aleppo").place;
        assert_eq!(place.relation.as_deref(), Some(relation), "{text}");
        assert_eq!(place.precision, Some(precision), "{text}");
    }
}

#[test]
fn an_airport_is_not_the_city_it_is_called_after() {
    let place = one("Mortar rounds landed on Aleppo airport.", "Aleppo airport").place;
    assert_eq!(place.kind.as_deref(), Some("airport"));
    assert!(place.id.ends_with("/OSAP"), "{}", place.id);
}

#[test]
fn persons_and_months_called_like_places_are_none() {
    for text in [
        "In May the river rose by two metres.",
        "Mr Sydney refused to answer.",
    ] {
        assert!(all(text).is_empty(), "{text}: {:?}", texts(&all(text)));
    }
    // A tagger that takes the person for a company leaves at most a part of that name.
    let found = all("Paris Hilton signed books for an hour.");
    assert!(found.iter().all(|mention| mention.embedded), "{found:?}");
}

#[test]
fn a_place_in_the_name_of_a_bank_is_part_of_that_name() {
    let found = all("The Bank of China raised its rate.");
    assert!(found.iter().all(|mention| mention.embedded), "{found:?}");
}

#[test]
fn a_spelling_that_nobody_listed_says_how_it_was_found() {
    let text = "Syrian soldiers crossed the city of Dayr ez-Zaour. Syria kept silent.";
    let place = one(text, "Dayr ez-Zaour").place;
    assert_eq!(place.geonames, Some(170_794));
    assert_eq!(place.rule, "place: by transliteration skeleton");
}

#[test]
fn the_ontology_names_what_the_gazetteer_lacks() {
    let place = one("Two tankers left the Red Sea for repairs.", "Red Sea").place;
    assert_eq!(place.kind.as_deref(), Some("sea"));
    let region = one("Shelling grew heavier across the Donbas.", "Donbas").place;
    assert_eq!(region.country.as_deref(), Some("UKR"));
    assert!(region.lat.is_some());
}

#[test]
fn an_outlet_means_the_places_of_its_own_country_first() {
    let analysis = ENGINE.analyse("A cyclist was hurt in Cambridge on Monday.");
    let country = |outlet: &str| {
        let published = Metadata {
            outlet: Some(outlet.to_owned()),
            ..Metadata::default()
        };
        find_in(&analysis, &KNOWLEDGE, &published)[0]
            .place
            .country
            .clone()
    };
    assert_eq!(country("www.gazette.example.ca").as_deref(), Some("CAN"));
    assert_eq!(country("www.gazette.example.uk").as_deref(), Some("GBR"));
}

#[test]
fn a_street_without_an_entry_is_a_place_without_coordinates() {
    let place = one(
        "Police closed Marlow Avenue after the crash.",
        "Marlow Avenue",
    )
    .place;
    assert_eq!((place.kind.as_deref(), place.lat), (Some("road"), None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read_without_panic_and_spans_stand_on_token_borders(
        text in "([A-Z][a-z]{0,6}|al-[A-Z][a-z]+|of|in|near|,|-|Co\\.|\\PC|[0-9]{1,3}|km|north|Syria|Paris|River|St\\.)( ([A-Z][a-z]{0,6}|al-|of|,|\\.|\\PC|Syria|province|airport|Road)){0,14}"
    ) {
        let analysis = ENGINE.analyse(&text);
        let mut last = 0;
        for mention in find(&analysis, &KNOWLEDGE) {
            prop_assert!(mention.tokens.start >= last && !mention.tokens.is_empty());
            prop_assert!(mention.tokens.contains(&mention.head));
            prop_assert_eq!(mention.place.span, analysis.span_of(&mention.tokens));
            last = mention.tokens.end;
        }
    }
}

#[test]
fn a_town_that_the_tagger_takes_for_a_person_is_a_place_where_the_grammar_says_so() {
    for (text, words) in [
        (
            "Rebels entered Lalibela on Friday and moved on to Dessie.",
            "Lalibela",
        ),
        (
            "The army retook Goma airport after a night of fighting.",
            "Goma airport",
        ),
        (
            "Troops fell back from Kherson city in good order.",
            "Kherson city",
        ),
        (
            "Gunmen killed a teacher in Lashkar Gah late on Sunday.",
            "Lashkar Gah",
        ),
    ] {
        assert!(one(text, words).place.lat.is_some(), "{text}");
    }
}

#[test]
fn persons_who_bear_the_names_of_places_are_none() {
    for text in [
        "Paris Hilton said she would open the shop in spring.",
        "Chad Griffin and Prime Minister May spoke for an hour.",
        "Virginia Woods told her neighbours about the flood.",
    ] {
        let found = all(text);
        assert!(
            found.iter().all(|mention| mention.place.lat.is_none()),
            "{text}: {:?}",
            texts(&found)
        );
    }
}

#[test]
fn one_name_with_two_containers_is_two_places() {
    let text = "Rowers from Cambridge, Massachusetts, met rowers from Cambridge, England.";
    let mut found: Vec<_> = all(text)
        .into_iter()
        .filter(|mention| mention.place.text == "Cambridge")
        .map(|mention| mention.place.geonames)
        .collect();
    found.dedup();
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn in_and_a_possessive_put_a_town_into_a_country() {
    for (text, name, country) in [
        (
            "Police in Santiago in the Dominican Republic closed two roads.",
            "Santiago",
            "DOM",
        ),
        (
            "A dock burned in Tripoli in northern Lebanon.",
            "Tripoli",
            "LBN",
        ),
    ] {
        let place = one(text, name).place;
        assert_eq!(place.country.as_deref(), Some(country), "{text}: {place:?}");
    }
}

#[test]
fn a_village_at_the_other_end_of_the_world_is_left_unresolved() {
    let text = "Syrian troops advanced near the village of Shola on Monday. Syrian state media said that \
        Syrian jets had struck the road to Palmyra, and that Damascus and Homs were calm.";
    let place = one(text, "Shola").place;
    assert_eq!(place.lat, None, "{place:?}");
    assert_eq!(place.country.as_deref(), Some("SYR"), "{place:?}");
}

#[test]
fn the_north_of_a_province_is_a_part_and_north_of_a_town_is_near() {
    for (text, words, relation) in [
        (
            "Clashes went on in the north of Aleppo province.",
            "Aleppo province",
            "part",
        ),
        (
            "Clashes went on north of Aleppo overnight.",
            "Aleppo",
            "near",
        ),
    ] {
        let place = one(text, words).place;
        assert_eq!(place.relation.as_deref(), Some(relation), "{text}");
    }
}

#[test]
fn a_list_of_towns_holds_no_government() {
    let text = "Crowds in Lagos, Abuja and Port Harcourt blocked roads for a third day.";
    assert!(!one(text, "Abuja").metonym);
}

#[test]
fn the_bank_of_a_river_is_no_town() {
    let text = "Troops dug in on the east bank of the Dnipro.";
    let place = one(text, "Dnipro").place;
    assert_ne!(place.kind.as_deref(), Some("city"), "{place:?}");
}

#[test]
fn a_hyphenated_name_is_not_cut() {
    for (text, words) in [
        (
            "Clashes broke out in Croix-des-Bouquets.",
            "Croix-des-Bouquets",
        ),
        (
            "Rebels stormed the village of Al-Mirsad on Friday.",
            "Al-Mirsad",
        ),
    ] {
        assert_eq!(one(text, words).place.text, words);
    }
}

#[test]
fn names_listed_with_their_kind_all_have_it() {
    let text = "Shells hit the Sumy, Kharkiv and Poltava regions of Ukraine.";
    for words in ["Sumy", "Kharkiv", "Poltava"] {
        let place = one(text, words).place;
        assert_eq!(place.kind.as_deref(), Some("province"), "{place:?}");
    }
}
