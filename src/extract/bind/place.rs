//! Places of a claim.

use super::Binder;
use crate::extract::record::PlaceRef;
use crate::language::{Dep, Pos};

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

fn relation(preposition: &str) -> Option<&'static str> {
    LOCATIVE
        .iter()
        .find(|(own, _)| *own == preposition)
        .map(|(_, relation)| *relation)
}

/// Nouns whose referent is a place named before, with the words its kind may be known by.
const KINDS: [(&str, &[&str]); 9] = [
    ("city", &["city", "town", "capital", "village", "populated"]),
    ("town", &["town", "city", "village", "populated"]),
    ("village", &["village", "town", "populated"]),
    ("capital", &["capital", "city"]),
    ("province", &["province", "governorate", "admin"]),
    ("governorate", &["province", "governorate", "admin"]),
    ("region", &["region", "admin", "area", "province"]),
    ("country", &["country"]),
    ("base", &["base", "military"]),
];

impl Binder<'_, '_> {
    /// The places that a noun phrase names or lies in: its own name, the name it is part of or
    /// stands in, or the place that "the city" means here. Names before descriptions.
    pub fn phrase_places(&self, token: usize, rule: &str) -> Vec<PlaceRef> {
        let mut found = Vec::new();
        self.phrase_within(token, rule, 0, &mut found);
        found
    }

    fn phrase_within(&self, token: usize, rule: &str, depth: u8, found: &mut Vec<PlaceRef>) {
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
        for child in a.children(token) {
            match a.dep(child) {
                Dep::Compound | Dep::Nmod | Dep::Appos | Dep::Poss | Dep::Npadvmod
                    if (place_noun || a.dep(child) == Dep::Appos)
                        && self.facts.place(child).is_some() =>
                {
                    if let Some(place) = self.facts.place(child) {
                        push(found, with_rule(&place.place, rule));
                    }
                }
                // "the base known as Brigade 9"
                Dep::Acl if matches!(a.lemma(child), "know" | "call" | "name" | "dub") => {
                    for name in self
                        .clauses
                        .own_prepositional(child, "as")
                        .into_iter()
                        .chain(a.children_by(child, &[Dep::Oprd, Dep::Dobj, Dep::Xcomp]))
                    {
                        if let Some(place) = self.facts.place(name) {
                            push(found, with_rule(&place.place, rule));
                        }
                    }
                }
                Dep::Prep | Dep::Agent if depth < 4 => {
                    let preposition = a.lower(child);
                    let inside = relation(preposition).is_some()
                        && !matches!(preposition, "for" | "against" | "from" | "amid" | "by")
                        || preposition == "including"
                        || preposition == "by" && place_noun;
                    if inside
                        && (place_noun
                            || preposition != "of"
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
                push(found, self.unnamed(token, rule));
            }
        } else if place_noun && is_site(a.lemma(token)) {
            found.insert(before, self.unnamed(token, rule));
        }
    }

    /// What "the city", "its western edge" means: the last place before it of that kind.
    fn meant(&self, token: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let own = a
            .children(token)
            .find(|&child| matches!(a.dep(child), Dep::Det | Dep::Poss));
        let definite = own.is_some_and(|own| {
            a.lower(own) == "the" || a.lower(own) == "this" || a.lower(own) == "that"
        });
        let of_it = own.is_some_and(|own| matches!(a.lower(own), "its" | "their"));
        let before = || {
            self.facts
                .places
                .iter()
                .rev()
                .filter(move |place| place.tokens.end <= token && !place.adjective)
        };
        let mut place = if definite || own.is_none() && a.lemma(token) == a.lower(token) {
            let (_, kinds) = KINDS.iter().find(|(noun, _)| *noun == a.lemma(token))?;
            before()
                .find(|place| {
                    let kind = place.place.kind.as_deref().unwrap_or_default();
                    kinds.iter().any(|own| kind.contains(own))
                })?
                .place
                .clone()
        } else if of_it && self.facts.in_set(token, "place-noun") {
            before()
                .find(|place| place.place.kind.as_deref() != Some("country"))
                .filter(|place| a.sentence_of(place.tokens.start) + 1 >= a.sentence_of(token))?
                .place
                .clone()
        } else {
            return None;
        };
        place.text = a.text_of(&self.noun_phrase(token)).to_owned();
        place.span = a.span_of(&self.noun_phrase(token));
        Some(place)
    }

    /// A site without a name, known by its description.
    fn unnamed(&self, token: usize, rule: &str) -> PlaceRef {
        let a = self.facts.analysis;
        let tokens = self.noun_phrase(token);
        let text = a.text_of(&tokens).to_owned();
        let label = text
            .strip_prefix("the ")
            .or(text.strip_prefix("The "))
            .or(text.strip_prefix("a "))
            .or(text.strip_prefix("an "))
            .unwrap_or(&text)
            .to_owned();
        let hash = blake3::hash(format!("{}\u{1f}{}", self.hash, label.to_lowercase()).as_bytes());
        PlaceRef {
            id: format!("https://w3id.org/dateline/place/{}", &hash.to_hex()[..20]),
            label,
            span: a.span_of(&tokens),
            text,
            kind: Some(a.lemma(token).to_owned()),
            rule: rule.to_owned(),
            ..PlaceRef::default()
        }
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
    fn clause_places(&self, head: usize, rule: &str) -> Vec<PlaceRef> {
        let a = self.facts.analysis;
        let mut found = Vec::new();
        for child in a.children(head) {
            match a.dep(child) {
                Dep::Prep | Dep::Agent | Dep::Dative | Dep::Advmod => {
                    self.adverbial_places(child, rule, 0, &mut found);
                }
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

    fn adverbial_places(&self, child: usize, rule: &str, depth: u8, found: &mut Vec<PlaceRef>) {
        let a = self.facts.analysis;
        if depth > 3 {
            return;
        }
        let name = a.lower(child);
        let relation = relation(name);
        for inside in a.children(child) {
            match a.dep(inside) {
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

    /// The places of a claim that no role names, from the trigger outwards. `parties` are the
    /// heads of its participants' phrases, targets first.
    pub fn places(&self, trigger: usize, parties: &[usize]) -> Vec<PlaceRef> {
        let a = self.facts.analysis;
        let mut found = self.clause_places(trigger, "clause");
        if !found.is_empty() {
            return found;
        }
        for &party in parties {
            // "troops in the enclave": a party's own phrase says where.
            for child in a.children_by(party, &[Dep::Prep]) {
                if relation(a.lower(child)).is_some()
                    && !matches!(a.lower(child), "of" | "from" | "for" | "against" | "by")
                {
                    self.adverbial_places(child, "participant", 0, &mut found);
                }
            }
            if found.is_empty() && self.facts.in_set(party, "place-noun") {
                self.phrase_within(party, "participant", 0, &mut found);
            }
        }
        if !found.is_empty() {
            return found;
        }
        for (governor, _) in self.governors(trigger) {
            let found = self.clause_places(governor, "sentence");
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
        self.frame(trigger).into_iter().collect()
    }

    /// Whether a place only says where a speaker sits: "the ministry in the capital said that …".
    fn seats_a_speaker(&self, head: usize) -> bool {
        let a = self.facts.analysis;
        let preposition = a.head(head);
        let speaker = a.head(preposition);
        let verb = a.head(speaker);
        a.dep(preposition) == Dep::Prep
            && matches!(a.dep(speaker), Dep::Nsubj | Dep::Nsubjpass)
            && (a.child(verb, Dep::Ccomp).is_some() || a.dep(verb) == Dep::Parataxis)
    }

    /// The place that the text has set when it reaches the trigger: named in the same sentence's
    /// main clause or the sentence before in the paragraph, else the first place of the report.
    fn frame(&self, trigger: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        let paragraph = a.paragraph_of(trigger);
        let named = |place: &&crate::extract::place::PlaceMention| {
            !place.adjective && !place.metonym && !self.seats_a_speaker(place.head)
        };
        let before = self.facts.places.iter().rev().filter(named).find(|place| {
            let at = place.tokens.start;
            at < trigger
                && a.sentence_of(at) + 1 >= sentence
                && a.sentence_of(at) < sentence
                && a.paragraph_of(at) == paragraph
        });
        if let Some(place) = before {
            return Some(with_rule(&place.place, "paragraph"));
        }
        // The place that the report names most.
        let mut counts: std::collections::BTreeMap<&str, (usize, usize)> =
            std::collections::BTreeMap::new();
        for (at, place) in self.facts.places.iter().enumerate() {
            let small = place.place.kind.as_deref() != Some("country");
            if named(&place) && small {
                let count = counts.entry(&place.place.id).or_insert((0, at));
                count.0 += 1;
            }
        }
        let (_, &(count, at)) = counts
            .iter()
            .max_by_key(|(_, (count, at))| (*count, std::cmp::Reverse(*at)))?;
        (count > 1).then(|| with_rule(&self.facts.places[at].place, "document"))
    }
}

/// Sites that matter by themselves, named or not.
fn is_site(lemma: &str) -> bool {
    matches!(
        lemma,
        "airport"
            | "airbase"
            | "airfield"
            | "base"
            | "garrison"
            | "checkpoint"
            | "hospital"
            | "school"
            | "market"
            | "mosque"
            | "church"
            | "prison"
            | "bridge"
            | "dam"
            | "refinery"
            | "embassy"
            | "oilfield"
            | "camp"
            | "headquarters"
    )
}

fn with_rule(place: &PlaceRef, rule: &str) -> PlaceRef {
    PlaceRef {
        rule: rule.to_owned(),
        ..place.clone()
    }
}

fn push(found: &mut Vec<PlaceRef>, place: PlaceRef) {
    if !found
        .iter()
        .any(|own| own.id == place.id && (!own.id.is_empty() || own.label == place.label))
    {
        found.push(place);
    }
}
