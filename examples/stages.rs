//! What the reading of times, places and quantities costs beside the parse, on one core.
//!
//! `cargo run --release --example stages -- FILE…`, where each file is one plain text. Times are of
//! the processor where the system tells them; every stage runs five times over all texts and the
//! median counts.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use dateline::extract::{place, quantity, time};
use dateline::knowledge::Knowledge;
use dateline::language::Engine;

/// Passes over the texts; the median counts.
const PASSES: usize = 5;

fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = spent.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Median time of a pass, after one that fills the caches.
fn timed(mut pass: impl FnMut()) -> Duration {
    pass();
    let mut times: Vec<Duration> = (0..PASSES)
        .map(|_| {
            let start = now();
            pass();
            now() - start
        })
        .collect();
    times.sort_unstable();
    times[PASSES / 2]
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let texts: Vec<String> = std::env::args()
        .skip(1)
        .map(std::fs::read_to_string)
        .collect::<Result<_, _>>()?;
    if texts.is_empty() {
        return Err("name one or more text files".into());
    }
    let start = now();
    let knowledge = Knowledge::load(&[] as &[&str])?;
    let loaded = now() - start;
    let engine = Engine::load()?;
    let parsed: Vec<_> = texts.iter().map(|text| engine.analyse(text)).collect();
    let tokens: usize = parsed.iter().map(|analysis| analysis.len()).sum();
    println!("{tokens} tokens in {} texts", texts.len());
    println!("load knowledge  {:9.1} ms", loaded.as_secs_f64() * 1e3);

    let parse = timed(|| {
        for text in &texts {
            std::hint::black_box(engine.analyse(text));
        }
    });
    let places = timed(|| {
        for analysis in &parsed {
            std::hint::black_box(place::find(analysis, &knowledge));
        }
    });
    let times = timed(|| {
        for analysis in &parsed {
            std::hint::black_box(time::find(analysis, &knowledge, None));
        }
    });
    let quantities = timed(|| {
        for analysis in &parsed {
            std::hint::black_box(quantity::find(analysis, &knowledge, &[]));
        }
    });
    for (stage, spent) in [
        ("parse", parse),
        ("places", places),
        ("times", times),
        ("quantities", quantities),
    ] {
        println!(
            "{stage:15} {:9.1} ms  {:5.1} % of the parse",
            spent.as_secs_f64() * 1e3,
            100.0 * spent.as_secs_f64() / parse.as_secs_f64()
        );
    }
    Ok(())
}
