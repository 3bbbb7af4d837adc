//! Descriptions with a name beside them: "the group, Hamas", "a spokesman, Willi Berg".

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, noun_sense};
use crate::knowledge::class::Class;
use crate::knowledge::kinds::{Kind, NounSense};
use crate::knowledge::names::Meaning;
use crate::language::{Dep, EntityLabel};

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
        // "the governor, Anna Berg"
        if phrase_is_person(self, phrase)
            && let Some(name) = analysis.children_by(head, &[Dep::Appos]).find(|&token| {
                self.spot_of[token].is_none()
                    && (self.stands_by_a_person(token)
                        || analysis
                            .entity_at(token)
                            .is_some_and(|entity| entity.label == EntityLabel::Person))
            })
            && let Some(party) = self.resolve(name).into_iter().next()
        {
            return Some(party.referred(phrase.tokens.clone(), "apposition", false));
        }
        // "militiamen known as the Tigers"
        let known = analysis
            .children_by(head, &[Dep::Acl])
            .filter(|&acl| matches!(analysis.lemma(acl), "know" | "call" | "name" | "dub"))
            .flat_map(|acl| {
                let told = analysis.children_by(acl, &[Dep::Oprd, Dep::Dobj, Dep::Attr]);
                let after = analysis
                    .children_by(acl, &[Dep::Prep])
                    .filter(|&prep| analysis.lower(prep) == "as")
                    .flat_map(|prep| analysis.children_by(prep, &[Dep::Pobj]));
                told.chain(after).collect::<Vec<_>>()
            })
            .find(|&token| {
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
}

/// Whether a phrase's head noun is one for a person.
fn phrase_is_person(finder: &Finder<'_>, phrase: &Phrase) -> bool {
    noun_sense(finder.analysis, finder.knowledge, phrase.head)
        .is_some_and(|(noun, _)| noun.sense == NounSense::Person)
}
