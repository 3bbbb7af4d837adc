//! The cues of attribution in the grammar: reporting verbs, "according to", nouns of utterance,
//! and the colon of a headline.

use std::collections::BTreeSet;

use super::speaker::agent_of;
use super::{Context, Frame};
use crate::extract::clause::list;
use crate::extract::clause::set_off::{is_set_off, speaking_before};
use crate::extract::record::Speaker;
use crate::language::{Analysis, Dep, Pos, Tag};

/// Clauses that a verb can govern as what is said.
const SAID: &[Dep] = &[Dep::Ccomp, Dep::Parataxis];

/// Every frame that the grammar of the sentences gives.
pub(super) fn frames(context: Context<'_>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for token in 0..context.analysis.len() {
        let found = match context.analysis.pos(token) {
            Pos::Verb | Pos::Aux => context.verb(token).or_else(|| context.figure(token)),
            Pos::Noun => context.utterance(token),
            _ => None,
        }
        .or_else(|| context.preposition(token));
        frames.extend(found.filter(|frame| !frame.speakers.is_empty()));
    }
    for sentence in 0..context.analysis.sentences().len() {
        frames.extend(context.colon(sentence));
    }
    frames
}

/// A token and everything below it.
pub(super) fn below(analysis: &Analysis, token: usize) -> BTreeSet<usize> {
    let mut all = BTreeSet::from([token]);
    let mut open = vec![token];
    while let Some(at) = open.pop() {
        for child in analysis.children(at) {
            if all.insert(child) {
                open.push(child);
            }
        }
    }
    all
}

impl Context<'_> {
    /// A reporting verb with its subject and what it reports.
    fn verb(self, verb: usize) -> Option<Frame> {
        let analysis = self.analysis;
        let cues = &self.knowledge.cues;
        let lemma = analysis.lemma(verb).to_lowercase();
        let says = cues.verbs.contains(&lemma);
        // "will know that we can act": nobody thinks so yet.
        let to_come =
            || (analysis.children_by(verb, &[Dep::Aux])).any(|aux| analysis.tag(aux) == Tag::Md);
        let thinks = cues.thought_verbs.contains(&lemma) && !to_come();
        // Who carries out a raid carries no news of it.
        let shows = cues.showing_verbs.contains(&lemma) && analysis.child(verb, Dep::Prt).is_none();
        let cites = cues.citing_verbs.contains(&lemma);
        if !(says || thinks || shows || cites) {
            return None;
        }
        let passive = analysis
            .children(verb)
            .any(|child| matches!(analysis.dep(child), Dep::Auxpass | Dep::Nsubjpass));
        if passive {
            return self.passive(verb, cites);
        }
        // Who claims responsibility, or a deed for its own, reports nothing.
        let lexicon = &self.knowledge.lexicon;
        let deed = analysis.child(verb, Dep::Dobj).is_some_and(|object| {
            let object = analysis.lemma(object);
            lexicon.contains("claimed-for-oneself", object)
                || lemma == "claim" && lexicon.contains("attack-noun", object)
        });
        if deed {
            return None;
        }
        if cites && analysis.tag(verb) == Tag::Vbg {
            return self.citing(verb);
        }
        let mut tail = says.then(|| self.tail(verb)).flatten();
        let subject = self.subject(verb);
        let elsewhere =
            tail.take_if(|tail| subject.is_none_or(|subject| !tail.speakers.contains(&subject)));
        if let Some(tail) = elsewhere {
            let speakers = self.speakers_of(&tail.speakers, analysis.text(verb));
            return Some(Frame {
                cue: verb,
                speakers: self.with_relays(verb, subject, speakers),
                scope: tail.scope,
            });
        }
        if cites && let Some(frame) = self.quoted_as_saying(verb, subject) {
            return Some(frame);
        }
        let subject = self.who_can_speak(subject?, verb);
        let mut scope = BTreeSet::new();
        for said in analysis.children_by(verb, SAID).collect::<Vec<_>>() {
            scope.extend(below(analysis, said));
        }
        // "expected the army to arrive", "accused them of shelling"
        if scope.is_empty() && (thinks || lexicon.contains("told-of-another", &lemma)) {
            // "considers sending arms" is about what the subject itself will do, "claims to have
            // sunk the ship" about what it did.
            let done = |said: usize| {
                (analysis.children_by(said, &[Dep::Aux])).any(|aux| analysis.lower(aux) == "have")
            };
            for said in analysis
                .children_by(verb, &[Dep::Xcomp])
                .filter(|&said| {
                    analysis.child(verb, Dep::Dobj).is_some()
                        || analysis.child(said, Dep::Nsubj).is_some()
                        || done(said)
                        || lemma == "claim" && analysis.tag(said) == Tag::Vbg
                })
                .collect::<Vec<_>>()
            {
                scope.extend(below(analysis, said));
            }
        }
        if lexicon.contains("alleging", &lemma) {
            let of = |above: usize| {
                (analysis.children_by(above, &[Dep::Prep]))
                    .filter(|&prep| analysis.lower(prep) == "of")
            };
            // "accused the army of shelling" may hang on the verb or on the army.
            let accused = analysis.child(verb, Dep::Dobj).into_iter();
            let of_accused =
                (accused.flat_map(|accused| list::all(analysis, accused))).flat_map(of);
            for prep in of(verb).chain(of_accused) {
                scope.extend(below(analysis, prep));
            }
        }
        // "described the killing as a crime" takes it for told.
        let judges = (analysis.children_by(verb, &[Dep::Prep]))
            .any(|preposition| analysis.lower(preposition) == "as");
        if cues.object_verbs.contains(&lemma) && !judges {
            for object in analysis
                .children_by(verb, &[Dep::Dobj, Dep::Advcl])
                .collect::<Vec<_>>()
            {
                if analysis.dep(object) == Dep::Dobj
                    || object > verb && scope_marks(analysis, object)
                {
                    scope.extend(below(analysis, object));
                }
            }
        }
        if shows && let Some(object) = analysis.child(verb, Dep::Dobj) {
            let noun = analysis.lemma(object).to_lowercase();
            if cues.utterances.contains(&noun) || lexicon.contains("picture", &noun) {
                scope.extend(below(analysis, object));
            }
        }
        // "said in a statement carried by the agency that …", wherever the parser hangs what is said.
        if scope.is_empty() && says && tail.is_none() {
            scope = self.said_in_an_utterance(verb);
        }
        // "The army, officials say, has left": the verb is put into what it reports.
        if scope.is_empty()
            && says
            && matches!(analysis.dep(verb), Dep::Parataxis | Dep::Ccomp | Dep::Advcl)
        {
            let head = analysis.head(verb);
            if matches!(analysis.dep(verb), Dep::Parataxis)
                || analysis.dep(verb) == Dep::Advcl
                    && analysis.child(verb, Dep::Nsubj).is_some()
                    && self.set_off(verb)
            {
                scope = below(analysis, head);
                for own in below(analysis, verb) {
                    scope.remove(&own);
                }
            }
        }
        let text = analysis.text(verb).to_owned();
        let speakers = match tail {
            Some(tail) => {
                if scope.is_empty() {
                    scope = tail.scope;
                }
                self.speakers_of(&tail.speakers, &text)
            }
            None => self.speakers(subject, &text),
        };
        Some(Frame {
            cue: verb,
            speakers: self.with_relays(verb, Some(subject), speakers),
            scope,
        })
    }

    /// What is told by a clause with "that" somewhere in the phrase of the utterance in which a verb
    /// says it.
    fn said_in_an_utterance(self, verb: usize) -> BTreeSet<usize> {
        let analysis = self.analysis;
        let utterance = (analysis.children_by(verb, &[Dep::Prep]))
            .filter(|&preposition| preposition > verb && analysis.lower(preposition) == "in")
            .filter_map(|preposition| analysis.child(preposition, Dep::Pobj))
            .find(|&noun| (self.knowledge.cues.utterances).contains(analysis.lemma(noun)));
        let told = |noun: usize| {
            analysis.subtree(noun).find(|&clause| {
                matches!(analysis.dep(clause), Dep::Ccomp | Dep::Acl | Dep::Relcl)
                    && (analysis.children_by(clause, &[Dep::Mark]))
                        .any(|mark| analysis.lower(mark) == "that")
            })
        };
        (utterance.and_then(told)).map_or_else(BTreeSet::new, |clause| below(analysis, clause))
    }

    /// The party right before a verb of speech, where what the parser has for its subject is
    /// nobody: "shelled positions near the village, the ministry said".
    fn who_can_speak(self, subject: usize, verb: usize) -> usize {
        let party = |token: usize| self.actors.participant(token).is_some();
        let utters = || {
            let lemma = self.analysis.lemma(subject).to_lowercase();
            self.knowledge.cues.utterances.contains(&lemma)
        };
        let Some(before) = verb.checked_sub(1).filter(|&before| before > subject) else {
            return subject;
        };
        match !party(subject) && party(before) && !utters() {
            true => before,
            false => subject,
        }
    }

    /// Whether a clause without a conjunction stands between commas.
    fn set_off(self, verb: usize) -> bool {
        is_set_off(self.analysis, verb) && self.analysis.child(verb, Dep::Mark).is_none()
    }

    /// The subject of a verb: its own, or that of the verb it is joined to or depends on.
    pub(super) fn subject(self, verb: usize) -> Option<usize> {
        let analysis = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let mut at = verb;
        for _ in 0..4 {
            if let Some(subject) = analysis.child(at, Dep::Nsubj) {
                // "who said": the noun before.
                let relative = matches!(analysis.tag(subject), Tag::Wp | Tag::Wdt);
                if relative && analysis.dep(at) == Dep::Relcl {
                    return Some(analysis.head(at));
                }
                return (!relative).then_some(subject);
            }
            let head = analysis.head(at);
            match analysis.dep(at) {
                Dep::Advcl => at = speaking_before(analysis, lexicon, at).unwrap_or(head),
                Dep::Conj | Dep::Xcomp => at = head,
                Dep::Acl if analysis.tag(at) == Tag::Vbg => return Some(head),
                Dep::Pcomp => at = analysis.head(head),
                _ => return None,
            }
            if at == verb
                || head == at && analysis.head(at) == at && analysis.child(at, Dep::Nsubj).is_none()
            {
                return analysis
                    .child(at, Dep::Nsubjpass)
                    .filter(|_| analysis.dep(verb) == Dep::Advcl);
            }
        }
        None
    }

    /// "He was quoted by the agency as saying", "the attack was reported by the monitor". Without
    /// anybody named it is a hedge and no attribution.
    fn passive(self, verb: usize, cites: bool) -> Option<Frame> {
        let analysis = self.analysis;
        let agent = agent_of(analysis, verb);
        let text = analysis.text(verb);
        let mut scope = below(analysis, verb);
        scope.remove(&verb);
        let speakers = if cites {
            let subject = analysis.child(verb, Dep::Nsubjpass)?;
            for own in below(analysis, subject) {
                scope.remove(&own);
            }
            let mut speakers = self.speakers(subject, text);
            if let Some(agent) = agent {
                speakers.extend(self.speakers(agent, &format!("{text} by")));
            }
            speakers
        } else {
            let cue = format!("{text} by");
            self.speakers(agent?, &cue)
        };
        if let Some(agent) = agent {
            for own in below(analysis, agent) {
                scope.remove(&own);
            }
        }
        Some(Frame {
            cue: verb,
            speakers,
            scope,
        })
    }

    /// "… , citing a military source" on a verb that is no reporting verb.
    fn citing(self, verb: usize) -> Option<Frame> {
        let analysis = self.analysis;
        let head = analysis.head(verb);
        if self.knowledge.cues.verbs.contains(analysis.lemma(head)) || head == verb {
            return None;
        }
        let object = analysis.child(verb, Dep::Dobj)?;
        let mut scope = below(analysis, head);
        for own in below(analysis, verb) {
            scope.remove(&own);
        }
        Some(Frame {
            cue: verb,
            speakers: self.speakers(object, analysis.text(verb)),
            scope,
        })
    }

    /// "according to …": all that the sentence says in the same voice.
    fn preposition(self, token: usize) -> Option<Frame> {
        let analysis = self.analysis;
        if !self
            .knowledge
            .cues
            .prepositions
            .contains(analysis.lower(token))
        {
            return None;
        }
        let (object, cue) = match analysis.lower(token) {
            "according" => {
                let to = analysis
                    .children(token)
                    .find(|&child| analysis.lower(child) == "to")?;
                (analysis.child(to, Dep::Pobj)?, "according to".to_owned())
            }
            word => {
                let object = analysis.child(token, Dep::Pobj)?;
                // "per day" is a rate.
                self.actors.participant(object)?;
                (object, word.to_owned())
            }
        };
        // As far up as the sentence speaks in one voice.
        let mut top = analysis.head(token);
        loop {
            let head = analysis.head(top);
            if head == top {
                break;
            }
            let reported = SAID.contains(&analysis.dep(top))
                && self.knowledge.cues.verbs.contains(analysis.lemma(head))
                && analysis.child(head, Dep::Nsubj).is_some();
            if reported {
                break;
            }
            top = head;
        }
        let own = below(analysis, token);
        let scope = below(analysis, top).difference(&own).copied().collect();
        Some(Frame {
            cue: token,
            speakers: self.speakers(object, &cue),
            scope,
        })
    }

    /// "claims by the group that …", "the ministry's statement that …".
    fn utterance(self, noun: usize) -> Option<Frame> {
        let analysis = self.analysis;
        if !self
            .knowledge
            .cues
            .utterances
            .contains(analysis.lemma(noun))
        {
            return None;
        }
        let said: Vec<usize> = analysis
            .children_by(noun, &[Dep::Acl, Dep::Ccomp])
            .filter(|&clause| {
                analysis.children(clause).any(|child| {
                    analysis.dep(child) == Dep::Mark && analysis.lower(child) == "that"
                })
            })
            .collect();
        if said.is_empty() {
            return None;
        }
        let speakers: Vec<Speaker> = self
            .speakers(noun, analysis.text(noun))
            .into_iter()
            .filter(|speaker| speaker.rule != "described")
            .collect();
        let scope = said
            .into_iter()
            .flat_map(|clause| below(analysis, clause))
            .collect();
        Some(Frame {
            cue: noun,
            speakers,
            scope,
        })
    }

    /// A headline's colon: "Army enters town: monitor", "Minister: talks will go on".
    fn colon(self, sentence: usize) -> Option<Frame> {
        let analysis = self.analysis;
        let range = analysis.sentences()[sentence].clone();
        let paragraph = analysis
            .paragraphs()
            .get(analysis.paragraph_of(range.start))?;
        // Only where the paragraph is this one line, without a full stop.
        let last = range.end.checked_sub(1)?;
        if *paragraph != range || matches!(analysis.text(last), "." | "!" | "?" | ":") {
            return None;
        }
        let colon = range.clone().find(|&token| analysis.text(token) == ":")?;
        let (before, after) = (range.start..colon, colon + 1..range.end);
        let (speaker, told) = if after.len() <= 5 && before.len() > after.len() {
            (after, before)
        } else if before.len() <= 5 && after.len() > before.len() {
            (before, after)
        } else {
            return None;
        };
        let verbless = speaker
            .clone()
            .all(|token| !matches!(analysis.pos(token), Pos::Verb | Pos::Aux));
        let has_verb = told
            .clone()
            .any(|token| matches!(analysis.pos(token), Pos::Verb));
        if !verbless || !has_verb {
            return None;
        }
        let named = speaker
            .clone()
            .rev()
            .find(|&token| self.actors.participant(token).is_some())?;
        Some(Frame {
            cue: colon,
            speakers: self.speakers(named, ":"),
            scope: told.collect(),
        })
    }
}

/// Whether an adverbial clause tells what was seen with the object ("as the army came near").
fn scope_marks(analysis: &Analysis, clause: usize) -> bool {
    analysis.children(clause).any(|child| {
        analysis.dep(child) == Dep::Mark && matches!(analysis.lower(child), "as" | "when")
    })
}
