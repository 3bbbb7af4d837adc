//! Words that time expressions are made of, by class. The grammar's patterns name these classes.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use super::expression::{Cycle, Length, Modifier, NamedDay, Part, Season, Term, Unit};
use crate::extract::number;
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
}

/// A set of coarse word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u16);

impl Classes {
    pub const NONE: Self = Self(0);
    pub const WEEKDAY: Self = Self(1);
    pub const MONTH: Self = Self(1 << 1);
    pub const NUMBER: Self = Self(1 << 2);
    pub const UNIT: Self = Self(1 << 3);
    pub const PART: Self = Self(1 << 4);
    pub const SEASON: Self = Self(1 << 5);
    pub const NAMED: Self = Self(1 << 6);
    pub const MODIFIER: Self = Self(1 << 7);
    pub const DECADE: Self = Self(1 << 8);
    pub const ORDINAL: Self = Self(1 << 9);
    pub const ZONE: Self = Self(1 << 10);
    pub const BOUND: Self = Self(1 << 11);

    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of a range of tokens.
pub(super) fn words<'a>(analysis: &'a Analysis, tokens: std::ops::Range<usize>) -> Vec<Word<'a>> {
    let mut words = Vec::with_capacity(tokens.len());
    for token in tokens {
        let lower = analysis.lower(token);
        let mut push = |text: &'a str| {
            words.push(Word {
                text,
                token,
                classes: classes(text),
            });
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
    words
}

/// `mid-2014`, `post-1959`, `early-1990s`: the tokeniser leaves a hyphen before a digit alone.
fn split_prefix(token: &str) -> Option<(&str, &str, &str)> {
    let at = token.find('-')?;
    let (prefix, rest) = (&token[..at], &token[at + 1..]);
    let known = matches!(prefix, "mid" | "early" | "late" | "pre" | "post");
    (known && !rest.is_empty()).then(|| (prefix, &token[at..=at], rest))
}

/// What a word can be.
fn classes(word: &str) -> Classes {
    static LEXICON: LazyLock<HashMap<&'static str, Classes>> = LazyLock::new(lexicon);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Classes::NUMBER | Classes::ORDINAL | Classes::DECADE;
    }
    if let Some(&classes) = LEXICON.get(word) {
        return classes;
    }
    match word.chars().next() {
        Some('\'' | '’' | '‘') => Classes::DECADE | Classes::NUMBER,
        Some('.' | '½' | '¼' | '¾') if word.len() > 1 => Classes::NUMBER,
        _ => Classes::NONE,
    }
}

fn lexicon() -> HashMap<&'static str, Classes> {
    let mut lexicon = HashMap::new();
    let mut add = |list: &[&'static str], classes: Classes| {
        for &word in list {
            let slot = lexicon.entry(word).or_insert(Classes::NONE);
            *slot = *slot | classes;
        }
    };
    for (names, _) in WEEKDAYS {
        add(names, Classes::WEEKDAY);
    }
    for (names, _) in MONTHS {
        add(names, Classes::MONTH);
    }
    for (names, _, _) in UNITS {
        add(names, Classes::UNIT);
    }
    for (names, _) in PARTS {
        add(names, Classes::PART);
    }
    for (names, _) in SEASONS {
        add(names, Classes::SEASON);
    }
    for (phrase, _) in NAMED {
        add(&phrase[..1], Classes::NAMED);
    }
    for (names, _) in MODIFIERS {
        add(names, Classes::MODIFIER);
    }
    for (phrase, _) in BOUNDS {
        add(&phrase[..1], Classes::BOUND);
    }
    for (name, _) in DECADES {
        add(&[name], Classes::DECADE);
    }
    add(ZONES, Classes::ZONE);
    add(NUMBER_WORDS, Classes::NUMBER);
    add(ORDINAL_WORDS, Classes::ORDINAL);
    lexicon
}

/// Words that a number can begin with.
const NUMBER_WORDS: &[&str] = &[
    "a",
    "an",
    "half",
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
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "several",
    "few",
    "many",
    "quite",
    "couple",
    "tens",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "numerous",
    "some",
];

const ORDINAL_WORDS: &[&str] = &[
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
    "thirtieth",
    "twenty",
    "thirty",
];

/// Weekdays, Monday = 1. `Sat` and `Sun` without a full stop are other words.
const WEEKDAYS: &[(&[&str], i8)] = &[
    (&["monday", "mon."], 1),
    (&["tuesday", "tue.", "tues."], 2),
    (&["wednesday", "wed."], 3),
    (&["thursday", "thu.", "thur.", "thurs."], 4),
    (&["friday", "fri."], 5),
    (&["saturday", "sat."], 6),
    (&["sunday", "sun."], 7),
];

const MONTHS: &[(&[&str], i8)] = &[
    (&["january", "jan.", "jan"], 1),
    (&["february", "feb.", "feb"], 2),
    (&["march", "mar."], 3),
    (&["april", "apr.", "apr"], 4),
    (&["may"], 5),
    (&["june", "jun."], 6),
    (&["july", "jul."], 7),
    (&["august", "aug.", "aug"], 8),
    (&["september", "sept.", "sept", "sep.", "sep"], 9),
    (&["october", "oct.", "oct"], 10),
    (&["november", "nov.", "nov"], 11),
    (&["december", "dec.", "dec"], 12),
];

/// Units in the singular and the plural.
const UNITS: &[(&[&str], Unit, bool)] = &[
    (&["seconds", "secs"], Unit::Second, true),
    (&["minute", "min"], Unit::Minute, false),
    (&["minutes", "mins"], Unit::Minute, true),
    (&["hour"], Unit::Hour, false),
    (&["hours", "hrs"], Unit::Hour, true),
    (&["night"], Unit::Night, false),
    (&["nights"], Unit::Night, true),
    (&["day"], Unit::Day, false),
    (&["days"], Unit::Day, true),
    (&["weekends"], Unit::Weekend, true),
    (&["week"], Unit::Week, false),
    (&["weeks"], Unit::Week, true),
    (&["month"], Unit::Month, false),
    (&["months"], Unit::Month, true),
    (&["quarter"], Unit::Quarter, false),
    (&["quarters"], Unit::Quarter, true),
    (&["year", "yr"], Unit::Year, false),
    (&["years", "yrs"], Unit::Year, true),
    (&["decade"], Unit::Decade, false),
    (&["decades"], Unit::Decade, true),
    (&["century"], Unit::Century, false),
    (&["centuries"], Unit::Century, true),
    (&["millennium", "millenium"], Unit::Millennium, false),
    (&["millennia", "millenniums"], Unit::Millennium, true),
];

const PARTS: &[(&[&str], Part)] = &[
    (
        &["morning", "mornings", "dawn", "daybreak", "sunrise"],
        Part::Morning,
    ),
    (&["noon", "midday", "noontime"], Part::Midday),
    (&["afternoon", "afternoons"], Part::Afternoon),
    (&["evening", "evenings", "dusk", "sunset"], Part::Evening),
    (&["night", "nights"], Part::Night),
    (&["daytime"], Part::Daytime),
];

const SEASONS: &[(&[&str], Season)] = &[
    (&["spring", "springtime"], Season::Spring),
    (&["summer", "summers", "summertime"], Season::Summer),
    (&["autumn", "fall"], Season::Autumn),
    (&["winter", "winters", "wintertime"], Season::Winter),
];

/// Named days, longest phrase first where one begins another.
const NAMED: &[(&[&str], NamedDay)] = &[
    (&["new", "year", "'s", "day"], NamedDay::NewYearsDay),
    (&["new", "year", "’s", "day"], NamedDay::NewYearsDay),
    (&["new", "year", "'s", "eve"], NamedDay::NewYearsEve),
    (&["new", "year", "’s", "eve"], NamedDay::NewYearsEve),
    (&["valentine", "'s", "day"], NamedDay::ValentinesDay),
    (&["valentine", "’s", "day"], NamedDay::ValentinesDay),
    (
        &["international", "women", "'s", "day"],
        NamedDay::WomensDay,
    ),
    (
        &["international", "women", "’s", "day"],
        NamedDay::WomensDay,
    ),
    (&["good", "friday"], NamedDay::GoodFriday),
    (&["easter", "sunday"], NamedDay::Easter),
    (&["easter", "monday"], NamedDay::EasterMonday),
    (&["easter"], NamedDay::Easter),
    (&["palm", "sunday"], NamedDay::PalmSunday),
    (&["ash", "wednesday"], NamedDay::AshWednesday),
    (&["pentecost"], NamedDay::Pentecost),
    (&["may", "day"], NamedDay::MayDay),
    (&["memorial", "day"], NamedDay::MemorialDay),
    (&["fourth", "of", "july"], NamedDay::IndependenceDayUs),
    (&["labor", "day"], NamedDay::LaborDay),
    (&["halloween"], NamedDay::Halloween),
    (&["election", "day"], NamedDay::ElectionDayUs),
    (&["veterans", "day"], NamedDay::VeteransDay),
    (&["thanksgiving", "day"], NamedDay::Thanksgiving),
    (&["thanksgiving"], NamedDay::Thanksgiving),
    (&["christmas", "eve"], NamedDay::ChristmasEve),
    (&["christmas", "day"], NamedDay::Christmas),
    (&["christmas"], NamedDay::Christmas),
    (&["boxing", "day"], NamedDay::BoxingDay),
];

const MODIFIERS: &[(&[&str], Modifier)] = &[
    (&["early", "beginning", "start"], Modifier::Start),
    (&["mid", "middle"], Modifier::Mid),
    (&["late", "end", "close"], Modifier::End),
    (&["earlier"], Modifier::Earlier),
    (&["later"], Modifier::Later),
];

/// What bounds or blurs a count.
const BOUNDS: &[(&[&str], Modifier)] = &[
    (&["more", "than"], Modifier::MoreThan),
    (&["at", "least"], Modifier::MoreThan),
    (&["no", "less", "than"], Modifier::MoreThan),
    (&["well", "over"], Modifier::MoreThan),
    (&["just", "over"], Modifier::MoreThan),
    (&["over"], Modifier::MoreThan),
    (&["less", "than"], Modifier::LessThan),
    (&["fewer", "than"], Modifier::LessThan),
    (&["no", "more", "than"], Modifier::LessThan),
    (&["up", "to"], Modifier::LessThan),
    (&["at", "most"], Modifier::LessThan),
    (&["just", "under"], Modifier::LessThan),
    (&["under"], Modifier::LessThan),
    (&["nearly"], Modifier::LessThan),
    (&["almost"], Modifier::LessThan),
    (&["about"], Modifier::Approximately),
    (&["around"], Modifier::Approximately),
    (&["roughly"], Modifier::Approximately),
    (&["approximately"], Modifier::Approximately),
    (&["some"], Modifier::Approximately),
];

const DECADES: &[(&str, i16)] = &[
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
];

const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "msk", "est", "edt", "et", "cst", "cdt",
    "mst", "mdt", "pst", "pdt", "ist", "jst", "aest",
];

fn lookup<T: Clone>(table: &[(&[&str], T)], word: &str) -> Option<T> {
    table
        .iter()
        .find(|(names, _)| names.contains(&word))
        .map(|(_, value)| value.clone())
}

fn phrase<T: Copy>(table: &[(&[&str], T)], words: &[Word<'_>]) -> Option<(T, usize)> {
    table
        .iter()
        .find(|(phrase, _)| {
            phrase.len() <= words.len()
                && phrase
                    .iter()
                    .zip(words)
                    .all(|(&known, word)| word.text == known)
        })
        .map(|(phrase, value)| (*value, phrase.len()))
}

fn texts<'a>(words: &[Word<'a>]) -> Vec<&'a str> {
    // No number is longer than this.
    words.iter().take(12).map(|word| word.text).collect()
}

/// Monday = 1.
pub(super) fn weekday(word: &str) -> Option<i8> {
    lookup(WEEKDAYS, word)
}

/// `Mondays`.
pub(super) fn weekdays(word: &str) -> Option<i8> {
    weekday(word.strip_suffix('s')?)
}

pub(super) fn month(word: &str) -> Option<i8> {
    lookup(MONTHS, word)
}

/// A unit, and whether it is in the plural.
pub(super) fn unit(word: &str) -> Option<(Unit, bool)> {
    UNITS
        .iter()
        .find(|(names, _, _)| names.contains(&word))
        .map(|&(_, unit, plural)| (unit, plural))
}

pub(super) fn part(word: &str) -> Option<Part> {
    lookup(PARTS, word)
}

pub(super) fn season(word: &str) -> Option<Season> {
    lookup(SEASONS, word)
}

pub(super) fn named(words: &[Word<'_>]) -> Option<(NamedDay, usize)> {
    phrase(NAMED, words)
}

pub(super) fn modifier(word: &str) -> Option<Modifier> {
    lookup(MODIFIERS, word)
}

pub(super) fn bound(words: &[Word<'_>]) -> Option<(Modifier, usize)> {
    phrase(BOUNDS, words)
}

pub(super) fn is_zone(word: &str) -> bool {
    ZONES.contains(&word)
}

/// `1960s`, `’90s`, `nineties`.
pub(super) fn decade(words: &[Word<'_>]) -> Option<(i16, usize)> {
    let first = words.first()?.text;
    if let Some((_, first)) = DECADES.iter().find(|(name, _)| *name == first) {
        return Some((*first, 1));
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
    number::ordinal(&texts(words))
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
    number::year_in_words(&texts(words))
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
pub(super) fn count(words: &[Word<'_>]) -> Option<(Count, usize)> {
    let texts = texts(words);
    let plain = |number| Count {
        number,
        half: false,
        article: false,
    };
    if let Some(number) = number::read(&texts) {
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
    let (mut hour, mut minute, mut certain) = hour_and_minute(first)?;
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
fn hour_and_minute(word: &str) -> Option<(i8, Option<i8>, bool)> {
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
    const HOURS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if let Some(at) = HOURS.iter().position(|&hour| hour == word) {
        return Some((at as i8 + 1, None, false));
    }
    (word.len() <= 2).then(|| Some((word.parse().ok()?, None, false)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Word<'_>> {
        text.split(' ')
            .enumerate()
            .map(|(token, text)| Word {
                text,
                token,
                classes: classes(text),
            })
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
