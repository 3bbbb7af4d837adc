//! The kernel for x86-64 processors with AMX, under Linux: products in tiles of 16 rows by 16
//! outputs.
//!
//! AMX multiplies bytes, the engine 16-bit numbers. A number is 256 × its high byte (signed) + its
//! low byte (unsigned), so a product is four products of bytes, whose sums are kept in a tile each.
//! Put together with shifts they are, modulo 2³², the sum that the other kernels work out, and that
//! sum is known to fit 32 bits; so the bits are the same, at about four times the speed of VNNI
//! (instructions: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, chapter
//! "Programming with Intel AMX"). Everything but products is left to the VNNI kernel.
//!
//! A process has to ask Linux before it may use tiles. If the answer is no, this kernel is not
//! offered.
#![allow(unsafe_code)]

use std::arch::asm;
use std::arch::x86_64::*;
use std::sync::LazyLock;

use super::x86::Vnni;
use super::{Gain, Kernel, Output, PANEL, Packed, STATE};

/// Rows of `x`, and outputs, of a tile of sums.
const TILE: usize = 16;
/// Bytes of a row of a tile, and so inputs that one instruction works on.
const LINE: usize = 64;
/// Tiles of outputs in a panel.
const TILES: usize = PANEL / TILE;
/// Tiles of sums for each tile of outputs: high × high, high × low, low × high, low × low.
const PARTS: usize = 4;
/// Tiles take the same time with few rows, and have to be emptied however few inputs there are:
/// with less than this VNNI is faster.
const FEWEST_ROWS: usize = 4;
const FEWEST_INPUTS: usize = 2 * LINE;
/// Numbers of `x` that are laid out at once; layers that need more are left to VNNI.
const ROOM: usize = 2048;

/// The kernel for processors with AMX. Made only by [`supported`].
#[derive(Debug)]
pub(super) struct Amx(&'static Vnni);

/// The kernel, if this processor can run it and the operating system lets us.
pub(super) fn supported() -> Option<&'static dyn Kernel> {
    static AMX: LazyLock<Option<Amx>> = LazyLock::new(|| {
        let vnni = Vnni::supported()?;
        (has_tiles() && may_use_tiles()).then_some(Amx(vnni))
    });
    AMX.as_ref().map(|kernel| kernel as &dyn Kernel)
}

/// Whether the processor has AMX-TILE and AMX-INT8 (leaf 7 of CPUID, EDX bits 24 and 25).
fn has_tiles() -> bool {
    const LEAF: u32 = 7;
    const BITS: u32 = 0b11 << 24;
    __cpuid(0).eax >= LEAF && __cpuid_count(LEAF, 0).edx & BITS == BITS
}

/// Asks Linux for permission to use tiles: `arch_prctl(ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA)`.
/// Systems that do not know the request, or do not save tiles when they switch threads, say no.
fn may_use_tiles() -> bool {
    const ARCH_PRCTL: usize = 158;
    const REQUEST: usize = 0x1023;
    const TILE_DATA: usize = 18;
    let answer: isize;
    // SAFETY: the call changes nothing but the process's permission, and no memory is handed over.
    unsafe {
        asm!(
            "syscall",
            inout("rax") ARCH_PRCTL => answer,
            in("rdi") REQUEST,
            in("rsi") TILE_DATA,
            out("rcx") _,
            out("r11") _,
            options(nostack),
        );
    }
    answer == 0
}

/// One row of a tile in memory.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Line([u8; LINE]);

/// A layer's weights in tiles: for each 16 outputs, for each 64 inputs, first the high bytes, then
/// the low ones. Row `r` of a tile holds, for one output after the other, the weights of the inputs
/// from `4 r` on, four a piece.
#[derive(Debug)]
pub(super) struct Tiles(Box<[Line]>);

impl Tiles {
    fn new(weights: &Packed) -> Self {
        let steps = weights.inputs.div_ceil(LINE);
        let mut lines = vec![Line([0; LINE]); weights.outputs / TILE * steps * 2 * TILE];
        for (panel, pairs) in weights.panels().enumerate() {
            for (pair, row) in pairs.as_chunks::<{ 2 * PANEL }>().0.iter().enumerate() {
                for (output, weights) in row.as_chunks::<2>().0.iter().enumerate() {
                    for (input, weight) in (2 * pair..).zip(weights) {
                        let tiles = (panel * TILES + output / TILE) * steps + input / LINE;
                        let line = tiles * 2 * TILE + input % LINE / 4;
                        let byte = output % TILE * 4 + input % 4;
                        let [low, high] = weight.to_le_bytes();
                        lines[line].0[byte] = high;
                        lines[line + TILE].0[byte] = low;
                    }
                }
            }
        }
        Self(lines.into())
    }
}

/// What `ldtilecfg` reads.
#[repr(C, align(64))]
struct Shapes {
    palette: u8,
    first_row: u8,
    reserved: [u8; 14],
    /// Bytes of a row of each tile; there are eight tiles.
    bytes: [u16; 16],
    rows: [u8; 16],
}

/// All eight tiles at their full size.
static FULL: Shapes = Shapes {
    palette: 1,
    first_row: 0,
    reserved: [0; 14],
    bytes: {
        let mut bytes = [0; 16];
        bytes.split_at_mut(8).0.copy_from_slice(&[LINE as u16; 8]);
        bytes
    },
    rows: {
        let mut rows = [0; 16];
        rows.split_at_mut(8).0.copy_from_slice(&[TILE as u8; 8]);
        rows
    },
};

/// This thread's tiles, ready for [`multiply`] as long as this lives. Setting their shapes takes
/// as long as half a tile of sums, so it is done once a product. Compiled Rust never touches tiles
/// or their shapes, hence they last from one block of assembly to the next.
struct Ready;

impl Ready {
    fn new() -> Self {
        // SAFETY: as for `multiply`; the shapes are such as every processor with AMX allows.
        unsafe { asm!("ldtilecfg [{}]", in(reg) &FULL, options(nostack, preserves_flags)) };
        Self
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        // SAFETY: as for `multiply`. A thread whose tiles are empty is switched faster.
        unsafe { asm!("tilerelease", options(nomem, nostack, preserves_flags)) };
    }
}

/// Rows of `x` as high and as low bytes.
#[repr(C, align(64))]
struct Bytes {
    high: [u8; ROOM],
    low: [u8; ROOM],
}

/// Sums of a panel, tile by tile of outputs.
#[repr(C, align(64))]
struct Sums([[[[i32; TILE]; TILE]; PARTS]; TILES]);

/// Works out the sums of one panel for the rows laid out in `x`, which begin `stride` bytes apart.
/// `tiles` are the panel's weights, with so many times 64 inputs.
fn multiply(_: &Ready, x: &Bytes, stride: usize, steps: usize, tiles: &[Line], sums: &mut Sums) {
    assert!(steps > 0 && tiles.len() == TILES * steps * 2 * TILE);
    assert!((TILE - 1) * stride + steps * LINE <= ROOM);
    // SAFETY: the kernel exists only where the instructions do and may be used. The assertions
    // say that what is read lies inside `tiles` and `x`; `sums` has room for what is written.
    unsafe {
        asm!(
            "2:",
            "tilezero tmm0",
            "tilezero tmm1",
            "tilezero tmm2",
            "tilezero tmm3",
            "xor {at:e}, {at:e}",
            "3:",
            "lea {x}, [{high} + {at}]",
            "tileloadd tmm4, [{x} + {stride}*1]",
            "tileloadd tmm6, [{tiles} + {line}*1]",
            "tdpbssd tmm0, tmm4, tmm6",
            "tileloadd tmm7, [{tiles} + {line}*1 + 1024]",
            "tdpbsud tmm1, tmm4, tmm7",
            "lea {x}, [{low} + {at}]",
            "tileloadd tmm5, [{x} + {stride}*1]",
            "tdpbusd tmm2, tmm5, tmm6",
            "tdpbuud tmm3, tmm5, tmm7",
            "add {tiles}, 2048",
            "add {at}, 64",
            "cmp {at}, {end}",
            "jb 3b",
            "tilestored [{sums} + {line}*1], tmm0",
            "tilestored [{sums} + {line}*1 + 1024], tmm1",
            "tilestored [{sums} + {line}*1 + 2048], tmm2",
            "tilestored [{sums} + {line}*1 + 3072], tmm3",
            "add {sums}, 4096",
            "dec {left}",
            "jnz 2b",
            high = in(reg) &x.high,
            low = in(reg) &x.low,
            stride = in(reg) stride,
            line = in(reg) LINE,
            end = in(reg) steps * LINE,
            tiles = inout(reg) tiles.as_ptr() => _,
            sums = inout(reg) sums => _,
            left = inout(reg) TILES => _,
            at = out(reg) _,
            x = out(reg) _,
            out("tmm0") _, out("tmm1") _, out("tmm2") _, out("tmm3") _,
            out("tmm4") _, out("tmm5") _, out("tmm6") _, out("tmm7") _,
            options(nostack),
        );
    }
}

/// Puts the sums of one panel together, multiplies them by the outputs' steps and adds the bias.
/// `out` begins with the panel's first output; its rows lie `stride` apart.
#[target_feature(enable = "avx512f")]
fn finish(sums: &Sums, rows: usize, steps: &[f32], bias: &[f32], stride: usize, out: &mut [f32]) {
    let tiles = steps
        .as_chunks::<TILE>()
        .0
        .iter()
        .zip(bias.as_chunks::<TILE>().0);
    for ((sums, (steps, bias)), column) in sums.0.iter().zip(tiles).zip((0..).step_by(TILE)) {
        for row in 0..rows {
            let out = out[row * stride + column..].first_chunk_mut::<TILE>();
            // SAFETY: each array is as long as the register.
            unsafe {
                let part = |part: usize| _mm512_loadu_si512(sums[part][row].as_ptr().cast());
                let mixed = _mm512_add_epi32(part(1), part(2));
                let upper = _mm512_add_epi32(_mm512_slli_epi32::<8>(part(0)), mixed);
                let sum = _mm512_add_epi32(_mm512_slli_epi32::<8>(upper), part(3));
                let steps = _mm512_loadu_ps(steps.as_ptr());
                let product = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), steps);
                let result = _mm512_add_ps(product, _mm512_loadu_ps(bias.as_ptr()));
                if let Some(out) = out {
                    _mm512_storeu_ps(out.as_mut_ptr(), result);
                }
            }
        }
    }
}

impl Amx {
    /// The product for `rows` rows, in tiles.
    fn product_in_tiles(weights: &Packed, x: &[i16], stride: usize, rows: usize, out: &mut [f32]) {
        let tiles = &weights.tiles.get_or_init(|| Tiles::new(weights)).0;
        let steps = weights.inputs.div_ceil(LINE);
        let ready = Ready::new();
        let mut bytes = Bytes {
            high: [0; ROOM],
            low: [0; ROOM],
        };
        let mut sums = Sums([[[[0; TILE]; TILE]; PARTS]; TILES]);
        for first in (0..rows).step_by(TILE) {
            let rows = TILE.min(rows - first);
            let x = &x[first * stride..][..(rows - 1) * stride + weights.inputs];
            for ((number, high), low) in x.iter().zip(&mut bytes.high).zip(&mut bytes.low) {
                [*low, *high] = number.to_le_bytes();
            }
            let out = &mut out[first * weights.outputs..];
            let panels = tiles.chunks_exact(TILES * steps * 2 * TILE);
            for (tiles, column) in panels.zip((0..).step_by(PANEL)) {
                multiply(&ready, &bytes, stride, steps, tiles, &mut sums);
                let scales = &weights.steps[column..column + PANEL];
                let bias = &weights.bias[column..column + PANEL];
                // SAFETY: the kernel exists only where the processor has AVX-512.
                unsafe {
                    finish(
                        &sums,
                        rows,
                        scales,
                        bias,
                        weights.outputs,
                        &mut out[column..],
                    )
                };
            }
        }
    }
}

impl Kernel for Amx {
    fn name(&self) -> &'static str {
        "AMX"
    }

    fn product(&self, weights: &Packed, x: &[i16], stride: usize, rows: usize, out: &mut [f32]) {
        let needed = (TILE - 1) * stride + weights.inputs.next_multiple_of(LINE);
        let pays = weights.inputs > FEWEST_INPUTS && needed <= ROOM;
        let few = rows % TILE;
        let in_tiles = match pays {
            true if few < FEWEST_ROWS => rows - few,
            true => rows,
            false => 0,
        };
        if in_tiles > 0 {
            Self::product_in_tiles(weights, x, stride, in_tiles, out);
        }
        if in_tiles < rows {
            let (x, out) = (
                &x[in_tiles * stride..],
                &mut out[in_tiles * weights.outputs..],
            );
            self.0.product(weights, x, stride, rows - in_tiles, out);
        }
    }

    fn add_maxout_norm(&self, pre: &[f32], gain: &Gain, x: &mut [f32]) {
        self.0.add_maxout_norm(pre, gain, x);
    }

    fn scale(&self, x: &[f32], inverse: f32, out: &mut [i16]) {
        self.0.scale(x, inverse, out);
    }

    fn score(&self, parts: &[&[f32; STATE]], output: &Output, scores: &mut [f32]) {
        self.0.score(parts, output, scores);
    }
}
