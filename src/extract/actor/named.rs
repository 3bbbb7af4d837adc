//! Parties with a name that nobody curated: persons, organisations, communities.

use std::ops::Range;

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, noun_sense};
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::kinds::{Kind, NounSense};
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
        let known = self.known_person(&label, head);
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

    /// A named organisation.
    pub(super) fn organization(
        &mut self,
        phrase: &Phrase,
        noun: Option<(&Kind, bool)>,
    ) -> Option<Party> {
        let analysis = self.analysis;
        let entity = analysis.entity_at(phrase.head).filter(|entity| {
            matches!(
                entity.label,
                EntityLabel::Org | EntityLabel::Product | EntityLabel::Fac
            )
        });
        let mut tokens = phrase.tokens.clone();
        if let Some(name) = entity.and_then(|_| self.own_name(phrase.head)) {
            let name = self.own_part(name, phrase.head);
            tokens = tokens.start.min(name.start)..tokens.end.max(name.end);
            if phrase.possessor.is_some() || name.len() >= tokens.len() {
                tokens.start = name.start;
            }
        }
        // "the larger Border Mission", "the 6, 000-member Academy"
        let capital = |token: usize| analysis.text(token).starts_with(char::is_uppercase);
        let named = (tokens.clone()).any(capital);
        while tokens.start < phrase.head
            && (matches!(
                analysis.tag(tokens.start),
                Tag::Dt | Tag::Cd | Tag::PosMark | Tag::PrpPoss
            ) || matches!(analysis.dep(tokens.start), Dep::Nummod)
                || analysis.pos(tokens.start) == Pos::Punct
                || named && self.is_common_word(tokens.start))
        {
            tokens.start += 1;
        }
        while tokens.end > phrase.head + 1 && analysis.tag(tokens.end - 1) == Tag::PosMark {
            tokens.end -= 1;
        }
        let owner = self.owner(phrase);
        let label = analysis.text_of(&tokens).to_owned();
        if !label.chars().any(char::is_alphabetic) {
            return None;
        }
        let kind = noun.map(|(kind, _)| kind).or_else(|| {
            noun_sense(analysis, self.knowledge, phrase.head).map(|(noun, _)| noun.kind)
        });
        let known = self.known_name(&label);
        let mut party = Party {
            label,
            tokens,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: kind
                .map_or(Classes::NONE, |kind| kind.classes)
                .with(Class::Actor)
                .with(Class::Org),
            country: owner.countries.first().cloned(),
            rule: "name",
            person: noun.is_some_and(|(_, person)| person),
            named: true,
            ..Party::default()
        };
        if let Some(known) = known {
            party.id.clone_from(&known.id);
            party.kind = party.kind.or(known.kind);
            party.country = party.country.or(known.country);
        }
        Some(party)
    }

    /// Whether a sentence has all its nouns and verbs with capitals, as headlines have.
    fn is_title_case(&self, token: usize) -> bool {
        let analysis = self.analysis;
        let mut range = analysis.sentences()[analysis.sentence_of(token)].clone();
        !range.any(|token| {
            matches!(analysis.pos(token), Pos::Noun | Pos::Verb | Pos::Adj)
                && analysis.text(token).starts_with(char::is_lowercase)
        })
    }

    /// Of two names that the tagger takes for one, "Army of the North, Border Guard", the one that
    /// a token is part of: a comma parts them where the other is known by itself.
    fn own_part(&self, name: Range<usize>, head: usize) -> Range<usize> {
        let comma = name
            .clone()
            .find(|&token| self.analysis.tag(token) == Tag::Comma);
        let Some(comma) = comma else {
            return name;
        };
        let (before, after) = (name.start..comma, comma + 1..name.end);
        let (own, other) = match head < comma {
            true => (before, after),
            false => (after, before),
        };
        let known = (self.spots.iter()).any(|spot| {
            matches!(spot.meaning, Meaning::Actor(_))
                && spot.tokens.start == other.start
                && spot.tokens.end >= other.end
        });
        match known && own.contains(&head) {
            true => own,
            false => name,
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

    /// Whether a word is written as common words are.
    fn is_common_word(&self, token: usize) -> bool {
        let text = self.analysis.text(token);
        text.starts_with(char::is_lowercase)
            && !matches!(self.analysis.tag(token), Tag::Nnp | Tag::Nnps | Tag::Fw)
    }

    /// People of one faith, nation or tribe that the tagger knows.
    pub(super) fn community(&mut self, phrase: &Phrase) -> Option<Party> {
        if self.modifies(phrase.head) {
            return None;
        }
        let kind = self.knowledge.kinds.named("community")?;
        let owner = self.owner(phrase);
        let mut party = self.phrase_party(
            phrase,
            kind,
            true,
            owner.countries.first().map(String::as_str),
            &owner,
        );
        party.plural = matches!(self.analysis.tag(phrase.head), Tag::Nns | Tag::Nnps);
        party.named = false;
        Some(party)
    }

    /// Whether the phrase is a name of its own: capitals on the head and on a modifier that is
    /// neither a country nor a common kind.
    pub(super) fn is_proper(&self, phrase: &Phrase, start: usize) -> bool {
        let analysis = self.analysis;
        let high = |token: usize| analysis.text(token).starts_with(char::is_uppercase);
        if !high(phrase.head) || phrase.head == self.sentence_start(phrase.head) {
            return false;
        }
        // "the New Farmers' Army": a possessor inside the name owns nothing.
        if let Some(possessor) = phrase.possessor
            && self.spot_of[possessor].is_none()
            && analysis.entity_at(phrase.head).is_some_and(|entity| {
                entity.label == EntityLabel::Org && entity.tokens.contains(&possessor)
            })
        {
            return true;
        }
        // "the Tollen Resistance Committee": a town's own body, not one of the country's.
        let bears_a_town = analysis.entity_at(phrase.head).is_some_and(|entity| {
            let first = entity.tokens.start;
            entity.label == EntityLabel::Org
                && entity.tokens.contains(&phrase.head)
                && entity.tokens.clone().all(high)
                && self.spot_of[first].is_none()
                && self.place_of[first].is_some_and(|at| {
                    let town = &self.places[at];
                    !town.adjective && town.tokens.end + 1 < entity.tokens.end
                })
        });
        if bears_a_town {
            return true;
        }
        // "the Coast Liberty Organization": three words or more, all with capitals.
        let words: Vec<usize> = (phrase.modifiers.iter())
            .map(|modifier| modifier.tokens.start)
            .filter(|&token| token < start)
            .collect();
        if words.len() >= 2
            && words
                .iter()
                .all(|&token| high(token) && self.spot_of[token].is_none())
            && !self.is_title_case(phrase.head)
        {
            return true;
        }
        phrase.modifiers.iter().any(|modifier| {
            let token = modifier.tokens.start;
            token < start
                && !modifier.compound_participle
                && high(token)
                && token != self.sentence_start(token)
                && self.spot_of[token].is_none()
                && self.place_of[token].is_none()
                && noun_sense(analysis, self.knowledge, token).is_none()
        })
    }
}
