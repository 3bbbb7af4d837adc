//! Who says so: the speaker, or chain of speakers, that each clause is reported from.

use super::actor::ActorIndex;
use super::record::Speaker;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::language::Analysis;

/// The speakers of every clause of a document.
#[derive(Clone, Debug, Default)]
pub struct AttributionIndex {
    /// Chain of speakers for each token; indices into `chains`.
    of_token: Vec<Option<u32>>,
    chains: Vec<Vec<Speaker>>,
    cues: Vec<bool>,
}

impl AttributionIndex {
    /// Who says what the clause of this token says, nearest to the fact first; empty where the
    /// report speaks in its own voice.
    pub fn speakers(&self, token: usize) -> &[Speaker] {
        self.of_token
            .get(token)
            .copied()
            .flatten()
            .and_then(|chain| self.chains.get(chain as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether the token is the cue of an attribution (the "said" of "the army said"): no event
    /// of its own unless the act of speaking is the news.
    pub fn is_cue(&self, token: usize) -> bool {
        self.cues.get(token).copied().unwrap_or(false)
    }
}

/// The attribution of every clause of a document.
pub fn find(
    document: &Document,
    analysis: &Analysis,
    knowledge: &Knowledge,
    actors: &ActorIndex,
) -> AttributionIndex {
    let _ = (document, knowledge, actors);
    AttributionIndex {
        of_token: vec![None; analysis.len()],
        chains: Vec::new(),
        cues: vec![false; analysis.len()],
    }
}
