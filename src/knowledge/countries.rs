//! Countries and territories: ISO 3166 codes, names, adjectives of nationality, the people's
//! names, and words that stand for the government. Read from `ontology/countries.ttl`.

use super::turtle::TurtleFile;
use super::vocabulary::{ALT_LABEL, PREF_LABEL, dl};
use super::{Index, KnowledgeError};

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
    /// IRI of the body of several states that governs from its capital more than the country does, so
    /// that the capital stands for it.
    pub seat_of: Option<String>,
    /// GeoNames identifier of the country.
    pub geonames: Option<u32>,
}

impl Country {
    /// The adjective of nationality, or the name where there is none.
    pub fn adjective(&self) -> &str {
        self.adjectives.first().unwrap_or(&self.name)
    }
}

/// All countries.
#[derive(Debug, Default)]
pub struct Countries {
    list: Vec<Country>,
    by_code: Index<usize>,
    by_name: Index<usize>,
    by_adjective: Index<usize>,
    by_demonym: Index<usize>,
    by_metonym: Index<usize>,
}

impl Countries {
    /// Adds the countries of a file.
    ///
    /// # Errors
    /// A country without codes or name, or a code that is none.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        for iri in file.subjects() {
            if !file.is_a(iri, dl!("Country")) {
                continue;
            }
            let code = |property: &'static str, len: usize| {
                let code = file.text(iri, property).ok_or_else(|| {
                    file.mistake(iri, "a country needs its codes, dl:alpha2 and dl:alpha3")
                })?;
                if code.len() == len && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
                    Ok(code.to_owned())
                } else {
                    Err(file.mistake(code, format!("a code of {len} capital letters is needed")))
                }
            };
            let all = |property| {
                file.values(iri, property)
                    .map(|value| value.as_str().to_owned())
                    .collect::<Vec<_>>()
            };
            let geonames = match file.text(iri, dl!("geonames")) {
                None => None,
                Some(text) => Some(
                    text.parse()
                        .map_err(|_| file.mistake(text, "a GeoNames identifier is a number"))?,
                ),
            };
            self.add(Country {
                iri: iri.to_owned(),
                alpha2: code(dl!("alpha2"), 2)?,
                alpha3: code(dl!("alpha3"), 3)?,
                name: file
                    .text(iri, PREF_LABEL)
                    .ok_or_else(|| file.mistake(iri, "a country needs a skos:prefLabel"))?
                    .to_owned(),
                other_names: all(ALT_LABEL),
                adjectives: all(dl!("adjective")),
                demonyms: all(dl!("demonym")),
                metonyms: all(dl!("metonym")),
                seat_of: file.text(iri, dl!("seatOf")).map(str::to_owned),
                geonames,
            });
        }
        Ok(())
    }

    fn add(&mut self, country: Country) {
        let at = self.list.len();
        let insert = |map: &mut Index<usize>, key: &String| {
            map.entry(key.clone()).or_insert(at);
        };
        insert(&mut self.by_code, &country.alpha2);
        insert(&mut self.by_code, &country.alpha3);
        insert(&mut self.by_name, &country.name);
        for name in &country.other_names {
            insert(&mut self.by_name, name);
        }
        for word in &country.adjectives {
            insert(&mut self.by_adjective, word);
        }
        for word in &country.demonyms {
            insert(&mut self.by_demonym, word);
        }
        for word in &country.metonyms {
            insert(&mut self.by_metonym, word);
        }
        self.list.push(country);
    }

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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(text: &str) -> Result<Countries, KnowledgeError> {
        let mut countries = Countries::default();
        countries.read(&TurtleFile::parse(Path::new("c.ttl"), text)?)?;
        Ok(countries)
    }

    const HEAD: &str = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";

    #[test]
    fn a_country_is_found_by_code_name_adjective_people_and_capital() {
        let countries = read(&format!(
            "{HEAD}<urn:x> a dl:Country ; dl:alpha2 \"XX\" ; dl:alpha3 \"XXX\" ; skos:prefLabel \"Ixland\"@en ; dl:adjective \"Ixish\"@en ; dl:demonym \"Ixer\"@en ; dl:metonym \"Ixburg\"@en ; dl:geonames 7 ."
        ))
        .unwrap();
        for found in [
            countries.by_code("XX"),
            countries.by_code("XXX"),
            countries.by_name("Ixland"),
            countries.by_adjective("Ixish"),
            countries.by_demonym("Ixer"),
            countries.by_metonym("Ixburg"),
        ] {
            assert_eq!(found.unwrap().geonames, Some(7));
        }
    }

    #[test]
    fn a_wrong_code_is_reported_with_its_line() {
        let error = read(&format!(
            "{HEAD}<urn:x> a dl:Country ;\n dl:alpha2 \"XX\" ;\n dl:alpha3 \"x1\" ; skos:prefLabel \"Ixland\"@en ."
        ))
        .unwrap_err();
        assert_eq!(error.line, 5);
    }
}
