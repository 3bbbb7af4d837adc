//! The calendar: units that hold a date, and the occurrences of what comes round.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

use super::expression::{Cycle, NamedDay, Season, Unit};

/// A closed stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// First day.
    pub start: Date,
    /// Last day, inclusive; never before the first.
    pub end: Date,
}

impl Period {
    pub fn day(day: Date) -> Self {
        Self {
            start: day,
            end: day,
        }
    }

    fn days(start: Date, count: i64) -> Option<Self> {
        Some(Self {
            start,
            end: shift_days(start, count - 1)?,
        })
    }

    fn months(year: i16, month: i8, count: i32) -> Option<Self> {
        let start = Date::new(year, month, 1).ok()?;
        let next = start.checked_add(count.months()).ok()?;
        Some(Self {
            start,
            end: next.yesterday().ok()?,
        })
    }

    pub fn year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 1)
    }

    /// Whole years from the first of January of one.
    pub fn years(from: i32, count: i16) -> Option<Self> {
        let from = i16::try_from(from).ok()?;
        Some(Self {
            start: Date::new(from, 1, 1).ok()?,
            end: Date::new(from.checked_add(count - 1)?, 12, 31).ok()?,
        })
    }

    /// The unit that holds a day. Units shorter than a day give the day.
    pub fn holding(unit: Unit, day: Date) -> Option<Self> {
        let year = i32::from(day.year());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Day => {
                Some(Self::day(day))
            }
            Unit::Weekend => occurrence(&Cycle::Weekend, week_index(day)),
            Unit::Week => Self::days(monday(day)?, 7),
            Unit::Month => Self::month(day.year(), day.month()),
            Unit::Quarter => Self::months(day.year(), (day.month() - 1) / 3 * 3 + 1, 3),
            Unit::Season => {
                // Winter's January and February belong to the year before.
                let (season, year) = match day.month() {
                    12 => (Season::Winter, day.year()),
                    1 | 2 => (Season::Winter, day.year() - 1),
                    3..=5 => (Season::Spring, day.year()),
                    6..=8 => (Season::Summer, day.year()),
                    _ => (Season::Autumn, day.year()),
                };
                occurrence(&Cycle::Season(season), i32::from(year))
            }
            Unit::Year => Self::year(day.year()),
            Unit::Decade => Self::years(year.div_euclid(10) * 10, 10),
            Unit::Century => Self::years(year.div_euclid(100) * 100, 100),
            Unit::Millennium => Self::years(year.div_euclid(1000) * 1000, 1000),
        }
    }

    /// The first, middle or last third: of a year four months, of a month ten days.
    pub fn third(self, which: Third) -> Self {
        let whole_years = self.start.day() == 1
            && self.start.month() == 1
            && self.end.month() == 12
            && self.end.day() == 31;
        if whole_years {
            let years = i32::from(self.end.year() - self.start.year()) + 1;
            let cut = |part: i32| self.start.checked_add((years * 4 * part).months()).ok();
            if let (Some(first), Some(second)) = (cut(1), cut(2))
                && let (Ok(first_end), Ok(second_end)) = (first.yesterday(), second.yesterday())
            {
                return match which {
                    Third::First => Self {
                        end: first_end,
                        ..self
                    },
                    Third::Middle => Self {
                        start: first,
                        end: second_end,
                    },
                    Third::Last => Self {
                        start: second,
                        ..self
                    },
                };
            }
        }
        let days = i64::from((self.end - self.start).get_days()) + 1;
        let at = |count: i64| shift_days(self.start, count).unwrap_or(self.end);
        let (one, two) = (days / 3, days * 2 / 3);
        if one == 0 {
            return self;
        }
        match which {
            Third::First => Self {
                end: at(one - 1),
                ..self
            },
            Third::Middle => Self {
                start: at(one),
                end: at(two - 1),
            },
            Third::Last => Self {
                start: at(two),
                ..self
            },
        }
    }
}

/// A third of a period.
#[derive(Clone, Copy, Debug)]
pub(super) enum Third {
    First,
    Middle,
    Last,
}

/// A day so many units later (earlier where negative); nothing outside the calendar.
pub(super) fn shift(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let span = |span: Result<Span, jiff::Error>| day.checked_add(span.ok()?).ok();
    let months = |each: i32| span(Span::new().try_months(count.checked_mul(each)?));
    let years = |each: i32| span(Span::new().try_years(count.checked_mul(each)?));
    match unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => shift_days(day, i64::from(count / 24)),
        Unit::Night | Unit::Day => shift_days(day, i64::from(count)),
        Unit::Weekend | Unit::Week => shift_days(day, i64::from(count) * 7),
        Unit::Month => months(1),
        Unit::Quarter | Unit::Season => months(3),
        Unit::Year => years(1),
        Unit::Decade => years(10),
        Unit::Century => years(100),
        Unit::Millennium => years(1000),
    }
}

pub(super) fn shift_days(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(count).ok()?).ok()
}

/// Number of an occurrence of the cycle near the day: its week, its month, or its year.
pub(super) fn index(cycle: &Cycle, day: Date) -> i32 {
    match cycle {
        Cycle::Weekday(_) | Cycle::Weekend => week_index(day),
        Cycle::DayOfMonth(_) => i32::from(day.year()) * 12 + i32::from(day.month()) - 1,
        _ => i32::from(day.year()),
    }
}

/// The occurrence of that number; nothing where there is none, such as 29 February of most years.
pub(super) fn occurrence(cycle: &Cycle, index: i32) -> Option<Period> {
    let year = || i16::try_from(index).ok();
    match *cycle {
        Cycle::Weekday(weekday) => {
            let day = shift_days(EPOCH, i64::from(index) * 7 + i64::from(weekday) - 1)?;
            Some(Period::day(day))
        }
        Cycle::Weekend => Period::days(shift_days(EPOCH, i64::from(index) * 7 + 5)?, 2),
        Cycle::Month(month) => Period::month(year()?, month),
        Cycle::MonthDay { month, day, .. } => {
            Some(Period::day(Date::new(year()?, month, day).ok()?))
        }
        Cycle::DayOfMonth(day) => {
            let year = i16::try_from(index.div_euclid(12)).ok()?;
            let month = index.rem_euclid(12) as i8 + 1;
            Some(Period::day(Date::new(year, month, day).ok()?))
        }
        Cycle::Season(season) => {
            let month = match season {
                Season::Spring => 3,
                Season::Summer => 6,
                Season::Autumn => 9,
                Season::Winter => 12,
            };
            Period::months(year()?, month, 3)
        }
        Cycle::Quarter { number, .. } => {
            Period::months(year()?, number.checked_sub(1)?.checked_mul(3)? + 1, 3)
        }
        Cycle::Half(number) => {
            Period::months(year()?, number.checked_sub(1)?.checked_mul(6)? + 1, 6)
        }
        Cycle::FiscalYear => Period::year(year()?),
        Cycle::Named(name) => Some(Period::day(named(name, year()?)?)),
    }
}

/// A Monday that week numbers count from.
const EPOCH: Date = date(2001, 1, 1);

fn week_index(day: Date) -> i32 {
    (day - EPOCH).get_days().div_euclid(7)
}

fn monday(day: Date) -> Option<Date> {
    shift_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The date of a named day in a year.
fn named(name: NamedDay, year: i16) -> Option<Date> {
    let fixed = |month, day| Date::new(year, month, day).ok();
    let easter = |days| shift_days(easter(year)?, days);
    let nth = |month, nth, weekday| {
        Date::new(year, month, 1)
            .ok()?
            .nth_weekday_of_month(nth, weekday)
            .ok()
    };
    match name {
        NamedDay::NewYearsDay => fixed(1, 1),
        NamedDay::ValentinesDay => fixed(2, 14),
        NamedDay::WomensDay => fixed(3, 8),
        NamedDay::GoodFriday => easter(-2),
        NamedDay::Easter => easter(0),
        NamedDay::EasterMonday => easter(1),
        NamedDay::PalmSunday => easter(-7),
        NamedDay::AshWednesday => easter(-46),
        NamedDay::Pentecost => easter(49),
        NamedDay::MayDay => fixed(5, 1),
        NamedDay::MemorialDay => nth(5, -1, Weekday::Monday),
        NamedDay::IndependenceDayUs => fixed(7, 4),
        NamedDay::LaborDay => nth(9, 1, Weekday::Monday),
        NamedDay::Halloween => fixed(10, 31),
        NamedDay::ElectionDayUs => nth(11, 1, Weekday::Monday)?.tomorrow().ok(),
        NamedDay::VeteransDay => fixed(11, 11),
        NamedDay::Thanksgiving => nth(11, 4, Weekday::Thursday),
        NamedDay::ChristmasEve => fixed(12, 24),
        NamedDay::Christmas => fixed(12, 25),
        NamedDay::BoxingDay => fixed(12, 26),
        NamedDay::NewYearsEve => fixed(12, 31),
    }
}

/// Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical
/// Algorithms, ch. 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let a = y.rem_euclid(19);
    let (b, c) = (y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1961, 4, 2),
            (2000, 4, 23),
            (2019, 4, 21),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn named_days_follow_their_rules() {
        let on = |name, year| named(name, year);
        assert_eq!(on(NamedDay::ElectionDayUs, 2016), Some(date(2016, 11, 8)));
        assert_eq!(on(NamedDay::ElectionDayUs, 1999), Some(date(1999, 11, 2)));
        assert_eq!(on(NamedDay::Thanksgiving, 2017), Some(date(2017, 11, 23)));
        assert_eq!(on(NamedDay::MemorialDay, 2021), Some(date(2021, 5, 31)));
        assert_eq!(on(NamedDay::GoodFriday, 2019), Some(date(2019, 4, 19)));
    }

    #[test]
    fn thirds_of_years_and_months() {
        let year = Period::year(2014).unwrap();
        assert_eq!(
            year.third(Third::Middle),
            Period {
                start: date(2014, 5, 1),
                end: date(2014, 8, 31)
            }
        );
        let month = Period::month(2016, 2).unwrap();
        assert_eq!(month.third(Third::First).end, date(2016, 2, 9));
        assert_eq!(month.third(Third::Last).end, date(2016, 2, 29));
    }

    #[test]
    fn a_weekday_and_a_weekend_lie_in_the_week_of_their_number() {
        let tuesday = date(2017, 9, 5);
        let index = index(&Cycle::Weekday(2), tuesday);
        assert_eq!(
            occurrence(&Cycle::Weekday(2), index),
            Some(Period::day(tuesday))
        );
        assert_eq!(
            occurrence(&Cycle::Weekend, index),
            Some(Period {
                start: date(2017, 9, 9),
                end: date(2017, 9, 10)
            })
        );
    }

    #[test]
    fn the_ends_of_the_calendar_give_nothing() {
        assert_eq!(shift(date(9999, 12, 31), Unit::Day, 1), None);
        assert_eq!(shift(date(2000, 1, 1), Unit::Millennium, i32::MAX), None);
        assert_eq!(occurrence(&Cycle::Month(3), i32::MAX), None);
        assert_eq!(
            Period::holding(Unit::Millennium, date(9999, 1, 1)).map(|p| p.end),
            Some(date(9999, 12, 31))
        );
    }
}
