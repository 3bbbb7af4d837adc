//! Descriptions with a name beside them: "the group, Hamas", "a spokesman, Willi Berg".

use std::ops::Range;

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, noun_sense};
use super::spot::head_of;
use crate::knowledge::class::Class;
use crate::knowledge::kinds::{Kind, NounSense};
use crate::knowledge::names::Meaning;
use crate::language::{Dep, EntityLabel, Tag};

impl Finder<'_> {
    /// The named party in apposition to a description: "the group, Hamas", "ally Russia".
    pub(super) fn apposed(&mut self, phrase: &Phrase, kind: &Kind) -> Option<Party> {
        let analysis = self.analysis;
        let head = phrase.head;
        let named = |finder: &Self, token: usize| {
            finder.spot_of[token].is_some_and(|at| {
                matches!(
                    finder.spots[at].meaning,
                    Meaning::Actor(_) | Meaning::Country(_)
                ) && finder.spots[at].head == token
            })
        };
        // "the governor, Anna Berg", "a man, a teacher named Willi Berg"
        if phrase_is_person(self, phrase)
            && let Some(name) = (analysis.children_by(head, &[Dep::Appos]))
                .find(|&token| {
                    self.spot_of[token].is_none()
                        && (self.stands_by_a_person(token) || self.is_persons_name(token))
                })
                .or_else(|| self.name_told(phrase))
                .or_else(|| self.name_at_once_behind(phrase))
            && let Some(party) = self.resolve(name).into_iter().next()
        {
            return Some(party.referred(phrase.tokens.clone(), "apposition", false));
        }
        // "militiamen known as the Tigers"
        let known = self.called(head).into_iter().find(|&token| {
            named(self, token)
                || (analysis.entity_at(token))
                    .is_some_and(|entity| entity.label == EntityLabel::Org)
        });
        if let Some(party) = known.and_then(|token| self.resolve(token).into_iter().next()) {
            return Some(party.referred(phrase.tokens.clone(), "apposition", false));
        }
        let beside = analysis
            .children_by(head, &[Dep::Appos])
            .chain((analysis.dep(head) == Dep::Appos).then(|| analysis.head(head)))
            .find(|&token| named(self, token))
            .or_else(|| {
                // The parser hangs a bare name after its description elsewhere: "ally Hizballah".
                let next = head + 1;
                (next < analysis.len()
                    && named(self, next)
                    && analysis.sentence_of(next) == analysis.sentence_of(head)
                    && matches!(analysis.dep(next), Dep::Npadvmod | Dep::Appos | Dep::Nmod))
                .then_some(next)
            })?;
        let party = self.resolve(beside).into_iter().next()?;
        // A person's role is not the person's organisation, nor a country its ministry; but a
        // neighbour may be a country.
        let country = party.classes.contains(Class::Country)
            && (party.kind.as_deref())
                .and_then(|kind| self.knowledge.kinds.named(kind))
                .is_some_and(|kind| {
                    kind.describes
                        .iter()
                        .any(|noun| noun == analysis.lemma(head))
                });
        let fits = country
            || party.person
                == (kind.classes.contains(Class::Person) || phrase_is_person(self, phrase))
            || kind.notation == "actor";
        fits.then(|| party.referred(phrase.tokens.clone(), "apposition", false))
    }

    /// What a participle behind a noun says that it is called: "known as", "named".
    fn called(&self, noun: usize) -> Vec<usize> {
        let analysis = self.analysis;
        analysis
            .children_by(noun, &[Dep::Acl])
            .filter(|&acl| {
                matches!(
                    analysis.lemma(acl),
                    "know" | "call" | "name" | "dub" | "identify"
                )
            })
            .flat_map(|acl| {
                let told = analysis.children_by(acl, &[Dep::Oprd, Dep::Dobj, Dep::Attr]);
                let after = analysis
                    .children_by(acl, &[Dep::Prep])
                    .filter(|&prep| analysis.lower(prep) == "as")
                    .flat_map(|prep| analysis.children_by(prep, &[Dep::Pobj]));
                told.chain(after).collect::<Vec<_>>()
            })
            .collect()
    }

    /// The name that one person is said to bear, by the noun or by what explains it: "a driver named
    /// Willi Berg", "one man, a driver identified as Willi Berg".
    fn name_told(&self, phrase: &Phrase) -> Option<usize> {
        let analysis = self.analysis;
        if analysis.tag(phrase.head) != Tag::Nn {
            return None;
        }
        let explained = analysis.children_by(phrase.head, &[Dep::Appos]);
        std::iter::once(phrase.head)
            .chain(explained)
            .flat_map(|noun| self.called(noun))
            .find(|&token| self.is_persons_name(token))
    }

    /// The one of several who is named beside: "one of them, | Willi Berg |", "one of the three, a
    /// driver named | Willi Berg |".
    pub(super) fn one_named(&mut self, one: usize) -> Option<Party> {
        let analysis = self.analysis;
        if analysis.lower(one) != "one" {
            return None;
        }
        let beside: Vec<usize> = analysis.children_by(one, &[Dep::Appos]).collect();
        let told = std::iter::once(one).chain(beside.iter().copied());
        let name = (beside.iter().copied())
            .chain(told.flat_map(|noun| self.called(noun)))
            .find(|&token| self.is_persons_name(token))?;
        let person = self.resolve(name).into_iter().next()?;
        (person.person && !person.plural)
            .then(|| person.referred(one..one + 1, "apposition", false))
    }

    /// The name between commas at once behind a description of one, where the parser made nothing of
    /// it: "his Ruritanian counterpart, | Willi Berg |, the palace said".
    fn name_at_once_behind(&self, phrase: &Phrase) -> Option<usize> {
        let analysis = self.analysis;
        // "the bishop of Tollen, | Willi Berg |, said"
        let home = (analysis.children_by(phrase.head, &[Dep::Prep]))
            .filter(|&of| of == phrase.head + 1 && analysis.lower(of) == "of")
            .find_map(|of| analysis.child(of, Dep::Pobj));
        let name = self.name_behind_comma(home.unwrap_or(phrase.head) + 1)?;
        let end = name.end;
        let closed = end < analysis.len() && matches!(analysis.tag(end), Tag::Comma | Tag::Period);
        let head = head_of(analysis, &name);
        // "…, Willi Berg, said": an argument of a verb speaks or acts by himself.
        let loose = matches!(
            analysis.dep(head),
            Dep::Prep | Dep::Npadvmod | Dep::Dep | Dep::Nmod | Dep::Punct
        ) || analysis.dep(head) == Dep::Appos && Some(analysis.head(head)) == home;
        let one = matches!(analysis.tag(phrase.head), Tag::Nn | Tag::Nnp);
        (one && closed && loose && name.len() > 1).then_some(head)
    }

    /// The person's name that begins behind a comma, as a list or the tagger has it.
    fn name_behind_comma(&self, comma: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let start = comma + 1;
        if start >= analysis.len() || analysis.tag(comma) != Tag::Comma {
            return None;
        }
        let actors = self.knowledge.actors.list();
        let known = self.spot_at(start).filter(|spot| {
            matches!(spot.meaning, Meaning::Actor(at) if actors[at].person)
                && spot.tokens.start == start
        });
        known.map(|spot| spot.tokens.clone()).or_else(|| {
            let entity = analysis.entity_at(start)?;
            let person = entity.label == EntityLabel::Person && entity.tokens.start == start;
            person.then(|| entity.tokens.clone())
        })
    }

    /// Whether the tagger takes a token for part of a person's name.
    fn is_persons_name(&self, token: usize) -> bool {
        (self.analysis.entity_at(token)).is_some_and(|entity| entity.label == EntityLabel::Person)
    }

    /// The person named behind an office that a list has for the body he heads: "the UN High
    /// Commissioner, | Anna Berg |".
    pub(super) fn holder_beside(&mut self, office: &Range<usize>) -> Option<Party> {
        let analysis = self.analysis;
        let held = office.clone().any(|token| {
            analysis.tag(token) == Tag::Nnp
                && noun_sense(analysis, self.knowledge, token)
                    .is_some_and(|(noun, _)| noun.sense == NounSense::Person)
        });
        let name = self.name_behind_comma(office.end).filter(|_| held)?;
        let party = (self.resolve(head_of(analysis, &name)).into_iter()).next()?;
        (party.person && !party.plural).then(|| party.referred(office.clone(), "apposition", false))
    }
}

/// Whether a phrase's head noun is one for a person.
fn phrase_is_person(finder: &Finder<'_>, phrase: &Phrase) -> bool {
    noun_sense(finder.analysis, finder.knowledge, phrase.head)
        .is_some_and(|(noun, _)| noun.sense == NounSense::Person)
}
