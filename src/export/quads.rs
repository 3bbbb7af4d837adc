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

/// A serializer that knows the vocabulary's prefixes.
pub(super) fn serializer(format: RdfFormat) -> RdfSerializer {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in vocabulary::PREFIXES {
        if let Ok(with) = serializer.clone().with_prefix(*prefix, *namespace) {
            serializer = with;
        }
    }
    serializer
}
