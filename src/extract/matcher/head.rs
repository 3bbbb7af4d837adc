//! Which words a pattern's head stands for in a text: a verb with its particle, a noun or compound,
//! an adjective or participle as it is written.

use std::ops::Range;

use super::{Entry, Matcher};
use crate::extract::clause::Clauses;
use crate::extract::facts::Facts;
use crate::knowledge::pattern::HeadKind;
use crate::language::{Analysis, Dep, Pos, Tag};

/// What kinds of head a token can be, whatever the pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    verb: bool,
    noun: bool,
    adjective: bool,
}

impl Fit {
    pub(super) fn of(token: usize, clauses: &Clauses<'_>) -> Self {
        let a = clauses.analysis;
        let (verbal, participle) = (clauses.is_verbal(token), clauses.is_participle(token));
        // "shelling of the town" is a noun's business.
        let gerund_noun = || {
            a.tag(token) == Tag::Vbg
                && (a.children(token))
                    .any(|child| matches!(a.dep(child), Dep::Det | Dep::Poss | Dep::Amod))
        };
        let verb_form = verbal && a.tag(token) != Tag::Vbg && a.pos(token) == Pos::Verb;
        Self {
            verb: (verbal || participle)
                && !gerund_noun()
                && !clauses.is_bare_gerund(token)
                && !clauses.is_gerund_subject(token),
            noun: !verb_form && clauses.is_nominal(token),
            adjective: participle
                || a.pos(token) == Pos::Adj
                || matches!(a.dep(token), Dep::Acomp | Dep::Oprd | Dep::Acl | Dep::Amod)
                || a.tag(token) == Tag::Vbn,
        }
    }

    pub(super) fn is(self, kind: HeadKind) -> bool {
        match kind {
            HeadKind::Verb => self.verb,
            HeadKind::Noun => self.noun,
            HeadKind::Adjective => self.adjective,
        }
    }
}

impl Matcher<'_> {
    /// The words of the head, where a token that fits the pattern's kind of head has its lemma.
    pub(super) fn head_words(
        &self,
        entry: Entry,
        token: usize,
        clauses: &Clauses<'_>,
        facts: &Facts<'_>,
    ) -> Option<Range<usize>> {
        let analysis = clauses.analysis;
        let lemma = &self.lemmas[entry.lemma];
        match entry.kind {
            HeadKind::Verb => {
                if analysis.lemma(token) != lemma.first()
                    && with_e(analysis, token).as_deref() != Some(lemma.first())
                {
                    return None;
                }
                let mut end = token + 1;
                for word in &lemma.words[1..] {
                    let particle = clauses
                        .particles(token)
                        .find(|&particle| analysis.lower(particle) == word)?;
                    if particle >= token && particle <= end + 3 {
                        end = end.max(particle + 1);
                    }
                }
                Some(token..end)
            }
            HeadKind::Noun => {
                if !facts.has_lemma(token, lemma) {
                    return None;
                }
                let mut start = token;
                for _ in 1..lemma.words.len() {
                    start = start.saturating_sub(1);
                    if analysis.pos(start) == Pos::Punct {
                        start = start.saturating_sub(1);
                    }
                }
                Some(start..token + 1)
            }
            HeadKind::Adjective => {
                let written = analysis.lower(token) == lemma.first()
                    || analysis.lemma(token) == lemma.first();
                written.then_some(token..token + 1)
            }
        }
    }
}

/// The lemma of a verb form whose silent "e" the lemmatiser may have dropped: "waged" is of "wage",
/// not of "wag".
pub(super) fn with_e(analysis: &Analysis, token: usize) -> Option<String> {
    if !matches!(analysis.tag(token), Tag::Vbd | Tag::Vbn | Tag::Vbg) {
        return None;
    }
    let form = analysis.lower(token);
    let stem = form.strip_suffix("ed").or(form.strip_suffix("ing"))?;
    (stem.len() > 2).then(|| format!("{stem}e"))
}
