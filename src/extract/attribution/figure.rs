//! Figures that somebody gives: "the monitor put the toll at 300", "the ministry spoke of 61
//! deaths", "gave a toll of 20". The verb reports nothing else: "put troops at the border" is a deed.

use super::cue::below;
use super::{Context, Frame};
use crate::language::{Dep, Tag};

impl Context<'_> {
    /// A verb with its subject and the figure that it gives: behind a preposition ("put the toll at"),
    /// or in its object ("counted 135 arrests", "gave a toll of 20").
    pub(super) fn figure(self, verb: usize) -> Option<Frame> {
        let analysis = self.analysis;
        let lemma = analysis.lemma(verb).to_lowercase();
        let cues = &self.knowledge.cues;
        let given = match cues.figure_verbs.get(&lemma) {
            Some(preposition) => (analysis.children_by(verb, &[Dep::Prep]))
                .find(|&token| analysis.lower(token) == preposition)?,
            None if cues.counting_verbs.contains(&lemma) => analysis.child(verb, Dep::Dobj)?,
            None if self.knowledge.lexicon.contains("hands-out", &lemma) => {
                let sum = |&object: &usize| {
                    (self.knowledge.lexicon).contains("sum-of-people", analysis.lemma(object))
                };
                analysis.child(verb, Dep::Dobj).filter(sum)?
            }
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
        // "a toll of 20 dead and | 30 wounded", which the parser takes for a second clause.
        let counted = |clause: &usize| {
            (analysis.children_by(*clause, &[Dep::Nsubj]))
                .any(|number| analysis.tag(number) == Tag::Cd)
        };
        let more = (analysis.children_by(verb, &[Dep::Conj])).filter(counted);
        scope.extend(more.flat_map(|clause| below(analysis, clause)));
        scope.insert(verb);
        Some(Frame {
            cue: verb,
            speakers: self.speakers(subject, analysis.text(verb)),
            scope,
        })
    }
}
