//! The graph in the forms that other tools read.
//!
//! RDF forms are written from the quads in the order of the graph's file, tables and maps from
//! ordered queries, so every export is the same from run to run.

pub mod acled;
pub mod geojson;
pub mod jsonld;
pub mod network;
pub mod quads;
pub mod rdf12;
pub mod trig;
pub mod turtle;

use std::io;

use crate::rdf::query::QueryError;

/// Why a graph can't be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The graph's file holds a line that is no quad.
    #[error("the graph's file is damaged: {0}")]
    Quads(String),
    /// A query over the graph failed.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// CSV or JSON can't be made of it.
    #[error("can't make the export: {0}")]
    Form(String),
    /// Writing failed.
    #[error("can't write the export: {0}")]
    Io(#[from] io::Error),
}
