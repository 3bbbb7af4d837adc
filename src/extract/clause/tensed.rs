//! What a verb is joined to by its tense, wherever the parser hung it.

use crate::language::{Analysis, Dep, Pos, Tag};

/// How far up the tree a verb of the same tense is looked for.
const REACH: usize = 4;

/// The verb that another is joined to: not the infinitive that one in the past was hung on, but the
/// verb above it. "| made | the farmers lie down and shot them": the farmers shot nobody.
pub fn joined_to(analysis: &Analysis, verb: usize) -> usize {
    let head = analysis.head(verb);
    let astray = analysis.dep(verb) == Dep::Conj
        && analysis.tag(verb) == Tag::Vbd
        && analysis.tag(head) == Tag::Vb
        && matches!(analysis.dep(head), Dep::Ccomp | Dep::Xcomp);
    if !astray {
        return head;
    }
    (analysis.ancestors(head).take(REACH))
        .take_while(|&above| analysis.pos(above) == Pos::Verb)
        .find(|&above| analysis.tag(above) == Tag::Vbd)
        .unwrap_or(head)
}
