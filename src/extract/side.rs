//! On which side a quoted speaker stands: the body that he speaks for, whose men and positions are
//! "ours", and who "the enemy" is.
//!
//! [`of`] and [`owned`] are asked while pronouns are resolved; [`name_enemies`] goes over the finished
//! claims, since only they tell who is whose opponent.

use std::collections::BTreeSet;

use super::actor::{ActorIndex, Class, Party};
use super::record::{Claim, Participant, Speaker, Status};
use crate::knowledge::Knowledge;
use crate::knowledge::actions::Polarity;
use crate::knowledge::vocabulary::ACTOR;
use crate::language::{Analysis, Dep, Pos};

/// The rule that an enemy carries who was found by the report's own claims.
const ENEMY: &str = "opponent";

/// Prepositions by which a speaker belongs to a body.
const SERVES: &[&str] = &["for", "of", "with", "from"];

/// The token that heads the words a speaker is named by.
pub(super) fn head_of(
    analysis: &Analysis,
    actors: &ActorIndex,
    speaker: &Speaker,
) -> Option<usize> {
    let mut named = analysis.tokens_of(speaker.span).filter(|&at| {
        let party = actors.participant(at);
        party.is_some_and(|party| party.span == speaker.span && party.id == speaker.id)
    });
    let first = named.clone().next()?;
    let inside = analysis.tokens_of(speaker.span);
    let head = named.find(|&at| {
        let up = analysis.head(at);
        up == at || !inside.clone().any(|other| other == up)
    });
    Some(head.unwrap_or(first))
}

/// The body that a person speaks for: the army of "a spokesman for the army", the rebels of "a rebel
/// commander". A state as such is none: its president is not all of it.
pub(super) fn of<'a>(
    analysis: &Analysis,
    knowledge: &Knowledge,
    actors: &'a ActorIndex,
    speaker: usize,
) -> Option<&'a Party> {
    let is_role = |token: usize| {
        let noun = knowledge.kinds.noun(&analysis.lemma(token).to_lowercase());
        noun.is_some_and(|noun| noun.kind.inherits)
    };
    let body = |token: usize| {
        actors.party(token).filter(|party| {
            let is = |class| party.classes.contains(class);
            // Of persons only "rebel" and the like tell a side before a name.
            (!party.person || party.plural && is(Class::Rebel) && !is_role(token))
                && !is(Class::Country)
                && !is(Class::Media)
                && [Class::Armed, Class::Rebel, Class::State, Class::Org]
                    .into_iter()
                    .any(is)
        })
    };
    // "Rosa Falk, who leads the Tigers' delegation"
    let led = analysis
        .children_by(speaker, &[Dep::Relcl])
        .filter(|&clause| (knowledge.lexicon).contains("leads-a-body", analysis.lemma(clause)))
        .find_map(|clause| analysis.child(clause, Dep::Dobj));
    let beside = analysis.children_by(speaker, &[Dep::Appos]);
    let above = (analysis.dep(speaker) == Dep::Appos).then(|| analysis.head(speaker));
    let roles: Vec<usize> = std::iter::once(speaker)
        .chain(above)
        .chain(beside)
        .chain(led)
        .collect();
    let through = roles.into_iter().find_map(|role| {
        const OWNING: &[Dep] = &[Dep::Compound, Dep::Nmod, Dep::Poss];
        // "rebel commander Ann Example"
        let before = analysis
            .children_by(role, OWNING)
            .flat_map(|word| std::iter::once(word).chain(analysis.children_by(word, OWNING)));
        let behind = analysis
            .children_by(role, &[Dep::Prep])
            .filter(|&through| SERVES.contains(&analysis.lower(through)))
            .flat_map(|through| analysis.children_by(through, &[Dep::Pobj]));
        before.chain(behind).find_map(body)
    });
    through.or_else(|| led.and_then(body))
}

/// What a party that is only "ours" is called once it is known whose it is: "Ruritanian soldiers",
/// "the Tigers' men". `None` for what has an owner or country already.
pub(super) fn owned(
    analysis: &Analysis,
    knowledge: &Knowledge,
    own: usize,
    party: &Party,
    owner: &Party,
) -> Option<Party> {
    let open = party.rule == "noun-phrase" && party.country.is_none() && !party.named;
    let is = |class| owner.classes.contains(class);
    let armed = [Class::Armed, Class::Rebel].into_iter().any(is);
    let country = (owner.country.as_deref()).and_then(|code| knowledge.countries.by_code(code));
    let label = match country.filter(|_| is(Class::State) || !armed) {
        Some(country) => format!("{} {}", country.adjective(), party.label),
        None if owner.person && !owner.plural => return None,
        None if owner.label.ends_with('s') => format!("{}' {}", owner.label, party.label),
        None => format!("{}'s {}", owner.label, party.label),
    };
    let mut party = Party {
        label,
        country: owner.country.clone(),
        rule: super::first_person::RULE,
        ..party.clone()
    };
    // Those who fight speak of fighters, however they call them.
    let fights = armed || is(Class::State);
    if fights && (knowledge.lexicon).contains("own-fighters", analysis.lemma(own)) {
        let kind = match (armed, owner.kind.as_deref()) {
            (true, Some(kind)) => knowledge.kinds.named(kind),
            _ => knowledge.kinds.named("state-forces"),
        };
        // "our men" are the state's troops, as every report means them.
        if let Some(country) = country
            && kind.is_some_and(|kind| kind.notation == "state-forces")
        {
            party.label = format!("{} troops", country.adjective());
            let code = country.alpha3.to_lowercase();
            party.id = Some(format!("{ACTOR}{code}/state-forces"));
        }
        party.kind = kind.map(|kind| kind.notation.clone());
        party.kind_iri = kind.map(|kind| kind.iri.clone());
        party.classes = kind.map_or(party.classes, |kind| party.classes.union(kind.classes));
    }
    open.then_some(party)
}

/// Whether a noun speaks of the enemy without saying whose: "the enemy", "the invaders".
pub(super) fn is_enemy(analysis: &Analysis, knowledge: &Knowledge, token: usize) -> bool {
    let the = |child: usize| analysis.dep(child) == Dep::Det && analysis.lower(child) == "the";
    let told = |child: usize| {
        matches!(
            analysis.dep(child),
            Dep::Poss | Dep::Amod | Dep::Nmod | Dep::Compound | Dep::Appos
        ) || analysis.dep(child) == Dep::Prep && analysis.lower(child) == "of"
    };
    analysis.pos(token) == Pos::Noun
        && (knowledge.lexicon).contains("foe-noun", analysis.lemma(token))
        && analysis.children(token).any(the)
        && !analysis.children(token).any(told)
}

/// Says who "the enemy" of a speaker is where the claims of the report name one opponent of his side
/// and no other. Otherwise it stays who it is: somebody's enemy.
pub(super) fn name_enemies(
    analysis: &Analysis,
    knowledge: &Knowledge,
    actors: &ActorIndex,
    claims: &mut [Claim],
) {
    let unnamed = |party: &Participant| {
        party.country.is_none()
            && (analysis.tokens_of(party.span).last())
                .is_some_and(|token| is_enemy(analysis, knowledge, token))
    };
    let is = |party: &Participant, class: Class| {
        let kind = party.kind.as_deref();
        (kind.and_then(|kind| knowledge.kinds.named(kind)))
            .is_some_and(|kind| kind.classes.contains(class))
    };
    let side = |party: &Participant| -> String {
        let rebel = is(party, Class::Rebel);
        let side = side_of(rebel, party.country.as_deref(), Some(&party.id));
        side.unwrap_or_default().to_owned()
    };
    let mut hostile: Vec<(Participant, Participant)> = Vec::new();
    for claim in claims.iter() {
        let action = knowledge.actions.by_notation(&claim.action);
        let fought = action.is_some_and(|action| action.polarity == Polarity::Hostile)
            && !matches!(claim.status, Status::Denied | Status::Conditional);
        if !fought {
            continue;
        }
        let fights = |party: &&Participant| {
            [Class::Armed, Class::Rebel, Class::State]
                .into_iter()
                .any(|class| is(party, class))
                && !unnamed(party)
        };
        let actors = claim.actors.iter().filter(fights);
        for one in actors {
            // Those who clash with each other are all actors.
            let mutual = claim.targets.is_empty() && claim.actors.len() == 2;
            let others: &[Participant] = if mutual {
                &claim.actors
            } else {
                &claim.targets
            };
            for other in others.iter().filter(fights) {
                if side(one) != side(other) {
                    hostile.push((one.clone(), other.clone()));
                }
            }
        }
    }
    for claim in claims.iter_mut() {
        if !claim.actors.iter().chain(&claim.targets).any(unnamed) {
            continue;
        }
        let Some(speaker) = claim.attribution.first() else {
            continue;
        };
        let mine: BTreeSet<String> = head_of(analysis, actors, speaker)
            .into_iter()
            .flat_map(|at| {
                let body = of(analysis, knowledge, actors, at);
                let own = actors.party(at);
                body.into_iter().chain(own).filter_map(party_side)
            })
            .collect();
        let mut opponents: Vec<&Participant> = Vec::new();
        for (one, other) in &hostile {
            for (own, foe) in [(one, other), (other, one)] {
                if mine.contains(&side(own))
                    && !mine.contains(&side(foe))
                    && !opponents.iter().any(|known| side(known) == side(foe))
                {
                    opponents.push(foe);
                }
            }
        }
        let [foe] = opponents.as_slice() else {
            continue;
        };
        for party in claim.actors.iter_mut().chain(&mut claim.targets) {
            if unnamed(party) {
                *party = Participant {
                    text: party.text.clone(),
                    span: party.span,
                    rule: ENEMY.to_owned(),
                    ..(*foe).clone()
                };
            }
        }
    }
}

/// What all parties of one side share: a state's forces the state, rebels nothing but themselves.
fn side_of<'p>(rebel: bool, country: Option<&'p str>, id: Option<&'p str>) -> Option<&'p str> {
    country.filter(|_| !rebel).or(id)
}

/// The side of a party whose record is not made yet; none where only the record knows it.
fn party_side(party: &Party) -> Option<String> {
    let rebel = party.classes.contains(Class::Rebel);
    side_of(rebel, party.country.as_deref(), party.id.as_deref()).map(str::to_owned)
}
