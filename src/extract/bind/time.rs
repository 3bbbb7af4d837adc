//! Time of a claim.

use super::Binder;
use super::anchored::is_unplaced;
use crate::extract::record::{TimePrecision, TimeRef};
use crate::extract::time::{Anchor, Base, TimeMention, Unit};
use crate::language::{Dep, Pos, Tag};

/// What of a deed decides which times can be its own.
#[derive(Clone, Copy, Debug)]
pub struct Deed {
    /// Whether it happened once rather than lasts. Only such a deed takes the day that the sentence
    /// before has set.
    pub event: bool,
    /// Whether it is done in words: who condemns a deed does it later.
    pub said: bool,
    /// Whether it has yet to happen, and so later than it was spoken of.
    pub open: bool,
}

impl Binder<'_, '_> {
    /// When the action of a trigger took place.
    pub fn time(&self, trigger: usize, deed: Deed) -> Option<TimeRef> {
        let a = self.facts.analysis;
        let Deed { event, said, open } = deed;
        let sentence = a.sentence_of(trigger);
        let range = &a.sentences()[sentence];
        let times: Vec<(&TimeMention, usize)> = self
            .facts
            .times
            .iter()
            .filter(|time| range.contains(&time.tokens.start))
            .map(|time| (time, self.time_governor(time)))
            // "gave them until Friday": no day of the giving.
            .filter(|(time, governor)| !(said && *governor == trigger && is_deadline(time)))
            // "now hopes that they leave": they have not left now.
            .filter(|(time, governor)| {
                !(open && *governor != trigger && time.resolved.timex == "PRESENT_REF")
            })
            // "condemned the attack on Monday": the day of what is spoken of.
            .filter(|(time, governor)| {
                !(said && *governor == trigger && self.is_behind_a_deed(trigger, time))
            })
            // "a day after the rebels attacked": no time of the attack; "after four years of siege": of
            // nothing but the siege.
            .filter(|(time, _)| {
                (self.measured_from(time)).is_none_or(|event| !event.contains(&trigger))
                    && (self.fills_a_length(time)).is_none_or(|deed| deed == trigger)
            })
            .collect();
        let at = |governor: usize| {
            let mut here = times.iter().filter(|(_, own)| *own == governor);
            // A date says more than a duration.
            here.clone()
                .find(|(time, _)| time.resolved.start.is_some())
                .or_else(|| here.next())
        };
        if let Some((time, _)) = at(trigger) {
            // "Since the truce ended in May, shells have fallen every day": from a day on.
            let since = match time.resolved.start {
                None => self
                    .since(trigger, &times)
                    .filter(|since| since.start.is_some()),
                Some(_) => None,
            };
            return Some(since.unwrap_or_else(|| self.time_ref(time, "clause")));
        }
        // "Ruritania-backed rebels": whatever else is told, on whatever day.
        if a.dep(trigger) == Dep::Amod {
            return None;
        }
        // "three days after gunmen attacked": not the time of what came three days later.
        if let Some(measured) = self.measures_another(trigger, range) {
            return self.beside_a_dated_deed(measured, range);
        }
        // "was rammed and sunk on Monday", "took the base and encircled the town in 2014": what stands
        // behind both is of both.
        let joined = self.joined_deeds(trigger).find(|&next| {
            a.tag(next) == a.tag(trigger)
                && (next == trigger + 2 || event && self.shares_its_tail(trigger, next))
        });
        // "shot one and | the next day | another" is of the second alone.
        let behind = |time: &TimeMention| {
            let object = joined.and_then(|next| a.child(next, Dep::Dobj));
            is_point(time) && !time.is_from_told() && time.tokens.start > object.unwrap_or(trigger)
        };
        if let Some((time, _)) = joined.and_then(at).filter(|(time, _)| behind(time)) {
            return Some(self.time_ref(time, "clause"));
        }
        if let Some(time) = self.since(trigger, &times) {
            return Some(time);
        }
        if let Some(time) = self.day_of_when(trigger, &times) {
            return Some(time);
        }
        let dated = |time: &TimeMention| time.resolved.start.is_some() && !is_length(time);
        let on_a_day = |time: &TimeMention| {
            let before = time.tokens.start.checked_sub(1);
            is_point(time) && before.is_some_and(|before| a.lower(before) == "on")
        };
        let fits = |time: &TimeMention| dated(time) || on_a_day(time);
        if event && let Some(time) = self.strayed_time(trigger, &times, fits) {
            return Some(self.time_ref(time, "clause"));
        }
        // "killed in a raid carried out on Monday"
        if event && let Some((time, _)) = self.told_more(trigger).find_map(at) {
            return Some(self.time_ref(time, "clause"));
        }
        // "The town fell on Monday, officials said, while jets struck its port": at once.
        let at_once = event
            .then(|| self.told_at_once(trigger))
            .flatten()
            .and_then(at);
        if let Some((time, _)) = at_once.filter(|(time, _)| is_point(time)) {
            return Some(self.time_ref(time, "sentence"));
        }
        // "Last week's attack killed nine", "an attack on Monday was repelled"
        let by = (a.children_by(trigger, &[Dep::Nsubj, Dep::Nsubjpass])).find(|&subject| {
            ["attack-noun", "fight-noun"]
                .iter()
                .any(|set| self.facts.in_set(subject, set))
        });
        // "the attack, which took place on Monday, killed nine"
        let of_its_course = || self.told_more(by?).find_map(at);
        let own = by.and_then(at).or_else(of_its_course);
        if event && let Some((time, _)) = own.filter(|(time, _)| is_point(time)) {
            return Some(self.time_ref(time, "clause"));
        }
        // "gathered after taking the town on Monday": the same day, where the verb has none.
        if event && self.clauses.is_verbal(trigger) {
            // "were killed in a raid on the village on Monday", "was shot when gunmen came on Sunday"
            let inside = a
                .children_by(trigger, &[Dep::Prep])
                .filter(|&prep| matches!(a.lower(prep), "in" | "during"))
                .filter_map(|prep| a.child(prep, Dep::Pobj))
                .find_map(at);
            let when = a
                .children_by(trigger, &[Dep::Advcl])
                .filter(|&clause| {
                    // "was named coach as the team gets ready for a game on Saturday"
                    a.tag(clause) != Tag::Vbp
                        && a.tag(clause) != Tag::Vbz
                        && a.children_by(clause, &[Dep::Advmod, Dep::Mark])
                            .any(|mark| matches!(a.lower(mark), "when" | "as" | "while"))
                })
                .find_map(at);
            if let Some((time, _)) = inside.or(when) {
                let rule = if inside.is_some() {
                    "clause"
                } else {
                    "sentence"
                };
                return Some(self.time_ref(time, rule));
            }
            let participial = a
                .children_by(trigger, &[Dep::Prep, Dep::Advcl])
                .filter(|&child| matches!(a.lower(child), "after" | "while" | "as"))
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
            && !self.is_reason(trigger)
            && let Some((time, _)) = at(verb)
            && (event || is_length(time))
            && !self.is_spoken_of(trigger, time)
        {
            return Some(self.time_ref(time, "clause"));
        }
        // "The siege began in March": from then on.
        if !event
            && self.facts.in_set(verb, "begins")
            && let Some((time, _)) = at(verb).filter(|(time, _)| !is_length(time))
        {
            return Some(TimeRef {
                end: None,
                ..self.time_ref(time, "clause")
            });
        }
        let mut below = trigger;
        let mut relative = self.is_reason(trigger);
        let mut embedded = false;
        for (governor, reported) in self.governors(trigger) {
            // What is told of a thing besides has its own time, what is told of a deed is part of it.
            let next = open && self.clause_verb(trigger) == below && self.is_where_clause(below);
            let besides = self.is_told_besides(below) && !next;
            relative |= besides && governor != a.head(below) || self.is_matter(below);
            // How long something else went on is no time of a deed.
            let its = |(time, _): &&(&TimeMention, usize)| {
                !(event && is_length(time) || self.is_spoken_of(trigger, time))
            };
            if let Some((time, _)) = at(governor).filter(its) {
                let fronted = time.tokens.start < trigger;
                // What another does in a second clause has its own time.
                let own = a.dep(below) == Dep::Conj
                    && (a.children_by(below, &[Dep::Nsubj, Dep::Nsubjpass]))
                        .next()
                        .is_some();
                let before = if own { governor } else { trigger };
                let shared = a.dep(below) != Dep::Conj || time.tokens.start < before;
                if reported {
                    // "killed ten and arrested fifty in May, the group said today": not today.
                    let told = times.iter().find(|(own, governor)| {
                        a.first_conjunct(*governor) == a.first_conjunct(trigger) && dated(own)
                    });
                    if let Some((time, _)) = told {
                        return Some(self.time_ref(time, "sentence"));
                    }
                    // The day of a report is not the day of what lasts, is past or to come.
                    let apart =
                        open || embedded || self.looks_back(governor) || self.is_earlier(trigger);
                    if (fronted || event) && !apart && !relative {
                        return Some(self.time_ref(time, "report"));
                    }
                } else if !relative
                    && shared
                    && (event || a.dep(below) == Dep::Conj)
                    && !(open && fronted && self.is_only_asked(below))
                {
                    return Some(self.time_ref(time, "sentence"));
                }
            }
            relative |= besides;
            embedded |= self.is_in_adverbial(below);
            below = governor;
        }
        if event && !said {
            self.day_before(trigger, sentence)
        } else {
            None
        }
    }

    /// Whether a noun is what something else is done for, over, with or after, which has its own time:
    /// "was jailed in May for the murder", "protests on Monday against the arrest", "charged on Monday
    /// with the killing", "arrested a suspect in the bombing".
    fn is_reason(&self, trigger: usize) -> bool {
        let a = self.facts.analysis;
        let above = a.head(trigger);
        let governor = a.head(above);
        let reason = match a.lower(above) {
            "for" | "over" | "following" | "despite" | "about" | "against" => {
                self.clauses.is_verbal(governor) && !self.clauses.is_light(governor)
                    || self.facts.in_set(governor, "public-anger")
            }
            "with" => self.clauses.lays_deed(governor, above),
            "in" | "of" | "to" | "behind" => {
                self.facts.in_set(governor, "of-a-case")
                    || self.clauses.charged_with(trigger).is_some()
            }
            _ => false,
        };
        a.dep(trigger) == Dep::Pobj && reason
    }

    /// Whether a deed is what somebody speaks of at a time told before it: "on Monday condemned the
    /// attack". A time told behind it is the deed's.
    fn is_spoken_of(&self, deed: usize, time: &TimeMention) -> bool {
        let a = self.facts.analysis;
        a.dep(deed) == Dep::Dobj
            && self.facts.in_set(a.head(deed), "speaking-on")
            && time.tokens.start < deed
    }

    /// Whether a clause is one of time, place or condition in another: "found near where he was shot".
    fn is_in_adverbial(&self, verb: usize) -> bool {
        let a = self.facts.analysis;
        let marked = || {
            (a.children_by(verb, &[Dep::Mark, Dep::Advmod]))
                .any(|mark| matches!(a.lower(mark), "where" | "since" | "before" | "after" | "if"))
        };
        matches!(
            a.dep(verb),
            Dep::Advcl | Dep::Pcomp | Dep::Relcl | Dep::Ccomp
        ) && marked()
    }

    /// "since Thursday, when the rebels attacked": the day that the clause tells more of.
    fn day_of_when(&self, trigger: usize, times: &[(&TimeMention, usize)]) -> Option<TimeRef> {
        let a = self.facts.analysis;
        // "when the rebels began attacking"
        let verb = match a.dep(trigger) {
            Dep::Xcomp => a.head(trigger),
            _ => trigger,
        };
        let when = a
            .children_by(verb, &[Dep::Advmod, Dep::Mark])
            .find(|&when| a.lower(when) == "when")?;
        let before = when.checked_sub(1)?;
        let end = if a.text(before) == "," { before } else { when };
        let (time, _) = times.iter().find(|(time, _)| time.tokens.end == end)?;
        let start = time.resolved.start?;
        let since = a.lower(time.tokens.start) == "since"
            || time.tokens.start > 0 && a.lower(time.tokens.start - 1) == "since";
        // Of a month or year that something has gone on since, all of it.
        let first = match time.resolved.timex.len() {
            4 => start.last_of_year(),
            7 => start.last_of_month(),
            _ => start,
        };
        let end = if since {
            Some(first)
        } else {
            time.resolved.end
        };
        Some(TimeRef {
            end,
            ..self.time_ref(time, "clause")
        })
    }

    /// The time that a trigger itself is given.
    pub(super) fn own_time(&self, trigger: usize) -> Option<&TimeMention> {
        let sentence = self.facts.analysis.sentence_of(trigger);
        (self.facts.times.iter())
            .filter(|time| self.facts.analysis.sentence_of(time.tokens.start) == sentence)
            .find(|time| self.time_governor(time) == trigger)
    }

    /// Whether a verb only tells more of a noun: "two killings blamed on the group". What is told of
    /// a deed, or of where it struck, is part of the deed: "the raid on the camp that killed three",
    /// "killed by mines laid by the rebels".
    fn is_told_besides(&self, verb: usize) -> bool {
        let a = self.facts.analysis;
        let besides = match a.dep(verb) {
            Dep::Relcl => true,
            Dep::Acl => a.tag(verb) == Tag::Vbn && a.dep(a.head(a.head(verb))) != Dep::Agent,
            _ => false,
        };
        let phrase = std::iter::once(a.head(verb)).chain(
            (a.ancestors(a.head(verb)))
                .take_while(|&above| a.pos(above) == Pos::Adp || a.pos(above) == Pos::Noun),
        );
        let deed = |noun: usize| {
            ["attack-noun", "fight-noun"]
                .iter()
                .any(|set| self.facts.in_set(noun, set))
        };
        besides && !phrase.into_iter().any(deed)
    }

    /// Whether a verb of saying is one of those that speak of what is long past: "admitted on Monday
    /// that he had shot a guard".
    fn looks_back(&self, verb: usize) -> bool {
        let a = self.facts.analysis;
        self.facts.lexicon.contains("look-back", a.lemma(verb))
    }

    /// The day that the sentence before has set, for an event told in the past without a time.
    fn day_before(&self, trigger: usize, sentence: usize) -> Option<TimeRef> {
        let a = self.facts.analysis;
        let verb = self.clause_verb(trigger);
        let past = matches!(a.tag(verb), Tag::Vbd)
            && !a
                .children(verb)
                .any(|child| matches!(a.dep(child), Dep::Aux) && a.lemma(child) == "have");
        // "Berg, who fled after the vote": what is told besides has its own time.
        let aside = matches!(a.dep(verb), Dep::Relcl | Dep::Acl);
        if !past || sentence == 0 || aside {
            return None;
        }
        let range = &a.sentences()[sentence - 1];
        let own = &a.sentences()[sentence];
        let dated = (self.facts.times.iter())
            .any(|time| own.contains(&time.tokens.start) && time.resolved.start.is_some());
        if dated || self.is_dateline(sentence - 1) {
            return None;
        }
        // "plan a march for Sunday": nothing has been done on a day to come.
        let published = self.metadata.date;
        let past = |time: &TimeMention| {
            (time.resolved.start).is_none_or(|day| published.is_none_or(|today| day <= today))
        };
        // Two tolls beside each other count from one day: "108 deaths since Monday … spoke of 61
        // deaths".
        let toll = a.pos(trigger) == Pos::Noun && a.child(trigger, Dep::Nummod).is_some();
        let since = |time: &TimeMention| is_precise(time) && time.resolved.start.is_some();
        self.facts
            .times
            .iter()
            .filter(|time| range.contains(&time.tokens.start))
            .filter(|time| (is_one_day(time) || toll && since(time)) && past(time))
            // "was quoted on Friday": no day of what is told.
            .filter(|time| {
                let lexicon = self.facts.lexicon;
                !lexicon.contains("report", a.lemma(self.time_governor(time)))
            })
            .find(|time| !self.is_told_aside(time.tokens.start))
            .map(|time| self.time_ref(time, "paragraph"))
    }

    /// The day told last before a bare hour, where there is one: "on Friday … at dawn". An hour by
    /// itself would be one of the day of the report.
    fn day_of_hour<'t>(&'t self, time: &'t TimeMention) -> &'t TimeMention {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(time.tokens.start);
        if !is_bare_hour(a.text_of(&time.tokens), time) || self.is_dateline(sentence) {
            return time;
        }
        let told = self.facts.times.iter().rev().find(|day| {
            let there = a.sentence_of(day.tokens.start);
            day.tokens.end <= time.tokens.start
                && there + 1 >= sentence
                && a.paragraph_of(day.tokens.start) == a.paragraph_of(time.tokens.start)
                || there + 1 == sentence
                    && a.paragraph_of(day.tokens.start) + 1 == a.paragraph_of(time.tokens.start)
        });
        told.filter(|day| {
            let there = a.sentence_of(day.tokens.start);
            is_precise(day)
                && !self.is_dateline(there)
                && !is_bare_hour(a.text_of(&day.tokens), day)
        })
        .unwrap_or(time)
    }

    /// Whether a sentence is the line that says where and when a report was filed.
    fn is_dateline(&self, sentence: usize) -> bool {
        let a = self.facts.analysis;
        (self.facts.places.iter())
            .any(|place| place.dateline && a.sentence_of(place.head) == sentence)
            && (a.sentences().get(sentence))
                .is_some_and(|range| !range.clone().any(|token| a.pos(token) == Pos::Verb))
    }

    fn time_ref(&self, time: &TimeMention, rule: &str) -> TimeRef {
        let a = self.facts.analysis;
        if let Some(anchored) = self.counted_from_an_event(time) {
            return anchored;
        }
        let time = self.day_of_hour(time);
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
pub(super) fn is_length(time: &TimeMention) -> bool {
    let length = (time.expression.as_ref())
        .is_some_and(|expression| matches!(expression.base, Base::Length { .. }));
    // "over the past six months" says when.
    length && !time.rule.starts_with("past-length")
}

/// Whether it is known when it was, rather than how long something lasted.
fn is_point(time: &TimeMention) -> bool {
    (is_precise(time) || time.resolved.start.is_some()) && !is_length(time) && !is_unplaced(time)
}

/// Whether it tells one day, or an hour of one, and it is known which; not since or until when.
pub(super) fn is_one_day(time: &TimeMention) -> bool {
    is_precise(time) && time.resolved.start.is_some() && time.resolved.start == time.resolved.end
}

/// Whether it says until when something is to be, rather than when it was.
fn is_deadline(time: &TimeMention) -> bool {
    time.resolved.start.is_none() && time.resolved.end.is_some()
}

/// Whether it tells a day, or an hour of one, though the report's date may not be known.
pub(super) fn is_precise(time: &TimeMention) -> bool {
    matches!(
        time.resolved.precision,
        TimePrecision::Day | TimePrecision::Part | TimePrecision::Hour | TimePrecision::Minute
    )
}

/// Whether it names a part of a day without the day: "at dawn", "7 p.m.".
fn is_bare_hour(text: &str, time: &TimeMention) -> bool {
    let today = ["today", "tonight", "this", "now", "overnight"];
    let deictic = text
        .split_whitespace()
        .any(|word| today.iter().any(|own| word.eq_ignore_ascii_case(own)));
    !deictic
        && time.expression.as_ref().is_some_and(|expression| {
            let day = Base::Relative {
                unit: Unit::Day,
                offset: 0,
                anchor: Anchor::Publication,
            };
            expression.part.is_some() && expression.base == day
        })
}
