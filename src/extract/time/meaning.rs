//! What a rule's match means: the builders that the grammar names.

use super::expression::{
    Anchor, Base, Cycle, Expression, Length, Modifier, Part, Pick, Relation, Repeat, Side, Tense,
    Unit,
};
use super::pattern::{Match, Table, read};
use crate::language::Dep;

pub(super) fn day(offset: i32) -> Expression {
    Expression::new(Base::Relative {
        unit: Unit::Day,
        offset,
        anchor: Anchor::Publication,
    })
}

pub(super) fn night(offset: i32) -> Expression {
    Expression {
        part: Some(Part::Night),
        ..day(offset)
    }
}

pub(super) fn at_unit(m: &Match<'_, '_>, offset: i32) -> Option<Expression> {
    Some(at(m.unit()?, offset))
}

/// The unit so many away from that of the day of publication.
pub(super) fn at(unit: Unit, offset: i32) -> Expression {
    Expression::new(Base::Relative {
        unit,
        offset,
        anchor: Anchor::Publication,
    })
}

/// A unit counted from the date told last, or from publication where none was told.
pub(super) fn from_told(m: &Match<'_, '_>, unit: Unit, offset: i32) -> Option<Expression> {
    Some(Expression::new(Base::Relative {
        unit,
        offset,
        anchor: m.scene.told.anchor(unit).unwrap_or_default(),
    }))
}

/// `earlier this year`, `late last year`.
pub(super) fn with(m: &Match<'_, '_>, expression: Expression) -> Expression {
    let modifier = [
        ("earlier", Modifier::Earlier),
        ("later", Modifier::Later),
        ("early", Modifier::Start),
        ("late", Modifier::End),
    ]
    .into_iter()
    .find_map(|(word, modifier)| m.has(word).then_some(modifier));
    Expression {
        modifier,
        ..expression
    }
}

pub(super) fn ago(m: &Match<'_, '_>) -> Option<Expression> {
    shifted(m, -1, Anchor::Publication)
}

pub(super) fn shift_told(m: &Match<'_, '_>, sign: i32) -> Option<Expression> {
    // Days after a month was told are counted from the month.
    let anchor = m.scene.told.anchor(m.unit()?).unwrap_or_default();
    shifted(m, sign, anchor)
}

pub(super) fn shift_from(m: &Match<'_, '_>, sign: i32) -> Option<Expression> {
    let from = fine(m.expression()?)?;
    shifted(m, sign, Anchor::Told(Box::new(from)))
}

/// Counted units from an event whose own day follows it: "three days after the vote on 2 August".
pub(super) fn shift_from_event(m: &Match<'_, '_>, sign: i32) -> Option<Expression> {
    let (words, a) = (m.scene.words, m.scene.analysis);
    let event = a.child(words.get(m.end - 1)?.token, Dep::Pobj)?;
    let day = |at: usize| {
        let on = words.get(at.checked_sub(1)?)?.token;
        let own = a.dep(on) == Dep::Prep && a.head(on) == event;
        own.then(|| read(Table::Whole, m.scene, at, 0)).flatten()
    };
    let from = (m.end + 1..words.len()).find_map(day)?;
    shifted(m, sign, Anchor::Told(Box::new(fine(from.expression)?)))
}

/// Counted units from an anchor: a point as fine as the unit; with a vague count, a stretch.
pub(super) fn shifted(m: &Match<'_, '_>, sign: i32, anchor: Anchor) -> Option<Expression> {
    let (count, unit) = (m.count()?, m.unit()?);
    let Some(number) = count.number else {
        let side = if sign < 0 { Side::Past } else { Side::Future };
        return Some(Expression::new(Base::Length {
            length: Length::vague(unit),
            side,
            anchor,
        }));
    };
    let (mut number, mut unit) = (i32::try_from(number).ok()?, unit);
    if count.half {
        // `a year and a half ago` is a month of its own.
        (number, unit) = match unit {
            Unit::Year => (number.checked_mul(12)? + 6, Unit::Month),
            Unit::Decade => (number.checked_mul(10)? + 5, Unit::Year),
            Unit::Century => (number.checked_mul(100)? + 50, Unit::Year),
            _ => (number, unit),
        };
    }
    // Decades and centuries back mean a year, not a decade of the calendar.
    let (number, unit) = match unit {
        Unit::Decade => (number.checked_mul(10)?, Unit::Year),
        Unit::Century => (number.checked_mul(100)?, Unit::Year),
        Unit::Millennium => (number.checked_mul(1000)?, Unit::Year),
        unit => (number, unit),
    };
    Some(Expression::new(Base::Relative {
        unit,
        offset: number.checked_mul(sign)?,
        anchor,
    }))
}

pub(super) fn in_calendar(year: i16, month: Option<i8>, day: Option<i8>) -> Expression {
    Expression::new(Base::Date { year, month, day })
}

pub(super) fn date(m: &Match<'_, '_>) -> Option<Expression> {
    Some(in_calendar(m.year()?, Some(m.month()?), Some(m.day()?)))
}

pub(super) fn month_of_year(m: &Match<'_, '_>) -> Option<Expression> {
    Some(in_calendar(m.year()?, Some(m.month()?), None))
}

pub(super) fn picked(cycle: Cycle, pick: Pick) -> Option<Expression> {
    Some(Expression::new(Base::Recurring { cycle, pick }))
}

pub(super) fn by_tense(m: &Match<'_, '_>) -> Option<Expression> {
    by_tense_of(m, m.cycle()?)
}

pub(super) fn by_tense_of(m: &Match<'_, '_>, cycle: Cycle) -> Option<Expression> {
    if matches!(cycle, Cycle::Named(_)) {
        // Feasts are spoken of when they are near, before and after.
        return picked(cycle, Pick::Tense(Tense::Unknown));
    }
    let tense = match m.scene.relation(m.start, m.end) {
        Relation::Since => Tense::Past,
        Relation::Until | Relation::By => match m.scene.tense(m.start, m.end) {
            Tense::Past => Tense::Past,
            _ => Tense::Future,
        },
        _ => m.scene.tense(m.start, m.end),
    };
    let annual = matches!(
        cycle,
        Cycle::Month(_) | Cycle::MonthDay { .. } | Cycle::Season(_)
    );
    let loose = match tense {
        Tense::Past => annual && m.scene.is_of_noun(m.start, m.end),
        Tense::Future => m.scene.is_possessive(m.end),
        Tense::Unknown => false,
    };
    let tense = if loose { Tense::Unknown } else { tense };
    picked(cycle, Pick::Tense(tense))
}

pub(super) fn in_year(m: &Match<'_, '_>, cycle: Cycle) -> Option<Expression> {
    picked(
        cycle,
        Pick::In(Box::new(in_calendar(m.year()?, None, None))),
    )
}

pub(super) fn month_day(m: &Match<'_, '_>) -> Option<Expression> {
    by_tense_of(
        m,
        Cycle::MonthDay {
            month: m.month()?,
            day: m.day()?,
            weekday: m.weekday(),
        },
    )
}

pub(super) fn days_of_month(m: &Match<'_, '_>) -> Option<Expression> {
    let (month, from, to) = (m.month()?, m.day()?, m.second_day()?);
    let point = |day| match m.year() {
        Some(year) => Some(in_calendar(year, Some(month), Some(day))),
        None => by_tense_of(
            m,
            Cycle::MonthDay {
                month,
                day,
                weekday: None,
            },
        ),
    };
    (from < to).then_some(())?;
    Some(Expression::new(Base::Between(
        Box::new(point(from)?),
        Box::new(point(to)?),
    )))
}

pub(super) fn year(m: &Match<'_, '_>) -> Option<Expression> {
    let year = m.year()?;
    m.scene
        .is_year(m.start, m.end, year)
        .then(|| in_calendar(year, None, None))
}

pub(super) fn decade(m: &Match<'_, '_>) -> Option<Expression> {
    let first = m.decade()?;
    // `in her thirties` is an age, `the thirties` of a temperature too seldom to mind.
    let word = m.scene.text(m.end - 1);
    let in_words = !word.starts_with(|c: char| !c.is_ascii_alphabetic());
    if in_words && !m.has("the") {
        return None;
    }
    if matches!(m.scene.before(m.start), "his" | "her" | "their" | "my") {
        return None;
    }
    Some(Expression::new(Base::Decade(first)))
}

pub(super) fn quarter(m: &Match<'_, '_>, fiscal: bool) -> Option<Cycle> {
    let number = i8::try_from(m.ordinal()?)
        .ok()
        .filter(|n| (1..=4).contains(n))?;
    Some(Cycle::Quarter { number, fiscal })
}

pub(super) fn numbered_quarter(m: &Match<'_, '_>) -> Option<Cycle> {
    let number = (1..=4).find(|n| m.has(["q1", "q2", "q3", "q4"][*n as usize - 1]))?;
    Some(Cycle::Quarter {
        number,
        fiscal: false,
    })
}

pub(super) fn half(m: &Match<'_, '_>) -> Cycle {
    Cycle::Half(if m.has("first") { 1 } else { 2 })
}

/// Only a day can be counted from by days, or lie in a week.
pub(super) fn fine(expression: Expression) -> Option<Expression> {
    match &expression.base {
        Base::Date { day: None, .. } | Base::Decade(_) | Base::Century(_) => None,
        Base::Vague { .. } | Base::Length { .. } | Base::Every(_) => None,
        _ => Some(expression),
    }
}

pub(super) fn containing(unit: Unit, of: Expression) -> Option<Expression> {
    Some(Expression::new(Base::Containing {
        unit,
        of: Box::new(of),
    }))
}

pub(super) fn beside(expression: Expression, offset: i32) -> Option<Expression> {
    Some(Expression::new(Base::Relative {
        unit: Unit::Day,
        offset,
        anchor: Anchor::Told(Box::new(fine(expression)?)),
    }))
}

pub(super) fn vague(side: Side, unit: Option<Unit>) -> Option<Expression> {
    Some(Expression::new(Base::Vague { side, unit }))
}

/// Whether a noun phrase ends here, so that `past` and `future` are the nouns.
pub(super) fn ends_phrase(m: &Match<'_, '_>) -> bool {
    m.scene.ends_phrase(m.end)
}

pub(super) fn unplaced(length: Length) -> Option<Expression> {
    Some(Expression::new(Base::Length {
        length,
        side: Side::Unplaced,
        anchor: Anchor::Publication,
    }))
}

pub(super) fn stretch(length: Length, side: Side) -> Option<Expression> {
    Some(Expression::new(Base::Length {
        length,
        side,
        anchor: Anchor::Publication,
    }))
}

/// So many units; `a` only with the singular, and no fractions in quarters.
pub(super) fn counted_length(m: &Match<'_, '_>) -> Option<Length> {
    let (count, unit) = (m.count()?, m.unit()?);
    let fraction = unit == Unit::Quarter && m.scene.text(m.start + 1) == "-";
    let article = count.article && m.scene.is_plural_unit(m.start + 1);
    (!fraction && !article).then(|| count.of(unit))?
}

pub(super) fn counted(m: &Match<'_, '_>) -> Option<Expression> {
    if m.unit()? == Unit::Quarter || m.scene.is_age(m.end) {
        // A quarter of something, or three of them.
        return None;
    }
    let side = m.scene.side(m.start, m.end);
    stretch(counted_length(m)?, side)
}

/// `two years and six months`.
pub(super) fn sum(m: &Match<'_, '_>) -> Option<Expression> {
    let mut first = counted_length(m)?;
    let Base::Length { length, .. } = m.expression()?.base else {
        return None;
    };
    // Only from long to short, each once.
    let (last, next) = (first.0.last()?, length.0.first()?);
    if next.unit >= last.unit || next.count.is_none() {
        return None;
    }
    first.0.extend(length.0);
    let side = m.scene.side(m.start, m.end);
    stretch(first, side)
}

pub(super) fn every(repeat: Repeat, part: Option<Part>) -> Option<Expression> {
    Some(Expression {
        part,
        ..Expression::new(Base::Every(repeat))
    })
}

/// A modifier before a point: `early Monday`, `the end of March`, `mid-2014`.
pub(super) fn narrowed(m: &Match<'_, '_>) -> Option<Expression> {
    let expression = m.expression()?;
    let modifier = m
        .modifier()
        .or_else(|| with(m, expression.clone()).modifier);
    let modifier = modifier.or_else(|| {
        if m.has("first") {
            Some(Modifier::Start)
        } else {
            m.has("last").then_some(Modifier::End)
        }
    });
    if matches!(
        expression.base,
        Base::Vague { .. } | Base::Length { .. } | Base::Every(_)
    ) || expression.modifier.is_some()
    {
        return None;
    }
    Some(Expression {
        modifier,
        ..expression
    })
}

/// A part of the day or a clock time beside a day.
pub(super) fn parted(m: &Match<'_, '_>) -> Option<Expression> {
    let expression = m.expression()?;
    if expression.part.is_some() || !is_day(&expression.base) {
        return None;
    }
    let with = with(m, expression);
    Some(Expression {
        part: m.part(),
        ..with
    })
}

pub(super) fn is_day(base: &Base) -> bool {
    match base {
        Base::Date { day, .. } => day.is_some(),
        Base::Relative { unit, .. } => *unit == Unit::Day,
        Base::Recurring { cycle, .. } => matches!(
            cycle,
            Cycle::Weekday(_) | Cycle::MonthDay { .. } | Cycle::DayOfMonth(_) | Cycle::Named(_)
        ),
        _ => false,
    }
}

/// A clock time alone is of the day told in the same sentence, or of publication.
pub(super) fn clocked(m: &Match<'_, '_>) -> Option<Expression> {
    Some(Expression {
        part: m.part(),
        ..day(0)
    })
}

pub(super) fn bounded(m: &Match<'_, '_>) -> Option<Expression> {
    let expression = m.expression()?;
    if expression.modifier.is_some() {
        return None;
    }
    let is_length = matches!(expression.base, Base::Length { .. });
    let is_shift = matches!(
        expression.base,
        Base::Relative { offset, .. } if offset.abs() > 1
    );
    let is_year = matches!(expression.base, Base::Date { month: None, .. })
        && m.modifier() == Some(Modifier::Approximately);
    // `some Monday`, `over the weekend`: no bounds of a number.
    (is_length || is_shift || is_year).then_some(())?;
    if m.has("over") && m.scene.is_preposition(m.start) {
        return None;
    }
    Some(Expression {
        modifier: m.modifier(),
        ..expression
    })
}
