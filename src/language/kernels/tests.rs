use super::*;

/// Numbers that look random and are the same in every run.
fn noise(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        state >> 33
    }
}

fn floats(count: usize, seed: u64, size: f32) -> Vec<f32> {
    let mut next = noise(seed);
    (0..count)
        .map(|_| ((next() % 20_001) as f32 / 10_000.0 - 1.0) * size)
        .collect()
}

fn packed(inputs: usize, outputs: usize, seed: u64) -> Packed {
    let values = Values::Full(floats(inputs * outputs, seed, 1.5));
    let matrix = Matrix {
        rows: outputs,
        columns: inputs,
        values,
    };
    let bias = floats(outputs.next_multiple_of(PANEL), seed + 1, 2.0);
    let length = (inputs as f32).sqrt();
    pack(
        &matrix,
        bias,
        Bounds {
            largest: 1.0,
            length,
        },
    )
}

#[test]
fn every_kernel_gives_the_same_bits() {
    let shapes = [
        (288, 288, 13),
        (288, 288, 35),
        (96, 50, 4),
        (64, 1024, 7),
        (64, 384, 1),
        (576, 288, 16),
    ];
    for (inputs, outputs, rows) in shapes {
        let weights = packed(inputs, outputs, 7);
        let mut next = noise(3);
        let numbers = 0..inputs + (rows - 1) * 96;
        let x: Vec<i16> = numbers.map(|_| (next() % 65_401) as i16).collect();
        let mut expected = vec![0.0; rows * weights.outputs];
        portable::Portable.product(&weights, &x, 96, rows, &mut expected);
        for kernel in supported() {
            let mut out = vec![0.0; expected.len()];
            kernel.product(&weights, &x, 96, rows, &mut out);
            assert!(out == expected, "{} {inputs}x{outputs}", kernel.name());
        }
    }
    let pre = floats(5 * PREACTIVATIONS, 11, 3.0);
    let [gain, shift] = [1, 2].map(|seed| floats(WIDTH, seed, 1.0).try_into().unwrap());
    let gain = Gain { gain, shift };
    let start = floats(5 * WIDTH, 5, 4.0);
    let mut expected = start.clone();
    portable::Portable.add_maxout_norm(&pre, &gain, &mut expected);
    let mut scaled = vec![0; expected.len()];
    portable::Portable.scale(&expected, 1234.5, &mut scaled);
    let output = Output {
        weights: (0..64)
            .map(|i| floats(OUTPUTS, i, 1.0).try_into().unwrap())
            .collect(),
        bias: floats(OUTPUTS, 99, 1.0).try_into().unwrap(),
    };
    let parts: Vec<[f32; STATE]> = (0..9)
        .map(|i| floats(STATE, i, 2.0).try_into().unwrap())
        .collect();
    let parts: Vec<&[f32; STATE]> = parts.iter().collect();
    let mut scores = vec![0.0; OUTPUTS];
    portable::Portable.score(&parts, &output, &mut scores);
    for kernel in supported() {
        let mut x = start.clone();
        kernel.add_maxout_norm(&pre, &gain, &mut x);
        assert!(x == expected, "{}", kernel.name());
        let mut out = vec![0; x.len()];
        kernel.scale(&x, 1234.5, &mut out);
        assert!(out == scaled, "{}", kernel.name());
        let mut out = vec![0.0; OUTPUTS];
        kernel.score(&parts, &output, &mut out);
        assert!(out == scores, "{}", kernel.name());
    }
}

#[test]
fn integer_products_come_close_to_floating_point_and_never_overflow() {
    let (inputs, outputs) = (288, 96);
    let values = floats(inputs * outputs, 7, 1.5);
    let matrix = Matrix {
        rows: outputs,
        columns: inputs,
        values: Values::Full(values.clone()),
    };
    let bounds = Bounds {
        largest: 1.0,
        length: (inputs as f32).sqrt(),
    };
    let weights = pack(&matrix, vec![0.0; outputs], bounds);
    // The worst input there can be: every number as large as it gets, with the weights' signs.
    let x: Vec<i16> = values[..inputs]
        .iter()
        .map(|w| 32_700 * w.signum() as i16)
        .collect();
    let mut out = vec![0.0; outputs];
    portable::Portable.product(&weights, &x, inputs, 1, &mut out);
    for (output, row) in values.chunks_exact(inputs).enumerate() {
        let exact: f32 = row
            .iter()
            .zip(&x)
            .map(|(w, &x)| w * f32::from(x) / 32_700.0)
            .sum();
        assert!(
            (out[output] - exact).abs() < 0.1,
            "{} for {exact}",
            out[output]
        );
    }
}

#[test]
fn rounding_goes_to_the_even_side() {
    let mut out = [0; 6];
    portable::Portable.scale(&[0.5, 1.5, -0.5, -1.5, 2.49, -2.51], 1.0, &mut out);
    assert_eq!(out, [0, 2, 0, -2, 2, -3]);
}
