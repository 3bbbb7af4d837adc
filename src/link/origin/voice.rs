//! For whom a speaker speaks: the body that a person is named with ("Ana Ruiz, the monitor's
//! director", "the rebels' spokesman Omar Dahl"), the body that a bare description stands for ("the
//! rights group"), the party that owns an organ. One body told through several mouths is one origin.
//!
//! A person's body is read off the sentences that name both; it counts only how often they do, so
//! the order of the files changes nothing. A mouth without any identity ("he", "a statement") is
//! nobody's: what it says has an unknown lineage.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::Extraction;
use crate::extract::record::{MentionRecord, MentionType};
use crate::knowledge::kinds::{Kinds, NounSense};
use crate::link::corpus::Corpus;
use crate::link::entity::EntityNo;
use crate::link::name;
use crate::link::record::EntityClass;

/// Words between a person and a body, or after the body, among which the office is looked for.
const APART: usize = 8;

/// Whose mouth each speaker is.
#[derive(Debug, Default)]
pub struct Voices {
    /// The body that a person or a description speaks for.
    body: BTreeMap<EntityNo, EntityNo>,
    /// The party that an organ belongs to.
    owner: BTreeMap<EntityNo, EntityNo>,
    /// Speakers that are nobody in particular.
    nobody: BTreeSet<EntityNo>,
}

impl Voices {
    /// Reads the bodies off every report. `owner` gives the IRI of the party that an organ belongs
    /// to.
    pub fn new(corpus: &Corpus<'_>, kinds: &Kinds, owner: impl Fn(&str) -> Option<String>) -> Self {
        let mut told: BTreeMap<EntityNo, BTreeMap<EntityNo, usize>> = BTreeMap::new();
        let mut voices = Self::default();
        for number in 0..corpus.documents.len() {
            let report = Report::new(corpus, kinds, number);
            for (person, body) in report.offices() {
                *told.entry(person).or_default().entry(body).or_default() += 1;
            }
            voices.body.extend(report.descriptions());
        }
        for (person, bodies) in told {
            let most = (bodies.iter()).max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
            if let Some((&body, _)) = most {
                voices.body.insert(person, body);
            }
        }
        for (number, node) in corpus.entities.nodes.iter().enumerate() {
            if let Some(at) = owner(&node.id).and_then(|iri| corpus.entities.by_iri(&iri)) {
                voices.owner.insert(number as EntityNo, at);
            }
        }
        voices.nobody = (corpus.claims.iter())
            .flat_map(|at| &at.speakers)
            .copied()
            .filter(|&who| {
                let node = corpus.entities.node(who);
                !corpus.entities.proper[who as usize]
                    && node.kind.is_none()
                    && !voices.body.contains_key(&who)
            })
            .collect();
        voices
    }

    /// The body that a speaker is a mouth of; itself where it speaks for itself.
    pub fn body(&self, speaker: EntityNo) -> EntityNo {
        self.body.get(&speaker).copied().unwrap_or(speaker)
    }

    /// The party behind a speaker: the owner of its body.
    pub fn party(&self, speaker: EntityNo) -> EntityNo {
        let body = self.body(speaker);
        self.owner.get(&body).copied().unwrap_or(body)
    }

    /// The speakers of a claim that are somebody, nearest to the fact first.
    pub fn known<'v>(&'v self, speakers: &'v [EntityNo]) -> impl Iterator<Item = EntityNo> + 'v {
        (speakers.iter().copied()).filter(|who| !self.nobody.contains(who))
    }
}

/// One report as the search for bodies sees it.
struct Report<'c> {
    corpus: &'c Corpus<'c>,
    kinds: &'c Kinds,
    document: &'c Extraction,
    /// Named persons and bodies of the report, in order of standing.
    named: Vec<(&'c MentionRecord, EntityNo)>,
    /// Who speaks in it.
    speakers: BTreeSet<EntityNo>,
}

impl<'c> Report<'c> {
    fn new(corpus: &'c Corpus<'c>, kinds: &'c Kinds, number: usize) -> Self {
        let document = corpus.documents[number];
        let speakers = (corpus.claims[corpus.of[number].clone()].iter())
            .flat_map(|at| at.speakers.iter().copied())
            .collect();
        let mut named: Vec<(&MentionRecord, EntityNo)> = (document.mentions.iter())
            .filter(|mention| {
                matches!(
                    mention.kind,
                    MentionType::Person | MentionType::Organization
                ) && name::is_proper(&mention.text)
            })
            .filter_map(|mention| {
                let id = mention.id.as_deref()?;
                let entity = corpus
                    .entities
                    .find(EntityClass::Actor, id, &mention.text)?;
                corpus.entities.proper[entity as usize].then_some((mention, entity))
            })
            .collect();
        named.sort_by_key(|(mention, entity)| (mention.span.start, mention.span.end, *entity));
        Self {
            corpus,
            kinds,
            document,
            named,
            speakers,
        }
    }

    /// Persons who speak, each with a body that a sentence names them with.
    fn offices(&self) -> Vec<(EntityNo, EntityNo)> {
        let mut found = Vec::new();
        for sentence in &self.document.sentences {
            let from = (self.named)
                .partition_point(|(mention, _)| mention.span.start < sentence.span.start);
            let named: Vec<_> = (self.named[from..].iter())
                .take_while(|(mention, _)| mention.span.end <= sentence.span.end)
                .collect();
            let chars: Vec<char> = sentence.text.chars().collect();
            let text = |from: usize, to: usize| -> String {
                let start = sentence.span.start;
                (chars.iter().skip(from.saturating_sub(start)))
                    .take(to.saturating_sub(from))
                    .collect()
            };
            for &&(who, person) in &named {
                if who.kind != MentionType::Person || !self.speakers.contains(&person) {
                    continue;
                }
                let body = (named.iter()).find(|(other, body)| {
                    let (a, b) = (who.span, other.span);
                    other.kind == MentionType::Organization
                        && *body != person
                        && if a.end <= b.start {
                            let after = text(b.end, sentence.span.end);
                            self.office_after(&text(a.end, b.start), &after)
                        } else {
                            b.end <= a.start && self.office_before(&text(b.end, a.start))
                        }
                });
                found.extend(body.map(|(_, body)| (person, *body)));
            }
        }
        found
    }

    /// What stands between a person and a body that follows: "of the", ", a spokesman for", or a
    /// comma before "the body's spokesman".
    fn office_after(&self, between: &str, after: &str) -> bool {
        let apposed = between.trim_start().starts_with(',');
        let words = words(between.trim_start_matches([',', ' ']));
        let bare: Vec<&str> = without_article(&words);
        if between
            .trim_start_matches([',', ' '])
            .contains([',', ';', ':', '"', '”', '“'])
        {
            return false;
        }
        match bare.as_slice() {
            [] => {
                let next = after
                    .split([',', '.', ';', '"', '”'])
                    .next()
                    .unwrap_or_default();
                let next = words_of_body(next);
                apposed && next.iter().take(APART).any(|word| self.is_office(word))
            }
            ["of" | "from" | "at"] => true,
            [office @ .., "of" | "for" | "from" | "at" | "in"] => {
                apposed && office.len() <= APART && office.iter().any(|word| self.is_office(word))
            }
            _ => false,
        }
    }

    /// What stands between a body and a person that follows: "spokesman Maj.", "'s director".
    fn office_before(&self, between: &str) -> bool {
        if between.contains([',', ';', ':', '"', '”', '“', '(', ')']) {
            return false;
        }
        let possessive = between.starts_with(['\'', '’']);
        let words = words_of_body(between);
        let told = |word: &String| {
            possessive || self.kinds.is_title(word) || self.kinds.noun(word).is_some()
        };
        (1..=APART).contains(&words.len())
            && words.iter().any(|word| self.is_office(word))
            && words.iter().all(told)
            && words.last().is_some_and(|word| self.kinds.is_title(word))
    }

    fn is_office(&self, word: &str) -> bool {
        let noun = self.kinds.noun(word);
        noun.is_some_and(|noun| noun.sense == NounSense::Person)
    }

    /// Descriptions that speak and mean a body named before: "the rights group said". A body is
    /// meant that speaks itself or through a person, and whose kind can be called so.
    fn descriptions(&self) -> Vec<(EntityNo, EntityNo)> {
        let entities = self.corpus.entities;
        let mut found = Vec::new();
        for mention in &self.document.mentions {
            let known = (mention.id.as_deref())
                .and_then(|id| entities.find(EntityClass::Actor, id, &mention.text));
            let Some(number) = known.filter(|number| {
                self.speakers.contains(number) && !entities.proper[*number as usize]
            }) else {
                continue;
            };
            if !self.definite(mention) {
                continue;
            }
            let words = name::words(&mention.text);
            let Some(head) = words.last().filter(|_| self.is_body(&words)) else {
                continue;
            };
            let body = (self.named.iter().rev())
                .filter(|(other, _)| other.span.end <= mention.span.start)
                .find(|(other, body)| {
                    other.kind == MentionType::Organization
                        && self.speakers.contains(body)
                        && self.is_called(*body, head)
                });
            found.extend(body.map(|(_, body)| (number, *body)));
        }
        found
    }

    /// Whether the words end in a noun for a body of several people.
    fn is_body(&self, words: &[String]) -> bool {
        (1..=words.len().min(3)).any(|last| {
            let noun = words[words.len() - last..].join(" ");
            let noun = self.kinds.noun(&noun);
            noun.is_some_and(|noun| noun.sense == NounSense::Group)
        })
    }

    /// Whether an actor of this kind can be spoken of by the noun again.
    fn is_called(&self, body: EntityNo, head: &str) -> bool {
        let kind = self.corpus.entities.node(body).kind.as_deref();
        let describes = |kind: &str| {
            let kind = self.kinds.named(kind);
            kind.is_some_and(|kind| kind.describes.iter().any(|noun| noun == head))
        };
        // Who watches over a conflict is as often called an organisation for rights as the reverse.
        let near = |kind: &str| match kind {
            "ngo" => describes("monitor"),
            _ => false,
        };
        kind.is_some_and(|kind| describes(kind) || near(kind))
    }

    /// Whether "the" stands before the mention.
    fn definite(&self, mention: &MentionRecord) -> bool {
        let at = (self.document.sentences)
            .partition_point(|sentence| sentence.span.end <= mention.span.start);
        (self.document.sentences.get(at)).is_some_and(|sentence| {
            let before = mention.span.start.saturating_sub(sentence.span.start);
            let before: String = sentence.text.chars().take(before).collect();
            words(&before).last().is_some_and(|word| word == "the")
        })
    }
}

/// Lower-case words, apostrophes kept apart from what they follow.
fn words(text: &str) -> Vec<String> {
    name::words(text)
}

/// The words after a body's name, its possessive ending left out.
fn words_of_body(text: &str) -> Vec<String> {
    let rest = (text.strip_prefix("'s").or(text.strip_prefix("’s"))).unwrap_or(text);
    name::words(rest)
}

fn without_article(words: &[String]) -> Vec<&str> {
    let kept = words.iter().map(String::as_str);
    kept.filter(|word| !matches!(*word, "the" | "a" | "an"))
        .collect()
}
