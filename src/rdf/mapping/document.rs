//! A document and its spans: the report itself, its named graph, and where it was published.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;

use super::claim;
use crate::document::Span;
use crate::extract::{Claim, Extraction};
use crate::link::Linked;
use crate::rdf::statements::Statements;
use crate::rdf::{iri, literal, vocabulary as dl};

/// What a document says, without anything that other documents tell.
pub fn statements(extraction: &Extraction) -> Statements {
    let mut out = Statements::new(iri::document_graph(&extraction.hash));
    let document = iri::document(&extraction.hash);
    let metadata = &extraction.metadata;
    out.add(&document, dl::RDF_TYPE, dl::SCHEMA_NEWS_ARTICLE);
    out.add(&document, dl::RDF_TYPE, dl::NIF_CONTEXT);
    out.add(
        &document,
        dl::DCTERMS_IDENTIFIER,
        literal::text(&extraction.document),
    );
    out.add(&document, dl::HASH, literal::text(&extraction.hash));
    let title = metadata.title.as_deref().map(literal::text);
    out.add_some(&document, dl::DCTERMS_TITLE, title);
    let date = metadata.date.and_then(literal::date);
    out.add_some(&document, dl::SCHEMA_DATE_PUBLISHED, date);
    let url = metadata.url.as_deref().map(literal::text);
    out.add_some(&document, dl::SCHEMA_URL, url);
    let lang = metadata.lang.as_deref().map(literal::text);
    out.add_some(&document, dl::DCTERMS_LANGUAGE, lang);
    out.add(&document, dl::NIF_BEGIN, literal::integer(0));
    out.add(&document, dl::NIF_END, literal::integer(extent(extraction)));
    for claim in &extraction.claims {
        claim::statements(&mut out, &document, claim);
    }
    out
}

/// Where the text that was read ends: with its last sentence, or with the last words that a claim
/// rests on.
fn extent(extraction: &Extraction) -> usize {
    let sentences = extraction.sentences.iter().map(|quote| quote.span.end);
    let claims = extraction
        .claims
        .iter()
        .map(|claim| claim.sentence.span.end);
    sentences.chain(claims).max().unwrap_or(0)
}

/// Adds a span of the document with its words, and says its IRI.
pub fn quote(out: &mut Statements, document: &NamedNode, span: Span, text: &str) -> NamedNode {
    let node = iri::span(document, span.start, span.end);
    out.add(&node, dl::NIF_BEGIN, literal::integer(span.start));
    out.add(&node, dl::NIF_END, literal::integer(span.end));
    out.add(&node, dl::NIF_ANCHOR_OF, literal::text(text));
    node
}

/// The IRI of an outlet.
pub fn outlet(name: &str) -> NamedNode {
    iri::content("outlet", &[name.trim()])
}

/// Dates and outlets, which linking may have inferred.
pub fn dates(out: &mut Statements, linked: &Linked) {
    for dated in &linked.documents {
        let document = iri::document(&dated.hash);
        out.add_some(
            &document,
            dl::DCTERMS_DATE,
            dated.date.and_then(literal::date),
        );
        let basis = super::build::notation(&dated.basis);
        out.add(&document, dl::DATE_BASIS, dl::concept("basis", &basis));
        out.add(
            &document,
            dl::DATE_CONFIDENCE,
            literal::integer(usize::from(dated.confidence)),
        );
        for evidence in &dated.evidence {
            out.add(
                &document,
                dl::DATE_EVIDENCE,
                literal::text(&evidence.reason),
            );
        }
        let mut letter = [0; 4];
        let letter = dated.reliability.encode_utf8(&mut letter);
        out.add(&document, dl::RELIABILITY, literal::text(letter));
        if let Some(name) = dated
            .outlet
            .as_deref()
            .filter(|name| !name.trim().is_empty())
        {
            let node = outlet(name);
            out.add(&document, dl::DCTERMS_PUBLISHER, node.clone());
            out.add(&node, dl::RDF_TYPE, dl::SCHEMA_NEWS_ORGANIZATION);
            out.add(&node, dl::SKOS_PREF_LABEL, literal::text(name.trim()));
        }
    }
}

/// Finds a claim, a document or a sentence that the document's own graph holds already.
pub struct Index<'a> {
    claims: BTreeMap<&'a str, (&'a Claim, NamedNode)>,
    documents: BTreeMap<&'a str, NamedNode>,
    sentences: BTreeSet<(&'a str, Span)>,
}

impl<'a> Index<'a> {
    /// Over everything extracted; documents that only linking knows are found too.
    pub fn new(extractions: &'a [Extraction], linked: &'a Linked) -> Self {
        let mut index = Self {
            claims: BTreeMap::new(),
            documents: BTreeMap::new(),
            sentences: BTreeSet::new(),
        };
        for dated in &linked.documents {
            (index.documents).insert(&dated.name, iri::document(&dated.hash));
        }
        for extraction in extractions {
            let document = iri::document(&extraction.hash);
            for claim in &extraction.claims {
                index
                    .sentences
                    .insert((&extraction.document, claim.sentence.span));
                index.claims.insert(&claim.id, (claim, document.clone()));
            }
            index.documents.insert(&extraction.document, document);
        }
        index
    }

    /// The claim and its document.
    pub fn claim(&self, id: &str) -> Option<&(&'a Claim, NamedNode)> {
        self.claims.get(id)
    }

    /// The document of that name.
    pub fn document(&self, name: &str) -> Option<&NamedNode> {
        self.documents.get(name)
    }

    /// Whether the document's graph holds the sentence.
    pub fn has_sentence(&self, document: &str, span: Span) -> bool {
        self.sentences.contains(&(document, span))
    }
}
