//! Whether it happened: denials against assertions.

use super::super::corpus::ClaimNo;
use super::super::record::{ClaimRole, ConflictKind};
use super::{Found, Value};

/// Claims that say that it happened beside claims of others that say that it didn't.
pub(super) fn denied(found: &mut Found<'_>, event: usize) {
    let of_role: Vec<ClaimNo> = (found.context.members[event].iter().copied())
        .filter(|claim| found.facts(*claim).role == ClaimRole::Denial)
        .collect();
    let all = found.asserting(event);
    let opposed = |claim: ClaimNo, others: &[ClaimNo]| {
        (others.iter()).any(|&other| !found.same_mouth(claim, other))
    };
    let denials: Vec<ClaimNo> = (of_role.iter().copied())
        .filter(|&claim| opposed(claim, &all))
        .collect();
    let asserting: Vec<ClaimNo> = (all.iter().copied())
        .filter(|&claim| opposed(claim, &denials))
        .collect();
    if denials.is_empty() || asserting.is_empty() {
        return;
    }
    let value = |text: &str, claims: Vec<ClaimNo>| Value {
        text: text.to_owned(),
        low: None,
        high: None,
        claims,
    };
    let values = [value("it did not", denials), value("it did", asserting)];
    let subject = format!("whether: {}", found.context.events[event].label);
    let reason = String::from("one side says that it happened, the other that it did not");
    found.conflict(ConflictKind::Outcome, subject, &values, reason);
}
