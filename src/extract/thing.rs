//! Participants that are no parties: the market that was bombed, the bridge that was blown up,
//! the village that was raided. A record says what was hit, also where nobody owns it.
//!
//! A thing has no kind, so that what reads claims for parties can leave it out; its country is
//! that of the nationality, owner or place that its own phrase names.

use super::actor::local_iri;
use super::bind::Binder;
use super::record::Participant;
use crate::document::Document;
use crate::language::{Dep, Pos};

/// The rule that things carry.
pub const RULE: &str = "thing";

/// Prepositions that bind a thing to where or whose it is.
const BINDING: &[&str] = &[
    "of", "in", "near", "at", "outside", "inside", "on", "along", "around", "across", "from",
];

/// What a noun phrase names, as a participant. `None` for pronouns, times and clauses.
pub fn participant(
    binder: &Binder<'_, '_>,
    document: &Document,
    token: usize,
) -> Option<Participant> {
    let facts = binder.facts;
    let a = facts.analysis;
    // "One another" is no thing.
    let mutual = matches!(a.lower(token), "one" | "other" | "another" | "each");
    let is_noun = |token: &usize| matches!(a.pos(*token), Pos::Noun | Pos::Propn);
    // "most of the huts", "one of the bridges": these.
    let counted = || binder.clauses.content(token).into_iter().find(is_noun);
    let one = a.lower(token) == "one";
    let (token, mutual) = match is_noun(&token) {
        true => (token, mutual),
        false => (counted()?, mutual && !one),
    };
    if mutual || facts.time(token).is_some() {
        return None;
    }
    if let Some(place) = facts.place(token).or_else(|| binder.named_with_of(token)) {
        let place = &place.place;
        return Some(Participant {
            id: place.id.clone(),
            label: place.label.clone(),
            text: place.text.clone(),
            span: place.span,
            kind: None,
            country: place.country.clone(),
            rule: RULE.to_owned(),
        });
    }
    let tokens = binder.noun_phrase(token);
    let text = a.text_of(&tokens);
    let label = text
        .strip_prefix("the ")
        .or_else(|| text.strip_prefix("The "))
        .unwrap_or(text);
    Some(Participant {
        id: local_iri(document, label),
        label: label.to_owned(),
        text: text.to_owned(),
        span: a.span_of(&tokens),
        kind: None,
        country: country(binder, token),
        rule: RULE.to_owned(),
    })
}

/// Country of a thing: by a nationality or owner before it, else by what follows it.
fn country(binder: &Binder<'_, '_>, token: usize) -> Option<String> {
    let facts = binder.facts;
    let a = facts.analysis;
    let of_party = |token: usize| facts.actors.participant(token)?.country.clone();
    let of_place = |token: usize| facts.place(token)?.place.country.clone();
    a.children_by(token, &[Dep::Poss, Dep::Amod, Dep::Nmod, Dep::Compound])
        .find_map(|child| of_party(child).or_else(|| of_place(child)))
        .or_else(|| {
            BINDING
                .iter()
                .flat_map(|preposition| binder.clauses.own_prepositional(token, preposition))
                .find_map(|object| of_place(object).or_else(|| of_party(object)))
        })
        .or_else(|| {
            // "shelled villages in Chad": what follows at once is the thing's, though the parser
            // hung it on the verb.
            let next = (token + 1 < a.len()).then_some(token + 1)?;
            let binds = a.dep(next) == Dep::Prep && BINDING.contains(&a.lower(next));
            of_place(a.child(next, Dep::Pobj).filter(|_| binds)?)
        })
}
