//! The words of the calendar, and the coarse classes by which rules are found.

use std::ops::BitOr;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::expression::{Modifier, NamedDay, Part, Season, Unit};
use super::word::Word;
use crate::knowledge::numerals::Numerals;

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
    pub const WEEKDAYS: Self = Self(1 << 12);
    /// A rule of the grammar can begin with the word as it is written.
    pub const OPENS: Self = Self(1 << 13);

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

/// What a word can be.
pub(super) fn classes(numerals: &Numerals, word: &str) -> Classes {
    static LEXICON: LazyLock<FxHashMap<&'static str, Classes>> = LazyLock::new(lexicon);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Classes::NUMBER | Classes::ORDINAL | Classes::DECADE;
    }
    if weekdays(word).is_some() {
        return Classes::WEEKDAYS;
    }
    let known = LEXICON.get(word).copied().unwrap_or_default() | of_numeral(numerals, word);
    if known != Classes::NONE {
        return known;
    }
    match word.chars().next() {
        Some('\'' | '’' | '‘') => Classes::DECADE | Classes::NUMBER,
        Some('.' | '½' | '¼' | '¾') if word.len() > 1 => Classes::NUMBER,
        _ => Classes::NONE,
    }
}

fn of_numeral(numerals: &Numerals, word: &str) -> Classes {
    if !numerals.knows(word) {
        return Classes::NONE;
    }
    let tens = (numerals.cardinal(word)).is_some_and(|value| matches!(value, 20.0 | 30.0));
    [
        (numerals.begins(word), Classes::NUMBER),
        (tens || numerals.ordinal(word).is_some(), Classes::ORDINAL),
        (numerals.decade(word).is_some(), Classes::DECADE),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .fold(Classes::NONE, |all, (_, class)| all | class)
}

fn lexicon() -> FxHashMap<&'static str, Classes> {
    let mut lexicon = FxHashMap::default();
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
    // The one hour of the clock that is no figure.
    add(&["midnight"], Classes::NUMBER);
    for (phrase, _) in NAMED {
        add(&phrase[..1], Classes::NAMED);
    }
    for (names, _) in MODIFIERS {
        add(names, Classes::MODIFIER);
    }
    for (phrase, _) in BOUNDS {
        add(&phrase[..1], Classes::BOUND);
    }
    add(ZONES, Classes::ZONE);
    for word in super::grammar::openers() {
        add(&[word], Classes::OPENS);
    }
    // "some weeks", "a week", "half an hour"
    add(&["some", "a", "an", "half"], Classes::NUMBER);
    lexicon
}

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
