//! Who and what fills the roles of a match: from the tokens that a pattern reached to parties,
//! places and instruments.

mod phrase;

use super::bind::Binder;
use super::claim::Assembler;
use super::joint::BESIDE;
use super::matcher::{Filler, Match};
use super::record::{Participant, PlaceRef};
use super::thing;
use crate::knowledge::actions::Polarity;
use crate::knowledge::pattern::Role;
use crate::language::Dep;

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
                        self.fill_party(role, filler, &mut roles, places, matched)
                    }
                    Role::Place | Role::Destination | Role::Origin => {
                        let relation = match role {
                            Role::Destination => Some(places.way_to(filler.token)),
                            Role::Origin => Some(places.way_from(filler.token)),
                            _ => None,
                        };
                        let found = places.phrase_places(filler.token, "clause");
                        let any = !found.is_empty();
                        // Who is saved from somebody is not saved together with him.
                        let saved = role == Role::Origin && self.is_kind(matched);
                        if !any && !saved && !filler.roles.contains(&Role::Target) {
                            // "reached the besieged troops"
                            let mut found = self.parties_at(filler.token);
                            if found.is_empty()
                                && role == Role::Place
                                && self.facts.in_set(filler.token, "milsite")
                            {
                                // "overran rebel positions"
                                found = self.owner(filler.token);
                            }
                            // A state that only says where is no party to it.
                            found.retain(|(_, party)| {
                                role != Role::Place || party.rule != "country"
                            });
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
        self.prefer_parties(&mut roles);
        // "She was paid nothing for her pictures": whose a thing is has not given it to himself.
        let targets = &roles.targets;
        roles.actors.retain(|(_, actor)| {
            actor.rule != "possessive-pronoun"
                || !targets.iter().any(|(_, target)| target.id == actor.id)
        });
        roles
    }

    /// Whether a match tells of something done for somebody.
    fn is_kind(&self, matched: &Match<'_>) -> bool {
        self.knowledge.actions.get(matched.action).polarity == Polarity::Cooperative
    }

    /// Where a party is acted on, a thing beside it is only how: "refused the union a hearing" is
    /// done to the union. Things in one row with a party stay: "shelled a school and the garrison".
    fn prefer_parties(&self, roles: &mut Roles) {
        let thing = |party: &Participant| party.rule == thing::RULE;
        // The rebels of "shelled rebel lines and a school" stand in the row by their lines.
        let parties: Vec<usize> = (roles.targets.iter())
            .filter(|(_, party)| !thing(party))
            .flat_map(|(token, _)| [*token, self.clauses.phrase_head(*token)])
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
        matched: &Match<'_>,
    ) -> bool {
        let on_ground = self.knowledge.actions.joint(matched.action).is_some();
        let mut found = self.parties_at(filler.token);
        // "strikes on areas of Ruritania" are on land, not on the state.
        if role == Role::Target {
            found.retain(|(token, party)| *token == filler.token || party.rule != "country");
        }
        if role == Role::Actor
            && found
                .iter()
                .all(|(token, party)| self.is_means(*token, party))
        {
            // "hit by drones that the army launched": whoever launched them did it.
            let behind = self.behind(filler.token);
            if !behind.is_empty() {
                found.clear();
            }
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
            // "lost the town to an offensive by the army", "condemned the arrest of a nun by police"
            let deed = ["attack-noun", "done-to-noun"];
            if deed.iter().any(|set| self.facts.in_set(filler.token, set)) {
                found = self.behind(filler.token);
            }
            if found.is_empty() {
                found = self.owner(filler.token);
                // "a Ruritanian oiler was killed": no state, whatever he is.
                let people = self.facts.in_set(matched.trigger, "done-to-people");
                found.retain(|(_, party)| !(people && party.rule == "nationality"));
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
            let manner = self.facts.in_set(filler.token, "manner-noun");
            if filler.roles == [Role::Target] && !manner {
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

    /// Whether a party is only a weapon or vehicle of somebody who is not told.
    fn is_means(&self, token: usize, party: &Participant) -> bool {
        party.country.is_none()
            && ["weapon", "vehicle"]
                .iter()
                .any(|class| self.facts.is(token, class))
    }
}
