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

/// A count: what, and the least and most of it that is meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// What is counted: `people` for all words under which people are counted.
    pub unit: String,
    /// Least.
    pub low: f64,
    /// Most; the least where it is open.
    pub high: f64,
}

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
    /// How many people, or things, it counts.
    pub count: Option<Count>,
    /// Whether it says how far off: then it is about a point on the way, not the place.
    pub on_the_way: bool,
    /// Whether it sums up what happened since some day: "200 have been killed since May".
    pub sum: bool,
    /// Who says so, nearest to the fact.
    pub speaker: Option<EntityNo>,
    /// Who holds the ground on which it counts people, where its sentence says so.
    pub holder: Option<EntityNo>,
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
    scheme: &Scheme<'_>,
    told: impl Fn(&ClaimAt<'_>) -> (Option<Date>, bool),
) -> Vec<Facts> {
    let mut facts: Vec<Facts> = corpus
        .claims
        .iter()
        .map(|at| {
            let (told, stale) = told(at);
            of(at, scheme, told, stale)
        })
        .collect();
    for (number, holder) in holders(corpus, scheme, &facts) {
        facts[number].holder = Some(holder);
    }
    facts
}

/// Who holds the ground on which people are counted: "100,000 live in districts that the army
/// holds". Of several figures in a sentence the nearest to the word of holding is meant.
fn holders(corpus: &Corpus<'_>, scheme: &Scheme<'_>, facts: &[Facts]) -> Vec<(usize, EntityNo)> {
    let mut found = Vec::new();
    for claims in &corpus.of {
        // Figures that count, each with its claim if it is the claim's first.
        let figures: Vec<(usize, usize, Option<usize>)> = claims
            .clone()
            .filter(|&number| {
                facts[number].count.is_some() && facts[number].shape == EventShape::State
            })
            .flat_map(|number| {
                let claim = corpus.claims[number].claim;
                let counts = claim
                    .quantities
                    .iter()
                    .filter(|it| count(scheme, it).is_some());
                counts.enumerate().map(move |(at, quantity)| {
                    let sentence = claim.sentence.span.start;
                    (sentence, quantity.span.start, (at == 0).then_some(number))
                })
            })
            .collect();
        for at in &corpus.claims[claims.clone()] {
            let (true, Some(&holder)) = (scheme.holds(&at.claim.action), at.actors.first()) else {
                continue;
            };
            let far = |figure: usize| at.claim.trigger.span.start.abs_diff(figure);
            let here = || {
                figures
                    .iter()
                    .filter(|(sentence, ..)| *sentence == at.claim.sentence.span.start)
            };
            let nearest = here().map(|(_, figure, _)| far(*figure)).min();
            found.extend(
                here()
                    .filter(|(_, figure, _)| Some(far(*figure)) == nearest)
                    .filter_map(|(.., claim)| Some(((*claim)?, holder))),
            );
        }
    }
    // In order of the text: the first word of holding after a figure stays.
    found.reverse();
    found
}

fn of(at: &ClaimAt<'_>, scheme: &Scheme<'_>, told: Option<Date>, stale: bool) -> Facts {
    let claim = at.claim;
    let own = scheme.shape(&claim.action);
    // To encircle is to begin to besiege: the day of an action that is a kind of state is the day on
    // which the state began.
    let shape = scheme.shape(at.family).max(own);
    let begins = own != shape;
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
        .map(|time| when::when(time, own, told))
        .unwrap_or_default();
    if begins {
        interval.earliest_end = None;
        interval.latest_end = None;
    }
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
        count: claim
            .quantities
            .iter()
            .find_map(|quantity| count(scheme, quantity)),
        on_the_way: claim
            .quantities
            .iter()
            .any(|quantity| scheme.is_length(&quantity.unit)),
        sum: own == EventShape::Occurrence
            && !claim.quantities.is_empty()
            && claim.time.as_ref().is_some_and(when::is_since),
        speaker: at.speakers.first().copied(),
        holder: None,
        stem,
        specific: 0,
    };
    facts.specific = 3 * u32::from(facts.tight().is_some())
        + 2 * u32::from(!facts.places.is_empty())
        + 2 * u32::from(!facts.actors.is_empty())
        + 2 * u32::from(!facts.targets.is_empty())
        + u32::from(facts.count.is_some())
        + u32::from(facts.precision.is_some());
    facts
}

fn sorted(list: &[EntityNo]) -> Vec<EntityNo> {
    let mut list = list.to_vec();
    list.sort_unstable();
    list.dedup();
    list
}

/// What a quantity counts; none for measures.
fn count(scheme: &Scheme<'_>, quantity: &QuantityRef) -> Option<Count> {
    if scheme.is_measure(&quantity.unit) {
        return None;
    }
    let low = quantity.low.or(quantity.value)?;
    let high = quantity.high.or(quantity.value).unwrap_or(low).max(low);
    let unit = if scheme.is_people(&quantity.unit) {
        String::from("people")
    } else {
        quantity.unit.clone()
    };
    Some(Count { unit, low, high })
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
