//! Places of a claim.

use super::Binder;
use super::described::is_site;
use super::frame::Scope;
use crate::extract::record::PlaceRef;
use crate::language::{Dep, Pos, Tag};

/// Prepositions under which a place says where, and the relation they record.
const LOCATIVE: [(&str, &str); 33] = [
    ("in", "in"),
    ("at", "in"),
    ("on", "in"),
    ("inside", "in"),
    ("within", "in"),
    ("throughout", "in"),
    ("across", "in"),
    ("over", "in"),
    ("along", "in"),
    ("of", "in"),
    ("into", "towards"),
    ("onto", "towards"),
    ("to", "towards"),
    ("towards", "towards"),
    ("toward", "towards"),
    ("for", "towards"),
    ("from", "from"),
    ("through", "in"),
    ("near", "near"),
    ("around", "near"),
    ("outside", "near"),
    ("by", "near"),
    ("beside", "near"),
    ("off", "near"),
    ("against", "towards"),
    ("beyond", "near"),
    ("behind", "near"),
    ("between", "between"),
    ("amid", "in"),
    ("under", "in"),
    ("upon", "in"),
    ("around_of", "near"),
    ("via", "in"),
];

pub(super) fn relation(preposition: &str) -> Option<&'static str> {
    LOCATIVE
        .iter()
        .find(|(own, _)| *own == preposition)
        .map(|(_, relation)| *relation)
}

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
        let called = place_noun.then(|| self.called(token, rule)).flatten();
        let nameless = called.is_none();
        if let Some(place) = called {
            push(found, place);
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
                // "the road that links Averra to Tollen"
                Dep::Acl | Dep::Relcl if place_noun && self.facts.in_set(child, "joining-verb") => {
                    self.joined(child, rule, found);
                }
                Dep::Prep | Dep::Agent if depth < 4 => {
                    let preposition = a.lower(child);
                    let inside = relation(preposition).is_some()
                        && !matches!(preposition, "for" | "against" | "from" | "amid" | "by")
                        || preposition == "including"
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

    /// The places that stand in a clause around its head: with a locative preposition, as an
    /// adverb, as what "where" refers to.
    pub(super) fn clause_places(&self, head: usize, rule: &str) -> Vec<PlaceRef> {
        let a = self.facts.analysis;
        let mut found = Vec::new();
        for child in a.children(head) {
            match a.dep(child) {
                Dep::Advmod if a.lower(child) == "here" => {
                    // Where the report was filed.
                    if let Some(place) = self.filed_at() {
                        push(&mut found, with_rule(&place, rule));
                    }
                }
                Dep::Prep | Dep::Prt | Dep::Agent | Dep::Dative | Dep::Advmod => {
                    self.adverbial_places(child, rule, 0, &mut found);
                }
                // "Iran-backed" is by whom, not where.
                Dep::Npadvmod if self.facts.actors.participant(child).is_some() => {}
                Dep::Npadvmod | Dep::Dobj | Dep::Nsubjpass if self.facts.place(child).is_some() => {
                    self.phrase_within(child, rule, 0, &mut found);
                }
                Dep::Compound | Dep::Nmod | Dep::Poss | Dep::Amod
                    if a.pos(head) == Pos::Noun
                        && self.facts.place(child).is_some_and(|place| !place.metonym) =>
                {
                    self.phrase_within(child, rule, 0, &mut found);
                }
                _ => {}
            }
        }
        let relative = a.dep(head) == Dep::Relcl
            && a.children(head)
                .any(|child| matches!(a.lower(child), "where"));
        if relative {
            for place in self.phrase_places(a.head(head), rule) {
                push(&mut found, place);
            }
        }
        found
    }

    pub(super) fn adverbial_places(
        &self,
        child: usize,
        rule: &str,
        depth: u8,
        found: &mut Vec<PlaceRef>,
    ) {
        let a = self.facts.analysis;
        if depth > 3 {
            return;
        }
        let name = a.lower(child);
        let relation = relation(name);
        for inside in a.children(child) {
            match a.dep(inside) {
                // "killed in fighting near the town"
                Dep::Pcomp if relation.is_some() && a.tag(inside) == Tag::Vbg => {
                    self.phrase_within(inside, rule, 1, found);
                }
                Dep::Pobj if self.is_a_matter(name, inside) => {}
                Dep::Pobj if relation.is_some() && self.facts.time(inside).is_none() => {
                    for object in self.clauses.conjuncts(self.clauses.antecedent(inside)) {
                        let participant = self.facts.actors.participant(object).is_some()
                            && self.facts.place(object).is_none();
                        if !participant
                            && !matches!(
                                name,
                                "by" | "for" | "against" | "of" | "under" | "amid" | "to"
                            )
                            || self.facts.place(object).is_some() && !matches!(name, "by")
                            || self.facts.in_set(object, "place-noun")
                            || name == "in" && self.divides(object)
                        {
                            let before = found.len();
                            self.phrase_within(object, rule, 0, found);
                            for place in &mut found[before..] {
                                place.relation =
                                    place.relation.take().or(relation.map(str::to_owned));
                            }
                        }
                    }
                }
                Dep::Prep | Dep::Pobj | Dep::Conj => {
                    self.adverbial_places(inside, rule, depth + 1, found);
                }
                _ => {}
            }
        }
    }

    /// Whether a country is what something is about or between whom it is, not where: "talks on
    /// Averra", "a pact between Averra and Tollen".
    fn is_a_matter(&self, preposition: &str, object: usize) -> bool {
        let a = self.facts.analysis;
        let Some(place) = self.facts.place(object) else {
            return false;
        };
        let above = a.head(a.head(object));
        place.place.kind.as_deref() == Some("country")
            && match preposition {
                "between" => !self.facts.in_set(above, "place-noun"),
                "on" => !self.facts.in_set(above, "attack-noun") && a.pos(above) == Pos::Noun,
                _ => false,
            }
    }

    /// Where a report says at its start that it was filed.
    fn filed_at(&self) -> Option<PlaceRef> {
        let place = (self.facts.places.iter()).find(|place| place.dateline)?;
        Some(PlaceRef {
            relation: Some("in".to_owned()),
            ..place.place.clone()
        })
    }

    /// Whether two triggers of a row are each given a time of their own: "toured the port on Monday
    /// and met the mayor on Friday" need not be at one place.
    fn is_at_another_time(&self, trigger: usize, other: usize) -> bool {
        let (here, there) = (self.own_time(trigger), self.own_time(other));
        matches!((here, there), (Some(here), Some(there)) if here.tokens != there.tokens)
    }

    /// The places of a claim that no role names, from the trigger outwards. `parties` are the
    /// heads of its participants' phrases, targets first. For want of any, where the
    /// text is, if the claim's scope allows it.
    pub fn places(&self, trigger: usize, parties: &[usize], scope: Scope<'_>) -> Vec<PlaceRef> {
        let a = self.facts.analysis;
        let found = self.own_places(trigger, parties);
        if !found.is_empty() {
            return found;
        }
        // "US-backed rebels took the port": the backing is not at the port.
        if !scope.placed && a.dep(trigger) == Dep::Amod {
            return found;
        }
        let mut below = trigger;
        for (governor, reported) in self.governors(trigger) {
            // "had crossed the border a week after the army attacked": elsewhere, at another time.
            let apart = a.dep(below) == Dep::Advcl
                && (a.children_by(below, &[Dep::Mark, Dep::Prep, Dep::Advmod]))
                    .any(|mark| mark < below && matches!(a.lower(mark), "after" | "before"));
            if apart {
                return Vec::new();
            }
            // "his relatives in the town, who had cared for him": where these live.
            let home = a.dep(below) == Dep::Relcl
                && a.head(below) == governor
                && self.facts.actors.participant(governor).is_some();
            let another =
                home || a.dep(below) == Dep::Conj && self.is_at_another_time(trigger, governor);
            below = governor;
            if another {
                continue;
            }
            let mut found = self.clause_places(governor, "sentence");
            // "rain is forecast to go on in the hills"
            if found.is_empty() && !reported && a.dep(trigger) == Dep::Nsubjpass {
                for raised in a.children_by(governor, &[Dep::Xcomp]) {
                    found.extend(self.clause_places(raised, "sentence"));
                }
            }
            found.retain(|place| !matches!(place.relation.as_deref(), Some("to" | "towards")));
            // "fled from the mine, where …": where it began is where the rest was.
            for place in &mut found {
                place.relation = place.relation.take().filter(|relation| relation != "from");
            }
            if reported {
                // What stands behind a report's verb says where it was made.
                let subject = a
                    .children_by(governor, &[Dep::Nsubj, Dep::Nsubjpass])
                    .find(|&subject| subject < trigger);
                let start = subject.map(|subject| a.span_of(&self.noun_phrase(subject)).start);
                found.retain(|place| start.is_none_or(|start| place.span.start < start));
            }
            // "hit a school in the town, killing nine": where the deed before it struck.
            if found.is_empty() && !reported && self.clauses.is_verbal(governor) {
                let objects: Vec<usize> = (self.clauses.objects(governor).into_iter())
                    .filter(|&object| object < trigger)
                    .collect();
                self.party_places(&objects, "sentence", &mut found);
                if found.is_empty() {
                    self.inner_places(governor, "sentence", &mut found);
                }
            }
            if !found.is_empty() {
                return found;
            }
            if a.dep(governor) == Dep::Relcl || a.dep(governor) == Dep::Acl {
                let found = self.phrase_places(a.head(governor), "sentence");
                if !found.is_empty() {
                    return found;
                }
            }
        }
        if self.is_elsewhere(trigger, parties) {
            return Vec::new();
        }
        self.framed(trigger, scope).into_iter().collect()
    }

    /// Whether a noun is for a part of a country that is named behind it, whatever else it may be:
    /// "the department of Tollen".
    fn divides(&self, token: usize) -> bool {
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

    /// How a place that a verb leads away from lies to its action; some are headed for all the same:
    /// "were evacuated to the coast".
    pub fn way_from(&self, token: usize) -> &'static str {
        let a = self.facts.analysis;
        let heading = a.dep(token) == Dep::Pobj
            && matches!(a.lower(a.head(token)), "to" | "into" | "towards" | "toward");
        if heading { "to" } else { "from" }
    }

    /// How a destination lies to the verb's action: what is reached or entered is where it
    /// happened, what is headed for is not.
    pub fn way_to(&self, token: usize) -> &'static str {
        let a = self.facts.analysis;
        let mut at = token;
        while a.dep(at) == Dep::Conj && a.head(at) != at {
            at = a.head(at);
        }
        let above = a.head(at);
        match a.dep(at) {
            Dep::Dobj | Dep::Nsubjpass if !matches!(a.lemma(above), "approach" | "near") => "in",
            Dep::Pobj => match a.lower(above) {
                "in" | "at" | "inside" | "into" | "on" | "onto" | "through" | "across" => "in",
                "to" => "to",
                _ => "towards",
            },
            _ => "towards",
        }
    }

    /// Adds to the places that a claim's roles name those where its clause says it happened: "in
    /// the north, the rebels took two villages".
    pub fn around(&self, trigger: usize, places: &mut Vec<PlaceRef>) {
        for place in self.clause_places(trigger, "clause") {
            if place.relation.as_deref() == Some("in") {
                push(places, place);
            }
        }
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
