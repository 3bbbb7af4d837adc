//! What speaks for and against a span naming a place: the tagger, the words around it, how well
//! known its places are. The points are whole numbers, so that no machine decides otherwise.

use std::collections::BTreeSet;
use std::ops::Range;

use super::candidates::{Candidate, is_place};
use super::dateline::{is_in_outlet, opens_report};
use super::words::{
    is_capitalised, is_edge, is_locative, is_of_a_place, is_of_names, is_side, is_title,
};
use crate::extract::time::is_month;
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Kind, skeleton};
use crate::knowledge::kinds::NounSense;
use crate::knowledge::places::{Naming, PlaceKey};
use crate::language::{Analysis, Dep, EntityLabel, Pos};

/// People of a town that news names without saying where it is.
const KNOWN: u64 = 100_000;

/// Points that make a candidate a place.
pub(super) const ENOUGH: i32 = 4;

/// The names of persons in a document, as a place of the same name must be told from them.
pub(super) struct Persons {
    /// Every token of a name of two words or more.
    words: BTreeSet<String>,
}

impl Persons {
    pub fn of(analysis: &Analysis, knowledge: &Knowledge) -> Self {
        let mut words = BTreeSet::new();
        for entity in analysis.entities() {
            let names: Vec<usize> = entity
                .tokens
                .clone()
                .filter(|&token| is_capitalised(analysis.text(token)))
                .collect();
            if entity.label == EntityLabel::Person && names.len() > 1 {
                words.extend(
                    names
                        .into_iter()
                        .map(|token| analysis.lower(token).to_owned()),
                );
            }
        }
        words.extend(described(analysis, knowledge).map(|token| analysis.lower(token).to_owned()));
        Self { words }
    }

    fn holds(&self, analysis: &Analysis, name: &Range<usize>) -> bool {
        name.len() == 1 && self.words.contains(analysis.lower(name.start))
    }
}

/// The last of two names or more that are told to be somebody's, which the tagger may have missed:
/// "Lina Averra, a nurse", "Lina Averra, 34, said".
fn described<'a>(
    analysis: &'a Analysis,
    knowledge: &'a Knowledge,
) -> impl Iterator<Item = usize> + 'a {
    let name = |token: usize| {
        analysis.pos(token) == Pos::Propn
            && is_capitalised(analysis.text(token))
            && analysis
                .entity_at(token)
                .is_none_or(|entity| !is_place(entity.label))
    };
    let person = |noun: usize| {
        let known = knowledge.kinds.noun(analysis.lemma(noun));
        known.is_some_and(|noun| noun.sense == NounSense::Person)
    };
    (1..analysis.len()).filter(move |&last| {
        let comma = last + 1;
        let follows = comma + 1 < analysis.len() && analysis.text(comma) == ",";
        follows && name(last) && name(last - 1) && {
            let next = comma + 1;
            let age = analysis.text(next).len() == 2
                && analysis.text(next).parse::<u8>().is_ok()
                && next + 1 < analysis.len()
                && analysis.text(next + 1) == ",";
            let apposed = || analysis.children_by(last, &[Dep::Appos]).any(person);
            age || apposed()
        }
    })
}

/// The evidence around a candidate. May mark it as part of a longer name.
pub(super) fn weigh(
    analysis: &Analysis,
    knowledge: &Knowledge,
    persons: &Persons,
    sentence: &Range<usize>,
    candidate: &mut Candidate,
) -> i32 {
    let mut points = tagger(analysis, candidate);
    let Range { start, end } = candidate.tokens.clone();
    let name = candidate.name.clone();
    let single = name.len() == 1;
    // A name of several words is no chance likeness.
    if !single && !candidate.uses.is_empty() && !candidate.embedded {
        points += 2;
    }
    // "Goma airport"
    let told = candidate.asked.is_some() && candidate.tokens.end > name.end;
    if told && !is_capitalised(analysis.text(name.end)) {
        points += 2;
    }
    let noun = analysis.lower(name.start);
    if candidate.embedded
        && single
        && (knowledge.kinds.noun(noun).is_some() || is_of_names(knowledge, noun))
    {
        points -= 12;
    }
    // "the Averra City Hall": the word for a site at the end of its name, though some town is called so.
    let site = analysis.entity_at(name.start).is_some_and(|entity| {
        entity.label == EntityLabel::Fac && entity.tokens.start + 1 < name.start
    });
    if site
        && single
        && (knowledge.lexicon.contains("place-noun", noun) || is_of_names(knowledge, noun))
    {
        points -= 12;
    }
    if candidate.embedded && is_namesake(analysis, sentence, &name) {
        points -= 12;
    }
    points += standing(knowledge, analysis.text_of(&name), &candidate.uses);

    let before = (start > sentence.start).then(|| analysis.lower(start - 1));
    let before_that = (start > sentence.start + 1).then(|| analysis.lower(start - 2));
    let located = before.is_some_and(|word| is_locative(knowledge, word))
        || before == Some("the")
            && before_that.is_some_and(|word| is_locative(knowledge, word))
            && candidate.asked.is_some()
        // "west of Tarvik", "three miles from Tarvik"
        || before == Some("of")
            && before_that.is_some_and(|word| is_side(knowledge, word) || is_edge(knowledge, word))
        || name.clone().any(|token| {
            analysis.dep(token) == Dep::Pobj && is_locative(knowledge, analysis.lower(analysis.head(token)))
        });
    candidate.located = located;
    if located {
        points += 4;
    } else if before == Some("of") {
        points += 2;
    }
    // "the base known as …", "a village called …"
    let naming = match before {
        Some("as") => before_that.is_some_and(|word| word == "known"),
        word => matches!(word, Some("called" | "named" | "dubbed")),
    };
    if naming {
        let verb = start - if before == Some("as") { 2 } else { 1 };
        let noun = analysis.head(verb);
        if analysis.dep(verb) == Dep::Acl && knowledge.place_words.is_noun(analysis.lower(noun)) {
            points += 6;
        }
    }
    let after = (end < sentence.end).then(|| analysis.lower(end));
    if after.is_some_and(|word| is_of_a_place(knowledge, word)) {
        points += 3;
    }
    if opens_report(analysis, sentence, &candidate.tokens) {
        points += 8;
    }
    // "AVERRA (Tarvik Courier) –": where an outlet is called after is not where its report is from.
    if is_in_outlet(analysis, sentence, &candidate.tokens) {
        points -= 24;
    }
    // "Secretary of State Berg": an office, though a town may be called so.
    if single && is_title(knowledge, noun) && candidate.asked.is_none() && !located {
        points -= 12;
    }
    if before.is_some_and(|word| is_title(knowledge, word)) && !located {
        points -= 6;
    }
    if persons.holds(analysis, &name) && !located {
        points -= 5;
        // A small town of a surname: of the two the person is the one whom news knows.
        let weights = candidate
            .uses
            .iter()
            .map(|&(key, _)| knowledge.places.weight(key));
        if weights.max().is_none_or(|most| most < KNOWN) {
            points -= 5;
        }
    }
    let proper = name.clone().any(|token| {
        analysis.pos(token) == Pos::Propn
            || token > sentence.start
                && is_capitalised(analysis.text(token))
                && analysis
                    .entity_at(token)
                    .is_some_and(|entity| is_place(entity.label))
    });
    if !proper {
        points -= 4;
    }
    let text = analysis.text_of(&name);
    if single
        && text.len() <= 4
        && text.bytes().all(|byte| byte.is_ascii_uppercase())
        && candidate.uses.is_empty()
    {
        points -= 6;
    }
    // "Chelsea Manning": a capitalised word goes on where no kind word does.
    let goes_on = |token: usize| {
        token < sentence.end
            && analysis.pos(token) == Pos::Propn
            && is_capitalised(analysis.text(token))
            && !is_of_a_place(knowledge, analysis.lower(token))
            && !is_title(knowledge, analysis.lower(token))
    };
    // "the Tarvik High Court", where the tagger takes the name for nothing
    let unlabelled = analysis.entity_at(name.start).is_none() && !candidate.uses.is_empty();
    let proper_noun =
        |&token: &usize| analysis.pos(token) == Pos::Propn && is_capitalised(analysis.text(token));
    if unlabelled
        && let Some(last) = (end..sentence.end).take_while(proper_noun).last()
        && knowledge
            .lexicon
            .contains("town-site", analysis.lower(last))
    {
        points += 4;
    }
    let goes_back = start > sentence.start
        && analysis.pos(start - 1) == Pos::Propn
        && is_capitalised(analysis.text(start - 1))
        && !is_title(knowledge, analysis.lower(start - 1))
        && !is_locative(knowledge, analysis.lower(start - 1));
    if (goes_on(end) || goes_back) && !candidate.embedded {
        points -= 2;
        // "the Averra Summit": an occasion, though a town is called so.
        if goes_back && single && knowledge.lexicon.contains("occasion", noun) {
            points -= 12;
        }
    }
    points
}

/// "Paris Quill said she …": the first of two names of somebody that the tagger takes for a body.
fn is_namesake(analysis: &Analysis, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    let last = name.end;
    last < sentence.end
        && name.len() == 1
        && analysis
            .entity_at(name.start)
            .is_some_and(|entity| entity.tokens == (name.start..last + 1))
        && matches!(analysis.dep(last), Dep::Nsubj | Dep::Nsubjpass)
        && (last + 1..sentence.end)
            .any(|token| matches!(analysis.lower(token), "she" | "he" | "her" | "his" | "him"))
}

/// What the tagger's entity over a candidate says.
fn tagger(analysis: &Analysis, candidate: &mut Candidate) -> i32 {
    let name = &candidate.name;
    let Some(entity) = name.clone().find_map(|token| analysis.entity_at(token)) else {
        return 0;
    };
    let words = |tokens: Range<usize>| {
        tokens
            .filter(|&token| {
                !matches!(analysis.lower(token), "the" | "'s" | "’s" | "a" | "an")
                    && analysis.pos(token) != Pos::Punct
            })
            .count()
    };
    let larger = words(entity.tokens.start..candidate.tokens.start.max(entity.tokens.start)) > 0
        || words(candidate.tokens.end.min(entity.tokens.end)..entity.tokens.end) > 0;
    match entity.label {
        EntityLabel::Gpe => 6,
        EntityLabel::Loc => 5,
        EntityLabel::Fac => 4,
        EntityLabel::Norp | EntityLabel::Language if !larger => 1,
        EntityLabel::Person if larger => -12,
        // "the town of Bint al-Ward"
        EntityLabel::Person if candidate.asked.is_some() => 0,
        EntityLabel::Person => -4,
        // "the Central Prison in Tarvik": the name of the thing ends before its place.
        EntityLabel::Org
            if larger
                && candidate.tokens.end == entity.tokens.end
                && entity.tokens.start + 1 < candidate.tokens.start
                && matches!(
                    analysis.lower(candidate.tokens.start - 1),
                    "in" | "at" | "near"
                ) =>
        {
            2
        }
        EntityLabel::Org if larger => {
            candidate.embedded = true;
            -1
        }
        EntityLabel::Org => 0,
        // "the Bajdar quarter" is no quarter of a year.
        EntityLabel::Date if candidate.asked.is_some() && !is_month(analysis.lower(name.start)) => {
            0
        }
        EntityLabel::Date | EntityLabel::Time | EntityLabel::Money | EntityLabel::Percent => -6,
        _ if larger => {
            candidate.embedded = true;
            -3
        }
        _ => -2,
    }
}

/// How well known the best of its places is.
fn standing(knowledge: &Knowledge, name: &str, uses: &[(PlaceKey, Naming)]) -> i32 {
    let places = &knowledge.places;
    uses.iter()
        .map(|&(key, naming)| {
            let kind = places.kind(key);
            let size = match places.weight(key) {
                0..10_000 => 0,
                10_000..100_000 => 1,
                100_000..1_000_000 => 2,
                _ => 3,
            };
            match (key, kind, naming) {
                (PlaceKey::Overlay(_), ..) => 5,
                (_, Kind::Country | Kind::Continent, Naming::Other) => 3,
                (_, Kind::Country | Kind::Continent, _) => 5,
                (_, Kind::Province, Naming::Own | Naming::Abbreviation) => 1 + size,
                (_, Kind::City, Naming::Own) => size,
                (_, Kind::District, Naming::Own) => size - 1,
                (_, Kind::Airport, Naming::Own) => 3,
                // Another spelling of its own name: "Zaporizhia".
                (_, Kind::City, Naming::Other)
                    if size > 1
                        && places
                            .label(key)
                            .is_some_and(|label| skeleton(&label) == skeleton(name)) =>
                {
                    size
                }
                _ => size - 2,
            }
        })
        .max()
        .unwrap_or(-2)
}
