//! The kind of a described party once its modifiers and owner are known.

use super::Finder;
use super::owner::Owner;
use super::phrase::{Modifier, Phrase, noun_sense};
use crate::knowledge::kinds::Kind;

impl Finder<'_> {
    /// The kind of a head noun once its modifiers and owner are known: "forces" are rebels after
    /// "opposition", a "leader" is what he leads.
    pub(super) fn kind_in_context<'k>(
        &self,
        phrase: &Phrase,
        kind: &'k Kind,
        owner: &Owner,
        start: usize,
    ) -> &'k Kind
    where
        Self: 'k,
    {
        let kinds: &'k crate::knowledge::kinds::Kinds = self.kinds();
        let lemma = self.analysis.lemma(phrase.head).to_lowercase();
        let open = kind.inherits
            || matches!(kind.notation.as_str(), "state-forces" | "ngo")
            || self.knowledge.lexicon.contains("open-noun", &lemma);
        if !open {
            return kind;
        }
        for modifier in phrase.modifiers.iter().rev() {
            if modifier.compound_participle || modifier.tokens.start >= start {
                continue;
            }
            let token = modifier.tokens.start;
            let Some((noun, _)) = noun_sense(self.analysis, self.knowledge, token)
                .filter(|_| self.spot_of[token].is_none())
            else {
                continue;
            };
            let notation = noun.kind.notation.as_str();
            let armed_head = kind.notation == "state-forces" || lemma == "fighter";
            return match notation {
                "opposition" if armed_head => kinds.named("rebels").unwrap_or(kind),
                "government" | "state" | "legislature" if armed_head => {
                    kinds.named("state-forces").unwrap_or(kind)
                }
                "civilians" | "community" | "ngo" | "weapon" | "vehicle" | "actor" => continue,
                "media" if !kind.inherits => continue,
                _ => noun.kind,
            };
        }
        if let Some(party) = &owner.party
            && (kind.inherits || kind.notation == "state-forces" || lemma == "fighter")
            && let Some(of) = party.kind_iri.as_deref().and_then(|iri| kinds.get(iri))
        {
            if kind.notation == "state-forces" && of.notation == "igo" {
                return kinds.named("external-forces").unwrap_or(of);
            }
            if kind.notation == "state-forces" && of.notation == "government" {
                return kind;
            }
            return of;
        }
        // "US-backed forces" are not an army of the state.
        if kind.notation == "state-forces"
            && owner.countries.is_empty()
            && phrase
                .modifiers
                .iter()
                .any(|modifier| modifier.compound_participle && self.is_backed(modifier))
        {
            return kinds.named("militia").unwrap_or(kind);
        }
        if kind.inherits && !owner.countries.is_empty() {
            return kinds.named("government").unwrap_or(kind);
        }
        kind
    }

    /// Whether a compound participle says by whom somebody is backed or led.
    pub(super) fn is_backed(&self, modifier: &Modifier) -> bool {
        let last = self.analysis.lower(modifier.tokens.end - 1);
        (self.knowledge.lexicon.members("backing")).any(|ending| last.ends_with(ending))
    }
}
