//! The arithmetic: products with weight matrices, maxout and layer norm.
//!
//! Every sum has one order, and nothing is contracted, so that a text gives the same analysis on
//! every processor.

use super::format::{Container, FormatError, Values};

/// A linear layer, `outputs` = weights × inputs + bias.
#[derive(Debug)]
pub(super) struct Dense {
    pub inputs: usize,
    pub outputs: usize,
    /// Weights, transposed: for each input the weights of all outputs.
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    /// Reads the matrix `name.weight` and, if `biased`, the vector `name.bias`.
    pub fn read(
        container: &Container<'_>,
        name: &str,
        inputs: usize,
        biased: bool,
    ) -> Result<Self, FormatError> {
        let matrix = container.matrix(&format!("{name}.weight"), inputs)?;
        let outputs = matrix.rows;
        let mut weights = vec![0.0; inputs * outputs];
        for output in 0..outputs {
            match &matrix.values {
                Values::Full(_) | Values::Scaled(..) => {
                    for (input, value) in matrix.row(output).into_iter().enumerate() {
                        weights[input * outputs + output] = value;
                    }
                }
            }
        }
        let bias = match biased {
            true => container.vector(&format!("{name}.bias"), outputs)?,
            false => vec![0.0; outputs],
        };
        Ok(Self {
            inputs,
            outputs,
            weights,
            bias,
        })
    }

    /// One product: `x` has `inputs` numbers, `y` takes `outputs`.
    pub fn apply(&self, x: &[f32], y: &mut [f32]) {
        let y = &mut y[..self.outputs];
        y.copy_from_slice(&self.bias);
        for (&x, weights) in x[..self.inputs]
            .iter()
            .zip(self.weights.chunks_exact(self.outputs))
        {
            for (y, &weight) in y.iter_mut().zip(weights) {
                *y += x * weight;
            }
        }
    }
}

/// Numbers in a token vector.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit.
const PIECES: usize = 3;
/// Pre-activations of a maxout layer.
pub(super) const PREACTIVATIONS: usize = WIDTH * PIECES;
/// Lanes in which sums over a vector run side by side.
const LANES: usize = 16;

/// Maxout over three pieces that lie one after the other, then layer norm.
pub(super) fn maxout_norm(pre: &[f32], gain: &[f32], shift: &[f32], out: &mut [f32]) {
    let (a, rest) = pre.split_at(WIDTH);
    let (b, c) = rest.split_at(WIDTH);
    let mut y = [0.0_f32; WIDTH];
    for i in 0..WIDTH {
        let ab = if a[i] >= b[i] { a[i] } else { b[i] };
        y[i] = if ab >= c[i] { ab } else { c[i] };
    }
    let mean = lane_sum(&y) / WIDTH as f32;
    let mut squares = [0.0_f32; WIDTH];
    for i in 0..WIDTH {
        squares[i] = (y[i] - mean) * (y[i] - mean);
    }
    let variance = lane_sum(&squares) / WIDTH as f32 + 1e-8;
    let deviation = variance.sqrt();
    for i in 0..WIDTH {
        out[i] = (y[i] - mean) / deviation * gain[i] + shift[i];
    }
}

/// A sum in a fixed order: sixteen lanes, then halves added pairwise.
fn lane_sum(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    let mut half = LANES / 2;
    while half > 0 {
        for i in 0..half {
            lanes[i] += lanes[i + half];
        }
        half /= 2;
    }
    lanes[0]
}
