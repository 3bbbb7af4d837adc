//! The vocabulary and the schemes as a graph of their own, so that labels and codes can be
//! queried beside what uses them.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term, Triple};

use super::Sources;
use crate::rdf::iri;
use crate::rdf::statements::Statements;

/// One ontology file.
#[derive(Clone, Copy, Debug)]
pub struct OntologySource<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Turtle.
    pub text: &'a str,
}

/// Namespaces whose properties are for readers of the graph. What extraction matches against
/// (patterns, lexicons) is knowledge for the program and stays in its files.
const FOR_READERS: [&str; 7] = [
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://purl.org/dc/terms/",
    "http://schema.org/",
    "http://www.w3.org/ns/org#",
];

/// The statements of every file that are for readers. Blank nodes are left out: they have no name
/// that the same input would give again. A file with a syntax error gives what stands before it;
/// [`crate::knowledge`] has reported the mistake by then.
pub fn statements(sources: &Sources<'_>) -> Statements {
    let mut out = Statements::new(iri::ontology_graph());
    for file in sources.ontology {
        let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(file.text);
        for quad in parser.map_while(Result::ok) {
            let named = !matches!(quad.subject, NamedOrBlankNode::BlankNode(_))
                && !matches!(quad.object, Term::BlankNode(_));
            let predicate = quad.predicate.as_str();
            if named && FOR_READERS.iter().any(|space| predicate.starts_with(space)) {
                out.push(Triple::from(quad));
            }
        }
    }
    out
}
