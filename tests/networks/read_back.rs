//! networkx and igraph read what is exported. Skipped where Python hasn't got them; set
//! `DATELINE_PYTHON` to the interpreter that has.

use std::path::Path;
use std::process::Command;

use dateline::export::network::{csv, cytoscape, gexf, graphml};
use dateline::network::{Network, Node, NodeKind, Sign, Tie};

fn network() -> Network {
    let node = |id: &str, label: &str, kind, class: Option<&str>, position| Node {
        id: format!("https://example.org/{id}"),
        label: label.to_owned(),
        kind,
        class: class.map(str::to_owned),
        country: None,
        position,
    };
    let tie = |sign, weight, label: &str| Tie {
        sign,
        weight,
        label: label.to_owned(),
        events: vec!["https://example.org/e1".to_owned()],
        first: "2031-05-01".parse().ok(),
        last: None,
        one_sided: sign == Sign::Hostile,
    };
    let end = |id: &str| format!("https://example.org/{id}");
    Network::new(
        "Nodes are made up.",
        vec![
            node(
                "a",
                "Harbour \"Guard\" <1st> & Sons",
                NodeKind::Actor,
                Some("militia"),
                None,
            ),
            node("b", "حرس الميناء", NodeKind::Actor, None, None),
            node(
                "c",
                "Mill, Upper\nFord",
                NodeKind::Place,
                Some("city"),
                Some((35.5, -40.25)),
            ),
        ],
        vec![
            (
                end("a"),
                end("b"),
                tie(Sign::Hostile, 2.5, "shell, \"besiege\""),
            ),
            (end("b"), end("a"), tie(Sign::Cooperative, 1.0, "supply")),
            (end("a"), end("c"), tie(Sign::Neutral, 3.0, "active in")),
        ],
    )
}

#[test]
fn networkx_and_igraph_read_back_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let network = network();
    for (name, text) in [
        ("network.graphml", graphml(&network)),
        ("network.gexf", gexf(&network)),
        ("network.json", cytoscape(&network)),
        ("network.csv", csv(&network)),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/networks/read_back.py");
    let python = std::env::var("DATELINE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let Ok(output) = Command::new(python).arg(script).arg(folder.path()).output() else {
        return println!("skipped: there is no Python");
    };
    if output.status.code() == Some(77) {
        return println!("skipped: {}", String::from_utf8_lossy(&output.stdout));
    }
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
