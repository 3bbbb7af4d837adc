//! Descriptions that speak again of a party told before: "the group", "the ministry", "the
//! president".

use super::context::faded;
use crate::extract::actor::{Class, Determiner, Finder, Party, Phrase, noun_sense};
use crate::language::{Dep, Pos, Tag};

impl Finder<'_> {
    /// Resolves a described party ("the group", "government forces") that its own words leave
    /// open, by what has been told. Leaves it as it is where nothing fits.
    pub(in crate::extract) fn resolve_description(&self, phrase: &Phrase, party: &mut Party) {
        let definite = phrase.determiner == Determiner::Definite;
        let bare = phrase.determiner == Determiner::Bare;
        let state =
            party.classes.contains(Class::State) || party.kind.as_deref() == Some("state-media");
        if !definite && !bare {
            return;
        }
        let tokens = phrase.tokens.clone();
        let plural = party.plural;
        if let Some(found) = self.one_of_several(phrase, party) {
            *party = found.referred(tokens, "one-of-several", false);
            return;
        }
        if definite
            && party.person
            && !plural
            && let Some(holder) = self.office_holder(phrase, None)
        {
            *party = holder.referred(tokens, "description-office", false);
            return;
        }
        let inner = matches!(self.analysis.dep(phrase.head), Dep::Compound)
            && party.classes.contains(Class::Org);
        if (definite || inner)
            && let Some((found, rule)) = self.told_before(phrase, party)
        {
            let noun = party.noun.clone();
            *party = found.referred(tokens, rule, plural);
            party.noun = noun;
            return;
        }
        if !definite && !state {
            // "jihadists" without an article may be the one such group that the report is about.
            if plural
                && phrase.modifiers.is_empty()
                && let Some(found) = self.only_armed_group(party, phrase.head)
            {
                *party = found.referred(tokens, "only-group", plural);
            }
            return;
        }
        // "three armies" are no country's own, and "diplomats" are as a rule another's; an
        // embassy is never its host's.
        let foreign = party.person && party.kind.as_deref() == Some("government");
        let sent = self.discourse.issuer.is_none()
            && (self.knowledge.lexicon).contains("sent-abroad", &party.noun);
        if sent || bare && (foreign || phrase.number.is_some() && !party.person) {
            return;
        }
        let collective = !party.person || plural;
        if state && !self.of_no_country(phrase) && (collective || definite) {
            let singular_bare = bare
                && !plural
                && phrase.modifiers.is_empty()
                && self.analysis.tag(phrase.head) == Tag::Nn
                && party.noun != "police"
                && party.noun != "government"
                && party.noun != "regime"
                && party.noun != "parliament"
                && party.noun != "military";
            if singular_bare {
                return;
            }
            if let Some(code) = self.context_country(phrase.head, &party.noun, definite)
                && let Some(country) = self.knowledge.countries.by_code(&code)
            {
                party.label = format!("{} {}", country.adjective(), party.label);
                party.country = Some(code);
                party.rule = "description-context";
                if !party.person {
                    party.named = true;
                }
                let kind = party
                    .kind_iri
                    .as_deref()
                    .and_then(|iri| self.knowledge.kinds.get(iri));
                if let Some(kind) = kind {
                    let bare = party.label[country.adjective().len()..].trim().to_owned();
                    party.id = self.shared_id(kind, &bare, party.country.as_deref());
                    if let Some(label) = self.outlet_label(kind, party.id.as_deref()) {
                        party.label = label;
                    }
                }
            }
        }
    }

    /// Whether a phrase tells that its party is not one country's own: "international forces",
    /// "Hutu security forces".
    fn of_no_country(&self, phrase: &Phrase) -> bool {
        let compound = noun_sense(self.analysis, self.knowledge, phrase.head)
            .map_or(phrase.head, |(_, start)| start);
        (phrase.modifiers.iter())
            .map(|modifier| modifier.tokens.start)
            .filter(|&token| token < compound)
            .any(|token| {
                let word = self.analysis.lower(token);
                self.knowledge.lexicon.contains("of-no-country", word)
                    || (self.knowledge.kinds.noun(word))
                        .is_some_and(|noun| noun.kind.notation == "community")
                        && self.analysis.text(token).starts_with(char::is_uppercase)
            })
    }

    /// Whether two tokens are members of one list.
    fn stand_in_a_row(&self, one: usize, other: usize) -> bool {
        one != other && self.conjoined_first(one) == self.conjoined_first(other)
    }

    /// The party told before that a definite description speaks of, with the rule.
    fn told_before(&self, phrase: &Phrase, party: &Party) -> Option<(Party, &'static str)> {
        let noun = party.noun.as_str();
        let head = phrase.head;
        let here = self.analysis.sentence_of(head);
        // Modifiers narrow: "the besieged troops" are not the troops told of last, unless they say
        // nothing about identity.
        let compound =
            noun_sense(self.analysis, self.knowledge, head).map_or(head, |(_, start)| start);
        let narrowed = phrase.modifiers.iter().any(|modifier| {
            !modifier.compound_participle
                && modifier.tokens.start < compound
                && !self
                    .knowledge
                    .kinds
                    .is_indistinct(self.analysis.lower(modifier.tokens.start))
                && !matches!(
                    self.analysis.tag(modifier.tokens.start),
                    Tag::Vbn | Tag::Vbg
                )
        });
        let candidates = || {
            self.discourse
                .told
                .iter()
                .rev()
                .filter(|&&token| token < phrase.tokens.start)
                // "by rebels and militants": those joined are others.
                .filter(|&&token| !self.stand_in_a_row(token, head))
                .filter_map(|&token| self.parties[token].first().map(|party| (token, party)))
                .filter(|(_, other)| other.named)
        };
        // "the two men" are whoever was counted so before.
        if let Some(count) = &party.count
            && party.person
        {
            let same = self
                .discourse
                .told
                .iter()
                .rev()
                .filter(|&&token| token < phrase.tokens.start)
                .filter_map(|&token| self.parties[token].first())
                .find(|other| {
                    other.count.as_ref() == Some(count)
                        && !other.noun.is_empty()
                        && other.plural
                        && (other.person
                            || [Class::Armed, Class::Civilian]
                                .iter()
                                .any(|&class| other.classes.contains(class)))
                        && (other.noun == noun
                            || self.knowledge.lexicon.contains("any-person", noun))
                });
            if let Some(found) = same {
                return Some((found.clone(), "description-count"));
            }
            return None;
        }
        if narrowed {
            // "the defence ministry" after "the Russian defence ministry".
            let label = &party.label;
            return candidates()
                .find(|(_, other)| {
                    !other.noun.is_empty()
                        && other.noun == noun
                        && other.label.ends_with(label.as_str())
                })
                .map(|(_, other)| (other.clone(), "description-same-words"));
        }
        let state = party.classes.contains(Class::State);
        let generic_state = state
            && matches!(party.kind.as_deref(), Some("state-forces" | "government"))
            && noun != "ministry";
        // The same noun: "the ministry" after "the Russian defence ministry".
        for (token, other) in candidates() {
            let distance = here - self.analysis.sentence_of(token).min(here);
            if distance > 40 {
                break;
            }
            // "the army" is not the rebels who call themselves one.
            let rank = !state || other.classes.contains(Class::State);
            let same = other.noun == noun
                || (other.noun.is_empty()
                    && label_has(&other.label, noun)
                    && !other.person
                    && rank);
            if !same || other.plural != party.plural && other.noun == noun {
                continue;
            }
            // Of armies and governments the country in context decides, not the last one told.
            if generic_state && other.classes.contains(Class::State) {
                break;
            }
            return Some((other.clone(), "description-same-noun"));
        }
        if generic_state {
            return None;
        }
        // A noun that news uses of such a party: "the group" after "Hamas".
        let mut ranked: Vec<(f64, &Party)> = Vec::new();
        for (token, other) in candidates() {
            let distance = here - self.analysis.sentence_of(token).min(here);
            if distance > 10 {
                break;
            }
            // "The Coalition" with a capital is one that has the word in its name.
            let name = self.analysis.text(head).starts_with(char::is_uppercase)
                && self.analysis.pos(head) == Pos::Propn;
            // "the coalition forces" are not whatever "forces" may speak of; "the jihadist group" is.
            let kept = compound == head
                || label_has(&other.label, self.analysis.lower(compound))
                || party.classes.contains(Class::Rebel) && !party.plural;
            if !self.may_describe(other, noun, party)
                || name && !label_has(&other.label, noun)
                || !kept
            {
                continue;
            }
            let subject = matches!(self.analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass);
            let score = 4.0 * faded(0.8, distance) + if subject { 0.5 } else { 0.0 };
            match ranked
                .iter_mut()
                .find(|(_, known)| known.label == other.label)
            {
                Some((total, _)) => *total += 0.5 * score,
                None => ranked.push((score, other)),
            }
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.label.cmp(&b.1.label)));
        match ranked.as_slice() {
            [(_, found)] => Some(((*found).clone(), "description-kind")),
            [(best, found), (next, _), ..] if *best > next + 0.3 => {
                Some(((*found).clone(), "description-kind"))
            }
            _ => None,
        }
    }

    /// Whether a noun may speak again of a party, by the party's kind or its own entry.
    pub(super) fn may_describe(&self, other: &Party, noun: &str, described: &Party) -> bool {
        if other.person && !other.plural {
            // "the president" after "President Elphberg".
            return described.person
                && !described.plural
                && described.kind.is_some()
                && described.kind == other.kind
                && other.rule != "pronoun"
                && described.kind.as_deref() != Some("civilians")
                && described.kind.as_deref() != Some("actor");
        }
        let own = other.curated.is_some_and(|at| {
            let actor = &self.knowledge.actors.list()[at];
            actor.describes.iter().any(|word| word == noun)
        });
        let kind = other
            .kind_iri
            .as_deref()
            .and_then(|iri| self.knowledge.kinds.get(iri));
        let armed = other.classes.contains(Class::Armed) && !other.classes.contains(Class::State);
        own || kind.is_some_and(|kind| kind.describes.iter().any(|word| word == noun))
            && (armed || !described.person || other.curated.is_none())
    }
}

/// Whether a label has a word.
fn label_has(label: &str, noun: &str) -> bool {
    label.split(' ').any(|word| word.eq_ignore_ascii_case(noun))
}
