//! Who can act: every noun phrase that names a party, resolved to an actor.
//!
//! [`find`] hands on an [`ActorIndex`], which roles, attribution and mentions are read from.


mod spot;

pub use crate::knowledge::class::{Class, Classes};

use super::place::PlaceMention;
use super::record::Participant;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::language::Analysis;

/// What every token of a document is the head of, as far as it can act.
#[derive(Clone, Debug, Default)]
pub struct ActorIndex {
    participants: Vec<Option<Participant>>,
    classes: Vec<Classes>,
}

impl ActorIndex {
    /// The party that a token's noun phrase names: curated, described, built from the phrase, or
    /// what a pronoun stands for. `token` is the head of the phrase, or any token of a name.
    /// `None` where the token names nothing that can act.
    pub fn participant(&self, token: usize) -> Option<&Participant> {
        self.participants.get(token)?.as_ref()
    }

    /// What the token's noun phrase is, for the tests of patterns. Also set where there is no
    /// participant (weapons, vehicles).
    pub fn classes(&self, token: usize) -> Classes {
        self.classes.get(token).copied().unwrap_or_default()
    }
}

/// Every actor of a document. The document's date decides which of a name's meanings holds.
pub fn find(
    document: &Document,
    analysis: &Analysis,
    knowledge: &Knowledge,
    places: &[PlaceMention],
) -> ActorIndex {
    let _ = (document, knowledge, places);
    ActorIndex {
        participants: vec![None; analysis.len()],
        classes: vec![Classes::NONE; analysis.len()],
    }
}
