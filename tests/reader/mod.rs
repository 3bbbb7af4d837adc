//! Reads a text by the real pipeline, with the knowledge and the model loaded once.

// Not every test reads in every way.
#![allow(dead_code)]

use std::path::Path;
use std::sync::OnceLock;

use dateline::document::{Document, Metadata};
use dateline::extract::record::Participant;
use dateline::extract::{Claim, Extractor};
use dateline::knowledge::Knowledge;
use dateline::language::{Engine, EntityLabel, Protected};
use jiff::civil::Date;

/// What a text claims, published by an outlet where one is given.
pub fn claims_from(outlet: Option<&str>, text: &str) -> Vec<Claim> {
    let metadata = Metadata {
        outlet: outlet.map(str::to_owned),
        ..Metadata::default()
    };
    claims_of(metadata, text)
}

/// The last claim of an action in a report of a day.
#[track_caller]
pub fn claim_on(day: Date, text: &str, action: &str) -> Claim {
    let metadata = Metadata {
        date: Some(day),
        ..Metadata::default()
    };
    let claims = claims_of(metadata, text);
    let found = claims.iter().rfind(|claim| claim.action == action);
    found
        .unwrap_or_else(|| panic!("no `{action}`: {claims:#?}"))
        .clone()
}

/// The labels of those who say a claim, nearest to the fact first.
pub fn speakers(claim: &Claim) -> Vec<&str> {
    let chain = claim.attribution.iter();
    chain.map(|speaker| speaker.label.as_str()).collect()
}

/// The first and last day of a claim, where both are known.
pub fn days(claim: &Claim) -> Option<(String, String)> {
    let time = claim.time.as_ref()?;
    Some((time.start?.to_string(), time.end?.to_string()))
}

/// What a text claims that was published with these facts.
pub fn claims_of(metadata: Metadata, text: &str) -> Vec<Claim> {
    static TOOLS: OnceLock<(Knowledge, Engine, Protected)> = OnceLock::new();
    let (knowledge, engine, protected) = TOOLS.get_or_init(|| {
        let knowledge =
            Knowledge::load(&[] as &[&Path]).expect("the built-in ontology has no mistake");
        let engine = Engine::load().expect("the built-in model is whole");
        let names = knowledge.actors.single_names();
        let protected = engine.protect(names.map(|name| (name, EntityLabel::Org)));
        (knowledge, engine, protected)
    });
    let document = Document {
        name: "news".into(),
        hash: "0".repeat(64),
        metadata,
        text: text.into(),
    };
    Extractor::new(knowledge)
        .extract(&document, &engine.analyse_protected(text, protected))
        .claims
}

/// A text, an action that it tells, and the labels of those who do it and have it done to them.
pub type Case = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

pub fn labels(parties: &[Participant]) -> Vec<&str> {
    parties.iter().map(|party| party.label.as_str()).collect()
}

/// Checks that each text has a claim of the action with these parties and no others.
#[track_caller]
pub fn told(cases: &[Case]) {
    for (text, action, actors, targets) in cases {
        let claims = claims_from(None, text);
        let fits = |claim: &&Claim| {
            claim.action == *action
                && labels(&claim.actors) == *actors
                && labels(&claim.targets) == *targets
        };
        assert!(
            claims.iter().any(|claim| fits(&claim)),
            "no `{action}` by {actors:?} to {targets:?} in {text}\n{:#?}",
            claims
                .iter()
                .map(|claim| (&claim.action, labels(&claim.actors), labels(&claim.targets)))
                .collect::<Vec<_>>()
        );
    }
}

/// Checks that the texts tell nothing of the action.
#[track_caller]
pub fn untold(cases: &[(&str, &str)]) {
    for (text, action) in cases {
        let claims = claims_from(None, text);
        assert!(
            claims.iter().all(|claim| claim.action != *action),
            "`{action}` is told in {text}"
        );
    }
}
