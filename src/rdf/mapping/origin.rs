//! What claims go back to, what documents copy from each other, and where they disagree.

use oxigraph::model::NamedNode;

use super::build::notation;
use super::document::{Index, quote};
use crate::link::Linked;
use crate::link::record::{ConflictValue, CopyKind};
use crate::rdf::statements::Statements;
use crate::rdf::{iri, literal, vocabulary as dl};

/// The texts and speakers that claims go back to. Their claims point to them.
pub fn origins(out: &mut Statements, index: &Index<'_>, linked: &Linked) {
    for origin in &linked.origins {
        let node = iri::node(&origin.id);
        out.add(&node, dl::RDF_TYPE, dl::ORIGIN);
        out.add(&node, dl::RDFS_LABEL, literal::text(&origin.label));
        out.add(
            &node,
            dl::KIND,
            dl::concept("origin-kind", &notation(&origin.kind)),
        );
        let speaker = origin.speaker.as_deref().map(iri::node);
        out.add_some(&node, dl::SPEAKER, speaker);
        for name in &origin.documents {
            out.add_some(&node, dl::DOCUMENT, index.document(name).cloned());
        }
    }
}

/// Sentences that stand in two documents.
pub fn copies(out: &mut Statements, index: &Index<'_>, linked: &Linked) {
    for copy in &linked.copies {
        let (Some(a), Some(b)) = (
            index.document(&copy.a.document),
            index.document(&copy.b.document),
        ) else {
            continue;
        };
        let node = iri::node(&copy.id);
        out.add(&node, dl::RDF_TYPE, dl::COPY);
        out.add(
            &node,
            dl::KIND,
            dl::concept("copy-kind", &notation::<CopyKind>(&copy.kind)),
        );
        out.add_some(&node, dl::SIMILARITY, literal::decimal(copy.similarity));
        out.add_some(&node, dl::HAS_ORIGIN, copy.origin.as_deref().map(iri::node));
        for (document, side) in [(a, &copy.a), (b, &copy.b)] {
            let sentence = if index.has_sentence(&side.document, side.span) {
                iri::span(document, side.span.start, side.span.end)
            } else {
                quote(out, document, side.span, &side.text)
            };
            out.add(&node, dl::COPIES, sentence.clone());
            out.add(&sentence, dl::DOCUMENT, document.clone());
        }
        for change in &copy.changes {
            let words = format!("{} → {}", quoted(&change.from), quoted(&change.to));
            out.add(&node, dl::CHANGE, literal::text(&words));
        }
    }
}

fn quoted(words: &str) -> String {
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        format!("“{words}”")
    }
}

/// Claims that can't all be true, and differences that are no conflict.
pub fn conflicts(out: &mut Statements, linked: &Linked) {
    for conflict in &linked.conflicts {
        let node = iri::node(&conflict.id);
        out.add(&node, dl::RDF_TYPE, dl::CONFLICT);
        let kind = dl::concept("conflict", &notation(&conflict.kind));
        out.add(&node, dl::CONFLICT_KIND, kind);
        out.add(&node, dl::RDFS_LABEL, literal::text(&conflict.subject));
        out.add(&node, dl::REASON, literal::text(&conflict.reason));
        for event in &conflict.events {
            out.add(&node, dl::CONCERNS, iri::node(event));
        }
        let speaker = conflict.one_speaker.as_deref().map(iri::node);
        out.add_some(&node, dl::ONE_SPEAKER, speaker);
        values(out, &node, &conflict.values);
    }
    for alike in &linked.lookalikes {
        let node = iri::node(&alike.id);
        out.add(&node, dl::RDF_TYPE, dl::LOOK_ALIKE);
        let kind = dl::concept("conflict", &notation(&alike.kind));
        out.add(&node, dl::CONFLICT_KIND, kind);
        out.add(&node, dl::RDFS_LABEL, literal::text(&alike.subject));
        out.add(&node, dl::REASON, literal::text(&alike.reason));
        values(out, &node, &alike.values);
    }
}

fn values(out: &mut Statements, conflict: &NamedNode, values: &[ConflictValue]) {
    for value in values {
        let mut parts = vec![conflict.as_str(), &value.value];
        parts.extend(value.claims.iter().map(String::as_str));
        let node = iri::content("value", &parts);
        out.add(conflict, dl::HAS_VALUE, node.clone());
        out.add(&node, dl::RDF_TYPE, dl::CONFLICT_VALUE);
        out.add(&node, dl::RDFS_LABEL, literal::text(&value.value));
        out.add_some(&node, dl::LOW, value.low.and_then(literal::decimal));
        out.add_some(&node, dl::HIGH, value.high.and_then(literal::decimal));
        for claim in &value.claims {
            out.add(&node, dl::HAS_CLAIM, iri::node(claim));
        }
        for speaker in &value.speakers {
            out.add(&node, dl::SPEAKER, iri::node(speaker));
        }
    }
}
