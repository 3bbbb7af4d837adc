//! Diagrams in GraphViz' language.
//!
//! Labels come from news text, so everything is written through [`quoted`], which no label breaks
//! out of.

use std::fmt::Write;

use super::model::{Arrangement, Diagram, LegendEntry, Line, NodeBox, Shape};

/// A string as DOT quotes it. Backslashes are doubled so that no escape (`\n`, `\G`, `\N` …) is
/// made by accident; line breaks become DOT's `\n`; other control characters, which neither XML
/// nor GraphViz allows, become spaces.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            // GraphViz reads entities in labels: an ampersand must stay one.
            '&' => out.push_str("&amp;"),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {
                out.push(' ');
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// The diagram as a DOT file.
pub fn write(diagram: &Diagram) -> String {
    let mut out = String::new();
    // Writing to a String can't fail.
    let _ = write_diagram(diagram, &mut out);
    out
}

fn write_diagram(diagram: &Diagram, out: &mut String) -> std::fmt::Result {
    let title = if diagram.caption.is_empty() {
        diagram.title.clone()
    } else {
        format!("{}\n{}", diagram.title, diagram.caption)
    };
    writeln!(out, "digraph dateline {{")?;
    match diagram.arrangement {
        Arrangement::Network => {
            writeln!(
                out,
                "  layout=dot; rankdir=LR; newrank=true; compound=true;"
            )?;
        }
        Arrangement::Layered => writeln!(out, "  layout=dot; rankdir=LR; newrank=true;")?,
    }
    writeln!(
        out,
        "  graph [charset=\"UTF-8\", fontname=\"Helvetica\", fontsize=16, labelloc=t, labeljust=l, \
         label={}, nodesep=0.35, ranksep=1.1, pad=0.3, splines=true, bgcolor=white];",
        quoted(&title)
    )?;
    writeln!(
        out,
        "  node [fontname=\"Helvetica\", fontsize=12, style=\"filled,rounded\", shape=box, margin=\"0.14,0.07\", penwidth=1.2];"
    )?;
    writeln!(
        out,
        "  edge [fontname=\"Helvetica\", fontsize=10, arrowsize=0.7];"
    )?;
    for (group, entry) in diagram.groups.iter().enumerate() {
        writeln!(out, "  subgraph cluster_{group} {{")?;
        writeln!(
            out,
            "    label={}; labeljust=l; fontsize=12; color=\"#c8cdd3\"; fontcolor=\"#5f6368\"; style=rounded; margin=14;",
            quoted(&entry.label)
        )?;
        for (index, node) in diagram.nodes.iter().enumerate() {
            if node.group == Some(group) {
                write_node(index, node, "    ", out)?;
            }
        }
        writeln!(out, "  }}")?;
    }
    for (index, node) in diagram.nodes.iter().enumerate() {
        if node.group.is_none_or(|group| group >= diagram.groups.len()) {
            write_node(index, node, "  ", out)?;
        }
    }
    if diagram.arrangement == Arrangement::Layered {
        write_ranks(diagram, out)?;
    }
    for line in &diagram.lines {
        if line.from < diagram.nodes.len() && line.to < diagram.nodes.len() {
            write_line(line, out)?;
        }
    }
    write_legend(&diagram.legend, out)?;
    writeln!(out, "}}")
}

fn write_node(index: usize, node: &NodeBox, indent: &str, out: &mut String) -> std::fmt::Result {
    let label = if node.detail.is_empty() {
        node.label.clone()
    } else {
        format!("{}\n{}", node.label, node.detail)
    };
    let shape = match node.shape {
        Shape::Rounded => "shape=box, style=\"filled,rounded\"",
        Shape::Box => "shape=box, style=filled",
        Shape::Ellipse => "shape=ellipse, style=filled",
        Shape::Note => "shape=note, style=filled",
    };
    write!(
        out,
        "{indent}n{index} [label={}, {shape}, color=\"{}\", fillcolor=\"{}\", fontsize={}",
        quoted(&label),
        node.colour.hex(),
        node.colour.tint(),
        12 + (node.emphasis.clamp(0.0, 1.0) * 6.0).round() as u32,
    )?;
    write_extras(&node.tooltip, node.link.as_deref(), out)?;
    writeln!(out, "];")
}

fn write_extras(tooltip: &str, link: Option<&str>, out: &mut String) -> std::fmt::Result {
    if !tooltip.is_empty() {
        write!(out, ", tooltip={}", quoted(tooltip))?;
    }
    if let Some(link) = link {
        write!(out, ", URL={}", quoted(link))?;
    }
    Ok(())
}

fn write_ranks(diagram: &Diagram, out: &mut String) -> std::fmt::Result {
    let mut ranks = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for (index, node) in diagram.nodes.iter().enumerate() {
        ranks.entry(node.rank).or_default().push(index);
    }
    for members in ranks.values() {
        write!(out, "  {{ rank=same;")?;
        for member in members {
            write!(out, " n{member};")?;
        }
        writeln!(out, " }}")?;
    }
    Ok(())
}

fn write_line(line: &Line, out: &mut String) -> std::fmt::Result {
    let colour = line.colour.hex();
    write!(
        out,
        "  n{} -> n{} [color=\"{colour}\", fontcolor=\"{colour}\", penwidth={:.1}",
        line.from,
        line.to,
        line.width.clamp(0.5, 8.0)
    )?;
    if !line.label.is_empty() {
        write!(out, ", label={}", quoted(&line.label))?;
    }
    if line.dashed {
        write!(out, ", style=dashed")?;
    }
    if !line.directed {
        write!(out, ", dir=none")?;
    }
    write_extras(&line.tooltip, None, out)?;
    writeln!(out, "];")
}

/// The legend as a cluster of its own: a sample of each line and box beside its meaning.
fn write_legend(legend: &[LegendEntry], out: &mut String) -> std::fmt::Result {
    if legend.is_empty() {
        return Ok(());
    }
    writeln!(out, "  subgraph cluster_legend {{")?;
    writeln!(
        out,
        "    label=\"Legend\"; labeljust=l; fontsize=11; color=\"#e3e5e8\"; style=rounded;"
    )?;
    for (index, entry) in legend.iter().enumerate() {
        match entry {
            LegendEntry::Line {
                colour,
                dashed,
                meaning,
            } => {
                let style = if *dashed { "dashed" } else { "solid" };
                writeln!(
                    out,
                    "    l{index} [shape=point, width=0.02, color=\"{0}\", style=invis]; m{index} [shape=plaintext, style=solid, label={1}, fontsize=10]; l{index} -> m{index} [color=\"{0}\", style={style}, penwidth=2, arrowhead=none];",
                    colour.hex(),
                    quoted(meaning)
                )?;
            }
            LegendEntry::Box { colour, meaning } => {
                writeln!(
                    out,
                    "    l{index} [label={}, color=\"{}\", fillcolor=\"{}\", fontsize=10];",
                    quoted(meaning),
                    colour.hex(),
                    colour.tint()
                )?;
            }
        }
    }
    writeln!(out, "  }}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_breaks_out_of_its_quotes() {
        assert_eq!(quoted("say \"hi\""), r#""say \"hi\"""#);
        assert_eq!(quoted("C:\\new"), r#""C:\\new""#);
        assert_eq!(quoted("a\r\nb\u{1}"), r#""a\nb ""#);
        assert_eq!(quoted("{|} <b> & دير الزور"), "\"{|} <b> &amp; دير الزور\"");
    }

    #[test]
    fn indexes_out_of_range_are_left_out() {
        let diagram = Diagram {
            nodes: vec![NodeBox {
                group: Some(7),
                ..NodeBox::default()
            }],
            lines: vec![Line {
                from: 0,
                to: 9,
                ..Line::default()
            }],
            ..Diagram::default()
        };
        let dot = write(&diagram);
        assert!(dot.contains("n0 [") && !dot.contains("n9"));
    }
}
