//! Numerals: the words for numbers, and those that leave a number vague.
//!
//! `dl:Numeral` and `dl:VagueNumber` resources in any ontology file; those of English are in
//! `ontology/numerals.ttl`. How numerals are put together is the reader's to know.

use std::str::FromStr;

use rustc_hash::FxHashSet;

use super::turtle::TurtleFile;
use super::vocabulary::dl;
use super::{Index, KnowledgeError};

/// Words for numbers, all in lower case.
#[derive(Clone, Debug, Default)]
pub struct Numerals {
    cardinals: Index<f64>,
    ordinals: Index<f64>,
    decades: Index<f64>,
    scales: Index<f64>,
    plural_scales: Index<f64>,
    suffixes: Index<f64>,
    /// By first word, the longest phrase first.
    vague: Index<Vec<Vague>>,
    /// Every word of these, and the first of each phrase.
    known: FxHashSet<String>,
}

/// A phrase that leaves a number vague: "a handful of".
#[derive(Clone, Debug, PartialEq)]
pub struct Vague {
    /// The words of the phrase.
    pub words: Vec<String>,
    /// Least value meant.
    pub least: f64,
    /// Greatest value meant; absent where open.
    pub most: Option<f64>,
    /// ACLED's figure for it.
    pub acled: Option<u32>,
    /// Whether a scale may follow: "several hundred".
    pub scalable: bool,
}

impl Numerals {
    /// Adds the numerals of one file.
    ///
    /// # Errors
    /// A numeral without its number, a vague number without its least value, or a figure that is none.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        for subject in file.subjects() {
            if file.is_a(subject, dl!("Numeral")) {
                self.read_numeral(file, subject)?;
            } else if file.is_a(subject, dl!("VagueNumber")) {
                self.read_vague(file, subject)?;
            }
        }
        Ok(())
    }

    fn read_numeral(&mut self, file: &TurtleFile, subject: &str) -> Result<(), KnowledgeError> {
        let number: f64 = parse(file, subject, dl!("number"))?
            .ok_or_else(|| file.mistake(subject, "a numeral needs its number (`dl:number`)"))?;
        for (property, words) in [
            (dl!("cardinal"), &mut self.cardinals),
            (dl!("ordinal"), &mut self.ordinals),
            (dl!("decade"), &mut self.decades),
            (dl!("scale"), &mut self.scales),
            (dl!("pluralScale"), &mut self.plural_scales),
            (dl!("suffix"), &mut self.suffixes),
        ] {
            for word in file.values(subject, property) {
                words.insert(word.as_str().to_owned(), number);
                self.known.insert(word.as_str().to_owned());
            }
        }
        Ok(())
    }

    fn read_vague(&mut self, file: &TurtleFile, subject: &str) -> Result<(), KnowledgeError> {
        let least = parse(file, subject, dl!("least"))?.ok_or_else(|| {
            file.mistake(
                subject,
                "a vague number needs the least it means (`dl:least`)",
            )
        })?;
        let most = parse(file, subject, dl!("most"))?;
        let acled = parse(file, subject, dl!("acledFigure"))?;
        let scalable = file.text(subject, dl!("scalable")) == Some("true");
        for phrase in file.values(subject, dl!("phrase")) {
            let words: Vec<String> = phrase.as_str().split(' ').map(str::to_owned).collect();
            let first = words.first().cloned().unwrap_or_default();
            self.known.insert(first.clone());
            let known = self.vague.entry(first).or_default();
            known.push(Vague {
                words,
                least,
                most,
                acled,
                scalable,
            });
            known.sort_by_key(|vague| std::cmp::Reverse(vague.words.len()));
        }
        Ok(())
    }

    /// Whether a word is of any use here: a numeral, or the first of a vague phrase.
    pub fn knows(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// A number below a hundred in one word: "seven", "forty".
    pub fn cardinal(&self, word: &str) -> Option<f64> {
        self.cardinals.get(word).copied()
    }

    /// An ordinal in one word: "third".
    pub fn ordinal(&self, word: &str) -> Option<u32> {
        self.ordinals.get(word).map(|&number| number as u32)
    }

    /// The first year of a decade within its century: 60 of "sixties".
    pub fn decade(&self, word: &str) -> Option<i16> {
        self.decades.get(word).map(|&number| number as i16)
    }

    /// What a word multiplies by: "dozen", "million".
    pub fn scale(&self, word: &str) -> Option<f64> {
        self.scales.get(word).copied()
    }

    /// What a vague plural counts by: "dozens".
    pub fn plural_scale(&self, word: &str) -> Option<f64> {
        self.plural_scales.get(word).copied()
    }

    /// What letters behind digits multiply by: "bn".
    pub fn suffix(&self, letters: &str) -> Option<f64> {
        self.suffixes.get(letters).copied()
    }

    /// The longest vague phrase that the words begin with.
    pub fn vague(&self, words: &[&str]) -> Option<&Vague> {
        let begun = |vague: &&Vague| {
            words.len() >= vague.words.len() && vague.words.iter().zip(words).all(|(a, b)| a == b)
        };
        self.vague.get(*words.first()?)?.iter().find(begun)
    }

    /// Whether a number in words can begin with a word, articles apart.
    pub fn begins(&self, word: &str) -> bool {
        self.cardinals.contains_key(word)
            || self.plural_scales.contains_key(word)
            || self.vague.contains_key(word)
    }
}

/// The figure that a property gives, if any.
fn parse<T: FromStr>(
    file: &TurtleFile,
    subject: &str,
    property: &str,
) -> Result<Option<T>, KnowledgeError> {
    file.text(subject, property)
        .map(|text| {
            text.parse()
                .map_err(|_| file.mistake(text, format!("`{text}` is no figure that fits here")))
        })
        .transpose()
}

/// The built-in numerals, for the tests of those who read numbers.
#[cfg(test)]
pub(crate) static ENGLISH: std::sync::LazyLock<Numerals> = std::sync::LazyLock::new(|| {
    let mut numerals = Numerals::default();
    for (name, text) in super::built_in() {
        if *name == "numerals" {
            let file = TurtleFile::parse(std::path::Path::new(name), text).expect("built in");
            numerals.read(&file).expect("built in");
        }
    }
    numerals
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::turtle::sample;

    fn read(text: &str) -> Result<Numerals, KnowledgeError> {
        let mut numerals = Numerals::default();
        numerals.read(&sample(text)?)?;
        Ok(numerals)
    }

    #[test]
    fn the_longest_vague_phrase_is_read() {
        let numerals = read(
            "ex:a a dl:VagueNumber ; dl:phrase \"a few\" ; dl:least 2 ; dl:most 9 .\n\
             ex:b a dl:VagueNumber ; dl:phrase \"a few too many\" ; dl:least 4 .",
        )
        .unwrap();
        let least = |words: &[&str]| numerals.vague(words).map(|vague| vague.least);
        assert_eq!(least(&["a", "few", "men"]), Some(2.0));
        assert_eq!(least(&["a", "few", "too", "many"]), Some(4.0));
        assert_eq!(least(&["a"]), None);
        assert!(numerals.begins("a"));
    }

    #[test]
    fn a_numeral_without_a_number_is_named_with_its_line() {
        assert_eq!(
            read("ex:gross a dl:Numeral ; dl:scale \"gross\" .")
                .unwrap_err()
                .line,
            3
        );
        assert!(read("ex:gross a dl:Numeral ; dl:number \"many\" .").is_err());
    }
}
