//! The one document that all components add to, before it becomes an [`Analysis`].
//!
//! [`Analysis`]: super::Analysis

use std::ops::Range;

use super::analysis::{Analysis, Entity};
use super::labels::{Dep, Tag};
use super::lex::LexemeId;
use super::tokenizer::Token;
use crate::document::Span;

/// A text on its way through the pipeline: one array for each thing known of a token.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Tokens; their bytes count from the start of the whole text.
    pub tokens: Vec<Token>,
    /// What the encoders see of each token: its word, and whether a space follows.
    pub words: Vec<(LexemeId, bool)>,
    /// Token ranges that are parsed apart.
    pub units: Vec<Range<usize>>,
    /// Whether each unit goes on with the paragraph of the one before.
    pub continues: Vec<bool>,
    pub syntax: Syntax,
    pub entities: Vec<Entity>,
    /// Names that stand as one token until [`Draft::expand`]: the token, and its true tokens.
    pub merged: Vec<(usize, Vec<Token>)>,
}

/// What tagger and parser say of each token.
#[derive(Clone, Debug, Default)]
pub(super) struct Syntax {
    pub tags: Vec<Tag>,
    /// Heads, counted from the start of the whole text; a root is its own head.
    pub heads: Vec<u32>,
    pub deps: Vec<Dep>,
    /// Whether each token begins a sentence.
    pub starts: Vec<bool>,
}

impl Syntax {
    fn clear(&mut self) {
        self.tags.clear();
        self.heads.clear();
        self.deps.clear();
        self.starts.clear();
    }

    fn push(&mut self, tag: Tag, head: u32, dep: Dep, starts: bool) {
        self.tags.push(tag);
        self.heads.push(head);
        self.deps.push(dep);
        self.starts.push(starts);
    }

    /// Takes over what `other` says of some tokens.
    pub fn copy_from(&mut self, other: &Self, tokens: Range<usize>) {
        self.tags[tokens.clone()].copy_from_slice(&other.tags[tokens.clone()]);
        self.heads[tokens.clone()].copy_from_slice(&other.heads[tokens.clone()]);
        self.deps[tokens.clone()].copy_from_slice(&other.deps[tokens.clone()]);
        self.starts[tokens.clone()].copy_from_slice(&other.starts[tokens]);
    }
}

impl Draft {
    /// Empties the draft for another text.
    pub fn clear(&mut self) {
        self.tokens.clear();
        self.words.clear();
        self.units.clear();
        self.continues.clear();
        self.syntax.clear();
        self.entities.clear();
        self.merged.clear();
    }

    /// Ends the cutting into tokens and units. Until tagger and parser have run, no tag is known,
    /// every token stands alone, and every unit is one sentence.
    pub fn ready(&mut self) {
        for token in &self.tokens {
            self.words.push((token.lexeme, token.space_after));
        }
        for unit in &self.units {
            for token in unit.clone() {
                self.syntax
                    .push(Tag::Xx, token as u32, Dep::Dep, token == unit.start);
            }
        }
    }

    /// Puts the true tokens of merged names in their places. The last carries what was found for
    /// the name; the others are parts of a compound under it.
    pub fn expand(&mut self, is_hyphen: impl Fn(LexemeId) -> bool) {
        if self.merged.is_empty() {
            return;
        }
        let merged = std::mem::take(&mut self.merged);
        // Where each old token's last (or only) true token stands.
        let mut places = Vec::with_capacity(self.tokens.len());
        let mut extra = 0;
        let mut next = merged.iter().peekable();
        for old in 0..self.tokens.len() {
            if let Some((_, parts)) = next.next_if(|(token, _)| *token == old) {
                extra += parts.len() - 1;
            }
            places.push(old + extra);
        }
        let first = |old: usize| {
            old.checked_sub(1)
                .map_or(0, |before: usize| places[before] + 1)
        };
        let moved = |range: &Range<usize>| first(range.start)..first(range.end);
        let mut new = Self {
            units: self.units.iter().map(moved).collect(),
            continues: std::mem::take(&mut self.continues),
            entities: std::mem::take(&mut self.entities),
            ..Self::default()
        };
        for entity in &mut new.entities {
            entity.tokens = moved(&entity.tokens);
        }
        let mut next = merged.into_iter().peekable();
        for (old, mut token) in std::mem::take(&mut self.tokens).into_iter().enumerate() {
            let mut starts = self.syntax.starts[old];
            if let Some((_, mut parts)) = next.next_if(|(token, _)| *token == old) {
                token = parts.pop().unwrap_or(token);
                for part in parts {
                    let (tag, dep) = match is_hyphen(part.lexeme) {
                        true => (Tag::Hyph, Dep::Punct),
                        false => (Tag::Nnp, Dep::Compound),
                    };
                    let head = places[old] as u32;
                    new.syntax.push(tag, head, dep, std::mem::take(&mut starts));
                    new.tokens.push(part);
                }
            }
            let (tag, dep) = (self.syntax.tags[old], self.syntax.deps[old]);
            let head = places[self.syntax.heads[old] as usize] as u32;
            new.syntax.push(tag, head, dep, starts);
            new.tokens.push(token);
        }
        for token in &new.tokens {
            new.words.push((token.lexeme, token.space_after));
        }
        *self = new;
    }

    /// Hands on everything that follows from what the components found: offsets, sentences,
    /// paragraphs, lists of children.
    pub fn hand_on(&mut self, analysis: &mut Analysis) {
        let tokens = self.tokens.iter();
        analysis
            .bytes
            .extend(tokens.map(|token| token.bytes.clone()));
        analysis.tags.extend_from_slice(&self.syntax.tags);
        analysis.heads.extend_from_slice(&self.syntax.heads);
        analysis.deps.extend_from_slice(&self.syntax.deps);
        analysis.entities.append(&mut self.entities);
        let (mut byte, mut point) = (0, 0);
        for range in &analysis.bytes {
            let (start, end) = (range.start as usize, range.end as usize);
            let first = point + analysis.text[byte..start].chars().count();
            point = first + analysis.text[start..end].chars().count();
            byte = end;
            analysis.spans.push(Span::new(first, point));
        }
        for (unit, &continues) in self.units.iter().zip(&self.continues) {
            match analysis.paragraphs.last_mut() {
                Some(paragraph) if continues => paragraph.end = unit.end,
                _ => analysis.paragraphs.push(unit.clone()),
            }
        }
        for (token, &starts) in self.syntax.starts.iter().enumerate() {
            if starts || token == 0 {
                analysis.sentences.push(token..token);
            }
            let number = analysis.sentences.len() - 1;
            analysis.sentences[number].end = token + 1;
            analysis.sentence_of.push(number as u32);
        }
        analysis.index_children();
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::EntityLabel;
    use super::*;

    fn token(lexeme: LexemeId, start: u32) -> Token {
        Token {
            lexeme,
            bytes: start..start + 1,
            space_after: true,
        }
    }

    #[test]
    fn a_merged_name_becomes_a_compound() {
        // "a N b" with N = "x-y".
        let mut draft = Draft {
            tokens: vec![token(0, 0), token(9, 2), token(4, 6)],
            units: std::iter::once(0..3).collect(),
            entities: vec![Entity {
                tokens: 1..2,
                label: EntityLabel::Org,
            }],
            merged: vec![(1, vec![token(1, 2), token(2, 3), token(3, 4)])],
            ..Draft::default()
        };
        draft.ready();
        draft.syntax.heads = vec![1, 2, 2];
        draft.syntax.tags = vec![Tag::Dt, Tag::Nnp, Tag::Vbd];
        draft.syntax.deps = vec![Dep::Det, Dep::Nsubj, Dep::Root];
        draft.expand(|lexeme| lexeme == 2);
        assert_eq!(draft.syntax.heads, [3, 3, 3, 4, 4]);
        assert_eq!(
            draft.syntax.tags,
            [Tag::Dt, Tag::Nnp, Tag::Hyph, Tag::Nnp, Tag::Vbd]
        );
        assert_eq!(
            draft.syntax.deps,
            [Dep::Det, Dep::Compound, Dep::Punct, Dep::Nsubj, Dep::Root]
        );
        assert_eq!(
            (draft.units[0].clone(), draft.entities[0].tokens.clone()),
            (0..5, 1..4)
        );
        assert_eq!(draft.syntax.starts, [true, false, false, false, false]);
        let lexemes: Vec<_> = draft.tokens.iter().map(|token| token.lexeme).collect();
        assert_eq!(lexemes, [0, 1, 2, 3, 4]);
    }
}
