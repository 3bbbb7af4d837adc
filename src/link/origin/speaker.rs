//! What a speaker is to the matter it speaks of, and whose organ it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::corpus::Corpus;
use crate::link::entity::EntityNo;
use crate::link::facts::Facts;
use crate::link::name;
use crate::link::record::SpeakerKind;
use crate::link::relation::{self, Relation};
use crate::link::scheme::Scheme;

/// What is known of speakers across the corpus.
#[derive(Debug, Default)]
pub struct Speakers {
    /// Whom each entity supports, by claims of support.
    supports: BTreeMap<EntityNo, BTreeSet<EntityNo>>,
    /// The entity that each organ belongs to.
    owner: BTreeMap<EntityNo, EntityNo>,
}

/// A speaker's place in the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub kind: SpeakerKind,
    /// Whether it takes part, belongs to one who does, or supports one.
    pub involved: bool,
}

impl Speakers {
    /// Reads who supports whom. `owner` gives the IRI of the party that an organ belongs to.
    pub fn new(
        corpus: &Corpus<'_>,
        facts: &[Facts],
        scheme: &Scheme<'_>,
        owner: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let mut speakers = Self::default();
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
        let nodes = &corpus.entities.nodes;
        for (number, node) in nodes.iter().enumerate() {
            if let Some(at) = owner(&node.id).and_then(|iri| corpus.entities.by_iri(&iri)) {
                speakers.owner.insert(number as EntityNo, at);
            }
        }
        speakers
    }

    /// Whose organ a speaker is, for counting: a state's ministries, forces and media are one
    /// voice, and so are a party's.
    pub fn principal(&self, corpus: &Corpus<'_>, speaker: EntityNo) -> String {
        let owner = self.owner.get(&speaker).copied().unwrap_or(speaker);
        let node = corpus.entities.node(owner);
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
        let whole = self.owner.get(&speaker).copied().unwrap_or(speaker);
        let node = entities.node(speaker);
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
        let owned = whole != speaker;
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
        Standing {
            kind,
            involved: takes_part || supports,
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
