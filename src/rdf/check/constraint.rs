//! Testing shapes.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, Term};
use oxigraph::sparql::QueryResults;
use oxigraph::store::{StorageError, Store};

use super::shape::{Constraint, Path, Property, Query, Shape, Target};
use super::{CheckError, Violation, objects, subjects};
use crate::rdf::literal;
use crate::rdf::query::{self, QueryError};

/// Adds what is not as the shape says.
pub fn violations(
    store: &Store,
    shape: &Shape,
    out: &mut Vec<Violation>,
) -> Result<(), CheckError> {
    let targets = targets(store, shape)?;
    for focus in targets.values() {
        for constraint in &shape.constraints {
            if !holds(store, constraint, focus)? {
                out.push(violation(shape, "It is named by an IRI.", focus, None));
            }
        }
        for property in &shape.properties {
            property_violations(store, shape, property, focus, out)?;
        }
    }
    for query in &shape.queries {
        for focus in offenders(store, query).map_err(|source| CheckError::Query {
            shape: query.name.clone(),
            source,
        })? {
            if targets.contains_key(&focus) {
                out.push(Violation {
                    shape: query.name.clone(),
                    message: query.message.clone(),
                    focus,
                    value: None,
                });
            }
        }
    }
    Ok(())
}

fn targets(store: &Store, shape: &Shape) -> Result<BTreeMap<String, Term>, StorageError> {
    let mut found = BTreeMap::new();
    for target in &shape.targets {
        let nodes = match target {
            Target::Class(class) => subjects(store, rdf::TYPE, Some(&class.clone().into()))?,
            Target::SubjectsOf(property) => subjects(store, property.as_ref(), None)?,
            Target::ObjectsOf(property) => all_objects(store, property.as_ref())?,
        };
        found.extend(nodes.into_iter().map(|node| (node.to_string(), node)));
    }
    Ok(found)
}

fn all_objects(store: &Store, property: NamedNodeRef<'_>) -> Result<Vec<Term>, StorageError> {
    (store.quads_for_pattern(None, Some(property), None, None))
        .map(|quad| Ok(quad?.object))
        .collect()
}

fn property_violations(
    store: &Store,
    shape: &Shape,
    property: &Property,
    focus: &Term,
    out: &mut Vec<Violation>,
) -> Result<(), CheckError> {
    let values = match &property.path {
        Path::Forward(predicate) => objects(store, focus, predicate.as_ref())?,
        Path::Inverse(predicate) => subjects(store, predicate.as_ref(), Some(focus))?,
    };
    for constraint in &property.constraints {
        match constraint {
            Constraint::MinCount(least) if values.len() < *least => {
                out.push(violation(shape, &property.message, focus, None));
            }
            Constraint::MaxCount(most) if values.len() > *most => {
                out.push(violation(shape, &property.message, focus, values.last()));
            }
            Constraint::MinCount(_) | Constraint::MaxCount(_) => {}
            Constraint::NotAfter(other) => {
                let others = objects(store, focus, other.as_ref())?;
                for value in &values {
                    if !others.iter().all(|other| not_after(value, other)) {
                        out.push(violation(shape, &property.message, focus, Some(value)));
                    }
                }
            }
            constraint => {
                for value in &values {
                    if !holds(store, constraint, value)? {
                        out.push(violation(shape, &property.message, focus, Some(value)));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Whether one value is as a constraint on single values says.
fn holds(store: &Store, constraint: &Constraint, value: &Term) -> Result<bool, StorageError> {
    Ok(match constraint {
        Constraint::IsIri => matches!(value, Term::NamedNode(_)),
        Constraint::Class(class) => {
            objects(store, value, rdf::TYPE)?.contains(&class.clone().into())
        }
        Constraint::Datatype(datatype) => match value {
            Term::Literal(found) => {
                found.datatype() == datatype.as_ref() && literal::is_well_typed(found.as_ref())
            }
            _ => false,
        },
        Constraint::AtLeast(least) => number(value).is_some_and(|number| number >= *least),
        Constraint::AtMost(most) => number(value).is_some_and(|number| number <= *most),
        Constraint::Matches(pattern) => matches_pattern(value, pattern),
        Constraint::In(allowed) => allowed.contains(value),
        Constraint::MinCount(_) | Constraint::MaxCount(_) | Constraint::NotAfter(_) => true,
    })
}

fn number(value: &Term) -> Option<f64> {
    match value {
        Term::Literal(literal) => literal.value().parse().ok(),
        _ => None,
    }
}

/// Dates compare as their text does, numbers as numbers; anything else can't be compared, which
/// SHACL counts as a violation.
fn not_after(value: &Term, other: &Term) -> bool {
    let (Term::Literal(a), Term::Literal(b)) = (value, other) else {
        return false;
    };
    if a.datatype() != b.datatype()
        || !literal::is_well_typed(a.as_ref())
        || !literal::is_well_typed(b.as_ref())
    {
        return false;
    }
    match (number(value), number(other)) {
        (Some(a), Some(b)) => a <= b,
        _ => a.value() <= b.value(),
    }
}

/// SHACL's patterns are SPARQL's; SPARQL tests them.
fn matches_pattern(value: &Term, pattern: &str) -> bool {
    let text = match value {
        Term::Literal(literal) => literal.value(),
        Term::NamedNode(node) => node.as_str(),
        _ => return false,
    };
    let ask = format!(
        "ASK {{ FILTER REGEX({}, {}) }}",
        literal::text(text),
        literal::text(pattern)
    );
    let answer = Store::new()
        .ok()
        .and_then(|empty| query::run(&empty, &ask).ok());
    matches!(answer, Some(QueryResults::Boolean(true)))
}

fn offenders(store: &Store, constraint: &Query) -> Result<BTreeSet<String>, QueryError> {
    let QueryResults::Solutions(rows) = query::run(store, &constraint.select)? else {
        return Ok(BTreeSet::new());
    };
    let mut found = BTreeSet::new();
    for row in rows {
        if let Some(node) = row?.get("this") {
            found.insert(node.to_string());
        }
    }
    Ok(found)
}

fn violation(shape: &Shape, message: &str, focus: &Term, value: Option<&Term>) -> Violation {
    Violation {
        shape: shape.name.clone(),
        message: message.to_owned(),
        focus: focus.to_string(),
        value: value.map(Term::to_string),
    }
}
