//! Direct speech: what stands between quotation marks belongs to the speaker of the sentence it
//! ends or begins in, and goes on until somebody else speaks.

use std::ops::Range;

use super::{Context, Frame};
use crate::language::{Analysis, Pos};

/// Fewer words are a phrase in quotation marks, not speech.
const LEAST_SPEECH: usize = 4;

/// The runs of tokens between quotation marks. A quotation left open at a paragraph's end goes on
/// in the next paragraph if that begins with a mark again, as news sets long quotations.
pub(in crate::extract) fn runs(analysis: &Analysis) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for paragraph in analysis.paragraphs() {
        let mut open: Option<usize> = None;
        for token in paragraph.clone() {
            match analysis.text(token) {
                "“" => open = Some(token + 1),
                "”" => {
                    if let Some(start) = open.take() {
                        runs.push(start..token);
                    }
                }
                "\"" | "``" | "''" => match open.take() {
                    Some(start) => runs.push(start..token),
                    None => open = Some(token + 1),
                },
                _ => {}
            }
        }
        if let Some(start) = open {
            runs.push(start..paragraph.end);
        }
    }
    runs.retain(|run| {
        run.len() >= LEAST_SPEECH
            && run
                .clone()
                .any(|token| matches!(analysis.pos(token), Pos::Verb | Pos::Aux))
    });
    runs
}

/// Adds direct speech to the frames of those who speak it.
pub(super) fn extend(context: Context<'_>, frames: &mut Vec<Frame>) {
    let analysis = context.analysis;
    let mut last: Option<(Frame, usize)> = None;
    for run in runs(analysis) {
        let paragraph = analysis.paragraph_of(run.start);
        let sentences = analysis.sentence_of(run.start)..analysis.sentence_of(run.end - 1) + 1;
        // The cue outside the marks, in a sentence that the speech is part of: that after the
        // speech first ("…," she said).
        let cue = frames
            .iter()
            .enumerate()
            .filter(|(_, frame)| {
                sentences.contains(&analysis.sentence_of(frame.cue))
                    && !run.contains(&frame.cue)
                    && context
                        .knowledge
                        .cues
                        .verbs
                        .contains(analysis.lemma(frame.cue))
            })
            .min_by_key(|(_, frame)| {
                let distance = if frame.cue >= run.end {
                    frame.cue - run.end
                } else {
                    run.start - frame.cue
                };
                (distance, frame.cue)
            })
            .map(|(at, _)| at);
        match cue {
            Some(at) => {
                frames[at].scope.extend(run.clone());
                last = Some((frames[at].clone(), paragraph));
            }
            None => {
                // Speech without a cue goes on from the last, in the same paragraph or the next.
                if let Some((frame, told)) = &last
                    && (paragraph == *told || paragraph == told + 1)
                {
                    let next = Frame {
                        cue: frame.cue,
                        speakers: frame.speakers.clone(),
                        scope: run.clone().collect(),
                    };
                    frames.push(next.clone());
                    last = Some((next, paragraph));
                }
            }
        }
    }
    // A verb that reports nothing is no cue.
    frames.retain(|frame| !frame.scope.is_empty());
}
