//! What linking hands on: documents with their dates, entities, events, copies, origins and
//! conflicts.
//!
//! Everything is sorted (documents by name, all else by IRI) and every IRI is made from content,
//! so the same input gives the same bytes whatever the order of the files. Claims themselves are
//! never changed: [`ClaimLink`] says what linking found out about each.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::Span;
use crate::extract::record::TimePrecision;

/// Everything that linking found in a set of extractions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Linked {
    /// Every document, by name, with its date and how it is known.
    pub documents: Vec<DatedDocument>,
    /// Actors (speakers among them) and places, by IRI.
    pub entities: Vec<Entity>,
    /// One record for each claim, by the claim's IRI.
    pub claims: Vec<ClaimLink>,
    /// What the claims are about, by IRI.
    pub events: Vec<Event>,
    /// Sentences that two documents share, by IRI.
    pub copies: Vec<CopiedSentence>,
    /// The texts and speakers that claims go back to, by IRI.
    pub origins: Vec<Origin>,
    /// Claims that can't all be true, by IRI.
    pub conflicts: Vec<Conflict>,
    /// Differences that are no conflict, by IRI, each with the reason.
    pub lookalikes: Vec<LookAlike>,
}

/// How the date of a document is known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum DateBasis {
    /// The input's metadata says it.
    Stated,
    /// Inferred from dates and weekdays in its own text.
    OwnText,
    /// Inferred from sentences that it shares with dated documents.
    SharedCopy,
    /// Inferred from events that it shares with dated documents.
    SharedEvents,
    /// Too little evidence: no date is given.
    #[default]
    Undated,
}

/// A document with its date.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DatedDocument {
    /// Name of the document.
    pub name: String,
    /// Hash of its bytes, as in the extraction.
    pub hash: String,
    /// Outlet: as stated, or as the text's own source line says.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Date of publication: stated or inferred. Absent when undated.
    pub date: Option<Date>,
    /// What the date rests on most.
    pub basis: DateBasis,
    /// How sure an inferred date is, 0 to 100 percent; 100 for a stated date, 0 when undated.
    pub confidence: u8,
    /// The evidence, strongest first, each in a sentence for readers.
    pub evidence: Vec<DateEvidence>,
    /// Reliability of its source, A to F, set by the analyst; F (cannot be judged) otherwise.
    pub reliability: char,
}

/// One reason for a document's date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DateEvidence {
    /// What kind of evidence it is.
    pub basis: DateBasis,
    /// In words, with the quote: `"on Tuesday" beside copy dated 2017-09-05`.
    pub reason: String,
    /// The words in this document that it rests on.
    pub span: Option<Span>,
    /// The other document, where there is one.
    pub document: Option<String>,
    /// How many days the date could be by this evidence alone: first and last.
    pub window: (Date, Date),
}

/// Whether an entity acts or is a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityClass {
    /// Somebody who acts, is acted on, or speaks.
    Actor,
    /// Somewhere.
    Place,
}

/// An actor or place, with everything merged into it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// IRI: curated or of the gazetteer, else made from the name (for one known only within a
    /// document, from the document and the name).
    pub id: String,
    /// Actor or place.
    pub class: EntityClass,
    /// Preferred label.
    pub label: String,
    /// Other names that documents use for it, sorted; pronouns and bare descriptions are left out.
    pub other_labels: Vec<String>,
    /// Kind: a concept of the actor-kind or place-kind scheme.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-3 code of the country it belongs to or lies in.
    pub country: Option<String>,
    /// Latitude in degrees (WGS 84), of places.
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84), of places.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geonames: Option<u32>,
    /// The place that it lies in, where linking can tell (a base inside a city).
    pub within: Option<String>,
    /// Whether the entity is known beforehand (curated or in the gazetteer).
    pub known: bool,
    /// Names and identifiers that were merged into it, each with its rule, sorted.
    pub merges: Vec<Merge>,
    /// Documents that name it, sorted.
    pub documents: Vec<String>,
}

/// One name or identifier that was merged into an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Merge {
    /// IRI that extraction gave it.
    pub from: String,
    /// The name as written.
    pub name: String,
    /// The rule: `curated`, `same-name`, `skeleton`, `acronym`, `title`, `description`,
    /// `within-document`, `analyst`, …
    pub rule: String,
    /// Documents in which the rule was applied, sorted.
    pub documents: Vec<String>,
}

/// What a claim says of its event.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ClaimRole {
    /// It happened or was under way.
    #[default]
    Assertion,
    /// It may have happened.
    Allegation,
    /// It will happen.
    Forecast,
    /// Somebody means it to happen, or it depends on something.
    Intention,
    /// It did not happen.
    Denial,
    /// It is retold as background, long after.
    Background,
}

/// The bounds of an event or claim in time. Every bound may be missing; those that stand are in
/// order.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Interval {
    /// First day on which it may have begun.
    pub earliest_begin: Option<Date>,
    /// Last day on which it may have begun.
    pub latest_begin: Option<Date>,
    /// First day on which it may have ended.
    pub earliest_end: Option<Date>,
    /// Last day on which it may have ended.
    pub latest_end: Option<Date>,
}

/// What linking found out about one claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClaimLink {
    /// IRI of the claim.
    pub claim: String,
    /// Name of its document.
    pub document: String,
    /// IRI of the event that it is about.
    pub event: String,
    /// What it says of the event.
    pub role: ClaimRole,
    /// Entities of its actors, in the claim's order.
    pub actors: Vec<String>,
    /// Entities of its targets, in the claim's order.
    pub targets: Vec<String>,
    /// Entities of its places, in the claim's order.
    pub places: Vec<String>,
    /// Entities of its speakers, in the claim's order (nearest to the fact first).
    pub speakers: Vec<String>,
    /// When it happened, resolved against the document's date.
    pub time: Interval,
    /// How exactly the time is known; absent where nothing is known.
    pub precision: Option<TimePrecision>,
    /// How the time is known: the claim's own rule, or `publication` where the report only implies
    /// that it is news of the day.
    pub time_rule: Option<String>,
    /// ACLED time-precision, 1 to 3.
    pub time_code: Option<u8>,
    /// IRI of the origin that it goes back to.
    pub origin: String,
}

/// How a participant takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Does it.
    Actor,
    /// Has it done to it.
    Target,
}

/// Somebody who takes part in an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventParticipant {
    /// IRI of the entity.
    pub entity: String,
    /// How it takes part.
    pub part: Part,
    /// Claims that say so, sorted.
    pub claims: Vec<String>,
    /// Whether claims of the event name somebody else in this part (see its conflicts).
    pub disputed: bool,
}

/// Where an event took place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventPlace {
    /// IRI of the entity.
    pub entity: String,
    /// Claims that say so, sorted.
    pub claims: Vec<String>,
}

/// What a speaker is to the matter that it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A state or its organ, state media among them, that takes part.
    State,
    /// Another party to the conflict.
    Party,
    /// One who supports a party.
    Ally,
    /// A monitor, rights group or aid organisation.
    Monitor,
    /// A news agency.
    Agency,
    /// The United Nations or another organisation of states.
    Un,
    /// A newspaper, broadcaster or journalist.
    Press,
    /// A resident, witness, analyst, or unnamed source.
    Other,
}

/// A named speaker of an event's claims.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventSpeaker {
    /// IRI of the entity.
    pub entity: String,
    /// What it is to the matter.
    pub kind: SpeakerKind,
    /// Whether it takes part in the event or belongs to one who does.
    pub involved: bool,
    /// Claims attributed to it, sorted.
    pub claims: Vec<String>,
}

/// A proposed Admiralty grade of information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// 1 confirmed by other sources … 5 improbable, 6 cannot be judged.
    pub information: u8,
    /// The rule and the origins that set it, for readers.
    pub reason: String,
}

/// Whether an event happens once or is a state that lasts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum EventShape {
    /// It happened within days.
    #[default]
    Occurrence,
    /// It lasts: a siege, control of a place, support.
    State,
}

/// What one or more claims are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// IRI, made from its first claim (by the document's date, then by the claim's IRI). An IRI
    /// that any earlier build gave is made from one of its claims too, so [`Linked::event`] finds
    /// the event by either.
    pub id: String,
    /// Notation of the action that most claims name.
    pub action: String,
    /// Family of that action.
    pub family: String,
    /// Occurrence or state.
    pub shape: EventShape,
    /// One line for lists: who, what, whom, where.
    pub label: String,
    /// Who took part, by part and then by claims, most first.
    pub participants: Vec<EventParticipant>,
    /// Where, most claims first.
    pub places: Vec<EventPlace>,
    /// When.
    pub time: Interval,
    /// Its claims, by role and then by IRI.
    pub claims: Vec<EventClaim>,
    /// Documents whose claims speak of it, sorted.
    pub documents: Vec<String>,
    /// Outlets (a document's name stands for an unknown outlet), sorted.
    pub outlets: Vec<String>,
    /// Text origins: copies count once, sorted IRIs of [`Origin`].
    pub text_origins: Vec<String>,
    /// Named speakers, by entity.
    pub speakers: Vec<EventSpeaker>,
    /// Origins (texts or speakers) that its assertions go back to, sorted IRIs of [`Origin`].
    pub origins: Vec<String>,
    /// How many of them are independent: vertex-disjoint paths in the who-told-whom graph.
    pub independent: usize,
    /// Proposed grade of information.
    pub grade: Grade,
}

/// A claim of an event with what it says of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventClaim {
    /// What the claim says of the event.
    pub role: ClaimRole,
    /// IRI of the claim.
    pub claim: String,
}

/// How near two sentences are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CopyKind {
    /// Token ratio 0.75 and above, names made canonical.
    Copy,
    /// Token ratio 0.60 to 0.75: shown, but no evidence of a common origin.
    Possible,
}

/// One side of a copied passage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CopySide {
    /// Name of the document.
    pub document: String,
    /// The sentence's place, in code points.
    pub span: Span,
    /// The sentence as it stands there.
    pub text: String,
}

/// What one outlet wrote where the other wrote something else; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Change {
    /// In the first document.
    pub from: String,
    /// In the second document.
    pub to: String,
}

/// A sentence that stands in two documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopiedSentence {
    /// IRI made from both sides.
    pub id: String,
    /// Copy or possible copy.
    pub kind: CopyKind,
    /// The side in the document whose name sorts first.
    pub a: CopySide,
    /// The other side.
    pub b: CopySide,
    /// Token ratio once names are canonical: twice the tokens in common order over all tokens, 0
    /// to 1, to three decimals.
    pub similarity: f64,
    /// What was changed, in order, with the words as written.
    pub changes: Vec<Change>,
    /// IRI of the text origin; absent for a possible copy.
    pub origin: Option<String>,
}

/// What an origin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// Reports with copy in common.
    Copy,
    /// One report's own words.
    Report,
    /// A speaker.
    Speaker,
}

/// The text or speaker that a group of claims goes back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// IRI made from its kind and its text, document or speaker.
    pub id: String,
    /// What it is.
    pub kind: OriginKind,
    /// In a few words: `copy in A and B`, `the Observatory`.
    pub label: String,
    /// IRI of the speaker's entity.
    pub speaker: Option<String>,
    /// Documents that carry it, sorted.
    pub documents: Vec<String>,
    /// Claims that go back to it, sorted.
    pub claims: Vec<String>,
}

/// What claims disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConflictKind {
    /// How many.
    Number,
    /// When, or for how long.
    Date,
    /// Who did it.
    Perpetrator,
    /// With what.
    Means,
    /// Whether, or how it ended.
    Outcome,
    /// Where: among look-alikes, and where copied text was altered.
    Place,
}

/// One of the values that disagree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConflictValue {
    /// The value for readers: `93,000`, `mortar fire`, `2017-09-04`.
    pub value: String,
    /// Least value meant, of a number.
    pub low: Option<f64>,
    /// Greatest value meant, of a number; absent where open.
    pub high: Option<f64>,
    /// Claims that say so, sorted.
    pub claims: Vec<String>,
    /// Entities of those who say so, sorted; empty where reports speak in their own voice.
    pub speakers: Vec<String>,
}

/// Two or more claims that can't all be true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// IRI made from its kind and claims.
    pub id: String,
    /// What they disagree about.
    pub kind: ConflictKind,
    /// What is in question, for readers: `civilians in the enclave`.
    pub subject: String,
    /// Events concerned, sorted.
    pub events: Vec<String>,
    /// The values, each with its claims, in order of value.
    pub values: Vec<ConflictValue>,
    /// Entity of the one speaker who is said to have said it all: variants of one account.
    pub one_speaker: Option<String>,
    /// Why they can't all be true.
    pub reason: String,
}

/// A difference that is no conflict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookAlike {
    /// IRI made from its kind and claims.
    pub id: String,
    /// What they seem to disagree about.
    pub kind: ConflictKind,
    /// What is in question, for readers.
    pub subject: String,
    /// The values, each with its claims, in order of value.
    pub values: Vec<ConflictValue>,
    /// Why they can all be true.
    pub reason: String,
}
