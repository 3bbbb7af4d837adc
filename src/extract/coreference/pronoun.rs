//! What a pronoun stands for.

use crate::extract::actor::{Class, Finder, Party};
use crate::extract::clause::list;
use crate::language::{Dep, Pos, Tag};

/// How far back a pronoun looks, in sentences.
const PRONOUN_REACH: usize = 3;
/// By how much the best answer for a pronoun must beat the next.
const PRONOUN_MARGIN: f64 = 0.75;

impl Finder<'_> {
    /// What a pronoun stands for.
    pub(in crate::extract) fn resolve_pronoun(&mut self, token: usize) -> Vec<Party> {
        let analysis = self.analysis;
        let word = analysis.lower(token);
        let wanted = match word {
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Wanted::Person,
            "it" | "its" | "itself" => Wanted::Thing,
            "they" | "them" | "their" | "theirs" | "themselves" => Wanted::Several,
            _ => return Vec::new(),
        };
        if wanted == Wanted::Thing && self.is_expletive(token) {
            return Vec::new();
        }
        let possessive = analysis.tag(token) == Tag::PrpPoss;
        let here = analysis.sentence_of(token);
        let subject = matches!(analysis.dep(token), Dep::Nsubj | Dep::Nsubjpass);
        let reporting = subject
            && self
                .knowledge
                .cues
                .verbs
                .contains(analysis.lemma(analysis.head(token)));
        if let Some(ahead) = self.subject_ahead(token) {
            let parties: Vec<Party> = list::all(analysis, ahead)
                .into_iter()
                .flat_map(|member| self.resolve(member))
                .collect();
            let joined = parties.len() > 1;
            if parties.first().is_some_and(|party| {
                wanted.fits(party, joined)
                    && (wanted != Wanted::Several || party.plural || joined)
                    && (wanted == Wanted::Several || !joined)
            }) {
                return parties
                    .iter()
                    .map(|party| party.referred(token..token + 1, "cataphora", joined))
                    .collect();
            }
        }
        let speakers = self.speakers_around(token);
        let mut ranked: Vec<(f64, &Party, usize)> = Vec::new();
        for &candidate in self.discourse.told.iter().rev() {
            let there = analysis.sentence_of(candidate);
            if there > here || candidate > token || here - there > PRONOUN_REACH {
                if here > there + PRONOUN_REACH {
                    break;
                }
                continue;
            }
            let Some(party) = self.parties[candidate].first() else {
                continue;
            };
            let top = self.conjoined_first(candidate);
            let joined =
                list::members(analysis, candidate).any(|member| !self.parties[member].is_empty());
            // Of a list only its head speaks for all.
            if wanted == Wanted::Several && list::is_member(analysis, candidate) && !party.plural {
                continue;
            }
            // "the forces and its allies": joined to what it is said of.
            let beside = possessive && {
                let owned = analysis.head(token);
                analysis.dep(owned) == Dep::Conj && analysis.head(owned) == candidate
            };
            if !(wanted.fits(party, joined) || beside && wanted != Wanted::Person)
                || matches!(analysis.dep(candidate), Dep::Amod | Dep::Npadvmod)
            {
                continue;
            }
            if self.says_what(top) {
                continue;
            }
            if subject && self.only_reports(candidate, token) {
                continue;
            }
            // In his own words nobody is "he" or "they".
            let speaks = |speaker: &Party| {
                speaker.label == party.label || party.id.is_some() && speaker.id == party.id
            };
            if speakers.iter().any(speaks) {
                continue;
            }
            // Two arguments of one verb are not the same, unless the pronoun says "self".
            let same_verb = !possessive
                && there == here
                && analysis.head(top) == analysis.head(token)
                && !word.ends_with("self");
            let inside = there == here && analysis.ancestors(candidate).any(|up| up == token);
            // A country in which something happens is no "it" that does or undergoes a thing.
            let setting = party.classes.contains(Class::Country) && self.is_setting(candidate);
            if setting && !possessive {
                continue;
            }
            let possessed = possessive && analysis.head(token) == candidate;
            let argues = there == here && self.argues_with(candidate, token);
            if same_verb || argues || inside || possessed || self.other_sex(token, candidate, party)
            {
                continue;
            }
            if possessive && self.tells_of_anothers_end(candidate, token) {
                continue;
            }
            let distance = (here - there) as f64;
            let mut score = 4.0 - 1.5 * distance + if beside { 5.0 } else { 0.0 };
            score += match analysis.dep(top) {
                Dep::Nsubj | Dep::Nsubjpass => 2.0,
                Dep::Dobj | Dep::Dative => 0.6,
                Dep::Agent => 0.6,
                Dep::Compound | Dep::Nmod => -1.5,
                Dep::Poss => 0.3,
                _ => 0.0,
            };
            // The subject of the clause is dearer than that of a clause inside it.
            if analysis.dep(top) == Dep::Nsubj && analysis.dep(analysis.head(top)) == Dep::Root {
                score += 0.7;
            }
            if subject && distance > 0.0 && analysis.dep(top) == Dep::Nsubj {
                score += 0.5;
            }
            if party.named {
                score += 0.5;
            }
            // "The troops have advanced for weeks, and overnight they reached the town": the
            // subject of the verb that the pronoun's verb is joined to.
            let verb = analysis.head(token);
            if subject
                && analysis.dep(verb) == Dep::Conj
                && matches!(analysis.dep(top), Dep::Nsubj | Dep::Nsubjpass)
                && analysis.head(top) == analysis.head(verb)
            {
                score += 1.5;
            }
            // "They" are rather several than one organisation.
            if wanted == Wanted::Several && !party.plural && !joined && !beside {
                score -= 2.0;
            }
            // Who spoke last goes on speaking, unless others have come between.
            if reporting && self.discourse.last_speaker == Some(candidate) {
                score += if here - there > 1 { 2.0 } else { 4.0 };
            }
            // "The raiders, whom villagers know, rode in": a subject by the way.
            if analysis.dep(top) == Dep::Nsubj
                && analysis.dep(analysis.head(top)) == Dep::Relcl
                && there < here
            {
                score -= 1.5;
            }
            if there == here {
                score += self.bound(candidate, token);
            }
            if setting {
                score -= 0.5;
            }
            score += self.undergoes(candidate, token);
            // Recency within the sentence.
            score += 0.02 * (candidate as f64 - token as f64) / 10.0;
            match ranked.iter_mut().find(|(_, known, _)| {
                known.id.is_some() && known.id == party.id || known.label == party.label
            }) {
                Some((best, ..)) => *best = best.max(score) + 0.4,
                None => ranked.push((score, party, candidate)),
            }
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.label.cmp(&b.1.label)));
        let (best, candidate) = match ranked.as_slice() {
            [] => return Vec::new(),
            [(_, party, at)] => (*party, *at),
            [(best, party, at), (next, ..), ..] if *best >= next + PRONOUN_MARGIN => (*party, *at),
            _ => return Vec::new(),
        };
        if wanted != Wanted::Person
            && !possessive
            && self.thing_is_nearer(token, candidate, wanted == Wanted::Several)
        {
            return Vec::new();
        }
        let rule = if possessive {
            "possessive-pronoun"
        } else {
            "pronoun"
        };
        let several = wanted == Wanted::Several;
        let mut parties = vec![best.referred(token..token + 1, rule, several)];
        // "They" are all who were joined.
        if several && !list::is_member(analysis, candidate) {
            for member in list::all(analysis, candidate).split_off(1) {
                let others = self.parties[member].iter();
                parties.extend(others.map(|party| party.referred(token..token + 1, rule, several)));
            }
        }
        for party in &mut parties {
            party.noun.clear();
        }
        parties
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

/// What a pronoun agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Person,
    Thing,
    Several,
}

impl Wanted {
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
