//! Who does what a clause without a subject of its own tells: the subject or object of the word that
//! governs it, the agent of a noun, those who do something together.

use super::set_off::{is_set_off, speaks_on};
use super::{Clauses, Voice};
use crate::language::{Dep, Pos, Tag};

impl Clauses<'_> {
    /// Subject of a clause without its own, from the word that governs it.
    pub(super) fn controller(&self, verb: usize, governor: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        if let Some(given) = self.leave_given(verb, governor) {
            return self.conjuncts(given);
        }
        let given = self.given_so_long(verb, governor);
        if !given.is_empty() {
            return given;
        }
        if self.is_verbal(governor) {
            // Something said: "…," he said. A speaker is no subject of what is said.
            let to = a
                .children(verb)
                .any(|aux| a.dep(aux) == Dep::Aux && a.tag(aux) == Tag::To);
            let finite = a.children(verb).any(|aux| {
                matches!(a.dep(aux), Dep::Aux | Dep::Auxpass | Dep::Expl) && a.tag(aux) != Tag::To
            });
            let infinite = to
                || !finite && matches!(a.tag(verb), Tag::Vbg | Tag::Vbn)
                || !finite && self.lexicon.contains("object-control", a.lemma(governor))
                || !matches!(a.dep(verb), Dep::Ccomp);
            if !infinite {
                return Vec::new();
            }
            // "residents reported shelling": others did it. "condemned the raid, accusing the rebels"
            // tells what the same one did.
            let beside = a.dep(verb) == Dep::Advcl && is_set_off(self.analysis, verb);
            if a.tag(verb) == Tag::Vbg
                && !beside
                && self.lexicon.contains("telling-of", a.lemma(governor))
            {
                return Vec::new();
            }
            if to
                && self.meets_deed_of_others(governor)
                && let Some(deed) = a.subtree(verb).start.checked_sub(1)
                && a.dep(deed) == Dep::Dobj
                && self.lexicon.contains("infinitive-noun", a.lemma(deed))
            {
                return self.noun_subjects(deed, depth - 1);
            }
            if (to || a.tag(verb) == Tag::Vbg)
                && let Some(told) = self.told_around(verb, governor)
            {
                return self.surface_subjects(told, depth - 1);
            }
            if self.makes_object_act(governor, verb)
                && (matches!(a.dep(verb), Dep::Xcomp | Dep::Ccomp | Dep::Oprd)
                    || self.is_asked_of(verb))
            {
                let objects = self.verb_objects(governor, depth - 1);
                if !objects.is_empty() {
                    return objects;
                }
            }
            // "called on the rebels to disarm"
            if to {
                let asked = self.asked_through(governor, verb);
                if !asked.is_empty() {
                    return asked;
                }
            }
            // "the part it plays in the army's drive | to take the port"
            if to
                && a.dep(verb) == Dep::Advcl
                && let Some(noun) = self.noun_at_once_before(verb)
                && self.lexicon.contains("infinitive-noun", a.lemma(noun))
            {
                let own = self.noun_subjects(noun, depth - 1);
                if !own.is_empty() {
                    return own;
                }
                if self.voice(governor) == Voice::Active
                    && matches!(a.lower(a.head(noun)), "over" | "about")
                {
                    return self.blamed_over(governor, depth);
                }
            }
            // "was launched by the coalition to free the port": who launched it frees.
            if to && a.dep(verb) == Dep::Advcl && self.voice(governor) == Voice::Passive {
                let agents = self.agents(governor, 0);
                if !agents.is_empty() {
                    return agents;
                }
            }
            if self.harms_in_passing(verb, governor) {
                return self.agents(governor, depth - 1);
            }
            let mut subjects = self.surface_subjects(governor, depth - 1);
            if to && self.lexicon.contains("joint-verb", a.lemma(governor)) {
                // "works with the militia to hold the pass": both hold it.
                subjects.extend(self.partners(governor));
            }
            return subjects;
        }
        match a.pos(governor) {
            // "unable to break out"
            Pos::Adj | Pos::Adv => {
                // "able to take", "two miles away from taking"
                a.ancestors(governor)
                    .take(3)
                    .find(|&above| self.is_verbal(above) || a.pos(above) == Pos::Aux)
                    .map_or_else(Vec::new, |above| self.surface_subjects(above, depth - 1))
            }
            Pos::Noun | Pos::Propn => self.modified_noun(verb, governor, depth),
            Pos::Aux => self.surface_subjects(governor, depth - 1),
            _ => Vec::new(),
        }
    }

    /// "Foiled a plot to bomb the port": who foils it does not bomb.
    fn meets_deed_of_others(&self, verb: usize) -> bool {
        let lemma = self.analysis.lemma(verb);
        self.lexicon.contains("meets-deed-of-others", lemma)
    }

    /// The clause that a report stands in the midst or at the end of, to which what follows the report
    /// belongs: "Gunmen | blew up | the bridge, the army said, cutting the road", "The envoy | flew |
    /// home, aides said, to brief the cabinet".
    fn told_around(&self, verb: usize, report: usize) -> Option<usize> {
        let a = self.analysis;
        let follows = verb > report
            && matches!(a.dep(verb), Dep::Advcl | Dep::Xcomp)
            && self.lexicon.contains("report", a.lemma(report));
        let set_off = a.tag(verb) == Tag::Vbg || is_set_off(self.analysis, verb);
        if !follows || !set_off || speaks_on(self.analysis, self.lexicon, verb) {
            return None;
        }
        let told = match a.dep(report) {
            Dep::Parataxis => Some(a.head(report)),
            _ => (a.children_by(report, &[Dep::Ccomp])).find(|&told| told < report),
        };
        // "Ten activists were arrested, the union said, calling for their release"
        let demands = self.lexicon.contains("demanding", a.lemma(verb));
        told.filter(|&told| !(demands && self.voice(told) == Voice::Passive))
    }

    /// Who is given so long to do what an infinitive tells: "gave | the rebels | until Friday to leave",
    /// "gave | the firm | three days to pay". `giving` is the verb above.
    pub(in crate::extract) fn given_so_long(&self, verb: usize, giving: usize) -> Vec<usize> {
        let a = self.analysis;
        let infinitive = a.dep(verb) == Dep::Advcl && a.tag(verb) == Tag::Vb;
        if !infinitive || !self.lexicon.contains("giving-verb", a.lemma(giving)) {
            return Vec::new();
        }
        let until = (a.children_by(giving, &[Dep::Prep]))
            .any(|until| matches!(a.lower(until), "until" | "till") && until < verb);
        let so_long =
            (a.children_by(giving, &[Dep::Npadvmod])).any(|time| (giving..verb).contains(&time));
        if !until && !so_long {
            return Vec::new();
        }
        if self.voice(giving) == Voice::Passive {
            return self.surface_subjects(giving, 1);
        }
        let mut given = self.indirect_objects(giving);
        if given.is_empty() {
            given = self.verb_objects(giving, 0);
        }
        given.retain(|&party| self.can_act(party));
        given
    }

    /// Whom a deed leaves as a participle tells that the parser hung beside the leaving: "attacked the
    /// post, leaving | six guards | wounded".
    pub(super) fn left_so(&self, participle: usize) -> Option<usize> {
        let a = self.analysis;
        let beside = a.dep(participle) == Dep::Advcl && a.tag(participle) == Tag::Vbn;
        (a.children_by(a.head(participle), &[Dep::Advcl]))
            .filter(|&leaving| beside && a.lemma(leaving) == "leave")
            .flat_map(|leaving| a.children_by(leaving, &[Dep::Dobj]))
            .find(|&left| a.subtree(left).end == a.subtree(participle).start)
    }

    /// Whose doing it is what a verb's object is treated so over: "arrested | two clerks | over a plot
    /// to rob the bank". Who is only called in or written to over it may be anybody.
    fn blamed_over(&self, verb: usize, depth: u8) -> Vec<usize> {
        if !self
            .lexicon
            .contains("punishing-verb", self.analysis.lemma(verb))
        {
            return Vec::new();
        }
        self.verb_objects(verb, depth - 1)
    }

    /// Whether an infinitive that the parser took for a purpose is what somebody is made or asked
    /// to do: "is pressed by lenders | to sell the port", "pleaded with them | to stay".
    pub(in crate::extract) fn is_asked_of(&self, verb: usize) -> bool {
        let a = self.analysis;
        let governor = a.head(verb);
        let infinitive = a.dep(verb) == Dep::Advcl
            && a.tag(verb) == Tag::Vb
            && a.children(verb)
                .any(|aux| a.dep(aux) == Dep::Aux && a.tag(aux) == Tag::To);
        let passive = || {
            self.lexicon.contains("asked-to", a.lemma(governor))
                && self.voice(governor) == Voice::Passive
        };
        infinitive
            && (passive()
                || !self.asked_through(governor, verb).is_empty()
                || !self.given_so_long(verb, governor).is_empty())
    }

    /// Who is asked through a preposition to do what an infinitive tells: "called on | the rebels |
    /// to disarm".
    fn asked_through(&self, governor: usize, infinitive: usize) -> Vec<usize> {
        let a = self.analysis;
        a.children_by(governor, &[Dep::Prep])
            .filter(|&through| through < infinitive)
            .filter(|&through| {
                let phrase = format!("{} {}", a.lemma(governor), a.lower(through));
                self.lexicon.contains("asked-through", &phrase)
            })
            .flat_map(|through| a.children_by(through, &[Dep::Pobj]))
            .filter(|&party| self.can_act(party))
            .flat_map(|party| self.conjuncts(party))
            .collect()
    }

    /// Whether a verb's object does what the clause behind it tells: "summoned the envoy | to explain".
    /// Who summons him "to protest" protests himself.
    fn makes_object_act(&self, governor: usize, verb: usize) -> bool {
        let a = self.analysis;
        let summoner_does = self.lexicon.contains("summoning", a.lemma(governor))
            && self.lexicon.contains("summoner-does", a.lemma(verb));
        !summoner_does && self.lexicon.contains("object-control", a.lemma(governor))
    }

    /// Who is given leave or orders to do what an infinitive tells: "gave permission to | the police |
    /// to search the house". `giving` is the verb above.
    fn leave_given(&self, verb: usize, giving: usize) -> Option<usize> {
        let a = self.analysis;
        let leave = a.child(giving, Dep::Dobj)?;
        if !self.lexicon.contains("giving-verb", a.lemma(giving))
            || !self.lexicon.contains("leave-noun", a.lemma(leave))
        {
            return None;
        }
        a.children_by(giving, &[Dep::Dative, Dep::Prep])
            .filter(|&to| a.lower(to) == "to" && (leave..verb).contains(&to))
            .find_map(|to| a.child(to, Dep::Pobj))
    }

    /// Subject of a participle, infinitive or relative clause that modifies a noun.
    pub(super) fn modified_noun(&self, verb: usize, noun: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let infinitive = a
            .children(verb)
            .any(|aux| a.dep(aux) == Dep::Aux && a.tag(aux) == Tag::To);
        if infinitive && let Some(given) = self.leave_given(verb, a.head(a.head(noun))) {
            return self.conjuncts(given);
        }
        // "denied the group a haven to plot in", "gave the rebels a chance to flee"
        if infinitive && a.dep(noun) == Dep::Dobj {
            let verb = a.head(noun);
            let mut given = self.indirect_objects(verb);
            if given.is_empty() {
                // The parser makes a second object of it now and then.
                let receives = |other: &usize| *other < noun && self.can_act(*other);
                given = a.children_by(verb, &[Dep::Dobj]).filter(receives).collect();
            }
            if !given.is_empty() {
                return given;
            }
        }
        // "the start of the army's drive to take the port"
        let noun = match self.content(noun)[..] {
            [inside] if infinitive && self.lexicon.contains("infinitive-noun", a.lemma(inside)) => {
                inside
            }
            _ => noun,
        };
        let eventive = self.lexicon.contains("infinitive-noun", a.lemma(noun));
        if eventive && (infinitive || a.dep(verb) == Dep::Pcomp || a.dep(verb) == Dep::Xcomp) {
            // "defended the right of | its troops | to fire"
            let mut own = self.own_prepositional(noun, "of");
            own.retain(|&party| self.can_act(party));
            if own.is_empty() {
                own = self.noun_subjects(noun, depth - 1);
            }
            // "faces a battle to break the siege"
            if own.is_empty()
                && a.dep(noun) == Dep::Dobj
                && self.is_verbal(a.head(noun))
                && !self.meets_deed_of_others(a.head(noun))
            {
                return self.surface_subjects(a.head(noun), depth - 1);
            }
            return own;
        }
        if a.dep(verb) == Dep::Pcomp {
            return self.noun_subjects(noun, depth - 1);
        }
        if infinitive && let Some(joint) = self.joint_verb(noun) {
            let mut subjects = self.surface_subjects(joint, depth - 1);
            subjects.extend(self.partners(joint));
            return subjects;
        }
        // "telephoned the officers to thank them": nobody but a verb that hands its object down
        // makes the object act.
        let governor = a.head(noun);
        if infinitive
            && a.dep(noun) == Dep::Dobj
            && a.child(verb, Dep::Dobj).is_some()
            && self.can_act(noun)
            && self.is_verbal(governor)
            && !self.makes_object_act(governor, verb)
        {
            return self.surface_subjects(governor, depth - 1);
        }
        if a.dep(verb) == Dep::Acl && is_set_off(self.analysis, verb) {
            return self.row_before(noun, verb);
        }
        self.row_until(noun, verb)
    }

    /// The verb of doing together whose partner a noun names: "worked" for "allies" in "worked with
    /// its allies".
    pub(super) fn joint_verb(&self, noun: usize) -> Option<usize> {
        let a = self.analysis;
        let at = a.first_conjunct(noun);
        let verb = a.head(a.head(at));
        (a.dep(at) == Dep::Pobj
            && matches!(a.lower(a.head(at)), "with" | "alongside")
            && self.lexicon.contains("joint-verb", a.lemma(verb)))
        .then_some(verb)
    }

    /// Those with whom a verb's subject does something together.
    pub(super) fn partners(&self, verb: usize) -> Vec<usize> {
        // "stands by its ally to …"
        let by = self.analysis.lemma(verb) == "stand";
        ["with", "alongside", "by"]
            .iter()
            .filter(|name| by || **name != "by")
            .flat_map(|name| self.own_prepositional(verb, name))
            .filter(|&partner| self.can_act(partner))
            .collect()
    }
}
