//! People told by their age alone: "an unarmed 22-year-old", "two 19-year-olds".

use super::Finder;
use super::party::Party;
use super::phrase::{Determiner, Phrase};
use crate::knowledge::class::{Class, Classes};
use crate::language::Dep;

/// Years beyond which nobody lives: a 600-year-old is a tree or a mosque.
const OLDEST: u32 = 120;

impl Finder<'_> {
    /// Whoever an age speaks of that stands for a noun.
    pub(super) fn of_an_age(&mut self, old: usize) -> Option<Party> {
        let analysis = self.analysis;
        let plural = match analysis.lower(old) {
            "old" => false,
            "olds" => true,
            _ => return None,
        };
        let years = old.checked_sub(4)?;
        let age = years >= self.sentence_start(old)
            && matches!(analysis.lower(old - 2), "year" | "month")
            && [old - 3, old - 1]
                .iter()
                .all(|&hyphen| matches!(analysis.text(hyphen), "-" | "‑"))
            && (analysis.text(years).parse::<u32>()).map_or_else(
                |_| analysis.text(years).chars().all(char::is_alphabetic),
                |years| years <= OLDEST,
            );
        let noun = matches!(
            analysis.dep(self.conjoined_first(old)),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Dative
        );
        if !age || !noun {
            return None;
        }
        let kind = self.knowledge.kinds.named("people");
        let phrase = Phrase::at(analysis, old);
        let mut party = Party {
            label: analysis.text_of(&(years..old + 1)).to_owned(),
            tokens: years..old + 1,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: Classes::of(&[Class::Actor, Class::Civilian, Class::Person]),
            rule: "noun-phrase",
            plural,
            person: true,
            noun: "year-old".to_owned(),
            ..Party::default()
        };
        // "the 45-year-old": whoever was told of.
        if phrase.determiner == Determiner::Definite {
            let told = (!plural)
                .then(|| self.of_that_age(&phrase, years))
                .flatten();
            if let Some(told) = told {
                return Some(told.referred(party.tokens, "description-age", false));
            }
            self.resolve_description(&phrase, &mut party);
        }
        Some(party)
    }
}
