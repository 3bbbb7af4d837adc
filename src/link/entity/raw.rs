//! What the documents say of each identifier, before anything is merged.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::decisions::{Decision, Decisions};
use super::super::record::EntityClass;
use super::super::{iri, name};
use crate::extract::Extraction;
use crate::extract::record::MentionType;
use crate::knowledge::gazetteer::Kind;
use crate::knowledge::places::Places;

/// One occurrence of an identifier.
struct Occurrence<'a> {
    id: &'a str,
    label: &'a str,
    text: &'a str,
    class: EntityClass,
    kind: Option<&'a str>,
    country: Option<&'a str>,
    rule: &'a str,
    lat: Option<f64>,
    lon: Option<f64>,
    geonames: Option<u32>,
    document: u32,
}

/// What all occurrences of one identifier say together.
#[derive(Default)]
pub(super) struct Raw<'a> {
    /// The identifier as extraction gave it.
    pub from: &'a str,
    /// Words of the name that the analyst split off; then the node is the name's own.
    pub split: Option<String>,
    pub id: String,
    /// Label of what no document names by a name of its own.
    pub given: Option<String>,
    pub class: Option<EntityClass>,
    pub labels: BTreeMap<&'a str, usize>,
    /// Documents by (name as written, rule).
    pub names: BTreeMap<(&'a str, &'a str), BTreeSet<u32>>,
    /// How often each document names it.
    pub counts: BTreeMap<u32, usize>,
    pub kinds: BTreeMap<&'a str, usize>,
    pub countries: BTreeMap<&'a str, usize>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub geonames: Option<u32>,
}

impl Raw<'_> {
    pub fn label(&self) -> &str {
        self.given
            .as_deref()
            .or(commonest(&self.labels))
            .unwrap_or_default()
    }
    pub fn kind(&self) -> Option<&str> {
        commonest(&self.kinds)
    }
    pub fn country(&self) -> Option<&str> {
        commonest(&self.countries)
    }
    pub fn known(&self) -> bool {
        self.split.is_none() && !iri::is_made(&self.id)
    }
    pub fn class(&self) -> EntityClass {
        self.class.unwrap_or(EntityClass::Actor)
    }
    pub fn documents(&self) -> BTreeSet<u32> {
        self.names.values().flatten().copied().collect()
    }
}

/// The most frequent key; of several the first in order.
pub(super) fn commonest<'a>(counts: &BTreeMap<&'a str, usize>) -> Option<&'a str> {
    counts
        .iter()
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))
        .map(|(key, _)| *key)
}

fn add<'a>(raw: &mut Raw<'a>, occurrence: &Occurrence<'a>) {
    let label = if occurrence.label.is_empty() {
        occurrence.text
    } else {
        occurrence.label
    };
    *raw.labels.entry(label).or_default() += 1;
    raw.names
        .entry((occurrence.text, occurrence.rule))
        .or_default()
        .insert(occurrence.document);
    *raw.counts.entry(occurrence.document).or_default() += 1;
    if let Some(kind) = occurrence.kind {
        *raw.kinds.entry(kind).or_default() += 1;
    }
    if let Some(country) = occurrence.country {
        *raw.countries.entry(country).or_default() += 1;
    }
    if raw.lat.is_none() {
        raw.lat = occurrence.lat;
        raw.lon = occurrence.lon;
    }
    raw.geonames = raw.geonames.or(occurrence.geonames);
}

fn each_occurrence<'a>(
    extraction: &'a Extraction,
    document: u32,
    see: &mut impl FnMut(Occurrence<'a>),
) {
    let actor =
        |id, label, text, kind: &'a Option<String>, country: &'a Option<String>, rule| Occurrence {
            id,
            label,
            text,
            class: EntityClass::Actor,
            kind: kind.as_deref(),
            country: country.as_deref(),
            rule,
            lat: None,
            lon: None,
            geonames: None,
            document,
        };
    for claim in &extraction.claims {
        for who in claim.actors.iter().chain(&claim.targets) {
            see(actor(
                &who.id,
                &who.label,
                &who.text,
                &who.kind,
                &who.country,
                &who.rule,
            ));
        }
        for who in &claim.attribution {
            see(actor(
                &who.id,
                &who.label,
                &who.text,
                &who.kind,
                &who.country,
                &who.rule,
            ));
        }
        for place in &claim.places {
            see(Occurrence {
                id: &place.id,
                label: &place.label,
                text: &place.text,
                class: EntityClass::Place,
                kind: place.kind.as_deref(),
                country: place.country.as_deref(),
                rule: &place.rule,
                lat: place.lat,
                lon: place.lon,
                geonames: place.geonames,
                document,
            });
        }
    }
    for mention in &extraction.mentions {
        let Some(id) = mention.id.as_deref() else {
            continue;
        };
        let class = match mention.kind {
            MentionType::Person | MentionType::Organization => EntityClass::Actor,
            MentionType::Place => EntityClass::Place,
            _ => continue,
        };
        see(Occurrence {
            id,
            label: mention.label.as_deref().unwrap_or(&mention.text),
            text: &mention.text,
            class,
            kind: None,
            country: None,
            rule: &mention.rule,
            lat: mention.lat,
            lon: mention.lon,
            geonames: mention.geonames,
            document,
        });
    }
}

/// Names that the analyst has split off: entity (IRI or label) by normal form of the name.
fn splits_by_name(decisions: &Decisions) -> BTreeMap<String, Vec<&str>> {
    let mut splits: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for decision in &decisions.decisions {
        if let Decision::Split { from, part } = decision {
            splits
                .entry(name::words(part).join(" "))
                .or_default()
                .push(from);
        }
    }
    splits
}

/// Everything that the documents say of each identifier, by identifier and class.
pub(super) fn collect<'a>(documents: &[&'a Extraction], decisions: &Decisions) -> Vec<Raw<'a>> {
    let splits = splits_by_name(decisions);
    let mut raws: Vec<Raw<'a>> = Vec::new();
    let mut numbers: HashMap<(&'a str, EntityClass, Option<String>), usize> = HashMap::new();
    for (number, document) in documents.iter().enumerate() {
        each_occurrence(document, number as u32, &mut |occurrence| {
            if occurrence.id.is_empty() {
                return;
            }
            let split = split_off(&splits, &occurrence);
            let at = *numbers
                .entry((occurrence.id, occurrence.class, split.clone()))
                .or_insert_with(|| {
                    let id = match &split {
                        Some(words) => iri::content("split", &[occurrence.id, words]),
                        None => occurrence.id.to_owned(),
                    };
                    raws.push(Raw {
                        from: occurrence.id,
                        split,
                        id,
                        class: Some(occurrence.class),
                        ..Raw::default()
                    });
                    raws.len() - 1
                });
            add(&mut raws[at], &occurrence);
        });
    }
    raws.sort_by(|a, b| a.id.cmp(&b.id).then(a.class().cmp(&b.class())));
    raws
}

/// The words of the occurrence's name, if the analyst has split it off.
fn split_off(splits: &BTreeMap<String, Vec<&str>>, occurrence: &Occurrence<'_>) -> Option<String> {
    if splits.is_empty() {
        return None;
    }
    let words = name::words(occurrence.text).join(" ");
    let entities = splits.get(&words)?;
    entities
        .iter()
        .any(|from| *from == occurrence.id || from.eq_ignore_ascii_case(occurrence.label))
        .then_some(words)
}

/// Whether it is an airport. An air base is one too: reports call the same runway either.
pub(super) fn facility(raw: &Raw<'_>) -> bool {
    if raw.class() != EntityClass::Place {
        return false;
    }
    match raw.kind() {
        Some("airport" | "airbase" | "airfield") => true,
        Some("base") => name::words(raw.label())
            .iter()
            .any(|word| word == "air" || word == "airbase"),
        _ => false,
    }
}

/// Whether it is known or goes by a name rather than a description.
pub(super) fn has_name(raw: &Raw<'_>) -> bool {
    raw.known() || name::is_proper(raw.label())
}

/// Nameless airports, each with the city that its document names most.
pub(super) fn facilities_by_city(raws: &[Raw<'_>]) -> Vec<(u32, u32)> {
    let nameless: Vec<usize> = (0..raws.len())
        .filter(|&at| facility(&raws[at]) && !has_name(&raws[at]))
        .collect();
    let wanted: BTreeSet<u32> = nameless
        .iter()
        .flat_map(|&at| raws[at].documents())
        .collect();
    let mut main: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (at, raw) in raws.iter().enumerate() {
        if raw.kind() != Some("city") || raw.lat.is_none() {
            continue;
        }
        for (document, count) in &raw.counts {
            if wanted.contains(document) {
                let held = main.entry(*document).or_insert((0, at));
                if *count > held.0 {
                    *held = (*count, at);
                }
            }
        }
    }
    nameless
        .into_iter()
        .filter_map(|at| {
            let document = raws[at].documents().into_iter().next()?;
            let (_, city) = main.get(&document)?;
            Some((at as u32, *city as u32))
        })
        .collect()
}

/// Airports of the gazetteer that nameless ones may be, as identifiers that no document uses yet.
pub(super) fn add_airports(raws: &mut Vec<Raw<'_>>, places: &Places) {
    let cities: BTreeSet<u32> = facilities_by_city(raws)
        .into_iter()
        .map(|(_, city)| city)
        .collect();
    let mut found: Vec<Raw<'_>> = Vec::new();
    for city in cities {
        let city = &raws[city as usize];
        for (key, _) in places.lookup(&format!("{} Airport", city.label())) {
            let (Some(id), Some((lat, lon))) = (places.iri(key), places.position(key)) else {
                continue;
            };
            let airport = Raw {
                id,
                given: places.label(key),
                class: Some(EntityClass::Place),
                kinds: BTreeMap::from([("airport", 1)]),
                lat: Some(lat),
                lon: Some(lon),
                geonames: places.geonames(key),
                ..Raw::default()
            };
            if places.kind(key) == Kind::Airport && near(city, &airport) {
                found.push(airport);
            }
        }
    }
    for airport in found {
        if !raws.iter().any(|raw| raw.id == airport.id) {
            raws.push(airport);
        }
    }
    raws.sort_by(|a, b| a.id.cmp(&b.id).then(a.class().cmp(&b.class())));
}

/// Within some 30 km: a quarter of a degree of latitude, a third of one of longitude. No
/// trigonometry, so that every processor answers alike.
pub(super) fn near(a: &Raw<'_>, b: &Raw<'_>) -> bool {
    match (a.lat.zip(a.lon), b.lat.zip(b.lon)) {
        (Some((lat, lon)), Some((other_lat, other_lon))) => {
            (lat - other_lat).abs() <= 0.25 && (lon - other_lon).abs() <= 0.33
        }
        _ => false,
    }
}
