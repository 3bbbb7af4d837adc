//! Whether a claim shares enough with an event that the two are one, beyond what their words are worth:
//! the story, the spot, the sides.

use std::collections::BTreeSet;

use super::super::{Context, attaches};
use super::{Likeness, Profile};
use crate::link::corpus::ClaimNo;
use crate::link::facts::Facts;
use crate::link::record::EventShape;
use crate::link::relation::{self, Relation};

/// Members whose documents are asked whether they tell the same story.
const STORY_MEMBERS: usize = 24;

impl Profile<'_> {
    /// Whether the document of a claim tells the story of a third of the event's documents: of a
    /// few that happen to share words with it none speaks for the event.
    pub(super) fn same_story(&self, context: Context<'_>, facts: &Facts) -> bool {
        let documents: BTreeSet<u32> = (self.members.iter().take(STORY_MEMBERS))
            .map(|&member| context.facts[member as usize].document)
            .collect();
        let same = (documents.iter())
            .filter(|&&other| context.stories.same(other, facts.document))
            .count();
        same > 0 && 3 * same >= documents.len()
    }

    /// Whether a claim shares enough with the event that even a report on another story may mean
    /// it: the spot, a party and the time, or the day and both sides. Militants kill people in the
    /// same country every week.
    pub(super) fn marked(&self, context: Context<'_>, facts: &Facts, like: &Likeness) -> bool {
        let spot = like.place >= Relation::Alike && !self.is_wide(context, facts);
        let one_side = like.actor.max(like.target).max(like.holder) >= Relation::Alike;
        let both_sides = like.actor.min(like.target) == Relation::Same;
        match self.shape {
            EventShape::State => spot && (one_side || self.figures_part) || both_sides,
            EventShape::Occurrence => {
                let time_told = like.time > 0 || self.once && like.time != 0;
                // What happens once at a spot needs nobody named to be foretold or denied.
                let sides = one_side || self.once && attaches(facts.role);
                time_told && spot && sides || like.timed && both_sides
            }
        }
    }

    /// Whether of the claim and the event one stands in a report that states its date and the other
    /// has no date at all, so that they may be years apart and one would lend the other its day. Within
    /// one report there is no such doubt. Of reports that state none only the story can tell: to ask a
    /// spot and a side of them too costs up to 10 points of CoNLL on ECB+.
    pub(super) fn undated(&self, context: Context<'_>, facts: &Facts) -> bool {
        let own = facts.told.is_none() && facts.span().is_none();
        let theirs = self.told.is_none() && self.days.is_none();
        let document = |member: &ClaimNo| context.facts[*member as usize].document;
        let stated = |document: u32| {
            let report = context.corpus.documents[document as usize];
            report.metadata.date.is_some()
        };
        let mut members = self.members.iter();
        let apart = members
            .clone()
            .all(|member| document(member) != facts.document);
        let lends = own && members.any(|member| stated(document(member)));
        apart && (lends || theirs && stated(facts.document))
    }

    /// Whether a claim shares enough with the event that they are one although no date says so:
    /// who did it or suffered it, and where. Towns fall and fighters are hurt in every war.
    pub(super) fn marked_without_date(
        &self,
        context: Context<'_>,
        facts: &Facts,
        like: &Likeness,
    ) -> bool {
        let spot = like.place >= Relation::Alike && !self.is_wide(context, facts);
        let side = like.actor.max(like.target).max(like.holder);
        let both_sides = like.actor.min(like.target) >= Relation::Alike;
        match self.shape {
            EventShape::State => spot || both_sides,
            EventShape::Occurrence => spot && side >= Relation::Alike || both_sides,
        }
    }

    /// Whether the place in common is a region or a country, which many events share.
    pub(super) fn is_wide(&self, context: Context<'_>, facts: &Facts) -> bool {
        let entities = context.corpus.entities;
        let main = self.places.main();
        !facts.places.iter().any(|place| {
            main.contains(place)
                && relation::extent(entities.node(*place)) == relation::Extent::Spot
        })
    }
}
