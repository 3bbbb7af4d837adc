//! Whether a clause says that its action happened: negation, modality, conditionals, intention,
//! prediction, hedges, and what is under way.
//!
//! The reading starts at the trigger and climbs through whatever embeds it, until a clause of its
//! own standing or a reporting verb is reached. The word lists are in
//! `ontology/grammar.ttl` and `ontology/stance.ttl`.

use super::clause::Clauses;
use super::record::Status;
use crate::knowledge::actions::Polarity;
use crate::language::{Dep, Pos, Tag};

/// What is being asked about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The trigger.
    pub token: usize,
    /// Whether the trigger is a noun that names an event or state.
    pub nominal: bool,
    /// Whether the action is a state, which a mention in passing takes for granted.
    pub state: bool,
    /// Whether the action hurts or helps.
    pub polarity: Polarity,
}

/// The status of a claim.
pub fn read(clauses: &Clauses<'_>, subject: Subject) -> Status {
    let reader = Reader { clauses, subject };
    let mut statuses = Vec::new();
    if subject.nominal {
        reader.noun(subject.token, &mut statuses, 0);
    } else {
        reader.verb(subject.token, &mut statuses, 0);
    }
    let first = |wanted: &[Status]| {
        statuses
            .iter()
            .copied()
            .find(|status| wanted.contains(status))
    };
    first(&[Status::Denied])
        .or_else(|| first(&[Status::Conditional]))
        .or_else(|| first(&[Status::Intended, Status::Predicted, Status::Possible]))
        .or_else(|| first(&[Status::Ongoing]))
        .unwrap_or(Status::Actual)
}

/// What words before a noun say of the deed that it names.
const MODIFIERS: [(&str, Status); 5] = [
    ("planned-deed", Status::Intended),
    ("coming-deed", Status::Predicted),
    ("alleged-deed", Status::Possible),
    ("foiled-deed", Status::Denied),
    ("ongoing-deed", Status::Ongoing),
];

struct Reader<'r, 'a> {
    clauses: &'r Clauses<'a>,
    subject: Subject,
}

impl Reader<'_, '_> {
    /// The status that a governing word gives to what it governs.
    fn of_word(&self, token: usize) -> Option<Status> {
        let a = self.clauses.analysis;
        // "keep fighting" goes on; "keep somebody from fighting" doesn't.
        if a.lemma(token) == "keep"
            && !a
                .children_by(token, &[Dep::Prep])
                .any(|child| a.lower(child) == "from")
        {
            return None;
        }
        let lexicon = self.clauses.lexicon;
        let is = |set: &str| lexicon.contains(set, a.lemma(token)) || self.is(set, token);
        if is("negative") {
            Some(Status::Denied)
        } else if is("intention") {
            (!self.names(token)).then_some(Status::Intended)
        } else if is("prediction") {
            Some(Status::Predicted)
        } else if is("hedge") || a.pos(token) == Pos::Noun && is("hedge-noun") {
            Some(Status::Possible)
        } else {
            None
        }
    }

    /// "Called the raid a crime": who says what a deed is takes it for done.
    fn names(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        let deed = a.child(verb, Dep::Dobj);
        deed.is_some_and(|deed| {
            a.child(verb, Dep::Oprd).is_some() || a.child(deed, Dep::Appos).is_some()
        })
    }

    /// Whether a word, as written, stands in a list of the ontology.
    fn is(&self, set: &str, token: usize) -> bool {
        let a = self.clauses.analysis;
        self.clauses.lexicon.contains(set, a.lower(token))
    }

    /// Whether a clause is a question of who did it, why or how, rather than whether.
    fn asks_of(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        let finite = matches!(a.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let did = || a.children_by(verb, &[Dep::Aux, Dep::Auxpass]);
        (finite || did().any(|aux| matches!(a.tag(aux), Tag::Vbd | Tag::Vbz | Tag::Vbp)))
            && a.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Advmod])
                .any(|child| {
                    child < verb && matches!(a.lower(child), "who" | "what" | "why" | "how")
                })
    }

    fn is_report(&self, token: usize) -> bool {
        let a = self.clauses.analysis;
        self.clauses.lexicon.contains("report", a.lemma(token))
    }

    /// Reads a verb: its own auxiliaries and adverbs, then what embeds it.
    fn verb(&self, verb: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        if depth > 8 {
            return;
        }
        let mut has_aux = false;
        let mut infinitive = false;
        let mut conditional_mark = false;
        for child in a.children(verb) {
            match a.dep(child) {
                Dep::Neg => statuses.push(Status::Denied),
                Dep::Aux | Dep::Auxpass => {
                    has_aux = true;
                    if a.tag(child) == Tag::To {
                        infinitive = true;
                    } else {
                        self.auxiliary(verb, child, statuses);
                    }
                }
                Dep::Advmod => {
                    let lower = a.lower(child);
                    if matches!(lower, "never" | "no_longer") || lower == "longer" {
                        statuses.push(Status::Denied);
                    } else if self.clauses.lexicon.contains("hedge", lower) {
                        statuses.push(Status::Possible);
                    }
                }
                // "will not rest until the group is beaten": it is not yet.
                Dep::Mark
                    if matches!(a.lower(child), "until" | "till")
                        && a.children(a.head(verb))
                            .any(|aux| a.tag(aux) == Tag::Md && a.dep(aux) == Dep::Aux) =>
                {
                    statuses.push(Status::Predicted);
                }
                Dep::Mark
                    if matches!(
                        a.lower(child),
                        "if" | "unless" | "whether" | "lest" | "should"
                    ) =>
                {
                    conditional_mark = true;
                }
                Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj
                    if a.children(child)
                        .any(|det| a.dep(det) == Dep::Det && a.lower(det) == "no")
                        || matches!(a.lower(child), "nobody" | "none" | "nothing") =>
                {
                    statuses.push(Status::Denied);
                }
                _ => {}
            }
        }
        if conditional_mark {
            statuses.push(Status::Conditional);
        }
        let head = self.clauses.belongs_to(verb);
        // "A bomb went off; the group claimed it": a semicolon embeds nothing, whatever the parser says.
        let parted = |dep| dep == Dep::Ccomp && (verb..head).any(|between| a.text(between) == ";");
        if head == verb || parted(a.dep(verb)) {
            return;
        }
        match a.dep(verb) {
            Dep::Pcomp | Dep::Advcl if self.clauses.accused_by_deed(verb).is_some() => {
                statuses.push(Status::Possible);
            }
            // "the envoy is to arrive", "the aim is to drive them out"
            Dep::Xcomp | Dep::Attr if infinitive && a.lemma(head) == "be" => {
                let subject = a.child(head, Dep::Nsubj);
                let of_subject = subject.and_then(|subject| self.of_word(subject));
                let person = subject.is_some_and(|subject| {
                    self.clauses.acts.get(subject).is_some_and(|&acts| acts)
                });
                statuses.extend(of_subject.or(person.then_some(Status::Predicted)));
                self.embedded_plain(head, statuses, depth);
            }
            Dep::Xcomp | Dep::Oprd | Dep::Acomp => self.embedded(head, statuses, depth),
            // "investigate who fired the shots": who asks of a deed takes it for done.
            Dep::Ccomp if self.asks_of(verb) => {}
            Dep::Ccomp => {
                if self.is_report(head) {
                    self.reported(head, statuses);
                } else if a.tag(verb) == Tag::Vbg && !has_aux {
                    // "to disperse people marching", "to stop people marching": they march already.
                    statuses.extend(self.of_word(head));
                } else {
                    self.embedded(head, statuses, depth);
                }
            }
            // "provides for the rebels to free them": laid down, and not yet done.
            Dep::Advcl | Dep::Conj if infinitive && self.is_for_somebody(verb) => {
                statuses.push(Status::Intended);
            }
            Dep::Conj => {
                let own_subject =
                    a.child(verb, Dep::Nsubj).is_some() || a.child(verb, Dep::Nsubjpass).is_some();
                if !own_subject && self.clauses.is_verbal(head) && !has_aux {
                    // "will attack and take": the auxiliary is shared, a negation mostly not.
                    let mut shared = Vec::new();
                    self.verb(head, &mut shared, depth + 1);
                    let plain = matches!(a.tag(verb), Tag::Vb | Tag::Vbn | Tag::Vbg);
                    statuses.extend(
                        shared
                            .into_iter()
                            .filter(|status| {
                                plain || !matches!(status, Status::Denied | Status::Ongoing)
                            })
                            .filter(|_| plain || a.tag(verb) == a.tag(head)),
                    );
                } else if !own_subject && infinitive {
                    self.verb(head, statuses, depth + 1);
                }
            }
            Dep::Advcl if infinitive => {
                // "sent planes to help": helping is what the sending is.
                let mut main = Vec::new();
                self.verb(head, &mut main, depth + 1);
                main.retain(|status| *status != Status::Ongoing);
                if !main.is_empty() {
                    statuses.append(&mut main);
                } else if self.subject.polarity != Polarity::Cooperative {
                    statuses.push(Status::Intended);
                }
            }
            // "would lose the road, leaving the town cut off"
            Dep::Advcl
                if a.tag(verb) == Tag::Vbg
                    && a.child(verb, Dep::Mark).is_none()
                    && a.child(verb, Dep::Nsubj).is_none() =>
            {
                self.embedded_plain(head, statuses, depth);
            }
            // "They will govern it once the group is beaten": it is not yet.
            Dep::Advcl if self.is_awaited(verb, head) => statuses.push(Status::Predicted),
            // "the first attack to kill a minister" has killed one.
            Dep::Acl | Dep::Relcl
                if infinitive
                    && a.children_by(head, &[Dep::Amod, Dep::Nummod])
                        .any(|word| self.is("counted-off", word)) => {}
            Dep::Acl | Dep::Relcl if infinitive => match self.of_word(head) {
                Some(status) => statuses.push(status),
                None => statuses.push(Status::Intended),
            },
            Dep::Acl
                if a.pos(head) == Pos::Noun
                    && [Dep::Mark, Dep::Nsubj, Dep::Nsubjpass]
                        .iter()
                        .any(|&dep| a.child(verb, dep).is_some()) =>
            {
                // "fears that", "the claim that", "on charges he assaulted a guard"
                statuses.extend(self.of_word(head));
            }
            Dep::Amod if self.clauses.accused_of(verb).is_some() => {
                statuses.push(Status::Possible);
            }
            Dep::Pcomp => {
                let preposition = head;
                let governor = a.head(preposition);
                match a.lower(preposition) {
                    "without" | "instead" => statuses.push(Status::Denied),
                    "to" if self.is("bent-on", governor) => statuses.push(Status::Intended),
                    "of" | "for" | "from" | "at" | "on" | "against" | "to" | "about" | "in" => {
                        if let Some(status) = self.of_word(governor) {
                            statuses.push(status);
                        }
                        if self.clauses.is_verbal(governor) && !self.is_report(governor) {
                            self.embedded_plain(governor, statuses, depth);
                        }
                    }
                    _ => {}
                }
                // "three kilometres away from breaking the siege"
                if self.is("short-of", governor) {
                    statuses.push(Status::Intended);
                }
            }
            Dep::Csubj | Dep::Csubjpass => self.embedded_plain(head, statuses, depth),
            _ => {}
        }
    }

    /// Whether an infinitive has its own subject behind "for".
    fn is_for_somebody(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        a.child(verb, Dep::Nsubj).is_some()
            && (a.children_by(verb, &[Dep::Mark])).any(|mark| a.lower(mark) == "for")
    }

    /// Whether a clause tells in the present of what must come before something that will be done.
    fn is_awaited(&self, verb: usize, head: usize) -> bool {
        let a = self.clauses.analysis;
        let finite = |token: usize| matches!(a.tag(token), Tag::Vbz | Tag::Vbp);
        let auxiliaries = || a.children_by(verb, &[Dep::Aux, Dep::Auxpass]);
        let waits = (a.children_by(verb, &[Dep::Advmod, Dep::Mark]))
            .any(|child| matches!(a.lower(child), "once" | "when" | "after"));
        let present = finite(verb) || auxiliaries().any(finite);
        let ahead = (a.children_by(head, &[Dep::Aux])).any(|aux| a.tag(aux) == Tag::Md);
        waits && present && ahead
    }

    fn auxiliary(&self, verb: usize, aux: usize, statuses: &mut Vec<Status>) {
        let a = self.clauses.analysis;
        match a.lower(aux) {
            "will" | "'ll" | "’ll" | "shall" | "wo" => statuses.push(Status::Predicted),
            "would" | "'d" | "’d" => {
                let told = a
                    .ancestors(verb)
                    .take(4)
                    .any(|above| self.is_report(above) && a.tag(above) == Tag::Vbd);
                let mut top = verb;
                while a.dep(top) == Dep::Conj && a.head(top) != top {
                    top = a.head(top);
                }
                statuses.push(if told && a.dep(top) == Dep::Ccomp {
                    Status::Predicted
                } else {
                    Status::Conditional
                });
            }
            "may" | "might" | "could" => statuses.push(Status::Possible),
            "can" | "ca" => statuses.push(Status::Possible),
            "should" | "must" | "ought" => statuses.push(Status::Intended),
            "do" | "does" | "did" | "have" | "has" | "had" | "be" | "been" | "being" | "was"
            | "were" => {
                if matches!(a.lower(aux), "was" | "were")
                    && a.tag(verb) == Tag::Vbg
                    && a.dep(aux) == Dep::Aux
                {
                    statuses.push(Status::Ongoing);
                }
                if a.lower(aux) == "been" && a.tag(verb) == Tag::Vbg {
                    statuses.push(Status::Ongoing);
                }
            }
            "is" | "are" | "'s" | "’s" | "'re" | "am"
                if a.tag(verb) == Tag::Vbg && a.dep(aux) == Dep::Aux =>
            {
                let going_to = a.lower(verb) == "going" && a.child(verb, Dep::Xcomp).is_some();
                statuses.push(if going_to {
                    Status::Predicted
                } else {
                    Status::Ongoing
                });
            }
            _ => {}
        }
    }

    /// Something embedded under a verb or adjective that may change its standing.
    fn embedded(&self, governor: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        if let Some(status) = self.of_word(governor) {
            statuses.push(status);
        } else if a.lower(governor) == "going" {
            statuses.push(Status::Predicted);
        }
        self.embedded_plain(governor, statuses, depth);
    }

    /// The standing of the governing clause itself.
    fn embedded_plain(&self, governor: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        let mut own = Vec::new();
        if self.clauses.is_verbal(governor) || a.pos(governor) == Pos::Aux {
            self.verb(governor, &mut own, depth + 1);
        } else if matches!(a.pos(governor), Pos::Adj | Pos::Adv) {
            let above = a.head(governor);
            if above != governor {
                self.verb(above, &mut own, depth + 1);
            }
        } else if a.pos(governor) == Pos::Noun {
            self.noun(governor, &mut own, depth + 1);
        }
        // Under way is said of the governing verb only.
        own.retain(|status| *status != Status::Ongoing || self.subject.token == governor);
        statuses.append(&mut own);
    }

    /// A reported clause: "denied that", and a report that is itself only expected stays a report.
    fn reported(&self, verb: usize, statuses: &mut Vec<Status>) {
        // "A bomb went off; the group claimed responsibility": nothing is claimed of the bomb.
        let a = self.clauses.analysis;
        if a.child(verb, Dep::Dobj)
            .is_some_and(|deed| matches!(a.lemma(deed), "responsibility" | "credit"))
        {
            return;
        }
        // "told the agency that shells fell" tells nobody to do it.
        if let Some(status) = self.of_word(verb)
            && status != Status::Intended
        {
            statuses.push(status);
        }
    }

    /// Reads a noun that names an event: its adjectives, what it is the content of, its verb.
    fn noun(&self, noun: usize, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        if depth > 8 {
            return;
        }
        for child in a.children(noun) {
            match a.dep(child) {
                Dep::Amod | Dep::Compound => statuses.extend(
                    (MODIFIERS.iter())
                        .filter(|(set, _)| self.is(set, child))
                        .map(|&(_, status)| status),
                ),
                Dep::Det if a.lower(child) == "no" => statuses.push(Status::Denied),
                _ => {}
            }
        }
        let mut at = noun;
        while a.dep(at) == Dep::Conj && a.head(at) != at {
            at = a.head(at);
        }
        let head = a.head(at);
        if head == at {
            return;
        }
        // A state that is only mentioned holds: "will break the siege".
        let presupposed = self.subject.state && self.subject.token == noun;
        match a.dep(at) {
            Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass | Dep::Attr => {
                let light = self.clauses.is_light(head) || a.lemma(head) == "be";
                let word = self.of_word(head);
                if presupposed && !light {
                    return;
                }
                let definite = a.children(noun).any(|det| {
                    a.dep(det) == Dep::Det && a.lower(det) == "the" || a.dep(det) == Dep::Poss
                });
                if let Some(status) = word
                    && (a.dep(at) == Dep::Dobj || a.dep(at) == Dep::Nsubjpass)
                    && !(definite && status != Status::Denied && status != Status::Intended)
                    && !self.is_report(head)
                {
                    statuses.push(status);
                }
                let brings = self.clauses.lexicon.contains("bring-about", a.lemma(head));
                if light || brings || word.is_some() || a.dep(at) == Dep::Nsubj || !definite {
                    self.embedded_plain(head, statuses, depth);
                }
            }
            Dep::Pobj => {
                let preposition = head;
                let governor = a.head(preposition);
                if presupposed {
                    return;
                }
                match a.lower(preposition) {
                    "without" => statuses.push(Status::Denied),
                    "of" | "for" | "at" | "against" | "about" | "over" | "to" | "on" | "from"
                    | "in" => {
                        if a.pos(governor) == Pos::Noun {
                            if let Some(status) = self.of_word(governor) {
                                statuses.push(status);
                            } else if matches!(a.lower(preposition), "of") {
                                self.noun(governor, statuses, depth + 1);
                            }
                        } else if matches!(
                            a.lower(preposition),
                            "for" | "of" | "to" | "about" | "against" | "on" | "from"
                        ) {
                            if let Some(status) = self.of_word(governor)
                                && !self.is_report(governor)
                            {
                                statuses.push(status);
                            }
                        } else if a.lower(preposition) == "in" {
                            self.embedded_plain(governor, statuses, depth);
                        }
                    }
                    "under" => self.embedded_plain(governor, statuses, depth),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
