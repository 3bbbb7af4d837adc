//! What claims of many documents have in common: entities, dates, copies, events, origins,
//! conflicts.
//!
//! [`link`] sees every [`Extraction`] and hands on a [`Linked`]. It is a pure function: the order
//! of the documents, the clock and the number of threads change nothing. Its steps, one module
//! each:
//!
//! 1. [`entity`]: names to actors and places; 2. [`copy`]: copied sentences; 3. [`dating`]: dates
//!    of documents; 4. [`facts`]: what each claim says, its time resolved; 5. [`event`]: claims to
//!    events; 6. [`origin`]: who the information comes from; 7. [`conflict`]: where claims
//!    disagree; 8. [`grade`]: how well an event is grounded.

pub mod conflict;
pub mod copy;
pub mod corpus;
pub mod dating;
pub mod decisions;
pub mod entity;
pub mod event;
pub mod facts;
pub mod grade;
mod groups;
pub mod iri;
pub mod name;
pub mod origin;
mod outlet;
pub mod record;
pub mod relation;
pub mod scheme;
pub mod story;
pub mod when;

pub use decisions::{Decision, Decisions};
pub use record::Linked;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::extract::Extraction;
use crate::knowledge::Knowledge;
use copy::Copies;
use corpus::{ClaimAt, ClaimNo, Corpus};
use facts::Facts;
use grade::Grounds;
use origin::{Origins, Speakers, Voices};
use record::{ClaimLink, ClaimRole, DatedDocument, Event, EventSpeaker, OriginKind};
use scheme::Scheme;
use story::Stories;

/// Days by which copy may be older than the report it stands in and still be fresh.
const FRESH: i32 = 2;

/// Links everything that the documents claim.
pub fn link(extractions: &[Extraction], knowledge: &Knowledge, decisions: &Decisions) -> Linked {
    let documents = corpus::in_order(extractions);
    let scheme = Scheme::new(knowledge);
    // Copies are found with names made canonical, and tell in turn that two unknown names are one.
    let named = entity::resolve(&documents, knowledge, decisions, &[]);
    let ties = copy::find(&documents, &named).ties(&documents);
    let mut entities = if ties.is_empty() {
        named
    } else {
        entity::resolve(&documents, knowledge, decisions, &ties)
    };
    entities.place_within(&knowledge.places);
    tracing::debug!(entities = entities.nodes.len(), "names resolved");
    let copies = copy::find(&documents, &entities);
    let corpus = Corpus::new(&documents, &entities, &scheme);
    let dated = dating::date(&corpus, &copies, &scheme);
    tracing::debug!(documents = dated.len(), "copies found and documents dated");
    let dates: Vec<Option<Date>> = dated.iter().map(|dated| dated.date).collect();
    let facts = facts::facts(&corpus, &scheme, |at| told_on(at, &copies, &dates));
    let stories = Stories::new(&corpus, &copies.units, &dates);
    let context = event::Context {
        corpus: &corpus,
        facts: &facts,
        copies: &copies,
        stories: &stories,
        scheme: &scheme,
    };
    let members = event::cluster(context, decisions);
    tracing::debug!(
        claims = corpus.claims.len(),
        events = members.len(),
        "events found"
    );
    let voices = Voices::new(&corpus, &knowledge.kinds, |iri| scheme.owner(iri));
    let origins = origin::find(&corpus, &copies, &voices);
    let speakers = Speakers::new(&corpus, &facts, &scheme, &voices);
    let outlets: Vec<Option<String>> = documents
        .iter()
        .map(|document| outlet::of(document))
        .collect();
    let mut events: Vec<Event> = members
        .iter()
        .map(|members| event::assemble(context, members, &dates))
        .collect();
    for (event, members) in events.iter_mut().zip(&members) {
        ground(
            event, members, context, &origins, &speakers, &voices, &outlets,
        );
    }
    let (conflicts, lookalikes) = conflict::find(conflict::Context {
        corpus: &corpus,
        facts: &facts,
        copies: &copies,
        scheme: &scheme,
        events: &events,
        members: &members,
    });
    mark_disputed(&mut events, &conflicts);
    let claims = claim_links(&corpus, &facts, &members, &events, &origins);
    events.sort_by(|a, b| a.id.cmp(&b.id));
    let documents = documents
        .iter()
        .zip(dated)
        .zip(&outlets)
        .map(|((document, dated), outlet)| DatedDocument {
            name: document.document.clone(),
            hash: document.hash.clone(),
            outlet: outlet.clone(),
            title: document.metadata.title.clone(),
            date: dated.date,
            basis: dated.basis,
            confidence: dated.confidence,
            evidence: dated.evidence,
            reliability: decisions.reliability(outlet.as_deref(), &document.document),
        })
        .collect();
    let copies = copies.records(&corpus.documents, |carriers| {
        origin::text_iri(&corpus, carriers)
    });
    Linked {
        documents,
        claims,
        events,
        copies,
        origins: origins.records,
        conflicts,
        lookalikes,
        entities: entities.nodes,
    }
}

/// The date that a claim was told on, and whether it is older than the report that carries it:
/// stale copy keeps the date of the document it was first told in.
fn told_on(at: &ClaimAt<'_>, copies: &Copies, dates: &[Option<Date>]) -> (Option<Date>, bool) {
    let own = dates[at.document as usize];
    let first = copies
        .carriers(at.document, at.claim.trigger.span)
        .into_iter()
        .flatten()
        .filter_map(|document| dates[*document as usize])
        .min();
    match (own, first) {
        (Some(own), Some(first)) if (own - first).get_days() > FRESH => (Some(first), true),
        _ => (own, false),
    }
}

/// Sets an event's outlets, speakers, origins and grade.
fn ground(
    event: &mut Event,
    members: &[ClaimNo],
    context: event::Context<'_>,
    origins: &Origins,
    speakers: &Speakers<'_>,
    voices: &Voices,
    outlets: &[Option<String>],
) {
    let corpus = context.corpus;
    let entities = corpus.entities;
    let role = |claim: ClaimNo| context.facts[claim as usize].role;
    let asserting: Vec<ClaimNo> = members
        .iter()
        .copied()
        .filter(|claim| {
            matches!(
                role(*claim),
                ClaimRole::Assertion | ClaimRole::Allegation | ClaimRole::Background
            )
        })
        .collect();
    let outlet = |document: u32| {
        outlets[document as usize]
            .clone()
            .unwrap_or_else(|| corpus.documents[document as usize].document.clone())
    };
    let all: BTreeSet<String> = members
        .iter()
        .map(|claim| outlet(corpus.claims[*claim as usize].document))
        .collect();
    event.outlets = all.into_iter().collect();
    let texts: BTreeSet<&String> = asserting
        .iter()
        .map(|claim| &origins.text[*claim as usize])
        .collect();
    event.text_origins = texts.into_iter().cloned().collect();
    let sources: BTreeSet<&String> = asserting
        .iter()
        .map(|claim| &origins.claim[*claim as usize])
        .collect();
    event.origins = sources.into_iter().cloned().collect();

    let participants: Vec<u32> = members
        .iter()
        .flat_map(|claim| {
            let facts = &context.facts[*claim as usize];
            facts.actors.iter().chain(&facts.targets).copied()
        })
        .collect::<BTreeSet<u32>>()
        .into_iter()
        .collect();
    let mut by_speaker: std::collections::BTreeMap<u32, BTreeSet<String>> =
        std::collections::BTreeMap::new();
    for claim in members {
        let at = &corpus.claims[*claim as usize];
        for speaker in &at.speakers {
            by_speaker
                .entry(*speaker)
                .or_default()
                .insert(at.claim.id.clone());
        }
    }
    event.speakers = by_speaker
        .into_iter()
        .map(|(speaker, claims)| {
            let standing = speakers.standing(corpus, speaker, &participants);
            EventSpeaker {
                entity: entities.node(speaker).id.clone(),
                kind: standing.kind,
                involved: standing.involved,
                claims: claims.into_iter().collect(),
            }
        })
        .collect();

    // Who told whom: the party behind the nearest speaker, the speakers, the text, the outlet.
    let mut chains: BTreeSet<Vec<String>> = BTreeSet::new();
    for claim in &asserting {
        let at = &corpus.claims[*claim as usize];
        let told: Vec<u32> = voices.known(&at.speakers).collect();
        let Some(&first) = told.first() else {
            continue;
        };
        let mut chain = vec![format!("party {}", speakers.principal(corpus, first))];
        chain.extend((told.iter()).map(|who| entities.node(voices.body(*who)).id.clone()));
        chain.push(format!("text {}", origins.text[*claim as usize]));
        chain.push(format!("outlet {}", outlet(at.document)));
        chain.dedup();
        chains.insert(chain);
    }
    let chains: Vec<Vec<&str>> = chains
        .iter()
        .map(|chain| chain.iter().map(String::as_str).collect())
        .collect();
    let asserted = asserting
        .iter()
        .any(|claim| role(*claim) != ClaimRole::Allegation);
    event.independent = origin::independent(&chains).max(usize::from(!asserting.is_empty()));
    // Nobody in the chain takes part: a party's own media unit is no disinterested witness.
    let disinterested = asserting.iter().any(|claim| {
        let chain: Vec<u32> = (voices.known(&corpus.claims[*claim as usize].speakers)).collect();
        let stranger = |who: &u32| speakers.standing(corpus, *who, &participants).stranger;
        !chain.is_empty() && chain.iter().all(stranger)
    });
    let opposing: BTreeSet<&String> = members
        .iter()
        .filter(|claim| role(**claim) == ClaimRole::Denial)
        .map(|claim| &origins.claim[*claim as usize])
        .collect();
    let named = event
        .origins
        .iter()
        .filter(|id| {
            origins
                .records
                .binary_search_by(|origin| origin.id.cmp(id))
                .is_ok_and(|at| origins.records[at].kind == OriginKind::Speaker)
        })
        .count();
    event.grade = grade::grade(Grounds {
        asserted: asserted || !asserting.is_empty(),
        origins: named.max(usize::from(!asserting.is_empty())),
        independent: event.independent,
        disinterested,
        opposing: opposing.len(),
    });
}

/// Marks the participants that a conflict over the perpetrator names.
fn mark_disputed(events: &mut [Event], conflicts: &[record::Conflict]) {
    let disputed: BTreeSet<&str> = conflicts
        .iter()
        .filter(|conflict| conflict.kind == record::ConflictKind::Perpetrator)
        .flat_map(|conflict| conflict.events.iter().map(String::as_str))
        .collect();
    for event in events {
        if disputed.contains(event.id.as_str()) {
            for who in &mut event.participants {
                who.disputed |= who.part == record::Part::Actor;
            }
        }
    }
}

/// What was found out about each claim, by IRI.
fn claim_links(
    corpus: &Corpus<'_>,
    facts: &[Facts],
    members: &[Vec<ClaimNo>],
    events: &[Event],
    origins: &Origins,
) -> Vec<ClaimLink> {
    let node = |list: &[u32]| -> Vec<String> {
        list.iter()
            .map(|entity| corpus.entities.node(*entity).id.clone())
            .collect()
    };
    let mut links: Vec<ClaimLink> = members
        .iter()
        .zip(events)
        .flat_map(|(members, event)| members.iter().map(move |claim| (*claim, event)))
        .map(|(claim, event)| {
            let at = &corpus.claims[claim as usize];
            let facts = &facts[claim as usize];
            ClaimLink {
                claim: at.claim.id.clone(),
                document: corpus.documents[at.document as usize].document.clone(),
                event: event.id.clone(),
                role: facts.role,
                actors: node(&at.actors),
                targets: node(&at.targets),
                places: node(&at.places),
                speakers: node(&at.speakers),
                time: facts.time,
                precision: facts.precision,
                time_rule: facts.time_rule.clone(),
                time_code: facts.precision.and(time_code(facts)),
                origin: origins.claim[claim as usize].clone(),
            }
        })
        .collect();
    links.sort_by(|a, b| a.claim.cmp(&b.claim));
    links
}

/// ACLED's time-precision: 1 the day, 2 within a week, 3 within a month.
fn time_code(facts: &Facts) -> Option<u8> {
    let (first, last) = facts.span()?;
    match (last - first).get_days() {
        ..=1 => Some(1),
        2..=7 => Some(2),
        8..=31 => Some(3),
        _ => None,
    }
}

impl Linked {
    /// The event with this IRI, or the one that holds the claim with this IRI, or the one that an
    /// earlier build named so.
    pub fn event(&self, id: &str) -> Option<&record::Event> {
        if let Ok(at) = self
            .events
            .binary_search_by(|event| event.id.as_str().cmp(id))
        {
            return self.events.get(at);
        }
        let holder = self
            .claims
            .iter()
            .find(|link| link.claim == id || iri::event(&link.claim) == id)?;
        let at = self
            .events
            .binary_search_by(|event| event.id.cmp(&holder.event))
            .ok()?;
        self.events.get(at)
    }

    /// The entity with this IRI.
    pub fn entity(&self, id: &str) -> Option<&record::Entity> {
        let at = self
            .entities
            .binary_search_by(|entity| entity.id.as_str().cmp(id))
            .ok()?;
        self.entities.get(at)
    }

    /// The label of an entity, or the IRI's last part where it is unknown.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        self.entity(id).map_or_else(
            || id.rsplit(['/', '#']).next().unwrap_or(id),
            |entity| entity.label.as_str(),
        )
    }
}
