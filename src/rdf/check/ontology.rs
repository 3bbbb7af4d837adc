//! An ontology file against the vocabulary.

use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;

use crate::knowledge::KnowledgeError;
use crate::knowledge::turtle::TurtleFile;
use crate::rdf::reference;
use crate::rdf::vocabulary::NAMESPACE;

/// Every term of ours that the file uses and the vocabulary doesn't define, in file order; or the
/// file's first syntax error.
pub fn mistakes(path: &Path, text: &str) -> Vec<KnowledgeError> {
    let file = match TurtleFile::parse(path, text) {
        Ok(file) => file,
        Err(error) => return vec![error],
    };
    let vocabulary = match TurtleFile::parse(Path::new("dateline.ttl"), reference::VOCABULARY) {
        Ok(vocabulary) => vocabulary,
        Err(error) => return vec![error],
    };
    let mut seen = Vec::new();
    let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(text);
    for quad in parser.map_while(Result::ok) {
        let mut used = vec![quad.predicate.into_string()];
        if let Term::NamedNode(object) = quad.object {
            used.push(object.into_string());
        }
        for term in used {
            let ours = term.starts_with(NAMESPACE) && term.len() > NAMESPACE.len();
            let own = file.subjects().any(|subject| subject == term);
            if ours && !own && !seen.contains(&term) && !reference::defines(&vocabulary, &term) {
                seen.push(term);
            }
        }
    }
    seen.iter()
        .map(|term| {
            let name = term.strip_prefix(NAMESPACE).unwrap_or(term);
            file.mistake(
                term,
                format!(
                    "dl:{name} is no term of the vocabulary: `dateline ontology --html` lists them all"
                ),
            )
        })
        .collect()
}
