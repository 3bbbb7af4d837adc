//! The steps of patterns, walked over the clauses of a text from the head to what fills them.
//!
//! Many patterns share a step, and many steps a path. Each is kept once, and what it reaches from a
//! head is found once.

use rustc_hash::FxHashMap;

use crate::extract::check::Check;
use crate::extract::clause::Clauses;
use crate::extract::facts::Facts;
use crate::knowledge::lexicon::Lexicon;
use crate::knowledge::pattern::{Relation, Role, Step, Test};
use crate::language::{Dep, Tag};

/// The steps of all patterns, each once.
#[derive(Debug, Default)]
pub(super) struct Steps<'k> {
    steps: Vec<Compiled<'k>>,
    paths: Vec<&'k [Relation]>,
    step_numbers: FxHashMap<Asked<'k>, usize>,
    path_numbers: FxHashMap<&'k [Relation], usize>,
}

/// What a step asks for: its paths, tests and roles.
type Asked<'k> = (&'k [Vec<Relation>], &'k [Test], &'k [Role]);

/// A step, whether it must be met or not.
#[derive(Debug)]
pub(super) struct Compiled<'k> {
    /// The roles that the filler can take.
    pub roles: &'k [Role],
    /// Whether it leads to the clause that the head stands in ("struck in support of"), which tells
    /// of an event of its own.
    pub climbs: bool,
    /// Whether it takes the head's own subject or object as it is.
    pub plain: bool,
    /// Numbers of the walks.
    paths: Vec<usize>,
    checks: Vec<Check<'k>>,
}

impl<'k> Steps<'k> {
    /// The number of a step, new where no step before asks for the same.
    pub(super) fn add(&mut self, step: &'k Step, lexicon: &Lexicon) -> usize {
        let key = (&step.paths[..], &step.tests[..], &step.roles[..]);
        if let Some(&known) = self.step_numbers.get(&key) {
            return known;
        }
        let number = self.steps.len();
        self.step_numbers.insert(key, number);
        let up = |relation: &Relation| matches!(relation, Relation::Preposition(name) if name == "up" || name.starts_with("up_"));
        let own = |path: &Vec<Relation>| matches!(path[..], [Relation::Subject | Relation::Object]);
        let compiled = Compiled {
            roles: &step.roles,
            climbs: step.paths.iter().any(|path| path.iter().any(up)),
            plain: step.tests.is_empty() && step.paths.iter().any(own),
            paths: step.paths.iter().map(|path| self.add_path(path)).collect(),
            checks: (step.tests.iter())
                .map(|test| Check::new(test, lexicon))
                .collect(),
        };
        self.steps.push(compiled);
        number
    }

    fn add_path(&mut self, path: &'k [Relation]) -> usize {
        *self.path_numbers.entry(path).or_insert_with(|| {
            self.paths.push(path);
            self.paths.len() - 1
        })
    }

    /// A step by its number.
    pub(super) fn get(&self, step: usize) -> &Compiled<'k> {
        &self.steps[step]
    }
}

/// Walks over the clauses of a text.
pub(super) struct Walker<'s, 'a> {
    steps: &'s Steps<'s>,
    clauses: &'a Clauses<'a>,
    facts: &'a Facts<'a>,
    /// What each path reached from the head that it was last walked from.
    reached: Vec<Reached>,
    /// What each step found from the head that it was last walked from.
    found: Vec<Reached>,
}

/// What is reached from a head.
#[derive(Clone, Default)]
struct Reached {
    head: Option<usize>,
    tokens: Vec<usize>,
}

impl<'s, 'a> Walker<'s, 'a> {
    pub(super) fn new(
        steps: &'s Steps<'s>,
        clauses: &'a Clauses<'a>,
        facts: &'a Facts<'a>,
    ) -> Self {
        Self {
            steps,
            clauses,
            facts,
            reached: vec![Reached::default(); steps.paths.len()],
            found: vec![Reached::default(); steps.steps.len()],
        }
    }

    /// Every token that a step reaches from the head and that meets its tests.
    pub(super) fn walk(&mut self, step: usize, head: usize) -> &[usize] {
        if self.found[step].head != Some(head) {
            let tokens = self.find(step, head);
            self.found[step] = Reached {
                head: Some(head),
                tokens,
            };
        }
        &self.found[step].tokens
    }

    fn find(&mut self, step: usize, head: usize) -> Vec<usize> {
        let step = self.steps.get(step);
        let mut reached: Vec<usize> = Vec::new();
        for &path in &step.paths {
            for &token in self.reach(path, head) {
                if !reached.contains(&token) {
                    reached.push(token);
                }
            }
        }
        if step.checks.is_empty() || reached.is_empty() {
            return reached;
        }
        let (clauses, facts) = (self.clauses, self.facts);
        let meets = |token: usize| step.checks.iter().any(|check| facts.meets(token, check));
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

    /// Every token that a path reaches from the head.
    fn reach(&mut self, path: usize, head: usize) -> &[usize] {
        let reached = &mut self.reached[path];
        if reached.head != Some(head) {
            *reached = Reached {
                head: Some(head),
                tokens: reach(self.steps.paths[path], head, self.clauses),
            };
        }
        &reached.tokens
    }

    /// Conjoined fillers fill a role together: what one of them is, they all are.
    fn join(&self, reached: &[usize], found: &mut Vec<usize>) {
        let a = self.clauses.analysis;
        for &token in reached {
            let joined = |other: usize| {
                a.dep(other) == Dep::Conj && a.head(other) == token
                    || a.dep(token) == Dep::Conj && a.head(token) == other
            };
            // "the station and a restaurant": a thing beside things, but no event of its own.
            let thing = || {
                a.tag(token) == Tag::Nn
                    && !self.facts.in_set(token, "attack-noun")
                    && (found.iter())
                        .any(|&other| a.tag(other) == Tag::Nn && !self.clauses.can_act(other))
            };
            if !found.contains(&token)
                && found.iter().any(|&other| joined(other))
                && (self.clauses.can_act(token) || thing())
            {
                found.push(token);
            }
        }
    }

    /// How much a required step that is met from the head says.
    pub(super) fn weigh(&mut self, step: usize, head: usize) -> usize {
        self.walk(step, head);
        let (clauses, facts) = (self.clauses, self.facts);
        let found = &self.found[step].tokens;
        let best = (self.steps.get(step).checks.iter()).filter_map(|check| {
            let met = found.iter().any(|&token| {
                facts.meets(token, check)
                    || (clauses.content(token).into_iter()).any(|inside| facts.meets(inside, check))
            });
            met.then(|| check.weight())
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
