//! Curated actors: armed groups, organisations, leaders, outlets and monitors, with their names,
//! kinds, countries and dates. Read from `ontology/actors.ttl`, `ontology/leaders.ttl` and
//! `ontology/sources.ttl`.

use super::KnowledgeError;
use super::countries::Countries;
use super::kinds::Kinds;
use super::names::{Meaning, Names};
use super::turtle::{TurtleFile, Value};
use super::vocabulary::{ALT_LABEL, PREF_LABEL, dl};

/// An actor that the ontology knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actor {
    /// IRI.
    pub iri: String,
    /// Preferred label.
    pub label: String,
    /// Other names, any case where the name allows it.
    pub other_names: Vec<String>,
    /// Names whose capitals are part of them ("IS").
    pub exact_names: Vec<String>,
    /// IRI of its kind.
    pub kind: String,
    /// ISO 3166-1 alpha-3 code of the country it belongs to, where it belongs to one.
    pub country: Option<String>,
    /// Whether it is one human being.
    pub person: bool,
    /// What a person holds or held ("President of Ruritania").
    pub office: Option<String>,
    /// First year of the office or of the name, where known.
    pub from: Option<i16>,
    /// Last year of the office or of the name, where it has ended.
    pub until: Option<i16>,
    /// IRI of the actor that owns or runs it.
    pub owner: Option<String>,
    /// Lemmas that speak of it again, beyond those of its kind.
    pub describes: Vec<String>,
}

impl Actor {
    /// Whether the entry holds in a year; an open end holds always.
    pub fn holds_in(&self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.until.is_none_or(|until| year <= until)
    }
}

/// All curated actors.
#[derive(Debug, Default)]
pub struct Actors {
    list: Vec<Actor>,
    names: Names,
}

impl Actors {
    /// Adds the actors of a file (`dl:Actor`, `dl:Person`, `dl:Source`).
    ///
    /// # Errors
    /// An actor without label or kind, an unknown kind or country, a year that is none.
    pub fn read(
        &mut self,
        file: &TurtleFile,
        kinds: &Kinds,
        countries: &Countries,
    ) -> Result<(), KnowledgeError> {
        for iri in file.subjects() {
            let person = file.is_a(iri, dl!("Person"));
            if !person && !file.is_a(iri, dl!("Actor")) && !file.is_a(iri, dl!("Source")) {
                continue;
            }
            let text = |property: &'static str| file.text(iri, property).map(str::to_owned);
            let all = |property| {
                file.values(iri, property)
                    .map(|value| value.as_str().to_owned())
                    .collect::<Vec<_>>()
            };
            let label = text(PREF_LABEL)
                .ok_or_else(|| file.mistake(iri, "an actor needs a skos:prefLabel"))?;
            let kind =
                text(dl!("kind")).ok_or_else(|| file.mistake(iri, "an actor needs a dl:kind"))?;
            if kinds.get(&kind).is_none() {
                return Err(file.mistake(&kind, format!("there is no kind {kind}")));
            }
            let country = match file.value(iri, dl!("country")) {
                None => None,
                Some(Value::Iri(country)) => {
                    let code = country.rsplit('/').next().unwrap_or(country);
                    let found = countries.by_code(code).ok_or_else(|| {
                        file.mistake(country, format!("there is no country {code}"))
                    })?;
                    Some(found.alpha3.clone())
                }
                Some(Value::Literal { text, .. }) => {
                    return Err(file.mistake(text, "dl:country is an IRI such as country:FRA"));
                }
            };
            let year = |property: &'static str| match file.text(iri, property) {
                None => Ok(None),
                Some(text) => text
                    .get(..4)
                    .and_then(|year| year.parse::<i16>().ok())
                    .map(Some)
                    .ok_or_else(|| {
                        file.mistake(text, format!("`{text}` does not begin with a year"))
                    }),
            };
            self.add(Actor {
                iri: iri.to_owned(),
                label,
                other_names: all(ALT_LABEL),
                exact_names: all(dl!("exactName")),
                kind,
                country,
                person,
                office: text(dl!("office")),
                from: year(dl!("from"))?,
                until: year(dl!("until"))?,
                owner: text(dl!("owner")),
                describes: all(dl!("describedAs")),
            });
        }
        Ok(())
    }

    fn add(&mut self, actor: Actor) {
        let meaning = Meaning::Actor(self.list.len());
        // An abbreviation that is an English word has only its exact form.
        let labels = std::iter::once(&actor.label).chain(&actor.other_names);
        for name in labels {
            self.names.add(name, false, meaning);
        }
        for name in &actor.exact_names {
            self.names.add(name, true, meaning);
        }
        self.list.push(actor);
    }

    /// Adds the names of countries to the index, after the actors' own.
    pub fn index_countries(&mut self, countries: &Countries) {
        for (at, country) in countries.iter().enumerate() {
            self.names.add(&country.name, false, Meaning::Country(at));
            let add = |names: &mut Names, list: &[String], meaning| {
                for name in list {
                    names.add(name, false, meaning);
                }
            };
            add(&mut self.names, &country.other_names, Meaning::Country(at));
            add(&mut self.names, &country.adjectives, Meaning::Adjective(at));
            add(&mut self.names, &country.demonyms, Meaning::Demonym(at));
            add(&mut self.names, &country.metonyms, Meaning::Metonym(at));
        }
    }

    /// Names of one word, case and all, which the language engine is to read as names.
    pub fn single_names(&self) -> impl Iterator<Item = &str> {
        let names = self.list().iter().flat_map(|actor| &actor.exact_names);
        names.map(String::as_str).filter(|name| !name.contains(' '))
    }

    /// Every actor; [`Meaning::Actor`] counts in this order.
    pub fn list(&self) -> &[Actor] {
        &self.list
    }

    /// By IRI.
    pub fn get(&self, iri: &str) -> Option<&Actor> {
        self.list.iter().find(|actor| actor.iri == iri)
    }

    /// The number of the actor of an IRI, as [`Meaning::Actor`] has it.
    pub fn position(&self, iri: &str) -> Option<usize> {
        self.list.iter().position(|actor| actor.iri == iri)
    }

    /// The index of all names.
    pub fn names(&self) -> &Names {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const HEAD: &str = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";

    fn read(text: &str) -> Result<Actors, KnowledgeError> {
        let file = TurtleFile::parse(Path::new("a.ttl"), &format!("{HEAD}{text}"))?;
        let mut kinds = Kinds::default();
        let kind = "<urn:k> skos:notation \"k\" .";
        kinds.read(&TurtleFile::parse(
            Path::new("k.ttl"),
            &format!("{HEAD}{kind}"),
        )?)?;
        let mut actors = Actors::default();
        actors.read(&file, &kinds, &Countries::default())?;
        Ok(actors)
    }

    #[test]
    fn an_office_holds_between_its_years() {
        let actors = read("<urn:a> a dl:Person ; skos:prefLabel \"Rudolf Elphberg\"@en ; dl:kind <urn:k> ; dl:from \"1894\" ; dl:until \"1898\" .").unwrap();
        let king = &actors.list()[0];
        assert!(king.person && king.holds_in(1896) && !king.holds_in(1900));
    }

    #[test]
    fn an_unknown_kind_or_country_is_reported_with_its_line() {
        let error =
            read("<urn:a> a dl:Actor ;\n  skos:prefLabel \"A\"@en ;\n  dl:kind <urn:nowhere> .")
                .unwrap_err();
        assert_eq!(error.line, 5);
        let error = read("<urn:a> a dl:Actor ; skos:prefLabel \"A\"@en ; dl:kind <urn:k> ;\n dl:country <https://x/country/QQQ> .").unwrap_err();
        assert_eq!(error.line, 4);
    }
}
