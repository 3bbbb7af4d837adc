//! Diagrams as SVG without GraphViz: the built-in layouts, drawn.

use std::fmt::Write;

use super::layout::{self, Lettering, Placement, Point, Rect};
use super::model::{Colour, Diagram, LegendEntry, Line, NodeBox, Shape};
use super::text::{escaped, width, wrap};

const FONT: &str = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif";
/// Bold letters are wider than those that the table of widths was measured from.
const BOLD: f64 = 1.12;
/// Least width of the drawing, so that title, caption and legend have room.
const LEAST_WIDTH: f64 = 640.0;

/// The diagram as a self-contained SVG file.
pub fn draw(diagram: &Diagram) -> String {
    let placement = layout::place(diagram);
    let mut out = String::new();
    // Writing to a String can't fail.
    let _ = write_svg(diagram, &placement, &mut out);
    out
}

fn write_svg(diagram: &Diagram, placement: &Placement, out: &mut String) -> std::fmt::Result {
    let total_width = placement
        .extent
        .0
        .max(LEAST_WIDTH)
        .max(width(&diagram.title) * 18.0 * BOLD + 40.0);
    let caption = wrap(&diagram.caption, (total_width - 40.0) / 12.0, usize::MAX);
    let head = 34.0 + caption.len() as f64 * 15.0;
    let legend = legend_places(&diagram.legend, total_width);
    let legend_height = legend.last().map_or(0.0, |(_, y)| y + 30.0);
    let total_height = head + placement.extent.1.max(60.0) + legend_height;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{total_width:.0}\" height=\"{total_height:.0}\" viewBox=\"0 0 {total_width:.0} {total_height:.0}\" font-family=\"{FONT}\" role=\"img\">"
    )?;
    writeln!(out, "<title>{}</title>", escaped(&diagram.title))?;
    writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"
    )?;
    writeln!(
        out,
        "<text x=\"20\" y=\"28\" font-size=\"18\" font-weight=\"bold\" fill=\"#202124\">{}</text>",
        escaped(&diagram.title)
    )?;
    for (number, line) in caption.iter().enumerate() {
        writeln!(
            out,
            "<text x=\"20\" y=\"{:.0}\" font-size=\"12\" fill=\"#5f6368\">{}</text>",
            46.0 + number as f64 * 15.0,
            escaped(line)
        )?;
    }
    write_arrowheads(diagram, out)?;
    let left = (total_width - placement.extent.0) / 2.0;
    writeln!(out, "<g transform=\"translate({left:.1} {head:.1})\">")?;
    if diagram.nodes.is_empty() {
        writeln!(
            out,
            "<text x=\"20\" y=\"30\" font-size=\"13\" fill=\"#5f6368\">Nothing to show: no event matches.</text>"
        )?;
    }
    for (group, frame) in diagram.groups.iter().zip(&placement.groups) {
        if let Some(frame) = frame {
            write_frame(&group.label, *frame, out)?;
        }
    }
    for (at, line) in diagram.lines.iter().enumerate() {
        write_line(line, at, placement, out)?;
    }
    for (node, (rect, lettering)) in diagram
        .nodes
        .iter()
        .zip(placement.boxes.iter().zip(&placement.lettering))
    {
        write_box(node, *rect, lettering, out)?;
    }
    for (line, label) in diagram.lines.iter().zip(&placement.labels) {
        if let Some(rect) = label {
            write_line_label(line, *rect, out)?;
        }
    }
    writeln!(out, "</g>")?;
    write_legend(&diagram.legend, &legend, total_height - legend_height, out)?;
    writeln!(out, "</svg>")
}

/// One arrowhead for each colour in use: markers don't take a line's colour in every renderer.
fn write_arrowheads(diagram: &Diagram, out: &mut String) -> std::fmt::Result {
    let mut colours: Vec<_> = diagram
        .lines
        .iter()
        .filter(|line| line.directed)
        .map(|line| line.colour)
        .collect();
    colours.sort_unstable();
    colours.dedup();
    writeln!(out, "<defs>")?;
    for colour in colours {
        writeln!(
            out,
            "<marker id=\"arrow-{}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 1 L10 5 L0 9 z\" fill=\"{}\"/></marker>",
            &colour.hex()[1..],
            colour.hex()
        )?;
    }
    writeln!(out, "</defs>")
}

fn write_frame(label: &str, frame: Rect, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"12\" fill=\"#fafafa\" stroke=\"#c8cdd3\"/>",
        frame.left(),
        frame.top(),
        frame.width,
        frame.height
    )?;
    writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\" fill=\"#5f6368\">{}</text>",
        frame.left() + 12.0,
        frame.top() + 17.0,
        escaped(label)
    )
}

fn write_line(line: &Line, at: usize, placement: &Placement, out: &mut String) -> std::fmt::Result {
    let Some(route) = placement.routes.get(at).copied().flatten() else {
        return Ok(());
    };
    let Point { x, y } = route.from;
    write!(
        out,
        "<path d=\"M{x:.1} {y:.1} Q{:.1} {:.1} {:.1} {:.1}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1}\" stroke-opacity=\"0.85\"",
        route.control.x,
        route.control.y,
        route.to.x,
        route.to.y,
        line.colour.hex(),
        line.width.clamp(0.5, 8.0)
    )?;
    if line.dashed {
        write!(out, " stroke-dasharray=\"6 4\"")?;
    }
    if line.directed {
        write!(
            out,
            " marker-end=\"url(#arrow-{})\"",
            &line.colour.hex()[1..]
        )?;
    }
    if line.tooltip.is_empty() {
        writeln!(out, "/>")
    } else {
        writeln!(out, "><title>{}</title></path>", escaped(&line.tooltip))
    }
}

fn write_line_label(line: &Line, rect: Rect, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"3\" fill=\"#ffffff\" fill-opacity=\"0.9\"/>",
        rect.left(),
        rect.top(),
        rect.width,
        rect.height
    )?;
    writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"10\" text-anchor=\"middle\" fill=\"{}\">{}</text>",
        rect.centre.x,
        rect.centre.y + 3.5,
        line.colour.hex(),
        escaped(&line.label)
    )
}

fn write_box(
    node: &NodeBox,
    rect: Rect,
    lettering: &Lettering,
    out: &mut String,
) -> std::fmt::Result {
    if let Some(link) = &node.link {
        writeln!(out, "<a href=\"{0}\" xlink:href=\"{0}\">", escaped(link))?;
    }
    writeln!(out, "<g>")?;
    if !node.tooltip.is_empty() {
        writeln!(out, "<title>{}</title>", escaped(&node.tooltip))?;
    }
    let (fill, stroke) = (node.colour.tint(), node.colour.hex());
    match node.shape {
        Shape::Ellipse => writeln!(
            out,
            "<ellipse cx=\"{:.1}\" cy=\"{:.1}\" rx=\"{:.1}\" ry=\"{:.1}\" fill=\"{fill}\" stroke=\"{stroke}\"/>",
            rect.centre.x,
            rect.centre.y,
            rect.width / 2.0,
            rect.height / 2.0
        )?,
        shape => writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.2\"/>",
            rect.left(),
            rect.top(),
            rect.width,
            rect.height,
            if shape == Shape::Rounded { 8 } else { 1 }
        )?,
    }
    let mut y = rect.top() + 6.0;
    let rows = lettering
        .label
        .iter()
        .map(|line| (line, lettering.size, "#202124"))
        .chain(
            lettering
                .detail
                .iter()
                .map(|line| (line, lettering.detail_size, "#5f6368")),
        );
    for (line, size, colour) in rows {
        y += size * 1.25;
        writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size}\" text-anchor=\"middle\" fill=\"{colour}\">{}</text>",
            rect.centre.x,
            y - size * 0.3,
            escaped(line)
        )?;
    }
    writeln!(out, "</g>")?;
    if node.link.is_some() {
        writeln!(out, "</a>")?;
    }
    Ok(())
}

fn meaning(entry: &LegendEntry) -> &str {
    match entry {
        LegendEntry::Line { meaning, .. } | LegendEntry::Box { meaning, .. } => meaning,
    }
}

/// Where each entry of the legend begins, from the legend's top left: in rows as wide as the
/// drawing.
fn legend_places(legend: &[LegendEntry], total_width: f64) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (20.0, 0.0);
    let mut places = Vec::with_capacity(legend.len());
    for entry in legend {
        let length = 56.0 + width(meaning(entry)) * 11.0;
        if x > 20.0 && x + length > total_width - 20.0 {
            (x, y) = (20.0, y + 22.0);
        }
        places.push((x, y));
        x += length;
    }
    places
}

fn write_legend(
    legend: &[LegendEntry],
    places: &[(f64, f64)],
    top: f64,
    out: &mut String,
) -> std::fmt::Result {
    for (entry, &(x, y)) in legend.iter().zip(places) {
        let y = top + y + 14.0;
        match entry {
            LegendEntry::Line { colour, dashed, .. } => {
                let dash = if *dashed {
                    " stroke-dasharray=\"6 4\""
                } else {
                    ""
                };
                writeln!(
                    out,
                    "<path d=\"M{x:.1} {y:.1} h28\" stroke=\"{}\" stroke-width=\"2.5\"{dash}/>",
                    colour.hex()
                )?;
            }
            LegendEntry::Box { colour, .. } => writeln!(
                out,
                "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"26\" height=\"14\" rx=\"4\" fill=\"{}\" stroke=\"{}\"/>",
                y - 7.0,
                Colour::tint(*colour),
                colour.hex()
            )?,
        }
        writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\" fill=\"#3c4043\">{}</text>",
            x + 34.0,
            y + 4.0,
            escaped(meaning(entry))
        )?;
    }
    Ok(())
}
