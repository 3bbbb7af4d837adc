//! The notation that action patterns are written in, parsed: heads, steps over logical relations,
//! tests, roles, and the example sentences that stand with each pattern.
//!
//! `ontology/PATTERNS.md` describes the notation for those who write it.

use std::fmt;
use std::ops::Range;

/// What kind of word a pattern starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadKind {
    /// `v`: a verb, in any form and voice, also as a participle before or after a noun.
    Verb,
    /// `n`: a noun, or a gerund used as one.
    Noun,
    /// `a`: an adjective, or a participle as it is written ("backed").
    Adjective,
}

/// A lemma of one or more words: a verb with its particle, or a noun compound.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lemma {
    /// Its words, in lower case, in order.
    pub words: Vec<String>,
}

impl Lemma {
    /// Reads `carry_out`.
    pub fn new(text: &str) -> Self {
        Self {
            words: text.split('_').map(str::to_lowercase).collect(),
        }
    }

    /// The word that heads a verb with particles.
    pub fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The word that heads a noun compound.
    pub fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
}

impl fmt::Display for Lemma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join("_"))
    }
}

/// A logical relation between a head and what fills it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Who acts.
    Subject,
    /// Who or what is acted on.
    Object,
    /// To or for whom, without a preposition.
    IndirectObject,
    /// Predicate complement.
    Complement,
    /// Clausal complement without a subject of its own.
    OpenClause,
    /// Clausal complement with its own subject.
    Clause,
    /// Adverbial clause.
    Adverbial,
    /// Modifier before a noun.
    Modifier,
    /// Possessor.
    Possessor,
    /// Number.
    Number,
    /// Particle of a verb.
    Particle,
    /// Object of the preposition of this name.
    Preposition(String),
}

impl Relation {
    fn parse(text: &str) -> Self {
        match text {
            "subj" => Self::Subject,
            "obj" => Self::Object,
            "iobj" => Self::IndirectObject,
            "comp" => Self::Complement,
            "xcomp" => Self::OpenClause,
            "ccomp" => Self::Clause,
            "adv" => Self::Adverbial,
            "mod" => Self::Modifier,
            "poss" => Self::Possessor,
            "num" => Self::Number,
            "part" => Self::Particle,
            preposition => Self::Preposition(preposition.to_owned()),
        }
    }
}

/// What a filler must be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Test {
    /// Has this lemma.
    Lemma(Lemma),
    /// Belongs to this class of actors, or to the lemma set of this name.
    Class(String),
}

/// What a filler becomes in the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Role {
    Actor,
    Target,
    Place,
    Origin,
    Destination,
    Instrument,
    Quantity,
    Time,
}

impl Role {
    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "actor" => Self::Actor,
            "target" => Self::Target,
            "place" => Self::Place,
            "origin" => Self::Origin,
            "destination" => Self::Destination,
            "instrument" => Self::Instrument,
            "quantity" => Self::Quantity,
            "time" => Self::Time,
            _ => return None,
        })
    }
}

/// Whether a step must, may or must not be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Need {
    Required,
    Optional,
    Forbidden,
}

/// A walk from the head, what must stand at its end, and what that becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whether the pattern depends on it.
    pub need: Need,
    /// Alternative walks, each the relations to follow in turn.
    pub paths: Vec<Vec<Relation>>,
    /// Any of these; none means anything.
    pub tests: Vec<Test>,
    /// The role that the filler takes: the first of these that it can fill. A filler that is no
    /// party fills no role of a party.
    pub roles: Vec<Role>,
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Kind of head.
    pub kind: HeadKind,
    /// Any of these lemmas, or of the members of these sets.
    pub lemmas: Vec<Test>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// The pattern as written, without its examples.
    pub source: String,
    /// Sentences it must match.
    pub examples: Vec<Example>,
}

/// A sentence that a pattern must match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// The marked roles, with the bytes of `text` that must fill them.
    pub roles: Vec<(Role, Range<usize>)>,
}

impl Example {
    /// Reads `{actor Rebel fighters} besieged {target the garrison}.`
    ///
    /// # Errors
    /// What is wrong with the marks.
    pub fn parse(source: &str) -> Result<Self, String> {
        let mut text = String::with_capacity(source.len());
        let mut roles = Vec::new();
        let mut rest = source.trim();
        while let Some(open) = rest.find('{') {
            text.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            let close = after
                .find('}')
                .ok_or("a `{` in the example has no `}`".to_owned())?;
            let (name, words) = after[..close].split_once(' ').ok_or(format!(
                "`{{{}}}` should be a role and words, such as `{{actor the army}}`",
                &after[..close]
            ))?;
            let role = Role::named(name).ok_or(format!("`{name}` is no role"))?;
            let start = text.len();
            text.push_str(words);
            roles.push((role, start..text.len()));
            rest = &after[close + 1..];
        }
        if rest.contains('}') {
            return Err("a `}` in the example has no `{`".to_owned());
        }
        text.push_str(rest);
        if text.is_empty() {
            return Err("an example is empty".to_owned());
        }
        Ok(Self { text, roles })
    }
}

impl Pattern {
    /// Reads `PATTERN // EXAMPLE // EXAMPLE`.
    ///
    /// # Errors
    /// What is wrong, in words for the one who wrote it.
    pub fn parse(literal: &str) -> Result<Self, String> {
        let mut parts = literal.split("//");
        let source = parts.next().unwrap_or_default().trim();
        let examples = parts.map(Example::parse).collect::<Result<Vec<_>, _>>()?;
        let mut words = source.split_whitespace();
        let (kind, lemmas) = parse_head(words.next().ok_or("the pattern is empty")?)?;
        let steps = words.map(parse_step).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            kind,
            lemmas,
            steps,
            source: source.split_whitespace().collect::<Vec<_>>().join(" "),
            examples,
        })
    }

    /// How many steps the pattern depends on.
    pub fn required(&self) -> usize {
        self.steps
            .iter()
            .filter(|step| step.need == Need::Required)
            .count()
    }
}

fn parse_head(word: &str) -> Result<(HeadKind, Vec<Test>), String> {
    let (kind, lemmas) = word.split_once(':').ok_or(format!(
        "`{word}` should be a head such as `v:attack`, `n:siege` or `a:backed`"
    ))?;
    let kind = match kind {
        "v" => HeadKind::Verb,
        "n" => HeadKind::Noun,
        "a" => HeadKind::Adjective,
        other => return Err(format!("`{other}:` should be `v:`, `n:` or `a:`")),
    };
    Ok((kind, parse_tests(lemmas)?))
}

fn parse_lemma(text: &str) -> Result<Lemma, String> {
    let plain = !text.is_empty()
        && text
            .split('_')
            .all(|word| !word.is_empty() && !word.contains(['=', '>', '@', '!', '?', ':', '{']));
    if plain {
        Ok(Lemma::new(text))
    } else {
        Err(format!("`{text}` is no lemma"))
    }
}

fn parse_step(word: &str) -> Result<Step, String> {
    let (sign, rest) = match word.as_bytes().first() {
        Some(b'!') => (Some(Need::Required), &word[1..]),
        Some(b'?') => (Some(Need::Optional), &word[1..]),
        Some(b'-') => (Some(Need::Forbidden), &word[1..]),
        _ => (None, word),
    };
    let (rest, roles) = match rest.split_once('>') {
        Some((rest, names)) => {
            let roles = names.split('|').map(|name| {
                Role::named(name).ok_or(format!(
                    "`{name}` in `{word}` is no role (actor, target, place, origin, destination, instrument, quantity, time)"
                ))
            });
            (rest, roles.collect::<Result<Vec<_>, _>>()?)
        }
        None => (rest, Vec::new()),
    };
    let (path, tests) = match rest.split_once('=') {
        Some((path, tests)) => (path, parse_tests(tests)?),
        None => (rest, Vec::new()),
    };
    let paths = path
        .split('|')
        .map(|walk| {
            walk.split('.')
                .map(|name| {
                    let plain = !name.is_empty()
                        && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                    plain.then(|| Relation::parse(name)).ok_or(format!(
                        "`{name}` in `{word}` is no relation or preposition"
                    ))
                })
                .collect::<Result<Vec<_>, _>>()
        })
        .collect::<Result<Vec<_>, _>>()?;
    let need = sign.unwrap_or(if tests.is_empty() {
        Need::Optional
    } else {
        Need::Required
    });
    if need == Need::Forbidden && !roles.is_empty() {
        return Err(format!("`{word}` forbids, so it can give no role"));
    }
    if need == Need::Optional && roles.is_empty() {
        return Err(format!(
            "`{word}` changes nothing: an optional step needs a role, a required one `!` or a test"
        ));
    }
    Ok(Step {
        need,
        paths,
        tests,
        roles,
    })
}

pub(super) fn parse_tests(text: &str) -> Result<Vec<Test>, String> {
    text.split('|')
        .map(|test| match test.strip_prefix('@') {
            Some("") => Err("`@` should be followed by the name of a class or set".to_owned()),
            Some(class) => Ok(Test::Class(class.to_owned())),
            None => parse_lemma(test).map(Test::Lemma),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pattern_is_a_head_and_steps_with_roles() {
        let pattern = Pattern::parse(
            "v:carry_out|mount subj>actor obj=air_strike|@airweapon !on|against>target -to // {actor Jets} carried out raids on {target the camp}.",
        )
        .unwrap();
        assert_eq!(pattern.kind, HeadKind::Verb);
        assert_eq!(pattern.lemmas[0], Test::Lemma(Lemma::new("carry_out")));
        assert_eq!(pattern.required(), 2);
        assert_eq!(pattern.steps[0].need, Need::Optional);
        assert_eq!(pattern.steps[1].tests[1], Test::Class("airweapon".into()));
        assert_eq!(pattern.steps[2].paths.len(), 2);
        assert_eq!(pattern.steps[3].need, Need::Forbidden);
        let example = &pattern.examples[0];
        assert_eq!(example.text, "Jets carried out raids on the camp.");
        assert_eq!(&example.text[example.roles[1].1.clone()], "the camp");
    }

    #[test]
    fn a_mistake_says_what_would_be_right() {
        for (source, hint) in [
            ("attack subj>actor", "head such as"),
            ("x:attack", "`v:`"),
            ("v:attack subj>aktor", "is no role"),
            ("v:attack obj", "changes nothing"),
            ("v:attack -obj>target", "can give no role"),
            ("v:attack obj=@", "class or set"),
            ("v:attack // {army}", "role and words"),
            ("v:attack // {actor army", "no `}`"),
        ] {
            let message = Pattern::parse(source).unwrap_err();
            assert!(message.contains(hint), "{source}: {message}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Pattern::parse(&text);
        }

        #[test]
        fn an_examples_marks_cut_their_own_words(before in "[a-z ]{0,9}", words in "[a-zé]{1,9}", after in "[a-z ]{1,9}") {
            let example = Example::parse(&format!("{before}{{target {words}}}{after}.")).unwrap();
            let (role, range) = example.roles[0].clone();
            prop_assert_eq!(role, Role::Target);
            prop_assert_eq!(&example.text[range], words.as_str());
        }
    }
}
