//! Numbers in words and digits. Times and quantities both read them here.

/// A number read from words: exact, or the bounds of a vague one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// The figure; absent for a vague count.
    pub value: Option<f64>,
    /// Least value meant.
    pub low: f64,
    /// Greatest value meant; absent where open.
    pub high: Option<f64>,
    /// ACLED's reading of a vague count.
    pub acled: Option<u32>,
    /// How many words it took.
    pub len: usize,
    /// Whether it is written in digits.
    pub digits: bool,
}

impl Number {
    fn exact(value: f64, len: usize, digits: bool) -> Self {
        Self {
            value: Some(value),
            low: value,
            high: Some(value),
            acled: None,
            len,
            digits,
        }
    }

    fn vague(low: f64, high: Option<f64>, acled: Option<u32>, len: usize) -> Self {
        Self {
            value: None,
            low,
            high,
            acled,
            len,
            digits: false,
        }
    }

    /// The number times a scale that stands behind it in so many words.
    pub(super) fn scaled(mut self, by: f64, words: usize) -> Self {
        self.value = self.value.map(|value| value * by);
        self.low *= by;
        self.high = self.high.map(|high| high * by);
        self.acled = self.acled.map(|code| code.saturating_mul(by as u32));
        self.len += words;
        self
    }

    /// The figure as a whole number, where it is one that fits.
    pub fn whole(&self) -> Option<u32> {
        let value = self.value?;
        (value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value))
            .then_some(value as u32)
    }
}

/// More digits than this and the figure isn't exact in an `f64` any more; such runs are serial
/// numbers anyway, and are left alone.
const MAX_DIGITS: usize = 15;

/// Reads the number that the words begin with, as long as possible. Words are in lower case, and
/// hyphens between them are words of their own (`twenty`, `-`, `four`).
pub(super) fn read(words: &[&str]) -> Option<Number> {
    let first = *words.first()?;
    if let Some(vague) = read_vague(words) {
        return Some(vague);
    }
    if first == "half" {
        return read_half(words);
    }
    if matches!(first, "a" | "an") {
        return read_article(words);
    }
    let number = if first.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        || fraction(first).is_some()
    {
        read_digits(words)?
    } else {
        read_words(words)?
    };
    Some(and_a_half(number, words))
}

/// `several`, `dozens`, `tens of thousands`, `a few hundred`.
fn read_vague(words: &[&str]) -> Option<Number> {
    let of = |at: usize| words.get(at) == Some(&"of");
    let scale_after = |at: usize| words.get(at).and_then(|word| scale(word));
    let (number, at) = match words {
        ["a", "couple", "of", ..] => (Number::exact(2.0, 3, false), 3),
        ["a", "couple", ..] | ["couple", "of", ..] => (Number::exact(2.0, 2, false), 2),
        ["a", "handful", "of", ..] => return Some(Number::vague(2.0, Some(6.0), Some(3), 3)),
        ["a", "handful", ..] | ["handful", "of", ..] => {
            return Some(Number::vague(2.0, Some(6.0), Some(3), 2));
        }
        ["a", "number" | "series", "of", ..] => {
            return Some(Number::vague(2.0, None, Some(3), 3));
        }
        ["a", "few", ..] => (Number::vague(2.0, Some(9.0), Some(3), 2), 2),
        ["quite", "a", "few", ..] => (Number::vague(3.0, None, Some(3), 3), 3),
        ["a", "good" | "great", "many", ..] => (Number::vague(3.0, None, Some(10), 3), 3),
        ["few", ..] => (Number::vague(1.0, Some(9.0), Some(3), 1), 1),
        ["several", ..] => (Number::vague(3.0, Some(9.0), Some(3), 1), 1),
        ["many", ..] => return Some(Number::vague(3.0, None, Some(10), 1)),
        ["multiple" | "various" | "numerous", ..] => {
            return Some(Number::vague(2.0, None, Some(3), 1));
        }
        [plural, ..] => {
            let unit = plural_scale(plural)?;
            if of(1)
                && let Some(second) = words.get(2).and_then(|word| plural_scale(word))
            {
                return Some(Number::vague(
                    2.0 * unit * second,
                    Some(10.0 * unit * second),
                    Some((unit * second) as u32),
                    3,
                ));
            }
            let acled = unit as u32;
            return Some(Number::vague(2.0 * unit, None, Some(acled), 1));
        }
        [] => return None,
    };
    Some(match scale_after(at) {
        Some(by) => number.scaled(by, 1),
        None => number,
    })
}

/// `half a million`, `half a dozen`; `half` alone is a fraction of something else.
fn read_half(words: &[&str]) -> Option<Number> {
    match words {
        ["half", "a" | "an", unit, ..] => Some(Number::exact(0.5 * scale(unit)?, 3, false)),
        _ => None,
    }
}

/// `a hundred`, `a dozen`, `an estimated` isn't one.
fn read_article(words: &[&str]) -> Option<Number> {
    match words {
        [_, "half", "-", unit, ..] => Some(Number::exact(0.5 * scale(unit)?, 4, false)),
        [_, unit, ..] => {
            let mut number = Number::exact(scale(unit)?, 2, false);
            while let Some(by) = words.get(number.len).and_then(|word| scale(word)) {
                number = number.scaled(by, 1);
            }
            Some(number)
        }
        _ => None,
    }
}

/// `10,000`, `2.5 million`, `3.2bn`, `2 1/2`.
fn read_digits(words: &[&str]) -> Option<Number> {
    let mut number = match fraction(words[0]) {
        Some(value) => Number::exact(value, 1, true),
        None => {
            let mut number = Number::exact(figure(words[0])?, 1, true);
            if let Some(part) = words.get(1).and_then(|word| fraction(word))
                && number.whole().is_some()
            {
                number = Number::exact(number.low + part, 2, true);
            }
            number
        }
    };
    while let Some(by) = words.get(number.len).and_then(|word| scale(word)) {
        number = number.scaled(by, 1);
    }
    Some(number)
}

/// `two and a half`, `one-and-a-half`.
fn and_a_half(number: Number, words: &[&str]) -> Number {
    let rest = words.get(number.len..).unwrap_or_default();
    let len = match rest {
        ["and", "a", "half", ..] => 3,
        ["-", "and", "-", "a", "-", "half", ..] => 6,
        _ => return number,
    };
    match number.whole() {
        Some(whole) => {
            let mut sum = Number::exact(f64::from(whole) + 0.5, number.len + len, number.digits);
            while let Some(by) = words.get(sum.len).and_then(|word| scale(word)) {
                sum = sum.scaled(by, 1);
            }
            sum
        }
        None => number,
    }
}

/// A figure in digits, with separators of thousands or a decimal point and perhaps `m`, `bn` or
/// `k` at its end.
pub(super) fn figure(word: &str) -> Option<f64> {
    let body = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let by = match &word[body.len()..] {
        "" => 1.0,
        "k" => 1e3,
        "m" | "mn" | "mln" => 1e6,
        "bn" | "b" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    };
    let (whole, decimals) = match body.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (body, None),
    };
    if decimals.is_some_and(|d| d.is_empty() || !d.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut groups = whole.split(',');
    let head = groups.next()?;
    let tail: Vec<&str> = groups.collect();
    let is_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let grouped = tail
        .iter()
        .all(|group| group.len() == 3 && is_digits(group))
        && (tail.is_empty() || (1..=3).contains(&head.len()));
    let empty_head = head.is_empty() && (decimals.is_none() || !tail.is_empty());
    if !is_digits(head) || !grouped || empty_head {
        return None;
    }
    let plain: String = body.chars().filter(|&c| c != ',').collect();
    if plain.len() > MAX_DIGITS {
        return None;
    }
    Some(plain.parse::<f64>().ok()? * by)
}

/// `1/2`, `½`, `2½`.
fn fraction(word: &str) -> Option<f64> {
    if let Some((above, below)) = word.split_once('/') {
        let (above, below): (u8, u8) = (above.parse().ok()?, below.parse().ok()?);
        let proper = above < below && matches!(below, 2..=10);
        return proper.then(|| f64::from(above) / f64::from(below));
    }
    let last = word.chars().next_back()?;
    let part = match last {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    };
    let head = &word[..word.len() - last.len_utf8()];
    if head.is_empty() {
        Some(part)
    } else {
        Some(f64::from(head.parse::<u16>().ok()?) + part)
    }
}

/// Cardinal words: `twenty-four`, `two hundred and six`, `three thousand five hundred`.
fn read_words(words: &[&str]) -> Option<Number> {
    let (mut total, mut group, mut at) = (0.0_f64, 0.0_f64, 0);
    // The least scale read so far, so that `two thousand three` adds and `two three` doesn't.
    let mut room = f64::INFINITY;
    loop {
        // `and` and a hyphen join only what goes on.
        let joined = at > 0 && matches!(words.get(at), Some(&"and" | &"-"));
        let and = joined && words[at] == "and";
        let from = at + usize::from(joined);
        let Some(&word) = words.get(from) else { break };
        if let Some(value) = small(word) {
            let fits = if at == 0 {
                true
            } else if value < 10.0 && group % 10.0 == 0.0 && group % 100.0 >= 20.0 {
                !and
            } else {
                value < room
                    && group % 100.0 == 0.0
                    && (group > 0.0 || total > 0.0)
                    && (and || !joined)
            };
            if !fits {
                break;
            }
            group += value;
            at = from + 1;
        } else if let Some(by) = scale(word).filter(|_| at > 0 && !and) {
            if by == 100.0 {
                if group == 0.0 || group >= 100.0 {
                    break;
                }
                group *= 100.0;
                room = 100.0;
            } else if by > 100.0 {
                if group == 0.0 {
                    break;
                }
                total += group * by;
                group = 0.0;
                room = by;
            } else {
                // A dozen or a score ends the number: `two dozen`.
                return Some(Number::exact((total + group) * by, from + 1, false));
            }
            at = from + 1;
        } else {
            break;
        }
    }
    (at > 0).then(|| Number::exact(total + group, at, false))
}

/// A year in words, as broadcasters write it: `nineteen ninety-six`, `two thousand (and) three`.
pub(super) fn year_in_words(words: &[&str]) -> Option<(i16, usize)> {
    let century = small(words.first()?)?;
    if (10.0..=20.0).contains(&century) && words.get(1).is_some_and(|word| small(word).is_some()) {
        let rest = read_words(&words[1..])?;
        let value = rest.value?;
        if (10.0..100.0).contains(&value) {
            return Some(((century * 100.0 + value) as i16, 1 + rest.len));
        }
    }
    if words.get(1) == Some(&"thousand") {
        let number = read_words(words)?;
        let value = number.value?;
        if (2000.0..2100.0).contains(&value) {
            return Some((value as i16, number.len));
        }
    }
    None
}

/// Zero to nineteen.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// What vague plurals count by.
const PLURAL_SCALES: [(&str, f64); 7] = [
    ("tens", 1e1),
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 1e2),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
];

/// The other words that a vague number begins with.
const VAGUE: [&str; 11] = [
    "a", "an", "half", "several", "few", "many", "quite", "couple", "handful", "numerous",
    "multiple",
];

/// Every word that a number in words can begin with.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let plurals = PLURAL_SCALES.iter().map(|&(word, _)| word);
    SMALL.into_iter().chain(TENS).chain(VAGUE).chain(plurals)
}

/// Every word that an ordinal in words can begin with.
pub(super) fn ordinal_beginnings() -> impl Iterator<Item = &'static str> {
    ORDINALS
        .into_iter()
        .chain(["thirtieth", "twenty", "thirty"])
}

/// A number below a hundred in one word.
fn small(word: &str) -> Option<f64> {
    let at = |list: &[&str]| list.iter().position(|&known| known == word);
    at(&SMALL)
        .map(|at| at as f64)
        .or_else(|| at(&TENS).map(|at| 20.0 + 10.0 * at as f64))
}

/// What a scale word multiplies by.
fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "score" => 20.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn plural_scale(word: &str) -> Option<f64> {
    let mut scales = PLURAL_SCALES.iter();
    scales.find(|(known, _)| *known == word).map(|&(_, by)| by)
}

/// An ordinal, in words or digits: `third`, `twenty-first`, `21st`; with the words it took.
pub(super) fn ordinal(words: &[&str]) -> Option<(u32, usize)> {
    let first = *words.first()?;
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = first.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &first[digits.len()..];
        let value: u32 = digits.parse().ok()?;
        return matches!(suffix, "st" | "nd" | "rd" | "th").then_some((value, 1));
    }
    if let ["twenty" | "thirty", "-", last, ..] = words {
        let value = ordinal_word(last).filter(|&value| value < 10)?;
        return Some((if first == "twenty" { 20 } else { 30 } + value, 3));
    }
    if let ["twenty" | "thirty", last, ..] = words {
        let value = ordinal_word(last).filter(|&value| value < 10)?;
        return Some((if first == "twenty" { 20 } else { 30 } + value, 2));
    }
    Some((ordinal_word(first)?, 1))
}

fn ordinal_word(word: &str) -> Option<u32> {
    ORDINALS
        .iter()
        .position(|&known| known == word)
        .map(|at| at as u32 + 1)
        .or_else(|| (word == "thirtieth").then_some(30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<(f64, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        read(&words).and_then(|number| Some((number.value?, number.len)))
    }

    #[test]
    fn words_and_digits_read_alike() {
        for (text, expected, len) in [
            ("seven", 7.0, 1),
            ("twenty - four tanks", 24.0, 3),
            ("twenty four", 24.0, 2),
            ("two hundred and six men", 206.0, 4),
            ("three thousand five hundred", 3500.0, 4),
            ("a hundred thousand", 100_000.0, 3),
            ("a dozen", 12.0, 2),
            ("two dozen", 24.0, 2),
            ("half a million", 500_000.0, 3),
            ("two and a half million", 2_500_000.0, 5),
            ("a couple of", 2.0, 3),
            ("10,000", 10_000.0, 1),
            ("2.5 million", 2_500_000.0, 2),
            ("3.2bn", 3.2e9, 1),
            ("2 1/2", 2.5, 2),
            ("5½", 5.5, 1),
            ("four thousand and six hundred", 4600.0, 5),
        ] {
            assert_eq!(value(text), Some((expected, len)), "{text}");
        }
    }

    #[test]
    fn numbers_side_by_side_are_not_added() {
        assert_eq!(value("two three"), Some((2.0, 1)));
        assert_eq!(value("seven and nine"), Some((7.0, 1)));
        assert_eq!(value("nineteen ninety"), Some((19.0, 1)));
    }

    #[test]
    fn vague_counts_have_bounds_and_acled_codes() {
        for (text, low, high, acled, len) in [
            ("dozens", 24.0, None, 12, 1),
            ("hundreds", 200.0, None, 100, 1),
            ("tens of thousands", 20_000.0, Some(100_000.0), 10_000, 3),
            ("several", 3.0, Some(9.0), 3, 1),
            ("several hundred", 300.0, Some(900.0), 300, 2),
            ("a handful of", 2.0, Some(6.0), 3, 3),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let number = read(&words).expect(text);
            assert_eq!(
                (
                    number.value,
                    number.low,
                    number.high,
                    number.acled,
                    number.len
                ),
                (None, low, high, Some(acled), len),
                "{text}"
            );
        }
    }

    #[test]
    fn a_figure_with_too_many_digits_is_left_alone() {
        assert_eq!(value("123456789012345678901234567890"), None);
        assert_eq!(value("12,34"), None);
        assert_eq!(value("1,2345"), None);
        assert_eq!(value("."), None);
    }

    #[test]
    fn years_in_words() {
        assert_eq!(
            year_in_words(&["nineteen", "ninety", "-", "six"]),
            Some((1996, 4))
        );
        assert_eq!(
            year_in_words(&["two", "thousand", "and", "three"]),
            Some((2003, 4))
        );
        assert_eq!(year_in_words(&["two", "thousand", "men"]), Some((2000, 2)));
        assert_eq!(year_in_words(&["twenty", "four"]), None);
    }

    #[test]
    fn ordinals() {
        assert_eq!(ordinal(&["twenty", "-", "first"]), Some((21, 3)));
        assert_eq!(ordinal(&["11th"]), Some((11, 1)));
        assert_eq!(ordinal(&["11x"]), None);
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_stays_within_the_words(words in prop::collection::vec("(a|half|of|and|-|[a-z½]{1,8}|[0-9.,/]{1,20}|two|hundred|million|tens|dozens)", 0..8)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            if let Some(number) = read(&words) {
                prop_assert!(number.len >= 1 && number.len <= words.len());
                prop_assert!(number.high.is_none_or(|high| number.low <= high));
            }
            let _ = ordinal(&words);
            let _ = year_in_words(&words);
        }
    }
}
