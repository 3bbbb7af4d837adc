//! Actors and places, with their names, their coordinates and everything merged into them.

use oxigraph::model::NamedNode;

use crate::knowledge::gazetteer::Kind;
use crate::link::Linked;
use crate::link::record::{Entity, EntityClass};
use crate::rdf::statements::Statements;
use crate::rdf::{iri, literal, vocabulary as dl};

/// Every entity.
pub fn entities(out: &mut Statements, linked: &Linked) {
    for entity in &linked.entities {
        statements(out, entity);
    }
}

fn statements(out: &mut Statements, entity: &Entity) {
    let node = iri::node(&entity.id);
    let kind = entity.kind.as_deref();
    let (class, kind) = match entity.class {
        EntityClass::Actor => (dl::SEM_ACTOR, kind.map(dl::actor_kind)),
        EntityClass::Place => (
            dl::SEM_PLACE,
            kind.map(|kind| dl::concept("place-kind", place_kind(kind).as_str())),
        ),
    };
    out.add(&node, dl::RDF_TYPE, class);
    out.add(&node, dl::SKOS_PREF_LABEL, literal::text(&entity.label));
    for label in &entity.other_labels {
        if *label != entity.label {
            out.add(&node, dl::SKOS_ALT_LABEL, literal::text(label));
        }
    }
    out.add_some(&node, dl::KIND, kind);
    let country = entity.country.as_deref().map(literal::text);
    out.add_some(&node, dl::COUNTRY, country);
    if let (Some(lat), Some(lon)) = (entity.lat, entity.lon) {
        point(out, &node, lat, lon);
    }
    if let Some(id) = entity.geonames {
        let geonames = iri::node(&format!("https://sws.geonames.org/{id}/"));
        if geonames != node {
            out.add(&node, dl::SKOS_EXACT_MATCH, geonames);
        }
    }
    let within = entity.within.as_deref().map(iri::node);
    out.add_some(&node, dl::SCHEMA_CONTAINED_IN, within);
    for merge in &entity.merges {
        let parts = [&entity.id, &merge.from, &merge.name, &merge.rule];
        let merged = iri::content("merge", &parts.map(String::as_str));
        out.add(&node, dl::HAS_MERGE, merged.clone());
        out.add(&merged, dl::RDF_TYPE, dl::MERGE);
        out.add(&merged, dl::MERGED_IRI, iri::node(&merge.from));
        out.add(&merged, dl::NAME, literal::text(&merge.name));
        out.add(&merged, dl::RULE, literal::text(&merge.rule));
    }
}

/// The kind of a place. One that only its own words describe ("the old market") has the noun for its
/// kind, which is no term of the vocabulary.
fn place_kind(name: &str) -> Kind {
    Kind::named(name).unwrap_or(Kind::Other)
}

fn point(out: &mut Statements, node: &NamedNode, lat: f64, lon: f64) {
    let Some(wkt) = literal::point(lat, lon) else {
        return;
    };
    let geometry = iri::content("geometry", &[wkt.value()]);
    out.add(node, dl::GEO_HAS_GEOMETRY, geometry.clone());
    out.add(&geometry, dl::GEO_AS_WKT, wkt);
    // Plain numbers beside it: a bounding box needs no GeoSPARQL engine.
    out.add_some(node, dl::WGS_LAT, literal::decimal(lat));
    out.add_some(node, dl::WGS_LONG, literal::decimal(lon));
}
