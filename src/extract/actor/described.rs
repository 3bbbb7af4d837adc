//! Parties that are described by a noun of a known kind: "Danish troops", "the militants".

use super::Finder;
use super::owner::Owner;
use super::party::Party;
use super::phrase::{Determiner, Modifier, Phrase, noun_sense};
use crate::knowledge::class::Class;
use crate::knowledge::kinds::{Kind, NounSense};
use crate::knowledge::names::Meaning;
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
            && self.speaks_of(party, &lemma, sense, plural)
        {
            let mut party = party.referred(phrase.tokens.clone(), "curated", plural);
            party.tokens.end = head + 1;
            // "Ruritanian and UN forces" are also those of the country.
            let joined = (phrase.modifiers.iter())
                .any(|modifier| self.analysis.child(modifier.tokens.start, Dep::Cc).is_some());
            let nations = owner.countries.iter().filter(|_| joined);
            let alone = Owner::default();
            return (nations.map(|code| self.phrase_party(phrase, kind, false, Some(code), &alone)))
                .chain([party])
                .collect();
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
            && owner.countries.is_empty()
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
            if modifier && sense == NounSense::Person && self.analysis.tag(head) == Tag::Nn {
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

    /// Two peoples, faiths or tribes before a noun that "and" joins.
    fn joined_peoples(&self, phrase: &Phrase) -> Option<[String; 2]> {
        let analysis = self.analysis;
        let people = |token: usize| {
            let word = self.knowledge.kinds.noun(analysis.lower(token));
            self.own_spot(token).is_none()
                && (word.is_some_and(|noun| noun.kind.notation == "community")
                    || analysis
                        .entity_at(token)
                        .is_some_and(|entity| entity.label == EntityLabel::Norp))
        };
        (phrase.modifiers.windows(2))
            .map(|pair| (pair[0].tokens.start, pair[1].tokens.start))
            .find(|&(first, second)| {
                second == first + 2
                    && analysis.lower(first + 1) == "and"
                    && people(first)
                    && people(second)
            })
            .map(|(first, second)| [first, second].map(|token| self.cased(token)))
    }

    /// The first of two nationalities that a hyphen joins.
    fn of_both(&self, phrase: &Phrase) -> Option<String> {
        let hyphen = |token: usize| self.analysis.text(token) == "-";
        (phrase.modifiers.windows(2))
            .map(|pair| (pair[0].tokens.start, pair[1].tokens.start))
            .find(|&(first, second)| {
                second == first + 2
                    && hyphen(first + 1)
                    && self.is_national(first)
                    && self.is_national(second)
            })
            .map(|(first, _)| self.analysis.text(first).to_owned())
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

    /// The named party in apposition to a description: "the group, Hamas", "ally Russia".
    pub(super) fn apposed(&mut self, phrase: &Phrase, kind: &Kind) -> Option<Party> {
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
        // "the governor, Anna Berg"
        if phrase_is_person(self, phrase)
            && let Some(name) = analysis.children_by(head, &[Dep::Appos]).find(|&token| {
                self.spot_of[token].is_none()
                    && (self.stands_by_a_person(token)
                        || analysis
                            .entity_at(token)
                            .is_some_and(|entity| entity.label == EntityLabel::Person))
            })
            && let Some(party) = self.resolve(name).into_iter().next()
        {
            return Some(party.referred(phrase.tokens.clone(), "apposition", false));
        }
        // "militiamen known as the Tigers"
        let known = analysis
            .children_by(head, &[Dep::Acl])
            .filter(|&acl| matches!(analysis.lemma(acl), "know" | "call" | "name" | "dub"))
            .flat_map(|acl| {
                let told = analysis.children_by(acl, &[Dep::Oprd, Dep::Dobj, Dep::Attr]);
                let after = analysis
                    .children_by(acl, &[Dep::Prep])
                    .filter(|&prep| analysis.lower(prep) == "as")
                    .flat_map(|prep| analysis.children_by(prep, &[Dep::Pobj]));
                told.chain(after).collect::<Vec<_>>()
            })
            .find(|&token| {
                named(self, token)
                    || (analysis.entity_at(token))
                        .is_some_and(|entity| entity.label == EntityLabel::Org)
            });
        if let Some(party) = known.and_then(|token| self.resolve(token).into_iter().next()) {
            return Some(party.referred(phrase.tokens.clone(), "apposition", false));
        }
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
        // A person's role is not the person's organisation, nor a country its ministry; but a
        // neighbour may be a country.
        let country = party.classes.contains(Class::Country)
            && (party.kind.as_deref())
                .and_then(|kind| self.knowledge.kinds.named(kind))
                .is_some_and(|kind| {
                    kind.describes
                        .iter()
                        .any(|noun| noun == analysis.lemma(head))
                });
        let fits = country
            || party.person
                == (kind.classes.contains(Class::Person) || phrase_is_person(self, phrase))
            || kind.notation == "actor";
        fits.then(|| party.referred(phrase.tokens.clone(), "apposition", false))
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
