//! Countries that parties are called after: their people, and "his country".

use std::ops::Range;

use super::Finder;
use super::party::Party;
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::countries::Country;
use crate::knowledge::vocabulary::ACTOR;
use crate::language::{Dep, Pos, Tag};

impl<'a> Finder<'a> {
    /// The people of a country: "Syrians", "the French".
    pub(super) fn people(&self, country: &Country, token: usize, tokens: Range<usize>) -> Party {
        let plural = matches!(self.analysis.tag(token), Tag::Nns | Tag::Nnps)
            || self.analysis.lower(token).ends_with('s');
        let kind = self.knowledge.kinds.named("civilians");
        let label = if plural || self.analysis.pos(token) != Pos::Adj {
            self.analysis.text_of(&tokens).to_owned()
        } else {
            format!("{} people", country.adjective())
        };
        Party {
            id: plural.then(|| format!("{ACTOR}{}/people", country.alpha3.to_lowercase())),
            label,
            tokens,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: Classes::of(&[Class::Actor, Class::Civilian, Class::Person]),
            country: Some(country.alpha3.clone()),
            rule: "demonym",
            plural,
            person: true,
            noun: "people".to_owned(),
            ..Party::default()
        }
    }

    /// "his country": the state of whoever it is said to be the country of.
    pub(super) fn homeland(&mut self, head: usize) -> Option<&'a Country> {
        let own = (self.knowledge.lexicon).contains("homeland", self.analysis.lower(head));
        let possessor = self.analysis.child(head, Dep::Poss).filter(|_| own)?;
        let party = self.resolve(possessor).into_iter().next()?;
        self.knowledge.countries.by_code(party.country.as_deref()?)
    }
}
