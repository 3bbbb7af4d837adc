//! Claims to events: which claims speak of the same thing.
//!
//! Claims that say most are placed first; each later claim joins the one event that it fits best
//! or starts its own. Two events are never joined, and a claim is compared with what *all* claims
//! of an event say ([`profile`]), so one bad claim can't chain two events: the worst it can do is
//! to stand in the wrong one. Forecasts, intentions and denials are placed last and attach to the
//! event that they speak of.
//!
//! Events are looked up by family and by participant, place, week or story, so the cost grows
//! about linearly. The order of placing depends on what claims say and on their IRIs alone.

mod assemble;
mod figure;
mod index;
mod profile;
mod title;

use std::collections::{BTreeMap, BTreeSet};

use super::copy::Copies;
use super::corpus::{ClaimNo, Corpus};
use super::decisions::{Decision, Decisions};
use super::facts::Facts;
use super::iri;
use super::record::ClaimRole;
use super::scheme::Scheme;
use super::story::Stories;
pub use assemble::assemble;
use index::Index;
use profile::{ENOUGH, Profile};

/// Number of an event.
pub type EventNo = u32;

/// What clustering looks at.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// Documents, claims, entities.
    pub corpus: &'c Corpus<'c>,
    /// What the claims say.
    pub facts: &'c [Facts],
    /// Copied sentences.
    pub copies: &'c Copies,
    /// Documents on the same story.
    pub stories: &'c Stories,
    /// Families of actions.
    pub scheme: &'c Scheme<'c>,
}

/// The claims of each event, in order; every claim is in one.
pub fn cluster(context: Context<'_>, decisions: &Decisions) -> Vec<Vec<ClaimNo>> {
    let partners = copy_partners(context);
    let mut events = Events {
        context,
        profiles: Vec::new(),
        index: Index::default(),
        of: vec![None; context.facts.len()],
        partners,
    };
    let (bound, free) = analyst(context, decisions);
    for group in bound {
        let mut group = group.into_iter();
        if let Some(first) = group.next() {
            let event = events.start(first);
            for claim in group {
                events.join(claim, event);
            }
        }
    }
    let mut order: Vec<ClaimNo> = (0..context.facts.len() as ClaimNo)
        .filter(|claim| events.of[*claim as usize].is_none())
        .collect();
    order.sort_by(|&a, &b| {
        let key = |claim: ClaimNo| {
            let facts = &context.facts[claim as usize];
            (
                attaches(facts.role),
                std::cmp::Reverse(facts.specific),
                facts.told,
            )
        };
        let id = |claim: ClaimNo| &context.corpus.claims[claim as usize].claim.id;
        key(a).cmp(&key(b)).then_with(|| id(a).cmp(id(b)))
    });
    for &claim in &order {
        let alone = free.contains(&claim);
        match events.best(claim).filter(|_| !alone) {
            Some(event) => events.join(claim, event),
            None => {
                events.start(claim);
            }
        }
    }
    // What stood alone when it was placed may fit an event that has grown since.
    for claim in order.into_iter().filter(|claim| !free.contains(claim)) {
        events.place_again(claim);
    }
    events
        .profiles
        .into_iter()
        .filter(|profile| !profile.members.is_empty())
        .map(|profile| {
            let mut members = profile.members;
            members.sort_unstable();
            members
        })
        .collect()
}

/// Whether a claim attaches to an event that others assert.
fn attaches(role: ClaimRole) -> bool {
    matches!(
        role,
        ClaimRole::Forecast | ClaimRole::Intention | ClaimRole::Denial
    )
}

struct Events<'c> {
    context: Context<'c>,
    profiles: Vec<Profile<'c>>,
    index: Index,
    of: Vec<Option<EventNo>>,
    partners: BTreeMap<ClaimNo, Vec<ClaimNo>>,
}

impl Events<'_> {
    fn start(&mut self, claim: ClaimNo) -> EventNo {
        let event = self.profiles.len() as EventNo;
        self.profiles.push(Profile::new(self.context, claim));
        self.index.add(self.context, claim, event);
        self.of[claim as usize] = Some(event);
        event
    }

    fn join(&mut self, claim: ClaimNo, event: EventNo) {
        self.profiles[event as usize].add(self.context, claim);
        self.index.add(self.context, claim, event);
        self.of[claim as usize] = Some(event);
    }

    /// Moves a claim that is alone in its event to another that it fits.
    fn place_again(&mut self, claim: ClaimNo) {
        let Some(own) = self.of[claim as usize] else {
            return;
        };
        if self.profiles[own as usize].members.len() > 1 {
            return;
        }
        let members = std::mem::take(&mut self.profiles[own as usize].members);
        match self.best(claim) {
            Some(event) => self.join(claim, event),
            None => self.profiles[own as usize].members = members,
        }
    }

    /// The event that a claim fits best, if it fits one well enough.
    fn best(&self, claim: ClaimNo) -> Option<EventNo> {
        let copied = self
            .partners
            .get(&claim)
            .into_iter()
            .flatten()
            .filter_map(|partner| self.of[*partner as usize])
            .filter(|&event| {
                let profile = &self.profiles[event as usize];
                !profile.members.is_empty() && profile.takes_copy(self.context, claim)
            })
            .min_by_key(|event| {
                (
                    std::cmp::Reverse(self.profiles[*event as usize].members.len()),
                    *event,
                )
            });
        if copied.is_some() {
            return copied;
        }
        let mut best: Option<(i32, EventNo)> = None;
        for event in self.index.candidates(self.context, claim) {
            let Some(score) = self.profiles[event as usize].fit(self.context, claim) else {
                continue;
            };
            // Of two events that fit alike the first, which was started by the fuller claim.
            if score >= ENOUGH && best.is_none_or(|(held, _)| score > held) {
                best = Some((score, event));
            }
        }
        best.map(|(_, event)| event)
    }
}

/// Claims of one family that stand in the same copied sentence, in order of standing there.
fn copy_partners(context: Context<'_>) -> BTreeMap<ClaimNo, Vec<ClaimNo>> {
    let mut in_unit: BTreeMap<(u32, &str), Vec<ClaimNo>> = BTreeMap::new();
    for (number, at) in context.corpus.claims.iter().enumerate() {
        for unit in context
            .copies
            .units_at(at.document, at.claim.trigger.span)
            .take(1)
        {
            in_unit
                .entry((unit, at.family))
                .or_default()
                .push(number as ClaimNo);
        }
    }
    let families: BTreeMap<u32, Vec<&str>> =
        in_unit
            .keys()
            .fold(BTreeMap::new(), |mut by, (unit, family)| {
                by.entry(*unit).or_insert_with(Vec::new).push(family);
                by
            });
    let mut partners: BTreeMap<ClaimNo, Vec<ClaimNo>> = BTreeMap::new();
    for pair in context.copies.copied() {
        for family in families.get(&pair.a).into_iter().flatten() {
            let Some(theirs) = in_unit.get(&(pair.b, *family)) else {
                continue;
            };
            let own = &in_unit[&(pair.a, *family)];
            if own.len() != theirs.len() {
                continue;
            }
            for (&a, &b) in own.iter().zip(theirs) {
                partners.entry(a).or_default().push(b);
                partners.entry(b).or_default().push(a);
            }
        }
    }
    partners
}

/// Groups of claims that the analyst has put together, and claims that stand alone by decision.
fn analyst(context: Context<'_>, decisions: &Decisions) -> (Vec<Vec<ClaimNo>>, BTreeSet<ClaimNo>) {
    let mut alone = BTreeSet::new();
    let mut groups: Vec<Vec<ClaimNo>> = Vec::new();
    if decisions.decisions.is_empty() {
        return (groups, alone);
    }
    // An event's IRI is made from one of its claims: that claim stands for it.
    let mut named: BTreeMap<String, ClaimNo> = BTreeMap::new();
    for (number, at) in context.corpus.claims.iter().enumerate() {
        named.insert(iri::event(&at.claim.id), number as ClaimNo);
        named.insert(at.claim.id.clone(), number as ClaimNo);
    }
    for decision in &decisions.decisions {
        match decision {
            Decision::Merge { into, from } => {
                if let (Some(&a), Some(&b)) = (named.get(into), named.get(from)) {
                    match groups
                        .iter_mut()
                        .find(|group| group.contains(&a) || group.contains(&b))
                    {
                        Some(group) => {
                            group.extend([a, b]);
                            group.sort_unstable();
                            group.dedup();
                        }
                        None => groups.push(vec![a.min(b), a.max(b)]),
                    }
                }
            }
            Decision::Split { part, .. } => {
                if let Some(&claim) = named.get(part) {
                    alone.insert(claim);
                }
            }
            Decision::Rate { .. } => {}
        }
    }
    for group in &mut groups {
        group.retain(|claim| !alone.contains(claim));
        group.dedup();
    }
    (groups, alone)
}
