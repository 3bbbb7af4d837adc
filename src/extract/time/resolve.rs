//! From an expression and the day of publication to an interval of days.

use jiff::civil::Date;

use super::calendar::{self, Period, Third, shift, shift_days};
use super::expression::{
    Anchor, Base, Cycle, Expression, Length, Modifier, Part, Pick, Relation, Repeat, Side, Tense,
    Unit,
};
use super::timex;
use crate::extract::record::TimePrecision;

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// First day; absent where open or unknown.
    pub start: Option<Date>,
    /// Last day, inclusive; absent where open or unknown.
    pub end: Option<Date>,
    /// How exactly the bounds are known.
    pub precision: TimePrecision,
    /// TIMEX3 value.
    pub timex: String,
}

impl Resolved {
    /// Both bounds, where both are known.
    fn period(&self) -> Option<Period> {
        Some(Period {
            start: self.start?,
            end: self.end?,
        })
    }
}

/// How far a date told in the past tense may lie after the day of publication, and one told in the
/// future tense before it: papers are dated ahead, and the zones of event and desk differ.
const SLACK_DAYS: i64 = 2;

/// Feast days and 29 February come round within so many years.
const MAX_GAP: i32 = 8;

impl Expression {
    /// The interval meant when told on `reference` (the publication date), or what can be said
    /// without one.
    pub fn resolve(&self, reference: Option<Date>) -> Resolved {
        let mut resolved = self.base.resolve(reference);
        if let Some(part) = &self.part {
            place_in_day(&mut resolved, part);
        }
        if let Some(modifier) = self.modifier {
            modify(&mut resolved, modifier, reference);
        }
        relate(&mut resolved, self.relation, reference);
        if let (Some(start), Some(end)) = (resolved.start, resolved.end)
            && start > end
        {
            resolved.end = None;
        }
        resolved
    }

    /// Whether the meaning depends on the day of publication.
    pub fn needs_reference(&self) -> bool {
        self.relation == Relation::Since
            || matches!(self.modifier, Some(Modifier::Earlier | Modifier::Later))
            || self.base.needs_reference()
    }
}

impl Anchor {
    fn date(&self, reference: Option<Date>, forward: bool) -> Option<Date> {
        match self {
            Self::Publication => reference,
            Self::Told(told) => {
                let told = told.resolve(reference);
                if forward {
                    told.end.or(told.start)
                } else {
                    told.start.or(told.end)
                }
            }
        }
    }

    fn needs_reference(&self) -> bool {
        match self {
            Self::Publication => true,
            Self::Told(told) => told.needs_reference(),
        }
    }
}

impl Base {
    fn needs_reference(&self) -> bool {
        match self {
            Self::Date { .. } | Self::Decade(_) | Self::Century(_) | Self::Every(_) => false,
            Self::Recurring { pick, .. } => match pick {
                Pick::Tense(_) | Pick::Offset(_) => true,
                Pick::In(of) | Pick::After(of) | Pick::Before(of) => of.needs_reference(),
            },
            Self::Relative { anchor, .. } => anchor.needs_reference(),
            Self::Length { side, anchor, .. } => {
                *side != Side::Unplaced && anchor.needs_reference()
            }
            Self::Vague { .. } => true,
            Self::Containing { of, .. } => of.needs_reference(),
            Self::Between(from, to) => from.needs_reference() || to.needs_reference(),
        }
    }

    fn resolve(&self, reference: Option<Date>) -> Resolved {
        let period;
        let precision;
        match self {
            &Self::Date { year, month, day } => {
                (period, precision) = match (month, day) {
                    (Some(month), Some(day)) => (
                        Date::new(year, month, day).ok().map(Period::day),
                        TimePrecision::Day,
                    ),
                    (Some(month), None) => (Period::month(year, month), TimePrecision::Month),
                    _ => (Period::year(year), TimePrecision::Year),
                };
            }
            &Self::Decade(first) => {
                period = Period::years(i32::from(first), 10);
                precision = TimePrecision::Decade;
            }
            &Self::Century(number) => {
                period = Period::years((i32::from(number) - 1) * 100, 100);
                precision = TimePrecision::Century;
            }
            Self::Recurring { cycle, pick } => {
                period = pick_occurrence(cycle, pick, reference);
                precision = cycle_precision(cycle);
            }
            Self::Relative {
                unit,
                offset,
                anchor,
            } => {
                period = anchor
                    .date(reference, *offset > 0)
                    .and_then(|day| shift(day, *unit, *offset))
                    .and_then(|day| Period::holding(*unit, day));
                precision = unit_precision(*unit);
            }
            Self::Containing { unit, of } => {
                period = of
                    .resolve(reference)
                    .start
                    .and_then(|day| Period::holding(*unit, day));
                precision = unit_precision(*unit);
            }
            Self::Length {
                length,
                side,
                anchor,
            } => return length_from(length, *side, anchor, reference),
            Self::Vague { side, unit } => return vague(*side, *unit, reference),
            Self::Every(repeat) => {
                return Resolved {
                    start: None,
                    end: None,
                    precision: match repeat {
                        Repeat::Cycle(cycle) => cycle_precision(cycle),
                        Repeat::Length(_) => TimePrecision::Vague,
                    },
                    timex: timex::repeat(repeat),
                };
            }
            Self::Between(from, to) => return between(from, to, reference),
        }
        Resolved {
            start: period.map(|period| period.start),
            end: period.map(|period| period.end),
            precision,
            timex: timex::point(self, period),
        }
    }
}

/// The occurrence of a cycle that is meant.
fn pick_occurrence(cycle: &Cycle, pick: &Pick, reference: Option<Date>) -> Option<Period> {
    let near = |day: Date| {
        let center = calendar::index(cycle, day);
        (center - MAX_GAP..=center + MAX_GAP)
            .filter_map(|index| calendar::occurrence(cycle, index))
            .filter(|period| agrees_with_weekday(cycle, period.start))
    };
    let last = |day: Date, on: fn(&Period) -> Date| near(day).rfind(|p| on(p) <= day);
    let next = |day: Date, on: fn(&Period) -> Date| near(day).find(|p| on(p) >= day);
    let start = |period: &Period| period.start;
    let end = |period: &Period| period.end;
    match pick {
        Pick::Tense(tense) => {
            let day = reference?;
            let slack = match cycle {
                Cycle::MonthDay { .. } => SLACK_DAYS,
                _ => 0,
            };
            match tense {
                Tense::Past => last(shift_days(day, slack)?, start),
                Tense::Future => next(shift_days(day, -slack)?, end),
                Tense::Unknown => {
                    let before = last(day, start);
                    let after = next(day, start);
                    match (before, after) {
                        (Some(before), Some(after)) => {
                            let back = (day - before.start).get_days();
                            let ahead = (after.start - day).get_days();
                            // News tells what was twice as often as what will be.
                            Some(if back <= 2 * ahead { before } else { after })
                        }
                        (before, after) => before.or(after),
                    }
                }
            }
        }
        Pick::Offset(0) => calendar::occurrence(cycle, calendar::index(cycle, reference?)),
        Pick::Offset(offset) => {
            let day = reference?;
            let first = if *offset < 0 {
                last(day.yesterday().ok()?, end)?
            } else {
                next(day.tomorrow().ok()?, start)?
            };
            let steps = offset - offset.signum();
            if steps == 0 {
                return Some(first);
            }
            let index = calendar::index(cycle, first.start).checked_add(steps)?;
            calendar::occurrence(cycle, index)
        }
        Pick::In(within) => {
            let within = within.resolve(reference).period()?;
            near(within.start)
                .find(|p| p.start >= within.start && p.start <= within.end)
                .or_else(|| {
                    near(within.start).find(|p| p.end >= within.start && p.start <= within.end)
                })
        }
        Pick::After(told) => {
            let told = told.resolve(reference);
            next(told.end.or(told.start)?.tomorrow().ok()?, start)
        }
        Pick::Before(told) => {
            let told = told.resolve(reference);
            last(told.start.or(told.end)?.yesterday().ok()?, end)
        }
    }
}

/// Where the text names the weekday of a date, only years in which it falls on it are meant.
fn agrees_with_weekday(cycle: &Cycle, day: Date) -> bool {
    match cycle {
        Cycle::MonthDay {
            weekday: Some(weekday),
            ..
        } => day.weekday().to_monday_one_offset() == *weekday,
        _ => true,
    }
}

/// How far back or ahead a vague plural (`for weeks`, `the coming days`) is taken to reach.
fn reach(unit: Unit) -> (Unit, i32) {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => (Unit::Day, 1),
        Unit::Night | Unit::Day => (Unit::Day, 7),
        Unit::Weekend | Unit::Week => (Unit::Week, 6),
        Unit::Month => (Unit::Month, 6),
        Unit::Quarter | Unit::Season => (Unit::Year, 1),
        Unit::Year => (Unit::Year, 5),
        Unit::Decade => (Unit::Decade, 4),
        Unit::Century => (Unit::Century, 4),
        Unit::Millennium => (Unit::Millennium, 1),
    }
}

fn length_from(length: &Length, side: Side, anchor: &Anchor, reference: Option<Date>) -> Resolved {
    let sign = if side == Side::Past { -1 } else { 1 };
    let anchor = match side {
        Side::Unplaced => None,
        _ => anchor.date(reference, sign > 0),
    };
    let other = anchor.and_then(|day| {
        length.0.iter().try_fold(day, |day, term| {
            let (unit, count) = match term.count {
                Some(count) => (term.unit, i32::try_from(count).ok()?),
                None => reach(term.unit),
            };
            shift(day, unit, count.checked_mul(sign)?)
        })
    });
    let (start, end) = if sign < 0 {
        (other, anchor)
    } else {
        (anchor, other)
    };
    let unit = length.0.first().map(|term| term.unit);
    Resolved {
        start,
        end,
        precision: unit.map_or(TimePrecision::Vague, unit_precision),
        timex: timex::length(length),
    }
}

fn vague(side: Side, unit: Option<Unit>, reference: Option<Date>) -> Resolved {
    let reached = |sign: i32| {
        let (unit, count) = reach(unit?);
        shift(reference?, unit, count * sign)
    };
    let (start, end) = match side {
        Side::Past => (reached(-1), reference),
        Side::Future => (reference, reached(1)),
        Side::Present | Side::Unplaced => (reference, reference),
    };
    Resolved {
        start,
        end,
        precision: match (side, unit) {
            (Side::Present, _) => TimePrecision::Day,
            (_, Some(unit)) => unit_precision(unit),
            _ => TimePrecision::Vague,
        },
        timex: timex::vague(side).to_owned(),
    }
}

fn between(from: &Expression, to: &Expression, reference: Option<Date>) -> Resolved {
    let first = from.resolve(reference);
    let mut last = to.resolve(reference);
    if let (Some(start), Some(end)) = (first.start, last.end)
        && start > end
        && let Base::Recurring { cycle, .. } = &to.base
    {
        // `from November to February`: the end is the next one after the start.
        last = Expression::new(Base::Recurring {
            cycle: cycle.clone(),
            pick: Pick::After(Box::new(from.clone())),
        })
        .resolve(reference);
    }
    Resolved {
        end: last.end,
        ..first
    }
}

/// Puts a part of the day or a clock time on the day that was resolved.
fn place_in_day(resolved: &mut Resolved, part: &Part) {
    let is_day = matches!(
        resolved.precision,
        TimePrecision::Day | TimePrecision::Part | TimePrecision::Hour | TimePrecision::Minute
    );
    if !is_day {
        return;
    }
    resolved.precision = match part {
        Part::Clock {
            minute: Some(_), ..
        } => TimePrecision::Minute,
        Part::Clock { .. } => TimePrecision::Hour,
        _ => TimePrecision::Part,
    };
    if *part == Part::Overnight
        && let Some(start) = resolved.start
    {
        resolved.start = start.yesterday().ok().or(Some(start));
    }
    resolved.timex.push_str(&timex::part(part));
}

fn modify(resolved: &mut Resolved, modifier: Modifier, reference: Option<Date>) {
    let third = match modifier {
        Modifier::Start => Third::First,
        Modifier::Mid => Third::Middle,
        Modifier::End => Third::Last,
        Modifier::Earlier => {
            if let (Some(start), Some(end), Some(day)) = (resolved.start, resolved.end, reference)
                && start <= day
            {
                resolved.end = Some(end.min(day));
            }
            return;
        }
        Modifier::Later => {
            if let (Some(start), Some(end), Some(day)) = (resolved.start, resolved.end, reference)
                && day <= end
            {
                resolved.start = Some(start.max(day));
            }
            return;
        }
        Modifier::Approximately | Modifier::LessThan | Modifier::MoreThan => return,
    };
    if let Some(period) = resolved.period() {
        let part = period.third(third);
        (resolved.start, resolved.end) = (Some(part.start), Some(part.end));
    }
    resolved.precision = match resolved.precision {
        TimePrecision::Month => TimePrecision::Week,
        TimePrecision::Season | TimePrecision::Quarter => TimePrecision::Month,
        TimePrecision::Year => TimePrecision::Season,
        TimePrecision::Decade => TimePrecision::Year,
        TimePrecision::Century => TimePrecision::Decade,
        precision => precision,
    };
}

fn relate(resolved: &mut Resolved, relation: Relation, reference: Option<Date>) {
    let within_day = matches!(
        resolved.precision,
        TimePrecision::Minute | TimePrecision::Hour | TimePrecision::Part
    );
    if within_day && matches!(relation, Relation::Before | Relation::After) {
        // `shortly after midday` is the same day.
        return;
    }
    match relation {
        // What had come about by a time holds at that time; when it came about is open.
        Relation::At | Relation::By => {}
        Relation::Since => {
            resolved.end = match (resolved.start, reference) {
                (Some(start), Some(day)) if start <= day => Some(day),
                _ => None,
            };
        }
        Relation::Until => resolved.start = None,
        Relation::Before => {
            resolved.end = resolved.start.and_then(|start| start.yesterday().ok());
            resolved.start = None;
        }
        Relation::After => {
            resolved.start = resolved.end.map(|end| match resolved.precision {
                TimePrecision::Day => end,
                _ => end.tomorrow().unwrap_or(end),
            });
            resolved.end = None;
        }
    }
}

fn cycle_precision(cycle: &Cycle) -> TimePrecision {
    match cycle {
        Cycle::Weekday(_) | Cycle::MonthDay { .. } | Cycle::DayOfMonth(_) | Cycle::Named(_) => {
            TimePrecision::Day
        }
        Cycle::Weekend => TimePrecision::Week,
        Cycle::Month(_) => TimePrecision::Month,
        Cycle::Season(_) | Cycle::Half(_) => TimePrecision::Season,
        Cycle::Quarter { .. } => TimePrecision::Quarter,
        Cycle::FiscalYear => TimePrecision::Year,
    }
}

fn unit_precision(unit: Unit) -> TimePrecision {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Day => TimePrecision::Day,
        Unit::Weekend | Unit::Week => TimePrecision::Week,
        Unit::Month => TimePrecision::Month,
        Unit::Quarter => TimePrecision::Quarter,
        Unit::Season => TimePrecision::Season,
        Unit::Year => TimePrecision::Year,
        Unit::Decade => TimePrecision::Decade,
        Unit::Century | Unit::Millennium => TimePrecision::Century,
    }
}
