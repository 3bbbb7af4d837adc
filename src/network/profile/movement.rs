//! The way of a force through places over time: where reports put an actor on which days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use oxigraph::store::Store;
use serde::Serialize;

use super::Named;
use crate::network::Window;
use crate::network::rows;
use crate::rdf::geometry::Point;
use crate::rdf::query::QueryError;

/// What an actor did, where and when. Each bound of the time by itself: an event whose days aren't
/// known closely puts nobody anywhere.
const PRESENCE: &str = "SELECT ?event ?actor ?name ?place ?where ?kind ?lat ?lon ?action ?weight ?begin ?end WHERE {
    ?event a sem:Event ; sem:hasActor ?actor ; sem:hasPlace ?place ; sem:eventType ?type ;
        dl:independentOrigins ?weight ; sem:hasEarliestBeginTimeStamp ?begin ; sem:hasLatestEndTimeStamp ?end .
    ?type skos:prefLabel ?action .
    ?actor skos:prefLabel ?name .
    ?place skos:prefLabel ?where .
    OPTIONAL { ?place dl:kind ?kind }
    OPTIONAL { ?place wgs:lat ?lat ; wgs:long ?lon }
}";

/// An event that may have happened on any of more days than this says nothing of a way.
const CLOSE_DAYS: i32 = 7;
/// To be in one of these is to be anywhere in it.
const TOO_WIDE: [&str; 5] = ["country", "province", "region", "continent", "sea"];

/// Where an actor was for one or more events in a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stop {
    /// The place.
    pub place: Named,
    /// First day of the first event there.
    pub first: Date,
    /// Last day of the last event there.
    pub last: Date,
    /// What the actor did there, most independent origins first.
    pub actions: Vec<String>,
    /// Independent origins, summed over the events.
    pub weight: f64,
    /// IRIs of the events, sorted.
    pub events: Vec<String>,
    /// Kilometres from the stop before along a great circle, rounded; absent for the first stop and
    /// where a place has no coordinates.
    pub kilometres: Option<u32>,
}

/// An actor's way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// Who moved.
    pub actor: Named,
    /// The stops, in order of time.
    pub stops: Vec<Stop>,
}

impl Path {
    /// Length of the way in kilometres, as far as coordinates are known.
    pub fn kilometres(&self) -> u32 {
        self.stops.iter().filter_map(|stop| stop.kilometres).sum()
    }
}

/// One event of an actor at a place.
#[derive(Clone, Debug, PartialEq)]
struct Presence {
    first: Date,
    last: Date,
    place: Named,
    point: Option<Point>,
    action: String,
    weight: f64,
    event: String,
}

/// The ways of all actors that were in more than one place, those with most stops first. Only
/// places that can be pointed at count (no countries or provinces), and only events whose days are
/// known to within a week.
///
/// # Errors
/// When the store fails.
pub fn paths(store: &Store, window: Window) -> Result<Vec<Path>, QueryError> {
    let mut of_actor = BTreeMap::<Named, Vec<Presence>>::new();
    for row in rows::select(store, PRESENCE)? {
        let (Some(first), Some(last)) = (row.date("begin"), row.date("end")) else {
            continue;
        };
        let close = first
            .until(last)
            .is_ok_and(|span| (0..=CLOSE_DAYS).contains(&span.get_days()));
        let wide = row
            .text("kind")
            .is_some_and(|kind| TOO_WIDE.contains(&rows::notation(kind)));
        if !close || wide || !window.holds(Some(first), Some(last)) {
            continue;
        }
        let named = |id, label| Named {
            id: row.owned(id),
            label: row.owned(label),
        };
        let point = row.number("lat").zip(row.number("lon"));
        of_actor
            .entry(named("actor", "name"))
            .or_default()
            .push(Presence {
                first,
                last,
                place: named("place", "where"),
                point: point.map(|(lat, lon)| Point { lat, lon }),
                action: row.owned("action"),
                weight: row.number("weight").unwrap_or(1.0).max(1.0),
                event: row.owned("event"),
            });
    }
    let mut found: Vec<_> = of_actor
        .into_iter()
        .map(|(actor, presences)| Path {
            actor,
            stops: stops(presences),
        })
        .filter(|path| path.stops.len() > 1)
        .collect();
    found.sort_by(|a, b| (b.stops.len(), &a.actor).cmp(&(a.stops.len(), &b.actor)));
    Ok(found)
}

/// Events in order of time, those at one place in a row joined into one stop.
fn stops(mut presences: Vec<Presence>) -> Vec<Stop> {
    presences.sort_by(|a, b| {
        (a.first, a.last, &a.place, &a.event).cmp(&(b.first, b.last, &b.place, &b.event))
    });
    let mut groups: Vec<Vec<Presence>> = Vec::new();
    for presence in presences {
        match groups.last_mut() {
            Some(group) if group[0].place == presence.place => group.push(presence),
            _ => groups.push(vec![presence]),
        }
    }
    let points: Vec<_> = groups.iter().map(|group| group[0].point).collect();
    groups
        .into_iter()
        .enumerate()
        .filter_map(|(at, group)| {
            let before = at.checked_sub(1).and_then(|before| points[before]);
            stop(&group, before)
        })
        .collect()
}

fn stop(group: &[Presence], before: Option<Point>) -> Option<Stop> {
    let first = group.first()?;
    // One event may tell of several actions' worth of places, but counts once.
    let mut seen = BTreeSet::new();
    let mut actions = BTreeMap::<&str, f64>::new();
    let mut weight = 0.0;
    for presence in group {
        if seen.insert(presence.event.as_str()) {
            weight += presence.weight;
            *actions.entry(&presence.action).or_default() += presence.weight;
        }
    }
    let mut actions: Vec<_> = actions.into_iter().collect();
    actions.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    Some(Stop {
        place: first.place.clone(),
        first: first.first,
        last: group.iter().map(|presence| presence.last).max()?,
        actions: actions
            .into_iter()
            .map(|(action, _)| action.to_owned())
            .collect(),
        weight,
        events: seen.into_iter().map(str::to_owned).collect(),
        kilometres: before
            .zip(first.point)
            .map(|(from, to)| (from.distance(to) / 1000.0).round() as u32),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presence(day: &str, place: &str, lat: f64, action: &str) -> Presence {
        let day: Date = day.parse().unwrap();
        Presence {
            first: day,
            last: day,
            place: Named {
                id: format!("x:{place}"),
                label: place.to_owned(),
            },
            point: Some(Point { lat, lon: 0.0 }),
            action: action.to_owned(),
            weight: 1.0,
            event: format!("x:{day}-{action}"),
        }
    }

    #[test]
    fn events_at_one_place_in_a_row_are_one_stop_and_a_return_is_another() {
        let stops = stops(vec![
            presence("2031-05-09", "Ford", 1.0, "withdraw"),
            presence("2031-05-02", "Mill", 0.0, "shelling"),
            presence("2031-05-01", "Mill", 0.0, "advance"),
            presence("2031-05-20", "Mill", 0.0, "arrive"),
        ]);
        let told: Vec<_> = stops
            .iter()
            .map(|stop| {
                (
                    &*stop.place.label,
                    stop.last.to_string(),
                    stop.actions.len(),
                )
            })
            .collect();
        let expected = [
            ("Mill", "2031-05-02".to_owned(), 2),
            ("Ford", "2031-05-09".to_owned(), 1),
            ("Mill", "2031-05-20".to_owned(), 1),
        ];
        assert_eq!(told, expected);
        // One degree of latitude.
        assert_eq!(stops[1].kilometres, Some(111));
        assert_eq!(stops[0].kilometres, None);
    }
}
