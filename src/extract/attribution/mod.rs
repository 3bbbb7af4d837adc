//! Who says so: the speaker, or chain of speakers, that each clause is reported from.
//!
//! Every cue ("said", "according to", "citing") makes a [`Frame`]: speakers and the tokens that
//! they vouch for. A clause's chain is that of the frames that cover it, the narrowest first, so
//! that the first speaker is nearest to the fact. Hedges without anybody who hedges ("reportedly",
//! "is believed to") make no frame: they are a matter of status.

mod cue;
mod figure;
mod hearing;
mod quotation;
mod relay;
mod scope;
mod speaker;
mod statement;
mod tail;

pub(super) use quotation::runs as speech;

use std::collections::{BTreeMap, BTreeSet};

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

/// One cue: who speaks, and which tokens are what they say.
#[derive(Clone, Debug, Default)]
struct Frame {
    /// The cue's token.
    cue: usize,
    /// Nearest to the fact first.
    speakers: Vec<Speaker>,
    /// Tokens that are told.
    scope: BTreeSet<usize>,
}

/// What the parts of this module read.
#[derive(Clone, Copy)]
struct Context<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    knowledge: &'a Knowledge,
    actors: &'a ActorIndex,
}

/// The attribution of every clause of a document.
pub fn find(
    document: &Document,
    analysis: &Analysis,
    knowledge: &Knowledge,
    actors: &ActorIndex,
) -> AttributionIndex {
    let context = Context {
        document,
        analysis,
        knowledge,
        actors,
    };
    let mut frames = cue::frames(context);
    speaker::known_again(context, &mut frames);
    quotation::extend(context, &mut frames);
    frames.extend(statement::frames(context));
    let mut index = AttributionIndex {
        of_token: vec![None; analysis.len()],
        chains: Vec::new(),
        cues: vec![false; analysis.len()],
    };
    // Of frames that hold each other the narrow one is nearer to the fact.
    frames.sort_by_key(|frame| (frame.scope.len(), frame.cue));
    for frame in &frames {
        index.cues[frame.cue] = true;
    }
    // The frames of each token, the narrowest first.
    let mut covering: Vec<Vec<usize>> = vec![Vec::new(); analysis.len()];
    for (at, frame) in frames.iter().enumerate() {
        for &token in &frame.scope {
            covering[token].push(at);
        }
    }
    let mut chain_of: BTreeMap<&[usize], Option<u32>> = BTreeMap::new();
    for (token, covering) in covering.iter().enumerate() {
        index.of_token[token] = *chain_of.entry(covering).or_insert_with(|| {
            let chain = chain(covering.iter().map(|&at| &frames[at]));
            (!chain.is_empty()).then(|| {
                index.chains.push(chain);
                index.chains.len() as u32 - 1
            })
        });
    }
    index
}

/// Everybody who speaks in these frames, each once.
fn chain<'f>(frames: impl Iterator<Item = &'f Frame>) -> Vec<Speaker> {
    let mut chain: Vec<Speaker> = Vec::new();
    for speaker in frames.flat_map(|frame| &frame.speakers) {
        // "We know that …": the voice of whoever is quoted around it, or of the text.
        if speaker.rule == speaker::FIRST_PERSON {
            continue;
        }
        if !chain.iter().any(|known| known.id == speaker.id) {
            chain.push(speaker.clone());
        }
    }
    chain
}
