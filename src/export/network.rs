//! Networks for Gephi, Cytoscape, networkx, igraph and spreadsheets.

use std::fmt::Write;

use petgraph::visit::EdgeRef;
use serde_json::json;

use crate::diagram::text::escaped;
use crate::network::{Network, Sign};

/// Text in an attribute or element: line breaks are kept where a reader would fold them.
fn xml(text: &str) -> String {
    escaped(text).replace('\n', "&#10;")
}

fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Hostile => "hostile",
        Sign::Cooperative => "cooperative",
        Sign::Neutral => "neutral",
    }
}

/// The attributes of a node, in the order of the declarations.
fn node_values(node: &crate::network::Node) -> [(&'static str, Option<String>); 6] {
    [
        ("label", Some(node.label.clone())),
        ("iri", Some(node.id.clone())),
        ("kind", node.class.clone()),
        ("country", node.country.clone()),
        ("lat", node.position.map(|position| position.0.to_string())),
        ("lon", node.position.map(|position| position.1.to_string())),
    ]
}

/// The attributes of a tie, in the order of the declarations.
fn tie_values(tie: &crate::network::Tie) -> [(&'static str, Option<String>); 7] {
    [
        ("label", Some(tie.label.clone())),
        ("sign", Some(sign(tie.sign).to_owned())),
        ("weight", Some(tie.weight.to_string())),
        ("first", tie.first.map(|day| day.to_string())),
        ("last", tie.last.map(|day| day.to_string())),
        ("one_sided", Some(tie.one_sided.to_string())),
        ("events", Some(tie.events.join(" "))),
    ]
}

/// Types of the attributes that aren't text.
fn attribute_type(name: &str) -> &'static str {
    match name {
        "weight" | "lat" | "lon" => "double",
        "one_sided" => "boolean",
        _ => "string",
    }
}

const NODE_ATTRIBUTES: [&str; 6] = ["label", "iri", "kind", "country", "lat", "lon"];
const TIE_ATTRIBUTES: [&str; 7] = [
    "label",
    "sign",
    "weight",
    "first",
    "last",
    "one_sided",
    "events",
];

/// GraphML 1.0.
pub fn graphml(network: &Network) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    let mut declare = |domain: &str, names: &[&str]| {
        for name in names {
            let kind = attribute_type(name);
            let _ = writeln!(
                out,
                "  <key id=\"{domain}_{name}\" for=\"{domain}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
            );
        }
    };
    declare("node", &NODE_ATTRIBUTES);
    declare("edge", &TIE_ATTRIBUTES);
    let _ = writeln!(out, "  <graph edgedefault=\"directed\">");
    for at in network.graph.node_indices() {
        let _ = writeln!(out, "    <node id=\"n{}\">", at.index());
        write_data(&mut out, "node", &node_values(&network.graph[at]));
        let _ = writeln!(out, "    </node>");
    }
    for edge in network.graph.edge_references() {
        let _ = writeln!(
            out,
            "    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\">",
            edge.id().index(),
            edge.source().index(),
            edge.target().index()
        );
        write_data(&mut out, "edge", &tie_values(edge.weight()));
        let _ = writeln!(out, "    </edge>");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn write_data(out: &mut String, domain: &str, values: &[(&'static str, Option<String>)]) {
    for (name, value) in values {
        if let Some(value) = value {
            let _ = writeln!(
                out,
                "      <data key=\"{domain}_{name}\">{}</data>",
                xml(value)
            );
        }
    }
}

/// GEXF 1.3.
pub fn gexf(network: &Network) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  <graph defaultedgetype=\"directed\">\n",
    );
    for (domain, names) in [
        ("node", &NODE_ATTRIBUTES[1..]),
        ("edge", &TIE_ATTRIBUTES[1..]),
    ] {
        let _ = writeln!(out, "    <attributes class=\"{domain}\">");
        for name in names {
            let kind = attribute_type(name);
            let _ = writeln!(
                out,
                "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>"
            );
        }
        let _ = writeln!(out, "    </attributes>");
    }
    let values = |out: &mut String, values: &[(&'static str, Option<String>)]| {
        out.push_str("        <attvalues>\n");
        for (name, value) in values {
            if let Some(value) = value {
                let _ = writeln!(
                    out,
                    "          <attvalue for=\"{name}\" value=\"{}\"/>",
                    xml(value)
                );
            }
        }
        out.push_str("        </attvalues>\n");
    };
    out.push_str("    <nodes>\n");
    for at in network.graph.node_indices() {
        let node = &network.graph[at];
        let _ = writeln!(
            out,
            "      <node id=\"n{}\" label=\"{}\">",
            at.index(),
            xml(&node.label)
        );
        values(&mut out, &node_values(node)[1..]);
        out.push_str("      </node>\n");
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for edge in network.graph.edge_references() {
        let tie = edge.weight();
        let _ = writeln!(
            out,
            "      <edge id=\"e{}\" source=\"n{}\" target=\"n{}\" weight=\"{}\" label=\"{}\">",
            edge.id().index(),
            edge.source().index(),
            edge.target().index(),
            tie.weight,
            xml(&tie.label)
        );
        values(&mut out, &tie_values(tie)[1..]);
        out.push_str("      </edge>\n");
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

/// Cytoscape.js' JSON.
pub fn cytoscape(network: &Network) -> String {
    let nodes = network.graph.node_indices().map(|at| {
        let mut data =
            serde_json::Map::from_iter([("id".to_owned(), json!(format!("n{}", at.index())))]);
        data.extend(typed(&node_values(&network.graph[at])));
        json!({ "data": data })
    });
    let edges = network.graph.edge_references().map(|edge| {
        let mut data = serde_json::Map::from_iter([
            ("id".to_owned(), json!(format!("e{}", edge.id().index()))),
            (
                "source".to_owned(),
                json!(format!("n{}", edge.source().index())),
            ),
            (
                "target".to_owned(),
                json!(format!("n{}", edge.target().index())),
            ),
        ]);
        data.extend(typed(&tie_values(edge.weight())));
        json!({ "data": data })
    });
    let elements = json!({
        "nodes": nodes.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
    });
    format!(
        "{:#}\n",
        json!({ "data": { "name": network.meaning }, "elements": elements })
    )
}

fn typed(
    values: &[(&'static str, Option<String>)],
) -> impl Iterator<Item = (String, serde_json::Value)> {
    values.iter().filter_map(|(name, value)| {
        let value = value.as_ref()?;
        let value = match attribute_type(name) {
            "double" => json!(value.parse::<f64>().ok()?),
            "boolean" => json!(value == "true"),
            _ => json!(value),
        };
        Some(((*name).to_owned(), value))
    })
}

/// The ties as CSV, one a line: the ends by IRI and label, then what is said of the tie.
pub fn csv(network: &Network) -> String {
    let header = ["source", "target", "source_label", "target_label"];
    let rows = network.graph.edge_references().map(|edge| {
        let (source, target) = (&network.graph[edge.source()], &network.graph[edge.target()]);
        let ends = [&source.id, &target.id, &source.label, &target.label].map(Clone::clone);
        let values = tie_values(edge.weight()).map(|(_, value)| value.unwrap_or_default());
        ends.into_iter().chain(values).collect()
    });
    table(header.iter().chain(&TIE_ATTRIBUTES), rows)
}

/// The nodes as CSV, one a line, by IRI.
pub fn nodes_csv(network: &Network) -> String {
    let rows = network.graph.node_weights().map(|node| {
        let values = node_values(node).map(|(_, value)| value.unwrap_or_default());
        std::iter::once(node.id.clone()).chain(values).collect()
    });
    table(["id"].iter().chain(&NODE_ATTRIBUTES), rows)
}

fn table<'a>(
    header: impl Iterator<Item = &'a &'a str>,
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut written = writer.write_record(header).is_ok();
    for row in rows {
        written &= writer.write_record(&row).is_ok();
    }
    // Writing to memory can't fail, and CSV of strings is UTF-8.
    debug_assert!(written);
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}
