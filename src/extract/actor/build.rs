//! From a noun phrase to the party it names, with its kind and country.

use std::ops::Range;

use super::Finder;
use super::party::{Party, slug};
use super::phrase::{Determiner, Modifier, Phrase, counted, noun_sense};
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::countries::Country;
use crate::knowledge::kinds::{Kind, NounSense};
use crate::knowledge::names::Meaning;
use crate::knowledge::vocabulary::ACTOR;
use crate::language::{Dep, EntityLabel, Pos, Tag};

/// Prepositions by which a role belongs to somebody.
const BELONGING: &[&str] = &["of", "for", "from", "to", "with"];
/// Prepositions of place, after which a capital is a place.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "into",
    "across",
    "over",
    "through",
    "via",
    "toward",
    "towards",
    "within",
    "throughout",
    "beyond",
    "between",
    "along",
    "above",
    "on",
    "onto",
    "off",
    "past",
    "of",
    "from",
    "to",
    "north",
    "south",
    "east",
    "west",
];

/// Prepositions of place by which people belong to a country.
const WHEREIN: &[&str] = &["in", "at", "within", "across", "throughout", "around"];

/// What a phrase belongs to, as far as it tells.
#[derive(Clone, Debug, Default)]
struct Owner {
    /// The countries are told by a modifier, not by a possessor.
    national: bool,
    /// A party that it belongs to: a group, an organisation, a leader.
    party: Option<Party>,
    /// Country, by nationality or by the party's own.
    countries: Vec<String>,
    /// The modifier that names the party stands directly before the head ("Hamas militants").
    close: bool,
}

impl Finder<'_> {
    /// The parties that a token's phrase names: more than one where nationalities are joined
    /// ("French and Egyptian warships").
    pub(super) fn build(&mut self, head: usize) -> Vec<Party> {
        if let Some(party) = self.by_name(head) {
            return party.into_iter().collect();
        }
        // A token inside a name speaks for the name.
        let up = self.analysis.head(head);
        if self.modifies(head)
            && up != head
            && self.analysis.entity_at(head).is_some_and(|entity| {
                entity.tokens.contains(&up)
                    && matches!(entity.label, EntityLabel::Person | EntityLabel::Org)
            })
        {
            let parties = self.resolve(up);
            if parties
                .first()
                .is_some_and(|party| party.tokens.contains(&head))
            {
                return parties;
            }
        }
        // An adjective is no party, whatever noun is written like it.
        if self.analysis.dep(head) == Dep::Amod
            && matches!(self.analysis.tag(head), Tag::Jj | Tag::Vbn | Tag::Vbg)
        {
            return Vec::new();
        }
        if self.place_of[head].is_some() {
            return self.place(head);
        }
        if let Some(inner) = counted(self.analysis, head) {
            let number = (self.analysis.tag(head) == Tag::Cd).then_some(head);
            return self
                .resolve(inner)
                .into_iter()
                .map(|mut party| {
                    party.plural = true;
                    party.named = false;
                    party.count = number.map(|at| self.analysis.lower(at).to_owned());
                    if party.rule == "curated" || party.rule == "country" {
                        party.rule = "partitive";
                    }
                    party
                })
                .collect();
        }
        if !matches!(
            self.analysis.pos(head),
            Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::X
        ) {
            return Vec::new();
        }
        let entity = self.analysis.entity_at(head).cloned();
        if let Some(entity) = &entity
            && entity.label == EntityLabel::Person
            && self.spot_of[head].is_none()
            && self.analysis.pos(head) == Pos::Propn
        {
            return self.person(head).into_iter().collect();
        }
        let phrase = Phrase::at(self.analysis, head);
        if let Some((noun, start)) = noun_sense(self.analysis, self.knowledge, head) {
            let (kind, sense) = (noun.kind, noun.sense);
            return self.described(&phrase, kind, sense, start);
        }
        match entity.map(|entity| entity.label) {
            Some(EntityLabel::Org) => self.organization(&phrase, None).into_iter().collect(),
            Some(EntityLabel::Norp) => self.community(&phrase).into_iter().collect(),
            Some(EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac) => self.place(head),
            None if self.looks_like_a_name(&phrase) => {
                self.organization(&phrase, None).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// A curated name: `None` where the token is in none, an empty option inside where it names
    /// no party here.
    fn by_name(&mut self, token: usize) -> Option<Option<Party>> {
        let spot = self.spots[self.spot_of[token]?].clone();
        let tokens = spot.tokens.clone();
        let country = |at: usize| self.knowledge.countries.iter().nth(at);
        Some(match spot.meaning {
            Meaning::Actor(at) => {
                let tokens = self.with_title(&tokens);
                let mut party = Party::of_actor(self.knowledge, at, tokens, self.year);
                party.plural = self.analysis.tag(token) == Tag::Nns;
                Some(party)
            }
            Meaning::Country(at) => {
                country(at).map(|country| Party::of_country(country, tokens, "country"))
            }
            Meaning::Adjective(at) => {
                let country = country(at)?;
                if self.modifies(token) {
                    Some(Party::of_country(country, tokens, "nationality"))
                } else {
                    Some(self.people(country, token, tokens))
                }
            }
            Meaning::Demonym(at) => {
                let country = country(at)?;
                if self.modifies(token) {
                    Some(Party::of_country(country, tokens, "nationality"))
                } else {
                    Some(self.people(country, token, tokens))
                }
            }
            Meaning::Metonym(at) => {
                let country = country(at)?;
                self.acts(token)
                    .then(|| Party::of_country(country, tokens, "metonym"))
            }
        })
    }

    /// Whether a token modifies a noun, so that it is no phrase of its own.
    fn modifies(&self, token: usize) -> bool {
        matches!(
            self.analysis.dep(token),
            Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Npadvmod | Dep::Acomp
        ) || (self.analysis.dep(token) == Dep::Conj && {
            let first = self.analysis.head(token);
            self.analysis.dep(first) == Dep::Amod
        })
    }

    /// The people of a country: "Syrians", "the French".
    fn people(&self, country: &Country, token: usize, tokens: Range<usize>) -> Party {
        let plural = matches!(self.analysis.tag(token), Tag::Nns | Tag::Nnps)
            || self.analysis.lower(token).ends_with('s');
        let kind = self.knowledge.kinds.named("civilians");
        let label = if plural || self.analysis.pos(token) != Pos::Adj {
            self.analysis.text_of(&tokens).to_owned()
        } else {
            format!("{} people", country.adjective())
        };
        Party {
            id: plural.then(|| format!("{ACTOR}{}/people", country.alpha3.to_lowercase())),
            label,
            tokens,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: Classes::of(&[Class::Actor, Class::Civilian, Class::Person]),
            country: Some(country.alpha3.clone()),
            rule: "demonym",
            plural,
            person: true,
            noun: "people".to_owned(),
            ..Party::default()
        }
    }

    /// Whether a capital stands where an actor does rather than a place.
    fn acts(&self, token: usize) -> bool {
        let analysis = self.analysis;
        let top = self.conjoined_first(token);
        match analysis.dep(top) {
            Dep::Nsubj | Dep::Poss | Dep::Agent | Dep::Dobj | Dep::Dative => true,
            Dep::Nsubjpass | Dep::Compound | Dep::Nmod => true,
            Dep::Pobj => !LOCATIVE.contains(&analysis.lower(analysis.head(top))),
            _ => false,
        }
    }

    /// The first conjunct of a coordination that a token is part of.
    pub(in crate::extract) fn conjoined_first(&self, token: usize) -> usize {
        let mut at = token;
        while self.analysis.dep(at) == Dep::Conj && self.analysis.head(at) != at {
            at = self.analysis.head(at);
        }
        at
    }

    /// A name's tokens together with the role and nationality before it, for the text of the
    /// mention.
    fn with_title(&self, tokens: &Range<usize>) -> Range<usize> {
        tokens.clone()
    }

    /// Place names that act: only where a capital or country would.
    fn place(&mut self, head: usize) -> Vec<Party> {
        let Some(at) = self.place_of[head] else {
            return Vec::new();
        };
        let mention = &self.places[at];
        if !mention.metonym {
            return Vec::new();
        }
        let country = mention
            .place
            .country
            .as_deref()
            .and_then(|code| self.knowledge.countries.by_code(code));
        country
            .map(|country| Party::of_country(country, mention.tokens.clone(), "metonym"))
            .into_iter()
            .collect()
    }

    /// What a phrase belongs to, from its modifiers, possessor and complements.
    fn owner(&mut self, phrase: &Phrase) -> Owner {
        let mut owner = Owner::default();
        for modifier in &phrase.modifiers {
            if modifier.compound_participle {
                continue;
            }
            let token = modifier.tokens.start;
            if let Some(at) = self.spot_of[token] {
                let spot = self.spots[at].clone();
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
            self.belong(&mut owner, possessor);
        }
        let complements: Vec<usize> = self
            .analysis
            .children_by(phrase.head, &[Dep::Prep])
            .filter(|&prep| {
                let word = self.analysis.lower(prep);
                BELONGING.contains(&word) || WHEREIN.contains(&word)
            })
            .filter_map(|prep| self.analysis.child(prep, Dep::Pobj))
            .collect();
        for complement in complements {
            if owner.party.is_some() || !owner.countries.is_empty() {
                break;
            }
            let prep = self.analysis.lower(self.analysis.head(complement));
            if BELONGING.contains(&prep) && !matches!(prep, "to" | "with" | "from") {
                self.belong(&mut owner, complement);
            }
            if owner.countries.is_empty()
                && owner.party.is_none()
                && let Some(code) = self.country_of_place(complement)
            {
                owner.countries.push(code);
            }
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

    /// Adds a possessor or complement to an owner.
    fn belong(&mut self, owner: &mut Owner, token: usize) {
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

    /// The country of a capital or country name, or of a place, for complements of place.
    fn country_of_place(&self, token: usize) -> Option<String> {
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

    fn place_country(&self, token: usize) -> Option<String> {
        self.place_of[token].and_then(|at| self.places[at].place.country.clone())
    }

    /// A phrase whose head noun has a kind.
    fn described(
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
            && self.speaks_of(party, &lemma, sense, plural)
        {
            let mut party = party.referred(phrase.tokens.clone(), "curated", plural);
            party.tokens.end = head + 1;
            return vec![party];
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
        let countries: Vec<Option<String>> = if owner.countries.is_empty() {
            vec![None]
        } else {
            owner.countries.iter().cloned().map(Some).collect()
        };
        for country in countries {
            let mut party = self.phrase_party(phrase, kind, person, country.as_deref(), &owner);
            party.noun.clone_from(&lemma);
            party.plural = plural;
            if modifier && sense == NounSense::Person && self.analysis.tag(head) == Tag::Nn {
                party.label = plural_of(&party.label);
            }
            party.count = phrase.number.map(|at| self.analysis.lower(at).to_owned());
            parties.push(party);
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
        // Without a country or owner the words may speak of somebody known.
        if owner.countries.is_empty()
            && owner.party.is_none()
            && let [party] = parties.as_mut_slice()
        {
            self.resolve_description(phrase, party);
        }
        parties
    }

    /// Nouns of roles that news uses as other things: "in force", "at the head", "members only" are
    /// left alone where the grammar tells.
    fn is_common_use(&self, phrase: &Phrase, sense: NounSense) -> bool {
        let analysis = self.analysis;
        let head = phrase.head;
        let lemma = analysis.lemma(head);
        // "by force", "in general", "on patrol", "under command"
        let bare_singular = sense != NounSense::Thing
            && phrase.determiner == Determiner::Bare
            && phrase.possessor.is_none()
            && phrase.modifiers.is_empty()
            && analysis.tag(head) == Tag::Nn
            && analysis.dep(head) == Dep::Pobj;
        bare_singular
            && matches!(
                lemma,
                "force"
                    | "general"
                    | "patrol"
                    | "command"
                    | "state"
                    | "office"
                    | "head"
                    | "general's"
                    | "court"
                    | "party"
                    | "front"
                    | "side"
                    | "division"
                    | "mission"
                    | "press"
                    | "resistance"
                    | "business"
                    | "march"
                    | "major"
                    | "customs"
                    | "intelligence"
                    | "union"
                    | "society"
                    | "general public"
                    | "industry"
                    | "prosecution"
                    | "leadership"
                    | "demonstration"
            )
    }

    /// Weapons and vehicles: no party, unless they are somebody's forces ("Russian jets").
    fn thing(&mut self, phrase: &Phrase, kind: &Kind, owner: &Owner, plural: bool) -> Vec<Party> {
        self.classes[phrase.head] = self.classes[phrase.head].union(kind.classes);
        let Some(acting) = kind
            .acts_for
            .as_deref()
            .and_then(|iri| self.knowledge.kinds.get(iri))
        else {
            return Vec::new();
        };
        let warlike = kind.classes.contains(Class::Actor);
        if owner.countries.is_empty() && owner.party.is_none() && !warlike {
            return Vec::new();
        }
        let mut parties = Vec::new();
        let group = owner.party.as_ref().filter(|party| !party.person);
        let countries: Vec<Option<String>> = if owner.countries.is_empty() {
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

    /// Whether a noun after a group's name only says what it is or who fights in it.
    fn speaks_of(&self, party: &Party, lemma: &str, sense: NounSense, plural: bool) -> bool {
        let kinds = &self.knowledge.kinds;
        let Some(kind) = party.kind_iri.as_deref().and_then(|iri| kinds.get(iri)) else {
            return false;
        };
        let armed = kind.classes.contains(Class::Armed) && !kind.classes.contains(Class::State);
        let whole = sense == NounSense::Group
            && (kind.describes.iter().any(|word| word == lemma)
                || matches!(
                    lemma,
                    "group" | "organisation" | "organization" | "movement" | "party" | "agency"
                ));
        let fighters = armed
            && plural
            && (kind.describes.iter().any(|word| word == lemma)
                || matches!(
                    lemma,
                    "fighter"
                        | "militant"
                        | "force"
                        | "gunman"
                        | "troop"
                        | "rebel"
                        | "soldier"
                        | "insurgent"
                        | "guerrilla"
                        | "extremist"
                        | "terrorist"
                ));
        whole || fighters
    }

    /// The kind of a head noun once its modifiers and owner are known: "forces" are rebels after
    /// "opposition", a "leader" is what he leads.
    fn kind_in_context<'k>(
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
            || matches!(
                lemma.as_str(),
                "fighter"
                    | "gunman"
                    | "group"
                    | "party"
                    | "movement"
                    | "alliance"
                    | "candidate"
                    | "supporter"
                    | "militant"
                    | "commander"
                    | "official"
                    | "force"
            );
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
    fn is_backed(&self, modifier: &Modifier) -> bool {
        let last = self.analysis.lower(modifier.tokens.end - 1);
        [
            "backed",
            "led",
            "allied",
            "linked",
            "aligned",
            "sponsored",
            "affiliated",
            "supported",
            "trained",
            "armed",
            "funded",
        ]
        .iter()
        .any(|ending| last.ends_with(ending))
    }

    /// The named party in apposition to a description: "the group, Hamas", "ally Russia".
    fn apposed(&mut self, phrase: &Phrase, kind: &Kind) -> Option<Party> {
        let analysis = self.analysis;
        let head = phrase.head;
        let named = |finder: &Self, token: usize| {
            finder.spot_of[token].is_some_and(|at| {
                matches!(
                    finder.spots[at].meaning,
                    Meaning::Actor(_) | Meaning::Country(_)
                ) && finder.spots[at].head == token
            })
        };
        let beside = analysis
            .children_by(head, &[Dep::Appos])
            .chain((analysis.dep(head) == Dep::Appos).then(|| analysis.head(head)))
            .find(|&token| named(self, token))
            .or_else(|| {
                // The parser hangs a bare name after its description elsewhere: "ally Hizballah".
                let next = head + 1;
                (next < analysis.len()
                    && named(self, next)
                    && analysis.sentence_of(next) == analysis.sentence_of(head)
                    && matches!(analysis.dep(next), Dep::Npadvmod | Dep::Appos | Dep::Nmod))
                .then_some(next)
            })?;
        let party = self.resolve(beside).into_iter().next()?;
        // A person's role is not the person's organisation, nor a country its ministry.
        let fits = party.person
            == (kind.classes.contains(Class::Person) || phrase_is_person(self, phrase))
            || kind.notation == "actor";
        fits.then(|| party.referred(phrase.tokens.clone(), "apposition", false))
    }

    /// Whether the phrase is a name of its own: capitals on the head and on a modifier that is
    /// neither a country nor a common kind.
    fn is_proper(&self, phrase: &Phrase, start: usize) -> bool {
        let analysis = self.analysis;
        let high = |token: usize| analysis.text(token).starts_with(char::is_uppercase);
        if !high(phrase.head) || phrase.head == self.sentence_start(phrase.head) {
            return false;
        }
        phrase.modifiers.iter().any(|modifier| {
            let token = modifier.tokens.start;
            token < start
                && !modifier.compound_participle
                && high(token)
                && token != self.sentence_start(token)
                && self.spot_of[token].is_none()
                && self.place_of[token].is_none()
                && noun_sense(analysis, self.knowledge, token).is_none()
        })
    }

    fn sentence_start(&self, token: usize) -> usize {
        self.analysis.sentences()[self.analysis.sentence_of(token)].start
    }

    fn looks_like_a_name(&self, phrase: &Phrase) -> bool {
        let head = phrase.head;
        let text = self.analysis.text(head);
        matches!(self.analysis.tag(head), Tag::Nnp | Tag::Nnps)
            && text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && text.starts_with(char::is_uppercase)
            && match self.analysis.dep(self.conjoined_first(head)) {
                Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Poss => true,
                Dep::Pobj => {
                    let first = self.conjoined_first(head);
                    !LOCATIVE.contains(&self.analysis.lower(self.analysis.head(first)))
                }
                _ => false,
            }
    }

    /// A party made from the words of its phrase.
    fn phrase_party(
        &self,
        phrase: &Phrase,
        kind: &Kind,
        person: bool,
        country: Option<&str>,
        owner: &Owner,
    ) -> Party {
        let (prefix, bare) = self.bare_label(phrase);
        let country = country.and_then(|code| self.knowledge.countries.by_code(code));
        let label = match (&owner.party, country) {
            (Some(party), None) if kind.notation == "actor" && !kind.inherits => {
                format!("{bare} of {}", party.label)
            }
            (Some(party), _) if !party.classes.contains(Class::State) || party.person => {
                if party.person && kind.classes.contains(Class::State) && country.is_some() {
                    // A ruler's forces are his state's.
                    let adjective = country.map_or("", Country::adjective);
                    let bare = if bare == "forces" || bare == "troops" {
                        format!("government {bare}")
                    } else {
                        bare.clone()
                    };
                    format!("{adjective} {bare}")
                } else if party.person {
                    format!("{}'s {bare}", party.label)
                } else {
                    format!("{} {bare}", party.label)
                }
            }
            (_, Some(country)) => format!("{} {bare}", country.adjective()),
            (Some(party), None) => format!("{} {bare}", party.label),
            (None, None) => bare.clone(),
        };
        let label = format!("{prefix}{label}");
        let group = owner
            .party
            .as_ref()
            .filter(|party| !party.classes.contains(Class::State));
        Party {
            id: if group.is_some() {
                None
            } else {
                self.shared_id(kind, &bare, country.map(|country| country.alpha3.as_str()))
            },
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
            named: country.is_some() || owner.party.is_some(),
            ..Party::default()
        }
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
            _ => None,
        }
    }

    /// The words of a phrase without determiners, numbers, nationality, possessor and adjectives
    /// that tell nothing, in the spelling of labels.
    /// By whom the party is backed or led stands apart, in front.
    fn bare_label(&self, phrase: &Phrase) -> (String, String) {
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
            let spotted = self.spot_of[token].is_some();
            let lower = analysis.lower(token);
            if spotted
                || self.knowledge.kinds.is_indistinct(lower)
                || matches!(analysis.tag(token), Tag::Cd)
                || matches!(analysis.tag(token), Tag::Vbg | Tag::Vbn)
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
            parts.push(canonical(&self.cased(token)));
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
        // An army is its government's.
        if matches!(head.as_str(), "army" | "military" | "navy") {
            parts.retain(|part| part != "government");
        }
        parts.push(head);
        (prefix, parts.join(" "))
    }

    /// A word as a label has it: small, unless it is an abbreviation or a proper adjective.
    fn cased(&self, token: usize) -> String {
        let text = self.analysis.text(token);
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
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
        let name = capitals >= 2 || self.place_of[token].is_some() || entity;
        if name
            || (capitals == 1
                && !known
                && token != self.sentence_start(token)
                && self.analysis.pos(token) == Pos::Propn
                && !self.titles_near(token))
        {
            text.to_owned()
        } else {
            text.to_lowercase()
        }
    }

    /// Whether a capital stands in the name of an office ("Defence Ministry").
    fn titles_near(&self, token: usize) -> bool {
        let head = self.analysis.head(token);
        noun_sense(self.analysis, self.knowledge, head).is_some()
    }

    /// A named person, with what the titles before and the apposition after tell.
    fn person(&mut self, head: usize) -> Option<Party> {
        let analysis = self.analysis;
        let entity = analysis.entity_at(head)?.clone();
        let phrase = Phrase::at(analysis, head);
        // The name proper: the entity without titles before it.
        let mut name = entity.tokens.clone();
        while name.start < name.end {
            let word = analysis.lower(name.start).replace('.', "");
            let title = self.knowledge.kinds.is_title(&word)
                || analysis.pos(name.start) == Pos::Punct
                || self.spot_of[name.start]
                    .is_some_and(|at| !matches!(self.spots[at].meaning, Meaning::Actor(_)));
            if !title {
                break;
            }
            name.start += 1;
        }
        while name.end > name.start
            && matches!(
                analysis.tag(name.end - 1),
                Tag::PosMark | Tag::Comma | Tag::Period
            )
        {
            name.end -= 1;
        }
        if name.is_empty() {
            return None;
        }
        let label = analysis.text_of(&name).to_owned();
        let mut owner = self.owner(&phrase);
        let mut kind = None;
        let mut at = name.start;
        while at > phrase.tokens.start.min(entity.tokens.start) {
            at -= 1;
            if let Some((noun, _)) = noun_sense(analysis, self.knowledge, at)
                && noun.sense == NounSense::Person
            {
                kind = Some(noun.kind);
                break;
            }
        }
        // "Mohammed Samra, the governor of the province"; "the governor, Mohammed Samra".
        let beside: Vec<usize> = analysis
            .children_by(head, &[Dep::Appos])
            .chain((analysis.dep(head) == Dep::Appos).then(|| analysis.head(head)))
            .collect();
        for role in beside {
            if let Some((noun, start)) = noun_sense(analysis, self.knowledge, role)
                && noun.sense == NounSense::Person
            {
                let described = Phrase::at(analysis, role);
                let more = self.owner(&described);
                kind = kind.or(Some(
                    self.kind_in_context(&described, noun.kind, &more, start),
                ));
                if owner.countries.is_empty() {
                    owner.countries = more.countries;
                }
                owner.party = owner.party.or(more.party);
            }
        }
        let kinds = self.kinds();
        if kind.is_none_or(|kind| kind.inherits)
            && let Some(of) = owner
                .party
                .as_ref()
                .and_then(|party| party.kind_iri.as_deref())
        {
            kind = kinds.get(of);
        }
        let known = self.known_person(&label, head);
        let mut party = Party {
            label,
            tokens: name,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: kind
                .map_or(Classes::NONE, |kind| kind.classes)
                .with(Class::Actor)
                .with(Class::Person),
            country: owner.countries.first().cloned(),
            rule: "name",
            person: true,
            named: true,
            ..Party::default()
        };
        if let Some(known) = known {
            party.id.clone_from(&known.id);
            party.label.clone_from(&known.label);
            party.curated = known.curated;
            party.rule = "surname";
            if party.kind.is_none() {
                party.kind.clone_from(&known.kind);
                party.kind_iri.clone_from(&known.kind_iri);
                party.classes = party.classes.union(known.classes);
            }
            party.country = party.country.or(known.country);
        } else if party.country.is_none()
            && kind.is_some_and(|kind| kind.classes.contains(Class::State))
        {
            party.country = self.context_country(head, "");
        }
        Some(party)
    }

    /// A named organisation.
    fn organization(&mut self, phrase: &Phrase, noun: Option<(&Kind, bool)>) -> Option<Party> {
        let analysis = self.analysis;
        let entity = analysis.entity_at(phrase.head).filter(|entity| {
            matches!(
                entity.label,
                EntityLabel::Org | EntityLabel::Product | EntityLabel::Fac
            )
        });
        let mut tokens = phrase.tokens.clone();
        if let Some(entity) = entity {
            tokens = tokens.start.min(entity.tokens.start)..tokens.end.max(entity.tokens.end);
            if phrase.possessor.is_some() || entity.tokens.len() >= tokens.len() {
                tokens.start = entity.tokens.start;
            }
        }
        while tokens.start < phrase.head
            && (matches!(
                analysis.tag(tokens.start),
                Tag::Dt | Tag::Cd | Tag::PosMark | Tag::PrpPoss
            ) || matches!(analysis.dep(tokens.start), Dep::Nummod))
        {
            tokens.start += 1;
        }
        let owner = self.owner(phrase);
        let label = analysis.text_of(&tokens).to_owned();
        if !label.chars().any(char::is_alphabetic) {
            return None;
        }
        let kind = noun.map(|(kind, _)| kind).or_else(|| {
            noun_sense(analysis, self.knowledge, phrase.head).map(|(noun, _)| noun.kind)
        });
        let known = self.known_name(&label);
        let mut party = Party {
            label,
            tokens,
            kind: kind.map(|kind| kind.notation.clone()),
            kind_iri: kind.map(|kind| kind.iri.clone()),
            classes: kind
                .map_or(Classes::NONE, |kind| kind.classes)
                .with(Class::Actor)
                .with(Class::Org),
            country: owner.countries.first().cloned(),
            rule: "name",
            person: noun.is_some_and(|(_, person)| person),
            named: true,
            ..Party::default()
        };
        if let Some(known) = known {
            party.id.clone_from(&known.id);
            party.kind = party.kind.or(known.kind);
            party.country = party.country.or(known.country);
        }
        Some(party)
    }

    /// People of one faith, nation or tribe that the tagger knows.
    fn community(&mut self, phrase: &Phrase) -> Option<Party> {
        if self.modifies(phrase.head) {
            return None;
        }
        let kind = self.knowledge.kinds.named("community")?;
        let owner = self.owner(phrase);
        let mut party = self.phrase_party(
            phrase,
            kind,
            true,
            owner.countries.first().map(String::as_str),
            &owner,
        );
        party.plural = matches!(self.analysis.tag(phrase.head), Tag::Nns | Tag::Nnps);
        party.named = false;
        Some(party)
    }
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

/// Whether a phrase's head noun is one for a person.
fn phrase_is_person(finder: &Finder<'_>, phrase: &Phrase) -> bool {
    noun_sense(finder.analysis, finder.knowledge, phrase.head)
        .is_some_and(|(noun, _)| noun.sense == NounSense::Person)
}

/// The plural of a label that ends in a noun for a person.
fn plural_of(label: &str) -> String {
    if let Some(stem) = label.strip_suffix("man") {
        format!("{stem}men")
    } else if let Some(stem) = label.strip_suffix('y') {
        format!("{stem}ies")
    } else if label.ends_with('s') {
        label.to_owned()
    } else {
        format!("{label}s")
    }
}
