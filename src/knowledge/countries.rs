//! Countries and territories: ISO 3166 codes, names, adjectives of nationality, the people's
//! names, the capital, and words for the government. Read from `ontology/countries.ttl`.

use std::collections::BTreeMap;

/// A state or territory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Country {
    /// IRI.
    pub iri: String,
    /// ISO 3166-1 alpha-2 code.
    pub alpha2: String,
    /// ISO 3166-1 alpha-3 code.
    pub alpha3: String,
    /// Preferred name.
    pub name: String,
    /// Other names and abbreviations.
    pub other_names: Vec<String>,
    /// Adjectives of nationality, the usual one first ("Syrian").
    pub adjectives: Vec<String>,
    /// What its people are called ("Syrian", "Briton"), singular and plural.
    pub demonyms: Vec<String>,
    /// Names that stand for its government: the capital, a palace ("Moscow", "Kremlin").
    pub metonyms: Vec<String>,
    /// GeoNames identifier of the country.
    pub geonames: Option<u32>,
}

/// All countries.
#[derive(Debug, Default)]
pub struct Countries {
    list: Vec<Country>,
    by_code: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
    by_adjective: BTreeMap<String, usize>,
    by_demonym: BTreeMap<String, usize>,
    by_metonym: BTreeMap<String, usize>,
}

impl Countries {
    /// Every country, in order of code.
    pub fn iter(&self) -> impl Iterator<Item = &Country> {
        self.list.iter()
    }

    /// By ISO 3166-1 code, alpha-2 or alpha-3, in capitals.
    pub fn by_code(&self, code: &str) -> Option<&Country> {
        self.by_code.get(code).map(|&at| &self.list[at])
    }

    /// By any of its names, as written (without an article).
    pub fn by_name(&self, name: &str) -> Option<&Country> {
        self.by_name.get(name).map(|&at| &self.list[at])
    }

    /// By an adjective of nationality, as written ("Syrian").
    pub fn by_adjective(&self, word: &str) -> Option<&Country> {
        self.by_adjective.get(word).map(|&at| &self.list[at])
    }

    /// By what its people are called, as written ("Syrians", "Briton").
    pub fn by_demonym(&self, word: &str) -> Option<&Country> {
        self.by_demonym.get(word).map(|&at| &self.list[at])
    }

    /// By a name that stands for its government ("Moscow").
    pub fn by_metonym(&self, name: &str) -> Option<&Country> {
        self.by_metonym.get(name).map(|&at| &self.list[at])
    }
}
