//! Which words a pattern's head stands for in a text: a verb with its particle, a noun or compound,
//! an adjective or participle as it is written.

use std::borrow::Cow;
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

/// The forms of a token that a pattern's head can be listed under.
pub(super) struct Forms<'a> {
    lemma: &'a str,
    lower: &'a str,
    /// The lemma in lower case.
    low_lemma: Cow<'a, str>,
    /// See [`with_e`].
    restored: Option<String>,
}

impl<'a> Forms<'a> {
    pub(super) fn of(token: usize, analysis: &'a Analysis) -> Self {
        let lemma = analysis.lemma(token);
        let low = lemma.is_ascii() && !lemma.bytes().any(|byte| byte.is_ascii_uppercase());
        Self {
            lemma,
            lower: analysis.lower(token),
            low_lemma: match low {
                true => Cow::Borrowed(lemma),
                false => Cow::Owned(lemma.to_lowercase()),
            },
            restored: with_e(analysis, token),
        }
    }

    /// Each form once: of a lemma's, the written word's and the restored lemma's patterns those of the
    /// first are tried first.
    pub(super) fn each(&self) -> impl Iterator<Item = &str> {
        let lemma = &*self.low_lemma;
        let restored = self.restored.as_deref().filter(|&form| form != lemma);
        std::iter::once(lemma)
            .chain((self.lower != lemma).then_some(self.lower))
            .chain(restored)
    }

    /// What kinds of head the token can be under one of its forms.
    pub(super) fn narrow(&self, fit: Fit, form: &str) -> Fit {
        let written = self.lower == form || self.lemma == form;
        Fit {
            verb: fit.verb && (self.lemma == form || self.restored.as_deref() == Some(form)),
            noun: fit.noun && (written || self.lemma.eq_ignore_ascii_case(form)),
            adjective: fit.adjective && written,
        }
    }
}

impl Matcher<'_> {
    /// The words of the head at a token that has the form under which the pattern is listed: where
    /// its lemma has several words, the others must be there.
    pub(super) fn head_words(
        &self,
        entry: Entry,
        token: usize,
        clauses: &Clauses<'_>,
        facts: &Facts<'_>,
    ) -> Option<Range<usize>> {
        let Some(lemma) = entry.compound.map(|at| &self.compounds[at]) else {
            return Some(token..token + 1);
        };
        let analysis = clauses.analysis;
        match entry.kind {
            HeadKind::Verb => {
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
            HeadKind::Adjective => Some(token..token + 1),
        }
    }
}

/// The lemma of a verb form whose silent "e" the lemmatiser may have dropped: "waged" is of "wage",
/// not of "wag".
fn with_e(analysis: &Analysis, token: usize) -> Option<String> {
    if !matches!(analysis.tag(token), Tag::Vbd | Tag::Vbn | Tag::Vbg) {
        return None;
    }
    let form = analysis.lower(token);
    let stem = form.strip_suffix("ed").or(form.strip_suffix("ing"))?;
    (stem.len() > 2).then(|| format!("{stem}e"))
}
