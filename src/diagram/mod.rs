//! Diagrams: DOT of our own making, and SVG.
