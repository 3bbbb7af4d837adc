//! Descriptions that speak again of a party told before: "the group", "the ministry", "the
//! president".

use super::trail::faded;
use crate::extract::actor::{Class, Determiner, Finder, Party, Phrase, noun_sense};
use crate::language::{Dep, Pos, Tag};

/// How far back the same noun is looked for, in sentences.
const NOUN_REACH: usize = 40;

/// How far back a party is looked for that the noun may speak of, in sentences.
const KIND_REACH: usize = 10;

/// How far back a body is looked for that was named for the first time, in sentences.
const NEW_REACH: usize = 2;

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
        if definite && let Some(told) = self.same_speaker(phrase, party) {
            *party = told.referred(tokens, "description-same-noun", false);
            return;
        }
        if definite && let Some(person) = self.only_person(phrase, party) {
            *party = person.referred(tokens, "description-trade", false);
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
                && !(self.knowledge.lexicon).contains("sole-institution", &party.noun);
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
        let analysis = self.analysis;
        let elsewhere = (analysis.children_by(phrase.head, &[Dep::Prep]))
            .flat_map(|preposition| analysis.children_by(preposition, &[Dep::Pobj]))
            .any(|place| self.is_of_no_state(place));
        if elsewhere {
            return true;
        }
        let compound = self.compound_of(phrase);
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

    /// "A Ruritanian official said … the official added": whoever was told by the noun before, where it
    /// was one only, though nobody gave his name.
    fn same_speaker(&self, phrase: &Phrase, party: &Party) -> Option<Party> {
        let alone = party.person && !party.plural && !party.noun.is_empty();
        if !alone || !phrase.modifiers.is_empty() || !self.speaks(phrase.head) {
            return None;
        }
        let mut told = self
            .told(phrase)
            .take_while(|&(token, _)| self.distance(token, phrase) <= KIND_REACH)
            .filter(|(_, other)| other.person && !other.plural && other.noun == party.noun);
        let (_, found) = told.next()?;
        told.all(|(_, other)| other.label == found.label)
            .then(|| found.clone())
    }

    /// Whether two tokens are members of one list.
    fn stand_in_a_row(&self, one: usize, other: usize) -> bool {
        one != other && self.conjoined_first(one) == self.conjoined_first(other)
    }

    /// The party told before that a definite description speaks of, with the rule.
    fn told_before(&self, phrase: &Phrase, party: &Party) -> Option<(Party, &'static str)> {
        let noun = party.noun.as_str();
        let found = |(_, told): (usize, &Party), rule| (told.clone(), rule);
        // "the two men" are whoever was counted so before.
        if let Some(count) = &party.count
            && party.person
        {
            return self
                .told(phrase)
                .find(|(_, other)| self.is_count_of(other, count, noun))
                .map(|told| found(told, "description-count"));
        }
        if self.is_narrowed(phrase) {
            // "the defence ministry" after "the Russian defence ministry".
            return self
                .told_by_name(phrase)
                .find(|(_, other)| {
                    !other.noun.is_empty()
                        && other.noun == noun
                        && other.label.ends_with(party.label.as_str())
                })
                .map(|told| found(told, "description-same-words"));
        }
        // Of armies and governments the country in context decides, not the last one told.
        let generic_state = party.classes.contains(Class::State)
            && matches!(party.kind.as_deref(), Some("state-forces" | "government"))
            && noun != "ministry";
        if let Some(told) = self.told_by_noun(phrase, party) {
            if let Some(newer) = self.named_since(told.0, phrase, party) {
                return Some((newer.clone(), "description-kind"));
            }
            let decided = generic_state && told.1.classes.contains(Class::State);
            return (!decided).then(|| found(told, "description-same-noun"));
        }
        if generic_state {
            return None;
        }
        let best =
            (self.source_again(phrase, party)).or_else(|| self.told_of_kind(phrase, party))?;
        Some((best.clone(), "description-kind"))
    }

    /// The parties told before a phrase, the last first, with their tokens.
    fn told(&self, phrase: &Phrase) -> impl Iterator<Item = (usize, &Party)> {
        let start = phrase.tokens.start;
        (self.discourse.told.iter().rev())
            .filter(move |&&token| token < start)
            .filter_map(|&token| Some((token, self.parties[token].first()?)))
    }

    /// Those of them that a name or a country tells apart from others.
    fn told_by_name(&self, phrase: &Phrase) -> impl Iterator<Item = (usize, &Party)> {
        // "by rebels and militants": those joined are others.
        let apart = |token: usize| !self.stand_in_a_row(token, phrase.head);
        self.told(phrase)
            .filter(move |&(token, other)| other.named && apart(token))
    }

    /// Sentences from a token to a phrase behind it.
    fn distance(&self, token: usize, phrase: &Phrase) -> usize {
        let here = self.analysis.sentence_of(phrase.head);
        here - self.analysis.sentence_of(token).min(here)
    }

    /// Where the compound that heads a phrase begins: at "defence" in "the Russian defence ministry".
    fn compound_of(&self, phrase: &Phrase) -> usize {
        noun_sense(self.analysis, self.knowledge, phrase.head)
            .map_or(phrase.head, |(_, start)| start)
    }

    /// Whether its modifiers narrow a phrase: "the besieged troops" are not the troops told of last.
    /// Some say nothing about identity.
    fn is_narrowed(&self, phrase: &Phrase) -> bool {
        let compound = self.compound_of(phrase);
        phrase.modifiers.iter().any(|modifier| {
            let token = modifier.tokens.start;
            !modifier.compound_participle
                && token < compound
                && !self
                    .knowledge
                    .kinds
                    .is_indistinct(self.analysis.lower(token))
                && !matches!(self.analysis.tag(token), Tag::Vbn | Tag::Vbg)
        })
    }

    /// Whether a party is several of so many, whom the noun may name.
    fn is_count_of(&self, other: &Party, count: &String, noun: &str) -> bool {
        let people = other.person
            || other.classes.contains(Class::Armed)
            || other.classes.contains(Class::Civilian);
        other.count.as_ref() == Some(count)
            && !other.noun.is_empty()
            && other.plural
            && people
            && (other.noun == noun || self.knowledge.lexicon.contains("any-person", noun))
    }

    /// The last party told by the same noun: "the ministry" after "the Russian defence ministry".
    fn told_by_noun(&self, phrase: &Phrase, party: &Party) -> Option<(usize, &Party)> {
        let noun = party.noun.as_str();
        // "Police in one town … In another, over the border, police": not the first.
        let local = self.knowledge.lexicon.contains("stays-at-home", noun);
        let scene = self.scene(phrase.head).filter(|_| local);
        let here = |other: &Party| match (&scene, &other.country) {
            (Some(scene), Some(country)) => scene == country,
            _ => true,
        };
        // "the Interior Ministry" is not the petroleum ministry.
        let compound = self.compound_of(phrase);
        let narrower = (compound < phrase.head
            && self.analysis.text(compound).starts_with(char::is_uppercase))
        .then(|| self.analysis.lower(compound));
        self.told_by_name(phrase)
            .filter(|(_, other)| narrower.is_none_or(|word| label_has(&other.label, word)))
            .take_while(|&(token, _)| self.distance(token, phrase) <= NOUN_REACH)
            .filter(|(_, other)| here(other))
            .find(|(_, other)| {
                if other.noun == noun {
                    return other.plural == party.plural;
                }
                // "the army" is not the rebels who call themselves one.
                let rank =
                    !party.classes.contains(Class::State) || other.classes.contains(Class::State);
                other.noun.is_empty() && label_has(&other.label, noun) && !other.person && rank
            })
    }

    /// The body that was named for the first time since a party was spoken of by the noun, as the
    /// subject of a sentence close by, and that the noun fits as well: "the group | … Further north the
    /// | Tigers | were at the gates. The group".
    fn named_since(&self, token: usize, phrase: &Phrase, party: &Party) -> Option<&Party> {
        let analysis = self.analysis;
        let again = analysis.lemma(token) == party.noun && !party.plural;
        let leads = |at: usize| {
            analysis.dep(at) == Dep::Nsubj && analysis.dep(analysis.head(at)) == Dep::Root
        };
        let is_new = |label: &str, at: usize| {
            let mut told = self.discourse.told.iter().filter(|&&earlier| earlier < at);
            !told.any(|&earlier| {
                self.parties[earlier]
                    .iter()
                    .any(|other| other.label == label)
            })
        };
        (self.told_by_name(phrase))
            .take_while(|&(at, _)| again && at > token && self.distance(at, phrase) <= NEW_REACH)
            .find(|&(at, newer)| {
                leads(at)
                    && matches!(newer.rule, "curated" | "name")
                    && self.may_describe(newer, &party.noun, party)
                    && is_new(&newer.label, at)
            })
            .map(|(_, newer)| newer)
    }

    /// The body that was the source of what was told just before, where the noun is one again: "…,
    /// according to the Coast Monitor. | The group | put the toll at nine."
    fn source_again(&self, phrase: &Phrase, party: &Party) -> Option<&Party> {
        if !self.gives_account(phrase.head) {
            return None;
        }
        let (token, found) = (self.told_by_name(phrase))
            .take_while(|&(token, _)| self.distance(token, phrase) <= 1)
            .find(|&(token, _)| self.gives_account(token) || self.tells_by_preposition(token))?;
        let fits = self.may_describe(found, &party.noun, party)
            || self.is_open_body(found, &party.noun, party);
        (fits && token < phrase.tokens.start).then_some(found)
    }

    /// Whether a token is the subject of a verb that reports, counts or gives a figure.
    pub(super) fn gives_account(&self, token: usize) -> bool {
        let analysis = self.analysis;
        let verb = analysis.lemma(analysis.head(token)).to_lowercase();
        let cues = &self.knowledge.cues;
        self.speaks(token)
            || analysis.dep(token) == Dep::Nsubj
                && (cues.figure_verbs.contains_key(&verb) || cues.counting_verbs.contains(&verb))
    }

    /// The party told before of which news uses such a noun: "the group" after "Hamas". None where two
    /// come close.
    fn told_of_kind(&self, phrase: &Phrase, party: &Party) -> Option<&Party> {
        let noun = party.noun.as_str();
        let head = phrase.head;
        let compound = self.compound_of(phrase);
        // "The Coalition" with a capital is one that has the word in its name.
        let name = self.analysis.text(head).starts_with(char::is_uppercase)
            && self.analysis.pos(head) == Pos::Propn;
        let told = self
            .told_by_name(phrase)
            .map(|(token, other)| (token, other, self.distance(token, phrase)))
            .take_while(|&(.., distance)| distance <= KIND_REACH);
        let mut ranked: Vec<(f64, &Party)> = Vec::new();
        let mut bodies: Vec<&Party> = Vec::new();
        let mut acted = false;
        for (token, other, distance) in told {
            // "the coalition forces" are not whatever "forces" may speak of; "the jihadist group" is.
            let kept = compound == head
                || label_has(&other.label, self.analysis.lower(compound))
                || party.classes.contains(Class::Rebel) && !party.plural;
            let fits = self.may_describe(other, noun, party);
            if !fits && self.may_be_body(other, token, noun, party) {
                bodies.push(other);
                continue;
            }
            if !fits || name && !label_has(&other.label, noun) || !kept {
                continue;
            }
            let subject = matches!(self.analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass);
            // Who only passed on what others did is who speaks again, and not who did more.
            let source = self.speaks(token) || self.tells_by_preposition(token);
            let role = match (source, self.speaks(head)) {
                (true, false) => -0.5,
                _ if subject => 0.5,
                _ => 0.0,
            };
            acted |= role >= 0.0;
            let score = 4.0 * faded(0.8, distance) + role;
            match ranked
                .iter_mut()
                .find(|(_, known)| known.label == other.label)
            {
                Some((total, _)) => *total += 0.5 * score,
                None => ranked.push((score, other)),
            }
        }
        if let (false, [body, others @ ..]) = (acted, bodies.as_slice())
            && others.iter().all(|other| other.label == body.label)
        {
            return Some(body);
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.label.cmp(&b.1.label)));
        match ranked.as_slice() {
            [(_, found)] => Some(found),
            [(best, found), (next, _), ..] if *best > next + 0.3 => Some(found),
            _ => None,
        }
    }

    /// Whether a name of which nothing else is known may be a body that acted, and that "the group"
    /// speaks of where no better known one is told of.
    fn may_be_body(&self, other: &Party, token: usize, noun: &str, described: &Party) -> bool {
        self.is_open_body(other, noun, described)
            && matches!(
                self.analysis.dep(token),
                Dep::Nsubj | Dep::Nsubjpass | Dep::Pobj
            )
    }

    /// Whether a name is that of a body of which nothing else is known, and the noun fits any body.
    fn is_open_body(&self, other: &Party, noun: &str, described: &Party) -> bool {
        let has = |class| other.classes.contains(class);
        other.named
            && !other.person
            && other.kind.is_none()
            && has(Class::Org)
            && !has(Class::Country)
            && !has(Class::State)
            && !described.classes.contains(Class::Rebel)
            && self.knowledge.lexicon.contains("body-noun", noun)
    }

    /// Whether a noun may speak again of a party, by the party's kind or its own entry.
    pub(super) fn may_describe(&self, other: &Party, noun: &str, described: &Party) -> bool {
        if other.person && !other.plural {
            // "the president" after "President Elphberg"; a fighter is not who speaks for fighters.
            return !(other.office.is_some() && described.classes.contains(Class::Armed))
                && described.person
                && !described.plural
                && described.kind.is_some()
                && described.kind == other.kind
                && other.rule != "pronoun"
                && described.kind.as_deref() != Some("civilians")
                && described.kind.as_deref() != Some("actor");
        }
        // "the ministry" after "officials", "units": no state's body is several people.
        let several = other.plural && !other.noun.is_empty() && other.curated.is_none();
        let body = described.classes.contains(Class::State) && !described.person;
        if several && body && !described.plural {
            return false;
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
