//! Which of the places of a name is meant.
//!
//! Every name of a document is a question with the places it could be as answers. Answers are
//! scored by size, kind, the container that the words give, the countries and provinces that the
//! document is about, and nearness to the other answers; the scores are whole numbers, and two
//! rounds let the places of a document decide together. One name has one sense in a document.

use std::collections::BTreeMap;

use super::map::kilometres;
use crate::knowledge::gazetteer::{Key, Kind};
use crate::knowledge::places::{Naming, PlaceKey, Places};

/// A place that a name could be.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub key: PlaceKey,
    pub naming: Naming,
    pub kind: Kind,
    pub weight: u64,
    pub position: Option<(f64, f64)>,
    pub containers: Vec<PlaceKey>,
    pub countries: Vec<Key>,
    /// Whether the name stands for the government of its country.
    pub capital: bool,
    /// Whether the name is its own or written much like it, and no chance likeness.
    pub alike: bool,
}

impl Answer {
    pub fn new(places: &Places, key: PlaceKey, naming: Naming, capital: bool) -> Self {
        Self {
            key,
            naming,
            kind: places.kind(key),
            weight: places.weight(key),
            position: places.position(key),
            containers: places.containers(key),
            countries: places.countries(key),
            capital,
            alike: true,
        }
    }

    /// The first-level division that it lies in, or is.
    fn province(&self, places: &Places) -> Option<PlaceKey> {
        std::iter::once(&self.key)
            .chain(&self.containers)
            .find(|&&key| places.kind(key) == Kind::Province)
            .copied()
    }
}

/// A name as the document uses it.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub answers: Vec<Answer>,
    /// The kind that the words beside it ask for.
    pub asked: Option<Kind>,
    /// Places that the words say it lies in: "…, Texas".
    pub inside: Vec<PlaceKey>,
    /// How often it stands in the document.
    pub count: i64,
    /// Whether it was seen where it holds another place: "Paris, …".
    pub holds: Vec<PlaceKey>,
    /// How many kilometres the words put it from the place of another question: "…, 40 km from Lyon".
    pub away: Option<(f64, usize)>,
}

/// What the document is about, as far as known.
#[derive(Debug, Default)]
struct Context {
    countries: BTreeMap<Key, i64>,
    provinces: BTreeMap<PlaceKey, i64>,
    positions: Vec<(usize, (f64, f64), bool)>,
    /// What each question has itself put in, which must not count for it.
    given: Vec<(Option<Key>, Option<PlaceKey>, i64)>,
}

impl Context {
    /// The country that at least half of the places and nationalities belong to.
    fn main_country(&self) -> Option<Key> {
        let total: i64 = self.countries.values().sum();
        let (key, count) = self.countries.iter().max_by_key(|(_, count)| **count)?;
        (count * 2 >= total).then_some(*key)
    }
}

/// A population's size on a scale of eight steps to a doubling.
fn magnitude(population: u64) -> i64 {
    if population == 0 {
        return 0;
    }
    let log = population.ilog2();
    i64::from(log) * 8 + ((population << 3 >> log) & 7) as i64
}

/// The best answer to each question, and the country that most of the document is about; `nations`
/// counts the countries that it names outright, by name or adjective.
pub(super) fn decide(
    questions: &[Question],
    nations: &BTreeMap<Key, i64>,
    places: &Places,
) -> (Vec<Option<usize>>, Option<Key>) {
    // What needs no context makes the first one: names with one large or one only answer.
    let mut chosen: Vec<Option<usize>> = questions
        .iter()
        .map(|question| sure(question, places))
        .collect();
    let mut context = learn(questions, &chosen, nations, places);
    for _ in 0..3 {
        chosen = questions
            .iter()
            .enumerate()
            .map(|(number, question)| best(number, question, &context, places))
            .collect();
        context = learn(questions, &chosen, nations, places);
    }
    for (number, (question, answer)) in questions.iter().zip(&mut chosen).enumerate() {
        let wrong = |index| {
            is_far_fetched(number, question, index, &context)
                || is_unfounded(number, question, index, &context)
        };
        if answer.is_some_and(wrong) {
            *answer = None;
        }
    }
    let left = learn(questions, &chosen, nations, places).countries;
    let main = context.main_country();
    (chosen, main.filter(|country| left.contains_key(country)))
}

/// Whether nothing but a small place's second name speaks for an answer, in a document that is about
/// other countries: rather no place than a village at the other end of the world.
fn is_far_fetched(number: usize, question: &Question, index: usize, context: &Context) -> bool {
    let Some(answer) = question.answers.get(index) else {
        return false;
    };
    let small = match answer.naming {
        Naming::Own => answer.weight < 2_000,
        Naming::Other => answer.weight < 50_000,
        Naming::Abbreviation | Naming::Adjective => false,
    };
    let given = context.given.get(number);
    let others = |country: &Key| {
        context.countries.get(country).copied().unwrap_or(0)
            - given
                .filter(|given| given.0 == Some(*country))
                .map_or(0, |given| given.2)
    };
    let elsewhere: i64 = context.countries.keys().map(others).sum();
    let own = answer.countries.iter().map(others).max().unwrap_or(0);
    let most = context.countries.keys().map(others).max().unwrap_or(0);
    let places_elsewhere = (context.positions.iter()).any(|&(other, ..)| other != number);
    // A country that the document only touches ("a Russian frigate") doesn't speak for a second name.
    let strange = match answer.naming {
        Naming::Other => own < most || places_elsewhere,
        _ => own == 0,
    };
    small
        && matches!(answer.key, PlaceKey::Gazetteer(_))
        && elsewhere >= 3
        && !answer.countries.is_empty()
        && strange
        && question.inside.is_empty()
        && question.holds.is_empty()
        && lies_as_told(question, answer, context) != Some(true)
        && {
            // The second name of a village over the border, in a country that nobody speaks of.
            let most = if answer.naming == Naming::Other && own == 0 {
                16
            } else {
                0
            };
            nearness(number, answer, context) <= most
        }
}

/// Whether an answer rests on nothing but one of the other names of a town that is written otherwise,
/// in a document that says nothing else of the town's country: of many names in the world one is
/// always like a village's that no list has.
fn is_unfounded(number: usize, question: &Question, index: usize, context: &Context) -> bool {
    /// People of a city that news may call by any of its names.
    const FAMOUS: u64 = 1_000_000;
    let Some(answer) = question.answers.get(index) else {
        return false;
    };
    let given = context.given.get(number);
    let told = |country: &Key| {
        let own = given.filter(|given| given.0 == Some(*country));
        context.countries.get(country).copied().unwrap_or(0) > own.map_or(0, |given| given.2)
    };
    answer.naming == Naming::Other
        && !answer.alike
        && answer.weight < FAMOUS
        && matches!(answer.key, PlaceKey::Gazetteer(_))
        && !matches!(answer.kind, Kind::Country | Kind::Continent)
        && !answer.countries.iter().any(told)
        && question.inside.is_empty()
        && question.holds.is_empty()
        && lies_as_told(question, answer, context) != Some(true)
}

/// The answer that no context could change.
fn sure(question: &Question, places: &Places) -> Option<usize> {
    let scores: Vec<i64> = (0..question.answers.len())
        .map(|index| score(usize::MAX, question, index, &Context::default(), places))
        .collect();
    let best = (0..scores.len()).max_by_key(|&index| (scores[index], std::cmp::Reverse(index)))?;
    let second = (0..scores.len())
        .filter(|&index| index != best)
        .map(|index| scores[index])
        .max();
    (second.is_none_or(|second| scores[best] - second >= 40)).then_some(best)
}

fn learn(
    questions: &[Question],
    chosen: &[Option<usize>],
    nations: &BTreeMap<Key, i64>,
    places: &Places,
) -> Context {
    let mut context = Context {
        countries: nations.clone(),
        ..Context::default()
    };
    for (number, (question, answer)) in questions.iter().zip(chosen).enumerate() {
        let Some(answer) = answer.and_then(|index| question.answers.get(index)) else {
            context.given.push((None, None, 0));
            continue;
        };
        let count = question.count.min(4);
        let country = if let [country] = answer.countries[..] {
            Some(country)
        } else {
            None
        };
        let province = answer.province(places);
        if let Some(country) = country {
            *context.countries.entry(country).or_default() += count;
        }
        if let Some(province) = province {
            *context.provinces.entry(province).or_default() += count;
        }
        context.given.push((country, province, count));
        if let Some(position) = answer.position
            && !matches!(answer.kind, Kind::Country | Kind::Continent)
        {
            context
                .positions
                .push((number, position, answer.kind.is_wide()));
        }
    }
    context
}

fn best(number: usize, question: &Question, context: &Context, places: &Places) -> Option<usize> {
    (0..question.answers.len()).max_by_key(|&index| {
        (
            score(number, question, index, context, places),
            std::cmp::Reverse(index),
        )
    })
}

fn score(
    number: usize,
    question: &Question,
    index: usize,
    context: &Context,
    places: &Places,
) -> i64 {
    let answer = &question.answers[index];
    let mut score = magnitude(answer.weight);
    score += match answer.naming {
        Naming::Own => 16,
        Naming::Other => 0,
        Naming::Abbreviation | Naming::Adjective => 40,
    };
    score += match answer.kind {
        Kind::Country | Kind::Continent => 80,
        Kind::City => 24,
        Kind::Province => 20,
        Kind::District if answer.naming == Naming::Own => -20,
        Kind::District | Kind::Municipality => -60,
        Kind::Airport => -60,
        _ => 60,
    };
    if answer.capital {
        score += 48;
    }
    score += match question.asked {
        Some(asked) => fits(asked, answer.kind),
        None => 0,
    };
    if question.asked.is_none() && answer.kind == Kind::Province && overshadowed(question, answer) {
        score -= 64;
    }
    if !question.inside.is_empty() {
        let inside = question
            .inside
            .iter()
            .any(|outer| answer.containers.contains(outer));
        score += if inside { 200 } else { -60 };
    }
    if let Some(fits) = lies_as_told(question, answer, context) {
        score += if fits { 200 } else { -100 };
    }
    if !question.holds.is_empty() && question.holds.contains(&answer.key) {
        score += 160;
    }
    let given = context.given.get(number);
    let own = |same: bool| given.filter(|_| same).map_or(0, |given| given.2);
    let held = |country: &Key| {
        context.countries.get(country).copied().unwrap_or(0)
            - own(given.is_some_and(|given| given.0 == Some(*country)))
    };
    score += share(
        answer.countries.iter().map(held).max(),
        context.countries.values().sum(),
        96,
    );
    if answer.kind != Kind::Country {
        let held = answer.province(places).map(|province| {
            context.provinces.get(&province).copied().unwrap_or(0)
                - own(given.is_some_and(|given| given.1 == Some(province)))
        });
        score += share(held, context.provinces.values().sum(), 72);
    }
    score + nearness(number, answer, context)
}

/// Whether an answer lies as far from another place as the words say, give or take a third and the
/// size of a town; nothing where they don't say, or the other place has no spot.
fn lies_as_told(question: &Question, answer: &Answer, context: &Context) -> Option<bool> {
    const TOWN: f64 = 25.0;
    let (told, other) = question.away?;
    let there = (context.positions.iter())
        .find(|&&(number, ..)| number == other)?
        .1;
    let away = kilometres(answer.position?, there);
    Some((away - told).abs() <= told / 3.0 + TOWN)
}

/// How well a kind answers the kind asked for.
fn fits(asked: Kind, kind: Kind) -> i64 {
    use Kind::{
        Airport, Base, City, Country, District, Island, Lake, Mountain, Municipality,
        Neighbourhood, Province, Region, River,
    };
    match (asked, kind) {
        _ if asked == kind => 200,
        (Province, District | Region)
        | (Region, Province)
        | (District, Province | Municipality) => 60,
        (City, Municipality | Neighbourhood) | (Neighbourhood, City) => 60,
        (Airport, Base) | (Base, Airport) => 180,
        (Region | Island, Country) => 0,
        (River | Lake | Mountain, _) => -200,
        (Country, _) => -100,
        _ => -90,
    }
}

/// Whether a province is named after a town of its own that a reader would think of first.
fn overshadowed(question: &Question, province: &Answer) -> bool {
    question.answers.iter().any(|other| {
        other.kind == Kind::City
            && other.containers.contains(&province.key)
            && other.weight.saturating_mul(8) >= province.weight
    })
}

/// Points for the part that a country or province has in the document.
fn share(held: Option<i64>, total: i64, most: i64) -> i64 {
    match held {
        Some(held) if held > 0 && total > 0 => most / 4 + most * 3 / 4 * held / total,
        _ => 0,
    }
}

/// Points for lying near another place of the document.
fn nearness(number: usize, answer: &Answer, context: &Context) -> i64 {
    let Some(position) = answer.position else {
        return 0;
    };
    if answer.kind == Kind::Country {
        return 0;
    }
    let nearest = context
        .positions
        .iter()
        .filter(|&&(other, ..)| other != number)
        .map(|&(_, there, wide)| kilometres(position, there) + if wide { 100.0 } else { 0.0 })
        .fold(f64::INFINITY, f64::min);
    match nearest {
        near if near < 40.0 => 40,
        near if near < 120.0 => 28,
        near if near < 300.0 => 16,
        near if near < 800.0 => 6,
        _ => 0,
    }
}
