//! Which candidates are places, once those of the whole document are seen together.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::evidence::ENOUGH;
use super::{head, within, words};
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Key, Kind, fold, skeleton};
use crate::knowledge::places::{Naming, PlaceKey};
use crate::language::{Analysis, Dep, EntityLabel};

/// Consonants of a name that no person of a country shares by chance.
const LONG: usize = 5;

/// Keeps what has evidence enough; a name that is surely a place once is one wherever little speaks
/// against it.
pub(super) fn accept(
    analysis: &Analysis,
    knowledge: &Knowledge,
    mut candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    for index in 1..candidates.len() {
        if !within::holds(analysis, knowledge, &candidates, index).is_empty() {
            candidates[index - 1].points += 6;
            candidates[index].points += 6;
        }
    }
    let about = about(knowledge, &candidates);
    // "… of Aidun and Berrit": what is joined to a place is one.
    for index in 1..candidates.len() {
        let (before, here) = (&candidates[index - 1], &candidates[index]);
        let joined = here.tokens.start == before.tokens.end + 1
            && matches!(analysis.lower(before.tokens.end), "and" | "or" | ",")
            && !before.adjective
            && !here.adjective
            && before.asked.is_none_or(|kind| kind != Kind::Road);
        let sure = ENOUGH + i32::from(before.embedded);
        if joined && before.points >= sure && !before.tentative {
            let near = share_a_country(knowledge, before, here);
            candidates[index].points += if near { 6 } else { 3 };
        } else if joined && here.points > ENOUGH + 3 && !here.tentative {
            candidates[index - 1].points += 3;
        }
    }
    for candidate in &mut candidates {
        candidate.points += known_here(analysis, knowledge, candidate, &about);
    }
    let mut sure = BTreeMap::<String, i32>::new();
    for candidate in candidates
        .iter()
        .filter(|candidate| !candidate.adjective && !candidate.embedded && !candidate.tentative)
    {
        let best = sure
            .entry(fold(analysis.text_of(&candidate.name)))
            .or_insert(candidate.points);
        *best = (*best).max(candidate.points);
    }
    candidates.retain(|candidate| {
        let again = sure
            .get(&fold(analysis.text_of(&candidate.name)))
            .is_some_and(|&best| best >= ENOUGH + 2 && candidate.points >= ENOUGH - 4);
        let enough = if candidate.embedded {
            ENOUGH - 3
        } else {
            ENOUGH
        };
        candidate.points >= enough && !(candidate.embedded && candidate.uses.is_empty()) || again
    });
    candidates
}

/// The countries that a document is about, as far as it names them or places that are surely meant.
fn about(knowledge: &Knowledge, candidates: &[Candidate]) -> Vec<Key> {
    let places = &knowledge.places;
    let mut weights = nations(candidates, knowledge);
    for candidate in candidates {
        let sure = candidate.points > ENOUGH
            && !candidate.adjective
            && !candidate.embedded
            && !candidate.tentative;
        let best = candidate.uses.iter().map(|&(key, _)| key);
        let best = best.max_by_key(|&key| places.weight(key));
        if let Some([country]) = best
            .filter(|&key| sure && places.kind(key) != Kind::Country)
            .map(|key| places.countries(key))
            .as_deref()
        {
            *weights.entry(*country).or_default() += 1;
        }
    }
    main_countries(weights)
}

/// The countries, at most three, with a sixth or more of all weight; the first has the most.
pub(super) fn main_countries(weights: BTreeMap<Key, i64>) -> Vec<Key> {
    let total: i64 = weights.values().sum();
    let mut main: Vec<(i64, Key)> = weights
        .into_iter()
        .filter(|(_, weight)| weight * 6 >= total)
        .map(|(key, weight)| (weight, key))
        .collect();
    main.sort_unstable_by_key(|&(weight, key)| (std::cmp::Reverse(weight), key));
    main.truncate(3);
    main.into_iter().map(|(_, key)| key).collect()
}

/// How often the document names each country outright.
pub(super) fn nations(candidates: &[Candidate], knowledge: &Knowledge) -> BTreeMap<Key, i64> {
    let mut nations = BTreeMap::new();
    for candidate in candidates {
        let countries = candidate
            .uses
            .iter()
            .filter_map(|&(key, naming)| match key {
                PlaceKey::Gazetteer(key)
                    if knowledge.places.kind(PlaceKey::Gazetteer(key)) == Kind::Country =>
                {
                    Some((key, if naming == Naming::Adjective { 1 } else { 2 }))
                }
                _ => None,
            });
        for (country, count) in countries {
            *nations.entry(country).or_default() += count;
        }
    }
    nations
}

/// Points for a name that a country of the document has and few other places bear: the tagger takes
/// far-off towns for persons. A name that many places bear is as often a surname.
fn known_here(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidate: &Candidate,
    about: &[Key],
) -> i32 {
    let exact = candidate.adjective || candidate.embedded || candidate.abbreviation;
    if exact || candidate.tentative {
        return 0;
    }
    let label = analysis
        .entity_at(candidate.name.start)
        .map(|entity| entity.label);
    if !matches!(
        label,
        None | Some(EntityLabel::Person | EntityLabel::Org | EntityLabel::Product)
    ) {
        return 0;
    }
    let places = &knowledge.places;
    let name = analysis.text_of(&candidate.name);
    let taken = is_taken(analysis, knowledge, head(analysis, &candidate.tokens));
    let placed = candidate.located || taken;
    let local = candidate.uses.iter().any(|&(key, naming)| {
        let overlay = matches!(key, PlaceKey::Overlay(_));
        // What stands where only a place does need not be of a country named.
        let weight = places.weight(key);
        let anywhere = placed && (overlay || weight >= 5_000);
        let only = placed && weight >= 30_000 && candidate.uses.len() <= 3;
        // A long name from another script is like no other by chance.
        let told = placed && candidate.name.len() > 2 && skeleton(name).len() >= LONG;
        let large = overlay || weight >= 1_000 || told;
        let settled = !matches!(places.kind(key), Kind::Country | Kind::Continent);
        let own = || {
            naming == Naming::Own
                || places
                    .label(key)
                    .is_some_and(|label| skeleton(&label) == skeleton(name))
        };
        let here = || places.countries(key).iter().any(|key| about.contains(key));
        settled && (only || own() && (anywhere || large && here()))
    });
    let head = head(analysis, &candidate.tokens);
    let speaks = analysis.dep(head) == Dep::Nsubj
        && matches!(
            analysis.lemma(analysis.head(head)),
            "say" | "tell" | "add" | "ask" | "explain" | "recall" | "think" | "write"
        );
    let city = || {
        let weights = candidate.uses.iter().map(|&(key, _)| places.weight(key));
        placed && weights.max().is_some_and(|most| most >= 100_000)
    };
    let rare = match candidate.uses.len() {
        _ if !local || speaks => return 0,
        0..=5 => 6,
        6..=25 if city() => 6,
        6..=12 => 3,
        _ => return 0,
    };
    // A preposition of place has had its points.
    rare + if taken { 4 } else { 0 }
}

/// Whether a token is the object of what is done to places: "entered", "shelled".
fn is_taken(analysis: &Analysis, knowledge: &Knowledge, token: usize) -> bool {
    let at = analysis.first_conjunct(token);
    matches!(analysis.dep(at), Dep::Dobj | Dep::Nsubjpass)
        && words::is_done_to_a_place(knowledge, analysis.lemma(analysis.head(at)))
}

/// Whether two names can be places of one country.
fn share_a_country(knowledge: &Knowledge, one: &Candidate, other: &Candidate) -> bool {
    let countries = |candidate: &Candidate| -> BTreeSet<Key> {
        let uses = candidate.uses.iter();
        uses.flat_map(|&(key, _)| knowledge.places.countries(key))
            .collect()
    };
    !countries(one).is_disjoint(&countries(other))
}
