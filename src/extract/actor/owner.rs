//! What a noun phrase belongs to: a country by nationality, a group, a leader, a place.

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, noun_sense};
use crate::extract::clause::list;
use crate::knowledge::class::Class;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, EntityLabel, Tag};

/// Prepositions by which a role belongs to somebody.
const BELONGING: &[&str] = &["of", "for", "from", "to", "with"];

/// Prepositions of place by which people belong to a country.
const WHEREIN: &[&str] = &["in", "at", "within", "across", "throughout", "around"];

/// What a phrase belongs to, as far as it tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Owner {
    /// The countries are told by a modifier, not by a possessor.
    pub(super) national: bool,
    /// A party that it belongs to: a group, an organisation, a leader.
    pub(super) party: Option<Party>,
    /// Country, by nationality or by the party's own.
    pub(super) countries: Vec<String>,
    /// The modifier that names the party stands directly before the head ("Hamas militants").
    pub(super) close: bool,
}

impl Finder<'_> {
    /// The prefix by which a word tells whom somebody is for or against, not whose he is:
    /// "anti-rebel", "pro-government".
    pub(super) fn stance(&self, token: usize) -> Option<usize> {
        let analysis = self.analysis;
        let prefix = token.checked_sub(2)?;
        let joined = matches!(analysis.text(token - 1), "-" | "‑");
        (joined && matches!(analysis.lower(prefix), "anti" | "counter" | "pro")).then_some(prefix)
    }

    /// What a phrase belongs to, from its modifiers, possessor and complements.
    pub(super) fn owner(&mut self, phrase: &Phrase) -> Owner {
        let mut owner = Owner::default();
        for modifier in &phrase.modifiers {
            if modifier.compound_participle {
                continue;
            }
            let token = modifier.tokens.start;
            // "anti-rebel forces" are not the rebels, "pro-Ruritanian" ones need be no Ruritanians.
            if let Some(prefix) = self.stance(token) {
                owner.countries.extend(self.follower_country(prefix, token));
                continue;
            }
            if let Some(spot) = self.own_spot(token).cloned() {
                match spot.meaning {
                    Meaning::Actor(actor) => {
                        let mut party =
                            Party::of_actor(self.knowledge, actor, spot.tokens.clone(), self.year);
                        party.tokens = spot.tokens.clone();
                        owner.close = true;
                        owner.party = Some(party);
                    }
                    Meaning::Country(at)
                    | Meaning::Adjective(at)
                    | Meaning::Demonym(at)
                    | Meaning::Metonym(at) => {
                        if let Some(country) = self.knowledge.countries.iter().nth(at)
                            && !owner.countries.contains(&country.alpha3)
                        {
                            owner.countries.push(country.alpha3.clone());
                        }
                    }
                }
            } else if let Some(code) = self.place_country(token)
                && !owner.countries.contains(&code)
            {
                owner.countries.push(code);
            }
        }
        owner.national = !owner.countries.is_empty();
        if let Some(possessor) = phrase.possessor {
            let national = owner.countries.clone();
            self.belong(&mut owner, possessor);
            // "his French counterpart" is French, wherever he is from.
            if owner.national {
                owner.countries = national;
            }
        }
        // Of "police and supporters of the party" only the supporters are the party's.
        let joined = self.analysis.child(phrase.head, Dep::Conj);
        let complements: Vec<usize> = self
            .analysis
            .children_by(phrase.head, &[Dep::Prep])
            .filter(|&prep| joined.is_none_or(|joined| prep < joined))
            .filter(|&prep| {
                let word = self.analysis.lower(prep);
                (BELONGING.contains(&word) || WHEREIN.contains(&word))
                    && !self.undergoes_the_deed(phrase.head, prep)
            })
            .filter_map(|prep| self.analysis.child(prep, Dep::Pobj))
            .collect();
        for complement in complements {
            if owner.party.is_some() || !owner.countries.is_empty() {
                break;
            }
            let prep = self.analysis.lower(self.analysis.head(complement));
            // An envoy to a state is another's.
            let lexicon = &self.knowledge.lexicon;
            if prep == "to" && lexicon.contains("sent-abroad", self.analysis.lemma(phrase.head)) {
                continue;
            }
            let belongs = match prep {
                // "aides to the premier"
                "to" => {
                    (self.knowledge.lexicon).contains("serves", self.analysis.lemma(phrase.head))
                }
                "with" => false,
                "from" => self.is_body(complement) && !self.is_held_by(phrase.head, complement),
                prep => BELONGING.contains(&prep),
            };
            if self.is_of_no_state(complement) {
                continue;
            }
            if belongs && let Some(code) = self.nationality_within(complement) {
                owner.countries.push(code);
            } else if belongs {
                self.belong(&mut owner, complement);
                // "the foreign ministers of Kenya and Peru" are of both.
                if matches!(self.analysis.tag(phrase.head), Tag::Nns | Tag::Nnps)
                    && owner.party.is_none()
                {
                    for joined in list::all(self.analysis, complement).into_iter().skip(1) {
                        owner.countries.extend(self.country_of_place(joined));
                    }
                }
            }
            if owner.countries.is_empty()
                && owner.party.is_none()
                && let Some(code) = self.country_of_place(complement)
            {
                owner.countries.push(code);
                // "troops in Kenya and Uganda", "envoys from Kenya and Peru"
                if matches!(self.analysis.tag(phrase.head), Tag::Nns | Tag::Nnps) {
                    for joined in list::all(self.analysis, complement).into_iter().skip(1) {
                        let country = self.country_of_place(joined);
                        let new = country.filter(|code| !owner.countries.contains(code));
                        owner.countries.extend(new);
                    }
                }
            }
        }
        // The Ministry of Trade is not the trade's that its own name tells of.
        if (owner.party.as_ref()).is_some_and(|party| party.tokens.contains(&phrase.head)) {
            owner.party = None;
        }
        // "a convoy carrying United Nations staff"
        if owner.countries.is_empty()
            && owner.party.is_none()
            && let Some(carried) = self
                .analysis
                .children_by(phrase.head, &[Dep::Acl])
                .filter(|&acl| self.analysis.tag(acl) == Tag::Vbg)
                .filter(|&acl| {
                    matches!(
                        self.analysis.lemma(acl),
                        "carry" | "escort" | "transport" | "represent"
                    )
                })
                .find_map(|acl| self.analysis.child(acl, Dep::Dobj))
        {
            self.belong(&mut owner, carried);
        }
        if owner.countries.is_empty()
            && let Some(country) = owner.party.as_ref().and_then(|party| party.country.clone())
        {
            owner.countries.push(country);
        }
        owner
    }

    /// Whether a place is the seat of those who rule it against the state that claims it: "officials in
    /// Sukhumi" are not that state's.
    pub(in crate::extract) fn is_of_no_state(&self, place: usize) -> bool {
        (self.knowledge.lexicon).contains("unrecognised-seat", self.analysis.lower(place))
    }

    /// Whether what follows an agent tells to whom it was done: "the arrest by police | of a poet". The
    /// poet owns no police.
    fn undergoes_the_deed(&self, agent: usize, of: usize) -> bool {
        let analysis = self.analysis;
        let by = analysis.head(agent);
        let deed = analysis.lemma(analysis.head(by));
        analysis.lower(of) == "of"
            && analysis.dep(agent) == Dep::Pobj
            && analysis.lower(by) == "by"
            && self.knowledge.lexicon.contains("done-to-noun", deed)
            && (analysis.child(of, Dep::Pobj)).is_some_and(|victim| list::is_new(analysis, victim))
    }

    /// The country of those who are for a person: his.
    fn follower_country(&self, prefix: usize, token: usize) -> Option<String> {
        let Meaning::Actor(actor) = self.own_spot(token)?.meaning else {
            return None;
        };
        let party = Party::of_actor(self.knowledge, actor, token..token + 1, self.year);
        (self.analysis.lower(prefix) == "pro" && party.person).then_some(party.country)?
    }

    /// Whether somebody comes "from" a body and not from a place: "fighters from the movement",
    /// "troops from Ruritania", a state that no list has.
    fn is_body(&mut self, complement: usize) -> bool {
        let unlisted = self.is_unlisted_name(complement)
            || self.spot_of[complement].is_none()
                && self
                    .analysis
                    .entity_at(complement)
                    .is_some_and(|entity| entity.label == EntityLabel::Gpe);
        unlisted
            || (self.resolve(complement).first())
                .is_some_and(|party| !party.person && !party.classes.contains(Class::Country))
    }

    /// Whether those who do not fight are with an armed party, which they are not of: "rescued ten
    /// girls from the militia".
    fn is_held_by(&mut self, head: usize, complement: usize) -> bool {
        let armed = (self.resolve(complement).first())
            .is_some_and(|party| party.classes.contains(Class::Armed));
        armed
            && noun_sense(self.analysis, self.knowledge, head)
                .is_some_and(|(noun, _)| noun.kind.notation == "civilians")
    }

    /// Adds a possessor or complement to an owner.
    pub(super) fn belong(&mut self, owner: &mut Owner, token: usize) {
        // "a state whose troops": the noun that the clause is about.
        let clause = (self.analysis.tag(token) == Tag::WpPoss)
            .then(|| self.analysis.ancestors(token).take(4))
            .and_then(|mut above| above.find(|&up| self.analysis.dep(up) == Dep::Relcl));
        let token = clause.map_or(token, |clause| self.analysis.head(clause));
        let spot = self.spot_of[token].map(|at| self.spots[at].meaning);
        if let Some(
            Meaning::Country(at)
            | Meaning::Adjective(at)
            | Meaning::Demonym(at)
            | Meaning::Metonym(at),
        ) = spot
        {
            if let Some(country) = self.knowledge.countries.iter().nth(at) {
                owner.countries.push(country.alpha3.clone());
            }
            return;
        }
        if let Some(party) = self.resolve(token).into_iter().next() {
            if let Some(country) = &party.country {
                if !owner.countries.contains(country) {
                    owner.countries.push(country.clone());
                }
                // Belonging to a country is belonging to no group.
                if party.classes.contains(Class::Country) {
                    return;
                }
            }
            if owner.party.is_none() {
                owner.party = Some(party);
            }
        } else if let Some(code) = self.place_country(token) {
            owner.countries.push(code);
        }
    }

    /// The country that the words before a place's name tell, where that is part of a body's: "units of
    /// | Ruritania's | Battlegroup Tollen" are Ruritania's, wherever Tollen lies.
    fn nationality_within(&self, name: usize) -> Option<String> {
        let analysis = self.analysis;
        self.place_of[name].filter(|_| self.spot_of[name].is_none())?;
        analysis
            .children_by(name, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod])
            // "the Ruritanian-held town"
            .filter(|&word| word < name && !matches!(analysis.text(word + 1), "-" | "‑"))
            .find_map(|word| match self.own_spot(word)?.meaning {
                Meaning::Country(at)
                | Meaning::Adjective(at)
                | Meaning::Demonym(at)
                | Meaning::Metonym(at) => {
                    (self.knowledge.countries.iter().nth(at)).map(|country| country.alpha3.clone())
                }
                Meaning::Actor(_) => None,
            })
    }

    /// The country of a capital or country name, or of a place, for complements of place.
    pub(in crate::extract) fn country_of_place(&self, token: usize) -> Option<String> {
        // "in the capital, Nairobi", "in Kenya's capital"
        let beside = self
            .analysis
            .children_by(token, &[Dep::Appos, Dep::Poss, Dep::Compound, Dep::Nmod])
            .find(|&child| self.spot_of[child].is_some() || self.place_of[child].is_some());
        let token = match (self.spot_of[token], self.place_of[token], beside) {
            (None, None, Some(child)) => child,
            _ => token,
        };
        match self.spot_of[token].map(|at| self.spots[at].meaning) {
            Some(Meaning::Country(at) | Meaning::Metonym(at)) => self
                .knowledge
                .countries
                .iter()
                .nth(at)
                .map(|country| country.alpha3.clone()),
            Some(_) => None,
            None => self.place_country(token),
        }
    }

    pub(super) fn place_country(&self, token: usize) -> Option<String> {
        self.place_of[token].and_then(|at| self.places[at].place.country.clone())
    }
}
