//! The tests of patterns, with the names that they ask for looked up once.

use super::actor::Class;
use crate::knowledge::lexicon::{Lexicon, SetNumber};
use crate::knowledge::pattern::{Lemma, Test};

/// A test of a pattern, ready to be put to the tokens of a text by [`Facts::meets`].
///
/// [`Facts::meets`]: super::facts::Facts::meets
#[derive(Clone, Copy, Debug)]
pub enum Check<'k> {
    /// Has this lemma, of one word.
    Word(&'k str),
    /// Has this lemma, of several words.
    Compound(&'k Lemma),
    /// Is what a name stands for.
    Named(Asked),
}

/// What a name in a test asks for: something built in, a lemma set, or either.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// What the finders tell of a token.
    pub built_in: Option<BuiltIn>,
    /// The lemma set of the name.
    pub set: Option<SetNumber>,
}

/// What tokens are known to be without a list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    /// A place, named or by a noun for places.
    Place,
    /// A time.
    Time,
    /// A quantity.
    Quantity,
    /// A member of a row.
    Joined,
    /// Of a class of actors.
    Class(Class),
}

impl<'k> Check<'k> {
    /// Looks up what a test names.
    pub fn new(test: &'k Test, lexicon: &Lexicon) -> Self {
        match test {
            Test::Lemma(lemma) => match &lemma.words[..] {
                [word] => Self::Word(word),
                _ => Self::Compound(lemma),
            },
            Test::Class(name) => Self::Named(Asked::named(name, lexicon)),
        }
    }

    /// How much it says of a token that it is met: a word or list of words most, "some party" little.
    pub fn weight(self) -> usize {
        match self {
            Self::Named(Asked {
                built_in: Some(built_in),
                ..
            }) => match built_in {
                BuiltIn::Class(Class::Actor | Class::Person | Class::Org) => 1,
                _ => 2,
            },
            _ => 3,
        }
    }
}

impl Asked {
    /// What a name asks for.
    pub fn named(name: &str, lexicon: &Lexicon) -> Self {
        let built_in = match name {
            "place" => Some(BuiltIn::Place),
            "time" => Some(BuiltIn::Time),
            "quantity" => Some(BuiltIn::Quantity),
            "joined" => Some(BuiltIn::Joined),
            name => Class::named(name).map(BuiltIn::Class),
        };
        Self {
            built_in,
            set: lexicon.number(name),
        }
    }
}
