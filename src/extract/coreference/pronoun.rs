//! What a pronoun stands for.

use crate::extract::actor::{Class, Finder, Party};
use crate::extract::clause::list;
use crate::language::{Dep, EntityLabel, Pos, Tag};

/// How far back a pronoun looks, in sentences.
const PRONOUN_REACH: usize = 3;
/// By how much the best answer for a pronoun must beat the next.
const PRONOUN_MARGIN: f64 = 0.75;

/// A pronoun in its sentence.
struct Pronoun<'a> {
    token: usize,
    word: &'a str,
    wanted: Wanted,
    /// "its", "their".
    possessive: bool,
    /// Whether it is the subject of its verb.
    subject: bool,
    /// Whether that verb is one of saying.
    reporting: bool,
    sentence: usize,
}

/// A party told before that a pronoun could stand for.
struct Candidate<'a> {
    token: usize,
    party: &'a Party,
    /// First of those that the token is joined to.
    top: usize,
    /// Whether others are joined to it.
    joined: bool,
    /// Whether what the pronoun owns is joined to it: "the forces and its allies".
    beside: bool,
    /// Whether it is a country in which something happens.
    setting: bool,
    sentence: usize,
}

impl<'a> Finder<'a> {
    /// What a pronoun stands for.
    pub(in crate::extract) fn resolve_pronoun(&mut self, token: usize) -> Vec<Party> {
        let Some(pronoun) = self.pronoun_at(token) else {
            return Vec::new();
        };
        let wanted = pronoun.wanted;
        if wanted == Wanted::Thing && self.is_expletive(token) {
            return Vec::new();
        }
        if let Some(parties) = self.told_ahead(&pronoun) {
            return parties;
        }
        let speakers = self.speakers_around(token);
        let Some(antecedent) = self.antecedent(&pronoun, &speakers) else {
            return Vec::new();
        };
        let several = wanted == Wanted::Several;
        if wanted != Wanted::Person
            && !pronoun.possessive
            && self.thing_is_nearer(token, antecedent, several)
        {
            return Vec::new();
        }
        let rule = if pronoun.possessive {
            "possessive-pronoun"
        } else {
            "pronoun"
        };
        // "French and Egyptian warships … their": all that one phrase names.
        let named = if several { usize::MAX } else { 1 };
        let first = self.parties[antecedent].iter().take(named);
        // "They" are all who were joined.
        let mut joined = Vec::new();
        if several && !list::is_member(self.analysis, antecedent) {
            joined = list::all(self.analysis, antecedent).split_off(1);
        }
        let others = joined.iter().flat_map(|&member| &self.parties[member]);
        first
            .chain(others)
            .map(|party| Party {
                noun: String::new(),
                ..party.referred(token..token + 1, rule, several)
            })
            .collect()
    }

    fn pronoun_at(&self, token: usize) -> Option<Pronoun<'a>> {
        let analysis = self.analysis;
        let word = analysis.lower(token);
        let subject = matches!(analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass);
        let verb = analysis.lemma(analysis.head(token));
        Some(Pronoun {
            token,
            word,
            wanted: Wanted::by(word)?,
            possessive: analysis.tag(token) == Tag::PrpPoss,
            subject,
            reporting: subject && self.knowledge.cues.verbs.contains(verb),
            sentence: analysis.sentence_of(token),
        })
    }

    /// Those whom a pronoun looks ahead to, where they agree with it.
    fn told_ahead(&mut self, pronoun: &Pronoun<'_>) -> Option<Vec<Party>> {
        let ahead = self.subject_ahead(pronoun.token)?;
        let parties: Vec<Party> = list::all(self.analysis, ahead)
            .into_iter()
            .flat_map(|member| self.resolve(member))
            .collect();
        let joined = parties.len() > 1;
        let agree = parties.first().is_some_and(|party| {
            let as_many = match pronoun.wanted {
                Wanted::Several => joined || party.plural,
                Wanted::Person | Wanted::Thing => !joined,
            };
            as_many && pronoun.wanted.fits(party, joined)
        });
        let tokens = pronoun.token..pronoun.token + 1;
        let referred = |party: &Party| party.referred(tokens.clone(), "cataphora", joined);
        agree.then(|| parties.iter().map(referred).collect())
    }

    /// The token told before that a pronoun stands for; none where two fit equally well.
    fn antecedent(&self, pronoun: &Pronoun<'_>, speakers: &[Party]) -> Option<usize> {
        let analysis = self.analysis;
        let mut ranked: Vec<(f64, &Party, usize)> = Vec::new();
        for &token in self.discourse.told.iter().rev() {
            let sentence = analysis.sentence_of(token);
            if pronoun.sentence > sentence + PRONOUN_REACH {
                break;
            }
            if sentence > pronoun.sentence || token > pronoun.token {
                continue;
            }
            let Some(candidate) = self.candidate_at(token, pronoun) else {
                continue;
            };
            // In his own words nobody is "he" or "they".
            let speaks = |speaker: &Party| {
                let party = candidate.party;
                speaker.label == party.label || party.id.is_some() && speaker.id == party.id
            };
            if speakers.iter().any(speaks) || !self.may_mean(pronoun, &candidate) {
                continue;
            }
            let score = self.fitness(pronoun, &candidate);
            let party = candidate.party;
            match ranked.iter_mut().find(|(_, known, _)| {
                known.id.is_some() && known.id == party.id || known.label == party.label
            }) {
                Some((best, ..)) => *best = best.max(score) + 0.4,
                None => ranked.push((score, party, token)),
            }
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.label.cmp(&b.1.label)));
        match ranked.as_slice() {
            [(.., token)] => Some(*token),
            [(best, _, token), (next, ..), ..] if *best >= next + PRONOUN_MARGIN => Some(*token),
            _ => None,
        }
    }

    fn candidate_at(&self, token: usize, pronoun: &Pronoun<'_>) -> Option<Candidate<'_>> {
        let analysis = self.analysis;
        let party = self.parties[token].first()?;
        let owned = analysis.head(pronoun.token);
        Some(Candidate {
            token,
            party,
            top: self.conjoined_first(token),
            joined: list::members(analysis, token).any(|member| !self.parties[member].is_empty()),
            beside: pronoun.possessive
                && list::is_member(analysis, owned)
                && (analysis.head(owned) == token || self.conjoined_first(owned) == token),
            setting: party.classes.contains(Class::Country) && self.is_setting(token),
            sentence: analysis.sentence_of(token),
        })
    }

    /// Whether the grammar lets a pronoun stand for a candidate.
    fn may_mean(&self, pronoun: &Pronoun<'_>, candidate: &Candidate<'_>) -> bool {
        let analysis = self.analysis;
        let &Candidate { token, party, .. } = candidate;
        let &Pronoun {
            wanted, possessive, ..
        } = pronoun;
        // Of a list only its head speaks for all.
        if wanted == Wanted::Several && list::is_member(analysis, token) && !party.plural {
            return false;
        }
        let agrees =
            wanted.fits(party, candidate.joined) || candidate.beside && wanted != Wanted::Person;
        if !agrees || matches!(analysis.dep(token), Dep::Amod | Dep::Npadvmod) {
            return false;
        }
        // "The Tigers released | its | staff": a name in the plural is "they".
        if wanted == Wanted::Thing && self.is_plural_name(token, party) {
            return false;
        }
        if self.says_what(candidate.top)
            || pronoun.subject && self.only_reports(token, pronoun.token)
            || self.is_part_of_a_thing(pronoun.token)
        {
            return false;
        }
        // A country in which something happens is no "it" that does or undergoes a thing.
        if candidate.setting && !possessive {
            return false;
        }
        let possessed = possessive && analysis.head(pronoun.token) == token;
        if possessed || possessive && self.tells_of_anothers_end(token, pronoun.token) {
            return false;
        }
        if self.argues_with(token, pronoun.token)
            || self.is_named_beside(token, pronoun.token)
            || self.passes_on(token, pronoun.token)
        {
            return false;
        }
        if candidate.sentence == pronoun.sentence {
            // Two arguments of one verb are not the same, unless the pronoun says "self".
            let same_verb = !possessive
                && analysis.head(candidate.top) == analysis.head(self.whole(pronoun.token))
                && !is_reflexive(pronoun.word);
            let inside = analysis.ancestors(token).any(|up| up == pronoun.token);
            if same_verb || inside {
                return false;
            }
        }
        !self.other_sex(pronoun.token, token, party)
    }

    /// Whether those who bear arms are named by a word in the plural: "the Tigers".
    fn is_plural_name(&self, token: usize, party: &Party) -> bool {
        let analysis = self.analysis;
        let people = (analysis.entity_at(token))
            .is_some_and(|entity| entity.label == EntityLabel::Norp)
            && analysis.text(token).ends_with('s');
        (people || matches!(analysis.tag(token), Tag::Nnps | Tag::Nns))
            && party.tokens.len() == 1
            && party.classes.contains(Class::Armed)
    }

    /// How well a candidate that may be meant fits a pronoun.
    fn fitness(&self, pronoun: &Pronoun<'_>, candidate: &Candidate<'_>) -> f64 {
        let analysis = self.analysis;
        let &Candidate {
            token, party, top, ..
        } = candidate;
        let same_sentence = candidate.sentence == pronoun.sentence;
        let distance = (pronoun.sentence - candidate.sentence) as f64;
        let mut score = 4.0 - 1.5 * distance + if candidate.beside { 5.0 } else { 0.0 };
        score += match analysis.dep(top) {
            Dep::Nsubj | Dep::Nsubjpass => 2.0,
            Dep::Dobj | Dep::Dative | Dep::Agent => 0.6,
            Dep::Compound | Dep::Nmod => -1.5,
            Dep::Poss => 0.3,
            _ => 0.0,
        };
        // The subject of the clause is dearer than that of a clause inside it.
        if analysis.dep(top) == Dep::Nsubj && analysis.dep(analysis.head(top)) == Dep::Root {
            score += 0.7;
        }
        if pronoun.subject && !same_sentence && analysis.dep(top) == Dep::Nsubj {
            score += 0.5;
        }
        if party.named {
            score += 0.5;
        }
        // "The troops have advanced for weeks, and overnight they reached the town": the subject
        // of the verb that the pronoun's verb is joined to.
        let verb = analysis.head(pronoun.token);
        if pronoun.subject
            && analysis.dep(verb) == Dep::Conj
            && matches!(analysis.dep(top), Dep::Nsubj | Dep::Nsubjpass)
            && analysis.head(top) == analysis.head(verb)
        {
            score += 1.5;
        }
        // "They" are rather several than one organisation.
        let one = !party.plural && !candidate.joined && !candidate.beside;
        if pronoun.wanted == Wanted::Several && one {
            score -= 2.0;
        }
        // Who spoke last goes on speaking, unless others have come between.
        if pronoun.reporting && self.discourse.last_speaker == Some(token) {
            score += if distance > 1.0 { 2.0 } else { 4.0 };
        }
        // "The raiders, whom villagers know, rode in": a subject by the way.
        let clause = analysis.head(top);
        let start = analysis.subtree(clause).start;
        if analysis.dep(top) == Dep::Nsubj
            && analysis.dep(clause) == Dep::Relcl
            && start > 0
            && analysis.tag(start - 1) == Tag::Comma
            && !same_sentence
        {
            score -= 1.5;
        }
        if same_sentence {
            score += self.bound(token, pronoun.token);
        }
        if candidate.setting {
            score -= 0.5;
        }
        score += self.numbers(token, party, pronoun.token);
        score += self.undergoes(token, pronoun.token);
        score += self.sense(token, pronoun.token);
        // Recency within the sentence.
        score + 0.02 * (token as f64 - pronoun.token as f64) / 10.0
    }

    /// The subject that a pronoun in the phrase before it looks ahead to: "Although it had lost
    /// the port, the garrison held on". None where somebody was told of in the sentence before.
    fn subject_ahead(&self, token: usize) -> Option<usize> {
        let analysis = self.analysis;
        let start = analysis.sentences()[analysis.sentence_of(token)].start;
        let told = self.discourse.told.iter().rev();
        if told
            .take_while(|&&told| told >= start)
            .any(|&told| !self.is_pronoun(told))
        {
            return None;
        }
        let mut at = token;
        for up in analysis.ancestors(token).take(8) {
            if at < up && matches!(analysis.dep(at), Dep::Advcl | Dep::Prep) {
                let subject = analysis
                    .children_by(up, &[Dep::Nsubj, Dep::Nsubjpass])
                    .find(|&subject| subject > token && !self.is_pronoun(subject))
                    .filter(|&subject| {
                        (token..subject).any(|between| analysis.tag(between) == Tag::Comma)
                    });
                if subject.is_some() {
                    return subject;
                }
            }
            at = up;
        }
        None
    }

    /// Whether a candidate is an observer who tells of what others did: "Witnesses said they
    /// fired at the crowd". What observers do themselves (flee, see, hear) is theirs.
    fn only_reports(&self, candidate: usize, pronoun: usize) -> bool {
        let analysis = self.analysis;
        let verb = analysis.head(candidate);
        let lexicon = &self.knowledge.lexicon;
        analysis.dep(candidate) == Dep::Nsubj
            && lexicon.contains("observer", analysis.lemma(candidate))
            && self.knowledge.cues.verbs.contains(analysis.lemma(verb))
            && analysis.ancestors(pronoun).any(|up| up == verb)
            && !lexicon.contains("observers-do", analysis.lemma(analysis.head(pronoun)))
    }

    /// Whoever speaks the words between quotation marks that a token stands in: `"They came at
    /// dawn," | the mayor | said`.
    fn speakers_around(&mut self, token: usize) -> Vec<Party> {
        let analysis = self.analysis;
        let Some(run) = self.discourse.speech_at(token).cloned() else {
            return Vec::new();
        };
        let sentences = analysis.sentences();
        let (first, last) = (
            analysis.sentence_of(run.start),
            analysis.sentence_of(run.end - 1),
        );
        let verbs = &self.knowledge.cues.verbs;
        let speaks = |subject: &usize| {
            analysis.dep(*subject) == Dep::Nsubj
                && verbs.contains(analysis.lemma(analysis.head(*subject)))
                && self.discourse.speech_at(*subject).is_none()
        };
        // In a sentence that the speech is part of, else in the one before it.
        let here = (sentences[first].start..sentences[last].end).find(speaks);
        let before = first
            .checked_sub(1)
            .and_then(|before| sentences[before].clone().rev().find(speaks));
        here.or(before)
            .map_or_else(Vec::new, |subject| self.resolve(subject))
    }

    /// "It is feared", "it rained": nothing is meant.
    fn is_expletive(&self, token: usize) -> bool {
        let analysis = self.analysis;
        if analysis.dep(token) == Dep::Expl {
            return true;
        }
        let verb = analysis.head(token);
        if !matches!(analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass) {
            return false;
        }
        // "It was not clear whether", "it is said that".
        let clause = analysis.children(verb).any(|child| {
            matches!(
                analysis.dep(child),
                Dep::Ccomp | Dep::Csubj | Dep::Advcl | Dep::Xcomp | Dep::Acl
            ) && child > verb
        });
        clause
            && analysis.lemma(verb) == "be"
            && analysis
                .children(verb)
                .any(|child| matches!(analysis.dep(child), Dep::Acomp | Dep::Attr))
            || analysis.dep(token) == Dep::Nsubjpass && clause && analysis.pos(verb) == Pos::Verb
    }
}

/// Whether a pronoun says that its verb's subject does it to itself.
pub(super) fn is_reflexive(word: &str) -> bool {
    word.ends_with("self") || word.ends_with("selves")
}

/// What a pronoun agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Person,
    Thing,
    Several,
}

impl Wanted {
    /// By the pronoun; none for those of the first and second person.
    fn by(word: &str) -> Option<Self> {
        Some(match word {
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Self::Person,
            "it" | "its" | "itself" => Self::Thing,
            "they" | "them" | "their" | "theirs" | "themselves" => Self::Several,
            _ => return None,
        })
    }

    fn fits(self, party: &Party, joined: bool) -> bool {
        match self {
            Self::Person => party.person && !party.plural,
            Self::Thing => !party.person && !party.plural,
            Self::Several => {
                party.plural || joined || !party.person && !party.classes.contains(Class::Country)
            }
        }
    }
}
