//! Reads a text by the real pipeline, with the knowledge and the model loaded once.

// Not every test reads in both ways.
#![allow(dead_code)]

use std::path::Path;
use std::sync::OnceLock;

use dateline::document::{Document, Metadata};
use dateline::extract::{Claim, Extractor};
use dateline::knowledge::Knowledge;
use dateline::language::Engine;

/// What a text claims, published by an outlet where one is given.
pub fn claims_from(outlet: Option<&str>, text: &str) -> Vec<Claim> {
    let metadata = Metadata {
        outlet: outlet.map(str::to_owned),
        ..Metadata::default()
    };
    claims_of(metadata, text)
}

/// What a text claims that was published with these facts.
pub fn claims_of(metadata: Metadata, text: &str) -> Vec<Claim> {
    static TOOLS: OnceLock<(Knowledge, Engine)> = OnceLock::new();
    let (knowledge, engine) = TOOLS.get_or_init(|| {
        (
            Knowledge::load(&[] as &[&Path]).expect("the built-in ontology has no mistake"),
            Engine::load().expect("the built-in model is whole"),
        )
    });
    let document = Document {
        name: "news".into(),
        hash: "0".repeat(64),
        metadata,
        text: text.into(),
    };
    Extractor::new(knowledge)
        .extract(&document, &engine.analyse(text))
        .claims
}
