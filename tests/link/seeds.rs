//! What linking must show on the five seed reports.

use dateline::link::name;
use dateline::link::record::{ClaimRole, ConflictKind, CopyKind, DateBasis, OriginKind};
use jiff::civil::date;

use crate::reports::{called, conflicts, main_event, places, seeds};

/// The number that a document's name begins with.
fn number(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

fn sounds_like(label: &str, skeleton: &str) -> bool {
    name::skeleton(label).starts_with(skeleton)
}

#[test]
fn the_city_the_province_and_the_airport_are_one_node_each() {
    let Some(linked) = seeds() else { return };
    for kinds in [&["city"][..], &["province"], &["airport", "airbase"]] {
        let found = places(linked, kinds, |label| sounds_like(label, "drzr"));
        assert_eq!(found.len(), 1, "{kinds:?}: {found:?}");
    }
    let raqqa = places(linked, &["city"], |label| sounds_like(label, "rk"));
    assert_eq!(raqqa.len(), 1, "{raqqa:?}");
    let base = places(linked, &["base"], |label| label.contains("137"));
    assert_eq!(base.len(), 1, "{base:?}");
    let base = linked
        .entities
        .iter()
        .find(|entity| entity.label == base[0])
        .expect("just found");
    let city = base.within.as_deref().expect("inside the city");
    assert!(sounds_like(linked.label(city), "drzr"), "{city}");
}

#[test]
fn every_name_of_a_party_leads_to_one_node() {
    let Some(linked) = seeds() else { return };
    for names in [
        &["Daesh", "IS", "ISIS", "ISIL", "Islamic State"][..],
        &["Hezbollah", "Hizballah"],
        &["Syrian Observatory for Human Rights"],
    ] {
        let mut nodes: Vec<&str> = Vec::new();
        for name in names {
            let found = called(linked, name);
            assert_eq!(found.len(), 1, "{name}: {found:#?}");
            nodes.extend(found.iter().map(|entity| entity.id.as_str()));
        }
        nodes.dedup();
        assert_eq!(nodes.len(), 1, "{names:?}: {nodes:?}");
    }
}

#[test]
fn all_five_are_dated_within_a_day_and_by_inference() {
    let Some(linked) = seeds() else { return };
    let right = [4, 5, 5, 5, 3].map(|day| date(2017, 9, day));
    assert_eq!(linked.documents.len(), 5);
    for (document, right) in linked.documents.iter().zip(right) {
        let found = document.date.expect("a date");
        assert!(
            (found - right).get_days().abs() <= 1,
            "{}: {found}",
            document.name
        );
        assert_ne!(document.basis, DateBasis::Stated);
        assert!(!document.evidence.is_empty());
    }
    assert_eq!(linked.documents[0].basis, DateBasis::OwnText);
    assert_eq!(linked.documents[0].date, Some(right[0]));
}

#[test]
fn six_segments_are_shared_by_two_and_one_by_two_others_and_no_more() {
    let Some(linked) = seeds() else { return };
    let mut pairs: Vec<(&str, &str)> = linked
        .copies
        .iter()
        .filter(|copy| copy.kind == CopyKind::Copy)
        .map(|copy| (number(&copy.a.document), number(&copy.b.document)))
        .collect();
    pairs.sort_unstable();
    let mut expected = vec![("001", "002"); 6];
    expected.insert(0, ("000", "003"));
    assert_eq!(pairs, expected);
}

#[test]
fn the_breaking_of_the_siege_is_one_event_with_its_forecast() {
    let Some(linked) = seeds() else { return };
    let broken = main_event(linked, "break-siege", |_| true);
    let roles: Vec<ClaimRole> = broken.claims.iter().map(|claim| claim.role).collect();
    assert!(roles.contains(&ClaimRole::Forecast), "{broken:#?}");
    assert!(broken.documents.len() >= 4, "{:?}", broken.documents);
    assert!(broken.outlets.len() >= 4);
    // Copy in two outlets is one text.
    let copied = linked
        .origins
        .iter()
        .any(|origin| origin.kind == OriginKind::Copy && broken.text_origins.contains(&origin.id));
    assert!(copied, "{:#?}", broken.text_origins);
    assert!(broken.speakers.len() >= 3);
    assert_eq!(broken.time.earliest_begin, Some(date(2017, 9, 5)));
    // No other event asserts the breaking of the siege of the city.
    let others = linked.events.iter().filter(|event| {
        event.family == "break-siege"
            && event.id != broken.id
            && event.places.first().map(|place| &place.entity)
                == broken.places.first().map(|place| &place.entity)
    });
    for other in others {
        assert!(
            other
                .claims
                .iter()
                .all(|claim| claim.role != ClaimRole::Assertion),
            "{other:#?}"
        );
    }
}

#[test]
fn how_many_live_in_the_enclave_is_in_dispute() {
    let Some(linked) = seeds() else { return };
    let found = conflicts(linked, ConflictKind::Number, &["100,000", "70,000"]);
    assert_eq!(found.len(), 1, "{:#?}", linked.conflicts);
    // Those under the other party are counted apart.
    assert!(
        found[0].values.iter().all(|value| value
            .low
            .is_some_and(|low| (60_000.0..200_000.0).contains(&low))),
        "{:#?}",
        found[0].values
    );
}

#[test]
fn artillery_against_mortar_fire_are_variants_of_one_account() {
    let Some(linked) = seeds() else { return };
    let found = conflicts(linked, ConflictKind::Means, &["artillery", "mortar"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    let speaker = found[0].one_speaker.as_deref().expect("one speaker");
    assert!(linked.label(speaker).contains("defence ministry"));
    // Two killed, one of them at once, is no contradiction.
    assert!(
        conflicts(linked, ConflictKind::Number, &["one man"]).is_empty(),
        "{:#?}",
        linked.conflicts
    );
}

#[test]
fn how_long_the_siege_lasted_is_in_dispute() {
    let Some(linked) = seeds() else { return };
    let found: Vec<_> = conflicts(linked, ConflictKind::Date, &[])
        .into_iter()
        .filter(|conflict| conflict.subject.contains("how long"))
        .collect();
    assert_eq!(found.len(), 1, "{:#?}", linked.conflicts);
}

#[test]
fn when_the_base_was_reached_is_in_dispute() {
    let Some(linked) = seeds() else { return };
    let found: Vec<_> = conflicts(linked, ConflictKind::Date, &[])
        .into_iter()
        .filter(|conflict| {
            conflict.events.iter().any(|id| {
                linked
                    .event(id)
                    .is_some_and(|event| event.family == "arrive")
            })
        })
        .collect();
    assert_eq!(found.len(), 1, "{:#?}", linked.conflicts);
}

#[test]
fn distances_on_the_way_are_look_alikes() {
    let Some(linked) = seeds() else { return };
    let far = |value: &str| value.contains("km") || value.contains("kilomet");
    assert!(
        !linked
            .conflicts
            .iter()
            .flat_map(|conflict| &conflict.values)
            .any(|value| far(&value.value))
    );
    let alike = linked
        .lookalikes
        .iter()
        .filter(|alike| alike.values.iter().any(|value| far(&value.value)))
        .max_by_key(|alike| alike.values.len())
        .expect("a look-alike");
    for words in ["three", "10 k", "15 k", "30 k"] {
        assert!(
            alike.values.iter().any(|value| value.value.contains(words)),
            "{words}: {alike:#?}"
        );
    }
    assert!(alike.reason.contains("other points or at other times"));
}
