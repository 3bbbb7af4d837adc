//! From the words for a speaker to the chain of those who vouch.

use std::ops::Range;

use super::{Context, Frame};
use crate::extract::actor::{Phrase, local_iri};
use crate::extract::first_person::first_person;
use crate::extract::record::Speaker;
use crate::knowledge::kinds::NounSense;
use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// Prepositions by which an utterance comes from somebody.
const FROM: &[&str] = &["by", "from", "of"];

/// The rule of a speaker who is a pronoun of the first person.
pub(super) const FIRST_PERSON: &str = "first-person";

impl Context<'_> {
    /// Everybody whom the subject of a cue (or the object of "according to") names, with those who
    /// quote them behind.
    pub(super) fn speakers(self, token: usize, cue: &str) -> Vec<Speaker> {
        self.speakers_of(&conjuncts(self.analysis, token), cue)
    }

    /// The same for each of several who speak.
    pub(super) fn speakers_of(self, tokens: &[usize], cue: &str) -> Vec<Speaker> {
        let mut chain = Vec::new();
        for &token in tokens {
            self.add(&mut chain, token, cue, 0);
        }
        chain
    }

    fn add(self, chain: &mut Vec<Speaker>, token: usize, cue: &str, depth: usize) {
        if depth > 3 {
            return;
        }
        let analysis = self.analysis;
        let lemma = analysis.lemma(token).to_lowercase();
        let utterance = self.knowledge.cues.utterances.contains(&lemma)
            && !self
                .actors
                .party(token)
                .is_some_and(|party| party.named && party.rule == "curated");
        if utterance {
            let before = chain.len();
            for source in self.issuers(token) {
                self.add(chain, source, cue, depth + 1);
            }
            if chain.len() == before {
                chain.push(self.described(token, cue));
            }
        } else {
            let named = self.name_beside(token).unwrap_or(token);
            let known = self
                .actors
                .party(named)
                .is_none_or(|party| party.named || party.person);
            let party = self.actors.participant(named);
            chain.extend(match party.filter(|_| known || self.can_speak(named)) {
                Some(party) => Some(Speaker {
                    id: party.id.clone(),
                    label: party.label.clone(),
                    text: party.text.clone(),
                    span: party.span,
                    cue: cue.to_owned(),
                    kind: party.kind.clone(),
                    country: party.country.clone(),
                    rule: party.rule.clone(),
                }),
                None => self.can_speak(named).then(|| self.described(named, cue)),
            });
        }
        // "a statement quoted by news agencies", "a unit run by the group"
        for clause in analysis
            .children_by(token, &[Dep::Acl, Dep::Relcl])
            .collect::<Vec<_>>()
        {
            let verb = analysis.lemma(clause).to_lowercase();
            if analysis.tag(clause) != Tag::Vbn {
                continue;
            }
            let Some(agent) = agent_of(analysis, clause) else {
                continue;
            };
            let quoting = self.knowledge.cues.citing_verbs.contains(&verb)
                || self.knowledge.cues.verbs.contains(&verb)
                || self.knowledge.cues.showing_verbs.contains(&verb);
            if quoting || (!utterance && self.knowledge.lexicon.contains("runs-an-outlet", &verb)) {
                let cue = format!("{} by", analysis.lower(clause));
                for member in conjuncts(analysis, agent) {
                    self.add(chain, member, &cue, depth + 1);
                }
            }
        }
    }

    /// Whether a word that stands for no known party can be somebody who speaks, or something that is
    /// read: no day, no deed and no thing.
    fn can_speak(self, token: usize) -> bool {
        let a = self.analysis;
        let lemma = a.lemma(token);
        let when = a.entity_at(token).is_some_and(|entity| {
            matches!(
                entity.label,
                EntityLabel::Date | EntityLabel::Time | EntityLabel::Event
            )
        });
        let noun = || self.knowledge.kinds.noun(lemma);
        match a.pos(token) {
            Pos::Noun if !a.text(token).starts_with(char::is_uppercase) => {
                noun().is_some_and(|noun| noun.sense != NounSense::Thing)
                    || self.knowledge.lexicon.contains("mouthpiece", lemma)
            }
            _ => !when,
        }
    }

    /// The name that follows at once on a word for a body, "the aid group Lantern", which says more of
    /// who speaks.
    fn name_beside(self, token: usize) -> Option<usize> {
        let a = self.analysis;
        let party = self.actors.party(token);
        let known = party.is_some_and(|party| party.named || party.person);
        if known || a.pos(token) != Pos::Noun {
            return None;
        }
        a.children_by(token, &[Dep::Appos]).find(|&name| {
            let range = a.subtree(name);
            a.pos(name) == Pos::Propn && range.start == token + 1
        })
    }

    /// Those from whom an utterance comes: "the ministry's statement", "a ministry statement",
    /// "a report by the agency", "a statement issued by the army".
    fn issuers(self, token: usize) -> Vec<usize> {
        let analysis = self.analysis;
        let phrase = Phrase::at(analysis, token);
        if let Some(possessor) = phrase.possessor {
            return vec![possessor];
        }
        let from = analysis
            .children_by(token, &[Dep::Prep, Dep::Agent])
            .filter(|&prep| FROM.contains(&analysis.lower(prep)))
            .filter_map(|prep| analysis.child(prep, Dep::Pobj))
            .find(|&pobj| self.actors.participant(pobj).is_some());
        if let Some(from) = from {
            return vec![from];
        }
        let issued = analysis
            .children_by(token, &[Dep::Acl, Dep::Relcl])
            .filter(|&clause| {
                (self.knowledge.lexicon).contains("issues-an-utterance", analysis.lemma(clause))
            })
            .find_map(|clause| agent_of(analysis, clause));
        if let Some(issued) = issued {
            return vec![issued];
        }
        phrase
            .modifiers
            .iter()
            .rev()
            .filter(|modifier| !modifier.compound_participle)
            .map(|modifier| modifier.tokens.start)
            .filter(|&modifier| !self.is_leaning(modifier))
            .find(|&modifier| self.actors.participant(modifier).is_some())
            .into_iter()
            .collect()
    }

    /// Whether a word only tells whom somebody is for or against: "a pro-government website".
    fn is_leaning(self, word: usize) -> bool {
        let analysis = self.analysis;
        word >= 2
            && analysis.text(word - 1) == "-"
            && matches!(analysis.lower(word - 2), "pro" | "anti")
    }

    /// A speaker that is no known party, by its own words.
    fn described(self, token: usize, cue: &str) -> Speaker {
        let tokens = words_of(self.analysis, token);
        let text = self.analysis.text_of(&tokens);
        Speaker {
            id: local_iri(self.document, text),
            label: text.to_owned(),
            text: text.to_owned(),
            span: self.analysis.span_of(&tokens),
            cue: cue.to_owned(),
            kind: None,
            country: None,
            rule: if first_person(self.analysis, token).is_some() {
                FIRST_PERSON
            } else {
                "described"
            }
            .to_owned(),
        }
    }
}

/// Gives a pronoun that nobody was found for ("it counted 60 arrests") to whoever spoke last before
/// it in its paragraph and can be meant.
pub(super) fn known_again(context: Context<'_>, frames: &mut [Frame]) {
    let a = context.analysis;
    let mut order: Vec<usize> = (0..frames.len()).collect();
    order.sort_by_key(|&at| frames[at].cue);
    let mut last: Option<(usize, Speaker)> = None;
    for at in order {
        let frame = &mut frames[at];
        let paragraph = a.paragraph_of(frame.cue);
        let before = last.as_ref().filter(|(there, _)| *there == paragraph);
        if let ([own], Some((_, before))) = (&mut frame.speakers[..], before) {
            let person = (a.tokens_of(before.span))
                .filter_map(|token| context.actors.party(token))
                .map(|party| party.person)
                .next_back();
            let meant = match own.text.to_lowercase().as_str() {
                "it" => person == Some(false),
                "he" | "she" => person == Some(true),
                _ => false,
            };
            if own.rule == "described" && meant {
                *own = Speaker {
                    cue: own.cue.clone(),
                    text: own.text.clone(),
                    span: own.span,
                    rule: "speaker-before".to_owned(),
                    ..before.clone()
                };
            }
        }
        if let Some(speaker) = frame.speakers.first() {
            last = Some((paragraph, speaker.clone()));
        }
    }
}

fn words_of(analysis: &Analysis, token: usize) -> Range<usize> {
    let phrase = Phrase::at(analysis, token);
    phrase.tokens.start.min(token)..token + 1
}

/// The agent of a passive participle.
pub(super) fn agent_of(analysis: &Analysis, verb: usize) -> Option<usize> {
    analysis
        .children_by(verb, &[Dep::Agent, Dep::Prep])
        .filter(|&by| analysis.lower(by) == "by")
        .find_map(|by| analysis.child(by, Dep::Pobj))
}

/// A token and everything joined to it.
pub(super) fn conjuncts(analysis: &Analysis, token: usize) -> Vec<usize> {
    let mut all = vec![token];
    let mut at = 0;
    while at < all.len() {
        all.extend(analysis.children_by(all[at], &[Dep::Conj]));
        at += 1;
    }
    all
}
