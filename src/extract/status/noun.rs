//! What the words around a noun that names an event or state say of it.

use super::Reader;
use crate::extract::record::Status;
use crate::language::{Dep, Pos};

/// What words before a noun say of the deed that it names.
const MODIFIERS: [(&str, Status); 5] = [
    ("planned-deed", Status::Intended),
    ("coming-deed", Status::Predicted),
    ("alleged-deed", Status::Possible),
    ("foiled-deed", Status::Denied),
    ("ongoing-deed", Status::Ongoing),
];
impl Reader<'_, '_> {
    /// Reads a noun that names an event: its adjectives, what it is the content of, its verb.
    pub(super) fn noun(&self, noun: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        if depth > 8 {
            return;
        }
        for child in a.children(noun) {
            match a.dep(child) {
                Dep::Amod | Dep::Compound => statuses.extend(
                    (MODIFIERS.iter())
                        .filter(|(set, _)| self.is(set, child))
                        .map(|&(_, status)| status),
                ),
                Dep::Det if a.lower(child) == "no" => statuses.push(Status::Denied),
                _ => {}
            }
        }
        // "talks, which are to resume in June"
        for course in self.clauses.courses(noun) {
            let mut own = Vec::new();
            self.verb(course, &mut own, depth + 1);
            own.retain(|status| matches!(status, Status::Predicted | Status::Intended));
            statuses.append(&mut own);
        }
        let at = a.first_conjunct(noun);
        let head = a.head(at);
        if head == at {
            return;
        }
        // A state that is only mentioned holds: "will break the siege".
        let presupposed = self.subject.state && self.subject.token == noun;
        match a.dep(at) {
            Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass | Dep::Attr => {
                let light = self.clauses.is_light(head) || a.lemma(head) == "be";
                let word = self.of_word(head);
                // "The elections are due in May"
                if a.lemma(head) == "be"
                    && (a.children_by(head, &[Dep::Acomp])).any(|due| self.is_lemma("awaited", due))
                {
                    statuses.push(Status::Predicted);
                }
                if presupposed && !light {
                    return;
                }
                let definite = a.children(noun).any(|det| {
                    a.dep(det) == Dep::Det && a.lower(det) == "the" || a.dep(det) == Dep::Poss
                });
                // "They discussed the killing of the fishermen": it is known to both.
                if definite && a.dep(at) == Dep::Dobj && self.is_lemma("talk-over", head) {
                    return;
                }
                if let Some(status) = word
                    && (a.dep(at) == Dep::Dobj || a.dep(at) == Dep::Nsubjpass)
                    && !(definite && status != Status::Denied && status != Status::Intended)
                    && !self.is_report(head)
                {
                    statuses.push(status);
                }
                let brings = self.clauses.lexicon.contains("bring-about", a.lemma(head));
                if light || brings || word.is_some() || a.dep(at) == Dep::Nsubj || !definite {
                    let mut around = Vec::new();
                    self.embedded_plain(head, &mut around, depth);
                    // "The killing was not motivated by hatred": there was one.
                    let is = a.lemma(head) == "be" && a.child(head, Dep::Acomp).is_some();
                    let told = definite && a.dep(at) != Dep::Dobj && (is || !light) && !brings;
                    // "did not derail talks", "did not condemn attacks"
                    let stands = a.dep(at) != Dep::Nsubj
                        && (self.is_lemma("negative", head)
                            || self.is_lemma("leaves-standing", head));
                    if stands || told && !self.is_lemma("coming-about", head) {
                        around.retain(|status| *status != Status::Denied);
                    }
                    statuses.append(&mut around);
                }
            }
            Dep::Pobj if self.clauses.charged_with(noun).is_some() => {
                statuses.push(Status::Possible);
            }
            Dep::Pobj => {
                let preposition = head;
                let governor = a.head(preposition);
                if presupposed {
                    return;
                }
                match a.lower(preposition) {
                    "without" => statuses.push(Status::Denied),
                    "of" | "for" | "at" | "against" | "about" | "over" | "to" | "on" | "from"
                    | "in" => {
                        if a.pos(governor) == Pos::Noun {
                            if let Some(status) = self.of_word(governor) {
                                statuses.push(status);
                            } else if matches!(a.lower(preposition), "of") {
                                self.noun(governor, statuses, depth + 1);
                            }
                        } else if matches!(
                            a.lower(preposition),
                            "for" | "of" | "to" | "about" | "against" | "on" | "from"
                        ) {
                            if let Some(status) = self.of_word(governor)
                                && !self.is_report(governor)
                            {
                                statuses.push(status);
                            }
                        } else if a.lower(preposition) == "in" {
                            self.embedded_plain(governor, statuses, depth);
                        }
                    }
                    "under" => self.embedded_plain(governor, statuses, depth),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
