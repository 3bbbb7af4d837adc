//! Whether what a sentence tells of has happened: what is only meant, feared, foiled or denied is no deed.
//! In sentences of our own.

mod reader;

use dateline::extract::{Claim, Status};
use reader::claims_from;

fn claims(text: &str) -> Vec<Claim> {
    claims_from(None, text)
}

/// The status of the first claim of an action.
fn status_of(text: &str, action: &str) -> Option<Status> {
    (claims(text).into_iter())
        .find(|claim| claim.action == action)
        .map(|claim| claim.status)
}

#[test]
fn what_others_wait_for_has_not_happened() {
    let text = "The council will meet again once the rebels are defeated.";
    let found = claims(text);
    let defeat = found.iter().find(|claim| claim.action == "defeat");
    assert_eq!(defeat.map(|claim| claim.status), Some(Status::Predicted));
}

#[test]
fn a_deed_that_somebody_calls_a_crime_is_done_and_one_called_for_is_not() {
    let called = "The official called the destruction of the bridge an admission of defeat.";
    assert_eq!(status_of(called, "destroy"), Some(Status::Actual));
    let wanted = "The rebels called for the release of the pilots.";
    assert_eq!(status_of(wanted, "release"), Some(Status::Intended));
}

#[test]
fn what_did_not_happen_is_denied() {
    let text = "Government forces did not attack the hospital in Aleppo.";
    let found = claims(text);
    let attack = found.iter().find(|claim| claim.action == "attack");
    assert_eq!(
        attack.map(|claim| claim.status),
        Some(Status::Denied),
        "{found:?}"
    );
}

#[test]
fn what_hangs_on_a_condition_is_conditional() {
    let text = "If the rebels reach the base, the siege will be lifted.";
    let found = claims(text);
    let arrive = found.iter().find(|claim| claim.action == "arrive");
    assert_eq!(
        arrive.map(|claim| claim.status),
        Some(Status::Conditional),
        "{found:?}"
    );
}

#[test]
fn what_is_to_be_stopped_may_go_on() {
    let text = "The government should ensure that the police stop using excessive force.";
    let found = claims(text);
    let force = found.iter().find(|claim| claim.action == "excessive-force");
    assert_eq!(
        force.map(|claim| claim.status),
        Some(Status::Possible),
        "{found:?}"
    );
    let text = "The army prevented an attack on the airport.";
    let found = claims(text);
    let attack = found.iter().find(|claim| claim.action == "attack");
    assert_eq!(
        attack.map(|claim| claim.status),
        Some(Status::Denied),
        "{found:?}"
    );
}

#[test]
fn what_has_to_be_done_is_not_done_yet() {
    for (text, action, status) in [
        (
            "The army still has to reach the military airport.",
            "arrive",
            Status::Intended,
        ),
        (
            "The rebels have until Friday to leave the town.",
            "withdraw",
            Status::Intended,
        ),
        (
            "The army was on the verge of capturing the town.",
            "capture",
            Status::Intended,
        ),
        (
            "The army is strong enough to retake the town.",
            "capture",
            Status::Possible,
        ),
        ("Thousands had to flee the town.", "flee", Status::Actual),
        (
            "Thousands have had to flee the town.",
            "flee",
            Status::Actual,
        ),
    ] {
        assert_eq!(status_of(text, action), Some(status), "{text}");
    }
}

#[test]
fn what_was_missed_ruled_out_or_never_shown_is_denied() {
    for (text, action) in [
        ("The government has yet to lift the siege.", "break-siege"),
        ("The rebels almost captured the town.", "capture"),
        ("The army ruled out attacking the town.", "attack"),
        (
            "The army besieged the town rather than attack it.",
            "attack",
        ),
        ("The rebels are too weak to attack the town.", "attack"),
        ("Neither side has attacked the town.", "attack"),
        (
            "There is no evidence that the army shelled the town.",
            "shelling",
        ),
    ] {
        assert_eq!(status_of(text, action), Some(Status::Denied), "{text}");
    }
    let text = "Had the army attacked the town, the rebels would have fled.";
    assert_eq!(status_of(text, "attack"), Some(Status::Conditional));
}
