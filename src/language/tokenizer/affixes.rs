//! The tokenizer's rules for what is split off a run of characters: prefixes, suffixes, infixes.
//!
//! The model's tokenizer states them as regular expressions. Each looks at one or two characters
//! on either side, so they are written out here as tests of neighbours; the character classes come
//! from the container, expanded from the same expressions.

use std::collections::HashSet;

use super::super::chars::CharSet;
use super::super::format::{Container, FormatError};

/// Signs written before an amount that begin with a letter.
const LETTERED_CURRENCY: [&str; 3] = ["US$", "C$", "A$"];
/// Hyphens and dashes that split a word, in the order in which they are tried.
const HYPHENS: [&str; 7] = ["-", "–", "—", "--", "---", "——", "~"];
/// Possessive endings.
const POSSESSIVES: [&str; 4] = ["'s", "'S", "’s", "’S"];
/// No unit of measure has more characters.
const LONGEST_UNIT: usize = 8;

/// The affix rules.
#[derive(Debug)]
pub(super) struct Affixes {
    prefix: CharSet,
    suffix: CharSet,
    symbol: CharSet,
    before_dot: CharSet,
    upper_before_dot: CharSet,
    infix_dot_left: CharSet,
    infix_dot_right: CharSet,
    letter: CharSet,
    /// Units of measure and currency signs that part from a digit before them.
    units: HashSet<Box<str>>,
}

impl Affixes {
    /// Reads the character classes and units of the container.
    pub fn read(container: &Container<'_>) -> Result<Self, FormatError> {
        Ok(Self {
            prefix: CharSet::read(container, "prefix")?,
            suffix: CharSet::read(container, "suffix")?,
            symbol: CharSet::read(container, "symbol")?,
            before_dot: CharSet::read(container, "before_dot")?,
            upper_before_dot: CharSet::read(container, "upper_before_dot")?,
            infix_dot_left: CharSet::read(container, "infix_dot_left")?,
            infix_dot_right: CharSet::read(container, "infix_dot_right")?,
            letter: CharSet::read(container, "letter")?,
            units: container.lines("tokenizer.units")?.map(Box::from).collect(),
        })
    }

    /// Length in bytes of the prefix to split off; 0 if there is none.
    pub fn prefix(&self, text: &str) -> usize {
        let Some(first) = text.chars().next() else {
            return 0;
        };
        match first {
            '.' => dots(text),
            '+' if text[1..].starts_with(|c: char| c.is_ascii_digit()) => 0,
            'U' | 'C' | 'A' => LETTERED_CURRENCY
                .iter()
                .find(|sign| text.starts_with(**sign))
                .map_or(0, |sign| sign.len()),
            _ if self.prefix.has(first) => first.len_utf8(),
            _ => 0,
        }
    }

    /// Length in bytes of the suffix to split off; 0 if there is none. Of several the longest.
    pub fn suffix(&self, text: &str) -> usize {
        let mut back = text.chars().rev();
        let Some(last) = back.next() else { return 0 };
        if last == '.' {
            let run = text.len() - text.trim_end_matches('.').len();
            return if run >= 2 || self.dot_ends(back.next(), back.next()) {
                run
            } else {
                0
            };
        }
        if last == '…' && text.ends_with("……") {
            return "……".len();
        }
        if POSSESSIVES.iter().any(|ending| text.ends_with(ending)) {
            return last.len_utf8() + back.next().map_or(0, char::len_utf8);
        }
        let after_digit = self.after_digit(text);
        if after_digit > 0 {
            return after_digit;
        }
        if self.suffix.has(last) {
            last.len_utf8()
        } else {
            0
        }
    }

    /// Whether a full stop parts from what stands before it; the nearer character comes first.
    fn dot_ends(&self, near: Option<char>, far: Option<char>) -> bool {
        near.is_some_and(|near| {
            self.before_dot.has(near)
                || far.is_some_and(|far| {
                    (self.upper_before_dot.has(near) && self.upper_before_dot.has(far))
                        || (far == '°' && "FfCcKk".contains(near))
                })
        })
    }

    /// Length of a unit, a currency sign or a plus that follows a digit.
    fn after_digit(&self, text: &str) -> usize {
        let digit = text
            .char_indices()
            .rev()
            .take(LONGEST_UNIT + 1)
            .find(|(_, char)| char.is_ascii_digit())
            .map(|(at, _)| at);
        let Some(digit) = digit else { return 0 };
        let rest = &text[digit + 1..];
        if rest == "+" || self.units.contains(rest) {
            rest.len()
        } else {
            0
        }
    }

    /// The places where a word is split inside, as byte ranges, left to right.
    pub fn infixes<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut at = 0;
        let mut previous = None;
        std::iter::from_fn(move || {
            while let Some(char) = text[at..].chars().next() {
                let start = at;
                let length = self.infix(previous, char, &text[at..]);
                at += length.max(char.len_utf8());
                previous = text[..at].chars().next_back();
                if length > 0 {
                    return Some((start, at));
                }
            }
            None
        })
    }

    /// Length of the infix at the start of `text`, whose first character is `char`.
    fn infix(&self, previous: Option<char>, char: char, text: &str) -> usize {
        if char.is_ascii_alphanumeric() {
            return 0;
        }
        let width = char.len_utf8();
        let next = text[width..].chars().next();
        let left = |set: &CharSet| previous.is_some_and(|c| set.has(c));
        let right = |set: &CharSet| next.is_some_and(|c| set.has(c));
        let left_digit = previous.is_some_and(|c| c.is_ascii_digit());
        let arithmetic = matches!(char, '+' | '-' | '*' | '^')
            && left_digit
            && next.is_some_and(|c| c.is_ascii_digit() || c == '-');
        match char {
            '.' if next == Some('.') => dots(text),
            '…' => width,
            _ if self.symbol.has(char) || arithmetic => width,
            '.' if left(&self.infix_dot_left) && right(&self.infix_dot_right) => width,
            ',' if left(&self.letter) && right(&self.letter) => width,
            '-' | '–' | '—' | '~' if left_digit || left(&self.letter) => HYPHENS
                .iter()
                .filter(|hyphen| text.starts_with(**hyphen))
                .find(|hyphen| {
                    text[hyphen.len()..]
                        .chars()
                        .next()
                        .is_some_and(|c| self.letter.has(c))
                })
                .map_or(0, |hyphen| hyphen.len()),
            ':' | '<' | '>' | '=' | '/'
                if (left_digit || left(&self.letter)) && right(&self.letter) =>
            {
                width
            }
            _ => 0,
        }
    }
}

/// Number of dots at the start, if they are two or more.
fn dots(text: &str) -> usize {
    let run = text.len() - text.trim_start_matches('.').len();
    if run >= 2 { run } else { 0 }
}
