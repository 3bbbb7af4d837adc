//! A claim: in its document's graph the words it rests on, in the links graph whom they refer to
//! and when it was.

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::build::notation;
use super::document::{Index, quote};
use crate::document::Span;
use crate::extract::Claim;
use crate::extract::record::{QuantityRef, Speaker};
use crate::link::Linked;
use crate::link::record::Interval;
use crate::rdf::statements::Statements;
use crate::rdf::{iri, literal, vocabulary as dl};

/// Rules so common that they go without saying: a curated name, and words bound by the grammar of
/// the claim's own clause.
const UNSAID_RULES: [&str; 3] = ["", "curated", "clause"];

/// What the claim's own document says: the claim and its words.
pub fn statements(out: &mut Statements, document: &NamedNode, claim: &Claim) {
    let node = iri::node(&claim.id);
    out.add(&node, dl::RDF_TYPE, dl::CLAIM);
    out.add(&node, dl::DOCUMENT, document.clone());
    out.add(&node, dl::ACTION, dl::action(&claim.action));
    out.add(
        &node,
        dl::STATUS,
        dl::concept("status", &notation(&claim.status)),
    );
    if !claim.pattern.is_empty() {
        out.add(&node, dl::PATTERN, literal::text(&claim.pattern));
    }
    let sentence = quote(out, document, claim.sentence.span, &claim.sentence.text);
    out.add(&node, dl::SENTENCE, sentence);
    let trigger = quote(out, document, claim.trigger.span, &claim.trigger.text);
    out.add(&node, dl::GAF_DENOTED_BY, trigger);

    let mut mention = |predicate, span, text: &str, rule: &str| {
        let words = quote(out, document, span, text);
        if !UNSAID_RULES.contains(&rule) {
            out.add(&words, dl::RULE, literal::text(rule));
        }
        out.add(&node, predicate, words.clone());
        words
    };
    for actor in &claim.actors {
        mention(dl::ACTOR_MENTION, actor.span, &actor.text, &actor.rule);
    }
    for target in &claim.targets {
        mention(dl::TARGET_MENTION, target.span, &target.text, &target.rule);
    }
    if let Some(time) = &claim.time {
        mention(dl::TIME_MENTION, time.span, &time.text, &time.rule);
    }
    if let Some(means) = &claim.instrument {
        mention(dl::INSTRUMENT_MENTION, means.span, &means.text, "");
    }
    let places: Vec<NamedNode> = claim
        .places
        .iter()
        .map(|place| mention(dl::PLACE_MENTION, place.span, &place.text, &place.rule))
        .collect();
    for (place, words) in claim.places.iter().zip(&places) {
        let precision = place.precision.map(|code| literal::integer(code.into()));
        out.add_some(words, dl::GEO_PRECISION, precision);
        let relation = place.relation.as_deref().filter(|name| *name != "in");
        out.add_some(words, dl::RELATION, relation.map(literal::text));
    }
    for quantity in &claim.quantities {
        let figure = figure(out, document, quantity);
        out.add(&node, dl::QUANTITY_OF, figure);
    }
    attributions(out, document, claim, &node);
}

/// A figure is the span that states it, so that claims of one sentence share it.
fn figure(out: &mut Statements, document: &NamedNode, quantity: &QuantityRef) -> NamedNode {
    let node = quote(out, document, quantity.span, &quantity.text);
    out.add(&node, dl::RDF_TYPE, dl::QUANTITY);
    out.add_some(&node, dl::VALUE, quantity.value.and_then(literal::decimal));
    out.add_some(&node, dl::LOW, quantity.low.and_then(literal::decimal));
    out.add_some(&node, dl::HIGH, quantity.high.and_then(literal::decimal));
    if !quantity.unit.is_empty() {
        out.add(&node, dl::UNIT, literal::text(&quantity.unit));
    }
    let acled = quantity.acled.and_then(|count| usize::try_from(count).ok());
    out.add_some(&node, dl::ACLED_COUNT, acled.map(literal::integer));
    node
}

/// The chain of those who say so, nearest to the fact first, each relayed by the next.
fn attributions(out: &mut Statements, document: &NamedNode, claim: &Claim, node: &NamedNode) {
    let links: Vec<NamedNode> = (claim.attribution.iter())
        .map(|speaker| attribution(claim, speaker))
        .collect();
    for (speaker, link) in claim.attribution.iter().zip(&links) {
        out.add(node, dl::GRASP_HAS_ATTRIBUTION, link.clone());
        if !speaker.cue.is_empty() {
            out.add(link, dl::CUE, literal::text(&speaker.cue));
        }
        let words = quote(out, document, speaker.span, &speaker.text);
        if !UNSAID_RULES.contains(&speaker.rule.as_str()) {
            out.add(&words, dl::RULE, literal::text(&speaker.rule));
        }
        out.add(link, dl::SPEAKER_MENTION, words);
    }
    for pair in links.windows(2) {
        if let [nearer, further] = pair {
            out.add(nearer, dl::RELAYED_BY, further.clone());
        }
    }
}

/// One link of the chain: the claim, who, and where the words stand.
fn attribution(claim: &Claim, speaker: &Speaker) -> NamedNode {
    let (start, end) = (speaker.span.start, speaker.span.end);
    iri::content(
        "attribution",
        &[
            &claim.id,
            &speaker.id,
            &format!("{start},{end}"),
            &speaker.cue,
        ],
    )
}

/// What linking found out about every claim.
pub fn links(out: &mut Statements, index: &Index<'_>, linked: &Linked) {
    for link in &linked.claims {
        let Some((claim, document)) = index.claim(&link.claim) else {
            continue;
        };
        let node = iri::node(&link.claim);
        out.add(&node, dl::ROLE, dl::concept("role", &notation(&link.role)));
        if !link.origin.is_empty() {
            out.add(&node, dl::HAS_ORIGIN, iri::node(&link.origin));
        }
        let spans = |spans: Vec<Span>| {
            spans
                .into_iter()
                .map(|span| iri::span(document, span.start, span.end))
        };
        let mut refer = |predicate: NamedNodeRef<'static>, mentions: Vec<Span>, to: &[String]| {
            for (words, entity) in spans(mentions).zip(to) {
                let entity = iri::node(entity);
                out.add(&words, dl::ITS_IDENT_REF, entity.clone());
                out.add(&node, predicate, entity);
            }
        };
        let actors = claim.actors.iter().map(|actor| actor.span).collect();
        refer(dl::ACTOR, actors, &link.actors);
        let targets = claim.targets.iter().map(|target| target.span).collect();
        refer(dl::TARGET, targets, &link.targets);
        let places = claim.places.iter().map(|place| place.span).collect();
        refer(dl::PLACE, places, &link.places);
        for (speaker, entity) in claim.attribution.iter().zip(&link.speakers) {
            let said = attribution(claim, speaker);
            let entity = iri::node(entity);
            let words = iri::span(document, speaker.span.start, speaker.span.end);
            out.add(&words, dl::ITS_IDENT_REF, entity.clone());
            out.add(&said, dl::GRASP_WAS_ATTRIBUTED_TO, entity);
        }
        interval(out, &node, &link.time);
        if let Some(precision) = link.precision {
            let precision = dl::concept("precision", &notation(&precision));
            out.add(&node, dl::PRECISION, precision);
        }
        let told = claim.time.as_ref().map_or("", |time| time.rule.as_str());
        let rule = (link.time_rule.as_deref())
            .filter(|rule| *rule != told && !UNSAID_RULES.contains(rule));
        out.add_some(&node, dl::TIME_RULE, rule.map(literal::text));
    }
}

/// The four timestamps of SEM, those that are known.
pub fn interval(out: &mut Statements, node: &NamedNode, time: &Interval) {
    let bounds = [
        (dl::SEM_EARLIEST_BEGIN, time.earliest_begin),
        (dl::SEM_LATEST_BEGIN, time.latest_begin),
        (dl::SEM_EARLIEST_END, time.earliest_end),
        (dl::SEM_LATEST_END, time.latest_end),
    ];
    for (predicate, day) in bounds {
        out.add_some(node, predicate, day.and_then(literal::date));
    }
}
