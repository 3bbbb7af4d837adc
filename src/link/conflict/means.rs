//! With what: weapons that can't both be meant.

use std::collections::BTreeSet;

use super::super::corpus::ClaimNo;
use super::super::name;
use super::super::record::ConflictKind;
use super::super::relation::{self, Relation};
use super::{Found, Value};

/// Words for means of violence and what they may be. A general word may be any of several: one
/// can write "shelling" of mortars, and "blast" of a mine.
const MEANS: &[(&str, &[&str])] = &[
    ("airstrike", &["air"]),
    ("airstrikes", &["air"]),
    ("artillery", &["artillery"]),
    ("blast", &["bomb", "mine", "air", "rocket"]),
    ("bomb", &["bomb", "air"]),
    ("bomber", &["bomb"]),
    ("bombing", &["bomb", "air"]),
    ("bombs", &["bomb", "air"]),
    ("bullet", &["gun"]),
    ("bullets", &["gun"]),
    ("drone", &["air"]),
    ("explosion", &["bomb", "mine", "air", "rocket"]),
    ("explosive", &["bomb", "mine"]),
    ("gas", &["chemical"]),
    ("grenade", &["grenade"]),
    ("grenades", &["grenade"]),
    ("gunfire", &["gun"]),
    ("gunmen", &["gun"]),
    ("howitzer", &["artillery"]),
    ("knife", &["knife"]),
    ("knives", &["knife"]),
    ("landmine", &["mine"]),
    ("landmines", &["mine"]),
    ("mine", &["mine"]),
    ("mines", &["mine"]),
    ("missile", &["rocket", "air"]),
    ("missiles", &["rocket", "air"]),
    ("mortar", &["mortar"]),
    ("mortars", &["mortar"]),
    ("rocket", &["rocket"]),
    ("rockets", &["rocket"]),
    ("sarin", &["chemical"]),
    ("shelled", &["artillery", "mortar"]),
    ("shelling", &["artillery", "mortar", "rocket"]),
    ("shells", &["artillery", "mortar"]),
    ("shot", &["gun"]),
    ("sniper", &["gun"]),
    ("snipers", &["gun"]),
    ("stabbed", &["knife"]),
    ("stabbing", &["knife"]),
    ("warplane", &["air"]),
    ("warplanes", &["air"]),
];

/// What a text says of means: the words, and what all of them together may be.
fn means(text: &str) -> Option<(String, BTreeSet<&'static str>)> {
    let mut words: Vec<String> = Vec::new();
    let mut may: Option<BTreeSet<&'static str>> = None;
    for word in name::words(text) {
        let Ok(at) = MEANS.binary_search_by(|(known, _)| (*known).cmp(word.as_str())) else {
            continue;
        };
        let classes: BTreeSet<&str> = MEANS[at].1.iter().copied().collect();
        may = Some(match may {
            // A general word beside an exact one says no more than the exact one.
            Some(held) => {
                let both: BTreeSet<&str> = held.intersection(&classes).copied().collect();
                if both.is_empty() {
                    held.union(&classes).copied().collect()
                } else {
                    both
                }
            }
            None => classes,
        });
        if !words.contains(&word) {
            words.push(word);
        }
    }
    may.map(|may| (words.join(", "), may))
}

/// Means of one event that have nothing in common.
pub(super) fn within(found: &mut Found<'_>, event: usize) {
    if !is_violent(&found.context.events[event].family) {
        return;
    }
    let mut items: Vec<(ClaimNo, String, BTreeSet<&'static str>)> = Vec::new();
    let mut claims = found.asserting(event);
    claims.extend(same_incident(found, event));
    for claim in claims {
        let own = found.context.corpus.claims[claim as usize].claim;
        let said = own
            .instrument
            .as_ref()
            .and_then(|instrument| {
                means(&instrument.text).map(|(_, may)| (instrument.text.clone(), may))
            })
            .or_else(|| means(&own.trigger.text))
            .or_else(|| means(&own.sentence.text));
        if let Some((text, may)) = said {
            items.push((claim, text, may));
        }
    }
    let apart = items
        .iter()
        .any(|(_, _, a)| items.iter().any(|(_, _, b)| a.is_disjoint(b)));
    if !apart {
        return;
    }
    let mut values: Vec<Value> = Vec::new();
    let mut classes: Vec<BTreeSet<&str>> = Vec::new();
    for (claim, text, may) in items {
        match classes.iter().position(|held| *held == may) {
            Some(at) => values[at].claims.push(claim),
            None => {
                classes.push(may);
                values.push(Value {
                    text,
                    low: None,
                    high: None,
                    claims: vec![claim],
                });
            }
        }
    }
    values.sort_by(|a, b| a.text.cmp(&b.text));
    let subject = format!("with what: {}", found.context.events[event].label);
    let reason = String::from("claims of one event name weapons of different kinds");
    found.conflict(ConflictKind::Means, subject, &values, reason);
}

/// Claims that a death's speakers make of an attack at the same place on the same people: reports
/// tell of the dead in one sentence and of the fire that they came under in another.
fn same_incident(found: &Found<'_>, event: usize) -> Vec<ClaimNo> {
    let record = &found.context.events[event];
    if !matches!(record.family.as_str(), "kill" | "casualties" | "wound") {
        return Vec::new();
    }
    let entities = found.context.corpus.entities;
    let targets: Vec<u32> = found.context.members[event]
        .iter()
        .flat_map(|claim| found.facts(*claim).targets.clone())
        .collect();
    let mut claims = BTreeSet::new();
    for speaker in &record.speakers {
        for &other in found.violent_by(&speaker.entity) {
            let theirs = &found.context.events[other];
            let near = theirs
                .places
                .iter()
                .any(|place| record.places.iter().any(|own| own.entity == place.entity));
            if other == event || !near || theirs.time.meet(&record.time).is_none() {
                continue;
            }
            for claim in found.asserting(other) {
                let hit = &found.facts(claim).targets;
                let alike = relation::best(hit, &targets, |a, b| relation::actors(entities, a, b));
                let said = found.context.corpus.claims[claim as usize]
                    .speakers
                    .iter()
                    .any(|who| entities.node(*who).id == speaker.entity);
                if alike >= Relation::Loose && said {
                    claims.insert(claim);
                }
            }
        }
    }
    claims.into_iter().collect()
}

pub(super) fn is_violent(family: &str) -> bool {
    matches!(
        family,
        "kill"
            | "casualties"
            | "wound"
            | "injure"
            | "attack"
            | "shelling"
            | "airstrike"
            | "missile"
            | "bombing"
            | "strike"
            | "destroy"
            | "assassinate"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(MEANS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn a_general_word_agrees_with_an_exact_one() {
        let of = |text| means(text).map(|(_, may)| may).unwrap_or_default();
        assert!(!of("shelling").is_disjoint(&of("mortar rounds fell")));
        assert!(of("artillery fire").is_disjoint(&of("a mortar")));
        assert_eq!(
            of("heavy artillery shelling"),
            BTreeSet::from(["artillery"])
        );
    }
}
