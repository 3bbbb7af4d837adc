//! When a claim's action took place: its time expression, resolved against the document's date,
//! as bounds on begin and end.

use jiff::civil::Date;

use super::record::{EventShape, Interval};
use crate::extract::record::{TimePrecision, TimeRef};
use crate::extract::time::{Base, Expression, Modifier, Relation, Side, Unit};

/// A claim's time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct When {
    /// Bounds on begin and end.
    pub interval: Interval,
    /// How exactly the time is known; absent where nothing is known.
    pub precision: Option<TimePrecision>,
}

/// First and last day of a time, told on `reference`, as far as they are known.
pub fn window(time: &TimeRef, reference: Option<Date>) -> (Option<Date>, Option<Date>) {
    match &time.expression {
        Some(expression) => {
            let resolved = expression.resolve(reference);
            (resolved.start.or(time.start), resolved.end.or(time.end))
        }
        None => (time.start, time.end),
    }
}

/// Whether a time runs from some day to the telling: "since May", "since the war began in May".
pub fn is_since(time: &TimeRef) -> bool {
    match &time.expression {
        Some(expression) => expression.relation == Relation::Since,
        None => time.precision == TimePrecision::Vague && time.start.is_some(),
    }
}

/// The bounds that a claim's time sets.
pub fn when(time: &TimeRef, shape: EventShape, reference: Option<Date>) -> When {
    let mut precision = Some(time.precision);
    let interval = match &time.expression {
        Some(expression) => {
            let resolved = expression.resolve(reference);
            precision = Some(resolved.precision);
            of_expression(expression, shape, reference)
        }
        None => at(shape, time.start, time.end),
    };
    let known = interval != Interval::default();
    When {
        interval,
        precision: precision.filter(|_| known),
    }
}

/// Something told of as being at a time: an occurrence lies within it, a state holds in it.
fn at(shape: EventShape, start: Option<Date>, end: Option<Date>) -> Interval {
    match shape {
        EventShape::Occurrence => Interval {
            earliest_begin: start,
            latest_begin: end,
            earliest_end: start,
            latest_end: end,
        },
        EventShape::State => Interval {
            latest_begin: end.or(start),
            earliest_end: start.or(end),
            ..Interval::default()
        },
    }
}

fn of_expression(expression: &Expression, shape: EventShape, reference: Option<Date>) -> Interval {
    let mut plain = expression.clone();
    plain.relation = Relation::At;
    let told = plain.resolve(reference);
    let (start, end) = (told.start, told.end);
    let began = |first, last| Interval {
        earliest_begin: first,
        latest_begin: last,
        earliest_end: reference.filter(|_| shape == EventShape::State),
        latest_end: reference.filter(|_| shape == EventShape::Occurrence),
    };
    match expression.relation {
        Relation::Since => began(start, end),
        Relation::By => Interval {
            latest_begin: end,
            latest_end: end.filter(|_| shape == EventShape::Occurrence),
            ..Interval::default()
        },
        Relation::Until => Interval {
            latest_begin: end,
            earliest_end: start,
            latest_end: end,
            ..Interval::default()
        },
        Relation::Before => Interval {
            latest_begin: start,
            latest_end: start.filter(|_| shape == EventShape::Occurrence),
            ..Interval::default()
        },
        Relation::After => Interval {
            earliest_begin: start,
            earliest_end: start,
            ..Interval::default()
        },
        Relation::At => match &expression.base {
            // "For over three years": it began three to four years ago and still goes on.
            Base::Length {
                side: Side::Past,
                length,
                ..
            } if shape == EventShape::State => {
                let vague = length.0.iter().any(|term| term.count.is_none());
                let unit = length.0.last().map(|term| term.unit);
                let (first, last) = if vague {
                    (start, None)
                } else {
                    begin_of_length(start, unit, expression.modifier)
                };
                began(first, last)
            }
            _ => at(shape, start, end),
        },
    }
}

/// When a length of so many units began, `start` being the length taken exactly. People round: a
/// plain figure is meant within half a unit, "over three" is under four, "nearly three" over two.
fn begin_of_length(
    start: Option<Date>,
    unit: Option<Unit>,
    modifier: Option<Modifier>,
) -> (Option<Date>, Option<Date>) {
    let Some((start, unit)) = start.zip(unit) else {
        return (start, start);
    };
    let days: i64 = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Day => 1,
        Unit::Weekend | Unit::Week => 7,
        Unit::Month => 30,
        Unit::Quarter | Unit::Season => 91,
        Unit::Year => 365,
        Unit::Decade => 3652,
        Unit::Century | Unit::Millennium => 36524,
    };
    let shift = |by: i64| {
        start
            .checked_add(jiff::Span::new().days(by))
            .unwrap_or(start)
    };
    match modifier {
        // A day less than a whole unit, so that "over two" and "over three" don't meet.
        Some(Modifier::MoreThan) => (Some(shift(1 - days)), Some(start)),
        Some(Modifier::LessThan) => (Some(start), Some(shift(days - 1))),
        _ => (Some(shift(-days / 2)), Some(shift(days / 2))),
    }
}

impl Interval {
    /// First day that anything of it may lie on.
    pub fn first(&self) -> Option<Date> {
        self.earliest_begin
    }

    /// Last day that anything of it may lie on.
    pub fn last(&self) -> Option<Date> {
        self.latest_end
    }

    /// What both say together; `None` where they can't both be true.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let later = |a: Option<Date>, b: Option<Date>| match (a, b) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => a.or(b),
        };
        let sooner = |a: Option<Date>, b: Option<Date>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            _ => a.or(b),
        };
        let met = Self {
            earliest_begin: later(self.earliest_begin, other.earliest_begin),
            latest_begin: sooner(self.latest_begin, other.latest_begin),
            earliest_end: later(self.earliest_end, other.earliest_end),
            latest_end: sooner(self.latest_end, other.latest_end),
        };
        let ordered = |a: Option<Date>, b: Option<Date>| a.zip(b).is_none_or(|(a, b)| a <= b);
        (ordered(met.earliest_begin, met.latest_begin)
            && ordered(met.earliest_end, met.latest_end)
            && ordered(met.earliest_begin, met.latest_end))
        .then_some(met)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::extract::time::{Anchor, Length};

    fn told(base: Base, modifier: Option<Modifier>, relation: Relation) -> Expression {
        Expression {
            base,
            part: None,
            modifier,
            relation,
        }
    }

    fn years(count: u32) -> Base {
        Base::Length {
            length: Length::of(count, Unit::Year),
            side: Side::Past,
            anchor: Anchor::Publication,
        }
    }

    #[test]
    fn over_three_years_and_over_two_years_do_not_meet() {
        let reference = Some(date(2021, 6, 10));
        let of = |count| {
            let told = told(years(count), Some(Modifier::MoreThan), Relation::At);
            of_expression(&told, EventShape::State, reference)
        };
        assert_eq!(of(3).latest_begin, Some(date(2018, 6, 10)));
        assert_eq!(of(3).earliest_end, reference);
        assert!(of(3).earliest_begin < of(2).earliest_begin);
        assert_eq!(of(3).meet(&of(4)), None);
    }

    #[test]
    fn since_a_year_bounds_the_begin_and_leaves_the_end_open() {
        let told = told(
            Base::Date {
                year: 2014,
                month: None,
                day: None,
            },
            None,
            Relation::Since,
        );
        let interval = of_expression(&told, EventShape::State, Some(date(2016, 2, 1)));
        assert_eq!(interval.earliest_begin, Some(date(2014, 1, 1)));
        assert_eq!(interval.latest_begin, Some(date(2014, 12, 31)));
        assert_eq!(interval.earliest_end, Some(date(2016, 2, 1)));
        assert_eq!(interval.latest_end, None);
    }
}
