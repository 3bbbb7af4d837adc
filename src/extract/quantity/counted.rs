//! What a figure counts: the noun that it belongs to by the tree or by the words, people where the
//! verb says so, and what looks like a count and is none.

use super::figure::Figure;
use super::reader::Reader;
use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

impl Reader<'_> {
    /// The noun after `of`.
    pub(super) fn of_what(&self, end: usize) -> Option<usize> {
        let of = matches!(self.word(end), "of").then_some(end)?;
        let noun = self.analysis.child(of, Dep::Pobj)?;
        (noun > of).then_some(noun)
    }

    /// The noun that a token belongs to as a modifier.
    pub(super) fn noun_of(&self, token: usize) -> Option<usize> {
        let head = self.analysis.head(token);
        (head > token && is_noun(self.analysis, head)).then_some(head)
    }

    /// The head noun that the number counts.
    pub(super) fn counted(&self, first: &Figure, last: &Figure) -> Option<usize> {
        let analysis = self.analysis;
        // `dozens of people`, `thousands of the city's people`.
        if let Some(noun) = self.of_what(last.end) {
            return (analysis.tag(noun) != Tag::Nnp).then_some(noun);
        }
        let sentence = analysis.sentence_of(first.at);
        // By the tree: the noun that some word of the number modifies.
        for token in (first.at..last.end).rev() {
            let mut at = token;
            for _ in 0..4 {
                let head = analysis.head(at);
                if head == at {
                    break;
                }
                if head >= last.end && is_noun(analysis, head) && modifies(analysis.dep(at)) {
                    return Some(head);
                }
                at = head;
            }
        }
        // By the words: nouns that follow, where the tree says nothing.
        let mut at = last.end;
        let end = analysis.sentences()[sentence].end;
        while at < end && matches!(analysis.pos(at), Pos::Adj | Pos::Noun | Pos::Propn) {
            let next_is_noun = at + 1 < end && is_noun(analysis, at + 1);
            if is_noun(analysis, at) && !next_is_noun {
                return matches!(analysis.tag(at), Tag::Nns | Tag::Nnps | Tag::Nn).then_some(at);
            }
            at += 1;
        }
        None
    }

    /// Whether only words of one noun phrase stand between the number and its noun.
    pub(super) fn is_plain_phrase(&self, from: usize, noun: usize) -> bool {
        (from..noun).all(|at| {
            matches!(
                self.analysis.pos(at),
                Pos::Adj
                    | Pos::Noun
                    | Pos::Propn
                    | Pos::Verb
                    | Pos::Adv
                    | Pos::Adp
                    | Pos::Det
                    | Pos::Num
            ) || matches!(self.word(at), "-" | "'s" | "’s")
        }) && noun - from <= 6
    }

    /// Years, names and the pronoun `one` are no counts.
    pub(super) fn is_no_count(&self, first: &Figure, end: usize) -> bool {
        let analysis = self.analysis;
        let word = self.word(first.at);
        if word == "one" && first.number.len == 1 {
            let pronoun = self.word(end) == "of"
                || matches!(
                    self.word(end),
                    "another" | "day" | "time" | "point" | "stage"
                )
                || analysis.pos(first.at) == Pos::Pron
                || !matches!(analysis.dep(first.at), Dep::Nummod);
            return pronoun;
        }
        if matches!(
            word,
            "few" | "many" | "several" | "multiple" | "various" | "numerous"
        ) && first.number.len == 1
        {
            // `how many`, `so few`, `as many`, `few would say`.
            let asks = matches!(
                self.word(first.at.wrapping_sub(1)),
                "how" | "so" | "too" | "as"
            );
            return asks || (word == "few" && self.word(first.at.wrapping_sub(1)) != "a");
        }
        // A bare year.
        let year = first.number.digits
            && first.number.len == 1
            && word.len() == 4
            && word.bytes().all(|b| b.is_ascii_digit())
            && (1900.0..2050.0).contains(&first.number.low);
        year && !matches!(analysis.dep(first.at), Dep::Nummod)
    }

    /// `Brigade 137 base`, `Highway 280 eastbound`: the number belongs to the name before it.
    pub(super) fn is_numbered_name(&self, first: &Figure, counted: Option<usize>) -> bool {
        let analysis = self.analysis;
        let named = first.number.digits
            && first.at > self.start
            && matches!(analysis.tag(first.at - 1), Tag::Nnp | Tag::Nnps);
        let plural = counted.is_some_and(|noun| matches!(analysis.tag(noun), Tag::Nns | Tag::Nnps));
        named && !plural
    }

    /// Whether a figure without a noun counts people: "killing 12, wounding 30".
    pub(super) fn is_of_people(&self, first: &Figure) -> bool {
        let analysis = self.analysis;
        let mut at = first.end - 1;
        for _ in 0..6 {
            let above = analysis.head(at);
            if above == at {
                return false;
            }
            at = above;
            if analysis.pos(at) == Pos::Verb {
                return self
                    .knowledge
                    .lexicon
                    .contains("done-to-people", analysis.lemma(at));
            }
        }
        false
    }

    /// Whether a figure stands before what has become of people, and no noun behind: "left 12 dead".
    pub(super) fn is_of_the_harmed(&self, first: &Figure, end: usize) -> bool {
        let analysis = self.analysis;
        let harmed = |token: usize| (self.knowledge.lexicon).contains("harmed", self.word(token));
        let counts = (first.at..end).any(|token| analysis.head(token) == end);
        harmed(end) && counts && analysis.dep(end) != Dep::Amod
    }

    /// Whether a figure without a noun still is a count: the subject or object of a verb
    /// (`killed 12`, `hundreds fled`).
    pub(super) fn stands_alone(&self, first: &Figure, qualified: bool) -> bool {
        let analysis = self.analysis;
        let top = (first.at..first.end)
            .find(|&token| {
                let head = analysis.head(token);
                head == token || !(first.at..first.end).contains(&head)
            })
            .unwrap_or(first.at);
        let dep = analysis.dep(top);
        let of_verb = matches!(
            dep,
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Attr | Dep::Conj | Dep::Dative
        );
        let by = dep == Dep::Pobj
            && (qualified
                || matches!(
                    analysis.lower(analysis.head(top)),
                    "to" | "of" | "at" | "by"
                ));
        let word = self.word(first.at);
        let mere_word = matches!(word, "many" | "few" | "several");
        (of_verb || by) && !mere_word
    }
}

fn modifies(dep: Dep) -> bool {
    matches!(
        dep,
        Dep::Nummod
            | Dep::Quantmod
            | Dep::Amod
            | Dep::Compound
            | Dep::Nmod
            | Dep::Det
            | Dep::Advmod
            | Dep::Predet
            | Dep::Prep
            | Dep::Pobj
            | Dep::Cc
            | Dep::Conj
    )
}

fn is_noun(analysis: &Analysis, token: usize) -> bool {
    matches!(analysis.pos(token), Pos::Noun | Pos::Propn)
}

/// What is counted, as a unit: the noun's lemma, and `people` for persons of no other kind.
pub(super) fn unit_of(analysis: &Analysis, noun: usize) -> String {
    let nation = analysis
        .entity_at(noun)
        .is_some_and(|entity| entity.label == EntityLabel::Norp);
    match analysis.lemma(noun) {
        _ if nation && analysis.pos(noun) == Pos::Propn => "people".to_owned(),
        "person" | "people" => "people".to_owned(),
        lemma => lemma.to_lowercase(),
    }
}
