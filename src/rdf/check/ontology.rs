//! An ontology file against the vocabulary.

use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;

use crate::knowledge::KnowledgeError;
use crate::knowledge::lexicon::DL;
use crate::knowledge::pattern::Pattern;
use crate::knowledge::turtle::TurtleFile;
use crate::rdf::reference;
use crate::rdf::vocabulary::NAMESPACE;

/// What a file may say but rarely means, in file order: a pattern that nothing but its head is
/// needed for, so that every use of the word tells of the action.
pub fn remarks(path: &Path, text: &str) -> Vec<KnowledgeError> {
    let Ok(file) = TurtleFile::parse(path, text) else {
        return Vec::new();
    };
    let property = format!("{DL}pattern");
    file.subjects()
        .flat_map(|subject| file.values(subject, &property))
        .filter_map(|value| {
            let literal = value.as_str();
            let pattern = Pattern::parse(literal).ok()?;
            (pattern.required() == 0).then(|| {
                file.mistake(
                    literal,
                    format!(
                        "`{}` needs nothing but its head, so every use of the word is told; \
                         if that is too much, mark the step that it depends on with `!` or give it a test",
                        pattern.source
                    ),
                )
            })
        })
        .collect()
}

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
