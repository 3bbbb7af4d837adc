//! To whom a deed is laid that stands behind what is said or done about it: the accused, the punished,
//! whoever is blamed for it or claims it, whoever hurt people in passing.

use super::set_off::is_set_off;
use super::{Clauses, Voice};
use crate::language::{Dep, Pos, Tag};

impl Clauses<'_> {
    /// The accused of a deed that the parser took for an adjective: "accused the police of | beating
    /// marchers", with the noun that the deed was done to.
    pub(in crate::extract) fn accused_of(&self, deed: usize) -> Option<(usize, usize)> {
        let a = self.analysis;
        let done_to = a.head(deed);
        let of = a.head(done_to);
        let accused = a.head(of);
        let fits = a.dep(deed) == Dep::Amod
            && a.tag(deed) == Tag::Vbg
            && a.dep(done_to) == Dep::Pobj
            && a.lower(of) == "of"
            && of + 1 == deed
            && matches!(a.dep(accused), Dep::Dobj | Dep::Conj)
            && self.is_accusing(a.head(a.first_conjunct(accused)));
        fits.then_some((accused, done_to))
    }

    /// Those of a row of accused who are charged with a deed: "accused | the army and the police | of
    /// looting", but not who is charged with something else before or behind them.
    pub(super) fn accused_before(&self, accused: usize, deed: usize) -> Vec<usize> {
        let a = self.analysis;
        let first = a.first_conjunct(accused);
        let charge_before =
            (a.children_by(first, &[Dep::Prep])).rfind(|&of| a.lower(of) == "of" && of < accused);
        let mut row = self.conjuncts(first);
        row.retain(|&member| member < deed && charge_before.is_none_or(|of| of < member));
        row
    }

    /// The accused of a deed that a noun names: "accused | the rebels | of rape", "charged | the guard |
    /// with murder". Of several "of" the last brings in the charge: "accused the head of the force of
    /// rape".
    pub(in crate::extract) fn charged_with(&self, noun: usize) -> Option<usize> {
        let a = self.analysis;
        let at = a.first_conjunct(noun);
        let of = a.head(at);
        let above = a.head(of);
        if a.dep(at) != Dep::Pobj {
            return None;
        }
        if a.lower(of) == "with" && self.lays_deed(above, of) {
            return self.done_to_by(above);
        }
        if a.lower(of) != "of" {
            return None;
        }
        let (accusing, accused) = match self.is_accusing(above) {
            true => (above, self.done_to_by(above)?),
            false => (a.head(a.first_conjunct(above)), above),
        };
        let last = !(a.children_by(accused, &[Dep::Prep]))
            .chain(a.children_by(accusing, &[Dep::Prep]))
            .any(|later| later > of && a.lower(later) == "of");
        let fits = matches!(a.dep(accused), Dep::Dobj | Dep::Conj | Dep::Nsubjpass)
            && self.is_accusing(accusing)
            && last;
        fits.then_some(accused)
    }

    /// To whom a verb is done, whether active or passive.
    fn done_to_by(&self, verb: usize) -> Option<usize> {
        let object = self.analysis.child(verb, Dep::Dobj);
        object.or_else(|| self.analysis.child(verb, Dep::Nsubjpass))
    }

    /// Whether a verb's object did, or is said to have done, what follows with "of".
    fn is_accusing(&self, verb: usize) -> bool {
        let lemma = self.analysis.lemma(verb);
        self.lexicon.contains("alleging", lemma) || self.lexicon.contains("judging", lemma)
    }

    /// Whether a verb lays to its object what follows with a preposition: "accused them | of",
    /// "charged them | with".
    pub(in crate::extract) fn lays_deed(&self, verb: usize, preposition: usize) -> bool {
        match self.analysis.lower(preposition) {
            "of" => self.is_accusing(verb),
            "with" => (self.lexicon).contains("charging", self.analysis.lemma(verb)),
            _ => false,
        }
    }

    /// The accused of a deed that the parser hung on them or on the accusing: "accused | the police
    /// of beating marchers", where "of" belongs to the accusing; "accused | the police of murder, |
    /// razing houses and theft".
    pub(in crate::extract) fn accused_by_deed(&self, deed: usize) -> Option<usize> {
        let a = self.analysis;
        let accusing = a.head(deed);
        if a.dep(deed) == Dep::Advcl
            && a.tag(deed) == Tag::Vbg
            && is_set_off(self.analysis, deed)
            && self.is_accusing(accusing)
        {
            let listed = |word: usize| a.lower(word) == "of" && word < deed;
            let accused = self.done_to_by(accusing)?;
            return [accusing, accused]
                .iter()
                .any(|&word| a.children_by(word, &[Dep::Prep]).any(listed))
                .then_some(accused);
        }
        let of = a.head(deed);
        let accused = a.head(of);
        if a.dep(deed) != Dep::Pcomp || !matches!(a.lower(of), "of" | "with") {
            return None;
        }
        // "accused the minister of fraud and | the police of beating marchers"
        if a.dep(accused) == Dep::Conj && self.is_accusing(a.head(a.first_conjunct(accused))) {
            return Some(accused);
        }
        // "were accused by the court | of beating marchers"
        let by = a.head(accused);
        if a.dep(accused) == Dep::Pobj && a.dep(by) == Dep::Agent && self.lays_deed(a.head(by), of)
        {
            return a.child(a.head(by), Dep::Nsubjpass);
        }
        let fits = matches!(a.dep(accused), Dep::Dobj | Dep::Nsubjpass)
            && self.lays_deed(a.head(accused), of);
        fits.then_some(accused)
    }

    /// Who is charged with what a noun of charging brings in: "arrested | two men | on charges of
    /// killing a priest", "| The soldiers | are on trial for shelling a camp".
    pub(super) fn charged_through(&self, charge: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        if !self.lexicon.contains("charge-noun", a.lemma(charge)) {
            return Vec::new();
        }
        let mut against = self.own_prepositional(charge, "against");
        against.retain(|&party| self.can_act(party));
        let verb = match a.dep(charge) {
            _ if !against.is_empty() => return against,
            Dep::Pobj if self.can_act(a.head(a.head(charge))) => {
                return self.conjuncts(a.head(a.head(charge)));
            }
            Dep::Pobj => a.head(a.head(charge)),
            Dep::Dobj if (self.lexicon).contains("undergo-verb", a.lemma(a.head(charge))) => {
                a.head(charge)
            }
            _ => return Vec::new(),
        };
        let mut charged = self.verb_objects(verb, depth - 1);
        charged.retain(|&party| self.can_act(party));
        match charged.is_empty() {
            true => self.surface_subjects(verb, depth - 1),
            false => charged,
        }
    }

    /// Who did what a punishment is for: "sanctions on | the state | for seizing the islands",
    /// "imposed a fine on | the firm | for hiring children".
    pub(super) fn punished(&self, governor: usize) -> Vec<usize> {
        let a = self.analysis;
        let punishes = |word: usize| self.lexicon.contains("punishment-noun", a.lemma(word));
        let objects = a.children_by(governor, &[Dep::Dobj, Dep::Nsubjpass]);
        let Some(punishment) = std::iter::once(governor)
            .chain(objects)
            .find(|&it| punishes(it))
        else {
            return Vec::new();
        };
        let mut at = vec![punishment];
        if punishment != governor {
            at.push(governor);
        }
        // "an embargo on trade with the state"
        for _ in 0..2 {
            let below: Vec<usize> = at
                .iter()
                .flat_map(|&word| {
                    ["on", "against", "with", "upon"]
                        .iter()
                        .flat_map(move |name| self.own_prepositional(word, name))
                })
                .collect();
            let parties: Vec<usize> = (below.iter().copied())
                .filter(|&party| self.can_act(party))
                .collect();
            if !parties.is_empty() {
                return parties;
            }
            at = below;
        }
        Vec::new()
    }

    /// Whether a participle tells whom an attack hurt that the passive verb before it tells of: "The
    /// convoy was hit by a mine, | killing four". What was hit did not kill them; a bomb that was set
    /// off did.
    pub(super) fn harms_in_passing(&self, verb: usize, governor: usize) -> bool {
        let a = self.analysis;
        let harms = |word: usize| self.lexicon.contains("harm-verb", a.lemma(word));
        let attacks = || self.lexicon.contains("attack-noun", a.lemma(governor));
        a.dep(verb) == Dep::Advcl
            && a.tag(verb) == Tag::Vbg
            && verb > governor
            && harms(verb)
            && self.voice(governor) == Voice::Passive
            && (harms(governor)
                || attacks()
                || a.children_by(governor, &[Dep::Nsubjpass])
                    .any(|party| self.can_act(party)))
    }

    /// The attack that harmed the people whom a participle counts, where the parser hung the verb on
    /// the last noun of the attack's phrase: "A raid by soldiers on a village | killed two".
    pub(super) fn event_that_harmed(&self, verb: usize) -> Option<usize> {
        let a = self.analysis;
        let counts = a.dep(verb) == Dep::Acl
            && matches!(a.tag(verb), Tag::Vbn | Tag::Vbd)
            && self.lexicon.contains("harm-verb", a.lemma(verb))
            && a.child(verb, Dep::Dobj).is_some();
        if !counts || a.dep(a.head(verb)) != Dep::Pobj {
            return None;
        }
        let attack = |&noun: &usize| self.lexicon.contains("attack-noun", a.lemma(noun));
        let within = |&above: &usize| matches!(a.dep(above), Dep::Pobj | Dep::Prep | Dep::Root);
        a.ancestors(verb).take_while(within).find(attack)
    }

    /// To whom the deed that a noun names is laid: "blamed the shelling on | the army", "an attack
    /// claimed by | the group", "| the gang blamed for a string of raids", "| rebels responsible for
    /// the raid", "| the faction behind the bombing".
    pub(super) fn laid_to(&self, noun: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let of = a.head(a.head(noun));
        let counted = matches!(a.dep(noun), Dep::Pobj | Dep::Pcomp)
            && a.lower(a.head(noun)) == "of"
            && self.content(of).contains(&noun);
        let at = if counted { of } else { noun };
        if depth == 0 || !self.is_deed(noun) {
            return Vec::new();
        }
        let mut found = match a.dep(at) {
            Dep::Pobj => self.answering(a.head(at), depth - 1),
            Dep::Dobj | Dep::Nsubjpass => self.laid_by(a.head(at), depth - 1),
            _ => Vec::new(),
        };
        for clause in a.children_by(at, &[Dep::Acl, Dep::Relcl]) {
            let passive = self.voice(clause) == Voice::Passive;
            if found.is_empty() && (passive || a.dep(clause) == Dep::Relcl) {
                found = self.laid_by(clause, depth - 1);
            }
        }
        found.retain(|&party| self.can_act(party));
        found
    }

    /// Whether a noun names something that is done to somebody or to ground.
    pub(super) fn is_deed(&self, noun: usize) -> bool {
        let a = self.analysis;
        (["attack-noun", "done-to-noun", "ground-deed-noun"].iter())
            .any(|set| self.lexicon.contains(set, a.lemma(noun)))
    }

    /// To whom a verb lays the deed that it is done to: "blamed on", "attributed to", "claimed by".
    fn laid_by(&self, verb: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        if self.lexicon.contains("avowing-deed", a.lemma(verb)) {
            return match self.voice(verb) {
                Voice::Active => self.surface_subjects(verb, depth),
                Voice::Passive => self.agents(verb, depth),
            };
        }
        (a.children(verb).chain(self.laying(verb)))
            .filter(|&through| self.lays(verb, through))
            .flat_map(|through| a.children_by(through, &[Dep::Pobj]))
            .flat_map(|party| self.conjuncts(party))
            .collect()
    }

    /// Who has to answer for what stands behind a preposition: "blamed | rebels | for the raid",
    /// "| rebels | responsible for it", "| the faction | behind it".
    fn answering(&self, preposition: usize, depth: u8) -> Vec<usize> {
        let a = self.analysis;
        let over = a.head(preposition);
        match a.lower(preposition) {
            "behind" if a.pos(over) == Pos::Aux => self.surface_subjects(over, depth),
            "behind" if a.dep(preposition) == Dep::Prep && !self.is_verbal(over) => vec![over],
            "for" if self.lexicon.contains("answerable", a.lemma(over)) => match a.dep(over) {
                Dep::Acomp => self.surface_subjects(a.head(over), depth),
                Dep::Oprd => self.verb_objects(a.head(over), depth),
                _ => vec![a.head(over)],
            },
            "for" => {
                let blames = |word: usize| self.lexicon.contains("blaming", a.lemma(word));
                let verb = if blames(over) { over } else { a.head(over) };
                match blames(verb) {
                    true => self.verb_objects(verb, depth),
                    false => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// Whether a verb lays its object to those behind a preposition: "blamed it | on".
    pub(super) fn lays(&self, verb: usize, through: usize) -> bool {
        let a = self.analysis;
        a.dep(through) == Dep::Prep
            && matches!(a.lower(through), "on" | "upon" | "to")
            && self.lexicon.contains("laying-verb", a.lemma(verb))
    }

    /// The preposition through which a verb lays a deed to somebody, where the parser hung it on the
    /// deed: "blamed the bombing | on rebels".
    pub(super) fn laying(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        let a = self.analysis;
        let own = a.children(verb).any(|through| self.lays(verb, through));
        (a.children_by(verb, &[Dep::Dobj]).filter(move |_| !own))
            .filter_map(move |deed| a.children_by(deed, &[Dep::Prep]).last())
            .filter(move |&through| self.lays(verb, through))
            .take(1)
    }

    /// Whether a preposition on a noun is the verb's that lays the deed to somebody.
    pub(super) fn is_laid_through(&self, preposition: usize) -> bool {
        let a = self.analysis;
        let deed = a.head(preposition);
        a.dep(deed) == Dep::Dobj
            && self
                .laying(a.head(deed))
                .any(|through| through == preposition)
    }
}
