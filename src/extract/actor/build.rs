//! From a token to the parties that its phrase names: curated names first, then what the words
//! themselves tell.

use std::ops::Range;

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, counted, noun_sense};
use crate::extract::clause::list;
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::countries::Country;
use crate::knowledge::kinds::NounSense;
use crate::knowledge::names::Meaning;
use crate::knowledge::vocabulary::ACTOR;
use crate::language::{Dep, EntityLabel, Pos, Tag};

/// Prepositions of place, after which a capital is a place.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "into",
    "across",
    "over",
    "through",
    "via",
    "toward",
    "towards",
    "within",
    "throughout",
    "beyond",
    "between",
    "along",
    "above",
    "on",
    "onto",
    "off",
    "past",
    "of",
    "from",
    "to",
    "north",
    "south",
    "east",
    "west",
];

impl<'a> Finder<'a> {
    /// The parties that a token's phrase names: more than one where nationalities are joined
    /// ("French and Egyptian warships").
    pub(super) fn build(&mut self, head: usize) -> Vec<Party> {
        if let Some(party) = self.by_name(head) {
            return party.into_iter().collect();
        }
        // A token inside a name speaks for the name.
        let up = self.analysis.head(head);
        if self.modifies(head)
            && up != head
            && self.analysis.entity_at(head).is_some_and(|entity| {
                entity.tokens.contains(&up)
                    && matches!(entity.label, EntityLabel::Person | EntityLabel::Org)
            })
        {
            let parties = self.resolve(up);
            if parties
                .first()
                .is_some_and(|party| party.tokens.contains(&head))
            {
                return parties;
            }
        }
        if let Some(people) = self.unlisted_people(head) {
            return vec![people];
        }
        // An adjective is no party, whatever noun is written like it.
        if self.analysis.dep(head) == Dep::Amod
            && matches!(self.analysis.tag(head), Tag::Jj | Tag::Vbn | Tag::Vbg)
        {
            return Vec::new();
        }
        // "Nine were wounded": what is said of somebody is nobody.
        if self.analysis.dep(head) == Dep::Acomp && self.analysis.pos(head) == Pos::Adj {
            return Vec::new();
        }
        if self.place_of[head].is_some() {
            return match self.bearer(head) {
                Some(person) => vec![person],
                None => self.place(head),
            };
        }
        if let Some(inner) = counted(self.analysis, head) {
            let number = (self.analysis.tag(head) == Tag::Cd).then_some(head);
            return self
                .resolve(inner)
                .into_iter()
                .map(|mut party| {
                    party.plural = true;
                    party.named = false;
                    party.count = number.map(|at| self.analysis.lower(at).to_owned());
                    if party.rule == "curated" || party.rule == "country" {
                        party.rule = "partitive";
                    }
                    party
                })
                .collect();
        }
        if self.speaks_of_two(head) && noun_sense(self.analysis, self.knowledge, head).is_none() {
            let noun = match self.analysis.lower(head) {
                "both" | "two" => String::new(),
                _ => self.analysis.lemma(head).to_lowercase(),
            };
            let pair = self.pair(head, &noun);
            if !pair.is_empty() {
                return pair;
            }
        }
        // "the wounded", "the displaced" are people, however they are tagged.
        let nominal = matches!(self.analysis.tag(head), Tag::Vbn | Tag::Vbd)
            && self.analysis.child(head, Dep::Det).is_some()
            && matches!(
                self.analysis.dep(head),
                Dep::Pobj | Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass
            );
        if !nominal
            && !matches!(
                self.analysis.pos(head),
                Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::X
            )
        {
            return Vec::new();
        }
        if let Some(country) = self.homeland(head) {
            let tokens = Phrase::at(self.analysis, head).tokens;
            return vec![Party::of_country(country, tokens, "homeland")];
        }
        let entity = self.analysis.entity_at(head).cloned();
        if let Some(entity) = &entity
            && (entity.label == EntityLabel::Person
                || entity.label == EntityLabel::Org && self.stands_by_a_person(head))
            && self.spot_of[head].is_none()
            && self.analysis.pos(head) == Pos::Propn
        {
            return self.person(head).into_iter().collect();
        }
        // "Anna Berg said … Berg wrote …", where the tagger does not know the surname.
        if entity.is_none()
            && self.analysis.tag(head) == Tag::Nnp
            && self.spot_of[head].is_none()
            && self.place_of[head].is_none()
            && let Some(known) = self.known_person(self.analysis.text(head), head)
            && self.conjoined_first(head) == head
            && matches!(
                self.analysis.dep(head),
                Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Poss
            )
        {
            return vec![known.referred(head..head + 1, "surname", false)];
        }
        let phrase = Phrase::at(self.analysis, head);
        if let Some(officers) = self.sole_officers(head) {
            return officers;
        }
        if let Some((noun, start)) = noun_sense(self.analysis, self.knowledge, head) {
            let (kind, sense) = (noun.kind, noun.sense);
            return self.described(&phrase, kind, sense, start);
        }
        match entity.map(|entity| entity.label) {
            Some(EntityLabel::Org) => (self.bearer(head))
                .or_else(|| self.organization(&phrase, None))
                .into_iter()
                .collect(),
            Some(EntityLabel::Norp) => self.community(&phrase).into_iter().collect(),
            Some(EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac) => {
                (self.bearer(head)).map_or_else(|| self.place(head), |person| vec![person])
            }
            None if self.looks_like_a_name(&phrase) => {
                self.organization(&phrase, None).into_iter().collect()
            }
            _ if self.opens_as_a_name(head)
                || self.is_unlisted_name(head) && self.takes_part(head) =>
            {
                self.organization(&phrase, None).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The person told before whose name is a town's or body's too, or taken for one: "Anna
    /// Lincoln … Lincoln's family".
    fn bearer(&self, head: usize) -> Option<Party> {
        let analysis = self.analysis;
        let longer = self.place_of[head]
            .is_some_and(|at| self.places[at].tokens.clone().any(|token| token < head));
        let acts = matches!(
            analysis.dep(head),
            Dep::Poss | Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj
        );
        // "Ms Lincoln"
        let part = (analysis.entity_at(head)).is_some_and(|entity| {
            let title = |token: usize| {
                let word = analysis.lower(token).replace('.', "");
                self.knowledge.kinds.is_title(&word)
            };
            entity
                .tokens
                .clone()
                .any(|token| token != head && !title(token))
        });
        if !acts || longer || part || self.spot_of[head].is_some() {
            return None;
        }
        let known = self.known_person(analysis.text(head), head)?;
        Some(known.referred(head..head + 1, "surname", false))
    }

    /// "his country": the state of whoever it is said to be the country of.
    fn homeland(&mut self, head: usize) -> Option<&'a Country> {
        let own = (self.knowledge.lexicon).contains("homeland", self.analysis.lower(head));
        let possessor = self.analysis.child(head, Dep::Poss).filter(|_| own)?;
        let party = self.resolve(possessor).into_iter().next()?;
        self.knowledge.countries.by_code(party.country.as_deref()?)
    }

    /// A curated name: `None` where the token is in none, an empty option inside where it names
    /// no party here.
    pub(super) fn by_name(&mut self, token: usize) -> Option<Option<Party>> {
        let spot = self.spots[self.spot_of[token]?].clone();
        let tokens = spot.tokens.clone();
        let country = |at: usize| self.knowledge.countries.iter().nth(at);
        Some(match spot.meaning {
            Meaning::Actor(at) => {
                let mut party = Party::of_actor(self.knowledge, at, tokens, self.year);
                party.plural = self.analysis.tag(token) == Tag::Nns;
                Some(party)
            }
            Meaning::Country(at) => {
                country(at).map(|country| Party::of_country(country, tokens, "country"))
            }
            Meaning::Adjective(at) => {
                let country = country(at)?;
                if self.modifies(token) {
                    Some(Party::of_country(country, tokens, "nationality"))
                } else {
                    Some(self.people(country, token, tokens))
                }
            }
            Meaning::Demonym(at) => {
                let country = country(at)?;
                if self.modifies(token) {
                    Some(Party::of_country(country, tokens, "nationality"))
                } else {
                    Some(self.people(country, token, tokens))
                }
            }
            Meaning::Metonym(at) => {
                let country = country(at)?;
                self.acts(token)
                    .then(|| Party::of_country(country, tokens, "metonym"))
            }
        })
    }

    /// "a spokesman, Willi Berg,": whether a name of two words or more stands beside what only a
    /// person is, so that it is no body's, whatever the tagger says.
    pub(super) fn stands_by_a_person(&self, head: usize) -> bool {
        let analysis = self.analysis;
        let name = analysis.entity_at(head).map(|entity| entity.tokens.clone());
        let two = name.is_some_and(|name| {
            (2..=4).contains(&name.len())
                && name.clone().all(|token| {
                    analysis.pos(token) == Pos::Propn
                        && self.spot_of[token].is_none()
                        && noun_sense(analysis, self.knowledge, token).is_none()
                })
        });
        let role = |token: usize| {
            analysis.tag(token) == Tag::Nn
                && noun_sense(analysis, self.knowledge, token)
                    .is_some_and(|(noun, _)| noun.sense == NounSense::Person)
        };
        two && match analysis.dep(head) {
            Dep::Appos => role(analysis.head(head)),
            _ => analysis.children_by(head, &[Dep::Appos]).any(role),
        }
    }

    /// Whether a token modifies a noun, so that it is no phrase of its own.
    pub(super) fn modifies(&self, token: usize) -> bool {
        matches!(
            self.analysis.dep(token),
            Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Npadvmod | Dep::Acomp
        ) || (self.analysis.dep(token) == Dep::Conj && {
            let first = self.analysis.head(token);
            self.analysis.dep(first) == Dep::Amod
        })
    }

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
            word => return LOCATIVE.contains(&word),
        };
        let of_parties =
            |token: usize| (self.knowledge.lexicon).contains(set, analysis.lemma(token));
        !of_parties(governor)
            && !analysis
                .children_by(governor, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Dobj])
                .any(of_parties)
    }

    /// The first conjunct of a coordination that a token is part of.
    pub(in crate::extract) fn conjoined_first(&self, token: usize) -> usize {
        let mut at = token;
        while list::is_member(self.analysis, at) {
            at = self.analysis.head(at);
        }
        at
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
        country
            .map(|country| Party::of_country(country, mention.tokens.clone(), "metonym"))
            .into_iter()
            .collect()
    }

    pub(super) fn sentence_start(&self, token: usize) -> usize {
        self.analysis.sentences()[self.analysis.sentence_of(token)].start
    }

    pub(super) fn looks_like_a_name(&self, phrase: &Phrase) -> bool {
        let head = phrase.head;
        let text = self.analysis.text(head);
        matches!(self.analysis.tag(head), Tag::Nnp | Tag::Nnps)
            && text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && text.starts_with(char::is_uppercase)
            && match self.analysis.dep(self.conjoined_first(head)) {
                Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Poss => true,
                Dep::Pobj => {
                    let first = self.conjoined_first(head);
                    !self.is_locative(self.analysis.head(first))
                }
                _ => false,
            }
    }
}
