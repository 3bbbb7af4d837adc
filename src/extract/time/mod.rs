//! Expressions of date, time and duration, and what they mean against a reference date.

mod calendar;
mod context;
mod expression;
mod grammar;
mod lexicon;
mod meaning;
mod pattern;
mod resolve;
mod tense;
mod timex;
mod told;
mod word;

#[cfg(test)]
mod tests;

pub use expression::{
    Anchor, Base, Cycle, Expression, Length, Modifier, NamedDay, Part, Pick, Relation, Repeat,
    Season, Side, Tense, Term, Unit,
};
pub use resolve::Resolved;
pub use tense::is_only_late;

use jiff::civil::Date;

use self::context::Scene;
use self::lexicon::Classes;
use self::pattern::{Reading, Table};
use self::told::Told;
use super::record::TimePrecision;
use crate::knowledge::Knowledge;
use crate::language::Analysis;
use std::ops::Range;

/// ACLED's time-precision: 1 where the day is given, 2 within a week, 3 within a month; nothing
/// for what is vaguer.
pub fn time_precision(resolved: &Resolved) -> Option<u8> {
    let days = (resolved.end? - resolved.start?).get_days();
    match resolved.precision {
        TimePrecision::Minute | TimePrecision::Hour | TimePrecision::Part => Some(1),
        _ => match days {
            0 => Some(1),
            1..=7 => Some(2),
            8..=31 => Some(3),
            _ => None,
        },
    }
}

/// A time expression in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// Tokens covered.
    pub tokens: Range<usize>,
    /// What the words say; absent for an absolute date.
    pub expression: Option<Expression>,
    /// What they mean, resolved as far as possible.
    pub resolved: Resolved,
    /// The rule that read it.
    pub rule: &'static str,
}

impl TimeMention {
    /// Whether it counts from a date that the text told before: "the next day", "a week later".
    pub fn is_from_told(&self) -> bool {
        self.rule.starts_with("told-")
    }
}

/// Whether a word is the name of a month, in full or cut short.
pub(super) fn is_month(word: &str) -> bool {
    lexicon::month(word).is_some() && word != "may"
}

/// Every time expression of a document, left to right, none overlapping.
pub fn find(
    analysis: &Analysis,
    knowledge: &Knowledge,
    published: Option<Date>,
) -> Vec<TimeMention> {
    let mut mentions = Vec::new();
    let mut told = Told::default();
    for sentence in analysis.sentences() {
        let words = word::words(analysis, &knowledge.numerals, sentence.clone());
        let mut at = 0;
        while at < words.len() {
            let scene = Scene {
                analysis,
                lexicon: &knowledge.lexicon,
                words: &words,
                told: &told,
                published,
            };
            let Some(reading) = read_at(&scene, at) else {
                at += 1;
                continue;
            };
            let tokens = words[at].token..words[reading.end - 1].token + 1;
            let start = std::mem::replace(&mut at, reading.end);
            if !exists(&reading.expression) {
                continue;
            }
            let expression = range_from(&scene, start, &reading).unwrap_or(reading.expression);
            let from = scene.before(start) == "from";
            // An hour without a day is of a day told before, and tells none.
            if !matches!(reading.rule, "clock" | "noon" | "hours") {
                told.tell(&expression);
            }
            join_clock(&mut mentions, &tokens, &expression, published);
            let further = further_day(&words, at, &expression);
            let until = matches!(words.get(at).map(|word| word.text), Some("to" | "through"));
            let expression = match &further {
                Some((day, _)) if until && from => {
                    Expression::new(Base::Between(Box::new(expression), Box::new(day.clone())))
                }
                _ => expression,
            };
            mentions.push(mention(tokens, expression, reading.rule, published));
            if let Some((day, next)) = further {
                let token = words[next].token;
                mentions.push(mention(token..token + 1, day, "further-day", published));
                at = next + 1;
            }
        }
    }
    mentions
}

/// "at 10 am in New York on Tuesday": a clock time shortly before a day is of that day.
fn join_clock(
    mentions: &mut [TimeMention],
    day: &Range<usize>,
    told: &Expression,
    published: Option<Date>,
) {
    let Some(clock) = mentions.last_mut() else {
        return;
    };
    let near = clock.rule == "clock" && day.start.saturating_sub(clock.tokens.end) <= 4;
    if near && told.part.is_none() && meaning::is_day(&told.base) {
        let expression = Expression {
            part: clock
                .expression
                .as_ref()
                .and_then(|clock| clock.part.clone()),
            ..told.clone()
        };
        *clock = mention(clock.tokens.clone(), expression, "clock-of-day", published);
    }
}

fn mention(
    tokens: Range<usize>,
    expression: Expression,
    rule: &'static str,
    published: Option<Date>,
) -> TimeMention {
    TimeMention {
        tokens,
        resolved: expression.resolve(published),
        expression: expression.needs_reference().then_some(expression),
        rule,
    }
}

/// `from March to May 2009`, `between 2011 and 2014`, `2011-2014`: the first of two points stands
/// for the stretch between them; the second is a mention of its own.
fn range_from(scene: &Scene<'_>, start: usize, first: &Reading) -> Option<Expression> {
    let joint = scene.text(first.end);
    let announced = scene.before(start);
    let joined = match announced {
        "from" => matches!(joint, "to" | "until" | "till" | "through" | "-" | "–"),
        "between" => matches!(joint, "and" | "-" | "–"),
        _ => matches!(joint, "-" | "–" | "through") && scene.words.len() > first.end + 1,
    };
    if !joined || !is_point(&first.expression.base) {
        return None;
    }
    let second = pattern::read(Table::Whole, scene, first.end + 1, 0)?;
    if !is_point(&second.expression.base) || !exists(&second.expression) {
        return None;
    }
    let mut from = first.expression.clone();
    from.relation = Relation::At;
    let to = second.expression;
    // The year is told once: `from March to May 2009`, `from October to March 2009`.
    if let (
        Base::Recurring {
            cycle,
            pick: Pick::Tense(_),
        },
        &Base::Date {
            year,
            month: Some(until),
            ..
        },
    ) = (&from.base, &to.base)
    {
        let (month, day) = match cycle {
            Cycle::Month(month) => (*month, None),
            Cycle::MonthDay { month, day, .. } => (*month, Some(*day)),
            _ => return None,
        };
        from.base = Base::Date {
            year: if month > until { year - 1 } else { year },
            month: Some(month),
            day,
        };
    }
    let between = Expression::new(Base::Between(Box::new(from), Box::new(to)));
    exists(&between).then_some(between)
}

/// `April 24 and 25`: a second day of the same month, and its word.
fn further_day(
    words: &[word::Word<'_>],
    at: usize,
    first: &Expression,
) -> Option<(Expression, usize)> {
    if !matches!(words.get(at)?.text, "and" | "or" | "to" | "through") {
        return None;
    }
    let text = words.get(at + 1)?.text;
    let number: i8 = text.parse().ok().filter(|_| text.len() <= 2)?;
    let end = words.get(at + 2).is_none_or(|word| {
        matches!(
            word.text,
            "." | "," | ";" | "in" | "at" | "to" | "for" | ")"
        )
    });
    let mut expression = first.clone();
    let day = match &mut expression.base {
        Base::Date { day: Some(day), .. } => day,
        Base::Recurring {
            cycle: Cycle::MonthDay { day, weekday, .. },
            ..
        } => {
            *weekday = None;
            day
        }
        _ => return None,
    };
    if !end || number <= *day {
        return None;
    }
    *day = number;
    exists(&expression).then_some((expression, at + 1))
}

/// The longest reading at a word, with its relation to what is told.
fn read_at(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    if scene.words[at].classes == Classes::NONE {
        return None;
    }
    let mut best: Option<Reading> = None;
    for table in [Table::Set, Table::Whole] {
        let reading = pattern::read(table, scene, at, 0);
        if let Some(reading) = reading
            && best.as_ref().is_none_or(|best| reading.end > best.end)
        {
            best = Some(reading);
        }
    }
    let mut best = best?;
    // A mention ends where its last token does.
    if let Some(word) = scene.words.get(best.end)
        && scene.words[best.end - 1].token == word.token
    {
        return None;
    }
    if is_point(&best.expression.base) {
        best.expression.relation = scene.relation(at, best.end);
    }
    Some(best)
}

fn is_point(base: &Base) -> bool {
    !matches!(
        base,
        Base::Length { .. } | Base::Vague { .. } | Base::Every(_)
    )
}

/// Whether the calendar has such a day.
fn exists(expression: &Expression) -> bool {
    match &expression.base {
        &Base::Date {
            year,
            month: Some(month),
            day: Some(day),
        } => Date::new(year, month, day).is_ok(),
        Base::Recurring {
            cycle: Cycle::MonthDay { month, day, .. },
            ..
        } => Date::new(2000, *month, *day).is_ok(),
        Base::Between(from, to) => exists(from) && exists(to),
        _ => true,
    }
}
