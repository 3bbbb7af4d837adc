//! An event's record from its claims: who, where, when, and a line for lists.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::title::title;
use crate::link::corpus::ClaimNo;
use crate::link::entity::EntityNo;
use crate::link::facts::Facts;
use crate::link::iri;
use crate::link::record::{
    ClaimRole, Event, EventClaim, EventParticipant, EventPlace, EventShape, Grade, Interval, Part,
};
use crate::link::relation::{self, Relation};

/// The record of one event. Its origins, speakers and grade are left for later stages.
pub fn assemble(
    context: Context<'_>,
    members: &[ClaimNo],
    dates: &[Option<jiff::civil::Date>],
) -> Event {
    let claim = |member: ClaimNo| context.corpus.claims[member as usize].claim;
    let facts = |member: ClaimNo| &context.facts[member as usize];
    // What has happened speaks before what is foretold; a denial says nothing of who and where.
    let asserting: Vec<ClaimNo> = members
        .iter()
        .copied()
        .filter(|member| !super::attaches(facts(*member).role))
        .collect();
    let speaking = if asserting.is_empty() {
        members
    } else {
        &asserting
    };
    let first = members
        .iter()
        .min_by_key(|member| {
            let date = dates[facts(**member).document as usize];
            (date.is_none(), date, &claim(**member).id)
        })
        .map(|member| claim(*member).id.as_str())
        .unwrap_or_default();
    let action = commonest(speaking.iter().map(|member| claim(*member).action.as_str()));
    let participants = participants(context, speaking);
    let places = places(context, speaking);
    let mut claims: Vec<EventClaim> = members
        .iter()
        .map(|member| EventClaim {
            role: facts(*member).role,
            claim: claim(*member).id.clone(),
        })
        .collect();
    claims.sort();
    let documents: BTreeSet<&str> = members
        .iter()
        .map(|member| {
            context.corpus.documents[facts(*member).document as usize]
                .document
                .as_str()
        })
        .collect();
    let family = context.scheme.family(action).to_owned();
    Event {
        id: iri::event(first),
        label: format!(
            "{}{}",
            standing(speaking.iter().map(|member| facts(*member).role)),
            title(
                context.corpus.entities,
                context.scheme,
                action,
                &participants,
                &places,
            )
        ),
        action: action.to_owned(),
        family,
        shape: speaking
            .first()
            .map(|member| facts(*member).shape)
            .unwrap_or_default(),
        participants,
        places,
        time: time(
            speaking
                .iter()
                .map(|member| (facts(*member), &claim(*member).id)),
        ),
        claims,
        documents: documents.into_iter().map(str::to_owned).collect(),
        outlets: Vec::new(),
        text_origins: Vec::new(),
        speakers: Vec::new(),
        origins: Vec::new(),
        independent: 0,
        grade: Grade {
            information: 6,
            reason: String::new(),
        },
    }
}

/// What stands before the title of an event that nobody says has happened.
fn standing(mut roles: impl Iterator<Item = ClaimRole>) -> &'static str {
    let Some(first) = roles.next() else {
        return "";
    };
    let all = roles.all(|role| role == first);
    match first {
        ClaimRole::Forecast => "Foretold: ",
        ClaimRole::Intention => "Intended: ",
        ClaimRole::Denial => "Denied: ",
        ClaimRole::Allegation if all => "Alleged: ",
        _ => "",
    }
}

/// The most frequent; of several the first in order.
fn commonest<'a>(values: impl Iterator<Item = &'a str>) -> &'a str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))
        .map(|(value, _)| value)
        .unwrap_or_default()
}

/// Entities with the claims that name them, most claims first.
fn by_claims(
    context: Context<'_>,
    members: &[ClaimNo],
    list: impl Fn(&Facts) -> &[EntityNo],
) -> Vec<(EntityNo, Vec<String>)> {
    let mut found: BTreeMap<EntityNo, BTreeSet<&str>> = BTreeMap::new();
    for member in members {
        let id = &context.corpus.claims[*member as usize].claim.id;
        for entity in list(&context.facts[*member as usize]) {
            found.entry(*entity).or_default().insert(id);
        }
    }
    let mut found: Vec<(EntityNo, Vec<String>)> = found
        .into_iter()
        .map(|(entity, claims)| (entity, claims.into_iter().map(str::to_owned).collect()))
        .collect();
    found.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    found
}

fn participants(context: Context<'_>, members: &[ClaimNo]) -> Vec<EventParticipant> {
    let node = |entity: EntityNo| context.corpus.entities.node(entity).id.clone();
    let mut participants = Vec::new();
    for (part, found) in [
        (
            Part::Actor,
            by_claims(context, members, |facts| &facts.actors),
        ),
        (
            Part::Target,
            by_claims(context, members, |facts| &facts.targets),
        ),
    ] {
        participants.extend(found.into_iter().map(|(entity, claims)| EventParticipant {
            entity: node(entity),
            part,
            claims,
            disputed: false,
        }));
    }
    participants
}

/// Where the claims say that it was. A place that only the surroundings of a claim lend, and that
/// lies elsewhere than the one that most claims name, is left out.
fn places(context: Context<'_>, members: &[ClaimNo]) -> Vec<EventPlace> {
    let entities = context.corpus.entities;
    let found = by_claims(context, members, |facts| &facts.places);
    let main = found.first().map(|(entity, _)| *entity);
    let firm: BTreeSet<EntityNo> = members
        .iter()
        .map(|member| &context.facts[*member as usize])
        .filter(|facts| facts.firm_place)
        .flat_map(|facts| facts.places.iter().copied())
        .collect();
    found
        .into_iter()
        .filter(|(entity, _)| {
            firm.contains(entity)
                || main
                    .is_none_or(|main| relation::places(entities, *entity, main) != Relation::Apart)
        })
        .map(|(entity, claims)| EventPlace {
            entity: context.corpus.entities.node(entity).id.clone(),
            claims,
        })
        .collect()
}

/// What the claims say of the time together: the exactest first, those that don't agree with it
/// left out (they show among the conflicts).
fn time<'f>(members: impl Iterator<Item = (&'f Facts, &'f String)>) -> Interval {
    let mut members: Vec<(&Facts, &String)> = members.collect();
    let exactness = |facts: &Facts| match (facts.shape, facts.span()) {
        (EventShape::Occurrence, Some((first, last))) => (last - first).get_days(),
        (EventShape::State, _) => facts
            .time
            .earliest_begin
            .zip(facts.time.latest_begin)
            .map_or(i32::MAX, |(first, last)| (last - first).get_days()),
        _ => i32::MAX,
    };
    members.sort_by(|a, b| {
        let background = |facts: &Facts| facts.role == ClaimRole::Background;
        (background(a.0), exactness(a.0), a.1).cmp(&(background(b.0), exactness(b.0), b.1))
    });
    let mut time = Interval::default();
    for (facts, _) in members {
        let mut told = facts.time;
        if super::attaches(facts.role) && told.earliest_begin.is_none() {
            told.earliest_begin = facts.told;
        }
        if let Some(met) = time.meet(&told) {
            time = met;
        }
    }
    time
}
