//! What is written of a place once it is known, and of one that is not.

use std::ops::Range;

use super::candidates::Candidate;
use super::relation;
use super::resolve::Answer;
use super::words::is_side;
use crate::extract::record::PlaceRef;
use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Key, Kind, fold};
use crate::knowledge::places::{Naming, PlaceKey, Places};
use crate::language::Analysis;

/// Where unresolved names are kept apart from those of any source.
const UNRESOLVED: &str = "https://w3id.org/dateline/place/name/";

pub(super) fn refer(
    analysis: &Analysis,
    knowledge: &Knowledge,
    candidate: &Candidate,
    answer: Option<&Answer>,
    main: Option<Key>,
    respelt: bool,
) -> PlaceRef {
    let text = analysis.text_of(&candidate.tokens);
    let span = analysis.span_of(&candidate.tokens);
    let relation = if candidate.adjective {
        None
    } else {
        relation::before(analysis, &knowledge.lexicon, &candidate.tokens)
    };
    let places = &knowledge.places;
    // A village that no list has lies in the country that the report is about.
    let country = match answer.map(|answer| &answer.countries[..]) {
        Some([country]) => Some(*country),
        Some(_) => None,
        None => main,
    };
    let country = country
        .and_then(|country| places.gazetteer.codes(country))
        .map(|(_, code)| code.to_owned());
    let fitting = answer.filter(|answer| candidate.is_itself(answer.kind));
    let base = PlaceRef {
        text: text.to_owned(),
        span,
        country: country.filter(|code| !code.is_empty()),
        relation: relation.map(str::to_owned),
        ..PlaceRef::default()
    };
    let Some(answer) = fitting else {
        // The thing asked for is not known; the town it is called after tells roughly where it is.
        let asked = candidate.asked;
        let near = answer.filter(|answer| {
            answer.kind != Kind::Country
                && asked.is_some_and(has_a_spot)
                && !is_side_alone(analysis, &candidate.name)
        });
        let position = near.and_then(|answer| answer.position);
        return PlaceRef {
            id: format!("{UNRESOLVED}{}", fold(text).replace(' ', "-")),
            label: text.to_owned(),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            kind: asked.map(|kind| kind.as_str().to_owned()),
            precision: near.map(|answer| if answer.kind.is_wide() { 3 } else { 2 }),
            rule: if near.is_some() {
                "place: by the place it is called after"
            } else {
                "place: not resolved"
            }
            .to_owned(),
            ..base
        };
    };
    let known = reference(places, answer.key);
    let rough = answer.position.is_none();
    PlaceRef {
        text: base.text,
        span: base.span,
        country: base.country,
        relation: base.relation,
        precision: match relation::precision(Some(answer.kind), relation) {
            Some(precision) if rough => Some(precision.max(3)),
            precision => precision,
        },
        rule: if rough && known.lat.is_some() {
            "place: ontology, position of what it lies in".to_owned()
        } else {
            rule(candidate, answer, respelt).to_owned()
        },
        ..known
    }
}

impl Candidate {
    /// Whether a place of that kind is the thing named, and not what it is called after: the town
    /// behind "Kassala airport".
    pub(super) fn is_itself(&self, kind: Kind) -> bool {
        self.asked.is_none_or(|asked| is_it(asked, kind))
    }
}

/// A place by itself, without the words that name it.
pub fn reference(places: &Places, key: PlaceKey) -> PlaceRef {
    let position = places.position(key).or_else(|| places.roughly(key));
    let kind = places.kind(key);
    let country = match places.countries(key)[..] {
        [country] => places.gazetteer.codes(country),
        _ => None,
    };
    PlaceRef {
        id: places.iri(key).unwrap_or_default(),
        label: places.label(key).unwrap_or_default(),
        lat: position.map(|(lat, _)| lat),
        lon: position.map(|(_, lon)| lon),
        geonames: places.geonames(key),
        country: country
            .map(|(_, code)| code.to_owned())
            .filter(|code| !code.is_empty()),
        kind: Some(kind.as_str().to_owned()),
        precision: relation::precision(Some(kind), None),
        ..PlaceRef::default()
    }
}

/// Whether a name is a mere word for a side, as in "Central Hospital", and no place's.
fn is_side_alone(analysis: &Analysis, name: &Range<usize>) -> bool {
    name.clone().all(|token| is_side(analysis.lower(token)))
}

/// Whether a thing of that kind is where the place is that it's called after; a river or a road goes
/// far beyond.
fn has_a_spot(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::River | Kind::Road | Kind::Sea | Kind::Lake | Kind::Mountain | Kind::Island
    )
}

/// Whether a place of that kind is what the words ask for.
pub(super) fn is_it(asked: Kind, kind: Kind) -> bool {
    use Kind::{
        Airport, Base, City, District, Island, Municipality, Neighbourhood, Province, Region,
    };
    asked == kind
        || matches!(
            (asked, kind),
            (
                Province | District | Region,
                Province | District | Region | Municipality
            ) | (
                City | Neighbourhood,
                City | Municipality | Neighbourhood | Province
            ) | (Airport | Base, Airport | Base)
                | (Region | Island, _)
        )
}

fn rule(candidate: &Candidate, answer: &Answer, respelt: bool) -> &'static str {
    match answer.naming {
        _ if respelt => "place: by transliteration skeleton",
        Naming::Adjective => "place: adjective",
        Naming::Abbreviation => "place: abbreviation",
        _ if matches!(answer.key, PlaceKey::Overlay(_)) => "place: ontology",
        _ if candidate.asked.is_some() => "place: gazetteer, kind as named",
        _ => "place: gazetteer",
    }
}
