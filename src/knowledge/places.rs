//! Every place that can be named: the gazetteer and, over it, `ontology/places.ttl` with the bases,
//! seas, regions and neighbourhoods that a gazetteer lacks and the abbreviations that it doesn't list.

mod overlay;

use std::collections::BTreeMap;

use super::Index;
use super::gazetteer::{self, Gazetteer, Kind, fold, skeleton};
use super::vocabulary::COUNTRY;

const GEONAMES: &str = "https://sws.geonames.org/";
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

/// Everything that a name can stand for on the map.
#[derive(Debug)]
pub struct Places {
    /// The gazetteer below.
    pub gazetteer: Gazetteer,
    entries: Vec<Entry>,
    by_iri: Index<PlaceKey>,
    /// Identifiers of the gazetteer that an ontology file uses.
    by_id: BTreeMap<gazetteer::Id, gazetteer::Key>,
    /// By folded name.
    by_name: Index<Vec<(PlaceKey, Naming)>>,
    /// Places of the overlay by the skeletons of their names.
    by_skeleton: Index<Vec<PlaceKey>>,
    /// By abbreviation or adjective, as written.
    by_form: Index<Vec<(PlaceKey, Naming)>>,
}

impl Places {
    /// The gazetteer alone.
    pub fn new(gazetteer: Gazetteer) -> Self {
        Self {
            gazetteer,
            entries: Vec::new(),
            by_iri: Index::default(),
            by_id: BTreeMap::new(),
            by_name: Index::default(),
            by_skeleton: Index::default(),
            by_form: Index::default(),
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
        let folded = fold(name);
        let mut found = self.by_name.get(&folded).cloned().unwrap_or_default();
        for (key, own) in self.gazetteer.lookup_folded(&folded) {
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
mod tests;
