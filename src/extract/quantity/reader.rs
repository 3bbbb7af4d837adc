//! Reads a sentence's quantities from left to right.

use std::ops::Range;

use super::QuantityMention;
use super::counted::unit_of;
use super::figure::{Amount, Figure};
use super::measure::{Bound, Kind, currency, qualifier};
use crate::extract::record::QuantityRef;
use crate::extract::time::is_month;
use crate::knowledge::Knowledge;
use crate::language::{Analysis, Tag};

/// One sentence, read for its quantities.
pub(super) struct Reader<'a> {
    pub analysis: &'a Analysis,
    pub knowledge: &'a Knowledge,
    words: Vec<&'a str>,
    pub start: usize,
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
    pub fn new(analysis: &'a Analysis, knowledge: &'a Knowledge, sentence: Range<usize>) -> Self {
        Self {
            analysis,
            knowledge,
            start: sentence.start,
            words: sentence.map(|token| analysis.lower(token)).collect(),
        }
    }

    /// The words from a token up to another.
    pub fn words(&self, from: usize, to: usize) -> &[&'a str] {
        let (from, to) = (
            from.saturating_sub(self.start),
            to.saturating_sub(self.start),
        );
        self.words
            .get(from..to.min(self.words.len()))
            .unwrap_or_default()
    }

    pub fn word(&self, at: usize) -> &'a str {
        at.checked_sub(self.start)
            .and_then(|at| self.words.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// The quantity that begins at a token and ends before the limit.
    pub fn read(&self, start: usize, limit: usize) -> Option<QuantityMention> {
        // "hand over 200 soldiers": the verb's, and not the number's.
        if self.analysis.tag(start) == Tag::Rp {
            return None;
        }
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
            first.grow(&self.knowledge.numerals, self.word(first.end));
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
        if let Some(person) = self.aged(first, end) {
            return Some(What {
                unit: "year-old".to_owned(),
                counted: Some(person),
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
            None if self.is_of_the_harmed(first, end) => "people".clone_into(&mut what.unit),
            None if self.stands_alone(first, qualified) => {
                if self.is_of_people(first) {
                    "people".clone_into(&mut what.unit);
                }
            }
            None => return None,
        }
        Some(what)
    }

    pub fn qualifier_text(
        &self,
        start: usize,
        bound: Option<Bound>,
        between: bool,
    ) -> Option<String> {
        if between {
            return Some(self.word(start).to_owned());
        }
        bound?;
        let (_, len) = qualifier(self.words(start, start + 3))?;
        Some(self.words(start, start + len).join(" "))
    }
}
