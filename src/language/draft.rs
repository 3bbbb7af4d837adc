//! The one document that all components add to, before it becomes an [`Analysis`].
//!
//! [`Analysis`]: super::Analysis

use std::ops::Range;

use super::labels::{Dep, EntityLabel, Tag};
use super::lex::LexemeId;
use super::tokenizer::Token;

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
    pub tags: Vec<Tag>,
    pub heads: Vec<u32>,
    pub deps: Vec<Dep>,
    /// Whether each token begins a sentence.
    pub starts: Vec<bool>,
    pub entities: Vec<(Range<usize>, EntityLabel)>,
    /// Names that stand as one token until [`Draft::expand`]: the token, and its true tokens.
    pub merged: Vec<(usize, Vec<Token>)>,
}

impl Draft {
    /// Empties the draft for another text.
    pub fn clear(&mut self) {
        let Self {
            tokens,
            words,
            units,
            continues,
            ..
        } = self;
        tokens.clear();
        words.clear();
        units.clear();
        continues.clear();
        self.tags.clear();
        self.heads.clear();
        self.deps.clear();
        self.starts.clear();
        self.entities.clear();
        self.merged.clear();
    }

    /// Makes room for what the components will say of every token.
    pub fn ready(&mut self) {
        let count = self.tokens.len();
        self.words.extend(
            self.tokens
                .iter()
                .map(|token| (token.lexeme, token.space_after)),
        );
        self.tags.resize(count, Tag::Xx);
        self.heads.resize(count, 0);
        self.deps.resize(count, Dep::Dep);
        self.starts.resize(count, false);
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
        let mut new = Self {
            units: self
                .units
                .iter()
                .map(|unit| first(unit.start)..first(unit.end))
                .collect(),
            continues: std::mem::take(&mut self.continues),
            entities: self
                .entities
                .iter()
                .map(|(range, label)| (first(range.start)..first(range.end), *label))
                .collect(),
            ..Self::default()
        };
        let mut next = merged.into_iter().peekable();
        for (old, token) in std::mem::take(&mut self.tokens).into_iter().enumerate() {
            let place = places[old];
            let mut starts = self.starts[old];
            if let Some((_, mut parts)) = next.next_if(|(token, _)| *token == old) {
                let last = parts.pop();
                for part in parts {
                    let hyphen = is_hyphen(part.lexeme);
                    let (tag, dep) = match hyphen {
                        true => (Tag::Hyph, Dep::Punct),
                        false => (Tag::Nnp, Dep::Compound),
                    };
                    new.push(part, tag, place as u32, dep, std::mem::take(&mut starts));
                }
                let head = places[self.heads[old] as usize] as u32;
                new.push(
                    last.unwrap_or(token),
                    self.tags[old],
                    head,
                    self.deps[old],
                    starts,
                );
            } else {
                let head = places[self.heads[old] as usize] as u32;
                new.push(token, self.tags[old], head, self.deps[old], starts);
            }
        }
        *self = new;
    }

    fn push(&mut self, token: Token, tag: Tag, head: u32, dep: Dep, starts: bool) {
        self.words.push((token.lexeme, token.space_after));
        self.tokens.push(token);
        self.tags.push(tag);
        self.heads.push(head);
        self.deps.push(dep);
        self.starts.push(starts);
    }
}

#[cfg(test)]
mod tests {
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
            entities: vec![(1..2, EntityLabel::Org)],
            merged: vec![(1, vec![token(1, 2), token(2, 3), token(3, 4)])],
            ..Draft::default()
        };
        draft.ready();
        draft.heads = vec![1, 2, 2];
        draft.starts[0] = true;
        draft.tags = vec![Tag::Dt, Tag::Nnp, Tag::Vbd];
        draft.deps = vec![Dep::Det, Dep::Nsubj, Dep::Root];
        draft.expand(|lexeme| lexeme == 2);
        assert_eq!(draft.heads, [3, 3, 3, 4, 4]);
        assert_eq!(
            draft.tags,
            [Tag::Dt, Tag::Nnp, Tag::Hyph, Tag::Nnp, Tag::Vbd]
        );
        assert_eq!(
            draft.deps,
            [Dep::Det, Dep::Compound, Dep::Punct, Dep::Nsubj, Dep::Root]
        );
        assert_eq!(
            (draft.units[0].clone(), draft.entities[0].0.clone()),
            (0..5, 1..4)
        );
        assert_eq!(draft.starts, [true, false, false, false, false]);
        let lexemes: Vec<_> = draft.tokens.iter().map(|token| token.lexeme).collect();
        assert_eq!(lexemes, [0, 1, 2, 3, 4]);
    }
}
