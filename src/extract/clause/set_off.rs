//! Clauses that a comma sets off, and those of them that go on with what somebody says.

use crate::knowledge::lexicon::Lexicon;
use crate::language::{Analysis, Dep, Tag};

/// Whether a clause after a noun or verb stands behind a comma.
pub fn is_set_off(analysis: &Analysis, clause: usize) -> bool {
    let start = analysis.subtree(clause).start;
    let comma = |token: usize| analysis.text(token) == ",";
    start > 0 && (comma(start - 1) || comma(start))
}

/// Whether a participle behind a comma tells what a speaker says besides: "said that the camp had
/// been hit, | accusing the army".
pub fn speaks_on(analysis: &Analysis, lexicon: &Lexicon, verb: usize) -> bool {
    analysis.dep(verb) == Dep::Advcl
        && analysis.tag(verb) == Tag::Vbg
        && is_set_off(analysis, verb)
        && lexicon.contains("speaking-on", analysis.lemma(verb))
}

/// The verb of saying from which such a participle goes on, where the parser hung it on what is said.
pub fn speaking_before(analysis: &Analysis, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    let told = analysis.head(verb);
    let said = analysis.head(told);
    (analysis.dep(told) == Dep::Ccomp && said < told && speaks_on(analysis, lexicon, verb))
        .then_some(said)
}
