//! Numbers in words and digits. Times and quantities both read them here; the words themselves are in
//! `ontology/numerals.ttl`.

use crate::knowledge::numerals::Numerals;

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
pub(super) fn read(numerals: &Numerals, words: &[&str]) -> Option<Number> {
    let first = *words.first()?;
    if let Some(vague) = read_vague(numerals, words) {
        return Some(vague);
    }
    if first == "half" {
        return read_half(numerals, words);
    }
    if matches!(first, "a" | "an") {
        return read_article(numerals, words);
    }
    let number = if first.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        || fraction(first).is_some()
    {
        read_digits(numerals, words)?
    } else {
        read_words(numerals, words)?
    };
    Some(and_a_half(numerals, number, words))
}

/// `several`, `dozens`, `tens of thousands`, `a few hundred`.
fn read_vague(numerals: &Numerals, words: &[&str]) -> Option<Number> {
    if let Some(vague) = numerals.vague(words) {
        let len = vague.words.len();
        let number = if vague.most == Some(vague.least) {
            Number::exact(vague.least, len, false)
        } else {
            Number::vague(vague.least, vague.most, vague.acled, len)
        };
        let scale = words.get(len).and_then(|word| numerals.scale(word));
        return Some(match scale.filter(|_| vague.scalable) {
            Some(by) => number.scaled(by, 1),
            None => number,
        });
    }
    let unit = numerals.plural_scale(words.first()?)?;
    let second = match words {
        [_, "of", second, ..] => numerals.plural_scale(second),
        _ => None,
    };
    Some(match second {
        Some(second) => {
            let by = unit * second;
            Number::vague(2.0 * by, Some(10.0 * by), Some(by as u32), 3)
        }
        None => Number::vague(2.0 * unit, None, Some(unit as u32), 1),
    })
}

/// `half a million`, `half a dozen`; `half` alone is a fraction of something else.
fn read_half(numerals: &Numerals, words: &[&str]) -> Option<Number> {
    match words {
        ["half", "a" | "an", unit, ..] => {
            Some(Number::exact(0.5 * numerals.scale(unit)?, 3, false))
        }
        _ => None,
    }
}

/// `a hundred`, `a dozen`, `an estimated` isn't one.
fn read_article(numerals: &Numerals, words: &[&str]) -> Option<Number> {
    match words {
        [_, "half", "-", unit, ..] => Some(Number::exact(0.5 * numerals.scale(unit)?, 4, false)),
        [_, unit, ..] => {
            let number = Number::exact(numerals.scale(unit)?, 2, false);
            Some(with_scales(numerals, number, words))
        }
        _ => None,
    }
}

/// `10,000`, `2.5 million`, `3.2bn`, `2 1/2`.
fn read_digits(numerals: &Numerals, words: &[&str]) -> Option<Number> {
    let number = match fraction(words[0]) {
        Some(value) => Number::exact(value, 1, true),
        None => {
            let mut number = Number::exact(figure(numerals, words[0])?, 1, true);
            if let Some(part) = words.get(1).and_then(|word| fraction(word))
                && number.whole().is_some()
            {
                number = Number::exact(number.low + part, 2, true);
            }
            number
        }
    };
    Some(with_scales(numerals, number, words))
}

/// The number times every scale that follows it: `2.5 million`, `a hundred thousand`.
fn with_scales(numerals: &Numerals, mut number: Number, words: &[&str]) -> Number {
    while let Some(by) = words.get(number.len).and_then(|word| numerals.scale(word)) {
        number = number.scaled(by, 1);
    }
    number
}

/// `two and a half`, `one-and-a-half`.
fn and_a_half(numerals: &Numerals, number: Number, words: &[&str]) -> Number {
    let rest = words.get(number.len..).unwrap_or_default();
    let len = match rest {
        ["and", "a", "half", ..] => 3,
        ["-", "and", "-", "a", "-", "half", ..] => 6,
        _ => return number,
    };
    match number.whole() {
        Some(whole) => {
            let sum = Number::exact(f64::from(whole) + 0.5, number.len + len, number.digits);
            with_scales(numerals, sum, words)
        }
        None => number,
    }
}

/// A figure in digits, with separators of thousands or a decimal point and perhaps `m`, `bn` or
/// `k` at its end.
fn figure(numerals: &Numerals, word: &str) -> Option<f64> {
    let body = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let by = match &word[body.len()..] {
        "" => 1.0,
        suffix => numerals.suffix(suffix)?,
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
fn read_words(numerals: &Numerals, words: &[&str]) -> Option<Number> {
    let (mut total, mut group, mut at) = (0.0_f64, 0.0_f64, 0);
    // The least scale read so far, so that `two thousand three` adds and `two three` doesn't.
    let mut room = f64::INFINITY;
    loop {
        // `and` and a hyphen join only what goes on.
        let joined = at > 0 && matches!(words.get(at), Some(&"and" | &"-"));
        let and = joined && words[at] == "and";
        let from = at + usize::from(joined);
        let Some(&word) = words.get(from) else { break };
        if let Some(value) = numerals.cardinal(word) {
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
        } else if let Some(by) = numerals.scale(word).filter(|_| at > 0 && !and) {
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
pub(super) fn year_in_words(numerals: &Numerals, words: &[&str]) -> Option<(i16, usize)> {
    let century = numerals.cardinal(words.first()?)?;
    if (10.0..=20.0).contains(&century)
        && words
            .get(1)
            .is_some_and(|word| numerals.cardinal(word).is_some())
    {
        let rest = read_words(numerals, &words[1..])?;
        let value = rest.value?;
        if (10.0..100.0).contains(&value) {
            return Some(((century * 100.0 + value) as i16, 1 + rest.len));
        }
    }
    if words.get(1) == Some(&"thousand") {
        let number = read_words(numerals, words)?;
        let value = number.value?;
        if (2000.0..2100.0).contains(&value) {
            return Some((value as i16, number.len));
        }
    }
    None
}

/// An ordinal, in words or digits: `third`, `twenty-first`, `21st`; with the words it took.
pub(super) fn ordinal(numerals: &Numerals, words: &[&str]) -> Option<(u32, usize)> {
    let first = *words.first()?;
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = first.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &first[digits.len()..];
        let value: u32 = digits.parse().ok()?;
        return matches!(suffix, "st" | "nd" | "rd" | "th").then_some((value, 1));
    }
    // No month has more days than thirty-one.
    let tens = (numerals.cardinal(first)).filter(|&tens| matches!(tens, 20.0 | 30.0));
    if let Some(tens) = tens {
        let (last, len) = match words {
            [_, "-", last, ..] => (last, 3),
            [_, last, ..] => (last, 2),
            _ => return None,
        };
        let value = numerals.ordinal(last).filter(|&value| value < 10)?;
        return Some((tens as u32 + value, len));
    }
    Some((numerals.ordinal(first)?, 1))
}

#[cfg(test)]
mod tests;
