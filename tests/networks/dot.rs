//! GraphViz takes every diagram, whatever its labels. Skipped where `dot` isn't installed.

use dateline::diagram::graphviz::{self, GraphvizError};
use dateline::diagram::{Arrangement, Colour, Diagram, Group, LegendEntry, Line, NodeBox, dot};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Labels that have broken DOT writers before.
const NASTY: [&str; 14] = [
    "",
    "\"",
    "\\",
    "\\\"",
    "a\\nb\nc\r\n",
    "{|}",
    "<b>&amp;</b>",
    "<",
    "&#0;",
    "دير الزور",
    "\\G\\N\\L",
    "]; } digraph x { a -> b",
    "/* no comment */ // #",
    "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{fffe}\u{ffff}\u{10ffff}",
];

/// A diagram with the labels in every place that takes one.
fn diagram(labels: &[String], arrangement: Arrangement) -> Diagram {
    let label = |at: usize| {
        labels
            .get(at % labels.len().max(1))
            .cloned()
            .unwrap_or_default()
    };
    Diagram {
        title: label(0),
        caption: label(1),
        arrangement,
        groups: vec![Group { label: label(2) }],
        nodes: (0..labels.len())
            .map(|at| NodeBox {
                id: label(at),
                label: label(at),
                detail: label(at + 1),
                tooltip: label(at + 2),
                link: Some(label(at + 3)),
                group: (at % 3 == 0).then_some(0),
                rank: at % 4,
                ..NodeBox::default()
            })
            .collect(),
        lines: (1..labels.len())
            .map(|at| Line {
                from: at - 1,
                to: at,
                label: label(at + 4),
                tooltip: label(at + 5),
                directed: true,
                ..Line::default()
            })
            .collect(),
        legend: vec![
            LegendEntry::line(Colour::Hostile, &label(3)),
            LegendEntry::box_of(Colour::Place, &label(4)),
        ],
    }
}

#[test]
fn labels_that_broke_other_writers_come_out_as_they_are() {
    let labels: Vec<_> = NASTY.iter().map(|&label| label.to_owned()).collect();
    for arrangement in [
        Arrangement::Network,
        Arrangement::Layered,
        Arrangement::Calendar,
    ] {
        match graphviz::svg(&dot::write(&diagram(&labels, arrangement))) {
            Err(GraphvizError::Missing(_)) => return println!("skipped: `dot` isn't installed"),
            Err(refused) => panic!("{arrangement:?}: {refused}"),
            Ok(svg) => {
                for kept in ["{|}", "دير", "&lt;b&gt;&amp;amp;&lt;/b&gt;", "digraph"] {
                    assert!(svg.contains(kept), "{kept} is missing");
                }
            }
        }
    }
}

#[test]
fn graphviz_takes_any_labels() {
    if graphviz::svg("digraph { a }").is_err() {
        return println!("skipped: `dot` isn't installed");
    }
    // Any characters, and those that mean something to DOT, XML or a terminal more often.
    let any = prop::collection::vec(any::<char>(), 0..20)
        .prop_map(|letters| letters.into_iter().collect::<String>());
    let loaded = "[\\\\\"<>&{}|\\[\\]\n\r\t;=\u{0}\u{1b}a-f#/ -]{0,24}";
    let label = prop_oneof![any, loaded];
    let strategy = prop::collection::vec(label, 30);
    // Many labels a graph: starting `dot` takes longer than reading.
    let mut runner = TestRunner::new(Config {
        cases: 10,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&strategy, |labels| {
        let text = dot::write(&diagram(&labels, Arrangement::Network));
        match graphviz::svg(&text) {
            Err(refused) => Err(TestCaseError::fail(refused.to_string())),
            Ok(_) => Ok(()),
        }
    });
    outcome.unwrap();
}
