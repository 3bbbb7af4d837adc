//! Times that are told from another event: "three days after the takeover", "within days of the
//! vote", "since then", "since Monday's bombing". Where the sentence tells the day of that event, they
//! count from it; else they stay open, with all their words: a day lent from elsewhere would be wrong.

use std::ops::Range;

use jiff::Span;
use jiff::civil::Date;

use super::Binder;
use super::time::{is_length, is_one_day};
use crate::extract::record::{TimePrecision, TimeRef};
use crate::extract::time::TimeMention;
use crate::language::{Dep, Tag};

/// How many sentences back the day stands that "then" points to.
const REACH: usize = 3;

/// The rule of a time that is told from another event.
const RULE: &str = "event";

impl Binder<'_, '_> {
    /// The words for the event that a length of time is measured from, with what joins them:
    /// "three days | after the takeover".
    pub(super) fn measured_from(&self, time: &TimeMention) -> Option<Range<usize>> {
        let a = self.facts.analysis;
        let joint = time.tokens.end;
        let sentence = &a.sentences()[a.sentence_of(time.tokens.start)];
        if !says_how_long(time) || joint + 1 >= sentence.end {
            return None;
        }
        let within = || {
            (sentence.start..time.tokens.start)
                .next_back()
                .is_some_and(|before| a.lower(before) == "within")
        };
        let measures = match a.lower(joint) {
            "after" | "before" | "following" | "into" => true,
            "of" => within(),
            _ => false,
        };
        if !measures {
            return None;
        }
        let whole = match a.dep(joint) {
            Dep::Mark | Dep::Advmod if a.head(joint) > joint => a.subtree(a.head(joint)).end,
            _ => a.subtree(joint).end,
        };
        let comma = (joint + 1..whole.min(sentence.end)).find(|&token| a.text(token) == ",");
        let mut end = comma.unwrap_or(whole.min(sentence.end));
        while end > joint + 1 && a.text(end - 1).trim_matches(['.', ' ', '\n']).is_empty() {
            end -= 1;
        }
        (end > joint + 1).then_some(joint..end)
    }

    /// The deed that a length of time was filled with: "nearly four years of | siege".
    pub(super) fn fills_a_length(&self, time: &TimeMention) -> Option<usize> {
        let a = self.facts.analysis;
        let of = time.tokens.end;
        let filled = says_how_long(time)
            && of < a.len()
            && a.lower(of) == "of"
            && self.measured_from(time).is_none();
        filled.then(|| a.child(of, Dep::Pobj)).flatten()
    }

    /// A length that is measured from an event, as a time: a day where the day of the event is told
    /// with it, else open.
    pub(super) fn counted_from_an_event(&self, time: &TimeMention) -> Option<TimeRef> {
        let a = self.facts.analysis;
        let event = self.measured_from(time)?;
        let day = (self.facts.times.iter())
            .find(|told| {
                event.contains(&told.tokens.start)
                    && told.tokens.end <= event.end
                    && is_one_day(told)
            })
            .and_then(|told| told.resolved.start)
            .and_then(|day| shifted(day, time, a.lower(event.start)));
        let start = match a.lower(event.start) {
            "of" => time.tokens.start - 1,
            _ => time.tokens.start,
        };
        let tokens = start..event.end;
        Some(self.told_from_an_event(&tokens, day.map(|day| (day, day)), &time.resolved.timex))
    }

    /// "He was shot and died four days later": what is past on a day after the report was counted from a
    /// day that the report does not tell.
    pub fn left_open(&self, time: TimeRef) -> TimeRef {
        if !["later", "after", "afterwards"]
            .iter()
            .any(|word| time.text.ends_with(word))
        {
            return time;
        }
        TimeRef {
            start: None,
            end: None,
            precision: TimePrecision::Vague,
            expression: None,
            rule: RULE.to_owned(),
            ..time
        }
    }

    /// The length of time that another deed is told to lie from the deed of a trigger: "raided the
    /// village, | three days after | gunmen | attacked | a convoy".
    pub(super) fn measures_another(
        &self,
        trigger: usize,
        sentence: &Range<usize>,
    ) -> Option<(&TimeMention, Range<usize>)> {
        (self.facts.times.iter())
            .filter(|time| sentence.contains(&time.tokens.start))
            .filter_map(|time| Some((time, self.measured_from(time)?)))
            .find(|(_, event)| event.contains(&trigger))
            // The event's own day may be told with it.
            .filter(|(_, event)| {
                !(self.facts.times.iter()).any(|time| event.contains(&time.tokens.start))
            })
    }

    /// The day of such a deed, where the day of the other is told: it lies so long before or after.
    pub(super) fn beside_a_dated_deed(
        &self,
        (length, event): (&TimeMention, Range<usize>),
        sentence: &Range<usize>,
    ) -> Option<TimeRef> {
        let deed = self.time_governor(length);
        let told = (self.facts.times.iter())
            .filter(|time| sentence.contains(&time.tokens.start) && is_one_day(time))
            .find(|time| self.time_governor(time) == deed)?;
        let joint = match self.facts.analysis.lower(event.start) {
            "after" | "following" => "before",
            "before" => "after",
            _ => return None,
        };
        let day = shifted(told.resolved.start?, length, joint)?;
        let tokens = length.tokens.start..event.start + 1;
        Some(self.told_from_an_event(&tokens, Some((day, day)), ""))
    }

    /// "since then", "since the vote", "since Monday's bombing", "since taking office in May", "since the
    /// war began in March": from that day, where it is told, to the day of the report.
    pub(super) fn since(&self, trigger: usize, times: &[(&TimeMention, usize)]) -> Option<TimeRef> {
        let a = self.facts.analysis;
        // "the first to visit since the vote": nobody did between.
        if !matches!(a.tag(trigger), Tag::Vbd | Tag::Vbn | Tag::Vbg) {
            return None;
        }
        let clause = a.children_by(trigger, &[Dep::Advcl]).find(|&child| {
            (a.children_by(child, &[Dep::Mark])).any(|mark| a.lower(mark) == "since")
        });
        let phrase = || {
            (a.children_by(trigger, &[Dep::Prep, Dep::Advmod]))
                .filter(|&since| a.lower(since) == "since")
                .find_map(|since| Some((since, a.children(since).next()?)))
        };
        let (since, event) = match clause {
            Some(clause) => (a.subtree(clause).start, clause),
            None => phrase()?,
        };
        // The words are a time of their own: "since Monday".
        if self.facts.time(event).is_some() {
            return None;
        }
        let told = times
            .iter()
            .find(|(_, own)| *own == event)
            .map(|(time, _)| *time);
        let start = match a.lower(event) {
            "then" => self.day_told_before(since),
            _ => told.and_then(|time| time.resolved.start),
        };
        let days = (start.zip(self.metadata.date)).filter(|(start, end)| start <= end);
        let end = (since + 1..a.subtree(event).end).find(|&token| a.text(token) == ",");
        let tokens = match told {
            Some(time) => time.tokens.clone(),
            None => since..end.unwrap_or(a.subtree(event).end).max(since + 1),
        };
        Some(self.told_from_an_event(&tokens, days, ""))
    }

    /// The day that was told last before a token.
    fn day_told_before(&self, token: usize) -> Option<Date> {
        let a = self.facts.analysis;
        let near = |time: &&TimeMention| {
            time.tokens.end <= token
                && a.sentence_of(time.tokens.start) + REACH >= a.sentence_of(token)
        };
        let told = (self.facts.times.iter().rev()).filter(near);
        told.filter(|time| !is_length(time))
            .find_map(|time| time.resolved.start)
    }

    fn told_from_an_event(
        &self,
        tokens: &Range<usize>,
        days: Option<(Date, Date)>,
        timex: &str,
    ) -> TimeRef {
        let a = self.facts.analysis;
        let day = days.filter(|(start, end)| start == end);
        TimeRef {
            start: days.map(|(start, _)| start),
            end: days.map(|(_, end)| end),
            precision: match day {
                Some(_) => TimePrecision::Day,
                None => TimePrecision::Vague,
            },
            timex: day.map_or_else(|| timex.to_owned(), |(day, _)| day.to_string()),
            text: a.text_of(tokens).to_owned(),
            span: a.span_of(tokens),
            expression: None,
            rule: RULE.to_owned(),
        }
    }
}

/// Whether a time says how long rather than when.
fn says_how_long(time: &TimeMention) -> bool {
    is_length(time) || is_unplaced(time)
}

/// Whether it is a length that its words put nowhere: "a two-day visit".
pub(super) fn is_unplaced(time: &TimeMention) -> bool {
    let mut letters = time.resolved.timex.chars();
    time.expression.is_none()
        && letters.next() == Some('P')
        && letters
            .next()
            .is_some_and(|next| next.is_ascii_digit() || matches!(next, 'T' | 'X'))
}

/// The day that lies so long before or after another.
fn shifted(day: Date, time: &TimeMention, joint: &str) -> Option<Date> {
    let length: Span = time.resolved.timex.parse().ok()?;
    match joint {
        "after" | "following" => day.checked_add(length).ok(),
        "before" => day.checked_sub(length).ok(),
        _ => None,
    }
}
