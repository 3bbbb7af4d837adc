//! Turns words into vectors that know their neighbours: hash embeddings, then maxout layers over
//! windows of three tokens, four deep.
//!
//! There are two encoders of one form: one that tagger and parser share, and one of the entity
//! recogniser. What lies before the first window layer depends on the word alone and is kept in a
//! [`RowCache`]. Paragraphs are laid out in one batch with four rows of padding between them; the
//! padding takes part in every layer, as in training.

use std::ops::Range;

use super::format::{Container, FormatError, Matrix};
use super::hash::row_keys;
use super::kernels::{Dense, PREACTIVATIONS, WIDTH, maxout_norm};
use super::lex::{Lexeme, LexemeId, Lexicon, NO_SLOT};

/// Window layers, and so the reach of a token's vector to either side.
const DEPTH: usize = 4;
/// Rows of a batch, about: enough for the kernels, little enough for the cache.
const BATCH: usize = 256;
/// Seed of the first embedding table's hash; each further table has the next number.
const FIRST_SEED: u32 = 8;

/// A maxout layer with its layer norm.
#[derive(Debug)]
struct Block {
    dense: Dense,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Block {
    fn read(container: &Container<'_>, name: &str, inputs: usize) -> Result<Self, FormatError> {
        let dense = Dense::read(container, name, inputs, true)?;
        if dense.outputs != PREACTIVATIONS {
            return Err(FormatError::Unexpected(
                name.into(),
                "another number of outputs",
            ));
        }
        Ok(Self {
            dense,
            gain: container.vector(&format!("{name}.gain"), WIDTH)?,
            shift: container.vector(&format!("{name}.shift"), WIDTH)?,
        })
    }

    fn apply(&self, x: &[f32], out: &mut [f32]) {
        let mut pre = [0.0; PREACTIVATIONS];
        self.dense.apply(x, &mut pre);
        maxout_norm(&pre, &self.gain, &self.shift, out);
    }
}

/// One encoder.
#[derive(Debug)]
pub(super) struct Encoder {
    tables: Vec<Matrix>,
    mixer: Block,
    windows: [Block; DEPTH],
}

/// Names of the embedding tables, in the order of their seeds.
const TABLES: [&str; 6] = ["norm", "prefix", "suffix", "shape", "spacy", "is_space"];

impl Encoder {
    /// Reads the encoder called `name`, which looks at so many of the [`TABLES`].
    pub fn read(container: &Container<'_>, name: &str, tables: usize) -> Result<Self, FormatError> {
        let block =
            |depth: usize, inputs| Block::read(container, &format!("{name}.block{depth}"), inputs);
        Ok(Self {
            tables: TABLES[..tables]
                .iter()
                .map(|table| container.matrix(&format!("{name}.embed.{table}"), WIDTH))
                .collect::<Result<_, _>>()?,
            mixer: block(0, tables * WIDTH)?,
            windows: [
                block(1, 3 * WIDTH)?,
                block(2, 3 * WIDTH)?,
                block(3, 3 * WIDTH)?,
                block(4, 3 * WIDTH)?,
            ],
        })
    }

    /// The vector of a word without context.
    fn embed(&self, lexeme: &Lexeme, space_after: bool, out: &mut [f32]) {
        let [norm, prefix, suffix, shape] = lexeme.features;
        let values = [
            norm,
            prefix,
            suffix,
            shape,
            u64::from(space_after),
            u64::from(lexeme.is_space),
        ];
        let mut all = [0.0; TABLES.len() * WIDTH];
        let places = all.chunks_exact_mut(WIDTH);
        for (seed, ((table, value), place)) in
            (FIRST_SEED..).zip(self.tables.iter().zip(values).zip(places))
        {
            for key in row_keys(value, seed) {
                table.add_row(key as usize % table.rows, place);
            }
        }
        self.mixer.apply(&all, out);
    }

    /// The window layers over a batch; `x` has `rows` rows between two rows of zeros.
    fn windows(&self, rows: usize, x: &mut Vec<f32>, y: &mut Vec<f32>) {
        for block in &self.windows {
            y.clear();
            y.resize((rows + 2) * WIDTH, 0.0);
            for row in 0..rows {
                let window = &x[row * WIDTH..(row + 3) * WIDTH];
                let out = &mut y[(row + 1) * WIDTH..(row + 2) * WIDTH];
                block.apply(window, out);
                for (out, &old) in out.iter_mut().zip(&window[WIDTH..2 * WIDTH]) {
                    *out += old;
                }
            }
            std::mem::swap(x, y);
        }
    }
}

/// Vectors of words without context, for both encoders. Bounded: when full it starts anew.
#[derive(Debug, Default)]
pub(super) struct RowCache {
    rows: Vec<f32>,
    count: usize,
}

/// Words the cache holds at most (18 MB).
const CACHED_WORDS: usize = 16_384;
/// Numbers kept for a word: the shared encoder's vector without and with a space after the word,
/// and the entity recogniser's.
const CACHED_NUMBERS: usize = 3 * WIDTH;

impl RowCache {
    /// Forgets all words.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.count = 0;
    }

    /// The vectors of a word.
    fn row(&mut self, encoders: &Encoders, lexicon: &mut Lexicon, id: LexemeId) -> &[f32] {
        let mut slot = lexicon[id].slot;
        if slot == NO_SLOT {
            if self.count == CACHED_WORDS {
                self.clear();
                lexicon.forget_slots();
            }
            slot = self.count as u32;
            self.count += 1;
            self.rows.resize(self.count * CACHED_NUMBERS, 0.0);
            let row = &mut self.rows[slot as usize * CACHED_NUMBERS..];
            let lexeme = &lexicon[id];
            encoders.shared.embed(lexeme, false, &mut row[..WIDTH]);
            encoders
                .shared
                .embed(lexeme, true, &mut row[WIDTH..2 * WIDTH]);
            encoders.ner.embed(lexeme, false, &mut row[2 * WIDTH..]);
            lexicon.set_slot(id, slot);
        }
        &self.rows[slot as usize * CACHED_NUMBERS..][..CACHED_NUMBERS]
    }
}

/// Both encoders.
#[derive(Debug)]
pub(super) struct Encoders {
    pub shared: Encoder,
    pub ner: Encoder,
}

/// Which encoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Shared,
    Ner,
}

/// Working memory of the encoders.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    x: Vec<f32>,
    y: Vec<f32>,
    segments: Vec<Segment>,
}

/// A stretch of tokens in a batch.
#[derive(Debug)]
struct Segment {
    /// First row of the batch that holds a token of the stretch.
    row: usize,
    /// Tokens laid out, with those that are there as context only.
    tokens: Range<usize>,
    /// Tokens whose vectors are complete.
    kept: Range<usize>,
}

impl Encoders {
    /// Encodes the tokens of all units and hands each token's vector to `take`, in order.
    #[allow(clippy::too_many_arguments)]
    pub fn encode(
        &self,
        which: Which,
        units: &[Range<usize>],
        words: &[(LexemeId, bool)],
        lexicon: &mut Lexicon,
        cache: &mut RowCache,
        buffers: &mut Buffers,
        mut take: impl FnMut(usize, &[f32]),
    ) {
        let encoder = match which {
            Which::Shared => &self.shared,
            Which::Ner => &self.ner,
        };
        let Buffers { x, y, segments } = buffers;
        let mut pending = units.iter().flat_map(stretches).peekable();
        while pending.peek().is_some() {
            segments.clear();
            let mut rows = DEPTH;
            while let Some((tokens, kept)) = pending.next_if(|(tokens, _)| {
                rows == DEPTH || rows + tokens.len() + DEPTH <= BATCH + 2 * DEPTH
            }) {
                let row = rows;
                rows += tokens.len() + DEPTH;
                segments.push(Segment { row, tokens, kept });
            }
            x.clear();
            x.resize((rows + 2) * WIDTH, 0.0);
            for segment in segments.iter() {
                let places = x[(segment.row + 1) * WIDTH..].chunks_exact_mut(WIDTH);
                for (&(id, space_after), place) in words[segment.tokens.clone()].iter().zip(places)
                {
                    let row = cache.row(self, lexicon, id);
                    let from = match which {
                        Which::Shared => usize::from(space_after) * WIDTH,
                        Which::Ner => 2 * WIDTH,
                    };
                    place.copy_from_slice(&row[from..from + WIDTH]);
                }
            }
            encoder.windows(rows, x, y);
            for segment in segments.iter() {
                let skipped = segment.kept.start - segment.tokens.start;
                let vectors = x[(segment.row + skipped + 1) * WIDTH..].chunks_exact(WIDTH);
                for (token, vector) in segment.kept.clone().zip(vectors) {
                    take(token, vector);
                }
            }
        }
    }
}

/// Cuts a unit into stretches that fit a batch: tokens with context, tokens to keep. Where a
/// stretch begins or ends inside the unit, the tokens within reach stand beside it as context.
fn stretches(unit: &Range<usize>) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + use<> {
    let unit = unit.clone();
    unit.clone().step_by(BATCH).map(move |start| {
        let end = unit.end.min(start + BATCH);
        let context = unit.start.max(start.saturating_sub(DEPTH))..unit.end.min(end + DEPTH);
        (context, start..end)
    })
}
