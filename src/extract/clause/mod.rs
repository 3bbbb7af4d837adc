//! The logical relations of a clause, folded out of the dependency tree: who acts and who is acted
//! on, whatever the voice, the attachment or the part of speech.
//!
//! [`Clauses`] answers one question, [`Clauses::fillers`]: which tokens stand in a relation to a
//! verb or an eventive noun. [`super::matcher`] walks patterns over the answers. Nothing here knows
//! of actions or actors: the words that behave alike (light verbs, verbs that hand their object
//! down as a subject, nouns that stand for their complement) come from `ontology/grammar.ttl`.
//!
//! [`verb`] and [`noun`] find who does and undergoes what they tell of, [`light`] which verbs only
//! carry a noun's event, [`preposition`] what stands behind a preposition; [`control`] borrows
//! subjects from the clause above, [`blame`] finds to whom a deed is laid, [`repair`] what the parser
//! hung elsewhere, [`mod@set_off`] what a comma sets off, [`tensed`] what a verb is joined to by its
//! tense. [`form`] tells verbs from nouns, [`mod@reference`] what a token stands for, [`antecedent`]
//! what a relative clause is about, [`course`] how an event goes on, [`list`] who stands in one row
//! with it.

mod antecedent;
mod blame;
mod control;
mod course;
mod form;
mod light;
pub mod list;
mod noun;
mod preposition;
mod reference;
mod repair;
pub mod set_off;
pub mod tensed;
mod verb;

use crate::knowledge::lexicon::Lexicon;
use crate::knowledge::pattern::Relation;
use crate::language::{Analysis, Dep, Tag};

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
                "det" => self.all(head, &[Dep::Det]),
                "advmod" => self.all(head, &[Dep::Advmod]),
                "self" => vec![head],
                "noun" => match self.analysis.dep(head) {
                    Dep::Amod => vec![self.analysis.head(head)],
                    _ => Vec::new(),
                },
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

    /// Whether a token stands for somebody who can do or undergo something.
    pub fn can_act(&self, token: usize) -> bool {
        self.acts.get(token).is_some_and(|&acts| acts)
    }

    /// A token and everything conjoined to it, left to right.
    pub fn conjuncts(&self, token: usize) -> Vec<usize> {
        list::all(self.analysis, token)
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
