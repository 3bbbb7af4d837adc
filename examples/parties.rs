//! Prints the parties, speakers and mentions found in text files, for reading them by eye:
//! `cargo run --example parties FILE…`.

use std::error::Error;

use dateline::document::{Document, Metadata};
use dateline::extract::{actor, attribution, mention, place, quantity, time};
use dateline::knowledge::Knowledge;
use dateline::language::Engine;

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::load()?;
    let knowledge = Knowledge::load(&[] as &[&str])?;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let mut date = None;
        let body = match text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
        {
            Some((front, body)) => {
                for line in front.lines() {
                    if let Some(value) = line.strip_prefix("date: ") {
                        date = value.parse().ok();
                    }
                }
                body.to_owned()
            }
            None => text,
        };
        let document = Document {
            name: path.clone(),
            hash: "0".repeat(64),
            metadata: Metadata {
                date,
                ..Metadata::default()
            },
            text: body,
        };
        let analysis = engine.analyse(&document.text);
        let places = place::find(&analysis, &knowledge);
        let actors = actor::find(&document, &analysis, &knowledge, &places);
        let speakers = attribution::find(&document, &analysis, &knowledge, &actors);
        let times = time::find(&analysis, &knowledge, date);
        let quantities = quantity::find(&analysis, &knowledge, &[]);
        let mentions = mention::find(
            &document,
            &analysis,
            &knowledge,
            &actors,
            &places,
            &times,
            &quantities,
        );
        println!("== {path}");
        for sentence in analysis.sentences() {
            println!("\n# {}", analysis.text_of(sentence).trim());
            let mut last = None;
            for token in sentence.clone() {
                for party in actors.participants(token) {
                    let key = (party.span, party.label.clone());
                    if last.as_ref() == Some(&key) {
                        continue;
                    }
                    println!(
                        "  {:28} {:34} {:16} {:4} {}",
                        party.text,
                        party.label,
                        party.kind.as_deref().unwrap_or("-"),
                        party.country.as_deref().unwrap_or("-"),
                        party.rule,
                    );
                    last = Some(key);
                }
            }
            let mut chain = None;
            for token in sentence.clone() {
                let speakers: Vec<String> = speakers
                    .speakers(token)
                    .iter()
                    .map(|speaker| format!("{} [{}] {}", speaker.label, speaker.cue, speaker.rule))
                    .collect();
                if chain.as_ref() != Some(&speakers) {
                    if !speakers.is_empty() || chain.is_some() {
                        println!(
                            "  from `{}`: says {}",
                            analysis.text(token),
                            speakers.join(" < ")
                        );
                    }
                    chain = Some(speakers);
                }
            }
            let start = analysis.span_of(sentence).start;
            let end = analysis.span_of(sentence).end;
            let here: Vec<String> = mentions
                .iter()
                .filter(|mention| mention.span.start >= start && mention.span.start < end)
                .map(|mention| format!("{}/{:?}", mention.text, mention.kind))
                .collect();
            println!("  mentions: {}", here.join(" | "));
        }
    }
    Ok(())
}
