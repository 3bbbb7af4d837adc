//! Scores the moves of a transition system: what parser and entity recogniser share.
//!
//! A state is seen through a few tokens (slots). Each token's contribution to each slot is a
//! product that does not depend on the state, so it is worked out once a token; a state then costs
//! a sum of a few rows, a maxout and one small product.

use super::format::{Container, FormatError};
use super::kernels::{Dense, WIDTH};

/// Numbers of a token's hidden vector.
pub(super) const HIDDEN: usize = 64;
/// Numbers of a state before maxout: two pieces, one after the other.
const STATE: usize = 2 * HIDDEN;
/// Tokens whose contributions are kept: the tokens of a state lie close together.
const KEPT: usize = 1024;
/// Tokens whose contributions are worked out at once.
const AHEAD: usize = 16;
/// Marks an empty place among the kept contributions.
const EMPTY: u32 = u32::MAX;

/// The layers of one component.
#[derive(Debug)]
pub(super) struct Scorer {
    hidden: Dense,
    feature: Dense,
    /// Contribution of a missing token, slot by slot.
    pad: Vec<f32>,
    bias: Vec<f32>,
    output: Dense,
    slots: usize,
}

/// Working memory of a scorer.
#[derive(Debug, Default)]
pub(super) struct ScorerMemory {
    /// Contributions of the kept tokens; token `i` is in place `i % KEPT`.
    rows: Vec<f32>,
    held: Vec<u32>,
    /// First token whose contributions were never worked out.
    frontier: u32,
    /// Scores of the last state.
    pub scores: Vec<f32>,
}

impl Scorer {
    /// Reads the component called `name`, whose states show so many slots.
    pub fn read(
        container: &Container<'_>,
        name: &str,
        slots: usize,
        classes: usize,
    ) -> Result<Self, FormatError> {
        let hidden = Dense::read(container, &format!("{name}.hidden"), WIDTH, true)?;
        let feature = Dense::read(container, &format!("{name}.feature"), HIDDEN, false)?;
        let output = Dense::read(container, &format!("{name}.output"), HIDDEN, true)?;
        if (hidden.outputs, feature.outputs, output.outputs) != (HIDDEN, slots * STATE, classes) {
            return Err(FormatError::Unexpected(
                name.into(),
                "another number of outputs",
            ));
        }
        Ok(Self {
            hidden,
            feature,
            pad: container.vector(&format!("{name}.feature.pad"), slots * STATE)?,
            bias: container.vector(&format!("{name}.feature.bias"), STATE)?,
            output,
            slots,
        })
    }

    /// A token's hidden vector from its encoded vector.
    pub fn hide(&self, vector: &[f32], out: &mut [f32]) {
        self.hidden.apply(vector, out);
    }

    /// Readies the memory for a new sequence of tokens.
    pub fn begin(&self, memory: &mut ScorerMemory) {
        memory.rows.resize(KEPT * self.slots * STATE, 0.0);
        memory.held.clear();
        memory.held.resize(KEPT, EMPTY);
        memory.frontier = 0;
        memory.scores.resize(self.output.outputs, 0.0);
    }

    /// Scores all moves of the state that shows `tokens`; `hidden` holds the hidden vectors of the
    /// whole sequence. The scores are in `memory.scores`.
    pub fn score<const SLOTS: usize>(
        &self,
        tokens: [Option<u32>; SLOTS],
        hidden: &[f32],
        memory: &mut ScorerMemory,
    ) {
        let mut state = [0.0_f32; STATE];
        state.copy_from_slice(&self.bias);
        for (slot, token) in tokens.into_iter().enumerate() {
            let row = match token {
                Some(token) => {
                    let place = self.place(token, hidden, memory);
                    &memory.rows[(place * self.slots + slot) * STATE..][..STATE]
                }
                None => &self.pad[slot * STATE..][..STATE],
            };
            for (sum, value) in state.iter_mut().zip(row) {
                *sum += value;
            }
        }
        let (first, second) = state.split_at_mut(HIDDEN);
        for (a, b) in first.iter_mut().zip(second) {
            *a = if *a >= *b { *a } else { *b };
        }
        self.output.apply(first, &mut memory.scores);
    }

    /// Where a token's contributions are; works them out when they are not kept.
    fn place(&self, token: u32, hidden: &[f32], memory: &mut ScorerMemory) -> usize {
        let place = token as usize % KEPT;
        if memory.held[place] != token {
            let ahead = if token >= memory.frontier { AHEAD } else { 1 };
            let last = (hidden.len() / HIDDEN).min(token as usize + ahead);
            for near in token as usize..last {
                let place = near % KEPT;
                let row = &mut memory.rows[place * self.slots * STATE..][..self.slots * STATE];
                self.feature.apply(&hidden[near * HIDDEN..][..HIDDEN], row);
                memory.held[place] = near as u32;
            }
            memory.frontier = memory.frontier.max(last as u32);
        }
        place
    }
}
