//! How long linking takes as the claims grow: `cargo run --release --example link_scale -- 10000
//! 30000 100000`.
//!
//! The claims are variations of a few dozen sentences over a made-up war of 60 parties, 400 towns
//! and 500 days: one in five is wire copy of another report, one in ten has no date, and a third
//! of the reports have none either. Peak memory is read from the kernel where it tells.

use std::time::Instant;

use dateline::document::Span;
use dateline::extract::Extraction;
use dateline::extract::record::{
    Claim, Participant, PlaceRef, QuantityRef, Quote, Speaker, Status, TimePrecision, TimeRef,
};
use dateline::extract::time::{Base, Cycle, Expression, Pick, Tense};
use dateline::knowledge::Knowledge;
use dateline::link::{Decisions, link};
use jiff::civil::{Date, date};

const CLAIMS_PER_REPORT: usize = 10;

const ACTIONS: [(&str, &str, &str); 12] = [
    (
        "clash",
        "clashed with",
        "on the road to the mill and the old bridge of",
    ),
    (
        "kill",
        "killed fighters of",
        "in an ambush before dawn in the hills above",
    ),
    (
        "capture",
        "took the last posts of",
        "after three days of bombardment around",
    ),
    (
        "shelling",
        "shelled positions of",
        "for much of the night from the ridge over",
    ),
    (
        "airstrike",
        "bombed depots of",
        "in several raids by low-flying planes near",
    ),
    (
        "besiege",
        "besieged the garrison of",
        "and cut the only paved road that leads to",
    ),
    (
        "advance",
        "advanced on trenches of",
        "under the cover of heavy fog along the river at",
    ),
    (
        "control",
        "holds the villages of",
        "and most of the farmland that surrounds",
    ),
    (
        "support",
        "sent arms and advisers to",
        "through a depot by the railway station of",
    ),
    (
        "arrive",
        "reached the lines of",
        "with a column of lorries that had set out from",
    ),
    (
        "arrest",
        "arrested officers of",
        "at a checkpoint on the northern way out of",
    ),
    (
        "negotiate",
        "held talks with envoys of",
        "in a school at the edge of",
    ),
];

/// A linear congruential generator (Knuth's MMIX constants): the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

fn day(number: usize) -> Date {
    date(2020, 1, 1)
        .checked_add(jiff::Span::new().days(number as i64))
        .unwrap_or(date(2020, 1, 1))
}

fn party(number: usize) -> Participant {
    Participant {
        id: format!("http://example.org/party/{number}"),
        label: format!("Party {number}"),
        text: format!("Party {number}"),
        kind: Some(String::from(if number % 3 == 0 {
            "state-forces"
        } else {
            "rebels"
        })),
        country: Some(format!("X{:02}", number % 20)),
        ..Participant::default()
    }
}

fn town(number: usize) -> PlaceRef {
    PlaceRef {
        id: format!("http://example.org/town/{number}"),
        label: format!("Town {number}"),
        text: format!("Town {number}"),
        lat: Some((number / 20) as f64),
        lon: Some((number % 20) as f64),
        kind: Some(String::from("city")),
        country: Some(String::from("X00")),
        ..PlaceRef::default()
    }
}

/// What one sentence says.
#[derive(Clone)]
struct Fact {
    action: usize,
    actor: usize,
    target: usize,
    town: usize,
    speaker: usize,
    day: usize,
    count: usize,
    dated: bool,
}

fn reports(claims: usize) -> Vec<Extraction> {
    let mut dice = Dice(20_170_905);
    let mut told: Vec<Fact> = Vec::new();
    (0..claims / CLAIMS_PER_REPORT)
        .map(|number| {
            let published = dice.roll(500);
            let mut report = Extraction {
                document: format!("report-{number:06}"),
                hash: format!("{:064x}", number),
                ..Extraction::default()
            };
            report.metadata.date = (dice.roll(3) > 0).then(|| day(published));
            report.metadata.outlet = Some(format!("Outlet {}", dice.roll(90)));
            let mut at = 0;
            for _ in 0..CLAIMS_PER_REPORT {
                let copied = dice.roll(5) == 0 && !told.is_empty();
                let fact = if copied {
                    // Copy is taken from recent reports.
                    let back = dice.roll(told.len().min(400)) + 1;
                    told[told.len() - back].clone()
                } else {
                    Fact {
                        action: dice.roll(ACTIONS.len()),
                        actor: dice.roll(60),
                        target: dice.roll(60),
                        town: dice.roll(400),
                        speaker: dice.roll(80),
                        day: published.saturating_sub(dice.roll(3)),
                        count: 2 + dice.roll(400),
                        dated: dice.roll(10) > 0,
                    }
                };
                at = say(&mut report, at, &fact, dice.roll(12));
                told.push(fact);
            }
            report
        })
        .collect()
}

fn say(report: &mut Extraction, start: usize, fact: &Fact, variant: usize) -> usize {
    let (action, verb, where_) = ACTIONS[fact.action];
    let weekday = day(fact.day).weekday();
    let name = format!("{weekday:?}");
    let adverb = [
        "again",
        "at last",
        "reportedly",
        "once more",
        "suddenly",
        "briefly",
    ][variant % 6];
    let when = if fact.dated { name.as_str() } else { "lately" };
    let text = format!(
        "Party {} {adverb} {verb} Party {} {where_} Town {} on {when}, with {} men and guns, Speaker {} said.",
        fact.actor, fact.target, fact.town, fact.count, fact.speaker
    );
    let end = start + text.len();
    let sentence = Quote {
        span: Span::new(start, end),
        text,
    };
    let time = fact.dated.then(|| TimeRef {
        start: None,
        end: None,
        precision: TimePrecision::Day,
        timex: String::new(),
        text: name.clone(),
        span: Span::new(end - 20, end - 10),
        expression: Some(Expression::new(Base::Recurring {
            cycle: Cycle::Weekday(weekday.to_monday_one_offset()),
            pick: Pick::Tense(Tense::Past),
        })),
        rule: String::from("clause"),
    });
    report.times.extend(time.clone());
    report.claims.push(Claim {
        id: format!(
            "https://w3id.org/dateline/claim/{}",
            blake3::hash(format!("{} {start}", report.document).as_bytes()).to_hex()
        ),
        document: report.document.clone(),
        trigger: Quote {
            span: Span::new(start + 10, start + 14),
            text: verb.to_owned(),
        },
        sentence: sentence.clone(),
        action: action.to_owned(),
        actors: vec![party(fact.actor)],
        targets: vec![party(fact.target)],
        places: vec![town(fact.town)],
        time,
        attribution: vec![Speaker {
            id: format!("http://example.org/speaker/{}", fact.speaker),
            label: format!("Speaker {}", fact.speaker),
            text: format!("Speaker {}", fact.speaker),
            cue: String::from("said"),
            kind: Some(String::from("media")),
            ..Speaker::default()
        }],
        status: if variant == 0 {
            Status::Predicted
        } else {
            Status::Actual
        },
        quantities: vec![QuantityRef {
            text: format!("{} men", fact.count),
            value: Some(fact.count as f64),
            low: Some(fact.count as f64),
            high: Some(fact.count as f64),
            unit: String::from("man"),
            ..QuantityRef::default()
        }],
        ..Claim::default()
    });
    report.sentences.push(sentence);
    end + 1
}

/// Peak memory of this process in megabytes, where the kernel tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        vec![10_000]
    } else {
        sizes
    };
    let knowledge = match Knowledge::load(&[] as &[&str]) {
        Ok(knowledge) => knowledge,
        Err(error) => {
            eprintln!("{error}");
            return;
        }
    };
    println!("claims   reports  seconds  events  copies  dated  conflicts  peak MB");
    for size in sizes {
        let reports = reports(size);
        let started = Instant::now();
        let linked = link(&reports, &knowledge, &Decisions::default());
        let seconds = started.elapsed().as_secs_f64();
        let dated = linked
            .documents
            .iter()
            .filter(|document| document.date.is_some())
            .count();
        println!(
            "{size:<8} {:<8} {seconds:<8.2} {:<7} {:<7} {dated:<6} {:<10} {}",
            reports.len(),
            linked.events.len(),
            linked.copies.len(),
            linked.conflicts.len(),
            peak().map_or_else(|| String::from("?"), |megabytes| megabytes.to_string()),
        );
    }
}
