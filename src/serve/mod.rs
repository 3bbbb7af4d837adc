//! The SPARQL endpoint and the explorer.
