//! Labels of any kind in every place of a diagram: they must not change what GraphViz reads but
//! for the labels themselves. Running `dot` on each would be slow (`tests/networks/dot.rs` does on
//! some), so the file is compared with that of the same diagram with tame labels.

#![no_main]

use dateline::diagram::{Arrangement, Colour, Diagram, Group, LegendEntry, Line, NodeBox, dot};
use libfuzzer_sys::fuzz_target;

fn diagram(labels: &[String]) -> Diagram {
    let label = |at: usize| labels[at % labels.len()].clone();
    Diagram {
        title: label(0),
        arrangement: Arrangement::Network,
        groups: vec![Group { label: label(1) }],
        nodes: (0..labels.len())
            .map(|at| NodeBox {
                label: label(at),
                detail: label(at + 1),
                tooltip: label(at + 2),
                link: Some(label(at + 3)),
                group: (at % 3 == 0).then_some(0),
                ..NodeBox::default()
            })
            .collect(),
        lines: (1..labels.len())
            .map(|at| Line {
                from: at - 1,
                to: at,
                label: label(at + 4),
                tooltip: label(at + 5),
                ..Line::default()
            })
            .collect(),
        legend: vec![LegendEntry::line(Colour::Hostile, &label(2))],
        ..Diagram::default()
    }
}

/// A DOT file without the contents of its strings and the text of its HTML-like label.
fn skeleton(dot: &str) -> String {
    let (mut kept, mut quoted, mut tags) = (String::new(), false, 0);
    let mut characters = dot.chars();
    while let Some(character) = characters.next() {
        match character {
            '<' if !quoted => tags += 1,
            '>' if !quoted && tags > 0 => tags -= 1,
            // Inside the label's `<…>` but outside its tags stands the text.
            _ if tags == 1 => continue,
            '"' => quoted = !quoted,
            '\\' if quoted => {
                characters.next();
                continue;
            }
            _ if quoted => continue,
            _ => {}
        }
        kept.push(character);
    }
    kept
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let labels: Vec<String> = text.split('\u{1e}').take(12).map(str::to_owned).collect();
    let tame = labels.iter().map(|label| match label.is_empty() {
        true => String::new(),
        false => "x".to_owned(),
    });
    let tame: Vec<String> = tame.collect();
    let (wild, tame) = (dot::write(&diagram(&labels)), dot::write(&diagram(&tame)));
    assert_eq!(skeleton(&wild), skeleton(&tame), "{wild}");
});
