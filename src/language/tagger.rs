//! The tagger: one product a token, and the best-scored tag wins.

use super::encoder::Encoded;
use super::format::{Container, FormatError};
use super::kernels::{Bounds, Linear, WIDTH};
use super::labels::Tag;
use super::transition::largest;

/// The tagger's layer and the tags in the order of its outputs.
#[derive(Debug)]
pub(super) struct Tagger {
    linear: Linear,
    labels: Vec<Tag>,
}

impl Tagger {
    /// Reads the tagger of the container. `input` is what is known of the encoded vectors.
    pub fn read(container: &Container<'_>, input: Bounds) -> Result<Self, FormatError> {
        const LABELS: &str = "tagger.labels";
        let labels = container
            .lines(LABELS)?
            .map(|line| line.parse())
            .collect::<Result<Vec<Tag>, ()>>()
            .map_err(|()| FormatError::Unexpected(LABELS.into(), "unknown tag"))?;
        let linear = Linear::read(container, "tagger", WIDTH, true, input)?;
        if linear.outputs != labels.len() || labels.is_empty() {
            return Err(FormatError::Unexpected(
                LABELS.into(),
                "another number of tags",
            ));
        }
        Ok(Self { linear, labels })
    }

    /// Tags some tokens; of equal scores the first counts.
    pub fn tag(&self, encoded: &Encoded<'_>, scores: &mut Vec<f32>, tags: &mut [Tag]) {
        encoded.apply(&self.linear, scores);
        let tags = &mut tags[encoded.tokens.clone()];
        for (scores, tag) in scores.chunks_exact(self.linear.stride()).zip(tags) {
            let best = largest(&scores[..self.labels.len()]).unwrap_or(0);
            *tag = self.labels[best];
        }
    }
}
