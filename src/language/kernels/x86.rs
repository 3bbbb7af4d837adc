//! Kernels for x86-64 processors with AVX2, or AVX-512 with VNNI.
//!
//! With `amx` the only `unsafe` code of the program. It is needed for three things: to call a
//! function compiled for instructions that not every processor has, which is done only after asking
//! the processor; to load and store registers, through references to arrays of exactly a register's
//! size; and for one instruction that has to be written as assembly. Products of integers are exact,
//! and the floating-point steps are those of `portable`, compiled again for the wider registers, so
//! all kernels give the same bits.
#![allow(unsafe_code)]

use std::arch::asm;
use std::arch::x86_64::*;

use super::{Gain, Kernel, Output, PANEL, Packed, STATE, portable};

/// The kernels this processor can run, the fastest first.
pub(super) fn supported() -> Vec<&'static dyn Kernel> {
    let mut kernels: Vec<&'static dyn Kernel> = Vec::new();
    kernels.extend(Vnni::supported().map(|kernel| kernel as &dyn Kernel));
    if is_x86_feature_detected!("avx2") {
        kernels.push(&Avx2(()));
    }
    kernels
}

/// Two neighbouring numbers of `x` as one 32-bit lane.
#[inline(always)]
fn lane([low, high]: [i16; 2]) -> i32 {
    i32::from(low as u16) | i32::from(high) << 16
}

/// So many rows of `x`, in pairs of numbers.
#[inline(always)]
fn rows<const R: usize>(x: &[i16], stride: usize, inputs: usize) -> [&[[i16; 2]]; R] {
    std::array::from_fn(|r| x[r * stride..][..inputs].as_chunks::<2>().0)
}

/// A kernel, its product and the target features of both.
macro_rules! kernel {
    ($(#[$doc:meta])* $name:ident, $text:literal, $features:literal) => {
        $(#[$doc])*
        ///
        /// Made only by [`supported`], when the processor has the instructions.
        #[derive(Debug)]
        pub(super) struct $name(());

        impl Kernel for $name {
            fn name(&self) -> &'static str {
                $text
            }

            fn product(
                &self,
                weights: &Packed,
                x: &[i16],
                stride: usize,
                rows: usize,
                out: &mut [f32],
            ) {
                assert!(rows == 0 || x.len() >= (rows - 1) * stride + weights.inputs);
                let out = &mut out[..rows * weights.outputs];
                // Blocks of rows of about equal size: a block of one row takes nearly as long as
                // one of four.
                let block = rows.div_ceil(rows.div_ceil($name::ROWS).max(1)).max(1);
                #[target_feature(enable = $features)]
                fn all(w: &Packed, x: &[i16], stride: usize, block: usize, out: &mut [f32]) {
                    for (panel, pairs) in w.panels().enumerate() {
                        let blocks = out.chunks_mut(block * w.outputs).enumerate();
                        for (number, out) in blocks {
                            let x = &x[number * block * stride..];
                            match out.len() / w.outputs {
                                1 => $name::panel::<1>(w, panel, pairs, x, stride, out),
                                2 => $name::panel::<2>(w, panel, pairs, x, stride, out),
                                3 => $name::panel::<3>(w, panel, pairs, x, stride, out),
                                4 => $name::panel::<4>(w, panel, pairs, x, stride, out),
                                5 => $name::panel::<5>(w, panel, pairs, x, stride, out),
                                6 => $name::panel::<6>(w, panel, pairs, x, stride, out),
                                7 => $name::panel::<7>(w, panel, pairs, x, stride, out),
                                _ => $name::panel::<{ $name::ROWS }>(w, panel, pairs, x, stride, out),
                            }
                        }
                    }
                }
                // SAFETY: a kernel exists only where the processor has its instructions.
                unsafe { all(weights, x, stride, block, out) }
            }

            fn add_maxout_norm(&self, pre: &[f32], gain: &Gain, x: &mut [f32]) {
                #[target_feature(enable = $features)]
                fn wide(pre: &[f32], gain: &Gain, x: &mut [f32]) {
                    portable::add_maxout_norm(pre, gain, x);
                }
                // SAFETY: a kernel exists only where the processor has its instructions.
                unsafe { wide(pre, gain, x) }
            }

            fn scale(&self, x: &[f32], inverse: f32, out: &mut [i16]) {
                #[target_feature(enable = $features)]
                fn wide(x: &[f32], inverse: f32, out: &mut [i16]) {
                    portable::scale(x, inverse, out);
                }
                // SAFETY: a kernel exists only where the processor has its instructions.
                unsafe { wide(x, inverse, out) }
            }

            fn score(&self, parts: &[&[f32; STATE]], output: &Output, scores: &mut [f32]) {
                #[target_feature(enable = $features)]
                fn wide(parts: &[&[f32; STATE]], output: &Output, scores: &mut [f32]) {
                    portable::score(parts, output, scores);
                }
                // SAFETY: a kernel exists only where the processor has its instructions.
                unsafe { wide(parts, output, scores) }
            }
        }
    };
}

kernel! {
    /// AVX-512 with VNNI: one instruction multiplies 32 pairs of numbers and adds up 16 sums.
    Vnni, "AVX-512 VNNI", "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"
}

kernel! {
    /// AVX2: one instruction multiplies 16 pairs of numbers, another adds up 8 sums.
    Avx2, "AVX2", "avx2"
}

impl Vnni {
    /// The kernel, if this processor can run it.
    pub(super) fn supported() -> Option<&'static Self> {
        let has_all = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vnni");
        has_all.then_some(&Self(()))
    }

    /// Rows of `x` that share each loaded weight: their sums take 24 of the 32 registers.
    const ROWS: usize = 8;
    /// So many rows of `x` times one panel of weights.
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]
    fn panel<const R: usize>(
        weights: &Packed,
        panel: usize,
        pairs: &[i16],
        x: &[i16],
        stride: usize,
        out: &mut [f32],
    ) {
        const VECTORS: usize = PANEL / 16;
        let rows = rows::<R>(x, stride, weights.inputs);
        let pairs = pairs.as_chunks::<{ 2 * PANEL }>().0;
        assert!(rows.iter().all(|row| row.len() == pairs.len()));
        let mut sums = [[_mm512_setzero_si512(); VECTORS]; R];
        for (at, row) in pairs.iter().enumerate() {
            let mut w = [_mm512_setzero_si512(); VECTORS];
            for (w, chunk) in w.iter_mut().zip(row.as_chunks::<32>().0) {
                // SAFETY: the chunk is as long as the register.
                *w = unsafe { _mm512_loadu_si512(chunk.as_ptr().cast()) };
            }
            for (sums, x) in sums.iter_mut().zip(rows) {
                let x = _mm512_set1_epi32(lane(x[at]));
                for (sum, w) in sums.iter_mut().zip(w) {
                    *sum = dot_add(*sum, x, w);
                }
            }
        }
        let first = panel * PANEL;
        let steps = weights.steps[first..first + PANEL].as_chunks::<16>().0;
        let bias = weights.bias[first..first + PANEL].as_chunks::<16>().0;
        for (sums, out) in sums.iter().zip(out.chunks_exact_mut(weights.outputs)) {
            let out = out[first..first + PANEL].as_chunks_mut::<16>().0;
            for (((sum, out), steps), bias) in sums.iter().zip(out).zip(steps).zip(bias) {
                // SAFETY: each array is as long as the register.
                unsafe {
                    let product =
                        _mm512_mul_ps(_mm512_cvtepi32_ps(*sum), _mm512_loadu_ps(steps.as_ptr()));
                    let result = _mm512_add_ps(product, _mm512_loadu_ps(bias.as_ptr()));
                    _mm512_storeu_ps(out.as_mut_ptr(), result);
                }
            }
        }
    }
}

/// `sum` + the products of the pairs of `x` and `w`: VPDPWSSD. Written as assembly because LLVM
/// takes the intrinsic apart into a multiplication and an addition wherever sums go round a loop,
/// which takes twice the time on processors that have the instruction.
#[target_feature(enable = "avx512f,avx512vnni")]
#[inline]
fn dot_add(mut sum: __m512i, x: __m512i, w: __m512i) -> __m512i {
    // SAFETY: the instruction works on registers alone, and the caller has it.
    unsafe {
        asm!(
            "vpdpwssd {sum}, {x}, {w}",
            sum = inout(zmm_reg) sum,
            x = in(zmm_reg) x,
            w = in(zmm_reg) w,
            options(pure, nomem, nostack, preserves_flags),
        );
    }
    sum
}

impl Avx2 {
    /// Rows of `x` that share each loaded weight: their sums take 8 of the 16 registers.
    const ROWS: usize = 4;
    /// So many rows of `x` times one panel of weights.
    #[target_feature(enable = "avx2")]
    fn panel<const R: usize>(
        weights: &Packed,
        panel: usize,
        pairs: &[i16],
        x: &[i16],
        stride: usize,
        out: &mut [f32],
    ) {
        /// Registers of sums for a row.
        const VECTORS: usize = 2;
        const BLOCK: usize = VECTORS * 8;
        let rows = rows::<R>(x, stride, weights.inputs);
        for block in (0..PANEL).step_by(BLOCK) {
            let mut sums = [[_mm256_setzero_si256(); VECTORS]; R];
            for (at, row) in pairs.as_chunks::<{ 2 * PANEL }>().0.iter().enumerate() {
                let x: [__m256i; R] = std::array::from_fn(|r| _mm256_set1_epi32(lane(rows[r][at])));
                let chunks = row[2 * block..2 * (block + BLOCK)].as_chunks::<16>().0;
                for (vector, chunk) in chunks.iter().enumerate() {
                    // SAFETY: the chunk is as long as the register.
                    let w = unsafe { _mm256_loadu_si256(chunk.as_ptr().cast()) };
                    for (sums, x) in sums.iter_mut().zip(x) {
                        let products = _mm256_madd_epi16(w, x);
                        sums[vector] = _mm256_add_epi32(sums[vector], products);
                    }
                }
            }
            let first = panel * PANEL + block;
            let steps = weights.steps[first..first + BLOCK].as_chunks::<8>().0;
            let bias = weights.bias[first..first + BLOCK].as_chunks::<8>().0;
            for (sums, out) in sums.iter().zip(out.chunks_exact_mut(weights.outputs)) {
                let out = out[first..first + BLOCK].as_chunks_mut::<8>().0;
                for (((sum, out), steps), bias) in sums.iter().zip(out).zip(steps).zip(bias) {
                    // SAFETY: each array is as long as the register.
                    unsafe {
                        let product = _mm256_mul_ps(
                            _mm256_cvtepi32_ps(*sum),
                            _mm256_loadu_ps(steps.as_ptr()),
                        );
                        let result = _mm256_add_ps(product, _mm256_loadu_ps(bias.as_ptr()));
                        _mm256_storeu_ps(out.as_mut_ptr(), result);
                    }
                }
            }
        }
    }
}
