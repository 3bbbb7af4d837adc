//! Headlines in the present tense: "Rebels fire rockets at port" looks to the model like a pile of
//! nouns. A line without a finite verb is read again with its likeliest verb dressed as a clear one;
//! if the model then takes it for the verb, that reading stands.

use super::super::labels::{Dep, Tag};
use super::super::lemma::Lemmatizer;
use super::stand_in;

/// Lengths of a line that is taken for a headline, in tokens.
const SHORTEST: usize = 3;
const LONGEST: usize = 24;

/// A token to read as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Guess {
    /// The token's number in its line.
    pub token: usize,
    /// The word whose features stand in.
    pub stand_in: &'static str,
}

/// Finds the likeliest hidden verb of a line, given as words in lower case with their tags: a noun
/// with the form of a verb, behind a noun that it would agree with, before the beginning of an
/// object; in the plural also before a preposition ("Air strikes on …" rules out the singular).
pub(in super::super) fn guess<'a>(
    line: impl ExactSizeIterator<Item = (&'a str, Tag)>,
    lemmatizer: &Lemmatizer,
) -> Option<Guess> {
    if !(SHORTEST..=LONGEST).contains(&line.len()) {
        return None;
    }
    let line: Vec<_> = line.collect();
    let is_finite = |tag| matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Vb);
    let &(_, last) = line.last()?;
    if matches!(last, Tag::Period | Tag::Colon) || line.iter().any(|&(_, tag)| is_finite(tag)) {
        return None;
    }
    line.windows(3).enumerate().find_map(|(at, window)| {
        let &[(noun, before), (word, here), (_, after)] = window else {
            return None;
        };
        let object = matches!(
            after,
            Tag::Nn
                | Tag::Nns
                | Tag::Nnp
                | Tag::Nnps
                | Tag::Jj
                | Tag::Dt
                | Tag::Cd
                | Tag::PrpPoss
                | Tag::Prp
        );
        let phrase = matches!(after, Tag::In | Tag::To);
        // The model takes a plural at a headline's start for a singular now and then.
        let before = match before {
            Tag::Nn if noun.ends_with('s') && !noun.ends_with("ss") => Tag::Nns,
            tag => tag,
        };
        let tense = match (before, here) {
            (Tag::Nns | Tag::Nnps, Tag::Nn) if object || phrase => {
                lemmatizer.is_verb(word).then_some("VBP")
            }
            (Tag::Nn | Tag::Nnp, Tag::Nns) if object => {
                lemmatizer.is_verb_in_s(word).then_some("VBZ")
            }
            _ => None,
        };
        tense.and_then(stand_in).map(|stand_in| Guess {
            token: at + 1,
            stand_in,
        })
    })
}

/// Whether a new reading took the guess for the verb.
pub(in super::super) fn is_confirmed(tag: Tag, dep: Dep) -> bool {
    matches!(tag, Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Vbd) && dep == Dep::Root
}
