//! Figures that somebody gives: "the monitor put the toll at 300", "the ministry spoke of 61
//! deaths". The verb reports nothing else: "put troops at the border" is a deed.

use super::cue::below;
use super::{Context, Frame};
use crate::language::{Dep, Tag};

impl Context<'_> {
    /// A verb with its subject and the figure that it gives: behind a preposition ("put the toll at"),
    /// or in its object ("counted 135 arrests").
    pub(super) fn figure(self, verb: usize) -> Option<Frame> {
        let analysis = self.analysis;
        let lemma = analysis.lemma(verb).to_lowercase();
        let cues = &self.knowledge.cues;
        let given = match cues.figure_verbs.get(&lemma) {
            Some(preposition) => (analysis.children_by(verb, &[Dep::Prep]))
                .find(|&token| analysis.lower(token) == preposition)?,
            None if cues.counting_verbs.contains(&lemma) => analysis.child(verb, Dep::Dobj)?,
            None => return None,
        };
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
