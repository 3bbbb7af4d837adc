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
                } else if actions.is_within(broad, narrow)
                    // "gave them a week to leave": two deeds.
                    || clauses.is_light(found[outer].trigger)
                        && !clauses.is_asked_of(found[inner].node)
                {
                    let content = found[inner].node;
                    let roles = std::mem::take(&mut found[inner].fillers);
                    if found[inner].kind == HeadKind::Verb {
                        yield_to_content(&mut found[outer], content, &roles, clauses);
                    }
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

    /// What is fired and what it then hits are one event: "Shells | fired | by the army | hit | a
    /// market".
    pub(super) fn settle_launches(&self, found: &mut Vec<Match<'k>>, clauses: &Clauses<'_>) {
        let one = |launch: &Match<'k>, hit: &Match<'k>| {
            launch.action == hit.action
                && launch.trigger != hit.trigger
                && launch.kind == HeadKind::Verb
                && hit.kind == HeadKind::Verb
                && (clauses.subjects(hit.node).iter())
                    .filter(|&shell| launch.consumed.contains(shell) && !clauses.can_act(*shell))
                    .any(|shell| clauses.objects(launch.node).contains(shell))
        };
        for launch in (0..found.len()).rev() {
            if let Some(hit) = (0..found.len()).find(|&hit| one(&found[launch], &found[hit])) {
                let roles = std::mem::take(&mut found[launch].fillers);
                add_roles(&mut found[hit], roles);
                found.remove(launch);
            }
        }
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
            // Clauses are content, and the event that is the object itself: "demanded the release".
            let object = matched.kind == HeadKind::Noun && analysis.dep(at) == Dep::Dobj;
            let mut inside = clause(at) || object;
            // "is ready to meet", "voiced its readiness to meet": what is said of is the meeting.
            let mut same_doer = matches!(analysis.dep(at), Dep::Xcomp | Dep::Acl)
                && analysis.child(at, Dep::Nsubj).is_none();
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
                    if same_doer {
                        let subtree = analysis.subtree(matched.node);
                        let targets = (matched.fillers.iter().copied())
                            .filter(|filler| filler.roles[0] == Role::Target)
                            .filter(|filler| subtree.contains(&filler.token));
                        held.push((outer, matched.node, targets.collect()));
                    }
                    break;
                }
                same_doer &= matches!(
                    analysis.dep(head),
                    Dep::Acomp | Dep::Attr | Dep::Oprd | Dep::Dobj
                );
                at = head;
                inside |= clause(at);
            }
        }
        for (outer, content, targets) in held {
            yield_to_content(&mut found[outer], content, &targets, clauses);
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

/// Takes from a match those targets that it found in its content, where the content has targets of
/// its own: "offered to send doctors to Peru" is said to Peru.
fn yield_to_content<'k>(
    matched: &mut Match<'k>,
    content: usize,
    targets: &[Filler<'k>],
    clauses: &Clauses<'_>,
) {
    let inside = clauses.analysis.subtree(content);
    let is_target = |filler: &Filler<'k>| filler.roles[0] == Role::Target;
    if targets.iter().any(is_target) {
        matched
            .fillers
            .retain(|filler| !is_target(filler) || !inside.contains(&filler.token));
    }
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
