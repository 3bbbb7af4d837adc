//! Every IRI that the graph is written and read with, in one place: the reused vocabularies by
//! their published IRIs, and the few terms of our own (`dl:`), which `ontology/dateline.ttl`
//! defines.

use oxigraph::model::{NamedNode, NamedNodeRef};

/// Namespace of the terms of our own.
pub const NAMESPACE: &str = "https://w3id.org/dateline/ontology#";

/// Namespace of everything that a build names.
pub use crate::link::iri::BASE;

macro_rules! terms {
    ($($(#[$meta:meta])* $name:ident = $namespace:literal $local:literal;)*) => {
        $($(#[$meta])* pub const $name: NamedNodeRef<'static> =
            NamedNodeRef::new_unchecked(concat!($namespace, $local));)*

        /// Every constant of this module, for tests that hold it against the ontology file.
        pub const ALL: &[NamedNodeRef<'static>] = &[$($name),*];
    };
}

terms! {
    /// The class of a resource.
    RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#" "type";
    /// A name for readers.
    RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#" "label";
    /// A remark for readers.
    RDFS_COMMENT = "http://www.w3.org/2000/01/rdf-schema#" "comment";

    /// What one or more claims are about.
    SEM_EVENT = "http://semanticweb.cs.vu.nl/2009/11/sem/" "Event";
    /// Somebody who acts, is acted on, or speaks.
    SEM_ACTOR = "http://semanticweb.cs.vu.nl/2009/11/sem/" "Actor";
    /// Somewhere.
    SEM_PLACE = "http://semanticweb.cs.vu.nl/2009/11/sem/" "Place";
    /// Event → who did it.
    SEM_HAS_ACTOR = "http://semanticweb.cs.vu.nl/2009/11/sem/" "hasActor";
    /// Event → where.
    SEM_HAS_PLACE = "http://semanticweb.cs.vu.nl/2009/11/sem/" "hasPlace";
    /// Event → what happened, asserted.
    SEM_EVENT_TYPE = "http://semanticweb.cs.vu.nl/2009/11/sem/" "eventType";
    /// First day on which it may have begun.
    SEM_EARLIEST_BEGIN = "http://semanticweb.cs.vu.nl/2009/11/sem/" "hasEarliestBeginTimeStamp";
    /// Last day on which it may have begun.
    SEM_LATEST_BEGIN = "http://semanticweb.cs.vu.nl/2009/11/sem/" "hasLatestBeginTimeStamp";
    /// First day on which it may have ended.
    SEM_EARLIEST_END = "http://semanticweb.cs.vu.nl/2009/11/sem/" "hasEarliestEndTimeStamp";
    /// Last day on which it may have ended.
    SEM_LATEST_END = "http://semanticweb.cs.vu.nl/2009/11/sem/" "hasLatestEndTimeStamp";

    /// Claim → the words that name its action.
    GAF_DENOTED_BY = "http://groundedannotationframework.org/gaf#" "denotedBy";
    /// Claim → one link of the chain of those who say so.
    GRASP_HAS_ATTRIBUTION = "http://groundedannotationframework.org/grasp#" "hasAttribution";
    /// Attribution → who says so.
    GRASP_WAS_ATTRIBUTED_TO = "http://groundedannotationframework.org/grasp#" "wasAttributedTo";
    /// One link of the chain of those who say so.
    GRASP_ATTRIBUTION = "http://groundedannotationframework.org/grasp#" "Attribution";

    /// A text whose spans are counted in code points.
    NIF_CONTEXT = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" "Context";
    /// First code point of a span.
    NIF_BEGIN = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" "beginIndex";
    /// One past the last code point of a span.
    NIF_END = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" "endIndex";
    /// The words of a span, exactly as they stand.
    NIF_ANCHOR_OF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" "anchorOf";
    /// Span → who or what its words refer to.
    ITS_IDENT_REF = "http://www.w3.org/2005/11/its/rdf#" "taIdentRef";

    /// Place → its geometry.
    GEO_HAS_GEOMETRY = "http://www.opengis.net/ont/geosparql#" "hasGeometry";
    /// Geometry → well-known text, longitude first.
    GEO_AS_WKT = "http://www.opengis.net/ont/geosparql#" "asWKT";
    /// Datatype of well-known text.
    GEO_WKT_LITERAL = "http://www.opengis.net/ont/geosparql#" "wktLiteral";
    /// Latitude in degrees (WGS 84).
    WGS_LAT = "http://www.w3.org/2003/01/geo/wgs84_pos#" "lat";
    /// Longitude in degrees (WGS 84).
    WGS_LONG = "http://www.w3.org/2003/01/geo/wgs84_pos#" "long";

    /// Something derived or written.
    PROV_ENTITY = "http://www.w3.org/ns/prov#" "Entity";
    /// A build.
    PROV_ACTIVITY = "http://www.w3.org/ns/prov#" "Activity";
    /// A program.
    PROV_SOFTWARE_AGENT = "http://www.w3.org/ns/prov#" "SoftwareAgent";
    /// Build → what it read.
    PROV_USED = "http://www.w3.org/ns/prov#" "used";
    /// Graph → the build that made it.
    PROV_WAS_GENERATED_BY = "http://www.w3.org/ns/prov#" "wasGeneratedBy";
    /// Graph → the document that it was read from.
    PROV_WAS_DERIVED_FROM = "http://www.w3.org/ns/prov#" "wasDerivedFrom";
    /// Build → the program.
    PROV_WAS_ASSOCIATED_WITH = "http://www.w3.org/ns/prov#" "wasAssociatedWith";

    /// The graph as a whole.
    DCAT_DATASET = "http://www.w3.org/ns/dcat#" "Dataset";
    /// A file that holds it.
    DCAT_DISTRIBUTION_CLASS = "http://www.w3.org/ns/dcat#" "Distribution";
    /// Data set → file.
    DCAT_DISTRIBUTION = "http://www.w3.org/ns/dcat#" "distribution";
    /// File → media type.
    DCAT_MEDIA_TYPE = "http://www.w3.org/ns/dcat#" "mediaType";
    /// Data set → version.
    DCAT_VERSION = "http://www.w3.org/ns/dcat#" "version";
    /// Title.
    DCTERMS_TITLE = "http://purl.org/dc/terms/" "title";
    /// Description.
    DCTERMS_DESCRIPTION = "http://purl.org/dc/terms/" "description";
    /// Date of publication, stated or inferred.
    DCTERMS_DATE = "http://purl.org/dc/terms/" "date";
    /// Document → outlet.
    DCTERMS_PUBLISHER = "http://purl.org/dc/terms/" "publisher";
    /// Name of the input.
    DCTERMS_IDENTIFIER = "http://purl.org/dc/terms/" "identifier";
    /// Data set → document.
    DCTERMS_SOURCE = "http://purl.org/dc/terms/" "source";
    /// Language tag.
    DCTERMS_LANGUAGE = "http://purl.org/dc/terms/" "language";
    /// How much.
    DCTERMS_EXTENT = "http://purl.org/dc/terms/" "extent";
    /// Data set → ontology.
    DCTERMS_CONFORMS_TO = "http://purl.org/dc/terms/" "conformsTo";

    /// A news report.
    SCHEMA_NEWS_ARTICLE = "http://schema.org/" "NewsArticle";
    /// An outlet.
    SCHEMA_NEWS_ORGANIZATION = "http://schema.org/" "NewsMediaOrganization";
    /// Date of publication that the input states.
    SCHEMA_DATE_PUBLISHED = "http://schema.org/" "datePublished";
    /// Address that the report was found at.
    SCHEMA_URL = "http://schema.org/" "url";
    /// Version of the program.
    SCHEMA_SOFTWARE_VERSION = "http://schema.org/" "softwareVersion";
    /// Place → the place that it lies in.
    SCHEMA_CONTAINED_IN = "http://schema.org/" "containedInPlace";

    /// Preferred name.
    SKOS_PREF_LABEL = "http://www.w3.org/2004/02/skos/core#" "prefLabel";
    /// Other name.
    SKOS_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#" "altLabel";
    /// The same thing in another register.
    SKOS_EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#" "exactMatch";
    /// A concept of a scheme.
    SKOS_CONCEPT = "http://www.w3.org/2004/02/skos/core#" "Concept";

    /// One clause's statement that an action happened.
    CLAIM = "https://w3id.org/dateline/ontology#" "Claim";
    /// A figure with what it counts.
    QUANTITY = "https://w3id.org/dateline/ontology#" "Quantity";
    /// The text or speaker that a group of claims goes back to.
    ORIGIN = "https://w3id.org/dateline/ontology#" "Origin";
    /// Claims that can't all be true.
    CONFLICT = "https://w3id.org/dateline/ontology#" "Conflict";
    /// A difference that is no conflict.
    LOOK_ALIKE = "https://w3id.org/dateline/ontology#" "LookAlike";
    /// One of the values that differ.
    CONFLICT_VALUE = "https://w3id.org/dateline/ontology#" "ConflictValue";
    /// A sentence that stands in two documents.
    COPY = "https://w3id.org/dateline/ontology#" "Copy";
    /// A name that was merged into an entity, with the rule.
    MERGE = "https://w3id.org/dateline/ontology#" "Merge";
    /// An analyst's decision.
    DECISION = "https://w3id.org/dateline/ontology#" "Decision";

    /// Claim → its document.
    DOCUMENT = "https://w3id.org/dateline/ontology#" "document";
    /// Claim → the sentence it stands in.
    SENTENCE = "https://w3id.org/dateline/ontology#" "sentence";
    /// Claim or event → what is said to have happened.
    ACTION = "https://w3id.org/dateline/ontology#" "action";
    /// Claim → how far it says that the action happened.
    STATUS = "https://w3id.org/dateline/ontology#" "status";
    /// Claim → the pattern that matched.
    PATTERN = "https://w3id.org/dateline/ontology#" "matchedPattern";
    /// Claim → who did it.
    ACTOR = "https://w3id.org/dateline/ontology#" "actor";
    /// Claim → to whom.
    TARGET = "https://w3id.org/dateline/ontology#" "target";
    /// Claim → where.
    PLACE = "https://w3id.org/dateline/ontology#" "place";
    /// Claim → the words that name its actor.
    ACTOR_MENTION = "https://w3id.org/dateline/ontology#" "actorMention";
    /// Claim → the words that name its target.
    TARGET_MENTION = "https://w3id.org/dateline/ontology#" "targetMention";
    /// Claim → the words that name its place.
    PLACE_MENTION = "https://w3id.org/dateline/ontology#" "placeMention";
    /// Claim → the words that say when.
    TIME_MENTION = "https://w3id.org/dateline/ontology#" "timeMention";
    /// Attribution → the words that name the speaker.
    SPEAKER_MENTION = "https://w3id.org/dateline/ontology#" "speakerMention";
    /// Claim → the words that name its means.
    INSTRUMENT_MENTION = "https://w3id.org/dateline/ontology#" "instrumentMention";
    /// Claim → a figure.
    QUANTITY_OF = "https://w3id.org/dateline/ontology#" "quantity";
    /// How exactly a claim's time is known.
    PRECISION = "https://w3id.org/dateline/ontology#" "precision";
    /// How a claim's time is known.
    TIME_RULE = "https://w3id.org/dateline/ontology#" "timeRule";
    /// ACLED geo-precision, 1 to 3.
    GEO_PRECISION = "https://w3id.org/dateline/ontology#" "geoPrecision";
    /// How a claim's place stands to the place named.
    RELATION = "https://w3id.org/dateline/ontology#" "relation";
    /// The rule that found, bound or merged.
    RULE = "https://w3id.org/dateline/ontology#" "rule";
    /// The words that make it a report.
    CUE = "https://w3id.org/dateline/ontology#" "cue";
    /// Attribution → the next link, further from the fact.
    RELAYED_BY = "https://w3id.org/dateline/ontology#" "relayedBy";

    /// The figure as written.
    VALUE = "https://w3id.org/dateline/ontology#" "value";
    /// Least value meant.
    LOW = "https://w3id.org/dateline/ontology#" "low";
    /// Greatest value meant.
    HIGH = "https://w3id.org/dateline/ontology#" "high";
    /// What is counted.
    UNIT = "https://w3id.org/dateline/ontology#" "unit";
    /// ACLED's reading of a vague count.
    ACLED_COUNT = "https://w3id.org/dateline/ontology#" "acledCount";

    /// Event, origin or value → claim.
    HAS_CLAIM = "https://w3id.org/dateline/ontology#" "claim";
    /// Claim → what it says of its event.
    ROLE = "https://w3id.org/dateline/ontology#" "role";
    /// Claim or event → the origin that it goes back to.
    HAS_ORIGIN = "https://w3id.org/dateline/ontology#" "origin";
    /// Event → to whom.
    HAS_TARGET = "https://w3id.org/dateline/ontology#" "hasTarget";
    /// ACLED sub-event type.
    ACLED = "https://w3id.org/dateline/ontology#" "acled";
    /// PLOVER event type.
    PLOVER = "https://w3id.org/dateline/ontology#" "plover";
    /// CAMEO code.
    CAMEO = "https://w3id.org/dateline/ontology#" "cameo";
    /// Whether an action is hostile, cooperative or neither.
    POLARITY = "https://w3id.org/dateline/ontology#" "polarity";
    /// ACLED code of a kind of actor.
    INTER = "https://w3id.org/dateline/ontology#" "inter";
    /// Event → family of its action.
    FAMILY = "https://w3id.org/dateline/ontology#" "family";
    /// Event → occurrence or state.
    SHAPE = "https://w3id.org/dateline/ontology#" "shape";
    /// Event → number of outlets.
    OUTLETS = "https://w3id.org/dateline/ontology#" "outlets";
    /// Event → number of texts, copies counted once.
    TEXT_ORIGINS = "https://w3id.org/dateline/ontology#" "textOrigins";
    /// Event → number of named speakers.
    SPEAKERS = "https://w3id.org/dateline/ontology#" "speakers";
    /// Event → number of independent origins.
    INDEPENDENT = "https://w3id.org/dateline/ontology#" "independentOrigins";
    /// Event → proposed Admiralty grade of information.
    GRADE = "https://w3id.org/dateline/ontology#" "grade";
    /// Event → why.
    GRADE_REASON = "https://w3id.org/dateline/ontology#" "gradeReason";
    /// Event → a speaker who takes part in it or belongs to one who does.
    INVOLVED_SPEAKER = "https://w3id.org/dateline/ontology#" "involvedSpeaker";

    /// What a conflict is about, as a kind.
    CONFLICT_KIND = "https://w3id.org/dateline/ontology#" "conflictKind";
    /// Conflict → event.
    CONCERNS = "https://w3id.org/dateline/ontology#" "concerns";
    /// Why.
    REASON = "https://w3id.org/dateline/ontology#" "reason";
    /// Conflict → value.
    HAS_VALUE = "https://w3id.org/dateline/ontology#" "differs";
    /// Value, origin → who says so.
    SPEAKER = "https://w3id.org/dateline/ontology#" "speaker";
    /// Conflict → the one speaker of all its values.
    ONE_SPEAKER = "https://w3id.org/dateline/ontology#" "oneSpeaker";

    /// Kind of actor, place or origin.
    KIND = "https://w3id.org/dateline/ontology#" "kind";
    /// ISO 3166-1 alpha-3 code.
    COUNTRY = "https://w3id.org/dateline/ontology#" "country";
    /// Entity → name merged into it.
    HAS_MERGE = "https://w3id.org/dateline/ontology#" "merge";
    /// Merge → IRI that extraction gave.
    MERGED_IRI = "https://w3id.org/dateline/ontology#" "mergedIri";
    /// Name as written.
    NAME = "https://w3id.org/dateline/ontology#" "name";
    /// Copy → sentence.
    COPIES = "https://w3id.org/dateline/ontology#" "copies";
    /// Copy → token ratio.
    SIMILARITY = "https://w3id.org/dateline/ontology#" "similarity";
    /// Copy → what was changed.
    CHANGE = "https://w3id.org/dateline/ontology#" "change";
    /// Document → hash of its bytes.
    HASH = "https://w3id.org/dateline/ontology#" "hash";
    /// Document → how its date is known.
    DATE_BASIS = "https://w3id.org/dateline/ontology#" "dateBasis";
    /// Document → how sure its date is, in percent.
    DATE_CONFIDENCE = "https://w3id.org/dateline/ontology#" "dateConfidence";
    /// Document → the reasons for its date.
    DATE_EVIDENCE = "https://w3id.org/dateline/ontology#" "dateEvidence";
    /// Document → reliability of its source, A to F.
    RELIABILITY = "https://w3id.org/dateline/ontology#" "reliability";
    /// Decision → what it does, as the analyst wrote it.
    DECIDES = "https://w3id.org/dateline/ontology#" "decides";

    /// A run of an analysis over the graph.
    ANALYSIS = "https://w3id.org/dateline/ontology#" "Analysis";
    /// One result of an analysis.
    FINDING = "https://w3id.org/dateline/ontology#" "Finding";
    /// Analysis → a parameter, as name=value.
    PARAMETER = "https://w3id.org/dateline/ontology#" "parameter";
    /// Finding → what it is about.
    ABOUT = "https://w3id.org/dateline/ontology#" "about";
    /// Finding → what that stands in relation to.
    IN_RELATION_TO = "https://w3id.org/dateline/ontology#" "inRelationTo";
    /// Finding → what was found out.
    MEASURE = "https://w3id.org/dateline/ontology#" "measure";
    /// Finding → the figure.
    FIGURE = "https://w3id.org/dateline/ontology#" "figure";
    /// Finding → the words.
    WORDING = "https://w3id.org/dateline/ontology#" "wording";
}

/// A concept of one of our own schemes (status, role, precision, kinds), by its notation.
pub fn concept(scheme: &str, notation: &str) -> NamedNode {
    super::iri::in_namespace(NAMESPACE, &format!("{scheme}-{notation}"))
}

/// The prefixes that queries may use without declaring them and that Turtle is written with.
pub const PREFIXES: &[(&str, &str)] = &[
    ("act", ACTIONS),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("dl", NAMESPACE),
    ("gaf", "http://groundedannotationframework.org/gaf#"),
    ("geo", "http://www.opengis.net/ont/geosparql#"),
    ("geof", "http://www.opengis.net/def/function/geosparql/"),
    ("grasp", "http://groundedannotationframework.org/grasp#"),
    ("id", BASE),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
    ("kind", KINDS),
    (
        "nif",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "http://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("uom", "http://www.opengis.net/def/uom/OGC/1.0/"),
    ("wgs", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Namespace of the action scheme (`ontology/actions.ttl`).
pub const ACTIONS: &str = "https://w3id.org/dateline/action/";

/// Namespace of the scheme of actor kinds (`ontology/kinds.ttl`).
pub const KINDS: &str = "https://w3id.org/dateline/kind/";

/// An action, by its notation in the action scheme.
pub fn action(notation: &str) -> NamedNode {
    super::iri::in_namespace(ACTIONS, notation)
}

/// A kind of actor, by its notation.
pub fn actor_kind(notation: &str) -> NamedNode {
    super::iri::in_namespace(KINDS, notation)
}
