//! The pieces of text that are compared: sentences as words, names made canonical.

use std::collections::HashMap;

use super::super::entity::Entities;
use super::super::name;
use super::super::record::EntityClass;
use crate::document::Span;
use crate::extract::Extraction;
use crate::extract::record::MentionType;

/// Words that a sentence with a name or number needs before its likeness to another says
/// anything.
const TELLING: usize = 8;
/// Words that a sentence without either needs: formulas such as "could not be reached for
/// comment" are shorter.
const TELLING_WITHOUT_NAME: usize = 14;

/// A sentence, or half of one: a quotation and the clause that reports it are often copied apart.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Number of the document.
    pub document: u32,
    /// Where it stands.
    pub span: Span,
    /// As it stands there.
    pub text: String,
    /// Its words by number; every name of one entity has the same number.
    pub tokens: Vec<u32>,
    /// Code points of each token.
    pub spans: Vec<Span>,
    /// Whether it is long enough for a likeness to mean something.
    pub tells: bool,
}

impl Unit {
    /// The text from the first token up to the last, as written.
    pub fn words(&self, from: usize, to: usize) -> String {
        match (
            self.spans.get(from),
            to.checked_sub(1).and_then(|last| self.spans.get(last)),
        ) {
            (Some(first), Some(last)) if from < to => self
                .text
                .chars()
                .skip(first.start - self.span.start)
                .take(last.end - first.start)
                .collect(),
            _ => String::new(),
        }
    }
}

/// Every unit of every document, in order.
pub(super) fn units(documents: &[&Extraction], entities: &Entities) -> Vec<Unit> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut units = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let names = names(document, entities);
        let mut next = 0;
        for sentence in &document.sentences {
            while names
                .get(next)
                .is_some_and(|(span, _)| span.end <= sentence.span.start)
            {
                next += 1;
            }
            for (span, text) in halves(sentence.span, &sentence.text) {
                let mut unit = Unit {
                    document: number as u32,
                    span,
                    text,
                    tokens: Vec::new(),
                    spans: Vec::new(),
                    tells: false,
                };
                fill(&mut unit, &names[next..], &mut numbers);
                units.push(unit);
            }
        }
    }
    units
}

/// Proper names of a document with their entity, left to right, none overlapping.
fn names(document: &Extraction, entities: &Entities) -> Vec<(Span, u32)> {
    let mut names: Vec<(Span, u32)> = document
        .mentions
        .iter()
        .filter_map(|mention| {
            let class = match mention.kind {
                MentionType::Person | MentionType::Organization => EntityClass::Actor,
                MentionType::Place => EntityClass::Place,
                _ => return None,
            };
            if !name::is_proper(&mention.text) {
                return None;
            }
            let entity = entities.find(class, mention.id.as_deref()?, &mention.text)?;
            Some((mention.span, entity))
        })
        .collect();
    names.sort_by_key(|(span, entity)| (span.start, std::cmp::Reverse(span.end), *entity));
    let mut end = 0;
    names.retain(|(span, _)| {
        let keep = span.start >= end && !span.is_empty();
        if keep {
            end = span.end;
        }
        keep
    });
    names
}

/// A sentence as it is, or its quotation and its reporting clause apart where both are long
/// enough to compare.
fn halves(span: Span, text: &str) -> Vec<(Span, String)> {
    let chars: Vec<char> = text.chars().collect();
    let opening = |c: char| matches!(c, '"' | '“' | '«' | '„');
    let closing = |c: char| matches!(c, '"' | '”' | '»' | '“');
    let cut = if chars.first().copied().is_some_and(opening) {
        chars
            .iter()
            .rposition(|c| closing(*c))
            .filter(|at| *at > 0)
            .map(|at| at + 1)
    } else if chars
        .iter()
        .rfind(|c| !matches!(c, '.' | ' '))
        .copied()
        .is_some_and(closing)
    {
        chars.iter().position(|c| opening(*c)).filter(|at| *at > 0)
    } else {
        None
    };
    let long = |part: &[char]| {
        part.iter()
            .collect::<String>()
            .split_whitespace()
            .nth(TELLING - 1)
            .is_some()
    };
    if let Some(cut) = cut
        && long(&chars[..cut])
        && long(&chars[cut..])
    {
        let blank = chars[cut..]
            .iter()
            .take_while(|c| c.is_whitespace())
            .count();
        let middle = span.start + cut;
        return vec![
            (
                Span::new(span.start, middle),
                chars[..cut].iter().collect::<String>(),
            ),
            (
                Span::new(middle + blank, span.end),
                chars[cut + blank..].iter().collect(),
            ),
        ];
    }
    vec![(span, text.to_owned())]
}

fn fill(unit: &mut Unit, names: &[(Span, u32)], numbers: &mut HashMap<String, u32>) {
    let chars: Vec<char> = unit.text.chars().collect();
    let start = unit.span.start;
    let mut names = names.iter().peekable();
    let mut named = false;
    let mut at = 0;
    let mut intern = |key: String| {
        let next = numbers.len() as u32;
        *numbers.entry(key).or_insert(next)
    };
    while at < chars.len() {
        while names.next_if(|(span, _)| span.end <= start + at).is_some() {}
        if let Some((span, entity)) = names.peek()
            && span.start <= start + at
            && span.end <= start + chars.len()
        {
            unit.tokens.push(intern(format!("\u{1}{entity}")));
            unit.spans.push(*span);
            named = true;
            at = span.end - start;
            continue;
        }
        if !chars[at].is_alphanumeric() {
            at += 1;
            continue;
        }
        let from = at;
        while at < chars.len()
            && chars[at].is_alphanumeric()
            && names
                .peek()
                .is_none_or(|(span, _)| span.start != start + at || at == from)
        {
            at += 1;
        }
        let word: String = chars[from..at]
            .iter()
            .flat_map(|c| c.to_lowercase())
            .collect();
        // The possessive ending is no word: "regime's" is "regime".
        if word == "s" && from > 0 && matches!(chars[from - 1], '\'' | '’') {
            continue;
        }
        named |= word.chars().any(|c| c.is_ascii_digit()) || from > 0 && chars[from].is_uppercase();
        unit.tokens.push(intern(word));
        unit.spans.push(Span::new(start + from, start + at));
    }
    let enough = if named { TELLING } else { TELLING_WITHOUT_NAME };
    unit.tells = unit.tokens.len() >= enough;
}
