//! How many tokens a second the language engine analyses on one core, and where the time goes.
//!
//! `benches/language.py` runs this beside spaCy on the same texts. By hand:
//! `cargo bench --bench language -- [--model FILE] FILE…`, where each file is one text.

use std::time::Duration;

use dateline::language::{Engine, Options, Profile, Stage};

mod clock;
use clock::now;

/// Passes over the texts after the first; the median counts.
const PASSES: usize = 5;

/// Plain sentences for a run without files.
const SAMPLE: &str = "The ministry said on Tuesday that its engineers had reopened the northern \
    bridge, which was damaged by shelling in early March. Two drivers were killed and a nurse was \
    wounded when a mine went off near the customs house, according to the town's mayor. \"We don't \
    know who laid it,\" he told reporters, adding that some 3,500 people still lack water.\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut texts = Vec::new();
    let mut model = None;
    let mut arguments = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--model" => model = Some(arguments.next().ok_or("--model needs a file")?),
            path => texts.push(std::fs::read_to_string(path)?),
        }
    }
    if texts.is_empty() {
        texts = vec![SAMPLE.repeat(20); 20];
    }

    let start = now();
    let engine = match model {
        Some(path) => Engine::from_bytes(&std::fs::read(path)?)?,
        None => Engine::load()?,
    };
    println!(
        "loading             {:9.1} ms",
        (now() - start).as_secs_f64() * 1e3
    );
    println!("kernel              {:>9}", engine.kernel());

    let (tokens, cold, _) = pass(&engine, &texts);
    println!("tokens              {tokens:9}   in {} texts", texts.len());
    println!("first pass, cold    {:9.0} tokens/s", rate(tokens, cold));
    let mut passes: Vec<_> = (0..PASSES).map(|_| pass(&engine, &texts)).collect();
    passes.sort_by_key(|&(_, time, _)| time);
    let (_, time, profile) = passes[PASSES / 2];
    println!("warm                {:9.0} tokens/s", rate(tokens, time));
    let mut stages: Vec<_> = Stage::ALL
        .iter()
        .map(|&stage| (profile.of(stage), stage))
        .collect();
    stages.sort_by_key(|&(time, stage)| (std::cmp::Reverse(time), stage as usize));
    // Stages are timed by the clock; their shares are what counts.
    let all: Duration = stages.iter().map(|&(spent, _)| spent).sum();
    let share = |spent: Duration| spent.as_secs_f64() / all.as_secs_f64();
    for (spent, stage) in stages {
        println!(
            "  {:<17} {:9.3} µs a token {:6.1} %",
            format!("{stage:?}"),
            time.as_secs_f64() * 1e6 / tokens as f64 * share(spent),
            100.0 * share(spent),
        );
    }
    Ok(())
}

fn rate(tokens: usize, time: Duration) -> f64 {
    tokens as f64 / time.as_secs_f64()
}

/// Analyses all texts once: tokens, time and profile.
fn pass(engine: &Engine, texts: &[String]) -> (usize, Duration, Profile) {
    let mut tokens = 0;
    let mut profile = Profile::default();
    let start = now();
    for text in texts {
        let (analysis, times) = engine.profile(text, Options::PLAIN);
        tokens += analysis.len();
        profile.add(&times);
    }
    (tokens, now() - start, profile)
}
