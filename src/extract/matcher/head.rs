//! Which words a pattern's head stands for in a text: a verb with its particle, a noun or compound,
//! an adjective or participle as it is written.

use std::ops::Range;

use super::{Entry, Matcher};
use crate::extract::clause::Clauses;
use crate::extract::facts::Facts;
use crate::knowledge::pattern::HeadKind;
use crate::language::{Analysis, Dep, Pos, Tag};

impl<'k> Matcher<'k> {
    /// The words of the head, where the token can be it.
    pub(super) fn head_words(
        &self,
        entry: Entry<'k>,
        token: usize,
        clauses: &Clauses<'_>,
        facts: &Facts<'_>,
    ) -> Option<Range<usize>> {
        let analysis = clauses.analysis;
        let lemma = &self.lemmas[entry.lemma];
        match entry.pattern.kind {
            HeadKind::Verb => {
                let is_head = clauses.is_verbal(token) || clauses.is_participle(token);
                // "shelling of the town" is a noun's business.
                let gerund_noun = analysis.tag(token) == Tag::Vbg
                    && analysis.children(token).any(|child| {
                        matches!(analysis.dep(child), Dep::Det | Dep::Poss | Dep::Amod)
                    });
                if !is_head
                    || gerund_noun
                    || clauses.is_bare_gerund(token)
                    || clauses.is_gerund_subject(token)
                    || analysis.lemma(token) != lemma.first()
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
                let fits = clauses.is_nominal(token) && facts.has_lemma(token, lemma);
                let verb_form = clauses.is_verbal(token)
                    && !matches!(analysis.tag(token), Tag::Vbg)
                    && analysis.pos(token) == Pos::Verb;
                fits.then_some(())?;
                if verb_form {
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
                let fits = (analysis.lower(token) == lemma.first()
                    || analysis.lemma(token) == lemma.first())
                    && (analysis.pos(token) == Pos::Adj
                        || clauses.is_participle(token)
                        || matches!(
                            analysis.dep(token),
                            Dep::Acomp | Dep::Oprd | Dep::Acl | Dep::Amod
                        )
                        || analysis.tag(token) == Tag::Vbn);
                fits.then_some(token..token + 1)
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
