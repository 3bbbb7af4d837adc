//! The language engine: tokens, sentences, tags, lemmas, dependency trees and named entities.
//!
//! [`Engine::analyse`] takes a text and hands on an [`Analysis`], the one object that every later
//! stage reads.
//!
//! ```
//! use dateline::language::{Dep, Engine};
//!
//! let engine = Engine::load()?;
//! let analysis = engine.analyse("The villagers fled.");
//! let fled = analysis.sentences()[0].clone().find(|&token| analysis.dep(token) == Dep::Root);
//! let subject = fled.and_then(|verb| analysis.child(verb, Dep::Nsubj));
//! assert_eq!(subject.map(|token| analysis.lemma(token)), Some("villager"));
//! # Ok::<(), dateline::language::EngineError>(())
//! ```
//!
//! The engine is spaCy's English pipeline (`en_core_web_sm` 3.8), written anew; the weights are
//! those of the published model. In the order in which they run:
//!
//! | module | adds to the draft |
//! | --- | --- |
//! | `remedies::paragraphs` | units: what is parsed apart |
//! | `tokenizer` (`lex`, `hash`, `chars`) | tokens and the features of their words |
//! | `remedies::protected` | names that the model sees as one word |
//! | `encoder` (`kernels`), `tagger` | vectors in context, tags |
//! | `parser` (`transition`), `tree` | heads, labels, sentences |
//! | `remedies::headlines` | a second reading of lines without a verb |
//! | `ner` (`encoder`, `transition`) | entities |
//! | `ruler`, `lemma` | parts of speech, features, lemmas |
//!
//! `pipeline` runs them over one `draft`, each if the [`Options`] ask for it; `engine` is the entry,
//! `format` reads the container with the model.
//!
//! # How close it is to spaCy
//!
//! `tests/language.rs` compares with stored answers of spaCy 3.8.18 on texts of our own;
//! `tests/language/parity.py` sets up spaCy and compares on any texts. With the wheel's 32-bit
//! weights nothing differed on 126,870 tokens of news, not even by ties. With the shipped weights
//! these classes of difference are left:
//!
//! - *near ties*: two moves or tags whose scores lie closer together than the rounding of weights
//!   (12 bits in embeddings, about 12 in the products) and activations (16 bits). Measured on
//!   those tokens: 25 heads, 15 labels, 3 tags (and with them 2 features and a lemma), no entity
//!   or sentence start; which of the two is right is a toss-up.
//!   One flipped move can change several tokens of its sentence.
//! - *digits of other scripts* in an IPv4 address: the tokenizer takes ASCII digits only.
//!
//! Everything under `remedies` is ours and is switched off by [`Options::PLAIN`].
//!
//! # How fast it is
//!
//! `benches/language.py` times it against spaCy on the same texts in the same run, one core each.
//! What made it fast, in order of worth: products of 16-bit integers in AMX tiles or with VNNI,
//! exact and hence the same on every processor (`kernels`); vectors of words without context kept
//! per word, states scored from rows worked out once a token (`encoder`, `transition`); paragraphs
//! laid out in one batch.

mod analysis;
mod chars;
mod draft;
mod encoder;
mod engine;
mod format;
mod hash;
mod kernels;
mod labels;
mod lemma;
mod lex;
mod ner;
mod parser;
mod pipeline;
mod remedies;
mod ruler;
mod tagger;
mod tokenizer;
mod transition;
mod tree;

pub use analysis::{Analysis, Entity};
pub use engine::{Engine, EngineError, Options, Profile, Stage};
pub use labels::{Dep, EntityLabel, Pos, Tag};
pub use remedies::protected::Protected;

/// The English model, made by `model/convert.py`.
static ENGLISH: &[u8] = include_bytes!("model/english.bin");
