//! Curated names in a text: actors, sources, countries, nationalities and capitals.

use std::ops::Range;

use crate::knowledge::Knowledge;
use crate::knowledge::names::{Meaning, Word, words};
use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// A curated name that stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Tokens of the name.
    pub tokens: Range<usize>,
    /// Token that heads it in the tree.
    pub head: usize,
    /// What it stands for here.
    pub meaning: Meaning,
}

/// Every curated name of a document, left to right, none overlapping. `year` decides between
/// actors of one name.
pub fn spot(analysis: &Analysis, knowledge: &Knowledge, year: Option<i16>) -> Vec<Spot> {
    let mut spots = Vec::new();
    for sentence in analysis.sentences() {
        let capitals = all_capitals(analysis, sentence);
        let text: Vec<Word<'_>> = sentence
            .clone()
            .flat_map(|token| {
                words(analysis.text(token)).map(move |(folded, written)| Word {
                    folded,
                    written,
                    token,
                })
            })
            .collect();
        let mut at = 0;
        while at < text.len() {
            let found = knowledge.actors.names().longest(&text, at, capitals);
            let Some((len, meanings)) = found else {
                at += 1;
                continue;
            };
            let tokens = text[at].token..text[at + len - 1].token + 1;
            // A name begins and ends where a token does.
            let cut = (at > 0 && text[at - 1].token == tokens.start)
                || text
                    .get(at + len)
                    .is_some_and(|word| word.token + 1 == tokens.end);
            let chosen = if cut {
                None
            } else {
                choose(analysis, knowledge, &tokens, &meanings, year)
            };
            match chosen {
                Some(meaning) => {
                    spots.push(Spot {
                        head: head_of(analysis, &tokens),
                        tokens,
                        meaning,
                    });
                    at += len;
                }
                None => at += 1,
            }
        }
    }
    spots
}

/// Whether a sentence is written all in capitals, so that they tell nothing.
fn all_capitals(analysis: &Analysis, sentence: &Range<usize>) -> bool {
    let text = analysis.text_of(sentence);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 12 && !text.chars().any(char::is_lowercase)
}

/// The token of a range whose head lies outside it; the last one where several do.
pub fn head_of(analysis: &Analysis, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .rev()
        .find(|&token| {
            let head = analysis.head(token);
            analysis.pos(token) != Pos::Punct && (head == token || !tokens.contains(&head))
        })
        .unwrap_or(tokens.end.saturating_sub(1))
}

/// The meaning that a name has here; none where it is part of another name.
fn choose(
    analysis: &Analysis,
    knowledge: &Knowledge,
    tokens: &Range<usize>,
    meanings: &[Meaning],
    year: Option<i16>,
) -> Option<Meaning> {
    let single = tokens.len() == 1;
    let actors = knowledge.actors.list();
    let mut candidates: Vec<Meaning> = meanings
        .iter()
        .copied()
        .filter(|meaning| match *meaning {
            Meaning::Actor(at) if actors[at].person => {
                !(single
                    && (has_other_first_name(analysis, knowledge, tokens.start)
                        || is_kin(analysis, knowledge, tokens.start)))
            }
            Meaning::Actor(at) => {
                let country = actors[at].country.as_deref();
                !goes_on(analysis, knowledge, tokens)
                    && !is_common_noun(analysis, knowledge, tokens)
                    && !is_namesake_abroad(analysis, knowledge, tokens, country)
            }
            _ => true,
        })
        .collect();
    if part_of_other_name(analysis, knowledge, tokens) {
        candidates.retain(|meaning| matches!(meaning, Meaning::Actor(at) if actors[*at].person));
    }
    let adjectival = single && {
        let token = tokens.start;
        matches!(
            analysis.dep(token),
            Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Npadvmod | Dep::Acomp
        ) || matches!(analysis.tag(token), Tag::Jj)
    };
    let rank = |meaning: &Meaning| match *meaning {
        // Of two actors of one name the one whose years fit.
        Meaning::Actor(at) => match year {
            Some(year) if !actors[at].holds_in(year) => 1,
            _ => 0,
        },
        Meaning::Country(_) => 2,
        Meaning::Adjective(_) if adjectival => 3,
        Meaning::Demonym(_) if !adjectival => 3,
        Meaning::Adjective(_) | Meaning::Demonym(_) => 4,
        Meaning::Metonym(_) => 5,
    };
    candidates.into_iter().min_by_key(rank)
}

/// Whether a surname stands behind a first name that is not its bearer's as we know him, so that
/// somebody else is meant.
fn has_other_first_name(analysis: &Analysis, knowledge: &Knowledge, token: usize) -> bool {
    let first = analysis.sentences()[analysis.sentence_of(token)].start;
    let mut at = token;
    while at > first {
        at -= 1;
        let written = analysis.text(at);
        if written == "-" {
            continue;
        }
        let word = analysis.lower(at).replace('.', "");
        return matches!(analysis.tag(at), Tag::Nnp)
            && written.starts_with(char::is_uppercase)
            && !knowledge.kinds.is_title(&word)
            && knowledge.countries.by_adjective(written).is_none()
            && knowledge.countries.by_name(written).is_none()
            && (analysis.head(at) == token || analysis.head(at) == analysis.head(token));
    }
    false
}

/// "Berg, a cousin of Chancellor Anna Berg": whether the words beside a surname make its bearer another
/// one's kin.
pub(super) fn is_kin(analysis: &Analysis, knowledge: &Knowledge, name: usize) -> bool {
    analysis.children_by(name, &[Dep::Appos]).any(|beside| {
        knowledge.lexicon.contains("kin", analysis.lemma(beside))
            && (analysis.children_by(beside, &[Dep::Prep]))
                .filter(|&of| matches!(analysis.lower(of), "of" | "to"))
                .filter_map(|of| analysis.child(of, Dep::Pobj))
                .any(|other| analysis.lower(other) == analysis.lower(name))
    })
}

/// Whether a name goes on behind what a list has as another: "The National | Union of Metalworkers"
/// is no paper, "Fano | Watch" does not fight.
fn goes_on(analysis: &Analysis, knowledge: &Knowledge, tokens: &Range<usize>) -> bool {
    let next = tokens.end;
    let follows = next < analysis.len()
        && analysis.sentence_of(next) == analysis.sentence_of(tokens.start)
        && analysis.pos(next) == Pos::Propn
        && analysis.text(next).starts_with(char::is_uppercase);
    let paper = tokens.len() == 2 && analysis.lower(tokens.start) == "the";
    follows
        && (paper
            || knowledge
                .lexicon
                .contains("tells-news", analysis.lower(next)))
}

/// Whether a name that is a common word ("Congress") is only the last or first word of another's: "the
/// Progressive Congress", "the Congress of the People".
fn is_common_noun(analysis: &Analysis, knowledge: &Knowledge, tokens: &Range<usize>) -> bool {
    let token = tokens.start;
    if tokens.len() > 1 || knowledge.kinds.noun(analysis.lower(token)).is_none() {
        return false;
    }
    let capital = |token: usize| analysis.text(token).starts_with(char::is_uppercase);
    let first = analysis.sentences()[analysis.sentence_of(token)].start;
    let before = token.checked_sub(1).filter(|&before| before >= first);
    let longer = before.is_some_and(|before| {
        let text = analysis.text(before);
        capital(before)
            && analysis.head(before) == token
            && matches!(analysis.dep(before), Dep::Compound | Dep::Amod | Dep::Nmod)
            && knowledge.countries.by_adjective(text).is_none()
            && knowledge.countries.by_name(text).is_none()
    });
    let of = token + 1;
    let whole = analysis.entity_at(token).is_some_and(|entity| {
        entity.label == EntityLabel::Org
            && entity.tokens.contains(&of)
            && analysis.lower(of) == "of"
    });
    longer || whole
}

/// Whether a nationality makes a body another than the one of another country that bears its name:
/// "Egyptian | Islamic Jihad".
fn is_namesake_abroad(
    analysis: &Analysis,
    knowledge: &Knowledge,
    tokens: &Range<usize>,
    country: Option<&str>,
) -> bool {
    let head = head_of(analysis, tokens);
    let Some(before) = tokens.start.checked_sub(1) else {
        return false;
    };
    let national = knowledge.countries.by_adjective(analysis.text(before));
    let one_name = analysis
        .entity_at(before)
        .is_some_and(|entity| entity.label == EntityLabel::Org && entity.tokens.contains(&head));
    national.is_some_and(|national| country.is_some_and(|country| national.alpha3 != country))
        && analysis.head(before) == head
        && (one_name || tokens.len() > 1)
}

/// Whether the tagger takes the name for part of a longer name of a person, a work or a building
/// ("Michael Jordan", "Hotel Moscow").
fn part_of_other_name(analysis: &Analysis, knowledge: &Knowledge, tokens: &Range<usize>) -> bool {
    let Some(entity) = analysis.entity_at(tokens.start) else {
        return false;
    };
    // "Air Ruritania": a firm is called after the country behind its own word.
    let firm = entity.label == EntityLabel::Org
        && entity.tokens.len() == 2
        && entity.tokens.start + 1 == tokens.start
        && entity.tokens.end == tokens.end
        && matches!(analysis.tag(entity.tokens.start), Tag::Nnp)
        && analysis.dep(entity.tokens.start) == Dep::Compound
        && knowledge
            .countries
            .by_name(analysis.text_of(tokens))
            .is_some();
    if !firm
        && !matches!(
            entity.label,
            EntityLabel::Person | EntityLabel::WorkOfArt | EntityLabel::Fac | EntityLabel::Law
        )
    {
        return false;
    }
    // What is left of the entity beside the name, titles and marks apart.
    let others = entity
        .tokens
        .clone()
        .filter(|token| !tokens.contains(token))
        .filter(|&token| {
            let word = analysis.lower(token).replace('.', "");
            word.chars().any(char::is_alphabetic)
                && !matches!(
                    analysis.tag(token),
                    Tag::PosMark | Tag::Dt | Tag::In | Tag::Cc
                )
                && !knowledge.kinds.is_title(&word)
        })
        .count();
    // A nationality before a name ("Syrian Bashar al-Assad") is no part of it.
    let leads = tokens.start == entity.tokens.start
        && (knowledge
            .countries
            .by_adjective(analysis.text(tokens.start))
            .is_some());
    others > 0 && !leads
}
