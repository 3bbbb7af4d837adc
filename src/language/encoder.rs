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
use super::kernels::{Bounds, Gain, Kernel, Linear, PREACTIVATIONS, Vectors, WIDTH};
use super::lex::{Lexeme, LexemeId, Lexicon, NO_SLOT};

/// Window layers, and so the reach of a token's vector to either side.
const DEPTH: usize = 4;
/// Rows of a batch, about: enough for the kernels, little enough for the cache.
const BATCH: usize = 256;
/// Rows that go through a layer together.
const BLOCK_ROWS: usize = 32;
/// Seed of the first embedding table's hash; each further table has the next number.
const FIRST_SEED: u32 = 8;

/// A maxout layer over a window with its layer norm.
#[derive(Debug)]
struct Block {
    linear: Linear,
    gain: Gain,
    /// What is known of the layer's input.
    input: Bounds,
}

/// One encoder.
#[derive(Debug)]
pub(super) struct Encoder {
    tables: Vec<Matrix>,
    mixer: Mixer,
    windows: Vec<Block>,
    /// What is known of the encoded vectors.
    pub output: Bounds,
}

/// The first layer, which makes one vector of a word's embeddings. Its input is brought to unit
/// size by a power of two, so that integers hold it well whatever the word.
#[derive(Debug)]
struct Mixer {
    linear: Linear,
    bias: Vec<f32>,
    gain: Gain,
}

/// What a mixer's input is brought to: the ratio leaves equal precision to input and weights.
const UNIT: Bounds = Bounds {
    largest: 1.0,
    length: 2.0,
};

/// Names of the embedding tables, in the order of their seeds.
const TABLES: [&str; 6] = ["norm", "prefix", "suffix", "shape", "spacy", "is_space"];

impl Encoder {
    /// Reads the encoder called `name`, which looks at so many of the [`TABLES`].
    pub fn read(container: &Container<'_>, name: &str, tables: usize) -> Result<Self, FormatError> {
        let first = format!("{name}.block0");
        let mixer = Mixer {
            linear: Linear::read(container, &first, tables * WIDTH, false, UNIT)?,
            bias: container.vector(&format!("{first}.bias"), PREACTIVATIONS)?,
            gain: Gain::read(container, &first)?,
        };
        let mut output = mixer.gain.bounds();
        let mut windows = Vec::new();
        for depth in 1..=DEPTH {
            let name = format!("{name}.block{depth}");
            let input = output;
            let linear = Linear::read(container, &name, 3 * WIDTH, true, input.window())?;
            let gain = Gain::read(container, &name)?;
            output = input.plus(gain.bounds());
            windows.push(Block {
                linear,
                gain,
                input,
            });
        }
        let layers = windows
            .iter()
            .map(|block| &block.linear)
            .chain([&mixer.linear]);
        if layers
            .into_iter()
            .any(|linear| linear.outputs != PREACTIVATIONS)
        {
            return Err(FormatError::Unexpected(
                name.into(),
                "another number of outputs",
            ));
        }
        let tables = TABLES[..tables]
            .iter()
            .map(|table| container.matrix(&format!("{name}.embed.{table}"), WIDTH))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            tables,
            mixer,
            windows,
            output,
        })
    }

    /// The vector of a word without context, added to `out`.
    fn embed(&self, work: &mut Work, lexeme: &Lexeme, space_after: bool, out: &mut [f32]) {
        let Work { kernel, x, pre, .. } = work;
        let [norm, prefix, suffix, shape] = lexeme.features;
        let values = [
            norm,
            prefix,
            suffix,
            shape,
            u64::from(space_after),
            u64::from(lexeme.is_space),
        ];
        x.reset(self.tables.len() * WIDTH);
        let places = x.values.chunks_exact_mut(WIDTH);
        for (seed, ((table, value), place)) in
            (FIRST_SEED..).zip(self.tables.iter().zip(values).zip(places))
        {
            for key in row_keys(value, seed) {
                table.add_row(key as usize % table.rows, place);
            }
        }
        let largest = x.values.iter().fold(0.0_f32, |max, x| max.max(x.abs()));
        let length = x.values.iter().map(|x| x * x).sum::<f32>().sqrt();
        let mut size = 1.0;
        while size < largest / UNIT.largest || size < length / UNIT.length {
            size *= 2.0;
        }
        x.values.iter_mut().for_each(|x| *x /= size);
        let linear = &self.mixer.linear;
        x.ready(*kernel, linear, UNIT);
        pre.resize(PREACTIVATIONS, 0.0);
        linear.apply(*kernel, x, 0, 0, 1, pre);
        for (pre, bias) in pre.iter_mut().zip(&self.mixer.bias) {
            *pre = *pre * size + bias;
        }
        kernel.add_maxout_norm(pre, &self.mixer.gain, out);
    }

    /// The window layers over a batch; `x` has `rows` rows between two rows of zeros, the first and
    /// the last [`DEPTH`] of them padding. Of the padding each layer needs one row less at each end
    /// than the layer before.
    fn windows(&self, work: &mut Work, rows: usize) {
        let Work { kernel, x, pre, .. } = work;
        for (skipped, block) in (1..).zip(&self.windows) {
            x.ready(*kernel, &block.linear, block.input);
            let end = rows - skipped;
            for start in (skipped..end).step_by(BLOCK_ROWS) {
                let count = BLOCK_ROWS.min(end - start);
                pre.resize(count * PREACTIVATIONS, 0.0);
                // Three rows of `x` that follow one another are the window of the middle one.
                block
                    .linear
                    .apply(*kernel, x, start * WIDTH, WIDTH, count, pre);
                let out = &mut x.values[(start + 1) * WIDTH..][..count * WIDTH];
                kernel.add_maxout_norm(pre, &block.gain, out);
            }
        }
    }
}

/// Vectors of words without context, for both encoders. Bounded: when full it starts anew.
#[derive(Debug, Default)]
struct RowCache {
    rows: Vec<f32>,
    count: usize,
}

/// Words the cache holds at most (18 MB).
const CACHED_WORDS: usize = 16_384;
/// Numbers kept for a word: the shared encoder's vector without and with a space after the word,
/// and the entity recogniser's.
const CACHED_NUMBERS: usize = 3 * WIDTH;

impl RowCache {
    fn clear(&mut self) {
        self.rows.clear();
        self.count = 0;
    }

    /// The vectors of a word.
    fn row(
        &mut self,
        encoders: &Encoders,
        work: &mut Work,
        lexicon: &mut Lexicon,
        id: LexemeId,
    ) -> &[f32] {
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
            encoders
                .shared
                .embed(work, lexeme, false, &mut row[..WIDTH]);
            encoders
                .shared
                .embed(work, lexeme, true, &mut row[WIDTH..2 * WIDTH]);
            encoders
                .ner
                .embed(work, lexeme, false, &mut row[2 * WIDTH..]);
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

/// What is to be encoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Input<'a> {
    /// All words of the text, and whether a space follows each.
    pub words: &'a [(LexemeId, bool)],
    /// The stretches of it to encode, each by itself.
    pub units: &'a [Range<usize>],
}

/// Working memory of the encoders.
#[derive(Debug)]
pub(super) struct Work {
    kernel: &'static dyn Kernel,
    rows: RowCache,
    x: Vectors,
    pre: Vec<f32>,
    /// The batch that is being put together.
    batch: Vec<f32>,
    segments: Vec<Segment>,
}

impl Work {
    /// Working memory for a kernel.
    pub fn new(kernel: &'static dyn Kernel) -> Self {
        Self {
            kernel,
            rows: RowCache::default(),
            x: Vectors::default(),
            pre: Vec::new(),
            batch: Vec::new(),
            segments: Vec::new(),
        }
    }

    /// Forgets the vectors of all words; needed when the lexicon forgets its words.
    pub fn forget_words(&mut self) {
        self.rows.clear();
    }
}

/// What a component that reads encoded vectors is handed: the vectors of some tokens that follow
/// one another, one after the other.
pub(super) struct Encoded<'a> {
    pub kernel: &'static dyn Kernel,
    pub tokens: Range<usize>,
    vectors: &'a Vectors,
    first: usize,
}

impl Encoded<'_> {
    /// Puts the vectors through a layer; `out` gets a row a token.
    pub fn apply(&self, linear: &Linear, out: &mut Vec<f32>) {
        let rows = self.tokens.len();
        out.resize(rows * linear.stride(), 0.0);
        linear.apply(self.kernel, self.vectors, self.first, WIDTH, rows, out);
    }
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
    /// Encodes the tokens of all units and hands them to `take`, in order. `reader` is a layer
    /// that reads the vectors.
    pub fn encode(
        &self,
        which: Which,
        input: Input<'_>,
        lexicon: &mut Lexicon,
        work: &mut Work,
        reader: &Linear,
        mut take: impl FnMut(Encoded<'_>),
    ) {
        let encoder = match which {
            Which::Shared => &self.shared,
            Which::Ner => &self.ner,
        };
        let mut segments = std::mem::take(&mut work.segments);
        let mut pending = input.units.iter().flat_map(stretches).peekable();
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
            self.lay_out(which, &segments, rows, input.words, lexicon, work);
            encoder.windows(work, rows);
            work.x.ready(work.kernel, reader, encoder.output);
            for segment in &segments {
                let skipped = segment.kept.start - segment.tokens.start;
                take(Encoded {
                    kernel: work.kernel,
                    tokens: segment.kept.clone(),
                    vectors: &work.x,
                    first: (segment.row + skipped + 1) * WIDTH,
                });
            }
        }
        work.segments = segments;
    }

    /// Lays the vectors of the segments' words out in a batch of so many rows.
    fn lay_out(
        &self,
        which: Which,
        segments: &[Segment],
        rows: usize,
        words: &[(LexemeId, bool)],
        lexicon: &mut Lexicon,
        work: &mut Work,
    ) {
        // A word met for the first time needs `work.x` to make its vectors.
        let mut batch = std::mem::take(&mut work.batch);
        let mut cache = std::mem::take(&mut work.rows);
        batch.clear();
        batch.resize((rows + 2) * WIDTH, 0.0);
        for segment in segments {
            let places = batch[(segment.row + 1) * WIDTH..].chunks_exact_mut(WIDTH);
            for (&(id, space_after), place) in words[segment.tokens.clone()].iter().zip(places) {
                let row = cache.row(self, work, lexicon, id);
                let from = match which {
                    Which::Shared => usize::from(space_after) * WIDTH,
                    Which::Ner => 2 * WIDTH,
                };
                place.copy_from_slice(&row[from..from + WIDTH]);
            }
        }
        std::mem::swap(&mut work.x.values, &mut batch);
        work.batch = batch;
        work.rows = cache;
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
