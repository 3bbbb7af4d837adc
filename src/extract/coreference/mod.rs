//! Who is spoken of again: pronouns, "the group", "the militants", "the army", "the two men",
//! surnames, each resolved within its document by a rule that is recorded. What two answers fit
//! equally well is left unresolved: nothing is better than the wrong one.
//!
//! [`Discourse`] keeps what has been told. [`pronoun`] (with [`binding`], [`sense`], [`rival`] and
//! [`sex`]), [`description`], [`office`] and [`several`] answer from it who is meant; [`context`] says
//! whose an institution without a name is, by how near the text speaks of each country ([`trail`]),
//! and [`counterpart`] whose it is not.

mod binding;
mod context;
mod counterpart;
mod description;
mod office;
mod pronoun;
mod rival;
mod sense;
mod several;
mod sex;
mod trail;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::actor::{Class, Finder, Party, Spot};
use super::attribution::speech;
use super::place::PlaceMention;
use crate::knowledge::Knowledge;
use crate::knowledge::names::{Meaning, fold};
use crate::language::{Analysis, Dep, Pos};
use sex::Sex;
use trail::Trail;

/// Sentences at the start of a report that say where it plays.
const OPENING: usize = 4;

/// How many times larger a town must be than another of its name to be the one that is meant for sure.
const RIVAL: u64 = 4;

/// People of a town that news means by its name, whatever others bear it.
const KNOWN: u64 = 300_000;

/// What has been told so far.
#[derive(Clone, Debug, Default)]
pub struct Discourse {
    /// Tokens whose phrases name a party, in order of telling.
    told: Vec<usize>,
    /// Where the text names each country, by code. Known before reading begins.
    countries: BTreeMap<String, Trail>,
    /// Where the text names outlets and charities of each country: of all the world they tell, so that
    /// they make it less sure that another country is meant and no surer that theirs is.
    outlets: BTreeMap<String, Trail>,
    /// The country that most places of the text lie in, if it is most of them; of a short text the
    /// one that everything is told to happen in.
    home: Option<String>,
    /// The country whose body issues the document: "the Foreign Secretary" of its own statement is
    /// its own.
    pub(super) issuer: Option<String>,
    /// Where each institution of a state has been told, by the noun that names it ("army") and the
    /// state's code.
    institutions: BTreeMap<(String, String), Trail>,
    /// Persons by each word of their name.
    persons: BTreeMap<String, Vec<usize>>,
    /// Named organisations by their folded name.
    names: BTreeMap<String, usize>,
    /// The last subject of a reporting verb.
    last_speaker: Option<usize>,
    /// What is known of persons' sex, by label.
    sexes: BTreeMap<String, Sex>,
    /// The runs of direct speech, in order.
    speech: Vec<Range<usize>>,
}

impl Discourse {
    /// The countries of a text, before its parties are known.
    pub fn new(
        analysis: &Analysis,
        knowledge: &Knowledge,
        spots: &[Spot],
        places: &[PlaceMention],
    ) -> Self {
        let mut named = Vec::new();
        let mut outlets = BTreeMap::<String, Trail>::new();
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
                // A capital that stands for a body of several states tells of no country.
                Meaning::Metonym(at) => {
                    let told = is_scene(analysis, spot.head) || !is_seat(knowledge, at);
                    (code(at).filter(|_| told), 0.7)
                }
                Meaning::Actor(at) => (home_of(knowledge, at), 0.5),
            };
            let head = spot.head.min(analysis.len() - 1);
            if let Some(code) = outlet_of(knowledge, spot.meaning) {
                let trail = outlets.entry(code).or_default();
                trail.add(head, analysis.sentence_of(head), 0.5);
            }
            if let Some(code) = code
                && !is_abroad(analysis, knowledge, head)
                && !opens_release(analysis, &spot.tokens)
            {
                named.push((head, code, weight));
            }
        }
        for place in places {
            let known = spots.iter().any(|spot| spot.tokens.contains(&place.head));
            let abroad = is_abroad(analysis, knowledge, place.head)
                || opens_release(analysis, &place.tokens);
            if let (false, false, Some(country)) = (known, abroad, &place.place.country) {
                named.push((place.head, country.clone(), 0.6));
            }
        }
        let unsure = unsure(analysis, knowledge, places, &named);
        named.retain(|(_, code, _)| !unsure.contains(code));
        named.sort_by_key(|(token, _, _)| *token);
        let mut countries = BTreeMap::<String, Trail>::new();
        for (token, code, weight) in named {
            let trail = countries.entry(code).or_default();
            trail.add(token, analysis.sentence_of(token), weight);
        }
        let places: Vec<&PlaceMention> = (places.iter())
            .filter(|place| {
                (place.place.country.as_ref()).is_none_or(|code| !unsure.contains(code))
            })
            .collect();
        let mut located = BTreeMap::<&str, usize>::new();
        for place in (places.iter()).filter(|place| !place.adjective && !place.metonym) {
            if let Some(country) = &place.place.country {
                *located.entry(country).or_default() += 1;
            }
        }
        // A short report has no majority of places, but it may say where it plays.
        let settings: Vec<(usize, &str)> = places
            .iter()
            .filter(|place| !place.adjective && !place.metonym)
            .filter(|place| is_scene(analysis, place.head))
            .filter_map(|place| Some((place.head, place.place.country.as_deref()?)))
            .collect();
        // Where somebody is expected at the end of it, it does not play.
        let setting = settings
            .first()
            .filter(|(head, _)| analysis.sentence_of(*head) < OPENING)
            .filter(|(_, first)| settings.iter().all(|(_, other)| other == first))
            .map(|&(_, only)| only.to_owned());
        let total: usize = located.values().sum();
        let home = located
            .iter()
            .max_by_key(|(code, count)| (**count, std::cmp::Reverse(**code)))
            .filter(|(_, count)| total >= 3 && **count * 5 >= total * 3)
            .map(|(code, _)| (*code).to_owned())
            .or(setting);
        // Agencies file from the next large town: what is told again is where the report plays.
        let again = |code: &String| countries.get(code).is_some_and(|trail| trail.len() > 1);
        let home = dateline(analysis, &places).filter(again).or(home);
        Self {
            home,
            countries,
            outlets,
            speech: speech(analysis),
            ..Self::default()
        }
    }

    /// The run of direct speech that a token stands in.
    fn speech_at(&self, token: usize) -> Option<&Range<usize>> {
        let at = self.speech.partition_point(|run| run.end <= token);
        self.speech.get(at).filter(|run| run.contains(&token))
    }
}

/// Whether something happens at the place that a token names: "in Tollen".
fn is_scene(analysis: &Analysis, place: usize) -> bool {
    analysis.dep(place) == Dep::Pobj
        && matches!(
            analysis.lower(analysis.head(place)),
            "in" | "at" | "near" | "outside" | "around" | "across" | "inside"
        )
}

/// Whether a body of several states governs from a country's capital.
fn is_seat(knowledge: &Knowledge, country: usize) -> bool {
    let country = knowledge.countries.iter().nth(country);
    country.is_some_and(|country| country.seat_of.is_some())
}

/// Whether an actor tells of all the world, whatever country it is registered in: an outlet, a charity.
fn is_of_all(knowledge: &Knowledge, actor: usize) -> bool {
    let kind = knowledge.kinds.get(&knowledge.actors.list()[actor].kind);
    kind.is_some_and(|kind| matches!(kind.notation.as_str(), "media" | "ngo" | "igo"))
}

/// The country that naming an actor speaks of.
fn home_of(knowledge: &Knowledge, actor: usize) -> Option<String> {
    let country = knowledge.actors.list()[actor].country.clone();
    country.filter(|_| !is_of_all(knowledge, actor))
}

/// The country of an outlet or charity.
fn outlet_of(knowledge: &Knowledge, meaning: Meaning) -> Option<String> {
    match meaning {
        Meaning::Actor(at) if is_of_all(knowledge, at) => {
            knowledge.actors.list()[at].country.clone()
        }
        _ => None,
    }
}

/// The countries that only one name of a town tells of, where a town elsewhere bears it that is hardly
/// smaller: whoever is told of there need not be of that country.
fn unsure(
    analysis: &Analysis,
    knowledge: &Knowledge,
    places: &[PlaceMention],
    named: &[(usize, String, f64)],
) -> BTreeSet<String> {
    let all = &knowledge.places;
    let mut unsure = BTreeSet::new();
    for place in places {
        let (Some(code), Some(key)) = (&place.place.country, place.key) else {
            continue;
        };
        let known = place.capital || all.weight(key) >= KNOWN;
        if known || place.adjective || unsure.contains(code) {
            continue;
        }
        let text = analysis.text_of(&place.tokens);
        let by_the_name = |token: usize| {
            (places.iter()).any(|other| {
                other.tokens.contains(&token) && analysis.text_of(&other.tokens) == text
            })
        };
        let mut naming = named.iter().filter(|(_, other, _)| other == code);
        if !naming.all(|&(token, ..)| by_the_name(token)) {
            continue;
        }
        let own = all.countries(key);
        let rivals = (all.lookup(text).into_iter())
            .filter(|&(other, _)| other != key && all.countries(other) != own)
            .map(|(other, _)| all.weight(other));
        if rivals
            .max()
            .is_some_and(|most| most.saturating_mul(RIVAL) > all.weight(key))
        {
            unsure.insert(code.clone());
        }
    }
    unsure
}

/// "(Ruritania City) –": where a release that opens so was written, which is seldom where it plays.
fn opens_release(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let start = analysis.paragraphs()[analysis.paragraph_of(tokens.start)].start;
    tokens.start == start + 1 && analysis.text(start) == "("
}

/// Whether a country is named as where somebody goes, whom they deal with, or whose envoys, fighters
/// or strikes are told of, so that an institution without a country is hardly its own: "chased them
/// into Uganda", "expelled French diplomats", "killed in an Israeli strike".
fn is_abroad(analysis: &Analysis, knowledge: &Knowledge, token: usize) -> bool {
    let up = analysis.head(token);
    match analysis.dep(token) {
        Dep::Pobj => {
            let verb = matches!(analysis.pos(analysis.head(up)), Pos::Verb | Pos::Aux);
            match analysis.lower(up) {
                "into" | "onto" | "against" => true,
                "to" | "toward" | "towards" | "with" => verb,
                _ => false,
            }
        }
        Dep::Amod | Dep::Compound => {
            let is = |set: &str| knowledge.lexicon.contains(set, analysis.lemma(up));
            is("sent-abroad")
                || is("attack-noun")
                || (knowledge.kinds.noun(analysis.lemma(up)))
                    .is_some_and(|noun| noun.kind.notation == "militants")
        }
        _ => false,
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
        self.note_sex(token);
        let Some(party) = self.parties[token].first() else {
            return;
        };
        if party.person && !party.plural && matches!(party.rule, "name" | "curated") {
            for word in fold_words(&party.label) {
                let told = self.discourse.persons.entry(word.into_owned());
                told.or_default().push(token);
            }
        } else if party.rule == "name" {
            self.discourse
                .names
                .entry(fold(&party.label).into_owned())
                .or_insert(token);
        }
        if let (Some(country), true) = (&party.country, party.classes.contains(Class::State))
            && !party.noun.is_empty()
            // A guess is no ground for the next.
            && party.rule != "description-context"
        {
            let key = (self.institution(&party.noun).to_owned(), country.clone());
            let sentence = self.analysis.sentence_of(token);
            let trail = self.discourse.institutions.entry(key).or_default();
            trail.add(token, sentence, 1.0);
        }
        if self.speaks(token) && !self.is_pronoun(token) {
            self.discourse.last_speaker = Some(token);
        }
    }

    /// Whether a token is the subject of a reporting verb.
    fn speaks(&self, token: usize) -> bool {
        let verb = self.analysis.lemma(self.analysis.head(token));
        self.analysis.dep(token) == Dep::Nsubj && self.knowledge.cues.verbs.contains(verb)
    }

    /// The person whose name has been told and of whose name the label is part: of several who share a
    /// surname his kin, who was called by it alone, else who was told of last and not only as kin.
    pub(super) fn known_person(&self, label: &str, at: usize) -> Option<Party> {
        let words: Vec<Cow<'_, str>> = fold_words(label).collect();
        let last = words.last()?;
        let known = self.discourse.persons.get(&**last)?;
        let told = || {
            (known.iter().rev())
                .filter(|&&token| token < at)
                .filter_map(|&token| Some((token, self.parties[token].first()?)))
                .filter(|(_, party)| {
                    let full: Vec<Cow<'_, str>> = fold_words(&party.label).collect();
                    words.iter().all(|word| full.contains(word))
                })
        };
        let alone = |&(token, _): &(usize, &Party)| words.len() == 1 && self.is_kin(token);
        let by_himself = |&(token, _): &(usize, &Party)| !self.is_of_kin(token);
        let (_, found) = (told().find(alone))
            .or_else(|| told().find(by_himself))
            .or_else(|| told().next())?;
        Some(found.clone())
    }

    /// The organisation of the same name that has been told.
    pub(super) fn known_name(&self, label: &str) -> Option<Party> {
        let token = *self.discourse.names.get(&*fold(label))?;
        self.parties[token].first().cloned()
    }
}

/// The country of the place that a report is datelined from: "DHAKA (Agency) —", "Kharkiv, Ukraine."
fn dateline(analysis: &Analysis, places: &[&PlaceMention]) -> Option<String> {
    let place = places
        .iter()
        .find(|place| place.tokens.start == 0 && !place.adjective)?;
    let mut end = place.tokens.end;
    let country = place.place.country.clone()?;
    if end + 1 < analysis.len() && analysis.text(end) == "," {
        let wider = places.iter().find(|wider| {
            wider.tokens.start == end + 1 && wider.place.country.as_ref() == Some(&country)
        })?;
        end = wider.tokens.end;
    }
    // "GENEVA/TUNIS": filed from two countries, it plays in neither for sure.
    if end + 1 < analysis.len() && analysis.text(end) == "/" {
        let second = places.iter().find(|place| place.tokens.start == end + 1);
        if second.is_none_or(|second| second.place.country.as_ref() != Some(&country)) {
            return None;
        }
    }
    (end < analysis.len()
        && matches!(
            analysis.text(end),
            "." | "(" | "-" | "–" | "—" | "--" | ":" | "|" | "/"
        ))
    .then_some(country)
}

/// The words of a name, folded.
fn fold_words(label: &str) -> impl Iterator<Item = Cow<'_, str>> {
    crate::knowledge::names::words(label).map(|(folded, _)| folded)
}
