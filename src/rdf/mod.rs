//! Claims and links as quads, the store that holds them, and SPARQL over it.
//!
//! [`mapping`] turns records into [`statements`], [`store`] keeps them in files that a killed build
//! can't harm and opens them again, [`query`] answers questions.

pub mod geometry;
pub mod iri;
pub mod literal;
pub mod mapping;
pub mod query;
pub mod statements;
pub mod store;
pub mod vocabulary;
