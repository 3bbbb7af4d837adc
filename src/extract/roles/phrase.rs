//! Whom a phrase names: by its head, by the name beside it, as the owner of a thing, as whoever is
//! behind a thing or event that did something.

use crate::extract::claim::Assembler;
use crate::extract::clause::list;
use crate::extract::record::Participant;
use crate::language::{Dep, Pos, Tag};

impl Assembler<'_> {
    /// A party that a possessive stands for ("the army … its siege"), quoted by the name before it
    /// in the sentence, which says more to a reader than "its".
    pub(super) fn shown(&self, token: usize, party: Participant) -> (usize, Participant) {
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
    pub(in crate::extract) fn parties_at(&self, token: usize) -> Vec<(usize, Participant)> {
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
        // "herders, especially those of the north": these besides the others.
        let narrowed = a
            .children_by(token, &[Dep::Appos])
            .filter(|&only| self.clauses.is_narrowing(only));
        let narrowed: Vec<_> = narrowed.filter_map(party).collect();
        if !narrowed.is_empty() {
            return party(token).into_iter().chain(narrowed).collect();
        }
        // "foreign ministers Berg of Ruritania and Rojas of Borduria": each of those named.
        let person = self
            .facts
            .actors
            .party(token)
            .is_some_and(|party| party.person);
        let titles = a.tag(token) == Tag::Nns && person;
        let explained = a
            .child(token, Dep::Appos)
            .filter(|&first| !list::is_member(a, first));
        if let Some(first) = explained.filter(|_| titles) {
            let row = list::all(a, first);
            let each: Vec<_> = row.iter().copied().filter_map(party).collect();
            if row.len() > 1 && each.len() == row.len() {
                return each;
            }
        }
        let own = party(token);
        // "ally Russia", "the group, the Tigers": the name says more than the description.
        let described = own.as_ref().is_none_or(|(_, own)| own.rule != "curated");
        if described && a.pos(token) == Pos::Noun {
            let named = a
                .children_by(token, &[Dep::Appos])
                .chain(self.stray_name(token))
                .filter_map(party)
                .find(|(at, party)| {
                    party.rule == "curated"
                        || matches!(party.rule.as_str(), "name" | "surname")
                            && self.is_one(token, *at)
                });
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
        // "It was the north, not the south, that": the south is nobody's other name.
        a.children_by(token, &[Dep::Appos])
            .filter(|&beside| !list::opens_clause(a, beside))
            .filter(|&other| {
                let start = a.subtree(other).start;
                start == 0 || a.dep(start - 1) != Dep::Neg
            })
            .filter_map(party)
            .take(1)
            .collect()
    }

    /// Whether a description and a name beside it are of one human being or one body: "his
    /// counterpart, Anna Berg", "the newspaper El Faro".
    fn is_one(&self, described: usize, name: usize) -> bool {
        let a = self.facts.analysis;
        let sort = |token: usize| {
            let party = self.facts.actors.party(token).filter(|party| !party.plural);
            party.map(|party| party.person)
        };
        sort(described).is_some()
            && sort(described) == sort(name)
            && a.tag(described) == Tag::Nn
            && a.pos(name) == Pos::Propn
    }

    /// A person's name at once behind a description and its comma, which the parser hung on the
    /// verb.
    fn stray_name(&self, described: usize) -> Option<usize> {
        let a = self.facts.analysis;
        let start = described + 2;
        let set_off = start < a.len() && a.text(described + 1) == ",";
        let name = a.entity_at(start).filter(|_| set_off)?;
        let head = (name.tokens.clone()).find(|&at| !name.tokens.contains(&a.head(at)))?;
        (name.tokens.start == start
            && self.facts.names_person(head)
            && matches!(a.dep(head), Dep::Npadvmod | Dep::Dep))
        .then_some(head)
    }

    /// Whose the thing is that something is done to: "the rebels' positions", "militia lines",
    /// "the government's campaign". The nationality of a place is not its owner.
    pub(super) fn owner(&self, token: usize) -> Vec<(usize, Participant)> {
        let a = self.facts.analysis;
        if self.facts.place(token).is_some() || self.facts.in_set(token, "done-to-noun") {
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
    pub(super) fn behind(&self, token: usize) -> Vec<(usize, Participant)> {
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
