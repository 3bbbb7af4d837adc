//! Kinds of actors and the nouns that name them, read from `ontology/kinds.ttl` and `people.ttl`.

use std::collections::BTreeSet;

use super::class::{Class, Classes};
use super::turtle::TurtleFile;
use super::vocabulary::{BROADER, NOTATION, dl};
use super::{Index, KnowledgeError};

/// A kind of actor: what it is, and what news calls it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kind {
    /// IRI.
    pub iri: String,
    /// Notation, as records carry it: `state-forces`.
    pub notation: String,
    /// What action patterns may ask it for, with the classes of broader kinds.
    pub classes: Classes,
    /// ACLED's inter code, 1 to 8.
    pub inter: Option<u8>,
    /// Whether its nouns take kind and country from what they belong to ("leader of").
    pub inherits: bool,
    /// Kind of actor that a thing of this kind stands for when it is somebody's ("Russian jets").
    pub acts_for: Option<String>,
    /// Lemmas that speak again of an actor of this kind ("the group").
    pub describes: Vec<String>,
    broader: Option<String>,
}

/// How a noun names its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounSense {
    /// One member: "soldier".
    Person,
    /// The whole: "army".
    Group,
    /// A thing: "tank".
    Thing,
}

/// A noun's kind and sense.
#[derive(Clone, Copy, Debug)]
pub struct Noun<'k> {
    /// The kind it names.
    pub kind: &'k Kind,
    /// As a member, the whole or a thing.
    pub sense: NounSense,
}

/// All kinds.
#[derive(Debug, Default)]
pub struct Kinds {
    list: Vec<Kind>,
    by_iri: Index<usize>,
    nouns: Index<(usize, NounSense)>,
    /// Nouns for persons, each with the kind that it names where `nouns` doesn't have it.
    others: Index<usize>,
    /// How many tokens stand before the last word of the longest noun that ends in it.
    before: Index<usize>,
    honorifics: BTreeSet<String>,
    indistinct: BTreeSet<String>,
}

impl Kinds {
    /// Adds the kinds of a file.
    ///
    /// # Errors
    /// A class that is none, an inter code out of range, or a noun under two kinds.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        let first = self.list.len();
        for iri in file.subjects() {
            for (class, set) in [
                (dl!("Honorifics"), &mut self.honorifics),
                (dl!("IndistinctAdjectives"), &mut self.indistinct),
            ] {
                if file.is_a(iri, class) {
                    let words = file.values(iri, dl!("word"));
                    set.extend(words.map(|word| word.as_str().to_owned()));
                }
            }
            let Some(notation) = file.text(iri, NOTATION) else {
                continue;
            };
            let mut classes = Classes::NONE;
            for class in file.values(iri, dl!("class")) {
                classes = classes.with(Class::named(class.as_str()).ok_or_else(|| {
                    let known: Vec<_> = Class::ALL.iter().map(|class| class.as_str()).collect();
                    file.mistake(
                        class.as_str(),
                        format!(
                            "`{}` is no class; there are {}",
                            class.as_str(),
                            known.join(", ")
                        ),
                    )
                })?);
            }
            let inter = match file.text(iri, dl!("inter")) {
                None => None,
                Some(text) => Some(
                    text.parse()
                        .ok()
                        .filter(|inter| (1..=8).contains(inter))
                        .ok_or_else(|| file.mistake(text, "an inter code is 1 to 8"))?,
                ),
            };
            self.by_iri.insert(iri.to_owned(), self.list.len());
            self.list.push(Kind {
                iri: iri.to_owned(),
                notation: notation.to_owned(),
                classes,
                inter,
                inherits: file.text(iri, dl!("inherits")) == Some("true"),
                acts_for: file.text(iri, dl!("actsFor")).map(str::to_owned),
                describes: file
                    .values(iri, dl!("describes"))
                    .map(|value| value.as_str().to_owned())
                    .collect(),
                broader: file.text(iri, BROADER).map(str::to_owned),
            });
        }
        for at in first..self.list.len() {
            let iri = self.list[at].iri.clone();
            for (property, sense) in [
                (dl!("personNoun"), NounSense::Person),
                (dl!("groupNoun"), NounSense::Group),
                (dl!("thingNoun"), NounSense::Thing),
            ] {
                for noun in file.values(&iri, property) {
                    self.note_ending(noun.as_str());
                    let old = self.nouns.insert(noun.as_str().to_owned(), (at, sense));
                    if old.is_some() {
                        return Err(file.mistake(
                            &format!("\"{}\"", noun.as_str()),
                            format!("`{}` already names a kind", noun.as_str()),
                        ));
                    }
                }
            }
            for noun in file.values(&iri, dl!("otherPersonNoun")) {
                self.note_ending(noun.as_str());
                self.others.insert(noun.as_str().to_owned(), at);
            }
        }
        for at in first..self.list.len() {
            let mut classes = self.list[at].classes;
            for broader in self.broader(at) {
                classes = classes.union(self.list[broader].classes);
            }
            self.list[at].classes = classes;
        }
        Ok(())
    }

    /// The kinds above one, nearest first. A cycle ends the walk.
    fn broader(&self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut next = self.list[at].broader.as_ref();
        while let Some(&up) = next.and_then(|iri| self.by_iri.get(iri)) {
            if up == at || found.contains(&up) {
                break;
            }
            found.push(up);
            next = self.list[up].broader.as_ref();
        }
        found
    }

    /// Notes what a noun of several words ends in. A hyphen is a token of its own where the
    /// tokenizer splits there, and part of one where it doesn't.
    fn note_ending(&mut self, noun: &str) {
        let ends = noun.match_indices([' ', '-']).map(|(at, _)| at + 1);
        for end in std::iter::once(0).chain(ends) {
            let tokens: usize = (noun[..end].chars())
                .map(|sign| match sign {
                    ' ' => 1,
                    '-' => 2,
                    _ => 0,
                })
                .sum();
            let known = self.before.entry(noun[end..].to_owned()).or_default();
            *known = tokens.max(*known);
        }
    }

    /// How many tokens before a word the longest noun that ends in it begins: 1 for "minister", of
    /// "prime minister". `None` where no noun ends in it.
    pub fn tokens_before(&self, word: &str) -> Option<usize> {
        self.before.get(word).copied()
    }

    /// By IRI.
    pub fn get(&self, iri: &str) -> Option<&Kind> {
        self.by_iri.get(iri).map(|&at| &self.list[at])
    }

    /// By notation; the first in order of IRI where several share it.
    pub fn named(&self, notation: &str) -> Option<&Kind> {
        self.list.iter().find(|kind| kind.notation == notation)
    }

    /// The kind that a noun names. `noun` is a lemma, or several joined by spaces.
    pub fn noun(&self, noun: &str) -> Option<Noun<'_>> {
        let other = || Some((*self.others.get(noun)?, NounSense::Person));
        let (at, sense) = self.nouns.get(noun).copied().or_else(other)?;
        Some(Noun {
            kind: &self.list[at],
            sense,
        })
    }

    /// Whether a word (lower case, no full stop) is a title before a person's name: an honorific
    /// or a noun for a role.
    pub fn is_title(&self, word: &str) -> bool {
        self.honorifics.contains(word)
            || self
                .noun(word)
                .is_some_and(|noun| noun.sense == NounSense::Person)
    }

    /// Whether an adjective (lower case) tells no two parties apart.
    pub fn is_indistinct(&self, word: &str) -> bool {
        self.indistinct.contains(word)
    }

    /// Whether one kind is the other or below it; both are notations.
    pub fn is_a(&self, notation: &str, ancestor: &str) -> bool {
        self.list.iter().enumerate().any(|(at, kind)| {
            kind.notation == notation
                && (notation == ancestor
                    || self
                        .broader(at)
                        .iter()
                        .any(|&up| self.list[up].notation == ancestor))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const TEXT: &str = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:a> skos:notation \"a\" ; dl:class \"actor\" .\n<urn:b> skos:notation \"b\" ; skos:broader <urn:a> ; dl:class \"armed\" ; dl:personNoun \"pikeman\" ; dl:inter 2 .\n";

    fn read(text: &str) -> Result<Kinds, KnowledgeError> {
        let mut kinds = Kinds::default();
        kinds.read(&TurtleFile::parse(Path::new("k.ttl"), text)?)?;
        Ok(kinds)
    }

    #[test]
    fn a_kind_has_the_classes_of_its_broader_kinds() {
        let kinds = read(TEXT).unwrap();
        let noun = kinds.noun("pikeman").unwrap();
        assert!(noun.kind.classes.contains(Class::Armed));
        assert!(noun.kind.classes.contains(Class::Actor));
        assert_eq!(noun.sense, NounSense::Person);
        assert!(kinds.is_a("b", "a"));
        assert!(!kinds.is_a("a", "b"));
    }

    #[test]
    fn a_class_that_does_not_exist_is_reported_with_its_line() {
        let error = read(&TEXT.replace("\"armed\"", "\"harmed\"")).unwrap_err();
        assert_eq!(error.line, 4);
        assert!(error.message.contains("armed"), "{error}");
    }

    #[test]
    fn a_noun_stands_under_one_kind_only() {
        let twice = format!("{TEXT}<urn:c> skos:notation \"c\" ; dl:groupNoun \"pikeman\" .\n");
        assert!(read(&twice).is_err());
    }
}
