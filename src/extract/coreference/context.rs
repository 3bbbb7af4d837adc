//! Whose an institution without a name is: the army, the police, the government of the country
//! that the text speaks of.

use std::collections::{BTreeMap, BTreeSet};

use super::counterpart::Told;
use crate::extract::actor::Finder;
use crate::language::Dep;

/// By how much the best country of the context must beat the next.
const CONTEXT_MARGIN: f64 = 1.4;

/// What comes after counts less: it is not known yet to who reads.
const AHEAD: f64 = 0.4;

/// What is left of a weight from which all has been taken.
const NOTHING: f64 = 0.01;

/// Those who govern, as an institution.
const GOVERNMENT: &str = "government";

/// The forces, as an institution.
const ARMY: &str = "army";

/// How much speaks for each country, by its code.
#[derive(Default)]
struct Standing<'d> {
    weights: BTreeMap<&'d str, f64>,
    /// Those on the other side.
    others: BTreeSet<&'d str>,
    /// What spoke for the strongest of those that the clause tells of as somebody else's.
    taken: f64,
}

impl<'d> Standing<'d> {
    fn add(&mut self, code: &'d str, weight: f64) {
        if !self.others.contains(code) {
            *self.weights.entry(code).or_default() += weight;
        }
    }
}

impl Finder<'_> {
    /// The country that an unnamed institution ("the army", `noun` its lemma) belongs to: that
    /// where the report plays, or whose same institution was told before; where neither is known,
    /// the country that the text around speaks of. None where two come close, and for words
    /// without an article ("two snipers") that the text around alone would complete.
    pub(in crate::extract) fn context_country(
        &self,
        at: usize,
        noun: &str,
        definite: bool,
    ) -> Option<String> {
        // A minister without a country is one of the government that issues the text.
        let office = noun
            .rsplit(' ')
            .next()
            .is_some_and(|word| self.knowledge.lexicon.contains("issuers-office", word));
        if let Some(code) = self.discourse.issuer.as_ref().filter(|_| office) {
            return Some(code.clone());
        }
        // Police and courts are those of where they act; soldiers and ministers go abroad.
        let stays = (self.knowledge.lexicon).contains("stays-at-home", noun);
        if stays && let Some(scene) = self.scene(at) {
            return Some(scene);
        }
        let mut standing = self.standing(at);
        // Outlets only make it less sure that it is another's.
        let told: BTreeSet<&str> = standing.weights.keys().copied().collect();
        let here = self.analysis.sentence_of(at);
        for (code, trail) in &self.discourse.outlets {
            standing.add(code, trail.around(at, here, AHEAD));
        }
        let own = self.add_institutions(at, noun, &mut standing);
        let Standing {
            mut weights, taken, ..
        } = standing;
        // An army without a name is that of the country where the report plays.
        let home = self.discourse.home.as_deref();
        if let Some(weight) = home.and_then(|home| weights.get_mut(home)) {
            *weight = 2.0 * *weight + 1.0;
        }
        let grounded = |code: &str| home == Some(code) || own.contains(&code);
        let any_grounded = weights.keys().any(|code| grounded(code));
        let alone = weights.len() == 1;
        let mut ranked: Vec<_> = weights
            .into_iter()
            .filter(|(code, _)| grounded(code) || !any_grounded && (definite || alone))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let best = match ranked.as_slice() {
            [] => None,
            [(code, _)] => Some(*code),
            [(code, best), (_, next), ..] => (*best >= CONTEXT_MARGIN * next).then_some(*code),
        };
        // Who is left when somebody else's is taken away was told of more than that.
        let told_most = |code: &&str| {
            told.contains(code)
                && (self.discourse.countries.get(*code))
                    .is_some_and(|trail| taken < trail.around(at, here, AHEAD))
        };
        best.filter(|code| grounded(code) || told_most(code))
            .map(str::to_owned)
    }

    /// How much the text around a token speaks of each country, without what its own clause tells of as
    /// somebody else's.
    fn standing(&self, at: usize) -> Standing<'_> {
        let here = self.analysis.sentence_of(at);
        let mut standing = Standing::default();
        for (code, trail) in &self.discourse.countries {
            let whole = trail.around(at, here, AHEAD);
            let mut weight = whole;
            let mut elsewhere = false;
            for (token, told) in trail.within(here) {
                match self.told_beside(at, token) {
                    Some(Told::OtherSide) => {
                        standing.others.insert(code);
                    }
                    Some(Told::Elsewhere) => weight -= if token > at { AHEAD * told } else { told },
                    None => continue,
                }
                elsewhere = true;
            }
            if weight > NOTHING {
                standing.add(code, weight);
            }
            if elsewhere && !standing.weights.contains_key(code.as_str()) {
                standing.taken = standing.taken.max(whole);
            }
        }
        standing
    }

    /// Adds what the institutions told of say for their countries. Returns those of which the same
    /// institution was told.
    fn add_institutions<'d>(
        &'d self,
        at: usize,
        noun: &str,
        standing: &mut Standing<'d>,
    ) -> Vec<&'d str> {
        let here = self.analysis.sentence_of(at);
        let mut own = Vec::new();
        for ((told, code), trail) in &self.discourse.institutions {
            if standing.others.contains(code.as_str()) {
                continue;
            }
            let same = told == self.institution(noun);
            if same {
                own.push(code.as_str());
            }
            // Who governs is at home where the report plays; soldiers may be abroad.
            let weight = match (same, told.as_str()) {
                (true, GOVERNMENT) => 5.0,
                (false, GOVERNMENT) => 3.0,
                (true, ARMY) => 1.5,
                (true, _) => 4.0,
                (false, ARMY) => 0.5,
                (false, _) => 1.0,
            };
            standing.add(code, weight * trail.around(at, here, 1.0));
        }
        own
    }

    /// The country of the places in which the clause of a token plays, where it says one: "In Tollen,
    /// police fired at miners".
    pub(super) fn scene(&self, at: usize) -> Option<String> {
        let a = self.analysis;
        let verb = self.own_verb(self.conjoined_first(at))?;
        let mut places = (a.children_by(verb, &[Dep::Prep]))
            .filter(|&preposition| {
                matches!(
                    a.lower(preposition),
                    "in" | "at" | "near" | "outside" | "across"
                )
            })
            .flat_map(|preposition| a.children_by(preposition, &[Dep::Pobj]))
            .filter(|&place| !self.is_of_no_state(place))
            .filter_map(|place| self.country_of_place(place));
        let scene = places.next()?;
        places.all(|other| other == scene).then_some(scene)
    }

    /// The institution of a state that a noun names, however it is called: one name for all words
    /// for those who govern, and one for the forces.
    pub(super) fn institution<'n>(&self, noun: &'n str) -> &'n str {
        let lexicon = &self.knowledge.lexicon;
        if lexicon.contains("governs", noun) {
            GOVERNMENT
        } else if lexicon.contains("soldiery", noun) {
            ARMY
        } else {
            noun
        }
    }
}
