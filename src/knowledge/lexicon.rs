//! Named sets of lemmas: words that behave alike, listed once and used by name.
//!
//! `dl:LemmaSet` resources in any ontology file; patterns write `@name`, and the grammar of
//! clauses asks for the sets of `ontology/grammar.ttl` (light verbs, verbs of intention, …).

use std::collections::BTreeSet;

use super::turtle::TurtleFile;
use super::vocabulary::dl;
use super::{Index, KnowledgeError};

/// All lemma sets.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    sets: Index<Set>,
}

/// The members of a set.
#[derive(Clone, Debug, Default)]
struct Set {
    members: BTreeSet<String>,
    /// Words of the longest member.
    longest: usize,
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
            let set = self.sets.entry(name.to_owned()).or_default();
            for value in members {
                let members = (value.as_str().split([',', '|']))
                    .map(|word| word.trim().replace('_', " ").to_lowercase())
                    .filter(|word| !word.is_empty());
                for member in members {
                    set.longest = set.longest.max(member.split(' ').count());
                    set.members.insert(member);
                }
            }
        }
        Ok(())
    }

    /// Whether there is a set of this name.
    pub fn has(&self, set: &str) -> bool {
        self.sets.contains_key(set)
    }

    /// The members of a set, sorted; words of a compound are joined by a space.
    pub fn members(&self, set: &str) -> impl Iterator<Item = &str> {
        let members = self.sets.get(set).map(|set| set.members.iter());
        members.into_iter().flatten().map(String::as_str)
    }

    /// Whether the set of this name has the lemma.
    pub fn contains(&self, set: &str, lemma: &str) -> bool {
        (self.sets.get(set)).is_some_and(|set| set.members.contains(lemma))
    }

    /// How many words the longest member of a set has; none where there is no such set.
    pub fn longest(&self, set: &str) -> usize {
        self.sets.get(set).map_or(0, |set| set.longest)
    }
}
