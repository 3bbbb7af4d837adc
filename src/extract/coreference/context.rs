//! Whose an institution without a name is: the army, the police, the government of the country
//! that the text speaks of.

use std::collections::BTreeMap;

use crate::extract::actor::Finder;
use crate::language::{Dep, Pos};

/// By how much the best country of the context must beat the next.
const CONTEXT_MARGIN: f64 = 1.4;

/// Those who govern, as an institution.
const GOVERNMENT: &str = "government";

/// The forces, as an institution.
const ARMY: &str = "army";

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
        let here = self.analysis.sentence_of(at);
        let mut weights = BTreeMap::<&str, f64>::new();
        for (code, trail) in &self.discourse.countries {
            // What comes after counts less: it is not known yet to who reads.
            weights.insert(code, trail.around(at, here, 0.4));
        }
        for code in self.opponents(at) {
            weights.remove(code.as_str());
        }
        let mut own = Vec::new();
        for ((told, code), trail) in &self.discourse.institutions {
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
            *weights.entry(code).or_default() += weight * trail.around(at, here, 1.0);
        }
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
        match ranked.as_slice() {
            [] => None,
            [(code, _)] => Some((*code).to_owned()),
            [(code, best), (_, next), ..] => {
                (*best >= CONTEXT_MARGIN * next).then(|| (*code).to_owned())
            }
        }
    }

    /// The countries that the same clause tells of as hurting or accusing a party, or hurt or accused
    /// by it: "the soldiers were accused by Ruritania" are not Ruritania's.
    fn opponents(&self, at: usize) -> Vec<String> {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let top = self.conjoined_first(at);
        let verb = match a.dep(top) {
            Dep::Pobj if a.dep(a.head(top)) == Dep::Agent => a.head(a.head(top)),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj => a.head(top),
            _ => return Vec::new(),
        };
        let hostile = ["harm-verb", "alleging", "attack-noun"]
            .iter()
            .any(|set| lexicon.contains(set, a.lemma(verb)));
        if !hostile {
            return Vec::new();
        }
        let agents =
            (a.children_by(verb, &[Dep::Agent])).flat_map(|by| a.children_by(by, &[Dep::Pobj]));
        a.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Dobj])
            .chain(agents)
            .filter(|&other| other != top && a.pos(other) == Pos::Propn)
            .filter_map(|other| self.country_of_place(other))
            .collect()
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
