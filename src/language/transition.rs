//! Scores the moves of a transition system: what parser and entity recogniser share.
//!
//! A state is seen through a few tokens (slots). Each token's contribution to each slot is a
//! product that does not depend on the state, so it is worked out once a token; a state then costs
//! a sum of a few rows, a maxout and one small product.

use super::encoder::Encoded;
use super::format::{Container, FormatError};
use super::kernels::{Bounds, HIDDEN, Kernel, Linear, OUTPUTS, Output, STATE, Vectors, WIDTH};

/// Tokens whose contributions are kept: the tokens of a state mostly lie close together.
const KEPT: usize = 256;
/// Tokens whose contributions are worked out at once.
const BLOCK: usize = 16;
/// Blocks of tokens further back that are kept once they had to be worked out again: a parser that
/// clears a deep stack goes back through the text token by token.
const BLOCKS_RECALLED: usize = 4;

/// The layers of one component.
#[derive(Debug)]
pub(super) struct Scorer {
    hidden: Linear,
    hidden_bounds: Bounds,
    feature: Linear,
    /// Contribution of a missing token, slot by slot.
    pad: Vec<[f32; STATE]>,
    bias: [f32; STATE],
    output: Output,
}

/// Working memory of a scorer.
#[derive(Debug, Default)]
pub(super) struct ScorerMemory {
    /// The hidden vectors of all tokens.
    hidden: Vectors,
    /// First token of the sequence at hand.
    start: usize,
    /// Tokens of the sequence at hand.
    length: usize,
    /// Contributions of the last tokens before `frontier`; token `i` is in place `i % KEPT`.
    rows: Vec<f32>,
    /// First token whose contributions were never worked out.
    frontier: usize,
    /// Contributions of blocks of tokens that lie further back; block `i` is in place
    /// `i % BLOCKS_RECALLED`, if `recalled` says so.
    far: Vec<f32>,
    recalled: [Option<usize>; BLOCKS_RECALLED],
    /// Of these the contributions to the last state, by slot.
    far_parts: Vec<[f32; STATE]>,
    /// Outputs of a layer with their padding.
    padded: Vec<f32>,
    /// Scores of the last state.
    scores: Vec<f32>,
}

impl Scorer {
    /// Reads the component called `name`, whose states show so many slots, and whose input is
    /// bounded so.
    pub fn read(
        container: &Container<'_>,
        name: &str,
        slots: usize,
        classes: usize,
        input: Bounds,
    ) -> Result<Self, FormatError> {
        let wrong = |why| FormatError::Unexpected(name.into(), why);
        let hidden = Linear::read(container, &format!("{name}.hidden"), WIDTH, true, input)?;
        let hidden_bounds = hidden.bounds(input);
        let feature = Linear::read(
            container,
            &format!("{name}.feature"),
            HIDDEN,
            false,
            hidden_bounds,
        )?;
        if (hidden.outputs, feature.outputs) != (HIDDEN, slots * STATE) {
            return Err(wrong("another number of outputs"));
        }
        let pad = container.vector(&format!("{name}.feature.pad"), slots * STATE)?;
        let bias = container.vector(&format!("{name}.feature.bias"), STATE)?;
        Ok(Self {
            hidden,
            hidden_bounds,
            feature,
            pad: pad.as_chunks::<STATE>().0.to_vec(),
            bias: bias.try_into().map_err(|_| wrong("another length"))?,
            output: Output::read(container, &format!("{name}.output"), classes)?,
        })
    }

    /// The layer that reads encoded vectors.
    pub fn reader(&self) -> &Linear {
        &self.hidden
    }

    /// Readies the memory for a text of so many tokens.
    pub fn begin_text(&self, tokens: usize, memory: &mut ScorerMemory) {
        memory.hidden.reset(tokens * HIDDEN);
    }

    /// Takes in the encoded vectors of some tokens of the text.
    pub fn take(&self, encoded: &Encoded<'_>, memory: &mut ScorerMemory) {
        encoded.apply(&self.hidden, &mut memory.padded);
        let places = memory.hidden.values[encoded.tokens.start * HIDDEN..].chunks_exact_mut(HIDDEN);
        for (row, place) in memory.padded.chunks_exact(self.hidden.stride()).zip(places) {
            place.copy_from_slice(&row[..HIDDEN]);
        }
    }

    /// Ends the taking in.
    pub fn ready(&self, kernel: &dyn Kernel, memory: &mut ScorerMemory) {
        memory
            .hidden
            .ready(kernel, &self.feature, self.hidden_bounds);
    }

    /// Begins a sequence of `length` tokens at token `start` of the text.
    pub fn begin(&self, start: usize, length: usize, memory: &mut ScorerMemory) {
        (memory.start, memory.length, memory.frontier) = (start, length, 0);
        memory.recalled = [None; BLOCKS_RECALLED];
        memory.rows.resize(KEPT * self.feature.stride(), 0.0);
        memory.scores.resize(OUTPUTS, 0.0);
    }

    /// Scores all moves of the state that shows `tokens`, which count from the sequence's start.
    pub fn score<'m, const SLOTS: usize>(
        &self,
        kernel: &dyn Kernel,
        tokens: [Option<u32>; SLOTS],
        memory: &'m mut ScorerMemory,
    ) -> &'m [f32] {
        if let Some(last) = tokens.into_iter().flatten().max() {
            self.advance(kernel, last as usize, memory);
        }
        for (slot, token) in tokens.into_iter().enumerate() {
            if let Some(token) = token
                && is_far(token as usize, memory.frontier)
            {
                self.recall(kernel, token as usize, slot, memory);
            }
        }
        let ScorerMemory {
            far_parts,
            rows,
            scores,
            frontier,
            ..
        } = memory;
        let mut parts = [&self.bias; MOST_SLOTS + 1];
        for (slot, (part, token)) in parts[1..].iter_mut().zip(tokens).enumerate() {
            *part = match token {
                Some(token) if is_far(token as usize, *frontier) => &far_parts[slot],
                Some(token) => self.part(rows, token as usize % KEPT, slot),
                None => &self.pad[slot],
            };
        }
        kernel.score(&parts[..=SLOTS], &self.output, scores);
        scores
    }

    /// What the row in a place contributes to a slot.
    fn part<'r>(&self, rows: &'r [f32], place: usize, slot: usize) -> &'r [f32; STATE] {
        let stride = self.feature.stride();
        &rows[place * stride..][..stride].as_chunks().0[slot]
    }

    /// Works out the contributions of all tokens up to `last`, and of some beyond.
    fn advance(&self, kernel: &dyn Kernel, last: usize, memory: &mut ScorerMemory) {
        let stride = self.feature.stride();
        while memory.frontier <= last {
            let first = memory.frontier;
            let place = first % KEPT;
            let count = BLOCK.min(memory.length - first).min(KEPT - place);
            let rows = &mut memory.rows[place * stride..][..count * stride];
            let from = (memory.start + first) * HIDDEN;
            self.feature
                .apply(kernel, &memory.hidden, from, HIDDEN, count, rows);
            memory.frontier += count;
        }
    }

    /// Fetches what a token far back contributes to a slot; its neighbours will be asked for next.
    fn recall(&self, kernel: &dyn Kernel, token: usize, slot: usize, memory: &mut ScorerMemory) {
        let length = BLOCK * self.feature.stride();
        memory.far.resize(BLOCKS_RECALLED * length, 0.0);
        let block = token / BLOCK;
        let place = block % BLOCKS_RECALLED;
        let rows = &mut memory.far[place * length..][..length];
        if memory.recalled[place] != Some(block) {
            let from = (memory.start + block * BLOCK) * HIDDEN;
            self.feature
                .apply(kernel, &memory.hidden, from, HIDDEN, BLOCK, rows);
            memory.recalled[place] = Some(block);
        }
        memory.far_parts.resize(MOST_SLOTS, [0.0; STATE]);
        memory.far_parts[slot] = *self.part(rows, token % BLOCK, slot);
    }
}

/// Place of the largest score, of equals the first. Lanes side by side find the largest, so that the
/// search does not wait for each comparison before the next.
pub(super) fn largest(scores: &[f32]) -> Option<usize> {
    const LANES: usize = 16;
    let larger = |a: f32, b: f32| if b > a { b } else { a };
    let (chunks, rest) = scores.as_chunks::<LANES>();
    let mut lanes = [f32::NEG_INFINITY; LANES];
    for chunk in chunks {
        for (lane, &score) in lanes.iter_mut().zip(chunk) {
            *lane = larger(*lane, score);
        }
    }
    let largest = lanes.iter().chain(rest).copied().reduce(larger)?;
    scores.iter().position(|&score| score == largest)
}

/// Slots of the larger transition system.
const MOST_SLOTS: usize = 8;

/// Whether a token's contributions are no longer kept. The whole block around such a token lies
/// before the frontier, as `KEPT` is larger than `BLOCK`.
fn is_far(token: usize, frontier: usize) -> bool {
    token + KEPT < frontier
}

#[cfg(test)]
mod tests {
    use super::super::encoder::Encoder;
    use super::super::kernels::fastest;
    use super::*;

    #[test]
    fn a_token_far_back_scores_as_it_did_nearby() {
        let container = Container::open(super::super::ENGLISH).unwrap();
        let input = Encoder::read(&container, "shared", 6).unwrap().output;
        let scorer = Scorer::read(&container, "parser", 8, 106, input).unwrap();
        let (kernel, mut memory) = (fastest(), ScorerMemory::default());
        const TOKENS: usize = 3 * KEPT + 5;
        scorer.begin_text(TOKENS, &mut memory);
        for (at, value) in memory.hidden.values.iter_mut().enumerate() {
            *value = ((at * 7919) % 1013) as f32 / 1013.0 - 0.5;
        }
        scorer.ready(kernel, &mut memory);
        scorer.begin(0, TOKENS, &mut memory);
        // Two of them share a place among the blocks that are recalled.
        let state = [
            3,
            4,
            3 + (BLOCK * BLOCKS_RECALLED) as u32,
            20,
            21,
            22,
            40,
            60,
        ]
        .map(Some);
        let near = scorer.score(kernel, state, &mut memory).to_vec();
        scorer.score(kernel, [Some(TOKENS as u32 - 1); 8], &mut memory);
        assert!(is_far(60, memory.frontier));
        assert_eq!(scorer.score(kernel, state, &mut memory), near);
    }

    #[test]
    fn of_equal_scores_the_first_is_the_largest() {
        assert_eq!(largest(&[]), None);
        assert_eq!(largest(&[-3.0]), Some(0));
        let mut scores = vec![-1.0; 40];
        assert_eq!(largest(&scores), Some(0));
        for place in [39, 33, 17, 16, 1] {
            scores[place] = 2.0;
            assert_eq!(largest(&scores), Some(place));
        }
    }
}
