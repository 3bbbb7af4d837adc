//! Persons: with a name that nobody curated, known from before by their surname, or told from a
//! body by what stands beside the name.

use std::ops::Range;

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, noun_sense};
use super::spot;
use crate::extract::clause::list;
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::kinds::NounSense;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl Finder<'_> {
    /// A named person, with what the titles before and the apposition after tell.
    pub(super) fn person(&mut self, head: usize) -> Option<Party> {
        let analysis = self.analysis;
        let entity = analysis.entity_at(head)?.clone();
        let phrase = Phrase::at(analysis, head);
        // The name proper: the entity without titles before it.
        let mut name = self.own_name(head).unwrap_or(entity.tokens.clone());
        while name.start < name.end {
            let word = analysis.lower(name.start).replace('.', "");
            let title = self.knowledge.kinds.is_title(&word)
                || analysis.pos(name.start) == Pos::Punct
                || self.spot_of[name.start]
                    .is_some_and(|at| !matches!(self.spots[at].meaning, Meaning::Actor(_)));
            if !title {
                break;
            }
            name.start += 1;
        }
        // "Colonel Anna Berg": a rank or office is no part of a name that has two words without it.
        while name.len() > 2
            && noun_sense(analysis, self.knowledge, name.start)
                .is_some_and(|(noun, _)| noun.sense == NounSense::Person)
        {
            name.start += 1;
        }
        // "comedian Anna Berg": what stands in small letters before a name is no part of it.
        while name.len() > 1
            && self.is_common_word(name.start)
            && (name.start + 1..name.end).any(|token| !self.is_common_word(token))
        {
            name.start += 1;
        }
        while name.end > name.start
            && (matches!(
                analysis.tag(name.end - 1),
                Tag::PosMark | Tag::Comma | Tag::Period | Tag::Cd
            ) || analysis.pos(name.end - 1) == Pos::Punct
                || name.len() > 1 && name.end - 1 != head && self.is_common_word(name.end - 1))
        {
            name.end -= 1;
        }
        if name.is_empty() {
            return None;
        }
        let name = self.as_told_elsewhere(name);
        let label = analysis.text_of(&name).to_owned();
        let mut owner = self.owner(&phrase);
        let mut kind = None;
        let mut office = None;
        let mut at = name.start;
        while at > phrase.tokens.start.min(entity.tokens.start) {
            at -= 1;
            if let Some((noun, _)) = noun_sense(analysis, self.knowledge, at)
                && noun.sense == NounSense::Person
            {
                kind = Some(noun.kind);
                office = self.office_at(at);
                break;
            }
        }
        // "Mohammed Samra, the governor of the province"; "the governor, Mohammed Samra".
        let beside: Vec<usize> = analysis
            .children_by(head, &[Dep::Appos])
            .filter(|&beside| !list::opens_clause(analysis, beside))
            .chain((analysis.dep(head) == Dep::Appos).then(|| analysis.head(head)))
            .collect();
        for role in beside {
            if let Some((noun, start)) = noun_sense(analysis, self.knowledge, role)
                && noun.sense == NounSense::Person
            {
                let described = Phrase::at(analysis, role);
                let more = self.owner(&described);
                office = office.or_else(|| self.office_at(role));
                kind = kind.or(Some(
                    self.kind_in_context(&described, noun.kind, &more, start),
                ));
                if owner.countries.is_empty() {
                    owner.countries = more.countries;
                }
                owner.party = owner.party.or(more.party);
            }
        }
        let kinds = self.kinds();
        if kind.is_none_or(|kind| kind.inherits)
            && let Some(of) = owner
                .party
                .as_ref()
                .and_then(|party| party.kind_iri.as_deref())
        {
            kind = kinds.get(of);
        }
        let kin = self.is_kin(head);
        let known = self.known_person(&label, head).filter(|_| !kin);
        let mut party = Party {
            label,
            tokens: name,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: kind
                .map_or(Classes::NONE, |kind| kind.classes)
                .with(Class::Actor)
                .with(Class::Person),
            country: owner.countries.first().cloned(),
            rule: "name",
            person: true,
            named: true,
            office,
            ..Party::default()
        };
        if let Some(known) = known {
            party.office = party.office.or(known.office);
            party.id.clone_from(&known.id);
            party.label.clone_from(&known.label);
            party.curated = known.curated;
            party.rule = "surname";
            if party.kind.is_none() {
                party.kind.clone_from(&known.kind);
                party.kind_iri.clone_from(&known.kind_iri);
                party.classes = party.classes.union(known.classes);
            }
            party.country = party.country.or(known.country);
        } else if party.country.is_none()
            && kind.is_some_and(|kind| kind.classes.contains(Class::State))
        {
            party.country = self.context_country(head, "", true);
        }
        Some(party)
    }

    /// Whether a surname is told to be that of another one's kin: "Berg, a cousin of Anna Berg".
    pub(in crate::extract) fn is_kin(&self, name: usize) -> bool {
        spot::is_kin(self.analysis, self.knowledge, name)
    }

    /// Whether somebody is only named to say whose kin another is.
    pub(in crate::extract) fn is_of_kin(&self, name: usize) -> bool {
        let analysis = self.analysis;
        let of = analysis.head(name);
        analysis.dep(name) == Dep::Pobj
            && analysis.lower(of) == "of"
            && (self.knowledge.lexicon).contains("kin", analysis.lemma(analysis.head(of)))
    }

    /// Another person of the surname of one whom a list has, where the report told of him last:
    /// "Anna Berg, the wife of President Berg, … Berg was held".
    pub(super) fn namesake(&self, actor: usize, token: usize) -> Option<Party> {
        let surname = self.knowledge.actors.list()[actor].person
            && self.spots[self.spot_of[token]?].tokens.len() == 1;
        let known = (self.known_person(self.analysis.text(token), token)).filter(|_| surname)?;
        let other = known.curated != Some(actor);
        other.then(|| known.referred(token..token + 1, "surname", false))
    }

    /// The person told before whose name is a town's or body's too, or taken for one: "Anna
    /// Lincoln … Lincoln's family".
    pub(super) fn bearer(&self, head: usize) -> Option<Party> {
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
        // "prosecutor Ann Example QC"; a militant one is its group's name.
        let trade = |token: usize| {
            role(token)
                && noun_sense(analysis, self.knowledge, token)
                    .is_some_and(|(noun, _)| !noun.kind.classes.contains(Class::Armed))
        };
        let titled = || {
            let first = analysis.entity_at(head).map(|name| name.tokens.start);
            first
                .and_then(|first| first.checked_sub(1))
                .is_some_and(trade)
        };
        two && match analysis.dep(head) {
            Dep::Appos => role(analysis.head(head)),
            _ => analysis.children_by(head, &[Dep::Appos]).any(role) || titled(),
        }
    }

    /// A name without a word at its edge that the tagger took for part of it, where the report has
    /// the name without it: "Anna Berg Dies" in a headline, "MP Anna Berg".
    fn as_told_elsewhere(&self, name: Range<usize>) -> Range<usize> {
        let analysis = self.analysis;
        let told = |tokens: &Range<usize>| {
            let text = analysis.text_of(tokens);
            tokens.len() > 1
                && analysis.entities().iter().any(|entity| {
                    entity.label == EntityLabel::Person
                        && entity.tokens.start != tokens.start
                        && analysis.text_of(&entity.tokens) == text
                })
        };
        // A first name is dropped for brevity, a rank or party's initials are no name.
        let leads = |token: usize| {
            let text = analysis.text(token);
            let initials = text.len() > 1 && text.chars().all(char::is_uppercase);
            initials
                || self.place_of[token].is_some()
                || self
                    .knowledge
                    .kinds
                    .is_title(&analysis.lower(token).replace('.', ""))
        };
        let mut name = name;
        while name.len() > 2 {
            let (front, back) = (name.start + 1..name.end, name.start..name.end - 1);
            name = if leads(name.start) && (told(&front) || leads(front.start)) {
                front
            } else if analysis.text(back.end).chars().all(char::is_alphabetic) && told(&back) {
                back
            } else {
                break;
            };
        }
        name
    }
}
