//! The world's places by name: what [`crate::extract::place`] chooses from.
//!
//! The built-in file is part of the program (GeoNames, CC BY 4.0; `gazetteer/README.md`) and is
//! read in place, so starting costs nothing; a user's own dump, compiled by
//! `dateline gazetteer import`, is a further layer over it.

mod build;
mod fold;
mod kind;
mod layer;

use std::collections::{BTreeMap, BTreeSet};

pub use build::{BuildError, Built, build};
pub use fold::{fold, is_article, skeleton};
pub use kind::Kind;
pub use layer::{Layer, LayerError};

use layer::unpack_code;

/// A place of a gazetteer: its layer and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    layer: u16,
    number: u32,
}

/// What a gazetteer knows a place by: a GeoNames identifier, or the ICAO code of an airport that
/// has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    number: u32,
    /// Whether the number is a packed ICAO code.
    coded: bool,
}

impl Id {
    /// Of GeoNames.
    pub fn geonames(number: u32) -> Self {
        Self {
            number,
            coded: false,
        }
    }

    /// An ICAO code; `None` if it is none.
    pub fn icao(code: &str) -> Option<Self> {
        Some(Self {
            number: layer::pack_code(code)?,
            coded: true,
        })
    }
}

/// What is known of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its own name.
    pub label: String,
    /// GeoNames identifier.
    pub geonames: Option<u32>,
    /// ICAO code, for an airport without a GeoNames identifier.
    pub icao: Option<String>,
    /// Latitude and longitude in degrees (WGS 84).
    pub position: Option<(f64, f64)>,
    /// Number of people, exact to a tenth; 0 where unknown.
    pub population: u64,
    /// What sort of place it is.
    pub kind: Kind,
    /// The smallest division or country it lies in.
    pub within: Option<Key>,
}

/// Places by name, in layers.
#[derive(Debug)]
pub struct Gazetteer {
    layers: Vec<Layer>,
}

/// The compiled file that is part of the program.
static WORLD: &[u8] = include_bytes!("gazetteer/world.bin");

impl Gazetteer {
    /// The built-in gazetteer.
    pub fn world() -> Self {
        Self::from_layers(Layer::new(WORLD).into_iter().collect())
    }

    /// A gazetteer of the given layers; where two have the same place, the first one's counts.
    pub fn from_layers(layers: Vec<Layer>) -> Self {
        Self { layers }
    }

    /// Adds a layer, such as a user's own import.
    pub fn push(&mut self, layer: Layer) {
        self.layers.push(layer);
    }

    /// Number of places in all layers.
    pub fn len(&self) -> usize {
        self.layers.iter().map(Layer::len).sum()
    }

    /// Whether no layer has a place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every place of that name in any spelling that folds alike; true where it is the place's own
    /// name.
    pub fn lookup(&self, name: &str) -> Vec<(Key, bool)> {
        self.lookup_folded(&fold(name))
    }

    /// The same of a name that [`fold`] has folded.
    pub fn lookup_folded(&self, folded: &str) -> Vec<(Key, bool)> {
        if folded.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (index, layer) in self.layers.iter().enumerate() {
            layer.lookup(folded, |number, own| {
                found.push((
                    Key {
                        layer: index as u16,
                        number,
                    },
                    own,
                ));
            });
        }
        if self.layers.len() > 1 {
            let mut seen = BTreeSet::new();
            found.retain(|&(key, _)| {
                self.record(key)
                    .is_some_and(|record| seen.insert((record.id, record.coded)))
            });
        }
        found
    }

    /// What is known of a place.
    pub fn place(&self, key: Key) -> Option<Place> {
        let record = self.record(key)?;
        Some(Place {
            label: self.layers.get(usize::from(key.layer))?.label(key.number)?,
            geonames: (!record.coded).then_some(record.id),
            icao: record.coded.then(|| unpack_code(record.id)),
            position: record.position,
            population: record.population,
            kind: record.kind,
            within: record.container.map(|number| Key { number, ..key }),
        })
    }

    /// What sort of place it is.
    pub fn kind(&self, key: Key) -> Option<Kind> {
        self.layers.get(usize::from(key.layer))?.kind(key.number)
    }

    /// Number of people, exact to a tenth.
    pub fn population(&self, key: Key) -> u64 {
        self.record(key).map_or(0, |record| record.population)
    }

    /// Latitude and longitude in degrees.
    pub fn position(&self, key: Key) -> Option<(f64, f64)> {
        self.record(key)?.position
    }

    /// The divisions and the country that a place lies in, smallest first, without itself.
    pub fn containers(&self, key: Key) -> impl Iterator<Item = Key> + '_ {
        let mut at = Some(key);
        // Chains are four long at most; the bound keeps a spoilt file from going round for ever.
        std::iter::from_fn(move || {
            let number = at?.number;
            at = self
                .layers
                .get(usize::from(key.layer))?
                .container(number)
                .map(|number| Key { number, ..key });
            at
        })
        .take(8)
    }

    /// The country of a place: itself if it is one.
    pub fn country(&self, key: Key) -> Option<Key> {
        std::iter::once(key)
            .chain(self.containers(key))
            .find(|&key| self.kind(key) == Some(Kind::Country))
    }

    /// The ISO 3166-1 codes, of two and of three letters, of a country.
    pub fn codes(&self, country: Key) -> Option<(&str, &str)> {
        self.layers
            .get(usize::from(country.layer))?
            .codes(country.number)
    }

    /// The country with an ISO 3166-1 code of two or three letters.
    pub fn country_of_code(&self, code: &str) -> Option<Key> {
        self.layers.iter().enumerate().find_map(|(layer, file)| {
            Some(Key {
                layer: layer as u16,
                number: file.country(code)?,
            })
        })
    }

    /// The place with an identifier. Reads the identifiers from first to last; for many,
    /// [`Self::all_by_id`] reads them once.
    pub fn by_id(&self, id: Id) -> Option<Key> {
        self.all_by_id(&BTreeSet::from([id])).remove(&id)
    }

    /// The places with the given identifiers.
    pub fn all_by_id(&self, ids: &BTreeSet<Id>) -> BTreeMap<Id, Key> {
        // Nearly all identifiers are others: their low bits say so without a search.
        let low = |number: u32| usize::from(number as u16);
        let mut wanted = vec![false; 1 << 16];
        for id in ids {
            wanted[low(id.number)] = true;
        }
        let mut found = BTreeMap::new();
        for (layer, file) in self.layers.iter().enumerate() {
            file.for_each_id(|number, place| {
                if !wanted[low(number)] {
                    return;
                }
                let coded = file.is_coded(place);
                let id = Id { number, coded };
                if ids.contains(&id) {
                    found.entry(id).or_insert(Key {
                        layer: layer as u16,
                        number: place,
                    });
                }
            });
        }
        found
    }

    /// Places of a country whose name has the same consonants, for spellings that no source lists.
    /// Skeletons of fewer than three letters are asked for at the caller's risk.
    pub fn by_skeleton(&self, name: &str, country: Key) -> Vec<Key> {
        let wanted = skeleton(name);
        let code = self.codes(country).map_or("", |(code, _)| code);
        let mut found = Vec::new();
        for (index, file) in self.layers.iter().enumerate() {
            let layer = index as u16;
            let here = if layer == country.layer {
                Some(country.number)
            } else {
                file.country(code)
            };
            let places = here.map_or_else(Vec::new, |here| file.by_skeleton(&wanted, here));
            found.extend(places.into_iter().map(|number| Key { layer, number }));
        }
        found
    }

    fn record(&self, key: Key) -> Option<layer::Record> {
        self.layers.get(usize::from(key.layer))?.record(key.number)
    }
}

#[cfg(test)]
mod tests;
