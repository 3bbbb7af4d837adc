//! The graph in other forms.

use dateline::export::{acled, geojson, jsonld, quads, rdf12, trig, turtle};
use dateline::knowledge::countries::Countries;
use dateline::rdf::store::to_bytes;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};

use crate::fixture;

fn count(format: RdfFormat, bytes: &[u8]) -> usize {
    let mut lines: Vec<String> = RdfParser::from_format(format)
        .for_slice(bytes)
        .map(|quad| quad.expect("a quad").to_string())
        .collect();
    lines.sort();
    lines.dedup();
    lines.len()
}

#[test]
fn every_rdf_form_holds_the_whole_graph_and_is_the_same_each_time() {
    let bytes = to_bytes(&fixture::war().graph());
    let whole = quads::read(&bytes).expect("quads");
    let json = RdfFormat::JsonLd {
        profile: JsonLdProfileSet::empty(),
    };
    let write = |form: RdfFormat| {
        let mut out = Vec::new();
        match form {
            RdfFormat::TriG => trig::write(&bytes, &mut out),
            RdfFormat::Turtle => turtle::write(&bytes, &mut out),
            _ => jsonld::write(&bytes, &mut out),
        }
        .expect("written");
        out
    };
    for (form, expected) in [
        (RdfFormat::TriG, whole.len()),
        (RdfFormat::Turtle, whole.len()),
        (json, whole.len()),
    ] {
        let out = write(form);
        assert_eq!(count(form, &out), expected, "{form:?}");
        assert_eq!(out, write(form), "{form:?}");
    }
}

#[test]
fn in_rdf_1_2_each_claim_reifies_what_it_states() {
    let bytes = to_bytes(&fixture::war().graph());
    let mut out = Vec::new();
    rdf12::write(&bytes, &mut out).expect("written");
    let text = String::from_utf8(out).expect("text");
    let reified: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("#reifies> <<( "))
        .collect();
    assert_eq!(
        text.lines().count() - reified.len(),
        quads::read(&bytes).expect("quads").len()
    );
    // A disputed doer is reified by both claims and asserted by none.
    let shelled = |actor: &str| {
        reified
            .iter()
            .filter(|line| line.contains("hasActor>") && line.contains(actor))
            .count()
    };
    assert!(shelled(fixture::ARMY) >= 5 && shelled(fixture::FRONT) >= 2);
}

#[test]
fn events_stand_on_the_map_with_what_is_known_of_them() {
    let mut out = Vec::new();
    geojson::write(&fixture::war().open().store, &mut out).expect("written");
    let map: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    let features = map["features"].as_array().expect("features");
    assert_eq!(features.len(), 4);
    let shelled = features
        .iter()
        .find(|feature| feature["properties"]["action"] == "shelling")
        .expect("the shelling");
    assert_eq!(
        shelled["geometry"]["coordinates"],
        serde_json::json!([41.5, 12.75])
    );
    assert_eq!(
        shelled["properties"]["actors"],
        serde_json::json!(["Marland Army", "Northern Front"])
    );
}

#[test]
fn acleds_columns_hold_what_its_codebook_asks() {
    let mut out = Vec::new();
    acled::write(
        &fixture::war().open().store,
        &Countries::default(),
        &mut out,
    )
    .expect("written");
    insta::assert_snapshot!(String::from_utf8(out).expect("text"));
}
