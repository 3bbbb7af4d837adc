//! Entity resolution: all names of one actor or place are one node, with the rule of each merge.
//!
//! Extraction has already resolved what the ontology and the gazetteer know; such identifiers are
//! shared by all documents. What remains is unknown: identifiers made from one document and a
//! name. They are merged on evidence only: an equal name, an equal skeleton with kind and country
//! in agreement, an acronym that the document itself expands, the same place in copied text. A
//! bare description ("a military source") stays its document's own.

mod merge;
mod raw;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use merge::Merger;
use raw::{Raw, commonest};

use super::decisions::Decisions;
use super::record::{Entity, EntityClass, Merge};
use super::{iri, name};
use crate::extract::Extraction;
use crate::knowledge::Knowledge;
use crate::knowledge::kinds::{Kinds, NounSense};
use crate::knowledge::places::Places;

/// Number of an entity in [`Entities`].
pub type EntityNo = u32;

/// Two identifiers that stand in the same place of copied text.
pub type Tie = (String, String);

/// Every entity, and which one each identifier and name belongs to.
#[derive(Debug, Default)]
pub struct Entities {
    /// By IRI.
    pub nodes: Vec<Entity>,
    /// Whether the node is a name rather than a bare description.
    pub proper: Vec<bool>,
    by_id: HashMap<(EntityClass, String), EntityNo>,
    /// Names that the analyst has split off their identifier.
    split: HashMap<((EntityClass, String), String), EntityNo>,
}

/// Resolves every identifier of the documents (sorted by name). `ties` are pairs of identifiers
/// that copied text puts in the same place.
pub fn resolve(
    documents: &[&Extraction],
    knowledge: &Knowledge,
    decisions: &Decisions,
    ties: &[Tie],
) -> Entities {
    let mut raws = raw::collect(documents, decisions);
    raw::add_airports(&mut raws, &knowledge.places);
    let mut merger = Merger::new(&raws);
    merger.same_labels();
    merger.same_names();
    merger.acronyms();
    merger.surnames();
    merger.ties(ties);
    merger.descriptions_of_facilities();
    merger.analyst(decisions);
    let mut made: Vec<(Entity, bool, Vec<u32>)> = merger
        .groups
        .sets()
        .into_iter()
        .map(|members| {
            let root = merger.groups.find(members[0]);
            let lead = merger.known.get(&root).copied();
            let (entity, proper) = node(&merger, documents, &knowledge.kinds, &members, lead);
            (entity, proper, members)
        })
        // What the gazetteer offered and no document turned out to mean.
        .filter(|(entity, _, _)| !entity.documents.is_empty())
        .collect();
    keep_iris_apart(&mut made);
    made.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut entities = Entities::default();
    for (number, (entity, proper, members)) in made.into_iter().enumerate() {
        for at in members {
            let raw = merger.raw(at);
            let key = (raw.class(), raw.from.to_owned());
            match &raw.split {
                None => entities.by_id.insert(key, number as u32),
                Some(words) => entities.split.insert((key, words.clone()), number as u32),
            };
        }
        entities.nodes.push(entity);
        entities.proper.push(proper);
    }
    entities
}

/// One identifier can name an actor and a place: a country, or a city that something is done to.
/// A place of the gazetteer keeps its IRI, and so does a country as an actor; the other gets one
/// made from it.
fn keep_iris_apart(made: &mut [(Entity, bool, Vec<u32>)]) {
    made.sort_by(|a, b| a.0.id.cmp(&b.0.id).then(a.0.class.cmp(&b.0.class)));
    for at in 1..made.len() {
        if made[at].0.id != made[at - 1].0.id {
            continue;
        }
        let id = made[at].0.id.clone();
        // Of the two the actor sorts first.
        if id.contains("geonames.org/") || id.contains("/place/") {
            made[at - 1].0.id = iri::content("actor", &[&id]);
        } else {
            made[at].0.id = iri::content("place", &[&id]);
        }
    }
}

/// The entity of a group of identifiers, and whether it has a name. `lead` is the member that is
/// known beforehand.
fn node(
    merger: &Merger<'_, '_>,
    documents: &[&Extraction],
    kinds_known: &Kinds,
    members: &[u32],
    lead: Option<u32>,
) -> (Entity, bool) {
    let raws: Vec<&Raw<'_>> = members.iter().map(|&at| merger.raw(at)).collect();
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    for raw in &raws {
        for (from, to) in [
            (&raw.labels, &mut labels),
            (&raw.kinds, &mut kinds),
            (&raw.countries, &mut countries),
        ] {
            for (key, count) in from {
                *to.entry(key).or_default() += count;
            }
        }
    }
    let first = merger.raw(lead.unwrap_or(members[0]));
    let class = first.class();
    let key = members.iter().filter_map(|at| merger.keys.get(at)).min();
    let id = match (lead, key) {
        (Some(_), _) | (None, None) => first.id.clone(),
        (None, Some(key)) => key_iri(class, key),
    };
    let label = match lead {
        Some(_) => whole(kinds_known, first).to_owned(),
        None => preferred(&labels),
    };
    let proper = lead.is_some() || name::is_proper(&label);
    let mut merges: BTreeMap<(String, String, String), BTreeSet<u32>> = BTreeMap::new();
    for (&at, raw) in members.iter().zip(&raws) {
        for ((text, rule), holders) in &raw.names {
            let rule = merger.rules.get(&at).copied().unwrap_or(rule);
            merges
                .entry((raw.id.clone(), (*text).to_owned(), rule.to_owned()))
                .or_default()
                .extend(holders);
        }
    }
    let name_of = |number: &u32| documents[*number as usize].document.clone();
    let all: BTreeSet<u32> = raws.iter().flat_map(|raw| raw.documents()).collect();
    let mut others: BTreeSet<String> = raws
        .iter()
        .flat_map(|raw| {
            raw.names
                .keys()
                .map(|(text, _)| *text)
                .chain(raw.labels.keys().copied())
        })
        .filter(|text| name::is_proper(text))
        .map(str::to_owned)
        .collect();
    others.remove(&label);
    let at = raws.iter().find(|raw| raw.lat.is_some());
    let entity = Entity {
        id,
        class,
        other_labels: others.into_iter().collect(),
        kind: kind(first, lead.is_some(), &kinds).map(str::to_owned),
        country: first.country().or(commonest(&countries)).map(str::to_owned),
        lat: first.lat.or(at.and_then(|raw| raw.lat)),
        lon: first.lon.or(at.and_then(|raw| raw.lon)),
        geonames: first.geonames.or(raws.iter().find_map(|raw| raw.geonames)),
        within: None,
        known: lead.is_some(),
        merges: merges
            .into_iter()
            .map(|((from, name, rule), holders)| Merge {
                from,
                name,
                rule,
                documents: holders.iter().map(name_of).collect(),
            })
            .collect(),
        documents: all.iter().map(name_of).collect(),
        label,
    };
    (entity, proper)
}

/// The kind of a group: that of the member known beforehand, else the commonest that says something
/// ("a major" is somebody of a kind that one report tells and another doesn't).
fn kind<'r>(first: &'r Raw<'_>, known: bool, kinds: &BTreeMap<&'r str, usize>) -> Option<&'r str> {
    let mut telling = kinds.clone();
    telling.remove("actor");
    let own = first.kind().filter(|_| known);
    own.or(commonest(&telling))
        .or(first.kind())
        .or(commonest(kinds))
}

impl Entities {
    /// The entity of an identifier that is written with these words.
    pub fn find(&self, class: EntityClass, id: &str, text: &str) -> Option<EntityNo> {
        let key = (class, id.to_owned());
        let split = || {
            let words = name::words(text).join(" ");
            self.split.get(&(key.clone(), words))
        };
        (!self.split.is_empty())
            .then(split)
            .flatten()
            .or_else(|| self.by_id.get(&key))
            .copied()
    }

    /// Says of each place which other place of the corpus it lies in: what the ontology and the
    /// gazetteer know, and for a base or a quarter the city around it.
    pub fn place_within(&mut self, places: &Places) {
        let spots: Vec<usize> = (0..self.nodes.len())
            .filter(|&at| self.nodes[at].class == EntityClass::Place)
            .collect();
        let cities: Vec<usize> = spots
            .iter()
            .copied()
            .filter(|&at| self.nodes[at].kind.as_deref() == Some("city"))
            .collect();
        // Cities by the tenth of a degree that they lie in.
        let cell = |node: &Entity| -> Option<(i64, i64)> {
            Some((
                (node.lat? * 10.0).floor() as i64,
                (node.lon? * 10.0).floor() as i64,
            ))
        };
        let mut grid: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
        for &city in &cities {
            if let Some(cell) = cell(&self.nodes[city]) {
                grid.entry(cell).or_default().push(city);
            }
        }
        for at in spots {
            let node = &self.nodes[at];
            let inside = matches!(
                node.kind.as_deref(),
                Some("base" | "airport" | "neighbourhood" | "facility" | "camp")
            );
            let known = || {
                let key = places.by_iri(&node.id)?;
                places
                    .containers(key)
                    .into_iter()
                    .filter_map(|container| places.iri(container))
                    .find(|iri| self.by_iri(iri).is_some())
            };
            let city = || {
                let (row, column) = cell(node).filter(|_| inside)?;
                (row - 1..=row + 1)
                    .flat_map(|row| (column - 1..=column + 1).map(move |column| (row, column)))
                    .filter_map(|cell| grid.get(&cell))
                    .flatten()
                    .filter(|city| close(node, &self.nodes[**city]))
                    .min()
                    .map(|city| self.nodes[*city].id.clone())
            };
            let within = city().or_else(known);
            self.nodes[at].within = within;
        }
    }

    /// The entity with this IRI.
    pub fn by_iri(&self, id: &str) -> Option<EntityNo> {
        self.nodes
            .binary_search_by(|node| node.id.as_str().cmp(id))
            .ok()
            .map(|at| at as EntityNo)
    }

    /// The entity with this number.
    pub fn node(&self, number: EntityNo) -> &Entity {
        &self.nodes[number as usize]
    }
}

fn key_iri(class: EntityClass, key: &str) -> String {
    iri::content(
        match class {
            EntityClass::Actor => "actor",
            EntityClass::Place => "place",
        },
        &[key],
    )
}

/// The label of what is known beforehand. One identifier can go by many descriptions (a state's
/// troops, jets and army): of these the commonest that means the whole rather than a part of it.
fn whole<'r>(kinds: &Kinds, raw: &'r Raw<'_>) -> &'r str {
    let means_whole = |label: &str| {
        let words: Vec<String> = label.split(' ').map(str::to_lowercase).collect();
        (1..=words.len().min(3)).any(|last| {
            let noun = words[words.len() - last..].join(" ");
            kinds
                .noun(&noun)
                .is_some_and(|noun| noun.sense == NounSense::Group)
        })
    };
    raw.labels
        .iter()
        .filter(|_| raw.labels.len() > 1)
        .filter(|(label, _)| means_whole(label))
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))
        .map_or_else(|| raw.label(), |(label, _)| label)
}

/// The most frequent label, the longest of several.
fn preferred(labels: &BTreeMap<&str, usize>) -> String {
    labels
        .iter()
        .max_by(|a, b| {
            (name::is_proper(a.0), a.1, a.0.len())
                .cmp(&(name::is_proper(b.0), b.1, b.0.len()))
                .then(b.0.cmp(a.0))
        })
        .map(|(label, _)| (*label).to_owned())
        .unwrap_or_default()
}

/// Within some 8 km, by degrees: no trigonometry, so that every processor answers alike.
fn close(a: &Entity, b: &Entity) -> bool {
    match (a.lat.zip(a.lon), b.lat.zip(b.lon)) {
        (Some((lat, lon)), Some((other_lat, other_lon))) => {
            (lat - other_lat).abs() <= 0.07 && (lon - other_lon).abs() <= 0.09
        }
        _ => false,
    }
}
