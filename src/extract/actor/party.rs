//! A party while it is being found: what becomes a [`Participant`] once the document is read.

use std::ops::Range;

use crate::document::Document;
use crate::extract::record::Participant;
use crate::knowledge::Knowledge;
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::countries::Country;
use crate::language::Analysis;

/// What a noun phrase names.
#[derive(Clone, Debug, Default)]
pub struct Party {
    /// IRI where it is known without the document.
    pub id: Option<String>,
    /// Preferred label.
    pub label: String,
    /// Tokens that name it.
    pub tokens: Range<usize>,
    /// Notation of its kind.
    pub kind: Option<String>,
    /// IRI of its kind.
    pub kind_iri: Option<String>,
    /// What patterns may ask it for.
    pub classes: Classes,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// The rule that resolved it.
    pub rule: &'static str,
    /// Whether the words are plural.
    pub plural: bool,
    /// Whether it is one human being, or several.
    pub person: bool,
    /// Whether the words tell who it is, so that later words may refer back to it.
    pub named: bool,
    /// Lemma of the head noun; empty for a name.
    pub noun: String,
    /// Number in the curated list.
    pub curated: Option<usize>,
    /// A number that counts it ("two men").
    pub count: Option<String>,
    /// The office that a named person holds ("prime minister"), as far as told or known.
    pub office: Option<String>,
}

impl Party {
    /// The country itself as a party.
    pub fn of_country(country: &Country, tokens: Range<usize>, rule: &'static str) -> Self {
        Self {
            id: Some(country.iri.clone()),
            label: country.name.clone(),
            tokens,
            kind: Some("state".to_owned()),
            classes: Classes::of(&[Class::Actor, Class::State, Class::Org, Class::Country]),
            country: Some(country.alpha3.clone()),
            rule,
            named: true,
            ..Self::default()
        }
    }

    /// A curated actor as a party.
    pub fn of_actor(
        knowledge: &Knowledge,
        at: usize,
        tokens: Range<usize>,
        year: Option<i16>,
    ) -> Self {
        let actor = &knowledge.actors.list()[at];
        let mut kind = knowledge.kinds.get(&actor.kind);
        // Somebody who has left office speaks for himself.
        let left = actor.person
            && year
                .zip(actor.until)
                .is_some_and(|(year, until)| year > until);
        if left {
            kind = knowledge.kinds.named("civilians");
        }
        let mut classes = kind.map_or(Classes::NONE, |kind| kind.classes);
        if actor.person {
            classes = classes.with(Class::Person);
        }
        Self {
            id: Some(actor.iri.clone()),
            label: actor.label.clone(),
            tokens,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: classes.with(Class::Actor),
            country: actor.country.clone(),
            rule: "curated",
            person: actor.person,
            named: true,
            curated: Some(at),
            office: (actor.office.as_deref().filter(|_| actor.person && !left)).map(office_noun),
            ..Self::default()
        }
    }

    /// The same party named by other words.
    #[must_use]
    pub fn referred(&self, tokens: Range<usize>, rule: &'static str, plural: bool) -> Self {
        Self {
            tokens,
            rule,
            plural,
            ..self.clone()
        }
    }

    /// As the record has it.
    pub fn record(&self, document: &Document, analysis: &Analysis) -> Participant {
        Participant {
            id: self
                .id
                .clone()
                .unwrap_or_else(|| local_iri(document, &self.label)),
            label: self.label.clone(),
            text: analysis.text_of(&self.tokens).to_owned(),
            span: analysis.span_of(&self.tokens),
            kind: self.kind.clone(),
            country: self.country.clone(),
            rule: self.rule.to_owned(),
        }
    }
}

/// The noun of an office that a list has in full: "prime minister" of "Prime Minister of Ruritania".
fn office_noun(office: &str) -> String {
    let noun = office.split(" of ").next().unwrap_or(office);
    noun.to_lowercase()
}

/// Namespace of actors that only a document tells of; linking may join these.
const LOCAL: &str = "https://w3id.org/dateline/id/actor/";

/// IRI of an actor that only the document tells of.
pub fn local_iri(document: &Document, label: &str) -> String {
    let hash = document.hash.get(..16).unwrap_or(&document.hash);
    format!("{LOCAL}{hash}/{}", slug(label))
}

/// A label as the last part of an IRI: lower-case ASCII words joined by hyphens.
pub fn slug(label: &str) -> String {
    let ascii = any_ascii::any_ascii(label).to_ascii_lowercase();
    let mut slug = String::with_capacity(ascii.len());
    for c in ascii.chars().filter(|&c| c != '\'') {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_holds_nothing_that_an_iri_must_escape() {
        assert_eq!(
            slug("  Ruritanian  People’s Guard (1st)"),
            "ruritanian-peoples-guard-1st"
        );
        assert_eq!(slug("São Æther"), "sao-aether");
        assert_eq!(slug("—"), "");
    }
}
