//! Diagrams in GraphViz' language.
//!
//! Labels come from news text, so everything is written through [`quoted`], which no label breaks
//! out of.

use std::fmt::Write;

use super::model::{Arrangement, Diagram, LegendEntry, Line, NodeBox, Shape};
use super::text;

const FONT: &str = "fontname=\"Helvetica\"";
/// Longest line of the caption, in font sizes.
const CAPTION: f64 = 70.0;
/// Longest lines of a box's label and detail, in font sizes.
const LABEL: f64 = 16.0;
const DETAIL: f64 = 18.0;

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
    writeln!(out, "digraph dateline {{")?;
    let direction = match diagram.arrangement {
        Arrangement::Network => "rankdir=LR; newrank=true; compound=true",
        Arrangement::Layered => "rankdir=LR; newrank=true",
        Arrangement::Calendar => "rankdir=TB; newrank=true",
    };
    let layers = match diagram.arrangement {
        Arrangement::Network => "nodesep=0.35, ranksep=0.9",
        Arrangement::Layered => "nodesep=0.2, ranksep=1.4",
        Arrangement::Calendar => "nodesep=0.2, ranksep=0.3",
    };
    writeln!(out, "  layout=dot; {direction};")?;
    writeln!(
        out,
        "  graph [charset=\"UTF-8\", {FONT}, labelloc=t, labeljust=l, {layers}, pad=0.3, \
         splines=true, bgcolor=white, label={}];",
        heading(diagram)
    )?;
    writeln!(
        out,
        "  node [{FONT}, fontsize=12, style=\"filled,rounded\", shape=box, margin=\"0.14,0.07\", penwidth=1.2];"
    )?;
    writeln!(out, "  edge [{FONT}, fontsize=10, arrowsize=0.7];")?;
    for (group, entry) in diagram.groups.iter().enumerate() {
        writeln!(out, "  subgraph cluster_{group} {{")?;
        writeln!(
            out,
            "    label={}; labelloc=t; labeljust=l; fontsize=12; color=\"#c8cdd3\"; fontcolor=\"#5f6368\"; style=rounded; margin=14;",
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
    if diagram.arrangement != Arrangement::Network {
        write_ranks(diagram, out)?;
    }
    for line in &diagram.lines {
        if line.from < diagram.nodes.len() && line.to < diagram.nodes.len() {
            write_line(line, out)?;
        }
    }
    writeln!(out, "}}")
}

fn write_node(index: usize, node: &NodeBox, indent: &str, out: &mut String) -> std::fmt::Result {
    let lines = text::wrap(&node.label, LABEL, usize::MAX)
        .into_iter()
        .chain(text::wrap(&node.detail, DETAIL, usize::MAX));
    let label = lines.collect::<Vec<_>>().join("\n");
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
        if diagram.arrangement == Arrangement::Calendar {
            for pair in members.windows(2) {
                write!(out, " n{} -> n{} [style=invis];", pair[0], pair[1])?;
            }
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

/// Title, caption and legend as one HTML-like label above the drawing: as nodes they would stand
/// wherever the layout has room.
fn heading(diagram: &Diagram) -> String {
    let mut rows = format!(
        "<tr><td align=\"left\"><font point-size=\"18\"><b>{}</b></font></td></tr>",
        markup(&diagram.title)
    );
    for line in text::wrap(&diagram.caption, CAPTION, usize::MAX) {
        rows.push_str(&format!(
            "<tr><td align=\"left\"><font point-size=\"12\" color=\"#5f6368\">{}</font></td></tr>",
            markup(&line)
        ));
    }
    if !diagram.legend.is_empty() {
        let entries: String = diagram.legend.iter().map(legend_entry).collect();
        rows.push_str(&format!(
            "<tr><td align=\"left\"><font point-size=\"11\">{entries}</font></td></tr>"
        ));
    }
    format!("<<table border=\"0\" cellspacing=\"2\" cellpadding=\"1\">{rows}</table>>")
}

/// A sample in the colour and its meaning. A table would be stretched to the width of the title.
fn legend_entry(entry: &LegendEntry) -> String {
    let (sample, colour, meaning) = match entry {
        LegendEntry::Line {
            colour,
            dashed,
            meaning,
        } => (if *dashed { "– – –" } else { "———" }, colour, meaning),
        LegendEntry::Box { colour, meaning } => ("■", colour, meaning),
    };
    format!(
        "<font color=\"{}\"><b>{sample}</b></font> {}&#160;&#160;&#160;&#160; ",
        colour.hex(),
        markup(meaning)
    )
}

/// Text in an HTML-like label.
fn markup(text: &str) -> String {
    let text = text::escaped(text).replace('\n', " ");
    // An empty element is none that GraphViz reads.
    if text.trim().is_empty() {
        " ".to_owned()
    } else {
        text
    }
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
