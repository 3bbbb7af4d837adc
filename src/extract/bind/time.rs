//! Time of a claim.

use super::Binder;
use crate::extract::record::{TimePrecision, TimeRef};
use crate::extract::time::{Base, TimeMention};
use crate::language::{Dep, Pos};

impl Binder<'_, '_> {
    /// When the action of a trigger took place. `event` is whether it happened once rather than
    /// lasts; only such a claim takes the day that the sentence before has set.
    pub fn time(&self, trigger: usize, event: bool) -> Option<TimeRef> {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        let range = &a.sentences()[sentence];
        let times: Vec<(&TimeMention, usize)> = self
            .facts
            .times
            .iter()
            .filter(|time| range.contains(&time.tokens.start))
            .map(|time| (time, self.time_governor(time)))
            .collect();
        let at = |governor: usize| {
            let mut here = times.iter().filter(|(_, own)| *own == governor);
            // A date says more than a duration.
            here.clone()
                .find(|(time, _)| time.resolved.start.is_some())
                .or_else(|| here.next())
        };
        if let Some((time, _)) = at(trigger) {
            return Some(self.time_ref(time, "clause"));
        }
        if let Some(time) = self.since_clause(trigger, &times) {
            return Some(time);
        }
        // "gathered after taking the town on Monday": the same day, where the verb has none.
        if event && self.clauses.is_verbal(trigger) {
            let participial = a
                .children_by(trigger, &[Dep::Prep, Dep::Advcl])
                .filter(|&child| matches!(a.lower(child), "after" | "before" | "while" | "as"))
                .flat_map(|child| a.children_by(child, &[Dep::Pcomp]))
                .find_map(at);
            if let Some((time, _)) = participial {
                return Some(self.time_ref(time, "sentence"));
            }
        }
        // A noun is when its verb is: "launched an offensive on Monday". What lasts takes only how
        // long: "has been under siege for two years".
        let verb = self.clause_verb(trigger);
        if verb != trigger
            && !self.facts.lexicon.contains("report", a.lemma(verb))
            && let Some((time, _)) = at(verb)
            && (event || is_length(time))
        {
            return Some(self.time_ref(time, "clause"));
        }
        let mut below = trigger;
        for (governor, reported) in self.governors(trigger) {
            // The day of a report is not the day of what lasts or is past; it is told as the frame.
            let relative = matches!(a.dep(below), Dep::Relcl);
            if let Some((time, _)) = at(governor) {
                let fronted = time.tokens.start < trigger;
                let shared = a.dep(below) != Dep::Conj || fronted;
                if reported {
                    if fronted || event {
                        return Some(self.time_ref(time, "report"));
                    }
                } else if !relative && shared && (event || a.dep(below) == Dep::Conj) {
                    return Some(self.time_ref(time, "sentence"));
                }
            }
            below = governor;
        }
        if event {
            self.day_before(trigger, sentence)
        } else {
            None
        }
    }

    /// "since the war began in March": from then to the day of the report.
    fn since_clause(&self, trigger: usize, times: &[(&TimeMention, usize)]) -> Option<TimeRef> {
        let a = self.facts.analysis;
        let clause = a.children_by(trigger, &[Dep::Advcl]).find(|&child| {
            a.children(child)
                .any(|mark| a.dep(mark) == Dep::Mark && a.lower(mark) == "since")
        })?;
        let (time, _) = times.iter().find(|(_, own)| *own == clause)?;
        time.resolved.start?;
        Some(TimeRef {
            end: self.metadata.date,
            precision: TimePrecision::Vague,
            ..self.time_ref(time, "clause")
        })
    }

    /// The day that the sentence before has set, for an event told in the past without a time.
    fn day_before(&self, trigger: usize, sentence: usize) -> Option<TimeRef> {
        let a = self.facts.analysis;
        let verb = self.clause_verb(trigger);
        let past = matches!(a.tag(verb), crate::language::Tag::Vbd)
            && !a
                .children(verb)
                .any(|child| matches!(a.dep(child), Dep::Aux) && a.lemma(child) == "have");
        if !past || sentence == 0 {
            return None;
        }
        let range = &a.sentences()[sentence - 1];
        self.facts
            .times
            .iter()
            .filter(|time| range.contains(&time.tokens.start))
            .find(|time| {
                matches!(
                    time.resolved.precision,
                    TimePrecision::Day
                        | TimePrecision::Part
                        | TimePrecision::Hour
                        | TimePrecision::Minute
                ) && time.resolved.start.is_some()
            })
            .map(|time| self.time_ref(time, "paragraph"))
    }

    /// The verb or noun that a time expression modifies.
    fn time_governor(&self, time: &TimeMention) -> usize {
        let a = self.facts.analysis;
        let head = time
            .tokens
            .clone()
            .find(|&token| !time.tokens.contains(&a.head(token)))
            .unwrap_or(time.tokens.start);
        let mut at = head;
        for _ in 0..4 {
            let above = a.head(at);
            if above == at {
                return at;
            }
            let passes = matches!(a.pos(above), Pos::Adp | Pos::Adv | Pos::Sconj)
                || matches!(a.dep(at), Dep::Quantmod | Dep::Nummod)
                || matches!(a.dep(above), Dep::Prep) && a.pos(above) != Pos::Verb;
            at = above;
            if !passes {
                break;
            }
        }
        at
    }

    fn time_ref(&self, time: &TimeMention, rule: &str) -> TimeRef {
        let a = self.facts.analysis;
        TimeRef {
            start: time.resolved.start,
            end: time.resolved.end,
            precision: time.resolved.precision,
            timex: time.resolved.timex.clone(),
            text: a.text_of(&time.tokens).to_owned(),
            span: a.span_of(&time.tokens),
            expression: time.expression.clone(),
            rule: rule.to_owned(),
        }
    }
}

/// Whether it says how long something has lasted, rather than when it was.
fn is_length(time: &TimeMention) -> bool {
    time.expression
        .as_ref()
        .is_some_and(|expression| matches!(expression.base, Base::Length { .. }))
}
