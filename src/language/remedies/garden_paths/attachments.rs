//! Words that the parser hung on the wrong one of two: who is accused besides, the middle of a row of
//! verbs, the agent behind a participle, the second owner, the day before a subject.

use super::{Sentence, entries};
use crate::language::labels::{Dep, Tag};

const DAYS_OF_WEEK: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What the name of a day is followed by: "Friday night".
const PARTS_OF_DAY: [&str; 4] = ["morning", "afternoon", "evening", "night"];

impl<'w, F: Fn(usize) -> &'w str> Sentence<'_, F> {
    /// "Accused the minister of fraud and | the police of beating marchers": who is accused besides,
    /// wherever the parser joined them, with the charge behind them.
    pub(super) fn share_out_charges(&mut self, of: usize) {
        let Some((and, accused)) = self.second_accused(of) else {
            return;
        };
        let accusing = (self.tokens.start..and).rev().find(|&verb| {
            entries(include_str!("../accusing.txt")).any(|accuses| accuses == (self.word)(verb))
        });
        let Some(verb) = accusing else {
            return;
        };
        let first = (verb + 1..and).find(|&at| (self.word)(at) == "of");
        let object = self.child(verb, &[Dep::Dobj]);
        let (Some(first), Some(object)) = (first, object) else {
            return;
        };
        let finite = |at: usize| matches!(self.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let charge = [object, verb].contains(&self.head(first));
        if object < verb || object > first || !charge || (verb + 1..and).any(finite) {
            return;
        }
        self.hang(first, object, Dep::Prep);
        self.hang(and, object, Dep::Cc);
        self.hang(accused, object, Dep::Conj);
        self.hang(of, accused, Dep::Prep);
        // "of | intimidating voters"
        if let Some(voters) = self.child(of, &[Dep::Pobj])
            && self.tag(of + 1) == Tag::Vbg
            && self.head(of + 1) == voters
        {
            self.hang(of + 1, of, Dep::Pcomp);
            self.hang(voters, of + 1, Dep::Dobj);
        }
    }

    /// The noun before an "of" and the "and" right before its phrase.
    fn second_accused(&self, of: usize) -> Option<(usize, usize)> {
        let accused = of.checked_sub(1).filter(|_| (self.word)(of) == "of")?;
        let named = |tag: Tag| matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
        let before = |tag: Tag| {
            named(tag)
                || matches!(
                    tag,
                    Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::PosMark | Tag::Cd
                )
        };
        let and = (self.tokens.start..accused)
            .rev()
            .find(|&at| !before(self.tag(at)))?;
        (named(self.tag(accused)) && (self.word)(and) == "and").then_some((and, accused))
    }

    /// "Has detained, | tortured | and robbed migrants": the middle of a row of verbs is no clause of its
    /// own.
    pub(super) fn join_to_row(&mut self, verb: usize) {
        let first = self.head(verb);
        let past = |token: usize| matches!(self.tag(token), Tag::Vbn | Tag::Vbd);
        let fits = self.dep(verb) == Dep::Advcl
            && first + 2 == verb
            && self.tag(first + 1) == Tag::Comma
            && past(first)
            && past(verb)
            && self.child(first, &[Dep::Dobj]).is_none()
            && self.first_below(verb) == verb
            && self.child(verb, &[Dep::Cc]).is_some();
        let last = self.child(verb, &[Dep::Conj]).filter(|_| fits);
        if last.is_some_and(|last| self.child(last, &[Dep::Dobj]).is_some()) {
            self.hang(verb, first, Dep::Conj);
        }
    }

    /// "Was attacked by retreating | gunmen": what the participle of a verb without objects stands
    /// before is no object.
    pub(super) fn return_agent(&mut self, participle: usize) {
        let by = self.head(participle);
        let fits = self.tag(participle) == Tag::Vbg
            && self.dep(participle) == Dep::Pcomp
            && by + 1 == participle
            && (self.word)(by) == "by"
            && entries(include_str!("../objectless.txt"))
                .any(|word| word == (self.word)(participle));
        let agent = self.child(participle, &[Dep::Dobj]).filter(|_| fits);
        let Some(agent) = agent.filter(|&agent| self.first_below(agent) == participle + 1) else {
            return;
        };
        let behind: Vec<usize> = (self.children(participle))
            .filter(|&it| it > agent)
            .collect();
        for child in behind {
            self.hang(child, self.head(by), self.dep(child));
        }
        self.hang(agent, by, Dep::Pobj);
        self.hang(participle, agent, Dep::Amod);
    }

    /// "The ministers of Chad, | Mali | and Niger": a name behind the comma goes with the owner before
    /// it, not with those whom he has.
    pub(super) fn return_owner(&mut self, name: usize) {
        let owned = self.head(name);
        let names = |token: usize| matches!(self.tag(token), Tag::Nnp | Tag::Nnps);
        if self.dep(name) != Dep::Conj || !names(name) || self.tag(owned) != Tag::Nns {
            return;
        }
        let of = self
            .children(owned)
            .find(|&of| (self.word)(of) == "of" && of < name);
        let Some(owner) = of.and_then(|of| self.child(of, &[Dep::Pobj])) else {
            return;
        };
        let comma = self.first_below(name).wrapping_sub(1);
        if names(owner) && owner + 1 == comma && self.tag(comma) == Tag::Comma {
            self.hang(comma, owner, Dep::Punct);
            self.hang(name, owner, Dep::Conj);
        }
    }

    /// "On Friday | police fired tear gas", "In Basra | soldiers marched": the name before a subject
    /// says when or where, whatever the parser made one noun of.
    pub(super) fn part_name_from_subject(&mut self, prep: usize) {
        let first = prep + 1;
        if self.dep(prep) != Dep::Prep || !self.tokens.contains(&first) {
            return;
        }
        let modifies =
            |token: usize| matches!(self.dep(token), Dep::Compound | Dep::Nummod | Dep::Amod);
        let mut subject = first;
        while modifies(subject) && self.head(subject) > subject {
            subject = self.head(subject);
        }
        let mut phrase = first..subject;
        if subject == first || !self.is_noun(subject) || !phrase.all(modifies) {
            return;
        }
        let of_name = |&token: &usize| {
            matches!(self.tag(token), Tag::Nnp | Tag::Nnps | Tag::Cd)
                || PARTS_OF_DAY.contains(&(self.word)(token))
        };
        let name = (first..subject).take_while(of_name).count();
        let Some(last) = (first + name).checked_sub(1).filter(|&last| last >= first) else {
            return;
        };
        let waits = self.child(prep, &[Dep::Pobj, Dep::Pcomp]).is_none();
        match self.dep(subject) {
            Dep::Nsubj | Dep::Nsubjpass if waits => {}
            Dep::Pobj
                if self.head(subject) == prep
                    && (self.word)(prep) == "on"
                    && DAYS_OF_WEEK.contains(&(self.word)(first)) =>
            {
                let Some(verb) = self.verb_without_subject(subject + 1, subject) else {
                    return;
                };
                let dep = match self.child(verb, &[Dep::Auxpass]) {
                    Some(_) => Dep::Nsubjpass,
                    None => Dep::Nsubj,
                };
                self.hang(subject, verb, dep);
            }
            _ => return,
        }
        for token in first..last {
            if self.head(token) > last {
                self.syntax.heads[token] = last as u32;
            }
        }
        self.hang(last, prep, Dep::Pobj);
    }

    /// The finite verb that begins at a token, where no subject hangs on it and it does not narrow
    /// the noun before it.
    fn verb_without_subject(&self, token: usize, noun: usize) -> Option<usize> {
        if !self.tokens.contains(&token) || self.head(token) == noun {
            return None;
        }
        let verb = match self.dep(token) {
            Dep::Aux | Dep::Auxpass => self.head(token),
            _ if matches!(self.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp) => token,
            _ => return None,
        };
        let subject = [Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj, Dep::Expl];
        (verb >= token && self.child(verb, &subject).is_none()).then_some(verb)
    }

    /// "In Tafas, Daraa province, | gunmen | shot a baker": the province says where the town is, and who
    /// stands behind it acts.
    pub(super) fn part_province_from_subject(&mut self, province: usize) {
        const DIVISIONS: [&str; 8] = [
            "province",
            "region",
            "district",
            "state",
            "county",
            "governorate",
            "prefecture",
            "department",
        ];
        let verb = self.head(province);
        let comma = self.first_below(province).wrapping_sub(1);
        if self.dep(province) != Dep::Nsubj
            || !DIVISIONS.contains(&(self.word)(province))
            || comma >= province
            || self.tag(comma) != Tag::Comma
        {
            return;
        }
        let actor = (self.child(province, &[Dep::Appos])).filter(|&actor| actor < verb);
        let town = (self.tokens.start..comma)
            .rev()
            .find(|&town| self.dep(town) == Dep::Pobj && self.tag(town) != Tag::Comma)
            .filter(|&town| (town + 1..comma).all(|at| self.is_below(at, town)));
        if let (Some(actor), Some(town)) = (actor, town) {
            self.hang(actor, verb, Dep::Nsubj);
            self.hang(province, town, Dep::Appos);
        }
    }
}
