//! Capitals that nobody names: "the Ruritanian capital", "Ruritania's capital", and "the capital" of
//! the country that a report is about.

use std::collections::BTreeMap;

use super::Binder;
use crate::extract::place::{self, PlaceMention};
use crate::extract::record::PlaceRef;
use crate::knowledge::gazetteer::Kind;
use crate::knowledge::places::PlaceKey;
use crate::language::Dep;

impl Binder<'_, '_> {
    /// The country whose ground a noun is by its words: by an adjective before it, by its owner, by
    /// what follows "of".
    pub(super) fn country_of_ground(&self, token: usize) -> Option<&PlaceMention> {
        let a = self.facts.analysis;
        let adjective = self.facts.places.iter().find(|place| {
            let bare = place.tokens.start == 0 || a.text(place.tokens.start - 1) != "-";
            place.adjective && bare && place.tokens.end <= token && a.head(place.head) == token
        });
        let country = |token: usize| {
            let place = self.facts.place(token)?;
            (place.place.kind.as_deref() == Some("country")).then_some(place)
        };
        let owner = || (a.children_by(token, &[Dep::Poss])).find_map(country);
        let of = || {
            let named = self.clauses.own_prepositional(token, "of");
            named.into_iter().find_map(country)
        };
        adjective.or_else(owner).or_else(of)
    }

    /// The capital of a country: as the report names it, else as the list of states does.
    pub(super) fn capital_of(&self, code: &str) -> Option<PlaceRef> {
        let named = (self.facts.places.iter())
            .find(|place| place.capital && place.place.country.as_deref() == Some(code));
        if let Some(named) = named {
            return Some(self.alone(named));
        }
        let country = self.countries.by_code(code)?;
        let own = self.places.gazetteer.country_of_code(&country.alpha2)?;
        let city = |name: &String| {
            let cities = self.places.lookup(name).into_iter().map(|(key, _)| key);
            cities
                .filter(|&key| self.places.kind(key) == Kind::City)
                .filter(|&key| self.places.countries(key) == [own])
                .max_by_key(|&key| self.places.weight(key))
        };
        let key = country.metonyms.iter().find_map(city)?;
        Some(place::reference(self.places, key))
    }

    /// The country that most of the places that the report tells of lie in, with the first of them.
    pub(super) fn home(&self) -> Option<(PlaceKey, &PlaceMention)> {
        let told = self.told();
        let mut countries: BTreeMap<PlaceKey, (usize, &PlaceMention)> = BTreeMap::new();
        for told in told {
            let place = self.mention(told);
            if let Some(country) = place.key.and_then(|key| self.country(key)) {
                countries.entry(country).or_insert((0, place)).0 += told.weight();
            }
        }
        let all: usize = told.iter().map(super::frame::Told::weight).sum();
        (countries.into_iter())
            .find(|&(_, (weight, _))| weight * 3 > all * 2)
            .map(|(country, (_, first))| (country, first))
    }
}
