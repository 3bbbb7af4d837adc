//! The words of a text, and the readings of them that the grammar's patterns name.

use super::expression::{Cycle, Length, Part, Term, Unit};
use super::lexicon::{Classes, classes, is_zone, month, named, season, weekday};
use crate::extract::number;
use crate::knowledge::numerals::Numerals;
use crate::language::Analysis;

/// A word of the text. A token such as `mid-2014` gives several, all with its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// In lower case.
    pub text: &'a str,
    /// Number of its token.
    pub token: usize,
    /// What it can be; saves reading it for every rule.
    pub classes: Classes,
    /// The count that begins with it, and how many words that takes.
    pub count: Option<(Count, usize)>,
    /// The words for numbers, by which it is read.
    pub numerals: &'a Numerals,
}

impl<'a> Word<'a> {
    fn new(numerals: &'a Numerals, text: &'a str, token: usize) -> Self {
        Self {
            text,
            token,
            classes: classes(numerals, text),
            count: None,
            numerals,
        }
    }
}

/// The words of a range of tokens.
pub(super) fn words<'a>(
    analysis: &'a Analysis,
    numerals: &'a Numerals,
    tokens: std::ops::Range<usize>,
) -> Vec<Word<'a>> {
    let mut words = Vec::with_capacity(tokens.len());
    for token in tokens {
        let lower = analysis.lower(token);
        let mut push = |text: &'a str| {
            words.push(Word::new(numerals, text, token));
        };
        match split_prefix(lower) {
            Some((prefix, hyphen, rest)) => {
                push(prefix);
                push(hyphen);
                push(rest);
            }
            None => push(lower),
        }
    }
    for at in 0..words.len() {
        if words[at].classes.meets(Classes::NUMBER) {
            words[at].count = count(&words[at..]);
        }
    }
    words
}

/// `mid-2014`, `post-1959`, `early-1990s`: the tokeniser leaves a hyphen before a digit alone.
fn split_prefix(token: &str) -> Option<(&str, &str, &str)> {
    let at = token.find('-')?;
    let (prefix, rest) = (&token[..at], &token[at + 1..]);
    let known = matches!(prefix, "mid" | "early" | "late" | "pre" | "post");
    (known && !rest.is_empty()).then(|| (prefix, &token[at..=at], rest))
}

fn texts<'a>(words: &[Word<'a>]) -> Vec<&'a str> {
    // No number is longer than this.
    words.iter().take(12).map(|word| word.text).collect()
}

/// `1960s`, `’90s`, `nineties`.
pub(super) fn decade(words: &[Word<'_>]) -> Option<(i16, usize)> {
    let &Word {
        text: first,
        numerals,
        ..
    } = words.first()?;
    if let Some(decade) = numerals.decade(first) {
        return Some((1900 + decade, 1));
    }
    let (body, len) = match first.strip_prefix(['\'', '’', '‘']) {
        Some("") => (words.get(1)?.text, 2),
        Some(body) => (body, 1),
        None => (first, 1),
    };
    let digits = body.strip_suffix("'s").or_else(|| body.strip_suffix('s'))?;
    let value: i16 = digits.parse().ok()?;
    match digits.len() {
        4 if value % 10 == 0 && (1000..=2090).contains(&value) => Some((value, len)),
        2 if value % 10 == 0 && value >= 20 => Some((1900 + value, len)),
        _ => None,
    }
}

/// Day of a month: `4`, `04`, `4th`, `fourth`.
pub(super) fn day(words: &[Word<'_>]) -> Option<(i8, usize)> {
    let first = words.first()?.text;
    if first.len() <= 2
        && let Ok(day) = first.parse::<i8>()
    {
        return (1..=31).contains(&day).then_some((day, 1));
    }
    let (value, len) = ordinal(words)?;
    let day = i8::try_from(value).ok()?;
    (1..=31).contains(&day).then_some((day, len))
}

pub(super) fn ordinal(words: &[Word<'_>]) -> Option<(u32, usize)> {
    number::ordinal(words.first()?.numerals, &texts(words))
}

/// A year in four digits, in words, or `’98`.
pub(super) fn year(words: &[Word<'_>]) -> Option<(i16, usize)> {
    let first = words.first()?.text;
    if first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) {
        let year: i16 = first.parse().ok()?;
        return (1000..=2100).contains(&year).then_some((year, 1));
    }
    if let Some(short) = first.strip_prefix(['\'', '’', '‘'])
        && short.len() == 2
    {
        let year: i16 = short.parse().ok()?;
        return Some((if year < 40 { 2000 } else { 1900 } + year, 1));
    }
    number::year_in_words(words.first()?.numerals, &texts(words))
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Count {
    /// Absent for a vague one.
    pub number: Option<u32>,
    /// And a half.
    pub half: bool,
    /// Written as `a` or `an`.
    pub article: bool,
}

/// `three`, `2 1/2`, `a few`, `a`, `a couple of`.
fn count(words: &[Word<'_>]) -> Option<(Count, usize)> {
    let texts = texts(words);
    let plain = |number| Count {
        number,
        half: false,
        article: false,
    };
    if let Some(number) = number::read(words.first()?.numerals, &texts) {
        let count = match number.value {
            None => plain(None),
            Some(value) if value.fract() == 0.0 && value < 1e6 => plain(Some(value as u32)),
            Some(value) if value.fract() == 0.5 && value < 1e6 => Count {
                half: true,
                ..plain(Some(value as u32))
            },
            Some(_) => return None,
        };
        return Some((count, number.len));
    }
    match texts.as_slice() {
        ["half", "a" | "an", ..] | ["half", "-", ..] => Some((
            Count {
                half: true,
                ..plain(Some(0))
            },
            2,
        )),
        ["a" | "an", ..] => Some((
            Count {
                article: true,
                ..plain(Some(1))
            },
            1,
        )),
        _ => None,
    }
}

impl Count {
    /// The length of so many units. Half a unit is written in the next smaller one.
    pub fn of(self, unit: Unit) -> Option<Length> {
        let Some(number) = self.number else {
            return Some(Length::vague(unit));
        };
        let mut terms = Vec::new();
        if number > 0 || !self.half {
            terms.push(Term {
                count: Some(number),
                unit,
            });
        }
        if self.half {
            let (count, unit) = match unit {
                Unit::Minute => (30, Unit::Second),
                Unit::Hour => (30, Unit::Minute),
                Unit::Day => (12, Unit::Hour),
                Unit::Month => (2, Unit::Week),
                Unit::Year => (6, Unit::Month),
                Unit::Decade => (5, Unit::Year),
                Unit::Century => (50, Unit::Year),
                _ => return None,
            };
            terms.push(Term {
                count: Some(count),
                unit,
            });
        }
        Some(Length(terms))
    }
}

/// A weekday, month, season, weekend or named day.
pub(super) fn cycle(words: &[Word<'_>]) -> Option<(Cycle, usize)> {
    let first = words.first()?;
    if let Some((name, len)) = named(words) {
        return Some((Cycle::Named(name), len));
    }
    let cycle = if first.text == "weekend" {
        Cycle::Weekend
    } else if let Some(weekday) = weekday(first.text) {
        Cycle::Weekday(weekday)
    } else if let Some(month) = month(first.text) {
        Cycle::Month(month)
    } else {
        Cycle::Season(season(first.text)?)
    };
    Some((cycle, 1))
}

/// Clock time: `10:30`, `4 a.m.`, `10.30 pm`, `1500 GMT`, `0800 hours`, `midnight`, `3 o'clock`.
pub(super) fn clock(words: &[Word<'_>]) -> Option<(Part, usize)> {
    let first = words.first()?.text;
    if first == "midnight" {
        return Some((
            Part::Clock {
                hour: 24,
                minute: None,
                zone: None,
            },
            1,
        ));
    }
    let (mut hour, mut minute, mut certain) = hour_and_minute(words.first()?.numerals, first)?;
    let mut len = 1;
    let next = |at: usize| words.get(at).map(|word| word.text);
    let half_day = match next(len) {
        Some("a.m." | "am" | "a.m") => Some(0),
        Some("p.m." | "pm" | "p.m") => Some(12),
        _ => None,
    };
    if let Some(half_day) = half_day {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + half_day;
        len += 1;
        certain = true;
    } else if matches!(next(len), Some("o'clock" | "o’clock")) {
        len += 1;
        certain = true;
    } else if next(len) == Some("in")
        && next(len + 1) == Some("the")
        && matches!(next(len + 2), Some("morning" | "afternoon" | "evening"))
        && (1..=12).contains(&hour)
    {
        if next(len + 2) != Some("morning") && hour < 12 {
            hour += 12;
        }
        len += 3;
        certain = true;
    }
    if first.len() == 4 && minute.is_none() && first.bytes().all(|b| b.is_ascii_digit()) {
        // Military style only with a zone or the word.
        let value: i16 = first.parse().ok()?;
        let zoned = next(1).is_some_and(|word| is_zone(word) || word == "hours");
        if !zoned || value / 100 > 24 || value % 100 > 59 {
            return None;
        }
        hour = (value / 100) as i8;
        minute = Some((value % 100) as i8);
        certain = true;
        if next(1) == Some("hours") {
            len += 1;
        }
    }
    if !(0..=24).contains(&hour) || !certain {
        return None;
    }
    let mut zone = None;
    if let Some(word) = next(len).filter(|word| is_zone(word)) {
        zone = Some(word.to_uppercase());
        len += 1;
    } else if next(len) == Some("local") && next(len + 1) == Some("time") {
        len += 2;
    }
    Some((Part::Clock { hour, minute, zone }, len))
}

/// Hour, minute, and whether the writing alone makes it a time.
fn hour_and_minute(numerals: &Numerals, word: &str) -> Option<(i8, Option<i8>, bool)> {
    if let Some((hour, minute)) = word.split_once(':') {
        let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
        let whole = word.len() <= 5 && (0..=24).contains(&hour) && (0..60).contains(&minute);
        return whole.then_some((hour, Some(minute), true));
    }
    if let Some((hour, minute)) = word.split_once('.') {
        let fits = minute.len() == 2 && (0..60).contains(&minute.parse::<i8>().ok()?);
        return fits.then_some((hour.parse().ok()?, Some(minute.parse().ok()?), false));
    }
    if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
        return Some((0, None, false));
    }
    if let Some(hour) = numerals
        .cardinal(word)
        .filter(|hour| (1.0..=12.0).contains(hour))
    {
        return Some((hour as i8, None, false));
    }
    (word.len() <= 2).then(|| Some((word.parse().ok()?, None, false)))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::numerals::ENGLISH;

    fn of(text: &str) -> Vec<Word<'_>> {
        text.split(' ')
            .enumerate()
            .map(|(token, text)| Word::new(&ENGLISH, text, token))
            .collect()
    }

    #[test]
    fn clock_times_need_something_that_makes_them_one() {
        let at = |hour, minute, zone: Option<&str>| Part::Clock {
            hour,
            minute,
            zone: zone.map(str::to_owned),
        };
        for (text, expected) in [
            ("4 a.m.", Some((at(4, None, None), 2))),
            ("12 am", Some((at(0, None, None), 2))),
            ("10:30 gmt", Some((at(10, Some(30), Some("GMT")), 2))),
            ("7.45 p.m.", Some((at(19, Some(45), None), 2))),
            ("1500 gmt", Some((at(15, Some(0), Some("GMT")), 2))),
            ("0800 hours", Some((at(8, Some(0), None), 2))),
            ("six in the evening", Some((at(18, None, None), 4))),
            ("1500 people", None),
            ("25:10", None),
            ("13 p.m.", None),
            ("4", None),
            ("7.45", None),
        ] {
            assert_eq!(clock(&of(text)), expected, "{text}");
        }
    }

    #[test]
    fn decades_in_their_several_writings() {
        for (text, expected) in [
            ("1960s", Some((1960, 1))),
            ("'90s", Some((1990, 1))),
            ("’ 80s", Some((1980, 2))),
            ("nineties", Some((1990, 1))),
            ("1965s", None),
            ("20170s", None),
        ] {
            assert_eq!(decade(&of(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_year_has_four_digits() {
        for (text, expected) in [
            ("2014", Some((2014, 1))),
            ("20177", None),
            ("'98", Some((1998, 1))),
            ("nineteen eighty", Some((1980, 2))),
            ("0999", None),
        ] {
            assert_eq!(year(&of(text)), expected, "{text}");
        }
    }

    #[test]
    fn half_a_unit_is_written_in_the_next_smaller_one() {
        let (count, len) = count(&of("2 1/2 years")).unwrap();
        assert_eq!(len, 2);
        assert_eq!(
            count.of(Unit::Year),
            Some(Length(vec![
                Term {
                    count: Some(2),
                    unit: Unit::Year
                },
                Term {
                    count: Some(6),
                    unit: Unit::Month
                },
            ]))
        );
    }
}
