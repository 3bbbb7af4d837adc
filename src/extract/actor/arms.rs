//! Weapons and vehicles: no parties, unless the words tell whose they are ("Russian jets").

use super::Finder;
use super::owner::Owner;
use super::party::Party;
use super::phrase::Phrase;
use crate::knowledge::class::Class;
use crate::knowledge::kinds::Kind;

impl Finder<'_> {
    /// Weapons and vehicles: no party, unless they are somebody's forces ("Russian jets").
    pub(super) fn thing(
        &mut self,
        phrase: &Phrase,
        kind: &Kind,
        owner: &Owner,
        plural: bool,
    ) -> Vec<Party> {
        self.classes[phrase.head] = self.classes[phrase.head].union(kind.classes);
        let Some(acting) = kind
            .acts_for
            .as_deref()
            .and_then(|iri| self.knowledge.kinds.get(iri))
        else {
            return Vec::new();
        };
        let warlike = kind.classes.contains(Class::Actor);
        // "trucks in the north of the country" are not the country's.
        let owned = owner.national
            || phrase.possessor.is_some()
            || owner.party.is_some()
            || (phrase.modifiers.iter()).any(|word| self.is_unlisted_name(word.tokens.start));
        if !owned && !warlike {
            return Vec::new();
        }
        let mut parties = Vec::new();
        let group = owner.party.as_ref().filter(|party| !party.person);
        let countries: Vec<Option<String>> = if owner.countries.is_empty() || !owned {
            vec![None]
        } else {
            owner.countries.iter().cloned().map(Some).collect()
        };
        for country in countries {
            let acting = group
                .and_then(|party| party.kind_iri.as_deref())
                .and_then(|iri| self.knowledge.kinds.get(iri))
                .filter(|kind| kind.classes.contains(Class::Armed))
                .unwrap_or(acting);
            let mut party = self.phrase_party(phrase, acting, false, country.as_deref(), owner);
            party.classes = party.classes.union(kind.classes).with(Class::Actor);
            party.plural = plural;
            party.named = false;
            party.noun = self.analysis.lemma(phrase.head).to_lowercase();
            if country.is_some() && group.is_none() {
                party.id = self.shared_id(acting, "", country.as_deref());
            }
            parties.push(party);
        }
        parties
    }
}
