//! What is left when several patterns have matched: two triggers that name one event become one
//! match, and what is told only as the content of another action is marked.

use std::collections::{BTreeMap, BTreeSet};

use super::{Filler, Match, Matcher, NO_EVENT};
use crate::extract::clause::Clauses;
use crate::knowledge::pattern::{HeadKind, Role};
use crate::language::Dep;

impl<'k> Matcher<'k> {
    /// Two triggers that name one event give one match: a light verb and its noun, a word inside
    /// what another pattern needed.
    pub(super) fn settle_overlaps(&self, found: &mut Vec<Match<'k>>, clauses: &Clauses<'_>) {
        let mut dropped = BTreeSet::new();
        for outer in 0..found.len() {
            for inner in 0..found.len() {
                if outer == inner
                    || dropped.contains(&inner)
                    || dropped.contains(&outer)
                    || !found[outer].consumed.contains(&found[inner].trigger)
                {
                    continue;
                }
                let (broad, narrow) = (found[outer].action, found[inner].action);
                let actions = &self.knowledge.actions;
                if actions.get(broad).notation == NO_EVENT {
                    dropped.insert(inner);
                } else if broad != narrow && actions.is_within(narrow, broad) {
                    let roles = std::mem::take(&mut found[outer].fillers);
                    add_roles(&mut found[inner], roles);
                    dropped.insert(outer);
                } else if clauses.is_light(found[outer].trigger)
                    && found[inner].kind == HeadKind::Noun
                    && found[inner].rank > found[outer].rank
                {
                    // "carried out a chemical attack": the noun says more than the phrase.
                    let roles = std::mem::take(&mut found[outer].fillers);
                    add_roles(&mut found[inner], roles);
                    dropped.insert(outer);
                } else if actions.is_within(broad, narrow) || clauses.is_light(found[outer].trigger)
                {
                    let roles = std::mem::take(&mut found[inner].fillers);
                    add_roles(&mut found[outer], roles);
                    dropped.insert(inner);
                } else if found[inner].kind == HeadKind::Noun && !actions.get(narrow).state {
                    // "lifted the sanctions", "foiled the attack": told of as gone or unreal.
                    dropped.insert(inner);
                }
            }
        }
        let mut at = 0;
        found.retain(|_| {
            at += 1;
            !dropped.contains(&(at - 1))
        });
    }

    /// Marks what is told only as the content of another action. Who agrees to lift the sanctions on
    /// a country agrees to it with that country: an action that has no target of its own takes its
    /// content's.
    pub(super) fn mark_embedded(&self, found: &mut [Match<'k>], clauses: &Clauses<'_>) {
        let analysis = clauses.analysis;
        let embedding: BTreeMap<usize, usize> = found
            .iter()
            .enumerate()
            .filter(|(_, matched)| self.knowledge.actions.get(matched.action).embeds)
            .map(|(at, matched)| (matched.node, at))
            .collect();
        let mut held: Vec<(usize, usize, Vec<Filler<'k>>)> = Vec::new();
        for matched in found.iter_mut() {
            let mut at = matched.node;
            let clause = |at| {
                matches!(
                    analysis.dep(at),
                    Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Pcomp
                ) || clauses.is_asked_of(at)
            };
            // Only clauses are content: "demanded the release" is told by the demand alone.
            let mut inside = clause(at);
            for _ in 0..6 {
                let Some(head) = content_of(clauses, at) else {
                    break;
                };
                let outer = embedding.get(&head);
                // "rejected the plan and said that …": what is joined to a word is not its content.
                if analysis.dep(at) == Dep::Conj && outer.is_some() {
                    break;
                }
                if let Some(&outer) = outer.filter(|_| inside) {
                    matched.embedded = true;
                    if at == matched.node && analysis.dep(at) == Dep::Xcomp {
                        let targets = matched.fillers.iter().copied();
                        let targets = targets.filter(|filler| filler.roles[0] == Role::Target);
                        held.push((outer, at, targets.collect()));
                    }
                    break;
                }
                at = head;
                inside |= clause(at);
            }
        }
        for (outer, content, targets) in held {
            // "offered to send doctors to Peru": the content knows better whom it is done to.
            if !targets.is_empty() {
                let inside = analysis.subtree(content);
                found[outer].fillers.retain(|filler| {
                    filler.roles[0] != Role::Target || !inside.contains(&filler.token)
                });
            }
            add_roles(&mut found[outer], targets);
        }
    }
}

/// Climbs from a clause to the word whose content it is: "agreed to open", "faces pressure to open".
fn content_of(clauses: &Clauses<'_>, token: usize) -> Option<usize> {
    let analysis = clauses.analysis;
    let head = clauses.belongs_to(token);
    let up = match analysis.dep(token) {
        Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Pcomp | Dep::Conj => true,
        Dep::Advcl => clauses.is_asked_of(token),
        Dep::Prep => analysis
            .children(token)
            .any(|child| analysis.dep(child) == Dep::Pcomp),
        Dep::Dobj | Dep::Acomp | Dep::Attr | Dep::Oprd => true,
        _ => false,
    };
    (up && head != token).then_some(head)
}

/// Gives a match the roles that it lacks.
fn add_roles<'k>(matched: &mut Match<'k>, roles: Vec<Filler<'k>>) {
    let own: BTreeSet<Role> = (matched.fillers.iter())
        .map(|filler| filler.roles[0])
        .collect();
    for filler in roles {
        let lacks = !own.contains(&filler.roles[0]);
        let used = matched.fillers.iter().any(|own| own.token == filler.token);
        if lacks && !used {
            matched.fillers.push(filler);
        }
    }
}
