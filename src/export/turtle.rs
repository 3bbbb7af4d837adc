//! Turtle: the union of the named graphs, for tools that know no graphs. Which report says what is
//! still told by the claims; which graph a statement stands in is lost.

use std::io::Write;

use oxigraph::io::RdfFormat;
use oxigraph::model::Triple;

use super::{ExportError, quads};

/// Writes the union of the named graphs as Turtle, sorted, each triple once.
///
/// # Errors
/// When the file is damaged or writing fails.
pub fn write(bytes: &[u8], out: impl Write) -> Result<(), ExportError> {
    let mut triples: Vec<Triple> = (quads::read(bytes)?.into_iter())
        .map(Triple::from)
        .collect();
    triples.sort_by_cached_key(Triple::to_string);
    triples.dedup();
    let mut writer = quads::serializer(RdfFormat::Turtle).for_writer(out);
    for triple in &triples {
        writer.serialize_triple(triple)?;
    }
    writer.finish()?.flush()?;
    Ok(())
}
