//! The quads of a graph's file, in its order.

use oxigraph::io::{RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::Quad;

use super::ExportError;
use crate::rdf::vocabulary;

/// Every quad, in the order of the file.
///
/// # Errors
/// At the first line that is no quad.
pub fn read(bytes: &[u8]) -> Result<Vec<Quad>, ExportError> {
    RdfParser::from_format(RdfFormat::NQuads)
        .lenient()
        .for_slice(bytes)
        .collect::<Result<_, _>>()
        .map_err(|error| ExportError::Quads(error.to_string()))
}

/// Kinds of things whose IRIs are a namespace and a hash, and so make good prefixed names.
const KINDS: [&str; 6] = [
    "attribution",
    "claim",
    "conflict",
    "event",
    "graph",
    "origin",
];

/// A serializer that knows the vocabulary's prefixes.
pub(super) fn serializer(format: RdfFormat) -> RdfSerializer {
    let of_kinds = KINDS.map(|kind| (kind, format!("{}{kind}/", vocabulary::BASE)));
    // The base itself is no prefix here: what follows it has slashes, which would be escaped.
    let known = (vocabulary::PREFIXES.iter())
        .filter(|(_, namespace)| *namespace != vocabulary::BASE)
        .map(|(prefix, namespace)| (*prefix, (*namespace).to_owned()));
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in known.chain(of_kinds) {
        if let Ok(with) = serializer.clone().with_prefix(prefix, namespace) {
            serializer = with;
        }
    }
    serializer
}
