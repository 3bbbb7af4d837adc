//! The named-entity recogniser: one move a token, from left to right.
//!
//! It has an encoder of its own and reads the sentence starts: an entity never crosses one.

use std::ops::Range;

use super::format::{Container, FormatError};
use super::kernels::{Bounds, Kernel};
use super::labels::EntityLabel;
use super::transition::{Scorer, ScorerMemory};

/// Tokens that a state shows to the scorer: the next token, the first token of the open entity,
/// the token before the next if an entity is open.
const SLOTS: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Begin(EntityLabel),
    In(EntityLabel),
    Last(EntityLabel),
    Unit(EntityLabel),
    Out,
    /// A class of the output layer that is never taken: a unit without a label.
    Never,
}

/// The recogniser's layers and moves.
#[derive(Debug)]
pub(super) struct Recogniser {
    scorer: Scorer,
    moves: Vec<Move>,
}

/// What the recogniser has to know of a token besides its vector.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub is_space: bool,
    pub starts_sentence: bool,
}

impl Recogniser {
    /// Reads the recogniser of the container. `input` is what is known of the encoded vectors.
    pub fn read(container: &Container<'_>, input: Bounds) -> Result<Self, FormatError> {
        let moves = container
            .lines("ner.moves")?
            .map(|line| {
                let (kind, label) = line.split_once(' ').unwrap_or((line, ""));
                Ok(match (kind, label.parse()) {
                    ("Begin", Ok(label)) => Move::Begin(label),
                    ("In", Ok(label)) => Move::In(label),
                    ("Last", Ok(label)) => Move::Last(label),
                    ("Unit", Ok(label)) => Move::Unit(label),
                    ("Unit", Err(())) if label.is_empty() => Move::Never,
                    ("Out", _) => Move::Out,
                    _ => return Err(FormatError::Unexpected("ner.moves".into(), "unknown move")),
                })
            })
            .collect::<Result<Vec<_>, FormatError>>()?;
        Ok(Self {
            scorer: Scorer::read(container, "ner", SLOTS, moves.len(), input)?,
            moves,
        })
    }

    /// The layers, which take in the encoded vectors before the search.
    pub fn scorer(&self) -> &Scorer {
        &self.scorer
    }

    /// Finds the entities of the unit that begins at token `start` of the text: `found` gets each
    /// one's tokens, counted from the start of the text, and its label.
    pub fn recognise(
        &self,
        kernel: &dyn Kernel,
        start: usize,
        places: &[Place],
        memory: &mut ScorerMemory,
        mut found: impl FnMut(Range<usize>, EntityLabel),
    ) {
        self.scorer.begin(start, places.len(), memory);
        let mut open: Option<(usize, EntityLabel)> = None;
        for (token, place) in places.iter().enumerate() {
            let slots = [
                Some(token as u32),
                open.map(|(first, _)| first as u32),
                open.and_then(|_| token.checked_sub(1))
                    .map(|before| before as u32),
            ];
            let scores = self.scorer.score(kernel, slots, memory);
            let goes_on = places
                .get(token + 1)
                .is_some_and(|next| !next.starts_sentence);
            let valid = |m: Move| match (m, open) {
                (Move::Begin(_), None) => goes_on && !place.is_space,
                (Move::In(label), Some((_, open))) => label == open && goes_on,
                (Move::Last(label), Some((_, open))) => label == open,
                (Move::Unit(_), None) => !place.is_space,
                (Move::Out, None) => true,
                _ => false,
            };
            let mut best: Option<(Move, f32)> = None;
            for (&m, &score) in self.moves.iter().zip(scores) {
                if valid(m) && best.is_none_or(|(_, top)| score > top) {
                    best = Some((m, score));
                }
            }
            match best.map(|(m, _)| m) {
                Some(Move::Begin(label)) => open = Some((token, label)),
                Some(Move::Unit(label)) => found(start + token..start + token + 1, label),
                Some(Move::Last(_)) => {
                    if let Some((first, label)) = open.take() {
                        found(start + first..start + token + 1, label);
                    }
                }
                _ => {}
            }
        }
    }
}
