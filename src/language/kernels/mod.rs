//! The arithmetic: products with weight matrices, maxout, layer norm, scores of states.
//!
//! Nearly all of the engine's time goes into products of token vectors with weight matrices. With
//! the shipped weights they are products of 16-bit integers, which are exact; whatever is done in
//! floating point beside them has one order of operations and is never contracted. So every
//! [`Kernel`] gives the same bits: the portable one, AVX2, AVX-512 with VNNI, and AMX. Which of them
//! runs is decided once, from what the processor has.
//!
//! How a product of integers stays exact and cannot overflow: of every layer's input it is known
//! how large a number and how long a vector it can hold at most ([`Bounds`], from the gains and
//! shifts of the layer norms before it). The input's step is such that the largest number takes
//! 16 bits; each row of weights then has the finest step with which, by the Cauchy-Schwarz
//! inequality, no sum leaves 32 bits. That leaves weights about 12 bits, and changes about two
//! heads in ten thousand compared with 32-bit floating point.
//!
//! A model with 32-bit weights, as the parity tests use, is worked out in floating point by the
//! portable code alone.

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod amx;
mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::fmt::Debug;

use super::format::{Container, FormatError, Matrix, Values};

/// Numbers in a token vector.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit in the encoders.
const PIECES: usize = 3;
/// Pre-activations of an encoder layer.
pub(super) const PREACTIVATIONS: usize = WIDTH * PIECES;
/// Outputs that a kernel works on side by side; outputs are padded to a multiple. A panel of a
/// window layer (288 inputs) takes 27 kB, which stays in the first cache.
const PANEL: usize = 48;
/// Numbers of a hidden vector of the transition systems.
pub(super) const HIDDEN: usize = 64;
/// Numbers of a state of the transition systems before maxout: two pieces, one after the other.
pub(super) const STATE: usize = 2 * HIDDEN;

/// The operations that differ between processors. All give the same bits.
pub(super) trait Kernel: Debug + Sync {
    /// What the kernel is called.
    fn name(&self) -> &'static str;

    /// `out` = `weights` × `x` + bias for so many rows of `x`, which begin `stride` numbers apart.
    fn product(&self, weights: &Packed, x: &[i16], stride: usize, rows: usize, out: &mut [f32]);

    /// For each row: the largest of three pieces that lie one after the other in `pre`, layer
    /// norm, then added to `x`.
    fn add_maxout_norm(&self, pre: &[f32], gain: &Gain, x: &mut [f32]);

    /// Rounds to multiples of a step; `inverse` is one over the step. Halves go to the even side.
    fn scale(&self, x: &[f32], inverse: f32, out: &mut [i16]);

    /// Scores of a state: the sum of `parts`, maxout over two pieces, one product.
    fn score(&self, parts: &[&[f32; STATE]], output: &Output, scores: &mut [f32]);
}

/// The kernels that this processor can run, the fastest first.
pub(super) fn supported() -> Vec<&'static dyn Kernel> {
    let mut kernels: Vec<&'static dyn Kernel> = Vec::new();
    #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
    kernels.extend(amx::supported());
    #[cfg(target_arch = "x86_64")]
    kernels.extend(x86::supported());
    kernels.push(&portable::Portable);
    kernels
}

/// The fastest kernel that this processor can run.
pub(super) fn fastest() -> &'static dyn Kernel {
    supported().first().copied().unwrap_or(&portable::Portable)
}

/// Gain and shift of a layer norm.
#[derive(Debug)]
pub(super) struct Gain {
    pub gain: [f32; WIDTH],
    pub shift: [f32; WIDTH],
}

impl Gain {
    /// Reads the vectors `name.gain` and `name.shift`.
    pub fn read(container: &Container<'_>, name: &str) -> Result<Self, FormatError> {
        let vector = |part: &str| {
            let name = format!("{name}.{part}");
            let values = container.vector(&name, WIDTH)?;
            values
                .try_into()
                .map_err(|_| FormatError::Unexpected(name, "another length"))
        };
        Ok(Self {
            gain: vector("gain")?,
            shift: vector("shift")?,
        })
    }

    /// What the layer norm can put out: a normed vector of `WIDTH` numbers is √WIDTH long.
    pub fn bounds(&self) -> Bounds {
        let longest = (WIDTH as f32).sqrt();
        let largest = self
            .gain
            .iter()
            .zip(&self.shift)
            .map(|(g, s)| g.abs() * longest + s.abs());
        let steepest = self.gain.iter().fold(0.0_f32, |max, g| max.max(g.abs()));
        Bounds {
            largest: largest.fold(0.0, f32::max),
            length: steepest * longest + self.shift.iter().map(|s| s * s).sum::<f32>().sqrt(),
        }
    }
}

/// What is known for certain of a layer's input.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    /// No number is larger than this.
    pub largest: f32,
    /// No vector is longer than this (Euclidean).
    pub length: f32,
}

impl Bounds {
    /// Of the sum of two vectors.
    pub fn plus(self, other: Self) -> Self {
        Self {
            largest: self.largest + other.largest,
            length: self.length + other.length,
        }
    }

    /// Of three vectors laid side by side.
    pub fn window(self) -> Self {
        Self {
            largest: self.largest,
            length: self.length * 3.0_f32.sqrt(),
        }
    }

    /// One over the step that gives the largest number nearly 16 bits.
    pub fn inverse_step(self) -> f32 {
        // Room for rounding in what led to the bounds.
        32_700.0 / self.largest
    }
}

/// A linear layer: `outputs` = weights × inputs + bias.
#[derive(Debug)]
pub(super) struct Linear {
    pub outputs: usize,
    inputs: usize,
    weights: Weights,
}

#[derive(Debug)]
enum Weights {
    /// For each input the weights of all (padded) outputs; then the bias.
    Full(Vec<f32>, Vec<f32>),
    Scaled(Packed),
}

/// Integer weights as the kernels read them.
#[derive(Debug)]
pub(super) struct Packed {
    inputs: usize,
    /// A multiple of [`PANEL`].
    outputs: usize,
    /// Panels of outputs, each with a row for every two inputs, which holds that pair of weights
    /// of every output of the panel.
    pairs: Vec<i16>,
    /// What one unit of each output's sum is worth.
    steps: Vec<f32>,
    bias: Vec<f32>,
    /// The weights once more, as the AMX kernel reads them; made when it first does.
    #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
    tiles: std::sync::OnceLock<amx::Tiles>,
}

impl Packed {
    fn panels(&self) -> impl Iterator<Item = &[i16]> {
        self.pairs.chunks_exact(self.inputs * PANEL)
    }
}

/// Vectors on their way through the network: in floating point, and as the integers that the next
/// layer reads.
#[derive(Debug, Default)]
pub(super) struct Vectors {
    pub values: Vec<f32>,
    /// What the next layer reads, since [`Vectors::ready`]: either of the two.
    scaled: Vec<i16>,
    full: Vec<f32>,
}

impl Vectors {
    /// Empties the vectors and makes room for so many zeros.
    pub fn reset(&mut self, numbers: usize) {
        self.values.clear();
        self.values.resize(numbers, 0.0);
    }

    /// Fixes the values as `reader` will read them; they may change after that.
    pub fn ready(&mut self, kernel: &dyn Kernel, reader: &Linear, bounds: Bounds) {
        match reader.weights {
            Weights::Scaled(_) => {
                self.scaled.resize(self.values.len(), 0);
                kernel.scale(&self.values, bounds.inverse_step(), &mut self.scaled);
            }
            Weights::Full(..) => {
                self.full.clear();
                self.full.extend_from_slice(&self.values);
            }
        }
    }
}

impl Linear {
    /// Reads the matrix `name.weight` and, if `biased`, the vector `name.bias`. `bounds` is what is
    /// known of the inputs.
    pub fn read(
        container: &Container<'_>,
        name: &str,
        inputs: usize,
        biased: bool,
        bounds: Bounds,
    ) -> Result<Self, FormatError> {
        let matrix = container.matrix(&format!("{name}.weight"), inputs)?;
        let outputs = matrix.rows;
        let mut bias = match biased {
            true => container.vector(&format!("{name}.bias"), outputs)?,
            false => vec![0.0; outputs],
        };
        let padded = outputs.next_multiple_of(PANEL);
        bias.resize(padded, 0.0);
        let weights = match matrix.values {
            Values::Full(_) => {
                let mut weights = vec![0.0; inputs * padded];
                for output in 0..outputs {
                    for (input, value) in matrix.row(output).into_iter().enumerate() {
                        weights[input * padded + output] = value;
                    }
                }
                Weights::Full(weights, bias)
            }
            Values::Scaled(..) => Weights::Scaled(pack(&matrix, bias, bounds)),
        };
        Ok(Self {
            outputs,
            inputs,
            weights,
        })
    }

    /// Outputs with padding: numbers that [`Linear::apply`] writes for a row.
    pub fn stride(&self) -> usize {
        self.outputs.next_multiple_of(PANEL)
    }

    /// The product for so many rows of `x`, which begin at number `first` and lie `stride` apart.
    pub fn apply(
        &self,
        kernel: &dyn Kernel,
        x: &Vectors,
        first: usize,
        stride: usize,
        rows: usize,
        out: &mut [f32],
    ) {
        match &self.weights {
            Weights::Scaled(packed) => {
                kernel.product(packed, &x.scaled[first..], stride, rows, out);
            }
            Weights::Full(weights, bias) => {
                let inputs = self.inputs;
                for (row, out) in (0..rows).zip(out.chunks_exact_mut(bias.len())) {
                    let x = &x.full[first + row * stride..][..inputs];
                    portable::float_product(weights, bias, x, out);
                }
            }
        }
    }

    /// What can come out: by Cauchy-Schwarz, row by row.
    pub fn bounds(&self, input: Bounds) -> Bounds {
        let rows: Vec<f32> = match &self.weights {
            Weights::Full(weights, bias) => (0..self.outputs)
                .map(|output| {
                    let column = weights.iter().skip(output).step_by(bias.len());
                    column.map(|w| w * w).sum::<f32>().sqrt() * input.length + bias[output].abs()
                })
                .collect(),
            Weights::Scaled(packed) => (0..self.outputs)
                .map(|output| {
                    let panel = &packed.pairs[output / PANEL * PANEL * self.inputs..];
                    let pairs = panel[..PANEL * self.inputs].chunks_exact(2);
                    let squares = pairs
                        .skip(output % PANEL)
                        .step_by(PANEL)
                        .flatten()
                        .map(|&w| f32::from(w) * f32::from(w));
                    // The step holds that of the input too; take that out again.
                    let step = packed.steps[output] * input.inverse_step();
                    squares.sum::<f32>().sqrt() * step * input.length + packed.bias[output].abs()
                })
                .collect(),
        };
        Bounds {
            largest: rows.iter().fold(0.0, |max, &row| max.max(row)),
            length: rows.iter().map(|row| row * row).sum::<f32>().sqrt(),
        }
    }
}

/// Chooses each row's step and lays the weights out in panels.
fn pack(matrix: &Matrix, bias: Vec<f32>, bounds: Bounds) -> Packed {
    let (inputs, outputs) = (matrix.columns, bias.len());
    let mut pairs = vec![0; inputs * outputs];
    let mut steps = vec![0.0; outputs];
    let longest = bounds.length * bounds.inverse_step();
    // Rounding may lengthen a row by half a step a number; sums may reach 2³¹.
    let room = 2_147_000_000.0 / longest - (inputs as f32).sqrt() / 2.0;
    for output in 0..matrix.rows {
        let row = matrix.row(output);
        let length = row.iter().map(|w| w * w).sum::<f32>().sqrt();
        let largest = row.iter().fold(0.0_f32, |max, w| max.max(w.abs()));
        let step = (length / room).max(largest / 32_767.0).max(1e-12);
        steps[output] = step / bounds.inverse_step();
        let panel = &mut pairs[output / PANEL * PANEL * inputs..][..PANEL * inputs];
        for (input, weight) in row.into_iter().enumerate() {
            let at = (input / 2 * PANEL + output % PANEL) * 2 + input % 2;
            panel[at] = portable::round(weight / step);
        }
    }
    Packed {
        inputs,
        outputs,
        pairs,
        steps,
        bias,
        #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
        tiles: Default::default(),
    }
}

/// The output layer of a transition system, in floating point: for each hidden number the weights
/// of all moves.
#[derive(Debug)]
pub(super) struct Output {
    weights: Vec<[f32; OUTPUTS]>,
    bias: [f32; OUTPUTS],
}

/// Moves of the larger transition system, padded.
pub(super) const OUTPUTS: usize = 112;

impl Output {
    /// Reads the matrix `name.weight` and the vector `name.bias`.
    pub fn read(
        container: &Container<'_>,
        name: &str,
        classes: usize,
    ) -> Result<Self, FormatError> {
        let matrix = container.matrix(&format!("{name}.weight"), HIDDEN)?;
        if matrix.rows != classes || classes > OUTPUTS {
            return Err(FormatError::Unexpected(
                name.into(),
                "another number of outputs",
            ));
        }
        let mut output = Self {
            weights: vec![[0.0; OUTPUTS]; HIDDEN],
            bias: [0.0; OUTPUTS],
        };
        output.bias[..classes]
            .copy_from_slice(&container.vector(&format!("{name}.bias"), classes)?);
        for class in 0..classes {
            for (weights, value) in output.weights.iter_mut().zip(matrix.row(class)) {
                weights[class] = value;
            }
        }
        Ok(output)
    }
}

#[cfg(test)]
mod tests;
