//! What the grammar of its own sentence says of a pronoun: whom it can't stand for, because both
//! are arguments of one verb, and whom it stands for sooner than others, because that one does what
//! the pronoun's clause tells.

use super::pronoun::is_reflexive;
use crate::extract::actor::{Class, Finder, Party, counted, noun_sense};
use crate::extract::clause::tensed;
use crate::knowledge::kinds::NounSense;
use crate::language::{Dep, Pos, Tag};

/// How far a pronoun's clause is looked for, in steps up the tree.
const REACH: usize = 6;

impl Finder<'_> {
    /// The verb of the clause that a token stands in.
    pub(super) fn own_verb(&self, token: usize) -> Option<usize> {
        self.analysis
            .ancestors(token)
            .take(REACH)
            .find(|&up| matches!(self.analysis.pos(up), Pos::Verb | Pos::Aux))
    }

    /// Who does what a verb tells, with whether the clause above says so ("urged the army to end
    /// its raids": the army) and not a subject of the verb's own.
    fn doer(&self, verb: usize) -> Option<(usize, bool)> {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        // "The raiders took the bridge, enabling them to cross": not they, but that they took it.
        if a.dep(verb) == Dep::Advcl
            && a.tag(verb) == Tag::Vbg
            && lexicon.contains("brings-about", a.lemma(verb))
        {
            return None;
        }
        let mut at = verb;
        let mut above = false;
        for _ in 0..REACH {
            if let Some(subject) = a.child(at, Dep::Nsubj).or(a.child(at, Dep::Nsubjpass)) {
                return Some((subject, above));
            }
            let head = a.head(at);
            // "Two men were held to stop them from talking": not by the two.
            let by_others = a.dep(at) == Dep::Advcl
                && a.tag(at) == Tag::Vb
                && a.child(head, Dep::Auxpass).is_some();
            if by_others {
                return None;
            }
            let open =
                matches!(a.dep(at), Dep::Xcomp | Dep::Advcl | Dep::Ccomp) && a.tag(at) != Tag::Vbd;
            if open
                && lexicon.contains("object-control", a.lemma(head))
                && let Some(object) = a.child(head, Dep::Dobj).filter(|&object| object < at)
            {
                return Some((object, true));
            }
            // "accused the army of burning its camps"
            if a.dep(at) == Dep::Pcomp && a.dep(a.head(head)) == Dep::Dobj {
                return Some((a.head(head), true));
            }
            if head == at || !(open || a.dep(at) == Dep::Conj) {
                return None;
            }
            above |= open;
            at = match a.dep(at) {
                Dep::Conj => tensed::joined_to(a, lexicon, at),
                _ => head,
            };
        }
        None
    }

    /// The argument that a pronoun is told of in: "killed | six of them".
    pub(super) fn whole(&self, pronoun: usize) -> usize {
        let a = self.analysis;
        let whole = a.head(a.head(pronoun));
        let part = a.dep(pronoun) == Dep::Pobj
            && counted(a, self.knowledge, whole).is_some_and(|inside| inside == pronoun);
        if part { whole } else { pronoun }
    }

    /// How much speaks for a candidate where a number is told of those that the pronoun stands for,
    /// "at least | six of them": whoever was counted before, and sooner those spoken of than the
    /// speaker.
    pub(super) fn numbers(&self, candidate: usize, party: &Party, pronoun: usize) -> f64 {
        let a = self.analysis;
        if self.whole(pronoun) == pronoun {
            return 0.0;
        }
        let told = a.head(candidate);
        let speaks = a.dep(candidate) == Dep::Nsubj
            && self.knowledge.cues.verbs.contains(a.lemma(told))
            && a.ancestors(pronoun).any(|up| up == told);
        let number = |word: &str| {
            let figures = word.replace(',', "").parse::<f64>().ok();
            figures.or_else(|| self.knowledge.numerals.cardinal(word))
        };
        let all = party.count.as_deref().and_then(number);
        let part = number(a.lower(self.whole(pronoun)));
        match (speaks, all.zip(part)) {
            (true, _) if !party.plural => -6.0,
            (true, _) => -2.0,
            (false, Some((all, part))) if all > part => 1.5,
            (false, Some(_)) => -2.0,
            (false, None) => 0.0,
        }
    }

    /// Whether what a pronoun owns is a part that only things have, "its engine room", so that no
    /// party is meant.
    pub(super) fn is_part_of_a_thing(&self, pronoun: usize) -> bool {
        let a = self.analysis;
        let owned = a.head(pronoun);
        let part = |noun: &str| self.knowledge.lexicon.contains("part-of-thing", noun);
        a.lower(pronoun) == "its"
            && owned > pronoun
            && (part(a.lemma(owned)) || part(&format!("{} {}", a.lower(owned - 1), a.lemma(owned))))
    }

    /// Whether a candidate and a pronoun are two arguments of one verb, which are never the same:
    /// "raised it with the minister and urged him".
    pub(super) fn argues_with(&self, candidate: usize, pronoun: usize) -> bool {
        let a = self.analysis;
        // "the militants they took": not the militants.
        let clause = a.head(pronoun);
        let noun = a.head(clause);
        let modifier = matches!(a.dep(candidate), Dep::Compound | Dep::Amod | Dep::Nmod);
        if a.dep(pronoun) == Dep::Nsubj
            && a.dep(clause) == Dep::Relcl
            && (candidate == noun || modifier && a.head(candidate) == noun)
        {
            return true;
        }
        let argument = self.whole(pronoun);
        if !matches!(a.dep(argument), Dep::Dobj | Dep::Dative) {
            return false;
        }
        // "before he killed him": whoever the first is, the second is another.
        let same = |doer: usize| {
            let (one, other) = (self.parties[doer].first(), self.parties[candidate].first());
            // "The guards' | members | dragged a man out and shot him": nor those they are of.
            let whole = one.zip(other).is_some_and(|(one, other)| {
                let body = other.label.trim_end_matches('s');
                one.label == other.label
                    || one.plural && other.plural && one.label.starts_with(body)
            });
            doer == candidate || modifier && a.head(candidate) == doer || whole
        };
        !is_reflexive(a.lower(pronoun))
            && self
                .doer(a.head(argument))
                .is_some_and(|(doer, _)| same(doer))
    }

    /// How much the grammar around a pronoun speaks for a candidate of the same sentence.
    pub(super) fn bound(&self, candidate: usize, pronoun: usize) -> f64 {
        let a = self.analysis;
        let possessive = a.tag(pronoun) == Tag::PrpPoss;
        let mut weight = 0.0;
        if possessive {
            let owned = a.head(pronoun);
            if self.harms_its_own(candidate, owned) {
                return -4.0;
            }
            // "the army's raids on the coast as well as its siege of the port"
            let beside = a
                .ancestors(owned)
                .take(3)
                .any(|noun| a.dep(candidate) == Dep::Poss && a.head(candidate) == noun);
            // "support the army in its fight", "support for the army in its fight": who is helped
            // fights.
            let helped = a.dep(owned) == Dep::Pobj
                && a.lower(a.head(owned)) == "in"
                && a.ancestors(owned)
                    .take(REACH)
                    .filter_map(|help| self.helped(help))
                    .any(|helped| helped == candidate);
            if beside || helped || self.answers_for(candidate, owned) {
                return 4.0;
            }
            if let Some(verb) = self.own_verb(pronoun)
                && let Some((doer, above)) = self.doer(verb)
                && doer == candidate
            {
                weight += if above { 3.0 } else { 0.5 };
            }
        }
        // "After the troops had come under fire, they called for help."
        let verb = a.head(pronoun);
        let before = a.dep(pronoun) == Dep::Nsubj
            && a.dep(candidate) == Dep::Nsubj
            && a.dep(a.head(candidate)) == Dep::Advcl
            && a.head(a.head(candidate)) == verb
            && candidate < pronoun;
        // "The gunman fled to the hills before he was killed."
        let behind = matches!(a.dep(pronoun), Dep::Nsubj | Dep::Nsubjpass)
            && matches!(a.dep(candidate), Dep::Nsubj | Dep::Nsubjpass)
            && a.dep(verb) == Dep::Advcl
            && a.head(verb) == a.head(candidate)
            && candidate < pronoun;
        if before || behind {
            weight += 1.5;
        }
        // "Gunmen stormed the market, where they killed a trader."
        let scene = a.dep(pronoun) == Dep::Nsubj
            && (a.children_by(verb, &[Dep::Advmod]))
                .any(|at| a.tag(at) == Tag::Wrb && at < pronoun);
        let come_before = a.dep(candidate) == Dep::Nsubj
            && candidate < pronoun
            && a.head(candidate) != verb
            && a.dep(a.head(candidate)) != Dep::Relcl;
        if scene && come_before {
            weight += 2.0;
        }
        // "the rebels, who have held on since they took the fort"
        let described = (a.ancestors(pronoun).take(REACH)).skip(1).any(|clause| {
            a.dep(clause) == Dep::Relcl
                && a.head(clause) == candidate
                && a.children_by(clause, &[Dep::Nsubj])
                    .any(|subject| matches!(a.tag(subject), Tag::Wp | Tag::Wdt))
        });
        if described {
            weight += 3.0;
        }
        if self.tells_of_itself(candidate, pronoun) {
            weight += 3.0;
        }
        if self.speaks_for(candidate, pronoun) {
            weight += 4.5;
        }
        weight
    }

    /// "sanctions were imposed on the state after its invasion", "condemned the army over its
    /// raids": whoever is called to account did what he is called to account for.
    fn answers_for(&self, candidate: usize, owned: usize) -> bool {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let preposition = a.head(owned);
        let verb = a.head(preposition);
        let reason = matches!(
            a.lower(preposition),
            "for" | "over" | "after" | "following" | "because"
        );
        if a.dep(owned) != Dep::Pobj || !reason {
            return false;
        }
        let up = a.head(candidate);
        match a.dep(candidate) {
            Dep::Dobj | Dep::Nsubjpass => {
                up == verb && lexicon.contains("called-to-account", a.lemma(verb))
            }
            Dep::Pobj => {
                let borne = a.head(up);
                matches!(a.lower(up), "on" | "against")
                    && (borne == verb || a.ancestors(borne).take(2).any(|above| above == verb))
                    && lexicon.contains("borne-by-parties", a.lemma(borne))
            }
            _ => false,
        }
    }

    /// "The brother announced his death": nobody tells of his own end.
    pub(super) fn tells_of_anothers_end(&self, candidate: usize, pronoun: usize) -> bool {
        let a = self.analysis;
        let end = a.head(pronoun);
        if !self.knowledge.lexicon.contains("end-of-life", a.lemma(end)) {
            return false;
        }
        let told = match a.dep(end) {
            Dep::Dobj => a.head(end),
            Dep::Pobj if matches!(a.lower(a.head(end)), "of" | "about") => a.head(a.head(end)),
            _ => return false,
        };
        let doer = self.doer(told).map(|(doer, _)| doer);
        doer == Some(candidate)
            || a.dep(candidate) == Dep::Nsubj && a.ancestors(told).any(|up| up == a.head(candidate))
    }

    /// "The rebels said they had shot down a jet": those who bear arms speak of what they did. A
    /// ministry or a monitor speaks of others as well.
    fn tells_of_itself(&self, candidate: usize, pronoun: usize) -> bool {
        let a = self.analysis;
        let (done, said) = (a.head(pronoun), a.head(candidate));
        let of_fighters = |party: &Party| {
            [Class::Armed, Class::Rebel]
                .iter()
                .any(|&class| party.classes.contains(class))
        };
        a.dep(pronoun) == Dep::Nsubj
            && a.dep(candidate) == Dep::Nsubj
            && a.dep(done) == Dep::Ccomp
            && a.head(done) == said
            && self.knowledge.cues.verbs.contains(a.lemma(said))
            && self.parties[candidate].iter().any(of_fighters)
    }

    /// "after Ruritania killed two of its commanders": what a body does harm to is seldom its own.
    fn harms_its_own(&self, candidate: usize, owned: usize) -> bool {
        let a = self.analysis;
        let own = (a.children_by(owned, &[Dep::Amod])).any(|word| a.lower(word) == "own");
        let object = self.whole(owned);
        let verb = a.head(object);
        let body = (self.parties[candidate].iter()).all(|party| !party.person);
        // An arsenal of its own it may well destroy.
        let people = noun_sense(a, self.knowledge, owned)
            .is_some_and(|(noun, _)| noun.sense != NounSense::Thing);
        !own && body
            && people
            && a.dep(object) == Dep::Dobj
            && (self.knowledge.lexicon).contains("harm-verb", a.lemma(verb))
            && self.doer(verb).is_some_and(|(doer, _)| doer == candidate)
            && self.parties[candidate].iter().any(|party| {
                [Class::Armed, Class::State]
                    .iter()
                    .any(|&class| party.classes.contains(class))
            })
    }

    /// "A spokesman for the | union | said it would strike": who speaks for a body tells what the body
    /// does.
    fn speaks_for(&self, candidate: usize, pronoun: usize) -> bool {
        let a = self.analysis;
        if !matches!(a.lower(pronoun), "it" | "its") {
            return false;
        }
        let up = a.head(candidate);
        let person = match a.dep(candidate) {
            Dep::Pobj if matches!(a.lower(up), "for" | "of") => a.head(up),
            Dep::Compound | Dep::Nmod | Dep::Poss => up,
            _ => return false,
        };
        let speaker = match a.dep(person) {
            Dep::Appos => a.head(person),
            _ => person,
        };
        let said = a.head(speaker);
        (self.knowledge.lexicon).contains("speaks-for", a.lemma(person))
            && a.dep(speaker) == Dep::Nsubj
            && self.knowledge.cues.verbs.contains(a.lemma(said))
            && a.ancestors(pronoun).any(|above| above == said)
    }

    /// Whom a verb or noun of help is for.
    fn helped(&self, help: usize) -> Option<usize> {
        let a = self.analysis;
        let of = |set: &str| self.knowledge.lexicon.contains(set, a.lemma(help));
        if a.pos(help) == Pos::Verb && of("helping-verb") {
            return a.child(help, Dep::Dobj);
        }
        let for_whom = |at: &usize| matches!(a.lower(*at), "of" | "for" | "to");
        (a.pos(help) == Pos::Noun && of("helping-noun"))
            .then(|| a.children_by(help, &[Dep::Prep]).find(for_whom))
            .flatten()
            .and_then(|preposition| a.child(preposition, Dep::Pobj))
    }

    /// How much speaks for a candidate where the pronoun has something done to it: whoever had
    /// something done to him by another just before is meant sooner than that other.
    pub(super) fn undergoes(&self, candidate: usize, pronoun: usize) -> f64 {
        let a = self.analysis;
        // "One of them was killed": as a rule no more of those who did harm; of soldiers who killed,
        // "five of them were arrested".
        let whole = self.whole(pronoun);
        let harmed = || (self.knowledge.lexicon).contains("harm-verb", a.lemma(a.head(whole)));
        if a.dep(whole) != Dep::Nsubjpass || whole != pronoun && !harmed() {
            return 0.0;
        }
        let verb = a.head(candidate);
        // "told the chairman he would be honoured"
        if self.knowledge.cues.verbs.contains(a.lemma(verb)) {
            return 0.0;
        }
        let person = |token: usize| self.parties[token].iter().any(|party| party.person);
        let other = |deps: &[Dep]| {
            a.children_by(verb, deps)
                .any(|token| token != candidate && !self.parties[token].is_empty())
        };
        match a.dep(candidate) {
            Dep::Dobj | Dep::Dative if person(candidate) && other(&[Dep::Nsubj]) => 2.5,
            Dep::Nsubj if other(&[Dep::Dobj, Dep::Dative]) => -1.5,
            _ => 0.0,
        }
    }

    /// Whether a candidate only says what another is: "Rashid was an officer and the son of a
    /// sheikh". The other stands for both.
    pub(super) fn says_what(&self, candidate: usize) -> bool {
        let a = self.analysis;
        let top = a.head(candidate);
        let named = |subject: usize| self.parties[subject].iter().any(|party| party.named);
        // "Abu Rashid, born Rashid Tamimi"
        let alias = a.dep(top) == Dep::Acl
            && matches!(
                a.lower(top),
                "born" | "alias" | "called" | "nicknamed" | "dubbed"
            )
            && matches!(a.dep(candidate), Dep::Oprd | Dep::Dobj | Dep::Attr);
        if alias {
            return true;
        }
        a.dep(candidate) == Dep::Attr
            && a.lemma(top) == "be"
            && a.child(top, Dep::Nsubj).is_some_and(named)
    }

    /// Whether a candidate is told of only as where something is: "arms sent to Ruritania".
    pub(super) fn is_setting(&self, candidate: usize) -> bool {
        let a = self.analysis;
        let preposition = a.head(candidate);
        let governor = a.lemma(a.head(preposition));
        // "aid to Ruritania" is the state's.
        let received = a.lower(preposition) == "to"
            && ["done-to-parties", "from-parties", "helping-noun"]
                .iter()
                .any(|set| self.knowledge.lexicon.contains(set, governor));
        a.dep(candidate) == Dep::Pobj
            && !received
            && matches!(
                a.lower(preposition),
                "in" | "from" | "to" | "into" | "near" | "across" | "inside" | "outside"
            )
    }
}
