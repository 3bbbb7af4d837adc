//! Reads actions from ontology files: the concepts with their codes and patterns, and what titles
//! and linking ask of them. A mistake is told with the line of the word it is about.

use std::collections::BTreeSet;

use super::codes::{self, CodeList};
use super::{Action, ActionScheme, Polarity, known};
use crate::knowledge::KnowledgeError;
use crate::knowledge::lexicon::Lexicon;
use crate::knowledge::pattern::Pattern;
use crate::knowledge::turtle::TurtleFile;
use crate::knowledge::vocabulary::DL;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// What `dl:trait` may say of an action.
const TRAITS: [&str; 10] = [
    "said",
    "at-large",
    "bond",
    "once",
    "part",
    "violent",
    "toll",
    "sides",
    "headcount",
    "holds",
];

impl ActionScheme {
    /// Adds the actions of one file. An action that is already known gains the patterns.
    /// Lemma sets must have been read before.
    ///
    /// # Errors
    /// The first mistake, with the line of the word it is about.
    pub fn read(&mut self, file: &TurtleFile, lexicon: &Lexicon) -> Result<(), KnowledgeError> {
        let notation = format!("{SKOS}notation");
        let pattern = format!("{DL}pattern");
        let scheme = format!("{SKOS}ConceptScheme");
        for subject in file.subjects() {
            if file.is_a(subject, &scheme) {
                self.general.extend(codes::read(file, subject, lexicon)?);
                continue;
            }
            let own = file.text(subject, &notation);
            let has_pattern = file.value(subject, &pattern).is_some();
            let is_action = has_pattern || file.value(subject, &format!("{DL}polarity")).is_some();
            if !is_action {
                continue;
            }
            let at = match (self.by_iri.get(subject), own) {
                (Some(&at), _) => at,
                (None, Some(own)) => self.add(file, subject, own, lexicon)?,
                (None, None) => {
                    return Err(file.mistake(
                        subject,
                        "an action needs a `skos:notation`, which claims are marked with",
                    ));
                }
            };
            for value in file.values(subject, &pattern) {
                let literal = value.as_str();
                let pattern = Pattern::parse(literal)
                    .and_then(|pattern| {
                        let tests = pattern.steps.iter().flat_map(|step| &step.tests);
                        let tests = tests.chain(&pattern.lemmas);
                        known(&tests.cloned().collect::<Vec<_>>(), lexicon).map(|()| pattern)
                    })
                    .map_err(|message| file.mistake(literal, message))?;
                self.actions[at].patterns.push(pattern);
            }
        }
        Ok(())
    }

    /// Adds the traits and the wording of titles that one file gives to actions. All actions must
    /// have been read before.
    ///
    /// # Errors
    /// A trait or a wording of something that is no action, or a trait that nothing asks for.
    pub fn read_traits(&mut self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        let property = format!("{DL}trait");
        let (told, noun) = (format!("{DL}told"), format!("{DL}noun"));
        for subject in file.subjects() {
            for (name, is_verb) in [(&told, true), (&noun, false)] {
                let Some(text) = file.text(subject, name) else {
                    continue;
                };
                let Some(&at) = self.by_iri.get(subject) else {
                    return Err(file.mistake(subject, format!("`{subject}` is no action")));
                };
                let mut parts = text.split('|').map(|part| part.trim().to_owned());
                let phrase = [(); 3].map(|()| parts.next().unwrap_or_default());
                if phrase[0].is_empty() || parts.next().is_some() {
                    return Err(file.mistake(
                        text,
                        format!("`{text}` should be words, and at most two parts after a |"),
                    ));
                }
                let action = &mut self.actions[at];
                let held = if is_verb {
                    &mut action.told
                } else {
                    &mut action.noun
                };
                *held = Some(phrase);
            }
            for value in file.values(subject, &property) {
                let name = value.as_str();
                let Some(&at) = self.by_iri.get(subject) else {
                    return Err(file.mistake(subject, format!("`{subject}` is no action")));
                };
                if !TRAITS.contains(&name) {
                    return Err(file.mistake(
                        name,
                        format!("`{name}` should be one of {}", TRAITS.join(", ")),
                    ));
                }
                self.actions[at].traits.insert(name.to_owned());
            }
        }
        Ok(())
    }

    /// Looks at the scheme as a whole, after every file is read.
    ///
    /// # Errors
    /// `dl:also`, `dl:joint`, `dl:inRow` or `skos:broader` that lead nowhere are reported against `file`.
    pub fn check(&self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        for action in &self.actions {
            for also in action
                .also
                .iter()
                .chain(&action.joint)
                .chain(&action.in_row)
            {
                if !self.by_notation.contains_key(also) {
                    return Err(file.mistake(also, format!("`{also}` is no action")));
                }
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        file: &TurtleFile,
        subject: &str,
        notation: &str,
        lexicon: &Lexicon,
    ) -> Result<usize, KnowledgeError> {
        if self.by_notation.contains_key(notation) {
            return Err(file.mistake(
                subject,
                format!("the notation `{notation}` is another action's"),
            ));
        }
        let text = |property: &str| {
            file.text(subject, &format!("{DL}{property}"))
                .map(str::to_owned)
        };
        let polarity = text("polarity").map_or(Ok(Polarity::Neutral), |name| {
            Polarity::named(&name).map_err(|message| file.mistake(&name, message))
        })?;
        let state = match text("aspect").as_deref() {
            Some("state") => true,
            Some("event") | None => false,
            Some(other) => {
                return Err(file.mistake(other, format!("`{other}` should be event or state")));
            }
        };
        let codes = CodeList::ALL
            .into_iter()
            .filter_map(|(list, name)| {
                let code = text(name)?;
                Some((list, if code == "-" { String::new() } else { code }))
            })
            .collect();
        let others = |property: &str| {
            file.values(subject, &format!("{DL}{property}"))
                .map(|value| {
                    let iri = value.as_str();
                    file.text(iri, &format!("{SKOS}notation"))
                        .unwrap_or_else(|| iri.rsplit(['/', '#']).next().unwrap_or(iri))
                        .to_owned()
                })
                .collect::<BTreeSet<_>>()
        };
        let (also, joint) = (others("also"), others("joint"));
        let at = self.actions.len();
        self.actions.push(Action {
            iri: subject.to_owned(),
            notation: notation.to_owned(),
            label: file
                .text(subject, &format!("{SKOS}prefLabel"))
                .unwrap_or(notation)
                .to_owned(),
            broader: file
                .text(subject, &format!("{SKOS}broader"))
                .map(str::to_owned),
            polarity,
            state,
            traits: BTreeSet::new(),
            told: None,
            noun: None,
            embeds: text("embeds").as_deref() == Some("true"),
            beside: text("beside").as_deref() == Some("true"),
            codes,
            codes_when: codes::read(file, subject, lexicon)?,
            also: also.into_iter().collect(),
            joint: joint.into_iter().next(),
            in_row: others("inRow").into_iter().next(),
            patterns: Vec::new(),
        });
        self.by_notation.insert(notation.to_owned(), at);
        self.by_iri.insert(subject.to_owned(), at);
        Ok(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const PREFIXES: &str = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n\
        @prefix act: <https://w3id.org/dateline/action/> .\n\
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";

    fn read(body: &str) -> Result<ActionScheme, KnowledgeError> {
        let file = TurtleFile::parse(Path::new("mine.ttl"), &format!("{PREFIXES}{body}"))?;
        let mut lexicon = Lexicon::default();
        lexicon.read(&file)?;
        let mut scheme = ActionScheme::default();
        scheme.read(&file, &lexicon)?;
        scheme.check(&file)?;
        Ok(scheme)
    }

    #[test]
    fn an_action_has_codes_patterns_and_a_place_in_the_scheme() {
        let scheme = read(
            "act:fight skos:notation \"fight\" ; dl:plover \"ASSAULT\" ; dl:polarity \"hostile\" .\n\
             act:siege skos:notation \"siege\" ; skos:broader act:fight ; dl:polarity \"hostile\" ;\n\
               dl:aspect \"state\" ; dl:acled \"Armed clash\" ; dl:codeWhen \"status=denied: acled=Other; plover=-\" ;\n\
               dl:pattern \"n:siege subj>actor of=@ring>target\" .\n\
             dl:ring a dl:LemmaSet ; dl:set \"ring\" ; dl:member \"town\", \"city\" .",
        )
        .unwrap();
        let siege = scheme.by_notation("siege").unwrap();
        assert!(siege.state);
        assert_eq!(siege.codes_when[0].codes[0].1, "Other");
        assert_eq!(scheme.code(1, CodeList::Acled, |_| true), Some("Other"));
        assert_eq!(
            scheme.code(1, CodeList::Acled, |_| false),
            Some("Armed clash")
        );
        assert_eq!(scheme.code(1, CodeList::Plover, |_| true), None);
        assert_eq!(scheme.code(1, CodeList::Plover, |_| false), Some("ASSAULT"));
        assert!(scheme.is_within(1, 0) && !scheme.is_within(0, 1));
    }

    #[test]
    fn a_mistake_is_reported_on_its_line() {
        let error = read(
            "act:siege skos:notation \"siege\" ;\n  dl:pattern \"n:siege subj>actor\" ,\n    \"n:siege of=@ring>target\" .",
        )
        .unwrap_err();
        assert_eq!(error.line, 6);
        assert!(
            error.to_string().contains("no class and no lemma set"),
            "{error}"
        );
        let error = read("act:a dl:polarity \"hostile\" .").unwrap_err();
        assert!(error.to_string().contains("skos:notation"), "{error}");
    }
}
