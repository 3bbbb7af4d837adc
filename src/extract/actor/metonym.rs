//! Names of places that act: capitals and countries for their governments, provinces for their
//! own.

use std::ops::Range;

use super::Finder;
use super::party::Party;
use super::phrase::Phrase;
use super::spot::Spot;
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::countries::Country;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, EntityLabel};

impl Finder<'_> {
    /// Whether a capital stands where an actor does rather than a place.
    pub(super) fn acts(&self, token: usize) -> bool {
        let analysis = self.analysis;
        let top = self.conjoined_first(token);
        match analysis.dep(top) {
            Dep::Nsubj | Dep::Poss | Dep::Agent | Dep::Dobj | Dep::Dative => true,
            Dep::Nsubjpass => true,
            // "a Kremlin decision", but "the Nairobi bombing"
            Dep::Compound | Dep::Nmod => !self.place_of[token].is_some_and(|at| {
                let place = &self.places[at];
                place.capital && place.place.kind.as_deref() != Some("facility")
            }),
            Dep::Pobj => !self.is_locative(analysis.head(top)),
            _ => false,
        }
    }

    /// Whether a place is what follows a preposition: "in", but not "between" after "talks", "from"
    /// after "a plea" nor "to" after "protested".
    pub(super) fn is_locative(&self, preposition: usize) -> bool {
        let analysis = self.analysis;
        let word = analysis.lower(preposition);
        let governor = analysis.head(preposition);
        let set = match word {
            "between" => "between-parties",
            "from" => "from-parties",
            "to" => {
                return !(self.knowledge.lexicon)
                    .contains("done-to-parties", analysis.lemma(governor));
            }
            word => return self.knowledge.lexicon.contains("governs-a-place", word),
        };
        let of_parties =
            |token: usize| (self.knowledge.lexicon).contains(set, analysis.lemma(token));
        !of_parties(governor)
            && !analysis
                .children_by(governor, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Dobj])
                .any(of_parties)
    }

    /// Place names that act: only where a capital or country would.
    pub(super) fn place(&mut self, head: usize) -> Vec<Party> {
        let Some(at) = self.place_of[head] else {
            return self.unlisted_state(head).into_iter().collect();
        };
        let mention = &self.places[at];
        if !mention.metonym {
            let known = mention.place.lat.is_some() || mention.place.country.is_some();
            let party = if known && !self.does_as_body(head) {
                None
            } else {
                self.unlisted_state(head)
            };
            return party.into_iter().collect();
        }
        let country = mention
            .place
            .country
            .as_deref()
            .and_then(|code| self.knowledge.countries.by_code(code));
        let province = mention.place.kind.as_deref() == Some("province") && !mention.capital;
        // "the Texas Department of Justice" is a body, "PA" anybody.
        let body = self.analysis.entity_at(head).is_some_and(|entity| {
            entity.label == EntityLabel::Org && entity.tokens.len() > mention.tokens.len() + 1
        });
        let initials = (self.analysis.text_of(&mention.tokens).chars()).all(char::is_uppercase);
        if province && body {
            let phrase = Phrase::at(self.analysis, head);
            return self.organization(&phrase, None).into_iter().collect();
        }
        if province && initials {
            return Vec::new();
        }
        // A province that acts is not its country, as a capital is.
        if province {
            let kind = self.knowledge.kinds.named("government");
            return vec![Party {
                label: self.analysis.text_of(&mention.tokens).to_owned(),
                tokens: mention.tokens.clone(),
                kind: kind.map(|kind| kind.notation.clone()),
                kind_iri: kind.map(|kind| kind.iri.clone()),
                classes: Classes::of(&[Class::Actor, Class::State, Class::Org]),
                country: mention.place.country.clone(),
                rule: "metonym",
                named: true,
                ..Party::default()
            }];
        }
        let tokens = mention.tokens.clone();
        (country.map(|country| self.government_at(country, tokens)))
            .into_iter()
            .collect()
    }

    /// Who governs from a capital: the body that has its seat there, unless the report speaks of the
    /// country itself.
    pub(super) fn government_at(&self, country: &Country, tokens: Range<usize>) -> Party {
        let own = |spot: &Spot| match spot.meaning {
            Meaning::Country(at) | Meaning::Adjective(at) | Meaning::Demonym(at) => {
                (self.knowledge.countries.iter().nth(at)).is_some_and(|own| own.iri == country.iri)
            }
            _ => false,
        };
        let body = (country.seat_of.as_deref())
            .filter(|_| !self.spots().iter().any(own))
            .and_then(|iri| self.knowledge.actors.position(iri))
            .filter(|&at| {
                let body = &self.knowledge.actors.list()[at];
                self.year.is_none_or(|year| body.holds_in(year))
            });
        match body {
            Some(at) => Party {
                rule: "metonym",
                ..Party::of_actor(self.knowledge, at, tokens, self.year)
            },
            None => Party::of_country(country, tokens, "metonym"),
        }
    }
}
