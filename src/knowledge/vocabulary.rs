//! The IRIs that readers of the ontology look for.

/// Namespace of Dateline's own terms.
pub const DL: &str = "https://w3id.org/dateline/ontology#";
/// Namespace of actors.
pub const ACTOR: &str = "https://w3id.org/dateline/actor/";
/// Namespace of countries.
pub const COUNTRY: &str = "https://w3id.org/dateline/country/";
/// Namespace of kinds of actors.
pub const KIND: &str = "https://w3id.org/dateline/kind/";
/// `skos:prefLabel`.
pub const PREF_LABEL: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";
/// `skos:altLabel`.
pub const ALT_LABEL: &str = "http://www.w3.org/2004/02/skos/core#altLabel";
/// `skos:notation`.
pub const NOTATION: &str = "http://www.w3.org/2004/02/skos/core#notation";
/// `skos:broader`.
pub const BROADER: &str = "http://www.w3.org/2004/02/skos/core#broader";
/// `skos:inScheme`.
pub const IN_SCHEME: &str = "http://www.w3.org/2004/02/skos/core#inScheme";

/// A term of Dateline's own as a constant IRI.
macro_rules! dl {
    ($name:literal) => {
        concat!("https://w3id.org/dateline/ontology#", $name)
    };
}
pub(crate) use dl;
