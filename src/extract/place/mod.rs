//! Toponyms: found, told apart from people and parties of the same name, and resolved.
//!
//! [`find`] reads an [`Analysis`] in three steps: candidate spans with the evidence for each
//! ([`candidates`]), which place each name means ([`resolve`]), and how what is told lies to the place
//! ([`relation`]).

mod candidates;
mod map;
mod relation;
mod resolve;
mod words;

pub(super) use words::is_side;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use candidates::{Candidate, ENOUGH};
use resolve::{Answer, Question};

use super::record::PlaceRef;
use crate::document::Metadata;
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Key, Kind, fold, skeleton};
use crate::knowledge::places::{Naming, PlaceKey, Places};
use crate::language::{Analysis, Dep, EntityLabel};

/// A place named in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Tokens of the name, with its kind word ("Aleppo province") but without relation words.
    pub tokens: Range<usize>,
    /// Token that heads the name in the tree.
    pub head: usize,
    /// What it was resolved to; its `rule` says how.
    pub place: PlaceRef,
    /// Where that stands in the world's places.
    pub key: Option<PlaceKey>,
    /// Whether the words stand for the government of the place ("Moscow said").
    pub metonym: bool,
    /// Whether it is the capital of a country.
    pub capital: bool,
    /// Whether it is an adjective of nationality ("Turkish").
    pub adjective: bool,
    /// Whether it is part of the name of something else ("Bank of China").
    pub embedded: bool,
}

/// Every place of a document, left to right, none overlapping.
pub fn find(analysis: &Analysis, knowledge: &Knowledge) -> Vec<PlaceMention> {
    find_in(analysis, knowledge, &Metadata::default())
}

/// Every place of a document of which it is known where it was published: an outlet means the places
/// of its own country first.
pub fn find_in(
    analysis: &Analysis,
    knowledge: &Knowledge,
    published: &Metadata,
) -> Vec<PlaceMention> {
    let candidates = accept(analysis, knowledge, candidates::gather(analysis, knowledge));
    let (mut questions, asked_by) = questions(analysis, knowledge, &candidates);
    let mut nations = nations(&candidates, knowledge);
    if let Some(country) = home(published, knowledge) {
        *nations.entry(country).or_default() += 2;
    }
    let (mut chosen, mut main) = resolve::decide(&questions, &nations, &knowledge.places);
    let respelt = respell(
        analysis,
        knowledge,
        &candidates,
        &asked_by,
        &mut questions,
        &chosen,
        &nations,
    );
    if !respelt.is_empty() {
        (chosen, main) = resolve::decide(&questions, &nations, &knowledge.places);
    }
    let mentions = candidates
        .iter()
        .zip(&asked_by)
        .map(|(candidate, &number)| {
            let answer = chosen[number].and_then(|index| questions[number].answers.get(index));
            (candidate, number, answer)
        })
        .filter(|(candidate, _, answer)| !candidate.tentative || answer.is_some())
        .map(|(candidate, number, answer)| {
            let place = refer(
                analysis,
                knowledge,
                candidate,
                answer,
                main,
                respelt.contains(&number),
            );
            let head = head(analysis, &candidate.tokens);
            PlaceMention {
                tokens: candidate.tokens.clone(),
                head,
                metonym: !candidate.adjective
                    && is_metonym(analysis, head, answer, place.relation.as_deref()),
                capital: answer.is_some_and(|answer| answer.capital),
                adjective: candidate.adjective,
                embedded: candidate.embedded,
                key: answer.map(|answer| answer.key),
                place,
            }
        })
        .collect();
    without_listed_metonyms(analysis, mentions)
}

/// "in Lagos, Abuja and Ibadan": what stands in a list of places is one of them, also where the
/// parser takes it for a subject.
fn without_listed_metonyms(
    analysis: &Analysis,
    mut mentions: Vec<PlaceMention>,
) -> Vec<PlaceMention> {
    let joined = |one: &PlaceMention, other: &PlaceMention, by: &str| {
        one.tokens.end + 1 == other.tokens.start
            && !one.metonym
            && !one.adjective
            && !other.adjective
            && analysis.lower(one.tokens.end) == by
    };
    for index in 1..mentions.len().saturating_sub(1) {
        let [before, here, after] = &mentions[index - 1..=index + 1] else {
            continue;
        };
        let next = PlaceMention {
            metonym: false,
            ..here.clone()
        };
        if here.metonym && joined(before, here, ",") && joined(&next, after, "and") {
            mentions[index].metonym = false;
        }
    }
    mentions
}

/// Keeps what has evidence enough; a name that is surely a place once is one wherever little speaks
/// against it.
fn accept(
    analysis: &Analysis,
    knowledge: &Knowledge,
    mut candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    for index in 1..candidates.len() {
        if !holds(analysis, knowledge, &candidates, index).is_empty() {
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
        if joined && before.points > ENOUGH && !before.tentative {
            let near = share_a_country(knowledge, before, here);
            candidates[index].points += if near { 6 } else { 3 };
        } else if joined && here.points > ENOUGH + 3 && !here.tentative {
            candidates[index - 1].points += 3;
        }
    }
    for index in 0..candidates.len() {
        let bonus = known_here(analysis, knowledge, &candidates[index], &about);
        candidates[index].points += bonus;
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
fn main_countries(weights: BTreeMap<Key, i64>) -> Vec<Key> {
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
    let placed = candidate.located || is_taken(analysis, head(analysis, &candidate.tokens));
    let local = candidate.uses.iter().any(|&(key, naming)| {
        let overlay = matches!(key, PlaceKey::Overlay(_));
        // What stands where only a place does need not be of a country named.
        let anywhere = placed && (overlay || places.weight(key) >= 20_000);
        let large = overlay || places.weight(key) >= 1_000;
        let settled = !matches!(places.kind(key), Kind::Country | Kind::Continent);
        let own = || {
            naming == Naming::Own
                || places
                    .label(key)
                    .is_some_and(|label| skeleton(&label) == skeleton(name))
        };
        let here = || places.countries(key).iter().any(|key| about.contains(key));
        settled && own() && (anywhere || large && here())
    });
    let head = head(analysis, &candidate.tokens);
    let speaks = analysis.dep(head) == Dep::Nsubj
        && matches!(
            analysis.lemma(analysis.head(head)),
            "say" | "tell" | "add" | "ask" | "explain" | "recall" | "think" | "write"
        );
    match candidate.uses.len() {
        _ if !local || speaks => 0,
        0..=5 => 6,
        6..=12 => 3,
        _ => 0,
    }
}

/// Whether a token is the object of what is done to places: "entered", "shelled".
fn is_taken(analysis: &Analysis, token: usize) -> bool {
    let mut at = token;
    while analysis.dep(at) == Dep::Conj && analysis.head(at) != at {
        at = analysis.head(at);
    }
    matches!(analysis.dep(at), Dep::Dobj | Dep::Nsubjpass)
        && words::is_done_to_a_place(analysis.lemma(analysis.head(at)))
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

/// The places of candidate `index` that hold a place of the one before, where only a comma stands
/// between them: "Paris, Texas".
fn holds(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidates: &[Candidate],
    index: usize,
) -> Vec<PlaceKey> {
    let (Some(inner), Some(outer)) = (candidates.get(index.wrapping_sub(1)), candidates.get(index))
    else {
        return Vec::new();
    };
    let (from, to) = (inner.tokens.end, outer.tokens.start);
    if !inner.adjective && !outer.adjective && is_within(analysis, from..to) {
        contained(knowledge, inner, outer)
    } else {
        Vec::new()
    }
}

/// The places of candidate `index` minus one that candidate `index` lies in by its words: "Libya's
/// Tripoli".
fn owners(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidates: &[Candidate],
    index: usize,
) -> Vec<PlaceKey> {
    let (Some(outer), Some(inner)) = (candidates.get(index.wrapping_sub(1)), candidates.get(index))
    else {
        return Vec::new();
    };
    let gap = outer.tokens.end..inner.tokens.start;
    let owned = gap.len() == 1 && matches!(analysis.text(gap.start), "'s" | "’s" | "'" | "’");
    if owned && !inner.adjective && !outer.adjective && !inner.uses.is_empty() {
        contained(knowledge, inner, outer)
    } else {
        Vec::new()
    }
}

/// Whether the words between two names put the first into the second: a comma or bracket, or "in",
/// "in the north of" and the like.
fn is_within(analysis: &Analysis, gap: Range<usize>) -> bool {
    let words: Vec<&str> = gap.map(|token| analysis.lower(token)).collect();
    let inside = |rest: &[&str]| {
        rest.iter()
            .all(|word| *word == "the" || *word == "of" || words::is_side(word))
    };
    match words[..] {
        ["," | "("] => true,
        [",", "in", ref rest @ ..] | ["in", ref rest @ ..] => rest.len() < 4 && inside(rest),
        _ => false,
    }
}

/// The places that an outer name could mean and that hold a place that the inner could.
fn contained(knowledge: &Knowledge, inner: &Candidate, outer: &Candidate) -> Vec<PlaceKey> {
    let places = &knowledge.places;
    let wide: Vec<PlaceKey> = outer
        .uses
        .iter()
        .map(|&(key, _)| key)
        .filter(|&key| places.kind(key).contains_places() || places.kind(key) == Kind::Region)
        .collect();
    if inner.uses.is_empty() {
        // A village that no list has still lies where the words say.
        return if inner.points > 0 { wide } else { Vec::new() };
    }
    let mut held: Vec<PlaceKey> = inner
        .uses
        .iter()
        .flat_map(|&(key, _)| places.containers(key))
        .collect();
    held.sort_unstable();
    wide.into_iter()
        .filter(|key| held.binary_search(key).is_ok())
        .collect()
}

/// One question for each name (with the kind asked for), and which one each candidate asks.
fn questions(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidates: &[Candidate],
) -> (Vec<Question>, Vec<usize>) {
    let mut numbers = BTreeMap::<(String, Option<Kind>, bool, Vec<PlaceKey>), usize>::new();
    let within: Vec<Vec<PlaceKey>> = (0..candidates.len())
        .map(|index| {
            let mut outer = holds(analysis, knowledge, candidates, index + 1);
            outer.extend(owners(analysis, knowledge, candidates, index));
            outer
        })
        .collect();
    // "Cambridge, Massachusetts, and Cambridge, England": one name, two places.
    let two = |index: usize| {
        let name = analysis.text_of(&candidates[index].name);
        let others = candidates.iter().zip(&within);
        others
            .filter(|(other, _)| analysis.text_of(&other.name) == name)
            .any(|(_, outer)| !outer.is_empty() && *outer != within[index])
    };
    let (mut questions, mut asked_by) = (Vec::<Question>::new(), Vec::new());
    for (index, candidate) in candidates.iter().enumerate() {
        let name = analysis.text_of(&candidate.name);
        let exact = candidate.adjective || candidate.abbreviation;
        let apart = if !within[index].is_empty() && two(index) {
            within[index].clone()
        } else {
            Vec::new()
        };
        let key = if exact { name.to_owned() } else { fold(name) };
        let number = *numbers
            .entry((key, candidate.asked, exact, apart))
            .or_insert_with(|| {
                questions.push(Question {
                    answers: answers(knowledge, name, candidate),
                    asked: candidate.asked,
                    ..Question::default()
                });
                questions.len() - 1
            });
        questions[number].count += 1;
        asked_by.push(number);
        questions[number].inside.extend(&within[index]);
        let holds = holds(analysis, knowledge, candidates, index);
        questions[number].holds.extend(holds);
    }
    (questions, asked_by)
}

fn answers(knowledge: &Knowledge, name: &str, candidate: &Candidate) -> Vec<Answer> {
    let places = &knowledge.places;
    let capital_of = knowledge
        .countries
        .by_metonym(&titled(name))
        .and_then(|country| places.gazetteer.country_of_code(&country.alpha2));
    let mut uses = candidate.uses.clone();
    if matches!(candidate.asked, Some(Kind::Airport | Kind::Base)) {
        for word in [
            "Airport",
            "International Airport",
            "Air Base",
            "Military Airport",
            "Airfield",
        ] {
            for (key, naming) in places.lookup(&format!("{name} {word}")) {
                if !uses.iter().any(|(known, _)| *known == key) {
                    uses.push((key, naming));
                }
            }
        }
    }
    uses.into_iter()
        .map(|(key, naming)| {
            let mut answer = Answer::new(places, key, naming, false);
            answer.capital = matches!(answer.kind, Kind::City | Kind::Facility)
                && capital_of.is_some_and(|country| answer.countries.contains(&country));
            answer
        })
        .collect()
}

/// A name in capitals ("WASHINGTON", as datelines have it) as it is usually written.
fn titled(name: &str) -> String {
    if name.len() < 4 || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    name.chars()
        .map(|letter| {
            let small = letter.to_lowercase().next().unwrap_or(letter);
            let written = if start { letter } else { small };
            start = !letter.is_alphanumeric();
            written
        })
        .collect()
}

/// The country of the outlet's address, where its last label is a country's and used as one.
fn home(published: &Metadata, knowledge: &Knowledge) -> Option<Key> {
    // Sold to everyone for what they spell.
    const GENERIC: &[&str] = &[
        "AI", "AM", "CC", "CO", "FM", "IO", "LA", "LY", "ME", "TO", "TV", "WS",
    ];
    let host = |address: &str| -> Option<String> {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split(['/', '?', ':']).next()?;
        let label = host.rsplit_once('.')?.1.to_ascii_uppercase();
        (label.len() == 2).then_some(label)
    };
    let label = [published.outlet.as_deref(), published.url.as_deref()]
        .into_iter()
        .flatten()
        .find_map(host)?;
    let code = if label == "UK" { "GB" } else { &label };
    (!GENERIC.contains(&code)).then(|| knowledge.places.gazetteer.country_of_code(code))?
}

/// How often the document names each country outright.
fn nations(candidates: &[Candidate], knowledge: &Knowledge) -> BTreeMap<Key, i64> {
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

/// People of a town that a name which only looks like a place may be a spelling of.
const KNOWN_TOWN: u64 = 10_000;

/// Adds answers by spelling family to names that have none in the countries that the document is
/// about. Returns the numbers of the questions that got some.
fn respell(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidates: &[Candidate],
    asked_by: &[usize],
    questions: &mut [Question],
    chosen: &[Option<usize>],
    nations: &BTreeMap<Key, i64>,
) -> Vec<usize> {
    let mut weights = nations.clone();
    for (question, answer) in questions.iter().zip(chosen) {
        if let Some(answer) = answer.and_then(|index| question.answers.get(index))
            && let [country] = answer.countries[..]
        {
            *weights.entry(country).or_default() += question.count;
        }
    }
    let main = main_countries(weights);
    let mut respelt = Vec::new();
    for (candidate, &number) in candidates.iter().zip(asked_by) {
        let question = &mut questions[number];
        let settled = question.answers.iter().any(|answer| {
            let fits = question.asked.is_none_or(|asked| is_it(asked, answer.kind));
            let near = |country: &Key| main.contains(country);
            fits && (answer.kind == Kind::Country || answer.countries.iter().any(near))
        });
        let named_otherwise = candidate.adjective || candidate.abbreviation || candidate.embedded;
        let thing = matches!(question.asked, Some(Kind::Road | Kind::Facility));
        if settled || named_otherwise || thing || respelt.contains(&number) {
            continue;
        }
        let name = analysis.text_of(&candidate.name);
        let letters = skeleton(name).len();
        for (rank, &country) in main.iter().enumerate() {
            if letters < 2 || letters == 2 && rank > 0 {
                continue;
            }
            let places = &knowledge.places;
            for key in places.by_skeleton(name, country) {
                let wanted = question
                    .asked
                    .is_none_or(|asked| is_it(asked, places.kind(key)));
                let known = question.answers.iter().any(|answer| answer.key == key);
                let large = !candidate.tentative || places.weight(key) >= KNOWN_TOWN;
                let spelt = || places.label(key).is_some_and(|label| alike(name, &label));
                if wanted && large && !known && spelt() {
                    question
                        .answers
                        .push(Answer::new(places, key, Naming::Other, false));
                    if !respelt.contains(&number) {
                        respelt.push(number);
                    }
                }
            }
        }
    }
    respelt
}

/// Whether two names with one skeleton are close enough to be spellings of each other: of the
/// letters of the longer one, articles and the division's kind apart, six in ten stand in the other
/// in the same order.
fn alike(one: &str, other: &str) -> bool {
    let other = [
        " Governorate",
        " Province",
        " Oblast",
        " District",
        " Region",
    ]
    .iter()
    .find_map(|kind| other.strip_suffix(kind))
    .unwrap_or(other);
    let plain = |name: &str| -> Vec<u8> {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let from = usize::from(words.len() > 1 && words[0].len() == 2);
        words[from..].concat().into_bytes()
    };
    let (one, other) = (plain(one), plain(other));
    let mut row = vec![0usize; other.len() + 1];
    for a in &one {
        let mut diagonal = 0;
        for (index, b) in other.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[index])
            };
            diagonal = above;
        }
    }
    let common = row.last().copied().unwrap_or(0);
    common * 10 >= one.len().max(other.len()) * 6
}

/// Where unresolved names are kept apart from those of any source.
const UNRESOLVED: &str = "https://w3id.org/dateline/place/name/";

fn refer(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidate: &Candidate,
    answer: Option<&Answer>,
    main: Option<Key>,
    respelt: bool,
) -> PlaceRef {
    let text = analysis.text_of(&candidate.tokens);
    let span = analysis.span_of(&candidate.tokens);
    let relation = if candidate.adjective {
        None
    } else {
        relation::before(analysis, &candidate.tokens)
    };
    let places = &knowledge.places;
    // A village that no list has lies in the country that the report is about.
    let country = match answer.map(|answer| &answer.countries[..]) {
        Some([country]) => Some(*country),
        Some(_) => None,
        None => main,
    };
    let country = country
        .and_then(|country| places.gazetteer.codes(country))
        .map(|(_, code)| code.to_owned());
    let fitting = answer.filter(|answer| {
        candidate
            .asked
            .is_none_or(|asked| is_it(asked, answer.kind))
    });
    let base = PlaceRef {
        text: text.to_owned(),
        span,
        country: country.filter(|code| !code.is_empty()),
        relation: relation.map(str::to_owned),
        ..PlaceRef::default()
    };
    let Some(answer) = fitting else {
        // The thing asked for is not known; the town it is called after tells roughly where it is.
        let asked = candidate.asked;
        let near =
            answer.filter(|answer| answer.kind != Kind::Country && asked.is_some_and(has_a_spot));
        let position = near.and_then(|answer| answer.position);
        return PlaceRef {
            id: format!("{UNRESOLVED}{}", fold(text).replace(' ', "-")),
            label: text.to_owned(),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            kind: asked.map(|kind| kind.as_str().to_owned()),
            precision: near.map(|answer| if answer.kind.is_wide() { 3 } else { 2 }),
            rule: if near.is_some() {
                "place: by the place it is called after"
            } else {
                "place: not resolved"
            }
            .to_owned(),
            ..base
        };
    };
    let known = reference(places, answer.key);
    let rough = answer.position.is_none();
    PlaceRef {
        text: base.text,
        span: base.span,
        country: base.country,
        relation: base.relation,
        precision: match relation::precision(Some(answer.kind), relation) {
            Some(precision) if rough => Some(precision.max(3)),
            precision => precision,
        },
        rule: if rough && known.lat.is_some() {
            "place: ontology, position of what it lies in".to_owned()
        } else {
            rule(candidate, answer, respelt).to_owned()
        },
        ..known
    }
}

/// A place by itself, without the words that name it.
pub fn reference(places: &Places, key: PlaceKey) -> PlaceRef {
    let position = places.position(key).or_else(|| places.roughly(key));
    let kind = places.kind(key);
    let country = match places.countries(key)[..] {
        [country] => places.gazetteer.codes(country),
        _ => None,
    };
    PlaceRef {
        id: places.iri(key).unwrap_or_default(),
        label: places.label(key).unwrap_or_default(),
        lat: position.map(|(lat, _)| lat),
        lon: position.map(|(_, lon)| lon),
        geonames: places.geonames(key),
        country: country
            .map(|(_, code)| code.to_owned())
            .filter(|code| !code.is_empty()),
        kind: Some(kind.as_str().to_owned()),
        precision: relation::precision(Some(kind), None),
        ..PlaceRef::default()
    }
}

/// Whether a thing of that kind is where the place is that it's called after; a river or a road goes
/// far beyond.
fn has_a_spot(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::River | Kind::Road | Kind::Sea | Kind::Lake | Kind::Mountain | Kind::Island
    )
}

/// Whether a place of that kind is what the words ask for.
fn is_it(asked: Kind, kind: Kind) -> bool {
    use Kind::{
        Airport, Base, City, District, Island, Municipality, Neighbourhood, Province, Region,
    };
    asked == kind
        || matches!(
            (asked, kind),
            (
                Province | District | Region,
                Province | District | Region | Municipality
            ) | (
                City | Neighbourhood,
                City | Municipality | Neighbourhood | Province
            ) | (Airport | Base, Airport | Base)
                | (Region | Island, _)
        )
}

fn rule(candidate: &Candidate, answer: &Answer, respelt: bool) -> &'static str {
    match answer.naming {
        _ if respelt => "place: by transliteration skeleton",
        Naming::Adjective => "place: adjective",
        Naming::Abbreviation => "place: abbreviation",
        _ if matches!(answer.key, PlaceKey::Overlay(_)) => "place: ontology",
        _ if candidate.asked.is_some() => "place: gazetteer, kind as named",
        _ => "place: gazetteer",
    }
}

/// The token of a range that the rest of it hangs on.
fn head(analysis: &Analysis, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .find(|&token| !tokens.contains(&analysis.head(token)) || analysis.head(token) == token)
        .unwrap_or(tokens.start)
}

/// Whether the words stand for a government: a country, division or capital that does what only
/// people do.
fn is_metonym(
    analysis: &Analysis,
    head: usize,
    answer: Option<&Answer>,
    relation: Option<&str>,
) -> bool {
    let Some(answer) = answer else { return false };
    if !answer.capital && !matches!(answer.kind, Kind::Country | Kind::Province) {
        return false;
    }
    // A palace stands for those who rule in it wherever nothing is said to happen there.
    if answer.kind == Kind::Facility && relation.is_none() {
        return true;
    }
    // The first of joined names carries the role: "Moscow and Tehran agreed".
    let mut at = head;
    while analysis.dep(at) == Dep::Conj && analysis.head(at) != at {
        at = analysis.head(at);
    }
    let verb = analysis.head(at);
    match analysis.dep(at) {
        Dep::Nsubj => {
            words::is_act_of_state(analysis.lemma(verb))
                && analysis.pos(verb) == crate::language::Pos::Verb
        }
        Dep::Pobj => analysis.dep(verb) == Dep::Agent,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
