//! What stands behind a preposition: of the head itself, of a preposition within one ("out of"),
//! or of a phrase that the parser hung inside the verb's object.

use super::Clauses;
use crate::language::{Dep, Pos, Tag};

impl Clauses<'_> {
    /// The verb that a noun is a dependent of, through the preposition of this name if one is
    /// given: "struck" for "support" and `in` in "struck in support of".
    pub(super) fn governing(&self, noun: usize, preposition: Option<&str>) -> Option<usize> {
        let a = self.analysis;
        let mut at = a.first_conjunct(noun);
        if let Some(preposition) = preposition {
            if a.dep(at) != Dep::Pobj || a.lower(a.head(at)) != preposition {
                return None;
            }
            at = a.head(at);
        }
        let head = a.head(at);
        (head != at && self.is_verbal(head)).then_some(head)
    }

    /// Objects of a preposition of this name that belongs to the head, its light verb, or was
    /// attached to the head's object.
    pub(super) fn prepositional(&self, head: usize, name: &str) -> Vec<usize> {
        let mut found = self.own_prepositional(head, name);
        if found.is_empty() && self.is_verbal(head) {
            found = self.floated(head, name);
        }
        if found.is_empty() && name == "by" {
            found = self.agents_behind_object(head);
        }
        if found.is_empty() && !self.is_verbal(head) {
            found = self.through_governor(head, name);
            found.retain(|&filler| filler != head);
        }
        found
    }

    /// Objects of a preposition that hangs on the head itself.
    pub fn own_prepositional(&self, head: usize, name: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let a = self.analysis;
        for child in a.children(head).chain(self.laying(head)) {
            // "blamed the shelling | on the army": no shelling of the army.
            if a.head(child) == head && self.is_laid_through(child) {
                continue;
            }
            self.preposition_objects(child, name, "", &mut found);
            // "using mortars", "when the mine went off": participles and clauses that stand like
            // a prepositional phrase.
            if matches!(a.dep(child), Dep::Advcl | Dep::Acl) {
                if a.tag(child) == Tag::Vbg && a.lower(child) == name {
                    found.extend(self.with_conjuncts(child, &[Dep::Dobj]));
                } else if a.children(child).any(|mark| {
                    matches!(a.dep(mark), Dep::Mark | Dep::Advmod) && a.lower(mark) == name
                }) {
                    found.push(child);
                }
            }
        }
        found
    }

    fn preposition_objects(
        &self,
        preposition: usize,
        name: &str,
        prefix: &str,
        found: &mut Vec<usize>,
    ) {
        let a = self.analysis;
        let is_preposition = matches!(a.dep(preposition), Dep::Prep | Dep::Agent)
            || a.dep(preposition) == Dep::Dative && a.pos(preposition) == Pos::Adp
            || matches!(
                a.dep(preposition),
                Dep::Advmod | Dep::Prt | Dep::Conj | Dep::Pcomp
            ) && (a.pos(preposition) == Pos::Adp || a.child(preposition, Dep::Prep).is_some());
        // "…, and soldiers searched a house in the port": what another does is elsewhere.
        let another = a.dep(preposition) == Dep::Conj && a.child(preposition, Dep::Nsubj).is_some();
        if !is_preposition || another {
            return;
        }
        // "together with": the parser hangs the first word on the second.
        let first =
            (a.children_by(preposition, &[Dep::Advmod])).find(|&word| word + 1 == preposition);
        let own = match first.map_or(prefix, |first| a.lower(first)) {
            "" => a.lower(preposition).to_owned(),
            before => format!("{before}_{}", a.lower(preposition)),
        };
        let same = own == name || a.lower(preposition) == name;
        let mut any = false;
        for child in a.children(preposition) {
            match a.dep(child) {
                Dep::Pobj | Dep::Pcomp
                    if same
                        && a.pos(child) != Pos::Adp
                        && !(name == "to"
                            && a.dep(child) == Dep::Pcomp
                            && self
                                .lexicon
                                .contains("lose-to", a.lemma(a.head(preposition)))) =>
                {
                    any = true;
                    let target = self.antecedent(child);
                    if target == child {
                        found.extend(self.conjuncts(child));
                    } else {
                        found.push(target);
                    }
                }
                // "lost the town to attacking forces": the participle was taken for a gerund.
                Dep::Pcomp
                    if same
                        && name == "to"
                        && a.tag(child) == Tag::Vbg
                        && self
                            .lexicon
                            .contains("lose-to", a.lemma(a.head(preposition))) =>
                {
                    any = true;
                    found.extend(self.with_conjuncts(child, &[Dep::Dobj]));
                }
                // "according to the army" is no "to the army".
                Dep::Prep | Dep::Pcomp | Dep::Conj
                    if own.len() < 40
                        && !self
                            .lexicon
                            .contains("compound-preposition", a.lower(preposition)) =>
                {
                    self.preposition_objects(child, name, &own, found);
                }
                Dep::Pobj => any = true,
                // "described the report as false"
                Dep::Amod | Dep::Acomp if same && name == "as" => {
                    any = true;
                    found.push(child);
                }
                _ => {}
            }
        }
        if same && !any && a.children(preposition).next().is_none() {
            // "the town they fled to", "the patrol was fired on"
            let verb = a.head(preposition);
            if a.dep(verb) == Dep::Relcl {
                found.push(a.head(verb));
            } else if a.child(verb, Dep::Auxpass).is_some() && matches!(name, "on" | "upon" | "at")
            {
                found.extend(a.children_by(verb, &[Dep::Nsubjpass]));
            }
        }
    }

    /// A prepositional phrase that the parser hung inside the verb's object but that can belong
    /// to the verb: "taking control of the area from the group".
    fn floated(&self, verb: usize, name: &str) -> Vec<usize> {
        if matches!(name, "of" | "in" | "on" | "at" | "with" | "by") {
            return Vec::new();
        }
        let a = self.analysis;
        let mut at: Vec<usize> = a
            .children(verb)
            .filter(|&child| matches!(a.dep(child), Dep::Dobj | Dep::Prep | Dep::Nsubjpass))
            .filter(|&child| {
                !self
                    .lexicon
                    .contains("compound-preposition", a.lower(child))
            })
            .collect();
        for _ in 0..4 {
            let found: Vec<usize> = at
                .iter()
                .flat_map(|&token| self.own_prepositional(token, name))
                .collect();
            if !found.is_empty() {
                return found;
            }
            at = at
                .iter()
                .flat_map(|&token| a.children(token))
                .filter(|&child| {
                    a.dep(child) == Dep::Prep
                        && matches!(a.lower(child), "of" | "from" | "to" | "in" | "on")
                        || a.dep(child) == Dep::Pobj
                })
                .collect();
        }
        Vec::new()
    }
}
