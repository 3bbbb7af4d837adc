//! Toponyms: found, told apart from people and parties of the same name, and resolved.

use std::ops::Range;

use super::record::PlaceRef;
use crate::knowledge::Knowledge;
use crate::language::Analysis;

/// A place named in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Tokens of the name, with its kind word ("Aleppo province") but without relation words.
    pub tokens: Range<usize>,
    /// Token that heads the name in the tree.
    pub head: usize,
    /// What it was resolved to; its `rule` says how.
    pub place: PlaceRef,
    /// Whether the words stand for the government of the place ("Moscow said").
    pub metonym: bool,
    /// Whether it is an adjective of nationality ("Turkish").
    pub adjective: bool,
}

/// Every place of a document, left to right, none overlapping.
pub fn find(analysis: &Analysis, knowledge: &Knowledge) -> Vec<PlaceMention> {
    let _ = (analysis, knowledge);
    Vec::new()
}
