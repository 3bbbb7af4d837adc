//! An event's title: one line that says who did what to whom, and where, in plain English.
//!
//! The words come from the ontology (`ontology/titles.ttl`); the names are those that most claims
//! give, two of a side at most.

use crate::link::entity::Entities;
use crate::link::record::{EventParticipant, EventPlace, Part};
use crate::link::scheme::Scheme;

/// Names of one side that a title shows.
const SHOWN: usize = 2;

/// The title of an event of this action. Participants and places come most claims first.
pub(super) fn title<'s>(
    entities: &Entities,
    scheme: &Scheme<'s>,
    action: &str,
    participants: &[EventParticipant],
    places: &[EventPlace],
) -> String {
    let place = places.first().and_then(|place| at(entities, &place.entity));
    let actors = names(entities, participants, Part::Actor);
    let mut targets = names(entities, participants, Part::Target);
    let place_name = place.map(|(name, _)| name);
    // "Besieged Orla in Orla": the place says it.
    if targets.as_deref() == place_name {
        targets = None;
    }
    let bare = action.replace('-', " ");
    let words =
        |wording: Option<&'s [String; 3]>| wording.map(|all| all.each_ref().map(String::as_str));
    let [verb, to, of] = words(scheme.told(action)).unwrap_or([bare.as_str(), "", ""]);
    let takes_place = to == "@";
    let line = match (&actors, &targets, place) {
        (Some(actors), targets, Some((place, _)))
            if takes_place && (targets.is_none() || !of.is_empty()) =>
        {
            let line = format!("{actors} {verb} {place}");
            match targets {
                Some(targets) if of != "-" => format!("{line} {of} {targets}"),
                _ => line,
            }
        }
        (Some(actors), Some(targets), _) if !takes_place || of.is_empty() => {
            let line = [
                actors.as_str(),
                verb,
                if takes_place { "" } else { to },
                targets.as_str(),
            ]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
            with_place(line, place, if takes_place { "" } else { of })
        }
        // A verb that wants no object: "the army advanced".
        (Some(actors), None, _) if !to.is_empty() && !takes_place => {
            with_place(format!("{actors} {verb}"), place, of)
        }
        (actors, targets, _) => {
            let [noun, of, _] = words(scheme.noun(action)).unwrap_or([bare.as_str(), "", ""]);
            let mut line = noun.to_owned();
            if let Some(targets) = targets {
                line.push_str(&format!(
                    " {} {targets}",
                    if of.is_empty() { "of" } else { of }
                ));
            }
            if let Some(actors) = actors {
                line.push_str(&format!(" by {actors}"));
            }
            with_place(line, place, "")
        }
    };
    let mut chars = line.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn with_place(line: String, place: Option<(&str, &str)>, preposition: &str) -> String {
    match place {
        Some((place, _)) if !preposition.is_empty() => format!("{line} {preposition} {place}"),
        Some((place, near)) => format!("{line} {near} {place}"),
        None => line,
    }
}

/// A place's name, and the preposition that goes with its kind.
fn at<'e>(entities: &'e Entities, id: &str) -> Option<(&'e str, &'static str)> {
    let node = entities.node(entities.by_iri(id)?);
    let near = match node.kind.as_deref() {
        Some("base" | "airport" | "airbase" | "camp" | "facility" | "crossing") => "at",
        Some("river" | "road" | "lake" | "sea") => "on",
        _ => "in",
    };
    Some((node.label.as_str(), near))
}

/// The names of a side that most claims give, each once: "the army, two militias and others".
fn names(entities: &Entities, participants: &[EventParticipant], part: Part) -> Option<String> {
    let side: Vec<&EventParticipant> = participants.iter().filter(|who| who.part == part).collect();
    let most = side.iter().map(|who| who.claims.len()).max()?;
    let mut shown: Vec<&str> = Vec::new();
    let mut others = false;
    for who in side {
        let Some(node) = entities.by_iri(&who.entity) else {
            continue;
        };
        let label = entities.node(node).label.as_str();
        if shown.contains(&label) {
            continue;
        }
        // A name that few claims give doesn't speak for the event.
        if shown.len() < SHOWN && 3 * who.claims.len() >= most {
            shown.push(label);
        } else {
            others = true;
        }
    }
    match (&shown[..], others) {
        ([], _) => None,
        ([one], false) => Some((*one).to_owned()),
        ([one], true) => Some(format!("{one} and others")),
        ([all @ .., last], false) => Some(format!("{} and {last}", all.join(", "))),
        (all, true) => Some(format!("{} and others", all.join(", "))),
    }
}
