//! What a claim says, in the form that claims are compared in.

use jiff::civil::Date;

use super::corpus::{ClaimAt, Corpus};
use super::entity::EntityNo;
use super::name;
use super::record::{ClaimRole, EventShape, Interval};
use super::scheme::Scheme;
use super::when::{self, When};
use crate::extract::record::{QuantityRef, Status, TimePrecision};

/// Days after which a report tells an occurrence as background.
const BACKGROUND: i64 = 31;
/// Days that a window may span and still say on which day something happened.
const TIGHT: i64 = 3;

/// What a claim says, ready for comparison.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Number of its document.
    pub document: u32,
    /// What it says of its event.
    pub role: ClaimRole,
    /// Whether the action happens or lasts.
    pub shape: EventShape,
    /// When.
    pub time: Interval,
    /// How exactly the time is known; absent where the report says nothing.
    pub precision: Option<TimePrecision>,
    /// The rule that the time rests on.
    pub time_rule: Option<String>,
    /// The date that the claim was told on: its document's, or that of stale copy.
    pub told: Option<Date>,
    /// Actors that it names.
    pub actors: Vec<EntityNo>,
    /// Targets that it names.
    pub targets: Vec<EntityNo>,
    /// Places that it names.
    pub places: Vec<EntityNo>,
    /// Whether a place is bound by the clause itself rather than by what stands around it.
    pub firm_place: bool,
    /// How many people it counts.
    pub people: Option<(f64, f64)>,
    /// Stem of the trigger's first word.
    pub stem: String,
    /// How much it says: the more, the earlier it is placed.
    pub specific: u32,
}

impl Facts {
    /// The window of days in which an occurrence lies, if that is known to a few days.
    pub fn tight(&self) -> Option<(Date, Date)> {
        let (first, last) = self.span()?;
        ((last - first).get_days() <= TIGHT as i32).then_some((first, last))
    }

    /// First and last day that it may lie on, if both are known.
    pub fn span(&self) -> Option<(Date, Date)> {
        self.time.earliest_begin.zip(self.time.latest_end)
    }
}

/// The facts of every claim. `told` gives the date that a claim was told on.
pub fn facts(
    corpus: &Corpus<'_>,
    scheme: &Scheme,
    told: impl Fn(&ClaimAt<'_>) -> (Option<Date>, bool),
) -> Vec<Facts> {
    corpus
        .claims
        .iter()
        .map(|at| {
            let (told, stale) = told(at);
            of(at, scheme, told, stale)
        })
        .collect()
}

fn of(at: &ClaimAt<'_>, scheme: &Scheme, told: Option<Date>, stale: bool) -> Facts {
    let claim = at.claim;
    let shape = scheme.shape(&claim.action);
    let forward = matches!(
        claim.status,
        Status::Predicted | Status::Intended | Status::Conditional
    );
    let When {
        mut interval,
        precision,
    } = claim
        .time
        .as_ref()
        .map(|time| when::when(time, shape, told))
        .unwrap_or_default();
    let mut time_rule = precision.and(claim.time.as_ref().map(|time| time.rule.clone()));
    if stale && time_rule.is_some() {
        time_rule = Some(String::from("copy"));
    }
    // What a report tells as having happened had begun by its date; that much is always known.
    if !forward
        && interval.latest_begin.is_none()
        && let Some(told) = told
        && interval.earliest_begin.is_none_or(|begin| begin <= told)
    {
        interval.latest_begin = Some(told);
        if shape == EventShape::Occurrence && claim.status != Status::Ongoing {
            interval.latest_end = interval.latest_end.or(Some(told));
        }
        time_rule = time_rule.or(Some(String::from("publication")));
    }
    let past = told
        .zip(interval.latest_end)
        .is_some_and(|(told, end)| i64::from((told - end).get_days()) > BACKGROUND);
    let role = match claim.status {
        Status::Predicted => ClaimRole::Forecast,
        Status::Intended | Status::Conditional => ClaimRole::Intention,
        Status::Denied => ClaimRole::Denial,
        _ if past && shape == EventShape::Occurrence => ClaimRole::Background,
        Status::Possible => ClaimRole::Allegation,
        Status::Actual | Status::Ongoing => ClaimRole::Assertion,
    };
    let stem = name::words(&claim.trigger.text)
        .first()
        .map(|word| stem(word))
        .unwrap_or_default();
    let mut facts = Facts {
        document: at.document,
        role,
        shape,
        time: interval,
        precision,
        time_rule,
        told,
        actors: sorted(&at.actors),
        targets: sorted(&at.targets),
        places: sorted(&at.places),
        firm_place: claim
            .places
            .iter()
            .any(|place| place.rule == "clause" || place.rule.is_empty()),
        people: claim.quantities.iter().find_map(people),
        stem,
        specific: 0,
    };
    facts.specific = 3 * u32::from(facts.tight().is_some())
        + 2 * u32::from(!facts.places.is_empty())
        + 2 * u32::from(!facts.actors.is_empty())
        + 2 * u32::from(!facts.targets.is_empty())
        + u32::from(facts.people.is_some())
        + u32::from(facts.precision.is_some());
    facts
}

fn sorted(list: &[EntityNo]) -> Vec<EntityNo> {
    let mut list = list.to_vec();
    list.sort_unstable();
    list.dedup();
    list
}

/// Least and most of a count of people; none for measures.
fn people(quantity: &QuantityRef) -> Option<(f64, f64)> {
    if is_measure(&quantity.unit) {
        return None;
    }
    let low = quantity.low.or(quantity.value)?;
    let high = quantity.high.or(quantity.value).unwrap_or(low).max(low);
    Some((low, high))
}

/// Whether a unit measures length, weight, money, share or time rather than counting things.
pub fn is_measure(unit: &str) -> bool {
    matches!(
        unit,
        "km" | "kilometre"
            | "kilometer"
            | "m"
            | "metre"
            | "meter"
            | "mile"
            | "foot"
            | "percent"
            | "%"
            | "tonne"
            | "ton"
            | "kg"
            | "litre"
            | "hectare"
            | "dollar"
            | "euro"
            | "usd"
            | "year"
            | "month"
            | "week"
            | "day"
            | "hour"
            | "minute"
            | "degree"
    )
}

/// A rough English stem: inflections off, a doubled last letter once.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    for (ending, least) in [
        ("ies", 3),
        ("ied", 3),
        ("ings", 4),
        ("ing", 3),
        ("es", 3),
        ("ed", 3),
        ("s", 3),
        ("e", 3),
    ] {
        if word.len() >= ending.len() + least && word.ends_with(ending) && !word.ends_with("ss") {
            stem.truncate(word.len() - ending.len());
            break;
        }
    }
    let bytes = stem.as_bytes();
    if stem.len() > 3 && bytes[stem.len() - 1] == bytes[stem.len() - 2] && stem.is_ascii() {
        stem.pop();
    }
    stem
}
