//! Subjects and objects of verbs: voice, relatives, participles, conjunction, control.

use super::set_off::is_set_off;
use super::tensed;
use super::{Clauses, DEPTH, Voice, list};
use crate::language::{Dep, Pos, Tag};

impl Clauses<'_> {
    /// Whether the verb's surface subject acts or is acted on.
    pub fn voice(&self, verb: usize) -> Voice {
        self.voice_within(verb, DEPTH)
    }

    fn voice_within(&self, verb: usize, depth: u8) -> Voice {
        let a = self.analysis;
        let has = |dep: Dep| a.child(verb, dep).is_some();
        if has(Dep::Auxpass) || has(Dep::Nsubjpass) || has(Dep::Csubjpass) || has(Dep::Agent) {
            return Voice::Passive;
        }
        let perfect = a
            .children(verb)
            .any(|child| a.dep(child) == Dep::Aux && a.lemma(child) == "have");
        let past_form = matches!(a.tag(verb), Tag::Vbn | Tag::Vbd | Tag::Jj);
        if !past_form || perfect || depth == 0 {
            return Voice::Active;
        }
        let own_aux = a.children(verb).any(|child| a.dep(child) == Dep::Aux);
        let own_subject = has(Dep::Nsubj);
        let passive = match a.dep(verb) {
            Dep::Acl if self.event_that_harmed(verb).is_some() => false,
            Dep::Acl => !own_subject && (a.tag(verb) == Tag::Vbn || !has(Dep::Dobj)),
            Dep::Amod => true,
            Dep::Advcl | Dep::Xcomp | Dep::Oprd | Dep::Acomp | Dep::Pcomp => {
                a.tag(verb) == Tag::Vbn && !own_aux && !own_subject && !has(Dep::Dobj)
            }
            Dep::Relcl => a.tag(verb) == Tag::Vbn && !own_aux && !own_subject,
            Dep::Conj => {
                a.tag(verb) == Tag::Vbn
                    && !own_aux
                    && !own_subject
                    && !has(Dep::Dobj)
                    && self.voice_within(a.head(verb), depth - 1) == Voice::Passive
            }
            _ => false,
        };
        if passive || self.is_headline_passive(verb, own_aux) {
            Voice::Passive
        } else {
            Voice::Active
        }
    }

    /// "Three killed in blast", "Rebels trapped": in a headline the auxiliary is left out. A past
    /// form of a verb that needs an object, without one, is passive there.
    fn is_headline_passive(&self, verb: usize, own_aux: bool) -> bool {
        let a = self.analysis;
        let has = |dep: Dep| a.child(verb, dep).is_some();
        let past = matches!(a.tag(verb), Tag::Vbn | Tag::Vbd);
        if !past || own_aux || has(Dep::Dobj) || has(Dep::Ccomp) || has(Dep::Xcomp) {
            return false;
        }
        // "abducted and killed three": the object stands behind the last verb.
        if self.sharing_verb(verb).is_some() || self.participle_object(verb).is_some() {
            return false;
        }
        self.lexicon.contains("needs-object", a.lemma(verb))
            || self.is_headline(verb) && a.tag(verb) == Tag::Vbn && a.dep(verb) == Dep::Root
    }

    /// Whether the sentence of the token is a headline or caption: it ends without a full stop.
    pub fn is_headline(&self, token: usize) -> bool {
        let a = self.analysis;
        let sentence = &a.sentences()[a.sentence_of(token)];
        sentence
            .clone()
            .rev()
            .take(3)
            .all(|token| !matches!(a.text(token), "." | "!" | "?" | ";" | "…" | "..."))
    }

    /// Who acts.
    pub fn subjects(&self, head: usize) -> Vec<usize> {
        if self.is_clausal(head) {
            self.verb_subjects(head, DEPTH)
        } else {
            self.noun_subjects(head, DEPTH)
        }
    }

    /// Who or what is acted on.
    pub fn objects(&self, head: usize) -> Vec<usize> {
        if self.is_clausal(head) {
            self.verb_objects(head, DEPTH)
        } else {
            self.noun_objects(head)
        }
    }

    /// Whether the token's arguments are a verb's.
    fn is_clausal(&self, token: usize) -> bool {
        (self.is_verbal(token) || self.is_participle(token))
            && !self.is_bare_gerund(token)
            && !self.is_gerund_subject(token)
    }

    /// Whether the token is a participle before a noun, however it was tagged.
    pub fn is_participle(&self, token: usize) -> bool {
        let a = self.analysis;
        a.dep(token) == Dep::Amod
            && (matches!(a.tag(token), Tag::Vbn | Tag::Vbg | Tag::Vbd)
                || a.child(token, Dep::Npadvmod).is_some() && a.lower(token).ends_with("ed"))
    }

    pub(super) fn verb_subjects(&self, verb: usize, depth: u8) -> Vec<usize> {
        match self.voice(verb) {
            Voice::Active => self.surface_subjects(verb, depth),
            Voice::Passive => self.agents(verb, depth),
        }
    }

    pub(super) fn verb_objects(&self, verb: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        if self.voice(verb) == Voice::Passive {
            // "was given shelter": what the verb keeps is its object, its subject the receiver.
            let stray = self.stray_agents(verb);
            let mut kept: Vec<usize> = self.direct_objects(verb);
            kept.retain(|object| !stray.contains(object));
            if !kept.is_empty() && a.child(verb, Dep::Nsubjpass).is_some() {
                return kept;
            }
            return self.surface_subjects(verb, depth);
        }
        let own = self.direct_objects(verb);
        if !own.is_empty() {
            return own;
        }
        if let Some((_, done_to)) = self.accused_of(verb) {
            return self.conjuncts(done_to);
        }
        // "the ground it once held", "the men whom they took", but not "the men whose chief fled"
        let owned = |subject: usize| {
            (a.children_by(subject, &[Dep::Poss])).any(|owner| a.tag(owner) == Tag::WpPoss)
        };
        if a.dep(verb) == Dep::Relcl
            && a.child(verb, Dep::Nsubj)
                .is_some_and(|subject| self.antecedent(subject) == subject && !owned(subject))
            && !a.children(verb).any(|child| {
                a.tag(child) == Tag::Wrb
                    || a.dep(child) == Dep::Prep && a.children(child).next().is_none()
            })
        {
            return vec![a.head(verb)];
        }
        if let Some(object) = self.participle_object(verb) {
            return self.conjuncts(object);
        }
        match self.sharing_verb(verb) {
            Some(last) if depth > 0 => self.verb_objects(last, depth - 1),
            _ => Vec::new(),
        }
    }

    /// The verb behind "and" that holds the object of both: "shelled and took the town".
    fn sharing_verb(&self, verb: usize) -> Option<usize> {
        let a = self.analysis;
        let ends = a.children(verb).all(|own| {
            own < verb
                || matches!(a.dep(own), Dep::Cc | Dep::Conj | Dep::Punct)
                || self.narrows(verb, own)
        });
        a.children_by(verb, &[Dep::Conj]).find(|&last| {
            let own_subject = [Dep::Nsubj, Dep::Nsubjpass, Dep::Auxpass]
                .iter()
                .any(|&dep| a.child(last, dep).is_some());
            ends && last > verb && !own_subject && self.is_verbal(last)
        })
    }

    fn direct_objects(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        // "sealed off the road": the particle was taken for the preposition of the object.
        let behind_particle = a
            .children_by(verb, &[Dep::Prt])
            .flat_map(|particle| a.children_by(particle, &[Dep::Pobj]));
        let receiver = self.receiving_object(verb);
        let own: Vec<usize> = a
            .children_by(verb, &[Dep::Dobj])
            .filter(|&object| !self.narrows(verb, object) && receiver != Some(object))
            .chain(behind_particle)
            .flat_map(|child| {
                let target = self.antecedent(child);
                match target == child {
                    true => self.conjuncts(child),
                    // "the minister and two aides, whom they had seized"
                    false if a.head(verb) == target && is_set_off(self.analysis, verb) => {
                        self.row_before(target, verb)
                    }
                    false => vec![target],
                }
            })
            .collect();
        if own.is_empty() {
            let mut raised = self.raised_objects(verb);
            raised.extend(self.fused_object(verb));
            return raised;
        }
        let mut own = own;
        own.extend(self.added_objects(verb));
        own
    }

    pub(super) fn indirect_objects(&self, verb: usize) -> Vec<usize> {
        let a = self.analysis;
        let own: Vec<usize> = a
            .children_by(verb, &[Dep::Dative])
            .filter(|&child| a.pos(child) != Pos::Adp)
            .flat_map(|child| self.conjuncts(self.antecedent(child)))
            .collect();
        if own.is_empty()
            && self.voice(verb) == Voice::Passive
            && !self.direct_objects(verb).is_empty()
            && a.child(verb, Dep::Nsubjpass).is_some()
        {
            return self.surface_subjects(verb, DEPTH);
        }
        if own.is_empty() {
            match self.receiving_object(verb) {
                Some(receiver) => self.conjuncts(receiver),
                None => self.stray_receivers(verb),
            }
        } else {
            own
        }
    }

    /// The agents of a passive verb, also one that stands behind a conjoined verb: "killed or
    /// wounded by mines".
    pub(super) fn agents(&self, verb: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let agents: Vec<usize> = a
            .children(verb)
            .filter(|&child| {
                a.dep(child) == Dep::Agent || a.dep(child) == Dep::Prep && a.lower(child) == "by"
            })
            .flat_map(|by| a.children_by(by, &[Dep::Pobj]))
            .filter(|&agent| !self.lexicon.contains("order-noun", a.lemma(agent)))
            .flat_map(|agent| self.conjuncts(self.antecedent(agent)))
            .chain(self.stray_agents(verb))
            .collect();
        if !agents.is_empty() || depth == 0 {
            return agents;
        }
        let hands = self.at_the_hands_of(verb);
        if !hands.is_empty() {
            return hands;
        }
        let late = self.late_agents(verb);
        if !late.is_empty() {
            return late;
        }
        // "Russian-backed forces"
        if a.dep(verb) == Dep::Amod {
            return a
                .children_by(
                    verb,
                    &[
                        Dep::Npadvmod,
                        Dep::Compound,
                        Dep::Amod,
                        Dep::Nmod,
                        Dep::Poss,
                    ],
                )
                .flat_map(|child| self.conjuncts(child))
                .collect();
        }
        for child in a.children_by(verb, &[Dep::Conj]) {
            // "was sacked and replaced by his deputy": who comes after has not dismissed him.
            if self.is_verbal(child)
                && !self.lexicon.contains("successor-verb", a.lemma(child))
                && a.child(child, Dep::Nsubj).is_none()
                && a.child(child, Dep::Nsubjpass).is_none()
                && self.voice(child) == Voice::Passive
            {
                return self.agents(child, depth - 1);
            }
        }
        self.agents_of_event(verb, depth)
    }

    /// "defeated at the hands of the rebels", "freed on the governor's orders": the agent in a set
    /// phrase.
    pub(super) fn at_the_hands_of(&self, head: usize) -> Vec<usize> {
        let a = self.analysis;
        let set_phrase = |through: usize, noun: usize| match a.lower(through) {
            "at" if a.lemma(noun) == "hand" => true,
            "at" | "on" | "by" | "under" => self.lexicon.contains("order-noun", a.lemma(noun)),
            _ => false,
        };
        a.children_by(head, &[Dep::Prep, Dep::Agent])
            .flat_map(|through| {
                a.children_by(through, &[Dep::Pobj])
                    .filter(move |&noun| set_phrase(through, noun))
            })
            .flat_map(|noun| {
                let mut whose = self.own_prepositional(noun, "of");
                whose.extend(self.possessors(noun));
                whose
            })
            .collect()
    }

    /// The party behind the event in which something was done to somebody: "taken in an offensive
    /// by", "killed in the group's attack". Only events that do such things, and only with "in".
    fn agents_of_event(&self, verb: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        a.children_by(verb, &[Dep::Prep])
            .filter(|&child| a.lower(child) == "in")
            .flat_map(|child| a.children_by(child, &[Dep::Pobj, Dep::Pcomp]))
            .filter(|&event| {
                let attack = |word| self.lexicon.contains("attack-noun", word);
                attack(a.lemma(event)) || attack(a.lower(event))
            })
            .flat_map(|event| self.noun_subjects(event, depth - 1))
            .filter(|&party| self.can_act(party))
            .collect()
    }

    /// The surface subject, the verb's own or the one it shares, is controlled by or modifies.
    pub(super) fn surface_subjects(&self, verb: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let own: Vec<usize> = a
            .children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj])
            .filter(|&subject| a.dep(subject) != Dep::Csubj)
            .flat_map(|subject| {
                let target = self.antecedent(subject);
                if target == subject {
                    self.conjuncts(subject)
                } else {
                    self.row_until(target, verb)
                }
            })
            .collect();
        let mut own = self.with_strays(verb, self.without_titles(own));
        if !own.is_empty() {
            // "The army, along with its allies, advanced": the parser hung them on the verb.
            let beside = list::beside(a, verb).filter(|&party| party < verb);
            own.extend(beside.flat_map(|party| self.conjuncts(party)));
        }
        let head = self.belongs_to(verb);
        // "The army's advance today breaks the siege", where the parser took the possessive for a
        // verb and the adverb for the subject.
        if a.tag(head) == Tag::PosMark
            && own
                .iter()
                .all(|&own| self.lexicon.contains("day", a.lemma(own)))
        {
            let advance: Vec<usize> = self.all(head, &[Dep::Oprd, Dep::Attr, Dep::Dobj]);
            if !advance.is_empty() {
                return advance;
            }
        }
        if !own.is_empty() || depth == 0 {
            return own;
        }
        let gerunds: Vec<usize> = a
            .children_by(verb, &[Dep::Advcl, Dep::Csubj])
            .filter(|&gerund| self.is_gerund_subject(gerund))
            .collect();
        if !gerunds.is_empty() {
            return gerunds;
        }
        if let Some(event) = self.event_that_harmed(verb) {
            return vec![event];
        }
        // "remains surrounded", "also killed was a nurse", where the parser hung the subject on the
        // auxiliary.
        let own: Vec<usize> = a
            .children_by(verb, &[Dep::Aux, Dep::Auxpass])
            .flat_map(|aux| {
                let inverted = a.dep(aux) == Dep::Auxpass && verb < aux;
                let predicate = a.children_by(aux, &[Dep::Attr]).filter(move |_| inverted);
                a.children_by(aux, &[Dep::Nsubj, Dep::Nsubjpass])
                    .chain(predicate)
            })
            .flat_map(|subject| self.conjuncts(subject))
            .collect();
        if !own.is_empty() {
            return own;
        }
        if head == verb {
            let fronted = self.fronted_subjects(verb);
            return if fronted.is_empty() {
                self.headline_subjects(verb)
            } else {
                fronted
            };
        }
        match a.dep(verb) {
            Dep::Conj if self.is_verbal(head) => {
                let near = (self.agreeing_verb(verb, head))
                    .unwrap_or_else(|| tensed::joined_to(a, self.lexicon, verb));
                self.surface_subjects(near, depth - 1)
            }
            Dep::Conj if self.is_participle(head) => self.surface_subjects(head, depth - 1),
            Dep::Xcomp | Dep::Advcl | Dep::Ccomp | Dep::Oprd | Dep::Acomp | Dep::Dep => {
                if let Some(accused) = self.accused_by_deed(verb) {
                    return self.accused_before(accused, verb);
                }
                if let Some(left) = self.left_so(verb) {
                    return self.conjuncts(left);
                }
                self.controller(verb, head, depth)
            }
            Dep::Pcomp => {
                if let Some(accused) = self.accused_by_deed(verb) {
                    return self.accused_before(accused, verb);
                }
                let mut preposition = head;
                while a.dep(preposition) == Dep::Prep
                    && a.pos(a.head(preposition)) == Pos::Adp
                    && a.head(preposition) != preposition
                {
                    preposition = a.head(preposition);
                }
                let governor = a.head(preposition);
                if a.lower(preposition) == "for" {
                    let punished = self.punished(governor);
                    if !punished.is_empty() {
                        return punished;
                    }
                }
                if matches!(a.lower(preposition), "of" | "for") {
                    let charged = self.charged_through(governor, depth);
                    if !charged.is_empty() {
                        return charged;
                    }
                }
                let helped = a.lower(preposition) == "in"
                    && self.lexicon.contains("helping-verb", a.lemma(governor));
                if (helped
                    || self.lays_deed(governor, preposition)
                    || matches!(
                        a.lower(preposition),
                        "of" | "for" | "from" | "into" | "against"
                    ))
                    && self.is_verbal(governor)
                {
                    let objects = self.verb_objects(governor, depth - 1);
                    if !objects.is_empty() {
                        return objects;
                    }
                }
                self.controller(verb, governor, depth)
            }
            // "the view that either was involved": what is viewed was not.
            Dep::Acl if a.child(verb, Dep::Mark).is_some() => Vec::new(),
            Dep::Acl | Dep::Relcl => self.modified_noun(verb, head, depth),
            // "Taking the town would be a gain for the army."
            Dep::Csubj => a
                .children_by(head, &[Dep::Attr, Dep::Acomp])
                .flat_map(|predicate| self.own_prepositional(predicate, "for"))
                .collect(),
            Dep::Amod => match self.accused_of(verb) {
                Some((accused, _)) => self.accused_before(accused, verb),
                None => vec![head],
            },
            _ => Vec::new(),
        }
    }
}
