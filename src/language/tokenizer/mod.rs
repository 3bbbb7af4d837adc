//! Cuts text into tokens exactly as the model's training data was cut.
//!
//! Text is split at white space; each run of other characters loses prefixes and suffixes until
//! none is left or an exception stands there ("don't", "Gen."), and what remains is one address or
//! is split at infixes. A second pass puts together exceptions that the affix rules took apart.
//! Tokens and space flags restore the text.

mod affixes;
mod url;

use std::collections::HashSet;
use std::ops::Range;

use self::affixes::Affixes;
use self::url::UrlRule;
use super::chars::is_space;
use super::format::{Container, FormatError};
use super::lex::{LexemeId, Lexicon, WordMap};

/// A token: its word, its bytes, and whether one space follows that is no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub lexeme: LexemeId,
    pub bytes: Range<u32>,
    pub space_after: bool,
}

/// A piece of an exception: its text, and a norm if it has one of its own.
#[derive(Clone, Debug)]
struct Piece {
    text: Box<str>,
    norm: Option<Box<str>>,
}

/// The tokenizer's rules.
#[derive(Debug)]
pub(super) struct Tokenizer {
    affixes: Affixes,
    url: UrlRule,
    exceptions: WordMap<Box<[Piece]>>,
    /// Exceptions of our own, see `remedies`; each is one token.
    abbreviations: HashSet<Box<str>>,
    /// By first token: exceptions that the affix rules take apart, as sequences of tokens.
    scattered: WordMap<Vec<Box<[Box<str>]>>>,
}

/// Runs longer than this are not remembered: they hardly come twice.
const LONGEST_REMEMBERED_RUN: usize = 64;

/// What a thread remembers of runs it has cut.
#[derive(Debug, Default)]
pub(super) struct RunCache {
    runs: WordMap<(u32, u32)>,
    pieces: Vec<(u32, LexemeId)>,
}

impl RunCache {
    /// Forgets everything; needed when the lexicon forgets its words.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.pieces.clear();
    }
}

/// One part of a run: its length in bytes and the norm an exception gives it.
type Part<'a> = (usize, Option<&'a str>);

impl Tokenizer {
    /// Reads the rules of the container; `abbreviations` are words that keep their full stop
    /// beyond those of the model.
    pub fn read(
        container: &Container<'_>,
        abbreviations: impl IntoIterator<Item = Box<str>>,
    ) -> Result<Self, FormatError> {
        let mut exceptions = WordMap::default();
        for line in container.lines("tokenizer.exceptions")? {
            let pieces: Box<[Piece]> = line
                .split('\t')
                .map(|cell| match cell.split_once('\x1f') {
                    Some((text, norm)) => Piece {
                        text: text.into(),
                        norm: Some(norm.into()),
                    },
                    None => Piece {
                        text: cell.into(),
                        norm: None,
                    },
                })
                .collect();
            let text: String = pieces.iter().map(|piece| &*piece.text).collect();
            exceptions.insert(text.into_boxed_str(), pieces);
        }
        let mut tokenizer = Self {
            affixes: Affixes::read(container)?,
            url: UrlRule::read(container)?,
            exceptions,
            abbreviations: abbreviations.into_iter().collect(),
            scattered: WordMap::default(),
        };
        let mut scattered: WordMap<Vec<Box<[Box<str>]>>> = WordMap::default();
        for text in tokenizer.exceptions.keys() {
            let affixes = &tokenizer.affixes;
            if affixes.prefix(text) == 0
                && affixes.suffix(text) == 0
                && affixes.infixes(text).next().is_none()
            {
                continue;
            }
            let mut at = 0;
            let tokens: Box<[Box<str>]> = tokenizer
                .cut(text, Exceptions::None)
                .into_iter()
                .map(|(length, _)| {
                    at += length;
                    text[at - length..at].into()
                })
                .collect();
            if let Some(first) = tokens.first() {
                scattered.entry(first.clone()).or_default().push(tokens);
            }
        }
        tokenizer.scattered = scattered;
        Ok(tokenizer)
    }

    /// Words at which a scattered exception can begin.
    pub fn scattered_starts(&self) -> impl Iterator<Item = &str> {
        self.scattered.keys().map(|word| &**word)
    }

    /// Appends the tokens of `text` to `tokens`; byte ranges count from the start of `text`.
    pub fn tokenize(
        &self,
        text: &str,
        use_abbreviations: bool,
        lexicon: &mut Lexicon,
        cache: &mut RunCache,
        tokens: &mut Vec<Token>,
    ) {
        let exceptions = if use_abbreviations {
            Exceptions::WithAbbreviations
        } else {
            Exceptions::Model
        };
        let first = tokens.len();
        let mut emit = |start: usize, end: usize, tokens: &mut Vec<Token>| {
            if start < end {
                self.run(&text[start..end], start, exceptions, lexicon, cache, tokens);
            }
        };
        let mut start = 0;
        let mut in_space = text.starts_with(is_space);
        for (at, char) in text.char_indices() {
            if is_space(char) == in_space {
                continue;
            }
            emit(start, at, tokens);
            start = at;
            if char == ' ' {
                start += 1;
                if let Some(last) = tokens.last_mut() {
                    last.space_after = true;
                }
            }
            in_space = !in_space;
        }
        emit(start, text.len(), tokens);
        self.gather(first, lexicon, tokens);
    }

    /// Cuts one run of characters, from memory if it was met before.
    fn run(
        &self,
        run: &str,
        start: usize,
        exceptions: Exceptions,
        lexicon: &mut Lexicon,
        cache: &mut RunCache,
        tokens: &mut Vec<Token>,
    ) {
        let mut at = start as u32;
        let mut push = |length: u32, lexeme: LexemeId| {
            tokens.push(Token {
                lexeme,
                bytes: at..at + length,
                space_after: false,
            });
            at += length;
        };
        if let Some(&(from, to)) = cache.runs.get(run) {
            for &(length, lexeme) in &cache.pieces[from as usize..to as usize] {
                push(length, lexeme);
            }
            return;
        }
        let from = cache.pieces.len();
        let mut inside = 0;
        for (length, norm) in self.cut(run, exceptions) {
            let text = &run[inside..inside + length];
            inside += length;
            let lexeme = match norm {
                Some(norm) => lexicon.intern_with_norm(text, norm),
                None => lexicon.intern(text),
            };
            push(length as u32, lexeme);
            cache.pieces.push((length as u32, lexeme));
        }
        if run.len() <= LONGEST_REMEMBERED_RUN {
            cache
                .runs
                .insert(run.into(), (from as u32, cache.pieces.len() as u32));
        } else {
            cache.pieces.truncate(from);
        }
    }

    /// The parts of one run of characters without white space, or of white space.
    fn cut<'a>(&'a self, run: &str, exceptions: Exceptions) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        let mut suffixes = Vec::new();
        let mut rest = run;
        let known = |text: &str| self.is_exception(text, exceptions);
        while !rest.is_empty() && !known(rest) {
            let prefix = self.affixes.prefix(rest);
            let after_prefix = &rest[prefix..];
            if prefix > 0 && !after_prefix.is_empty() && known(after_prefix) {
                parts.push((prefix, None));
                rest = after_prefix;
                break;
            }
            let suffix = self.affixes.suffix(after_prefix);
            let before_suffix = &rest[..rest.len() - suffix];
            if suffix > 0 && !before_suffix.is_empty() && known(before_suffix) {
                suffixes.push((suffix, None));
                rest = before_suffix;
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                parts.push((prefix, None));
            }
            if suffix > 0 {
                suffixes.push((suffix, None));
            }
            // The suffix was looked for behind the prefix, so the two never overlap.
            rest = &rest[prefix..rest.len() - suffix];
        }
        self.middle(rest, exceptions, &mut parts);
        parts.extend(suffixes.into_iter().rev());
        parts
    }

    /// What is left of a run without its affixes.
    fn middle<'a>(&'a self, text: &str, exceptions: Exceptions, parts: &mut Vec<Part<'a>>) {
        if text.is_empty() {
            return;
        }
        if exceptions != Exceptions::None
            && let Some(pieces) = self.exceptions.get(text)
        {
            parts.extend(pieces.iter().map(|p| (p.text.len(), p.norm.as_deref())));
            return;
        }
        if self.is_exception(text, exceptions) || self.url.matches(text) {
            parts.push((text.len(), None));
            return;
        }
        let mut start = 0;
        for (from, to) in self.affixes.infixes(text) {
            if from == 0 {
                continue;
            }
            if from > start {
                parts.push((from - start, None));
            }
            parts.push((to - from, None));
            start = to;
        }
        if start < text.len() {
            parts.push((text.len() - start, None));
        }
    }

    fn is_exception(&self, text: &str, exceptions: Exceptions) -> bool {
        match exceptions {
            Exceptions::None => false,
            Exceptions::Model => self.exceptions.contains_key(text),
            Exceptions::WithAbbreviations => {
                self.exceptions.contains_key(text) || self.abbreviations.contains(text)
            }
        }
    }

    /// Second pass: sequences of tokens from `first` on that together are an exception become its
    /// pieces. Longer sequences go before shorter ones, then earlier before later ones.
    fn gather(&self, first: usize, lexicon: &mut Lexicon, tokens: &mut Vec<Token>) {
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in first..tokens.len() {
            if !lexicon[tokens[at].lexeme].may_begin_exception {
                continue;
            }
            let Some(sequences) = self.scattered.get(&lexicon[tokens[at].lexeme].text) else {
                continue;
            };
            found.extend(sequences.iter().filter_map(|sequence| {
                let range = at..at + sequence.len();
                let words = tokens.get(range.clone())?;
                let mut pairs = sequence.iter().zip(words);
                pairs
                    .all(|(word, token)| *word == lexicon[token.lexeme].text)
                    .then_some(range)
            }));
        }
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|range| (std::cmp::Reverse(range.len()), range.start));
        found.dedup();
        let mut taken = HashSet::new();
        let mut chosen = Vec::new();
        for range in found {
            if !taken.contains(&range.start) && !taken.contains(&(range.end - 1)) {
                chosen.push(range.clone());
            }
            taken.extend(range);
        }
        chosen.sort_by_key(|range| range.start);
        let old = tokens.split_off(chosen[0].start);
        let shift = tokens.len();
        let mut done = 0;
        for range in chosen {
            let range = range.start - shift..range.end - shift;
            let words = &old[range.clone()];
            let [before @ .., last] = words else { continue };
            // A space inside makes it another string, which no exception spells.
            if before.iter().any(|token| token.space_after) {
                continue;
            }
            let word = |token: &Token| &*lexicon[token.lexeme].text;
            let text: String = words.iter().map(word).collect();
            let Some(pieces) = self.exceptions.get(text.as_str()) else {
                continue;
            };
            tokens.extend_from_slice(&old[done..range.start]);
            let mut at = words[0].bytes.start;
            for piece in pieces {
                let start = at;
                at += piece.text.len() as u32;
                tokens.push(Token {
                    lexeme: match &piece.norm {
                        Some(norm) => lexicon.intern_with_norm(&piece.text, norm),
                        None => lexicon.intern(&piece.text),
                    },
                    bytes: start..at,
                    space_after: false,
                });
            }
            if let Some(token) = tokens.last_mut() {
                token.space_after = last.space_after;
            }
            done = range.end;
        }
        tokens.extend_from_slice(&old[done..]);
    }
}

/// Which exceptions a cut knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exceptions {
    None,
    Model,
    WithAbbreviations,
}

#[cfg(test)]
mod tests {
    use super::super::ENGLISH;
    use super::super::lex::Features;
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let container = Container::open(ENGLISH).unwrap();
        let tokenizer = Tokenizer::read(&container, []).unwrap();
        let mut features = Features::read(&container).unwrap();
        features.note_exception_starts(tokenizer.scattered_starts());
        let mut lexicon = Lexicon::new(features.into());
        let (mut cache, mut tokens) = (RunCache::default(), Vec::new());
        tokenizer.tokenize(text, false, &mut lexicon, &mut cache, &mut tokens);
        let mut restored = String::new();
        for token in &tokens {
            restored += &lexicon[token.lexeme].text;
            assert_eq!(
                &*lexicon[token.lexeme].text,
                &text[token.bytes.start as usize..token.bytes.end as usize]
            );
            restored += if token.space_after { " " } else { "" };
        }
        assert_eq!(restored, text);
        tokens
            .iter()
            .map(|token| lexicon[token.lexeme].text.to_string())
            .collect()
    }

    #[test]
    fn runs_are_cut_as_the_model_was_trained() {
        for (text, expected) in [
            ("US-backed", "US|-|backed"),
            ("U.S.-led", "U.S.-led"),
            ("T-72s", "T-72s"),
            ("M16 5th No.5 2,000 --", "M16|5th|No.5|2,000|--"),
            ("al-Qaida-linked", "al|-|Qaida|-|linked"),
            ("$1.5m", "$|1.5|m"),
            ("10am", "10|am"),
            ("20km", "20|km"),
            ("2014-15", "2014|-|15"),
            ("Daesh/ISIS", "Daesh|/|ISIS"),
            ("said.\"", "said|.|\""),
            ("don’t", "do|n’t"),
            ("rebels'", "rebels|'"),
            ("percent. ISIS. J. U.S.", "percent|.|ISIS|.|J.|U.S."),
            ("……", "…|…"),
            ("(Gen. Ali)", "(|Gen.|Ali|)"),
            ("Lt. Col.", "Lt|.|Col|."),
            ("war.the war.The", "war.the|war|.|The"),
        ] {
            assert_eq!(tokens(text).join("|"), expected);
        }
    }

    #[test]
    fn white_space_other_than_one_space_is_a_token() {
        assert_eq!(tokens("a  b"), ["a", " ", "b"]);
        assert_eq!(tokens("a \n\nb"), ["a", "\n\n", "b"]);
        assert_eq!(tokens("a\n b"), ["a", "\n ", "b"]);
        assert_eq!(tokens(" a "), [" ", "a"]);
        assert_eq!(tokens(""), [""; 0]);
    }
}
