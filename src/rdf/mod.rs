//! Claims and links as quads, the store that holds them, and SPARQL over it.
