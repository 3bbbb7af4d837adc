//! Whose an institution without a name is not: a minister who condemns Ruritania is not Ruritania's,
//! nor is the king who receives its premier, the police who arrest its tourists or whoever flies to
//! its capital. What tells of another party says nothing of whose the institution is.

use crate::extract::actor::{Class, Finder, noun_sense};
use crate::extract::clause::tensed;
use crate::knowledge::kinds::NounSense;
use crate::knowledge::names::Meaning;
use crate::language::{Dep, Pos, Tag};

/// How far a clause is followed up the tree, in verbs.
const REACH: usize = 6;

/// How the clause of an institution tells of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// As somebody else's or as where one goes: no ground to take the institution for its own.
    Elsewhere,
    /// As the other side, which the institution is not on, whatever else the text says.
    OtherSide,
}

/// A word that tells of a country, as an argument of its clause.
struct Mention {
    /// The word, or the noun that it modifies.
    argument: usize,
    /// Whether the country itself is the argument, and not its people or things.
    itself: bool,
    /// Whether it is only a town of the country, which can be where something happens.
    town: bool,
    /// Whether the argument speaks for the state, the country or one who governs it, and deals with
    /// others in what the clause tells.
    deals: bool,
    /// The verb of the clause.
    verb: usize,
}

impl Finder<'_> {
    /// How the clause of the institution at a token tells of the country that another token names.
    pub(super) fn told_beside(&self, at: usize, token: usize) -> Option<Told> {
        let a = self.analysis;
        let top = self.conjoined_first(at);
        let verb = self.own_verb(top)?;
        let mention = self.mention(token)?;
        if self.is_within(top, &mention) {
            return None;
        }
        // "as Tollen hosts a summit"
        let subject = matches!(a.dep(mention.argument), Dep::Nsubj | Dep::Nsubjpass);
        if subject && mention.town {
            return None;
        }
        // "Ruritania froze the assets of three generals", "Ruritania urged the junta to free the king"
        if subject && self.reaches(verb, mention.verb) {
            // Ruritanian activists accuse an army that may be their own.
            return mention.deals.then(|| self.weighed(&mention));
        }
        if subject && self.is_reported_deed(mention.verb, verb) {
            return Some(Told::Elsewhere);
        }
        let below = self.reaches(mention.verb, verb);
        (below && self.is_party_or_way(&mention)).then(|| self.weighed(&mention))
    }

    /// Whether a mention is part of the phrase that a token heads, "forces loyal to a Ruritanian
    /// general", and no help that they have.
    fn is_within(&self, top: usize, mention: &Mention) -> bool {
        let a = self.analysis;
        let helps =
            |token: usize| (self.knowledge.lexicon).contains("helping-noun", a.lemma(token));
        let path = std::iter::once(mention.argument).chain(a.ancestors(mention.argument));
        path.take_while(|&token| token != mention.verb && !helps(token))
            .any(|token| token == top)
    }

    /// A word that names a country, with the argument that it stands in; none for what says nothing of
    /// other parties, such as "the Ruritanian parliament".
    fn mention(&self, token: usize) -> Option<Mention> {
        let a = self.analysis;
        // A party is at home where it is outlawed.
        if let Some(Meaning::Actor(actor)) = self.spot_at(token).map(|spot| spot.meaning)
            && let Some(kind) =
                (self.knowledge.kinds).get(&self.knowledge.actors.list()[actor].kind)
            && matches!(kind.notation.as_str(), "opposition" | "party")
        {
            return None;
        }
        let first = self.conjoined_first(token);
        let up = a.head(first);
        let modifies = matches!(a.dep(first), Dep::Amod | Dep::Compound | Dep::Nmod) && up > first;
        let belongs = a.dep(first) == Dep::Pobj && a.lower(up) == "of";
        let argument = match (modifies, belongs) {
            (true, _) if self.is_of_others(up) => self.conjoined_first(up),
            (_, true) if self.is_of_others(a.head(up)) => self.conjoined_first(a.head(up)),
            (false, false) if a.dep(first) != Dep::Poss => first,
            _ => return None,
        };
        let itself = argument == first && self.country_of_place(token).is_some();
        let governs = || {
            noun_sense(a, self.knowledge, argument).is_some_and(|(noun, _)| {
                noun.kind.classes.contains(Class::State)
                    && !self
                        .knowledge
                        .lexicon
                        .contains("stays-at-home", a.lemma(argument))
            })
        };
        let verb = self.own_verb(argument)?;
        let state = itself || argument != first && governs();
        Some(Mention {
            argument,
            itself,
            town: itself && self.spot_at(token).is_none(),
            deals: state && self.deals_with_states(verb),
            verb,
        })
    }

    /// Whether a noun is one for people, fighters, envoys, ships or help of another country sooner than
    /// of one's own: "three Ruritanian tourists". Who holds office or has a seat is met at home.
    fn is_of_others(&self, noun: usize) -> bool {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let lemma = a.lemma(noun);
        if lexicon.contains("sent-abroad", lemma) || lexicon.contains("helping-noun", lemma) {
            return true;
        }
        let Some((known, _)) = noun_sense(a, self.knowledge, noun) else {
            return false;
        };
        let has = |class| known.kind.classes.contains(class);
        let at_home = has(Class::State) && !has(Class::Armed)
            || matches!(known.kind.notation.as_str(), "opposition" | "party");
        match known.sense {
            NounSense::Thing => true,
            NounSense::Person => {
                let dealt = || {
                    self.own_verb(noun)
                        .is_some_and(|verb| self.deals_with_states(verb))
                };
                !at_home || dealt()
            }
            NounSense::Group => has(Class::Armed),
        }
    }

    /// Whether a verb is one of what states and their bodies do to each other.
    fn deals_with_states(&self, verb: usize) -> bool {
        let lemma = self.analysis.lemma(verb);
        ["between-states", "harm-verb", "alleging", "attack-noun"]
            .iter()
            .any(|set| self.knowledge.lexicon.contains(set, lemma))
    }

    /// Whether an argument is somebody to whom something is done or who has a part in it, or a place
    /// that somebody goes to, and not where it happens.
    fn is_party_or_way(&self, mention: &Mention) -> bool {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let argument = mention.argument;
        let goes = lexicon.contains("goes-to", a.lemma(mention.verb));
        let own = lexicon.contains("done-to-ones-own", a.lemma(mention.verb));
        // A town is where something happens, unless somebody goes there.
        let town = mention.town;
        match a.dep(argument) {
            Dep::Dobj | Dep::Dative | Dep::Nsubjpass => !own && (goes || !town),
            Dep::Nsubj => !own && !town,
            Dep::Pobj => match a.lower(a.head(argument)) {
                "in" | "at" if goes => true,
                "at" => {
                    let out = a.child(mention.verb, Dep::Prt).is_some();
                    !mention.itself || (out || self.deals_with_states(mention.verb)) && !town
                }
                "to" | "for" | "into" | "toward" | "towards" => goes || !town,
                "with" | "against" | "by" | "on" | "upon" => !town,
                // "three sailors from Ruritania" are its own, however the parser hung it.
                "from" => {
                    let giver = a.head(a.head(argument));
                    !mention.itself || lexicon.contains("helping-noun", a.lemma(giver))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// What follows from a mention as another party's.
    fn weighed(&self, mention: &Mention) -> Told {
        let a = self.analysis;
        let up = a.head(mention.argument);
        let behind = a.dep(mention.argument) == Dep::Pobj;
        let direct = up == mention.verb || behind && a.head(up) == mention.verb;
        let opposite = behind && matches!(a.lower(up), "with" | "against") && mention.itself;
        if direct && (opposite || mention.deals) {
            Told::OtherSide
        } else {
            Told::Elsewhere
        }
    }

    /// Whether a verb belongs to the clause of another, by participles, infinitives and what is joined
    /// to it without a subject of its own.
    fn reaches(&self, inner: usize, outer: usize) -> bool {
        let a = self.analysis;
        let mut at = inner;
        for _ in 0..REACH {
            if at == outer {
                return true;
            }
            // "The mayor said troops had left, and accused": the mayor.
            let joined = tensed::saying_above(a, &self.knowledge.lexicon, at);
            let Some(up) = joined.or_else(|| self.own_verb(at)) else {
                return false;
            };
            let bare = || {
                a.children_by(at, &[Dep::Nsubj, Dep::Nsubjpass])
                    .next()
                    .is_none()
            };
            let open = match a.dep(at) {
                Dep::Xcomp | Dep::Pcomp => true,
                Dep::Ccomp => !self.knowledge.cues.verbs.contains(a.lemma(up)),
                Dep::Acl | Dep::Advcl | Dep::Conj => bare(),
                _ => false,
            };
            if !open {
                return false;
            }
            at = up;
        }
        false
    }

    /// "The minister said Ruritania had bombed a camp": what one side tells of another. What is yet to
    /// be done is told of one's own.
    fn is_reported_deed(&self, deed: usize, told: usize) -> bool {
        let a = self.analysis;
        let planned = a
            .children_by(deed, &[Dep::Aux])
            .any(|aux| matches!(a.tag(aux), Tag::Md));
        // "warned that Ruritania would pay a price"
        let warned = (self.knowledge.lexicon).contains("warns", a.lemma(told));
        matches!(a.dep(deed), Dep::Ccomp | Dep::Acl)
            && (warned || !planned && self.deals_with_states(deed))
            && a.ancestors(deed)
                .take(3)
                .take_while(|&up| up == told || a.pos(up) == Pos::Noun)
                .any(|up| up == told)
    }
}
