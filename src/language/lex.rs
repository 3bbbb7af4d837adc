//! What the model sees of a word apart from its context: the six features of its embedding.
//!
//! Each thread keeps a [`Lexicon`] of the words it has met, so that hashing, shape and norm are
//! worked out once a word.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use super::chars::{CharSet, is_space};
use super::format::{Container, FormatError};
use super::hash::{StringId, murmur64a, string_id};

/// Number of a word in a [`Lexicon`].
pub(super) type LexemeId = u32;

/// A word with its features.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    /// The word as written.
    pub text: Box<str>,
    /// The word in lower case, when that differs from `text`.
    lower: Option<Box<str>>,
    /// String ids of norm, first character, last three characters and shape.
    pub features: [StringId; 4],
    /// Whether the word is all white space.
    pub is_space: bool,
    /// Number of the set of grammar rules that name this word, see `ruler`; 0 if none does.
    pub rules: u16,
    /// Whether a tokenizer exception that the affix rules take apart can begin with this word.
    pub may_begin_exception: bool,
    /// Where the encoder's cache holds this word, see `encoder`.
    pub slot: u32,
}

impl Lexeme {
    /// The word in lower case.
    pub fn lower(&self) -> &str {
        self.lower.as_deref().unwrap_or(&self.text)
    }
}

/// How words become features: norms, character classes.
#[derive(Debug)]
pub(super) struct Features {
    /// Ids of words with a norm of their own, sorted, and the ids of those norms.
    norm_keys: Vec<StringId>,
    norm_values: Vec<StringId>,
    base_norms: HashMap<&'static str, &'static str>,
    alphabetic: CharSet,
    digit: CharSet,
    /// By lower case: the number of a set of grammar rules.
    ruled: WordMap<u16>,
    exception_starts: WordMap<()>,
}

impl Features {
    /// Reads the tables of the container.
    pub fn read(container: &Container<'_>) -> Result<Self, FormatError> {
        let norm_keys = container.u64s("norm.keys")?;
        let norm_values: Vec<_> = container.lines("norm.values")?.map(string_id).collect();
        if norm_keys.len() != norm_values.len() || !norm_keys.is_sorted() {
            return Err(FormatError::Unexpected(
                "norm.keys".into(),
                "keys do not fit values",
            ));
        }
        let base_norms = include_str!("model/norms.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .flat_map(|(norm, words)| words.split(' ').map(move |word| (word, norm)))
            .collect();
        Ok(Self {
            norm_keys,
            norm_values,
            base_norms,
            alphabetic: CharSet::read(container, "alphabetic")?,
            digit: CharSet::read(container, "digit")?,
            ruled: WordMap::default(),
            exception_starts: WordMap::default(),
        })
    }

    /// Notes the words that grammar rules name, so that their lexemes say so.
    pub fn note_ruled_words<'a>(&mut self, words: impl Iterator<Item = (&'a str, u16)>) {
        self.ruled
            .extend(words.map(|(word, set)| (word.into(), set)));
    }

    /// Notes the words at which a scattered tokenizer exception can begin.
    pub fn note_exception_starts<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        self.exception_starts
            .extend(words.map(|word| (word.into(), ())));
    }

    /// Whether the character is a letter (Unicode category L).
    pub fn is_letter(&self, char: char) -> bool {
        self.alphabetic.has(char)
    }

    /// A word's features; a norm from a tokenizer exception goes before the word's own.
    fn lexeme(&self, text: &str, norm: Option<&str>) -> Lexeme {
        let lower = text.to_lowercase();
        let norm = match norm {
            Some(norm) => string_id(norm),
            None => match self.norm_keys.binary_search(&string_id(text)) {
                Ok(at) => self.norm_values[at],
                Err(_) => string_id(self.base_norms.get(text).copied().unwrap_or(&lower)),
            },
        };
        let first = text.chars().next().map_or(0, char::len_utf8);
        let last = text
            .char_indices()
            .rev()
            .take(3)
            .last()
            .map_or(0, |(at, _)| at);
        let features = [
            norm,
            string_id(&text[..first]),
            string_id(&text[last..]),
            string_id(&self.shape(text)),
        ];
        Lexeme {
            rules: self.ruled.get(lower.as_str()).copied().unwrap_or(0),
            may_begin_exception: self.exception_starts.contains_key(text),
            text: text.into(),
            lower: (lower != text).then(|| lower.into()),
            features,
            is_space: !text.is_empty() && text.chars().all(is_space),
            slot: NO_SLOT,
        }
    }

    /// The outline of a word: `Xxxxx` for "Daesh", `dddd` for "2017"; no more than four equal
    /// characters in a row, and `LONG` from a hundred characters on.
    fn shape(&self, text: &str) -> String {
        if text.chars().nth(99).is_some() {
            return "LONG".into();
        }
        let mut shape = String::with_capacity(text.len());
        let (mut last, mut run) = (None, 0);
        for char in text.chars() {
            let mapped = if self.alphabetic.has(char) {
                if char.is_uppercase() { 'X' } else { 'x' }
            } else if self.digit.has(char) {
                'd'
            } else {
                char
            };
            run = if last == Some(mapped) { run + 1 } else { 0 };
            last = Some(mapped);
            if run < 4 {
                shape.push(mapped);
            }
        }
        shape
    }
}

/// Marks a word that the encoder's cache does not hold.
pub(super) const NO_SLOT: u32 = u32::MAX;

/// A hasher for words: MurmurHash64A of the bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = self.0.rotate_left(23) ^ murmur64a(bytes);
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 = self
            .0
            .wrapping_add(u64::from(byte))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// A map keyed by words.
pub(super) type WordMap<V> = HashMap<Box<str>, V, BuildHasherDefault<WordHasher>>;

/// The words a thread has met.
#[derive(Debug)]
pub(super) struct Lexicon {
    features: Arc<Features>,
    lexemes: Vec<Lexeme>,
    plain: WordMap<LexemeId>,
    /// Words with a norm or a stand-in of their own, under `word NUL other`.
    special: WordMap<LexemeId>,
}

impl Lexicon {
    /// A lexicon that knows no word yet.
    pub fn new(features: Arc<Features>) -> Self {
        Self {
            features,
            lexemes: Vec::new(),
            plain: WordMap::default(),
            special: WordMap::default(),
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Forgets every word.
    pub fn clear(&mut self) {
        self.lexemes.clear();
        self.plain.clear();
        self.special.clear();
    }

    /// Forgets where the encoder's cache held the words.
    pub fn forget_slots(&mut self) {
        for lexeme in &mut self.lexemes {
            lexeme.slot = NO_SLOT;
        }
    }

    /// The lexeme of a word.
    pub fn intern(&mut self, text: &str) -> LexemeId {
        if let Some(&id) = self.plain.get(text) {
            return id;
        }
        let id = self.push(self.features.lexeme(text, None));
        self.plain.insert(text.into(), id);
        id
    }

    /// The lexeme of a word that a tokenizer exception gives a norm.
    pub fn intern_with_norm(&mut self, text: &str, norm: &str) -> LexemeId {
        self.intern_special(format!("{text}\0{norm}"), |features| {
            features.lexeme(text, Some(norm))
        })
    }

    /// The lexeme of a word that the model shall see as another word: its text, lower case and
    /// rules are its own, its features those of `stand_in`.
    pub fn intern_as(&mut self, text: &str, stand_in: &str) -> LexemeId {
        self.intern_special(format!("{text}\0\0{stand_in}"), |features| Lexeme {
            features: features.lexeme(stand_in, None).features,
            ..features.lexeme(text, None)
        })
    }

    fn intern_special(&mut self, key: String, make: impl FnOnce(&Features) -> Lexeme) -> LexemeId {
        if let Some(&id) = self.special.get(key.as_str()) {
            return id;
        }
        let id = self.push(make(&self.features));
        self.special.insert(key.into(), id);
        id
    }

    fn push(&mut self, lexeme: Lexeme) -> LexemeId {
        self.lexemes.push(lexeme);
        (self.lexemes.len() - 1) as LexemeId
    }

    /// Notes where the encoder's cache holds a word.
    pub fn set_slot(&mut self, id: LexemeId, slot: u32) {
        self.lexemes[id as usize].slot = slot;
    }
}

impl std::ops::Index<LexemeId> for Lexicon {
    type Output = Lexeme;
    fn index(&self, id: LexemeId) -> &Lexeme {
        &self.lexemes[id as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features() -> Features {
        Features::read(&Container::open(super::super::ENGLISH).unwrap()).unwrap()
    }

    #[test]
    fn shapes_follow_the_trained_alphabet() {
        let features = features();
        for (word, shape) in [
            ("al-Assad", "xx-Xxxxx"),
            ("Daesh", "Xxxxx"),
            ("U.S.", "X.X."),
            ("2017", "dddd"),
            ("123456", "dddd"),
            ("’s", "’x"),
            ("\n", "\n"),
            ("", ""),
            ("km²", "xxd"),
        ] {
            assert_eq!(features.shape(word), shape, "{word}");
        }
        assert_eq!(features.shape(&"a".repeat(99)), "xxxx");
        assert_eq!(features.shape(&"a".repeat(100)), "LONG");
    }

    #[test]
    fn norms_come_from_the_table_then_the_signs_then_lower_case() {
        let features = features();
        let norm = |word: &str| features.lexeme(word, None).features[0];
        assert_eq!(norm("defence"), string_id("defense"));
        assert_eq!(norm("kilometres"), string_id("kilometers"));
        assert_eq!(norm("’s"), string_id("'s"));
        assert_eq!(norm("€"), string_id("$"));
        assert_eq!(norm("Damascus"), string_id("damascus"));
        assert_eq!(
            features.lexeme("n't", Some("not")).features[0],
            string_id("not")
        );
    }

    #[test]
    fn affixes_count_characters() {
        let lexeme = features().lexeme("Düzköy", None);
        assert_eq!(lexeme.features[1], string_id("D"));
        assert_eq!(lexeme.features[2], string_id("köy"));
        assert_eq!(lexeme.lower(), "düzköy");
    }

    #[test]
    fn a_stand_in_lends_its_features_and_nothing_else() {
        let mut lexicon = Lexicon::new(features().into());
        let plain = lexicon.intern("Hamas");
        let id = lexicon.intern_as("IS", "Hamas");
        assert_eq!(lexicon[id].features, lexicon[plain].features);
        assert_eq!((&*lexicon[id].text, lexicon[id].lower()), ("IS", "is"));
    }
}
