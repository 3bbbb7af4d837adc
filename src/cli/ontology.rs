//! `dateline ontology`: the vocabulary and the shapes, to read and to give to other tools.

use std::io::Write;

use clap::Args;

use super::{Failure, Outcome};
use crate::rdf::check::GRAPH_SHAPES;
use crate::rdf::reference;

/// Arguments of `dateline ontology`.
#[derive(Args)]
pub struct OntologyArgs {
    /// The vocabulary as a page for a browser
    #[arg(long)]
    html: bool,
    /// The shapes (SHACL) instead of the vocabulary
    #[arg(long, conflicts_with = "html")]
    shapes: bool,
}

/// Prints the vocabulary, as Turtle or as a page, or the shapes.
pub fn run(args: &OntologyArgs) -> Result<Outcome, Failure> {
    let mut out = std::io::stdout().lock();
    if args.html {
        out.write_all(reference::html()?.as_bytes())?;
    } else if args.shapes {
        out.write_all(GRAPH_SHAPES.as_bytes())?;
    } else {
        out.write_all(reference::VOCABULARY.as_bytes())?;
    }
    Ok(Outcome::Done)
}
