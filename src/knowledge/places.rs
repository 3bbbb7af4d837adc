//! Every place that can be named: the gazetteer and, over it, `ontology/places.ttl` with the bases,
//! seas, regions and neighbourhoods that a gazetteer lacks and the abbreviations that it doesn't list.

use std::collections::{BTreeMap, BTreeSet};

use super::KnowledgeError;
use super::gazetteer::{self, Gazetteer, Kind, fold, skeleton};
use super::turtle::{TurtleFile, Value};

const DL: &str = "https://w3id.org/dateline/ontology#";
const GEONAMES: &str = "https://sws.geonames.org/";
const COUNTRY: &str = "https://w3id.org/dateline/country/";
const AIRPORT: &str = "https://w3id.org/dateline/place/icao/";

/// A place: of the gazetteer, or by its number in the overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKey {
    /// Of the gazetteer.
    Gazetteer(gazetteer::Key),
    /// Of the overlay.
    Overlay(u32),
}

/// How a name belongs to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// Its own name.
    Own,
    /// Another of its names.
    Other,
    /// An abbreviation, as written ("Ont.").
    Abbreviation,
    /// An adjective ("European").
    Adjective,
}

/// A place of the overlay.
#[derive(Clone, Debug)]
struct Entry {
    iri: String,
    label: String,
    kind: Kind,
    position: Option<(f64, f64)>,
    geonames: Option<u32>,
    within: Vec<PlaceKey>,
    comprises: Vec<PlaceKey>,
    rank: u64,
}

/// How well known a place of the overlay is unless it says: like a city of that many people.
const RANK: u64 = 5_000_000;

/// Everything that a name can stand for on the map.
#[derive(Debug)]
pub struct Places {
    /// The gazetteer below.
    pub gazetteer: Gazetteer,
    entries: Vec<Entry>,
    by_iri: BTreeMap<String, PlaceKey>,
    /// Identifiers of the gazetteer that an ontology file uses.
    by_id: BTreeMap<gazetteer::Id, gazetteer::Key>,
    /// By folded name.
    by_name: BTreeMap<String, Vec<(PlaceKey, Naming)>>,
    /// Places of the overlay by the skeletons of their names.
    by_skeleton: BTreeMap<String, Vec<PlaceKey>>,
    /// By abbreviation or adjective, as written.
    by_form: BTreeMap<String, Vec<(PlaceKey, Naming)>>,
}

impl Places {
    /// The gazetteer alone.
    pub fn new(gazetteer: Gazetteer) -> Self {
        Self {
            gazetteer,
            entries: Vec::new(),
            by_iri: BTreeMap::new(),
            by_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_skeleton: BTreeMap::new(),
            by_form: BTreeMap::new(),
        }
    }

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

    /// The place of the gazetteer that an IRI names.
    fn gazetteer_key(&self, iri: &str) -> Option<PlaceKey> {
        let key = match (gazetteer_id(iri), iri.strip_prefix(COUNTRY)) {
            (Some(id), _) => self
                .by_id
                .get(&id)
                .copied()
                .or_else(|| self.gazetteer.by_id(id)),
            (None, Some(code)) => self.gazetteer.country_of_code(code),
            (None, None) => None,
        };
        key.map(PlaceKey::Gazetteer)
    }

    /// Every place that a name can stand for, in any spelling that folds alike; the overlay's first.
    pub fn lookup(&self, name: &str) -> Vec<(PlaceKey, Naming)> {
        let mut found = self.by_name.get(&fold(name)).cloned().unwrap_or_default();
        for (key, own) in self.gazetteer.lookup(name) {
            let key = PlaceKey::Gazetteer(key);
            if !found.iter().any(|&(known, _)| known == key) {
                found.push((key, if own { Naming::Own } else { Naming::Other }));
            }
        }
        found
    }

    /// Places of a country whose name has the same consonants ([`gazetteer::skeleton`]).
    pub fn by_skeleton(&self, name: &str, country: gazetteer::Key) -> Vec<PlaceKey> {
        let own = self
            .by_skeleton
            .get(&skeleton(name))
            .map_or(&[][..], Vec::as_slice);
        let own = own
            .iter()
            .copied()
            .filter(|&key| self.countries(key).contains(&country));
        own.chain(
            self.gazetteer
                .by_skeleton(name, country)
                .into_iter()
                .map(PlaceKey::Gazetteer),
        )
        .collect()
    }

    /// The places that an abbreviation ("Ont.") or adjective ("European") belongs to, as written.
    pub fn by_form(&self, form: &str) -> &[(PlaceKey, Naming)] {
        self.by_form.get(form).map_or(&[], Vec::as_slice)
    }

    /// The place of an IRI that the overlay uses.
    pub fn by_iri(&self, iri: &str) -> Option<PlaceKey> {
        self.by_iri
            .get(iri)
            .copied()
            .or_else(|| self.gazetteer_key(iri))
    }

    /// IRI: GeoNames' own, the country's, the airport's, or the overlay's.
    pub fn iri(&self, key: PlaceKey) -> Option<String> {
        match key {
            PlaceKey::Overlay(number) => Some(self.entries.get(number as usize)?.iri.clone()),
            PlaceKey::Gazetteer(key) => {
                if let Some((_, code)) = self
                    .gazetteer
                    .codes(key)
                    .filter(|(_, code)| !code.is_empty())
                {
                    return Some(format!("{COUNTRY}{code}"));
                }
                let place = self.gazetteer.place(key)?;
                match (place.geonames, place.icao) {
                    (Some(id), _) => Some(format!("{GEONAMES}{id}/")),
                    (_, code) => Some(format!("{AIRPORT}{}", code?)),
                }
            }
        }
    }

    /// Preferred label.
    pub fn label(&self, key: PlaceKey) -> Option<String> {
        match key {
            PlaceKey::Overlay(number) => Some(self.entries.get(number as usize)?.label.clone()),
            PlaceKey::Gazetteer(key) => Some(self.gazetteer.place(key)?.label),
        }
    }

    /// GeoNames identifier.
    pub fn geonames(&self, key: PlaceKey) -> Option<u32> {
        match key {
            PlaceKey::Overlay(number) => self.entries.get(number as usize)?.geonames,
            PlaceKey::Gazetteer(key) => self.gazetteer.place(key)?.geonames,
        }
    }

    /// What sort of place it is.
    pub fn kind(&self, key: PlaceKey) -> Kind {
        match key {
            PlaceKey::Overlay(number) => self
                .entries
                .get(number as usize)
                .map_or(Kind::Other, |entry| entry.kind),
            PlaceKey::Gazetteer(key) => self.gazetteer.kind(key).unwrap_or(Kind::Other),
        }
    }

    /// Latitude and longitude in degrees, where a source gives them.
    pub fn position(&self, key: PlaceKey) -> Option<(f64, f64)> {
        match key {
            PlaceKey::Gazetteer(key) => self.gazetteer.position(key),
            PlaceKey::Overlay(number) => {
                let entry = self.entries.get(number as usize)?;
                entry.position.or_else(|| self.middle(&entry.comprises))
            }
        }
    }

    /// Mean position of the parts of a region.
    fn middle(&self, parts: &[PlaceKey]) -> Option<(f64, f64)> {
        let known: Vec<(f64, f64)> = parts
            .iter()
            .filter_map(|&part| match part {
                PlaceKey::Gazetteer(key) => self.gazetteer.position(key),
                PlaceKey::Overlay(_) => None,
            })
            .collect();
        let count = known.len() as f64;
        let (lat, lon) = known
            .iter()
            .fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
        let round = |degrees: f64| (degrees / count * 1e4).round() / 1e4;
        (!known.is_empty()).then(|| (round(lat), round(lon)))
    }

    /// Where a place without a position of its own roughly is: the smallest place that it lies in
    /// and that is less than a country.
    pub fn roughly(&self, key: PlaceKey) -> Option<(f64, f64)> {
        self.containers(key)
            .into_iter()
            .filter(|&outer| !matches!(self.kind(outer), Kind::Country | Kind::Continent))
            .find_map(|outer| self.position(outer))
    }

    /// Number of people, or for the overlay how much a place is named in news, on the same scale.
    pub fn weight(&self, key: PlaceKey) -> u64 {
        match key {
            PlaceKey::Overlay(number) => self
                .entries
                .get(number as usize)
                .map_or(0, |entry| entry.rank),
            PlaceKey::Gazetteer(key) => self.gazetteer.population(key),
        }
    }

    /// What a place lies in, nearest first, without itself.
    pub fn containers(&self, key: PlaceKey) -> Vec<PlaceKey> {
        let mut all = Vec::new();
        self.gather(key, 6, &mut all);
        all
    }

    /// The depth keeps two places that claim to hold each other from going round for ever.
    fn gather(&self, key: PlaceKey, depth: usize, all: &mut Vec<PlaceKey>) {
        let direct: Vec<PlaceKey> = match key {
            PlaceKey::Gazetteer(key) => self
                .gazetteer
                .containers(key)
                .map(PlaceKey::Gazetteer)
                .collect(),
            PlaceKey::Overlay(number) => self
                .entries
                .get(number as usize)
                .map(|entry| entry.within.clone())
                .unwrap_or_default(),
        };
        for outer in direct {
            if !all.contains(&outer) {
                all.push(outer);
                if depth > 0 && matches!(key, PlaceKey::Overlay(_)) {
                    self.gather(outer, depth - 1, all);
                }
            }
        }
    }

    /// The countries that a place lies in: itself if it is one; several for a region that crosses
    /// borders.
    pub fn countries(&self, key: PlaceKey) -> Vec<gazetteer::Key> {
        let mut around = vec![key];
        around.extend(self.containers(key));
        if let PlaceKey::Overlay(number) = key
            && let Some(entry) = self.entries.get(number as usize)
        {
            around.extend(&entry.comprises);
        }
        let mut all: Vec<gazetteer::Key> = around
            .into_iter()
            .filter_map(|key| match key {
                PlaceKey::Gazetteer(key) => self.gazetteer.country(key),
                PlaceKey::Overlay(_) => None,
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Default for Places {
    /// The gazetteer without the overlay.
    fn default() -> Self {
        Self::new(Gazetteer::world())
    }
}

/// The GeoNames identifier in an IRI.
/// The subjects of a file that are places.
fn subjects(file: &TurtleFile) -> impl Iterator<Item = &str> {
    let class = format!("{DL}Place");
    file.subjects()
        .filter(move |subject| file.is_a(subject, &class))
}

/// The gazetteer's identifier in an IRI of GeoNames or of an airport.
fn gazetteer_id(iri: &str) -> Option<gazetteer::Id> {
    match iri.strip_prefix(GEONAMES) {
        Some(id) => Some(gazetteer::Id::geonames(
            id.trim_end_matches('/').parse().ok()?,
        )),
        None => gazetteer::Id::icao(iri.strip_prefix(AIRPORT)?),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const PREFIXES: &str = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n\
        @prefix place: <https://w3id.org/dateline/place/> .\n\
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        @prefix dct: <http://purl.org/dc/terms/> .\n\
        @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .\n";

    fn read(places: &mut Places, entries: &str) -> Result<(), KnowledgeError> {
        let text = format!("{PREFIXES}{entries}");
        places.read(&TurtleFile::parse(Path::new("own.ttl"), &text)?)
    }

    #[test]
    fn a_users_place_is_found_with_its_containment() {
        let mut places = Places::default();
        read(
            &mut places,
            "place:mill a dl:Place ; skos:prefLabel \"Fern Mill\"@en ; skos:altLabel \"Mill of Fern\"@en ;\n\
             dl:placeKind \"base\" ; dl:within <https://w3id.org/dateline/country/SYR> .",
        )
        .unwrap();
        let (key, naming) = places.lookup("mill of fern")[0];
        assert_eq!((places.kind(key), naming), (Kind::Base, Naming::Other));
        assert_eq!(
            places.iri(key).as_deref(),
            Some("https://w3id.org/dateline/place/mill")
        );
        let codes: Vec<_> = places
            .countries(key)
            .iter()
            .filter_map(|&key| places.gazetteer.codes(key))
            .collect();
        assert_eq!(codes, [("SY", "SYR")]);
        assert_eq!(places.position(key), None);
    }

    #[test]
    fn a_name_added_to_a_place_of_the_gazetteer_leads_there() {
        let mut places = Places::default();
        read(&mut places, "<https://sws.geonames.org/2988507/> a dl:Place ; skos:altLabel \"Bigtown on Seine\"@en .").unwrap();
        let (key, _) = places.lookup("Bigtown-on-Seine")[0];
        assert_eq!(places.geonames(key), Some(2_988_507));
        assert_eq!(
            places.iri(key).as_deref(),
            Some("https://sws.geonames.org/2988507/")
        );
    }

    #[test]
    fn a_region_lies_in_the_middle_of_its_parts() {
        let mut places = Places::default();
        read(
            &mut places,
            "place:pair a dl:Place ; skos:prefLabel \"The Pair\"@en ;\n\
             dl:comprises <https://sws.geonames.org/2988507/>, <https://sws.geonames.org/2643743/> .",
        )
        .unwrap();
        let (lat, lon) = places.position(places.lookup("the pair")[0].0).unwrap();
        assert!(
            (lat - 50.18).abs() < 0.1 && (lon - 1.11).abs() < 0.1,
            "{lat} {lon}"
        );
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (entry, line, words) in [
            ("place:fernmill a dl:Place .", 6, "no skos:prefLabel"),
            (
                "\nplace:fernmill a dl:Place ; skos:prefLabel \"A\" ;\ndl:placeKind \"vilage\" .",
                8,
                "no kind of place",
            ),
            (
                "place:fernmill a dl:Place ; skos:prefLabel \"A\" ; geo:lat 95 ; geo:long 1 .",
                6,
                "no coordinate",
            ),
            (
                "place:fernmill a dl:Place ; skos:prefLabel \"A\" ; geo:lat 5 ; geo:long 1 .",
                6,
                "no dct:source",
            ),
            (
                "place:fernmill a dl:Place ; skos:prefLabel \"A\" ;\ndl:within place:nowhere .",
                7,
                "no known place",
            ),
            (
                "<https://sws.geonames.org/1/> a dl:Place ; skos:prefLabel \"A\" .",
                6,
                "no place of the gazetteer",
            ),
        ] {
            let error = read(&mut Places::default(), entry).unwrap_err();
            assert!(error.message.contains(words), "{error}");
            assert_eq!(error.line, line, "{error}");
        }
    }

    #[test]
    fn two_places_within_each_other_are_no_endless_chain() {
        let mut places = Places::default();
        read(
            &mut places,
            "place:a a dl:Place ; skos:prefLabel \"Ay\" ; dl:within place:b .\n\
             place:b a dl:Place ; skos:prefLabel \"Be\" ; dl:within place:a .",
        )
        .unwrap();
        let key = places.by_iri("https://w3id.org/dateline/place/a").unwrap();
        assert!(places.containers(key).len() <= 2);
    }
}
