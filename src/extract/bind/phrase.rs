//! The places that a noun phrase names: its own name, the name that it is part of or stands in, the
//! names that follow it, or what its words mean here.

use super::Binder;
use super::described::is_site;
use super::preposition::relation;
use crate::extract::place::PlaceMention;
use crate::extract::record::PlaceRef;
use crate::language::{Dep, Pos};

impl Binder<'_, '_> {
    /// The places that a noun phrase names or lies in: its own name, the name it is part of or
    /// stands in, or the place that "the city" means here. Names before descriptions.
    pub fn phrase_places(&self, token: usize, rule: &str) -> Vec<PlaceRef> {
        let mut found = Vec::new();
        self.phrase_within(token, rule, 0, &mut found);
        if let Some(second) = self.second_object(token) {
            self.phrase_within(second, rule, 0, &mut found);
        }
        found
    }

    pub(super) fn phrase_within(
        &self,
        token: usize,
        rule: &str,
        depth: u8,
        found: &mut Vec<PlaceRef>,
    ) {
        let a = self.facts.analysis;
        if depth > 4 {
            return;
        }
        if let Some(place) = self.facts.place(token) {
            push(found, with_rule(&place.place, rule));
            return;
        }
        let place_noun = self.facts.in_set(token, "place-noun");
        let before = found.len();
        // "Sukhna, a town that the army took"
        if place_noun
            && a.dep(token) == Dep::Appos
            && let Some(place) = self.facts.place(a.head(token))
        {
            push(found, with_rule(&place.place, rule));
            return;
        }
        if let Some(country) = self.national_ground(token) {
            push(found, with_rule(&country, rule));
            return;
        }
        // "the Tarvik town of Averra": Averra, in Tarvik.
        if let Some(place) = self.named_with_of(token) {
            push(found, with_rule(&place.place, rule));
        }
        let called = place_noun.then(|| self.called(token, rule)).flatten();
        let nameless = called.is_none();
        if let Some(place) = called {
            push(found, place);
        }
        if let Some(town) = self.town_of_a_site(token) {
            push(found, with_rule(&town.place, rule));
        }
        for child in a.children(token) {
            match a.dep(child) {
                // "its other stronghold, the city of Berrit"
                Dep::Appos
                    if self.facts.place(child).is_none()
                        && place_noun
                        && self.facts.in_set(child, "place-noun") =>
                {
                    self.phrase_within(child, rule, depth + 1, found);
                }
                Dep::Compound | Dep::Nmod | Dep::Appos | Dep::Poss | Dep::Npadvmod
                    if (place_noun || a.dep(child) == Dep::Appos)
                        && self.facts.place(child).is_some() =>
                {
                    // "the Imber, Tollen and Averra districts"
                    for name in self.clauses.conjuncts(child) {
                        if let Some(place) = self.facts.place(name) {
                            push(found, with_rule(&place.place, rule));
                        }
                    }
                }
                // "the capital's suburbs"
                Dep::Poss
                    if place_noun
                        && self.facts.place(child).is_none()
                        && self.facts.in_set(child, "place-noun") =>
                {
                    self.phrase_within(child, rule, depth + 1, found);
                }
                // "a hill overlooking Averra"
                Dep::Acl if place_noun && self.facts.in_set(child, "lying-by") => {
                    self.beside_which(child, rule, found);
                }
                // "the road that links Averra to Tollen"
                Dep::Acl | Dep::Relcl if place_noun && self.facts.in_set(child, "joining-verb") => {
                    self.joined(child, rule, found);
                }
                Dep::Prep | Dep::Agent if depth < 4 => {
                    let preposition = a.lower(child);
                    let inside = relation(preposition).is_some()
                        && !matches!(preposition, "for" | "against" | "from" | "amid" | "by")
                        || matches!(preposition, "including" | "like")
                        || preposition == "as" && child > 0 && a.lower(child - 1) == "such"
                        || preposition == "by" && place_noun;
                    // "in the southern department of Tollen", "off the coast of Averra"
                    let placed =
                        a.dep(token) == Dep::Pobj && relation(a.lower(a.head(token))).is_some();
                    let division = preposition == "of"
                        && placed
                        && (self.facts.actors.participant(token).is_none() || self.divides(token))
                        && !self.facts.in_set(token, "attack-noun")
                        && !self.facts.in_set(token, "fight-noun")
                        && (a.child(child, Dep::Pobj))
                            .is_some_and(|object| self.facts.place(object).is_some());
                    if inside
                        && (place_noun
                            || preposition != "of"
                            || division
                            || self.clauses.content(token) != [token])
                    {
                        for object in self.clauses.own_prepositional(token, preposition) {
                            self.phrase_within(object, rule, depth + 1, found);
                        }
                    }
                }
                _ => {}
            }
        }
        // "former strongholds Aden and Taiz": names that follow at once stand in apposition.
        if found.len() == before
            && place_noun
            && let Some(place) = self.facts.place(token + 1).filter(|place| {
                place.tokens.start == token + 1 && a.sentence_of(token) == a.sentence_of(token + 1)
            })
        {
            push(found, with_rule(&place.place, rule));
            for other in self.clauses.conjuncts(place.head) {
                if let Some(place) = self.facts.place(other) {
                    push(found, with_rule(&place.place, rule));
                }
            }
        }
        if found.len() == before {
            if let Some(place) = self.meant(token) {
                push(found, with_rule(&place, rule));
            } else if place_noun && is_site(a.lemma(token)) {
                push(found, self.unnamed(token, None, rule));
            }
        } else if place_noun && nameless && is_site(a.lemma(token)) {
            let site = self.unnamed(token, found.get(before), rule);
            found.insert(before, site);
        }
    }

    /// The town that the name of a building begins with, which it stands in: "the Averra High Court".
    pub(super) fn town_of_a_site(&self, token: usize) -> Option<&PlaceMention> {
        let a = self.facts.analysis;
        if a.pos(token) != Pos::Propn || !self.facts.in_set(token, "town-site") {
            return None;
        }
        (self.facts.places.iter()).find(|place| {
            !place.adjective
                && place.tokens.end <= token
                && (place.tokens.end..token).all(|word| a.pos(word) == Pos::Propn)
                && matches!(
                    place.place.kind.as_deref(),
                    Some("city" | "neighbourhood" | "province" | "district")
                )
        })
    }

    /// The places that a road or bridge joins.
    fn joined(&self, verb: usize, rule: &str, found: &mut Vec<PlaceRef>) {
        let a = self.facts.analysis;
        let objects = a.children_by(verb, &[Dep::Dobj]);
        let others = (a.children_by(verb, &[Dep::Prep]))
            .filter(|&preposition| matches!(a.lower(preposition), "to" | "with" | "and"))
            .filter_map(|preposition| a.child(preposition, Dep::Pobj));
        for name in objects
            .chain(others)
            .flat_map(|end| self.clauses.conjuncts(end))
        {
            if let Some(place) = self.facts.place(name) {
                let place = with_rule(&place.place, rule);
                push(
                    found,
                    PlaceRef {
                        relation: Some("between".to_owned()),
                        ..place
                    },
                );
            }
        }
    }

    /// The places that a hill or village lies by: "overlooking Averra", "bordering Tollen".
    fn beside_which(&self, verb: usize, rule: &str, found: &mut Vec<PlaceRef>) {
        for object in self.facts.analysis.children_by(verb, &[Dep::Dobj]) {
            let places = (self.clauses.conjuncts(object).into_iter())
                .filter_map(|name| self.facts.place(name));
            for place in places {
                push(
                    found,
                    PlaceRef {
                        relation: Some("near".to_owned()),
                        ..with_rule(&place.place, rule)
                    },
                );
            }
        }
    }

    /// "hold parts of the province, and half the capital": a second object that the parser, for
    /// want of a verb of its own, hung on the verb.
    fn second_object(&self, token: usize) -> Option<usize> {
        let a = self.facts.analysis;
        if a.dep(token) != Dep::Dobj {
            return None;
        }
        a.children_by(a.head(token), &[Dep::Conj]).find(|&child| {
            child > token
                && matches!(a.pos(child), Pos::Noun | Pos::Propn)
                && !self.clauses.is_verbal(child)
        })
    }

    /// The noun with its determiner and what stands between.
    pub fn noun_phrase(&self, token: usize) -> std::ops::Range<usize> {
        let a = self.facts.analysis;
        let mut start = token;
        for child in a.children(token) {
            if child < start
                && matches!(
                    a.dep(child),
                    Dep::Det | Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss | Dep::Nummod
                )
            {
                start = a.subtree(child).start;
            }
        }
        start..token + 1
    }

    /// Whether a noun is for a part of a country that is named behind it, whatever else it may be:
    /// "the department of Tollen".
    pub(super) fn divides(&self, token: usize) -> bool {
        let names = self.clauses.own_prepositional(token, "of");
        names.into_iter().any(|name| {
            self.facts.place(name).is_some_and(|place| {
                matches!(
                    place.place.kind.as_deref(),
                    Some("province" | "district" | "region")
                )
            })
        })
    }
}

pub(super) fn with_rule(place: &PlaceRef, rule: &str) -> PlaceRef {
    PlaceRef {
        rule: rule.to_owned(),
        ..place.clone()
    }
}

pub(super) fn push(found: &mut Vec<PlaceRef>, place: PlaceRef) {
    if !found
        .iter()
        .any(|own| own.id == place.id && (!own.id.is_empty() || own.label == place.label))
    {
        found.push(place);
    }
}
