//! Which tokens head a clause and which name an event, whatever the tagger made of them.

use super::Clauses;
use crate::language::{Dep, Pos, Tag};

impl Clauses<'_> {
    /// Whether the token heads a clause: a verb form, or a word that the tagger took for something
    /// else but that has a verb's dependents.
    pub fn is_verbal(&self, token: usize) -> bool {
        let a = self.analysis;
        match a.tag(token) {
            Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md => {
                a.dep(token) != Dep::Compound
            }
            // "killed amid an army advance on the port": a noun that closes a phrase.
            Tag::Nn | Tag::Nns if self.closes_phrase(token) => false,
            _ => a.children(token).any(|child| {
                matches!(
                    a.dep(child),
                    Dep::Nsubj | Dep::Nsubjpass | Dep::Aux | Dep::Auxpass | Dep::Dobj | Dep::Agent
                ) && a.tag(token) != Tag::Nnp
                    && !a.children(token).any(|other| {
                        a.dep(other) == Dep::Det
                            || a.pos(other) == Pos::Aux && a.dep(other) == Dep::Attr
                    })
            }),
        }
    }

    /// Whether a noun stands at once behind another noun that is already the object of a
    /// preposition, so that the two are one phrase whatever the parser made of them.
    pub(super) fn closes_phrase(&self, token: usize) -> bool {
        let a = self.analysis;
        token > 0
            && matches!(a.pos(token - 1), Pos::Noun | Pos::Propn)
            && a.dep(token - 1) == Dep::Pobj
            && a.head(token - 1) != token
    }

    /// Whether the token can head a noun phrase that names an event.
    pub fn is_nominal(&self, token: usize) -> bool {
        let a = self.analysis;
        match a.pos(token) {
            Pos::Noun | Pos::Propn => true,
            _ if a.tag(token) == Tag::Vbg => {
                // "the clearing of the city", "killed in shelling"
                a.children(token).any(|child| {
                    matches!(
                        a.dep(child),
                        Dep::Det | Dep::Amod | Dep::Poss | Dep::Compound
                    )
                }) || matches!(
                    a.dep(token),
                    Dep::Dobj | Dep::Pobj | Dep::Nsubj | Dep::Nsubjpass
                ) || self.is_bare_gerund(token)
                    || self.is_gerund_subject(token)
            }
            Pos::Adj | Pos::Verb => matches!(
                a.dep(token),
                Dep::Dobj | Dep::Pobj | Dep::Nsubj | Dep::Nsubjpass | Dep::Compound
            ),
            _ => false,
        }
    }

    /// "killed in shelling": a gerund without an object behind a preposition of cause or setting
    /// names the event as a noun does.
    pub fn is_bare_gerund(&self, token: usize) -> bool {
        let a = self.analysis;
        a.tag(token) == Tag::Vbg
            && a.dep(token) == Dep::Pcomp
            && matches!(
                a.lower(a.head(token)),
                "in" | "by" | "from" | "under" | "amid" | "during" | "of" | "to"
            )
            && !a.children(token).any(|child| {
                matches!(
                    a.dep(child),
                    Dep::Dobj | Dep::Aux | Dep::Xcomp | Dep::Ccomp | Dep::Prt
                )
            })
    }
}
