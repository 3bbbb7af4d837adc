//! The pattern language of the grammar, and its matcher.
//!
//! A pattern is a row of elements. One in lower case is a word, or several with `|` between; one
//! that begins with a capital is a class of words or a table of rules; `?` makes it optional. Of
//! all rules that match at a place the one that takes most words wins, the earlier one on a tie.
//! Rules are found by what their first word can be, so that most words of a text cost one lookup.

use rustc_hash::FxHashMap;

use super::context::Scene;
use super::expression::{Cycle, Expression, Modifier, Part, Unit};
use super::lexicon::{self, Classes};
use super::word::{self, Count, Word};

/// One rule: its name (which mentions carry), its pattern, and what it makes of a match.
pub(super) struct Rule {
    pub name: &'static str,
    pub pattern: &'static str,
    pub build: fn(&Match<'_, '_>) -> Option<Expression>,
}

/// What an element reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A weekday, month, season, weekend or named day.
    Cycle,
    Weekday,
    /// `Mondays`.
    Weekdays,
    Month,
    Season,
    Named,
    /// Day of a month.
    Day,
    Year,
    Decade,
    Ordinal,
    /// A unit in the singular.
    Unit,
    /// A unit in the plural.
    Units,
    /// A unit in either.
    AnyUnit,
    Count,
    Part,
    Modifier,
    Bound,
    Clock,
    /// A table of rules.
    Rules(Table),
}

/// The tables of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// Points narrowed or blurred by what stands around them.
    Whole,
    /// Points and stretches of the calendar.
    Point,
    /// Units counted from an anchor: `last year`, `that day`.
    Relative,
    Length,
    Set,
}

enum Element {
    Words(Vec<&'static str>),
    Class(Class),
}

struct Compiled {
    rule: &'static Rule,
    elements: Vec<(Element, bool)>,
}

/// A table of rules, ready for matching.
pub(super) struct Rules {
    rules: Vec<Compiled>,
    by_word: FxHashMap<&'static str, Vec<usize>>,
    by_class: Vec<(Classes, usize)>,
    by_table: Vec<(Table, Vec<usize>)>,
}

impl Rules {
    pub fn new(rules: &'static [Rule]) -> Self {
        let mut made = Self {
            rules: rules.iter().map(Compiled::new).collect(),
            by_word: FxHashMap::default(),
            by_class: Vec::new(),
            by_table: Vec::new(),
        };
        for (at, rule) in made.rules.iter().enumerate() {
            for (element, optional) in &rule.elements {
                match element {
                    Element::Words(words) => {
                        for word in words {
                            made.by_word.entry(word).or_default().push(at);
                        }
                    }
                    Element::Class(Class::Rules(table)) => {
                        match made.by_table.iter_mut().find(|(known, _)| known == table) {
                            Some((_, rules)) => rules.push(at),
                            None => made.by_table.push((*table, vec![at])),
                        }
                    }
                    Element::Class(class) => made.by_class.push((class.words(), at)),
                }
                if !optional {
                    break;
                }
            }
        }
        made
    }

    /// The rules that can begin with a word, in the table's order.
    fn candidates<'r>(&'r self, word: &Word<'_>) -> impl Iterator<Item = &'r Compiled> {
        let by_class = (word.classes != Classes::NONE).then_some(&self.by_class);
        let by_table = self.by_table.iter();
        let mut found: Vec<usize> = by_class
            .into_iter()
            .flatten()
            .filter(|(classes, _)| classes.meets(word.classes))
            .map(|&(_, at)| at)
            .chain(
                by_table
                    .filter(|(table, _)| super::grammar::table(*table).may_begin_with(word))
                    .flat_map(|(_, rules)| rules.iter().copied()),
            )
            .chain(self.by_word.get(word.text).into_iter().flatten().copied())
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.rules[at])
    }

    /// Whether any rule can begin with a word.
    fn may_begin_with(&self, word: &Word<'_>) -> bool {
        let (mut classes, mut tables) = (self.by_class.iter(), self.by_table.iter());
        word.classes != Classes::NONE && classes.any(|(class, _)| class.meets(word.classes))
            || tables.any(|(table, _)| super::grammar::table(*table).may_begin_with(word))
            || self.by_word.contains_key(word.text)
    }
}

impl Compiled {
    fn new(rule: &'static Rule) -> Self {
        let elements = rule
            .pattern
            .split_whitespace()
            .map(|text| {
                let (text, optional) = match text.strip_suffix('?') {
                    Some(text) if !text.is_empty() => (text, true),
                    _ => (text, false),
                };
                let element = match Class::named(text) {
                    Some(class) => Element::Class(class),
                    None => Element::Words(text.split('|').collect()),
                };
                (element, optional)
            })
            .collect();
        Self { rule, elements }
    }
}

impl Class {
    fn named(text: &str) -> Option<Self> {
        Some(match text {
            "Cycle" => Self::Cycle,
            "Weekday" => Self::Weekday,
            "Weekdays" => Self::Weekdays,
            "Month" => Self::Month,
            "Season" => Self::Season,
            "Named" => Self::Named,
            "Day" => Self::Day,
            "Year" => Self::Year,
            "Decade" => Self::Decade,
            "Ordinal" => Self::Ordinal,
            "Unit" => Self::Unit,
            "Units" => Self::Units,
            "AnyUnit" => Self::AnyUnit,
            "Count" => Self::Count,
            "Part" => Self::Part,
            "Modifier" => Self::Modifier,
            "Bound" => Self::Bound,
            "Clock" => Self::Clock,
            "Point" => Self::Rules(Table::Point),
            "Relative" => Self::Rules(Table::Relative),
            "Length" => Self::Rules(Table::Length),
            _ => return None,
        })
    }

    /// Classes of the words it can begin with where it opens a rule; none for a table of rules. Not
    /// "weekend", which is no time without "last" or "the": "a weekend rally".
    fn words(self) -> Classes {
        match self {
            Self::Cycle => Classes::WEEKDAY | Classes::MONTH | Classes::SEASON | Classes::NAMED,
            Self::Weekday => Classes::WEEKDAY,
            Self::Weekdays => Classes::WEEKDAYS,
            Self::Month => Classes::MONTH,
            Self::Season => Classes::SEASON,
            Self::Named => Classes::NAMED,
            Self::Day => Classes::NUMBER | Classes::ORDINAL,
            Self::Year | Self::Count | Self::Clock => Classes::NUMBER | Classes::PART,
            Self::Decade => Classes::DECADE,
            Self::Ordinal => Classes::ORDINAL,
            Self::Unit | Self::Units | Self::AnyUnit => Classes::UNIT,
            Self::Part => Classes::PART,
            Self::Modifier => Classes::MODIFIER,
            Self::Bound => Classes::BOUND,
            Self::Rules(_) => Classes::NONE,
        }
    }

    /// Whether it can begin with a word.
    fn may_begin_with(self, word: &Word<'_>) -> bool {
        match self {
            Self::Rules(table) => super::grammar::table(table).may_begin_with(word),
            Self::Cycle if word.text == "weekend" => true,
            class => class.words().meets(word.classes),
        }
    }
}

/// What an element read.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Word(&'a str),
    Cycle(Cycle),
    Weekday(i8),
    Month(i8),
    Day(i8),
    Year(i16),
    Decade(i16),
    Ordinal(u32),
    Unit(Unit),
    Count(Count),
    Part(Part),
    Modifier(Modifier),
    Expression(Expression),
}

/// A rule's match, for its builder.
pub(super) struct Match<'m, 'a> {
    /// What the elements read, left to right.
    pub values: &'m [Value<'a>],
    /// The text around, the dates told before, the tense.
    pub scene: &'m Scene<'a>,
    /// First word of the match.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident: $variant:ident($type:ty)),+ $(,)?) => {
        impl Match<'_, '_> {
            $($(#[$doc])* pub fn $name(&self) -> Option<$type> {
                self.values.iter().find_map(|value| match value {
                    Value::$variant(value) => Some(value.clone()),
                    _ => None,
                })
            })+
        }
    };
}

getters! {
    cycle: Cycle(Cycle),
    weekday: Weekday(i8),
    month: Month(i8),
    day: Day(i8),
    year: Year(i16),
    decade: Decade(i16),
    ordinal: Ordinal(u32),
    unit: Unit(Unit),
    count: Count(Count),
    part: Part(Part),
    modifier: Modifier(Modifier),
    /// What the first table of rules in the pattern read.
    expression: Expression(Expression),
}

impl Match<'_, '_> {
    /// Whether one of the pattern's own words is this one.
    pub fn has(&self, word: &str) -> bool {
        self.values
            .iter()
            .any(|value| matches!(value, Value::Word(known) if *known == word))
    }

    /// The second day of the pattern.
    pub fn second_day(&self) -> Option<i8> {
        self.values
            .iter()
            .filter_map(|value| match value {
                Value::Day(day) => Some(*day),
                _ => None,
            })
            .nth(1)
    }
}

/// What the grammar read at a place.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub expression: Expression,
    /// One past the last word.
    pub end: usize,
    pub rule: &'static str,
}

/// Rules call tables within patterns no deeper than this (`the day before the eve of …`).
const MAX_DEPTH: usize = 4;

/// The longest reading of a table at a word.
pub(super) fn read<'a>(
    table: Table,
    scene: &Scene<'a>,
    start: usize,
    depth: usize,
) -> Option<Reading> {
    let word = scene.words.get(start)?;
    if depth > MAX_DEPTH {
        return None;
    }
    let mut best: Option<Reading> = None;
    let mut values = Vec::new();
    for compiled in super::grammar::table(table).candidates(word) {
        values.clear();
        let Some(end) = fit(&compiled.elements, scene, start, depth, &mut values) else {
            continue;
        };
        if best.as_ref().is_some_and(|best| best.end >= end) {
            continue;
        }
        let matched = Match {
            values: &values,
            scene,
            start,
            end,
        };
        if let Some(expression) = (compiled.rule.build)(&matched) {
            best = Some(Reading {
                expression,
                end,
                rule: compiled.rule.name,
            });
        }
    }
    best
}

/// Fits the elements to the words from `at`, optional ones where they can; gives the end.
fn fit<'a>(
    elements: &[(Element, bool)],
    scene: &Scene<'a>,
    at: usize,
    depth: usize,
    values: &mut Vec<Value<'a>>,
) -> Option<usize> {
    let Some(((element, optional), rest)) = elements.split_first() else {
        return Some(at);
    };
    let mark = values.len();
    if let Some((value, len)) = read_element(element, scene, at, depth) {
        values.push(value);
        if let Some(end) = fit(rest, scene, at + len, depth, values) {
            return Some(end);
        }
        values.truncate(mark);
    }
    if *optional {
        return fit(rest, scene, at, depth, values);
    }
    None
}

fn read_element<'a>(
    element: &Element,
    scene: &Scene<'a>,
    at: usize,
    depth: usize,
) -> Option<(Value<'a>, usize)> {
    let words = scene.words.get(at..)?;
    let first = words.first()?;
    let one = |value: Option<Value<'a>>| Some((value?, 1));
    let unit = |plural: Option<bool>| {
        let (unit, is_plural) = lexicon::unit(first.text)?;
        if at > 0 && scene.is_title(at) {
            return None;
        }
        plural
            .is_none_or(|plural| plural == is_plural)
            .then_some((Value::Unit(unit), 1))
    };
    match element {
        Element::Words(known) => known
            .contains(&first.text)
            .then_some((Value::Word(first.text), 1)),
        Element::Class(class) if !class.may_begin_with(first) => None,
        Element::Class(class) => match class {
            Class::Cycle => {
                let (cycle, len) = word::cycle(words)?;
                scene
                    .is_calendar_word(at, &cycle)
                    .then_some((Value::Cycle(cycle), len))
            }
            Class::Weekday => one(lexicon::weekday(first.text).map(Value::Weekday)),
            Class::Weekdays => one(lexicon::weekdays(first.text).map(Value::Weekday)),
            Class::Month => {
                let month = lexicon::month(first.text)?;
                scene
                    .is_calendar_word(at, &Cycle::Month(month))
                    .then_some((Value::Month(month), 1))
            }
            Class::Season => {
                let cycle = Cycle::Season(lexicon::season(first.text)?);
                scene
                    .is_calendar_word(at, &cycle)
                    .then_some((Value::Cycle(cycle), 1))
            }
            Class::Named => {
                lexicon::named(words).map(|(name, len)| (Value::Cycle(Cycle::Named(name)), len))
            }
            Class::Day => word::day(words).map(|(day, len)| (Value::Day(day), len)),
            Class::Year => word::year(words).map(|(year, len)| (Value::Year(year), len)),
            Class::Decade => word::decade(words).map(|(first, len)| (Value::Decade(first), len)),
            Class::Ordinal => {
                word::ordinal(words).map(|(number, len)| (Value::Ordinal(number), len))
            }
            Class::Unit => unit(Some(false)),
            Class::Units => unit(Some(true)),
            Class::AnyUnit => unit(None),
            Class::Count => first.count.map(|(count, len)| (Value::Count(count), len)),
            Class::Part => one(lexicon::part(first.text).map(Value::Part)),
            Class::Modifier => one(lexicon::modifier(first.text).map(Value::Modifier)),
            Class::Bound => lexicon::bound(words).map(|(bound, len)| (Value::Modifier(bound), len)),
            Class::Clock => word::clock(words).map(|(clock, len)| (Value::Part(clock), len)),
            Class::Rules(table) => read(*table, scene, at, depth + 1)
                .map(|reading| (Value::Expression(reading.expression), reading.end - at)),
        },
    }
}
