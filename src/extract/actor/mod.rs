//! Who can act: every noun phrase that names a party, resolved to an actor.
//!
//! [`find`] reads a document from left to right, so that descriptions and pronouns are resolved
//! against what was told before them, and hands on an [`ActorIndex`], which roles, attribution and
//! mentions are read from.
//!
//! [`build`] asks in turn for a curated name ([`spot`]), a person ([`person`]), a body or community
//! ([`named`], [`unlisted`]), a place that acts ([`metonym`], [`country`]) and a description
//! ([`described`], with [`age`], [`apposed`], [`arms`], [`joined`] and [`kind`]). [`phrase`] takes a noun phrase
//! apart, [`owner`] says what it belongs to, and [`label`] what the party is called.

mod age;
mod apposed;
mod arms;
mod build;
mod country;
mod described;
mod joined;
mod kind;
mod label;
mod metonym;
mod named;
mod owner;
mod party;
mod person;
mod phrase;
mod spot;
mod unlisted;

pub use crate::knowledge::class::{Class, Classes};
pub use party::{Party, local_iri};
pub use phrase::{Determiner, Phrase, counted, noun_sense};
pub use spot::{Spot, head_of};

use super::coreference::Discourse;
use super::first_person;
use super::place::PlaceMention;
use super::record::Participant;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::knowledge::kinds::Kinds;
use crate::language::{Analysis, Dep, Pos, Tag};

/// What every token of a document is the head of, as far as it can act.
#[derive(Clone, Debug, Default)]
pub struct ActorIndex {
    participants: Vec<Vec<Participant>>,
    parties: Vec<Vec<Party>>,
    classes: Vec<Classes>,
}

impl ActorIndex {
    /// The party that a token's noun phrase names: curated, described, built from the phrase, or
    /// what a pronoun stands for. `token` is the head of the phrase, or any token of a name.
    /// `None` where the token names nothing that can act.
    pub fn participant(&self, token: usize) -> Option<&Participant> {
        self.participants(token).first()
    }

    /// All parties of a phrase: several where nationalities are joined ("French and Egyptian
    /// warships").
    pub fn participants(&self, token: usize) -> &[Participant] {
        self.participants.get(token).map_or(&[], Vec::as_slice)
    }

    /// The party behind [`Self::participant`], with what extraction knows of it besides.
    pub fn party(&self, token: usize) -> Option<&Party> {
        self.parties.get(token)?.first()
    }

    /// What the token's noun phrase is, for the tests of patterns. Also set where there is no
    /// participant (weapons, vehicles).
    pub fn classes(&self, token: usize) -> Classes {
        self.classes.get(token).copied().unwrap_or_default()
    }

    /// Says whom a token stands for that names nobody by itself.
    pub(super) fn assign(
        &mut self,
        token: usize,
        party: Party,
        document: &Document,
        analysis: &Analysis,
    ) {
        if token < self.parties.len() {
            self.participants[token] = vec![party.record(document, analysis)];
            self.classes[token] = self.classes[token].union(party.classes);
            self.parties[token] = vec![party];
        }
    }
}

/// Every actor of a document. The document's date decides which of a name's meanings holds.
pub fn find(
    document: &Document,
    analysis: &Analysis,
    knowledge: &Knowledge,
    places: &[PlaceMention],
) -> ActorIndex {
    let year = document.metadata.date.map(|date| date.year());
    let mut finder = Finder::new(analysis, knowledge, places, year);
    finder.discourse.issuer =
        first_person::issuer(document, knowledge).and_then(|issuer| issuer.country);
    for token in 0..analysis.len() {
        finder.make(token);
    }
    let mut index = ActorIndex {
        participants: finder
            .parties
            .iter()
            .map(|parties| {
                parties
                    .iter()
                    .map(|party| party.record(document, analysis))
                    .collect()
            })
            .collect(),
        classes: finder.classes,
        parties: finder.parties,
    };
    for token in 0..index.parties.len() {
        for party in &index.parties[token] {
            index.classes[token] = index.classes[token].union(party.classes);
        }
    }
    index
}

/// The work of [`find`]: parties token by token, each made once.
pub(super) struct Finder<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) knowledge: &'a Knowledge,
    places: &'a [PlaceMention],
    /// Place that a token is part of.
    place_of: Vec<Option<usize>>,
    spots: Vec<Spot>,
    /// Curated name that a token is part of.
    spot_of: Vec<Option<usize>>,
    year: Option<i16>,
    pub(super) parties: Vec<Vec<Party>>,
    /// Whether a token's parties are made or being made.
    begun: Vec<bool>,
    classes: Vec<Classes>,
    pub(super) discourse: Discourse,
}

impl<'a> Finder<'a> {
    fn new(
        analysis: &'a Analysis,
        knowledge: &'a Knowledge,
        places: &'a [PlaceMention],
        year: Option<i16>,
    ) -> Self {
        let len = analysis.len();
        let mut place_of = vec![None; len];
        for (at, place) in places.iter().enumerate() {
            for slot in place_of.get_mut(place.tokens.clone()).into_iter().flatten() {
                *slot = Some(at);
            }
        }
        let spots = spot::spot(analysis, knowledge, year);
        let mut spot_of = vec![None; len];
        for (at, spot) in spots.iter().enumerate() {
            spot_of[spot.tokens.clone()].fill(Some(at));
        }
        let discourse = Discourse::new(analysis, knowledge, &spots, places);
        Self {
            analysis,
            knowledge,
            places,
            place_of,
            spots,
            spot_of,
            year,
            parties: vec![Vec::new(); len],
            begun: vec![false; len],
            classes: vec![Classes::NONE; len],
            discourse,
        }
    }

    pub(super) fn kinds(&self) -> &'a Kinds {
        &self.knowledge.kinds
    }

    /// The parties of a token's phrase, made now if they are not yet. A phrase that waits for
    /// itself ("its" in its own complement) has none.
    pub(super) fn resolve(&mut self, token: usize) -> Vec<Party> {
        self.make(token);
        self.parties[token].clone()
    }

    /// Makes the parties of a token's phrase, unless they are made or being made.
    fn make(&mut self, token: usize) {
        if std::mem::replace(&mut self.begun[token], true) {
            return;
        }
        self.parties[token] = if self.is_pronoun(token) {
            self.resolve_pronoun(token)
        } else if self.analysis.pos(token) == Pos::Punct {
            Vec::new()
        } else {
            self.build(token)
        };
        if !self.parties[token].is_empty() {
            self.discourse_add(token);
        } else if self.is_pronoun(token) {
            self.classes[token] = self.unnamed(token);
        }
    }

    /// What a pronoun that stands for nobody told before is all the same: "They looted the shops"
    /// tells of looting, whoever they are.
    fn unnamed(&self, token: usize) -> Classes {
        match self.analysis.lower(token) {
            "he" | "she" | "him" => Classes::NONE.with(Class::Actor).with(Class::Person),
            "they" if self.analysis.dep(token) == Dep::Nsubj => Classes::NONE.with(Class::Actor),
            _ => Classes::NONE,
        }
    }

    pub(super) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// The curated name that a token is part of.
    pub(super) fn spot_at(&self, token: usize) -> Option<&Spot> {
        Some(&self.spots[self.spot_of[token]?])
    }

    pub(super) fn is_pronoun(&self, token: usize) -> bool {
        matches!(self.analysis.tag(token), Tag::Prp | Tag::PrpPoss)
    }
}
