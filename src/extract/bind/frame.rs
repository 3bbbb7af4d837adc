//! Where a text is when a clause names no place of its own: in the place that the paragraph told
//! of last, else in the one that the report is about. Neither is given to what hasn't happened, the
//! report's not to what happened long before it nor where it speaks of several places.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Binder;
use crate::extract::place::{self, PlaceMention};
use crate::extract::quantity;
use crate::extract::record::{Participant, PlaceRef, QuantityRef, Status, TimeRef};
use crate::knowledge::gazetteer::Kind;
use crate::knowledge::places::PlaceKey;
use crate::language::{Dep, Pos};

/// How many sentences back a paragraph's place holds.
pub(super) const REACH: usize = 3;
/// Steps up the tree from a place to the head of a name that it is a part of.
const UP: usize = 5;
/// Days before its publication from which on a report tells of the past, which was anywhere.
const BYGONE: i32 = 60;
/// Sentences at the start of a report that say what it is about.
const START: usize = 2;
/// Tolls from here on are a country's, not those of a town in it.
const MULTITUDE: f64 = 50_000.0;

/// What a claim tells that decides whether it can have happened where the text is.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'c> {
    /// Whether its action is done at one place at all.
    pub placed: bool,
    /// Whether it tells who was hurt.
    pub toll: bool,
    /// Whether it happened.
    pub status: Status,
    /// When.
    pub time: Option<&'c TimeRef>,
    /// Its figures.
    pub quantities: &'c [QuantityRef],
}

impl Scope<'_> {
    /// Whether it tells of more people than are hurt in one town.
    fn is_countrywide(&self) -> bool {
        let mut counts = (self.quantities.iter())
            .filter(|quantity| !quantity::is_measure(&quantity.unit))
            .filter_map(|quantity| quantity.low)
            .peekable();
        self.toll && counts.peek().is_some() && counts.all(|low| low >= MULTITUDE)
    }
}

/// A place that a report tells of, and how much.
#[derive(Debug)]
pub(super) struct Told {
    /// Its first mention, in `facts.places`.
    place: usize,
    /// How often, and once more for the title or the first sentence.
    weight: usize,
    /// Whether in the title.
    titled: bool,
    /// Whether there or in the first sentences.
    leads: bool,
}

impl Told {
    /// How often it is told of, and once more for the title or the first sentence.
    pub(super) fn weight(&self) -> usize {
        self.weight
    }
}

impl Binder<'_, '_> {
    /// The place that the text has set when it reaches the trigger, for a claim of this scope.
    pub(super) fn framed(&self, trigger: usize, scope: Scope<'_>) -> Option<PlaceRef> {
        if !scope.placed {
            return None;
        }
        // What is wanted has happened nowhere; nor has what is foreseen, unless all of the report is
        // about one place.
        let open = scope.status.is_open();
        if open && scope.status != Status::Predicted || self.is_general(trigger) {
            return None;
        }
        let paragraph = self.of_paragraph(trigger).filter(|_| !open);
        let frame = match paragraph {
            Some(place) => place,
            None if !open && let Some(place) = self.of_section(trigger) => place,
            None if self.is_bygone(scope.time) => return None,
            None if scope.time.is_none() && self.is_told_of_the_past(trigger) => return None,
            None if self.has_moved_on(trigger) => return None,
            None if open && !self.main().is_some_and(|told| told.titled) => {
                return None;
            }
            None => self.of_document()?,
        };
        if !scope.is_countrywide() {
            return Some(frame);
        }
        let country = self.country(self.places.by_iri(&frame.id)?)?;
        Some(PlaceRef {
            text: frame.text,
            span: frame.span,
            rule: frame.rule,
            ..place::reference(self.places, country)
        })
    }

    /// The place that the text has set when it reaches a token.
    pub(super) fn frame(&self, token: usize) -> Option<PlaceRef> {
        self.of_paragraph(token)
            .or_else(|| self.of_section(token))
            .or_else(|| self.of_document())
    }

    /// Whether the sentence or those before it in its paragraph tell of somewhere else than what the
    /// report is about, though not of where the claim was: "hundreds fled to the coast".
    fn has_moved_on(&self, trigger: usize) -> bool {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        let near = |place: &PlaceMention| {
            let there = a.sentence_of(place.head);
            there <= sentence
                && there + REACH >= sentence
                && a.paragraph_of(place.head) == a.paragraph_of(trigger)
        };
        let located = |place: &PlaceMention| {
            place.place.relation.is_some()
                && !is_vast(place)
                && !self.is_no_ground(place)
                && !place.key.is_some_and(|key| {
                    // A river runs through many places.
                    matches!(self.places.kind(key), Kind::River | Kind::Sea)
                })
        };
        let Some(main) = self.main_place() else {
            // Of a report on several places only the country is known.
            let home = self.home().map(|(country, _)| country);
            let own = |place: &PlaceMention| place.key.and_then(|key| self.country(key));
            return (self.facts.places.iter())
                .filter(|place| near(place) && located(place))
                .any(|place| own(place).is_some() && own(place) != home);
        };
        let moved = (self.facts.places.iter())
            .filter(|place| near(place) && located(place))
            .any(|place| !self.is_related(main, place));
        // "to defeat the group in Ruritania": all of the country.
        let wide = || {
            (self.facts.places.iter()).any(|place| {
                a.sentence_of(place.head) == sentence
                    && is_vast(place)
                    && place.place.relation.as_deref() == Some("in")
                    && self.is_where(place)
                    && place.head > trigger
            })
        };
        moved || wide()
    }

    /// Whether a name is no place by itself here: an adjective, a government, part of another name, a
    /// party's, a speaker's seat or where the report was filed.
    fn is_no_ground(&self, place: &PlaceMention) -> bool {
        let aside = place.adjective || place.metonym || place.embedded || place.dateline;
        aside || self.names_a_party(place) || self.seats_a_speaker(place.head)
    }

    /// Whether a time is long over when the report is written, and not the one that the report sets
    /// out from; of a report without a date, whether a day is named at all.
    fn is_bygone(&self, time: Option<&TimeRef>) -> bool {
        let Some((start, end)) = time.and_then(|time| Some((time.start, time.end?))) else {
            return false;
        };
        self.is_long_over((end, end))
            && !start.is_some_and(|start| self.sets_out_from((start, end)))
    }

    /// Whether days, from the first to the last, are over so long that the report looks back on them.
    pub(super) fn is_long_over(&self, (_, end): (Date, Date)) -> bool {
        let over = |published: Date| (published - end).get_days() > BYGONE;
        self.metadata.date.is_none_or(over)
    }

    /// Whether the report's first sentences name a time that holds these days: a report of an inquiry
    /// into what happened in spring is about spring.
    pub(super) fn sets_out_from(&self, (start, end): (Date, Date)) -> bool {
        let a = self.facts.analysis;
        (self.facts.times.iter())
            .take_while(|told| a.sentence_of(told.tokens.start) < START)
            .filter_map(|told| Some((told.resolved.start?, told.resolved.end?)))
            .any(|(from, to)| from <= start && end <= to && (to - from).get_days() <= BYGONE)
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
            .find_map(|earlier| self.told_last(earlier, |place| self.is_scene(place)))
            .map(|place| PlaceRef {
                rule: "paragraph".to_owned(),
                ..place
            })
    }

    /// Whether a token stands in a clause that tells of another time: "since he was found off the
    /// coast", "before they reached the town".
    pub(super) fn is_told_aside(&self, token: usize) -> bool {
        let a = self.facts.analysis;
        a.ancestors(token).any(|above| {
            a.dep(above) == Dep::Advcl
                && (a.children_by(above, &[Dep::Mark, Dep::Prep, Dep::Advmod])).any(|mark| {
                    mark < above && matches!(a.lower(mark), "since" | "after" | "before" | "until")
                })
        })
    }

    /// The place of the whole report: the one that it is about, else the country of most of those
    /// that it speaks of.
    fn of_document(&self) -> Option<PlaceRef> {
        let place = match self.main_place() {
            Some(main) => self.alone(main),
            None => {
                let (country, first) = self.home().filter(|_| self.told().len() > 1)?;
                PlaceRef {
                    text: first.place.text.clone(),
                    span: first.place.span,
                    ..place::reference(self.places, country)
                }
            }
        };
        Some(PlaceRef {
            rule: "document".to_owned(),
            ..place
        })
    }

    /// The place that the report is about: less than a country, and told of more than any other.
    pub(super) fn main_place(&self) -> Option<&PlaceMention> {
        self.main().map(|main| &self.facts.places[main.place])
    }

    fn main(&self) -> Option<&Told> {
        let at = *self.main.get_or_init(|| main(self.told(), self));
        Some(&self.told()[at?])
    }

    /// The places less than a country that the report tells of, by how often, and whether at the
    /// start or in the title.
    pub(super) fn told(&self) -> &[Told] {
        self.told.get_or_init(|| self.find_told())
    }

    fn find_told(&self) -> Vec<Told> {
        let a = self.facts.analysis;
        let title = self.metadata.title.as_deref().unwrap_or_default();
        let mut order: BTreeMap<&str, usize> = BTreeMap::new();
        let mut told: Vec<Told> = Vec::new();
        for (number, place) in self.facts.places.iter().enumerate() {
            let kind = place.place.kind.as_deref();
            let endless = matches!(kind, Some("sea" | "road" | "river"));
            if endless || is_vast(place) || !self.is_where(place) || self.hosts_talk(place.head) {
                continue;
            }
            let at = *order.entry(&place.place.id).or_insert(told.len());
            if at == told.len() {
                let titled = title.contains(a.text_of(&place.tokens));
                let sentence = a.sentence_of(place.tokens.start);
                told.push(Told {
                    place: number,
                    weight: usize::from(titled || sentence == 0),
                    titled,
                    leads: titled || sentence < START,
                });
            }
            told[at].weight += 1;
        }
        told
    }

    /// What it is that is told of.
    pub(super) fn mention(&self, told: &Told) -> &PlaceMention {
        &self.facts.places[told.place]
    }

    /// The one country that a place lies in.
    pub(super) fn country(&self, key: PlaceKey) -> Option<PlaceKey> {
        match self.places.countries(key)[..] {
            [country] => Some(PlaceKey::Gazetteer(country)),
            _ => None,
        }
    }

    /// Whether one of two places lies in the other, or they bear one name.
    fn is_related(&self, one: &PlaceMention, other: &PlaceMention) -> bool {
        let (Some(a), Some(b)) = (one.key, other.key) else {
            return one.place.label == other.place.label;
        };
        self.places.containers(a).contains(&b)
            || self.places.containers(b).contains(&a)
            || one.place.label == other.place.label
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
        if self.is_no_ground(place) {
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
                "of" => is_vast(place) || self.facts.names_person(a.head(above)),
                _ => false,
            };
        let from_there = a.dep(place.head) == Dep::Pobj
            && a.lower(above) == "of"
            && self.facts.in_set(a.head(above), "from-there");
        let regarded = a.dep(place.head) == Dep::Dobj && self.facts.in_set(above, "regard");
        let origin =
            origin || from_there || regarded || place.place.relation.as_deref() == Some("from");
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
        self.is_where(place)
            && !aside
            && (located || !is_vast(place))
            && !self.hosts_talk(place.head)
    }

    /// Whether a place only says where a speaker or a body sits: "the ministry in the capital said
    /// that …", "a charity based in the capital".
    fn seats_a_speaker(&self, head: usize) -> bool {
        let a = self.facts.analysis;
        let preposition = a.head(head);
        let speaker = a.head(preposition);
        let verb = a.head(speaker);
        let speaks = matches!(a.dep(speaker), Dep::Nsubj | Dep::Nsubjpass)
            && (a.child(verb, Dep::Ccomp).is_some() || a.dep(verb) == Dep::Parataxis);
        let seat = a.dep(speaker) == Dep::Acl && self.facts.in_set(speaker, "seated");
        a.dep(preposition) == Dep::Prep && (speaks || seat)
    }
}

/// Whether a place is a country or more.
pub(super) fn is_vast(place: &PlaceMention) -> bool {
    matches!(place.place.kind.as_deref(), Some("country" | "continent"))
}

/// Whether it is a quarter that no list has, so that it may lie in any town.
fn is_unlisted_quarter(place: &PlaceMention) -> bool {
    place.key.is_none()
        && matches!(
            place.place.kind.as_deref(),
            Some("district" | "neighbourhood" | "facility")
        )
}

/// Which of the places that a report tells of it is about: told of as much as all others that
/// lie elsewhere, or at the start and more than any other.
fn main(told: &[Told], binder: &Binder<'_, '_>) -> Option<usize> {
    let (at, best) =
        (told.iter().enumerate()).max_by_key(|(at, told)| (told.weight, std::cmp::Reverse(*at)))?;
    let mention = |told: &Told| &binder.facts.places[told.place];
    let elsewhere = || {
        (told.iter())
            .filter(|other| !is_unlisted_quarter(mention(other)))
            .filter(|other| !binder.is_related(mention(best), mention(other)))
            .map(|told| told.weight)
    };
    let clear = best.weight >= elsewhere().sum()
        || best.leads && elsewhere().max().is_none_or(|rival| rival < best.weight);
    (best.weight > 1 && clear).then_some(at)
}
