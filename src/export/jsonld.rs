//! JSON-LD 1.1, with the vocabulary's prefixes as its context.

use std::io::Write;

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

use super::{ExportError, quads};

/// Writes the quads of a graph's file as JSON-LD.
///
/// # Errors
/// When the file is damaged or writing fails.
pub fn write(bytes: &[u8], out: impl Write) -> Result<(), ExportError> {
    let format = RdfFormat::JsonLd {
        profile: JsonLdProfileSet::empty(),
    };
    let mut writer = quads::serializer(format).for_writer(out);
    for quad in quads::read(bytes)? {
        writer.serialize_quad(&quad)?;
    }
    let mut out = writer.finish()?;
    writeln!(out)?;
    Ok(out.flush()?)
}
