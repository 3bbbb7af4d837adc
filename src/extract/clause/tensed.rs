//! What a verb is joined to by its tense, wherever the parser hung it.

use crate::knowledge::lexicon::Lexicon;
use crate::language::{Analysis, Dep, Pos, Tag};

/// How far up the tree a verb of the same tense is looked for.
const REACH: usize = 4;

/// The verb that a conjoined verb is joined to: its head, unless tense or sense tell another above it.
pub fn joined_to(analysis: &Analysis, lexicon: &Lexicon, verb: usize) -> usize {
    past_above(analysis, verb)
        .or_else(|| saying_above(analysis, lexicon, verb))
        .unwrap_or(analysis.head(verb))
}

/// The verb above the infinitive that one in the past was hung on: "| made | the farmers lie down and
/// shot them". The farmers shot nobody.
fn past_above(analysis: &Analysis, verb: usize) -> Option<usize> {
    let head = analysis.head(verb);
    let astray = analysis.dep(verb) == Dep::Conj
        && analysis.tag(verb) == Tag::Vbd
        && analysis.tag(head) == Tag::Vb
        && matches!(analysis.dep(head), Dep::Ccomp | Dep::Xcomp);
    (analysis.ancestors(head).take(REACH))
        .take_while(|&above| astray && analysis.pos(above) == Pos::Verb)
        .find(|&above| analysis.tag(above) == Tag::Vbd)
}

/// The verb of saying that one of speech goes on from, where the parser hung it on what is said: "The
/// mayor | said | troops had left, and urged the council to meet". A comma or another tense parts them.
pub fn saying_above(analysis: &Analysis, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    let told = analysis.head(verb);
    let says = analysis.head(told);
    let has = |token: usize, dep: Dep| analysis.child(token, dep).is_some();
    let speaks = lexicon.contains("speaking-on", analysis.lemma(verb))
        || analysis.lemma(verb) == "call"
            && (analysis.children_by(verb, &[Dep::Prep, Dep::Prt]))
                .any(|on| analysis.lower(on) == "on");
    let goes_on = speaks
        && analysis.dep(verb) == Dep::Conj
        && analysis.tag(verb) == Tag::Vbd
        && analysis.dep(told) == Dep::Ccomp
        && says < told
        && !has(verb, Dep::Nsubj)
        && has(says, Dep::Nsubj);
    let and = analysis.child(told, Dep::Cc)?;
    let comma = and > 0 && analysis.tag(and - 1) == Tag::Comma;
    let earlier = (analysis.children_by(told, &[Dep::Aux])).any(|aux| analysis.lower(aux) == "had");
    (goes_on && (comma || earlier)).then_some(says)
}
