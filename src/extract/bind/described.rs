//! Places that a description stands for: "the city" is one named before, "the air base known as
//! Brigade 9" bears the name that follows, and a site that nobody names is known by its words.

use super::Binder;
use crate::extract::place::PlaceMention;
use crate::extract::record::PlaceRef;
use crate::knowledge::gazetteer::Kind;
use crate::language::{Dep, Pos};

/// Namespace of places that only a description names.
const PLACE: &str = "https://w3id.org/dateline/place/";

/// Nouns whose referent can be a place named before, with the kinds that it may be of.
const KINDS: &[(&str, &[Kind])] = &[
    ("city", &[Kind::City]),
    ("town", &[Kind::City]),
    ("village", &[Kind::City]),
    ("neighbourhood", &[Kind::Neighbourhood]),
    ("neighborhood", &[Kind::Neighbourhood]),
    ("suburb", &[Kind::Neighbourhood, Kind::City]),
    ("district", &[Kind::District, Kind::Neighbourhood]),
    ("province", &[Kind::Province]),
    ("governorate", &[Kind::Province]),
    ("region", &[Kind::Province, Kind::Region]),
    ("enclave", &[Kind::Region]),
    ("peninsula", &[Kind::Region]),
    ("country", &[Kind::Country]),
    ("nation", &[Kind::Country]),
    ("kingdom", &[Kind::Country]),
    ("base", &[Kind::Base, Kind::Airport]),
    ("airbase", &[Kind::Base, Kind::Airport]),
    ("garrison", &[Kind::Base]),
    ("airport", &[Kind::Airport, Kind::Base]),
    ("airfield", &[Kind::Airport, Kind::Base]),
    ("camp", &[Kind::Camp]),
    ("crossing", &[Kind::Crossing]),
    ("island", &[Kind::Island]),
    ("river", &[Kind::River]),
    ("lake", &[Kind::Lake]),
    ("mountain", &[Kind::Mountain]),
    ("field", &[Kind::OilField]),
    ("oilfield", &[Kind::OilField]),
];

/// Sites that matter by themselves, named or not.
const SITES: &[&str] = &[
    "airport",
    "airbase",
    "airfield",
    "base",
    "garrison",
    "checkpoint",
    "hospital",
    "school",
    "market",
    "mosque",
    "church",
    "prison",
    "bridge",
    "dam",
    "refinery",
    "embassy",
    "oilfield",
    "camp",
    "headquarters",
];

/// Whether a noun is such a site.
pub(super) fn is_site(lemma: &str) -> bool {
    SITES.contains(&lemma)
}

impl Binder<'_, '_> {
    /// What "the city", "its western edge" means: the last place before it of that kind.
    pub(super) fn meant(&self, token: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let own = a
            .children(token)
            .find(|&child| matches!(a.dep(child), Dep::Det | Dep::Poss));
        let definite = own.is_some_and(|own| matches!(a.lower(own), "the" | "this" | "that"));
        let of_it = own.is_some_and(|own| matches!(a.lower(own), "its" | "their"));
        let mut place = if definite || own.is_none() && a.lemma(token) == a.lower(token) {
            self.named_before(token)?.place.clone()
        } else if of_it && self.facts.in_set(token, "place-noun") {
            self.before(token)
                .find(|place| place.place.kind.as_deref() != Some(Kind::Country.as_str()))
                .filter(|place| a.sentence_of(place.tokens.start) + 1 >= a.sentence_of(token))?
                .place
                .clone()
        } else {
            return None;
        };
        let tokens = self.noun_phrase(token);
        a.text_of(&tokens).clone_into(&mut place.text);
        place.span = a.span_of(&tokens);
        Some(place)
    }

    /// The places before a token, the nearest first.
    fn before(&self, token: usize) -> impl Iterator<Item = &PlaceMention> {
        let places = self.facts.places.iter().rev();
        places.filter(move |place| place.tokens.end <= token && !place.adjective)
    }

    /// The last place before a noun that is of the noun's kind; "the capital" is a country's, "the
    /// provincial capital" any town.
    fn named_before(&self, token: usize) -> Option<&PlaceMention> {
        let a = self.facts.analysis;
        let kind = |place: &PlaceMention| place.place.kind.as_deref().and_then(Kind::named);
        if a.lemma(token) == "capital" {
            let lesser = a.children_by(token, &[Dep::Amod]).any(|child| {
                matches!(
                    a.lower(child),
                    "provincial" | "regional" | "state" | "district"
                )
            });
            return self
                .before(token)
                .find(|place| kind(place) == Some(Kind::City) && (lesser || place.capital));
        }
        let (_, kinds) = KINDS.iter().find(|(noun, _)| *noun == a.lemma(token))?;
        self.before(token)
            .find(|place| kind(place).is_some_and(|kind| kinds.contains(&kind)))
    }

    /// The name that a description is followed by: "the air base known as …", "a village called …".
    pub(super) fn called(&self, token: usize, rule: &str) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let naming = a.children_by(token, &[Dep::Acl]).find(|&child| {
            matches!(
                a.lemma(child),
                "know" | "call" | "name" | "dub" | "nickname"
            )
        })?;
        let as_name = self.clauses.own_prepositional(naming, "as").into_iter();
        let name = as_name
            .chain(a.children_by(naming, &[Dep::Oprd, Dep::Dobj, Dep::Xcomp, Dep::Npadvmod]))
            .find(|&name| name > naming)?;
        if let Some(place) = self.facts.place(name) {
            return Some(PlaceRef {
                rule: rule.to_owned(),
                ..place.place.clone()
            });
        }
        // The name may hang on its number: "Brigade" in "Brigade 9".
        let tokens = a.subtree(name);
        let proper = tokens.clone().any(|token| a.pos(token) == Pos::Propn);
        let place = proper && self.facts.actors.participant(name).is_none();
        place.then(|| self.described(token, tokens, rule))
    }

    /// A site without a name, known by its description.
    pub(super) fn unnamed(&self, token: usize, rule: &str) -> PlaceRef {
        self.described(token, self.noun_phrase(token), rule)
    }

    /// A place of the kind that a noun says, known in this document only by some words.
    fn described(&self, noun: usize, words: std::ops::Range<usize>, rule: &str) -> PlaceRef {
        let a = self.facts.analysis;
        let text = a.text_of(&words);
        let label = ["the ", "The ", "a ", "A ", "an ", "An "]
            .iter()
            .find_map(|article| text.strip_prefix(article))
            .unwrap_or(text)
            .to_owned();
        let hash = blake3::hash(format!("{}\u{1f}{}", self.hash, label.to_lowercase()).as_bytes());
        PlaceRef {
            id: format!("{PLACE}{}", &hash.to_hex()[..20]),
            label,
            span: a.span_of(&words),
            text: text.to_owned(),
            kind: Some(a.lemma(noun).to_owned()),
            rule: rule.to_owned(),
            ..PlaceRef::default()
        }
    }
}
