//! Which documents tell the same story: they share rare words and a name, or one main place within
//! days.
//!
//! Two claims of documents on the same story need less else in common to be about one event. A
//! document's neighbours come from an index of its rarest terms, so that the cost is near-linear.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::copy::Unit;
use super::corpus::Corpus;
use super::entity::EntityNo;
use super::record::EntityClass;
use super::relation::{self, Extent};
use crate::extract::record::MentionType;

/// Terms of a document that are looked up: those that it repeats and few others have.
const TERMS: usize = 20;
/// Occurrences of a term in one document beyond which more say nothing.
const REPEATED: u64 = 4;
/// Documents beyond which a term is no longer rare, whatever the size of the corpus.
const COMMON: usize = 60;
/// Least weight in common, in thousandths of the lighter document's weight. On the development
/// topics of ECB+ 0.12 finds four fifths of the pairs on one story, and four in five are right.
const LEAST: u64 = 110;
/// Terms that two documents on one story share at least: one rare word in two short notes is chance.
const SHARED: u32 = 3;
/// Neighbours kept for each document, nearest first.
const NEIGHBOURS: usize = 64;
/// Days between two reports on one place that go on with one story.
const GOES_ON: i32 = 10;
/// Reports on one place that are kept as neighbours, before and after each.
const BESIDE: usize = 12;

/// Documents on the same story as each document.
#[derive(Debug, Default)]
pub struct Stories {
    near: Vec<BTreeMap<u32, u64>>,
    /// Documents with the same main place, told within days.
    beside: Vec<Vec<u32>>,
}

impl Stories {
    /// Compares the documents of a corpus by the words of their units, their main places and their
    /// dates.
    pub fn new(corpus: &Corpus<'_>, units: &[Unit], dates: &[Option<Date>]) -> Self {
        let documents = corpus.documents.len();
        let mut terms: Vec<BTreeMap<u32, u64>> = vec![BTreeMap::new(); documents];
        for unit in units {
            for token in &unit.tokens {
                *terms[unit.document as usize].entry(*token).or_default() += 1;
            }
        }
        let mut frequency: HashMap<u32, usize> = HashMap::new();
        for term in terms.iter().flat_map(BTreeMap::keys) {
            *frequency.entry(*term).or_default() += 1;
        }
        // A word in half of the documents says nothing, and neither does one of its own.
        let common = COMMON.min(documents.div_ceil(2).max(2));
        let chosen: Vec<Vec<(u32, u64)>> = terms
            .iter()
            .map(|own| {
                let mut telling: Vec<(u64, u32)> = own
                    .iter()
                    .filter(|(term, _)| (2..=common).contains(&frequency[*term]))
                    .map(|(term, count)| {
                        let weight = weight(documents, frequency[term]);
                        (weight * (*count).min(REPEATED), *term)
                    })
                    .collect();
                telling.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
                telling.truncate(TERMS);
                telling
                    .into_iter()
                    .map(|(weight, term)| (term, weight))
                    .collect()
            })
            .collect();
        let mut holders: HashMap<u32, Vec<(u32, u64)>> = HashMap::new();
        for (document, terms) in chosen.iter().enumerate() {
            for (term, weight) in terms {
                holders
                    .entry(*term)
                    .or_default()
                    .push((document as u32, *weight));
            }
        }
        let total: Vec<u64> = chosen
            .iter()
            .map(|terms| terms.iter().map(|(_, weight)| weight).sum())
            .collect();
        let names = names(corpus, common);
        let near = (0..documents)
            .map(|document| {
                let mut shared: BTreeMap<u32, (u32, u64)> = BTreeMap::new();
                for (term, weight) in &chosen[document] {
                    for &(other, theirs) in &holders[term] {
                        if other as usize != document {
                            let (terms, sum) = shared.entry(other).or_default();
                            *terms += 1;
                            *sum += (*weight).min(theirs);
                        }
                    }
                }
                let mut ranked: Vec<(u64, u32)> = shared
                    .into_iter()
                    .filter_map(|(other, (terms, weight))| {
                        let lighter = total[document].min(total[other as usize]).max(1);
                        let share = weight * 1000 / lighter;
                        let named = || !names[document].is_disjoint(&names[other as usize]);
                        (terms >= SHARED && share >= LEAST && named()).then_some((share, other))
                    })
                    .collect();
                ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
                ranked.truncate(NEIGHBOURS);
                ranked
                    .into_iter()
                    .map(|(share, other)| (other, share))
                    .collect()
            })
            .collect();
        let beside = beside(&main_places(corpus), dates);
        Self { near, beside }
    }

    /// Whether two documents tell the same story; a document tells its own.
    pub fn same(&self, a: u32, b: u32) -> bool {
        a == b
            || self.near[a as usize].contains_key(&b)
            || self.near[b as usize].contains_key(&a)
            || self.beside[a as usize].contains(&b)
            || self.beside[b as usize].contains(&a)
    }

    /// Documents on the same story as a document, itself left out.
    pub fn of(&self, document: u32) -> impl Iterator<Item = u32> + '_ {
        let document = document as usize;
        self.near[document]
            .keys()
            .chain(&self.beside[document])
            .copied()
    }
}

/// Parties and places that each document names and few others do. Courts sentence people in the same
/// words everywhere: without a name in common it is another case.
fn names(corpus: &Corpus<'_>, common: usize) -> Vec<BTreeSet<EntityNo>> {
    let entities = corpus.entities;
    let of_claims = |document: usize| {
        (corpus.claims[corpus.of[document].clone()].iter()).flat_map(|at| {
            at.actors
                .iter()
                .chain(&at.targets)
                .chain(&at.places)
                .copied()
        })
    };
    let mut names: Vec<BTreeSet<EntityNo>> = (corpus.documents.iter().enumerate())
        .map(|(number, document)| {
            (document.mentions.iter())
                .filter_map(|mention| {
                    let class = match mention.kind {
                        MentionType::Person | MentionType::Organization => EntityClass::Actor,
                        MentionType::Place => EntityClass::Place,
                        _ => return None,
                    };
                    entities.find(class, mention.id.as_deref()?, &mention.text)
                })
                .chain(of_claims(number))
                .filter(|&entity| entities.proper[entity as usize])
                .collect()
        })
        .collect();
    let mut holders: HashMap<EntityNo, usize> = HashMap::new();
    for name in names.iter().flatten() {
        *holders.entry(*name).or_default() += 1;
    }
    for own in &mut names {
        own.retain(|name| holders[name] <= common);
    }
    names
}

/// The spot that each document names more often than any other, if it names it twice.
fn main_places(corpus: &Corpus<'_>) -> Vec<Option<EntityNo>> {
    let entities = corpus.entities;
    let spot = |id: &str, text: &str| {
        let mut place = entities.find(EntityClass::Place, id, text)?;
        // A base or a quarter counts for the city that it lies in.
        if let Some(around) = entities.node(place).within.as_deref()
            && let Some(city) = entities.by_iri(around)
            && relation::extent(entities.node(city)) == Extent::Spot
        {
            place = city;
        }
        let node = entities.node(place);
        (node.known && relation::extent(node) == Extent::Spot).then_some(place)
    };
    corpus
        .documents
        .iter()
        .map(|document| {
            let mut counts: BTreeMap<EntityNo, usize> = BTreeMap::new();
            let named = document
                .mentions
                .iter()
                .filter(|mention| mention.kind == MentionType::Place)
                .filter_map(|mention| spot(mention.id.as_deref()?, &mention.text));
            for place in named {
                *counts.entry(place).or_default() += 1;
            }
            let (&place, &count) = counts
                .iter()
                .max_by_key(|(place, count)| (**count, std::cmp::Reverse(**place)))?;
            let rivals = counts.values().filter(|other| **other == count).count();
            (count >= 2 && rivals == 1).then_some(place)
        })
        .collect()
}

/// For each document those with the same main place that were told within days, nearest in order
/// of telling; what has no date stands beside nothing: a city is in the news for decades.
fn beside(places: &[Option<EntityNo>], dates: &[Option<Date>]) -> Vec<Vec<u32>> {
    let mut by_place: BTreeMap<EntityNo, Vec<u32>> = BTreeMap::new();
    for (document, place) in places.iter().enumerate() {
        if let Some(place) = place {
            by_place.entry(*place).or_default().push(document as u32);
        }
    }
    let mut beside = vec![Vec::new(); places.len()];
    for mut documents in by_place.into_values() {
        documents.sort_by_key(|document| (dates[*document as usize], *document));
        for (at, &document) in documents.iter().enumerate() {
            let from = at.saturating_sub(BESIDE);
            let to = documents.len().min(at + BESIDE + 1);
            let near = documents[from..to].iter().copied().filter(|&other| {
                let both = dates[document as usize].zip(dates[other as usize]);
                other != document && both.is_some_and(|(a, b)| (a - b).get_days().abs() <= GOES_ON)
            });
            beside[document as usize].extend(near);
        }
    }
    beside
}

/// Weight of a term: one for each halving of the documents that it leaves, in whole numbers.
fn weight(documents: usize, holders: usize) -> u64 {
    u64::from((documents / holders.max(1)).max(1).ilog2()) + 1
}
