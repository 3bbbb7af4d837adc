//! How news says that somebody said it: reporting verbs, cues and nouns of utterance, read from
//! `ontology/sources.ttl`.

use std::collections::{BTreeMap, BTreeSet};

use super::KnowledgeError;
use super::turtle::TurtleFile;
use super::vocabulary::dl;

/// The words of attribution. All are lemmas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cues {
    /// Verbs whose subject says what their clause says: "say", "announce".
    pub verbs: BTreeSet<String>,
    /// Verbs that also report what their object names: "report (clashes)", "describe".
    pub object_verbs: BTreeSet<String>,
    /// Verbs that show pictures of what happened: "air (footage of)".
    pub showing_verbs: BTreeSet<String>,
    /// Verbs whose object is the speaker: "cite", "quote".
    pub citing_verbs: BTreeSet<String>,
    /// Verbs of thought, whose subject speaks where news tells of it: "believe", "expect".
    pub thought_verbs: BTreeSet<String>,
    /// Nouns for what is said, which belong to the speaker: "statement", "report".
    pub utterances: BTreeSet<String>,
    /// Prepositions of attribution: "according (to)", "per".
    pub prepositions: BTreeSet<String>,
    /// Verbs by which somebody gives a figure, with the preposition before it: "put (the toll) at".
    pub figure_verbs: BTreeMap<String, String>,
    /// Verbs whose subject counts what their object names: "counted 135 arrests".
    pub counting_verbs: BTreeSet<String>,
}

impl Cues {
    /// Adds the cues of a file (`dl:ReportingCues`).
    ///
    /// # Errors
    /// A verb of figures without its preposition.
    pub fn read(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        for iri in file.subjects() {
            if !file.is_a(iri, dl!("ReportingCues")) {
                continue;
            }
            for (property, set) in [
                (dl!("reportingVerb"), &mut self.verbs),
                (dl!("objectVerb"), &mut self.object_verbs),
                (dl!("showingVerb"), &mut self.showing_verbs),
                (dl!("countingVerb"), &mut self.counting_verbs),
                (dl!("citingVerb"), &mut self.citing_verbs),
                (dl!("thoughtVerb"), &mut self.thought_verbs),
                (dl!("utterance"), &mut self.utterances),
                (dl!("preposition"), &mut self.prepositions),
            ] {
                set.extend(
                    file.values(iri, property)
                        .map(|value| value.as_str().to_owned()),
                );
            }
            for value in file.values(iri, dl!("figureVerb")) {
                let words = value.as_str().rsplit_once(' ').ok_or_else(|| {
                    let message = format!(
                        "\"{}\" should be a verb and its preposition, as \"put at\"",
                        value.as_str()
                    );
                    file.mistake(iri, message)
                })?;
                (self.figure_verbs).insert(words.0.to_owned(), words.1.to_owned());
            }
        }
        Ok(())
    }
}
