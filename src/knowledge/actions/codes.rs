//! The codes that an action has in the field's code lists: plain ones, and those that depend on who
//! does it to whom, on the claim's status or on what is missing (`dl:codeWhen`).

use super::{Polarity, known};
use crate::knowledge::KnowledgeError;
use crate::knowledge::lexicon::Lexicon;
use crate::knowledge::pattern::{self, Role, Test};
use crate::knowledge::turtle::TurtleFile;
use crate::knowledge::vocabulary::DL;

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

/// The code in a list of the first that has one and whose conditions hold.
pub(super) fn first<'c>(
    all: &'c [ConditionalCodes],
    list: CodeList,
    holds: &impl Fn(&Condition) -> bool,
) -> Option<&'c str> {
    all.iter().find_map(|when| when.code(list, holds))
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
    pub(super) const ALL: [(Self, &'static str); 3] = [
        (Self::Plover, "plover"),
        (Self::Cameo, "cameo"),
        (Self::Acled, "acled"),
    ];

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, own)| *own == name)
            .map(|(list, _)| list)
    }
}

/// The `dl:codeWhen` of an action or of the scheme.
pub(super) fn read(
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
