//! The action scheme: kinds of event, their codes in the field's code lists, and the patterns
//! that name them in a text. Read from `ontology/actions.ttl` and from the user's own files.

use std::collections::{BTreeMap, BTreeSet};

use super::KnowledgeError;
use super::lexicon::{DL, Lexicon};
use super::pattern::{self, Pattern, Role, Test};
use super::turtle::TurtleFile;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// Names that a test may use beside the lemma sets: what participants, places, quantities and
/// times are known to be.
pub const CLASSES: [&str; 18] = [
    "actor",
    "armed",
    "state",
    "rebel",
    "police",
    "civilian",
    "protester",
    "person",
    "org",
    "country",
    "weapon",
    "vehicle",
    "media",
    "judicial",
    "igo",
    "place",
    "quantity",
    "time",
];

/// What `dl:trait` may say of an action.
const TRAITS: [&str; 9] = [
    "said",
    "bond",
    "once",
    "part",
    "violent",
    "toll",
    "sides",
    "headcount",
    "holds",
];

/// Whether an action hurts or helps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Polarity {
    Hostile,
    Cooperative,
    #[default]
    Neutral,
}

impl Polarity {
    fn named(name: &str) -> Result<Self, String> {
        match name {
            "hostile" => Ok(Self::Hostile),
            "cooperative" => Ok(Self::Cooperative),
            "neutral" => Ok(Self::Neutral),
            other => Err(format!(
                "`{other}` should be hostile, cooperative or neutral"
            )),
        }
    }
}

/// What a conditional code looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The action's polarity.
    Polarity(Vec<Polarity>),
    /// The claim's status, as records write it.
    Status(Vec<String>),
    /// Some filler of the role meets one of the tests.
    Filler(Role, Vec<Test>),
    /// Nothing fills any of these roles.
    Absent(Vec<Role>),
}

/// Codes that hold only under conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionalCodes {
    /// All of these.
    pub conditions: Vec<Condition>,
    /// The code lists with the code then; an empty code says that there is none.
    pub codes: Vec<(CodeList, String)>,
}

impl ConditionalCodes {
    /// The code in a list, if there is one and every condition holds.
    fn code(&self, list: CodeList, holds: impl Fn(&Condition) -> bool) -> Option<&str> {
        let (_, code) = self.codes.iter().find(|(own, _)| *own == list)?;
        self.conditions.iter().all(holds).then_some(code.as_str())
    }
}

/// A code list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum CodeList {
    Plover,
    Cameo,
    Acled,
}

impl CodeList {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Plover, "plover"),
        (Self::Cameo, "cameo"),
        (Self::Acled, "acled"),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, own)| *own == name)
            .map(|(list, _)| list)
    }
}

/// A kind of event.
#[derive(Clone, Debug, Default)]
pub struct Action {
    /// IRI of the concept.
    pub iri: String,
    /// Notation, which claims carry.
    pub notation: String,
    /// Preferred label.
    pub label: String,
    /// IRI of the broader concept.
    pub broader: Option<String>,
    /// Whether it hurts or helps.
    pub polarity: Polarity,
    /// Whether it lasts (a siege) or happens (a strike).
    pub state: bool,
    /// What linking asks of it (`dl:trait`: once, part, violent, toll, sides, headcount,
    /// holds, said, bond); narrower actions share it.
    pub traits: BTreeSet<String>,
    /// How a title says it of somebody: past tense, what stands before the target, before the
    /// place (`dl:told`, notation in `ontology/titles.ttl`).
    pub told: Option<[String; 3]>,
    /// How a title says it of nobody: a noun, and what stands before the target (`dl:noun`).
    pub noun: Option<[String; 3]>,
    /// Whether its clause holds what is agreed, asked, refused or threatened: claims told there
    /// are content, and carry no codes of their own.
    pub embeds: bool,
    /// Whether it is claimed beside another action of the same word: who is "killed by shelling"
    /// is killed, and shelled.
    pub beside: bool,
    /// Its own code in each list that it has one in; an empty code says that there is none.
    pub codes: BTreeMap<CodeList, String>,
    /// Codes that hold under conditions; the first that do win.
    pub codes_when: Vec<ConditionalCodes>,
    /// Notations of actions that are claimed besides, with the same roles.
    pub also: Vec<String>,
    /// Notation of what those who do it together do for each other, where the ontology says so of
    /// this action; see [`ActionScheme::joint`].
    pub joint: Option<String>,
    /// Its patterns, in file order.
    pub patterns: Vec<Pattern>,
}

/// Every action.
#[derive(Clone, Debug, Default)]
pub struct ActionScheme {
    actions: Vec<Action>,
    by_notation: BTreeMap<String, usize>,
    by_iri: BTreeMap<String, usize>,
    /// Conditional codes of the scheme itself, for every action, after its own.
    general: Vec<ConditionalCodes>,
}

impl ActionScheme {
    /// Every action, in the order of its file's IRIs.
    pub fn iter(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter()
    }

    /// An action by its place in [`Self::iter`].
    pub fn get(&self, at: usize) -> &Action {
        &self.actions[at]
    }

    /// What those who do an action together do for each other, as it or what is broader says: who
    /// attack together support each other.
    pub fn joint(&self, at: usize) -> Option<usize> {
        let mut action = self.actions.get(at)?;
        // No ontology is deeper; a circle ends here.
        for _ in 0..16 {
            if let Some(joint) = &action.joint {
                return self.position(joint);
            }
            let broader = action.broader.as_ref()?;
            action = &self.actions[*self.by_iri.get(broader)?];
        }
        None
    }

    /// An action by its notation.
    pub fn by_notation(&self, notation: &str) -> Option<&Action> {
        self.by_notation.get(notation).map(|&at| &self.actions[at])
    }

    /// The place in [`Self::iter`] of the action with a notation.
    pub fn position(&self, notation: &str) -> Option<usize> {
        self.by_notation.get(notation).copied()
    }

    /// Whether the first action is the second or narrower than it.
    pub fn is_within(&self, narrow: usize, broad: usize) -> bool {
        let mut at = narrow;
        for _ in 0..self.actions.len() {
            if at == broad {
                return true;
            }
            let above = self.actions[at].broader.as_ref();
            let Some(&next) = above.and_then(|iri| self.by_iri.get(iri)) else {
                return false;
            };
            at = next;
        }
        false
    }

    /// The action and everything broader, nearest first.
    pub fn ancestry(&self, at: usize) -> impl Iterator<Item = &Action> {
        let mut next = Some(at);
        let mut left = self.actions.len();
        std::iter::from_fn(move || {
            let action = &self.actions[next?];
            left -= 1;
            next = action
                .broader
                .as_ref()
                .filter(|_| left > 0)
                .and_then(|iri| self.by_iri.get(iri).copied());
            Some(action)
        })
    }

    /// The action's code in a list: its first conditional code that `holds`, else its own plain
    /// code, else the same of what is broader; the scheme's conditions go before plain codes.
    /// `None` where there is none.
    pub fn code(
        &self,
        at: usize,
        list: CodeList,
        holds: impl Fn(&Condition) -> bool,
    ) -> Option<&str> {
        // A narrower action's plain code goes before the conditions of a broader one.
        let mut plain = None;
        let mut conditional = None;
        for action in self.ancestry(at) {
            conditional = action
                .codes_when
                .iter()
                .find_map(|when| when.code(list, &holds));
            plain = action.codes.get(&list).map(String::as_str);
            if conditional.is_some() || plain.is_some() {
                break;
            }
        }
        conditional
            .or_else(|| self.general.iter().find_map(|when| when.code(list, &holds)))
            .or(plain)
            .filter(|code| !code.is_empty())
    }

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
                self.general
                    .extend(conditional_codes(file, subject, lexicon)?);
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
    /// `dl:also`, `dl:joint` or `skos:broader` that lead nowhere are reported against `file`.
    pub fn check(&self, file: &TurtleFile) -> Result<(), KnowledgeError> {
        for action in &self.actions {
            for also in action.also.iter().chain(&action.joint) {
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
            codes_when: conditional_codes(file, subject, lexicon)?,
            also: also.into_iter().collect(),
            joint: joint.into_iter().next(),
            patterns: Vec::new(),
        });
        self.by_notation.insert(notation.to_owned(), at);
        self.by_iri.insert(subject.to_owned(), at);
        Ok(at)
    }
}

/// The `dl:codeWhen` of an action or of the scheme.
fn conditional_codes(
    file: &TurtleFile,
    subject: &str,
    lexicon: &Lexicon,
) -> Result<Vec<ConditionalCodes>, KnowledgeError> {
    file.values(subject, &format!("{DL}codeWhen"))
        .map(|value| {
            conditional_code(value.as_str(), lexicon)
                .map_err(|message| file.mistake(value.as_str(), message))
        })
        .collect()
}

/// Reads `polarity=hostile actor=@state: plover=COERCE; cameo=170`.
fn conditional_code(text: &str, lexicon: &Lexicon) -> Result<ConditionalCodes, String> {
    let shape = || {
        format!("`{text}` should be conditions and codes, such as `actor=@state: acled=Arrests`")
    };
    let (conditions, codes) = text.split_once(':').ok_or_else(shape)?;
    let conditions = conditions
        .split_whitespace()
        .map(|condition| {
            let (name, values) = condition.split_once('=').ok_or_else(shape)?;
            match name {
                "polarity" => values
                    .split('|')
                    .map(Polarity::named)
                    .collect::<Result<_, _>>()
                    .map(Condition::Polarity),
                "status" => Ok(Condition::Status(
                    values.split('|').map(str::to_owned).collect(),
                )),
                "absent" => values
                    .split('|')
                    .map(|role| Role::named(role).ok_or_else(shape))
                    .collect::<Result<_, _>>()
                    .map(Condition::Absent),
                role => {
                    let role = Role::named(role).ok_or_else(shape)?;
                    let tests = pattern::parse_tests(values)?;
                    known(&tests, lexicon)?;
                    Ok(Condition::Filler(role, tests))
                }
            }
        })
        .collect::<Result<_, String>>()?;
    let codes = codes
        .split(';')
        .map(|pair| {
            let (list, code) = pair.split_once('=').ok_or_else(shape)?;
            let list = CodeList::named(list.trim()).ok_or_else(shape)?;
            let code = code.trim();
            Ok((list, if code == "-" { "" } else { code }.to_owned()))
        })
        .collect::<Result<_, String>>()?;
    Ok(ConditionalCodes { conditions, codes })
}

fn known(tests: &[Test], lexicon: &Lexicon) -> Result<(), String> {
    for test in tests {
        if let Test::Class(name) = test
            && !CLASSES.contains(&name.as_str())
            && !lexicon.has(name)
        {
            return Err(format!(
                "`@{name}` is no class and no lemma set (classes: {})",
                CLASSES.join(", ")
            ));
        }
    }
    Ok(())
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
