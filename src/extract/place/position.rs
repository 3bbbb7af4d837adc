//! Whether a name stands where only a place does, whoever the tagger takes it for.

use std::ops::Range;

use super::words::is_capitalised;
use crate::knowledge::Knowledge;
use crate::knowledge::kinds::NounSense;
use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// Whether a run of two names or more stands where only a place does, though the first alone is a
/// place's: "at Luis Tarvik".
pub(super) fn stands_as_one_name(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let goes_on =
        |token: &usize| analysis.pos(*token) == Pos::Propn && is_capitalised(analysis.text(*token));
    let end = (at..sentence.end).take_while(goes_on).count() + at;
    end > at + 1
        && (at..end - 1).all(|token| analysis.head(token) == end - 1)
        && stands_where_a_place_does(analysis, knowledge, &(at..end))
}

/// Whether a name stands where only a place does: "a post near Tarvik", "attacked positions at Tarvik",
/// "families in Tarvik and Dorval", "the road from Tarvik to Dorval".
pub(super) fn stands_where_a_place_does(
    analysis: &Analysis,
    knowledge: &Knowledge,
    tokens: &Range<usize>,
) -> bool {
    let Some(head) = (tokens.clone()).find(|&token| !tokens.contains(&analysis.head(token))) else {
        return false;
    };
    let entity = analysis.entity_at(head);
    let somebody_or_nothing = entity.is_none_or(|entity| {
        matches!(
            entity.label,
            EntityLabel::Person
                | EntityLabel::Org
                | EntityLabel::Product
                | EntityLabel::Norp
                | EntityLabel::Fac
        ) && entity.tokens == *tokens
    });
    let first = analysis.first_conjunct(head);
    let before = || tokens.start.checked_sub(1).map(|at| analysis.lower(at));
    let joined = || matches!(before(), Some("and" | "or" | ","));
    analysis.pos(head) == Pos::Propn
        && match analysis.dep(first) {
            Dep::Dobj if first == head || joined() => is_struck(analysis, knowledge, head, tokens),
            Dep::Pobj => {
                let preposition = analysis.head(first);
                let tight = match first == head {
                    true => preposition + 1 == tokens.start,
                    false => preposition + 1 < tokens.start && joined(),
                };
                tight
                    && somebody_or_nothing
                    && is_placing(analysis, knowledge, preposition, entity.is_none())
                    && !is_word_of_a_headline(analysis, knowledge, tokens)
                    && !is_told_as_somebody(analysis, tokens)
            }
            _ => false,
        }
}

/// Whether what follows a preposition is where its governor is or leads; `unlabelled` where the tagger
/// takes the name for nobody.
fn is_placing(
    analysis: &Analysis,
    knowledge: &Knowledge,
    preposition: usize,
    unlabelled: bool,
) -> bool {
    let governor = analysis.head(preposition);
    let is = |set: &str| knowledge.lexicon.contains(set, analysis.lemma(governor));
    match analysis.lower(preposition) {
        "near" | "around" | "outside" | "towards" | "toward" => {
            // A post is also a message.
            !is("report") || is("milsite")
        }
        "of" => is("edge"),
        at @ ("at" | "in") => {
            let sets = ["milsite", "attack-noun", "fight-noun", "happens-at"];
            sets.iter().any(|set| is(set))
                // "shot dead in Tarvik", but "shot at Tarvik"
                || at == "in" && (is("done-to-people") || is_dweller(analysis, knowledge, governor))
                || at == "in" && is_done_there(analysis, knowledge, governor)
                || at == "at" && is_thing(analysis, knowledge, governor)
        }
        // "a strike on Averra" may be on somebody called so.
        "on" | "over" => is("strikes-ground") || unlabelled && is("attack-noun"),
        "between" => is("boundary") || is("way"),
        "from" => is("way") || is("goes-to-ground"),
        "to" => {
            is("goes-to-ground") || is("way") || is_end_of_a_road(analysis, knowledge, preposition)
        }
        _ => false,
    }
}

/// Whether a noun is for people whom the place that they live in tells apart, "families in Tarvik", or
/// for a place in another, "a school in Tarvik".
fn is_dweller(analysis: &Analysis, knowledge: &Knowledge, noun: usize) -> bool {
    is_noun(analysis, noun, |word| {
        knowledge.lexicon.contains("dweller", word) || knowledge.place_words.is_noun(word)
    })
}

/// Whether a noun is for whom or what something is done to that happens at a place: "detained a baker in
/// Tarvik", "destroyed a lorry in Tarvik".
fn is_done_there(analysis: &Analysis, knowledge: &Knowledge, noun: usize) -> bool {
    let verb = analysis.head(noun);
    let sets = [
        "done-to-people",
        "happens-at",
        "attack-verb",
        "done-to-things",
    ];
    analysis.pos(noun) == Pos::Noun
        && matches!(analysis.dep(noun), Dep::Dobj | Dep::Nsubjpass)
        && sets
            .iter()
            .any(|set| knowledge.lexicon.contains(set, analysis.lemma(verb)))
}

/// Whether a test holds of a common noun as its lemma or as it is written: the lemma of "People" at the
/// start of a sentence keeps its capital, and that of "crossroads" loses its end.
fn is_noun(analysis: &Analysis, noun: usize, test: impl Fn(&str) -> bool) -> bool {
    analysis.pos(noun) == Pos::Noun && (test(analysis.lemma(noun)) || test(analysis.lower(noun)))
}

/// "the road from Tarvik | to Dorval", wherever the parser hangs the second half.
fn is_end_of_a_road(analysis: &Analysis, knowledge: &Knowledge, to: usize) -> bool {
    let names = (0..to)
        .rev()
        .take_while(|&token| analysis.pos(token) == Pos::Propn);
    let before = to - names.count();
    before >= 2
        && before < to
        && analysis.lower(before - 1) == "from"
        && (knowledge.lexicon).contains("way", analysis.lemma(before - 2))
}

/// Whether the last word of a run of capitals is a common noun or for something that happens: "Two
/// Killed in Car Bombing", "killed in Operation Tarvik".
fn is_word_of_a_headline(
    analysis: &Analysis,
    knowledge: &Knowledge,
    tokens: &Range<usize>,
) -> bool {
    let happens = |token: usize| {
        let word = analysis.lower(token);
        let sets = ["attack-noun", "fight-noun", "occasion", "event-noun"];
        (sets.iter()).any(|set| knowledge.lexicon.contains(set, word))
    };
    tokens.clone().any(happens)
        || knowledge
            .kinds
            .noun(analysis.lower(tokens.end - 1))
            .is_some()
}

/// Whether a noun is for a thing, which lies where a name behind "at" says: "a water tower at Tarvik".
/// Of persons and what they have, "a professor at", "a job at", the name is somebody's.
fn is_thing(analysis: &Analysis, knowledge: &Knowledge, noun: usize) -> bool {
    is_noun(analysis, noun, |word| {
        let thing =
            || (knowledge.kinds.noun(word)).is_some_and(|noun| noun.sense == NounSense::Thing);
        knowledge.place_words.is_noun(word) || thing()
    })
}

/// Whether the report tells of somebody by the last word of a name: as the end of a longer name that
/// the tagger takes for a person's, or as who does something.
fn is_told_as_somebody(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    (0..analysis.len())
        .filter(|token| !tokens.contains(token) && analysis.text(*token) == analysis.text(last))
        .any(|token| {
            let person = analysis
                .entity_at(token)
                .is_some_and(|entity| entity.label == EntityLabel::Person);
            let long = analysis
                .entity_at(token)
                .is_some_and(|entity| entity.tokens.len() > 1);
            person && (long || analysis.dep(token) == Dep::Nsubj)
        })
}

/// Whether a name is the object of what is done to ground alone ("shelled Tarvik"), or, where the
/// tagger takes it for nobody, of any attack; or is said to be near by ("struck neighbouring Tarvik").
fn is_struck(
    analysis: &Analysis,
    knowledge: &Knowledge,
    head: usize,
    tokens: &Range<usize>,
) -> bool {
    let verb = analysis.head(analysis.first_conjunct(head));
    let before = tokens
        .start
        .checked_sub(1)
        .map(|token| analysis.lower(token));
    let near = before.is_some_and(|word| knowledge.lexicon.contains("near-by", word));
    let is = |set: &str| knowledge.lexicon.contains(set, analysis.lemma(verb));
    let entity = analysis.entity_at(head);
    let whole = entity.is_none_or(|entity| entity.tokens == *tokens);
    // "soldiers entered Tarvik", but "she entered Tarvik, the drug maker"
    let entered = || {
        let subjects = analysis.children_by(verb, &[Dep::Nsubj]);
        analysis.lemma(verb) == "enter"
            && subjects
                .into_iter()
                .any(|who| analysis.tag(who) == Tag::Nns)
    };
    whole
        && (near
            || is("done-to-ground")
            || entered()
            || entity.is_none() && (is("attack-verb") || is("comes-to-ground")))
}
