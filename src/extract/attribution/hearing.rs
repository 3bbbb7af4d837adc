//! Those before whom something is said, where nobody is named who says it: "the court heard",
//! "jurors were told". What they hear is on record with them.

use super::cue::below;
use super::{Context, Frame};
use crate::extract::actor::Class;
use crate::language::Dep;

impl Context<'_> {
    /// A verb of hearing or being told whose subject is a body that takes evidence.
    pub(super) fn hearing(self, verb: usize) -> Option<Frame> {
        let a = self.analysis;
        let subject = match a.lemma(verb) {
            "hear" => a.child(verb, Dep::Nsubj)?,
            "tell" => a.child(verb, Dep::Nsubjpass)?,
            _ => return None,
        };
        let judges = |token: usize| {
            let party = self.actors.party(token);
            party.is_some_and(|party| party.classes.contains(Class::Judicial))
        };
        let body = a.lemma(subject).to_lowercase();
        let takes_evidence =
            (self.knowledge.lexicon).contains("takes-evidence", &body) || judges(subject);
        let told = a.child(verb, Dep::Ccomp).filter(|_| takes_evidence)?;
        Some(Frame {
            cue: verb,
            speakers: self.speakers(subject, a.text(verb)),
            scope: below(a, told),
        })
    }
}
