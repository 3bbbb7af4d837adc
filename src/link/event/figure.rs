//! Figures as they tell one event from another.

use crate::link::entity::EntityNo;
use crate::link::facts::{Count, Facts};

/// A count and who gives it.
#[derive(Clone, PartialEq)]
pub(super) struct Told {
    pub count: Count,
    pub document: u32,
    speaker: Option<EntityNo>,
}

impl Told {
    /// The figure that a claim gives.
    pub fn of(facts: &Facts) -> Option<Self> {
        Some(Self {
            count: facts.count.clone()?,
            document: facts.document,
            speaker: facts.speaker,
        })
    }

    /// Whether both can be true of one thing.
    pub fn meets(&self, other: &Self) -> bool {
        self.count.low <= other.count.high && other.count.low <= self.count.high
    }

    /// Whether two speakers who are named give the two.
    pub fn other_voice(&self, other: &Self) -> bool {
        self.speaker.zip(other.speaker).is_some_and(|(a, b)| a != b)
    }

    /// Whether two counts that don't meet may still be two accounts of one thing. Parties put
    /// crowds and tolls far apart.
    pub fn rivals(&self, other: &Self) -> bool {
        let (a, b) = (size(&self.count), size(&other.count));
        let (small, big) = (a.min(b).max(1.0), a.max(b));
        let ratio = match (self.document == other.document, self.other_voice(other)) {
            (true, true) => 10.0,
            (false, true) => 3.0,
            (_, false) => 1.5,
        };
        big <= ratio * small || big - small <= 10.0 && small > 2.0
    }
}

/// How many are meant: the lower bound, or of "no more than 61" the upper.
fn size(count: &Count) -> f64 {
    if count.low > 0.0 || count.high.is_infinite() {
        count.low
    } else {
        count.high
    }
}
