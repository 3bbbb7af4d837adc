//! From the parse to claims: mentions, times, places, quantities, actions and their roles,
//! attribution and status.
//!
//! [`Extractor::extract`] is a pure function of one document and the knowledge; it hands on an
//! [`Extraction`].

pub mod actor;
pub mod attribution;
pub mod bind;
pub mod check;
pub mod claim;
pub mod clause;
mod coreference;
pub mod facts;
mod first_person;
mod joint;
pub mod matcher;
pub mod mention;
mod number;
pub mod place;
pub mod quantity;
pub mod record;
mod roles;
mod side;
pub mod status;
pub mod thing;
pub mod time;

pub use record::{Claim, Extraction, MentionRecord, Status};

use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::language::Analysis;
use bind::Binder;
use claim::Assembler;
use clause::Clauses;
use facts::Facts;
use matcher::Matcher;
use record::{Quote, TimeRef};

/// Extracts mentions and claims from documents.
#[derive(Debug)]
pub struct Extractor<'k> {
    knowledge: &'k Knowledge,
    matcher: Matcher<'k>,
}

impl<'k> Extractor<'k> {
    /// An extractor over the given knowledge; compiles its patterns.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self {
            knowledge,
            matcher: Matcher::new(knowledge),
        }
    }

    /// Everything that the document mentions and claims.
    pub fn extract(&self, document: &Document, analysis: &Analysis) -> Extraction {
        let knowledge = self.knowledge;
        let places = place::find_in(analysis, knowledge, &document.metadata);
        let times = time::find(analysis, knowledge, document.metadata.date);
        let time_tokens: Vec<_> = times.iter().map(|time| time.tokens.clone()).collect();
        let quantities = quantity::find(analysis, knowledge, &time_tokens);
        let mut actors = actor::find(document, analysis, knowledge, &places);
        let attribution = attribution::find(document, analysis, knowledge, &actors);
        first_person::resolve(document, analysis, knowledge, &attribution, &mut actors);
        let facts = Facts::new(
            analysis,
            &knowledge.lexicon,
            &actors,
            &places,
            &times,
            &quantities,
        );
        let acts: Vec<bool> = (0..analysis.len())
            .map(|token| actors.participant(token).is_some())
            .collect();
        let clauses = Clauses {
            analysis,
            lexicon: &knowledge.lexicon,
            acts: &acts,
        };
        let mut claims = Assembler {
            knowledge,
            document,
            clauses: &clauses,
            facts: &facts,
            binder: &Binder::new(document, knowledge, &clauses, &facts),
            attribution: &attribution,
        }
        .claims(&self.matcher.find(&clauses, &facts));
        side::name_enemies(analysis, knowledge, &actors, &mut claims);
        let mentions = mention::find(
            document,
            analysis,
            knowledge,
            &actors,
            &places,
            &times,
            &quantities,
        );
        Extraction {
            document: document.name.clone(),
            hash: document.hash.clone(),
            metadata: document.metadata.clone(),
            sentences: analysis
                .sentences()
                .iter()
                .map(|range| Quote {
                    span: analysis.span_of(range),
                    text: analysis.text_of(range).to_owned(),
                })
                .collect(),
            times: times
                .iter()
                .map(|time| TimeRef {
                    start: time.resolved.start,
                    end: time.resolved.end,
                    precision: time.resolved.precision,
                    timex: time.resolved.timex.clone(),
                    text: analysis.text_of(&time.tokens).to_owned(),
                    span: analysis.span_of(&time.tokens),
                    expression: time.expression.clone(),
                    rule: time.rule.to_owned(),
                })
                .collect(),
            mentions,
            claims,
        }
    }
}
