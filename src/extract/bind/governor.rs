//! Which word a time hangs on: the verb or noun that it tells the time of.

use super::Binder;
use super::time::{is_length, is_precise};
use crate::extract::time::TimeMention;
use crate::language::{Dep, Pos, Tag};

impl Binder<'_, '_> {
    /// The verb or noun that a time expression modifies.
    pub(super) fn time_governor(&self, time: &TimeMention) -> usize {
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
        // "shelled the town every day | since Monday"
        let of_another = self
            .facts
            .time(at)
            .is_some_and(|other| other.tokens != time.tokens);
        if of_another && a.dep(at) == Dep::Npadvmod && a.lower(a.head(head)) == "since" {
            return a.head(at);
        }
        // "spoke with the emir on Tuesday", "the army on Monday shelled": a party has no day of its own.
        let on_day = a.dep(head) == Dep::Npadvmod
            || matches!(a.lower(a.head(head)), "on" | "at") && a.dep(head) == Dep::Pobj;
        // "held by the rebels last March"
        let dated = a.dep(head) == Dep::Npadvmod && !is_length(time);
        if on_day
            && (is_precise(time) || dated)
            && self.facts.actors.participant(at).is_some()
            && self.clauses.is_verbal(self.clause_verb(at))
        {
            return self.clause_verb(at);
        }
        // "burst into a house on Saturday": the day of the bursting, not of the house.
        let through = a.head(at);
        let way = matches!(
            a.lower(through),
            "into" | "onto" | "inside" | "outside" | "near" | "past" | "through"
        );
        if on_day
            && is_precise(time)
            && a.dep(at) == Dep::Pobj
            && way
            && self.clauses.is_verbal(a.head(through))
        {
            return a.head(through);
        }
        // "was executed by firing squad on Monday": the day of what was done, not of the means.
        let means = a.head(at);
        if on_day && a.dep(at) == Dep::Pcomp && a.dep(means) == Dep::Agent {
            return a.head(means);
        }
        // "Two weeks after the truce collapsed, rebels attacked": the time of the attack.
        if let Some(event) = self.measured_from(time).filter(|event| event.contains(&at)) {
            return (a.ancestors(at))
                .find(|above| !event.contains(above))
                .unwrap_or(at);
        }
        // "launched a drive to retake the port two days ago": the drive was launched then.
        let ago = a.lower(time.tokens.end - 1) == "ago";
        let to = |verb: usize| (a.children_by(verb, &[Dep::Aux])).any(|aux| a.tag(aux) == Tag::To);
        if ago && a.tag(at) == Tag::Vb && to(at) && a.head(at) != at {
            return self.clause_verb(a.head(at));
        }
        // "Food: Between 8 and 14 March, the agency …": what is set off at the start is the verb's.
        if let Some(root) = self.opened_by(time).filter(|_| !self.clauses.is_verbal(at)) {
            return root;
        }
        // "On Monday Ruritania closed …": what opens a sentence is its verb's, wherever it hangs.
        let start = a.sentences()[a.sentence_of(head)].start;
        let opens = time.tokens.start <= start + 1 && a.lower(start) == "on";
        if opens && at == time.tokens.end && a.dep(at) == Dep::Nsubj {
            return a.head(at);
        }
        at
    }

    /// The verb of a sentence that a time opens, with no more before it than a label, and a comma behind.
    fn opened_by(&self, time: &TimeMention) -> Option<usize> {
        let a = self.facts.analysis;
        let sentence = &a.sentences()[a.sentence_of(time.tokens.start)];
        let label = (sentence.start..time.tokens.start)
            .rev()
            .find(|&token| a.text(token) == ":");
        let start = label.map_or(sentence.start, |colon| colon + 1);
        let plain = (start..time.tokens.start).all(|token| a.pos(token) == Pos::Adp);
        let comma = time.tokens.end < sentence.end && a.text(time.tokens.end) == ",";
        let mut rest = time.tokens.end..sentence.end;
        rest.find(|&token| a.dep(token) == Dep::Root && self.clauses.is_verbal(token))
            .filter(|_| plain && comma)
    }
}
