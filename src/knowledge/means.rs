//! Kinds of weapon and the words for them, so that two accounts of a blow can be compared.
//!
//! `dl:Means` resources in any ontology file. A word that several kinds list may mean any of them.

use std::collections::{BTreeMap, BTreeSet};

use super::KnowledgeError;
use super::turtle::TurtleFile;
use super::vocabulary::DL;

/// All words for means, with the kinds that each may mean.
#[derive(Clone, Debug, Default)]
pub struct Means {
    kinds: BTreeMap<String, BTreeSet<String>>,
}

impl Means {
    /// Adds the kinds of one file.
    ///
    /// # Errors
    /// A kind without words.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        let (class, word) = (format!("{DL}Means"), format!("{DL}word"));
        for subject in file.subjects() {
            if !file.is_a(subject, &class) {
                continue;
            }
            let mut words = file.values(subject, &word).peekable();
            if words.peek().is_none() {
                return Err(file.mistake(subject, "a kind of weapon needs words (`dl:word`)"));
            }
            for word in words.flat_map(|value| value.as_str().split(',')) {
                let word = word.trim().to_lowercase();
                if !word.is_empty() {
                    self.kinds
                        .entry(word)
                        .or_default()
                        .insert(subject.to_owned());
                }
            }
        }
        Ok(())
    }

    /// The kinds of weapon that a lower-case word may mean, by IRI; none where it names no weapon.
    pub fn of(&self, word: &str) -> Option<&BTreeSet<String>> {
        self.kinds.get(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::turtle::sample;

    fn read(text: &str) -> Result<Means, KnowledgeError> {
        let mut means = Means::default();
        means.read(&sample(text)?)?;
        Ok(means)
    }

    #[test]
    fn a_word_in_two_lists_may_mean_either() {
        let means = read(
            "ex:bow a dl:Means ; dl:word \"bow, arrow\" . ex:trap a dl:Means ; dl:word \"Arrow\" .",
        )
        .unwrap();
        assert_eq!(means.of("arrow").map(BTreeSet::len), Some(2));
        assert_eq!(means.of("bow").map(BTreeSet::len), Some(1));
        assert_eq!(means.of("spade"), None);
    }

    #[test]
    fn a_kind_without_words_is_named_with_its_line() {
        let error = read("ex:bow a dl:Means .").unwrap_err();
        assert_eq!(error.line, 3);
    }
}
