//! Parties that are described by a noun of a known kind: "Danish troops", "the militants".

use super::Finder;
use super::party::Party;
use super::phrase::{Determiner, Phrase, noun_sense};
use crate::knowledge::class::Class;
use crate::knowledge::kinds::{Kind, NounSense};
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl Finder<'_> {
    /// A phrase whose head noun has a kind.
    pub(super) fn described(
        &mut self,
        phrase: &Phrase,
        kind: &Kind,
        sense: NounSense,
        start: usize,
    ) -> Vec<Party> {
        let head = phrase.head;
        if self.is_common_use(phrase, sense) {
            return Vec::new();
        }
        let mut owner = self.owner(phrase);
        let lemma = self.analysis.lemma(head).to_lowercase();
        let mut plural = matches!(self.analysis.tag(head), Tag::Nns | Tag::Nnps);
        let modifier = self.modifies(head);
        if sense == NounSense::Thing {
            return self.thing(phrase, kind, &owner, plural);
        }
        // "the Hezbollah group", "Taliban fighters": the group itself.
        if let Some(party) = owner.party.as_ref()
            && owner.close
            && !party.person
            && !self.is_split_off(phrase)
            && self.speaks_of(party, &lemma, sense, plural)
        {
            let mut party = party.referred(phrase.tokens.clone(), "curated", plural);
            party.tokens.end = head + 1;
            return vec![party];
        }
        // "units of the Ruritanian Guard": the guard, which acts by them.
        if let Some(party) = owner.party.as_ref()
            && party.curated.is_some()
            && party.classes.contains(Class::Armed)
            && plural
            && phrase.number.is_none()
            && phrase.modifiers.is_empty()
            && phrase.possessor.is_none()
            && (self.knowledge.lexicon).contains("part-of-force", &lemma)
        {
            return vec![party.referred(phrase.tokens.clone(), "curated", true)];
        }
        // "their Hezbollah allies": Hezbollah.
        if let Some(party) = owner.party.as_ref()
            && owner.close
            && kind.notation == "actor"
            && !kind.inherits
            && phrase.possessor.is_some()
        {
            return vec![party.referred(phrase.tokens.clone(), "apposition", plural)];
        }
        // "the Department of Roads and Bridges" is a name as a whole.
        let whole_name = sense == NounSense::Group
            && lemma != "ministry"
            && (owner.countries.is_empty() || self.bears_a_country(phrase))
            && self.analysis.text(head).starts_with(char::is_uppercase)
            && (self.analysis.entity_at(head)).is_some_and(|entity| {
                entity.label == EntityLabel::Org
                    && entity.tokens.contains(&(head + 1))
                    && self.analysis.lower(head + 1) == "of"
            });
        if whole_name {
            let kind = self.kind_in_context(phrase, kind, &owner, start);
            return (self.organization(phrase, Some((kind, false))))
                .into_iter()
                .collect();
        }
        if let Some(party) = self.apposed(phrase, kind) {
            return vec![party];
        }
        // An ally of a country is not of that country.
        if kind.notation == "actor" && !kind.inherits && !owner.national {
            owner.countries.clear();
        }
        // "the government" of "Syrian government forces" is the Syrian one.
        if modifier
            && owner.countries.is_empty()
            && kind.classes.contains(Class::State)
            && let Some(country) = self
                .resolve(self.analysis.head(head))
                .first()
                .filter(|party| party.rule != "description-context")
                .and_then(|party| party.country.clone())
        {
            owner.countries.push(country);
        }
        if modifier && sense == NounSense::Person {
            plural = true;
        }
        let kind = self.kind_in_context(phrase, kind, &owner, start);
        let person = sense == NounSense::Person;
        if self.is_proper(phrase, start) {
            return self
                .organization(phrase, Some((kind, person)))
                .into_iter()
                .collect();
        }
        let mut parties: Vec<Party> = Vec::new();
        // "a German-Iraqi boy" is one boy.
        let both = self.of_both(phrase).filter(|_| person && !plural);
        let countries: Vec<Option<String>> = match (&both, owner.countries.split_last()) {
            (_, None) => vec![None],
            (Some(_), Some((last, _))) => vec![Some(last.clone())],
            (None, Some(_)) => owner.countries.iter().cloned().map(Some).collect(),
        };
        for country in countries {
            let mut party = self.phrase_party(phrase, kind, person, country.as_deref(), &owner);
            if let Some(first) = &both {
                party.label = format!("{first}-{}", party.label);
            }
            party.noun.clone_from(&lemma);
            party.plural = plural;
            if modifier
                && sense == NounSense::Person
                && matches!(self.analysis.tag(head), Tag::Nn | Tag::Jj)
            {
                party.label = plural_of(&party.label);
            }
            party.count = phrase.number.map(|at| self.analysis.lower(at).to_owned());
            if parties.iter().all(|other| other.label != party.label) {
                parties.push(party);
            }
        }
        // "Kurdish and Yezidi fighters" are two sorts.
        if plural
            && let [party] = parties.as_slice()
            && let Some(peoples) = self.joined_peoples(phrase)
        {
            let without = |other: &str| Party {
                label: party.label.replacen(&format!("{other} "), "", 1),
                id: None,
                ..party.clone()
            };
            parties = vec![without(&peoples[1]), without(&peoples[0])];
        }
        // "the regime and allied forces": the regime acts too.
        let joined: Vec<usize> = phrase
            .modifiers
            .iter()
            .map(|modifier| modifier.tokens.start)
            .filter(|&token| {
                self.analysis
                    .children(token)
                    .any(|child| self.analysis.dep(child) == Dep::Cc)
                    && matches!(self.analysis.pos(token), Pos::Noun | Pos::Propn)
                    && self.spot_of[token].is_none()
                    && noun_sense(self.analysis, self.knowledge, token).is_some()
            })
            .collect();
        for token in joined {
            let other = self.resolve(token);
            parties.extend(other.into_iter().filter(|party| party.named));
        }
        if owner.countries.is_empty()
            && let [party] = parties.as_slice()
            && let Some(each) = self.of_each_owner(phrase, party)
        {
            return each;
        }
        // "the Russian president", where the report names him
        if let ([party], [country]) = (parties.as_slice(), owner.countries.as_slice())
            && person
            && !plural
            && owner.party.is_none()
            && let Some(holder) = self.office_holder(phrase, Some(country))
        {
            return vec![holder.referred(party.tokens.clone(), "description-office", false)];
        }
        // Without a country or owner the words may speak of somebody known.
        if owner.countries.is_empty()
            && owner.party.is_none()
            && let [party] = parties.as_mut_slice()
        {
            self.resolve_description(phrase, party);
            let open = matches!(party.rule, "noun-phrase" | "description-context");
            if open && self.speaks_of_two(head) {
                let pair = self.pair(head, &lemma);
                if !pair.is_empty() {
                    return pair;
                }
            }
        }
        parties
    }

    /// "the Ruritania Federation of Teachers": a name that begins with a country's and goes on.
    fn bears_a_country(&self, phrase: &Phrase) -> bool {
        let analysis = self.analysis;
        let named = |token: usize| {
            self.knowledge
                .countries
                .by_name(analysis.text(token))
                .is_some()
        };
        let first = phrase.tokens.start;
        (analysis.entity_at(phrase.head)).is_some_and(|entity| {
            let end = entity.tokens.end;
            entity.tokens.contains(&first)
                && first < phrase.head
                && named(first)
                && !(phrase.head + 1..end).any(named)
                && analysis.text(end - 1).starts_with(char::is_uppercase)
        })
    }

    /// "A Tigers splinter group", "dissident Tigers", "former Tigers fighters": who has left a body is
    /// not that body, and often its enemy.
    fn is_split_off(&self, phrase: &Phrase) -> bool {
        (phrase.modifiers.iter())
            .flat_map(|modifier| modifier.tokens.clone())
            .any(|token| (self.knowledge.lexicon).contains("split-off", self.analysis.lower(token)))
    }

    /// Nouns of roles that news uses as other things: "in force", "at the head", "members only" are
    /// left alone where the grammar tells.
    pub(super) fn is_common_use(&self, phrase: &Phrase, sense: NounSense) -> bool {
        let analysis = self.analysis;
        let head = phrase.head;
        let lemma = analysis.lemma(head);
        // "military, humanitarian and financial support": an adjective in a row of adjectives.
        let adjective = |token: usize| analysis.pos(token) == Pos::Adj;
        if adjective(head) && analysis.dep(head) == Dep::Conj && adjective(analysis.head(head)) {
            return true;
        }
        // "in critical state", "into a state of siege"
        let condition = lemma == "state"
            && analysis.dep(head) == Dep::Pobj
            && phrase.determiner != Determiner::Definite
            && matches!(analysis.lower(analysis.head(head)), "in" | "into" | "under");
        if condition {
            return true;
        }
        // "by force", "in general", "on patrol", "under command"
        let bare_singular = sense != NounSense::Thing
            && phrase.determiner == Determiner::Bare
            && phrase.possessor.is_none()
            && phrase.modifiers.is_empty()
            && analysis.tag(head) == Tag::Nn
            && analysis.dep(head) == Dep::Pobj;
        bare_singular && self.knowledge.lexicon.contains("bare-common-noun", lemma)
    }

    /// Whether a noun after a group's name only says what it is or who fights in it.
    pub(super) fn speaks_of(
        &self,
        party: &Party,
        lemma: &str,
        sense: NounSense,
        plural: bool,
    ) -> bool {
        let kinds = &self.knowledge.kinds;
        let lexicon = &self.knowledge.lexicon;
        let Some(kind) = party.kind_iri.as_deref().and_then(|iri| kinds.get(iri)) else {
            return false;
        };
        let armed = kind.classes.contains(Class::Armed) && !kind.classes.contains(Class::State);
        let whole = sense == NounSense::Group
            && (kind.describes.iter().any(|word| word == lemma)
                || lexicon.contains("group-noun", lemma));
        let fighters = armed
            && plural
            && (kind.describes.iter().any(|word| word == lemma)
                || lexicon.contains("fighter-noun", lemma));
        whole || fighters
    }
}

/// The plural of a label that ends in a noun for a person.
fn plural_of(label: &str) -> String {
    if let Some(stem) = label.strip_suffix("man") {
        format!("{stem}men")
    } else if let Some(stem) = label.strip_suffix("child") {
        format!("{stem}children")
    } else if let Some(stem) = label.strip_suffix('y') {
        format!("{stem}ies")
    } else if label.ends_with('s') {
        label.to_owned()
    } else {
        format!("{label}s")
    }
}
