//! Whether a clause says that its action happened: negation, modality, conditionals, intention,
//! prediction, hedges, and what is under way.
//!
//! The reading starts at the trigger and climbs through whatever embeds it, until a clause of its
//! own standing or a reporting verb is reached. The word lists are in
//! `ontology/grammar.ttl` and `ontology/stance.ttl`.

mod embedding;
mod noun;
mod verb;

use super::clause::Clauses;
use super::record::Status;
use crate::knowledge::actions::Polarity;
use crate::language::{Dep, EntityLabel, Pos};

/// Depth from which the standing of a hindrance is read: a few steps up tell it.
const NEAR: u8 = 5;

/// What is being asked about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The trigger.
    pub token: usize,
    /// Whether the trigger is a noun that names an event or state.
    pub nominal: bool,
    /// Whether the action is a state, which a mention in passing takes for granted.
    pub state: bool,
    /// Whether the action hurts or helps.
    pub polarity: Polarity,
}

/// The status of a claim.
pub fn read(clauses: &Clauses<'_>, subject: Subject) -> Status {
    let reader = Reader { clauses, subject };
    let mut statuses = Vec::new();
    if subject.nominal {
        reader.noun(subject.token, &mut statuses, 0);
    } else {
        reader.verb(subject.token, &mut statuses, 0);
        statuses.extend(reader.awaited());
        statuses.extend(reader.called_for(subject.token));
    }
    let first = |wanted: &[Status]| {
        statuses
            .iter()
            .copied()
            .find(|status| wanted.contains(status))
    };
    first(&[Status::Denied])
        .or_else(|| first(&[Status::Conditional]))
        .or_else(|| first(&[Status::Intended, Status::Predicted, Status::Possible]))
        .or_else(|| first(&[Status::Ongoing]))
        .unwrap_or(Status::Actual)
}

struct Reader<'r, 'a> {
    clauses: &'r Clauses<'a>,
    subject: Subject,
}

impl Reader<'_, '_> {
    /// "is expected in the capital", "is due in the capital": who is looked for hasn't come.
    fn awaited(&self) -> Option<Status> {
        let a = self.clauses.analysis;
        let word = match a.lemma(self.subject.token) {
            "be" => a.child(self.subject.token, Dep::Acomp)?,
            _ => self.subject.token,
        };
        let lexicon = self.clauses.lexicon;
        (lexicon.contains("awaited", a.lemma(word))).then_some(Status::Predicted)
    }

    /// "called a strike for Thursday": what a day is set for has not been.
    fn called_for(&self, verb: usize) -> Option<Status> {
        let a = self.clauses.analysis;
        let deeds = a.children_by(verb, &[Dep::Dobj, Dep::Nsubjpass]);
        let day = std::iter::once(verb)
            .chain(deeds)
            .flat_map(|word| a.children_by(word, &[Dep::Prep]))
            .filter(|&preposition| a.lower(preposition) == "for")
            .filter_map(|preposition| a.child(preposition, Dep::Pobj))
            .any(|day| {
                let entity = a.entity_at(day);
                entity.is_some_and(|entity| entity.label == EntityLabel::Date)
            });
        (day && self.is_lemma("sets-a-day", verb)).then_some(Status::Intended)
    }

    /// The status that a governing word gives to what it governs.
    fn of_word(&self, token: usize) -> Option<Status> {
        let a = self.clauses.analysis;
        // "keep fighting" goes on; "keep somebody from fighting" doesn't.
        if a.lemma(token) == "keep"
            && !a
                .children_by(token, &[Dep::Prep])
                .any(|child| a.lower(child) == "from")
        {
            return None;
        }
        let lexicon = self.clauses.lexicon;
        let is = |set: &str| lexicon.contains(set, a.lemma(token)) || self.is(set, token);
        if is("negative") {
            self.of_hindrance(token)
        } else if is("intention") {
            (!self.names(token)).then_some(Status::Intended)
        } else if is("prediction") {
            Some(Status::Predicted)
        } else if is("hedge") || a.pos(token) == Pos::Noun && is("hedge-noun") {
            Some(Status::Possible)
        } else {
            None
        }
    }

    /// What stopping, refusing or failing makes of the deed: what is only to be stopped may go on,
    /// and what was not stopped did.
    fn of_hindrance(&self, token: usize) -> Option<Status> {
        let mut own = Vec::new();
        if self.clauses.analysis.pos(token) == Pos::Verb {
            self.verb(token, &mut own, NEAR);
        }
        let meant = [
            Status::Intended,
            Status::Predicted,
            Status::Conditional,
            Status::Possible,
        ];
        if own.contains(&Status::Denied) {
            None
        } else if own.iter().any(|status| meant.contains(status)) {
            Some(Status::Possible)
        } else {
            Some(Status::Denied)
        }
    }

    /// "Called the raid a crime": who says what a deed is takes it for done.
    fn names(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        let deed = a.child(verb, Dep::Dobj);
        deed.is_some_and(|deed| {
            a.child(verb, Dep::Oprd).is_some() || a.child(deed, Dep::Appos).is_some()
        })
    }

    /// Whether a word, as written, stands in a list of the ontology.
    fn is(&self, set: &str, token: usize) -> bool {
        let a = self.clauses.analysis;
        self.clauses.lexicon.contains(set, a.lower(token))
    }

    /// Whether a word's lemma stands in a list of the ontology.
    fn is_lemma(&self, set: &str, token: usize) -> bool {
        let a = self.clauses.analysis;
        self.clauses.lexicon.contains(set, a.lemma(token))
    }

    fn is_report(&self, token: usize) -> bool {
        let a = self.clauses.analysis;
        self.clauses.lexicon.contains("report", a.lemma(token))
    }

    /// Something embedded under a verb or adjective that may change its standing.
    fn embedded(&self, governor: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        if let Some(status) = self.of_word(governor) {
            statuses.push(status);
        } else if a.lower(governor) == "going" {
            statuses.push(Status::Predicted);
        }
        self.embedded_plain(governor, statuses, depth);
    }

    /// The standing of the governing clause itself.
    fn embedded_plain(&self, governor: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        let mut own = Vec::new();
        if self.clauses.is_verbal(governor) || a.pos(governor) == Pos::Aux {
            self.verb(governor, &mut own, depth + 1);
        } else if matches!(a.pos(governor), Pos::Adj | Pos::Adv) {
            let above = a.head(governor);
            if above != governor {
                self.verb(above, &mut own, depth + 1);
            }
        } else if a.pos(governor) == Pos::Noun {
            self.noun(governor, &mut own, depth + 1);
        }
        // Under way is said of the governing verb only.
        own.retain(|status| *status != Status::Ongoing || self.subject.token == governor);
        statuses.append(&mut own);
    }
}
