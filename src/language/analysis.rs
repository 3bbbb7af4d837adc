//! What the engine knows of a text: one array per attribute, indexed by token.

use std::ops::Range;
use std::sync::Arc;

use super::labels::{Dep, EntityLabel, Pos, Tag};
use crate::document::Span;

/// A named entity that the engine found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Tokens covered.
    pub tokens: Range<usize>,
    /// OntoNotes type.
    pub label: EntityLabel,
}

/// Many short strings in one allocation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strings {
    arena: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Appends a string.
    pub(crate) fn push(&mut self, text: &str) {
        self.arena.push_str(text);
        self.ends.push(self.arena.len() as u32);
    }

    fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.arena[start as usize..self.ends[at] as usize]
    }
}

/// A text with everything the engine found in it. Every component adds its arrays; later stages
/// only read. Tokens are numbered through the whole text. Paragraphs (lines of the text) are
/// analysed apart, so no sentence and no entity crosses a line's end.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The text that was analysed, unaltered.
    pub(crate) text: String,
    /// Byte range of each token in `text`.
    pub(crate) bytes: Vec<Range<u32>>,
    /// Code-point range of each token in `text`.
    pub(crate) spans: Vec<Span>,
    pub(crate) lower: Strings,
    pub(crate) tags: Vec<Tag>,
    pub(crate) pos: Vec<Pos>,
    /// Index of each token's features in `morph_table`.
    pub(crate) morphs: Vec<u16>,
    pub(crate) morph_table: Arc<[Box<str>]>,
    pub(crate) lemmas: Strings,
    /// Head of each token; a root is its own head.
    pub(crate) heads: Vec<u32>,
    pub(crate) deps: Vec<Dep>,
    /// Token ranges of the sentences, in text order, covering every token.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Token ranges of the paragraphs (non-blank lines).
    pub(crate) paragraphs: Vec<Range<usize>>,
    /// Sentence number of each token.
    pub(crate) sentence_of: Vec<u32>,
    /// Children of all tokens, those of one token together, left to right (from `heads`).
    pub(crate) children: Vec<u32>,
    /// Where each token's children end in `children`; they begin where the one before ends.
    pub(crate) child_ends: Vec<u32>,
    pub(crate) entities: Vec<Entity>,
}

impl Analysis {
    /// The analysed text.
    pub fn source(&self) -> &str {
        &self.text
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether the text has no token.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// A token as written.
    pub fn text(&self, token: usize) -> &str {
        let bytes = &self.bytes[token];
        &self.text[bytes.start as usize..bytes.end as usize]
    }

    /// A token in lower case.
    pub fn lower(&self, token: usize) -> &str {
        self.lower.get(token)
    }

    /// A token's code points.
    pub fn span(&self, token: usize) -> Span {
        self.spans[token]
    }

    /// The code points from the first to the last token of a range; empty for an empty range.
    pub fn span_of(&self, tokens: &Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        Span::new(
            self.spans[tokens.start].start,
            self.spans[tokens.end - 1].end,
        )
    }

    /// The tokens that lie whole in a range of code points.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let start = (self.spans).partition_point(|token| token.start < span.start);
        let end = self.spans.partition_point(|token| token.end <= span.end);
        start..end.max(start)
    }

    /// The text of a range of tokens, with the spaces between them.
    pub fn text_of(&self, tokens: &Range<usize>) -> &str {
        if tokens.is_empty() {
            return "";
        }
        let start = self.bytes[tokens.start].start as usize;
        &self.text[start..self.bytes[tokens.end - 1].end as usize]
    }

    /// Penn tag.
    pub fn tag(&self, token: usize) -> Tag {
        self.tags[token]
    }

    /// Universal part of speech.
    pub fn pos(&self, token: usize) -> Pos {
        self.pos[token]
    }

    /// Morphological features, such as `Number=Sing|Tense=Past`; empty where there are none.
    pub fn morph(&self, token: usize) -> &str {
        &self.morph_table[self.morphs[token] as usize]
    }

    /// Lemma.
    pub fn lemma(&self, token: usize) -> &str {
        self.lemmas.get(token)
    }

    /// Head of a token; a root is its own head.
    pub fn head(&self, token: usize) -> usize {
        self.heads[token] as usize
    }

    /// Label of the arc from the token's head.
    pub fn dep(&self, token: usize) -> Dep {
        self.deps[token]
    }

    /// Direct dependents, left to right.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let start = token
            .checked_sub(1)
            .map_or(0, |before| self.child_ends[before]);
        let range = start as usize..self.child_ends[token] as usize;
        self.children[range].iter().map(|&child| child as usize)
    }

    /// Direct dependents with one of the labels, left to right.
    pub fn children_by<'a>(
        &'a self,
        token: usize,
        labels: &'a [Dep],
    ) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.children(token)
            .filter(move |&child| labels.contains(&self.dep(child)))
    }

    /// First direct dependent with the label.
    pub fn child(&self, token: usize, label: Dep) -> Option<usize> {
        self.children(token).find(|&child| self.dep(child) == label)
    }

    /// The first of those that a token is joined to by "and", as the parser has it; its relation to
    /// the rest of the sentence is that of all.
    pub fn first_conjunct(&self, token: usize) -> usize {
        let mut at = token;
        while self.dep(at) == Dep::Conj && self.head(at) != at {
            at = self.head(at);
        }
        at
    }

    /// The token's ancestors, nearest first, without itself.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = token;
        std::iter::from_fn(move || {
            let head = self.head(at);
            (head != at).then(|| {
                at = head;
                head
            })
        })
    }

    /// Smallest token range that covers the token and all its descendants.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let (mut low, mut high) = (token, token);
        let mut open = vec![token];
        while let Some(at) = open.pop() {
            low = low.min(at);
            high = high.max(at);
            open.extend(self.children(at));
        }
        low..high + 1
    }

    /// Fills the lists of children from `heads`.
    pub(crate) fn index_children(&mut self) {
        let count = self.heads.len();
        let mut ends = vec![0_u32; count + 1];
        let arcs = || {
            (0..)
                .zip(&self.heads)
                .filter(|&(token, &head): &(u32, &u32)| head != token)
        };
        for (_, &head) in arcs() {
            ends[head as usize + 1] += 1;
        }
        for at in 0..count {
            ends[at + 1] += ends[at];
        }
        // `ends[head]` is where the next child of `head` goes; in the end it is where they end.
        let mut children = vec![0; ends[count] as usize];
        for (token, &head) in arcs() {
            children[ends[head as usize] as usize] = token;
            ends[head as usize] += 1;
        }
        ends.truncate(count);
        self.children = children;
        self.child_ends = ends;
    }

    /// Token ranges of the sentences, in text order.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Number of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of[token] as usize
    }

    /// Token ranges of the paragraphs, in text order.
    pub fn paragraphs(&self) -> &[Range<usize>] {
        &self.paragraphs
    }

    /// Number of the paragraph that holds a token.
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|range| range.end <= token)
    }

    /// Named entities, in text order, none overlapping.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity that holds a token.
    pub fn entity_at(&self, token: usize) -> Option<&Entity> {
        let at = self
            .entities
            .partition_point(|entity| entity.tokens.end <= token);
        self.entities
            .get(at)
            .filter(|entity| entity.tokens.contains(&token))
    }
}
