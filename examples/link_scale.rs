//! How long linking takes, and how much memory, on generated variations of real claims.
//!
//! `cargo run --release --example link_scale -- 10000 30000 100000` reads the demonstration corpus,
//! makes as many claims as asked for, links them, and prints a line for each size. The reports of
//! one *world* tell one story in the words of five outlets, some of them nearly word for word; each
//! world has places, parties and dates of its own, but for some parties that all worlds share, as
//! real corpora do. A smaller corpus is linked twice, its files in another order, to show that the
//! order changes nothing.

use std::path::Path;
use std::time::Instant;

use dateline::document::read_paths;
use dateline::extract::record::{Claim, Participant, PlaceRef, Speaker, TimeRef};
use dateline::extract::{Extraction, Extractor};
use dateline::knowledge::Knowledge;
use dateline::language::Engine;
use dateline::link::{Decisions, link};
use jiff::ToSpan;
use jiff::civil::Date;

/// Outlets that tell the story of one world.
const OUTLETS: usize = 5;
/// Claims of the corpus that is linked in two orders.
const TWICE: usize = 5_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .map(|size| size.parse())
        .collect::<Result<_, _>>()?;
    let sizes = if sizes.is_empty() {
        vec![10_000, 30_000, 100_000]
    } else {
        sizes
    };
    let knowledge = Knowledge::load(&[] as &[&str])?;
    let reports = read(&knowledge)?;
    let mut one_way = generate(&reports, TWICE);
    let there = link(&one_way, &knowledge, &Decisions::default());
    one_way.reverse();
    let back = link(&one_way, &knowledge, &Decisions::default());
    println!("the order of the files changes nothing: {}", there == back);
    drop((one_way, there, back));
    println!("claims  documents  events  conflicts  seconds  peak MB  of them the claims");
    for size in sizes {
        let made = generate(&reports, size);
        let claims: usize = made.iter().map(|report| report.claims.len()).sum();
        let held = memory("VmRSS");
        let start = Instant::now();
        let linked = link(&made, &knowledge, &Decisions::default());
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{claims}  {}  {}  {}  {seconds:.1}  {}  {}",
            made.len(),
            linked.events.len(),
            linked.conflicts.len(),
            memory("VmHWM"),
            held,
        );
    }
    Ok(())
}

/// What the demonstration corpus claims.
fn read(knowledge: &Knowledge) -> Result<Vec<Extraction>, Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let engine = Engine::load()?;
    let extractor = Extractor::new(knowledge);
    Ok(read_paths(&[folder])
        .documents
        .iter()
        .map(|document| extractor.extract(document, &engine.analyse(&document.text)))
        .collect())
}

/// Variations of the reports with about so many claims.
fn generate(reports: &[Extraction], claims: usize) -> Vec<Extraction> {
    let mut made = Vec::new();
    let mut count = 0;
    for round in 0.. {
        for report in reports {
            if count >= claims {
                return made;
            }
            count += report.claims.len();
            made.push(vary(report, round / OUTLETS, round % OUTLETS));
        }
    }
    made
}

/// One report as an outlet of a world tells it.
fn vary(report: &Extraction, world: usize, outlet: usize) -> Extraction {
    let mut made = report.clone();
    made.document = format!("{}-{world:04}-{outlet}", report.document);
    made.hash = format!("{}-{world:04}-{outlet}", report.hash);
    made.metadata.outlet = Some(format!("Outlet {}", (world * 3 + outlet) % 211));
    let days = (world * 13 % 3_650) as i64;
    made.metadata.date = made.metadata.date.and_then(|date| later(date, days));
    for sentence in &mut made.sentences {
        sentence.text = reword(&sentence.text, world, outlet);
    }
    for time in &mut made.times {
        shift(time, days);
    }
    for mention in &mut made.mentions {
        if let Some(id) = &mut mention.id {
            *id = elsewhere(id, world);
        }
    }
    for claim in &mut made.claims {
        vary_claim(claim, &made.document, world, outlet, days);
    }
    made
}

fn vary_claim(claim: &mut Claim, document: &str, world: usize, outlet: usize, days: i64) {
    claim.document = document.to_owned();
    claim.id = format!("{}-{world:04}-{outlet}", claim.id);
    claim.sentence.text = reword(&claim.sentence.text, world, outlet);
    let party = |who: &mut Participant| who.id = elsewhere(&who.id, world);
    claim
        .actors
        .iter_mut()
        .chain(&mut claim.targets)
        .for_each(party);
    let speaker = |who: &mut Speaker| who.id = elsewhere(&who.id, world);
    claim.attribution.iter_mut().for_each(speaker);
    for place in &mut claim.places {
        let PlaceRef {
            id,
            lat,
            lon,
            geonames,
            ..
        } = place;
        *id = elsewhere(id, world);
        *lat = lat.map(|lat| (lat + world as f64 * 0.7) % 80.0);
        *lon = lon.map(|lon| (lon + world as f64 * 1.1) % 170.0);
        *geonames = None;
    }
    if let Some(time) = &mut claim.time {
        shift(time, days);
    }
    // Outlets differ over figures now and then.
    for quantity in &mut claim.quantities {
        if outlet == 3 {
            let more = |figure: Option<f64>| figure.map(|figure| (figure * 1.2).round());
            quantity.value = more(quantity.value);
            quantity.low = more(quantity.low);
            quantity.high = more(quantity.high);
        }
    }
}

/// The identifier in a world of its own, except for a third, which all worlds share.
fn elsewhere(id: &str, world: usize) -> String {
    let sum: usize = id.bytes().map(usize::from).sum();
    if sum.is_multiple_of(3) {
        id.to_owned()
    } else {
        format!("{id}-{world}")
    }
}

/// The sentence in the words of a world, each as long as it was, with a few of the outlet's own:
/// letters are moved along the alphabet.
fn reword(text: &str, world: usize, outlet: usize) -> String {
    let mut word = 0;
    text.chars()
        .map(|c| {
            if !c.is_ascii_lowercase() {
                word += 1;
                return c;
            }
            let own = (word + outlet).is_multiple_of(6) && outlet > 1;
            let by = world + word * (world / 25) + if own { outlet } else { 0 };
            let letter = (usize::from(c as u8 - b'a') + by) % 26;
            char::from(b'a' + letter as u8)
        })
        .collect()
}

fn shift(time: &mut TimeRef, days: i64) {
    time.start = time.start.and_then(|date| later(date, days));
    time.end = time.end.and_then(|date| later(date, days));
}

fn later(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// Megabytes that the program holds (`VmRSS`) or has held at most (`VmHWM`), where the system
/// tells.
fn memory(field: &str) -> String {
    let tell = || -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find(|line| line.starts_with(field))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    tell().map_or_else(|| String::from("?"), |kb| (kb / 1024).to_string())
}
