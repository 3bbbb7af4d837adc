//! The documents and claims of a build as linking sees them: in a fixed order, with entities as
//! numbers.

use std::ops::Range;

use super::entity::{Entities, EntityNo};
use super::record::EntityClass;
use super::scheme::Scheme;
use crate::extract::{Claim, Extraction};

/// Number of a claim in [`Corpus`].
pub type ClaimNo = u32;

/// A claim with its entities.
#[derive(Debug)]
pub struct ClaimAt<'a> {
    /// The claim as extracted.
    pub claim: &'a Claim,
    /// Number of its document.
    pub document: u32,
    /// Family of its action.
    pub family: &'a str,
    /// Entities of its actors, in the claim's order.
    pub actors: Vec<EntityNo>,
    /// Entities of its targets, in the claim's order.
    pub targets: Vec<EntityNo>,
    /// Entities of its places, in the claim's order.
    pub places: Vec<EntityNo>,
    /// Entities of its speakers, nearest to the fact first.
    pub speakers: Vec<EntityNo>,
}

/// All documents, by name, and all claims, by document and place in the text.
#[derive(Debug)]
pub struct Corpus<'a> {
    /// Documents, by name.
    pub documents: Vec<&'a Extraction>,
    /// Entities.
    pub entities: &'a Entities,
    /// Claims.
    pub claims: Vec<ClaimAt<'a>>,
    /// Claims of each document.
    pub of: Vec<Range<usize>>,
}

/// The documents in the order that linking works in.
pub fn in_order(extractions: &[Extraction]) -> Vec<&Extraction> {
    let mut documents: Vec<&Extraction> = extractions.iter().collect();
    documents.sort_by(|a, b| a.document.cmp(&b.document).then(a.hash.cmp(&b.hash)));
    documents
}

impl<'a> Corpus<'a> {
    /// The corpus of documents that are in order.
    pub fn new(
        documents: &[&'a Extraction],
        entities: &'a Entities,
        scheme: &'a Scheme<'a>,
    ) -> Self {
        let mut claims = Vec::new();
        let mut of = Vec::new();
        let find = |class, id: &str, text: &str| entities.find(class, id, text);
        for (number, document) in documents.iter().enumerate() {
            let first = claims.len();
            for claim in &document.claims {
                let who = |list: &[crate::extract::record::Participant]| {
                    list.iter()
                        .filter_map(|who| find(EntityClass::Actor, &who.id, &who.text))
                        .collect()
                };
                claims.push(ClaimAt {
                    claim,
                    document: number as u32,
                    family: scheme.family(&claim.action),
                    actors: who(&claim.actors),
                    targets: who(&claim.targets),
                    places: claim
                        .places
                        .iter()
                        .filter_map(|place| find(EntityClass::Place, &place.id, &place.text))
                        .collect(),
                    speakers: claim
                        .attribution
                        .iter()
                        .filter_map(|who| find(EntityClass::Actor, &who.id, &who.text))
                        .collect(),
                });
            }
            claims[first..].sort_by(|a, b| {
                let key = |at: &ClaimAt<'_>| at.claim.trigger.span;
                key(a).cmp(&key(b)).then(a.claim.id.cmp(&b.claim.id))
            });
            of.push(first..claims.len());
        }
        Self {
            documents: documents.to_vec(),
            entities,
            claims,
            of,
        }
    }
}
