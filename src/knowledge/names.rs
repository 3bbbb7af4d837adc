//! Names as runs of folded words, and the index that finds them in a text.
//!
//! Folding makes spellings of one name equal (case, accents, apostrophes, full stops, hyphens);
//! whether the case of what stands in the text allows the name is checked apart, so that "us" is
//! no country and "is" no party.

use std::borrow::Cow;

use super::Index;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// An actor or source, by number.
    Actor(usize),
    /// A country's name.
    Country(usize),
    /// An adjective of nationality.
    Adjective(usize),
    /// What a country's people are called.
    Demonym(usize),
    /// A capital or palace that may stand for the government.
    Metonym(usize),
}

/// A word of a text as the index takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Folded form.
    pub folded: Cow<'a, str>,
    /// As written, without full stops and apostrophes.
    pub written: Cow<'a, str>,
    /// Token it stands in.
    pub token: usize,
}

#[derive(Clone, Debug)]
struct Name {
    words: Vec<(String, String)>,
    /// Capitals as written are part of the name ("IS", "WHO").
    exact: bool,
    meaning: Meaning,
}

/// Index of names by their first word.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_first: Index<Vec<Name>>,
}

/// A word in lower-case ASCII without apostrophes and full stops.
pub fn fold(word: &str) -> Cow<'_, str> {
    if !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Cow::Owned(bare(&any_ascii::any_ascii(word)).to_ascii_lowercase());
    }
    match word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(word.to_ascii_lowercase()),
        false => Cow::Borrowed(word),
    }
}

/// A word without apostrophes, quotation marks and full stops.
fn bare(word: &str) -> Cow<'_, str> {
    let mark = |c: char| matches!(c, '.' | '\'' | '’' | '‘' | 'ʼ' | '`' | 'ʿ' | 'ʾ' | '"');
    match word.contains(mark) {
        true => Cow::Owned(word.replace(mark, "")),
        false => Cow::Borrowed(word),
    }
}

/// The words of a piece of text: runs between spaces, hyphens and slashes that hold a letter or
/// digit. A possessive's "s" is a word of its own, as it is a token of its own.
pub fn words(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '\u{2011}'))
        .flat_map(|run| {
            let owner = run.strip_suffix("'s").or_else(|| run.strip_suffix("’s"));
            let (word, mark) = owner.map_or((run, ""), |word| (word, "s"));
            [word, mark]
        })
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| (fold(word), bare(word)))
}

/// Whether a name's own spelling asks for its capitals: an abbreviation.
fn is_abbreviation(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let small = name.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && small == 0
}

impl Names {
    /// Adds a name. `exact` asks for its very capitals.
    pub fn add(&mut self, name: &str, exact: bool, meaning: Meaning) {
        let words: Vec<(String, String)> = words(name)
            .map(|(folded, written)| (folded.into_owned(), written.into_owned()))
            .collect();
        let Some((first, _)) = words.first() else {
            return;
        };
        let names = self.by_first.entry(first.clone()).or_default();
        names.push(Name {
            exact: exact || is_abbreviation(name),
            meaning,
            words,
        });
        // Longest first; of the same length in the order of addition.
        names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
    }

    /// Whether a name may start with the first word of a piece of text.
    pub fn may_start(&self, text: &str) -> bool {
        let first = words(text).next();
        first.is_some_and(|(folded, _)| self.by_first.contains_key(&*folded))
    }

    /// The longest name that starts at `at`, as the number of words and every meaning it has.
    /// With `capitals`, the text is all in capitals and says nothing by them.
    pub fn longest(
        &self,
        text: &[Word<'_>],
        at: usize,
        capitals: bool,
    ) -> Option<(usize, Vec<Meaning>)> {
        let names = self.by_first.get(&*text.get(at)?.folded)?;
        let mut found: Option<(usize, Vec<Meaning>)> = None;
        for name in names {
            let len = name.words.len();
            if found.as_ref().is_some_and(|(longest, _)| *longest > len) {
                break;
            }
            let Some(here) = text.get(at..at + len) else {
                continue;
            };
            let fits =
                here.iter()
                    .zip(&name.words)
                    .enumerate()
                    .all(|(nth, (word, (folded, written)))| {
                        // "the UN security council": three words are no accident.
                        let inner = nth > 0 && len >= 3;
                        word.folded == *folded
                            && if name.exact {
                                word.written == *written
                            } else {
                                capitals || inner || !is_high(written) || is_high(&word.written)
                            }
                    });
            // A name of small letters only in the text ("may") is no name, unless it is written so.
            if fits {
                match &mut found {
                    Some((_, meanings)) if !meanings.contains(&name.meaning) => {
                        meanings.push(name.meaning);
                    }
                    Some(_) => {}
                    None => found = Some((len, vec![name.meaning])),
                }
            }
        }
        found
    }
}

/// Whether a word is written as names are, though it be "iSrael".
fn is_high(word: &str) -> bool {
    word.starts_with(char::is_numeric) || word.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<Word<'_>> {
        words(text)
            .enumerate()
            .map(|(token, (folded, written))| Word {
                folded,
                written,
                token,
            })
            .collect()
    }

    #[test]
    fn spellings_of_one_name_are_found_by_one_entry() {
        let mut names = Names::default();
        names.add("al-Zumar", false, Meaning::Actor(1));
        for spelling in ["al-Zumar", "Al Zumar", "al Zúmar", "al-Zu'mar"] {
            let found = names.longest(&text(spelling), 0, false);
            assert_eq!(found, Some((2, vec![Meaning::Actor(1)])), "{spelling}");
        }
        assert_eq!(names.longest(&text("al zumar"), 0, false), None);
    }

    #[test]
    fn an_abbreviation_needs_its_capitals_even_in_a_headline() {
        let mut names = Names::default();
        names.add("IS", false, Meaning::Actor(1));
        assert!(names.longest(&text("IS"), 0, false).is_some());
        assert!(names.longest(&text("I.S."), 0, false).is_some());
        assert!(names.longest(&text("is"), 0, false).is_none());
        assert!(names.longest(&text("Is"), 0, false).is_none());
    }

    #[test]
    fn a_name_may_be_written_with_odd_capitals() {
        let mut names = Names::default();
        names.add("Ruritania", false, Meaning::Country(0));
        names.add("Ruritania Border Guard", false, Meaning::Actor(1));
        names.add("Border Guard", false, Meaning::Actor(2));
        let meant = |written: &str| names.longest(&text(written), 0, false);
        assert_eq!(meant("rUritania"), Some((1, vec![Meaning::Country(0)])));
        assert_eq!(
            meant("Ruritania border guard"),
            Some((3, vec![Meaning::Actor(1)]))
        );
        assert_eq!(meant("Border guard"), None);
    }

    #[test]
    fn the_longest_name_wins_and_keeps_all_its_meanings() {
        let mut names = Names::default();
        names.add("Ruritania", false, Meaning::Country(0));
        names.add("Ruritania Watch", false, Meaning::Actor(1));
        names.add("Ruritania Watch", false, Meaning::Actor(2));
        let found = names.longest(&text("Ruritania Watch said"), 0, false);
        assert_eq!(found, Some((2, vec![Meaning::Actor(1), Meaning::Actor(2)])));
    }
}
