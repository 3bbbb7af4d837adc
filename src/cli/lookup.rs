//! What the everyday lists share: the records with their claims by IRI, short names for IRIs, and
//! filters.

use std::collections::BTreeMap;

use clap::Args;
use jiff::civil::Date;

use super::days::{first_day, last_day, window};
use super::records::Records;
use super::{Failure, Global};
use crate::extract::Claim;
use crate::link::record::{ClaimLink, Entity, EntityClass, Event};
use crate::link::{Linked, name};

/// Letters of an IRI's hash that lists show; any unique beginning is understood.
const SHORT: usize = 8;

/// The records of a graph, with what lists look up in them.
pub(super) struct Lookup {
    records: Records,
}

impl Lookup {
    /// Reads the records of the graph.
    pub fn open(global: &Global) -> Result<Self, Failure> {
        Ok(Self {
            records: Records::open(&global.store)?,
        })
    }

    /// What linking found.
    pub fn linked(&self) -> &Linked {
        &self.records.linked
    }

    /// The records as read.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Every claim by its IRI.
    pub fn claims(&self) -> BTreeMap<&str, &Claim> {
        self.records
            .extractions
            .iter()
            .flat_map(|extraction| &extraction.claims)
            .map(|claim| (claim.id.as_str(), claim))
            .collect()
    }

    /// What linking found out about a claim.
    pub fn link(&self, claim: &str) -> Option<&ClaimLink> {
        let links = &self.linked().claims;
        let at = links
            .binary_search_by(|link| link.claim.as_str().cmp(claim))
            .ok()?;
        links.get(at)
    }

    /// Label of an entity.
    pub fn label<'a>(&'a self, entity: &'a str) -> &'a str {
        self.linked().label(entity)
    }

    /// Labels of entities, in order, joined by commas.
    pub fn labels(&self, entities: &[String]) -> String {
        let labels: Vec<&str> = entities.iter().map(|entity| self.label(entity)).collect();
        labels.join(", ")
    }

    /// The entity that an IRI, the beginning of its last part, or a name means.
    pub fn entity(&self, word: &str) -> Result<Option<&Entity>, Failure> {
        only(&self.entities(word), word)
    }

    /// Like [`Self::entity`], for reading: of a place and something without a kind that was done to
    /// ("they shelled Orla") the place is meant.
    pub fn entity_to_read(&self, word: &str) -> Result<Option<&Entity>, Failure> {
        let mut found = self.entities(word);
        let thing = |entity: &&Entity| entity.class == EntityClass::Actor && entity.kind.is_none();
        if !found.iter().all(thing) {
            found.retain(|entity| !thing(entity));
        }
        only(&found, word)
    }

    /// Every entity that a word may mean; the one whose IRI it is alone.
    fn entities(&self, word: &str) -> Vec<&Entity> {
        if let Some(entity) = self.linked().entity(word) {
            return vec![entity];
        }
        let wanted = name::words(word);
        let exact = |entity: &&Entity| {
            let mut labels = std::iter::once(&entity.label).chain(&entity.other_labels);
            labels.any(|label| name::words(label) == wanted) || begins(&entity.id, word)
        };
        self.linked().entities.iter().filter(exact).collect()
    }
}

/// The only entity that a word means; a failure that lists them where there are several.
fn only<'e>(found: &[&'e Entity], word: &str) -> Result<Option<&'e Entity>, Failure> {
    if found.len() < 2 {
        return Ok(found.first().copied());
    }
    let names: Vec<String> = found
        .iter()
        .map(|entity| {
            let class = match entity.class {
                EntityClass::Actor => "actor",
                EntityClass::Place => "place",
            };
            let told = match &entity.documents[..] {
                [] => String::new(),
                [one] => format!(", in {one}"),
                [first, more @ ..] => format!(", in {first} and {} more", more.len()),
            };
            format!("{} ({class}, {}{told})", short(&entity.id), entity.label)
        })
        .collect();
    Err(
        Failure::usage(format!("`{word}` can mean {} things", found.len()))
            .with_help(format!("say which, by its id:\n{}", names.join("\n"))),
    )
}

/// The end of an IRI, which stands for it in lists: the beginning of a hash, or the name that the
/// ontology or a gazetteer gives (with the part before it, of which it says what it is).
pub(super) fn short(id: &str) -> &str {
    let last = id.rsplit(['/', '#']).next().unwrap_or(id);
    let hash = last.len() >= 16 && last.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hash {
        return last
            .char_indices()
            .nth(SHORT)
            .map_or(last, |(end, _)| &last[..end]);
    }
    let name = id.trim_end_matches('/');
    let mut cuts = name.rmatch_indices(['/', '#']).map(|(at, _)| at + 1);
    let (Some(one), two) = (cuts.next(), cuts.next()) else {
        return name;
    };
    &name[two.unwrap_or(one)..]
}

/// Whether a word stands for an IRI: all of it, or the beginning of its end as lists show it.
pub(super) fn begins(id: &str, word: &str) -> bool {
    id == word || word.len() >= 4 && short_whole(id).starts_with(word) || word == short(id)
}

/// The last part of an IRI.
fn short_whole(id: &str) -> &str {
    id.trim_end_matches('/')
        .rsplit(['/', '#'])
        .next()
        .unwrap_or(id)
}

/// Filters of the everyday lists.
#[derive(Args, Clone, Debug, Default)]
pub struct Filter {
    /// Only what this actor does, suffers or says (a name or part of it, or an IRI)
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,
    /// Only what happened at this place or inside it
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,
    /// Only what may have happened on this day or later (2017, 2017-09 or 2017-09-05)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub from: Option<Date>,
    /// Only what may have happened on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub to: Option<Date>,
    /// Only this action or its family (break-siege, kill, …)
    #[arg(long, value_name = "ACTION")]
    pub action: Option<String>,
}

impl Filter {
    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        self.actor.is_none()
            && self.place.is_none()
            && self.from.is_none()
            && self.to.is_none()
            && self.action.is_none()
    }

    /// That the window has a day in it.
    pub fn check(&self) -> Result<(), Failure> {
        window(self.from, self.to).map(|_| ())
    }

    /// Whether an event passes.
    pub fn takes(&self, linked: &Linked, event: &Event) -> bool {
        let who = event
            .participants
            .iter()
            .map(|who| who.entity.as_str())
            .chain(event.speakers.iter().map(|who| who.entity.as_str()));
        let places = event.places.iter().map(|place| place.entity.as_str());
        self.names(linked, self.actor.as_deref(), who)
            && self.names(linked, self.place.as_deref(), places)
            && self
                .action
                .as_deref()
                .is_none_or(|action| action == event.action || action == event.family)
            && self.in_time(
                event.time.earliest_begin.or(event.time.earliest_end),
                event.time.latest_end.or(event.time.latest_begin),
                event.time.latest_end.is_none() && event.time.earliest_end.is_some(),
            )
    }

    /// Whether a claim passes.
    pub fn takes_claim(&self, linked: &Linked, claim: &Claim, link: &ClaimLink) -> bool {
        let who = link
            .actors
            .iter()
            .chain(&link.targets)
            .chain(&link.speakers)
            .map(String::as_str);
        let places = link.places.iter().map(String::as_str);
        self.names(linked, self.actor.as_deref(), who)
            && self.names(linked, self.place.as_deref(), places)
            && self
                .action
                .as_deref()
                .is_none_or(|action| action == claim.action)
            && self.in_time(
                link.time.earliest_begin.or(link.time.earliest_end),
                link.time.latest_end.or(link.time.latest_begin),
                link.time.latest_end.is_none() && link.time.earliest_end.is_some(),
            )
    }

    /// Whether some entity goes by the name; a place also when it lies inside one that does.
    fn names<'a>(
        &self,
        linked: &'a Linked,
        wanted: Option<&str>,
        mut entities: impl Iterator<Item = &'a str>,
    ) -> bool {
        let Some(wanted) = wanted else { return true };
        entities.any(|id| {
            let mut next = Some(id);
            // A place lies in at most a handful of others; a cycle in the data must not hang.
            for _ in 0..6 {
                let Some(at) = next else { break };
                let entity = linked.entity(at);
                if at == wanted || entity.is_some_and(|entity| goes_by(entity, wanted)) {
                    return true;
                }
                next = entity.and_then(|entity| entity.within.as_deref());
            }
            false
        })
    }

    fn in_time(&self, first: Option<Date>, last: Option<Date>, goes_on: bool) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let known = first.is_some() || last.is_some();
        let from = self
            .from
            .is_none_or(|from| goes_on || last.or(first).is_some_and(|last| last >= from));
        let to = self
            .to
            .is_none_or(|to| first.or(last).is_some_and(|first| first <= to));
        known && from && to
    }
}

/// Whether all words of the wanted name stand in one of the entity's, or both sound alike.
fn goes_by(entity: &Entity, wanted: &str) -> bool {
    let words = name::words(wanted);
    let skeleton = name::skeleton(wanted);
    std::iter::once(&entity.label)
        .chain(&entity.other_labels)
        .any(|label| {
            let own = name::words(label);
            words.iter().all(|word| own.contains(word))
                || skeleton.chars().count() >= 4 && name::skeleton(label) == skeleton
        })
}
