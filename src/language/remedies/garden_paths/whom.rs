//! "The man, whom police arrested on Friday": the parser takes the verb for a participle behind its
//! subject, as if the police had been arrested.

use super::Sentence;
use crate::language::labels::{Dep, Tag};

impl<'w, F: Fn(usize) -> &'w str> Sentence<'_, F> {
    /// Gives the verb behind "whom" and a noun back its subject, its object and the noun before the
    /// comma that it describes.
    pub(super) fn restore_clause_of_whom(&mut self, whom: usize) {
        if (self.word)(whom) != "whom" {
            return;
        }
        let Some((described, subject, verb)) = self.clause_of_whom(whom) else {
            return;
        };
        let outer = self.head(whom);
        // The verb of the sentence, taken for the clause's: "The soldiers, whom rebels caught, | fled |".
        let swapped =
            outer > verb && self.dep(outer) == Dep::Relcl && self.head(outer) == described;
        // Behind a comma the sentence goes on, and needs a subject.
        let goes_on = (verb + 1..outer)
            .any(|token| self.tag(token) == Tag::Comma && !self.is_below(token, verb));
        let above = self.dep(described);
        let takes_place = match above {
            Dep::Root | Dep::Ccomp | Dep::Conj => true,
            Dep::Npadvmod | Dep::Dobj => goes_on,
            _ => false,
        };
        if swapped && !takes_place {
            return;
        }
        if swapped {
            self.put_in_place_of(outer, described);
            // "said that the mayor, whom …, would appeal"
            if matches!(above, Dep::Npadvmod | Dep::Dobj) {
                self.syntax.deps[outer] = Dep::Ccomp;
            }
            let passive = self.child(outer, &[Dep::Auxpass]).is_some();
            let dep = if passive { Dep::Nsubjpass } else { Dep::Nsubj };
            self.hang(described, outer, dep);
            let later: Vec<usize> = self
                .children(described)
                .filter(|&child| child > outer)
                .collect();
            for child in later {
                let dep = self.dep(child);
                self.hang(child, outer, dep);
            }
        }
        self.syntax.tags[verb] = Tag::Vbd;
        self.hang(verb, described, Dep::Relcl);
        self.hang(subject, verb, Dep::Nsubj);
        self.hang(whom, verb, Dep::Dobj);
    }

    /// The noun before "whom", the noun at once behind it and the verb behind that.
    fn clause_of_whom(&self, whom: usize) -> Option<(usize, usize, usize)> {
        let first = self.tokens.start;
        let before = |token: usize| token.checked_sub(1).filter(|&token| token >= first);
        let mut described = before(whom)?;
        if self.tag(described) == Tag::Comma {
            described = before(described)?;
        }
        if !self.is_noun(described) {
            return None;
        }
        while self.dep(described) == Dep::Compound && self.head(described) < whom {
            described = self.head(described);
        }
        let verb = (whom + 1..self.tokens.end).find(|&verb| {
            self.dep(verb) == Dep::Acl && matches!(self.tag(verb), Tag::Vbn | Tag::Vbd)
        })?;
        let subject = self.head(verb);
        let passive = [
            Dep::Agent,
            Dep::Auxpass,
            Dep::Nsubj,
            Dep::Nsubjpass,
            Dep::Dobj,
        ];
        let fits = subject > whom
            && subject < verb
            && self.is_noun(subject)
            && self.first_below(subject) == whom + 1
            && self.child(verb, &passive).is_none();
        fits.then_some((described, subject, verb))
    }
}
