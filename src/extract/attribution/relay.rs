//! Chains of speakers: those whom a speaker cites, who are nearer to the fact, and those who carry
//! what was said, who are farther from it.

use super::cue::below;
use super::speaker::agent_of;
use super::{Context, Frame};
use crate::extract::record::Speaker;
use crate::language::{Dep, Tag};

impl Context<'_> {
    /// The speakers of a verb with those whom they cite before them, "said, citing a medic", "a report
    /// citing a medic said", and those who carried the words behind them, "said in a statement carried
    /// by the agency".
    pub(super) fn with_relays(
        self,
        verb: usize,
        subject: Option<usize>,
        speakers: Vec<Speaker>,
    ) -> Vec<Speaker> {
        let a = self.analysis;
        let cues = &self.knowledge.cues;
        let mut chain = Vec::new();
        let about = a.children_by(verb, &[Dep::Advcl, Dep::Prep]);
        let of_subject =
            (subject.into_iter()).flat_map(|subject| a.children_by(subject, &[Dep::Acl]));
        for cited in about.chain(of_subject) {
            if cues.citing_verbs.contains(a.lemma(cited))
                && a.tag(cited) == Tag::Vbg
                && let Some(object) = a.child(cited, Dep::Dobj)
            {
                chain.extend(self.speakers(object, a.text(cited)));
            }
        }
        chain.extend(speakers);
        let utterances = (a.children_by(verb, &[Dep::Prep]))
            .filter_map(|preposition| a.child(preposition, Dep::Pobj))
            .filter(|&noun| cues.utterances.contains(a.lemma(noun)));
        for carried in utterances.flat_map(|noun| a.children_by(noun, &[Dep::Acl])) {
            if a.tag(carried) == Tag::Vbn
                && self.knowledge.lexicon.contains("relay", a.lemma(carried))
                && let Some(agent) = agent_of(a, carried)
            {
                let cue = format!("{} by", a.lower(carried));
                chain.extend(self.speakers(agent, &cue));
            }
        }
        chain
    }

    /// "The agency quoted the governor as saying": the governor's words, handed on by the agency.
    pub(super) fn quoted_as_saying(self, verb: usize, subject: Option<usize>) -> Option<Frame> {
        let a = self.analysis;
        let quoted = a.child(verb, Dep::Dobj)?;
        let says = |token: usize| self.knowledge.cues.verbs.contains(a.lemma(token));
        let saying = (a.children_by(verb, &[Dep::Prep]))
            .filter(|&preposition| a.lower(preposition) == "as")
            .find_map(|preposition| a.child(preposition, Dep::Pcomp))
            .filter(|&saying| says(saying))?;
        let mut scope = below(a, saying);
        scope.remove(&saying);
        for said in a.children_by(verb, &[Dep::Ccomp, Dep::Parataxis]) {
            scope.extend(below(a, said));
        }
        let mut speakers = self.speakers(quoted, a.text(saying));
        speakers.extend(
            subject
                .into_iter()
                .flat_map(|subject| self.speakers(subject, a.text(verb))),
        );
        Some(Frame {
            cue: verb,
            speakers,
            scope,
        })
    }
}
