//! Figures that somebody gives: "the monitor put the toll at 300", "the ministry spoke of 61
//! deaths". The verb reports nothing else: "put troops at the border" is a deed.

use super::cue::below;
use super::{Context, Frame};
use crate::language::{Dep, Tag};

impl Context<'_> {
    /// A verb with the preposition that leads to the figure, its subject, and what is counted.
    pub(super) fn figure(self, verb: usize) -> Option<Frame> {
        let analysis = self.analysis;
        let lemma = analysis.lemma(verb).to_lowercase();
        let preposition = self.knowledge.cues.figure_verbs.get(&lemma)?;
        let leads = |token: &usize| analysis.lower(*token) == preposition;
        let given = analysis.children_by(verb, &[Dep::Prep]).find(leads)?;
        let mut scope = below(analysis, given);
        if !scope.iter().any(|&token| analysis.tag(token) == Tag::Cd) {
            return None;
        }
        let subject = self.subject(verb)?;
        scope.extend(
            (analysis.children_by(verb, &[Dep::Dobj])).flat_map(|object| below(analysis, object)),
        );
        scope.insert(verb);
        Some(Frame {
            cue: verb,
            speakers: self.speakers(subject, analysis.text(verb)),
            scope,
        })
    }
}
