//! Who is spoken of again: pronouns, "the group", "the militants", "the army", "the two men",
//! surnames, each resolved within its document by a rule that is recorded. What two answers fit
//! equally well is left unresolved: nothing is better than the wrong one.

use std::collections::BTreeMap;

use super::actor::{Class, Determiner, Finder, Party, Phrase, Spot, noun_sense};
use super::place::PlaceMention;
use crate::knowledge::Knowledge;
use crate::knowledge::names::{Meaning, fold};
use crate::language::{Analysis, Dep, Pos, Tag};

/// How far back a pronoun looks, in sentences.
const PRONOUN_REACH: usize = 3;
/// By how much the best answer for a pronoun must beat the next.
const PRONOUN_MARGIN: f64 = 0.75;
/// By how much the best country of the context must beat the next.
const CONTEXT_MARGIN: f64 = 1.4;

/// What has been told so far.
#[derive(Clone, Debug, Default)]
pub struct Discourse {
    /// Tokens whose phrases name a party, in order of telling.
    told: Vec<usize>,
    /// Every country that the text names: token, code, weight. Known before reading begins.
    countries: Vec<(usize, String, f64)>,
    /// The country that most places of the text lie in, if it is most of them.
    home: Option<String>,
    /// Country of a state's institution by the noun that names it ("army"), in order of telling.
    institutions: Vec<(usize, String, String)>,
    /// Persons by each word of their name.
    persons: BTreeMap<String, Vec<usize>>,
    /// Named organisations by their folded name.
    names: BTreeMap<String, usize>,
    /// The last subject of a reporting verb.
    last_speaker: Option<usize>,
}

impl Discourse {
    /// The countries of a text, before its parties are known.
    pub fn new(
        analysis: &Analysis,
        knowledge: &Knowledge,
        spots: &[Spot],
        places: &[PlaceMention],
    ) -> Self {
        let mut countries = Vec::new();
        let code = |at: usize| {
            knowledge
                .countries
                .iter()
                .nth(at)
                .map(|country| country.alpha3.clone())
        };
        for spot in spots {
            let (code, weight) = match spot.meaning {
                Meaning::Country(at) => (code(at), 1.5),
                Meaning::Adjective(at) | Meaning::Demonym(at) => (code(at), 1.5),
                Meaning::Metonym(at) => (code(at), 0.7),
                Meaning::Actor(at) => (knowledge.actors.list()[at].country.clone(), 0.5),
            };
            if let Some(code) = code {
                countries.push((spot.head.min(analysis.len() - 1), code, weight));
            }
        }
        for place in places {
            let named = spots.iter().any(|spot| spot.tokens.contains(&place.head));
            if let (false, Some(country)) = (named, &place.place.country) {
                countries.push((place.head, country.clone(), 0.6));
            }
        }
        countries.sort_by_key(|(token, _, _)| *token);
        let mut located = BTreeMap::<&str, usize>::new();
        for place in places
            .iter()
            .filter(|place| !place.adjective && !place.metonym)
        {
            if let Some(country) = &place.place.country {
                *located.entry(country).or_default() += 1;
            }
        }
        let total: usize = located.values().sum();
        let home = located
            .iter()
            .max_by_key(|(code, count)| (**count, std::cmp::Reverse(**code)))
            .filter(|(_, count)| total >= 3 && **count * 5 >= total * 3)
            .map(|(code, _)| (*code).to_owned());
        Self {
            home,
            countries,
            ..Self::default()
        }
    }
}

impl Finder<'_> {
    /// Takes note of a phrase that has been resolved.
    pub(super) fn discourse_add(&mut self, token: usize) {
        let Some(party) = self.parties[token].first() else {
            return;
        };
        // A name's tokens all name it; only its head is told.
        let inside = party.tokens.contains(&token)
            && self.discourse.told.last().is_some_and(|&last| {
                self.parties[last]
                    .first()
                    .is_some_and(|other| other.tokens == party.tokens)
            });
        if !inside {
            self.discourse.told.push(token);
        } else if let Some(last) = self.discourse.told.last_mut() {
            // Of a name's tokens the one that heads it.
            let last_inside = party.tokens.contains(&self.analysis.head(*last));
            if last_inside {
                *last = token;
            }
        }
        if party.person && !party.plural && matches!(party.rule, "name" | "curated") {
            for word in fold_words(&party.label) {
                self.discourse.persons.entry(word).or_default().push(token);
            }
        } else if party.rule == "name" {
            self.discourse
                .names
                .entry(fold(&party.label))
                .or_insert(token);
        }
        if let (Some(country), true) = (&party.country, party.classes.contains(Class::State))
            && !party.noun.is_empty()
        {
            let entry = (token, institution(&party.noun).to_owned(), country.clone());
            self.discourse.institutions.push(entry);
        }
        let speaks = self.analysis.dep(token) == Dep::Nsubj && {
            let verb = self.analysis.head(token);
            self.knowledge
                .cues
                .verbs
                .contains(self.analysis.lemma(verb))
        };
        if speaks && !self.is_pronoun(token) {
            self.discourse.last_speaker = Some(token);
        }
    }

    /// The person whose name has been told and of whose name the label is part.
    pub(super) fn known_person(&self, label: &str, at: usize) -> Option<Party> {
        let words: Vec<String> = fold_words(label).collect();
        let last = words.last()?;
        let known = self.discourse.persons.get(last)?;
        known
            .iter()
            .rev()
            .filter(|&&token| token < at)
            .filter_map(|&token| self.parties[token].first())
            .find(|party| {
                let full: Vec<String> = fold_words(&party.label).collect();
                words.iter().all(|word| full.contains(word))
            })
            .cloned()
    }

    /// The organisation of the same name that has been told.
    pub(super) fn known_name(&self, label: &str) -> Option<Party> {
        let token = *self.discourse.names.get(&fold(label))?;
        self.parties[token].first().cloned()
    }

    /// The country that an unnamed institution ("the army", `noun` its lemma) belongs to: that of
    /// the last same institution told, and the country that the text around speaks of. None where
    /// two come close.
    pub(super) fn context_country(&self, at: usize, noun: &str) -> Option<String> {
        let here = self.analysis.sentence_of(at);
        let mut weights = BTreeMap::<&str, f64>::new();
        for (token, code, weight) in &self.discourse.countries {
            let there = self.analysis.sentence_of(*token);
            let distance = here.abs_diff(there) as i32;
            // What comes after counts less: it is not known yet to who reads.
            let ahead = if *token > at { 0.4 } else { 1.0 };
            *weights.entry(code).or_default() += weight * ahead * 0.85_f64.powi(distance.min(20));
        }
        for (token, told, code) in &self.discourse.institutions {
            let distance = here.abs_diff(self.analysis.sentence_of(*token)) as i32;
            // Who governs is at home where the report plays; soldiers may be abroad.
            let weight = match (told == institution(noun), told.as_str()) {
                (true, "government") => 5.0,
                (false, "government") => 3.0,
                (true, "army") => 1.5,
                (true, _) => 4.0,
                (false, "army") => 0.5,
                (false, _) => 1.0,
            };
            *weights.entry(code).or_default() += weight * 0.85_f64.powi(distance.min(20));
        }
        // An army without a name is that of the country where the report plays.
        if let Some(home) = self.discourse.home.as_deref()
            && let Some(weight) = weights.get_mut(home)
        {
            *weight = 2.0 * *weight + 1.0;
        }
        let mut ranked: Vec<_> = weights.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        match ranked.as_slice() {
            [] => None,
            [(code, _)] => Some((*code).to_owned()),
            [(code, best), (_, next), ..] => {
                (*best >= CONTEXT_MARGIN * next).then(|| (*code).to_owned())
            }
        }
    }

    /// Resolves a described party ("the group", "government forces") that its own words leave
    /// open, by what has been told. Leaves it as it is where nothing fits.
    pub(super) fn resolve_description(&self, phrase: &Phrase, party: &mut Party) {
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
        let collective = !party.person || plural;
        if state && (collective || definite) {
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
            if let Some(code) = self.context_country(phrase.head, &party.noun)
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
                }
            }
        }
    }

    /// Of several who were counted just before, the one that is spoken of now: "two soldiers …
    /// one man", "one serviceman".
    fn one_of_several(&self, phrase: &Phrase, party: &Party) -> Option<Party> {
        if party.plural || !party.person || party.count.as_deref() != Some("one") {
            return None;
        }
        let here = self.analysis.sentence_of(phrase.head);
        let plain = party.kind.as_deref() == Some("civilians");
        self.discourse
            .told
            .iter()
            .rev()
            .filter(|&&token| token < phrase.tokens.start)
            .take_while(|&&token| here - self.analysis.sentence_of(token) <= 2)
            .filter_map(|&token| self.parties[token].first())
            .find(|other| {
                other.plural
                    && other.count.as_deref().is_some_and(|count| count != "one")
                    && (plain && (other.person || other.classes.contains(Class::Armed))
                        || other.kind == party.kind)
            })
            .cloned()
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
                    other.count.as_ref() == Some(count) && !other.noun.is_empty() && other.plural
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
            let same = other.noun == noun
                || (other.noun.is_empty() && label_has(&other.label, noun) && !other.person);
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
            if !self.may_describe(other, noun, party) {
                continue;
            }
            let subject = matches!(self.analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass);
            let score = 4.0 * 0.8_f64.powi(distance as i32) + if subject { 0.5 } else { 0.0 };
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
    fn may_describe(&self, other: &Party, noun: &str, described: &Party) -> bool {
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

    /// The one non-state armed group that the report is about and that the noun may speak of.
    fn only_armed_group(&self, party: &Party, at: usize) -> Option<Party> {
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

    /// What a pronoun stands for.
    pub(super) fn resolve_pronoun(&mut self, token: usize) -> Vec<Party> {
        let analysis = self.analysis;
        let word = analysis.lower(token);
        let wanted = match word {
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Wanted::Person,
            "it" | "its" | "itself" => Wanted::Thing,
            "they" | "them" | "their" | "theirs" | "themselves" => Wanted::Several,
            _ => return Vec::new(),
        };
        if wanted == Wanted::Thing && self.is_expletive(token) {
            return Vec::new();
        }
        let possessive = analysis.tag(token) == Tag::PrpPoss;
        let here = analysis.sentence_of(token);
        let subject = matches!(analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass);
        let reporting = subject
            && self
                .knowledge
                .cues
                .verbs
                .contains(analysis.lemma(analysis.head(token)));
        let mut ranked: Vec<(f64, &Party, usize)> = Vec::new();
        for &candidate in self.discourse.told.iter().rev() {
            let there = analysis.sentence_of(candidate);
            if there > here || candidate > token || here - there > PRONOUN_REACH {
                if here > there + PRONOUN_REACH {
                    break;
                }
                continue;
            }
            let Some(party) = self.parties[candidate].first() else {
                continue;
            };
            let top = self.conjoined_first(candidate);
            let joined = analysis
                .children(candidate)
                .any(|child| analysis.dep(child) == Dep::Conj);
            // "the forces and its allies": joined to what it is said of.
            let beside = possessive && {
                let owned = analysis.head(token);
                analysis.dep(owned) == Dep::Conj && analysis.head(owned) == candidate
            };
            if !(wanted.fits(party, joined) || beside && wanted != Wanted::Person)
                || matches!(analysis.dep(candidate), Dep::Amod | Dep::Npadvmod)
            {
                continue;
            }
            // Two arguments of one verb are not the same, unless the pronoun says "self".
            let same_verb = !possessive
                && there == here
                && analysis.head(top) == analysis.head(token)
                && !word.ends_with("self");
            let inside = there == here && analysis.ancestors(candidate).any(|up| up == token);
            let possessed = possessive && analysis.head(token) == candidate;
            if same_verb || inside || possessed {
                continue;
            }
            let distance = (here - there) as f64;
            let mut score = 4.0 - 1.5 * distance + if beside { 5.0 } else { 0.0 };
            score += match analysis.dep(top) {
                Dep::Nsubj | Dep::Nsubjpass => 2.0,
                Dep::Dobj | Dep::Dative => 0.6,
                Dep::Agent => 0.6,
                Dep::Compound | Dep::Nmod => -1.5,
                Dep::Poss => 0.3,
                _ => 0.0,
            };
            // The subject of the clause is dearer than that of a clause inside it.
            if analysis.dep(top) == Dep::Nsubj && analysis.dep(analysis.head(top)) == Dep::Root {
                score += 0.7;
            }
            if subject && distance > 0.0 && analysis.dep(top) == Dep::Nsubj {
                score += 0.5;
            }
            if party.named {
                score += 0.5;
            }
            // "The troops have advanced for weeks, and overnight they reached the town": the
            // subject of the verb that the pronoun's verb is joined to.
            let verb = analysis.head(token);
            if subject
                && analysis.dep(verb) == Dep::Conj
                && matches!(analysis.dep(top), Dep::Nsubj | Dep::Nsubjpass)
                && analysis.head(top) == analysis.head(verb)
            {
                score += 1.5;
            }
            // "They" are rather several than one organisation.
            if wanted == Wanted::Several && !party.plural && !joined && !beside {
                score -= 2.0;
            }
            if reporting && self.discourse.last_speaker == Some(candidate) {
                score += 4.0;
            }
            // Recency within the sentence.
            score += 0.02 * (candidate as f64 - token as f64) / 10.0;
            match ranked.iter_mut().find(|(_, known, _)| {
                known.id.is_some() && known.id == party.id || known.label == party.label
            }) {
                Some((best, ..)) => *best = best.max(score) + 0.4,
                None => ranked.push((score, party, candidate)),
            }
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.label.cmp(&b.1.label)));
        let (best, candidate) = match ranked.as_slice() {
            [] => return Vec::new(),
            [(_, party, at)] => (*party, *at),
            [(best, party, at), (next, ..), ..] if *best >= next + PRONOUN_MARGIN => (*party, *at),
            _ => return Vec::new(),
        };
        let rule = if possessive {
            "possessive-pronoun"
        } else {
            "pronoun"
        };
        let several = wanted == Wanted::Several;
        let mut parties = vec![best.referred(token..token + 1, rule, several)];
        // "They" are all who were joined.
        if several && analysis.dep(candidate) != Dep::Conj {
            for member in analysis.children_by(candidate, &[Dep::Conj]) {
                let others = self.parties[member].iter();
                parties.extend(others.map(|party| party.referred(token..token + 1, rule, several)));
            }
        }
        for party in &mut parties {
            party.noun.clear();
        }
        parties
    }

    /// "It is feared", "it rained": nothing is meant.
    fn is_expletive(&self, token: usize) -> bool {
        let analysis = self.analysis;
        if analysis.dep(token) == Dep::Expl {
            return true;
        }
        let verb = analysis.head(token);
        if !matches!(analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass) {
            return false;
        }
        // "It was not clear whether", "it is said that".
        let clause = analysis.children(verb).any(|child| {
            matches!(
                analysis.dep(child),
                Dep::Ccomp | Dep::Csubj | Dep::Advcl | Dep::Xcomp | Dep::Acl
            ) && child > verb
        });
        clause
            && analysis.lemma(verb) == "be"
            && analysis
                .children(verb)
                .any(|child| matches!(analysis.dep(child), Dep::Acomp | Dep::Attr))
            || analysis.dep(token) == Dep::Nsubjpass && clause && analysis.pos(verb) == Pos::Verb
    }
}

/// What a pronoun agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Person,
    Thing,
    Several,
}

impl Wanted {
    fn fits(self, party: &Party, joined: bool) -> bool {
        match self {
            Self::Person => party.person && !party.plural,
            Self::Thing => !party.person && !party.plural,
            Self::Several => {
                party.plural || joined || !party.person && !party.classes.contains(Class::Country)
            }
        }
    }
}

/// Nouns that name one institution of a state.
fn institution(noun: &str) -> &str {
    match noun {
        "regime" | "government" | "administration" | "authority" | "leadership" | "president"
        | "cabinet" => "government",
        "army" | "military" | "troop" | "force" | "soldier" => "army",
        other => other,
    }
}

/// The words of a name, folded.
fn fold_words(label: &str) -> impl Iterator<Item = String> + '_ {
    crate::knowledge::names::words(label).map(|(folded, _)| folded)
}

/// Whether a label has a word.
fn label_has(label: &str, noun: &str) -> bool {
    label.split(' ').any(|word| word.eq_ignore_ascii_case(noun))
}
