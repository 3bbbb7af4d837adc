//! Reads the places of `ontology/places.ttl` and of a user's own files into the world's.

use std::collections::BTreeSet;

use super::{AIRPORT, Entry, GEONAMES, Naming, PlaceKey, Places, gazetteer_id};
use crate::knowledge::KnowledgeError;
use crate::knowledge::gazetteer::{Kind, fold, skeleton};
use crate::knowledge::turtle::{TurtleFile, Value};
use crate::knowledge::vocabulary::DL;

/// How well known a place of the overlay is unless it says: like a city of that many people.
const RANK: u64 = 5_000_000;

impl Places {
    /// Adds the places of a Turtle file; other subjects are passed over.
    ///
    /// # Errors
    /// The first place without a label, with a kind that is none, with a coordinate outside the
    /// world or without a source for it, or within something unknown.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        self.index_ids(std::slice::from_ref(file));
        let subjects: Vec<String> = subjects(file).map(str::to_owned).collect();
        // Two passes: a place may lie within one that stands later in the file.
        let mut added = Vec::new();
        for iri in &subjects {
            if let Some(key) = self.gazetteer_key(iri) {
                self.by_iri.insert(iri.clone(), key);
                self.name(file, iri, key);
                continue;
            }
            if iri.starts_with(GEONAMES) || iri.starts_with(AIRPORT) {
                return Err(file.mistake(iri, format!("<{iri}> is no place of the gazetteer")));
            }
            let entry = self.entry(file, iri)?;
            let key = match self.by_iri.get(iri) {
                Some(&PlaceKey::Overlay(number)) => {
                    self.entries[number as usize] = entry;
                    PlaceKey::Overlay(number)
                }
                _ => {
                    self.entries.push(entry);
                    PlaceKey::Overlay(self.entries.len() as u32 - 1)
                }
            };
            self.by_iri.insert(iri.clone(), key);
            self.name(file, iri, key);
            added.push((iri, key));
        }
        for (iri, key) in added {
            let (within, comprises) = (
                self.linked(file, iri, "within")?,
                self.linked(file, iri, "comprises")?,
            );
            if let PlaceKey::Overlay(number) = key {
                self.entries[number as usize].within = within;
                self.entries[number as usize].comprises = comprises;
            }
        }
        Ok(())
    }

    /// Finds the places of the gazetteer that some files name, all in one pass over the gazetteer.
    /// [`Self::read`] does so for its file; to do so for many files before is faster.
    pub fn index_ids(&mut self, files: &[TurtleFile]) {
        let (within, comprises) = (format!("{DL}within"), format!("{DL}comprises"));
        let mut ids = BTreeSet::new();
        for file in files {
            for subject in subjects(file) {
                let linked = file
                    .values(subject, &within)
                    .chain(file.values(subject, &comprises));
                let iris = std::iter::once(subject).chain(linked.map(Value::as_str));
                ids.extend(iris.filter_map(gazetteer_id));
            }
        }
        ids.retain(|id| !self.by_id.contains_key(id));
        if !ids.is_empty() {
            self.by_id.extend(self.gazetteer.all_by_id(&ids));
        }
    }

    /// The places that a property of a place names.
    fn linked(
        &self,
        file: &TurtleFile,
        iri: &str,
        property: &str,
    ) -> Result<Vec<PlaceKey>, KnowledgeError> {
        let full = format!("{DL}{property}");
        let values: Vec<&str> = file.values(iri, &full).map(Value::as_str).collect();
        values
            .into_iter()
            .map(|other| {
                self.by_iri(other).ok_or_else(|| {
                    file.mistake(
                        other,
                        format!(
                            "dl:{property} of <{iri}> names <{other}>, which is no known place"
                        ),
                    )
                })
            })
            .collect()
    }

    fn entry(&self, file: &TurtleFile, iri: &str) -> Result<Entry, KnowledgeError> {
        let property = |name: &str| format!("{DL}{name}");
        let label = file
            .text(iri, "http://www.w3.org/2004/02/skos/core#prefLabel")
            .ok_or_else(|| file.mistake(iri, format!("<{iri}> has no skos:prefLabel")))?;
        let kind = match file.text(iri, &property("placeKind")) {
            None => Kind::Other,
            Some(name) => Kind::named(name).ok_or_else(|| {
                let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
                file.mistake(
                    name,
                    format!(
                        "\"{name}\" is no kind of place; one of {}",
                        known.join(", ")
                    ),
                )
            })?,
        };
        let number = |name: &str| -> Result<Option<f64>, KnowledgeError> {
            let property = format!("http://www.w3.org/2003/01/geo/wgs84_pos#{name}");
            let Some(text) = file.text(iri, &property) else {
                return Ok(None);
            };
            let bound = if name == "lat" { 90.0 } else { 180.0 };
            match text.parse::<f64>() {
                Ok(value) if value.abs() <= bound => Ok(Some(value)),
                _ => Err(file.mistake(
                    text,
                    format!("geo:{name} \"{text}\" of <{iri}> is no coordinate in degrees"),
                )),
            }
        };
        let position = number("lat")?.zip(number("long")?);
        if position.is_some() && file.value(iri, "http://purl.org/dc/terms/source").is_none() {
            return Err(file.mistake(
                iri,
                format!("<{iri}> has coordinates and no dct:source for them"),
            ));
        }
        Ok(Entry {
            iri: iri.to_owned(),
            label: label.to_owned(),
            kind,
            position,
            geonames: file
                .text(iri, &property("geonames"))
                .and_then(|id| id.parse().ok()),
            within: Vec::new(),
            comprises: Vec::new(),
            rank: file
                .text(iri, &property("rank"))
                .and_then(|rank| rank.parse().ok())
                .unwrap_or(RANK),
        })
    }

    fn name(&mut self, file: &TurtleFile, iri: &str, key: PlaceKey) {
        let mut add = |name: &str, naming: Naming| {
            let (map, form) = match naming {
                Naming::Own | Naming::Other => (&mut self.by_name, fold(name)),
                Naming::Abbreviation | Naming::Adjective => (&mut self.by_form, name.to_owned()),
            };
            let uses = map.entry(form).or_default();
            if !uses.iter().any(|&(known, _)| known == key) {
                uses.push((key, naming));
            }
        };
        for (property, naming) in [
            (
                "http://www.w3.org/2004/02/skos/core#prefLabel".to_owned(),
                Naming::Own,
            ),
            (
                "http://www.w3.org/2004/02/skos/core#altLabel".to_owned(),
                Naming::Other,
            ),
            (format!("{DL}abbreviation"), Naming::Abbreviation),
            (format!("{DL}adjective"), Naming::Adjective),
        ] {
            for name in file.values(iri, &property).map(Value::as_str) {
                add(name, naming);
                if matches!(naming, Naming::Own | Naming::Other) {
                    let alike = self.by_skeleton.entry(skeleton(name)).or_default();
                    if !alike.contains(&key) {
                        alike.push(key);
                    }
                }
            }
        }
    }
}

/// The subjects of a file that are places.
fn subjects(file: &TurtleFile) -> impl Iterator<Item = &str> {
    let class = format!("{DL}Place");
    file.subjects()
        .filter(move |subject| file.is_a(subject, &class))
}
