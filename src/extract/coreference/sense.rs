//! Whom sense speaks for where grammar alone would take the subject told last: who was jailed flees, who
//! was fired at runs, who has supporters is asked by them.

use super::pronoun::is_reflexive;
use crate::extract::actor::{Class, Finder};
use crate::language::{Dep, Pos, Tag};

/// How far up the clauses above a pronoun are looked at.
const REACH: usize = 6;

impl Finder<'_> {
    /// How much the sense of what is told speaks for a candidate.
    pub(super) fn sense(&self, candidate: usize, pronoun: usize) -> f64 {
        self.was_held(candidate, pronoun)
            + self.is_struck(candidate, pronoun)
            + self.has_followers(candidate, pronoun)
            + self.is_dealt_with(candidate, pronoun)
            + self.is_source(candidate, pronoun)
            + self.has_no_fighters(candidate, pronoun)
    }

    /// "according to the council": who is only the source of it has not done it, but may tell more.
    fn is_source(&self, candidate: usize, pronoun: usize) -> f64 {
        let source = self.tells_by_preposition(candidate) && !self.gives_account(pronoun);
        if source { -1.5 } else { 0.0 }
    }

    /// Whether a token stands behind "according to" and the like.
    pub(super) fn tells_by_preposition(&self, token: usize) -> bool {
        let a = self.analysis;
        let up = a.head(token);
        let through = match a.lower(up) {
            "to" => a.head(up),
            _ => up,
        };
        a.dep(token) == Dep::Pobj && self.knowledge.cues.prepositions.contains(a.lower(through))
    }

    /// "its fighters" are those of a body that bears arms, and no charity's.
    fn has_no_fighters(&self, candidate: usize, pronoun: usize) -> f64 {
        let a = self.analysis;
        let fighters = a.tag(pronoun) == Tag::PrpPoss
            && (self.knowledge.lexicon).contains("fighter-noun", a.lemma(a.head(pronoun)));
        let unarmed = (self.parties[candidate].iter()).all(|party| {
            [Class::Igo, Class::Media]
                .iter()
                .any(|&class| party.classes.contains(class))
                || party.kind.as_deref() == Some("ngo")
        });
        if fighters && unarmed { -3.0 } else { 0.0 }
    }

    /// "The regulator fined the paper and accused it": the object of the verb that the pronoun's is joined
    /// to.
    fn is_dealt_with(&self, candidate: usize, pronoun: usize) -> f64 {
        let a = self.analysis;
        let verb = a.head(pronoun);
        let joined = a.dep(pronoun) == Dep::Dobj && a.dep(verb) == Dep::Conj;
        let object = || self.is_object_of(candidate, a.head(verb), &["to", "on", "against"]);
        if joined && object() { 1.5 } else { 0.0 }
    }

    /// Whether something is done to a candidate: the object of a verb, or behind one of these
    /// prepositions on it or on its object.
    fn is_object_of(&self, candidate: usize, verb: usize, through: &[&str]) -> bool {
        let a = self.analysis;
        let up = a.head(candidate);
        match a.dep(candidate) {
            Dep::Dobj => up == verb,
            Dep::Pobj => {
                let borne = a.head(up);
                through.contains(&a.lower(up)) && (borne == verb || a.head(borne) == verb)
            }
            _ => false,
        }
    }

    /// "The judge jailed the banker. He fled": who was held, charged or ousted and not who did it, where
    /// only he can do what follows. Where both can, neither is dearer.
    fn was_held(&self, candidate: usize, pronoun: usize) -> f64 {
        let a = self.analysis;
        let verb = a.head(candidate);
        let lexicon = &self.knowledge.lexicon;
        let held = a.dep(pronoun) == Dep::Nsubj
            && a.dep(candidate) == Dep::Dobj
            && a.sentence_of(candidate) + 1 == a.sentence_of(pronoun)
            && lexicon.contains("brings-to-book", a.lemma(verb));
        let deed = self.deed(pronoun);
        if !held || self.knowledge.cues.verbs.contains(deed) {
            0.0
        } else if lexicon.contains("done-by-the-accused", deed) {
            4.2
        } else {
            2.6
        }
    }

    /// "Police fired at protesters as they fled": who is fired at, where victims do what the clause
    /// tells. What those who fight do is theirs; of the rest neither is surer.
    fn is_struck(&self, candidate: usize, pronoun: usize) -> f64 {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let clause = a.head(pronoun);
        let during = a.dep(clause) == Dep::Advcl
            && matches!(a.dep(pronoun), Dep::Nsubj | Dep::Nsubjpass)
            && (a.children_by(clause, &[Dep::Mark, Dep::Advmod]))
                .any(|mark| matches!(a.lower(mark), "as" | "while" | "when"));
        let main = a.head(clause);
        if !during || candidate > pronoun {
            return 0.0;
        }
        let object = self.is_object_of(candidate, main, &["on", "at", "upon", "into"]);
        let strikes = ["strikes-at", "harm-verb"]
            .iter()
            .any(|set| lexicon.contains(set, a.lemma(main)));
        let deed = self.deed(pronoun);
        if !object || !strikes || lexicon.contains("done-in-fight", deed) {
            0.0
        } else if lexicon.contains("done-by-the-struck", deed) {
            5.5
        } else {
            3.6
        }
    }

    /// "Berg's supporters asked him to stand": who is told of beside his own people.
    fn has_followers(&self, candidate: usize, pronoun: usize) -> f64 {
        let a = self.analysis;
        let lexicon = &self.knowledge.lexicon;
        let people = a.head(candidate);
        let lemma = a.lemma(people);
        let speaks_for = a.tag(pronoun) != Tag::PrpPoss && lexicon.contains("serves", lemma);
        let follow = a.dep(candidate) == Dep::Poss
            && candidate != pronoun
            && (speaks_for || lexicon.contains("follows", lemma));
        let act = matches!(a.dep(people), Dep::Nsubj)
            && people < pronoun
            && a.ancestors(pronoun)
                .take(REACH)
                .any(|verb| verb == a.head(people));
        if follow && act { 4.5 } else { 0.0 }
    }

    /// The lemma of what a pronoun is told to do: "flee" in "they tried to flee".
    fn deed(&self, pronoun: usize) -> &str {
        let a = self.analysis;
        let mut verb = a.head(pronoun);
        while let Some(inner) = a.child(verb, Dep::Xcomp).filter(|&inner| inner > verb) {
            verb = inner;
        }
        a.lemma(verb)
    }

    /// Whether the clause of a pronoun names a candidate besides, so that another is meant: "He had
    /// accused | the mayor" is not the mayor.
    pub(super) fn is_named_beside(&self, candidate: usize, pronoun: usize) -> bool {
        let a = self.analysis;
        let verb = a.head(pronoun);
        if a.tag(pronoun) == Tag::PrpPoss || is_reflexive(a.lower(pronoun)) {
            return false;
        }
        let behind = (a.children_by(verb, &[Dep::Prep, Dep::Agent]))
            .flat_map(|preposition| a.children_by(preposition, &[Dep::Pobj]));
        a.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Dobj, Dep::Dative])
            .chain(behind)
            .filter(|&other| other != pronoun && other != candidate && other > pronoun)
            .filter(|&other| a.lower(other) == a.lower(candidate))
            .any(|other| {
                let article = a.child(other, Dep::Det).map(|article| a.lower(article));
                a.pos(other) == Pos::Propn || article == Some("the")
            })
    }

    /// Whether a candidate only hears or passes on what is told: an outlet that was told it, whoever
    /// stands behind "as": "As our correspondent reports".
    pub(super) fn passes_on(&self, candidate: usize, pronoun: usize) -> bool {
        let a = self.analysis;
        let up = a.head(candidate);
        let tells = |verb: usize| self.knowledge.cues.verbs.contains(a.lemma(verb));
        let outlet =
            (self.parties[candidate].iter()).any(|party| party.classes.contains(Class::Media));
        let hears = match a.dep(candidate) {
            Dep::Dobj | Dep::Dative => tells(up) || a.lemma(up) == "tell",
            Dep::Pobj => {
                matches!(a.lower(up), "to" | "with" | "by")
                    && (tells(a.head(up)) || a.lemma(a.head(up)) == "speak")
            }
            _ => false,
        };
        let reports = a.dep(candidate) == Dep::Nsubj
            && a.dep(up) == Dep::Advcl
            && tells(up)
            && a.child(up, Dep::Dobj).is_none()
            && (a.children_by(up, &[Dep::Mark])).any(|mark| a.lower(mark) == "as")
            && !a.ancestors(pronoun).any(|above| above == up);
        // Whoever is spoken to is "you" in what is said to him.
        let quoted = self.discourse.speech_at(pronoun).is_some();
        let judges = (self.knowledge.lexicon).contains("takes-evidence", a.lemma(candidate));
        (outlet || quoted || judges) && hears || reports
    }
}
