//! Numbers in words and digits, with what they count, their unit and their bounds.
//!
//! A quantity is read from left to right: qualifier (`more than`), number (or two, with `between`
//! or a dash), unit (`km`, `%`, `$`) or the noun that the number counts. The noun is found in the
//! tree, so that a claim can bind the figure by grammar.

mod measure;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::measure::{Bound, Kind, currency, qualifier};
use super::number::{self, Number};
use super::record::QuantityRef;
use super::time::is_month;
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

impl Figure {
    /// "€800 m": the letter of a large sum may be a word of its own.
    fn grow(&mut self, suffix: &str) {
        if let Some(by) = measure::suffix(suffix) {
            self.number = self.number.clone().scaled(by, 1);
            self.end += 1;
        }
    }
}

/// The value of one figure or of a range.
#[derive(Clone, Copy)]
struct Amount {
    value: Option<f64>,
    low: f64,
    high: Option<f64>,
}

impl Amount {
    /// Of one figure, or from the first to the second; nothing where they are the wrong way round.
    fn of(first: &Figure, second: Option<&Figure>) -> Option<Self> {
        let first = &first.number;
        match second {
            Some(second) => {
                let high = second.number.high?;
                (first.low <= high).then_some(Self {
                    value: None,
                    low: first.low,
                    high: Some(high),
                })
            }
            None => Some(Self {
                value: first.value,
                low: first.low,
                high: first.high,
            }),
        }
    }
}

/// What a figure measures or counts.
struct What {
    unit: String,
    /// Token of the thing counted.
    counted: Option<usize>,
    /// One past the last token.
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
        let (from, to) = (
            from.saturating_sub(self.start),
            to.saturating_sub(self.start),
        );
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
        let (bound, mut at) = match qualifier(self.words(start, limit)) {
            Some((bound, len)) => (Some(bound), start + len),
            None => (None, start),
        };
        if let Some(share) = self.share(start, at, limit, bound) {
            return Some(share);
        }
        let between = bound.is_none() && matches!(self.word(at), "between" | "from");
        at += usize::from(between);
        let currency = currency(self.word(at));
        at += usize::from(currency.is_some());
        if at >= limit {
            return None;
        }
        let mut first = self.figure(at, limit)?;
        if currency.is_some() && !first.end.eq(&limit) {
            first.grow(self.word(first.end));
        }
        let second = self.second(&first, limit, between);
        if between && second.is_none() {
            return None;
        }
        let last = second.as_ref().unwrap_or(&first);
        let mut amount = Amount::of(&first, second.as_ref())?;
        let what = match currency {
            Some(code) => What {
                unit: code.to_owned(),
                counted: None,
                end: last.end,
            },
            None => self.what(&first, last, &mut amount, limit, bound.is_some())?,
        };
        match bound {
            Some(Bound::Least) => amount.high = None,
            Some(Bound::Most) => {
                amount.low = amount.low.min(0.0);
                amount.high = amount.high.or(amount.value);
            }
            _ => {}
        }
        let tokens = start..what.end;
        Some(QuantityMention {
            quantity: QuantityRef {
                text: self.analysis.text_of(&tokens).to_owned(),
                span: self.analysis.span_of(&tokens),
                value: amount.value,
                low: Some(amount.low),
                high: amount.high,
                unit: what.unit,
                qualifier: self.qualifier_text(start, bound, between),
                acled: first.number.acled.filter(|_| second.is_none()),
            },
            number: first.at,
            counted: what.counted,
            tokens,
        })
    }

    /// What a figure measures or counts; nothing where it is no quantity at all.
    fn what(
        &self,
        first: &Figure,
        last: &Figure,
        amount: &mut Amount,
        limit: usize,
        qualified: bool,
    ) -> Option<What> {
        let end = last.end;
        if let Some((unit, kind, end)) = self.unit(end, limit) {
            let of_share = matches!(kind, Kind::Share | Kind::Money);
            let counted = of_share.then(|| self.of_what(end)).flatten();
            let (unit, end) = self.converted(unit, kind, amount, end, limit);
            return Some(What {
                unit: unit.to_owned(),
                counted,
                end,
            });
        }
        if self.is_no_count(first, end) || self.word(end) == "times" || is_month(self.word(end)) {
            return None;
        }
        if let Some((end, counted)) = self.age(end, limit) {
            return Some(What {
                unit: "year-old".to_owned(),
                counted,
                end,
            });
        }
        let mut what = What {
            unit: String::new(),
            counted: self.counted(first, last),
            end,
        };
        let times = what.counted.is_some_and(|noun| self.word(noun) == "times");
        if times || self.is_numbered_name(first, what.counted) {
            return None;
        }
        match what.counted {
            Some(noun) => {
                what.unit = unit_of(self.analysis, noun);
                if noun >= end && noun < limit && self.is_plain_phrase(end, noun) {
                    what.end = noun + 1;
                }
            }
            None if matches!(self.word(end), "more" | "others") && end < limit => what.end += 1,
            None if self.stands_alone(first, qualified) => {
                if self.is_of_people(first) {
                    "people".clone_into(&mut what.unit);
                }
            }
            None => return None,
        }
        Some(what)
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
                EntityLabel::Law
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

    /// A unit of measure at a token: its name, what it measures, the token after.
    fn unit(&self, at: usize, limit: usize) -> Option<(&'static str, Kind, usize)> {
        if at >= limit {
            return None;
        }
        let at = at + usize::from(self.word(at) == "-");
        if self.word(at) == "per" && self.word(at + 1) == "cent" {
            return Some(("percent", Kind::Share, at + 2));
        }
        let square = matches!(self.word(at), "square" | "sq" | "sq.");
        let at = at + usize::from(square);
        let (name, kind) = measure::unit(self.word(at))?;
        match (square, kind, name) {
            (false, ..) => Some((name, kind, at + 1)),
            (true, Kind::Length, "km") => Some(("km2", Kind::Area, at + 1)),
            (true, Kind::Length, "m") => Some(("m2", Kind::Area, at + 1)),
            (true, Kind::Length, "mile") => Some(("square mile", Kind::Area, at + 1)),
            _ => None,
        }
    }

    /// `three kilometres (two miles)` is one quantity: a second figure in another unit of the same
    /// kind is passed over, and kilometres are kept. Gives the unit and the token after.
    fn converted(
        &self,
        unit: &'static str,
        kind: Kind,
        amount: &mut Amount,
        end: usize,
        limit: usize,
    ) -> (&'static str, usize) {
        let read = || {
            if self.word(end) != "(" {
                return None;
            }
            let skip = qualifier(self.words(end + 1, limit)).map_or(0, |(_, len)| len);
            let number = number::read(self.words(end + 1 + skip, limit))?;
            let (other, other_kind, after) = self.unit(end + 1 + skip + number.len, limit)?;
            (other_kind == kind && self.word(after) == ")").then_some((number, other, after + 1))
        };
        match read() {
            Some((number, "km", after)) if unit != "km" => {
                *amount = Amount {
                    value: number.value,
                    low: number.low,
                    high: number.high,
                };
                ("km", after)
            }
            Some((_, _, after)) => (unit, after),
            None => (unit, end),
        }
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
            // "the first half of the year" is when.
            ["half", ..] if matches!(self.word(at.wrapping_sub(1)), "first" | "second") => {
                return None;
            }
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
            return (analysis.tag(noun) != Tag::Nnp).then_some(noun);
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

    /// `Brigade 137 base`, `Highway 280 eastbound`: the number belongs to the name before it.
    fn is_numbered_name(&self, first: &Figure, counted: Option<usize>) -> bool {
        let analysis = self.analysis;
        let named = first.number.digits
            && first.at > self.start
            && matches!(analysis.tag(first.at - 1), Tag::Nnp | Tag::Nnps);
        let plural = counted.is_some_and(|noun| matches!(analysis.tag(noun), Tag::Nns | Tag::Nnps));
        named && !plural
    }

    /// Whether a figure without a noun counts people: "killing 12, wounding 30".
    fn is_of_people(&self, first: &Figure) -> bool {
        let analysis = self.analysis;
        let mut at = first.end - 1;
        for _ in 0..6 {
            let above = analysis.head(at);
            if above == at {
                return false;
            }
            at = above;
            if analysis.pos(at) == Pos::Verb {
                return measure::is_done_to_people(analysis.lemma(at));
            }
        }
        false
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
    let nation = analysis
        .entity_at(noun)
        .is_some_and(|entity| entity.label == EntityLabel::Norp);
    match analysis.lemma(noun) {
        _ if nation && analysis.pos(noun) == Pos::Propn => "people".to_owned(),
        "person" | "people" => "people".to_owned(),
        lemma => lemma.to_lowercase(),
    }
}
