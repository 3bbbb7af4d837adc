//! Common nouns that open a sentence: "Rockets struck a base". For its capital the tagger takes some
//! of them for a name; where they alone are the subject, are the plural of a known noun, and nothing
//! takes them for somebody's name, they are nouns.

use std::ops::Range;

use super::super::analysis::Entity;
use super::super::draft::Syntax;
use super::super::labels::{Dep, Tag};
use super::super::lemma::Lemmatizer;

/// Makes nouns of the names that open the sentences of a text and are none; `word` gives a token in
/// lower case.
pub(in super::super) fn mend<'w>(
    syntax: &mut Syntax,
    entities: &[Entity],
    lemmatizer: &Lemmatizer,
    word: impl Fn(usize) -> &'w str,
) {
    let named = |at: usize| {
        let holds = |tokens: &Range<usize>| tokens.contains(&at);
        entities.iter().any(|entity| holds(&entity.tokens))
    };
    for first in 0..syntax.tags.len().saturating_sub(1) {
        let opens = syntax.starts[first] && matches!(syntax.tags[first], Tag::Nnp | Tag::Nnps);
        let acts = matches!(syntax.deps[first], Dep::Nsubj | Dep::Nsubjpass)
            && matches!(
                syntax.tags[first + 1],
                Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md
            );
        if opens && acts && lemmatizer.is_plural_noun(word(first)) && !named(first) {
            syntax.tags[first] = Tag::Nns;
        }
    }
}
