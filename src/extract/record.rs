//! The records that extraction writes: claims and mentions, one JSON object a line on the wire.
//!
//! Linking and everything after it sees only these.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::{Metadata, Span};

/// A quoted piece of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quote {
    /// Where it stands, in code points.
    #[serde(flatten)]
    pub span: Span,
    /// The words, exactly as they stand there.
    pub text: String,
}

/// How far a claim says that its action happened.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened.
    #[default]
    Actual,
    /// It was under way when told.
    Ongoing,
    /// Somebody says that it will happen.
    Predicted,
    /// Somebody wants it to happen, or tries to bring it about.
    Intended,
    /// It happens only if something else does.
    Conditional,
    /// It may have happened: alleged, suspected, believed, estimated.
    Possible,
    /// It is said not to have happened.
    Denied,
}

impl Status {
    /// Whether it has yet to happen, if it ever does: wanted, foreseen, or hanging on something else.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Intended | Self::Predicted | Self::Conditional)
    }
}

/// Codes of the action in the field's code lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    /// ACLED sub-event type.
    pub acled: Option<String>,
    /// PLOVER event type.
    pub plover: Option<String>,
    /// CAMEO code, of two to four digits.
    pub cameo: Option<String>,
}

/// An actor or target of a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// IRI: of the curated actor, or made from the document and the canonical name.
    pub id: String,
    /// Preferred label of what it was resolved to.
    pub label: String,
    /// The words that name it, as written (for a pronoun, the pronoun; for a possessive, the name
    /// before it in its sentence).
    pub text: String,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// Kind of actor: a concept of the actor-kind scheme, such as `state-forces`, `rebels`,
    /// `government`, `civilians`, `media`, `monitor`, `igo`.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-3 code of the country it belongs to.
    pub country: Option<String>,
    /// The rule that resolved it (`curated`, `description`, `pronoun`, `noun-phrase`, …).
    pub rule: String,
}

/// Where a claim's action took place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceRef {
    /// IRI: GeoNames, the overlay's, or made from the document and the name.
    pub id: String,
    /// Preferred label.
    pub label: String,
    /// The words that name it.
    pub text: String,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// Latitude in degrees (WGS 84).
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geonames: Option<u32>,
    /// ISO 3166-1 alpha-3 code of the country it lies in.
    pub country: Option<String>,
    /// What kind of place: `city`, `province`, `country`, `airport`, `base`, `river`, …
    pub kind: Option<String>,
    /// Relation to the named place: `in`, `near`, `towards`, `from`, `between`, `km-from`, …
    pub relation: Option<String>,
    /// ACLED geo-precision, 1 to 3.
    pub precision: Option<u8>,
    /// The rule that bound the place to the claim (`clause`, `sentence`, `participant`; lent by the text:
    /// `paragraph`, `scene`, `heading`, `document`) or, for a mention, that resolved it.
    pub rule: String,
}

/// How exactly a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum TimePrecision {
    Minute,
    Hour,
    Part,
    Day,
    Week,
    Month,
    Season,
    Quarter,
    Year,
    Decade,
    Century,
    Vague,
}

/// When a claim's action took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeRef {
    /// First day; absent where it is open or not yet resolved.
    pub start: Option<Date>,
    /// Last day, inclusive; absent where it is open or not yet resolved.
    pub end: Option<Date>,
    /// How exactly the bounds are known.
    pub precision: TimePrecision,
    /// TIMEX3 value, such as `2017-09-05`, `P3W`, `XXXX-WXX-2`.
    pub timex: String,
    /// The words.
    pub text: String,
    /// Where the words stand; not flattened, since `start` and `end` are days here.
    pub span: Span,
    /// The expression before resolution, which linking resolves again once the document has a
    /// date; absent when it needs none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expression: Option<crate::extract::time::Expression>,
    /// The rule that bound the time to the claim: `clause`, `sentence`, `report` (the day of telling),
    /// `paragraph` (the day told before), `event` (counted from an event, or left open).
    pub rule: String,
}

/// One link of the chain of those who say so; the first is nearest to the fact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// IRI: curated, or made from the document and the description.
    pub id: String,
    /// Preferred label.
    pub label: String,
    /// The words that name the speaker.
    pub text: String,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words that make it a report: `said`, `according to`, `quoted by`.
    pub cue: String,
    /// Kind of speaker: a concept of the actor-kind scheme.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-3 code of the country it belongs to.
    pub country: Option<String>,
    /// The rule that resolved it.
    pub rule: String,
}

/// A number with what it counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuantityRef {
    /// The words, with the qualifier.
    pub text: String,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The figure as written; absent for a vague count.
    pub value: Option<f64>,
    /// Least value meant.
    pub low: Option<f64>,
    /// Greatest value meant; absent where open.
    pub high: Option<f64>,
    /// What is counted or measured, as a lemma or unit: `people`, `soldier`, `km`, `percent`.
    pub unit: String,
    /// The qualifier as written: `more than`, `some`, `at least`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub qualifier: Option<String>,
    /// ACLED's reading of a vague count (dozens = 12, hundreds = 100 …).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub acled: Option<u32>,
}

/// One clause's statement that an action happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// IRI made from the document's hash, the trigger's span, the action and the roles.
    pub id: String,
    /// Name of the document.
    pub document: String,
    /// The sentence that holds the trigger.
    pub sentence: Quote,
    /// The words that name the action.
    pub trigger: Quote,
    /// Notation of the action in the action scheme.
    pub action: String,
    /// Its codes.
    pub codes: Codes,
    /// Who did it.
    pub actors: Vec<Participant>,
    /// To whom.
    pub targets: Vec<Participant>,
    /// Where.
    pub places: Vec<PlaceRef>,
    /// When.
    pub time: Option<TimeRef>,
    /// Who says so, nearest to the fact first; empty where the report speaks in its own voice.
    pub attribution: Vec<Speaker>,
    /// Whether it happened.
    pub status: Status,
    /// Figures.
    pub quantities: Vec<QuantityRef>,
    /// Weapon or means, where named.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub instrument: Option<Quote>,
    /// Identifier of the pattern that matched, for `explain` and for debugging.
    pub pattern: String,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum MentionType {
    Person,
    Organization,
    Place,
    Time,
    Quantity,
    Weapon,
    Vehicle,
    Other,
}

/// A time mention's value on the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeValue {
    /// First day.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub end: Option<Date>,
    /// How exactly the bounds are known.
    pub precision: TimePrecision,
    /// TIMEX3 value.
    pub timex: String,
}

/// A span that names an entity, a place, a time or a quantity, as `extract --mentions` writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// Name of the document.
    pub document: String,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: MentionType,
    /// IRI of what it was resolved to.
    pub id: Option<String>,
    /// Preferred label of what it was resolved to.
    pub label: Option<String>,
    /// Latitude in degrees (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lon: Option<f64>,
    /// GeoNames identifier.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub geonames: Option<u32>,
    /// A time's value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub time: Option<TimeValue>,
    /// A quantity's value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quantity: Option<QuantityRef>,
    /// The rule that found or resolved it.
    pub rule: String,
}

/// A time expression told anywhere in a document, for dating the document.
pub type DocumentTime = TimeRef;

/// Everything that extraction hands on about one document. Linking sees these and nothing else,
/// so it is also what a build keeps to avoid reading an unchanged document again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// Name of the document.
    pub document: String,
    /// Hash of its bytes.
    pub hash: String,
    /// Its metadata as the input gave it.
    pub metadata: Metadata,
    /// Every sentence, in order: linking aligns copies by these.
    pub sentences: Vec<Quote>,
    /// Every time expression, in order: linking dates the document by these.
    pub times: Vec<DocumentTime>,
    /// Every mention, in order.
    pub mentions: Vec<MentionRecord>,
    /// Every claim, in order.
    pub claims: Vec<Claim>,
}
