//! Places that a description stands for: "the city" is one named before, "the air base known as
//! Brigade 9" bears the name that follows, "the province" holds the place that the report is
//! about, and a site that nobody names is known by its words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Binder;
use crate::extract::place::{self, PlaceMention};
use crate::extract::record::PlaceRef;
use crate::knowledge::gazetteer::Kind;
use crate::language::{Dep, Pos};

/// Namespace of places that only a description names.
const PLACE: &str = "https://w3id.org/dateline/place/";

/// Letters of the hash that the identifier of such a place ends in.
const HASHED: usize = 20;

/// Nouns whose referent can be a place named before, with the kinds that it may be of.
const KINDS: &[(&str, &[Kind])] = &[
    ("city", &[Kind::City]),
    ("town", &[Kind::City]),
    ("village", &[Kind::City]),
    ("capital", &[Kind::City]),
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
    ("base", &[Kind::Base]),
    ("airbase", &[Kind::Base, Kind::Airport]),
    ("garrison", &[Kind::Base]),
    ("airport", &[Kind::Airport]),
    ("airfield", &[Kind::Airport]),
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

/// Whether a place is known by its words alone: its identifier is made from them.
pub(super) fn is_described(place: &PlaceRef) -> bool {
    let made = place.id.strip_prefix(PLACE);
    made.is_some_and(|hash| {
        hash.len() == HASHED && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

impl Binder<'_, '_> {
    /// Whether only a part of what a noun means is told of: "parts of | the city", "half | the city".
    fn is_parted(&self, token: usize) -> bool {
        let a = self.facts.analysis;
        let is_part = |word: usize| (self.facts.lexicon).contains("part-of-a-place", a.lower(word));
        let of = a.head(token);
        a.dep(token) == Dep::Pobj && a.lower(of) == "of" && is_part(a.head(of))
            || a.child(token, Dep::Predet).is_some_and(is_part)
    }

    /// What "the city", "its western edge" means.
    pub(super) fn meant(&self, token: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        // "the Tarvik suburbs" are that town's.
        if (a.children_by(token, &[Dep::Compound, Dep::Nmod, Dep::Poss]))
            .any(|child| self.facts.place(child).is_some())
        {
            return None;
        }
        // "the village of Tarvik" is that one, known or not.
        let named = self.clauses.own_prepositional(token, "of");
        if (named.into_iter()).any(|name| a.pos(name) == Pos::Propn) {
            return None;
        }
        let own = a
            .children(token)
            .find(|&child| matches!(a.dep(child), Dep::Det | Dep::Poss));
        let definite = own.is_some_and(|own| matches!(a.lower(own), "the" | "this" | "that"));
        let of_it = own.is_some_and(|own| matches!(a.lower(own), "its" | "their"));
        let mut place = if definite || own.is_none() && a.lemma(token) == a.lower(token) {
            match self.named_before(token) {
                Some(place) => self.alone(place),
                None => self.around_the_report(token)?,
            }
        } else if of_it && self.facts.in_set(token, "place-noun") {
            let owner = self
                .before(token)
                .find(|place| kind(place) != Some(Kind::Country) && self.is_scene(place))
                .filter(|place| a.sentence_of(place.tokens.start) + 1 >= a.sentence_of(token))?;
            self.alone(owner)
        } else {
            return None;
        };
        if self.is_parted(token) {
            place.relation = Some("part".to_owned());
        }
        let tokens = self.noun_phrase(token);
        a.text_of(&tokens).clone_into(&mut place.text);
        place.span = a.span_of(&tokens);
        Some(place)
    }

    /// "inside Ruritanian territory" is in the country, "the Ruritanian capital" its first town.
    pub(super) fn national_ground(&self, token: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let capital = a.lemma(token) == "capital" && !self.is_lesser_capital(token);
        if !capital && !self.facts.in_set(token, "national-ground") {
            return None;
        }
        let country = self.country_of_ground(token)?;
        let another = |child: usize| {
            let place = self.facts.place(child);
            place.is_some_and(|place| place.tokens != country.tokens)
        };
        let more = a.children_by(token, &[Dep::Appos, Dep::Prep]);
        if !capital && !country.adjective || more.flat_map(|child| a.subtree(child)).any(another) {
            return None;
        }
        let place = match capital {
            true => self.capital_of(country.place.country.as_deref()?)?,
            false => self.alone(country),
        };
        let tokens = self.noun_phrase(token);
        Some(PlaceRef {
            text: a.text_of(&tokens).to_owned(),
            span: a.span_of(&tokens),
            ..place
        })
    }

    /// The places before a token where something is told to be, the nearest first.
    fn before(&self, token: usize) -> impl Iterator<Item = &PlaceMention> {
        let places = self.facts.places.iter().rev();
        places.filter(move |place| {
            place.tokens.end <= token && (place.dateline || self.is_where(place))
        })
    }

    /// The place before a noun that the noun can mean: of its kind, and the one that the text
    /// speaks of most and last. "The capital" is a country's, "the provincial capital" any town.
    fn named_before(&self, token: usize) -> Option<&PlaceMention> {
        let a = self.facts.analysis;
        let kinds = kinds_of(a.lemma(token))?;
        let capital = a.lemma(token) == "capital" && !self.is_lesser_capital(token);
        let sentence = a.sentence_of(token);
        let paragraph = a.paragraph_of(token);
        let mut salience: BTreeMap<&str, (i32, usize, &PlaceMention)> = BTreeMap::new();
        for place in self.before(token) {
            if kind(place).is_none_or(|kind| !kinds.contains(&kind)) || capital && !place.capital {
                continue;
            }
            let at = place.tokens.start;
            let recent = match () {
                () if a.sentence_of(at) == sentence => 6,
                () if a.paragraph_of(at) == paragraph => 5,
                () if a.sentence_of(at) + 2 >= sentence => 3,
                () => 0,
            };
            // What only measures where another place is: "between the base and the river".
            let foot = matches!(
                place.place.relation.as_deref(),
                Some("between" | "km-from" | "near")
            );
            let title = self.metadata.title.as_deref().unwrap_or_default();
            let titled = title.contains(a.text_of(&place.tokens));
            let lead = i32::from(titled || a.sentence_of(at) < 2 && !place.dateline) * 2;
            let entry = salience.entry(&place.place.id).or_insert((0, at, place));
            // The nearest mention comes first and gives the recency; every one counts.
            if entry.1 == at {
                entry.0 += recent - i32::from(foot) * 4;
            }
            entry.0 += 1 + lead;
        }
        salience
            .into_values()
            .max_by_key(|&(points, at, _)| (points, at))
            .map(|(.., place)| place)
    }

    fn is_lesser_capital(&self, token: usize) -> bool {
        let a = self.facts.analysis;
        a.children_by(token, &[Dep::Amod]).any(|child| {
            matches!(
                a.lower(child),
                "provincial" | "regional" | "state" | "district"
            )
        })
    }

    /// "the province", "the country", where none was named: what holds the place that the report is
    /// about.
    fn around_the_report(&self, token: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let kinds = kinds_of(a.lemma(token))?;
        let wide = kinds
            .iter()
            .any(|kind| matches!(kind, Kind::Province | Kind::Country));
        if a.lemma(token) == "capital" && !self.is_lesser_capital(token) {
            let (country, _) = self.home()?;
            return self.capital_of(&place::reference(self.places, country).country?);
        }
        let main = self.main_place()?;
        if !wide {
            let fits = kind(main).is_some_and(|kind| kinds.contains(&kind));
            return fits.then(|| self.alone(main));
        }
        let outer = self
            .places
            .containers(main.key?)
            .into_iter()
            .find(|&outer| kinds.contains(&self.places.kind(outer)))?;
        Some(place::reference(self.places, outer))
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
        proper.then(|| self.described(token, tokens, None, rule))
    }

    /// The place that a noun names with "of": Averra for "town" in "the Tarvik town of Averra".
    pub fn named_with_of(&self, noun: usize) -> Option<&PlaceMention> {
        let a = self.facts.analysis;
        let of_kind = KINDS.iter().any(|(own, _)| *own == a.lower(noun));
        // "a district of Averra" is not Averra.
        let another = (a.children_by(noun, &[Dep::Det])).any(|det| a.lower(det) != "the");
        if !of_kind || another || is_site(a.lemma(noun)) {
            return None;
        }
        let named = self.clauses.own_prepositional(noun, "of");
        named.first().and_then(|&name| self.facts.place(name))
    }

    /// A site without a name, known by its description; it lies in the place that its own phrase
    /// names, else where the text is.
    pub(super) fn unnamed(&self, token: usize, inside: Option<&PlaceRef>, rule: &str) -> PlaceRef {
        self.described(token, self.noun_phrase(token), inside, rule)
    }

    /// A place of the kind that a noun says, known in this document only by some words.
    fn described(
        &self,
        noun: usize,
        words: Range<usize>,
        inside: Option<&PlaceRef>,
        rule: &str,
    ) -> PlaceRef {
        let a = self.facts.analysis;
        let text = a.text_of(&words);
        let label = ["the ", "The ", "a ", "A ", "an ", "An "]
            .iter()
            .find_map(|article| text.strip_prefix(article))
            .unwrap_or(text)
            .to_owned();
        let hash = blake3::hash(format!("{}\u{1f}{}", self.hash, label.to_lowercase()).as_bytes());
        let frame = if inside.is_none() {
            self.frame(noun)
        } else {
            None
        };
        let around = inside.or(frame.as_ref());
        let country = around.is_some_and(|place| place.kind.as_deref() == Some("country"));
        let position = around.filter(|_| !country);
        PlaceRef {
            id: format!("{PLACE}{}", &hash.to_hex()[..HASHED]),
            label,
            span: a.span_of(&words),
            text: text.to_owned(),
            kind: Some(a.lemma(noun).to_owned()),
            lat: position.and_then(|place| place.lat),
            lon: position.and_then(|place| place.lon),
            country: around.and_then(|place| place.country.clone()),
            precision: position.and_then(|place| place.precision.map(|known| known.max(2))),
            rule: rule.to_owned(),
            ..PlaceRef::default()
        }
    }
}

fn kinds_of(noun: &str) -> Option<&'static [Kind]> {
    KINDS
        .iter()
        .find(|(own, _)| *own == noun)
        .map(|&(_, kinds)| kinds)
}

fn kind(place: &PlaceMention) -> Option<Kind> {
    place.place.kind.as_deref().and_then(Kind::named)
}
