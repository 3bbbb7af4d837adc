//! Rows as columns for readers.

use std::io::{self, Write};

use oxigraph::model::Term;
use oxigraph::sparql::{QuerySolution, Variable};

use crate::rdf::vocabulary;

/// Widest that a column grows before its cells are broken over lines.
const WIDEST: usize = 60;

/// Writes a header, a rule, and the rows; long cells go on below themselves.
pub fn write(
    variables: &[Variable],
    rows: &[QuerySolution],
    out: &mut impl Write,
) -> io::Result<()> {
    if rows.is_empty() {
        return writeln!(out, "no rows");
    }
    let header: Vec<String> = (variables.iter())
        .map(|name| name.as_str().replace('_', " "))
        .collect();
    let cells: Vec<Vec<Vec<String>>> = rows
        .iter()
        .map(|row| {
            (variables.iter())
                .map(|name| wrap(&row.get(name).map_or_else(String::new, cell)))
                .collect()
        })
        .collect();
    let widths: Vec<usize> = (0..variables.len())
        .map(|column| {
            let lines = cells.iter().flat_map(|row| &row[column]);
            lines
                .map(|line| line.chars().count())
                .chain([header[column].chars().count()])
                .max()
                .unwrap_or(0)
        })
        .collect();
    line(out, header.iter().map(String::as_str), &widths)?;
    let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    line(out, rules.iter().map(String::as_str), &widths)?;
    for row in &cells {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for level in 0..height {
            let parts = row
                .iter()
                .map(|cell| cell.get(level).map_or("", String::as_str));
            line(out, parts, &widths)?;
        }
    }
    Ok(())
}

fn line<'a>(
    out: &mut impl Write,
    parts: impl Iterator<Item = &'a str>,
    widths: &[usize],
) -> io::Result<()> {
    let mut text = String::new();
    for (part, width) in parts.zip(widths) {
        text.push_str(part);
        text.extend(std::iter::repeat_n(
            ' ',
            width.saturating_sub(part.chars().count()) + 2,
        ));
    }
    writeln!(out, "{}", text.trim_end())
}

/// A term for readers: literals without quotes, IRIs with their prefix.
fn cell(term: &Term) -> String {
    match term {
        Term::Literal(literal) => {
            // A line end or a control character would break the table.
            (literal.value())
                .split(|letter: char| letter.is_control())
                .collect::<Vec<_>>()
                .join(" ")
        }
        Term::NamedNode(node) => shorten(node.as_str()),
        term => term.to_string(),
    }
}

/// An IRI with the longest prefix that fits.
pub fn shorten(iri: &str) -> String {
    (vocabulary::PREFIXES.iter())
        .filter_map(|(prefix, space)| Some((space.len(), prefix, iri.strip_prefix(space)?)))
        .max_by_key(|(length, ..)| *length)
        .map_or_else(
            || iri.to_owned(),
            |(_, prefix, local)| format!("{prefix}:{local}"),
        )
}

fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let used = lines.last().map_or(0, |line| line.chars().count());
        if used > 0 && used + 1 + word.chars().count() > WIDEST {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
