//! What a relative clause is about, where the parser hung it on the last noun of a longer phrase.

use super::set_off::is_set_off;
use super::{Clauses, DEPTH, Voice, list};
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl Clauses<'_> {
    /// The noun that a relative clause is about: "who" is no place, no town "killed scores", what
    /// "was held" is one, and what began is an event.
    pub(super) fn fitting_antecedent(&self, pronoun: usize, clause: usize) -> usize {
        let a = self.analysis;
        let noun = a.head(clause);
        // "the families of those who were killed"
        let those = matches!(a.pos(noun), Pos::Pron | Pos::Det);
        if a.dep(noun) != Dep::Pobj || those {
            return noun;
        }
        let person = matches!(a.lower(pronoun), "who" | "whom");
        let harms = self.lexicon.contains("harm-verb", a.lemma(clause))
            && self.voice(clause) == Voice::Active
            && a.dep(pronoun) == Dep::Nsubj;
        if (person || harms) && !self.can_be_who(noun, person) {
            let fits = |above: usize| match person {
                true => self.can_act(above),
                false => self.lexicon.contains("attack-noun", a.lemma(above)),
            };
            return self.noun_above(noun, fits).unwrap_or(noun);
        }
        let subject = matches!(a.dep(pronoun), Dep::Nsubj | Dep::Nsubjpass);
        if subject && self.course(clause).is_some() && !self.is_event(noun) {
            let above = self.noun_above(noun, |above| self.is_event(above));
            return above.unwrap_or(noun);
        }
        if subject && self.disagree(noun, clause) {
            let above = self.noun_above(noun, |above| !self.disagree(above, clause));
            return above.unwrap_or(noun);
        }
        noun
    }

    /// Whether a noun can be who does what a clause tells: "her envoy to Ruritania, who": no state is
    /// a "who", and in "the head of the unit, who was arrested" it is the head.
    fn can_be_who(&self, noun: usize, person: bool) -> bool {
        let a = self.analysis;
        let ground = a.entity_at(noun).is_some_and(|entity| {
            matches!(
                entity.label,
                EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac
            )
        });
        let heads = |noun: usize| self.lexicon.contains("heads", a.lemma(noun));
        let headed = a.lower(a.head(noun)) == "of" && heads(a.head(a.head(noun))) && !heads(noun);
        self.can_act(noun) && !(person && (ground || headed))
    }

    /// The nearest noun that a noun stands below, through phrases alone, of which a test holds.
    fn noun_above(&self, noun: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let a = self.analysis;
        let phrase = a.ancestors(noun).take(DEPTH as usize).take_while(|&above| {
            matches!(
                a.dep(above),
                Dep::Pobj | Dep::Prep | Dep::Acl | Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass
            )
        });
        phrase
            .filter(|&above| matches!(a.pos(above), Pos::Noun | Pos::Propn))
            .find(|&above| fits(above))
    }

    /// Whether one of a noun and a verb is in the singular and the other in the plural; of bodies of
    /// people, which take either, never.
    fn disagree(&self, noun: usize, verb: usize) -> bool {
        let a = self.analysis;
        let finite = a.children_by(verb, &[Dep::Aux, Dep::Auxpass]).next();
        let finite = finite.unwrap_or(verb);
        let plural = match (a.tag(finite), a.lower(finite)) {
            (_, "was") | (Tag::Vbz, _) => false,
            (_, "were") | (Tag::Vbp, _) => true,
            _ => return false,
        };
        let row = list::members(a, noun).next().is_some();
        match a.tag(noun) {
            Tag::Nns | Tag::Nnps => !plural,
            Tag::Nn | Tag::Nnp => plural && !row && !self.can_act(noun),
            _ => false,
        }
    }

    /// Whoever is named and then described before a clause with "who" that stands apart, where the
    /// parser hung the clause on the end of the description: "| Berg |, the runner-up in the vote, who
    /// fled".
    pub(super) fn described_before(&self, pronoun: usize, clause: usize) -> Option<usize> {
        let a = self.analysis;
        let noun = a.head(clause);
        let inside = a.dep(noun) == Dep::Pobj && matches!(a.tag(noun), Tag::Nn | Tag::Nnp);
        if a.lower(pronoun) != "who" || !inside || !is_set_off(a, clause) {
            return None;
        }
        let description = (a.ancestors(noun).take(DEPTH as usize))
            .take_while(|&above| matches!(a.dep(above), Dep::Prep | Dep::Pobj | Dep::Appos))
            .find(|&above| a.dep(above) == Dep::Appos)?;
        let named = a.head(description);
        let described = named < description && !matches!(a.tag(description), Tag::Nns | Tag::Nnps);
        let person = a
            .entity_at(named)
            .is_some_and(|entity| entity.label == EntityLabel::Person);
        (described && person).then_some(named)
    }

    /// "Guards beat the men, | which | the ministry denies": nobody denies men.
    pub(super) fn denies_the_sentence(&self, which: usize, clause: usize) -> bool {
        let a = self.analysis;
        let noun = a.lemma(a.head(clause));
        a.lower(which) == "which"
            && a.dep(which) == Dep::Dobj
            && which > 0
            && a.text(which - 1) == ","
            && self.lexicon.contains("denying", a.lemma(clause))
            && !self.lexicon.contains("claim", noun)
            && !self.lexicon.contains("harm", noun)
    }
}
