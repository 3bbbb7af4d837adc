//! Who fights side by side: armed parties that are told of as doing one hostile thing together
//! stand on one side. "The army and allied militias stormed the town" tells of the attack, and of
//! who stands with whom; networks of allies are made from such sentences more than from any other.
//!
//! Which actions say so is the ontology's to tell: `dl:joint` where one does it beside the other
//! ("alongside"), `dl:inRow` where the words only name them in one row.

use std::collections::BTreeSet;

use super::clause::Clauses;
use super::facts::Facts;
use super::matcher::{Filler, Match};
use crate::knowledge::Knowledge;
use crate::knowledge::pattern::Role;
use crate::language::Dep;

/// Prepositions after which stands whoever takes part on the subject's side.
pub(super) const BESIDE: &[&str] = &[
    "alongside",
    "together_with",
    "along_with",
    "shoulder_to_shoulder_with",
];

/// How the pattern ends that a claim of an alliance names, behind the action done together.
pub(super) const PATTERN: &str = "/joint";

/// Those who do what a match tells of, side by side.
#[derive(Clone, Debug)]
pub struct Allies {
    /// The action that they do for each other, by its place in the scheme.
    pub action: usize,
    /// The heads of their phrases, in the order of the text; two or more.
    pub row: Vec<usize>,
}

/// Who does together what a match tells of; none where one does it alone, or where they may do it
/// to each other.
pub fn allies(
    knowledge: &Knowledge,
    clauses: &Clauses<'_>,
    facts: &Facts<'_>,
    matched: &Match<'_>,
) -> Option<Allies> {
    let action = knowledge.actions.joint(matched.action)?;
    let party = |role: Role| move |filler: &&Filler<'_>| filler.roles.contains(&role);
    let actors: Vec<usize> = matched
        .fillers
        .iter()
        .filter(party(Role::Actor))
        .map(|filler| filler.token)
        .collect();
    let beside: Vec<usize> = BESIDE
        .iter()
        .flat_map(|name| {
            let of_actors = actors
                .iter()
                .flat_map(move |&actor| clauses.own_prepositional(actor, name));
            clauses
                .own_prepositional(matched.node, name)
                .into_iter()
                .chain(of_actors)
        })
        .filter(|&token| fights(facts, token))
        .collect();
    // Beside an army fights whoever does; two in a row must both be such as fight.
    let action = match beside.is_empty() {
        true => knowledge.actions.in_row(action),
        false => action,
    };
    let fighters: Vec<usize> = actors
        .into_iter()
        .filter(|&token| fights(facts, token) || takes_part(facts, token) || !beside.is_empty())
        .collect();
    // Somebody or something that they do it to: without, they may do it to each other. Ground
    // counts only for what is done to ground.
    let ground = knowledge.actions.get(matched.action).joint.is_some();
    let against = matched.fillers.iter().any(|filler| {
        !fighters.contains(&filler.token)
            && match filler.roles[0] {
                Role::Target => true,
                Role::Place | Role::Destination => ground,
                _ => false,
            }
    });
    let (&first, joined) = fighters.split_first()?;
    let armed = fights(facts, first) || !beside.is_empty();
    if !armed || !against || reciprocal(clauses, matched.trigger) {
        return None;
    }
    let mut others: Vec<usize> = joined
        .iter()
        .copied()
        .filter(|&token| in_one_row(clauses, first, token))
        .collect();
    others.extend(beside);
    let mut known = BTreeSet::from([facts.actors.participant(first)?.id.as_str()]);
    others.retain(|&token| {
        facts
            .actors
            .participant(token)
            .is_some_and(|party| known.insert(&party.id))
    });
    (!others.is_empty()).then(|| Allies {
        action,
        row: std::iter::once(first).chain(others).collect(),
    })
}

/// Whether a party may stand beside those who fight: "its allies", "the opposition".
fn takes_part(facts: &Facts<'_>, token: usize) -> bool {
    let is = |class: &&str| facts.is(token, class);
    is(&"actor")
        && !["vehicle", "weapon", "civilian", "media", "person"]
            .iter()
            .any(is)
}

fn fights(facts: &Facts<'_>, token: usize) -> bool {
    let is = |class: &&str| facts.is(token, class);
    ["armed", "country", "state", "rebel"].iter().any(is) && !["vehicle", "weapon"].iter().any(is)
}

/// Whether two tokens are joined by "and" or commas.
fn in_one_row(clauses: &Clauses<'_>, first: usize, token: usize) -> bool {
    let a = clauses.analysis;
    let top = |token: usize| a.first_conjunct(token);
    top(first) == top(token) || a.dep(first) == Dep::Dep
}

/// "Each other", "one another", "both sides": what is done goes to and fro.
fn reciprocal(clauses: &Clauses<'_>, token: usize) -> bool {
    let a = clauses.analysis;
    a.sentences()[a.sentence_of(token)]
        .clone()
        .any(|at| match a.lower(at) {
            "other" => at > 0 && a.lower(at - 1) == "each",
            "another" => at > 0 && a.lower(at - 1) == "one",
            "each" | "respectively" | "rival" | "versus" => true,
            _ => false,
        })
}
