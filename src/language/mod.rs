//! The language engine: tokens, sentences, tags, lemmas, dependency trees and named entities.
//!
//! [`Engine::analyse`] takes a text and hands on an [`Analysis`], the one object that every later
//! stage reads.

mod analysis;
mod labels;

pub use analysis::{Analysis, Entity};
pub use labels::{Dep, EntityLabel, Pos, Tag};
