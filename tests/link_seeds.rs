//! Linking on the five seed reports. They are not part of the repository: the tests look for them
//! in `../shared/seeds` beside it (or one folder further up, in a worktree) and pass without a
//! word where that is missing.

use std::path::PathBuf;
use std::sync::OnceLock;

use dateline::document::read_paths;
use dateline::extract::{Extraction, Extractor};
use dateline::knowledge::Knowledge;
use dateline::language::Engine;
use dateline::link::record::{ClaimRole, ConflictKind, CopyKind, DateBasis, EntityClass};
use dateline::link::{Decisions, Linked, link};
use jiff::civil::date;

fn seeds() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    ["../shared/seeds", "../../shared/seeds"]
        .iter()
        .map(|path| root.join(path))
        .find(|path| path.is_dir())
}

fn linked() -> Option<&'static Linked> {
    static LINKED: OnceLock<Option<Linked>> = OnceLock::new();
    LINKED
        .get_or_init(|| {
            let knowledge = Knowledge::load(&[] as &[&str]).ok()?;
            let engine = Engine::load().ok()?;
            let extractor = Extractor::new(&knowledge);
            let extractions: Vec<Extraction> = read_paths(&[seeds()?])
                .documents
                .iter()
                .map(|document| extractor.extract(document, &engine.analyse(&document.text)))
                .collect();
            Some(link(&extractions, &knowledge, &Decisions::default()))
        })
        .as_ref()
}

/// The number that a document's name begins with.
fn number(name: &str) -> &str {
    &name[..3]
}

#[test]
fn all_five_are_dated_within_a_day_and_all_by_inference() {
    let Some(linked) = linked() else { return };
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
}

#[test]
fn six_segments_are_shared_by_two_and_one_by_two_others_and_no_more() {
    let Some(linked) = linked() else { return };
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
fn the_city_the_province_and_the_airport_are_one_node_each() {
    let Some(linked) = linked() else { return };
    let nodes = |kind: &str| -> Vec<&str> {
        linked
            .entities
            .iter()
            .filter(|entity| {
                entity.class == EntityClass::Place
                    && entity.kind.as_deref() == Some(kind)
                    && dateline::link::name::skeleton(&entity.label).starts_with("drzr")
            })
            .map(|entity| entity.label.as_str())
            .collect()
    };
    for kind in ["city", "province", "airport"] {
        assert_eq!(nodes(kind).len(), 1, "{kind}: {:?}", nodes(kind));
    }
}

#[test]
fn the_breaking_of_the_siege_is_one_event_with_its_forecast() {
    let Some(linked) = linked() else { return };
    let broken = linked
        .events
        .iter()
        .filter(|event| event.family == "break-siege")
        .max_by_key(|event| event.claims.len())
        .expect("an event");
    let roles: Vec<ClaimRole> = broken.claims.iter().map(|claim| claim.role).collect();
    assert!(roles.contains(&ClaimRole::Forecast), "{broken:#?}");
    assert!(broken.documents.len() >= 4);
    assert_eq!(broken.time.earliest_begin, Some(date(2017, 9, 5)));
    assert!(broken.speakers.len() >= 2);
}

#[test]
fn the_known_conflicts_are_found() {
    let Some(linked) = linked() else { return };
    let values = |kind: ConflictKind, word: &str| {
        linked.conflicts.iter().any(|conflict| {
            conflict.kind == kind
                && conflict
                    .values
                    .iter()
                    .any(|value| value.value.contains(word))
        })
    };
    for word in ["100,000", "93,000", "70,000"] {
        assert!(values(ConflictKind::Number, word), "{word}");
    }
    let means = linked
        .conflicts
        .iter()
        .find(|conflict| conflict.kind == ConflictKind::Means)
        .expect("artillery against mortar");
    assert!(means.one_speaker.is_some());
    assert!(!linked.conflicts.iter().any(|conflict| {
        conflict
            .values
            .iter()
            .any(|value| value.value.contains("km") || value.value.contains("kilomet"))
    }));
}
