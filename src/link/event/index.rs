//! Where to look for the event of a claim.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::{Context, EventNo};
use crate::link::corpus::ClaimNo;
use crate::link::facts::Facts;
use crate::link::record::EventShape;

/// Events that one key proposes at most.
const PER_KEY: usize = 48;

/// What an event can be looked up by, within its family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Feature {
    Actor(u32),
    Target(u32),
    Place(u32),
    /// A document that tells of it.
    Document(u32),
}

/// Events by family, feature and week. States, and what has no date, stand under no week.
#[derive(Debug, Default)]
pub(super) struct Index {
    families: HashMap<String, u32>,
    events: HashMap<(u32, Feature, Option<i32>), Vec<EventNo>>,
}

impl Index {
    /// Files an event under what a claim of it says.
    pub fn add(&mut self, context: Context<'_>, claim: ClaimNo, event: EventNo) {
        let facts = &context.facts[claim as usize];
        let family = context.corpus.claims[claim as usize].family;
        let next = self.families.len() as u32;
        let family = *self.families.entry(family.to_owned()).or_insert(next);
        for week in weeks(facts) {
            for feature in features(facts) {
                let list = self.events.entry((family, feature, week)).or_default();
                if list.last() != Some(&event) && !list.iter().rev().take(8).any(|e| *e == event) {
                    list.push(event);
                }
            }
        }
    }

    /// Events worth comparing a claim with, in order of number.
    pub fn candidates(&self, context: Context<'_>, claim: ClaimNo) -> BTreeSet<EventNo> {
        let facts = &context.facts[claim as usize];
        let family = context.corpus.claims[claim as usize].family;
        let mut found = BTreeSet::new();
        let Some(&family) = self.families.get(family) else {
            return found;
        };
        let near: BTreeSet<Option<i32>> = weeks(facts)
            .into_iter()
            .flat_map(|week| match week {
                Some(week) => vec![None, Some(week - 1), Some(week), Some(week + 1)],
                None => vec![None],
            })
            .collect();
        let stories = context
            .stories
            .of(facts.document)
            .take(PER_KEY)
            .map(Feature::Document);
        for feature in features(facts).into_iter().chain(stories) {
            for week in &near {
                if let Some(list) = self.events.get(&(family, feature, *week)) {
                    found.extend(list.iter().take(PER_KEY));
                }
            }
        }
        found
    }
}

fn features(facts: &Facts) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    features.extend(facts.actors.iter().map(|who| Feature::Actor(*who)));
    features.extend(facts.targets.iter().map(|who| Feature::Target(*who)));
    features.extend(facts.places.iter().map(|place| Feature::Place(*place)));
    features.push(Feature::Document(facts.document));
    features
}

/// The weeks that an occurrence may lie in, or else that it was told in.
fn weeks(facts: &Facts) -> Vec<Option<i32>> {
    if facts.shape == EventShape::State {
        return vec![None];
    }
    match (facts.span(), facts.told) {
        (Some((first, last)), _) if (last - first).get_days() <= 21 => {
            (week(first)..=week(last)).map(Some).collect()
        }
        (Some(_), _) => vec![None],
        (None, Some(told)) => vec![Some(week(told))],
        (None, None) => vec![None],
    }
}

/// Number of the week that a day lies in.
fn week(day: Date) -> i32 {
    (day - jiff::civil::date(1970, 1, 1))
        .get_days()
        .div_euclid(7)
}
