//! The dates that a text has told so far, which its story counts from: `the following day`,
//! `three weeks earlier`, `that year`.

use jiff::civil::Date;

use super::expression::{Anchor, Base, Cycle, Expression, Pick, Relation, Unit};

/// The dates told last, by how fine they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// The last at the end.
    days: Vec<Expression>,
    month: Option<Expression>,
    year: Option<Expression>,
}

/// Expressions that anchor in one another are kept no deeper than this.
const MAX_CHAIN: usize = 6;

impl Told {
    /// Takes note of an expression that has just been read.
    pub fn tell(&mut self, expression: &Expression) {
        let Some(unit) = granularity(&expression.base) else {
            return;
        };
        if chain(expression) > MAX_CHAIN {
            return;
        }
        let plain = Expression {
            relation: Relation::At,
            part: None,
            ..expression.clone()
        };
        if unit <= Unit::Day {
            self.days.push(plain.clone());
        }
        if unit <= Unit::Month {
            self.month = Some(plain.clone());
        }
        self.year = Some(plain);
    }

    /// The date told last that is fine enough to count such units from.
    pub fn anchor(&self, unit: Unit) -> Option<Anchor> {
        let told = match unit {
            Unit::Year | Unit::Season | Unit::Quarter | Unit::Decade | Unit::Century => &self.year,
            Unit::Month => &self.month,
            _ => return self.day().map(|told| Anchor::Told(Box::new(told.clone()))),
        };
        told.clone().map(|told| Anchor::Told(Box::new(told)))
    }

    /// The day told last.
    pub fn day(&self) -> Option<&Expression> {
        self.days.last()
    }

    /// The day told last that falls on a day of the week, Monday being 1.
    pub fn weekday(&self, weekday: i8, published: Option<Date>) -> Option<&Expression> {
        self.days.iter().rev().find(|told| {
            let day = told.resolve(published);
            day.start == day.end
                && day
                    .start
                    .is_some_and(|day| day.weekday().to_monday_one_offset() == weekday)
        })
    }
}

/// How fine a point is; nothing for what is no point.
fn granularity(base: &Base) -> Option<Unit> {
    Some(match base {
        Base::Date { day: Some(_), .. } => Unit::Day,
        Base::Date { month: Some(_), .. } => Unit::Month,
        Base::Date { .. } => Unit::Year,
        Base::Recurring { cycle, .. } => match cycle {
            Cycle::Month(_) => Unit::Month,
            Cycle::Season(_) | Cycle::Quarter { .. } | Cycle::Half(_) | Cycle::FiscalYear => {
                Unit::Season
            }
            Cycle::Weekend => Unit::Weekend,
            _ => Unit::Day,
        },
        Base::Relative { unit, .. } | Base::Containing { unit, .. } => *unit,
        _ => return None,
    })
}

fn chain(expression: &Expression) -> usize {
    let of_anchor = |anchor: &Anchor| match anchor {
        Anchor::Told(told) => 1 + chain(told),
        Anchor::Publication => 0,
    };
    match &expression.base {
        Base::Relative { anchor, .. } | Base::Length { anchor, .. } => of_anchor(anchor),
        Base::Recurring {
            pick: Pick::In(told) | Pick::After(told) | Pick::Before(told),
            ..
        } => 1 + chain(told),
        Base::Containing { of, .. } => 1 + chain(of),
        Base::Between(from, to) => 1 + chain(from).max(chain(to)),
        _ => 0,
    }
}
