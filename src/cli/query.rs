//! `dateline query`: SPARQL over the graph, and the questions that come with the program.

use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{Format as ListFormat, Table};
use super::{Failure, Global, Outcome};
use crate::rdf::query::{
    self, Format, Limits, NamedQuery, OutputError, ParameterError, QueryError,
};
use crate::rdf::store::{Graph, StoreError};

/// Arguments of `dateline query`.
#[derive(Args)]
#[command(after_help = "Without a query, the named ones are listed.\n\
    Prefixes of the vocabulary (dl, sem, skos, prov, geo …) need no declaration.\n\
    Example:  dateline query siege-broken --set place=aleppo")]
pub struct QueryArgs {
    /// SPARQL, or the name of a query
    #[arg(value_name = "SPARQL|NAME")]
    query: Option<String>,
    /// Read SPARQL from a file, or from - for standard input
    #[arg(long, short, value_name = "FILE", conflicts_with = "query")]
    file: Option<PathBuf>,
    /// Set a parameter of a named query; repeatable
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: QueryFormat,
    /// Print the SPARQL instead of running it
    #[arg(long)]
    show: bool,
}

/// The forms of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum QueryFormat {
    /// Columns for readers
    #[default]
    Table,
    /// SPARQL results, comma-separated
    Csv,
    /// SPARQL results, tab-separated
    Tsv,
    /// SPARQL results in JSON; JSON-LD of a CONSTRUCT
    Json,
    /// SPARQL results in XML; RDF/XML of a CONSTRUCT
    Xml,
    /// Turtle of a CONSTRUCT
    Turtle,
    /// N-Triples of a CONSTRUCT
    Nt,
}

impl From<QueryFormat> for Format {
    fn from(format: QueryFormat) -> Self {
        match format {
            QueryFormat::Table => Self::Table,
            QueryFormat::Csv => Self::Csv,
            QueryFormat::Tsv => Self::Tsv,
            QueryFormat::Json => Self::Json,
            QueryFormat::Xml => Self::Xml,
            QueryFormat::Turtle => Self::Turtle,
            QueryFormat::Nt => Self::NTriples,
        }
    }
}

fn setting(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(name, value)| (name.trim().to_owned(), value.to_owned()))
        .ok_or_else(|| "write it as NAME=VALUE, such as place=aleppo".to_owned())
}

/// Answers a query, or lists those that have a name.
pub fn run(args: &QueryArgs, global: &Global) -> Result<Outcome, Failure> {
    let Some(text) = sparql(args)? else {
        return list();
    };
    if args.show {
        io::Write::write_all(&mut io::stdout(), text.as_bytes())?;
        return Ok(Outcome::Done);
    }
    let graph = Graph::open(&global.store)?;
    let format = args.format.into();
    let answer = query::deep::spawn(move || -> Result<(), OutputError> {
        let results = query::run(&graph.store, &text)?;
        query::write(results, format, Limits::NONE, io::stdout().lock())?;
        Ok(())
    })?;
    answer
        .join()
        .map_err(|_| Failure::new("the query failed; please report it with the query"))??;
    Ok(Outcome::Done)
}

/// The query's text; nothing when none is asked.
fn sparql(args: &QueryArgs) -> Result<Option<String>, Failure> {
    if let Some(query) = args
        .query
        .as_deref()
        .and_then(|name| NamedQuery::find(name.trim()))
    {
        return Ok(Some(query.with(&args.settings)?));
    }
    if !args.settings.is_empty() {
        return Err(Failure::usage("--set is for named queries only")
            .with_help("`dateline query` lists them with their parameters"));
    }
    if let Some(file) = &args.file {
        return read(file).map(Some);
    }
    match args.query.as_deref() {
        Some(name) if is_name(name) => Err(unknown(name.trim())),
        text => Ok(text.map(str::to_owned)),
    }
}

fn read(file: &PathBuf) -> Result<String, Failure> {
    let text = if file.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(file)
    };
    text.map_err(|error| Failure::new(format!("{} can't be read: {error}", file.display())))
}

/// Whether it can only be meant as a name: SPARQL has braces.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.contains(['{', '?', '<', '*']) && !text.contains(char::is_whitespace)
}

fn unknown(name: &str) -> Failure {
    let near: Vec<&str> = (NamedQuery::all().iter())
        .map(|query| query.name)
        .filter(|known| {
            (known.split('-')).any(|part| name.split('-').any(|asked| part.starts_with(asked)))
        })
        .collect();
    let help = if near.is_empty() {
        "`dateline query` lists the named queries".to_owned()
    } else {
        format!(
            "did you mean {}? `dateline query` lists them all",
            near.join(", ")
        )
    };
    Failure::usage(format!("there is no query named “{name}”")).with_help(help)
}

fn list() -> Result<Outcome, Failure> {
    let mut table = Table::new(["query", "answers", "--set"]);
    for query in NamedQuery::all() {
        let names: Vec<&str> = (query.parameters.iter())
            .map(|parameter| parameter.name.as_str())
            .collect();
        table.push([query.name.to_owned(), query.title, names.join(", ")]);
    }
    table.write(
        ListFormat::Table,
        Vec::<()>::new(),
        &mut io::stdout().lock(),
    )?;
    Ok(Outcome::Done)
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::Syntax(_) | QueryError::Iri { .. } | QueryError::TooDeep => {
                Self::usage(error.to_string())
            }
            error => Self::new(error.to_string()),
        }
    }
}

impl From<ParameterError> for Failure {
    fn from(error: ParameterError) -> Self {
        Self::usage(error.to_string())
            .with_help("`dateline query` lists the named queries with their parameters")
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::Io(error) => error.into(),
            OutputError::Query(error) => error.into(),
            OutputError::WrongForm(_) => Self::usage(error.to_string()),
            error => Self::new(error.to_string()),
        }
    }
}
