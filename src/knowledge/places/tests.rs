use std::path::Path;

use super::*;
use crate::knowledge::KnowledgeError;
use crate::knowledge::turtle::TurtleFile;

const PREFIXES: &str = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n\
    @prefix place: <https://w3id.org/dateline/place/> .\n\
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
    @prefix dct: <http://purl.org/dc/terms/> .\n\
    @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .\n";

fn read(places: &mut Places, entries: &str) -> Result<(), KnowledgeError> {
    let text = format!("{PREFIXES}{entries}");
    places.read(&TurtleFile::parse(Path::new("own.ttl"), &text)?)
}

#[test]
fn a_users_place_is_found_with_its_containment() {
    let mut places = Places::default();
    read(
        &mut places,
        "place:mill a dl:Place ; skos:prefLabel \"Fern Mill\"@en ; skos:altLabel \"Mill of Fern\"@en ;\n\
         dl:placeKind \"base\" ; dl:within <https://w3id.org/dateline/country/SYR> .",
    )
    .unwrap();
    let (key, naming) = places.lookup("mill of fern")[0];
    assert_eq!((places.kind(key), naming), (Kind::Base, Naming::Other));
    assert_eq!(
        places.iri(key).as_deref(),
        Some("https://w3id.org/dateline/place/mill")
    );
    let codes: Vec<_> = places
        .countries(key)
        .iter()
        .filter_map(|&key| places.gazetteer.codes(key))
        .collect();
    assert_eq!(codes, [("SY", "SYR")]);
    assert_eq!(places.position(key), None);
}

#[test]
fn a_name_added_to_a_place_of_the_gazetteer_leads_there() {
    let mut places = Places::default();
    read(
        &mut places,
        "<https://sws.geonames.org/2988507/> a dl:Place ; skos:altLabel \"Bigtown on Seine\"@en .",
    )
    .unwrap();
    let (key, _) = places.lookup("Bigtown-on-Seine")[0];
    assert_eq!(places.geonames(key), Some(2_988_507));
    assert_eq!(
        places.iri(key).as_deref(),
        Some("https://sws.geonames.org/2988507/")
    );
}

#[test]
fn a_region_lies_in_the_middle_of_its_parts() {
    let mut places = Places::default();
    read(
        &mut places,
        "place:pair a dl:Place ; skos:prefLabel \"The Pair\"@en ;\n\
         dl:comprises <https://sws.geonames.org/2988507/>, <https://sws.geonames.org/2643743/> .",
    )
    .unwrap();
    let (lat, lon) = places.position(places.lookup("the pair")[0].0).unwrap();
    assert!(
        (lat - 50.18).abs() < 0.1 && (lon - 1.11).abs() < 0.1,
        "{lat} {lon}"
    );
}

#[test]
fn mistakes_are_named_with_their_line() {
    for (entry, line, words) in [
        ("place:fernmill a dl:Place .", 6, "no skos:prefLabel"),
        (
            "\nplace:fernmill a dl:Place ; skos:prefLabel \"A\" ;\ndl:placeKind \"vilage\" .",
            8,
            "no kind of place",
        ),
        (
            "place:fernmill a dl:Place ; skos:prefLabel \"A\" ; geo:lat 95 ; geo:long 1 .",
            6,
            "no coordinate",
        ),
        (
            "place:fernmill a dl:Place ; skos:prefLabel \"A\" ; geo:lat 5 ; geo:long 1 .",
            6,
            "no dct:source",
        ),
        (
            "place:fernmill a dl:Place ; skos:prefLabel \"A\" ;\ndl:within place:nowhere .",
            7,
            "no known place",
        ),
        (
            "<https://sws.geonames.org/1/> a dl:Place ; skos:prefLabel \"A\" .",
            6,
            "no place of the gazetteer",
        ),
    ] {
        let error = read(&mut Places::default(), entry).unwrap_err();
        assert!(error.message.contains(words), "{error}");
        assert_eq!(error.line, line, "{error}");
    }
}

#[test]
fn two_places_within_each_other_are_no_endless_chain() {
    let mut places = Places::default();
    read(
        &mut places,
        "place:a a dl:Place ; skos:prefLabel \"Ay\" ; dl:within place:b .\n\
         place:b a dl:Place ; skos:prefLabel \"Be\" ; dl:within place:a .",
    )
    .unwrap();
    let key = places.by_iri("https://w3id.org/dateline/place/a").unwrap();
    assert!(places.containers(key).len() <= 2);
}
