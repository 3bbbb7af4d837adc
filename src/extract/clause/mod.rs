//! The logical relations of a clause, folded out of the dependency tree: who acts and who is acted
//! on, whatever the voice, the attachment or the part of speech.
//!
//! [`Clauses`] answers one question, [`Clauses::fillers`]: which tokens stand in a relation to a
//! verb or an eventive noun. [`super::matcher`] walks patterns over the answers. Nothing here knows
//! of actions or actors: the words that behave alike (light verbs, verbs that hand their object
//! down as a subject, nouns that stand for their complement) come from `ontology/grammar.ttl`.

mod control;
pub mod list;
mod noun;
mod repair;
mod verb;

use crate::knowledge::lexicon::Lexicon;
use crate::knowledge::pattern::Relation;
use crate::language::{Analysis, Dep, Pos, Tag};

/// How deep control, conjunction and embedding are followed.
const DEPTH: u8 = 8;

/// The clauses of one document.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'a> {
    /// The parse.
    pub analysis: &'a Analysis,
    /// Words that behave alike.
    pub lexicon: &'a Lexicon,
    /// For each token, whether it names somebody who can act.
    pub acts: &'a [bool],
}

/// Whether a verb's surface subject acts or is acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Voice {
    Active,
    Passive,
}

impl<'a> Clauses<'a> {
    /// The tokens that stand in a relation to a verb, eventive noun or participle, conjoined ones
    /// together, relative pronouns replaced by what they stand for. Each is the head of a phrase.
    pub fn fillers(&self, head: usize, relation: &Relation) -> Vec<usize> {
        match relation {
            Relation::Subject => self.subjects(head),
            Relation::Object => self.objects(head),
            Relation::IndirectObject => self.indirect_objects(head),
            Relation::Complement => self.all(head, &[Dep::Attr, Dep::Acomp, Dep::Oprd]),
            Relation::OpenClause => self.open_clauses(head),
            Relation::Clause => self.with_conjuncts(head, &[Dep::Ccomp, Dep::Xcomp, Dep::Acl]),
            Relation::Adverbial => self.with_conjuncts(head, &[Dep::Advcl]),
            Relation::Modifier => self.modifiers(head),
            Relation::Possessor => self.possessors(head),
            Relation::Number => self.all(head, &[Dep::Nummod]),
            Relation::Particle => self.particles(head).collect(),
            Relation::Preposition(name) => match name.as_str() {
                "aux" => self.all(head, &[Dep::Aux]),
                "neg" => self.all(head, &[Dep::Neg]),
                "advmod" => self.all(head, &[Dep::Advmod]),
                "self" => vec![head],
                "appos" => {
                    // The two sides of an apposition are each other's.
                    let mut found = self.all(head, &[Dep::Appos]);
                    if self.analysis.dep(head) == Dep::Appos {
                        found.push(self.analysis.head(head));
                    }
                    found
                }
                "up" => self.governing(head, None).into_iter().collect(),
                "acl" => self.with_conjuncts(head, &[Dep::Acl, Dep::Relcl]),
                name => match name.strip_prefix("up_") {
                    Some(preposition) => self
                        .governing(head, Some(preposition))
                        .into_iter()
                        .collect(),
                    None => self.prepositional(head, name),
                },
            },
        }
    }

    /// The verb that a noun is a dependent of, through the preposition of this name if one is
    /// given: "struck" for "support" and `in` in "struck in support of".
    fn governing(&self, noun: usize, preposition: Option<&str>) -> Option<usize> {
        let a = self.analysis;
        let mut at = noun;
        while a.dep(at) == Dep::Conj && a.head(at) != at {
            at = a.head(at);
        }
        if let Some(preposition) = preposition {
            if a.dep(at) != Dep::Pobj || a.lower(a.head(at)) != preposition {
                return None;
            }
            at = a.head(at);
        }
        let head = a.head(at);
        (head != at && self.is_verbal(head)).then_some(head)
    }

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

    /// A token and everything conjoined to it, left to right.
    pub fn conjuncts(&self, token: usize) -> Vec<usize> {
        list::all(self.analysis, token)
    }

    /// What a noun that only measures or divides stands for: the civilians of "thousands of
    /// civilians", the town of "parts of the town". Other tokens stand for themselves.
    pub fn content(&self, token: usize) -> Vec<usize> {
        let mut found = vec![token];
        for _ in 0..3 {
            let next: Vec<usize> = found
                .iter()
                .flat_map(|&token| self.content_once(token))
                .collect();
            if next == found {
                break;
            }
            found = next;
        }
        found
    }

    fn content_once(&self, token: usize) -> Vec<usize> {
        let a = self.analysis;
        let divides = a.tag(token) == Tag::Cd
            || matches!(a.pos(token), Pos::Det | Pos::Num)
            || self.lexicon.contains("transparent", a.lemma(token))
            || self.lexicon.contains("transparent", a.lower(token));
        if divides {
            let inside = self.own_prepositional(token, "of");
            if !inside.is_empty() {
                return inside;
            }
        }
        vec![token]
    }

    /// What a relative pronoun stands for; other tokens stand for themselves.
    pub fn antecedent(&self, token: usize) -> usize {
        let a = self.analysis;
        let relative = matches!(a.tag(token), Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
            || a.lower(token) == "that"
                && matches!(
                    a.dep(token),
                    Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj
                );
        if !relative {
            return token;
        }
        let clause = a
            .ancestors(token)
            .take(DEPTH as usize)
            .find(|&above| a.dep(above) == Dep::Relcl);
        if let Some(clause) = clause {
            return self.fitting_antecedent(token, clause);
        }
        if let Some(clefted) = self.clefted(token).or_else(|| self.pseudo_clefted(token)) {
            return clefted;
        }
        // "…, most of which has been taken": where the parser made no relative clause of it, the
        // phrase before the comma is meant.
        let sentence = &a.sentences()[a.sentence_of(token)];
        let mut at = token;
        while at > sentence.start {
            at -= 1;
            if a.pos(at) == Pos::Punct && at > sentence.start {
                let noun = at - 1;
                return if matches!(a.pos(noun), Pos::Noun | Pos::Propn) {
                    self.phrase_head(noun)
                } else {
                    token
                };
            }
            if token - at > 4 {
                break;
            }
        }
        token
    }

    /// The head of the noun phrase that a token is a modifier in.
    pub fn phrase_head(&self, token: usize) -> usize {
        let a = self.analysis;
        let mut at = token;
        while matches!(
            a.dep(at),
            Dep::Compound
                | Dep::Amod
                | Dep::Nmod
                | Dep::Nummod
                | Dep::Det
                | Dep::Poss
                | Dep::Npadvmod
                | Dep::Case
        ) && a.head(at) != at
            && matches!(
                a.pos(a.head(at)),
                Pos::Noun | Pos::Propn | Pos::Adj | Pos::Verb
            )
        {
            at = a.head(at);
        }
        at
    }

    /// Objects of a preposition of this name that belongs to the head, its light verb, or was
    /// attached to the head's object.
    fn prepositional(&self, head: usize, name: &str) -> Vec<usize> {
        let mut found = self.own_prepositional(head, name);
        if found.is_empty() && self.is_verbal(head) {
            found = self.floated(head, name);
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
        for child in a.children(head) {
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
        let own = if prefix.is_empty() {
            a.lower(preposition).to_owned()
        } else {
            format!("{prefix}_{}", a.lower(preposition))
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
            // "the town they fled to"
            let verb = a.head(preposition);
            if a.dep(verb) == Dep::Relcl {
                found.push(a.head(verb));
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

    fn all(&self, head: usize, labels: &[Dep]) -> Vec<usize> {
        self.analysis.children_by(head, labels).collect()
    }

    fn with_conjuncts(&self, head: usize, labels: &[Dep]) -> Vec<usize> {
        self.analysis
            .children_by(head, labels)
            .flat_map(|child| self.conjuncts(child))
            .collect()
    }

    fn open_clauses(&self, head: usize) -> Vec<usize> {
        let a = self.analysis;
        let clause = |child: usize| {
            a.dep(child) == Dep::Xcomp
                || matches!(
                    a.dep(child),
                    Dep::Ccomp | Dep::Advcl | Dep::Acl | Dep::Relcl
                ) && a
                    .children(child)
                    .any(|aux| a.dep(aux) == Dep::Aux && a.tag(aux) == Tag::To)
                || a.dep(child) == Dep::Ccomp
                    && a.tag(child) == Tag::Vbg
                    && a.child(child, Dep::Nsubj).is_none()
        };
        a.children(head)
            .filter(|&child| clause(child))
            .flat_map(|child| self.conjuncts(child))
            .collect()
    }

    fn modifiers(&self, head: usize) -> Vec<usize> {
        self.analysis
            .children_by(
                head,
                &[
                    Dep::Amod,
                    Dep::Compound,
                    Dep::Nmod,
                    Dep::Npadvmod,
                    Dep::Nummod,
                ],
            )
            .flat_map(|child| self.conjuncts(child))
            .collect()
    }

    fn possessors(&self, head: usize) -> Vec<usize> {
        let a = self.analysis;
        let own: Vec<usize> = a
            .children_by(head, &[Dep::Poss])
            .flat_map(|child| self.conjuncts(self.antecedent(child)))
            .collect();
        if own.is_empty() && a.dep(head) == Dep::Conj && !self.is_verbal(head) {
            return self.possessors(a.head(head));
        }
        own
    }

    /// Particles of a verb: "out" of "carried out".
    pub fn particles(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        let a = self.analysis;
        a.children(verb).filter(move |&child| {
            a.dep(child) == Dep::Prt
                || matches!(a.tag(child), Tag::Rp)
                || matches!(a.dep(child), Dep::Advmod | Dep::Prep)
                    && matches!(a.tag(child), Tag::Rb | Tag::In | Tag::Rp)
        })
    }
}
