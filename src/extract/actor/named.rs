//! Parties with a name that nobody curated: persons, organisations, communities.

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
        while name.end > name.start
            && matches!(
                analysis.tag(name.end - 1),
                Tag::PosMark | Tag::Comma | Tag::Period
            )
        {
            name.end -= 1;
        }
        if name.is_empty() {
            return None;
        }
        let label = analysis.text_of(&name).to_owned();
        let mut owner = self.owner(&phrase);
        let mut kind = None;
        let mut at = name.start;
        while at > phrase.tokens.start.min(entity.tokens.start) {
            at -= 1;
            if let Some((noun, _)) = noun_sense(analysis, self.knowledge, at)
                && noun.sense == NounSense::Person
            {
                kind = Some(noun.kind);
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
            ..Party::default()
        };
        if let Some(known) = known {
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
            tokens = tokens.start.min(name.start)..tokens.end.max(name.end);
            if phrase.possessor.is_some() || name.len() >= tokens.len() {
                tokens.start = name.start;
            }
        }
        while tokens.start < phrase.head
            && (matches!(
                analysis.tag(tokens.start),
                Tag::Dt | Tag::Cd | Tag::PosMark | Tag::PrpPoss
            ) || matches!(analysis.dep(tokens.start), Dep::Nummod))
        {
            tokens.start += 1;
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
