//! Shapes as they are read from SHACL.

use std::fmt;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use oxigraph::store::Store;

use super::{objects, subjects};

const SH: &str = "http://www.w3.org/ns/shacl#";

/// Why shapes can't be used.
#[derive(Debug, thiserror::Error)]
#[error("the shapes can't be used: {0}")]
pub struct ShapesError(String);

impl ShapesError {
    fn new(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// Shapes, sorted by IRI.
#[derive(Debug)]
pub struct Shapes(Vec<Shape>);

/// One node shape.
#[derive(Debug)]
pub(super) struct Shape {
    pub name: String,
    pub targets: Vec<Target>,
    pub constraints: Vec<Constraint>,
    pub properties: Vec<Property>,
    pub queries: Vec<Query>,
}

/// What a shape speaks of.
#[derive(Debug)]
pub(super) enum Target {
    Class(NamedNode),
    SubjectsOf(NamedNode),
    ObjectsOf(NamedNode),
}

/// One property shape.
#[derive(Debug)]
pub(super) struct Property {
    pub path: Path,
    pub message: String,
    pub constraints: Vec<Constraint>,
}

/// Which way a property is followed.
#[derive(Debug)]
pub(super) enum Path {
    Forward(NamedNode),
    Inverse(NamedNode),
}

/// What the values must be.
#[derive(Debug)]
pub(super) enum Constraint {
    MinCount(usize),
    MaxCount(usize),
    IsIri,
    Class(NamedNode),
    Datatype(NamedNode),
    AtLeast(f64),
    AtMost(f64),
    Matches(String),
    In(Vec<Term>),
    NotAfter(NamedNode),
}

/// A SPARQL constraint: whatever `$this` the query finds is at fault.
#[derive(Debug)]
pub(super) struct Query {
    pub name: String,
    pub message: String,
    pub select: String,
}

impl Shapes {
    /// Reads shapes from Turtle.
    ///
    /// # Errors
    /// When it is no Turtle, or uses a part of SHACL that the engine doesn't know: a constraint
    /// that is passed over in silence would be a lie.
    pub fn parse(turtle: &str) -> Result<Self, ShapesError> {
        let store = Store::new().map_err(ShapesError::new)?;
        store
            .load_from_slice(RdfParser::from_format(RdfFormat::Turtle), turtle)
            .map_err(ShapesError::new)?;
        let node_shape = Term::from(sh("NodeShape"));
        let shapes = subjects(&store, rdf::TYPE, Some(&node_shape)).map_err(ShapesError::new)?;
        let reader = Reader { store: &store };
        (shapes.iter())
            .map(|shape| reader.shape(shape))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// How many shapes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.0.iter()
    }
}

fn sh(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SH}{local}"))
}

struct Reader<'a> {
    store: &'a Store,
}

impl Reader<'_> {
    fn shape(&self, node: &Term) -> Result<Shape, ShapesError> {
        let mut shape = Shape {
            name: local_name(node),
            targets: Vec::new(),
            constraints: Vec::new(),
            properties: Vec::new(),
            queries: Vec::new(),
        };
        for (name, value) in self.parameters(node)? {
            match name.as_str() {
                "targetClass" => shape.targets.push(Target::Class(iri(&value)?)),
                "targetSubjectsOf" => shape.targets.push(Target::SubjectsOf(iri(&value)?)),
                "targetObjectsOf" => shape.targets.push(Target::ObjectsOf(iri(&value)?)),
                "property" => shape.properties.push(self.property(&value)?),
                "sparql" => shape.queries.push(Query {
                    name: local_name(&value),
                    message: self.text(&value, "message")?,
                    select: self.text(&value, "select")?,
                }),
                _ => shape.constraints.push(self.constraint(&name, &value)?),
            }
        }
        Ok(shape)
    }

    fn property(&self, node: &Term) -> Result<Property, ShapesError> {
        let mut path = None;
        let mut constraints = Vec::new();
        for (name, value) in self.parameters(node)? {
            match name.as_str() {
                "path" => {
                    let inverse = self.values(&value, sh("inversePath").as_ref())?;
                    path = Some(match inverse.first() {
                        Some(property) => Path::Inverse(iri(property)?),
                        None => Path::Forward(iri(&value)?),
                    });
                }
                "message" => {}
                _ => constraints.push(self.constraint(&name, &value)?),
            }
        }
        Ok(Property {
            path: path.ok_or_else(|| ShapesError::new("a property shape without sh:path"))?,
            message: self.text(node, "message")?,
            constraints,
        })
    }

    fn constraint(&self, name: &str, value: &Term) -> Result<Constraint, ShapesError> {
        Ok(match name {
            "minCount" => Constraint::MinCount(number(value)?),
            "maxCount" => Constraint::MaxCount(number(value)?),
            "minInclusive" => Constraint::AtLeast(number(value)?),
            "maxInclusive" => Constraint::AtMost(number(value)?),
            "class" => Constraint::Class(iri(value)?),
            "datatype" => Constraint::Datatype(iri(value)?),
            "lessThanOrEquals" => Constraint::NotAfter(iri(value)?),
            "pattern" => Constraint::Matches(literal(value)?),
            "in" => Constraint::In(self.list(value)?),
            "nodeKind" if *value == Term::from(sh("IRI")) => Constraint::IsIri,
            _ => return Err(ShapesError(format!("sh:{name} {value} is not known here"))),
        })
    }

    /// The SHACL properties of a node, with the part of their name after the namespace.
    fn parameters(&self, node: &Term) -> Result<Vec<(String, Term)>, ShapesError> {
        let subject = match node {
            Term::NamedNode(node) => node.as_ref().into(),
            Term::BlankNode(node) => node.as_ref().into(),
            _ => return Err(ShapesError(format!("{node} is no shape"))),
        };
        let mut found = Vec::new();
        for quad in self
            .store
            .quads_for_pattern(Some(subject), None, None, None)
        {
            let quad = quad.map_err(ShapesError::new)?;
            if let Some(name) = quad.predicate.as_str().strip_prefix(SH) {
                found.push((name.to_owned(), quad.object));
            }
        }
        found.sort_by_cached_key(|(name, value)| (name.clone(), value.to_string()));
        Ok(found)
    }

    fn values(&self, node: &Term, property: NamedNodeRef<'_>) -> Result<Vec<Term>, ShapesError> {
        objects(self.store, node, property).map_err(ShapesError::new)
    }

    fn text(&self, node: &Term, name: &str) -> Result<String, ShapesError> {
        let values = self.values(node, sh(name).as_ref())?;
        let value = values.first();
        value.map_or_else(
            || Err(ShapesError(format!("{node} has no sh:{name}"))),
            literal,
        )
    }

    fn list(&self, head: &Term) -> Result<Vec<Term>, ShapesError> {
        let mut items = Vec::new();
        let mut node = head.clone();
        while node != Term::from(rdf::NIL) {
            items.extend(self.values(&node, rdf::FIRST)?);
            let mut rest = self.values(&node, rdf::REST)?;
            node = rest
                .pop()
                .filter(|_| items.len() < 10_000)
                .ok_or_else(|| ShapesError::new("a list without an end"))?;
        }
        Ok(items)
    }
}

fn iri(term: &Term) -> Result<NamedNode, ShapesError> {
    match term {
        Term::NamedNode(node) => Ok(node.clone()),
        other => Err(ShapesError(format!("{other} is no IRI"))),
    }
}

fn literal(term: &Term) -> Result<String, ShapesError> {
    match term {
        Term::Literal(literal) => Ok(literal.value().to_owned()),
        other => Err(ShapesError(format!("{other} is no text"))),
    }
}

fn number<N: std::str::FromStr>(term: &Term) -> Result<N, ShapesError> {
    match term {
        Term::Literal(literal) if [xsd::INTEGER, xsd::DECIMAL].contains(&literal.datatype()) => {
            literal.value().parse().ok()
        }
        _ => None,
    }
    .ok_or_else(|| ShapesError(format!("{term} is no number that fits")))
}

/// The part of an IRI after its last `#` or `/`.
pub(super) fn local_name(term: &Term) -> String {
    let text = match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        other => other.to_string(),
    };
    (text.rsplit(['#', '/']).next())
        .unwrap_or_default()
        .to_owned()
}
