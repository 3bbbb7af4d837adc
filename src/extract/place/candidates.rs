//! Spans that may name a place, and what speaks for and against each.

use std::collections::BTreeSet;
use std::ops::Range;

use super::words::{
    is_capitalised, is_locative, is_of_a_place, is_of_names, is_place_noun, is_side, is_title,
    kind_after, kind_before, kind_of,
};
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Kind, fold, skeleton};
use crate::knowledge::names::{Meaning, Word, words};
use crate::knowledge::places::{Naming, PlaceKey};
use crate::language::{Analysis, Dep, EntityLabel, Pos};

/// A span that may name a place.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The name with its kind word.
    pub tokens: Range<usize>,
    /// The name alone, as looked up.
    pub name: Range<usize>,
    /// What it could be.
    pub uses: Vec<(PlaceKey, Naming)>,
    /// The kind that the words beside it ask for.
    pub asked: Option<Kind>,
    /// What speaks for a place, in points; [`ENOUGH`] make it one.
    pub points: i32,
    /// Whether it is an adjective of nationality or region.
    pub adjective: bool,
    /// Whether it is part of the name of an organisation or person.
    pub embedded: bool,
    /// Whether it stands only as an abbreviation after a comma.
    pub abbreviation: bool,
    /// Whether only its look and its stand speak for it, so that it needs a place in the countries of
    /// the document that is spelt alike.
    pub tentative: bool,
    /// Whether it stands behind a preposition of place.
    pub located: bool,
}

/// Points that make a candidate a place.
pub(super) const ENOUGH: i32 = 4;

/// Longest name looked up, in tokens; hyphens and articles count.
const LONGEST: usize = 8;

/// The names of persons in a document, as a place of the same name must be told from them.
pub(super) struct Persons {
    /// Every token of a name of two words or more.
    words: BTreeSet<String>,
}

impl Persons {
    pub fn of(analysis: &Analysis) -> Self {
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
        Self { words }
    }

    fn holds(&self, analysis: &Analysis, name: &Range<usize>) -> bool {
        name.len() == 1 && self.words.contains(analysis.lower(name.start))
    }
}

/// Every candidate of a document, left to right, none overlapping.
pub(super) fn gather(analysis: &Analysis, knowledge: &Knowledge) -> Vec<Candidate> {
    let persons = Persons::of(analysis);
    let mut found = Vec::new();
    for sentence in analysis.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            match candidate(analysis, knowledge, &persons, sentence, at) {
                Some(candidate) => {
                    at = candidate.tokens.end.max(at + 1);
                    found.push(candidate);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn candidate(
    analysis: &Analysis,
    knowledge: &Knowledge,
    persons: &Persons,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    if !can_start(analysis, at, sentence.end) {
        return None;
    }
    let adjective = adjective(analysis, knowledge, sentence, at);
    let listed = listed(analysis, knowledge, sentence, at);
    let longer = |listed: &Candidate| {
        adjective
            .as_ref()
            .is_none_or(|words| listed.name.len() > words.name.len())
    };
    let listed = listed.filter(longer);
    if let (Some(adjective), None) = (adjective, &listed) {
        return Some(adjective);
    }
    if listed.is_none() && is_party(analysis, knowledge, sentence, at) {
        return None;
    }
    let mut candidate = listed
        .or_else(|| abbreviation(analysis, knowledge, sentence, at))
        .or_else(|| unlisted(analysis, sentence, at))?;
    candidate.points += weigh(analysis, knowledge, persons, sentence, &mut candidate);
    Some(candidate)
}

/// Whether a name may begin here: at a capital, or at a small article before one ("al-Tanf").
fn can_start(analysis: &Analysis, at: usize, end: usize) -> bool {
    let text = analysis.text(at);
    if text.starts_with(|letter: char| letter.is_uppercase()) {
        return true;
    }
    let article = matches!(
        text,
        "al" | "el" | "ar" | "as" | "at" | "ad" | "az" | "ez" | "es" | "ash"
    );
    article
        && at + 2 < end
        && matches!(analysis.text(at + 1), "-" | "–")
        && analysis
            .text(at + 2)
            .starts_with(|letter: char| letter.is_uppercase())
        || text.len() > 3
            && [
                "al-", "el-", "ar-", "as-", "at-", "ad-", "az-", "ez-", "es-", "an-", "ash-",
            ]
            .iter()
            .any(|article| {
                text.strip_prefix(article)
                    .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_uppercase()))
            })
}

/// An adjective of nationality or region, of up to three words ("South East Asian"). The people
/// ("Syrians") are no place.
fn adjective(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let places = &knowledge.places;
    let (tokens, uses) = (at + 1..=sentence.end.min(at + 4)).rev().find_map(|end| {
        let mut text = analysis.text_of(&(at..end));
        // "Qatar-based": the tokenizer keeps some of these whole.
        if end == at + 1
            && let Some((name, rest)) = text.split_once('-')
            && rest.starts_with(|letter: char| letter.is_lowercase())
        {
            text = name;
            if let Some(country) = knowledge.countries.by_name(name)
                && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
            {
                return Some((at..end, vec![(PlaceKey::Gazetteer(key), Naming::Adjective)]));
            }
        }
        let forms = places.by_form(text).iter().copied();
        let mut uses: Vec<(PlaceKey, Naming)> = forms
            .filter(|(_, naming)| *naming == Naming::Adjective)
            .collect();
        if let Some(country) = knowledge.countries.by_adjective(text)
            && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
        {
            uses.push((PlaceKey::Gazetteer(key), Naming::Adjective));
        }
        (!uses.is_empty()).then_some((at..end, uses))
    })?;
    let entity = analysis.entity_at(at);
    let person = entity.is_some_and(|entity| entity.label == EntityLabel::Person);
    let larger = entity.is_some_and(|entity| {
        entity.tokens.len() > tokens.len() && entity.label == EntityLabel::Org
    });
    Some(Candidate {
        name: tokens.clone(),
        tokens,
        uses,
        asked: None,
        points: if person { 0 } else { 2 * ENOUGH },
        adjective: true,
        embedded: larger,
        abbreviation: false,
        tentative: false,
        located: false,
    })
}

/// The longest run from here that the gazetteer, the overlay or the list of countries knows.
fn listed(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let reach = reach(analysis, sentence, at);
    let before = kind_before(analysis, at);
    let (end, uses) = (at + 1..=reach).rev().find_map(|end| {
        let name = analysis.text_of(&(at..end));
        // "Southwest region" is a name, "southwest" is none.
        let side = end == at + 1 && is_side(analysis.lower(at));
        if !closes(analysis, end - 1) || side && kind_after(analysis, end, sentence.end).is_none() {
            return None;
        }
        let uses = known(knowledge, name);
        (!uses.is_empty()).then_some((end, uses))
    })?;
    // "the main town of the province": the town lies in what is named.
    let kinds = || uses.iter().map(|&(key, _)| knowledge.places.kind(key));
    let wide = !kinds().any(|kind| matches!(kind, Kind::City | Kind::Neighbourhood))
        && kinds().any(|kind| kind.contains_places() || kind == Kind::Region);
    let asked = kind_of(analysis, sentence.start, at)
        .filter(|kind| !(wide && matches!(kind, Kind::City | Kind::Neighbourhood)));
    let mut candidate = Candidate {
        tokens: at..end,
        name: at..end,
        uses,
        asked: before.filter(|_| end > at + 1).or(asked),
        points: 0,
        adjective: false,
        embedded: false,
        abbreviation: false,
        tentative: false,
        located: false,
    };
    // "Hall County town" is a town in the county, not the county's kind.
    let complete = end > at + 1 && kind_after(analysis, end - 1, end).is_some();
    if complete {
        candidate.points += 2;
    } else if let Some((more, kind)) = kind_after(analysis, end, sentence.end)
        && can_be(knowledge, &candidate.uses, kind)
    {
        candidate.tokens.end = end + more;
        candidate.asked = Some(kind);
        candidate.points += 4;
    } else if candidate.asked.is_some() {
        candidate.points += 4;
    }
    Some(candidate)
}

/// Whether a curated actor's name starts here: what no list of places has is then the actor.
fn is_party(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let words: Vec<Word> = (at..sentence.end.min(at + LONGEST))
        .flat_map(|token| {
            words(analysis.text(token)).map(move |(folded, written)| Word {
                folded,
                written,
                token,
            })
        })
        .collect();
    knowledge
        .actors
        .names()
        .longest(&words, 0, false)
        .is_some_and(|(_, meanings)| {
            meanings
                .iter()
                .any(|meaning| matches!(meaning, Meaning::Actor(_)))
        })
}

/// Whether a name with these uses takes the kind word after it: "Syria border town" is no town
/// called Syria, but "Niger state" is a state.
fn can_be(knowledge: &Knowledge, uses: &[(PlaceKey, Naming)], kind: Kind) -> bool {
    let kinds = || uses.iter().map(|&(key, _)| knowledge.places.kind(key));
    !kinds().any(|known| known == Kind::Country)
        || kinds().any(|known| known == kind)
        || matches!(
            kind,
            Kind::Airport | Kind::Base | Kind::River | Kind::Crossing
        )
}

/// Everything that a name could stand for.
pub(super) fn known(knowledge: &Knowledge, name: &str) -> Vec<(PlaceKey, Naming)> {
    let places = &knowledge.places;
    let mut uses: Vec<(PlaceKey, Naming)> = places
        .by_form(name)
        .iter()
        .copied()
        .filter(|(_, naming)| *naming == Naming::Abbreviation)
        .collect();
    if let Some(country) = knowledge.countries.by_name(name)
        && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
    {
        uses.push((PlaceKey::Gazetteer(key), Naming::Own));
    }
    // A bare code in capitals is an abbreviation of something else more often than a place.
    if name.len() <= 4
        && name.len() > 1
        && name.bytes().all(|byte| byte.is_ascii_uppercase())
        && uses.is_empty()
    {
        let own = places.lookup(name);
        return own
            .into_iter()
            .filter(|&(key, naming)| naming == Naming::Own && places.weight(key) > 100_000)
            .collect();
    }
    for use_ in places.lookup(name) {
        if !uses.iter().any(|(key, _)| *key == use_.0) {
            uses.push(use_);
        }
    }
    uses
}

/// One past the last token that a name from here can reach.
fn reach(analysis: &Analysis, sentence: &Range<usize>, at: usize) -> usize {
    let mut end = at + 1;
    while end < sentence.end.min(at + LONGEST) {
        let text = analysis.text(end);
        let joins = matches!(
            text,
            "-" | "–"
                | "of"
                | "the"
                | "and"
                | "de"
                | "del"
                | "la"
                | "le"
                | "du"
                | "al"
                | "el"
                | "es"
                | "ez"
                | "az"
                | "ar"
                | "as"
                | "ad"
                | "sur"
                | "upon"
                | "on"
                | "am"
                | "an"
                | "der"
                | "'s"
                | "’s"
                | "."
                | "do"
                | "da"
                | "dos"
                | "das"
                | "den"
                | "i"
                | "y"
                | "e"
                | "der-"
                | "&"
        );
        if !joins && !is_part(text) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a name may end with this token.
fn closes(analysis: &Analysis, at: usize) -> bool {
    let text = analysis.text(at);
    is_part(text) || text.len() > 3 && text.contains('-')
}

/// Whether a token can be part of a name by itself: a capital, a number, or an article joined to a
/// capital ("ez-Zor" where the tokenizer keeps it whole).
fn is_part(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
        || text.split_once('-').is_some_and(|(article, name)| {
            (2..=3).contains(&article.len()) && name.starts_with(char::is_uppercase)
        })
}

/// "Wainwright, Alta.": the abbreviation of a division, as written, after a comma; a full stop that
/// ends the sentence may have been cut off it.
fn abbreviation(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let after_name = at >= sentence.start + 2
        && analysis.text(at - 1) == ","
        && is_capitalised(analysis.text(at - 2));
    for (end, name) in [
        (
            at + 2,
            (at + 1 < sentence.end).then(|| analysis.text_of(&(at..at + 2)).to_owned()),
        ),
        (at + 1, Some(analysis.text(at).to_owned())),
        (at + 1, Some(format!("{}.", analysis.text(at)))),
    ] {
        let Some(name) = name else { continue };
        let uses = knowledge.places.by_form(&name);
        if uses.is_empty()
            || uses
                .iter()
                .any(|(_, naming)| *naming != Naming::Abbreviation)
        {
            continue;
        }
        let geographic = analysis
            .entity_at(at)
            .is_some_and(|entity| matches!(entity.label, EntityLabel::Gpe | EntityLabel::Loc));
        let dotted = name.matches('.').count() > 1;
        if !after_name && !geographic && !dotted {
            return None;
        }
        return Some(Candidate {
            tokens: at..end,
            name: at..end,
            uses: uses.to_vec(),
            asked: None,
            points: ENOUGH,
            adjective: false,
            embedded: false,
            abbreviation: true,
            tentative: false,
            located: false,
        });
    }
    None
}

/// A name that no list has: an entity that the tagger takes for a place, or a run of capitals that
/// ends in a kind word.
fn unlisted(analysis: &Analysis, sentence: &Range<usize>, at: usize) -> Option<Candidate> {
    // "The City of …", "Western …": what follows may be listed.
    let leads = kind_of(analysis, at, at + 2).is_some() || is_side(analysis.lower(at));
    if leads && at + 1 < sentence.end {
        return None;
    }
    let named_kind = kind_of(analysis, sentence.start, at);
    let entity = analysis
        .entity_at(at)
        .filter(|entity| is_place(entity.label));
    let mut end = at;
    while end < sentence.end
        && (is_capitalised(analysis.text(end))
            || end > at
                && matches!(
                    analysis.text(end),
                    "-" | "–"
                        | "'s"
                        | "’s"
                        | "of"
                        | "al"
                        | "el"
                        | "ez"
                        | "az"
                        | "es"
                        | "as"
                        | "ad"
                        | "ar"
                )
            || end > at
                && analysis
                    .text(end)
                    .chars()
                    .all(|letter| letter.is_ascii_digit()))
        && end < at + LONGEST
    {
        end += 1;
    }
    while end > at + 1
        && !is_capitalised(analysis.text(end - 1))
        && !analysis.text(end - 1).chars().all(|c| c.is_ascii_digit())
    {
        end -= 1;
    }
    // A kind word at the end of the run ("Hutton Road"), or after it ("the Hutton oil field").
    let inner = (at + 1..end).find_map(|split| {
        let (more, kind) = kind_after(analysis, split, end)?;
        (split + more == end).then_some((split, end, kind))
    });
    let outer = kind_after(analysis, end, sentence.end).map(|(more, kind)| (end, end + more, kind));
    let (name, tokens, asked) = match (inner, outer, entity) {
        (Some((split, end, kind)), ..) | (_, Some((split, end, kind)), _) => {
            (at..split, at..end, Some(kind))
        }
        (.., Some(entity)) => {
            // The tagger may stop inside a name: "Tell | al-Ward".
            let cut = |token: usize| {
                matches!(
                    analysis.text(token),
                    "-" | "al" | "el" | "ez" | "az" | "es" | "as" | "ad" | "ar"
                )
            };
            let stop = entity.tokens.end.min(sentence.end);
            let end = if stop < end && cut(stop) { end } else { stop };
            (at..end, at..end, kind_before(analysis, at).or(named_kind))
        }
        _ => match kind_before(analysis, at)
            .filter(|_| end > at + 1)
            .or(named_kind)
        {
            Some(kind) => (at..end, at..end, Some(kind)),
            None if is_transliterated(analysis, &(at..end)) => (at..end, at..end, None),
            None => return None,
        },
    };
    let tentative = asked.is_none() && entity.is_none();
    if name.is_empty() || fold(analysis.text_of(&name)).is_empty() {
        return None;
    }
    Some(Candidate {
        tokens,
        name,
        uses: Vec::new(),
        asked,
        points: match asked {
            Some(Kind::Road) => 5,
            Some(_) => 4,
            None if tentative => 4 * ENOUGH,
            None => -4,
        },
        adjective: false,
        embedded: false,
        abbreviation: false,
        tentative,
        located: false,
    })
}

/// Whether a run of words that the tagger takes for no place stands where one does, and is written
/// like a name from another script: "the siege of Dayr al-Ward".
fn is_transliterated(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let article = tokens.clone().skip(1).any(|token| {
        matches!(
            analysis.text(token),
            "al" | "el" | "ez" | "az" | "es" | "as" | "ad" | "ar" | "ash" | "at"
        ) || analysis
            .text(token)
            .split_once('-')
            .is_some_and(|(article, _)| (2..=3).contains(&article.len()))
    });
    article
        && tokens.clone().any(|token| {
            analysis.dep(token) == Dep::Pobj && {
                let preposition = analysis.lower(analysis.head(token));
                is_locative(preposition) || matches!(preposition, "of" | "for")
            } || analysis.dep(token) == Dep::Dobj
        })
}

/// The evidence around a candidate. May mark it as part of a longer name.
fn weigh(
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
    if candidate.embedded && single && (knowledge.kinds.noun(noun).is_some() || is_of_names(noun)) {
        points -= 12;
    }
    if candidate.embedded && is_namesake(analysis, sentence, &name) {
        points -= 12;
    }
    points += standing(knowledge, analysis.text_of(&name), &candidate.uses);

    let before = (start > sentence.start).then(|| analysis.lower(start - 1));
    let before_that = (start > sentence.start + 1).then(|| analysis.lower(start - 2));
    let located = before.is_some_and(is_locative)
        || before == Some("the")
            && before_that.is_some_and(is_locative)
            && candidate.asked.is_some()
        || name.clone().any(|token| {
            analysis.dep(token) == Dep::Pobj && is_locative(analysis.lower(analysis.head(token)))
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
        if analysis.dep(verb) == Dep::Acl && is_place_noun(analysis.lower(noun)) {
            points += 6;
        }
    }
    let after = (end < sentence.end).then(|| analysis.lower(end));
    if after.is_some_and(is_of_a_place) {
        points += 3;
    }
    if opens_report(analysis, sentence, &candidate.tokens) {
        points += 8;
    }
    if before.is_some_and(is_title) && !located {
        points -= 6;
    }
    if persons.holds(analysis, &name) && !located {
        points -= 5;
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
            && !is_of_a_place(analysis.lower(token))
            && !is_title(analysis.lower(token))
    };
    let goes_back = start > sentence.start
        && analysis.pos(start - 1) == Pos::Propn
        && is_capitalised(analysis.text(start - 1))
        && !is_title(analysis.lower(start - 1))
        && !is_locative(analysis.lower(start - 1));
    if (goes_on(end) || goes_back) && !candidate.embedded {
        points -= 2;
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

/// Whether it is the dateline of a report: capitals at the start of a paragraph, then a dash or a
/// bracket ("BEIRUT, Lebanon (AP) —").
fn opens_report(analysis: &Analysis, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let opens = analysis
        .paragraphs()
        .get(analysis.paragraph_of(tokens.start))
        .is_some_and(|line| line.start == tokens.start && tokens.end <= line.end);
    let text = analysis.text_of(tokens);
    opens
        && text
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .all(char::is_uppercase)
        && text.len() > 3
        && (tokens.end..sentence.end.min(tokens.end + 8))
            .any(|token| analysis.text(token).starts_with(['-', '–', '—', '(']))
}

/// Whether the tagger's label is one of places.
fn is_place(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac
    )
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
        EntityLabel::Person => -4,
        EntityLabel::Org if larger => {
            candidate.embedded = true;
            -1
        }
        EntityLabel::Org => 0,
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
