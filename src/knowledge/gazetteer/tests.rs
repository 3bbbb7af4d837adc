use super::*;
use proptest::prelude::*;

fn best(gazetteer: &Gazetteer, name: &str, kind: Kind) -> Place {
    gazetteer
        .lookup(name)
        .into_iter()
        .filter_map(|(key, _)| gazetteer.place(key))
        .filter(|place| place.kind == kind)
        .max_by_key(|place| place.population)
        .unwrap_or_else(|| panic!("no {} called {name}", kind.as_str()))
}

#[test]
fn the_world_is_part_of_the_program() {
    let world = Gazetteer::world();
    assert!(world.len() > 250_000);
    let paris = best(&world, "Paris", Kind::City);
    assert_eq!(
        (paris.geonames, paris.label.as_str()),
        (Some(2_988_507), "Paris")
    );
    let (lat, lon) = paris.position.unwrap();
    assert!((lat - 48.85341).abs() < 1e-4 && (lon - 2.3488).abs() < 1e-4);
}

#[test]
fn a_place_knows_the_divisions_and_the_country_it_lies_in() {
    let world = Gazetteer::world();
    let (key, _) = world
        .lookup("Deir ez-Zor")
        .into_iter()
        .find(|&(key, _)| world.kind(key) == Some(Kind::City))
        .unwrap();
    let country = world.country(key).unwrap();
    assert_eq!(world.codes(country), Some(("SY", "SYR")));
    assert_eq!(world.country_of_code("SYR"), Some(country));
    assert!(
        world
            .containers(key)
            .any(|place| world.kind(place) == Some(Kind::Province))
    );
}

#[test]
fn a_province_and_its_capital_of_the_same_name_are_two_places() {
    let world = Gazetteer::world();
    let city = best(&world, "Aleppo", Kind::City);
    let province = best(&world, "Aleppo", Kind::Province);
    assert_ne!(city.geonames, province.geonames);
    assert_eq!(province.label, "Aleppo Governorate");
}

#[test]
fn listed_spellings_lead_to_the_same_place() {
    let world = Gazetteer::world();
    for name in [
        "Deir ez-Zor",
        "Deir al-Zor",
        "Dayr az Zawr",
        "DEIR EZ ZOR",
        "Deir el-Zor",
    ] {
        assert_eq!(
            best(&world, name, Kind::City).geonames,
            Some(170_794),
            "{name}"
        );
    }
}

#[test]
fn spellings_that_nobody_listed_are_found_by_their_consonants() {
    let world = Gazetteer::world();
    let syria = world.country_of_code("SY").unwrap();
    for (name, id) in [
        ("Deir Ezzor", 170_794),
        ("Deir ez-Zour", 170_794),
        ("Raqa", 172_955),
        ("Hassakeh", 173_811),
    ] {
        let found = world.by_skeleton(name, syria);
        assert!(
            found
                .iter()
                .any(|&key| world.place(key).unwrap().geonames == Some(id)),
            "{name}: {:?}",
            found
                .iter()
                .map(|&key| world.place(key).unwrap().label)
                .collect::<Vec<_>>()
        );
    }
}

#[test]
fn airports_and_air_bases_are_places_with_their_code() {
    let world = Gazetteer::world();
    let airport = best(&world, "Aleppo International Airport", Kind::Airport);
    assert_eq!(
        (airport.icao.as_deref(), airport.geonames),
        (Some("OSAP"), None)
    );
    assert_eq!(
        world.place(world.by_id(Id::icao("OSAP").unwrap()).unwrap()),
        Some(airport)
    );
}

#[test]
fn an_imported_dump_is_a_layer_over_the_built_in_places() {
    let dump = "1\tUpper Mill\tUpper Mill\tMill Above,Ober Muehl\t10.5\t20.25\tP\tPPL\tSY\t\t07\t\t\t\t40\t\t\t\t\n\
        2\tMill Brook\t\t\t10\t20\tH\tSTM\tSY\t\t07\t\t\t\t0\t\t\t\t\n\
        3\tOld Well\t\t\t10\t20\tH\tWLL\tSY\t\t07\t\t\t\t0\t\t\t\t\n\
        no row\n";
    let built = build(dump.as_bytes()).unwrap();
    assert_eq!((built.places, built.malformed.as_slice()), (2, &[4][..]));
    let mut gazetteer = Gazetteer::world();
    gazetteer.push(Layer::new(built.bytes).unwrap());
    let mill = best(&gazetteer, "Mill above", Kind::City);
    assert_eq!(
        (mill.label.as_str(), mill.position),
        ("Upper Mill", Some((10.5, 20.25)))
    );
    assert_eq!(
        best(&gazetteer, "Mill Brook", Kind::River).geonames,
        Some(2)
    );
}

#[test]
fn a_dump_without_a_usable_row_says_so() {
    assert!(matches!(
        build("just text\n".as_bytes()),
        Err(BuildError::Empty)
    ));
}

#[test]
fn the_same_dump_gives_the_same_bytes() {
    let rows = |order: [usize; 3]| {
        let lines = [
            "5\tAda\t\tEda\t1\t2\tP\tPPL\tXX\t\t\t\t\t\t1\t\t\t\t\n",
            "6\tAda\t\t\t3\t4\tP\tPPL\tXX\t\t\t\t\t\t1\t\t\t\t\n",
            "7\tEda\t\tAda\t5\t6\tP\tPPL\tXX\t\t\t\t\t\t1\t\t\t\t\n",
        ];
        order.map(|index| lines[index]).concat()
    };
    let one = build(rows([0, 1, 2]).as_bytes()).unwrap().bytes;
    assert_eq!(one, build(rows([2, 0, 1]).as_bytes()).unwrap().bytes);
    let gazetteer = Gazetteer::from_layers(vec![Layer::new(one).unwrap()]);
    assert_eq!(gazetteer.lookup("ada").len(), 3);
    assert_eq!(
        gazetteer
            .lookup("ada")
            .iter()
            .filter(|(_, own)| *own)
            .count(),
        2
    );
}

proptest! {
    #[test]
    fn looking_up_any_text_never_panics(name in ".{0,30}") {
        let world = Gazetteer::world();
        for (key, _) in world.lookup(&name) {
            let place = world.place(key).expect("a place that was found");
            prop_assert!(!place.label.is_empty());
        }
    }

    #[test]
    fn folding_twice_changes_nothing(name in "\\PC{0,30}") {
        let once = fold(&name);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn spoilt_files_never_panic(at in 0usize..2_000, byte: u8) {
        let dump = "5\tAda\t\tEda,Ida\t1\t2\tP\tPPL\tXX\t\t\t\t\t\t1\t\t\t\t\n";
        let mut bytes = build(dump.as_bytes()).unwrap().bytes;
        let length = bytes.len();
        bytes[at % length] = byte;
        if let Ok(layer) = Layer::new(bytes) {
            let gazetteer = Gazetteer::from_layers(vec![layer]);
            for (key, _) in gazetteer.lookup("Eda") {
                let _ = (gazetteer.place(key), gazetteer.country(key));
            }
        }
    }
}
