//! What the clause that a verb stands in gives to its deed: wished, expected, reported, joined to
//! another deed that is.

use super::Reader;
use super::verb::Own;
use crate::extract::record::Status;
use crate::knowledge::actions::Polarity;
use crate::language::{Dep, Pos, Tag};

impl Reader<'_, '_> {
    /// Reads on from a verb to what embeds it.
    pub(super) fn embedding(&self, verb: usize, own: Own, statuses: &mut Vec<Status>, depth: u8) {
        let a = self.clauses.analysis;
        let Own {
            has_aux,
            infinitive,
        } = own;
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
                let person = subject.is_some_and(|subject| self.clauses.can_act(subject));
                statuses.extend(of_subject.or(person.then_some(Status::Predicted)));
                self.embedded_plain(head, statuses, depth);
            }
            // "still has to reach the town", "has yet to lift the siege"; who had to flee has fled.
            Dep::Xcomp | Dep::Advcl
                if infinitive
                    && a.lemma(head) == "have"
                    && (a.dep(verb) == Dep::Xcomp
                        && matches!(a.tag(head), Tag::Vbz | Tag::Vbp | Tag::Vb)
                        || self.is_given_until(head)) =>
            {
                let yet =
                    (a.children(head).chain(a.children(verb))).any(|child| a.lower(child) == "yet");
                statuses.push(match yet {
                    true => Status::Denied,
                    false => Status::Intended,
                });
            }
            // "too weak to attack", "strong enough to attack"
            Dep::Xcomp
                if a.pos(head) == Pos::Adj
                    && let Some(status) = self.of_degree(head) =>
            {
                statuses.push(status);
            }
            Dep::Xcomp | Dep::Oprd | Dep::Acomp => self.embedded(head, statuses, depth),
            // "investigate who fired the shots": who asks of a deed takes it for done.
            Dep::Ccomp if self.asks_of(verb) => {}
            // "it is not clear whether they fired": neither told nor denied.
            Dep::Ccomp | Dep::Csubj | Dep::Pcomp if self.is_whether(verb) => {
                statuses.push(Status::Possible);
            }
            Dep::Ccomp => {
                if self.is_report(head) {
                    self.reported(head, statuses);
                } else if a.tag(verb) == Tag::Vbg && !has_aux {
                    // "to disperse people marching", "to stop people marching": they march already.
                    statuses.extend(self.of_word(head));
                } else {
                    // "it is unlikely that they fired"
                    let how = a.child(head, Dep::Acomp).filter(|_| a.lemma(head) == "be");
                    statuses.extend(how.and_then(|how| self.of_word(how)));
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
            // "gave them three days to leave"
            Dep::Advcl if infinitive && !self.clauses.given_so_long(verb, head).is_empty() => {
                statuses.push(Status::Intended);
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
            // "ruled out attacking the town"
            Dep::Advcl if a.tag(verb) == Tag::Vbg && self.is_put_aside(head) => {
                statuses.push(Status::Denied);
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
                let told = self.of_word(head);
                statuses.extend(told);
                // "no evidence that", "dismissed reports that"; a claim denied stays somebody's claim.
                let none = (a.children_by(head, &[Dep::Det])).any(|det| a.lower(det) == "no");
                let refuted =
                    a.dep(head) == Dep::Dobj && self.of_word(a.head(head)) == Some(Status::Denied);
                if none || refuted && told.is_none() {
                    statuses.push(Status::Denied);
                }
            }
            Dep::Amod if self.clauses.accused_of(verb).is_some() => {
                statuses.push(Status::Possible);
            }
            Dep::Pcomp => {
                let preposition = head;
                let governor = a.head(preposition);
                match a.lower(preposition) {
                    "without" | "instead" => statuses.push(Status::Denied),
                    // "hopes to sign before leaving": as open as what comes before it.
                    "before" => self.embedded_plain(governor, statuses, depth),
                    "to" if self.is("bent-on", governor) => statuses.push(Status::Intended),
                    "on" if self.is_lemma("aims-at", governor) => statuses.push(Status::Intended),
                    "of" if self.is_acquittal(governor) => statuses.push(Status::Denied),
                    "in" if self.is_help(governor) => statuses.push(Status::Intended),
                    "of" | "for" | "from" | "at" | "on" | "against" | "to" | "about" | "in"
                    | "with" => {
                        if let Some(status) = self.of_word(governor) {
                            statuses.push(status);
                        }
                        if self.clauses.is_verbal(governor) && !self.is_report(governor) {
                            self.embedded_plain(governor, statuses, depth);
                        }
                    }
                    _ => {}
                }
                // "three kilometres away from breaking the siege"; who came close to it did not break it.
                if self.is("short-of", governor) {
                    let above = a.head(governor);
                    let fell = a.tag(above) == Tag::Vbd && self.is_lemma("fell-short", above);
                    statuses.push(match fell {
                        true => Status::Denied,
                        false => Status::Intended,
                    });
                }
            }
            Dep::Csubj | Dep::Csubjpass => self.embedded_plain(head, statuses, depth),
            _ => {}
        }
    }

    /// Whether somebody is given until some time to do a thing: "have until Friday to leave".
    fn is_given_until(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        (a.children_by(verb, &[Dep::Prep])).any(|until| a.lower(until) == "until")
    }

    /// What a degree makes of a deed: what one is too weak for is not done, what one is strong enough
    /// for may be.
    fn of_degree(&self, adjective: usize) -> Option<Status> {
        let a = self.clauses.analysis;
        a.children_by(adjective, &[Dep::Advmod])
            .find_map(|degree| match a.lower(degree) {
                "too" => Some(Status::Denied),
                "enough" => Some(Status::Possible),
                _ => None,
            })
    }

    /// Whether a verb with its particle says that a deed is not done: "ruled out", "called off".
    fn is_put_aside(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        a.children_by(verb, &[Dep::Prt]).any(|particle| {
            let whole = format!("{} {}", a.lemma(verb), a.lower(particle));
            self.clauses.lexicon.contains("negative", &whole)
        })
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

    /// Whether a clause is one of two that may be so: "whether they fired".
    pub(super) fn is_whether(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        (a.children_by(verb, &[Dep::Mark])).any(|mark| a.lower(mark) == "whether")
    }

    /// Whether a verdict says that somebody did not do it: "acquitted of shooting".
    fn is_acquittal(&self, verb: usize) -> bool {
        self.is_lemma("acquittal", verb)
    }

    /// Whether what somebody is helped in is still to be done: "supports the army in retaking the town",
    /// also where the parser hangs it on who is helped.
    fn is_help(&self, governor: usize) -> bool {
        let a = self.clauses.analysis;
        self.is_lemma("helped-in", governor)
            || a.dep(governor) == Dep::Dobj && self.is_lemma("helped-in", a.head(governor))
    }

    /// Whether an infinitive has its own subject behind "for".
    fn is_for_somebody(&self, verb: usize) -> bool {
        let a = self.clauses.analysis;
        (a.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass])).any(|subject| subject < verb)
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
        // "The army will consult the tribes as it plans for the day once they are beaten"
        let will = |above: usize| {
            (a.children_by(above, &[Dep::Aux])).any(|aux| matches!(a.lower(aux), "will" | "shall"))
        };
        let ahead = (a.children_by(head, &[Dep::Aux])).any(|aux| a.tag(aux) == Tag::Md)
            || a.ancestors(head).take(3).any(will);
        waits && present && ahead
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
}
