//! A time expression as its words say it, before any reference date is known.
//!
//! Extraction keeps an [`Expression`] beside each time so that linking can date a document first
//! and resolve its times afterwards. Everything that decides the meaning is in here, the date last
//! told included; the publication date alone is not.

use serde::{Deserialize, Serialize};

/// A time expression before it is resolved: what its words say, comparable without a date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Expression {
    /// The day, month, span … that the words are about.
    pub base: Base,
    /// Part of the day, or clock time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub part: Option<Part>,
    /// `early`, `mid-`, `late`, `more than` …
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub modifier: Option<Modifier>,
    /// How what is told lies to the base: at it, since it, until it …
    #[serde(default)]
    pub relation: Relation,
}

/// What an expression is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// A year, month of a year, or day: `2014`, `March 2011`, `4 September 2017`.
    Date {
        /// Gregorian year.
        year: i16,
        /// Month, 1 to 12.
        month: Option<i8>,
        /// Day of the month; only with a month.
        day: Option<i8>,
    },
    /// Ten years, by their first: `the 1990s`.
    Decade(i16),
    /// A hundred years, by their number: the 21st is 2000 to 2099.
    Century(i16),
    /// One of the points that come round again: a weekday, `March`, `4 September`, `summer`.
    Recurring {
        /// What comes round.
        cycle: Cycle,
        /// Which occurrence is meant.
        pick: Pick,
    },
    /// A unit counted from the anchor's: `today` (day, 0), `last year` (year, −1), `three weeks
    /// earlier` (week, −3 from the date told).
    Relative {
        /// What is counted.
        unit: Unit,
        /// How many, negative for the past.
        offset: i32,
        /// From where.
        anchor: Anchor,
    },
    /// The unit that holds a date: `the week of March 6`.
    Containing {
        /// The unit.
        unit: Unit,
        /// The date that it holds.
        of: Box<Expression>,
    },
    /// A length of time: `three years`, `weeks`, `the past two months`.
    Length {
        /// How long.
        length: Length,
        /// Where it lies to the anchor.
        side: Side,
        /// What it ends at (past) or starts at (future).
        anchor: Anchor,
    },
    /// Neither point nor length: `recently`, `in recent weeks`, `now`, `the coming days`.
    Vague {
        /// Where it lies to the present.
        side: Side,
        /// The unit of which there are a few, if named.
        unit: Option<Unit>,
    },
    /// Something that happens again and again: `every Friday`, `daily`, `twice a week`.
    Every(Repeat),
    /// From one to the other, both included. The words of the second are a mention of their own.
    Between(Box<Expression>, Box<Expression>),
}

/// What recurs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cycle {
    /// ISO weekday, Monday = 1.
    Weekday(i8),
    /// Saturday and Sunday.
    Weekend,
    /// Month, 1 to 12.
    Month(i8),
    /// Day of a month.
    MonthDay {
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month.
        day: i8,
        /// ISO weekday that the text adds, Monday = 1; it tells the year of an undated document.
        weekday: Option<i8>,
    },
    /// Day of whichever month is meant: `the 25th`.
    DayOfMonth(i8),
    /// Season of the northern year.
    Season(Season),
    /// Quarter of a year, 1 to 4.
    Quarter {
        /// 1 to 4.
        number: i8,
        /// Of a financial year, whose bounds differ by country and firm.
        fiscal: bool,
    },
    /// Half of a year, 1 or 2.
    Half(i8),
    /// Financial year by its number.
    FiscalYear,
    /// A feast or other named day.
    Named(NamedDay),
}

/// Which occurrence of a [`Cycle`] is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pick {
    /// The tense of the sentence tells: the last one, the next one, or (unknown) the nearest.
    Tense(Tense),
    /// The one in the anchor's unit (0), the one before it (−1), the one after (1):
    /// `this`, `last`, `next`.
    Offset(i32),
    /// The one within a longer stretch: `Monday last week`, `June last year`, `summer 2016`.
    In(Box<Expression>),
    /// The first one after a date told: `the following Tuesday`.
    After(Box<Expression>),
    /// The last one before a date told: `the previous Tuesday`.
    Before(Box<Expression>),
}

/// Time of what the sentence tells, seen from its telling.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Future,
    #[default]
    Unknown,
}

/// What relative expressions count from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The day of publication.
    #[default]
    Publication,
    /// A date that the text told before, or names (`two days before Christmas`).
    Told(Box<Expression>),
}

/// Where a length lies to its anchor.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// It ends at the anchor: `the past three weeks`, `for years` with a perfect tense.
    Past,
    /// At the anchor: `now`.
    Present,
    /// It starts at the anchor: `the next two days`, `within hours`.
    Future,
    /// It isn't placed: `a two-day visit`, `43-year-old`.
    #[default]
    Unplaced,
}

/// How what is told lies to the base of its expression.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Relation {
    /// At it, or at some time within it.
    #[default]
    At,
    Since,
    Until,
    By,
    Before,
    After,
}

/// Units of time, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A length of time: the sum of its terms; `two years and six months` has two.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Length(pub Vec<Term>);

/// So many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Term {
    /// How many; absent for a vague plural (`weeks`, `several months`).
    pub count: Option<u32>,
    /// Of what.
    pub unit: Unit,
}

/// How often something happens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeat {
    /// Once in each length: `daily`, `every two weeks`.
    Length(Length),
    /// At each occurrence: `every Friday`, `each July`, `Tuesday nights`.
    Cycle(Cycle),
}

/// Northern seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Part of a day, or the clock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Part {
    Morning,
    /// Noon, midday.
    Midday,
    Afternoon,
    Evening,
    Night,
    /// The night that ends on the day: `overnight`.
    Overnight,
    Daytime,
    /// Clock time.
    Clock {
        /// 0 to 24.
        hour: i8,
        /// 0 to 59; absent where only the hour is given.
        minute: Option<i8>,
        /// Zone as written (`GMT`).
        zone: Option<String>,
    },
}

/// What narrows or blurs the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modifier {
    /// `early`, `the beginning of`.
    Start,
    /// `mid-`, `the middle of`.
    Mid,
    /// `late`, `the end of`.
    End,
    /// `earlier this year`: from its start until the reference.
    Earlier,
    /// `later this year`: from the reference until its end.
    Later,
    /// `about`, `around`, `some`.
    Approximately,
    /// `nearly`, `almost`, `less than`, `up to`.
    LessThan,
    /// `more than`, `over`, `at least`.
    MoreThan,
}

macro_rules! named_days {
    ($($(#[$doc:meta])* $variant:ident),+ $(,)?) => {
        /// Days with names of their own. Fixed days and those computed from Easter or a weekday
        /// rule; feasts of the lunar Islamic calendar, whose day depends on a sighting, have none.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum NamedDay { $($(#[$doc])* $variant),+ }
    };
}

named_days! {
    /// 1 January.
    NewYearsDay,
    /// 14 February.
    ValentinesDay,
    /// 8 March.
    WomensDay,
    /// Friday before Easter.
    GoodFriday,
    /// Sunday of the Western Church, by the Gregorian computus.
    Easter,
    /// Day after Easter.
    EasterMonday,
    /// Seventh day before Easter.
    PalmSunday,
    /// Forty-sixth day before Easter.
    AshWednesday,
    /// Forty-ninth day after Easter.
    Pentecost,
    /// 1 May.
    MayDay,
    /// Last Monday of May (United States).
    MemorialDay,
    /// 4 July (United States).
    IndependenceDayUs,
    /// First Monday of September (United States).
    LaborDay,
    /// 31 October.
    Halloween,
    /// Tuesday after the first Monday of November (United States).
    ElectionDayUs,
    /// 11 November.
    VeteransDay,
    /// Fourth Thursday of November (United States).
    Thanksgiving,
    /// 24 December.
    ChristmasEve,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
    /// 31 December.
    NewYearsEve,
}

impl Expression {
    /// The base alone: no part of the day, no modifier, told at it.
    pub fn new(base: Base) -> Self {
        Self {
            base,
            part: None,
            modifier: None,
            relation: Relation::At,
        }
    }
}

impl Length {
    /// So many of one unit.
    pub fn of(count: u32, unit: Unit) -> Self {
        Self(vec![Term {
            count: Some(count),
            unit,
        }])
    }

    /// A few of one unit.
    pub fn vague(unit: Unit) -> Self {
        Self(vec![Term { count: None, unit }])
    }
}
