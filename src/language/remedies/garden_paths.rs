//! Garden paths: "Troops sent to guard the camp shot three herders". The parser settles on the first
//! verb that it can make the sentence's, and hangs the true one wherever there is room left. Each
//! rule knows one wrong tree by its shape and puts right which verb is the clause's and whose
//! subject or object a noun is; [`clauses`] where one clause ends and the next begins, [`whom`] who
//! does what a clause tells, [`attachments`] what else hangs on the wrong word.

mod attachments;
mod clauses;
mod whom;

use std::ops::Range;

use super::super::draft::Syntax;
use super::super::labels::{Dep, Tag};
use super::entries;

/// Prepositions that are conjunctions as well: "after the talks", "after the talks failed".
const BEFORE_CLAUSES: [&str; 5] = ["after", "before", "since", "until", "as"];

/// Tokens of the longest sentence that is looked at. What is longer is a table or a list, and the
/// work grows with the square.
const LONGEST: usize = 300;

/// Mends the trees of one sentence; `word` gives a token in lower case.
pub(in super::super) fn mend<'w>(
    syntax: &mut Syntax,
    tokens: Range<usize>,
    word: impl Fn(usize) -> &'w str,
) {
    if tokens.len() > LONGEST {
        return;
    }
    let mut sentence = Sentence {
        syntax,
        tokens: tokens.clone(),
        word,
    };
    for token in tokens {
        match sentence.syntax.tags[token] {
            Tag::Vbd => {
                sentence.give_back_object(token);
                sentence.find_subject_of_root(token);
                sentence.demote_participle(token);
                sentence.find_apposed_subject(token);
            }
            Tag::Vbn => {
                sentence.find_subject_of_root(token);
                sentence.find_apposed_subject(token);
            }
            _ => {}
        }
        sentence.restore_clause_of_whom(token);
        sentence.join_to_row(token);
        sentence.share_out_charges(token);
        sentence.return_agent(token);
        sentence.part_at_semicolon(token);
        sentence.join_counter(token);
        sentence.name_its_subject(token);
        sentence.return_owner(token);
        sentence.part_province_from_subject(token);
        sentence.part_name_from_subject(token);
    }
}

/// One sentence, whose tree is changed in place.
struct Sentence<'s, F> {
    syntax: &'s mut Syntax,
    tokens: Range<usize>,
    word: F,
}

impl<'w, F: Fn(usize) -> &'w str> Sentence<'_, F> {
    fn tag(&self, token: usize) -> Tag {
        self.syntax.tags[token]
    }

    fn dep(&self, token: usize) -> Dep {
        self.syntax.deps[token]
    }

    fn head(&self, token: usize) -> usize {
        self.syntax.heads[token] as usize
    }

    fn hang(&mut self, token: usize, head: usize, dep: Dep) {
        self.syntax.heads[token] = head as u32;
        self.syntax.deps[token] = dep;
    }

    fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        let below = move |&token: &usize| self.head(token) == head && token != head;
        self.tokens.clone().filter(below)
    }

    fn child(&self, head: usize, deps: &[Dep]) -> Option<usize> {
        self.children(head)
            .find(|&child| deps.contains(&self.dep(child)))
    }

    fn is_below(&self, token: usize, top: usize) -> bool {
        let mut at = token;
        for _ in self.tokens.clone() {
            if at == top || self.head(at) == at {
                break;
            }
            at = self.head(at);
        }
        at == top
    }

    fn first_below(&self, top: usize) -> usize {
        let mut tokens = self.tokens.clone();
        tokens
            .find(|&token| self.is_below(token, top))
            .unwrap_or(top)
    }

    fn is_noun(&self, token: usize) -> bool {
        matches!(
            self.tag(token),
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Prp
        )
    }

    /// Whether a past form can be a participle that stands behind its noun.
    fn is_participle(&self, verb: usize) -> bool {
        let word = (self.word)(verb);
        let like_past =
            || word.ends_with("ed") || entries(include_str!("participles.txt")).any(|p| p == word);
        let past = match self.tag(verb) {
            Tag::Vbn => true,
            Tag::Vbd => like_past(),
            _ => false,
        };
        past && self
            .child(verb, &[Dep::Aux, Dep::Auxpass, Dep::Dobj, Dep::Ccomp])
            .is_none()
    }

    /// Puts a verb into the place of the word that the parser took for the head of its clause.
    fn put_in_place_of(&mut self, verb: usize, wrong: usize) {
        match self.head(wrong) {
            above if above == wrong => self.hang(verb, verb, Dep::Root),
            above => self.hang(verb, above, self.dep(wrong)),
        }
    }

    /// "The minister | named the admiral to lead it.", "Thieves | made off with it.": a noun that the
    /// parser took for the whole sentence, and its verb for what narrows the noun.
    fn find_subject_of_root(&mut self, verb: usize) {
        let root = self.head(verb);
        let active = [Dep::Dobj, Dep::Oprd, Dep::Dative, Dep::Ccomp, Dep::Xcomp];
        let acts = (self.child(verb, &active)).is_some_and(|object| object > verb);
        let fits = self.dep(verb) == Dep::Acl
            && self.dep(root) == Dep::Root
            && self.is_noun(root)
            && root < verb
            && self.tag(self.tokens.end - 1) == Tag::Period
            && (self.tag(verb) == Tag::Vbd && acts || self.takes_no_object(verb))
            && self
                .child(verb, &[Dep::Agent, Dep::Auxpass, Dep::Nsubj])
                .is_none();
        if !fits {
            return;
        }
        self.syntax.tags[verb] = Tag::Vbd;
        self.put_in_place_of(verb, root);
        let later: Vec<usize> = self.children(root).filter(|&child| child > verb).collect();
        for child in later {
            let infinitive = self.dep(child) == Dep::Acl && self.tag(child) == Tag::Vb;
            let dep = if infinitive {
                Dep::Advcl
            } else {
                self.dep(child)
            };
            self.hang(child, verb, dep);
        }
        self.hang(root, verb, Dep::Nsubj);
        if self.child(verb, &[Dep::Dobj]).is_none()
            && let Some(object) = self.child(verb, &[Dep::Oprd])
            && self.is_noun(object)
        {
            self.syntax.deps[object] = Dep::Dobj;
        }
    }

    /// Whether a past form is of a verb that is done to nobody.
    fn takes_no_object(&self, verb: usize) -> bool {
        let word = (self.word)(verb);
        let off = || {
            let particle = self.child(verb, &[Dep::Prt]);
            particle.is_some_and(|particle| (self.word)(particle) == "off")
        };
        word == "made" && off() || entries(include_str!("intransitive.txt")).any(|it| it == word)
    }

    /// "Rockets fired by the navy | struck a school", "Troops sent to guard the camp | shot three
    /// herders": the first verb is the noun's participle, whatever the parser says.
    fn demote_participle(&mut self, verb: usize) {
        let above = self.head(verb);
        let own_subject = self.child(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Auxpass]);
        if own_subject.is_some() || self.child(verb, &[Dep::Dobj]).is_none_or(|it| it < verb) {
            return;
        }
        let past = |it: &usize| self.is_participle(*it);
        let participle = match self.dep(verb) {
            Dep::Conj if self.child(above, &[Dep::Cc]).is_none() => Some(above).filter(past),
            Dep::Acl if self.is_below(verb - 1, above) => {
                self.governing_participle(above).filter(past)
            }
            Dep::Ccomp if self.is_taken_to_be(above, verb) => Some(above),
            _ => None,
        };
        let Some(participle) = participle.filter(|&it| it < verb) else {
            return;
        };
        let between = participle + 1..verb;
        let Some(subject) = self.child(participle, &[Dep::Nsubj, Dep::Nsubjpass]) else {
            return;
        };
        if subject > participle || between.clone().any(|at| self.tag(at) == Tag::Comma) {
            return;
        }
        self.put_in_place_of(verb, participle);
        let opening = self.first_below(subject);
        let outside: Vec<usize> = (self.children(participle))
            .filter(|&child| child < opening || child > verb)
            .filter(|&child| child != verb)
            .collect();
        for child in outside {
            self.syntax.heads[child] = verb as u32;
        }
        self.hang(subject, verb, Dep::Nsubj);
        self.hang(participle, subject, Dep::Acl);
        self.syntax.tags[participle] = Tag::Vbn;
    }

    /// Whether a past form says what something is thought to be, up to the verb behind it: "Jets
    /// believed to be foreign | bombed a market".
    fn is_taken_to_be(&self, past: usize, verb: usize) -> bool {
        let to_be = (past..verb).find(|&at| {
            self.dep(at) == Dep::Xcomp && self.head(at) == past && (self.word)(at) == "be"
        });
        matches!(self.tag(past), Tag::Vbd | Tag::Vbn)
            && to_be.is_some_and(|to_be| self.is_below(verb - 1, to_be))
            && self.child(verb, &[Dep::Mark]).is_none()
    }

    /// The past form below which a noun stands, through infinitives and prepositions only.
    fn governing_participle(&self, noun: usize) -> Option<usize> {
        let mut at = noun;
        while matches!(
            self.dep(at),
            Dep::Pobj | Dep::Dobj | Dep::Prep | Dep::Dative | Dep::Advcl | Dep::Xcomp | Dep::Agent
        ) {
            at = self.head(at);
            if matches!(self.tag(at), Tag::Vbd | Tag::Vbn) {
                return Some(at);
            }
        }
        None
    }

    /// "Soldiers who were sent to guard | the town | raped four women": of two subjects the one
    /// behind a verb without an object is that verb's.
    fn give_back_object(&mut self, verb: usize) {
        let subjects: Vec<usize> = (self.children(verb))
            .filter(|&child| self.dep(child) == Dep::Nsubj && child < verb)
            .collect();
        let &[first, .., last] = subjects.as_slice() else {
            return;
        };
        let Some(inner) = self.first_below(last).checked_sub(1) else {
            return;
        };
        let is_verb = matches!(self.tag(inner), Tag::Vb | Tag::Vbg | Tag::Vbd | Tag::Vbn);
        if is_verb
            && inner > first
            && self.is_below(inner, first)
            && self.child(inner, &[Dep::Dobj, Dep::Agent]).is_none()
        {
            self.hang(last, inner, Dep::Dobj);
        }
    }

    /// "… left after her deputy, Ann Example, | was arrested": the noun before the apposition is no
    /// object of "after" but the subject of the clause that it opens.
    fn find_apposed_subject(&mut self, verb: usize) {
        let above = self.head(verb);
        let bare = self.dep(verb) == Dep::Conj
            && above < verb
            && self.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_none()
            && self.child(above, &[Dep::Cc]).is_none();
        if !bare {
            return;
        }
        let opening = self.first_below(verb);
        if opening <= self.tokens.start + 1 || self.tag(opening - 1) != Tag::Comma {
            return;
        }
        let opens = |prep: &usize| {
            self.dep(*prep) == Dep::Prep && BEFORE_CLAUSES.contains(&(self.word)(*prep))
        };
        let clause = self.children(above).filter(opens).find_map(|prep| {
            let noun = self.child(prep, &[Dep::Pobj])?;
            let apposed = self.child(noun, &[Dep::Appos])?;
            self.is_below(opening - 2, apposed).then_some((prep, noun))
        });
        let Some((mark, subject)) = clause else {
            return;
        };
        let passive = self.child(verb, &[Dep::Auxpass]).is_some();
        self.hang(verb, above, Dep::Advcl);
        self.hang(mark, verb, Dep::Mark);
        self.hang(
            subject,
            verb,
            if passive { Dep::Nsubjpass } else { Dep::Nsubj },
        );
    }
}
