//! N-Quads of RDF 1.2: the whole graph, and each claim as the reifier of the plain triples that
//! it states of its event, so that tools which know reifiers see claim and triple together.
//!
//! A reified triple is not asserted: `<claim> rdf:reifies <<( <event> sem:hasActor <actor> )>>`
//! says what the claim says, whether or not the triple stands in the graph.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::Write;

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};

use super::{ExportError, quads};
use crate::rdf::{iri, vocabulary as dl};

/// What a claim says, and what it says so of its event.
const STATED: [(NamedNodeRef<'static>, NamedNodeRef<'static>); 8] = [
    (dl::ACTION, dl::SEM_EVENT_TYPE),
    (dl::ACTOR, dl::SEM_HAS_ACTOR),
    (dl::TARGET, dl::HAS_TARGET),
    (dl::PLACE, dl::SEM_HAS_PLACE),
    (dl::SEM_EARLIEST_BEGIN, dl::SEM_EARLIEST_BEGIN),
    (dl::SEM_LATEST_BEGIN, dl::SEM_LATEST_BEGIN),
    (dl::SEM_EARLIEST_END, dl::SEM_EARLIEST_END),
    (dl::SEM_LATEST_END, dl::SEM_LATEST_END),
];

/// Writes the graph and the reifiers, sorted.
///
/// # Errors
/// When the file is damaged or writing fails.
pub fn write(bytes: &[u8], mut out: impl Write) -> Result<(), ExportError> {
    let quads = quads::read(bytes)?;
    let events = events(&quads);
    let mut lines: BTreeSet<String> = quads.iter().map(|quad| format!("{quad} .")).collect();
    let graph = iri::links_graph();
    for quad in &quads {
        let stated = STATED.iter().find(|(says, _)| *says == quad.predicate);
        let (Some((_, of_event)), Some(events)) = (stated, events.get(&quad.subject)) else {
            continue;
        };
        for event in events {
            let (claim, object) = (&quad.subject, &quad.object);
            lines.insert(format!(
                "{claim} <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> \
                 <<( {event} {of_event} {object} )>> {graph} ."
            ));
        }
    }
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}

/// The events of each claim.
fn events(quads: &[Quad]) -> HashMap<NamedOrBlankNode, Vec<&NamedOrBlankNode>> {
    let is_event: HashSet<&NamedOrBlankNode> = (quads.iter())
        .filter(|quad| quad.predicate == dl::RDF_TYPE && quad.object == Term::from(dl::SEM_EVENT))
        .map(|quad| &quad.subject)
        .collect();
    let mut events = HashMap::<_, Vec<_>>::new();
    for quad in quads {
        if let Term::NamedNode(claim) = &quad.object
            && quad.predicate == dl::HAS_CLAIM
            && is_event.contains(&quad.subject)
        {
            let claim = NamedOrBlankNode::from(claim.clone());
            events.entry(claim).or_default().push(&quad.subject);
        }
    }
    events
}
