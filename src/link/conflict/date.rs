//! Days and begins that disagree, and forecasts that don't.

use jiff::civil::Date;

use super::super::corpus::ClaimNo;
use super::super::record::{ClaimRole, ConflictKind, EventShape};
use super::{Found, gather};

/// Two windows of days without a day in common, for something that happened once.
pub(super) fn occurrence(found: &mut Found<'_>, event: usize) {
    if found.context.events[event].shape != EventShape::Occurrence {
        return;
    }
    let mut items: Vec<(ClaimNo, (Date, Date))> = found
        .asserting(event)
        .into_iter()
        .filter_map(|claim| {
            let facts = found.facts(claim);
            facts.precision?;
            Some((claim, facts.tight()?))
        })
        .collect();
    items.sort_by_key(|(claim, window)| (*window, *claim));
    report(found, event, items, "when", |first, last| {
        format!("the same thing can't have happened on {first} and on {last}")
    });
}

/// Begins of a state that can't be one.
pub(super) fn state(found: &mut Found<'_>, event: usize) {
    if found.context.events[event].shape != EventShape::State {
        return;
    }
    let mut items: Vec<(ClaimNo, (Date, Date))> = found
        .asserting(event)
        .into_iter()
        .filter_map(|claim| {
            let facts = found.facts(claim);
            let begin = facts.time.earliest_begin.zip(facts.time.latest_begin)?;
            facts.precision?;
            // "For years" is no date.
            ((begin.1 - begin.0).get_days() <= 800).then_some((claim, begin))
        })
        .collect();
    items.sort_by_key(|(claim, window)| (*window, *claim));
    report(
        found,
        event,
        items,
        "since when, and so how long",
        |first, last| format!("it can't have begun {first} and {last}"),
    );
}

/// Reports windows of which two have no day in common.
fn report(
    found: &mut Found<'_>,
    event: usize,
    items: Vec<(ClaimNo, (Date, Date))>,
    what: &str,
    why: impl Fn(&str, &str) -> String,
) {
    // Two windows lie apart if and only if one begins after another has ended.
    let last_begin = items.iter().map(|(_, window)| window.0).max();
    let first_end = items.iter().map(|(_, window)| window.1).min();
    if last_begin <= first_end {
        return;
    }
    let show = |window: &(Date, Date)| {
        if window.0 == window.1 {
            window.0.to_string()
        } else {
            format!("{} to {}", window.0, window.1)
        }
    };
    let (Some((_, first)), Some((_, last))) = (items.first(), items.last()) else {
        return;
    };
    let reason = why(&show(first), &show(last));
    let mut values = gather(items, |a, b| a == b, |window| (show(window), None, None));
    // In the words of the first who says so: "over three years (2011-05-02 to 2012-05-01)".
    for value in &mut values {
        let told = value.claims.first().and_then(|claim| {
            let claim = found.context.corpus.claims[*claim as usize].claim;
            claim.time.as_ref().map(|time| time.text.as_str())
        });
        if let Some(words) = told.filter(|words| *words != value.text) {
            value.text = format!("{words} ({})", value.text);
        }
    }
    let subject = format!("{what}: {}", found.context.events[event].label);
    found.conflict(ConflictKind::Date, subject, &values, reason);
}

/// A forecast beside what came of it.
pub(super) fn foretold(found: &mut Found<'_>, event: usize) {
    let forecasts: Vec<ClaimNo> = found.context.members[event]
        .iter()
        .copied()
        .filter(|claim| found.facts(*claim).role == ClaimRole::Forecast)
        .collect();
    let happened: Vec<ClaimNo> = found
        .asserting(event)
        .into_iter()
        .filter(|claim| found.facts(*claim).tight().is_some())
        .collect();
    if forecasts.is_empty() || happened.is_empty() {
        return;
    }
    let value = |text: &str, claims: Vec<ClaimNo>| super::Value {
        text: text.to_owned(),
        low: None,
        high: None,
        claims,
    };
    let values = [
        value("foretold", forecasts),
        value("told as done", happened),
    ];
    let subject = format!("when: {}", found.context.events[event].label);
    let reason = String::from("a forecast and its fulfilment are two claims of one event");
    found.lookalike(ConflictKind::Date, subject, &values, reason);
}
