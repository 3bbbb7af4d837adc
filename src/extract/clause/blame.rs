//! To whom a deed is laid that stands behind what is said or done about it: the accused, the punished,
//! whoever hurt people in passing.

use super::{Clauses, Voice};
use crate::language::{Dep, Tag};

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
            && a.dep(accused) == Dep::Dobj
            && self.is_accusing(a.head(accused));
        fits.then_some((accused, done_to))
    }

    /// Whether a verb's object did, or is said to have done, what follows with "of".
    fn is_accusing(&self, verb: usize) -> bool {
        let lemma = self.analysis.lemma(verb);
        self.lexicon.contains("alleging", lemma) || self.lexicon.contains("judging", lemma)
    }

    /// Whether a verb lays to its object what follows with a preposition: "accused them | of",
    /// "charged them | with".
    pub(super) fn lays_deed(&self, verb: usize, preposition: usize) -> bool {
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
            && self.is_set_off(deed)
            && self.is_accusing(accusing)
        {
            let listed = |word: usize| a.lower(word) == "of" && word < deed;
            let accused = [Dep::Dobj, Dep::Nsubjpass]
                .iter()
                .find_map(|&dep| a.child(accusing, dep))?;
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
        let acts = |token: &usize| self.acts.get(*token).is_some_and(|&acts| acts);
        let mut against = self.own_prepositional(charge, "against");
        against.retain(acts);
        let verb = match a.dep(charge) {
            _ if !against.is_empty() => return against,
            Dep::Pobj if acts(&a.head(a.head(charge))) => {
                return self.conjuncts(a.head(a.head(charge)));
            }
            Dep::Pobj => a.head(a.head(charge)),
            Dep::Dobj if (self.lexicon).contains("undergo-verb", a.lemma(a.head(charge))) => {
                a.head(charge)
            }
            _ => return Vec::new(),
        };
        let mut charged = self.verb_objects(verb, depth - 1);
        charged.retain(acts);
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
            let acts = |token: &&usize| self.acts.get(**token).is_some_and(|&acts| acts);
            let parties: Vec<usize> = below.iter().filter(acts).copied().collect();
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
        let acts = |token: usize| self.acts.get(token).is_some_and(|&acts| acts);
        a.dep(verb) == Dep::Advcl
            && a.tag(verb) == Tag::Vbg
            && verb > governor
            && harms(verb)
            && self.voice(governor) == Voice::Passive
            && (harms(governor)
                || attacks()
                || a.children_by(governor, &[Dep::Nsubjpass]).any(acts))
    }
}
