//! How strongly a text speaks of something around a sentence, known without reading the whole text
//! again for each question.

/// What a weight keeps of itself from one sentence to the next.
const RATE: f64 = 0.85;

/// Sentences over which a weight fades; farther off it keeps what is left.
const FADING: usize = 20;

/// The places where a text speaks of one thing, in the order of its sentences.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    token: usize,
    sentence: usize,
    weight: f64,
    /// The weights up to this one, with it.
    sum: f64,
}

impl Trail {
    /// Adds a place where the text speaks of it.
    pub fn add(&mut self, token: usize, sentence: usize, weight: f64) {
        let at = (self.steps).partition_point(|step| step.sentence <= sentence);
        self.steps.insert(
            at,
            Step {
                token,
                sentence,
                weight,
                sum: 0.0,
            },
        );
        let mut sum = self.up_to(at);
        for step in &mut self.steps[at..] {
            sum += step.weight;
            step.sum = sum;
        }
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// All weights, each faded by its distance from the sentence; those behind the token times
    /// `ahead`.
    pub fn around(&self, token: usize, sentence: usize, ahead: f64) -> f64 {
        let near = (self.steps).partition_point(|step| step.sentence + FADING <= sentence);
        let far = (self.steps).partition_point(|step| step.sentence < sentence + FADING);
        let last = self.up_to(self.steps.len());
        let mut sum = self.up_to(near) * faded(RATE, FADING);
        for step in &self.steps[near..far] {
            let behind = if step.token > token { ahead } else { 1.0 };
            sum += step.weight * behind * faded(RATE, sentence.abs_diff(step.sentence));
        }
        sum + (last - self.up_to(far)) * ahead * faded(RATE, FADING)
    }

    /// The places in a sentence, by token, each with its weight.
    pub fn within(&self, sentence: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let from = (self.steps).partition_point(|step| step.sentence < sentence);
        (self.steps[from..].iter())
            .take_while(move |step| step.sentence == sentence)
            .map(|step| (step.token, step.weight))
    }

    /// The weights of the first so many places.
    fn up_to(&self, places: usize) -> f64 {
        places.checked_sub(1).map_or(0.0, |at| self.steps[at].sum)
    }
}

/// What a weight of 1 is after it has faded so many times: in multiplications one after another,
/// since a library's power may differ in its last bit from machine to machine.
pub(super) fn faded(rate: f64, times: usize) -> f64 {
    (0..times).fold(1.0, |weight, _| weight * rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_trail_weighs_what_its_places_weigh_one_by_one(
            mut places in prop::collection::vec((0..90_usize, 1..4_u8), 0..60),
            here in 0..90_usize,
        ) {
            let mut trail = Trail::default();
            for &(sentence, weight) in &places {
                trail.add(sentence * 10, sentence, f64::from(weight));
            }
            places.sort_unstable();
            let one_by_one: f64 = places
                .iter()
                .map(|&(sentence, weight)| {
                    let ahead = if sentence > here { 0.4 } else { 1.0 };
                    f64::from(weight) * ahead * faded(0.85, here.abs_diff(sentence).min(20))
                })
                .sum();
            prop_assert!((trail.around(here * 10, here, 0.4) - one_by_one).abs() < 1e-9);
            prop_assert_eq!(trail.len(), places.len());
        }
    }
}
