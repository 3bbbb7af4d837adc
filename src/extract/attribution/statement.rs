//! Statements given in full: "The minister said:" at the end of a paragraph, and then the
//! minister's words without quotation marks, as ministries and agencies print them.

use std::ops::Range;

use super::{Context, Frame};
use crate::language::{Analysis, Dep, Pos};

/// Fewer words without a verb are a heading, which ends the statement.
const HEADING: usize = 8;

/// One frame for each statement.
pub(super) fn frames(context: Context<'_>) -> Vec<Frame> {
    let analysis = context.analysis;
    let paragraphs = analysis.paragraphs();
    let opened: Vec<(usize, Frame)> = (0..paragraphs.len())
        .filter_map(|paragraph| Some((paragraph, context.opens(paragraph)?)))
        .collect();
    let mut frames = Vec::new();
    for (nth, (paragraph, mut frame)) in opened.iter().cloned().enumerate() {
        let until = opened
            .get(nth + 1)
            .map_or(paragraphs.len(), |(next, _)| *next);
        // A statement set between marks goes on as long as its paragraphs open with one.
        let opens = |told: &Range<usize>| {
            matches!(analysis.text(told.start), "\"" | "“" | "``" | "'" | "‘")
        };
        let quoted = paragraphs.get(paragraph + 1).is_none_or(opens);
        for told in &paragraphs[paragraph + 1..until] {
            if quoted && !opens(told) {
                break;
            }
            let heading = told.len() <= HEADING
                && !told
                    .clone()
                    .any(|token| matches!(analysis.pos(token), Pos::Verb | Pos::Aux));
            if heading {
                break;
            }
            frame.scope.extend(match quoted {
                true => inside_marks(analysis, told),
                false => told.clone(),
            });
        }
        if !frame.scope.is_empty() {
            frames.push(frame);
        }
    }
    frames
}

impl Context<'_> {
    /// The frame that a paragraph opens by ending in "… said:" or "… the following statement:".
    fn opens(self, paragraph: usize) -> Option<Frame> {
        let analysis = self.analysis;
        let range = &analysis.paragraphs()[paragraph];
        let last = last_word(analysis, range)?;
        if analysis.text(last) != ":" {
            return None;
        }
        let sentence = &analysis.sentences()[analysis.sentence_of(last)];
        let verb = sentence.clone().rev().find(|&token| {
            let says = self.knowledge.cues.verbs.contains(analysis.lemma(token));
            let gives = analysis.child(token, Dep::Dobj).is_some_and(|object| {
                self.knowledge
                    .cues
                    .utterances
                    .contains(analysis.lemma(object))
            });
            matches!(analysis.pos(token), Pos::Verb) && (says || gives)
        })?;
        let speaker = self.subject(verb)?;
        Some(Frame {
            cue: verb,
            speakers: self.speakers(speaker, analysis.text(verb)),
            ..Frame::default()
        })
    }
}

/// The tokens of a paragraph that stand in the quotation which opens it.
fn inside_marks(analysis: &Analysis, told: &Range<usize>) -> Range<usize> {
    let closed =
        (told.start + 1..told.end).find(|&token| matches!(analysis.text(token), "\"" | "”" | "''"));
    told.start..closed.unwrap_or(told.end)
}

/// The last token of a paragraph that is no white space.
fn last_word(analysis: &Analysis, range: &Range<usize>) -> Option<usize> {
    range
        .clone()
        .rev()
        .find(|&token| !analysis.text(token).trim().is_empty())
}
