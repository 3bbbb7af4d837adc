//! Names that are read as names.
//!
//! The model sees words in lower case first, so "IS attacked" looks like a passive, and parts of a
//! long name can turn into verbs. A protected name of several words is shown to the model as one
//! word, and one that looks like a word of grammar in other clothes: both get the features of a
//! name that the model knows well (`stand_ins.tsv`). Text and offsets stay what they are.

use std::collections::HashSet;

use super::super::draft::Draft;
use super::super::labels::EntityLabel;
use super::super::lex::{Lexicon, WordMap};
use super::super::tokenizer::Token;
use super::{entries, stand_in};

/// Names to be read as names; made by `Engine::protect`. Case counts.
#[derive(Debug, Default)]
pub struct Protected {
    /// By first word: the words of a name, and the word that stands in for it. Longest first.
    names: WordMap<Vec<Name>>,
    /// Words of small letters that the model misreads, with the word that stands in for each.
    misread: WordMap<&'static str>,
    /// What stands in for a hyphen with spaces around it, which is meant as a dash.
    dash: Option<&'static str>,
}

#[derive(Debug)]
struct Name {
    words: Box<[Box<str>]>,
    stand_in: &'static str,
}

/// Words before which a word of grammar in capitals is meant as that word ("It IS true"). After
/// "that" it rarely is: "said that IS had withdrawn".
const SUBJECTS: [&str; 13] = [
    "he",
    "she",
    "it",
    "this",
    "there",
    "what",
    "who",
    "which",
    "here",
    "everything",
    "nothing",
    "how",
    "where",
];

impl Protected {
    /// No names yet.
    pub(in super::super) fn new() -> Self {
        let misread = entries(include_str!("stand_ins.tsv"))
            .filter_map(|line| line.split_once('\t'))
            .filter(|(word, _)| word.starts_with(char::is_lowercase))
            .map(|(word, stand_in)| (word.into(), stand_in))
            .collect();
        Self {
            names: WordMap::default(),
            misread,
            dash: stand_in("-"),
        }
    }

    /// Adds a name, cut into words. Names of one word are kept only if they look like a word of
    /// grammar: others need no help.
    pub(in super::super) fn add(&mut self, words: Box<[Box<str>]>, label: EntityLabel) {
        let stand_in = stand_in(label.as_str()).or_else(|| stand_in("ORG"));
        let (Some(first), Some(stand_in)) = (words.first(), stand_in) else {
            return;
        };
        if words.len() == 1 {
            let lower = first.to_lowercase();
            let grammar: HashSet<&str> = entries(include_str!("function_words.txt")).collect();
            if lower == **first || !grammar.contains(lower.as_str()) {
                return;
            }
        }
        let names = self.names.entry(first.clone()).or_default();
        if names.iter().all(|name| name.words != words) {
            let at = names.partition_point(|name| name.words.len() >= words.len());
            names.insert(at, Name { words, stand_in });
        }
    }

    /// Dresses the protected names among a draft's tokens from `first` on, which are those of
    /// `text`, and makes one token of each that has several words.
    pub(in super::super) fn merge(
        &self,
        text: &str,
        first: usize,
        lexicon: &mut Lexicon,
        draft: &mut Draft,
    ) {
        let shouted = !text.contains(char::is_lowercase);
        let tokens = draft.tokens.split_off(first);
        // A hyphen before any word in small letters stands behind a dateline: "Harare, Zimbabwe - ".
        let begun = (tokens.iter())
            .position(|token| lexicon[token.lexeme].text.starts_with(char::is_lowercase));
        let mut at = 0;
        while at < tokens.len() {
            let word = |i: usize| &*lexicon[tokens[i].lexeme].text;
            let dash = (self.dash).filter(|_| {
                word(at) == "-" && is_spaced(&tokens, at) && begun.is_some_and(|begun| begun < at)
            });
            let found = self.at(at, tokens.len(), word, shouted);
            let Some((length, stand_in)) = found.or(dash.map(|dash| (1, dash))) else {
                draft.tokens.push(tokens[at].clone());
                at += 1;
                continue;
            };
            let parts = &tokens[at..at + length];
            let (head, last) = (&parts[0], &parts[length - 1]);
            let name = lexicon[head.lexeme].text.clone();
            if length > 1 {
                draft.merged.push((draft.tokens.len(), parts.to_vec()));
            }
            draft.tokens.push(Token {
                lexeme: lexicon.intern_as(&name, stand_in),
                bytes: head.bytes.start..last.bytes.end,
                space_after: last.space_after,
            });
            at += length;
        }
    }

    /// The longest protected name that begins at word `at`: how many words it has, and what stands
    /// in for it. `shouted` says that the text is all capitals, where case tells nothing.
    fn at<'t>(
        &self,
        at: usize,
        count: usize,
        word: impl Fn(usize) -> &'t str,
        shouted: bool,
    ) -> Option<(usize, &'static str)> {
        let Some(names) = self.names.get(word(at)) else {
            return self.misread.get(word(at)).map(|&stand_in| (1, stand_in));
        };
        let name = names.iter().find(|name| {
            let length = name.words.len();
            at + length <= count && (1..length).all(|i| *name.words[i] == *word(at + i))
        })?;
        let meant_as_word = name.words.len() == 1
            && (shouted || (at > 0 && SUBJECTS.contains(&word(at - 1).to_lowercase().as_str())));
        (!meant_as_word).then_some((name.words.len(), name.stand_in))
    }
}

/// Whether a token stands apart from the words on both its sides.
fn is_spaced(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    before.is_some_and(|before| before.space_after) && tokens[at].space_after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn protected(names: &[&str]) -> Protected {
        let mut protected = Protected::default();
        for name in names {
            protected.add(name.split(' ').map(Box::from).collect(), EntityLabel::Org);
        }
        protected
    }

    fn length(protected: &Protected, text: &str, at: usize) -> Option<usize> {
        let words: Vec<&str> = text.split(' ').collect();
        protected
            .at(at, words.len(), |i| words[i], false)
            .map(|(length, _)| length)
    }

    #[test]
    fn the_longest_name_wins_and_case_counts() {
        let names = protected(&["Blue Harbour", "Blue Harbour Front", "IS"]);
        assert_eq!(length(&names, "Blue Harbour Front won", 0), Some(3));
        assert_eq!(length(&names, "the Blue Harbour fell", 1), Some(2));
        assert_eq!(length(&names, "blue Harbour", 0), None);
        assert_eq!(length(&names, "IS attacked", 0), Some(1));
        assert_eq!(length(&names, "this is true", 1), None);
    }

    #[test]
    fn a_word_that_the_model_misreads_is_lent_anothers_features() {
        let words = ["they", "retook", "it"];
        let read = Protected::new().at(1, 3, |i| words[i], false);
        assert_eq!(read, Some((1, "recaptured")));
        assert_eq!(Protected::default().at(1, 3, |i| words[i], false), None);
    }

    #[test]
    fn capitals_for_stress_are_no_name() {
        let names = protected(&["IS", "WHO"]);
        assert_eq!(length(&names, "it IS true", 1), None);
        let words = ["THE", "ARMY", "IS", "HERE"];
        assert_eq!(names.at(2, 4, |i| words[i], true), None);
        assert_eq!(length(&names, "the WHO said", 1), Some(1));
    }

    #[test]
    fn single_names_that_look_like_nothing_else_need_no_help() {
        assert!(protected(&["Reuters", "SDF"]).names.is_empty());
    }
}
