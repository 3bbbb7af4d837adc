//! The label, identifier and kind of a party that is made from the words of its phrase.

use super::Finder;
use super::owner::Owner;
use super::party::{Party, slug};
use super::phrase::{Phrase, noun_sense};
use super::spot::Spot;
use crate::knowledge::class::Class;
use crate::knowledge::countries::Country;
use crate::knowledge::kinds::{Kind, NounSense};
use crate::knowledge::names::Meaning;
use crate::knowledge::vocabulary::ACTOR;
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl Finder<'_> {
    /// A party made from the words of its phrase.
    pub(super) fn phrase_party(
        &self,
        phrase: &Phrase,
        kind: &Kind,
        person: bool,
        country: Option<&str>,
        owner: &Owner,
    ) -> Party {
        let (prefix, bare) = self.bare_label(phrase, owner.countries.len() > 1);
        let country = country.and_then(|code| self.knowledge.countries.by_code(code));
        // "the Vancouver police", "Tigrayan fighters": the name before the noun says more than the
        // country that it lies in.
        let told = country.filter(|_| !self.bears_a_local_name(phrase));
        let label = match (&owner.party, told) {
            (Some(party), None) if kind.notation == "actor" && !kind.inherits => {
                format!("{bare} of {}", party.label)
            }
            // "his French counterpart" is known by his country, not by whose counterpart he is.
            (Some(_), Some(country)) if kind.notation == "actor" && owner.national => {
                format!("{} {bare}", country.adjective())
            }
            (Some(party), _) if !party.classes.contains(Class::State) || party.person => {
                // An office or aide is a person's own, whatever the state that he serves.
                let own = bare.ends_with("office")
                    || person
                        && (self.knowledge.lexicon)
                            .contains("serves", self.analysis.lemma(phrase.head));
                if party.person && kind.classes.contains(Class::State) && country.is_some() && !own
                {
                    // A ruler's forces are his state's.
                    let adjective = country.map_or("", Country::adjective);
                    let bare = if bare == "forces" || bare == "troops" {
                        format!("government {bare}")
                    } else {
                        bare.clone()
                    };
                    format!("{adjective} {bare}")
                } else if party.person || phrase.possessor.is_some() {
                    format!("{} {bare}", possessive(party))
                } else {
                    format!("{} {bare}", party.label)
                }
            }
            // "members of the security forces" are theirs before they are the country's.
            (Some(party), Some(_)) if self.is_relation(phrase.head) => {
                format!("{} {bare}", party.label)
            }
            // "FBI agents" are not just any of the country's.
            (Some(party), Some(_)) if party.curated.is_some() && owner.close => {
                format!("{} {bare}", party.label)
            }
            // "the director of the CIA": of that body, not of the country alone.
            (Some(party), Some(_)) if has_a_name(party) => format!("{} {bare}", party.label),
            (_, Some(country)) if bare == "office" => match self.officer(phrase) {
                Some(officer) => format!("{} {officer}'s {bare}", country.adjective()),
                None => format!("{} {bare}", country.adjective()),
            },
            (None, None) if bare == "office" => match self.officer(phrase) {
                Some(officer) => format!("{officer}'s {bare}"),
                None => self.with_unknown_owner(phrase, &bare),
            },
            (_, Some(country)) => format!("{} {bare}", country.adjective()),
            (Some(party), None) => format!("{} {bare}", party.label),
            (None, None) => self.with_unknown_owner(phrase, &bare),
        };
        let loyal = self.loyalty(phrase.head);
        let label = match &loyal {
            Some(tie) => format!("{prefix}{label} {tie}"),
            None => format!("{prefix}{label}"),
        };
        let group = owner
            .party
            .as_ref()
            .filter(|party| !party.classes.contains(Class::State) || has_a_name(party));
        let id = match group {
            Some(_) => None,
            None if loyal.is_some() => None,
            None => self.shared_id(kind, &bare, country.map(|country| country.alpha3.as_str())),
        };
        let label = self.outlet_label(kind, id.as_deref()).unwrap_or(label);
        Party {
            id,
            label,
            tokens: phrase.tokens.clone(),
            kind: Some(kind.notation.clone()),
            kind_iri: Some(kind.iri.clone()),
            classes: if person {
                kind.classes.with(Class::Actor).with(Class::Person)
            } else {
                kind.classes.with(Class::Actor)
            },
            country: country.map(|country| country.alpha3.clone()),
            rule: "noun-phrase",
            person,
            named: country.is_some() || owner.party.is_some() || loyal.is_some(),
            ..Party::default()
        }
    }

    /// To whom those are loyal or tied that a noun tells of: "forces loyal to the general", "groups
    /// affiliated with the army" are not just any of the country.
    fn loyalty(&self, head: usize) -> Option<String> {
        let analysis = self.analysis;
        let tie = |&word: &usize| {
            let tied = self
                .knowledge
                .lexicon
                .contains("tied-to", analysis.lower(word));
            word > head && tied
        };
        let loyal = (analysis.children_by(head, &[Dep::Amod, Dep::Acl])).find(tie)?;
        let to = analysis.child(loyal, Dep::Prep)?;
        let leader = analysis.child(to, Dep::Pobj)?;
        let tied = format!("{} {}", analysis.lower(loyal), analysis.lower(to));
        let leader = match self.own_spot(leader).map(|spot| spot.meaning) {
            Some(Meaning::Actor(actor)) => {
                Party::of_actor(self.knowledge, actor, leader..leader + 1, self.year).label
            }
            _ => {
                let name = self.own_name(leader);
                let tokens = name.unwrap_or_else(|| Phrase::at(analysis, leader).tokens);
                analysis.text_of(&tokens).to_owned()
            }
        };
        Some(format!("{tied} {leader}"))
    }

    /// Whether a word before a noun is a nationality or the name of a state.
    pub(in crate::extract) fn is_national(&self, token: usize) -> bool {
        self.own_spot(token)
            .is_some_and(|spot| !matches!(spot.meaning, Meaning::Actor(_)))
    }

    /// The curated name that a token is part of, unless it only begins the name of a place
    /// ("British Columbia").
    pub(super) fn own_spot(&self, token: usize) -> Option<&Spot> {
        let spot = &self.spots[self.spot_of[token]?];
        let wider = self.place_of[token].is_some_and(|at| {
            let place = &self.places[at];
            !place.adjective
                && place.tokens.len() > spot.tokens.len()
                && place.tokens.contains(&spot.tokens.start)
        });
        (!wider).then_some(spot)
    }

    /// Whether the words before the noun name a town, region or people within a country.
    fn bears_a_local_name(&self, phrase: &Phrase) -> bool {
        (phrase.modifiers.iter())
            .filter(|modifier| !modifier.compound_participle)
            .map(|modifier| modifier.tokens.start)
            .filter(|&token| self.own_spot(token).is_none())
            .any(|token| {
                let place = self.place_of[token].map(|at| &self.places[at]);
                place.is_some_and(|place| place.place.kind.as_deref() != Some("country"))
                    && self.analysis.text(token).starts_with(char::is_uppercase)
            })
    }

    /// "the ombudsman's office": whose, where that is a common noun that is no party by itself.
    fn officer(&self, phrase: &Phrase) -> Option<String> {
        let possessor = phrase.possessor?;
        let common = self.analysis.pos(possessor) == Pos::Noun;
        common.then(|| self.analysis.lower(possessor).to_owned())
    }

    /// A label together with the name that it belongs to, where nothing is known of who that is:
    /// "parliament of Ruritania" is no other parliament.
    fn with_unknown_owner(&self, phrase: &Phrase, bare: &str) -> String {
        let analysis = self.analysis;
        let name = |token: usize| {
            let within = analysis
                .entity_at(token)
                .is_some_and(|entity| entity.tokens.contains(&phrase.head));
            let proper = matches!(analysis.tag(token), Tag::Nnp | Tag::Nnps)
                && analysis.text(token).starts_with(char::is_uppercase)
                && !within
                && self.spot_of[token].is_none()
                && noun_sense(analysis, self.knowledge, token).is_none();
            proper.then(|| {
                let tokens = self
                    .own_name(token)
                    .map_or(token..token + 1, |name| name.start..token + 1);
                analysis.text_of(&tokens)
            })
        };
        let of = analysis
            .children_by(phrase.head, &[Dep::Prep])
            .filter(|&prep| analysis.lower(prep) == "of")
            .filter_map(|prep| analysis.child(prep, Dep::Pobj))
            .find_map(name);
        match of.or_else(|| phrase.possessor.and_then(name)) {
            Some(owner) if !owner.is_empty() => format!("{bare} of {owner}"),
            _ => bare.to_owned(),
        }
    }

    /// Whether a noun is for somebody who is what he is by belonging to others ("member of").
    fn is_relation(&self, head: usize) -> bool {
        noun_sense(self.analysis, self.knowledge, head)
            .is_some_and(|(noun, _)| noun.kind.inherits && noun.sense == NounSense::Person)
    }

    /// IRI of what every report means by the same words: the army, the government, a ministry of
    /// a country. None for what only a document tells of.
    pub(in crate::extract) fn shared_id(
        &self,
        kind: &Kind,
        bare: &str,
        country: Option<&str>,
    ) -> Option<String> {
        let code = country?.to_lowercase();
        let last = bare.rsplit(' ').next().unwrap_or(bare);
        let plain = bare.split(' ').all(|word| {
            matches!(
                word,
                "army"
                    | "military"
                    | "forces"
                    | "force"
                    | "troops"
                    | "soldiers"
                    | "government"
                    | "armed"
                    | ""
                    | "servicemen"
                    | "personnel"
                    | "security"
            )
        });
        match kind.notation.as_str() {
            "state-forces" if plain => Some(format!("{ACTOR}{code}/state-forces")),
            "government"
                if matches!(
                    bare,
                    "government" | "authorities" | "administration" | "leadership" | ""
                ) =>
            {
                Some(format!("{ACTOR}{code}/government"))
            }
            "government" | "state-forces" | "police" | "judiciary" | "legislature"
            | "intelligence"
                if !matches!(
                    last,
                    "officials" | "official" | "minister" | "ministers" | "president"
                ) && self
                    .knowledge
                    .kinds
                    .noun(last)
                    .is_some_and(|noun| noun.sense == NounSense::Group) =>
            {
                Some(format!("{ACTOR}{code}/{}", slug(bare)))
            }
            "government" if matches!(bare, "president" | "prime minister") => {
                Some(format!("{ACTOR}{code}/{}", slug(bare)))
            }
            "state-media" => self.state_medium(&code, last),
            _ => None,
        }
    }

    /// IRI of a state's medium by the noun that it goes by, whoever is said to run it: the outlet
    /// that the ontology knows as the country's, or else one for all reports. A state's news agency
    /// is no television, and its media are not one of its outlets.
    fn state_medium(&self, code: &str, noun: &str) -> Option<String> {
        let medium = match noun.to_lowercase().as_str() {
            "media" | "medium" => "media",
            "television" | "tv" => "television",
            "radio" => "radio",
            "agency" => "news agency",
            _ => return None,
        };
        let country = self.knowledge.countries.by_code(&code.to_uppercase())?;
        let name = format!("{} state {medium}", country.adjective());
        let mut known = self.knowledge.actors.list().iter();
        let known = known.find(|actor| actor.label == name || actor.other_names.contains(&name));
        Some(known.map_or_else(
            || format!("{ACTOR}{code}/state-{}", slug(medium)),
            |actor| actor.iri.clone(),
        ))
    }

    /// What the ontology calls a state's outlet that a report describes.
    pub(in crate::extract) fn outlet_label(&self, kind: &Kind, id: Option<&str>) -> Option<String> {
        let id = id.filter(|_| kind.notation == "state-media")?;
        let actor = self.knowledge.actors.get(id)?;
        Some(actor.label.clone())
    }

    /// The words of a phrase without determiners, numbers, nationality, possessor and adjectives
    /// that tell nothing, in the spelling of labels.
    /// By whom the party is backed or led stands apart, in front. `several` says that it belongs to
    /// more than one country.
    pub(super) fn bare_label(&self, phrase: &Phrase, several: bool) -> (String, String) {
        let analysis = self.analysis;
        let named_from = noun_sense(analysis, self.knowledge, phrase.head)
            .map_or(phrase.head, |(_, start)| start);
        let mut prefix = String::new();
        let mut parts: Vec<String> = Vec::new();
        for modifier in &phrase.modifiers {
            let token = modifier.tokens.start;
            if modifier.compound_participle {
                let text = analysis.text_of(&modifier.tokens);
                if self.is_backed(modifier) || text.ends_with("run") || text.ends_with("owned") {
                    prefix = format!("{prefix}{text} ");
                }
                continue;
            }
            if let Some(side) = self.stance(token) {
                // "anti-rebel forces": the three words are one.
                let word =
                    |part: &String| part == "-" || part.eq_ignore_ascii_case(analysis.lower(side));
                while parts.last().is_some_and(word) {
                    parts.pop();
                }
                let noun = self.knowledge.kinds.noun(analysis.lower(token));
                let name =
                    noun.map_or_else(|| analysis.text(token).to_owned(), |_| self.cased(token));
                parts.push(format!("{}-{name}", analysis.lower(side)));
                continue;
            }
            let spotted = self.own_spot(token).is_some();
            let lower = analysis.lower(token);
            // "New York police"
            let in_name = self.place_of[token].is_some_and(|at| !self.places[at].adjective);
            // "ruling-party supporters"
            let first_half = matches!(analysis.tag(token), Tag::Vbg | Tag::Vbn)
                && analysis.text(token + 1) == "-";
            if spotted
                || self.knowledge.kinds.is_indistinct(lower) && !in_name && !first_half
                || matches!(analysis.tag(token), Tag::Cd)
                || matches!(analysis.tag(token), Tag::Vbg | Tag::Vbn)
                    && !first_half
                    && token < named_from
                    && lower != "allied"
                || analysis.entity_at(token).is_some_and(|entity| {
                    matches!(
                        entity.label,
                        EntityLabel::Date
                            | EntityLabel::Cardinal
                            | EntityLabel::Ordinal
                            | EntityLabel::Time
                    )
                })
            {
                continue;
            }
            // "counter-terrorism police"
            let joined = self.analysis.text(token.saturating_sub(1)) == "-"
                && token >= 2
                && token - 1 > phrase.tokens.start
                && parts.last().is_some_and(|part| {
                    part.eq_ignore_ascii_case(&canonical(&self.cased(token - 2)))
                });
            let word = canonical(&self.cased(token));
            match parts.last_mut() {
                Some(last) if joined => *last = format!("{last}-{word}"),
                _ => parts.push(word),
            }
        }
        let mut head = canonical(&self.cased(phrase.head));
        // "the ministry of defence" is the defence ministry.
        let of = analysis
            .children_by(phrase.head, &[Dep::Prep])
            .find(|&prep| analysis.lower(prep) == "of")
            .and_then(|prep| analysis.child(prep, Dep::Pobj));
        if matches!(head.as_str(), "ministry" | "department" | "office")
            && let Some(of) = of
            && self.spot_of[of].is_none()
        {
            let inner = Phrase::at(analysis, of);
            let words: Vec<String> = inner
                .tokens
                .filter(|&token| analysis.pos(token) != Pos::Punct)
                .map(|token| canonical(&analysis.text(token).to_lowercase()))
                .collect();
            head = format!("{} {head}", words.join(" "));
        }
        // "the Kenyan and Ugandan governments" are two governments.
        let lemma = analysis.lemma(phrase.head).to_lowercase();
        let one_each = |noun: &str| self.knowledge.lexicon.contains("one-each", noun);
        let office = || (parts.last()).is_some_and(|part| one_each(&format!("{part} {lemma}")));
        if several && (one_each(&lemma) || office()) {
            head = lemma;
        }
        // An army is its government's.
        if matches!(head.as_str(), "army" | "military" | "navy") {
            parts.retain(|part| part != "government");
        }
        parts.push(head);
        (prefix, parts.join(" "))
    }

    /// A word as a label has it: small, unless it is an abbreviation or a proper adjective.
    pub(super) fn cased(&self, token: usize) -> String {
        let text = self.analysis.text(token);
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        // Peoples and faiths keep their capital.
        if self
            .knowledge
            .kinds
            .noun(self.analysis.lower(token))
            .is_some_and(|noun| noun.kind.notation == "community")
        {
            return text.to_owned();
        }
        let known = self
            .knowledge
            .kinds
            .noun(self.analysis.lower(token))
            .is_some()
            || noun_sense(self.analysis, self.knowledge, token).is_some();
        let entity = self.analysis.entity_at(token).is_some_and(|entity| {
            matches!(
                entity.label,
                EntityLabel::Norp | EntityLabel::Gpe | EntityLabel::Loc
            )
        });
        let name = capitals >= 2
            || self.place_of[token].is_some()
            || entity
            || self.is_unlisted_name(token)
                && token != self.sentence_start(token)
                && noun_sense(self.analysis, self.knowledge, self.analysis.head(token))
                    .is_none_or(|(_, start)| token < start);
        if name
            || (capitals == 1
                && !known
                && (token != self.sentence_start(token)
                    || matches!(self.analysis.tag(token), Tag::Nnp | Tag::Nnps))
                && self.analysis.pos(token) == Pos::Propn
                && !self.titles_near(token))
        {
            text.to_owned()
        } else {
            text.to_lowercase()
        }
    }

    /// Whether a capital stands in the name of an office ("Defence Ministry").
    pub(super) fn titles_near(&self, token: usize) -> bool {
        let head = self.analysis.head(token);
        noun_sense(self.analysis, self.knowledge, head).is_some()
    }
}

/// Whether a state's body goes by a name of its own, and not only by what every state has: a service,
/// a court, but no army and no government.
fn has_a_name(party: &Party) -> bool {
    let common = matches!(party.kind.as_deref(), Some("government" | "state-forces"));
    party.classes.contains(Class::State)
        && !party.classes.contains(Class::Country)
        && !party.person
        && !common
        && (party.curated.is_some() || party.rule == "name")
}

/// A label as an owner's: "Marta Kovac's", "the villagers'".
fn possessive(party: &Party) -> String {
    let name = party.person && !party.plural && party.kind.as_deref() != Some("community");
    let mark = if party.label.ends_with('s') && !name {
        "'"
    } else {
        "'s"
    };
    format!("{}{mark}", party.label)
}

/// One spelling for words that two standards spell apart, and a neutral word for "regime".
fn canonical(word: &str) -> String {
    match word {
        "defense" => "defence".to_owned(),
        "organization" => "organisation".to_owned(),
        "center" => "centre".to_owned(),
        "regime" => "government".to_owned(),
        _ => word.to_owned(),
    }
}
