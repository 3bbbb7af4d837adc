//! Lists as people and programs read them: an aligned table, JSON lines, CSV or TSV.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};

use clap::ValueEnum;
use comfy_table::{ColumnConstraint, ContentArrangement, Width, presets};
use serde::Serialize;

use super::Failure;

/// Characters of a cell that an aligned table shows; the other forms give it in full.
const LONGEST: usize = 400;

/// The form of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns, fitted to the terminal
    #[default]
    Table,
    /// One JSON object a line, whole records
    Jsonl,
    /// Comma-separated values, with a header
    Csv,
    /// Tab-separated values, with a header
    Tsv,
}

/// Rows under a header, to be written as a table, CSV or TSV.
#[derive(Clone, Debug, Default)]
pub struct Table {
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with the given columns.
    pub fn new(header: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            header: header.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; it should have as many cells as the header.
    pub fn push(&mut self, row: impl IntoIterator<Item = String>) {
        self.rows.push(row.into_iter().collect());
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The first rows only.
    pub fn first(&self, most: usize) -> Self {
        Self {
            header: self.header.clone(),
            rows: self.rows.iter().take(most).cloned().collect(),
        }
    }

    /// Writes the rows in a form; for [`Format::Jsonl`] the records are written instead.
    ///
    /// # Errors
    /// When the output can't be written.
    pub fn write<R: Serialize>(
        &self,
        format: Format,
        records: impl IntoIterator<Item = R>,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        match format {
            Format::Table => self.write_aligned(out),
            Format::Csv => self.write_separated(b',', out),
            Format::Tsv => self.write_separated(b'\t', out),
            Format::Jsonl => write_json_lines(records, out),
        }
    }

    fn write_aligned(&self, out: &mut impl Write) -> Result<(), Failure> {
        let mut table = comfy_table::Table::new();
        table
            .load_preset(presets::NOTHING)
            .set_header(&self.header)
            .add_rows(
                self.rows
                    .iter()
                    .map(|row| row.iter().map(|cell| clipped(cell))),
            );
        if std::io::stdout().is_terminal() {
            table.set_content_arrangement(ContentArrangement::Dynamic);
            for column in table.column_iter_mut() {
                column.set_constraint(ColumnConstraint::UpperBoundary(Width::Percentage(50)));
            }
        }
        for line in table.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn write_separated(&self, delimiter: u8, out: &mut impl Write) -> Result<(), Failure> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .from_writer(out);
        writer.write_record(&self.header)?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        Ok(writer.flush()?)
    }
}

/// A cell as an aligned table shows it: what is longer ends at a word, with a mark.
fn clipped(cell: &str) -> Cow<'_, str> {
    let Some((end, _)) = cell.char_indices().nth(LONGEST) else {
        return Cow::Borrowed(cell);
    };
    let words = cell[..end].rfind(' ').unwrap_or(end);
    let kept = cell[..words].trim_end_matches([',', ';', ' ']);
    Cow::Owned(format!("{kept} …"))
}

/// Writes one JSON object a line.
///
/// # Errors
/// When the output can't be written.
pub fn write_json_lines<R: Serialize>(
    records: impl IntoIterator<Item = R>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    for record in records {
        serde_json::to_writer(&mut *out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_aligned_form_shortens_a_long_cell() {
        let long = vec!["member"; 200].join(", ");
        let mut table = Table::new(["members"]);
        table.push([long.clone()]);
        let written = |format| {
            let mut out = Vec::new();
            table
                .write(format, std::iter::empty::<()>(), &mut out)
                .expect("a buffer takes it");
            String::from_utf8(out).expect("text")
        };
        assert!(written(Format::Csv).contains(&long));
        let aligned = written(Format::Table);
        assert!(aligned.contains("member …") && aligned.chars().count() < 2 * LONGEST + 50);
    }
}
