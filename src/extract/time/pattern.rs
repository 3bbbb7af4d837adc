//! The pattern language of the grammar, and its matcher.
//!
//! A pattern is a row of elements. One in lower case is a word, or several with `|` between; one
//! that begins with a capital is a class of words or a table of rules; `?` makes it optional. Of
//! all rules that match at a place the one that takes most words wins, the earlier one on a tie.
//! The rules of a table are one tree, so that what several begin with is read once for all.

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

#[derive(PartialEq, Eq)]
enum Element {
    Words(Vec<&'static str>),
    Class(Class),
}

/// A table of rules as a tree of what they begin with, ready for matching.
pub(super) struct Rules {
    rules: &'static [Rule],
    /// The first is where all rules begin.
    nodes: Vec<Node>,
}

/// Where rules stand that have begun alike.
#[derive(Default)]
struct Node {
    /// The rules that are complete here.
    complete: Vec<usize>,
    branches: Vec<Branch>,
}

/// An element, and where it leads.
struct Branch {
    element: Element,
    optional: bool,
    to: usize,
}

impl Rules {
    pub fn new(rules: &'static [Rule]) -> Self {
        let mut made = Self {
            rules,
            nodes: vec![Node::default()],
        };
        for (number, rule) in rules.iter().enumerate() {
            let mut at = 0;
            for element in rule.pattern.split_whitespace() {
                at = made.branch(at, element);
            }
            made.nodes[at].complete.push(number);
        }
        made
    }

    /// Where an element leads from a node.
    fn branch(&mut self, node: usize, text: &'static str) -> usize {
        let (text, optional) = match text.strip_suffix('?') {
            Some(text) if !text.is_empty() => (text, true),
            _ => (text, false),
        };
        let element = match Class::named(text) {
            Some(class) => Element::Class(class),
            None => Element::Words(text.split('|').collect()),
        };
        let known = (self.nodes[node].branches.iter())
            .find(|branch| branch.element == element && branch.optional == optional);
        if let Some(known) = known {
            return known.to;
        }
        let to = self.nodes.len();
        self.nodes.push(Node::default());
        self.nodes[node].branches.push(Branch {
            element,
            optional,
            to,
        });
        to
    }

    /// The words that a rule can begin with as they are written.
    pub fn openers(&self) -> Vec<&'static str> {
        let (mut words, mut open) = (Vec::new(), vec![0]);
        while let Some(node) = open.pop() {
            for branch in &self.nodes[node].branches {
                if let Element::Words(known) = &branch.element {
                    words.extend(known);
                }
                if branch.optional {
                    open.push(branch.to);
                }
            }
        }
        words
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

    /// Classes of the words it can begin with; none for a table of rules.
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
            Self::Rules(_) => true,
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
pub(super) fn read(table: Table, scene: &Scene<'_>, start: usize, depth: usize) -> Option<Reading> {
    if depth > MAX_DEPTH || start >= scene.words.len() {
        return None;
    }
    let mut search = Search {
        rules: super::grammar::table(table),
        scene,
        start,
        depth,
        values: Vec::new(),
        tried: Vec::new(),
        best: None,
    };
    search.follow(0, start);
    let (_, reading) = search.best?;
    Some(reading)
}

/// A walk over the tree of a table, from a word on.
struct Search<'s, 'a> {
    rules: &'static Rules,
    scene: &'s Scene<'a>,
    start: usize,
    depth: usize,
    /// What the elements on the way have read.
    values: Vec<Value<'a>>,
    /// The rules that have been complete.
    tried: Vec<usize>,
    /// The best reading so far, and the number of its rule.
    best: Option<(usize, Reading)>,
}

impl<'a> Search<'_, 'a> {
    /// Reads the words from `at` by the elements from a node on, optional ones first where they can.
    fn follow(&mut self, node: usize, at: usize) {
        let node = &self.rules.nodes[node];
        for &rule in &node.complete {
            self.complete(rule, at);
        }
        for branch in &node.branches {
            let read = read_element(&branch.element, self.scene, self.start, at, self.depth);
            if let Some((value, len)) = read {
                self.values.push(value);
                self.follow(branch.to, at + len);
                self.values.pop();
            }
            if branch.optional {
                self.follow(branch.to, at);
            }
        }
    }

    /// Builds what a rule says of the words up to an end, if none before is better. Of the ways to
    /// read a rule the first counts.
    fn complete(&mut self, number: usize, end: usize) {
        if self.tried.contains(&number) {
            return;
        }
        self.tried.push(number);
        let better = (self.best.as_ref())
            .is_none_or(|(known, best)| end > best.end || end == best.end && number < *known);
        if !better {
            return;
        }
        let rule = &self.rules.rules[number];
        let matched = Match {
            values: &self.values,
            scene: self.scene,
            start: self.start,
            end,
        };
        if let Some(expression) = (rule.build)(&matched) {
            let reading = Reading {
                expression,
                end,
                rule: rule.name,
            };
            self.best = Some((number, reading));
        }
    }
}

fn read_element<'a>(
    element: &Element,
    scene: &Scene<'a>,
    start: usize,
    at: usize,
    depth: usize,
) -> Option<(Value<'a>, usize)> {
    let words = scene.words.get(at..)?;
    let first = words.first()?;
    let opens = at == start;
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
        Element::Words(_) if opens && !first.classes.meets(Classes::OPENS) => None,
        Element::Words(known) => known
            .contains(&first.text)
            .then_some((Value::Word(first.text), 1)),
        Element::Class(class) if !class.may_begin_with(first) => None,
        Element::Class(class) => match class {
            // No time without "last" or "the": "a weekend rally".
            Class::Cycle if opens && first.text == "weekend" => None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::numerals::ENGLISH;

    #[test]
    fn a_word_that_a_rule_opens_with_is_told_by_its_class() {
        for word in super::super::grammar::openers() {
            let classes = lexicon::classes(&ENGLISH, word);
            assert!(classes.meets(Classes::OPENS), "{word}");
        }
    }

    #[test]
    fn rules_that_begin_alike_share_the_way_as_far_as_they_do() {
        const NONE: fn(&Match<'_, '_>) -> Option<Expression> = |_| None;
        const RULES: &[Rule] = &[
            Rule {
                name: "a",
                pattern: "the? last Unit",
                build: NONE,
            },
            Rule {
                name: "b",
                pattern: "the? last Count Units",
                build: NONE,
            },
            Rule {
                name: "c",
                pattern: "the last",
                build: NONE,
            },
        ];
        let rules = Rules::new(RULES);
        // The root, "the? last" with three ends of two ways, and "the last".
        assert_eq!(rules.nodes.len(), 1 + 2 + 1 + 2 + 2);
        assert_eq!(rules.openers(), ["the", "the", "last"]);
    }
}
