//! The places that a claim's own words name: those of its clause, of its parties, of the deed that
//! it is part of and of the clauses that tell more of the same.

use super::Binder;
use super::described::is_described;
use super::phrase::{push, with_rule};
use super::preposition::relation;
use crate::extract::place::PlaceMention;
use crate::extract::record::PlaceRef;
use crate::language::{Dep, Pos, Tag};

impl Binder<'_, '_> {
    /// The places that a claim's own clause and phrases name.
    pub fn own_places(&self, trigger: usize, parties: &[usize]) -> Vec<PlaceRef> {
        let a = self.facts.analysis;
        let mut found = self.clause_places(trigger, "clause");
        if !found.is_empty() {
            return found;
        }
        self.party_places(parties, "participant", &mut found);
        // "a strike on the port killed three", "a car bomb in the market killed three"
        let events: Vec<usize> = (self.clauses.subjects(trigger).into_iter())
            .filter(|&subject| {
                self.facts.in_set(subject, "attack-noun")
                    || a.pos(subject) == Pos::Noun
                        && self.facts.actors.participant(subject).is_none()
            })
            .collect();
        if found.is_empty() {
            self.party_places(&events, "participant", &mut found);
        }
        // "the bombing of a bridge in the town killed two"
        for &event in &events {
            if found.is_empty() && self.facts.in_set(event, "attack-noun") {
                self.inner_places(event, "participant", &mut found);
            }
        }
        if found.is_empty() {
            self.inner_places(trigger, "clause", &mut found);
        }
        if found.is_empty() {
            let told = std::iter::once(trigger).chain(events);
            for deed in told.flat_map(|event| self.told_more(event)) {
                found.extend(self.clause_places(deed, "clause"));
            }
        }
        if found.is_empty() && self.clauses.is_verbal(trigger) {
            self.beside(trigger, &mut found);
        }
        found
    }

    /// The verbs that tell more of a deed that is a noun, or that the trigger was done in: "a raid
    /// carried out near the bridge on Monday", "was killed in a raid carried out …", "talks, which are
    /// to resume in the capital on Monday".
    pub(super) fn told_more(&self, trigger: usize) -> impl Iterator<Item = usize> {
        let a = self.facts.analysis;
        let inside = (a.children_by(trigger, &[Dep::Prep]))
            .filter(|&prep| matches!(a.lower(prep), "in" | "during"))
            .filter_map(|prep| a.child(prep, Dep::Pobj));
        std::iter::once(trigger)
            .chain(inside)
            .filter(|&noun| a.pos(noun) == Pos::Noun)
            .flat_map(|noun| {
                let participles = a
                    .children_by(noun, &[Dep::Acl])
                    .filter(|&deed| a.tag(deed) == Tag::Vbn && self.clauses.is_light(deed));
                participles.chain(self.clauses.courses(noun))
            })
    }

    /// "killed nine men and took the rest prisoner in a raid near the bridge", "were killed when a
    /// bomb went off near the bridge": the places of a clause that tells more of the same.
    fn beside(&self, trigger: usize, found: &mut Vec<PlaceRef>) {
        let a = self.facts.analysis;
        let when = |clause: usize| {
            a.children_by(clause, &[Dep::Mark, Dep::Advmod])
                .any(|mark| matches!(a.lower(mark), "when" | "as" | "while"))
        };
        let other = |next: usize| {
            a.dep(next) == Dep::Conj
                && a.child(next, Dep::Nsubj).is_some()
                && a.child(trigger, Dep::Nsubj).is_some()
        };
        // "Twelve were killed and thirty wounded when a bomb went off near the bridge"
        let joined: Vec<usize> = (a.children_by(trigger, &[Dep::Conj, Dep::Advcl]))
            .filter(|&next| !other(next))
            .flat_map(|next| {
                std::iter::once(next).chain(match a.dep(next) {
                    Dep::Conj => a.child(next, Dep::Advcl),
                    _ => None,
                })
            })
            .collect();
        for next in joined {
            if a.dep(next) == Dep::Advcl && !when(next) {
                continue;
            }
            let mut places = self.clause_places(next, "sentence");
            self.inner_places(next, "sentence", &mut places);
            if a.dep(next) == Dep::Conj && self.shares_its_tail(trigger, next) {
                self.party_places(&self.clauses.objects(next), "sentence", &mut places);
            }
            for place in places {
                let here = matches!(
                    place.relation.as_deref(),
                    Some("in" | "near" | "part" | "between")
                );
                if here && !is_described(&place) {
                    push(found, place);
                }
            }
        }
    }

    /// Whether the clause says where something went or came from, or where it was in a name that
    /// nobody knows: "off the coast of Tarvik". Better no place than the one that the report is about.
    pub(super) fn is_elsewhere(&self, trigger: usize, parties: &[usize]) -> bool {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        let on_the_way = (self.facts.places.iter()).any(|place| {
            a.sentence_of(place.head) == sentence
                && matches!(
                    place.place.relation.as_deref(),
                    Some("from" | "to" | "towards")
                )
                && self.facts.place(place.head).is_some()
                && self.is_inside(place.head, trigger)
        });
        let elsewhere = |token: usize| {
            (a.children_by(token, &[Dep::Advmod])).any(|child| a.lower(child) == "elsewhere")
        };
        on_the_way
            || elsewhere(trigger)
            || self.is_somewhere_unknown(trigger, parties)
            || (self.governors(trigger).into_iter())
                .take_while(|&(_, reported)| !reported)
                .any(|(governor, _)| {
                    elsewhere(governor) || self.is_somewhere_unknown(governor, &[])
                })
    }

    pub(super) fn is_somewhere_unknown(&self, trigger: usize, parties: &[usize]) -> bool {
        let a = self.facts.analysis;
        let unknown = |token: usize| {
            a.pos(token) == Pos::Propn
                && self.facts.place(token).is_none()
                && self.facts.time(token).is_none()
                && self.facts.actors.participant(token).is_none()
        };
        let of_unknown = |token: usize| {
            self.facts.in_set(token, "place-noun")
                && (self.clauses.own_prepositional(token, "of").into_iter()).any(unknown)
        };
        let around = (a.children_by(trigger, &[Dep::Prep]))
            .filter(|&child| matches!(relation(a.lower(child)), Some("in" | "near" | "between")))
            .filter(|&child| !matches!(a.lower(child), "of" | "by" | "under" | "amid"))
            .flat_map(|child| a.children_by(child, &[Dep::Pobj]))
            .any(|object| unknown(object) || of_unknown(object));
        around || parties.iter().any(|&party| of_unknown(party))
    }

    /// "troops in the enclave": the places that the phrases of parties say these are in.
    pub(super) fn party_places(&self, parties: &[usize], rule: &str, found: &mut Vec<PlaceRef>) {
        let a = self.facts.analysis;
        for &party in parties {
            for child in a.children_by(party, &[Dep::Prep, Dep::Advmod]) {
                if let Some(place) = self.there(child) {
                    push(found, with_rule(&place, rule));
                }
                if relation(a.lower(child)).is_some()
                    && !matches!(a.lower(child), "of" | "from" | "for" | "against" | "by")
                {
                    self.adverbial_places(child, rule, 0, found);
                }
            }
            let site =
                self.facts.in_set(party, "place-noun") || self.town_of_a_site(party).is_some();
            if found.is_empty() && site {
                self.phrase_within(party, rule, 0, found);
            }
        }
    }

    /// The places that stand anywhere in a clause, however deep in its phrases, but in no clause
    /// below it: "exchanged fire with soldiers at the airport".
    pub(super) fn inner_places(&self, trigger: usize, rule: &str, found: &mut Vec<PlaceRef>) {
        let a = self.facts.analysis;
        let sentence = a.sentence_of(trigger);
        for place in self.facts.places_of(sentence) {
            let here = !place.adjective && !place.embedded;
            let relation = self.shared_relation(place);
            let located = matches!(
                relation,
                Some("in" | "part" | "near" | "between" | "km-from")
            );
            let first = a.first_conjunct(place.head);
            let matter = self.is_a_matter(a.lower(a.head(first)), first);
            if !here || !located || place.metonym || matter || !self.is_where(place) {
                continue;
            }
            if self.is_inside(place.head, trigger) && self.facts.place(place.head).is_some() {
                let own = with_rule(&place.place, rule);
                push(
                    found,
                    PlaceRef {
                        relation: relation.map(str::to_owned),
                        ..own
                    },
                );
            }
        }
    }

    /// How a place is said to lie, which a row of names says once: "across Averra and Tollen".
    fn shared_relation<'p>(&'p self, place: &'p PlaceMention) -> Option<&'p str> {
        let a = self.facts.analysis;
        let at = a.first_conjunct(place.head);
        let first = self.facts.place(at);
        let own = place.place.relation.as_deref();
        own.or_else(|| first?.place.relation.as_deref())
    }

    /// Whether a token hangs on a head through phrases alone, with no verb between.
    fn is_inside(&self, token: usize, head: usize) -> bool {
        let a = self.facts.analysis;
        let mut at = token;
        for _ in 0..12 {
            if at == head {
                return true;
            }
            let phrase = matches!(
                a.dep(at),
                Dep::Prep
                    | Dep::Pobj
                    | Dep::Dobj
                    | Dep::Nsubjpass
                    | Dep::Conj
                    | Dep::Compound
                    | Dep::Nmod
                    | Dep::Npadvmod
                    | Dep::Advmod
                    | Dep::Agent
                    | Dep::Attr
            );
            // "three days of fighting over the well"
            let verbal = self.clauses.is_verbal(at) && a.dep(at) != Dep::Pobj;
            if !phrase || a.head(at) == at || verbal {
                return false;
            }
            at = a.head(at);
        }
        false
    }

    /// Where something was said or decreed: only what its own clause names, and none of those whom
    /// it is said to or of.
    pub fn said_at(&self, trigger: usize, parties: &[usize]) -> Vec<PlaceRef> {
        let a = self.facts.analysis;
        let mut found = self.clause_places(trigger, "clause");
        // "ministers meeting in the town agreed", however the parser joins the two; "hosted talks
        // between the two in the town"
        let meetings = (a.children_by(trigger, &[Dep::Nsubj, Dep::Dobj]))
            .flat_map(|subject| std::iter::once(subject).chain(a.children_by(subject, &[Dep::Acl])))
            .chain((a.dep(trigger) == Dep::Conj).then(|| a.head(trigger)));
        for meeting in meetings {
            if self.facts.in_set(meeting, "gathering") {
                found.extend(self.clause_places(meeting, "clause"));
                self.inner_places(meeting, "clause", &mut found);
            }
        }
        found.retain(|place| {
            let party = (parties.iter()).any(|&party| {
                let span = a.span_of(&(party..party + 1));
                place.span.start <= span.start && span.end <= place.span.end
            });
            !party && matches!(place.relation.as_deref(), Some("in" | "part" | "near"))
        });
        found
    }
}
