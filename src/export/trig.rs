//! TriG: the named graphs for readers, with prefixes.

use std::io::Write;

use oxigraph::io::RdfFormat;

use super::{ExportError, quads};

/// Writes the quads of a graph's file as TriG.
///
/// # Errors
/// When the file is damaged or writing fails.
pub fn write(bytes: &[u8], out: impl Write) -> Result<(), ExportError> {
    let mut writer = quads::serializer(RdfFormat::TriG).for_writer(out);
    for quad in quads::read(bytes)? {
        writer.serialize_quad(&quad)?;
    }
    writer.finish()?.flush()?;
    Ok(())
}
