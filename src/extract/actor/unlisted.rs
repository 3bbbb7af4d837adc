//! States and peoples that no list has, told by the grammar alone: who takes part as a state does,
//! who stands in a row with others, whose things are told of.

use std::ops::Range;

use super::Finder;
use super::party::Party;
use super::phrase::{Phrase, noun_sense};
use crate::extract::clause::list;
use crate::knowledge::class::{Class, Classes};
use crate::knowledge::kinds::NounSense;
use crate::language::{Dep, EntityLabel, Pos, Tag};

impl Finder<'_> {
    /// Whether a token is a name of one word that no list and no gazetteer has.
    pub(super) fn is_unlisted_name(&self, token: usize) -> bool {
        let analysis = self.analysis;
        let figure = analysis.entity_at(token).is_some_and(|entity| {
            matches!(
                entity.label,
                EntityLabel::Date
                    | EntityLabel::Time
                    | EntityLabel::Money
                    | EntityLabel::Percent
                    | EntityLabel::Quantity
                    | EntityLabel::Ordinal
                    | EntityLabel::Cardinal
                    | EntityLabel::Language
            )
        });
        matches!(analysis.tag(token), Tag::Nnp | Tag::Nnps)
            && !figure
            && self.is_unlisted(token)
            && self.own_name(token).is_none_or(|own| own.len() == 1)
    }

    /// Whether a capitalised word stands in no list of names, nouns or places.
    fn is_unlisted(&self, token: usize) -> bool {
        let text = self.analysis.text(token);
        let known = self.place_of[token].is_some_and(|at| {
            let place = &self.places[at].place;
            place.lat.is_some() || place.country.is_some()
        });
        text.starts_with(char::is_uppercase)
            && text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && self.spot_of[token].is_none()
            && !known
            && noun_sense(self.analysis, self.knowledge, token).is_none()
    }

    /// The tokens of the name that a token stands in: its own alone where the tagger took a row of
    /// names for one ("Ruritania and Borduria agreed"). What is followed by a verb in the singular
    /// is one: "Sprott and Sons has closed".
    pub(super) fn own_name(&self, token: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let entity = analysis.entity_at(token)?;
        let first = self.conjoined_first(token);
        let members = list::all(analysis, first);
        let row = members.len() > 1
            && entity.tokens.contains(&token)
            && entity.tokens.clone().all(|part| {
                members.contains(&part)
                    || analysis.dep(part) == Dep::Cc
                    || analysis.text(part) == ","
            })
            && entity
                .tokens
                .clone()
                .filter(|part| members.contains(part))
                .count()
                > 1;
        let up = analysis.head(first);
        let singular = |verb: usize| {
            analysis.tag(verb) == Tag::Vbz || matches!(analysis.lower(verb), "was" | "has")
        };
        let one = analysis.dep(first) == Dep::Nsubj
            && (singular(up)
                || analysis
                    .children_by(up, &[Dep::Aux, Dep::Auxpass])
                    .any(singular));
        Some(if row && !one {
            token..token + 1
        } else {
            entity.tokens.clone()
        })
    }

    /// Whether a name stands where a party does: it acts, or what is done to it is done to bodies
    /// alone, so that it is sure that no ground is meant.
    pub(super) fn takes_part(&self, head: usize) -> bool {
        let analysis = self.analysis;
        let first = self.conjoined_first(head);
        let up = analysis.head(first);
        let is =
            |set: &str, token: usize| (self.knowledge.lexicon).contains(set, analysis.lemma(token));
        match analysis.dep(first) {
            Dep::Nsubj => analysis.pos(up) == Pos::Verb || self.is_about_to(up),
            Dep::Dobj | Dep::Nsubjpass => is("done-to-parties", up),
            Dep::Dative => true,
            // "It was Ruritania that broke the truce."
            Dep::Attr => {
                let child = |token: usize, dep| analysis.child(token, dep);
                child(first, Dep::Relcl).or(child(up, Dep::Ccomp)).is_some()
                    && child(up, Dep::Nsubj).is_some_and(|it| analysis.lower(it) == "it")
            }
            Dep::Pobj => match analysis.lower(up) {
                "with" | "against" | "by" => true,
                "between" => !self.is_locative(up),
                // "a plea from Ruritania", "troops from Ruritania"
                "from" => {
                    !self.is_locative(up)
                        || noun_sense(analysis, self.knowledge, analysis.head(up))
                            .is_some_and(|(noun, _)| noun.sense != NounSense::Thing)
                }
                "of" => is("from-parties", analysis.head(up)),
                "to" => analysis.dep(up) == Dep::Dative || !self.is_locative(up),
                "on" | "upon" => is("borne-by-parties", analysis.head(up)),
                _ => analysis.dep(up) == Dep::Agent,
            },
            _ => false,
        }
    }

    /// Whether a name does what only bodies and persons do, so that no ground is meant even where a
    /// gazetteer has a town of that name.
    pub(super) fn does_as_body(&self, head: usize) -> bool {
        let analysis = self.analysis;
        let first = self.conjoined_first(head);
        analysis.dep(first) == Dep::Nsubj
            && (self.knowledge.lexicon)
                .contains("done-by-bodies", analysis.lemma(analysis.head(first)))
    }

    /// Whether a word that opens a sentence without an article is a name that the tagger does not
    /// know: "Ruritania denounced the treaty".
    pub(super) fn opens_as_a_name(&self, head: usize) -> bool {
        let analysis = self.analysis;
        let bare = (analysis.children(head))
            .all(|child| matches!(analysis.dep(child), Dep::Conj | Dep::Cc | Dep::Punct));
        analysis.tag(head) == Tag::Nn
            && head == self.sentence_start(head)
            && bare
            && analysis.entity_at(head).is_none()
            && self.is_unlisted(head)
            && (self.does_as_body(head)
                || analysis.dep(head) == Dep::Nsubjpass
                    && (self.knowledge.lexicon)
                        .contains("done-to-parties", analysis.lemma(analysis.head(head))))
    }

    /// "is about to restore", "is ready to talk", "is to send": what a form of "be" says that its
    /// subject will do.
    fn is_about_to(&self, be: usize) -> bool {
        let analysis = self.analysis;
        let infinitive = |token: usize| {
            analysis
                .children_by(token, &[Dep::Xcomp, Dep::Pcomp])
                .any(|verb| analysis.tag(verb) == Tag::Vb)
        };
        analysis.pos(be) == Pos::Aux
            && (infinitive(be)
                || analysis
                    .children_by(be, &[Dep::Acomp, Dep::Prep, Dep::Advmod])
                    .any(infinitive))
    }

    /// A state or region that nobody curated and no gazetteer has, where it takes part.
    pub(super) fn unlisted_state(&mut self, head: usize) -> Option<Party> {
        let entity = self.analysis.entity_at(head)?;
        let first = self.conjoined_first(head);
        // In a row with a state a name is one too, whatever ground the tagger takes it for.
        let of_state = |token: usize| {
            (self.analysis.entity_at(token)).is_some_and(|entity| entity.label == EntityLabel::Gpe)
        };
        let state = entity.label == EntityLabel::Gpe
            || self.does_as_body(head)
            || entity.label == EntityLabel::Loc
                && list::all(self.analysis, first).into_iter().any(of_state);
        if !state || !self.takes_part(head) {
            return None;
        }
        let phrase = Phrase::at(self.analysis, head);
        let mut party = self.organization(&phrase, None)?;
        party.classes = party.classes.with(Class::State).with(Class::Country);
        Some(party)
    }

    /// The people or state that a word before a thing names, where no list has it: whoever has "a
    /// Ruritanian trawler" seized has something done to Ruritania.
    pub(super) fn unlisted_people(&self, token: usize) -> Option<Party> {
        let analysis = self.analysis;
        let adjective = analysis.dep(token) == Dep::Amod
            && analysis.tag(token) == Tag::Jj
            && analysis.entity_at(token).is_some_and(|entity| {
                entity.tokens.len() == 1
                    && matches!(
                        entity.label,
                        EntityLabel::Norp | EntityLabel::Gpe | EntityLabel::Person
                    )
            });
        // "a Ruritania trawler"
        let noun = matches!(analysis.dep(token), Dep::Compound | Dep::Nmod)
            && analysis.tag(token) == Tag::Nnp
            && analysis.tag(analysis.head(token)) != Tag::Nnp
            && analysis
                .entity_at(token)
                .is_none_or(|entity| entity.tokens.len() == 1 && entity.label == EntityLabel::Norp);
        let people = (adjective || noun)
            && token != self.sentence_start(token)
            && self.is_unlisted(token)
            && noun_sense(analysis, self.knowledge, analysis.head(token)).is_none()
            && !(self.knowledge.lexicon).contains("creed-word", analysis.lower(token));
        people.then(|| Party {
            label: analysis.text(token).to_owned(),
            tokens: token..token + 1,
            classes: Classes::of(&[Class::Actor, Class::Org]),
            rule: "name",
            named: true,
            ..Party::default()
        })
    }

    /// A party of the owners that stand in a row, one of each: "Ruritanian and Bordurian units",
    /// "soldiers from Ruritania and Borduria". None where fewer than two of them are unlisted.
    pub(super) fn of_each_owner(&self, phrase: &Phrase, party: &Party) -> Option<Vec<Party>> {
        let analysis = self.analysis;
        if !matches!(analysis.tag(phrase.head), Tag::Nns | Tag::Nnps) {
            return None;
        }
        let unlisted = |token: &usize| self.is_unlisted(*token);
        let before: Vec<usize> = phrase
            .modifiers
            .iter()
            .map(|modifier| modifier.tokens.start)
            .find(|&token| list::members(analysis, token).next().is_some())
            .map(|first| list::all(analysis, first))
            .unwrap_or_default();
        let behind: Vec<usize> = analysis
            .children_by(phrase.head, &[Dep::Prep])
            .filter(|&prep| matches!(analysis.lower(prep), "of" | "from"))
            .find_map(|prep| analysis.child(prep, Dep::Pobj))
            .map(|first| list::all(analysis, first))
            .unwrap_or_default();
        let row = [before, behind]
            .into_iter()
            .find(|row| row.len() > 1 && row.iter().all(unlisted))?;
        let (_, bare) = self.bare_label(phrase, true);
        let noun = bare
            .split(' ')
            .filter(|word| {
                !row.iter()
                    .any(|&name| analysis.lower(name) == word.to_lowercase())
            })
            .collect::<Vec<_>>()
            .join(" ");
        let last = row.iter().copied().max()?;
        let each = row.into_iter().map(|name| Party {
            id: None,
            label: format!("{} {noun}", analysis.text(name)),
            // A name before the noun is quoted with it only where it stands next to it.
            tokens: match name {
                name if name > phrase.head => party.tokens.clone(),
                name if name == last => name..phrase.head + 1,
                name => name..name + 1,
            },
            ..party.clone()
        });
        Some(each.collect())
    }
}
