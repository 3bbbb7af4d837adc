//! IRIs made from content: the same thing has the same IRI in every build.

/// Namespace of everything that linking names.
pub const BASE: &str = "https://w3id.org/dateline/id/";

/// `BASE` + `kind/` + 128 bits of the BLAKE3 hash of the parts, in hexadecimal. The parts are
/// kept apart by their lengths, so `["ab", "c"]` and `["a", "bc"]` differ.
pub fn content(kind: &str, parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize().to_hex();
    format!("{BASE}{kind}/{}", &digest[..32])
}

/// The event IRI that a claim gives when it is its event's first.
pub fn event(claim: &str) -> String {
    content("event", &[claim])
}

/// Whether an IRI was made from content (a hash ends it) or from a bare name, rather than given in
/// the ontology or a gazetteer: it stands for something that nobody knew beforehand.
pub fn is_made(id: &str) -> bool {
    id.starts_with(BASE)
        || id.contains("/place/name/")
        || id.rsplit(['/', '#']).next().is_some_and(|last| {
            last.len() >= 16 && last.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashes_are_made() {
        assert!(is_made(&content("actor", &["x"])));
        assert!(is_made("http://example.org/place/0123456789abcdef0123"));
        assert!(!is_made("http://example.org/actor/northern-front"));
        assert!(!is_made("http://sws.geonames.org/2643743"));
    }

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(content("x", &["ab", "c"]), content("x", &["a", "bc"]));
        assert_eq!(content("x", &["ab", "c"]), content("x", &["ab", "c"]));
    }
}
