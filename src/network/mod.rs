//! Graphs projected from the store, and the analyses over them.
