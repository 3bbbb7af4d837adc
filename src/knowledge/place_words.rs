//! The words by which news says what kind of place a name is of: "Aleppo province", "Lake Tarn",
//! "the town of Imber".
//!
//! `dl:PlaceWords` resources in any ontology file; those built in are in `ontology/place-words.ttl`.

use super::gazetteer::Kind;
use super::turtle::TurtleFile;
use super::vocabulary::dl;
use super::{Index, KnowledgeError};

/// Kind words by where they stand beside a name. All are in lower case.
#[derive(Clone, Debug, Default)]
pub struct PlaceWords {
    after: Index<Kind>,
    after_capital: Index<Kind>,
    pairs: Index<Index<Kind>>,
    before: Index<Kind>,
    before_of: Index<Kind>,
}

impl PlaceWords {
    /// Adds the words of one file.
    ///
    /// # Errors
    /// A kind that is none, or a word that already says another kind in the same place.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        for subject in file.subjects() {
            if !file.is_a(subject, dl!("PlaceWords")) {
                continue;
            }
            let name = file.text(subject, dl!("placeKind")).unwrap_or_default();
            let kind = Kind::named(name).ok_or_else(|| {
                let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
                let known = known.join(", ");
                file.mistake(
                    subject,
                    format!("words for places need a `dl:placeKind`, one of {known}"),
                )
            })?;
            for value in file.values(subject, dl!("afterName")) {
                let (words, word) = match value.as_str().split_once(' ') {
                    Some((first, second)) => {
                        (self.pairs.entry(first.to_owned()).or_default(), second)
                    }
                    None => (&mut self.after, value.as_str()),
                };
                insert(words, word, kind, file)?;
            }
            for (property, words) in [
                (dl!("afterNameCapital"), &mut self.after_capital),
                (dl!("beforeName"), &mut self.before),
                (dl!("beforeOf"), &mut self.before_of),
            ] {
                for value in file.values(subject, property) {
                    insert(words, value.as_str(), kind, file)?;
                }
            }
        }
        Ok(())
    }

    /// What a word says of the name that it follows. Some say it only with a capital: "High
    /// Street", but not "the Aleppo street".
    pub fn after(&self, word: &str, capital: bool) -> Option<Kind> {
        let small = self.after.get(word);
        small
            .or_else(|| self.after_capital.get(word).filter(|_| capital))
            .copied()
    }

    /// What two words together say of the name that they follow: "air base".
    pub fn after_pair(&self, first: &str, second: &str) -> Option<Kind> {
        self.pairs.get(first)?.get(second).copied()
    }

    /// What a capitalised word says of the name that it begins: "Lake Tarn".
    pub fn before(&self, word: &str) -> Option<Kind> {
        self.before.get(word).copied()
    }

    /// What a noun says of the name behind "of": "the province of Averra".
    pub fn before_of(&self, noun: &str) -> Option<Kind> {
        self.before_of.get(noun).copied()
    }

    /// Whether a word says what kind of place a name is, behind the name or before "of".
    pub fn is_noun(&self, word: &str) -> bool {
        self.after(word, true).is_some() || self.before_of(word).is_some()
    }
}

fn insert(
    words: &mut Index<Kind>,
    word: &str,
    kind: Kind,
    file: &TurtleFile,
) -> Result<(), KnowledgeError> {
    match words.insert(word.to_owned(), kind) {
        Some(other) if other != kind => Err(file.mistake(
            &format!("\"{word}\""),
            format!(
                "`{word}` already says that a place is of kind {}",
                other.as_str()
            ),
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::turtle::sample;

    fn read(text: &str) -> Result<PlaceWords, KnowledgeError> {
        let mut words = PlaceWords::default();
        words.read(&sample(text)?)?;
        Ok(words)
    }

    #[test]
    fn a_word_says_its_kind_where_it_stands() {
        let words = read(
            "ex:a a dl:PlaceWords ; dl:placeKind \"base\" ; dl:afterName \"air base\" ;\n\
             dl:afterNameCapital \"keep\" ; dl:beforeName \"fort\" ; dl:beforeOf \"garrison\" .",
        )
        .unwrap();
        assert_eq!(words.after_pair("air", "base"), Some(Kind::Base));
        assert_eq!(words.after("base", true), None);
        assert_eq!(words.after("keep", true), Some(Kind::Base));
        assert_eq!(words.after("keep", false), None);
        assert_eq!(words.before("fort"), Some(Kind::Base));
        assert_eq!(words.before_of("fort"), None);
        assert!(words.is_noun("garrison"));
    }

    #[test]
    fn a_word_of_two_kinds_and_a_kind_that_is_none_are_mistakes() {
        let one = "ex:a a dl:PlaceWords ; dl:placeKind \"lake\" ; dl:afterName \"mere\" .\n";
        let two = one.replace("ex:a", "ex:b").replace("lake", "sea");
        let error = read(&format!("{one}{two}")).unwrap_err();
        assert!(error.message.contains("mere"), "{error}");
        assert!(read(&one.replace("lake", "leak")).is_err());
    }
}
