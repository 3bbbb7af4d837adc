//! How each outlet names each actor: a word that one outlet prefers and the others avoid says
//! where the outlet stands, or whose copy it prints.

use std::collections::BTreeMap;

use oxigraph::store::Store;
use serde::Serialize;

use super::{Named, outlets};
use crate::network::rows;
use crate::rdf::query::QueryError;

/// A pronoun names nobody.
const MENTIONS: &str = "SELECT DISTINCT ?document ?mention ?actor ?label ?words WHERE {
    ?claim dl:document ?document ;
        dl:actorMention|dl:targetMention|(grasp:hasAttribution/dl:speakerMention) ?mention .
    ?mention itsrdf:taIdentRef ?actor ; nif:anchorOf ?words .
    ?actor a sem:Actor ; skos:prefLabel ?label .
    FILTER NOT EXISTS { ?mention dl:rule ?rule . FILTER(?rule IN ('pronoun', 'possessive-pronoun')) }
}";

/// One name that one outlet uses for one actor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Name {
    /// Whom the words refer to.
    pub actor: Named,
    /// Who uses them.
    pub outlet: Named,
    /// The words as the outlet writes them most often, without an article.
    pub words: String,
    /// How often the outlet names the actor so.
    pub times: usize,
    /// Of all the outlet's mentions of the actor, the share that uses these words, 0 to 1.
    pub here: f64,
    /// The same share over all other outlets that name the actor; absent where none does.
    pub elsewhere: Option<f64>,
}

impl Name {
    /// How much more this outlet uses the words than the others: −1 to 1; absent where no other
    /// outlet names the actor.
    pub fn leaning(&self) -> Option<f64> {
        Some(self.here - self.elsewhere?)
    }
}

/// The names that each outlet uses for each actor, by actor, outlet and frequency. Mentions are
/// those of claims and of speakers; each stretch of text counts once.
///
/// # Errors
/// When the store fails.
pub fn naming(store: &Store) -> Result<Vec<Name>, QueryError> {
    let outlets = outlets(store)?;
    // actor → outlet → name, letter case aside → spelling → times.
    type Spellings = BTreeMap<String, usize>;
    let mut counts = BTreeMap::<Named, BTreeMap<&Named, BTreeMap<String, Spellings>>>::new();
    for row in rows::select(store, MENTIONS)? {
        let Some(outlet) = outlets.get(row.text("document").unwrap_or_default()) else {
            continue;
        };
        let actor = Named {
            id: row.owned("actor"),
            label: row.owned("label"),
        };
        let words = bare(row.text("words").unwrap_or_default());
        if !words.is_empty() {
            let names = counts.entry(actor).or_default().entry(outlet).or_default();
            let spellings = names.entry(words.to_lowercase()).or_default();
            *spellings.entry(words).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for (actor, by_outlet) in &counts {
        let times = |names: &BTreeMap<String, Spellings>, name: &str| {
            names.get(name).map_or(0, |one| one.values().sum::<usize>())
        };
        let all =
            |names: &BTreeMap<String, Spellings>| names.values().flat_map(BTreeMap::values).sum();
        for (outlet, names) in by_outlet {
            let total: usize = all(names);
            let others = || by_outlet.iter().filter(|(other, _)| *other != outlet);
            let total_elsewhere: usize = others().map(|(_, names)| all(names)).sum();
            let mut rows: Vec<_> = names
                .iter()
                .map(|(name, spellings)| {
                    let here = spellings.values().sum::<usize>();
                    let there: usize = others().map(|(_, names)| times(names, name)).sum();
                    Name {
                        actor: actor.clone(),
                        outlet: (*outlet).clone(),
                        words: commonest(spellings),
                        times: here,
                        here: here as f64 / total as f64,
                        elsewhere: (total_elsewhere > 0)
                            .then(|| there as f64 / total_elsewhere as f64),
                    }
                })
                .collect();
            rows.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.words.cmp(&b.words)));
            found.extend(rows);
        }
    }
    Ok(found)
}

/// The words without a leading article and with single spaces.
fn bare(words: &str) -> String {
    let mut words: Vec<_> = words.split_whitespace().collect();
    let article = |word: &&str| ["the", "a", "an"].contains(&word.to_lowercase().as_str());
    if words.len() > 1 && words.first().is_some_and(article) {
        words.remove(0);
    }
    words.join(" ")
}

fn commonest(spellings: &BTreeMap<String, usize>) -> String {
    let best = spellings
        .iter()
        .max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
    best.map_or_else(String::new, |(words, _)| words.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_no_part_of_a_name() {
        assert_eq!(bare("The  Harbour Guard"), "Harbour Guard");
        assert_eq!(bare("A"), "A");
    }

    #[test]
    fn the_commonest_spelling_stands_for_all_and_the_first_of_equals() {
        let spellings = BTreeMap::from([("Rebels".to_owned(), 2), ("rebels".to_owned(), 2)]);
        assert_eq!(commonest(&spellings), "Rebels");
    }
}
