//! What the claims of an event say together, and how well one more fits.

mod marked;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Context;
use super::figure::Told;
use crate::link::corpus::ClaimNo;
use crate::link::entity::EntityNo;
use crate::link::facts::Facts;
use crate::link::record::{ClaimRole, EventShape, Interval};
use crate::link::relation::{self, Relation};

/// Points at which a claim belongs to an event.
pub(super) const ENOUGH: i32 = 5;
/// Days by which two accounts of what happens only once may differ.
const ONCE_SLACK: i64 = 4;

/// The claims of an event, summed up.
pub(super) struct Profile<'c> {
    pub members: Vec<ClaimNo>,
    family: &'c str,
    shape: EventShape,
    once: bool,
    by_part: bool,
    recurs: bool,
    on_the_way: bool,
    sum: bool,
    /// Whether figures tell one such event from another.
    figures_part: bool,
    actors: Counts,
    targets: Counts,
    places: Counts,
    /// Who holds the ground on which people are counted.
    holders: Counts,
    /// First and last day of the windows that are known to a few days.
    days: Option<(Date, Date)>,
    /// First and last date of telling.
    told: Option<(Date, Date)>,
    /// What all members that can agree say of the time.
    time: Interval,
    /// Figures, each once.
    counts: Vec<Told>,
    stems: BTreeMap<String, u32>,
    asserted: bool,
}

/// How what a claim says is related to what an event's claims say together.
struct Likeness {
    actor: Relation,
    target: Relation,
    place: Relation,
    /// Who holds the ground on which people are counted.
    holder: Relation,
    /// Points for time.
    time: i32,
    /// Whether the day is known to agree.
    timed: bool,
    /// Whether the event is of one object, so that a base and its city are two.
    one_object: bool,
}

/// How many members name each entity.
#[derive(Default)]
struct Counts {
    of: BTreeMap<EntityNo, u32>,
    members: u32,
}

impl Counts {
    fn add(&mut self, list: &[EntityNo]) {
        for entity in list {
            *self.of.entry(*entity).or_default() += 1;
        }
        self.members += u32::from(!list.is_empty());
    }

    /// Entities that at least a third of the members that name any name: a stray one doesn't
    /// speak for the event.
    fn main(&self) -> Vec<EntityNo> {
        self.of
            .iter()
            .filter(|(_, count)| 3 * **count >= self.members)
            .map(|(entity, _)| *entity)
            .collect()
    }
}

fn widen(hull: &mut Option<(Date, Date)>, more: Option<(Date, Date)>) {
    *hull = match (*hull, more) {
        (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
        (held, more) => held.or(more),
    };
}

/// Days between two windows; 0 where they meet.
fn gap(a: (Date, Date), b: (Date, Date)) -> i64 {
    let days = |from: Date, to: Date| i64::from((to - from).get_days());
    days(a.1, b.0).max(days(b.1, a.0)).max(0)
}

impl<'c> Profile<'c> {
    /// The event that one claim starts.
    pub fn new(context: Context<'c>, claim: ClaimNo) -> Self {
        let at = &context.corpus.claims[claim as usize];
        let facts = &context.facts[claim as usize];
        let mut profile = Self {
            members: Vec::new(),
            family: at.family,
            shape: facts.shape,
            once: context.scheme.once(&at.claim.action),
            by_part: context.scheme.reaches_by_part(&at.claim.action),
            recurs: context.scheme.is_violent(&at.claim.action)
                && !context.scheme.is_toll(&at.claim.action),
            on_the_way: facts.on_the_way,
            sum: facts.sum,
            figures_part: facts.shape == EventShape::Occurrence
                || context.scheme.is_headcount(&at.claim.action),
            actors: Counts::default(),
            targets: Counts::default(),
            places: Counts::default(),
            holders: Counts::default(),
            days: None,
            told: None,
            time: Interval::default(),
            counts: Vec::new(),
            stems: BTreeMap::new(),
            asserted: false,
        };
        profile.add(context, claim);
        profile
    }

    /// Takes a claim in.
    pub fn add(&mut self, context: Context<'c>, claim: ClaimNo) {
        let facts = &context.facts[claim as usize];
        self.members.push(claim);
        self.actors.add(&facts.actors);
        self.targets.add(&facts.targets);
        self.places.add(&facts.places);
        self.holders.add(facts.holder.as_slice());
        if !super::attaches(facts.role) {
            self.asserted = true;
            widen(&mut self.days, facts.tight());
            if let Some(met) = self.time.meet(&facts.time) {
                self.time = met;
            }
        }
        widen(&mut self.told, facts.told.map(|day| (day, day)));
        if let Some(told) = Told::of(facts)
            && !self.counts.contains(&told)
        {
            self.counts.push(told);
        }
        *self.stems.entry(facts.stem.clone()).or_default() += 1;
    }

    /// Whether a claim in a copied sentence can stand in the event of its twin: nearly always,
    /// but a day or a place told otherwise, or another figure in one document, parts them: reports
    /// of daily fighting are written by a formula.
    pub fn takes_copy(&self, context: Context<'_>, claim: ClaimNo) -> bool {
        let facts = &context.facts[claim as usize];
        let entities = context.corpus.entities;
        let places = |a, b| relation::places(entities, a, b);
        let elsewhere = facts.firm_place
            && relation::best(&facts.places, &self.places.main(), places) == Relation::Apart;
        let agrees =
            super::attaches(facts.role) || facts.tight().is_none() || self.time_of(facts).is_some();
        agrees && !elsewhere && self.numbers(facts).is_some()
    }

    /// How well a claim fits; `None` where something rules it out.
    pub fn fit(&self, context: Context<'_>, claim: ClaimNo) -> Option<i32> {
        let at = &context.corpus.claims[claim as usize];
        let facts = &context.facts[claim as usize];
        if at.family != self.family || self.members.is_empty() {
            return None;
        }
        // Ten miles from the base is not at the base.
        if self.once && facts.on_the_way != self.on_the_way {
            return None;
        }
        // What a sum counts is many events and none of them.
        if facts.sum != self.sum {
            return None;
        }
        // A denial or a forecast attaches to what is asserted, and not the other way round.
        if !super::attaches(facts.role) && !self.asserted {
            return None;
        }
        let likeness = self.likeness(context, facts)?;
        if self.ruled_out(context, facts, &likeness) {
            return None;
        }
        self.points(context, facts, &likeness)
    }

    /// How the sides, the place and the time of a claim are related to the event's; `None` where
    /// the times can't be one.
    fn likeness(&self, context: Context<'_>, facts: &Facts) -> Option<Likeness> {
        let entities = context.corpus.entities;
        let actors = |a, b| relation::actors(entities, a, b);
        let places = |a, b| relation::places(entities, a, b);
        let attaching = super::attaches(facts.role);
        let (time, timed) = if attaching {
            self.ahead(facts)?
        } else {
            self.time_of(facts)?
        };
        let mut place = relation::best(&facts.places, &self.places.main(), places);
        // A place that only the paragraph lends can be wrong: it parts nothing.
        if place == Relation::Apart && !facts.firm_place {
            place = Relation::Open;
        }
        let mut target = relation::best(&facts.targets, &self.targets.main(), actors);
        // A siege is of a town, of its people and of its garrison: one state, whoever is named. And
        // who is relieved is on the side of those who break it; both are named as its object.
        if target == Relation::Apart && place == Relation::Same {
            let own_side = || {
                let theirs = relation::best(&facts.targets, &self.actors.main(), actors);
                let ours = relation::best(&self.targets.main(), &facts.actors, actors);
                theirs.max(ours) >= Relation::Alike
            };
            if self.shape == EventShape::State || self.once && own_side() {
                target = Relation::Open;
            }
        }
        Some(Likeness {
            actor: relation::best(&facts.actors, &self.actors.main(), actors),
            target,
            place,
            holder: relation::best(facts.holder.as_slice(), &self.holders.main(), actors),
            time,
            timed,
            one_object: self.shape == EventShape::State || attaching || self.once,
        })
    }

    /// Whether something makes a claim one of another event.
    fn ruled_out(&self, context: Context<'_>, facts: &Facts, like: &Likeness) -> bool {
        if like.place == Relation::Apart || like.target == Relation::Apart {
            return true;
        }
        // Those on one side of the front and those on the other are two peoples.
        if like.holder == Relation::Apart {
            return true;
        }
        // The siege of a base is not the siege of its city, nor is its relief the city's.
        let foretold = self.by_part && super::attaches(facts.role) && like.timed;
        if like.place == Relation::Alike && like.one_object && facts.firm_place && !foretold {
            return true;
        }
        // Two accounts of who did it: only where all else agrees.
        let alike = like.target >= Relation::Alike && like.place >= Relation::Alike && like.timed;
        if like.actor == Relation::Apart && !alike {
            return true;
        }
        // "They failed to agree on the airport" denies no agreement on prisoners.
        let told_elsewhere = || {
            let document = |member: &ClaimNo| context.facts[*member as usize].document;
            (self.members.iter()).all(|member| document(member) != facts.document)
        };
        facts.role == ClaimRole::Denial
            && like.target < Relation::Loose
            && like.place < Relation::Alike
            && !(like.timed && told_elsewhere())
    }

    /// Points of a claim that nothing rules out; `None` where only a party to the event is in
    /// common, or where figures part the two.
    fn points(&self, context: Context<'_>, facts: &Facts, like: &Likeness) -> Option<i32> {
        let mut score = like.time + self.numbers(facts)?;
        score += match like.place {
            Relation::Same if self.is_wide(context, facts) => 1,
            Relation::Same => 3,
            Relation::Alike if like.one_object => -1,
            Relation::Alike => 1,
            _ => 0,
        };
        for side in [like.target, like.actor] {
            score += match side {
                Relation::Same => 3,
                Relation::Alike => 2,
                Relation::Loose => 1,
                Relation::Open => 0,
                Relation::Apart => -2,
            };
        }
        if like.holder >= Relation::Alike {
            score += 2;
        }
        // Shells fall every day: without a party in common or the day they are other shells.
        let stranger = like.actor < Relation::Loose && like.target < Relation::Loose;
        if self.recurs && stranger && !like.timed {
            score -= 2;
        }
        let same_word = self.stems.contains_key(&facts.stem);
        let same_story = self.same_story(context, facts);
        if !same_story && !self.marked(context, facts, like) {
            return None;
        }
        if self.undated(context, facts) && !self.marked_without_date(context, facts, like) {
            return None;
        }
        score += match (same_story, same_word) {
            (true, true) => 5,
            (true, false) => 2,
            (false, word) => i32::from(word),
        };
        // How many live or hold out somewhere: figures near each other count one thing.
        let counted = self.shape == EventShape::State
            && facts.count.is_some()
            && !self.counts.is_empty()
            && same_story;
        score += i32::from(counted);
        // Something that marks the event must be in common, not only a party to it.
        let marked = like.place >= Relation::Alike
            || like.target >= Relation::Alike
            || like.timed
            || counted
            || same_story && same_word;
        marked.then_some(score)
    }

    /// Points for time, and whether the day is known to agree.
    fn time_of(&self, facts: &Facts) -> Option<(i32, bool)> {
        if self.shape == EventShape::State {
            return self.time.meet(&facts.time).map_or_else(
                // Two begins of one siege are a conflict; two sieges have an end between them.
                || self.apart(&facts.time).then_some((-1, false)),
                |_| Some((1, false)),
            );
        }
        match (facts.tight(), self.days) {
            (Some(own), Some(days)) => match gap(own, days) {
                0 if gap_hull(own, days) <= ONCE_SLACK => Some((3, true)),
                0 => None,
                1..=ONCE_SLACK if self.once && gap_hull(own, days) <= ONCE_SLACK => {
                    Some((-1, false))
                }
                _ => None,
            },
            (Some(own), None) => self.against_told(own),
            (None, Some(days)) => match facts.span() {
                Some(span) => (gap(span, days) == 0).then_some((1, false)),
                None => against(days, facts),
            },
            (None, None) => match (facts.span(), self.time.earliest_begin, self.time.latest_end) {
                (Some(own), Some(first), Some(last)) => {
                    (gap(own, (first, last)) == 0).then_some((1, false))
                }
                _ => {
                    let Some((told, range)) = facts.told.zip(self.told) else {
                        return Some((0, false));
                    };
                    match gap((told, told), range) {
                        0..=3 => Some((1, false)),
                        4..=14 => Some((0, false)),
                        _ => None,
                    }
                }
            },
        }
    }

    /// A claim of a known day against an event that was only told of.
    fn against_told(&self, own: (Date, Date)) -> Option<(i32, bool)> {
        let Some((_, last_told)) = self.told else {
            return Some((0, false));
        };
        match i64::from((last_told - own.0).get_days()) {
            0..=3 => Some((1, false)),
            -1..=14 => Some((0, false)),
            _ => None,
        }
    }

    /// Whether two states that can't have the same bounds may still be one: neither is over
    /// before the other begins.
    fn apart(&self, other: &Interval) -> bool {
        let over = |a: &Interval, b: &Interval| {
            a.latest_end
                .zip(b.earliest_begin)
                .is_some_and(|(end, begin)| end < begin)
        };
        !over(&self.time, other) && !over(other, &self.time)
    }

    /// A forecast, intention or denial: the event lies at or soon after its telling.
    fn ahead(&self, facts: &Facts) -> Option<(i32, bool)> {
        if facts.role == ClaimRole::Denial {
            return self.time_of(facts);
        }
        let (Some(told), Some(days)) = (facts.told, self.days) else {
            return Some((0, false));
        };
        let days_from = |day: Date| i64::from((day - told).get_days());
        if let Some(window) = facts.span()
            && gap(window, days) <= 1
        {
            return Some((3, true));
        }
        match (days_from(days.0), days_from(days.1)) {
            (_, last) if last < -1 => None,
            (first, _) if first <= 3 => Some((2, true)),
            (first, _) if first <= 21 => Some((1, false)),
            _ => None,
        }
    }

    /// Points for figures: equal ones mark an event, wildly different ones part two, and so do
    /// different ones that one voice gives in one document, which tells of two groups.
    fn numbers(&self, facts: &Facts) -> Option<i32> {
        let Some(own) = Told::of(facts).filter(|_| self.figures_part) else {
            return Some(0);
        };
        let (mut points, mut near, mut any) = (0, false, false);
        for other in self
            .counts
            .iter()
            .filter(|other| other.count.unit == own.count.unit)
        {
            any = true;
            if own.meets(other) {
                near = true;
                points = points.max(if own.count.low > 1.0 { 2 } else { 1 });
            } else if own.count.unit != "people" {
                // Things are counted in many ways: other numbers part nothing.
                near = true;
            } else if own.document == other.document && !own.other_voice(other) {
                return None;
            } else {
                near |= own.rivals(other);
            }
        }
        (near || !any).then_some(points)
    }
}

/// Days from the first to the last of two windows.
fn gap_hull(a: (Date, Date), b: (Date, Date)) -> i64 {
    i64::from((a.1.max(b.1) - a.0.min(b.0)).get_days())
}

/// An event of known days against a claim that only says when it was told.
fn against(days: (Date, Date), facts: &Facts) -> Option<(i32, bool)> {
    let Some(told) = facts.told else {
        return Some((0, false));
    };
    match i64::from((told - days.1).get_days()) {
        0..=3 => Some((1, false)),
        -1..=14 => Some((0, false)),
        _ => None,
    }
}
