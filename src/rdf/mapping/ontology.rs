//! The vocabulary and the schemes as a graph of their own, so that labels and codes can be
//! queried beside what uses them.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term, Triple};

use super::Sources;
use crate::rdf::statements::Statements;
use crate::rdf::{iri, vocabulary as dl};

/// One ontology file.
#[derive(Clone, Copy, Debug)]
pub struct OntologySource<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Turtle.
    pub text: &'a str,
}

include!(concat!(env!("OUT_DIR"), "/ontology_files.rs"));

impl OntologySource<'static> {
    /// The files that come with the program, by path.
    pub fn built_in() -> Vec<Self> {
        let files = ONTOLOGY_FILES.iter();
        files.map(|(name, text)| Self { name, text }).collect()
    }
}

/// What the graph uses: its terms, its actions and its kinds of actors. What else the files know
/// (countries, actors, places) comes into the graph when a report names it.
const USED: [&str; 3] = [dl::NAMESPACE, dl::ACTIONS, dl::KINDS];

/// Namespaces whose properties are for readers of the graph. What extraction matches against
/// (patterns, word lists) is knowledge for the program and stays in its files.
const FOR_READERS: [&str; 4] = [
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/2004/02/skos/core#",
];

/// Properties of our own that are for readers too.
const CODES: [NamedNodeRef<'static>; 5] =
    [dl::ACLED, dl::PLOVER, dl::CAMEO, dl::POLARITY, dl::INTER];

/// The statements of every file that are for readers. Blank nodes are left out: they have no name
/// that the same input would give again. A file with a syntax error gives what stands before it;
/// [`crate::knowledge`] has reported the mistake by then.
pub fn statements(sources: &Sources<'_>) -> Statements {
    let mut out = Statements::new(iri::ontology_graph());
    for file in sources.ontology {
        let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(file.text);
        for quad in parser.map_while(Result::ok) {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else {
                continue;
            };
            let used = USED.iter().any(|space| subject.as_str().starts_with(space));
            let predicate = quad.predicate.as_ref();
            let for_readers = CODES.contains(&predicate)
                || (FOR_READERS.iter()).any(|space| predicate.as_str().starts_with(space));
            if used && for_readers && !matches!(quad.object, Term::BlankNode(_)) {
                out.push(Triple::from(quad));
            }
        }
    }
    out
}
