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

/// Walks over the clauses of a text. What a path reaches from a head is found once, however many
/// patterns ask for it.
pub(super) struct Walker<'p, 'a> {
    clauses: &'a Clauses<'a>,
    facts: &'a Facts<'a>,
    reached: Vec<Reached<'p>>,
}

/// What a path reaches from a head.
struct Reached<'p> {
    path: &'p [Relation],
    head: usize,
    tokens: Vec<usize>,
}

impl<'p, 'a> Walker<'p, 'a> {
    pub(super) fn new(clauses: &'a Clauses<'a>, facts: &'a Facts<'a>) -> Self {
        Self {
            clauses,
            facts,
            reached: Vec::new(),
        }
    }

    /// Every token that a path reaches from the head.
    fn reach(&mut self, path: &'p [Relation], head: usize) -> &[usize] {
        let known = |reached: &Reached<'_>| reached.head == head && reached.path == path;
        let at = self.reached.iter().position(known).unwrap_or_else(|| {
            self.reached.push(Reached {
                path,
                head,
                tokens: reach(path, head, self.clauses),
            });
            self.reached.len() - 1
        });
        &self.reached[at].tokens
    }

    /// Every token that a step reaches from the head and that meets its tests.
    pub(super) fn walk(&mut self, step: &'p Step, head: usize) -> Vec<usize> {
        let mut reached: Vec<usize> = Vec::new();
        for path in &step.paths {
            for &token in self.reach(path, head) {
                if !reached.contains(&token) {
                    reached.push(token);
                }
            }
        }
        if step.tests.is_empty() || reached.is_empty() {
            return reached;
        }
        let (clauses, facts) = (self.clauses, self.facts);
        let meets = |token: usize| step.tests.iter().any(|test| facts.meets(token, test));
        let mut found: Vec<usize> = reached
            .iter()
            .filter_map(|&token| {
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
        if !step.roles.is_empty() && !found.is_empty() {
            self.join(&reached, &mut found);
        }
        found
    }

    /// Conjoined fillers fill a role together: what one of them is, they all are.
    fn join(&self, reached: &[usize], found: &mut Vec<usize>) {
        let (a, acting) = (self.clauses.analysis, self.clauses.acts);
        let acts = |token: usize| acting.get(token).is_some_and(|&acts| acts);
        for &token in reached {
            let joined = |other: usize| {
                a.dep(other) == Dep::Conj && a.head(other) == token
                    || a.dep(token) == Dep::Conj && a.head(token) == other
            };
            // "the station and a restaurant": a thing beside things, but no event of its own.
            let thing = || {
                a.tag(token) == Tag::Nn
                    && !self.facts.in_set(token, "attack-noun")
                    && (found.iter()).any(|&other| a.tag(other) == Tag::Nn && !acts(other))
            };
            if !found.contains(&token)
                && found.iter().any(|&other| joined(other))
                && (acts(token) || thing())
            {
                found.push(token);
            }
        }
    }

    /// How much a required step that is met says: a word or list of words most, "some party" little.
    pub(super) fn weigh(&self, step: &Step, reached: &[usize]) -> usize {
        let (clauses, facts) = (self.clauses, self.facts);
        let best = step.tests.iter().filter_map(|test| {
            let met = reached.iter().any(|&token| {
                facts.meets(token, test)
                    || (clauses.content(token).into_iter()).any(|inside| facts.meets(inside, test))
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
}

/// Every token that a path reaches from the head.
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
