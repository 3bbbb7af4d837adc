//! Where a text is when a clause names no place of its own: in the place that the paragraph told
//! of last, else in the one that the report is about.

use std::collections::BTreeMap;

use super::Binder;
use crate::extract::place::{self, PlaceMention};
use crate::extract::record::{Participant, PlaceRef};
use crate::language::{Dep, Pos};

/// How many sentences back a paragraph's place holds.
const REACH: usize = 3;
/// Steps up the tree from a place to the head of a name that it is a part of.
const UP: usize = 5;

impl Binder<'_, '_> {
    /// The place that the text has set when it reaches the trigger.
    pub(super) fn frame(&self, trigger: usize) -> Option<PlaceRef> {
        self.of_paragraph(trigger).or_else(|| {
            self.main_place().map(|place| PlaceRef {
                rule: "document".to_owned(),
                ..self.alone(place)
            })
        })
    }

    /// The last place before the trigger's sentence in its paragraph.
    fn of_paragraph(&self, trigger: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        let paragraph = a.paragraph_of(trigger);
        (sentence.saturating_sub(REACH)..sentence)
            .rev()
            .map(|earlier| a.sentences()[earlier].clone())
            .take_while(|earlier| a.paragraph_of(earlier.start) == paragraph)
            .find_map(|earlier| {
                let last = |countries: bool| {
                    earlier.clone().rev().find_map(|token| {
                        let named = self.facts.place(token).filter(|place| place.head == token);
                        match named {
                            Some(place) => (is_vast(place) == countries && self.is_scene(place))
                                .then(|| self.alone(place)),
                            None if a.pos(token) == Pos::Noun && !countries => self.meant(token),
                            None => None,
                        }
                    })
                };
                last(false).or_else(|| last(true))
            })
            .map(|place| PlaceRef {
                rule: "paragraph".to_owned(),
                ..place
            })
    }

    /// The place that the report is about: less than a country, and named in the title, at the
    /// start or again and again.
    pub(super) fn main_place(&self) -> Option<&PlaceMention> {
        let at = *self.main.get_or_init(|| self.find_main_place());
        Some(&self.facts.places[at?])
    }

    fn find_main_place(&self) -> Option<usize> {
        let a = self.facts.analysis;
        let title = self.metadata.title.as_deref().unwrap_or_default();
        let mut weights: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (at, place) in self.facts.places.iter().enumerate() {
            let endless = matches!(place.place.kind.as_deref(), Some("sea" | "road"));
            if endless || is_vast(place) || !self.is_where(place) {
                continue;
            }
            let entry = weights.entry(&place.place.id).or_insert((0, at));
            if entry.1 == at {
                let leads = a.sentence_of(place.tokens.start) == 0
                    || title.contains(a.text_of(&place.tokens));
                entry.0 += usize::from(leads);
            }
            entry.0 += 1;
        }
        let (_, &(weight, at)) = weights
            .iter()
            .max_by_key(|(_, (weight, at))| (*weight, std::cmp::Reverse(*at)))?;
        (weight > 1).then_some(at)
    }

    /// A place without how the words that named it put something beside it.
    pub(super) fn alone(&self, place: &PlaceMention) -> PlaceRef {
        match place.key {
            Some(key) if place.place.relation.is_some() => PlaceRef {
                text: place.place.text.clone(),
                span: place.place.span,
                ..place::reference(self.places, key)
            },
            _ => PlaceRef {
                relation: None,
                ..place.place.clone()
            },
        }
    }

    /// Whether a name tells where something is told to happen: not whose a party is ("Ruritania's
    /// army"), where it comes from, who acts, nor where a speaker sits or a report was filed.
    pub(super) fn is_where(&self, place: &PlaceMention) -> bool {
        let a = self.facts.analysis;
        let aside = place.adjective || place.metonym || place.embedded || place.dateline;
        if aside || self.names_a_party(place) || self.seats_a_speaker(place.head) {
            return false;
        }
        let above = a.head(place.head);
        let owns = matches!(
            a.dep(place.head),
            Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Npadvmod
        ) && above != place.head
            && self.facts.place(above).is_none()
            && (self.facts.actors.participant(above).is_some()
                || a.dep(place.head) == Dep::Npadvmod && a.pos(above) == Pos::Verb);
        let origin = a.dep(place.head) == Dep::Pobj
            && self.facts.actors.participant(a.head(above)).is_some()
            && match a.lower(above) {
                "from" | "with" => true,
                "of" => place.place.kind.as_deref() == Some("country"),
                _ => false,
            };
        let origin = origin || place.place.relation.as_deref() == Some("from");
        !owns && !origin
    }

    /// Whether it is a part of a party's known name: "the Army of the Valley".
    fn names_a_party(&self, place: &PlaceMention) -> bool {
        let own = place.place.span;
        let inside = |party: &Participant| {
            party.rule == "curated" && party.span != own && party.span.contains(own)
        };
        (self.facts.analysis.ancestors(place.head).take(UP))
            .filter_map(|above| self.facts.actors.participant(above))
            .any(inside)
    }

    /// Whether what comes next may be thought to happen there too: not what only measures another
    /// place or is headed for, nor a state that somebody deals with.
    pub(super) fn is_scene(&self, place: &PlaceMention) -> bool {
        let relation = place.place.relation.as_deref();
        let aside = matches!(relation, Some("between" | "km-from" | "to" | "towards"));
        let located = matches!(relation, Some("in" | "part" | "near"));
        self.is_where(place) && !aside && (located || !is_vast(place))
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
}

/// Whether a place is a country or more.
fn is_vast(place: &PlaceMention) -> bool {
    matches!(place.place.kind.as_deref(), Some("country" | "continent"))
}
