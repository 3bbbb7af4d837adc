//! GeoJSON (RFC 7946): a point for each event at each place that its claims put it in.

use std::io::Write;

use oxigraph::store::Store;
use serde_json::{Map, Value, json};

use super::ExportError;
use crate::rdf::query::{Row, rows};

const EVENTS: &str = r#"
SELECT ?event ?what ?action ?place_label ?lat ?long ?first_day ?last_day ?outlets ?independent ?grade ?bare
       (GROUP_CONCAT(DISTINCT ?actor; SEPARATOR="\n") AS ?actors)
       (GROUP_CONCAT(DISTINCT ?target; SEPARATOR="\n") AS ?targets)
       (GROUP_CONCAT(DISTINCT ?quote; SEPARATOR="\n") AS ?quotes)
WHERE {
  ?event a sem:Event ; rdfs:label ?what ; dl:action ?action_node ; dl:outlets ?outlets ;
    dl:independentOrigins ?independent ; dl:claim ?claim .
  ?claim dl:place ?place ; dl:sentence/nif:anchorOf ?quote .
  ?place wgs:lat ?lat ; wgs:long ?long ; skos:prefLabel ?place_label .
  BIND (REPLACE(STR(?action_node), "^.*/", "") AS ?action)
  OPTIONAL { ?event dl:grade ?grade }
  BIND (EXISTS { ?event sem:eventType ?type } AS ?bare)
  OPTIONAL { ?claim dl:actor/skos:prefLabel ?actor }
  OPTIONAL { ?claim dl:target/skos:prefLabel ?target }
  OPTIONAL { SELECT ?event (MIN(?begin) AS ?first_day) WHERE { ?event a sem:Event ; dl:claim/sem:hasEarliestBeginTimeStamp ?begin } GROUP BY ?event }
  OPTIONAL { SELECT ?event (MAX(?end) AS ?last_day) WHERE { ?event a sem:Event ; dl:claim/sem:hasLatestEndTimeStamp ?end } GROUP BY ?event }
}
GROUP BY ?event ?place ?what ?action ?place_label ?lat ?long ?first_day ?last_day ?outlets ?independent ?grade ?bare
ORDER BY ?first_day ?event ?place_label ?place
"#;

/// Writes the events as a feature collection.
///
/// # Errors
/// When the query or writing fails.
pub fn write(store: &Store, mut out: impl Write) -> Result<(), ExportError> {
    let features: Vec<Value> = rows(store, EVENTS)?.iter().filter_map(feature).collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    serde_json::to_writer_pretty(&mut out, &collection)
        .map_err(|error| ExportError::Form(error.to_string()))?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn feature(row: &Row) -> Option<Value> {
    let number = |name: &str| row.get(name)?.parse::<f64>().ok();
    let whole = |name: &str| row.get(name)?.parse::<u64>().ok();
    let list = |name: &str| -> Vec<String> {
        let mut items: Vec<String> = (row.get(name).map_or("", String::as_str).split('\n'))
            .filter(|item| !item.is_empty())
            .map(str::to_owned)
            .collect();
        items.sort();
        items
    };
    let mut properties = Map::new();
    for name in [
        "event",
        "what",
        "action",
        "place_label",
        "first_day",
        "last_day",
    ] {
        if let Some(value) = row.get(name) {
            let key = if name == "place_label" { "place" } else { name };
            properties.insert(key.to_owned(), json!(value));
        }
    }
    for name in ["actors", "targets", "quotes"] {
        properties.insert(name.to_owned(), json!(list(name)));
    }
    for name in ["outlets", "independent", "grade"] {
        properties.insert(name.to_owned(), json!(whole(name)));
    }
    let undisputed = row.get("bare").is_some_and(|bare| bare == "true");
    properties.insert("undisputed".to_owned(), json!(undisputed));
    Some(json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [number("long")?, number("lat")?] },
        "properties": properties,
    }))
}
