//! Named sets of lemmas: words that behave alike, listed once and used by name.
//!
//! `dl:LemmaSet` resources in any ontology file; patterns write `@name`, and the grammar of
//! clauses asks for the sets of `ontology/grammar.ttl` (light verbs, verbs of intention, …).

use std::collections::BTreeSet;

use super::turtle::TurtleFile;
use super::vocabulary::dl;
use super::{Index, KnowledgeError};

/// All lemma sets, by what is asked of them most: which of them have a word.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    numbers: Index<SetNumber>,
    /// The members of each set, by its number.
    members: Vec<BTreeSet<String>>,
    words: Index<Word>,
}

/// A set by its place among all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetNumber(u32);

/// What the sets say of a word, or of several joined by spaces.
#[derive(Clone, Debug, Default)]
struct Word {
    sets: Vec<SetNumber>,
    /// Whether it is the last of a member of several words.
    closes: bool,
}

impl Lexicon {
    /// Adds the sets of one file; a set of a known name grows.
    ///
    /// # Errors
    /// A set without a name or without members.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        for subject in file.subjects() {
            let named = file.text(subject, dl!("set"));
            if !file.is_a(subject, dl!("LemmaSet")) && named.is_none() {
                continue;
            }
            let name = named.ok_or_else(|| {
                file.mistake(
                    subject,
                    "a lemma set needs a name, given as `dl:set \"name\"`",
                )
            })?;
            let mut members = file.values(subject, dl!("member")).peekable();
            if members.peek().is_none() {
                return Err(file.mistake(subject, "a lemma set needs members (`dl:member`)"));
            }
            let number = self.open(name);
            for value in members {
                let members = (value.as_str().split([',', '|']))
                    .map(|word| word.trim().replace('_', " ").to_lowercase())
                    .filter(|word| !word.is_empty());
                for member in members {
                    self.add(number, member);
                }
            }
        }
        Ok(())
    }

    /// The number of a set, new where the name is.
    fn open(&mut self, name: &str) -> SetNumber {
        self.number(name).unwrap_or_else(|| {
            let number = SetNumber(self.members.len() as u32);
            self.numbers.insert(name.to_owned(), number);
            self.members.push(BTreeSet::new());
            number
        })
    }

    fn add(&mut self, set: SetNumber, member: String) {
        if let Some((_, last)) = member.rsplit_once(' ') {
            self.words.entry(last.to_owned()).or_default().closes = true;
        }
        let sets = &mut self.words.entry(member.clone()).or_default().sets;
        if !sets.contains(&set) {
            sets.push(set);
            self.members[set.0 as usize].insert(member);
        }
    }

    /// Whether there is a set of this name.
    pub fn has(&self, set: &str) -> bool {
        self.numbers.contains_key(set)
    }

    /// The set of this name, for [`Self::sets_of`].
    pub fn number(&self, set: &str) -> Option<SetNumber> {
        self.numbers.get(set).copied()
    }

    /// The members of a set, sorted; words of a compound are joined by a space.
    pub fn members(&self, set: &str) -> impl Iterator<Item = &str> {
        let members = self.number(set).map(|set| &self.members[set.0 as usize]);
        members.into_iter().flatten().map(String::as_str)
    }

    /// Whether the set of this name has the lemma.
    pub fn contains(&self, set: &str, lemma: &str) -> bool {
        let sets = self.sets_of(lemma);
        !sets.is_empty() && self.number(set).is_some_and(|set| sets.contains(&set))
    }

    /// The sets that have the lemma.
    pub fn sets_of(&self, lemma: &str) -> &[SetNumber] {
        self.words.get(lemma).map_or(&[], |word| &word.sets)
    }

    /// Whether a member of several words ends in this one.
    pub fn closes(&self, lemma: &str) -> bool {
        self.words.get(lemma).is_some_and(|word| word.closes)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_set_told_twice_grows_and_a_word_is_in_each_of_its_sets() {
        let text = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n\
            <urn:a> a dl:LemmaSet ; dl:set \"bird\" ; dl:member \"Owl, barn_owl\" .\n\
            <urn:b> a dl:LemmaSet ; dl:set \"hunter\" ; dl:member \"owl\" .\n\
            <urn:c> dl:set \"bird\" ; dl:member \"wren\" .\n";
        let mut lexicon = Lexicon::default();
        let file = TurtleFile::parse(Path::new("x.ttl"), text).unwrap();
        lexicon.read(&file).unwrap();
        let birds: Vec<&str> = lexicon.members("bird").collect();
        assert_eq!(birds, ["barn owl", "owl", "wren"]);
        assert!(lexicon.contains("hunter", "owl") && !lexicon.contains("hunter", "wren"));
        assert_eq!(lexicon.sets_of("owl").len(), 2);
        assert!(lexicon.closes("owl") && !lexicon.closes("wren"));
        assert!(lexicon.has("hunter") && !lexicon.has("owl"));
    }
}
