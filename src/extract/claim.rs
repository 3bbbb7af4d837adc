//! Assembles claims: a match becomes a record with its participants, place, time, status, figures
//! and speaker, and an identifier made from what it says.

use std::collections::BTreeSet;

use super::attribution::AttributionIndex;
use super::bind::Binder;
use super::clause::Clauses;
use super::facts::Facts;
use super::matcher::{Filler, Match};
use super::record::{Claim, Codes, Participant, PlaceRef, Quote, Status};
use super::status::{self, Subject};
use super::thing;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::knowledge::actions::{CodeList, Condition};
use crate::knowledge::pattern::{HeadKind, Role};
use crate::language::{Dep, Pos};

/// Namespace of claim identifiers.
const CLAIM: &str = "https://w3id.org/dateline/claim/";

/// Everything that the claims of one document are made from.
pub struct Assembler<'a> {
    /// Actions and word lists.
    pub knowledge: &'a Knowledge,
    /// The document.
    pub document: &'a Document,
    /// Its clauses.
    pub clauses: &'a Clauses<'a>,
    /// What the other finders found.
    pub facts: &'a Facts<'a>,
    /// Who says so.
    pub attribution: &'a AttributionIndex,
}

/// The parties of a claim, with the tokens that they stand at.
#[derive(Default)]
struct Roles {
    actors: Vec<(usize, Participant)>,
    targets: Vec<(usize, Participant)>,
    places: Vec<PlaceRef>,
    instrument: Option<usize>,
    /// Every token that filled a role, for the codes' conditions.
    tokens: Vec<(Role, usize)>,
}

impl Assembler<'_> {
    /// The claims of all matches, in text order, without repetitions.
    pub fn claims(&self, matches: &[Match<'_>]) -> Vec<Claim> {
        let mut claims = Vec::new();
        let mut seen = BTreeSet::new();
        for matched in matches {
            for claim in self.claims_of(matched) {
                let key = (
                    claim.sentence.span,
                    claim.action.clone(),
                    ids(&claim.actors),
                    ids(&claim.targets),
                    claim.trigger.text.clone(),
                );
                if seen.insert(key) {
                    claims.push(claim);
                }
            }
        }
        claims
    }

    fn claims_of(&self, matched: &Match<'_>) -> Vec<Claim> {
        let a = self.facts.analysis;
        let action = self.knowledge.actions.get(matched.action);
        let roles = self.roles(matched);
        if !self.says_something(matched, &roles) {
            return Vec::new();
        }
        let binder = self.binder();
        let nominal = matched.kind == HeadKind::Noun;
        let status = status::read(
            self.clauses,
            Subject {
                token: matched.node,
                nominal,
                state: action.state,
                polarity: action.polarity,
            },
        );
        let mut places = roles.places.clone();
        if places.is_empty() {
            let parties: Vec<usize> = roles
                .targets
                .iter()
                .chain(&roles.actors)
                .map(|(token, _)| *token)
                .collect();
            places = binder.places(matched.node, &parties);
        } else {
            binder.around(matched.node, &mut places);
        }
        let time = binder.time(matched.node, !action.state);
        let mut fillers: Vec<usize> = roles.tokens.iter().map(|(_, token)| *token).collect();
        fillers.extend(&matched.consumed);
        let quantities = binder.quantities(matched.node, &fillers);
        let trigger = Quote {
            span: a.span_of(&matched.words),
            text: a.text_of(&matched.words).to_owned(),
        };
        let names =
            std::iter::once(action.notation.as_str()).chain(action.also.iter().map(String::as_str));
        names
            .filter_map(|name| {
                let at = self.knowledge.actions.position(name)?;
                let code = |list| {
                    (!matched.embedded)
                        .then(|| self.code(at, list, &roles, status))
                        .flatten()
                };
                let mut claim = Claim {
                    id: String::new(),
                    document: self.document.name.clone(),
                    sentence: self.sentence(matched.trigger),
                    trigger: trigger.clone(),
                    action: name.to_owned(),
                    codes: Codes {
                        acled: code(CodeList::Acled),
                        plover: code(CodeList::Plover),
                        cameo: code(CodeList::Cameo),
                    },
                    actors: parties(&roles.actors),
                    targets: parties(&roles.targets),
                    places: places.clone(),
                    time: time.clone(),
                    attribution: self.attribution.speakers(matched.node).to_vec(),
                    status,
                    quantities: quantities.clone(),
                    instrument: roles.instrument.map(|token| {
                        let tokens = binder.noun_phrase(token);
                        Quote {
                            span: a.span_of(&tokens),
                            text: a.text_of(&tokens).to_owned(),
                        }
                    }),
                    pattern: format!("{}/{}", action.notation, matched.number),
                };
                claim.id = self.identify(&claim);
                Some(claim)
            })
            .collect()
    }

    fn binder(&self) -> Binder<'_, '_> {
        Binder {
            clauses: self.clauses,
            facts: self.facts,
            places: &self.knowledge.places,
            metadata: &self.document.metadata,
            hash: &self.document.hash,
        }
    }

    /// The code of an action for these roles.
    fn code(&self, action: usize, list: CodeList, roles: &Roles, status: Status) -> Option<String> {
        let polarity = self.knowledge.actions.get(action).polarity;
        let status = serde_json::to_value(status).ok();
        let status = status
            .as_ref()
            .and_then(|status| status.as_str())
            .unwrap_or_default();
        let absent = |role: &Role| match role {
            Role::Actor => roles.actors.is_empty(),
            Role::Target => roles.targets.is_empty(),
            other => !roles.tokens.iter().any(|(own, _)| own == other),
        };
        let holds = |condition: &Condition| match condition {
            Condition::Polarity(any) => any.contains(&polarity),
            Condition::Status(any) => any.iter().any(|own| own == status),
            Condition::Absent(any) => any.iter().all(absent),
            Condition::Filler(role, tests) => roles
                .tokens
                .iter()
                .filter(|(own, _)| own == role)
                .any(|(_, token)| tests.iter().any(|test| self.facts.meets(*token, test))),
        };
        self.knowledge
            .actions
            .code(action, list, holds)
            .map(str::to_owned)
    }

    /// Whether a match is worth a claim: somebody or something takes part, or a noun tells of an
    /// event as news and not as a thing known ("the attack").
    fn says_something(&self, matched: &Match<'_>, roles: &Roles) -> bool {
        let parties = !roles.actors.is_empty() || !roles.targets.is_empty();
        if parties || !roles.places.is_empty() {
            return true;
        }
        if matched.kind != HeadKind::Noun {
            return !matched.fillers.is_empty() || !matched.consumed.is_empty();
        }
        let a = self.facts.analysis;
        let definite = a.children(matched.node).any(|child| {
            a.dep(child) == Dep::Det
                && matches!(a.lower(child), "the" | "this" | "that" | "these" | "those")
                || a.dep(child) == Dep::Poss
        });
        !definite
    }

    fn roles(&self, matched: &Match<'_>) -> Roles {
        let mut roles = Roles::default();
        let fillers = self.without_modifiers_of_modifiers(matched);
        let places = self.binder();
        for filler in fillers {
            for &role in filler.roles {
                let filled = match role {
                    Role::Actor | Role::Target => {
                        self.fill_party(role, filler, &mut roles, &places)
                    }
                    Role::Place | Role::Destination | Role::Origin => {
                        let relation = match role {
                            Role::Destination => Some(places.way_to(filler.token)),
                            Role::Origin => Some("from"),
                            _ => None,
                        };
                        let found = places.phrase_places(filler.token, "clause");
                        let any = !found.is_empty();
                        if !any && !filler.roles.contains(&Role::Target) {
                            // "reached the besieged troops"
                            for (token, party) in self.parties_at(filler.token) {
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
        // Nobody does a thing to himself by a pronoun; "its positions" is another's or nobody's.
        let actors = &roles.actors;
        roles.targets.retain(|(token, target)| {
            !actors
                .iter()
                .any(|(at, actor)| at == token || actor.id == target.id && target.rule == "pronoun")
        });
        roles
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
    ) -> bool {
        let mut found = self.parties_at(filler.token);
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

    /// Whoever a phrase names: by its head, by the name in apposition to it, by what it counts or
    /// divides.
    fn parties_at(&self, token: usize) -> Vec<(usize, Participant)> {
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
        if let Some(own) = own {
            return vec![own];
        }
        let inside = self.clauses.content(token);
        if inside != [token] {
            let found: Vec<_> = inside.into_iter().filter_map(party).collect();
            if !found.is_empty() {
                return found;
            }
        }
        a.children_by(token, &[Dep::Appos])
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
        for child in a.children_by(token, &[Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod]) {
            let nationality = a.dep(child) == Dep::Amod || self.facts.is(child, "country");
            if (place && nationality) || a.head(child) != token {
                continue;
            }
            if let Some(party) = self.facts.actors.participant(child) {
                best = vec![(child, party.clone())];
            }
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

    fn sentence(&self, token: usize) -> Quote {
        let a = self.facts.analysis;
        let mut range = a.sentences()[a.sentence_of(token)].clone();
        while range.len() > 1 && a.text(range.end - 1).trim().is_empty() {
            range.end -= 1;
        }
        Quote {
            span: a.span_of(&range),
            text: a.text_of(&range).to_owned(),
        }
    }

    /// An identifier from what the claim says and where.
    fn identify(&self, claim: &Claim) -> String {
        let mut content = vec![
            self.document.hash.clone(),
            format!("{}-{}", claim.trigger.span.start, claim.trigger.span.end),
            claim.action.clone(),
        ];
        for party in &claim.actors {
            content.push(format!("actor {} {}", party.id, party.span.start));
        }
        for party in &claim.targets {
            content.push(format!("target {} {}", party.id, party.span.start));
        }
        let hash = blake3::hash(content.join("\u{1f}").as_bytes());
        format!("{CLAIM}{}", &hash.to_hex()[..32])
    }
}

fn parties(found: &[(usize, Participant)]) -> Vec<Participant> {
    found.iter().map(|(_, party)| party.clone()).collect()
}

fn ids(parties: &[Participant]) -> Vec<String> {
    parties.iter().map(|party| party.id.clone()).collect()
}
