//! From names to questions: each name of a document with the places that it could be.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::resolve::{Answer, Question};
use super::respell::alike;
use super::within::{away, holds, owners};
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Kind, fold, skeleton};
use crate::knowledge::places::{Naming, PlaceKey};
use crate::language::Analysis;

/// Consonants of a name that many a town has among its names by chance.
const SHORT: usize = 2;

/// One question for each name (with the kind asked for), and which one each candidate asks.
pub(super) fn questions(
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
    for (index, pair) in candidates.windows(2).enumerate() {
        let gap = pair[0].tokens.end..pair[1].tokens.start;
        let apart = asked_by[index] != asked_by[index + 1];
        if let Some(told) = away(analysis, knowledge, gap).filter(|_| apart) {
            questions[asked_by[index]].away = Some((told, asked_by[index + 1]));
        }
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
    let rivals = (uses.iter()).any(|&(_, naming)| naming != Naming::Other);
    uses.into_iter()
        .map(|(key, naming)| {
            let mut answer = Answer::new(places, key, naming, false);
            let like = || (places.label(key)).is_some_and(|label| is_like(name, &label));
            // A quarter is no village far away that is also called so.
            let quarter = candidate.asked == Some(Kind::Neighbourhood);
            let long = skeleton(name).len() > SHORT && !quarter;
            answer.alike = naming != Naming::Other || long && !rivals || like();
            answer.capital = matches!(answer.kind, Kind::City | Kind::Facility)
                && capital_of.is_some_and(|country| answer.countries.contains(&country));
            answer
        })
        .collect()
}

/// Whether a name is a spelling of a label or one of its words; of a short one it has to begin so, since
/// half the towns of the world have a name of two consonants like it.
fn is_like(name: &str, label: &str) -> bool {
    let (name_folded, label_folded) = (fold(name), fold(label));
    let begins = |word: &str| word.starts_with(name_folded.as_str());
    label_folded.split(' ').any(begins) || skeleton(name).len() > SHORT && alike(name, label)
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
