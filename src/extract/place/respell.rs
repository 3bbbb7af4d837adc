//! Spelling families: a name that no list has in the countries of the document is looked for by its
//! consonants.

use std::collections::BTreeMap;

use super::accept::main_countries;
use super::candidates::Candidate;
use super::refer::is_it;
use super::resolve::{Answer, Question};
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Key, Kind, fold, skeleton};
use crate::knowledge::places::Naming;
use crate::language::Analysis;

/// People of a town that a name which only looks like a place may be a spelling of.
const KNOWN_TOWN: u64 = 10_000;

/// Consonants of a name that no two places of a country share by chance.
const LONG: usize = 5;

/// Consonants of a name so short that half the towns of a country share them; its vowels have to agree.
const SHORT: usize = 2;

/// Adds answers by spelling family to names that have none in the countries that the document is
/// about. Returns the numbers of the questions that got some.
pub(super) fn respell(
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
                // Long names are alike by no chance.
                let large =
                    !candidate.tentative || letters >= LONG || places.weight(key) >= KNOWN_TOWN;
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
/// letters of the longer one, articles and the division's kind apart, six in ten stand in the
/// other in the same order. Speech drops vowels that the list keeps, but a name with one between two
/// consonants that the list has side by side is another.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let long = skeleton(one).len() > SHORT;
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
        && !is_looser(&one, &other)
        && (long || sounds_alike(&one, &other))
}

/// Whether two names have one run of vowels, but for one: speech takes e for i and o for u, and
/// doubles letters as it likes.
fn sounds_alike(one: &[u8], other: &[u8]) -> bool {
    let vowels = |name: &[u8]| {
        let mut vowels: Vec<u8> = (name.iter())
            .filter_map(|letter| match letter {
                b'a' => Some(b'a'),
                b'e' | b'i' | b'y' => Some(b'e'),
                b'o' | b'u' | b'w' => Some(b'o'),
                _ => None,
            })
            .collect();
        vowels.dedup();
        vowels
    };
    let (one, other) = (vowels(one), vowels(other));
    let alike = (one.iter().zip(&other)).filter(|(one, other)| one == other);
    one.len().max(other.len()) <= alike.count() + 1
}

/// Whether a name has a vowel between two of its consonants that another has side by side.
fn is_looser(name: &[u8], other: &[u8]) -> bool {
    let (own, others) = (gaps(name), gaps(other));
    own.len() == others.len() && (own.iter().zip(&others)).any(|(own, other)| *own && !other)
}

/// Whether a vowel stands in each gap between the consonants of a name, from the second gap on;
/// doubled consonants count once, and what may be either (h, w, y) for a vowel.
fn gaps(name: &[u8]) -> Vec<bool> {
    let open = |letter: &u8| {
        matches!(
            letter,
            b'a' | b'e' | b'i' | b'o' | b'u' | b'h' | b'w' | b'y'
        )
    };
    let mut gaps = Vec::new();
    let mut last: Option<(u8, bool)> = None;
    for letter in name {
        last = match last {
            Some((before, _)) if open(letter) => Some((before, true)),
            None if open(letter) => None,
            Some((before, false)) if before == *letter => Some((before, false)),
            Some((_, vowel)) => {
                gaps.push(vowel);
                Some((*letter, false))
            }
            None => Some((*letter, false)),
        };
    }
    gaps.into_iter().skip(1).collect()
}
