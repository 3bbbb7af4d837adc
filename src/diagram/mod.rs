//! Diagrams: readable views of networks and events, as DOT of our own making and as SVG.
//!
//! A [`Diagram`] says what is to be seen (boxes, lines, groups, a legend) and how it's arranged.
//! [`dot::write`] says it to GraphViz, which [`graphviz::svg`] runs; [`svg::draw`] draws the same without GraphViz, so that a
//! picture is always there; [`png::render`] turns any SVG into pixels.

pub mod dot;
pub mod graphviz;
mod layout;
mod model;
pub mod png;
pub mod svg;
pub(crate) mod text;
pub mod view;

pub use model::{Arrangement, Colour, Diagram, Group, LegendEntry, Line, NodeBox, Shape};
