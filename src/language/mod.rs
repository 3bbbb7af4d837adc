//! The language engine: tokens, sentences, tags, lemmas, dependency trees and named entities.
//!
//! [`Engine::analyse`] takes a text and hands on an [`Analysis`], the one object that every later
//! stage reads.

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
