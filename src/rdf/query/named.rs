//! The queries that come with the program: every file of `ontology/queries/`.
//!
//! A file is a SPARQL query that any engine runs as it stands. Its first comment lines say what
//! it is for:
//!
//! ```sparql
//! # title: What happened in a place
//! # description: Every event there, earliest first.
//! # param place: name of the place, or a part of it
//! ```
//!
//! and each parameter's default stands in the query itself, as `VALUES ?set_place { "" }`. Setting
//! a parameter replaces what stands in those braces by one literal of the same datatype, so no
//! value can become anything but a value.

use std::collections::BTreeMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNodeRef};

use crate::rdf::literal;

include!(concat!(env!("OUT_DIR"), "/named_queries.rs"));

/// A query that comes with the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedQuery {
    /// Name: the file's, without its ending.
    pub name: &'static str,
    /// What it answers, in a line.
    pub title: String,
    /// What it answers, in a few lines.
    pub description: String,
    /// What can be set.
    pub parameters: Vec<Parameter>,
    /// SPARQL, with every parameter's default.
    pub text: &'static str,
}

/// What can be set in a named query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// What it is when it is not set, as the value alone.
    pub default: String,
    datatype: NamedNodeRef<'static>,
}

/// Why a parameter can't be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// The query has none of that name.
    #[error("the query “{query}” has no parameter “{name}”: it has {known}")]
    Unknown {
        /// The query.
        query: &'static str,
        /// As given.
        name: String,
        /// Those it has, for readers.
        known: String,
    },
    /// The value is of another type.
    #[error("“{value}” is not {wanted}, which “{name}” of the query “{query}” must be")]
    Value {
        /// The query.
        query: &'static str,
        /// The parameter.
        name: String,
        /// As given.
        value: String,
        /// What would be right, with an example.
        wanted: &'static str,
    },
}

impl NamedQuery {
    /// Every query, by name.
    pub fn all() -> Vec<Self> {
        FILES
            .iter()
            .map(|(name, text)| Self::read(name, text))
            .collect()
    }

    /// The query of that name.
    pub fn find(name: &str) -> Option<Self> {
        let at = FILES
            .binary_search_by(|(known, _)| (*known).cmp(name))
            .ok()?;
        let (name, text) = FILES.get(at)?;
        Some(Self::read(name, text))
    }

    fn read(name: &'static str, text: &'static str) -> Self {
        let mut query = Self {
            name,
            title: String::new(),
            description: String::new(),
            parameters: Vec::new(),
            text,
        };
        let header = text.lines().map_while(|line| line.strip_prefix('#'));
        for line in header.map(str::trim) {
            if let Some(title) = line.strip_prefix("title:") {
                title.trim().clone_into(&mut query.title);
            } else if let Some(description) = line.strip_prefix("description:") {
                description.trim().clone_into(&mut query.description);
            } else if let Some((name, description)) =
                (line.strip_prefix("param ")).and_then(|rest| rest.split_once(':'))
            {
                let (default, datatype) = slot(text, name.trim())
                    .map_or((String::new(), xsd::STRING), |(start, end)| {
                        default_of(&text[start..end])
                    });
                query.parameters.push(Parameter {
                    name: name.trim().to_owned(),
                    description: description.trim().to_owned(),
                    default,
                    datatype,
                });
            } else if !line.is_empty() && !query.description.is_empty() {
                query.description.push(' ');
                query.description.push_str(line);
            }
        }
        query
    }

    /// The query with parameters set. Later settings of one name win.
    ///
    /// # Errors
    /// When there is no such parameter, or the value is not of its type.
    pub fn with(&self, settings: &[(String, String)]) -> Result<String, ParameterError> {
        // Every slot is found in the query as it ships, before any value stands in it: a value may
        // hold what looks like a slot.
        let mut changes = BTreeMap::new();
        for (name, value) in settings {
            let Some(parameter) = self.parameters.iter().find(|known| known.name == *name) else {
                return Err(self.unknown(name));
            };
            let literal = (parameter.literal(value)).ok_or_else(|| ParameterError::Value {
                query: self.name,
                name: name.clone(),
                value: value.clone(),
                wanted: parameter.wanted(),
            })?;
            if let Some((start, end)) = slot(self.text, name) {
                changes.insert(start, (end, literal));
            }
        }
        let mut text = self.text.to_owned();
        for (start, (end, literal)) in changes.into_iter().rev() {
            text.replace_range(start..end, &format!(" {literal} "));
        }
        Ok(text)
    }

    fn unknown(&self, name: &str) -> ParameterError {
        let names: Vec<&str> = (self.parameters.iter())
            .map(|known| known.name.as_str())
            .collect();
        ParameterError::Unknown {
            query: self.name,
            name: name.to_owned(),
            known: if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(", ")
            },
        }
    }
}

impl Parameter {
    fn literal(&self, value: &str) -> Option<Literal> {
        let literal = if self.datatype == xsd::STRING {
            Literal::new_simple_literal(value)
        } else {
            Literal::new_typed_literal(value.trim(), self.datatype)
        };
        literal::is_well_typed(literal.as_ref()).then_some(literal)
    }

    fn wanted(&self) -> &'static str {
        match self.datatype {
            xsd::DATE => "a date such as 2017-09-05",
            xsd::INTEGER => "a whole number such as 3",
            xsd::DECIMAL => "a number such as 35.3",
            _ => "a text",
        }
    }
}

/// Where the braces of `VALUES ?set_NAME { … }` open and close in a query as it ships. No default
/// holds a brace.
fn slot(text: &str, name: &str) -> Option<(usize, usize)> {
    let marker = format!("VALUES ?set_{name} {{");
    let start = text.find(&marker)? + marker.len();
    let length = text.get(start..)?.find('}')?;
    Some((start, start + length))
}

/// A default's value and datatype, from how it is written.
fn default_of(written: &str) -> (String, NamedNodeRef<'static>) {
    let written = written.trim();
    if let Some((value, datatype)) =
        (written.strip_prefix('"')).and_then(|rest| rest.rsplit_once('"'))
    {
        let datatype = match datatype {
            "^^xsd:date" => xsd::DATE,
            "^^xsd:integer" => xsd::INTEGER,
            "^^xsd:decimal" => xsd::DECIMAL,
            _ => xsd::STRING,
        };
        return (value.to_owned(), datatype);
    }
    let datatype = if written.contains('.') {
        xsd::DECIMAL
    } else {
        xsd::INTEGER
    };
    (written.to_owned(), datatype)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> NamedQuery {
        NamedQuery::read(
            "sample",
            "# title: T\n# description: one\n#   two\n# param who: a name\n# param from: a day\n\
             # param km: a distance\nSELECT * WHERE {\n  VALUES ?set_who { \"\" }\n  \
             VALUES ?set_from { \"0001-01-01\"^^xsd:date }\n  VALUES ?set_km { 50 }\n  ?s ?p ?o\n}\n",
        )
    }

    fn set(name: &str, value: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), value.to_owned())]
    }

    #[test]
    fn headers_say_what_a_query_is_for() {
        let query = sample();
        assert_eq!(
            (query.title.as_str(), query.description.as_str()),
            ("T", "one two")
        );
        let defaults: Vec<&str> = query
            .parameters
            .iter()
            .map(|p| p.default.as_str())
            .collect();
        assert_eq!(defaults, ["", "0001-01-01", "50"]);
    }

    #[test]
    fn a_wrong_name_or_type_is_refused_with_what_would_be_right() {
        let query = sample();
        let unknown = query.with(&set("whom", "x")).unwrap_err().to_string();
        assert_eq!(
            unknown,
            "the query “sample” has no parameter “whom”: it has who, from, km"
        );
        let value = query
            .with(&set("from", "yesterday"))
            .unwrap_err()
            .to_string();
        assert!(value.contains("a date such as 2017-09-05"), "{value}");
        assert!(query.with(&set("km", "1 } UNION { 2")).is_err());
    }

    #[test]
    fn a_value_that_looks_like_a_slot_is_only_a_value() {
        let trap = "VALUES ?set_km { 1 }";
        let both = [set("who", trap), set("km", "7")].concat();
        let text = sample().with(&both).unwrap();
        assert!(text.contains(&format!("{{ \"{trap}\" }}")), "{text}");
        assert!(text.contains("?set_km { \"7\"^^"), "{text}");
    }

    proptest! {
        #[test]
        fn no_value_becomes_anything_but_a_value(value in "\\PC*|[\"\\\\}{\n\r ?.]{0,12}") {
            let text = sample().with(&set("who", &value)).unwrap();
            let wanted = format!("VALUES ?set_who {{ {} }}", Literal::new_simple_literal(&value));
            prop_assert!(text.contains(&wanted), "{text}");
            let query = oxigraph::sparql::SparqlEvaluator::new()
                .with_prefix("xsd", "http://www.w3.org/2001/XMLSchema#").unwrap()
                .parse_query(&text);
            prop_assert!(query.is_ok(), "{text}");
        }
    }
}
