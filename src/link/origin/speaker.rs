//! What a speaker is to the matter it speaks of, and which side it counts for.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::corpus::Corpus;
use crate::link::entity::EntityNo;
use crate::link::facts::Facts;
use crate::link::name;
use crate::link::record::SpeakerKind;
use crate::link::relation::{self, Relation};
use crate::link::scheme::Scheme;

use super::Voices;

/// What is known of speakers across the corpus.
#[derive(Debug)]
pub struct Speakers<'v> {
    /// Whom each entity supports, by claims of support.
    supports: BTreeMap<EntityNo, BTreeSet<EntityNo>>,
    /// Whose mouth each speaker is.
    voices: &'v Voices,
}

/// A speaker's place in the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub kind: SpeakerKind,
    /// Whether it takes part, belongs to one who does, or supports one.
    pub involved: bool,
    /// Whether it is known to be no party to the matter. Of whom nothing is known that can't be said.
    pub stranger: bool,
}

impl<'v> Speakers<'v> {
    /// Reads who supports whom.
    pub fn new(
        corpus: &Corpus<'_>,
        facts: &[Facts],
        scheme: &Scheme<'_>,
        voices: &'v Voices,
    ) -> Self {
        let mut speakers = Self {
            supports: BTreeMap::new(),
            voices,
        };
        for (at, facts) in corpus.claims.iter().zip(facts) {
            if scheme.takes_sides(&at.claim.action) {
                for actor in &facts.actors {
                    speakers
                        .supports
                        .entry(*actor)
                        .or_default()
                        .extend(&facts.targets);
                }
            }
        }
        speakers
    }

    /// Whose organ a speaker is, for counting: a state's ministries, forces and media are one
    /// voice, and so are a party's.
    pub fn principal(&self, corpus: &Corpus<'_>, speaker: EntityNo) -> String {
        let node = corpus.entities.node(self.voices.party(speaker));
        match (&node.country, node.kind.as_deref()) {
            (Some(country), Some(kind)) if is_state_organ(kind) => format!("state {country}"),
            _ => node.id.clone(),
        }
    }

    /// What a speaker is to an event with these participants.
    pub fn standing(
        &self,
        corpus: &Corpus<'_>,
        speaker: EntityNo,
        participants: &[EntityNo],
    ) -> Standing {
        let entities = corpus.entities;
        let whole = self.voices.party(speaker);
        // A director is what the body is; a party's broadcaster stays a broadcaster.
        let body = self.voices.body(speaker);
        let mouth = Some(body).filter(|body| entities.node(*body).kind.is_some());
        let node = entities.node(mouth.unwrap_or(speaker));
        let country = entities.node(whole).country.as_deref();
        let kind = node.kind.as_deref().unwrap_or_default();
        let of_state = is_state_organ(kind);
        let takes_part = participants.iter().any(|&who| {
            who == speaker
                || who == whole
                || relation::actors(entities, who, whole) >= Relation::Alike
                    && !matches!(kind, "civilians" | "media" | "ngo" | "monitor" | "igo")
                || of_state
                    && country.is_some()
                    && entities.node(who).country.as_deref() == country
                    && entities
                        .node(who)
                        .kind
                        .as_deref()
                        .is_some_and(is_state_organ)
        });
        let supports = self.supports.get(&whole).is_some_and(|helped| {
            participants.iter().any(|who| {
                helped.contains(who)
                    || helped
                        .iter()
                        .any(|other| relation::actors(entities, *who, *other) >= Relation::Alike)
            })
        });
        let owned = whole != body;
        let described = !matches!(kind, "" | "actor");
        let kind = match kind {
            "igo" => SpeakerKind::Un,
            "monitor" | "ngo" => SpeakerKind::Monitor,
            _ if of_state && (takes_part || !supports) => SpeakerKind::State,
            _ if takes_part => SpeakerKind::Party,
            _ if supports => SpeakerKind::Ally,
            "media" if owned => SpeakerKind::Party,
            "media" if is_agency(&node.label) => SpeakerKind::Agency,
            "media" => SpeakerKind::Press,
            "rebels" | "militants" | "militia" | "communal-militia" | "external-forces" => {
                SpeakerKind::Party
            }
            _ => SpeakerKind::Other,
        };
        let involved = takes_part || supports;
        let aloof = match kind {
            SpeakerKind::Monitor | SpeakerKind::Un | SpeakerKind::Agency | SpeakerKind::Press => {
                true
            }
            SpeakerKind::State | SpeakerKind::Party | SpeakerKind::Ally => false,
            SpeakerKind::Other => described,
        };
        Standing {
            kind,
            involved,
            stranger: aloof && !involved,
        }
    }
}

fn is_state_organ(kind: &str) -> bool {
    matches!(
        kind,
        "state"
            | "government"
            | "state-forces"
            | "state-media"
            | "intelligence"
            | "legislature"
            | "judiciary"
            | "police"
    )
}

fn is_agency(label: &str) -> bool {
    let words = name::words(label);
    words
        .iter()
        .any(|word| matches!(word.as_str(), "agency" | "agencies" | "newswire" | "wire"))
}
