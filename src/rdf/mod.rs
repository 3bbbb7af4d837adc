//! Claims and links as quads, the store that holds them, and SPARQL over it.
//!
//! [`mapping`] turns records into [`statements`], [`store`] keeps them in files that a killed build
//! can't harm and opens them again, [`query`] answers questions.

pub mod check;
pub mod geometry;
pub mod iri;
pub mod literal;
pub mod mapping;
pub mod push;
pub mod query;
pub mod reference;
pub mod statements;
pub mod store;
pub mod vocabulary;

use std::path::Path;

/// Makes the graph of these sources and replaces the one in the folder by it.
///
/// # Errors
/// When the file system fails; the old graph stands then.
pub fn build(
    folder: &Path,
    sources: &mapping::Sources<'_>,
) -> Result<store::Manifest, store::StoreError> {
    let mut inputs: Vec<store::Input> = (sources.extractions.iter())
        .map(|extraction| store::Input {
            name: extraction.document.clone(),
            hash: extraction.hash.clone(),
        })
        .collect();
    inputs.sort();
    let ontology = mapping::BuildInfo::new(sources).ontology;
    store::write(folder, &mapping::graph(sources), inputs, ontology)
}
