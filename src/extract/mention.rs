//! Mentions: every span that names a person, an organisation, a place, a time or a quantity, from
//! all that the other finders hold, one type each.
//!
//! A country that acts ("Ruritania has signed") is an organisation and keeps its coordinates; where
//! something happens in it, it is a place. An adjective of nationality, and a place in the name of
//! something else ("Bank of China"), is neither: it is `other`,
//! with the coordinates of its country, so that those who look for toponyms find it.

use std::ops::Range;

use super::actor::{ActorIndex, Class, Party, Phrase};
use super::place::{self, PlaceMention};
use super::quantity::QuantityMention;
use super::record::{MentionRecord, MentionType, TimeValue};
use super::time::TimeMention;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::language::{Analysis, Dep, EntityLabel, Tag};

/// Every mention of a document, left to right.
pub fn find(
    document: &Document,
    analysis: &Analysis,
    knowledge: &Knowledge,
    actors: &ActorIndex,
    places: &[PlaceMention],
    times: &[TimeMention],
    quantities: &[QuantityMention],
) -> Vec<MentionRecord> {
    let mut collector = Collector {
        document,
        analysis,
        knowledge,
        taken: vec![false; analysis.len()],
        mentions: Vec::new(),
    };
    for time in times {
        collector.time(time);
    }
    for quantity in quantities {
        collector.quantity(quantity);
    }
    for place in places {
        collector.place(place, actors);
    }
    for token in 0..analysis.len() {
        collector.party(token, actors);
    }
    for token in 0..analysis.len() {
        collector.thing(token, actors);
    }
    collector.entities();
    let mut mentions = collector.mentions;
    mentions.sort_by_key(|a| (a.span, a.kind));
    mentions.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    mentions
}

struct Collector<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    knowledge: &'a Knowledge,
    /// Tokens that a mention of a party or place covers.
    taken: Vec<bool>,
    mentions: Vec<MentionRecord>,
}

impl Collector<'_> {
    fn record(&self, tokens: &Range<usize>, kind: MentionType, rule: &str) -> MentionRecord {
        MentionRecord {
            document: self.document.name.clone(),
            span: self.analysis.span_of(tokens),
            text: self.analysis.text_of(tokens).to_owned(),
            kind,
            id: None,
            label: None,
            lat: None,
            lon: None,
            geonames: None,
            time: None,
            quantity: None,
            rule: rule.to_owned(),
        }
    }

    fn take(&mut self, tokens: &Range<usize>) {
        for slot in self.taken.get_mut(tokens.clone()).into_iter().flatten() {
            *slot = true;
        }
    }

    fn time(&mut self, time: &TimeMention) {
        let mut record = self.record(&time.tokens, MentionType::Time, time.rule);
        record.time = Some(TimeValue {
            start: time.resolved.start,
            end: time.resolved.end,
            precision: time.resolved.precision,
            timex: time.resolved.timex.clone(),
        });
        self.mentions.push(record);
    }

    fn quantity(&mut self, quantity: &QuantityMention) {
        let mut record = self.record(&quantity.tokens, MentionType::Quantity, "quantity");
        record.quantity = Some(quantity.quantity.clone());
        self.mentions.push(record);
    }

    fn place(&mut self, place: &PlaceMention, actors: &ActorIndex) {
        let party = actors.party(place.head);
        let acts = place.metonym
            || place.place.kind.as_deref() == Some("country")
                && party.is_some_and(|party| party.classes.contains(Class::Country))
                && self.acts(place.head);
        let modifier = place.adjective || place.embedded;
        let kind = if modifier {
            MentionType::Other
        } else if acts {
            MentionType::Organization
        } else {
            MentionType::Place
        };
        let mut record = self.record(&place.tokens, kind, &place.place.rule);
        record.id = Some(place.place.id.clone()).filter(|id| !id.is_empty());
        record.label = Some(place.place.label.clone()).filter(|label| !label.is_empty());
        record.lat = place.place.lat;
        record.lon = place.place.lon;
        record.geonames = place.place.geonames;
        self.mentions.push(record);
        if !modifier {
            self.take(&place.tokens);
        }
    }

    /// Whether a country stands where somebody acts or is acted with, rather than where.
    fn acts(&self, token: usize) -> bool {
        let analysis = self.analysis;
        let top = analysis.first_conjunct(token);
        match analysis.dep(top) {
            Dep::Nsubj | Dep::Agent | Dep::Dative => true,
            Dep::Pobj => {
                let preposition = analysis.head(top);
                // "the border with", "the line between": two lands, and nobody who acts.
                let border = (self.knowledge.lexicon)
                    .contains("boundary", analysis.lemma(analysis.head(preposition)));
                !border
                    && matches!(
                        analysis.lower(preposition),
                        "by" | "with" | "against" | "alongside" | "between" | "for"
                    )
            }
            _ => false,
        }
    }

    fn party(&mut self, token: usize, actors: &ActorIndex) {
        let analysis = self.analysis;
        let Some(party) = actors.party(token) else {
            self.bare_pronoun(token);
            return;
        };
        let nationality = matches!(party.rule, "nationality");
        // A name is one mention, made at its head; modifiers of a larger mention are part of it.
        let head = super::actor::head_of(analysis, &party.tokens);
        let named = matches!(party.rule, "curated" | "name" | "surname");
        if nationality
            || (named && head != token)
            || self.taken[token]
            || !named && matches!(analysis.dep(token), Dep::Compound | Dep::Nmod | Dep::Amod)
        {
            return;
        }
        if party.classes.contains(Class::Vehicle) || party.classes.contains(Class::Weapon) {
            return;
        }
        let kind = self.kind_of(party, token);
        let mut record = self.record(&party.tokens, kind, party.rule);
        if let Some(participant) = actors.participant(token) {
            record.id = Some(participant.id.clone());
            record.label = Some(participant.label.clone());
        }
        self.take(&party.tokens.clone());
        self.mentions.push(record);
    }

    /// Person or organisation: one human being is a person, several are an organisation.
    fn kind_of(&self, party: &Party, token: usize) -> MentionType {
        match self.analysis.lower(token) {
            "he" | "she" | "him" | "her" | "his" | "hers" | "himself" | "herself" => {
                return MentionType::Person;
            }
            "they" | "them" | "their" | "theirs" | "it" | "its" | "themselves" | "itself" => {
                return MentionType::Organization;
            }
            _ => {}
        }
        if party.person && !party.plural {
            MentionType::Person
        } else if party.classes.contains(Class::Country)
            && !self.acts(token)
            && party.rule == "country"
        {
            MentionType::Place
        } else {
            MentionType::Organization
        }
    }

    /// Pronouns of those who speak, and others that were left unresolved.
    fn bare_pronoun(&mut self, token: usize) {
        if !matches!(self.analysis.tag(token), Tag::Prp | Tag::PrpPoss) {
            return;
        }
        let kind = match self.analysis.lower(token) {
            "i" | "me" | "my" | "mine" | "myself" | "he" | "she" | "him" | "her" | "his"
            | "hers" | "himself" | "herself" => MentionType::Person,
            "we" | "us" | "our" | "ours" | "ourselves" | "they" | "them" | "their" => {
                MentionType::Organization
            }
            _ => return,
        };
        let record = self.record(&(token..token + 1), kind, "pronoun");
        self.mentions.push(record);
    }

    /// Weapons and vehicles.
    fn thing(&mut self, token: usize, actors: &ActorIndex) {
        let classes = actors.classes(token);
        let kind = if classes.contains(Class::Vehicle) {
            MentionType::Vehicle
        } else if classes.contains(Class::Weapon) {
            MentionType::Weapon
        } else {
            return;
        };
        if matches!(self.analysis.dep(token), Dep::Compound | Dep::Nmod) || self.taken[token] {
            return;
        }
        let tokens = Phrase::at(self.analysis, token).tokens;
        let record = self.record(&tokens, kind, "noun");
        self.take(&tokens);
        self.mentions.push(record);
    }

    /// Names that the tagger found and nobody took.
    fn entities(&mut self) {
        let analysis = self.analysis;
        for entity in analysis.entities() {
            if entity.tokens.clone().any(|token| self.taken[token]) {
                continue;
            }
            let kind = match entity.label {
                EntityLabel::Person => MentionType::Person,
                EntityLabel::Org => MentionType::Organization,
                EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac => MentionType::Place,
                EntityLabel::Event
                | EntityLabel::Product
                | EntityLabel::WorkOfArt
                | EntityLabel::Law => MentionType::Other,
                _ => continue,
            };
            // "the north" is a place of nothing by itself.
            let side = place::is_side(self.knowledge, analysis.lower(entity.tokens.start));
            if kind == MentionType::Place && side && entity.tokens.len() == 1 {
                continue;
            }
            let mut tokens = entity.tokens.clone();
            while tokens.len() > 1 && matches!(analysis.tag(tokens.start), Tag::Dt) {
                tokens.start += 1;
            }
            let record = self.record(&tokens, kind, "tagger");
            self.mentions.push(record);
        }
    }
}
