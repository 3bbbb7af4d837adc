//! Clauses that the parser put under another or tore apart: before a semicolon, behind a subject with
//! its name, around a hyphen.

use super::Sentence;
use crate::language::labels::{Dep, Tag};

impl<'w, F: Fn(usize) -> &'w str> Sentence<'_, F> {
    /// "Jets struck a camp; | residents said | two men died": what stands before the semicolon is not
    /// said by those who speak behind it.
    pub(super) fn part_at_semicolon(&mut self, semicolon: usize) {
        if (self.word)(semicolon) != ";" {
            return;
        }
        let saying = self.head(semicolon);
        let before = (self.children(saying))
            .find(|&clause| self.dep(clause) == Dep::Ccomp && clause < semicolon);
        let subject = self.child(saying, &[Dep::Nsubj, Dep::Nsubjpass]);
        let own = subject.is_some_and(|subject| self.first_below(subject) == semicolon + 1);
        let Some(before) = before.filter(|_| own && saying > semicolon) else {
            return;
        };
        let ahead: Vec<usize> = (self.children(saying))
            .filter(|&child| child < semicolon && child != before)
            .collect();
        self.put_in_place_of(before, saying);
        self.hang(saying, before, Dep::Parataxis);
        self.hang(semicolon, before, Dep::Punct);
        for child in ahead {
            self.hang(child, before, self.dep(child));
        }
    }

    /// "When the army counter | - | attacked": one verb, whose subject the first half has no part in.
    pub(super) fn join_counter(&mut self, counter: usize) {
        let (hyphen, verb) = (counter + 1, counter + 2);
        let joined = verb < self.tokens.end
            && (self.word)(counter) == "counter"
            && (self.word)(hyphen) == "-"
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbn)
            && self.dep(hyphen) == Dep::Auxpass;
        if !joined {
            return;
        }
        let below: Vec<usize> = self
            .children(hyphen)
            .chain(self.children(counter))
            .collect();
        for child in below {
            self.hang(child, verb, self.dep(child));
        }
        self.hang(counter, verb, Dep::Advmod);
        self.hang(hyphen, verb, Dep::Punct);
        self.syntax.tags[hyphen] = Tag::Hyph;
        self.syntax.tags[verb] = Tag::Vbd;
        let subjects: Vec<usize> = (self.children(verb))
            .filter(|&child| self.dep(child) == Dep::Nsubjpass)
            .collect();
        for subject in subjects {
            self.hang(subject, verb, Dep::Nsubj);
        }
    }

    /// "The opposition coalition | Unity Front | called for a strike.": a noun that the parser took for
    /// the whole sentence, and its own name for who does something to it.
    pub(super) fn name_its_subject(&mut self, verb: usize) {
        let noun = self.head(verb);
        let finite = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz);
        let fits = finite
            && self.dep(verb) == Dep::Relcl
            && self.dep(noun) == Dep::Root
            && self.tag(noun) == Tag::Nn
            && noun < verb
            && self.tag(self.tokens.end - 1) == Tag::Period;
        let name = self.child(verb, &[Dep::Nsubj]).filter(|_| fits);
        let Some(name) = name.filter(|&name| {
            matches!(self.tag(name), Tag::Nnp | Tag::Nnps)
                && name < verb
                && self.first_below(name) == noun + 1
        }) else {
            return;
        };
        self.put_in_place_of(verb, noun);
        let later: Vec<usize> = self.children(noun).filter(|&child| child > verb).collect();
        for child in later {
            self.hang(child, verb, self.dep(child));
        }
        self.hang(noun, name, Dep::Compound);
    }
}
