//! Assembles claims: a match with its roles ([`super::roles`]) becomes a record with its place,
//! time, status, figures and speaker, and an identifier made from what it says.

use std::collections::BTreeSet;

use super::attribution::AttributionIndex;
use super::bind::{Binder, Deed, Scope};
use super::check::Check;
use super::clause::Clauses;
use super::facts::Facts;
use super::joint;
use super::matcher::Match;
use super::record::{Claim, Codes, Participant, PlaceRef, Quote, Status, TimeRef};
use super::roles::Roles;
use super::status::{self, Subject};
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::knowledge::actions::{CodeList, Condition, Polarity};
use crate::knowledge::pattern::{HeadKind, Role, Test};
use crate::language::{Dep, Pos, Tag};

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
    /// Where and when.
    pub binder: &'a Binder<'a, 'a>,
    /// Who says so.
    pub attribution: &'a AttributionIndex,
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
        self.without_rivals(claims)
    }

    /// Claims without the alliances that were only read out of a row of parties who in the same
    /// report act against each other: "the army and the rebels both shelled the town".
    fn without_rivals(&self, mut claims: Vec<Claim>) -> Vec<Claim> {
        let in_a_row = |claim: &Claim| claim.pattern.ends_with(joint::PATTERN);
        if !claims.iter().any(in_a_row) {
            return claims;
        }
        let hostile = |claim: &Claim| {
            claim.status != Status::Denied
                && self
                    .knowledge
                    .actions
                    .by_notation(&claim.action)
                    .is_some_and(|action| action.polarity == Polarity::Hostile)
        };
        let mut rivals = BTreeSet::new();
        for claim in claims.iter().filter(|claim| hostile(claim)) {
            for actor in &claim.actors {
                for target in &claim.targets {
                    rivals.insert((actor.id.clone(), target.id.clone()));
                    rivals.insert((target.id.clone(), actor.id.clone()));
                }
            }
        }
        claims.retain(|claim| {
            !in_a_row(claim)
                || !claim.actors.iter().any(|actor| {
                    (claim.targets.iter())
                        .any(|target| rivals.contains(&(actor.id.clone(), target.id.clone())))
                })
        });
        claims
    }

    fn claims_of(&self, matched: &Match<'_>) -> Vec<Claim> {
        let a = self.facts.analysis;
        let action = self.knowledge.actions.get(matched.action);
        let mut roles = self.roles(matched);
        self.spare_observers(matched, &mut roles);
        if !self.says_something(matched, &roles) {
            return Vec::new();
        }
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
        let deed = Deed {
            event: !action.state,
            said: self.is_said(matched),
            open: status.is_open(),
        };
        let time = self.binder.time(matched.node, deed);
        let time = match self.is_to_come(time.as_ref()) && a.tag(matched.node) == Tag::Vbd {
            true => time.map(|time| self.binder.left_open(time)),
            false => time,
        };
        let status = match self.is_to_come(time.as_ref()) {
            true if status == Status::Actual => Status::Predicted,
            _ => status,
        };
        let mut fillers: Vec<usize> = roles.tokens.iter().map(|(_, token)| *token).collect();
        fillers.extend(&matched.consumed);
        let quantities = self.binder.quantities(matched.node, &fillers);
        let at_large = ["bond", "at-large"]
            .iter()
            .any(|name| self.has_trait(matched, name))
            || nominal && self.facts.in_set(matched.node, "drawn-out-fight");
        let scope = Scope {
            placed: !at_large,
            toll: self.has_trait(matched, "toll"),
            status,
            time: time.as_ref(),
            quantities: &quantities,
        };
        let places = self.places(matched, &roles, scope);
        let trigger = Quote {
            span: a.span_of(&matched.words),
            text: a.text_of(&matched.words).to_owned(),
        };
        // "the detained leaders": known of somebody, and no news.
        let background = matched.kind == HeadKind::Verb
            && a.dep(matched.node) == Dep::Amod
            && roles.actors.is_empty()
            && !action.state;
        let names =
            std::iter::once(action.notation.as_str()).chain(action.also.iter().map(String::as_str));
        let mut claims: Vec<Claim> = names
            .filter_map(|name| {
                let at = self.knowledge.actions.position(name)?;
                let mut claim = Claim {
                    id: String::new(),
                    document: self.document.name.clone(),
                    sentence: self.sentence(matched.trigger),
                    trigger: trigger.clone(),
                    action: name.to_owned(),
                    codes: match matched.embedded || background {
                        // What is alleged may have happened; PLOVER and CAMEO code the accusation.
                        true if status == Status::Possible => Codes {
                            acled: self.code(at, CodeList::Acled, &roles, status),
                            ..Codes::default()
                        },
                        true => Codes::default(),
                        false => self.codes(at, &roles, status, nominal),
                    },
                    actors: parties(&roles.actors),
                    targets: parties(&roles.targets),
                    places: places.clone(),
                    time: time.clone(),
                    attribution: self.attribution.speakers(matched.node).to_vec(),
                    status,
                    quantities: quantities.clone(),
                    instrument: roles.instrument.map(|token| {
                        let tokens = self.binder.noun_phrase(token);
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
            .collect();
        let joint = claims.first().map(|claim| self.joint(matched, claim));
        claims.extend(joint.unwrap_or_default());
        claims
    }

    /// Whether its own day is after that of the report: "will not stand in the elections in May".
    fn is_to_come(&self, time: Option<&TimeRef>) -> bool {
        let day = time
            .filter(|time| time.rule == "clause")
            .and_then(|time| time.start);
        matches!((day, self.document.metadata.date), (Some(day), Some(today)) if day > today)
    }

    /// Whether it is done in words or on paper.
    fn is_said(&self, matched: &Match<'_>) -> bool {
        self.has_trait(matched, "said")
    }

    fn has_trait(&self, matched: &Match<'_>, name: &str) -> bool {
        (self.knowledge.actions.ancestry(matched.action)).any(|action| action.traits.contains(name))
    }

    /// Where it happened: what a role names, else what the clauses around and the text tell.
    fn places(&self, matched: &Match<'_>, roles: &Roles, scope: Scope<'_>) -> Vec<PlaceRef> {
        let parties: Vec<usize> = (roles.targets.iter().chain(&roles.actors))
            .map(|(token, _)| *token)
            .collect();
        let located = (roles.tokens.iter()).any(|(role, token)| {
            matches!(role, Role::Place | Role::Destination | Role::Origin)
                && self.facts.time(*token).is_none()
        });
        if self.is_said(matched) && !located {
            return self.binder.said_at(matched.node, &parties);
        }
        if self.names_unknown_place(roles) {
            // Better no place than the one that the report is about.
            return Vec::new();
        }
        if roles.places.is_empty() {
            // What is only demanded or agreed has happened nowhere yet, and a bond lies nowhere.
            return match matched.embedded {
                true => self.binder.own_places(matched.node, &parties),
                false => self.binder.places(matched.node, &parties, scope),
            };
        }
        let mut places = roles.places.clone();
        self.binder.around(matched.node, scope, &mut places);
        places
    }

    /// What the same words say of those who do it side by side: of each, that it stands with those
    /// named after it.
    fn joint(&self, matched: &Match<'_>, claim: &Claim) -> Vec<Claim> {
        // What is only alleged or denied shows nobody's alliance.
        let told = !matches!(claim.status, Status::Denied | Status::Possible);
        let allies = joint::allies(self.knowledge, self.clauses, self.facts, matched);
        let Some(allies) = allies.filter(|_| told) else {
            return Vec::new();
        };
        let row = &allies.row;
        (1..row.len())
            .map(|at| self.alliance(allies.action, row[at - 1], &row[at..], claim))
            .collect()
    }

    /// The claim that one stands with others who do with it what `claim` tells.
    fn alliance(&self, action: usize, one: usize, others: &[usize], claim: &Claim) -> Claim {
        let mut roles = Roles::default();
        for (role, tokens) in [(Role::Actor, &[one][..]), (Role::Target, others)] {
            for &token in tokens {
                let own = match role {
                    Role::Actor => &mut roles.actors,
                    _ => &mut roles.targets,
                };
                own.extend(self.parties_at(token));
                roles.tokens.push((role, token));
            }
        }
        let mut joint = Claim {
            action: self.knowledge.actions.get(action).notation.clone(),
            // PLOVER's support takes whoever stands together; CAMEO codes it where it is said.
            codes: Codes {
                cameo: None,
                ..self.codes(action, &roles, claim.status, false)
            },
            actors: parties(&roles.actors),
            targets: parties(&roles.targets),
            quantities: Vec::new(),
            instrument: None,
            pattern: format!("{}{}", claim.action, joint::PATTERN),
            ..claim.clone()
        };
        joint.id = self.identify(&joint);
        joint
    }

    /// Whether a place is named that nobody knows: "the army took Tarvik", "Tarvik, a town that the
    /// army took".
    fn names_unknown_place(&self, roles: &Roles) -> bool {
        let a = self.facts.analysis;
        let unknown = |token: usize| {
            a.pos(token) == Pos::Propn
                && self.facts.place(token).is_none()
                && self.facts.time(token).is_none()
        };
        let named =
            |token: usize| unknown(token) || a.dep(token) == Dep::Appos && unknown(a.head(token));
        let at = |wanted: &Role| matches!(wanted, Role::Place | Role::Destination);
        roles.places.is_empty()
            && (roles.tokens.iter()).any(|(role, token)| at(role) && named(*token))
    }

    /// The codes of an action for these roles, in every list.
    fn codes(&self, action: usize, roles: &Roles, status: Status, nominal: bool) -> Codes {
        let code = |list| self.code(action, list, roles, status);
        Codes {
            acled: code(CodeList::Acled),
            plover: code(CodeList::Plover),
            // CAMEO codes what somebody does to another: an event that a noun only names, without
            // who did it, is background to it.
            cameo: code(CodeList::Cameo).filter(|_| !nominal || !roles.actors.is_empty()),
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
        let met_by = |role: Role, test: &Test| {
            let check = Check::new(test, &self.knowledge.lexicon);
            let mut tokens = roles.tokens.iter().filter(|(own, _)| *own == role);
            tokens.any(|(_, token)| self.facts.meets(*token, &check))
        };
        let holds = |condition: &Condition| match condition {
            Condition::Polarity(any) => any.contains(&polarity),
            Condition::Status(any) => any.iter().any(|own| own == status),
            Condition::Absent(any) => any.iter().all(absent),
            Condition::Filler(role, tests) => tests.iter().any(|test| met_by(*role, test)),
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
        let a = self.facts.analysis;
        if matched.kind != HeadKind::Noun {
            // "those who were killed", "he was seized", with nobody known for him.
            let named = |token: usize| !matches!(a.pos(token), Pos::Pron | Pos::Det);
            return (matched.fillers.iter()).any(|filler| named(filler.token))
                || !matched.consumed.is_empty();
        }
        let definite = a.children(matched.node).any(|child| {
            a.dep(child) == Dep::Det
                && matches!(a.lower(child), "the" | "this" | "that" | "these" | "those")
                || a.dep(child) == Dep::Poss
        });
        !definite
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
