//! The steps of a pattern, walked over the clauses of a text from the head to what fills them.

use crate::extract::clause::Clauses;
use crate::extract::facts::Facts;
use crate::knowledge::actions::CLASSES;
use crate::knowledge::pattern::{Relation, Step, Test};
use crate::language::{Dep, Tag};

/// Whether a step leads to the clause that the head stands in ("struck in support of"), which tells
/// of an event of its own.
pub(super) fn climbs(step: &Step) -> bool {
    let up = |relation: &Relation| matches!(relation, Relation::Preposition(name) if name == "up" || name.starts_with("up_"));
    step.paths.iter().any(|path| path.iter().any(up))
}

/// Every token that one walk of a step reaches from the head.
fn reach(path: &[Relation], head: usize, clauses: &Clauses<'_>) -> Vec<usize> {
    let mut at = vec![head];
    for (nth, relation) in path.iter().enumerate() {
        let mut next = Vec::new();
        for &token in &at {
            let starts = if nth == 0 {
                vec![token]
            } else {
                let mut starts = clauses.content(token);
                if !starts.contains(&token) {
                    starts.insert(0, token);
                }
                starts
            };
            for start in starts {
                for filler in clauses.fillers(start, relation) {
                    if !next.contains(&filler) {
                        next.push(filler);
                    }
                }
            }
        }
        at = next;
    }
    at
}

/// How much a required step that is met says: a word or list of words most, "some party" little.
pub(super) fn weigh(
    step: &Step,
    reached: &[usize],
    clauses: &Clauses<'_>,
    facts: &Facts<'_>,
) -> usize {
    let best = step.tests.iter().filter_map(|test| {
        let met = reached.iter().any(|&token| {
            facts.meets(token, test)
                || clauses
                    .content(token)
                    .into_iter()
                    .any(|inside| facts.meets(inside, test))
        });
        met.then(|| match test {
            Test::Class(name) => match name.as_str() {
                "actor" | "person" | "org" => 1,
                name if CLASSES.contains(&name) => 2,
                _ => 3,
            },
            Test::Lemma(_) => 3,
        })
    });
    best.max().unwrap_or(1)
}

/// Every token that a step reaches from the head and that meets its tests.
pub(super) fn walk(
    step: &Step,
    head: usize,
    clauses: &Clauses<'_>,
    facts: &Facts<'_>,
) -> Vec<usize> {
    let mut at = Vec::new();
    for path in &step.paths {
        for token in reach(path, head, clauses) {
            if !at.contains(&token) {
                at.push(token);
            }
        }
    }
    if step.tests.is_empty() {
        return at;
    }
    let meets = |token: usize| step.tests.iter().any(|test| facts.meets(token, test));
    let reached = at.clone();
    let mut found: Vec<usize> = at
        .into_iter()
        .filter_map(|token| {
            if meets(token) {
                return Some(token);
            }
            clauses
                .content(token)
                .into_iter()
                .find(|&inside| meets(inside))
                .map(|inside| if step.roles.is_empty() { inside } else { token })
        })
        .collect();
    // Conjoined fillers fill a role together: what one of them is, they all are.
    if !step.roles.is_empty() && !found.is_empty() {
        let a = clauses.analysis;
        for token in reached {
            let joined = |other: usize| {
                a.dep(other) == Dep::Conj && a.head(other) == token
                    || a.dep(token) == Dep::Conj && a.head(token) == other
            };
            // "the station and a restaurant": a thing beside things, but no event of its own.
            let acts = clauses.acts.get(token).is_some_and(|&acts| acts)
                || a.tag(token) == Tag::Nn
                    && !facts.in_set(token, "attack-noun")
                    && found.iter().any(|&other| {
                        a.tag(other) == Tag::Nn
                            && !clauses.acts.get(other).is_some_and(|&acts| acts)
                    });
            if acts && !found.contains(&token) && found.iter().any(|&other| joined(other)) {
                found.push(token);
            }
        }
    }
    found
}
