//! Turtle files as subject-grouped triples that remember where they stand.
//!
//! Readers of the ontology ([`super`]) take their entries from a [`TurtleFile`] and report
//! mistakes against its lines.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};

use super::KnowledgeError;

/// A value of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An IRI (or a blank node, written `_:id`).
    Iri(String),
    /// A literal with its language tag and datatype.
    Literal {
        /// Lexical form.
        text: String,
        /// Language tag, lower case.
        lang: Option<String>,
        /// Datatype's IRI.
        datatype: String,
    },
}

impl Value {
    /// The IRI, or the literal's lexical form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Iri(text) | Self::Literal { text, .. } => text,
        }
    }
}

/// What one Turtle file says, grouped by subject, in IRI order.
#[derive(Debug)]
pub struct TurtleFile {
    path: PathBuf,
    text: String,
    subjects: BTreeMap<String, Vec<(String, Value)>>,
}

impl TurtleFile {
    /// Parses Turtle; `path` is only for messages.
    ///
    /// # Errors
    /// The first syntax error, with its line.
    pub fn parse(path: &Path, text: &str) -> Result<Self, KnowledgeError> {
        let mut subjects = BTreeMap::<String, Vec<(String, Value)>>::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(text) {
            let quad = quad.map_err(|error| KnowledgeError {
                file: path.to_owned(),
                line: error.location().map_or(1, |at| at.start.line + 1),
                message: error.to_string(),
            })?;
            let subject = match quad.subject {
                NamedOrBlankNode::NamedNode(node) => node.into_string(),
                NamedOrBlankNode::BlankNode(node) => node.to_string(),
            };
            let value = match quad.object {
                Term::NamedNode(node) => Value::Iri(node.into_string()),
                Term::BlankNode(node) => Value::Iri(node.to_string()),
                Term::Literal(literal) => Value::Literal {
                    text: literal.value().to_owned(),
                    lang: literal.language().map(str::to_owned),
                    datatype: literal.datatype().as_str().to_owned(),
                },
            };
            subjects
                .entry(subject)
                .or_default()
                .push((quad.predicate.into_string(), value));
        }
        Ok(Self {
            path: path.to_owned(),
            text: text.to_owned(),
            subjects,
        })
    }

    /// The file's path, as messages name it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Every subject, in IRI order.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        self.subjects.keys().map(String::as_str)
    }

    /// The values of a property, in file order.
    pub fn values<'a>(
        &'a self,
        subject: &str,
        property: &'a str,
    ) -> impl Iterator<Item = &'a Value> + use<'a> {
        let pairs = self.subjects.get(subject).map_or(&[][..], Vec::as_slice);
        pairs
            .iter()
            .filter(move |(name, _)| name == property)
            .map(|(_, value)| value)
    }

    /// The first value of a property.
    pub fn value<'a>(&'a self, subject: &str, property: &'a str) -> Option<&'a Value> {
        self.values(subject, property).next()
    }

    /// The first value of a property as text.
    pub fn text<'a>(&'a self, subject: &str, property: &'a str) -> Option<&'a str> {
        self.value(subject, property).map(Value::as_str)
    }

    /// Whether the subject has the given `rdf:type`.
    pub fn is_a(&self, subject: &str, class: &str) -> bool {
        const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
        self.values(subject, TYPE)
            .any(|value| value.as_str() == class)
    }

    /// A mistake on the line where `what` (a literal's text, or the end of an IRI) first stands.
    pub fn mistake(&self, what: &str, message: impl Into<String>) -> KnowledgeError {
        let name = what.rsplit(['#', '/']).next().unwrap_or(what);
        let at = self
            .text
            .find(what)
            .or_else(|| self.text.find(name))
            .unwrap_or(0);
        let line = self.text[..at]
            .bytes()
            .filter(|&byte| byte == b'\n')
            .count() as u64
            + 1;
        KnowledgeError {
            file: self.path.clone(),
            line,
            message: message.into(),
        }
    }
}

/// A file of a few statements, for the tests of those who read ontologies.
#[cfg(test)]
pub(super) fn sample(statements: &str) -> Result<TurtleFile, KnowledgeError> {
    let prefixes = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n\
                    @prefix ex: <http://example.org/> .\n";
    TurtleFile::parse(Path::new("x.ttl"), &format!("{prefixes}{statements}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "@prefix ex: <http://example.org/> .\n\nex:b ex:name \"Bee\"@en .\nex:a a ex:Letter ;\n  ex:name \"Ay\", \"Eh\" .\n";

    #[test]
    fn values_keep_their_order_and_subjects_are_sorted() {
        let file = TurtleFile::parse(Path::new("x.ttl"), TEXT).unwrap();
        assert_eq!(
            file.subjects().collect::<Vec<_>>(),
            ["http://example.org/a", "http://example.org/b"]
        );
        let names: Vec<_> = file
            .values("http://example.org/a", "http://example.org/name")
            .map(Value::as_str)
            .collect();
        assert_eq!(names, ["Ay", "Eh"]);
        assert!(file.is_a("http://example.org/a", "http://example.org/Letter"));
    }

    #[test]
    fn a_mistake_names_the_line_of_what_is_wrong() {
        let file = TurtleFile::parse(Path::new("x.ttl"), TEXT).unwrap();
        assert_eq!(file.mistake("Eh", "no").line, 5);
        let error = TurtleFile::parse(Path::new("x.ttl"), "ex:a ex:b .").unwrap_err();
        assert_eq!(error.line, 1);
    }
}
