//! With what: weapons that can't both be meant.

use std::collections::{BTreeMap, BTreeSet};

use super::super::corpus::ClaimNo;
use super::super::name;
use super::super::record::ConflictKind;
use super::super::relation::{self, Relation};
use super::super::scheme::Scheme;
use super::{Found, Value};

/// What a text says of means: the words, and the kinds of weapon that all of them together may
/// mean.
fn means(scheme: &Scheme<'_>, text: &str) -> Option<(String, BTreeSet<String>)> {
    let mut words: Vec<String> = Vec::new();
    let mut may: Option<BTreeSet<String>> = None;
    for word in name::words(text) {
        let Some(kinds) = scheme.means(&word) else {
            continue;
        };
        may = Some(match may {
            // A general word beside an exact one says no more than the exact one.
            Some(held) if held.is_disjoint(kinds) => held.union(kinds).cloned().collect(),
            Some(held) => held.intersection(kinds).cloned().collect(),
            None => kinds.clone(),
        });
        if !words.contains(&word) {
            words.push(word);
        }
    }
    may.map(|may| (words.join(", "), may))
}

/// Means of one event that have nothing in common.
pub(super) fn within(found: &mut Found<'_>, event: usize) {
    if !found
        .context
        .scheme
        .is_violent(&found.context.events[event].action)
    {
        return;
    }
    let scheme = found.context.scheme;
    let mut items: Vec<(ClaimNo, String, BTreeSet<String>)> = Vec::new();
    let mut claims = found.asserting(event);
    claims.extend(same_incident(found, event));
    for claim in claims {
        let own = found.context.corpus.claims[claim as usize].claim;
        let said = own
            .instrument
            .as_ref()
            .and_then(|instrument| {
                means(scheme, &instrument.text).map(|(_, may)| (instrument.text.clone(), may))
            })
            .or_else(|| means(scheme, &own.trigger.text))
            .or_else(|| means(scheme, &own.sentence.text));
        if let Some((text, may)) = said {
            items.push((claim, text, may));
        }
    }
    let apart = items.iter().any(|(claim, _, a)| {
        (items.iter()).any(|(other, _, b)| a.is_disjoint(b) && !found.one_voice(*claim, *other))
    });
    if !apart {
        return;
    }
    let mut values: Vec<Value> = Vec::new();
    let mut classes: Vec<BTreeSet<String>> = Vec::new();
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

/// A death and the fire that it was caused by are two events told in the same sentences: of
/// conflicts over weapons that rest on the same sentences one stays, that with most of them.
pub(super) fn keep_one_of_each(found: &mut Found<'_>) {
    let corpus = found.context.corpus;
    let sentences: BTreeMap<&str, (u32, usize)> = corpus
        .claims
        .iter()
        .map(|at| {
            let place = (at.document, at.claim.sentence.span.start);
            (at.claim.id.as_str(), place)
        })
        .collect();
    let mut of: Vec<(BTreeSet<(u32, usize)>, String)> = found
        .conflicts
        .values()
        .filter(|conflict| conflict.kind == ConflictKind::Means)
        .map(|conflict| {
            let claims = conflict.values.iter().flat_map(|value| &value.claims);
            let rests_on = claims
                .filter_map(|claim| sentences.get(claim.as_str()))
                .copied()
                .collect();
            (rests_on, conflict.id.clone())
        })
        .collect();
    of.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.1.cmp(&b.1)));
    let mut kept: BTreeMap<(u32, usize), Vec<usize>> = BTreeMap::new();
    for (number, (rests_on, id)) in of.iter().enumerate() {
        let told = rests_on
            .first()
            .and_then(|sentence| kept.get(sentence))
            .into_iter()
            .flatten()
            .any(|&larger| rests_on.is_subset(&of[larger].0));
        if told {
            found.conflicts.remove(id);
            continue;
        }
        for sentence in rests_on {
            kept.entry(*sentence).or_default().push(number);
        }
    }
}

/// Claims that a death's speakers make of an attack at the same place on the same people: reports
/// tell of the dead in one sentence and of the fire that they came under in another.
fn same_incident(found: &Found<'_>, event: usize) -> Vec<ClaimNo> {
    let record = &found.context.events[event];
    if !found.context.scheme.is_toll(&record.action) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn a_general_word_agrees_with_an_exact_one() {
        let knowledge = Knowledge::load(&[] as &[&str]).unwrap();
        let scheme = Scheme::new(&knowledge);
        let of = |text| means(&scheme, text).map(|(_, may)| may).unwrap_or_default();
        assert!(!of("shelling").is_disjoint(&of("mortar rounds fell")));
        assert!(of("artillery fire").is_disjoint(&of("a mortar")));
        assert_eq!(of("heavy artillery shelling"), of("artillery"));
    }
}
