//! Who and what fills the roles of a match: from the tokens that a pattern reached to parties,
//! places and instruments.

use super::bind::Binder;
use super::claim::Assembler;
use super::clause::list;
use super::joint::BESIDE;
use super::matcher::{Filler, Match};
use super::record::{Participant, PlaceRef};
use super::thing;
use crate::knowledge::actions::Polarity;
use crate::knowledge::pattern::Role;
use crate::language::{Dep, Pos};

/// The parties of a claim, with the tokens that they stand at.
#[derive(Default)]
pub(super) struct Roles {
    pub(super) actors: Vec<(usize, Participant)>,
    pub(super) targets: Vec<(usize, Participant)>,
    pub(super) places: Vec<PlaceRef>,
    pub(super) instrument: Option<usize>,
    /// Every token that filled a role, for the codes' conditions.
    pub(super) tokens: Vec<(Role, usize)>,
}

impl Assembler<'_> {
    /// What fills the roles of a match.
    pub(super) fn roles(&self, matched: &Match<'_>) -> Roles {
        let mut roles = Roles::default();
        let fillers = self.without_modifiers_of_modifiers(matched);
        let places = self.binder;
        let on_ground = self.knowledge.actions.joint(matched.action).is_some();
        for filler in fillers {
            for &role in filler.roles {
                let filled = match role {
                    Role::Actor | Role::Target => {
                        self.fill_party(role, filler, &mut roles, places, on_ground)
                    }
                    Role::Place | Role::Destination | Role::Origin => {
                        let relation = match role {
                            Role::Destination => Some(places.way_to(filler.token)),
                            Role::Origin => Some(places.way_from(filler.token)),
                            _ => None,
                        };
                        let found = places.phrase_places(filler.token, "clause");
                        let any = !found.is_empty();
                        if !any && !filler.roles.contains(&Role::Target) {
                            // "reached the besieged troops"
                            let mut found = self.parties_at(filler.token);
                            if found.is_empty()
                                && role == Role::Place
                                && self.facts.in_set(filler.token, "milsite")
                            {
                                // "overran rebel positions"
                                found = self.owner(filler.token);
                            }
                            for (token, party) in found {
                                if !roles.targets.iter().any(|(own, _)| *own == token) {
                                    roles.targets.push((token, party));
                                }
                            }
                        }
                        for mut place in found {
                            place.relation = relation.map(str::to_owned).or(place.relation);
                            if !roles.places.iter().any(|own| own.id == place.id) {
                                roles.places.push(place);
                            }
                        }
                        any
                    }
                    Role::Instrument => {
                        let thing = self.facts.place(filler.token).is_none()
                            && self.facts.time(filler.token).is_none()
                            && self.facts.actors.participant(filler.token).is_none();
                        if thing {
                            roles.instrument = roles.instrument.or(Some(filler.token));
                        }
                        thing
                    }
                    Role::Quantity | Role::Time => true,
                };
                roles.tokens.push((role, filler.token));
                for inside in self.clauses.content(filler.token) {
                    if inside != filler.token {
                        roles.tokens.push((role, inside));
                    }
                }
                if filled {
                    break;
                }
            }
        }
        if on_ground {
            self.add_those_beside(matched, &mut roles);
        }
        for (token, party) in &mut roles.targets {
            if party.country.is_none() && party.kind.is_some() {
                party.country = self.country_behind(matched, *token);
            }
        }
        self.prefer_parties(&mut roles);
        // Nobody does a thing to himself by a pronoun; "its positions" is another's or nobody's.
        let actors = &roles.actors;
        roles.targets.retain(|(token, target)| {
            !actors.iter().any(|(at, actor)| {
                at == token
                    || actor.id == target.id
                        && matches!(
                            target.rule.as_str(),
                            "pronoun" | "possessive-pronoun" | "speaker" | "issuer"
                        )
            })
        });
        roles
    }

    /// Where a party is acted on, a thing beside it is only how: "refused the union a hearing" is
    /// done to the union. Things in one row with a party stay: "shelled a school and the garrison".
    fn prefer_parties(&self, roles: &mut Roles) {
        let thing = |party: &Participant| party.rule == thing::RULE;
        let parties: Vec<usize> = (roles.targets.iter())
            .filter(|(_, party)| !thing(party))
            .map(|(token, _)| *token)
            .collect();
        let a = self.facts.analysis;
        roles.targets.retain(|(token, party)| {
            !thing(party)
                || parties.is_empty()
                || parties.iter().any(|&other| {
                    a.dep(other) == Dep::Conj && a.head(other) == *token
                        || a.dep(*token) == Dep::Conj && a.head(*token) == other
                })
        });
    }

    /// Country of those whose home is told at once behind them, where the parser hung it on the
    /// verb: "arrested three sailors from Kenya", "shot two farmers in Chad". A place that the
    /// action leads away from is nobody's home.
    fn country_behind(&self, matched: &Match<'_>, token: usize) -> Option<String> {
        let a = self.facts.analysis;
        let preposition = (token + 1 < a.len()).then_some(token + 1)?;
        let fits = match a.lower(preposition) {
            "from" => true,
            "in" => self.facts.is(token, "civilian"),
            _ => false,
        };
        let here = a.head(preposition) == matched.node;
        let home = a.child(preposition, Dep::Pobj).filter(|_| fits && here)?;
        let left = matched
            .fillers
            .iter()
            .any(|filler| filler.token == home && filler.roles.contains(&Role::Origin));
        let place = self.facts.place(home).filter(|_| !left)?;
        place.place.country.clone()
    }

    /// "The militia fights the group alongside the army": the army fights it too.
    fn add_those_beside(&self, matched: &Match<'_>, roles: &mut Roles) {
        if roles.targets.is_empty() || roles.actors.is_empty() {
            return;
        }
        let heads: Vec<usize> = std::iter::once(matched.node)
            .chain(roles.actors.iter().map(|(token, _)| *token))
            .collect();
        let mut beside = Vec::new();
        for head in heads {
            for name in BESIDE {
                let found = self.clauses.own_prepositional(head, name);
                beside.extend(found.into_iter().flat_map(|token| self.parties_at(token)));
            }
        }
        for (token, party) in beside {
            let known = |(_, own): &(usize, Participant)| own.id == party.id;
            if !roles.actors.iter().any(known) && !roles.targets.iter().any(known) {
                roles.actors.push((token, party));
            }
        }
    }

    /// "Witnesses said they fired at the crowd": those who fired are not those who saw it. Leaves
    /// out the actor of a hostile act whom a pronoun makes one who only tells of it.
    pub(super) fn spare_observers(&self, matched: &Match<'_>, roles: &mut Roles) {
        let hostile = self.knowledge.actions.get(matched.action).polarity == Polarity::Hostile;
        let Some(speaker) = self.attribution.speakers(matched.node).first() else {
            return;
        };
        let told = |actor: &Participant| actor.rule == "pronoun" && actor.id == speaker.id;
        if !hostile || !roles.actors.iter().any(|(_, actor)| told(actor)) {
            return;
        }
        let observes = (self.facts.analysis.tokens_of(speaker.span)).any(|token| {
            let whole = self.facts.actors.participant(token);
            whole.is_some_and(|party| party.span == speaker.span)
                && self.facts.in_set(token, "observer")
        });
        if observes {
            roles.actors.retain(|(_, actor)| !told(actor));
        }
    }

    /// Of the words before a noun, only the last of a run names the party: "Syrian army advance"
    /// is the army's.
    fn without_modifiers_of_modifiers<'m, 'k>(
        &self,
        matched: &'m Match<'k>,
    ) -> Vec<&'m Filler<'k>> {
        let a = self.facts.analysis;
        let known = |token: usize| self.facts.actors.participant(token).is_some();
        matched
            .fillers
            .iter()
            .filter(|filler| {
                let modifier = a.head(filler.token) == matched.node
                    && matches!(a.dep(filler.token), Dep::Amod | Dep::Compound | Dep::Nmod);
                !(modifier
                    && known(filler.token)
                    && matched.fillers.iter().any(|other| {
                        other.token == filler.token + 1
                            && known(other.token)
                            && a.head(other.token) == matched.node
                    }))
            })
            .collect()
    }

    /// Gives the actor's or target's role to whom the filler names; a place that is acted on
    /// becomes the claim's place, a weapon its instrument.
    fn fill_party(
        &self,
        role: Role,
        filler: &Filler<'_>,
        roles: &mut Roles,
        binder: &Binder<'_, '_>,
        on_ground: bool,
    ) -> bool {
        let mut found = self.parties_at(filler.token);
        // "strikes on areas of Ruritania" are on land, not on the state.
        if role == Role::Target {
            found.retain(|(token, party)| *token == filler.token || party.rule != "country");
        }
        // A capital that is attacked is a place, not the government there.
        if role == Role::Target && on_ground {
            found.retain(|(_, party)| party.rule != "metonym");
        }
        if found.is_empty() && role == Role::Actor {
            found = self.behind(filler.token);
            if !found.is_empty() || self.facts.is(filler.token, "weapon") {
                roles.instrument = roles.instrument.or(Some(filler.token));
            }
        }
        if found.is_empty() && role == Role::Target {
            // "lost the town to an offensive by the army"
            if self.facts.in_set(filler.token, "attack-noun") {
                found = self.behind(filler.token);
            }
            if found.is_empty() {
                found = self.owner(filler.token);
                // "turned on his own men": the men, not he.
                found.retain(|(_, party)| {
                    party.rule != "possessive-pronoun"
                        || !roles.actors.iter().any(|(_, actor)| actor.id == party.id)
                });
            }
        }
        if found.is_empty() && role == Role::Target {
            for place in binder.phrase_places(filler.token, "clause") {
                if !roles.places.iter().any(|own| own.id == place.id) {
                    roles.places.push(place);
                }
            }
            if filler.roles == [Role::Target] {
                found = thing::participant(binder, self.document, filler.token)
                    .map(|thing| (filler.token, thing))
                    .into_iter()
                    .collect();
            }
        }
        let found = found
            .into_iter()
            .map(|(token, party)| self.shown(token, party));
        let found: Vec<_> = found.collect();
        let own = match role {
            Role::Actor => &mut roles.actors,
            _ => &mut roles.targets,
        };
        let any = !found.is_empty();
        for (token, party) in found {
            if !own
                .iter()
                .any(|(_, other)| other.id == party.id && other.text == party.text)
            {
                own.push((token, party));
            }
        }
        any
    }

    /// A party that a possessive stands for ("the army … its siege"), quoted by the name before it
    /// in the sentence, which says more to a reader than "its".
    fn shown(&self, token: usize, party: Participant) -> (usize, Participant) {
        let a = self.facts.analysis;
        if party.rule != "possessive-pronoun" {
            return (token, party);
        }
        let start = a.sentences()[a.sentence_of(token)].start;
        let named = (start..token).rev().find_map(|at| {
            let before = self.facts.actors.participants(at).iter();
            before
                .filter(|before| before.id == party.id && !before.rule.contains("pronoun"))
                .find(|before| !matches!(before.rule.as_str(), "speaker" | "issuer"))
        });
        let quoted = named.map(|named| Participant {
            text: named.text.clone(),
            span: named.span,
            ..party.clone()
        });
        (token, quoted.unwrap_or(party))
    }

    /// Whoever a phrase names: by its head, by the name in apposition to it, by what it counts or
    /// divides.
    pub(super) fn parties_at(&self, token: usize) -> Vec<(usize, Participant)> {
        let a = self.facts.analysis;
        let party = |token: usize| {
            self.facts
                .actors
                .participant(token)
                .map(|party| (token, party.clone()))
        };
        // "thousands of civilians and soldiers"
        let inside = self.clauses.content(token);
        if inside.len() > 1 {
            let found: Vec<_> = inside.into_iter().filter_map(party).collect();
            if found.len() > 1 {
                return found;
            }
        }
        let own = party(token);
        // "ally Russia", "the group, the Tigers": the name says more than the description.
        let described = own.as_ref().is_none_or(|(_, own)| own.rule != "curated");
        if described && a.pos(token) == Pos::Noun {
            let named = a
                .children_by(token, &[Dep::Appos])
                .filter_map(party)
                .find(|(_, party)| party.rule == "curated");
            if let Some(named) = named {
                return vec![named];
            }
        }
        if own.is_some() {
            // "They" are all who were joined, "French and Egyptian warships" are two fleets.
            let all = self.facts.actors.participants(token).iter();
            return all.map(|party| (token, party.clone())).collect();
        }
        let inside = self.clauses.content(token);
        if inside != [token] {
            let found: Vec<_> = inside.into_iter().filter_map(party).collect();
            if !found.is_empty() {
                return found;
            }
        }
        a.children_by(token, &[Dep::Appos])
            .filter(|&beside| !list::opens_clause(a, beside))
            .filter_map(party)
            .take(1)
            .collect()
    }

    /// Whose the thing is that something is done to: "the rebels' positions", "militia lines",
    /// "the government's campaign". The nationality of a place is not its owner.
    fn owner(&self, token: usize) -> Vec<(usize, Participant)> {
        let a = self.facts.analysis;
        if self.facts.place(token).is_some() {
            return Vec::new();
        }
        let place = self.facts.in_set(token, "place-noun");
        let mut best: Vec<(usize, Participant)> = Vec::new();
        let mut nation: Option<(usize, &str)> = None;
        for child in a.children_by(token, &[Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod]) {
            let nationality = a.dep(child) == Dep::Amod || self.facts.is(child, "country");
            let Some(party) = self.facts.actors.participant(child) else {
                continue;
            };
            if place && nationality {
                nation = party.country.as_deref().map(|country| (child, country));
                continue;
            }
            // "a Peruvian spy plane": the name says more than a word for somebody.
            let names = |party: &Participant| party.country.is_some() || party.rule == "name";
            if best.iter().any(|(_, best)| names(best)) && !names(party) {
                continue;
            }
            // "business deals", "school fees" are nobody's in particular.
            let sort = a.dep(child) == Dep::Compound
                && a.pos(child) == Pos::Noun
                && !["armed", "state", "rebel", "civilian"]
                    .iter()
                    .any(|class| self.facts.is(child, class));
            if sort {
                continue;
            }
            let mut party = party.clone();
            if let Some((before, country)) = nation.filter(|(before, _)| before + 1 == child)
                && party.country.is_none()
            {
                // "a Peruvian army checkpoint"
                party.country = Some(country.to_owned());
                party.label = format!("{} {}", a.text(before), party.label);
            }
            best = vec![(child, party)];
        }
        if best.is_empty() && !place {
            for inside in self.clauses.own_prepositional(token, "of") {
                if let Some(party) = self.facts.actors.participant(inside) {
                    best.push((inside, party.clone()));
                }
            }
        }
        best
    }

    /// Who is behind a thing or event that did something: "mines laid by the militants", "fire
    /// from the ridge's defenders", "shelling by the army".
    fn behind(&self, token: usize) -> Vec<(usize, Participant)> {
        let a = self.facts.analysis;
        if !self.clauses.is_nominal(token) {
            return Vec::new();
        }
        let mut fillers = self.clauses.own_prepositional(token, "by");
        for clause in a.children_by(token, &[Dep::Acl, Dep::Relcl]) {
            if self.clauses.objects(clause).contains(&token) {
                fillers.extend(self.clauses.subjects(clause));
            }
        }
        fillers.extend(self.clauses.own_prepositional(token, "from"));
        if fillers.is_empty() {
            fillers.extend(self.clauses.subjects(token));
        }
        let mut found: Vec<(usize, Participant)> = Vec::new();
        for filler in fillers {
            for (at, party) in self.parties_at(filler) {
                if !found.iter().any(|(_, own)| own.id == party.id) {
                    found.push((at, party));
                }
            }
        }
        found
    }
}
