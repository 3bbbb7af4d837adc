//! The grammar of time expressions: what patterns of words mean.
//!
//! Each rule names itself, gives its pattern (see [`pattern`](super::pattern)) and builds the
//! expression. Extents and values follow TimeML 1.2.1; prepositions stay outside.

use std::sync::LazyLock;

use super::expression::{
    Anchor, Base, Cycle, Expression, Length, Modifier, Part, Pick, Repeat, Side, Unit,
};
use super::meaning::*;
use super::pattern::{Rule, Rules, Table};

/// The words that a rule can begin with as they are written.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    use Table::{Length, Point, Relative, Set, Whole};
    let tables = [Whole, Point, Relative, Length, Set].into_iter();
    tables.flat_map(|all| table(all).openers())
}

/// The rules of a table.
pub(super) fn table(table: Table) -> &'static Rules {
    static WHOLE: LazyLock<Rules> = LazyLock::new(|| Rules::new(WHOLES));
    static POINT: LazyLock<Rules> = LazyLock::new(|| Rules::new(POINTS));
    static RELATIVE: LazyLock<Rules> = LazyLock::new(|| Rules::new(RELATIVES));
    static LENGTH: LazyLock<Rules> = LazyLock::new(|| Rules::new(LENGTHS));
    static SET: LazyLock<Rules> = LazyLock::new(|| Rules::new(SETS));
    match table {
        Table::Whole => &WHOLE,
        Table::Point => &POINT,
        Table::Relative => &RELATIVE,
        Table::Length => &LENGTH,
        Table::Set => &SET,
    }
}

macro_rules! rules {
    ($($name:literal $pattern:literal => $build:expr;)+) => {
        &[$(Rule { name: $name, pattern: $pattern, build: $build }),+]
    };
}

/// Units counted from publication or from the date told last.
const RELATIVES: &[Rule] = rules! {
    "this-unit" "this|current Unit" => |m| at_unit(m, 0);
    "this-unit" "the current Unit" => |m| at_unit(m, 0);
    "this-unit" "earlier|later this Unit" => |m| Some(with(m, at_unit(m, 0)?));
    "last-unit" "the? last|past Unit" => |m| match (m.unit()?, m.has("past")) {
        (Unit::Night, _) => Some(night(-1)),
        // `the last day of the talks` is no yesterday.
        (Unit::Day | Unit::Hour | Unit::Minute, _) => None,
        (Unit::Century | Unit::Decade, true) => None,
        (_, true) => stretch(Length::of(1, m.unit()?), Side::Past),
        _ => at_unit(m, -1),
    };
    "last-unit" "earlier|later|late|early last Unit" => |m| Some(with(m, at_unit(m, -1)?));
    "next-unit" "next|coming|upcoming Unit" => |m| at_unit(m, 1);
    "next-unit" "the coming|upcoming Unit" => |m| at_unit(m, 1);
    "told-next-unit" "the next|following Unit" => |m| from_told(m, m.unit()?, 1);
    "told-last-unit" "the previous|preceding|prior Unit" => |m| from_told(m, m.unit()?, -1);
    "told-last-unit" "the Unit before" => |m| {
        m.scene.ends_clause(m.end).then(|| from_told(m, m.unit()?, -1))?
    };
    "told-last-unit" "previous|preceding Unit" => |m| from_told(m, m.unit()?, -1);
    "told-unit" "that same? Unit" => |m| from_told(m, m.unit()?, 0);
    "told-unit" "the same Unit" => |m| from_told(m, m.unit()?, 0);
    "told-unit" "earlier|later that|the same? Unit" => |m| {
        if m.has("the") && !m.has("same") { return None; }
        Some(with(m, from_told(m, m.unit()?, 0)?))
    };
    "told-day" "the day" => |m| {
        let placed = matches!(m.scene.before(m.start), "in" | "that" | "on")
            && m.start >= 2
            && matches!(m.scene.before(m.start - 1), "later" | "earlier" | "late" | "early");
        placed.then(|| from_told(m, Unit::Day, 0))?
    };
    "ago" "Count AnyUnit ago" => |m| ago(m);
    "ago" "Count AnyUnit back" => |m| ago(m);
    "ago" "some|several|many|few? Units ago" => |_| vague(Side::Past, None);
    "ago" "a fortnight ago" => |_| Some(at(Unit::Week, -2));
    "told-shift" "a fortnight earlier|before" => |m| from_told(m, Unit::Week, -2);
    "told-shift" "a fortnight later" => |m| from_told(m, Unit::Week, 2);
    "told-shift" "Count AnyUnit earlier|previously" => |m| shift_told(m, -1);
    "told-shift" "Count AnyUnit later|afterward|afterwards" => |m| shift_told(m, 1);
    // Before or after an event that follows in words, the length alone is a time.
    "told-shift" "Count AnyUnit before" => |m| m.scene.ends_clause(m.end).then(|| shift_told(m, -1))?;
    "told-shift" "Count AnyUnit after" => |m| m.scene.ends_clause(m.end).then(|| shift_told(m, 1))?;
    "event-shift" "Count AnyUnit before" => |m| shift_from_event(m, -1);
    "event-shift" "Count AnyUnit after" => |m| shift_from_event(m, 1);
    "from-now" "Count AnyUnit from now" => |m| shifted(m, 1, Anchor::Publication);
    "from-now" "Count AnyUnit hence" => |m| shifted(m, 1, Anchor::Publication);
    "today" "today" => |_| Some(day(0));
    "yesterday" "yesterday" => |_| Some(day(-1));
    "tomorrow" "tomorrow" => |_| Some(day(1));
    "the-day-before-yesterday" "the? day before yesterday" => |_| Some(day(-2));
    "the-day-after-tomorrow" "the? day after tomorrow" => |_| Some(day(2));
    "tonight" "tonight" => |_| Some(night(0));
    "overnight" "overnight" => |_| Some(Expression { part: Some(Part::Overnight), ..day(0) });
    "this-part" "this Part" => |m| Some(Expression { part: m.part(), ..day(0) });
    "last-part" "last Part" => |m| Some(Expression { part: m.part(), ..day(-1) });
    "told-next-part" "the next|following Part" => |m| {
        Some(Expression { part: m.part(), ..from_told(m, Unit::Day, 1)? })
    };
    "told-last-part" "the previous|preceding Part" => |m| {
        Some(Expression { part: m.part(), ..from_told(m, Unit::Day, -1)? })
    };
    "told-part" "that same? Part" => |m| {
        Some(Expression { part: m.part(), ..from_told(m, Unit::Day, 0)? })
    };
    "told-part" "the same Part" => |m| {
        Some(Expression { part: m.part(), ..from_told(m, Unit::Day, 0)? })
    };
};

/// Points and stretches of the calendar.
const POINTS: &[Rule] = rules! {
    "date" "Weekday ,? Month Day ,? Year" => |m| date(m);
    "date" "Weekday ,? the? Day of? Month ,? Year" => |m| date(m);
    "date" "Month Day ,? Year" => |m| date(m);
    "date" "the? Day of? Month ,? Year" => |m| date(m);
    "month-day" "Weekday ,? Month Day" => |m| month_day(m);
    "month-day" "Weekday ,? the? Day of? Month" => |m| month_day(m);
    "month-day" "Month Day" => |m| month_day(m);
    "month-day" "the? Day of? Month" => |m| month_day(m);
    "last-month-day" "last|this|next Month Day" => |m| {
        let offset = if m.has("last") { -1 } else { i32::from(m.has("next")) };
        picked(
            Cycle::MonthDay { month: m.month()?, day: m.day()?, weekday: None },
            Pick::Offset(offset),
        )
    };
    "days-of-month" "Month Day -|–|— Day" => |m| days_of_month(m);
    "days-of-month" "Month Day -|–|— Day ,? Year" => |m| days_of_month(m);
    "days-of-month" "Day -|–|— Day Month Year?" => |m| days_of_month(m);
    "days-of-month" "Day to Day Month Year?" => |m| days_of_month(m);
    "days-of-month" "Day and Day Month Year?" => |m| {
        (m.scene.before(m.start) == "between").then(|| days_of_month(m))?
    };
    "month-of-year" "Month ,? Year" => |m| month_of_year(m);
    "month-of-year" "Month of Year" => |m| month_of_year(m);
    "cycle-in-relative" "Cycle of? Relative" => |m| {
        let within = m.expression()?;
        if !matches!(within.base, Base::Relative { unit: Unit::Week | Unit::Month | Unit::Year, .. }) {
            return None;
        }
        picked(m.cycle()?, Pick::In(Box::new(within)))
    };
    "this-cycle" "this Cycle" => |m| picked(m.cycle()?, match m.cycle()? {
        Cycle::Weekday(_) => Pick::Tense(m.scene.tense(m.start, m.end)),
        _ => Pick::Offset(0),
    });
    "next-cycle" "this coming Cycle" => |m| picked(m.cycle()?, Pick::Offset(1));
    "last-cycle" "this past Cycle" => |m| picked(m.cycle()?, Pick::Offset(-1));
    "last-cycle" "last|past Cycle" => |m| picked(m.cycle()?, Pick::Offset(-1));
    "next-cycle" "next|coming|upcoming Cycle" => |m| picked(m.cycle()?, Pick::Offset(1));
    "told-next-cycle" "the next|following Cycle" => |m| picked(m.cycle()?, match m.scene.told.day() {
        Some(told) => Pick::After(Box::new(told.clone())),
        None => Pick::Offset(1),
    });
    "told-last-cycle" "the previous|preceding Cycle" => |m| picked(m.cycle()?, match m.scene.told.day() {
        Some(told) => Pick::Before(Box::new(told.clone())),
        None => Pick::Offset(-1),
    });
    "told-cycle" "that same? Cycle" => |m| {
        if let Cycle::Weekday(weekday) = m.cycle()?
            && let Some(told) = m.scene.told.weekday(weekday, m.scene.published)
        {
            return Some(told.clone());
        }
        let unit = match m.cycle()? {
            Cycle::Weekday(_) | Cycle::Weekend => Unit::Week,
            _ => Unit::Year,
        };
        picked(m.cycle()?, Pick::In(Box::new(from_told(m, unit, 0)?)))
    };
    "cycle" "Cycle" => |m| by_tense(m);
    "the-cycle" "the weekend" => |m| by_tense_of(m, Cycle::Weekend);
    "season-of-year" "the? Season of? Year" => |m| in_year(m, m.cycle()?);
    "named-of-year" "Named ,? of? Year" => |m| in_year(m, m.cycle()?);
    "the-season" "the Season" => |m| by_tense(m);
    "weekend-of" "the? weekend of Month Day" => |m| containing(Unit::Weekend, month_day(m)?);
    "unit-of" "the? week|month of Point" => |m| {
        containing(if m.has("week") { Unit::Week } else { Unit::Month }, fine(m.expression()?)?)
    };
    "named-week" "Named week" => |m| {
        containing(Unit::Week, by_tense(m)?)
    };
    "day-before" "the? day before Point" => |m| beside(m.expression()?, -1);
    "day-before" "the? eve of Point" => |m| beside(m.expression()?, -1);
    "day-after" "the? day after Point" => |m| beside(m.expression()?, 1);
    "shift-from" "Count AnyUnit before Point" => |m| shift_from(m, -1);
    "shift-from" "Count AnyUnit after Point" => |m| shift_from(m, 1);
    "year" "Year" => |m| year(m);
    "year" "the year Year" => |m| Some(in_calendar(m.year()?, None, None));
    "year" "year Year" => |m| Some(in_calendar(m.year()?, None, None));
    "decade" "the? Decade" => |m| decade(m);
    "century" "the? Ordinal -? century" => |m| {
        let number = i16::try_from(m.ordinal()?).ok().filter(|n| (1..=21).contains(n))?;
        Some(Expression::new(Base::Century(number)))
    };
    "fiscal-year" "fiscal year? Year" => |m| in_year(m, Cycle::FiscalYear);
    "quarter-of-year" "the? Ordinal -? quarter of? Year" => |m| in_year(m, quarter(m, false)?);
    "quarter-of-year" "the? Ordinal -? quarter of fiscal year? Year" => |m| in_year(m, quarter(m, true)?);
    "quarter-of-year" "the? Ordinal -? quarter of? Relative" => |m| {
        picked(quarter(m, false)?, Pick::In(Box::new(m.expression()?)))
    };
    "quarter" "the? fiscal Ordinal -? quarter" => |m| by_tense_of(m, quarter(m, true)?);
    "quarter" "the? Ordinal -? quarter" => |m| by_tense_of(m, quarter(m, false)?);
    "quarter-of-year" "q1|q2|q3|q4 of? Year" => |m| in_year(m, numbered_quarter(m)?);
    "half-of-year" "the? first|second half of Year" => |m| in_year(m, half(m));
    "half-of-year" "the? first|second half of fiscal year? Year" => |m| in_year(m, half(m));
    "half-of-year" "the? first|second half of Relative" => |m| {
        picked(half(m), Pick::In(Box::new(m.expression()?)))
    };
    "iso-date" "Year - Day - Day" => |m| {
        let month = m.day().filter(|month| *month <= 12)?;
        Some(in_calendar(m.year()?, Some(month), m.second_day()))
    };
    "now" "now|currently|nowadays" => |_| vague(Side::Present, None);
    "now" "right|until now" => |_| vague(Side::Present, None);
    "now" "at present" => |_| vague(Side::Present, None);
    "now" "the present" => |_| vague(Side::Present, None);
    "now" "at? the|this moment" => |_| vague(Side::Present, None);
    "now" "these days" => |_| vague(Side::Present, None);
    "current" "current" => |_| vague(Side::Present, None);
    "recently" "recently|lately|previously" => |_| vague(Side::Past, None);
    "recently" "more|most recently" => |_| vague(Side::Past, None);
    "the-past" "the past" => |m| ends_phrase(m).then(|| vague(Side::Past, None))?;
    "the-future" "the near|immediate? future" => |m| {
        let placed = matches!(m.scene.before(m.start), "in" | "into" | "for");
        (placed && ends_phrase(m)).then(|| vague(Side::Future, None))?
    };
    "recent-units" "the? most? recent Units" => |m| vague(Side::Past, m.unit());
    "coming-units" "the? coming Units" => |m| vague(Side::Future, m.unit());
};

/// Lengths of time.
const LENGTHS: &[Rule] = rules! {
    "one-day" "one day" => |m| {
        let modal = matches!(
            m.scene.before(m.start),
            "will" | "would" | "may" | "might" | "could" | "can" | "to"
        );
        modal.then(|| vague(Side::Future, None))?
    };
    "length" "Count more? AnyUnit" => |m| counted(m);
    "length" "Count long|straight|consecutive|full|whole|hard|bloody|brutal|tense|gruelling|grueling|painful AnyUnit" => |m| counted(m);
    "length" "Count - plus AnyUnit" => |m| {
        Some(Expression { modifier: Some(Modifier::MoreThan), ..counted(m)? })
    };
    "length" "Count - AnyUnit" => |m| (!m.scene.is_age(m.end)).then(|| unplaced(counted_length(m)?))?;
    "length" "Count AnyUnit - long" => |m| unplaced(counted_length(m)?);
    "length" "Count - AnyUnit - long" => |m| unplaced(counted_length(m)?);
    // Ages in years are quantities of a person and tell no time.
    "length" "Count - AnyUnit - old" => |m| {
        (m.unit()? != Unit::Year).then(|| unplaced(counted_length(m)?))?
    };
    "length" "a fortnight" => |m| {
        let side = m.scene.side(m.start, m.end);
        stretch(Length::of(2, Unit::Week), side)
    };
    "length-either" "Units or Units" => |m| {
        let side = m.scene.side(m.start, m.end);
        stretch(Length::vague(m.unit()?), side)
    };
    "length" "Units - long" => |m| unplaced(Length::vague(m.unit()?));
    "length" "another Count? AnyUnit" => |m| match m.count() {
        Some(_) => counted(m),
        None => unplaced(Length::of(1, m.unit()?)),
    };
    "length-sum" "Count AnyUnit and? Length" => |m| sum(m);
    "length" "Units" => |m| {
        let unit = m.unit()?;
        let long = matches!(unit, Unit::Hour) || unit >= Unit::Day;
        let placed = matches!(m.scene.before(m.start), "for" | "within" | "in" | "of" | "after");
        if unit == Unit::Quarter || !(long || placed) || m.scene.is_age(m.end) {
            return None;
        }
        let side = m.scene.side(m.start, m.end);
        stretch(Length::vague(m.unit()?), side)
    };
    "past-length" "the? past|last|previous|preceding Count AnyUnit" => |m| {
        stretch(counted_length(m)?, Side::Past)
    };
    "past-length" "the? past|last Count - plus AnyUnit" => |m| {
        let length = stretch(counted_length(m)?, Side::Past)?;
        Some(Expression { modifier: Some(Modifier::MoreThan), ..length })
    };
    "past-length" "the? past|last fortnight" => |_| stretch(Length::of(2, Unit::Week), Side::Past);
    "past-length" "the? past|last hour" => |_| stretch(Length::of(1, Unit::Hour), Side::Past);
    "past-length" "the? past decade" => |_| stretch(Length::of(1, Unit::Decade), Side::Past);
    "past-length" "the? past century" => |_| stretch(Length::of(1, Unit::Century), Side::Past);
    "next-length" "the? next|coming|following Count AnyUnit" => |m| {
        stretch(counted_length(m)?, Side::Future)
    };
    "length" "the first|final|opening Count AnyUnit" => |m| unplaced(counted_length(m)?);
    "a-while" "a while" => |_| unplaced(Length(Vec::new()));
    "a-while" "some time" => |_| unplaced(Length(Vec::new()));
};

/// Times that come again and again.
const SETS: &[Rule] = rules! {
    "every" "every|each Cycle" => |m| every(Repeat::Cycle(m.cycle()?), None);
    "every" "every|each Weekday Part" => |m| {
        every(Repeat::Cycle(Cycle::Weekday(m.weekday()?)), m.part())
    };
    "every" "every|each Unit" => |m| every(Repeat::Length(Length::of(1, m.unit()?)), None);
    "every" "every|each Part" => |m| every(Repeat::Length(Length::of(1, Unit::Day)), m.part());
    "every" "every Count AnyUnit" => |m| every(Repeat::Length(counted_length(m)?), None);
    "every" "every other|second Unit" => |m| every(Repeat::Length(Length::of(2, m.unit()?)), None);
    "every" "once|twice a|every|each Unit" => |m| every(Repeat::Length(Length::of(1, m.unit()?)), None);
    "every" "Count times a|every|each Unit" => |m| every(Repeat::Length(Length::of(1, m.unit()?)), None);
    "every" "a|per|each Unit" => |m| {
        m.scene.is_rate(m.start, m.end).then(|| every(Repeat::Length(Length::of(1, m.unit()?)), None))?
    };
    "weekdays" "Weekdays" => |m| every(Repeat::Cycle(Cycle::Weekday(m.weekday()?)), None);
    "weekdays" "Weekday mornings|afternoons|evenings|nights" => |m| {
        let part = ["mornings", "afternoons", "evenings", "nights"].into_iter()
            .find(|word| m.has(word)).and_then(super::lexicon::part);
        every(Repeat::Cycle(Cycle::Weekday(m.weekday()?)), part)
    };
    "hourly" "hourly" => |_| every(Repeat::Length(Length::of(1, Unit::Hour)), None);
    // Not the newspaper.
    "daily" "daily" => |m| {
        let paper = m.scene.is_noun(m.start) || m.scene.is_name(m.end);
        (!paper).then(|| every(Repeat::Length(Length::of(1, Unit::Day)), None))?
    };
    "daily" "nightly" => |_| every(Repeat::Length(Length::of(1, Unit::Day)), Some(Part::Night));
    "weekly" "weekly" => |_| every(Repeat::Length(Length::of(1, Unit::Week)), None);
    "monthly" "monthly" => |_| every(Repeat::Length(Length::of(1, Unit::Month)), None);
    "yearly" "annually|yearly" => |_| every(Repeat::Length(Length::of(1, Unit::Year)), None);
};

/// Points and lengths with what stands around them.
const WHOLES: &[Rule] = rules! {
    "point" "Point" => |m| m.expression();
    "relative" "Relative" => |m| m.expression();
    "length" "Length" => |m| m.expression();
    "early-point" "the? Modifier -? Point" => |m| narrowed(m);
    "early-point" "the? Modifier -? Relative" => |m| narrowed(m);
    "early-point" "very|as early|late|later|earlier Point" => |m| narrowed(m);
    "part-of-point" "the? very? Modifier part? of Point" => |m| narrowed(m);
    "part-of-point" "the? very? Modifier part? of Relative" => |m| narrowed(m);
    "hours-of-day" "the? early|small hours of Point" => |m| {
        let day = m.expression().filter(|day| day.part.is_none() && is_day(&day.base))?;
        Some(Expression { part: Some(Part::Night), ..day })
    };
    "hours" "the early|small hours" => |m| {
        let placed = m.scene.before(m.start) == "in";
        placed.then_some(Expression { part: Some(Part::Night), ..day(0) })
    };
    "part-of-point" "Modifier in|on Relative" => |m| narrowed(m);
    "part-of-point" "the? Modifier of the Unit" => |m| {
        Some(Expression { modifier: m.modifier(), ..at_unit(m, 0)? })
    };
    "part-of-point" "the? first|last hours|days|weeks|months of Point" => |m| narrowed(m);
    "day-part" "Point Part" => |m| parted(m);
    "day-part" "Point - Part" => |m| parted(m);
    "day-part" "early|late|earlier|later on? Point Part" => |m| parted(m);
    "day-part" "Relative Part" => |m| parted(m);
    "part-of-day" "the? early|late? Part of|on Point" => |m| parted(m);
    "early-part" "early|late|earlier|later Relative" => |m| narrowed(m);
    "early-part" "early|late in? the Part" => |m| Some(Expression { part: m.part(), ..day(0) });
    "clock-of-day" "Clock on? Point" => |m| parted(m);
    "clock-of-day" "Clock Relative" => |m| parted(m);
    "clock-of-day" "Point ,? at|around|about? Clock" => |m| parted(m);
    "clock-of-day" "Relative ,? at|around|about? Clock" => |m| parted(m);
    "clock" "Clock" => |m| clocked(m);
    "noon" "noon|midday|dawn|dusk|daybreak" => |m| {
        let placed = matches!(
            m.scene.before(m.start),
            "at" | "before" | "after" | "around" | "by" | "until" | "since" | "about"
        );
        if !placed {
            return None;
        }
        Some(Expression { part: m.scene.part(m.start), ..day(0) })
    };
    "bounded" "Bound Length" => |m| bounded(m);
    "bounded" "Bound Point" => |m| bounded(m);
    "bounded" "Bound Relative" => |m| bounded(m);
    "bounded" "the? past|last|next|coming Bound Count AnyUnit" => |m| {
        let side = if m.has("past") || m.has("last") { Side::Past } else { Side::Future };
        Some(Expression { modifier: m.modifier(), ..stretch(counted_length(m)?, side)? })
    };
};
