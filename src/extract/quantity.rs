//! Numbers in words and digits, with what they count, their unit and their bounds.
//!
//! A quantity is read from left to right: qualifier (`more than`), number (or two, with `between`
//! or a dash), unit (`km`, `%`, `$`) or the noun that the number counts. The noun is found in the
//! tree, so that a claim can bind the figure by grammar.

use std::ops::Range;

use super::number::{self, Number};
use super::record::QuantityRef;
use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// A quantity in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityMention {
    /// Tokens covered, with qualifier and unit.
    pub tokens: Range<usize>,
    /// Token of the number itself.
    pub number: usize,
    /// Token of the thing counted, where there is one.
    pub counted: Option<usize>,
    /// Its value.
    pub quantity: QuantityRef,
}

/// Every quantity of a document, left to right. `times` are token ranges that are already read as
/// time expressions and are passed over.
pub fn find(analysis: &Analysis, times: &[Range<usize>]) -> Vec<QuantityMention> {
    let mut mentions = Vec::new();
    let mut times = times.iter().peekable();
    for sentence in analysis.sentences() {
        let reader = Reader::new(analysis, sentence.clone());
        let mut at = sentence.start;
        while at < sentence.end {
            while times.next_if(|time| time.end <= at).is_some() {}
            if times.peek().is_some_and(|time| time.start <= at) {
                at = times.peek().map_or(at + 1, |time| time.end);
                continue;
            }
            let limit = times
                .peek()
                .map_or(sentence.end, |time| time.start.min(sentence.end));
            match reader.read(at, limit) {
                Some(mention) => {
                    at = mention.tokens.end.max(at + 1);
                    mentions.push(mention);
                }
                None => at += 1,
            }
        }
    }
    mentions
}

/// Which way a qualifier moves a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    /// The figure is the least.
    Least,
    /// The figure is the greatest.
    Most,
    /// The figure is near.
    About,
    /// The figure is just short of, or at most, the truth: `nearly`.
    Nearly,
}

/// Qualifiers before a number, longest first where one begins another.
const QUALIFIERS: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::Least),
    (&["no", "less", "than"], Bound::Least),
    (&["not", "less", "than"], Bound::Least),
    (&["no", "more", "than"], Bound::Most),
    (&["not", "more", "than"], Bound::Most),
    (&["as", "many", "as"], Bound::Most),
    (&["as", "much", "as"], Bound::Most),
    (&["as", "few", "as"], Bound::Least),
    (&["more", "than"], Bound::Least),
    (&["greater", "than"], Bound::Least),
    (&["at", "least"], Bound::Least),
    (&["well", "over"], Bound::Least),
    (&["just", "over"], Bound::Least),
    (&["a", "minimum", "of"], Bound::Least),
    (&["over"], Bound::Least),
    (&["above"], Bound::Least),
    (&["exceeding"], Bound::Least),
    (&["less", "than"], Bound::Most),
    (&["fewer", "than"], Bound::Most),
    (&["at", "most"], Bound::Most),
    (&["up", "to"], Bound::Most),
    (&["just", "under"], Bound::Most),
    (&["a", "maximum", "of"], Bound::Most),
    (&["under"], Bound::Most),
    (&["below"], Bound::Most),
    (&["close", "to"], Bound::Nearly),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
    (&["an", "estimated"], Bound::About),
    (&["a", "reported"], Bound::About),
    (&["estimated"], Bound::About),
    (&["around"], Bound::About),
    (&["about"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["perhaps"], Bound::About),
    (&["some"], Bound::About),
    (&["circa"], Bound::About),
    (&["another"], Bound::About),
    (&["only"], Bound::About),
    (&["just"], Bound::About),
];

/// Units of measure: the words, the unit of the value, the factor to it, and the unit's kind.
const UNITS: &[(&[&str], &str, f64, Kind)] = &[
    (
        &[
            "km",
            "kms",
            "kilometer",
            "kilometers",
            "kilometre",
            "kilometres",
        ],
        "km",
        1.0,
        Kind::Length,
    ),
    (&["mile", "miles", "mi"], "mile", 1.609_344, Kind::Length),
    (
        &["m", "meter", "meters", "metre", "metres"],
        "m",
        0.001,
        Kind::Length,
    ),
    (&["yard", "yards"], "yard", 0.000_914_4, Kind::Length),
    (&["foot", "feet", "ft"], "foot", 0.000_304_8, Kind::Length),
    (
        &["cm", "centimeters", "centimetres"],
        "cm",
        0.000_01,
        Kind::Length,
    ),
    (
        &[
            "mm",
            "millimeter",
            "millimeters",
            "millimetre",
            "millimetres",
        ],
        "mm",
        0.000_001,
        Kind::Length,
    ),
    (&["inch", "inches"], "inch", 0.000_025_4, Kind::Length),
    (&["hectare", "hectares", "ha"], "hectare", 0.01, Kind::Area),
    (&["acre", "acres"], "acre", 0.004_046_86, Kind::Area),
    (
        &[
            "kg",
            "kilo",
            "kilos",
            "kilogram",
            "kilograms",
            "kilogramme",
            "kilogrammes",
        ],
        "kg",
        1.0,
        Kind::Mass,
    ),
    (
        &["pound", "pounds", "lb", "lbs"],
        "pound",
        0.453_592_37,
        Kind::Mass,
    ),
    (
        &["ton", "tons", "tonne", "tonnes"],
        "tonne",
        1000.0,
        Kind::Mass,
    ),
    (&["barrel", "barrels"], "barrel", 1.0, Kind::Volume),
    (
        &["liter", "liters", "litre", "litres"],
        "litre",
        1.0,
        Kind::Volume,
    ),
    (&["percent", "%", "pct"], "percent", 1.0, Kind::Share),
    (&["dollar", "dollars"], "USD", 1.0, Kind::Money),
    (&["euro", "euros"], "EUR", 1.0, Kind::Money),
];

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Length,
    Area,
    Mass,
    Volume,
    Share,
    Money,
}

/// Signs before a sum of money.
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "USD"),
    ("us$", "USD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("hk$", "HKD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₪", "ILS"),
    ("₽", "RUB"),
];

struct Reader<'a> {
    analysis: &'a Analysis,
    words: Vec<&'a str>,
    start: usize,
}

/// A figure with its place.
struct Figure {
    number: Number,
    /// First token.
    at: usize,
    /// One past its last token.
    end: usize,
}

impl<'a> Reader<'a> {
    fn new(analysis: &'a Analysis, sentence: Range<usize>) -> Self {
        Self {
            analysis,
            start: sentence.start,
            words: sentence.map(|token| analysis.lower(token)).collect(),
        }
    }

    /// The words from a token up to another.
    fn words(&self, from: usize, to: usize) -> &[&'a str] {
        let (from, to) = (from - self.start, to - self.start);
        self.words
            .get(from..to.min(self.words.len()))
            .unwrap_or_default()
    }

    fn word(&self, at: usize) -> &'a str {
        at.checked_sub(self.start)
            .and_then(|at| self.words.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// The quantity that begins at a token and ends before the limit.
    fn read(&self, start: usize, limit: usize) -> Option<QuantityMention> {
        let rest = self.words(start, limit);
        let (bound, mut at) = match qualifier(rest) {
            Some((bound, len)) => (Some(bound), start + len),
            None => (None, start),
        };
        if let Some(share) = self.share(start, at, limit, bound) {
            return Some(share);
        }
        let between = bound.is_none() && matches!(self.word(at), "between" | "from");
        if between {
            at += 1;
        }
        let currency = currency(self.word(at));
        if currency.is_some() {
            at += 1;
        }
        if at >= limit {
            return None;
        }
        let first = self.figure(at, limit)?;
        let second = self.second(&first, limit, between);
        if between && second.is_none() {
            return None;
        }
        let last = second.as_ref().unwrap_or(&first);
        let mut end = last.end;
        let (mut value, mut low, mut high) = match &second {
            Some(second) => {
                let (low, high) = (first.number.low, second.number.high?);
                if low > high {
                    return None;
                }
                (
                    (first.number.value == second.number.value).then_some(low),
                    low,
                    Some(high),
                )
            }
            None => (first.number.value, first.number.low, first.number.high),
        };
        let mut unit = String::new();
        let mut counted = None;
        let mut is_count = false;
        if let Some(code) = currency {
            unit = code.to_owned();
        } else if let Some((name, _, kind, after)) = self.unit(end, limit) {
            (unit, end) = (name.to_owned(), after);
            if kind == Kind::Share || kind == Kind::Money {
                counted = self.of_what(end);
            }
            end = self.converted(kind, &mut unit, &mut value, &mut low, &mut high, end, limit);
        } else {
            if self.is_no_count(&first, end) {
                return None;
            }
            if let Some((after, noun)) = self.age(end, limit) {
                (unit, counted, end) = ("year-old".to_owned(), noun, after);
            } else {
                is_count = true;
                counted = self.counted(&first, last);
                if let Some(noun) = counted {
                    unit = unit_of(self.analysis, noun);
                    if noun >= end && noun < limit && self.is_plain_phrase(end, noun) {
                        end = noun + 1;
                    }
                }
            }
        }
        if is_count && counted.is_none() && !self.stands_alone(&first, bound.is_some()) {
            return None;
        }
        match bound {
            Some(Bound::Least) => high = None,
            Some(Bound::Most) => low = if is_count { 0.0 } else { low.min(0.0) },
            _ => {}
        }
        if matches!(bound, Some(Bound::Most)) && high.is_none() {
            high = value;
        }
        let acled = first.number.acled.filter(|_| second.is_none());
        let tokens = start..end;
        Some(QuantityMention {
            quantity: QuantityRef {
                text: self.analysis.text_of(&tokens).to_owned(),
                span: self.analysis.span_of(&tokens),
                value,
                low: Some(low),
                high,
                unit,
                qualifier: self.qualifier_text(start, bound, between),
                acled,
            },
            number: first.at,
            counted,
            tokens,
        })
    }

    fn qualifier_text(&self, start: usize, bound: Option<Bound>, between: bool) -> Option<String> {
        if between {
            return Some(self.word(start).to_owned());
        }
        bound?;
        let (_, len) = qualifier(self.words(start, start + 3))?;
        Some(self.words(start, start + len).join(" "))
    }

    /// A number that isn't part of a name, a date or a code.
    fn figure(&self, at: usize, limit: usize) -> Option<Figure> {
        let token = self.analysis.text(at);
        // `a` and `an` count only with a scale, `one` only as a number.
        let number = number::read(self.words(at, limit))?;
        let end = at + number.len;
        let ordinary = !self.analysis.entity_at(at).is_some_and(|entity| {
            matches!(
                entity.label,
                EntityLabel::Date
                    | EntityLabel::Time
                    | EntityLabel::Law
                    | EntityLabel::Product
                    | EntityLabel::Person
                    | EntityLabel::WorkOfArt
            ) && entity.tokens.end >= end
                && !number.digits_only_name(token)
        });
        let next = self.word(end);
        let code = at > self.start
            && matches!(self.analysis.tag(at - 1), Tag::Nnp | Tag::Nnps)
            && number.digits
            && !matches!(self.analysis.dep(at), Dep::Nummod)
            && currency(self.word(at - 1)).is_none();
        let glued = matches!(next, ":" | "/") || self.word(at.saturating_sub(1)) == "/";
        (ordinary && !code && !glued).then_some(Figure { number, at, end })
    }

    /// The other end of a range: `between 20 and 30`, `20 to 30`, `20-30`.
    fn second(&self, first: &Figure, limit: usize, between: bool) -> Option<Figure> {
        let joint = self.word(first.end);
        let fits = match joint {
            "and" => between,
            "to" | "-" | "–" | "—" | "or" => true,
            _ => false,
        };
        if !fits || first.end + 1 >= limit {
            return None;
        }
        let second = self.figure(first.end + 1, limit)?;
        let (Some(low), Some(high)) = (first.number.value, second.number.value) else {
            return None;
        };
        (low < high && (first.number.digits == second.number.digits)).then_some(second)
    }

    /// A unit of measure at a token: its name, the factor to its kind's base, the token after.
    fn unit(&self, at: usize, limit: usize) -> Option<(&'static str, f64, Kind, usize)> {
        if at >= limit {
            return None;
        }
        let hyphen = usize::from(self.word(at) == "-");
        let word = self.word(at + hyphen);
        let (square, at) = match word {
            "square" | "sq" | "sq." => (true, at + hyphen + 1),
            "per" if self.word(at + 1) == "cent" => {
                return Some(("percent", 1.0, Kind::Share, at + 2));
            }
            _ => (false, at + hyphen),
        };
        let word = self.word(at);
        let &(_, name, factor, kind) = UNITS.iter().find(|(words, ..)| words.contains(&word))?;
        if name == "m" && word == "m" && self.analysis.text(at) != "m" {
            return None;
        }
        match (square, kind) {
            (true, Kind::Length) => {
                let name = match name {
                    "km" => "km2",
                    "mile" => "square mile",
                    "m" => "m2",
                    _ => return None,
                };
                Some((name, factor * factor, Kind::Area, at + 1))
            }
            (true, _) => None,
            _ => Some((name, factor, kind, at + 1)),
        }
    }

    /// `three kilometres (two miles)` is one quantity: the second figure in another unit of the
    /// same kind is passed over, and the value stands in kilometres.
    #[allow(clippy::too_many_arguments)]
    fn converted(
        &self,
        kind: Kind,
        unit: &mut String,
        value: &mut Option<f64>,
        low: &mut f64,
        high: &mut Option<f64>,
        end: usize,
        limit: usize,
    ) -> usize {
        let open = self.word(end);
        if !matches!(open, "(" | ",") || end + 1 >= limit {
            return end;
        }
        let skip = match qualifier(self.words(end + 1, limit)) {
            Some((_, len)) => len,
            None => 0,
        };
        if end + 1 + skip >= limit {
            return end;
        }
        let Some(figure) = number::read(self.words(end + 1 + skip, limit)) else {
            return end;
        };
        let Some((other, _, other_kind, after)) = self.unit(end + 1 + skip + figure.len, limit)
        else {
            return end;
        };
        let closed = open == "(" && self.word(after) == ")";
        if other_kind != kind || !(closed || open == ",") {
            return end;
        }
        if other == "km" && unit != "km" {
            (*value, *low, *high) = (figure.value, figure.low, figure.high);
            *unit = other.to_owned();
        }
        if closed { after + 1 } else { end }
    }

    /// `half the city`, `more than half of its bastion`, `a third of the town`, `most of`.
    fn share(
        &self,
        start: usize,
        at: usize,
        limit: usize,
        bound: Option<Bound>,
    ) -> Option<QuantityMention> {
        let (value, len) = match self.words(at, limit) {
            ["half", "a" | "an", ..] => return None,
            ["half", ..] => (50.0, 1),
            ["a" | "one", "third", ..] => (100.0 / 3.0, 2),
            ["two", "thirds", ..] => (200.0 / 3.0, 2),
            ["one" | "two", "-", "third" | "thirds", ..] => {
                (if self.word(at) == "one" { 100.0 } else { 200.0 } / 3.0, 3)
            }
            ["a" | "one", "quarter", ..] => (25.0, 2),
            ["three", "quarters", ..] => (75.0, 2),
            ["three", "-", "quarters", ..] => (75.0, 3),
            _ => return None,
        };
        let end = at + len;
        let of = matches!(
            self.word(end),
            "of" | "the" | "its" | "their" | "his" | "her" | "all"
        );
        if !of {
            return None;
        }
        let tokens = start..end;
        let (low, high) = match bound {
            Some(Bound::Least) => (value, Some(100.0)),
            Some(Bound::Most) => (0.0, Some(value)),
            _ => (value, Some(value)),
        };
        Some(QuantityMention {
            quantity: QuantityRef {
                text: self.analysis.text_of(&tokens).to_owned(),
                span: self.analysis.span_of(&tokens),
                value: Some(value),
                low: Some(low),
                high,
                unit: "percent".to_owned(),
                qualifier: self.qualifier_text(start, bound, false),
                acled: None,
            },
            number: at,
            counted: self.of_what(end).or_else(|| self.noun_of(at)),
            tokens,
        })
    }

    /// The noun after `of`.
    fn of_what(&self, end: usize) -> Option<usize> {
        let of = matches!(self.word(end), "of").then_some(end)?;
        let noun = self.analysis.child(of, Dep::Pobj)?;
        (noun > of).then_some(noun)
    }

    /// The noun that a token belongs to as a modifier.
    fn noun_of(&self, token: usize) -> Option<usize> {
        let head = self.analysis.head(token);
        (head > token && is_noun(self.analysis, head)).then_some(head)
    }

    /// `43-year-old`, `43 years old`: the token after, and whose age it is.
    fn age(&self, end: usize, limit: usize) -> Option<(usize, Option<usize>)> {
        let rest = self.words(end, limit);
        let len = match rest {
            ["-", "year", "-", "old" | "olds", ..] => 4,
            ["year" | "years", "old", ..] => 2,
            _ => return None,
        };
        Some((end + len, self.noun_of(end + len - 1)))
    }

    /// The head noun that the number counts.
    fn counted(&self, first: &Figure, last: &Figure) -> Option<usize> {
        let analysis = self.analysis;
        // `dozens of people`, `thousands of the city's people`.
        if let Some(noun) = self.of_what(last.end) {
            return Some(noun);
        }
        let sentence = analysis.sentence_of(first.at);
        // By the tree: the noun that some word of the number modifies.
        for token in (first.at..last.end).rev() {
            let mut at = token;
            for _ in 0..4 {
                let head = analysis.head(at);
                if head == at {
                    break;
                }
                if head >= last.end && is_noun(analysis, head) && modifies(analysis.dep(at)) {
                    return Some(head);
                }
                at = head;
            }
        }
        // By the words: nouns that follow, where the tree says nothing.
        let mut at = last.end;
        let end = analysis.sentences()[sentence].end;
        while at < end && matches!(analysis.pos(at), Pos::Adj | Pos::Noun | Pos::Propn) {
            let next_is_noun = at + 1 < end && is_noun(analysis, at + 1);
            if is_noun(analysis, at) && !next_is_noun {
                return matches!(analysis.tag(at), Tag::Nns | Tag::Nnps | Tag::Nn).then_some(at);
            }
            at += 1;
        }
        None
    }

    /// Whether only words of one noun phrase stand between the number and its noun.
    fn is_plain_phrase(&self, from: usize, noun: usize) -> bool {
        (from..noun).all(|at| {
            matches!(
                self.analysis.pos(at),
                Pos::Adj
                    | Pos::Noun
                    | Pos::Propn
                    | Pos::Verb
                    | Pos::Adv
                    | Pos::Adp
                    | Pos::Det
                    | Pos::Num
            ) || matches!(self.word(at), "-" | "'s" | "’s")
        }) && noun - from <= 6
    }

    /// Years, names and the pronoun `one` are no counts.
    fn is_no_count(&self, first: &Figure, end: usize) -> bool {
        let analysis = self.analysis;
        let word = self.word(first.at);
        if word == "one" && first.number.len == 1 {
            let pronoun = self.word(end) == "of"
                || matches!(self.word(end), "another" | "day" | "time")
                || analysis.pos(first.at) == Pos::Pron
                || !matches!(analysis.dep(first.at), Dep::Nummod);
            return pronoun;
        }
        if matches!(
            word,
            "few" | "many" | "several" | "multiple" | "various" | "numerous"
        ) && first.number.len == 1
        {
            // `how many`, `so few`, `as many`, `few would say`.
            let asks = matches!(
                self.word(first.at.wrapping_sub(1)),
                "how" | "so" | "too" | "as"
            );
            return asks || (word == "few" && self.word(first.at.wrapping_sub(1)) != "a");
        }
        // A bare year.
        let year = first.number.digits
            && first.number.len == 1
            && word.len() == 4
            && word.bytes().all(|b| b.is_ascii_digit())
            && (1900.0..2050.0).contains(&first.number.low);
        year && !matches!(analysis.dep(first.at), Dep::Nummod)
    }

    /// Whether a figure without a noun still is a count: the subject or object of a verb
    /// (`killed 12`, `hundreds fled`).
    fn stands_alone(&self, first: &Figure, qualified: bool) -> bool {
        let analysis = self.analysis;
        let top = (first.at..first.end)
            .find(|&token| {
                let head = analysis.head(token);
                head == token || !(first.at..first.end).contains(&head)
            })
            .unwrap_or(first.at);
        let dep = analysis.dep(top);
        let of_verb = matches!(
            dep,
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Attr | Dep::Conj | Dep::Dative
        );
        let by = dep == Dep::Pobj
            && (qualified
                || matches!(
                    analysis.lower(analysis.head(top)),
                    "to" | "of" | "at" | "by"
                ));
        let word = self.word(first.at);
        let mere_word = matches!(word, "many" | "few" | "several");
        (of_verb || by) && !mere_word
    }
}

impl Number {
    /// Whether a token is digits alone, which an entity may wrongly claim for a name.
    fn digits_only_name(&self, token: &str) -> bool {
        self.digits && token.contains(',')
    }
}

fn modifies(dep: Dep) -> bool {
    matches!(
        dep,
        Dep::Nummod
            | Dep::Quantmod
            | Dep::Amod
            | Dep::Compound
            | Dep::Nmod
            | Dep::Det
            | Dep::Advmod
            | Dep::Predet
            | Dep::Prep
            | Dep::Pobj
            | Dep::Cc
            | Dep::Conj
    )
}

fn is_noun(analysis: &Analysis, token: usize) -> bool {
    matches!(analysis.pos(token), Pos::Noun | Pos::Propn)
}

/// What is counted, as a unit: the noun's lemma, and `people` for persons of no other kind.
fn unit_of(analysis: &Analysis, noun: usize) -> String {
    match analysis.lemma(noun) {
        "person" | "people" => "people".to_owned(),
        lemma => lemma.to_lowercase(),
    }
}

fn qualifier(words: &[&str]) -> Option<(Bound, usize)> {
    QUALIFIERS
        .iter()
        .find(|(phrase, _)| words.starts_with(phrase))
        .map(|(phrase, bound)| (*bound, phrase.len()))
}

fn currency(word: &str) -> Option<&'static str> {
    CURRENCIES
        .iter()
        .find(|(sign, _)| *sign == word)
        .map(|(_, code)| *code)
}
