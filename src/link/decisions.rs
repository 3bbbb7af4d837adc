//! The analyst's word: a readable file beside the graph, applied on every build and undone by
//! deleting the line.
//!
//! ```text
//! # One decision a line; what follows a # is a comment.
//! merge "Amina Diallo" "Mrs Diallo"          # one woman: see her statement of 3 May
//! split "Northern Front" "the Front"         # in our reports that is the Southern Front
//! rate "Daily Bugle" D
//! ```
//!
//! Names stand in quotation marks; IRIs, which lists show, need none. `merge` keeps the first
//! and puts the second into it: two actors, two places, or two events. `split` makes a name (of
//! an actor or place) or a claim (of an event) a node of its own.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The analyst's decisions, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// One a line.
    pub decisions: Vec<Decision>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The two are one (entities, or events).
    Merge {
        /// IRI or label of the one that stays.
        into: String,
        /// IRI or label of the one that goes up in it.
        from: String,
    },
    /// The name (of an entity) or the claim (of an event) is a node of its own.
    Split {
        /// IRI or label of the entity or event.
        from: String,
        /// The name, or the claim's IRI.
        part: String,
    },
    /// Reliability of an outlet, A to F.
    Rate {
        /// The outlet, or a document's name.
        source: String,
        /// A completely reliable … E unreliable, F cannot be judged.
        letter: char,
    },
}

/// A line that is no decision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct DecisionError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Decisions {
    /// Reads a decisions file.
    ///
    /// # Errors
    /// The first line that is neither a decision, a comment nor blank.
    pub fn parse(text: &str) -> Result<Self, DecisionError> {
        let mut decisions = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let at = |message: String| DecisionError {
                line: number + 1,
                message,
            };
            let words = words(line).map_err(at)?;
            if !words.is_empty() {
                decisions.push(Decision::from_words(&words).map_err(at)?);
            }
        }
        Ok(Self { decisions })
    }

    /// The analyst's letter for a document's outlet or for the document itself; F by default.
    pub fn reliability(&self, outlet: Option<&str>, document: &str) -> char {
        self.decisions
            .iter()
            .rev()
            .find_map(|decision| match decision {
                Decision::Rate { source, letter }
                    if source == document
                        || outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(source)) =>
                {
                    Some(*letter)
                }
                _ => None,
            })
            .unwrap_or('F')
    }
}

impl Decision {
    /// A rating of a source.
    ///
    /// # Errors
    /// Anything but a letter from A to F, with what would be right.
    pub fn rate(source: &str, letter: &str) -> Result<Self, String> {
        let mut letters = letter.chars().map(|c| c.to_ascii_uppercase());
        match (letters.next(), letters.next()) {
            (Some(letter @ 'A'..='F'), None) => Ok(Self::Rate {
                source: source.to_owned(),
                letter,
            }),
            _ => Err(format!("`{letter}` should be a letter from A to F")),
        }
    }

    fn from_words(words: &[String]) -> Result<Self, String> {
        match words {
            [verb, into, from] if verb == "merge" => Ok(Self::Merge {
                into: into.clone(),
                from: from.clone(),
            }),
            [verb, from, part] if verb == "split" => Ok(Self::Split {
                from: from.clone(),
                part: part.clone(),
            }),
            [verb, source, letter] if verb == "rate" => Self::rate(source, letter),
            [verb, rest @ ..] if ["merge", "split", "rate"].contains(&verb.as_str()) => {
                Err(format!(
                    "`{verb}` takes two words, here are {}; names of several words stand in \
                     quotation marks",
                    rest.len()
                ))
            }
            [verb, ..] => Err(format!("`{verb}` should be merge, split or rate")),
            [] => Err(String::from("an empty decision")),
        }
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Merge { into, from } => write!(out, "merge {} {}", Word(into), Word(from)),
            Self::Split { from, part } => write!(out, "split {} {}", Word(from), Word(part)),
            Self::Rate { source, letter } => write!(out, "rate {} {letter}", Word(source)),
        }
    }
}

/// A word as the file writes it: in quotation marks where it needs them.
struct Word<'a>(&'a str);

impl fmt::Display for Word<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = !self.0.is_empty()
            && !self.0.starts_with('#')
            && !self
                .0
                .contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\\'));
        if plain {
            return out.write_str(self.0);
        }
        out.write_str("\"")?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => write!(out, "\\{c}")?,
                '\n' | '\r' => out.write_str(" ")?,
                c => write!(out, "{c}")?,
            }
        }
        out.write_str("\"")
    }
}

/// The words of a line; a comment begins with a `#` that starts a word.
fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut chars = line.chars().peekable();
    loop {
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        match chars.peek() {
            None | Some('#') => return Ok(words),
            Some('"') => {
                chars.next();
                let mut word = String::new();
                loop {
                    match chars.next() {
                        None => return Err(String::from("a quotation mark is not closed")),
                        Some('"') => break,
                        Some('\\') => word.extend(chars.next()),
                        Some(c) => word.push(c),
                    }
                }
                words.push(word);
            }
            Some(_) => {
                let mut word = String::new();
                while let Some(c) = chars.next_if(|c| !c.is_whitespace()) {
                    word.push(c);
                }
                words.push(word);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_with_comments_is_read() {
        let text = "# ours\n\nmerge \"Amina Diallo\" http://x/y#1  # same woman\nrate Bugle d\n";
        assert_eq!(
            Decisions::parse(text).map(|read| read.decisions),
            Ok(vec![
                Decision::Merge {
                    into: "Amina Diallo".into(),
                    from: "http://x/y#1".into()
                },
                Decision::Rate {
                    source: "Bugle".into(),
                    letter: 'D'
                },
            ])
        );
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = Decisions::parse("merge a b\nmerge Amina Diallo x\n").unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.message.contains("quotation marks"), "{error}");
        assert_eq!(Decisions::parse("rate Bugle Z").unwrap_err().line, 1);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(into in "[^\r\n]{0,20}", from in "[^\r\n]{0,20}") {
            let decision = Decision::Merge { into, from };
            let read = Decisions::parse(&decision.to_string());
            prop_assert_eq!(read, Ok(Decisions { decisions: vec![decision] }));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in any::<String>()) {
            let _ = Decisions::parse(&text);
        }
    }
}
