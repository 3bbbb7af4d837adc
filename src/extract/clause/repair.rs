//! Arguments that the parser hung on another word: each rule names the shape of tree in which the
//! mistake is common and the reading that news means by it.

use super::set_off::{is_set_off, speaking_before};
use super::{Clauses, list};
use crate::language::{Dep, Pos, Tag};

impl Clauses<'_> {
    /// "We will press the state until it withdraws and ends the war": a verb in the third person
    /// singular that the parser joined to one whose subject is "we" or "they" is joined to the
    /// verb between that it agrees with.
    pub(super) fn agreeing_verb(&self, verb: usize, joined: usize) -> Option<usize> {
        let a = self.analysis;
        let subject = a.child(joined, Dep::Nsubj)?;
        let other = matches!(a.lower(subject), "we" | "they" | "you" | "i");
        if a.tag(verb) != Tag::Vbz || !other {
            return None;
        }
        (joined + 1..verb).rev().find(|&between| {
            a.tag(between) == Tag::Vbz
                && a.child(between, Dep::Nsubj).is_some()
                && a.ancestors(between).any(|up| up == joined)
        })
    }

    /// The last of several agents, where the parser took it for an object: "was driven out by the
    /// army and | allied tribes".
    pub(super) fn stray_agents(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        let open = a
            .children_by(verb, &[Dep::Agent])
            .flat_map(|by| a.children_by(by, &[Dep::Pobj]))
            .flat_map(|agent| a.children_by(agent, &[Dep::Cc]))
            .last();
        let Some(and) = open else {
            return Vec::new();
        };
        a.children_by(verb, &[Dep::Dobj])
            .filter(|&object| object > and && object - and <= 4)
            .collect()
    }

    /// The agents of a passive verb that the parser hung on the deed or threat before them: "was
    /// accused of spying | by the ministry", "was threatened with ruin | by the bank".
    pub(super) fn late_agents(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        if !self.lexicon.contains("done-to-parties", a.lemma(verb)) {
            return Vec::new();
        }
        a.children_by(verb, &[Dep::Prep])
            .filter(|&of| matches!(a.lower(of), "of" | "for" | "over" | "against" | "with"))
            .flat_map(|of| a.children_by(of, &[Dep::Pobj, Dep::Pcomp]))
            .filter(|&deed| a.tag(deed) == Tag::Vbg || a.lower(a.head(deed)) == "with")
            .flat_map(|deed| {
                let last = a.children_by(deed, &[Dep::Dobj]).last();
                std::iter::once(deed).chain(last)
            })
            .flat_map(|word| a.children_by(word, &[Dep::Prep, Dep::Agent]))
            .filter(|&by| a.lower(by) == "by")
            .flat_map(|by| a.children_by(by, &[Dep::Pobj]))
            .filter(|&agent| self.can_act(agent))
            .flat_map(|agent| self.conjuncts(agent))
            .collect()
    }

    /// The agents of an event that the parser hung on whom it was done to: "the arrest of the mayor |
    /// by police".
    pub(super) fn agents_behind_object(&self, noun: usize) -> Vec<usize> {
        let a = self.analysis;
        let mut found: Vec<usize> = (a.children_by(noun, &[Dep::Prep]))
            .filter(|&of| a.lower(of) == "of")
            .flat_map(|of| a.children_by(of, &[Dep::Pobj]))
            .flat_map(|object| self.conjuncts(object))
            .flat_map(|object| self.own_prepositional(object, "by"))
            .collect();
        found.retain(|&agent| self.can_act(agent));
        found
    }

    /// To whom an event was done, where the parser hung that on who did it: "the attack by gunmen |
    /// on a bus", "the killing by soldiers | of a girl", "the shelling by rebels | of the old town".
    /// What a definite "of" tells of a party is whose the agents are: "the killing by men of the
    /// brigade".
    pub(super) fn objects_behind_agent(&self, noun: usize, name: &str) -> Vec<usize> {
        let a = self.analysis;
        if !matches!(name, "of" | "on" | "against" | "upon") {
            return Vec::new();
        }
        let needs_object = self.lexicon.contains("done-to-noun", a.lemma(noun))
            || self.lexicon.contains("ground-deed-noun", a.lemma(noun));
        a.children_by(noun, &[Dep::Prep, Dep::Agent])
            .filter(|&by| a.lower(by) == "by")
            .flat_map(|by| a.children_by(by, &[Dep::Pobj]))
            .flat_map(|agent| self.conjuncts(agent))
            .flat_map(|agent| self.own_prepositional(agent, name))
            .filter(|&object| {
                name != "of" || list::is_new(a, object) || needs_object && !self.can_act(object)
            })
            .collect()
    }

    /// Who or what a cleft sentence is about: "It was | the army | that opened fire".
    pub(super) fn clefted(&self, pronoun: usize) -> Option<usize> {
        let a = self.analysis;
        let clause = a.head(pronoun);
        let be = a.head(clause);
        let it = |subject: usize| a.lower(subject) == "it";
        // "It was the rebels, he said, | who had attacked": taken for a second clause.
        let clause_of_it = match a.dep(clause) {
            Dep::Ccomp => true,
            Dep::Conj => matches!(a.tag(pronoun), Tag::Wp | Tag::Wdt) && pronoun < clause,
            _ => false,
        };
        let cleft = clause_of_it
            && a.lemma(be) == "be"
            && a.children_by(be, &[Dep::Nsubj, Dep::Expl]).any(it);
        a.child(be, Dep::Attr).filter(|_| cleft)
    }

    /// What a sentence says that something is done to, or does it: "What the army attacked | was a
    /// hospital".
    pub(super) fn pseudo_clefted(&self, pronoun: usize) -> Option<usize> {
        let a = self.analysis;
        let clause = a.head(pronoun);
        let be = a.head(clause);
        let fits = a.lower(pronoun) == "what"
            && matches!(a.dep(clause), Dep::Csubj | Dep::Nsubj)
            && a.lemma(be) == "be";
        a.child(be, Dep::Attr).filter(|_| fits)
    }

    /// Whether a gerund without an object that opens a clause is its subject, whatever the parser
    /// took it for: "| Shelling by the army | killed two".
    pub(in crate::extract) fn is_gerund_subject(&self, gerund: usize) -> bool {
        let a = self.analysis;
        let verb = a.head(gerund);
        matches!(a.dep(gerund), Dep::Advcl | Dep::Csubj | Dep::Nsubj)
            && a.tag(gerund) == Tag::Vbg
            && gerund < verb
            && !a
                .children(gerund)
                .any(|child| matches!(a.dep(child), Dep::Mark | Dep::Dobj))
            && matches!(a.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && !a.children(verb).any(|child| {
                child != gerund
                    && matches!(
                        a.dep(child),
                        Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Expl
                    )
            })
    }

    /// The object of two verbs the second of which the parser took for an adjective: "killed and |
    /// wounded villagers".
    pub(super) fn participle_object(&self, verb: usize) -> Option<usize> {
        let a = self.analysis;
        if !matches!(a.tag(verb), Tag::Vbd | Tag::Vbn) || a.child(verb, Dep::Dobj).is_some() {
            return None;
        }
        a.children_by(verb, &[Dep::Conj]).find(|&object| {
            let first = a.subtree(object).start;
            matches!(a.pos(object), Pos::Noun | Pos::Propn)
                && a.head(first) == object
                && a.dep(first) == Dep::Amod
                && matches!(a.tag(first), Tag::Vbd | Tag::Vbn)
                && first > 0
                && a.dep(first - 1) == Dep::Cc
        })
    }

    /// Whether what the parser took for an object only narrows the object before it: "training the
    /// militias, | mainly the northern brigades".
    pub(super) fn narrows(&self, verb: usize, object: usize) -> bool {
        let a = self.analysis;
        self.is_narrowing(object)
            && a.children_by(verb, &[Dep::Conj])
                .any(|last| last < object && a.child(last, Dep::Dobj).is_some())
    }

    /// Whether a phrase begins with a word that picks it out of the one before: "mainly the north".
    pub(in crate::extract) fn is_narrowing(&self, noun: usize) -> bool {
        let a = self.analysis;
        let first = a.subtree(noun).start;
        self.lexicon.contains("narrowing", a.lower(first))
    }

    /// The object of a verb whose object does what follows, where the parser made it the subject
    /// of that: "wants | the mayor to pay", "helped | the union win".
    pub(super) fn raised_objects(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        if !self.lexicon.contains("object-control", a.lemma(verb)) {
            return Vec::new();
        }
        let infinitive = |clause: usize| {
            a.tag(clause) == Tag::Vb
                && a.children(clause).all(|child| {
                    !matches!(a.dep(child), Dep::Aux | Dep::Mark) || a.tag(child) == Tag::To
                })
        };
        a.children_by(verb, &[Dep::Ccomp])
            .filter(|&clause| clause > verb && infinitive(clause))
            .flat_map(|clause| a.children_by(clause, &[Dep::Nsubj]))
            .filter(|&subject| self.antecedent(subject) == subject)
            .flat_map(|subject| self.conjuncts(subject))
            .collect()
    }

    /// The receiver that the parser took for a word before what was given: "lent | Ruritania |
    /// 500 million crowns".
    pub(super) fn stray_receivers(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        a.children_by(verb, &[Dep::Dobj])
            .flat_map(|given| {
                let figure = a
                    .children(given)
                    .find(|&child| matches!(a.dep(child), Dep::Nummod | Dep::Det));
                let start = figure.map(|figure| a.subtree(figure).start);
                a.children_by(given, &[Dep::Nmod, Dep::Compound])
                    .filter(move |&name| {
                        a.pos(name) == Pos::Propn && start.is_some_and(|start| name < start)
                    })
            })
            .collect()
    }

    /// Objects that the parser hung beside the verb's own: "jailed a banker as well as | two
    /// generals", "jailed the mayor, Ann Example, and | two aides".
    pub(super) fn added_objects(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        // Nothing but a comma stands between the object and what is added.
        let joins = |and: usize| {
            let before = (0..and).rev().find(|&at| a.tag(at) != Tag::Comma);
            let follows = |object: usize| before.is_some_and(|at| a.subtree(object).contains(&at));
            a.lower(and) == "and" && a.children_by(verb, &[Dep::Dobj]).any(follows)
                || a.lower(and) == "as" && and > 0 && a.lower(and - 1) == "well"
        };
        let joined = a
            .children_by(verb, &[Dep::Cc])
            .filter(|&and| joins(and))
            .flat_map(|and| {
                a.children_by(verb, &[Dep::Npadvmod, Dep::Dep, Dep::Conj])
                    .find(|&noun| noun > and && a.subtree(noun).start == and + 1)
            })
            // "a colonel and two of his guards"
            .filter(|&noun| {
                matches!(a.pos(noun), Pos::Noun | Pos::Propn) && !self.is_verbal(noun)
                    || self.content(noun) != [noun]
            });
        joined
            .chain(self.rest_of_row(verb))
            .flat_map(|noun| self.conjuncts(noun))
            .collect()
    }

    /// The rest of a row of objects, which the parser hung on the verb as a row of its own: "shot a
    /// judge, | his driver and two clerks".
    fn rest_of_row(&self, verb: usize) -> Option<usize> {
        let a = self.analysis;
        let object = a.children_by(verb, &[Dep::Dobj]).last()?;
        let comma = a.subtree(object).end;
        a.children_by(verb, &[Dep::Npadvmod, Dep::Dep, Dep::Conj])
            .find(|&noun| a.subtree(noun).start == comma + 1)
            .filter(|&noun| {
                a.tag(comma) == Tag::Comma
                    && a.child(noun, Dep::Cc).is_some()
                    && [object, noun].iter().all(|&member| self.can_act(member))
            })
    }

    /// The object of a participle that the parser joined to the speakers behind it: "killing |
    /// nine people |, doctors and officials said".
    pub(super) fn fused_object(&self, verb: usize) -> Option<usize> {
        let a = self.analysis;
        if a.tag(verb) != Tag::Vbg || !self.lexicon.contains("needs-object", a.lemma(verb)) {
            return None;
        }
        let object = (verb + 1..(verb + 8).min(a.len()))
            .take_while(|&token| a.pos(token) != Pos::Punct && !self.is_verbal(token))
            .filter(|&token| matches!(a.pos(token), Pos::Noun | Pos::Propn))
            .last()?;
        let speaks = |subject: usize| {
            matches!(a.dep(subject), Dep::Nsubj) && {
                let said = a.head(subject);
                self.lexicon.contains("report", a.lemma(said))
                    && a.ancestors(verb).any(|up| up == said)
            }
        };
        let set_off = a.text(object + 1) == ",";
        let fused = speaks(object) || a.ancestors(object).take(3).any(speaks);
        (set_off && fused).then_some(object)
    }

    /// The first of two objects of a verb of giving, which the parser did not tell from what was
    /// given: "handed | the police | the suspect".
    pub(super) fn receiving_object(&self, verb: usize) -> Option<usize> {
        let a = self.analysis;
        let mut objects = a
            .children_by(verb, &[Dep::Dobj])
            .filter(|&object| !self.narrows(verb, object));
        let (first, given) = (objects.next()?, objects.next()?);
        let receives = self.lexicon.contains("giving-verb", a.lemma(verb))
            && self.can_act(first)
            && first < given
            && a.subtree(given).start == a.subtree(first).end;
        receives.then_some(first)
    }

    /// The clause that a verb is joined to, or hangs on. A finite verb is no part of an infinitive,
    /// and a participle behind what somebody is asked to do goes with the asking, whatever the
    /// parser says: "urged them | to talk | and offered help", "ordered them | to leave | , saying".
    pub(in crate::extract) fn belongs_to(&self, verb: usize) -> usize {
        let a = self.analysis;
        let asks = |clause: usize| {
            self.lexicon
                .contains("object-control", a.lemma(a.head(clause)))
        };
        let apart = match a.dep(verb) {
            Dep::Conj => matches!(a.tag(verb), Tag::Vbd | Tag::Vbz),
            Dep::Advcl => {
                a.tag(verb) == Tag::Vbg && is_set_off(self.analysis, verb) && asks(a.head(verb))
            }
            _ => false,
        };
        let infinitive = |clause: usize| {
            a.tag(clause) == Tag::Vb
                && matches!(a.dep(clause), Dep::Xcomp | Dep::Ccomp | Dep::Advcl)
                && a.children(clause)
                    .any(|aux| a.dep(aux) == Dep::Aux && a.tag(aux) == Tag::To)
        };
        if let Some(said) = speaking_before(a, self.lexicon, verb) {
            return said;
        }
        let mut head = a.head(verb);
        while apart && infinitive(head) && self.is_verbal(a.head(head)) {
            head = a.head(head);
        }
        head
    }

    /// The subjects without a title that the parser made one of its own: "Prime Minister | Ann
    /// Example said".
    pub(super) fn without_titles(&self, own: Vec<usize>) -> Vec<usize> {
        let a = self.analysis;
        let one_phrase = |title: usize, name: usize| {
            a.dep(name) == a.dep(title)
                && title < name
                && name - title < 8
                && (title..=name).all(|token| a.pos(token) == Pos::Propn)
        };
        own.iter()
            .copied()
            .filter(|&title| !own.iter().any(|&name| one_phrase(title, name)))
            .collect()
    }

    /// The subjects with those first in their row that the parser left beside them: "soldiers,
    /// militiamen and tribesmen attacked", where only the last two are joined.
    pub(super) fn with_strays(&self, verb: usize, mut own: Vec<usize>) -> Vec<usize> {
        let a = self.analysis;
        let Some(&first) = own.first() else {
            return own;
        };
        // Only a row has strays.
        if own.len() < 2 || first > verb || a.dep(own[1]) != Dep::Conj {
            return own;
        }
        let stray = a.children_by(verb, &[Dep::Dep]).find(|&child| {
            child < first
                && matches!(a.pos(child), Pos::Noun | Pos::Propn)
                && self.can_act(child)
                && a.text(child + 1) == ","
        });
        if let Some(stray) = stray {
            own.insert(0, stray);
        }
        own
    }

    /// A subject that the parser took for the apposition of a place told first: "In Ruritania,
    /// the army, backed by militias, has advanced".
    pub(super) fn fronted_subjects(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        if matches!(a.tag(verb), Tag::Vb | Tag::Vbg) && a.child(verb, Dep::Aux).is_none() {
            return Vec::new();
        }
        // "With the help of the coalition, the army, …": down to the noun before the comma.
        let mut phrase: Vec<usize> = a
            .children_by(verb, &[Dep::Prep])
            .filter(|&preposition| preposition < verb)
            .collect();
        let mut at = 0;
        while at < phrase.len() && phrase.len() < 16 {
            phrase.extend(a.children_by(phrase[at], &[Dep::Pobj, Dep::Prep]));
            at += 1;
        }
        phrase
            .into_iter()
            .flat_map(|noun| a.children_by(noun, &[Dep::Appos]))
            .filter(|&party| {
                let start = a.subtree(party).start;
                start == 0 || a.text(start - 1) != "("
            })
            .filter(|&party| self.can_act(party))
            .flat_map(|party| self.conjuncts(party))
            .collect()
    }

    /// A past participle that is the root of a caption takes the noun before it.
    pub(super) fn headline_subjects(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        a.children(verb)
            .filter(|&child| {
                child < verb
                    && matches!(
                        a.dep(child),
                        Dep::Dep | Dep::Npadvmod | Dep::Nmod | Dep::Compound
                    )
                    && a.pos(child) == Pos::Propn
                    && self.is_headline(verb)
            })
            .take(1)
            .collect()
    }

    /// The noun that closes the phrase which a clause follows without a comma.
    pub(super) fn noun_at_once_before(&self, clause: usize) -> Option<usize> {
        let a = self.analysis;
        let before = a.subtree(clause).start.checked_sub(1)?;
        (matches!(a.pos(before), Pos::Noun) && a.dep(before) == Dep::Pobj).then_some(before)
    }

    /// The row of parties that a noun stands in, which a clause behind its comma is about as a
    /// whole: "the army and its allies, backed by warplanes".
    pub(super) fn row_before(&self, noun: usize, clause: usize) -> Vec<usize> {
        let a = self.analysis;
        let mut first = noun;
        while list::is_member(a, first) && a.head(first) < first && self.can_act(a.head(first)) {
            first = a.head(first);
        }
        if first == noun {
            return self.row_until(noun, clause);
        }
        let start = a.subtree(clause).start;
        let mut row = list::all(a, first);
        row.retain(|&member| member == noun || member < start && self.can_act(member));
        row.sort_unstable();
        row
    }

    /// A noun with those joined to it before a clause that the parser hung on the first of them:
    /// "traders and firms | supplying the militia". A clause that follows its noun at once is about
    /// that noun alone.
    pub(super) fn row_until(&self, noun: usize, clause: usize) -> Vec<usize> {
        let a = self.analysis;
        if !self.can_act(noun) || a.head(clause) != noun {
            return vec![noun];
        }
        let start = a.subtree(clause).start;
        let mut row = list::all(a, noun);
        row.retain(|&member| member == noun || member < start && self.can_act(member));
        self.with_strays(a.head(noun), row)
    }
}
