//! Places of a claim: those of its own clause, else of the clauses around it, else where the text is.

use super::Binder;
use super::described::is_described;
use super::frame::{REACH, Scope, is_vast};
use super::phrase::{push, with_rule};
use super::preposition::relation;
use crate::extract::place::PlaceMention;
use crate::extract::record::PlaceRef;
use crate::language::{Dep, Pos, Tag};

impl Binder<'_, '_> {
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
                Dep::Advmod if let Some(place) = self.there(child) => {
                    push(&mut found, with_rule(&place, rule));
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
            let noun = a.head(head);
            let noun = self.told_more_closely(noun).unwrap_or(noun);
            for place in self.phrase_places(noun, rule) {
                push(&mut found, place);
            }
        }
        found
    }

    /// The place that a phrase set off behind it only says more of: "Lower Tarvik, in the east of
    /// Averra, where": where is Lower Tarvik.
    fn told_more_closely(&self, noun: usize) -> Option<usize> {
        let a = self.facts.analysis;
        let phrase = (std::iter::once(noun).chain(a.ancestors(noun)))
            .take_while(|&above| !self.clauses.is_verbal(above))
            .filter(|&above| a.dep(above) == Dep::Prep)
            .find(|&above| matches!(a.lower(above), "in" | "near" | "on"))?;
        let end = phrase
            .checked_sub(1)
            .filter(|&comma| a.text(comma) == ",")?;
        let place = (self.facts.places.iter()).find(|place| place.tokens.end == end)?;
        (!place.metonym && !place.dateline).then_some(place.head)
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
                Dep::Pcomp if relation.is_some() && name != "for" && a.tag(inside) == Tag::Vbg => {
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
                            || name != "of" && self.town_of_a_site(object).is_some()
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

    /// Whether a country, or the capital that stands for its government, is what something is about or
    /// between whom it is, not where: "talks on Averra", "a pact between Averra and Tollen".
    pub(super) fn is_a_matter(&self, preposition: &str, object: usize) -> bool {
        let a = self.facts.analysis;
        let above = a.head(a.head(object));
        let Some(place) = self.facts.place(object) else {
            // "a pact between the governments of Averra and Tollen"
            return preposition == "between"
                && self.facts.actors.participant(object).is_some()
                && !self.facts.in_set(above, "place-noun");
        };
        let country = place.place.kind.as_deref() == Some("country");
        (country || place.capital && self.facts.actors.participant(object).is_some())
            && match preposition {
                "between" => !self.facts.in_set(above, "place-noun"),
                "on" => {
                    country && !self.facts.in_set(above, "attack-noun") && a.pos(above) == Pos::Noun
                }
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
        let mut found = self.told_places(trigger, parties, scope);
        self.add_town(trigger, scope, &mut found);
        found
    }

    /// Adds the town that the text is in to sites that only their words tell of and where the deed
    /// was, "hit a market"; not to one that it led to, "sentenced to prison".
    fn add_town(&self, trigger: usize, scope: Scope<'_>, places: &mut Vec<PlaceRef>) {
        let site = |place: &PlaceRef| {
            let way = matches!(place.relation.as_deref(), Some("to" | "towards" | "from"));
            is_described(place) && !way
        };
        if places.is_empty() || !places.iter().all(site) {
            return;
        }
        let Some(town) = self.framed(trigger, scope) else {
            return;
        };
        // Of a report on several places only the country is known; "the market" is in the town last told.
        let town = match town.kind.as_deref() {
            Some("country") => self.scene_before(trigger, places).unwrap_or(town),
            _ => town,
        };
        if !self.is_capital_by_the_way(&town) {
            push(places, town);
        }
    }

    /// The town or village of the scene that goes on when a report names a site as known: "the market".
    fn scene_before(&self, trigger: usize, sites: &[PlaceRef]) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let known = |site: &PlaceRef| {
            site.text
                .get(..4)
                .is_some_and(|the| the.eq_ignore_ascii_case("the "))
        };
        let sentence = a.sentence_of(trigger);
        let before = (sentence.saturating_sub(REACH)..sentence).rev();
        before
            .filter(|_| sites.iter().all(known))
            .map(|earlier| a.sentences()[earlier].clone())
            .find_map(|earlier| {
                self.told_last(earlier, |place| self.is_scene(place) && !is_vast(place))
            })
            .map(|place| PlaceRef {
                rule: "scene".to_owned(),
                ..place
            })
    }

    /// Whether a place is a capital that the report is not about: "the minister was in the capital".
    fn is_capital_by_the_way(&self, town: &PlaceRef) -> bool {
        let told = |place: &PlaceMention| place.place.id == town.id;
        (self.facts.places.iter()).any(|place| place.capital && told(place))
            && !self.main_place().is_some_and(told)
    }

    fn told_places(&self, trigger: usize, parties: &[usize], scope: Scope<'_>) -> Vec<PlaceRef> {
        let a = self.facts.analysis;
        let found = self.own_places(trigger, parties);
        if !found.is_empty() {
            return found;
        }
        // "US-backed rebels took the port": the backing is not at the port. "A rebel-held area near the
        // port": the holding is where the area is.
        if a.dep(trigger) == Dep::Amod {
            let mut ground = Vec::new();
            if scope.placed {
                self.party_places(&[a.head(trigger)], "clause", &mut ground);
            }
            if !scope.placed || !ground.is_empty() {
                return ground;
            }
        }
        if self.is_somewhere_unknown(trigger, parties) {
            return Vec::new();
        }
        let mut below = trigger;
        for (governor, reported) in self.governors(trigger) {
            // "was jailed in the capital for shooting two men": the shots fell elsewhere.
            if a.dep(below) == Dep::Pcomp && a.lower(a.head(below)) == "for" {
                return Vec::new();
            }
            // "had crossed the border a week after the army attacked": elsewhere, at another time.
            let apart = match a.dep(below) {
                Dep::Advcl => (a.children_by(below, &[Dep::Mark, Dep::Prep, Dep::Advmod]))
                    .any(|mark| mark < below && matches!(a.lower(mark), "after" | "before")),
                // "is in prison after being convicted of arson"
                Dep::Pcomp => {
                    matches!(a.lower(a.head(below)), "after" | "before")
                        && a.lemma(governor) == "be"
                }
                _ => false,
            };
            if apart {
                break;
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
            // "rockets fired from the hills": what they hit is not there.
            if self.facts.in_set(governor, "firing-verb") {
                found.retain(|place| place.relation.as_deref() != Some("from"));
            }
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

    /// Adds to the places that a claim's roles name those where its clause says it happened: "in
    /// the north, the rebels took two villages".
    pub fn around(&self, trigger: usize, scope: Scope<'_>, places: &mut Vec<PlaceRef>) {
        for place in self.clause_places(trigger, "clause") {
            if place.relation.as_deref() == Some("in") {
                push(places, place);
            }
        }
        self.add_town(trigger, scope, places);
    }
}
