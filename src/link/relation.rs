//! How two actors or two places are related, as far as claims can tell: the same, alike, or
//! apart.

use super::entity::{Entities, EntityNo};
use super::name;
use super::record::Entity;

/// How two entities, or two lists of them, are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Different.
    Apart,
    /// Nothing can be said: one is missing or undescribed.
    Open,
    /// They may be the same, or one part of the other.
    Loose,
    /// Near enough: two descriptions of one state's forces, a base and its city.
    Alike,
    /// The same.
    Same,
}

/// Groups of actor kinds whose members act for one another in reports: "the regime" for its army.
fn side(kind: &str) -> &str {
    match kind {
        "government" | "state-forces" | "external-forces" | "intelligence" | "state" | "police" => {
            "state"
        }
        "rebels" | "militants" | "militia" | "communal-militia" | "opposition" => "rebels",
        "civilians" | "displaced" | "community" | "activists" | "criminals" => "civilians",
        "protesters" | "rioters" => "protesters",
        "media" | "state-media" => "media",
        "ngo" | "monitor" => "ngo",
        other => other,
    }
}

/// The side that an actor's kind tells; that somebody is a person tells none.
fn side_of(actor: &Entity) -> Option<&str> {
    actor
        .kind
        .as_deref()
        .filter(|&kind| kind != "people")
        .map(side)
}

/// How two actors are related.
pub fn actors(entities: &Entities, a: EntityNo, b: EntityNo) -> Relation {
    if a == b {
        return Relation::Same;
    }
    let (x, y) = (entities.node(a), entities.node(b));
    let country = match (&x.country, &y.country) {
        (Some(x), Some(y)) => Some(x == y),
        _ => None,
    };
    let kind = match (side_of(x), side_of(y)) {
        (Some(x), Some(y)) => Some(x == y),
        _ => None,
    };
    // What the gazetteer knows and no kind of actor fits is a thing done to, not a party: a city
    // beside the army that holds it.
    if x.known && x.kind.is_none() || y.known && y.kind.is_none() {
        return Relation::Open;
    }
    // Two names are two parties, unless both stand for one state or one is part of the other: a
    // surname, a name without its title.
    let named = entities.proper[a as usize] && entities.proper[b as usize];
    if named && country != Some(false) && (!x.known || !y.known) && part_of_name(x, y) {
        return Relation::Alike;
    }
    let state = |e: &Entity| e.kind.as_deref().is_some_and(|kind| side(kind) == "state");
    match (country, kind) {
        (Some(false), _) | (_, Some(false)) => Relation::Apart,
        (Some(true), Some(true)) if !named || state(x) && state(y) => Relation::Alike,
        _ if named => Relation::Apart,
        (None, Some(true)) => Relation::Loose,
        (Some(true), None) => Relation::Loose,
        _ => Relation::Open,
    }
}

/// Whose organ an actor is, for telling parties apart: a state's forces and ministries are one
/// party, and everybody else is their own.
pub fn party(entities: &Entities, actor: EntityNo) -> String {
    let node = entities.node(actor);
    match (&node.country, node.kind.as_deref().map(side)) {
        (Some(country), Some("state")) => format!("state {country}"),
        _ => node.id.clone(),
    }
}

/// Whether all words of one name stand in the other.
fn part_of_name(x: &Entity, y: &Entity) -> bool {
    let (x, y) = (name::normal(&x.label), name::normal(&y.label));
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    short.iter().any(|word| word.len() >= 3) && short.iter().all(|word| long.contains(word))
}

/// How two places are related. Coordinates are compared by degrees, without trigonometry, so that
/// every processor answers alike.
pub fn places(entities: &Entities, a: EntityNo, b: EntityNo) -> Relation {
    if a == b {
        return Relation::Same;
    }
    let (x, y) = (entities.node(a), entities.node(b));
    if x.within.as_deref() == Some(&y.id) || y.within.as_deref() == Some(&x.id) {
        return Relation::Alike;
    }
    let (wide_x, wide_y) = (extent(x), extent(y));
    let countries_apart = matches!((&x.country, &y.country), (Some(x), Some(y)) if x != y);
    if countries_apart {
        return Relation::Apart;
    }
    if wide_x == Extent::Country || wide_y == Extent::Country {
        return Relation::Loose;
    }
    let Some((north, east)) = degrees(x, y) else {
        // A base without coordinates may lie anywhere; two names in one region are two places, and so
        // are two towns that no gazetteer has, unless they may be two spellings.
        let strange = !x.known && !y.known && towns(entities, [a, b]) && !sounds_like(x, y);
        return if x.known && y.known || strange {
            Relation::Apart
        } else {
            Relation::Open
        };
    };
    if wide_x == Extent::Region || wide_y == Extent::Region {
        return if wide_x != wide_y && north <= 1.5 && east <= 1.8 {
            Relation::Loose
        } else {
            Relation::Apart
        };
    }
    if north <= 0.12 && east <= 0.15 {
        // "The city's garrison" may be any part of the city, a base or an airport is one of its own.
        let vague = |at: EntityNo, node: &Entity| {
            let apart = ["base", "airport", "airbase", "camp", "facility", "crossing"];
            !entities.proper[at as usize]
                && !node
                    .kind
                    .as_deref()
                    .is_some_and(|kind| apart.contains(&kind))
        };
        if vague(a, x) || vague(b, y) {
            return Relation::Loose;
        }
        Relation::Alike
    } else {
        Relation::Apart
    }
}

/// Whether both are towns with a name of their own.
fn towns(entities: &Entities, places: [EntityNo; 2]) -> bool {
    places.iter().all(|&place| {
        let kind = entities.node(place).kind.as_deref();
        entities.proper[place as usize] && matches!(kind, Some("city" | "town" | "village"))
    })
}

/// Whether two names begin with the same consonant, so that they may be one in two spellings.
fn sounds_like(x: &Entity, y: &Entity) -> bool {
    let first = |node: &Entity| name::skeleton(&node.label).chars().next();
    first(x) == first(y) || part_of_name(x, y)
}

fn degrees(x: &Entity, y: &Entity) -> Option<(f64, f64)> {
    Some(((x.lat? - y.lat?).abs(), (x.lon? - y.lon?).abs()))
}

/// How much ground a place covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// A town, a base, a crossing.
    Spot,
    /// A province, a river, a mountain range.
    Region,
    /// A country or more.
    Country,
}

/// How much ground a place covers, by its kind.
pub fn extent(place: &Entity) -> Extent {
    match place.kind.as_deref() {
        Some("country" | "continent" | "sea") => Extent::Country,
        Some(
            "province" | "region" | "district" | "river" | "lake" | "mountain" | "island" | "road",
        ) => Extent::Region,
        _ => Extent::Spot,
    }
}

/// The best relation between two lists; open where either is empty.
pub fn best(
    a: &[EntityNo],
    b: &[EntityNo],
    relate: impl Fn(EntityNo, EntityNo) -> Relation,
) -> Relation {
    a.iter()
        .flat_map(|&x| b.iter().map(move |&y| (x, y)))
        .map(|(x, y)| relate(x, y))
        .max()
        .unwrap_or(Relation::Open)
}
