//! The cues of attribution in the grammar: reporting verbs, "according to", nouns of utterance,
//! and the colon of a headline.

use std::collections::BTreeSet;

use super::scope::SAID;
use super::speaker::agent_of;
use super::{Context, Frame};
use crate::extract::clause::set_off::speaking_before;
use crate::extract::clause::tensed;
use crate::extract::record::Speaker;
use crate::language::{Analysis, Dep, Pos, Tag};

/// Every frame that the grammar of the sentences gives.
pub(super) fn frames(context: Context<'_>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for token in 0..context.analysis.len() {
        let found = match context.analysis.pos(token) {
            Pos::Verb | Pos::Aux => (context.verb(token))
                .or_else(|| context.figure(token))
                .or_else(|| context.hearing(token)),
            // "…,” its statement read": a verb that was taken for a noun.
            Pos::Noun if context.is_clause(token) => context.verb(token),
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
    /// Whether a token has the subject and the clause that only a verb of saying has.
    fn is_clause(self, token: usize) -> bool {
        let has = |dep: Dep| self.analysis.child(token, dep).is_some();
        has(Dep::Nsubj) && has(Dep::Ccomp)
    }

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
        let subject = subject.or_else(|| self.speaker_before(verb).filter(|_| says))?;
        let subject = self.who_can_speak(subject, verb);
        let mut scope = self.scope(verb, tail.is_some());
        let text = analysis.text(verb).to_owned();
        let speakers = match tail {
            Some(tail) => {
                // Of a sentence that only the speaker ends, all is told.
                if scope.is_empty() || analysis.dep(verb) == Dep::Root {
                    scope.extend(tail.scope);
                }
                self.speakers_of(&tail.speakers, &text)
            }
            None => self.speakers(subject, &text),
        };
        if !scope.is_empty() {
            scope.extend(self.told_on(verb));
        }
        Some(Frame {
            cue: verb,
            speakers: self.with_relays(verb, Some(subject), speakers),
            scope,
        })
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
                Dep::Conj => at = tensed::joined_to(analysis, lexicon, at),
                Dep::Xcomp => at = head,
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
                    let links = analysis.dep(child) == Dep::Mark || analysis.tag(child) == Tag::In;
                    links && analysis.lower(child) == "that"
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
