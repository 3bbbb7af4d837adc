//! PageRank, communities and betweenness beside rustworkx and igraph in Python, on the same graph, in
//! the same run, on one core.
//!
//!     benches/peers.sh               # once: a virtual environment with the peers, in target/peers
//!     cargo bench --bench network    # or with DATELINE_PYTHON=python3 of your own
//!
//! The graph has 10,000 nodes in 50 planted groups and 100,000 ties, 8 of 10 within a group.

use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use dateline::network::analysis::{centrality, communities, pagerank};
use petgraph::graph::{NodeIndex, UnGraph};

const NODES: u64 = 10_000;
const TIES: usize = 100_000;
const GROUPS: u64 = 50;

fn main() {
    let ties = ties();
    let mut graph = UnGraph::<(), f64>::default();
    for _ in 0..NODES {
        graph.add_node(());
    }
    for &(a, b, weight) in &ties {
        graph.add_edge(
            NodeIndex::new(a as usize),
            NodeIndex::new(b as usize),
            weight,
        );
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ties.csv");
    write(&file, &ties).expect("the ties");
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool");
    pool.install(|| {
        let options = pagerank::Options::default();
        report("pagerank", 7, || {
            pagerank::pagerank(&graph, |edge| *edge.weight(), options)
        });
        report("communities", 3, || {
            communities::communities(&graph, |edge| *edge.weight(), 1.0)
        });
        report("betweenness", 3, || centrality::betweenness(&graph));
    });
    report("betweenness, all cores", 3, || {
        centrality::betweenness(&graph)
    });
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peers/bin/python");
    let python = std::env::var_os("DATELINE_PYTHON").map_or(own, Into::into);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/network.py");
    match Command::new(python).arg(script).arg(&file).status() {
        Ok(status) if status.success() => {}
        _ => println!("the peers aren't there: run benches/peers.sh first"),
    }
}

/// A planted partition by a small generator of our own: the same graph on every machine.
fn ties() -> Vec<(u64, u64, f64)> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let mut ties = std::collections::BTreeMap::new();
    while ties.len() < TIES {
        let a = next(NODES);
        let b = if next(10) < 8 {
            a % GROUPS + GROUPS * next(NODES / GROUPS)
        } else {
            next(NODES)
        };
        if a != b {
            ties.insert((a.min(b), a.max(b)), 1.0 + next(5) as f64);
        }
    }
    ties.into_iter()
        .map(|((a, b), weight)| (a, b, weight))
        .collect()
}

fn write(file: &Path, ties: &[(u64, u64, f64)]) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    for (a, b, weight) in ties {
        writeln!(out, "{a},{b},{weight}")?;
    }
    out.flush()
}

/// The median of some runs.
fn report<T>(name: &str, runs: usize, work: impl Fn() -> T) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let started = Instant::now();
            black_box(work());
            started.elapsed()
        })
        .collect();
    times.sort();
    println!(
        "{name:<24} dateline   {:>9.1} ms",
        times[runs / 2].as_secs_f64() * 1e3
    );
}
