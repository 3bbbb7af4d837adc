//! The kernel that runs everywhere, and the code that the others share with it.
//!
//! What stands here in floating point is compiled once for each kernel, so that wider registers
//! are used where there are any; the order of operations is the same in all.

use super::{Gain, Kernel, OUTPUTS, Output, PANEL, PREACTIVATIONS, Packed, STATE, WIDTH};

/// The kernel for any processor.
#[derive(Debug)]
pub(super) struct Portable;

impl Kernel for Portable {
    fn name(&self) -> &'static str {
        "portable"
    }

    fn product(&self, weights: &Packed, x: &[i16], stride: usize, rows: usize, out: &mut [f32]) {
        for row in 0..rows {
            let x = x[row * stride..][..weights.inputs].as_chunks::<2>().0;
            let out = &mut out[row * weights.outputs..][..weights.outputs];
            let columns = weights
                .steps
                .chunks_exact(PANEL)
                .zip(weights.bias.chunks_exact(PANEL));
            for ((panel, (steps, bias)), out) in weights
                .panels()
                .zip(columns)
                .zip(out.chunks_exact_mut(PANEL))
            {
                let mut sums = [0_i32; PANEL];
                for (&[a, b], pairs) in x.iter().zip(panel.chunks_exact(2 * PANEL)) {
                    for (sum, &[v, w]) in sums.iter_mut().zip(pairs.as_chunks::<2>().0) {
                        let products = i32::from(a) * i32::from(v) + i32::from(b) * i32::from(w);
                        *sum = sum.wrapping_add(products);
                    }
                }
                for (((out, &sum), step), bias) in out.iter_mut().zip(&sums).zip(steps).zip(bias) {
                    *out = sum as f32 * step + bias;
                }
            }
        }
    }

    fn add_maxout_norm(&self, pre: &[f32], gain: &Gain, x: &mut [f32]) {
        add_maxout_norm(pre, gain, x);
    }

    fn scale(&self, x: &[f32], inverse: f32, out: &mut [i16]) {
        scale(x, inverse, out);
    }

    fn score(&self, parts: &[&[f32; STATE]], output: &Output, scores: &mut [f32]) {
        score(parts, output, scores);
    }
}

/// A product in floating point, for models with 32-bit weights.
pub(super) fn float_product(weights: &[f32], bias: &[f32], x: &[f32], out: &mut [f32]) {
    out.copy_from_slice(bias);
    for (&x, weights) in x.iter().zip(weights.chunks_exact(bias.len())) {
        for (out, &weight) in out.iter_mut().zip(weights) {
            *out += x * weight;
        }
    }
}

/// Lanes in which sums over a vector run side by side.
const LANES: usize = 16;

/// See [`Kernel::add_maxout_norm`].
#[inline(always)]
pub(super) fn add_maxout_norm(pre: &[f32], gain: &Gain, x: &mut [f32]) {
    let rows = pre
        .as_chunks::<PREACTIVATIONS>()
        .0
        .iter()
        .zip(x.as_chunks_mut::<WIDTH>().0);
    for (pre, x) in rows {
        let mut y = [0.0_f32; WIDTH];
        for i in 0..WIDTH {
            let (a, b, c) = (pre[i], pre[WIDTH + i], pre[2 * WIDTH + i]);
            let ab = if a > b { a } else { b };
            y[i] = if ab > c { ab } else { c };
        }
        let mean = lane_sum(&y) / WIDTH as f32;
        let mut squares = [0.0_f32; WIDTH];
        for i in 0..WIDTH {
            y[i] -= mean;
            squares[i] = y[i] * y[i];
        }
        let variance = lane_sum(&squares) / WIDTH as f32 + 1e-8;
        let inverse = 1.0 / variance.sqrt();
        for i in 0..WIDTH {
            x[i] += y[i] * inverse * gain.gain[i] + gain.shift[i];
        }
    }
}

/// A sum in a fixed order: sixteen lanes, then halves added pairwise.
#[inline(always)]
fn lane_sum(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        for i in 0..LANES {
            lanes[i] += chunk[i];
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

/// Rounds to a whole number, halves to the even side; it has to fit 16 bits. Adding 1.5 × 2²³ leaves
/// no room for a fraction, and the low bits of the sum are that number.
#[inline(always)]
pub(super) fn round(x: f32) -> i16 {
    const WHOLE: f32 = 12_582_912.0;
    (x + WHOLE).to_bits() as i16
}

/// See [`Kernel::scale`].
#[inline(always)]
pub(super) fn scale(x: &[f32], inverse: f32, out: &mut [i16]) {
    for (out, &x) in out.iter_mut().zip(x) {
        *out = round(x * inverse);
    }
}

/// See [`Kernel::score`].
#[inline(always)]
pub(super) fn score(parts: &[&[f32; STATE]], output: &Output, scores: &mut [f32]) {
    let mut state = [0.0_f32; STATE];
    for part in parts {
        for i in 0..STATE {
            state[i] += part[i];
        }
    }
    let (first, second) = state.split_at(STATE / 2);
    let mut sums = output.bias;
    for ((&a, &b), weights) in first.iter().zip(second).zip(&output.weights) {
        let hidden = if a > b { a } else { b };
        for i in 0..OUTPUTS {
            sums[i] += hidden * weights[i];
        }
    }
    scores.copy_from_slice(&sums);
}
