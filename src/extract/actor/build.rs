//! From a token to the parties that its phrase names: curated names first, then what the words
//! themselves tell.

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, counted, noun_sense};
use crate::extract::clause::list;
use crate::knowledge::class::Class;
use crate::knowledge::kinds::NounSense;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl<'a> Finder<'a> {
    /// The parties that a token's phrase names: more than one where nationalities are joined
    /// ("French and Egyptian warships").
    pub(super) fn build(&mut self, head: usize) -> Vec<Party> {
        if let Some(each) = self.each_that_shares(head) {
            return each;
        }
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
        // "by the paramilitary Border Force": the name behind it, though the parser heads the
        // phrase with the adjective.
        if self.analysis.tag(head) == Tag::Jj
            && let Some(name) = self.analysis.child(head, Dep::Appos)
            && self.analysis.subtree(name).start == head + 1
            && self.analysis.pos(name) == Pos::Propn
        {
            return self.resolve(name);
        }
        if let Some(person) = self.of_an_age(head) {
            return vec![person];
        }
        // An adjective is no party, whatever noun is written like it.
        if self.analysis.dep(head) == Dep::Amod
            && matches!(self.analysis.tag(head), Tag::Jj | Tag::Vbn | Tag::Vbg)
            && !self.tells_whose_attack(head)
        {
            return Vec::new();
        }
        // "Nine were wounded": what is said of somebody is nobody.
        if self.analysis.dep(head) == Dep::Acomp && self.analysis.pos(head) == Pos::Adj {
            return Vec::new();
        }
        if self.place_of[head].is_some() {
            // "prosecutor Ann Example QC": letters that are no province.
            let titled = self.stands_by_a_person(head)
                && (self.analysis.entity_at(head)).is_some_and(|entity| {
                    matches!(entity.label, EntityLabel::Person | EntityLabel::Org)
                });
            let named = self.bearer(head).or_else(|| match titled {
                true => self.person(head),
                false => None,
            });
            return match named {
                Some(person) => vec![person],
                None => self.place(head),
            };
        }
        if let Some(one) = self.one_named(head) {
            return vec![one];
        }
        if let Some(inner) = counted(self.analysis, self.knowledge, head) {
            let number = (self.analysis.tag(head) == Tag::Cd).then_some(head);
            return self
                .resolve(inner)
                .into_iter()
                .map(|mut party| {
                    // "All of Ruritania" is one country.
                    party.plural = !party.classes.contains(Class::Country);
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
            let person = self.person(head).or_else(|| self.bearer(head));
            return person.into_iter().collect();
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
        if self.is_within_noun(head) {
            return Vec::new();
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

    /// Whether an adjective tells by whom an attack is: "a rebel raid", not "a terrorist attack".
    fn tells_whose_attack(&self, token: usize) -> bool {
        let analysis = self.analysis;
        let attack = analysis.lemma(analysis.head(token));
        analysis.tag(token) == Tag::Jj
            && self.knowledge.lexicon.contains("attack-noun", attack)
            && !self
                .knowledge
                .lexicon
                .contains("attack-quality", analysis.lower(token))
            && noun_sense(analysis, self.knowledge, token).is_some_and(|(noun, _)| {
                noun.sense == NounSense::Person && noun.kind.classes.contains(Class::Rebel)
            })
    }

    /// Whether a noun is part of a thing's: the fighter of a "fighter jet". The army of an "army
    /// spokesman" is a party beside him.
    fn is_within_noun(&self, token: usize) -> bool {
        let head = self.analysis.head(token);
        let whole = || noun_sense(self.analysis, self.knowledge, head);
        self.analysis.dep(token) == Dep::Compound
            && head > token
            && whole().is_some_and(|(noun, start)| noun.sense == NounSense::Thing && start <= token)
    }

    /// A curated name: `None` where the token is in none, an empty option inside where it names
    /// no party here.
    pub(super) fn by_name(&mut self, token: usize) -> Option<Option<Party>> {
        let spot = self.spots[self.spot_of[token]?].clone();
        let tokens = spot.tokens.clone();
        let country = |at: usize| self.knowledge.countries.iter().nth(at);
        Some(match spot.meaning {
            Meaning::Actor(at) => {
                if let Some(namesake) = self.namesake(at, token) {
                    return Some(Some(namesake));
                }
                if !self.knowledge.actors.list()[at].person
                    && let Some(holder) = self.holder_beside(&tokens)
                {
                    return Some(Some(holder));
                }
                let mut party = Party::of_actor(self.knowledge, at, tokens, self.year);
                party.plural = self.analysis.tag(token) == Tag::Nns;
                Some(party)
            }
            Meaning::Country(at) => {
                country(at).map(|country| Party::of_country(country, tokens, "country"))
            }
            Meaning::Adjective(at) | Meaning::Demonym(at) => {
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
                    .then(|| self.government_at(country, tokens))
            }
        })
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

    /// The first conjunct of a coordination that a token is part of.
    pub(in crate::extract) fn conjoined_first(&self, token: usize) -> usize {
        let mut at = token;
        while list::is_member(self.analysis, at) {
            at = self.analysis.head(at);
        }
        at
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
