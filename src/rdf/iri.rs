//! IRIs that are safe to write, whatever the records hold.

use std::fmt::Write as _;

use oxigraph::model::NamedNode;

use crate::link::iri;

/// The IRI itself when it is a valid absolute IRI; otherwise one in our namespace that keeps its
/// characters, those that an IRI can't hold percent-encoded. Records come from files as well as
/// from this program, so an ill-formed identifier must not lose the rest of a build.
pub fn node(text: &str) -> NamedNode {
    NamedNode::new(text).unwrap_or_else(|_| in_namespace(iri::BASE, text))
}

/// `namespace` + `local`, with everything but unreserved characters and `/` percent-encoded.
pub fn in_namespace(namespace: &str, local: &str) -> NamedNode {
    let mut out = String::with_capacity(namespace.len() + local.len());
    out.push_str(namespace);
    for byte in local.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    NamedNode::new_unchecked(out)
}

/// An IRI made from content, of the given kind.
pub fn content(kind: &str, parts: &[&str]) -> NamedNode {
    NamedNode::new_unchecked(iri::content(kind, parts))
}

/// A document's IRI, from the hash of its bytes.
pub fn document(hash: &str) -> NamedNode {
    in_namespace(iri::BASE, &format!("document/{}", short(hash)))
}

/// The named graph that holds what a document says.
pub fn document_graph(hash: &str) -> NamedNode {
    in_namespace(iri::BASE, &format!("graph/{}", short(hash)))
}

/// The named graph that holds what linking found.
pub fn links_graph() -> NamedNode {
    in_namespace(iri::BASE, "graph/links")
}

/// The named graph that holds the vocabulary and the schemes.
pub fn ontology_graph() -> NamedNode {
    in_namespace(iri::BASE, "graph/ontology")
}

/// A span of a document's text, by the fragment of RFC 5147 (which NIF uses too).
pub fn span(document: &NamedNode, start: usize, end: usize) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#char={start},{end}", document.as_str()))
}

/// 128 bits of a hash name a document: as many as all other IRIs made from content.
fn short(hash: &str) -> &str {
    hash.get(..32).unwrap_or(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_iris_stand_as_they_are() {
        assert_eq!(
            node("https://sws.geonames.org/170063/").as_str(),
            "https://sws.geonames.org/170063/"
        );
    }

    #[test]
    fn ill_formed_identifiers_become_valid_iris() {
        for text in ["", "a b", "<x>", "no scheme", "http://[", "ü\"{}|\\^`\n"] {
            let made = node(text);
            assert!(
                NamedNode::new(made.as_str()).is_ok(),
                "{text:?} gave {made}"
            );
        }
    }

    #[test]
    fn spans_are_fragments_of_their_document() {
        let document = document("0123456789abcdef0123456789abcdef0123");
        assert_eq!(
            span(&document, 3, 9).as_str(),
            "https://w3id.org/dateline/id/document/0123456789abcdef0123456789abcdef#char=3,9"
        );
    }
}
