//! Results as the forms that people and programs read.

use std::io::{self, Write};

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::Triple;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, QuerySolutionIter, QueryTripleIter};

use super::{QueryError, table};
use crate::rdf::vocabulary;

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Columns for readers, IRIs shortened.
    Table,
    /// SPARQL results as CSV.
    Csv,
    /// SPARQL results as TSV.
    Tsv,
    /// SPARQL results as JSON; JSON-LD for graphs.
    Json,
    /// SPARQL results as XML; RDF/XML for graphs.
    Xml,
    /// Turtle, for graphs.
    Turtle,
    /// N-Triples, for graphs.
    NTriples,
}

/// How much may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Rows or triples.
    pub rows: usize,
    /// Bytes.
    pub bytes: usize,
}

impl Limits {
    /// No limit.
    pub const NONE: Self = Self {
        rows: usize::MAX,
        bytes: usize::MAX,
    };
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteOutcome {
    /// Rows or triples; 1 for a yes or no.
    pub rows: usize,
}

/// Why results can't be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The query failed half-way, or was stopped.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// There are too many rows.
    #[error("there are more than {0} rows: add a LIMIT, or ask for less")]
    TooManyRows(usize),
    /// The answer is too long.
    #[error("the answer is longer than {0} bytes: add a LIMIT, or ask for less")]
    TooLong(usize),
    /// The form can't hold this kind of result.
    #[error("{0}")]
    WrongForm(&'static str),
    /// The reader of the output went away, or the disk is full.
    #[error("can't write the results: {0}")]
    Io(#[from] io::Error),
}

impl From<QueryEvaluationError> for OutputError {
    fn from(error: QueryEvaluationError) -> Self {
        Self::Query(error.into())
    }
}

/// Writes results.
///
/// # Errors
/// When the query fails on the way, a limit is reached, the form doesn't fit, or writing fails.
/// What was written up to then is incomplete.
pub fn write(
    results: QueryResults<'_>,
    format: Format,
    limits: Limits,
    out: impl Write,
) -> Result<WriteOutcome, OutputError> {
    let mut out = Bounded::new(out, limits.bytes);
    let written = match results {
        QueryResults::Boolean(answer) => boolean(answer, format, &mut out),
        QueryResults::Solutions(rows) => solutions(rows, format, limits, &mut out),
        QueryResults::Graph(triples) => graph(triples, format, limits, &mut out),
    };
    match written {
        Err(OutputError::Io(_)) if out.full => Err(OutputError::TooLong(limits.bytes)),
        written => {
            out.flush()?;
            written
        }
    }
}

fn tabular(format: Format) -> Option<QueryResultsFormat> {
    match format {
        Format::Csv => Some(QueryResultsFormat::Csv),
        Format::Tsv => Some(QueryResultsFormat::Tsv),
        Format::Json => Some(QueryResultsFormat::Json),
        Format::Xml => Some(QueryResultsFormat::Xml),
        Format::Table | Format::Turtle | Format::NTriples => None,
    }
}

const NOT_A_GRAPH: OutputError = OutputError::WrongForm(
    "only CONSTRUCT and DESCRIBE give RDF: for this query choose table, csv, tsv, json or xml",
);

fn boolean(
    answer: bool,
    format: Format,
    out: &mut impl Write,
) -> Result<WriteOutcome, OutputError> {
    match (format, tabular(format)) {
        (_, Some(format)) => {
            QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(out, answer)?;
        }
        (Format::Table, _) => writeln!(out, "{}", if answer { "yes" } else { "no" })?,
        _ => return Err(NOT_A_GRAPH),
    }
    Ok(WriteOutcome { rows: 1 })
}

fn solutions(
    rows: QuerySolutionIter<'_>,
    format: Format,
    limits: Limits,
    out: &mut impl Write,
) -> Result<WriteOutcome, OutputError> {
    let variables = rows.variables().to_vec();
    let mut count = 0;
    let counted = rows.map(|row| {
        count += 1;
        if count > limits.rows {
            return Err(OutputError::TooManyRows(limits.rows));
        }
        Ok(row?)
    });
    match (format, tabular(format)) {
        (_, Some(format)) => {
            let mut serializer = QueryResultsSerializer::from_format(format)
                .serialize_solutions_to_writer(&mut *out, variables)?;
            for row in counted {
                serializer.serialize(&row?)?;
            }
            serializer.finish()?;
            // JSON and XML end without a line end, which a terminal wants.
            if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
                writeln!(out)?;
            }
        }
        (Format::Table, _) => {
            let rows = counted.collect::<Result<Vec<_>, _>>()?;
            table::write(&variables, &rows, out)?;
        }
        _ => return Err(NOT_A_GRAPH),
    }
    Ok(WriteOutcome { rows: count })
}

fn graph(
    triples: QueryTripleIter<'_>,
    format: Format,
    limits: Limits,
    out: &mut impl Write,
) -> Result<WriteOutcome, OutputError> {
    let format = match format {
        Format::Table | Format::Turtle => RdfFormat::Turtle,
        Format::NTriples => RdfFormat::NTriples,
        Format::Xml => RdfFormat::RdfXml,
        Format::Json => RdfFormat::JsonLd {
            profile: JsonLdProfileSet::empty(),
        },
        Format::Csv | Format::Tsv => {
            return Err(OutputError::WrongForm(
                "CONSTRUCT and DESCRIBE give RDF: choose turtle, json or xml",
            ));
        }
    };
    let mut sorted: Vec<Triple> = Vec::new();
    for triple in triples {
        if sorted.len() >= limits.rows {
            return Err(OutputError::TooManyRows(limits.rows));
        }
        sorted.push(triple?);
    }
    sorted.sort_by_cached_key(Triple::to_string);
    sorted.dedup();
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in vocabulary::PREFIXES {
        // What follows the base has slashes, which a prefixed name would have to escape.
        if *namespace == vocabulary::BASE {
            continue;
        }
        if let Ok(with) = serializer.clone().with_prefix(*prefix, *namespace) {
            serializer = with;
        }
    }
    let mut writer = serializer.for_writer(out);
    for triple in &sorted {
        writer.serialize_triple(triple)?;
    }
    writer.finish()?;
    Ok(WriteOutcome { rows: sorted.len() })
}

/// A writer that refuses to go beyond a number of bytes.
struct Bounded<W: Write> {
    inner: io::BufWriter<W>,
    left: usize,
    full: bool,
}

impl<W: Write> Bounded<W> {
    fn new(out: W, bytes: usize) -> Self {
        Self {
            inner: io::BufWriter::new(out),
            left: bytes,
            full: false,
        }
    }
}

impl<W: Write> Write for Bounded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.left {
            self.full = true;
            return Err(io::Error::other("over the limit"));
        }
        self.left -= bytes.len();
        self.inner.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
