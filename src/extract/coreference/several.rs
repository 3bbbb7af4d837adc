//! Words for several who were told of together: "the two men", "both sides", one of those counted
//! before, the one group of its kind.

use std::collections::BTreeMap;

use crate::extract::actor::{Class, Finder, Party, Phrase, noun_sense};
use crate::extract::clause::list;
use crate::knowledge::kinds::NounSense;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, Pos};

/// How far back "both" look, in sentences.
const PAIR_REACH: usize = 2;

impl Finder<'_> {
    /// Whether a phrase speaks of two who are known: "both sides", "the two countries", "both".
    pub(in crate::extract) fn speaks_of_two(&self, head: usize) -> bool {
        let analysis = self.analysis;
        let word = analysis.lower(head);
        let argument = matches!(
            analysis.dep(head),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Poss
        );
        let child = |wanted: &str| {
            analysis
                .children(head)
                .any(|at| analysis.lower(at) == wanted)
        };
        match word {
            "both" => argument && !child("of"),
            "two" => argument && child("the") && !child("of"),
            _ => {
                analysis.pos(head) == Pos::Noun
                    && (child("both") || child("two") && child("the"))
                    && !child("and")
            }
        }
    }

    /// The two parties that "both sides", "the two leaders" or "both" speak of: two that were
    /// joined, or the only two of the sort that a sentence just before tells of. `noun` is the
    /// lemma of the head noun, empty for "both". Empty where it is not clear.
    pub(in crate::extract) fn pair(&self, head: usize, noun: &str) -> Vec<Party> {
        Sort::of(noun).map_or_else(Vec::new, |sort| self.pair_of(head, sort))
    }

    /// "The two prime ministers", where the report does not name them: those of the two states that
    /// it tells of just before, else two of nobody's. `None` where one state can have both, or the
    /// words themselves say whose they are.
    pub(in crate::extract) fn sole_officers(&self, head: usize) -> Option<Vec<Party>> {
        if !self.speaks_of_two(head) {
            return None;
        }
        let analysis = self.analysis;
        let phrase = Phrase::at(analysis, head);
        let (noun, start) = noun_sense(analysis, self.knowledge, head)?;
        let both = self.told_as_both(head);
        if !both.is_empty() {
            return Some(both);
        }
        let mut words: Vec<&str> = (start..head).map(|token| analysis.lower(token)).collect();
        words.push(analysis.lemma(head));
        let office = words.join(" ");
        let told = phrase.possessor.is_some()
            || (phrase.modifiers.iter()).any(|modifier| modifier.tokens.start < start)
            || (analysis.children(head))
                .any(|child| analysis.lower(child) == "of" || analysis.dep(child) == Dep::Appos);
        if told || !(self.knowledge.lexicon).contains("sole-office", &office) {
            return None;
        }
        let person = noun.sense == NounSense::Person;
        if person {
            let named = self.pair_of(head, Sort::Persons);
            if !named.is_empty() {
                return Some(named);
            }
        }
        let party = Party {
            tokens: phrase.tokens.clone(),
            kind: Some(noun.kind.notation.clone()),
            kind_iri: Some(noun.kind.iri.clone()),
            classes: noun.kind.classes.with(Class::Actor),
            noun: analysis.lemma(head).to_lowercase(),
            rule: "noun-phrase",
            person,
            ..Party::default()
        };
        let states = self.pair_of(head, Sort::Countries);
        let each = states.iter().filter_map(|state| {
            let country = self
                .knowledge
                .countries
                .by_code(state.country.as_deref()?)?;
            Some(Party {
                label: format!("{} {office}", country.adjective()),
                country: state.country.clone(),
                rule: "description-pair",
                ..party.clone()
            })
        });
        let each: Vec<Party> = each.collect();
        if each.len() == 2 {
            return Some(each);
        }
        let label = analysis.text_of(&(start..head + 1)).to_owned();
        Some(vec![Party {
            label,
            plural: true,
            ..party
        }])
    }

    /// The two whom one phrase told of just before by the same noun: "the ministers of Ruritania and
    /// Borduria … the two ministers".
    fn told_as_both(&self, head: usize) -> Vec<Party> {
        let analysis = self.analysis;
        let here = analysis.sentence_of(head);
        let told = self.discourse.told.iter().rev().copied().find(|&token| {
            here - analysis.sentence_of(token).min(here) <= PAIR_REACH
                && token < head
                && self.parties[token].len() == 2
                && analysis.lemma(token) == analysis.lemma(head)
        });
        let tokens = Phrase::at(analysis, head).tokens;
        let both = told.map_or(&[][..], |token| self.parties[token].as_slice());
        both.iter()
            .map(|party| party.referred(tokens.clone(), "description-pair", party.plural))
            .collect()
    }

    fn pair_of(&self, head: usize, sort: Sort) -> Vec<Party> {
        let analysis = self.analysis;
        let here = analysis.sentence_of(head);
        let first = Phrase::at(analysis, head).tokens.start.min(head);
        for back in 0..=PAIR_REACH.min(here) {
            let told: Vec<usize> = self
                .discourse
                .told
                .iter()
                .copied()
                .filter(|&token| token < first && analysis.sentence_of(token) == here - back)
                // "the Ruritanian arms maker" names no Ruritania.
                .filter(|&token| {
                    (self.parties[token].first())
                        .is_some_and(|party| party.rule != "nationality" && sort.fits(party))
                })
                .collect();
            let joined = told.iter().find_map(|&token| {
                let all = list::all(analysis, token);
                (!list::is_member(analysis, token)
                    && all.len() == 2
                    && all.iter().all(|member| told.contains(member)))
                .then_some(all)
            });
            let mut found: Vec<&Party> = Vec::new();
            for token in joined.unwrap_or(told) {
                if let Some(party) = self.parties[token].first()
                    && !found.iter().any(|other| other.label == party.label)
                {
                    found.push(party);
                }
            }
            match found.as_slice() {
                [one, other] if !is_part(one, other) && !is_part(other, one) => {
                    let tokens = Phrase::at(analysis, head).tokens;
                    return [one, other]
                        .map(|party| party.referred(tokens.clone(), "description-pair", true))
                        .to_vec();
                }
                [] | [_] => {}
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// Of several who were counted just before, the one that is spoken of now: "two soldiers …
    /// one man", "one serviceman".
    pub(super) fn one_of_several(&self, phrase: &Phrase, party: &Party) -> Option<Party> {
        if party.plural || !party.person || party.count.as_deref() != Some("one") {
            return None;
        }
        // "one person" is anybody.
        if matches!(party.noun.as_str(), "person" | "people" | "civilian") {
            return None;
        }
        let here = self.analysis.sentence_of(phrase.head);
        let plain = party.kind.as_deref() == Some("civilians");
        let counted: Vec<usize> = (self.discourse.told.iter().rev().copied())
            .filter(|&token| token < phrase.tokens.start)
            .take_while(|&token| here - self.analysis.sentence_of(token) <= 2)
            .filter(|&token| {
                self.parties[token].first().is_some_and(|other| {
                    other.plural
                        && other.count.as_deref().is_some_and(|count| count != "one")
                        && (plain && (other.person || other.classes.contains(Class::Armed))
                            || other.kind == party.kind)
                })
            })
            .collect();
        // "four farmers and two traders … one farmer": the one of the same name; of a row nobody else.
        let same = |token: usize| self.parties[token][0].noun == party.noun;
        let found = counted
            .iter()
            .copied()
            .find(|&token| same(token))
            .or_else(|| {
                let last = *counted.first()?;
                let alone = |&&other: &&usize| {
                    other == last
                        || self.analysis.sentence_of(other) != self.analysis.sentence_of(last)
                };
                (counted.iter().filter(alone).count() == counted.len()).then_some(last)
            })?;
        self.parties[found].first().cloned()
    }

    /// The one non-state armed group that the report is about and that the noun may speak of.
    pub(super) fn only_armed_group(&self, party: &Party, at: usize) -> Option<Party> {
        if !party.classes.contains(Class::Rebel) {
            return None;
        }
        let mut counts = BTreeMap::<&str, (usize, &Party)>::new();
        for spot in self.spots() {
            let Meaning::Actor(_) = spot.meaning else {
                continue;
            };
            let Some(other) = self.parties[spot.head].first().filter(|_| spot.head < at) else {
                continue;
            };
            let armed =
                other.classes.contains(Class::Armed) && !other.classes.contains(Class::State);
            if armed && self.may_describe(other, &party.noun, party) {
                counts.entry(&other.label).or_insert((0, other)).0 += 1;
            }
        }
        let mut ranked: Vec<_> = counts.into_values().collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.label.cmp(&b.1.label)));
        match ranked.as_slice() {
            [(count, found)] if *count >= 2 => Some((*found).clone()),
            [(count, found), (next, _), ..] if *count >= 3 * next => Some((*found).clone()),
            _ => None,
        }
    }
}

/// Whether a party belongs to the state that another is or speaks for, so that the two are one side: a
/// ministry, a government and its forces.
fn is_part(party: &Party, state: &Party) -> bool {
    let has = |party: &Party, class| party.classes.contains(class);
    let alike = has(state, Class::Country) || has(state, Class::State) && !party.person;
    alike
        && has(party, Class::State)
        && !has(party, Class::Country)
        && party.country.is_some()
        && party.country == state.country
}

/// What the two of a pair are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Any,
    Countries,
    Sides,
    Persons,
    Forces,
}

impl Sort {
    fn of(noun: &str) -> Option<Self> {
        Some(match noun {
            "country" | "nation" | "state" | "neighbour" | "neighbor" | "republic"
            | "government" | "capital" => Self::Countries,
            "" => Self::Any,
            "side" | "party" | "camp" | "delegation" => Self::Sides,
            "man" | "woman" | "leader" | "minister" | "president" | "politician" | "general"
            | "diplomat" | "commander" | "premier" => Self::Persons,
            "group" | "faction" | "movement" | "militia" | "army" | "force" | "enemy" | "rival" => {
                Self::Forces
            }
            _ => return None,
        })
    }

    fn fits(self, party: &Party) -> bool {
        let has = |class| party.classes.contains(class);
        party.named
            && match self {
                Self::Any => !has(Class::Country) && !party.plural || Self::Sides.fits(party),
                Self::Countries => has(Class::Country),
                Self::Persons => party.person && !party.plural,
                Self::Forces => has(Class::Armed) && (!party.person || party.plural),
                Self::Sides => {
                    (!party.person || party.plural) && (has(Class::Org) || has(Class::Armed))
                }
            }
    }
}
