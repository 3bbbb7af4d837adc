//! How the graph is kept.

use std::fs;

use dateline::rdf::store::{self, GRAPH_FILE, Graph, MANIFEST_FILE, StoreError};

use crate::fixture;

#[test]
fn what_is_written_is_opened_whole() {
    let fixture = fixture::war();
    let folder = fixture.store();
    let graph = Graph::open(folder.path()).unwrap();
    assert_eq!(
        graph.store.len().unwrap() as u64,
        graph.manifest.graph.quads
    );
    assert_eq!(graph.manifest.inputs.len(), 4);
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let (a, b) = (fixture::war().store(), fixture::war().store());
    for file in [GRAPH_FILE, MANIFEST_FILE] {
        assert_eq!(
            fs::read(a.path().join(file)).unwrap(),
            fs::read(b.path().join(file)).unwrap(),
            "{file}"
        );
    }
}

#[test]
fn a_folder_without_a_graph_says_how_to_build_one() {
    let folder = tempfile::tempdir().unwrap();
    let error = Graph::open(folder.path()).err().unwrap();
    assert!(matches!(error, StoreError::Missing { .. }));
    assert!(error.to_string().contains("dateline build"), "{error}");
}

#[test]
fn a_damaged_graph_is_refused_with_a_way_out() {
    for damage in [
        (|folder| fs::remove_file(folder)) as fn(&std::path::Path) -> std::io::Result<()>,
        |file| fs::write(file, "not quads"),
        |file| {
            let bytes = fs::read(file)?;
            fs::write(file, &bytes[..bytes.len() / 2])
        },
    ] {
        let folder = fixture::war().store();
        damage(&folder.path().join(GRAPH_FILE)).unwrap();
        let error = Graph::open(folder.path()).err().unwrap();
        assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
        assert!(error.to_string().contains("dateline build"), "{error}");
    }
}

#[test]
fn a_damaged_manifest_is_refused() {
    for bytes in [&b"{"[..], b"[]", b"\xff\xfe", b"{\"format\": 1}"] {
        let folder = fixture::war().store();
        fs::write(folder.path().join(MANIFEST_FILE), bytes).unwrap();
        let error = Graph::open(folder.path()).err().unwrap();
        assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
    }
}

#[test]
fn a_later_format_is_refused_by_its_number() {
    let folder = fixture::war().store();
    fs::write(
        folder.path().join(MANIFEST_FILE),
        "{\"format\": 99, \"other\": {}}",
    )
    .unwrap();
    let error = Graph::open(folder.path()).err().unwrap();
    assert!(
        matches!(error, StoreError::Newer { found: 99, .. }),
        "{error}"
    );
}

/// Every moment at which a build can be killed: before the first rename the old graph stands,
/// after it the new one.
#[test]
fn a_killed_build_leaves_the_old_graph_or_the_new_one() {
    let old = fixture::war().store();
    let mut next = fixture::war();
    next.extractions.pop();
    let new = next.store();
    let copy = |from: &tempfile::TempDir, name: &str, to: &tempfile::TempDir, as_name: &str| {
        fs::copy(from.path().join(name), to.path().join(as_name)).unwrap();
    };
    let staged = [
        (GRAPH_FILE, ".graph.nq.new"),
        (MANIFEST_FILE, ".manifest.json.new"),
    ];

    // Killed while writing to the side, a half-written file among them.
    let folder = fixture::war().store();
    fs::write(folder.path().join(staged[0].1), "half a li").unwrap();
    assert_eq!(
        store::read(folder.path()).unwrap(),
        store::read(old.path()).unwrap()
    );

    // Killed before the first rename.
    for (name, side) in staged {
        copy(&new, name, &folder, side);
    }
    assert_eq!(
        store::read(folder.path()).unwrap(),
        store::read(old.path()).unwrap()
    );

    // Killed between the two renames.
    fs::rename(
        folder.path().join(staged[0].1),
        folder.path().join(GRAPH_FILE),
    )
    .unwrap();
    assert_eq!(
        store::read(folder.path()).unwrap(),
        store::read(new.path()).unwrap()
    );

    // Killed after both, and built again.
    dateline::rdf::build(folder.path(), &next.sources()).unwrap();
    assert_eq!(
        store::read(folder.path()).unwrap(),
        store::read(new.path()).unwrap()
    );
}
