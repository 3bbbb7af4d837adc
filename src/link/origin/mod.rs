//! Who the information really comes from: text origins, speakers, and how many are independent.
//!
//! Two outlets with the same wire copy are one origin; four outlets that quote the same monitor
//! are one origin, and so are a monitor, its director and "the group". What a report says in its own
//! voice has an unknown lineage: it adds no origin to those that are named.

mod independence;
mod speaker;
mod voice;

use std::collections::{BTreeMap, BTreeSet};

pub use independence::independent;
pub use speaker::Speakers;
pub use voice::Voices;

use super::copy::Copies;
use super::corpus::Corpus;
use super::iri;
use super::record::{Origin, OriginKind};

/// The text origin and the origin of each claim.
#[derive(Debug, Default)]
pub struct Origins {
    /// Text origin of each claim.
    pub text: Vec<String>,
    /// Origin of each claim: the body that its nearest speaker speaks for, or else its text origin.
    pub claim: Vec<String>,
    /// Every origin, by IRI.
    pub records: Vec<Origin>,
}

/// IRI of the origin of a text that these documents carry.
pub fn text_iri(corpus: &Corpus<'_>, carriers: &[u32]) -> String {
    let hashes: Vec<&str> = carriers
        .iter()
        .map(|document| corpus.documents[*document as usize].hash.as_str())
        .collect();
    iri::content("origin", &hashes)
}

/// Origins of every claim of a corpus.
pub fn find(corpus: &Corpus<'_>, copies: &Copies, voices: &Voices) -> Origins {
    let mut origins = Origins::default();
    let mut records: BTreeMap<String, (Origin, BTreeSet<String>, BTreeSet<String>)> =
        BTreeMap::new();
    for at in &corpus.claims {
        let carriers = copies
            .carriers(at.document, at.claim.trigger.span)
            .map_or_else(|| vec![at.document], <[u32]>::to_vec);
        let text = text_iri(corpus, &carriers);
        let names: Vec<String> = carriers
            .iter()
            .map(|document| corpus.documents[*document as usize].document.clone())
            .collect();
        let mut add = |id: &str, kind, label: String, speaker: Option<String>| {
            let (_, documents, claims) = records.entry(id.to_owned()).or_insert_with(|| {
                let origin = Origin {
                    id: id.to_owned(),
                    kind,
                    label,
                    speaker,
                    documents: Vec::new(),
                    claims: Vec::new(),
                };
                (origin, BTreeSet::new(), BTreeSet::new())
            });
            claims.insert(at.claim.id.clone());
            match kind {
                OriginKind::Speaker => {
                    documents.insert(corpus.documents[at.document as usize].document.clone());
                }
                _ => documents.extend(names.iter().cloned()),
            }
        };
        let (kind, label) = if names.len() > 1 {
            (OriginKind::Copy, format!("copy in {}", names.join(", ")))
        } else {
            (OriginKind::Report, names.join(", "))
        };
        add(&text, kind, label, None);
        let origin = match voices.known(&at.speakers).next() {
            Some(speaker) => {
                let node = corpus.entities.node(voices.body(speaker));
                let id = iri::content("origin", &["speaker", &node.id]);
                add(
                    &id,
                    OriginKind::Speaker,
                    node.label.clone(),
                    Some(node.id.clone()),
                );
                id
            }
            None => text.clone(),
        };
        origins.text.push(text);
        origins.claim.push(origin);
    }
    origins.records = records
        .into_values()
        .map(|(mut origin, documents, claims)| {
            origin.documents = documents.into_iter().collect();
            origin.claims = claims.into_iter().collect();
            origin
        })
        .collect();
    origins
}
