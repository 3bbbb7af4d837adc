//! Lemmas by rule: endings are replaced, and the result is checked against lists of known words
//! and exceptions (from WordNet).

use super::format::{Container, FormatError};
use super::labels::Pos;
use super::lex::{Features, WordMap};

/// The tables of one part of speech.
#[derive(Debug)]
struct Table {
    /// Endings and what takes their place.
    rules: Vec<(Box<str>, Box<str>)>,
    exceptions: WordMap<Box<[Box<str>]>>,
    known: WordList,
}

/// The lemmatizer.
#[derive(Debug)]
pub(super) struct Lemmatizer {
    noun: Table,
    verb: Table,
    adjective: Table,
    adverb: Table,
    punctuation: Table,
}

impl Lemmatizer {
    /// Reads the tables of the container.
    pub fn read(container: &Container<'_>) -> Result<Self, FormatError> {
        Ok(Self {
            noun: Table::read(container, "noun")?,
            verb: Table::read(container, "verb")?,
            adjective: Table::read(container, "adj")?,
            adverb: Table::read(container, "adv")?,
            punctuation: Table::read(container, "punct")?,
        })
    }

    /// The lemma of a word; `lower` is the word in lower case.
    pub fn lemma(
        &self,
        text: &str,
        lower: &str,
        pos: Option<Pos>,
        morph: &str,
        features: &Features,
    ) -> String {
        let table = match pos {
            Some(Pos::Noun) => &self.noun,
            Some(Pos::Verb) => &self.verb,
            Some(Pos::Adj) => &self.adjective,
            Some(Pos::Adv) => &self.adverb,
            Some(Pos::Punct) => &self.punctuation,
            Some(Pos::Propn) if !has(morph, "VerbForm=Inf") && !has(morph, "Degree=Pos") => {
                return text.into();
            }
            _ => return lower.into(),
        };
        if is_base_form(pos, morph) {
            return lower.into();
        }
        table.lemma(lower, features).unwrap_or_else(|| text.into())
    }

    /// Whether a word in lower case is the base form of a verb.
    pub fn is_verb(&self, lower: &str) -> bool {
        self.verb.known.contains(lower)
    }

    /// Whether a word in lower case is the plural of a known noun, and not a noun itself.
    pub fn is_plural_noun(&self, lower: &str) -> bool {
        let known = |stem: &str| self.noun.known.contains(stem);
        let regular = |(old, new): &(Box<str>, Box<str>)| {
            let stem = lower.strip_suffix(&**old);
            stem.is_some_and(|stem| known(&format!("{stem}{new}")))
        };
        !known(lower)
            && (self.noun.exceptions.contains_key(lower) || self.noun.rules.iter().any(regular))
    }

    /// Whether a word in lower case is the form of a verb in -s.
    pub fn is_verb_in_s(&self, lower: &str) -> bool {
        [("ies", "y"), ("es", ""), ("s", "")]
            .iter()
            .any(|(ending, base)| {
                lower
                    .strip_suffix(ending)
                    .is_some_and(|stem| self.verb.known.contains(&format!("{stem}{base}")))
            })
    }
}

/// Whether features hold one `Name=Value`.
fn has(morph: &str, feature: &str) -> bool {
    morph.split('|').any(|one| one == feature)
}

/// Whether a form with these features is its own lemma.
fn is_base_form(pos: Option<Pos>, morph: &str) -> bool {
    has(morph, "VerbForm=Inf")
        || has(morph, "Degree=Pos")
        || match pos {
            Some(Pos::Noun) => has(morph, "Number=Sing"),
            Some(Pos::Verb) => {
                has(morph, "VerbForm=Fin") && has(morph, "Tense=Pres") && !morph.contains("Number=")
            }
            _ => false,
        }
}

impl Table {
    fn read(container: &Container<'_>, name: &str) -> Result<Self, FormatError> {
        let rules = container.lines(&format!("lemma.{name}.rules"))?;
        let exceptions = container.lines(&format!("lemma.{name}.exceptions"))?;
        Ok(Self {
            rules: rules
                .map(|line| line.split_once('\t').unwrap_or((line, "")))
                .map(|(old, new)| (old.into(), new.into()))
                .collect(),
            exceptions: exceptions
                .filter_map(|line| {
                    let (form, lemmas) = line.split_once('\t')?;
                    Some((form.into(), lemmas.split('\t').map(Box::from).collect()))
                })
                .collect(),
            known: WordList::read(container, name)?,
        })
    }

    /// The best lemma of a form in lower case. What stands first in the lists counts: the last
    /// exception, then the last known word, then forms that no list could hold, then any other.
    fn lemma(&self, form: &str, features: &Features) -> Option<String> {
        let exceptions = self.exceptions.get(form).map_or(&[][..], |lemmas| lemmas);
        let mut known = None;
        let mut with_signs = None;
        let mut unknown = None;
        // Every form of the first two kinds: an exception among them does not go before them.
        let mut good: Vec<String> = Vec::new();
        for (old, new) in &self.rules {
            let Some(stem) = form.strip_suffix(&**old) else {
                continue;
            };
            let candidate = format!("{stem}{new}");
            if candidate.is_empty() {
                continue;
            }
            if self.known.contains(&candidate) {
                good.push(candidate.clone());
                known = Some(candidate);
            } else if !candidate.chars().all(|char| features.is_letter(char)) {
                good.push(candidate.clone());
                with_signs.get_or_insert(candidate);
            } else {
                unknown.get_or_insert(candidate);
            }
        }
        let fresh = exceptions
            .iter()
            .rev()
            .find(|lemma| !good.iter().any(|form| **form == ***lemma));
        fresh
            .map(|lemma| lemma.to_string())
            .or(known)
            .or(with_signs)
            .or(unknown)
    }
}

/// A sorted list of words, front-coded in blocks of sixteen: each block's first word whole, each
/// other as what it shares with the word before it and the rest.
#[derive(Debug)]
struct WordList {
    offsets: Vec<u32>,
    data: Box<[u8]>,
}

impl WordList {
    fn read(container: &Container<'_>, name: &str) -> Result<Self, FormatError> {
        let entry = format!("lemma.{name}.words");
        let offsets = container.u32s(&format!("lemma.{name}.offsets"))?;
        let data: Box<[u8]> = container.bytes(&entry)?.into();
        if offsets.iter().any(|&offset| offset as usize >= data.len()) {
            return Err(FormatError::Unexpected(entry, "an offset points outside"));
        }
        Ok(Self { offsets, data })
    }

    /// The next word's shared length, rest and the place behind it.
    fn entry(&self, at: usize) -> Option<(usize, &[u8], usize)> {
        let &[shared, length] = self.data.get(at..)?.first_chunk()?;
        let end = at + 2 + usize::from(length);
        Some((shared.into(), self.data.get(at + 2..end)?, end))
    }

    fn contains(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let first = |&offset: &u32| {
            self.entry(offset as usize)
                .map_or(&[][..], |(_, rest, _)| rest)
        };
        let block = self.offsets.partition_point(|offset| first(offset) <= word);
        let Some(block) = block.checked_sub(1) else {
            return false;
        };
        let mut at = self.offsets[block] as usize;
        let end = self
            .offsets
            .get(block + 1)
            .map_or(self.data.len(), |&next| next as usize);
        let mut current = Vec::with_capacity(word.len());
        while at < end {
            let Some((shared, rest, next)) = self.entry(at) else {
                return false;
            };
            current.truncate(shared);
            current.extend_from_slice(rest);
            if current == word {
                return true;
            }
            at = next;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(text: &str, pos: Pos, morph: &str) -> String {
        let container = Container::open(super::super::ENGLISH).unwrap();
        let features = Features::read(&container).unwrap();
        let lemmatizer = Lemmatizer::read(&container).unwrap();
        lemmatizer.lemma(text, &text.to_lowercase(), Some(pos), morph, &features)
    }

    #[test]
    fn lemmas_follow_rules_lists_and_exceptions() {
        let past = "Tense=Past|VerbForm=Fin";
        for (text, pos, morph, expected) in [
            ("Rebels", Pos::Noun, "Number=Plur", "rebel"),
            ("organisations", Pos::Noun, "Number=Plur", "organisation"),
            ("Rebels", Pos::Propn, "Number=Plur", "Rebels"),
            ("seized", Pos::Verb, past, "seize"),
            ("fought", Pos::Verb, past, "fight"),
            (
                "shelling",
                Pos::Verb,
                "Aspect=Prog|Tense=Pres|VerbForm=Part",
                "shell",
            ),
            ("attack", Pos::Verb, "VerbForm=Inf", "attack"),
            ("heavier", Pos::Adj, "Degree=Cmp", "heavy"),
            ("men", Pos::Noun, "Number=Plur", "man"),
            ("”", Pos::Punct, "", "\""),
            ("The", Pos::Det, "", "the"),
        ] {
            assert_eq!(lemma(text, pos, morph), expected, "{text}");
        }
    }

    #[test]
    fn word_lists_hold_their_words_and_no_others() {
        let container = Container::open(super::super::ENGLISH).unwrap();
        let list = WordList::read(&container, "verb").unwrap();
        for word in ["attack", "besiege", "zoom", "abandon"] {
            assert!(list.contains(word), "{word}");
        }
        for word in ["", "a", "attackk", "zzz", "besieg"] {
            assert!(!list.contains(word), "{word}");
        }
    }
}
