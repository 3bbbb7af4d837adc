//! Rules of grammar that turn tags, words and arcs into universal parts of speech, features and a
//! few lemmas.
//!
//! Every rule is matched against what tagger and parser said, none sees what another changed; then
//! the hits apply in order, later ones over earlier ones. The rules are compiled to lists by tag
//! and by word, so a token tries a handful of them.

use std::collections::BTreeMap;

use super::format::{Container, FormatError};
use super::labels::{Dep, Pos, Tag};

/// What the ruler sees of a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub tag: Tag,
    pub dep: Dep,
    pub lower: &'a str,
    /// The lexeme's number of the set of rules that name its word.
    pub rules: u16,
    pub is_space: bool,
}

/// What the ruler says of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ruling {
    pub pos: Option<Pos>,
    /// Index into [`Ruler::morphs`].
    pub morph: u16,
    /// Index into [`Ruler::lemmas`].
    pub lemma: Option<u16>,
    pub tag: Option<Tag>,
    pub dep: Option<Dep>,
}

/// A condition on one token. An empty list of alternatives asks nothing.
#[derive(Clone, Debug, Default)]
struct Condition {
    lowers: Vec<Box<str>>,
    tags: Option<Vec<Tag>>,
    deps: Option<Vec<Dep>>,
    is_space: Option<bool>,
}

impl Condition {
    fn holds(&self, token: &Seen<'_>) -> bool {
        self.is_space
            .is_none_or(|is_space| is_space == token.is_space)
            && self
                .tags
                .as_ref()
                .is_none_or(|tags| tags.contains(&token.tag))
            && self
                .deps
                .as_ref()
                .is_none_or(|deps| deps.contains(&token.dep))
            && (self.lowers.is_empty() || self.lowers.iter().any(|word| **word == *token.lower))
    }
}

/// A rule about one token, with what its neighbours must be.
#[derive(Clone, Debug)]
struct Rule {
    before: Option<Condition>,
    here: Condition,
    after: Option<Condition>,
    effect: Ruling,
    sets_morph: bool,
}

/// The compiled rules.
#[derive(Debug)]
pub(super) struct Ruler {
    rules: Vec<Rule>,
    /// By tag: the rules that name no word.
    by_tag: Vec<Vec<u16>>,
    /// By number of a set: the rules that name a word. Set 0 is empty.
    by_word: Vec<Vec<u16>>,
    words: BTreeMap<Box<str>, u16>,
    /// Every string of morphological features; the first is empty.
    pub morphs: Vec<Box<str>>,
    /// Every lemma that a rule sets.
    pub lemmas: Vec<Box<str>>,
}

const RULES: &str = "ruler.rules";

fn wrong(why: &'static str) -> FormatError {
    FormatError::Unexpected(RULES.into(), why)
}

impl Ruler {
    /// Reads the rules of the container.
    pub fn read(container: &Container<'_>) -> Result<Self, FormatError> {
        let mut ruler = Self {
            rules: Vec::new(),
            by_tag: vec![Vec::new(); Tag::ALL.len()],
            by_word: vec![Vec::new()],
            words: BTreeMap::new(),
            morphs: vec!["".into()],
            lemmas: Vec::new(),
        };
        for line in container.lines(RULES)? {
            if let Some(rule) = ruler.rule(line)? {
                ruler.file(rule);
            }
        }
        Ok(ruler)
    }

    /// The words that rules name, in lower case, each with the number of its set of rules.
    pub fn words(&self) -> impl Iterator<Item = (&str, u16)> {
        self.words.iter().map(|(word, &set)| (&**word, set))
    }

    /// Reads one rule; `None` if it asks for a tag that the tagger never gives.
    fn rule(&mut self, line: &str) -> Result<Option<Rule>, FormatError> {
        let mut cells = line.split('\t');
        let (Some(index), Some(attributes)) = (cells.next(), cells.next()) else {
            return Err(wrong("a rule is cut short"));
        };
        let mut tokens = cells.map(condition).collect::<Result<Vec<_>, _>>()?;
        if tokens
            .iter()
            .any(|token| token.tags.as_ref().is_some_and(Vec::is_empty))
        {
            return Ok(None);
        }
        let mut rule = Rule {
            before: None,
            here: Condition::default(),
            after: None,
            effect: Ruling::default(),
            sets_morph: false,
        };
        match (index, tokens.len()) {
            ("0", 1) => {}
            ("0", 2) => rule.after = tokens.pop(),
            ("1", 2) => rule.before = Some(tokens.remove(0)),
            _ => return Err(wrong("a rule has another form")),
        }
        rule.here = tokens.pop().ok_or_else(|| wrong("a rule has no token"))?;
        for attribute in attributes.split(' ') {
            let (key, value) = attribute.split_once('=').ok_or_else(|| wrong("no value"))?;
            let unknown = |()| wrong("unknown label");
            match key {
                "POS" => rule.effect.pos = Some(value.parse().map_err(unknown)?),
                "TAG" => rule.effect.tag = Some(value.parse().map_err(unknown)?),
                "DEP" => rule.effect.dep = Some(value.parse().map_err(unknown)?),
                "LEMMA" => rule.effect.lemma = Some(place(&mut self.lemmas, value)),
                "MORPH" => {
                    rule.sets_morph = true;
                    rule.effect.morph = place(&mut self.morphs, value);
                }
                _ => return Err(wrong("unknown attribute")),
            }
        }
        Ok(Some(rule))
    }

    /// Enters a rule under its words, or else under its tags.
    fn file(&mut self, rule: Rule) {
        let number = self.rules.len() as u16;
        for word in &rule.here.lowers {
            let set = *self.words.entry(word.clone()).or_insert_with(|| {
                self.by_word.push(Vec::new());
                (self.by_word.len() - 1) as u16
            });
            self.by_word[set as usize].push(number);
        }
        if rule.here.lowers.is_empty() {
            let tags = rule.here.tags.as_deref().unwrap_or(Tag::ALL);
            for &tag in tags {
                self.by_tag[tag as usize].push(number);
            }
        }
        self.rules.push(rule);
    }

    /// What the rules say of the token at `at`.
    pub fn apply(&self, tokens: &[Seen<'_>], at: usize) -> Ruling {
        let token = &tokens[at];
        let mut ruling = Ruling::default();
        let by_word = self
            .by_word
            .get(token.rules as usize)
            .map_or(&[][..], Vec::as_slice);
        for number in merge(&self.by_tag[token.tag as usize], by_word) {
            let rule = &self.rules[number as usize];
            let near = |condition: &Option<Condition>, place: Option<usize>| {
                condition.as_ref().is_none_or(|condition| {
                    place
                        .and_then(|at| tokens.get(at))
                        .is_some_and(|seen| condition.holds(seen))
                })
            };
            if !(rule.here.holds(token)
                && near(&rule.before, at.checked_sub(1))
                && near(&rule.after, Some(at + 1)))
            {
                continue;
            }
            let effect = &rule.effect;
            ruling.pos = effect.pos.or(ruling.pos);
            ruling.tag = effect.tag.or(ruling.tag);
            ruling.dep = effect.dep.or(ruling.dep);
            ruling.lemma = effect.lemma.or(ruling.lemma);
            if rule.sets_morph {
                ruling.morph = effect.morph;
            }
        }
        ruling
    }
}

/// Reads the conditions on one token.
fn condition(cell: &str) -> Result<Condition, FormatError> {
    let mut condition = Condition::default();
    for part in cell.split(' ') {
        let (key, values) = part.split_once('=').ok_or_else(|| wrong("no value"))?;
        let (key, negated) = key
            .strip_suffix('!')
            .map_or((key, false), |key| (key, true));
        let values: Vec<&str> = values
            .split('\x1f')
            .filter(|value| !value.is_empty())
            .collect();
        match key {
            "LOWER" if !negated => {
                condition.lowers = values.into_iter().map(Box::from).collect();
            }
            "TAG" => condition.tags = Some(labels(Tag::ALL, &values, negated)),
            "DEP" => condition.deps = Some(labels(Dep::ALL, &values, negated)),
            "IS_SPACE" => condition.is_space = Some(values == ["true"]),
            _ => return Err(wrong("unknown condition")),
        }
    }
    Ok(condition)
}

/// The labels that are written so, or all but them. A label the model does not have drops out.
fn labels<L: Copy + ToString>(all: &[L], named: &[&str], negated: bool) -> Vec<L> {
    let is_named = |label: &L| named.contains(&label.to_string().as_str());
    all.iter()
        .copied()
        .filter(|label| is_named(label) != negated)
        .collect()
}

/// The place of a string in a list, added if need be.
fn place(list: &mut Vec<Box<str>>, text: &str) -> u16 {
    let at = list
        .iter()
        .position(|known| **known == *text)
        .unwrap_or_else(|| {
            list.push(text.into());
            list.len() - 1
        });
    at as u16
}

/// Two ascending lists as one.
fn merge<'a>(mut a: &'a [u16], mut b: &'a [u16]) -> impl Iterator<Item = u16> + 'a {
    std::iter::from_fn(move || {
        let list = match (a.first(), b.first()) {
            (Some(x), Some(y)) if y < x => &mut b,
            (None, _) => &mut b,
            _ => &mut a,
        };
        let (&first, rest) = list.split_first()?;
        *list = rest;
        Some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(words: &[(&str, Tag, Dep)], at: usize) -> (Ruling, String) {
        let container = Container::open(super::super::ENGLISH).unwrap();
        let ruler = Ruler::read(&container).unwrap();
        let sets: BTreeMap<&str, u16> = ruler.words().collect();
        let seen: Vec<_> = words
            .iter()
            .map(|&(lower, tag, dep)| Seen {
                tag,
                dep,
                lower,
                rules: sets.get(lower).copied().unwrap_or(0),
                is_space: lower.trim().is_empty(),
            })
            .collect();
        let ruling = ruler.apply(&seen, at);
        (ruling, ruler.morphs[ruling.morph as usize].to_string())
    }

    #[test]
    fn a_tag_has_a_part_of_speech_and_features() {
        let (ruling, morph) = apply(&[("rebels", Tag::Nns, Dep::Nsubj)], 0);
        assert_eq!(
            (ruling.pos, morph.as_str()),
            (Some(Pos::Noun), "Number=Plur")
        );
    }

    #[test]
    fn a_word_overrides_its_tag_and_an_arc_overrides_both() {
        let (ruling, morph) = apply(&[("had", Tag::Vbd, Dep::Aux)], 0);
        assert_eq!(
            (ruling.pos, morph.as_str()),
            (Some(Pos::Aux), "Tense=Past|VerbForm=Fin")
        );
        let (ruling, _) = apply(&[("had", Tag::Vbd, Dep::Root)], 0);
        assert_eq!(ruling.pos, Some(Pos::Verb));
    }

    #[test]
    fn a_rule_can_look_at_the_neighbour() {
        let there = [("there", Tag::Ex, Dep::Expl), ("were", Tag::Vbd, Dep::Root)];
        assert_eq!(apply(&there, 1).0.pos, Some(Pos::Verb));
        let they = [
            ("they", Tag::Prp, Dep::Nsubj),
            ("were", Tag::Vbd, Dep::Root),
        ];
        assert_eq!(apply(&they, 1).0.pos, Some(Pos::Aux));
    }

    #[test]
    fn white_space_is_always_tagged_as_such() {
        let (ruling, _) = apply(&[("\n", Tag::Nn, Dep::Nsubj)], 0);
        assert_eq!(ruling.tag, Some(Tag::Space));
        assert_eq!(ruling.pos, Some(Pos::Space));
        assert_eq!(ruling.dep, Some(Dep::Dep));
    }
}
