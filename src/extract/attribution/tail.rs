//! The speaker at a sentence's tail: "…, residents and an aid group said." The parser often hangs
//! such a speaker on the noun before the comma, or the verb on nothing that is told; where it
//! stands is plainer than what hangs on what.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Context;
use crate::language::{Analysis, Dep, Pos, Tag};

/// Words that a speaker's own phrase may hold between its nouns: "a spokesman for the ministry",
/// "the head of police in the town".
const WITHIN: &[&str] = &["of", "in", "at", "for", "from", "on", "with", "to"];

/// A speaker at the tail of what they say.
pub(super) struct Tail {
    /// Heads of the nouns for those who speak.
    pub speakers: Vec<usize>,
    /// What they say.
    pub scope: BTreeSet<usize>,
}

impl Context<'_> {
    /// Those named between a comma and a reporting verb that ends the clause, with all that the
    /// sentence says before the comma; `None` where the verb reports what follows it, or where
    /// nothing before the comma is a clause.
    pub(super) fn tail(self, verb: usize) -> Option<Tail> {
        let a = self.analysis;
        let sentence = a.sentences()[a.sentence_of(verb)].clone();
        if !matches!(a.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp) || self.reports_onward(verb) {
            return None;
        }
        // "…, a claim its commander denies": of that noun, and not of all before it.
        if a.dep(verb) == Dep::Relcl && a.pos(a.head(verb)) == Pos::Noun {
            return None;
        }
        let (comma, phrase) = self.phrase_before(verb, &sentence)?;
        let told = sentence.start..comma;
        let finite = |token: usize| {
            matches!(a.pos(token), Pos::Verb | Pos::Aux)
                && matches!(a.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
        };
        if !told.clone().any(finite) {
            return None;
        }
        let mut scope: BTreeSet<usize> = told.clone().collect();
        // What comes after the verb goes on with what was told where it hangs on it.
        scope.extend((verb + 1..sentence.end).filter(|&token| {
            let inside = |above: usize| told.contains(&above);
            a.ancestors(token)
                .find(|&above| above == verb || (comma..verb).contains(&above) || inside(above))
                .is_some_and(inside)
        }));
        Some(Tail {
            speakers: heads(a, &phrase),
            scope,
        })
    }

    /// Who is named right before a verb of saying without a subject that has what it reports behind it:
    /// "In a letter to the council, the mayor, | Ama Mensah |, wrote that".
    pub(super) fn speaker_before(self, verb: usize) -> Option<usize> {
        let a = self.analysis;
        let sentence = a.sentences()[a.sentence_of(verb)].clone();
        let onward = a.dep(verb) == Dep::Root && a.child(verb, Dep::Ccomp).is_some();
        let (_, phrase) = self.phrase_before(verb, &sentence).filter(|_| onward)?;
        heads(a, &phrase).first().copied()
    }

    /// Whether a reporting verb has what it reports behind it.
    fn reports_onward(self, verb: usize) -> bool {
        let a = self.analysis;
        // "said, to meet the premier": the told goes on behind the speaker.
        let inserted = verb + 1 < a.len() && a.text(verb + 1) == ",";
        let clause = (a.children_by(verb, &[Dep::Ccomp, Dep::Xcomp]))
            .any(|said| said > verb && !(inserted && a.dep(said) == Dep::Xcomp));
        let object = a.child(verb, Dep::Dobj).filter(|&object| object > verb);
        // "told the agency", "told a radio station": somebody who is told, and nothing that is.
        let lexicon = &self.knowledge.lexicon;
        let addressed = |object: usize| {
            self.actors.participant(object).is_some()
                || lexicon.contains("tells-somebody", a.lemma(verb))
                    && lexicon.contains("mouthpiece", a.lemma(object))
        };
        clause || object.is_some_and(|object| !addressed(object))
    }

    /// Where the speaker's phrase starts and the noun phrase that names who speaks, right before
    /// the verb: the one behind a comma, or the second of two that say the same, "its director, Dr
    /// Ama Mensah, said". Neither has a verb of its own.
    fn phrase_before(self, verb: usize, sentence: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let a = self.analysis;
        let comma_before = |end: usize| {
            (sentence.start + 1..end)
                .rev()
                .find(|&token| a.text(token) == ",")
        };
        let comma = comma_before(verb)?;
        if comma + 1 < verb {
            let phrase = comma + 1..self.without_relative(comma + 1, verb);
            return self.is_noun_phrase(&phrase).then_some((comma, phrase));
        }
        let inner = comma_before(comma)?;
        let outer = comma_before(inner)?;
        let (described, named) = (outer + 1..inner, inner + 1..comma);
        let both = self.is_noun_phrase(&described) && self.is_noun_phrase(&named);
        (both && a.pos(named.end - 1) == Pos::Propn).then_some((outer, named))
    }

    /// Where a speaker's phrase ends before what a relative clause tells of them: "a medic who gave no
    /// name said".
    fn without_relative(self, start: usize, verb: usize) -> usize {
        let a = self.analysis;
        let who =
            (start + 1..verb).find(|&token| a.tag(token) == Tag::Wp && a.lower(token) == "who");
        let tells = |who: &usize| (*who + 1..verb).any(|token| a.pos(token) == Pos::Verb);
        who.filter(tells).unwrap_or(verb)
    }

    /// Whether these words can be a noun phrase, and no more than one with what hangs on it.
    fn is_noun_phrase(self, phrase: &Range<usize>) -> bool {
        let a = self.analysis;
        let opens = |token: usize| {
            matches!(
                a.tag(token),
                Tag::Dt
                    | Tag::PrpPoss
                    | Tag::Jj
                    | Tag::Nn
                    | Tag::Nns
                    | Tag::Nnp
                    | Tag::Nnps
                    | Tag::Cd
            )
        };
        let fits = |token: usize| match a.pos(token) {
            Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Num | Pos::Part | Pos::Cconj => {
                true
            }
            Pos::Pron => a.tag(token) == Tag::PrpPoss,
            Pos::Punct => a.text(token) == "-",
            Pos::Verb => matches!(a.tag(token), Tag::Vbn | Tag::Vbg) && a.dep(token) == Dep::Amod,
            Pos::Adp => WITHIN.contains(&a.lower(token)),
            _ => false,
        };
        let noun = |token: usize| matches!(a.pos(token), Pos::Noun | Pos::Propn);
        !phrase.is_empty()
            && opens(phrase.start)
            && noun(phrase.end - 1)
            && phrase.clone().all(fits)
    }
}

/// The heads of the nouns that stand side by side in a phrase: the last noun before each "and",
/// before each preposition and at the end. What is joined behind a preposition belongs to it,
/// unless an article or a number opens it: "a spokesman for the army and two villagers".
fn heads(a: &Analysis, phrase: &Range<usize>) -> Vec<usize> {
    let opens = |token: usize| matches!(a.tag(token), Tag::Dt | Tag::Cd | Tag::PrpPoss);
    let mut heads = Vec::new();
    let mut behind = false;
    let mut head = None;
    for token in phrase.clone() {
        match a.pos(token) {
            Pos::Cconj if !behind || opens(token + 1) => {
                heads.extend(head.take());
                behind = false;
            }
            Pos::Adp => behind = true,
            Pos::Noun | Pos::Propn if !behind => head = Some(token),
            _ => {}
        }
    }
    heads.extend(head);
    heads
}
