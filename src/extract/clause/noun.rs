//! Subjects and objects of nouns that name events: "the militants' siege of the town", "air
//! strikes by", "laid siege to", "came under attack from".

use super::light::Support;
use super::{Clauses, DEPTH, Voice};
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl Clauses<'_> {
    /// Who does what a noun names: an agent with "by", a possessor, a name or nationality before
    /// it, the subject of its light verb, whoever "carried" it "out".
    pub(super) fn noun_subjects(&self, noun: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let told = self.told_doers(noun, depth);
        if !told.is_empty() {
            return told;
        }
        let mut found: Vec<usize> = self
            .modifiers(noun)
            .into_iter()
            .filter(|&child| {
                a.tag(child) != Tag::Cd && self.can_act(child) && !self.names_the_scene(child, noun)
            })
            .collect();
        // Of a "Turkish drone strike" the drone only says what kind it was.
        let means = |word: &usize| {
            ["aircraft", "artillery"]
                .iter()
                .any(|set| self.lexicon.contains(set, a.lemma(*word)))
        };
        let kind: Vec<usize> = found.iter().copied().filter(means).collect();
        found.retain(|word| !means(word));
        if self.closes_phrase(noun) {
            found.push(noun - 1);
        }
        // "The army's advance breaks …", where the parser took the possessive for a verb.
        let head = a.head(noun);
        if a.tag(head) == Tag::PosMark {
            found.extend(a.children_by(head, &[Dep::Nsubj]));
        }
        if depth == 0 || !found.is_empty() {
            return if found.is_empty() { kind } else { found };
        }
        // "an offensive launched by", "strikes that the army carried out"
        for clause in a.children_by(noun, &[Dep::Acl, Dep::Relcl]) {
            if self.is_light(clause) && self.verb_objects(clause, depth - 1).contains(&noun) {
                found.extend(self.verb_subjects(clause, depth - 1));
            }
        }
        if let Some((verb, support)) = self.support(noun)
            && support == Support::Subject
        {
            // "was involved in the raid": whoever is engaged in it does it.
            let engaged = self.lexicon.contains("engage-verb", a.lemma(verb))
                && a.child(verb, Dep::Agent).is_none();
            found.extend(match self.voice(verb) {
                Voice::Passive if engaged => self.surface_subjects(verb, depth - 1),
                _ => self.verb_subjects(verb, depth - 1),
            });
        }
        if found.is_empty() {
            found = self.fighters(noun, depth - 1);
        }
        if found.is_empty() && a.dep(noun) == Dep::Conj && self.is_nominal(a.head(noun)) {
            // "shelling and air strikes by": what stands before the first or behind the last
            return self.noun_subjects(a.head(noun), depth - 1);
        }
        if found.is_empty() {
            for child in a.children_by(noun, &[Dep::Conj]) {
                let by = self.own_prepositional(child, "by");
                if !by.is_empty() {
                    return by;
                }
            }
        }
        if found.is_empty() {
            found = self.avowed_by(noun, depth - 1);
        }
        if found.is_empty() { kind } else { found }
    }

    /// Who leads what is done: "the Ruritanian-led drive".
    fn leaders(&self, noun: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        a.children_by(noun, &[Dep::Amod])
            .filter(|&led| a.lower(led) == "led" && self.is_participle(led))
            .flat_map(|led| self.agents(led, depth))
            .collect()
    }

    /// Who does what a noun names as far as words around it say so outright: "by", "of", "from", a
    /// possessor, whoever is blamed for it.
    fn told_doers(&self, noun: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let acting = |mut found: Vec<usize>| {
            found.retain(|&party| self.can_act(party));
            found
        };
        // "provoked attacks | by gunmen"
        let beside = || match a.dep(noun) == Dep::Dobj && self.is_deed(noun) {
            true => acting(self.through_governor(noun, "by")),
            false => Vec::new(),
        };
        // "fire from the garrison", not "strikes from the air"
        let from = || match self.lexicon.contains("attack-noun", a.lemma(noun)) {
            true => acting(self.own_prepositional(noun, "from")),
            false => Vec::new(),
        };
        let charged = || match self.charged_with(noun) {
            Some(accused) => self.accused_before(accused, noun),
            None => Vec::new(),
        };
        let ways: [&dyn Fn() -> Vec<usize>; 10] = [
            &|| self.own_prepositional(noun, "by"),
            &|| self.at_the_hands_of(noun),
            &charged,
            &beside,
            &|| self.agents_behind_object(noun),
            &|| self.doers_behind_of(noun),
            &|| self.laid_to(noun, depth),
            &from,
            &|| self.possessors(noun),
            &|| self.leaders(noun, depth),
        ];
        (ways.iter().map(|way| way()))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// Whether a word before an attack tells where or on what it was: "the Kenya bombing", "the
    /// embassy attack". What it is on may be told besides: then the word says whose it is.
    fn names_the_scene(&self, word: usize, noun: usize) -> bool {
        let a = self.analysis;
        if a.dep(word) != Dep::Compound || !self.lexicon.contains("scene-noun", a.lemma(noun)) {
            return false;
        }
        if self.lexicon.contains("struck-site", a.lemma(word)) {
            return true;
        }
        // "US attack": letters stand for the adjective.
        let spelt_out = a.text(word).chars().any(char::is_lowercase);
        let country = (a.entity_at(word)).is_some_and(|entity| entity.label == EntityLabel::Gpe);
        spelt_out && country && a.tag(word) == Tag::Nnp && !self.is_raid(noun)
    }

    /// Who does what only a doer has: "an operation of | the army and the police", "came under the
    /// fire of | the garrison".
    fn doers_behind_of(&self, noun: usize) -> Vec<usize> {
        let done_by = self
            .lexicon
            .contains("done-by-noun", self.analysis.lemma(noun));
        if !done_by && !self.is_come_under(noun) {
            return Vec::new();
        }
        let mut own = self.own_prepositional(noun, "of");
        own.retain(|&party| self.can_act(party));
        own
    }

    /// Who says of a deed that it is his own: "claimed responsibility for the attack".
    fn avowed_by(&self, noun: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        // "the raid on the camp, for which the group claimed responsibility"
        let which = |clause: usize| {
            (a.children_by(clause, &[Dep::Prep]))
                .filter(|&to| a.lower(to) == "for")
                .filter_map(|to| a.child(to, Dep::Pobj))
                .find(|&which| a.lower(which) == "which")
        };
        let told_of = (a.subtree(noun))
            .filter(|&clause| a.dep(clause) == Dep::Relcl)
            .find_map(which);
        let noun = told_of.unwrap_or(noun);
        let preposition = a.head(noun);
        if a.dep(noun) != Dep::Pobj || a.lower(preposition) != "for" {
            return Vec::new();
        }
        let avowal = |word: usize| self.lexicon.contains("avowal", a.lemma(word));
        // The parser hangs "for" on the avowal or on its verb.
        let over = a.head(preposition);
        let verb = match a.dep(over) {
            Dep::Dobj if avowal(over) => a.head(over),
            _ => over,
        };
        let avows = self.lexicon.contains("avowing", a.lemma(verb))
            && self.voice(verb) == Voice::Active
            && a.child(verb, Dep::Neg).is_none()
            && a.children_by(verb, &[Dep::Dobj]).any(avowal);
        let mut found = match avows {
            true => self.surface_subjects(verb, depth),
            false => Vec::new(),
        };
        // "No group has claimed responsibility."
        found.retain(|&party| {
            !a.children_by(party, &[Dep::Det])
                .any(|no| matches!(a.lower(no), "no" | "neither"))
        });
        found
    }

    /// Who fights where the noun stands with "in" or after it: those who are helped "in the fight
    /// against", those who "made gains in a battle with", "rescued hostages in a raid on".
    fn fighters(&self, noun: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let mut at = noun;
        // "after days of fighting"
        while a.dep(at) == Dep::Pobj
            && a.lower(a.head(at)) == "of"
            && (self.content(a.head(a.head(at))).contains(&at)
                || self.lexicon.contains("day", a.lemma(a.head(a.head(at)))))
        {
            at = a.head(a.head(at));
        }
        let preposition = a.head(at);
        if depth == 0
            || !matches!(a.dep(at), Dep::Pobj | Dep::Pcomp)
            || a.dep(preposition) != Dep::Prep
        {
            return Vec::new();
        }
        let governor = a.head(preposition);
        let opponent = ["against", "with"]
            .iter()
            .any(|name| !self.own_prepositional(noun, name).is_empty());
        let fight = self.lexicon.contains("fight-noun", a.lemma(noun)) && opponent;
        let purpose = self.lexicon.contains("infinitive-noun", a.lemma(noun))
            && a.children_by(noun, &[Dep::Acl]).any(|clause| {
                a.children(clause)
                    .any(|aux| a.dep(aux) == Dep::Aux && a.tag(aux) == Tag::To)
            });
        let acting = |found: Vec<usize>| -> Vec<usize> {
            found
                .into_iter()
                .filter(|&party| self.can_act(party) || matches!(a.tag(party), Tag::Prp))
                .collect()
        };
        match a.lower(preposition) {
            "in" if fight || purpose => {
                let helped = |noun: usize| {
                    let helps = self.lexicon.contains("helping-noun", a.lemma(noun));
                    let of = ["for", "to", "of"].iter().filter(|_| helps);
                    acting(
                        of.flat_map(|name| self.own_prepositional(noun, name))
                            .collect(),
                    )
                };
                if !self.is_verbal(governor) {
                    // "the government in its fight against", "efforts in the campaign to",
                    // "support for the government in the fight against"
                    let supported = helped(governor);
                    if !supported.is_empty() {
                        return supported;
                    }
                    let own = acting(vec![governor]);
                    return if own.is_empty() && self.is_nominal(governor) {
                        self.noun_subjects(governor, depth - 1)
                    } else {
                        own
                    };
                }
                let given: Vec<usize> = a
                    .children_by(governor, &[Dep::Dobj])
                    .flat_map(helped)
                    .collect();
                if !given.is_empty() {
                    return given;
                }
                if self.lexicon.contains("helping-verb", a.lemma(governor)) {
                    let helped = acting(self.verb_objects(governor, depth - 1));
                    if !helped.is_empty() {
                        return helped;
                    }
                }
                match self.voice(governor) {
                    Voice::Active => acting(self.surface_subjects(governor, depth - 1)),
                    // "was locked in battle with"
                    Voice::Passive if self.lexicon.contains("engage-verb", a.lemma(governor)) => {
                        acting(self.surface_subjects(governor, depth - 1))
                    }
                    Voice::Passive => Vec::new(),
                }
            }
            // "killed three in air strikes"
            "in" if self.lexicon.contains("attack-noun", a.lemma(noun))
                && self.lexicon.contains("harm-verb", a.lemma(governor))
                && !self.verb_objects(governor, depth - 1).is_empty()
                && self.is_verbal(governor)
                && a.tag(governor) != Tag::Vbn
                && self.voice(governor) == Voice::Active =>
            {
                acting(self.surface_subjects(governor, depth - 1))
            }
            "in" | "during" | "after" | "amid" if fight || self.is_raid(noun) => {
                let done = self.is_verbal(governor)
                    && self.voice(governor) == Voice::Active
                    && self.lexicon.contains("done-in-fight", a.lemma(governor));
                if done {
                    acting(self.surface_subjects(governor, depth - 1))
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        }
    }

    /// Whether the noun is an attack on something.
    fn is_raid(&self, noun: usize) -> bool {
        self.lexicon
            .contains("attack-noun", self.analysis.lemma(noun))
            && ["on", "against"]
                .iter()
                .any(|name| !self.own_prepositional(noun, name).is_empty())
    }

    /// To whom it is done: the complement with "of", the subject of "suffered", those whom it
    /// killed.
    pub(super) fn noun_objects(&self, noun: usize) -> Vec<usize> {
        let of = self.own_prepositional(noun, "of");
        if !of.is_empty() && self.doers_behind_of(noun).is_empty() {
            return of;
        }
        let behind = self.objects_behind_agent(noun, "of");
        if !behind.is_empty() {
            return behind;
        }
        let a = self.analysis;
        if let Some((verb, Support::Object)) = self.support(noun) {
            return self.surface_subjects(verb, DEPTH);
        }
        // "hit by shelling", "killed in an air strike": what the verb does, the event does.
        let at = a.first_conjunct(noun);
        if matches!(a.dep(at), Dep::Pobj | Dep::Pcomp) {
            let preposition = a.head(at);
            let verb = a.head(preposition);
            if a.lower(preposition) == "under" {
                return self.undergoers(at);
            }
            if matches!(
                a.lower(preposition),
                "by" | "in" | "from" | "during" | "after" | "with"
            ) && self.lexicon.contains("harm-verb", a.lemma(verb))
            {
                let direct = matches!(a.lower(preposition), "by" | "in" | "from");
                return match self.voice(verb) {
                    Voice::Passive if direct => self.verb_objects(verb, DEPTH),
                    Voice::Active
                        if direct && self.lexicon.contains("undergone-harm", a.lemma(verb)) =>
                    {
                        self.surface_subjects(verb, DEPTH)
                    }
                    _ => Vec::new(),
                };
            }
        }
        if (matches!(a.dep(at), Dep::Nsubj) || self.is_gerund_subject(at))
            && self.lexicon.contains("harm-verb", a.lemma(a.head(at)))
            && self.voice(a.head(at)) == Voice::Active
        {
            return self.verb_objects(a.head(at), DEPTH);
        }
        Vec::new()
    }

    /// Who or what is under what a noun names: "the town, under siege", "trapped under siege".
    fn undergoers(&self, noun: usize) -> Vec<usize> {
        let a = self.analysis;
        let preposition = a.head(noun);
        // A phrase that follows a place or party at once is about it.
        let mut before = preposition;
        while before > 0 && a.pos(before - 1) == Pos::Punct && before + 2 > preposition {
            before -= 1;
        }
        if before > 0 && before < preposition && matches!(a.pos(before - 1), Pos::Noun | Pos::Propn)
        {
            return vec![self.phrase_head(before - 1)];
        }
        let governor = a.head(preposition);
        if self.is_verbal(governor) {
            match self.voice(governor) {
                Voice::Passive => self.verb_objects(governor, DEPTH),
                Voice::Active => {
                    let objects = self.verb_objects(governor, DEPTH);
                    if objects.is_empty() {
                        self.surface_subjects(governor, DEPTH)
                    } else {
                        objects
                    }
                }
            }
        } else if a.pos(governor) == Pos::Aux {
            self.surface_subjects(governor, DEPTH)
        } else {
            vec![governor]
        }
    }

    /// Objects of a preposition that hangs on the noun's verb: "laid siege to", "launched an
    /// offensive against", and what follows the noun at once: "lift the siege | on the airport".
    pub(super) fn through_governor(&self, noun: usize, name: &str) -> Vec<usize> {
        let a = self.analysis;
        if name == "under" && a.dep(noun) == Dep::Pobj && a.lower(a.head(noun)) == name {
            return self.undergoers(noun);
        }
        if let Some((verb, _)) = self.support(noun) {
            let found = self.own_prepositional(verb, name);
            if !found.is_empty() {
                return found;
            }
        }
        let behind = self.objects_behind_agent(noun, name);
        if !behind.is_empty() {
            return behind;
        }
        // "Clashes were reported in the north."
        let told = a.head(noun);
        if a.dep(noun) == Dep::Nsubjpass
            && self.lexicon.contains("telling-of", a.lemma(told))
            && matches!(
                name,
                "in" | "at" | "near" | "across" | "around" | "outside" | "along" | "between"
            )
        {
            return self.own_prepositional(told, name);
        }
        // "the abduction | and torture | of two nuns": what stands behind the last is of both.
        let first = self.analysis.first_conjunct(noun);
        if name == "of" && first != noun && self.is_nominal(first) {
            let mut behind = self.own_prepositional(first, name);
            behind.retain(|&object| object > noun);
            if !behind.is_empty() {
                return behind;
            }
        }
        // "bombing and shelling of the town"
        for child in a.children_by(noun, &[Dep::Conj]) {
            let found = self.own_prepositional(child, name);
            if !found.is_empty() && !self.is_verbal(child) {
                return found;
            }
        }
        if a.dep(noun) == Dep::Dobj
            && matches!(name, "on" | "against" | "to" | "with" | "between" | "by")
        {
            let verb = a.head(noun);
            let next = a
                .children(verb)
                .find(|&child| child > noun && a.dep(child) != Dep::Punct);
            if let Some(next) = next
                && a.dep(next) == Dep::Prep
                && a.lower(next) == name
                && next == noun + 1
                && !self.lays(verb, next)
            {
                return self.own_prepositional(verb, name);
            }
        }
        Vec::new()
    }
}
