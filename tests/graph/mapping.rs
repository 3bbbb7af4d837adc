//! What records become.

use std::collections::{BTreeMap, BTreeSet};

use dateline::rdf::literal::is_well_typed;
use dateline::rdf::statements::GraphLines;
use dateline::rdf::{query, store, vocabulary as dl};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};
use oxigraph::sparql::QueryResults;

use crate::fixture::{self, Fixture};

fn quads(graphs: &[GraphLines]) -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::NQuads)
        .for_slice(&store::to_bytes(graphs))
        .collect::<Result<_, _>>()
        .expect("N-Quads that a strict parser reads")
}

fn ask(fixture: &Fixture, pattern: &str) -> bool {
    let graph = fixture.open();
    match query::run(&graph.store, &format!("ASK {{ {pattern} }}")).expect("a query") {
        QueryResults::Boolean(answer) => answer,
        _ => panic!("an ASK gives a yes or no"),
    }
}

#[test]
fn every_quad_stands_in_a_named_graph_and_none_has_a_blank_node_or_an_ill_typed_literal() {
    for quad in quads(&fixture::war().graph()) {
        assert!(matches!(quad.graph_name, GraphName::NamedNode(_)), "{quad}");
        assert!(
            matches!(quad.subject, NamedOrBlankNode::NamedNode(_)),
            "{quad}"
        );
        match &quad.object {
            Term::NamedNode(_) => {}
            Term::Literal(literal) => assert!(is_well_typed(literal.as_ref()), "{quad}"),
            _ => panic!("{quad}"),
        }
    }
}

#[test]
fn the_ontology_graph_holds_what_readers_need_and_no_patterns() {
    let fixture = fixture::war();
    assert!(ask(
        &fixture,
        "act:shelling skos:broader/dl:polarity \"hostile\""
    ));
    assert!(!ask(&fixture, "?action dl:pattern ?pattern"));
}

#[test]
fn the_order_of_the_documents_changes_nothing() {
    let fixture = fixture::war();
    let mut turned = fixture::war();
    turned.extractions.reverse();
    assert_eq!(
        store::to_bytes(&fixture.graph()),
        store::to_bytes(&turned.graph())
    );
}

#[test]
fn no_quad_stands_in_two_graphs() {
    let mut seen = BTreeMap::new();
    for quad in quads(&fixture::war().graph()) {
        let triple = format!("{} {} {}", quad.subject, quad.predicate, quad.object);
        let graph = quad.graph_name.to_string();
        if let Some(other) = seen.insert(triple.clone(), graph.clone()) {
            assert_eq!(other, graph, "{triple}");
        }
    }
}

#[test]
fn a_documents_graph_is_made_from_that_document_alone() {
    let fixture = fixture::war();
    let whole: BTreeMap<_, _> = (fixture.graph().into_iter())
        .map(|graph| (graph.graph.to_string(), graph.lines))
        .collect();
    for extraction in &fixture.extractions {
        let alone = Fixture {
            extractions: vec![extraction.clone()],
            ..fixture::war()
        };
        for graph in alone.graph() {
            let name = graph.graph.to_string();
            if !name.ends_with("links>") && !name.ends_with("ontology>") {
                assert_eq!(whole.get(&name), Some(&graph.lines), "{name}");
            }
        }
    }
}

#[test]
fn every_span_holds_its_own_words() {
    let fixture = fixture::war();
    let graph = fixture.open();
    let rows = match query::run(
        &graph.store,
        "SELECT ?span WHERE { ?span nif:anchorOf ?words ; nif:beginIndex ?b ; nif:endIndex ?e
           FILTER (STRLEN(?words) != ?e - ?b) }",
    ) {
        Ok(QueryResults::Solutions(rows)) => rows.count(),
        _ => panic!("a SELECT gives rows"),
    };
    assert_eq!(rows, 0);
}

#[test]
fn an_undisputed_event_is_said_in_plain_triples() {
    let fixture = fixture::war();
    let army = fixture::ARMY;
    let tessel = fixture::TESSEL;
    assert!(ask(
        &fixture,
        &format!(
            "?event a sem:Event ; sem:eventType act:break-siege ; sem:hasActor <{army}> ;
               sem:hasPlace <{tessel}> ; sem:hasEarliestBeginTimeStamp \"2021-03-03\"^^xsd:date ;
               sem:hasLatestEndTimeStamp \"2021-03-03\"^^xsd:date ."
        )
    ));
}

#[test]
fn a_disputed_doer_is_only_the_claims_word() {
    let fixture = fixture::war();
    let disputed = "?event dl:action act:shelling .";
    assert!(ask(
        &fixture,
        &format!("{disputed} ?event sem:hasPlace ?place")
    ));
    assert!(ask(
        &fixture,
        &format!("{disputed} ?event dl:claim/dl:actor <{}>", fixture::FRONT)
    ));
    assert!(ask(
        &fixture,
        &format!("{disputed} ?event dl:claim/dl:actor <{}>", fixture::ARMY)
    ));
    assert!(!ask(
        &fixture,
        &format!("{disputed} ?event sem:hasActor ?anybody")
    ));
}

#[test]
fn what_is_only_denied_is_never_said_in_plain_triples() {
    let fixture = fixture::war();
    let denied = "?event dl:claim ?claim . ?claim dl:role dl:role-denial .";
    assert!(ask(&fixture, denied));
    for predicate in [
        "sem:eventType",
        "sem:hasActor",
        "sem:hasPlace",
        "sem:hasEarliestBeginTimeStamp",
    ] {
        assert!(
            !ask(&fixture, &format!("{denied} ?event {predicate} ?x")),
            "{predicate}"
        );
    }
}

#[test]
fn events_under_a_conflict_of_date_or_outcome_lose_what_is_disputed() {
    use dateline::link::record::ConflictKind;
    let broken = "?event dl:action act:break-siege ; dl:claim/dl:role dl:role-assertion .";
    for (kind, lost, kept) in [
        (
            ConflictKind::Date,
            "sem:hasEarliestBeginTimeStamp",
            Some("sem:hasActor"),
        ),
        (ConflictKind::Outcome, "sem:eventType", None),
    ] {
        let mut fixture = fixture::war();
        let event = (fixture.linked.events.iter())
            .find(|event| event.action == "break-siege" && event.claims.len() == 3)
            .map(|event| event.id.clone())
            .expect("the event");
        fixture.linked.conflicts[0].kind = kind;
        fixture.linked.conflicts[0].events = vec![event];
        assert!(
            !ask(&fixture, &format!("{broken} ?event {lost} ?x")),
            "{kind:?}"
        );
        if let Some(kept) = kept {
            assert!(
                ask(&fixture, &format!("{broken} ?event {kept} ?x")),
                "{kind:?}"
            );
        }
    }
}

#[test]
fn the_chain_of_speakers_leads_from_the_fact_outwards() {
    let fixture = fixture::war();
    assert!(ask(
        &fixture,
        &format!(
            "?claim grasp:hasAttribution ?near . ?near grasp:wasAttributedTo <{}> ; dl:relayedBy ?far .
             ?far grasp:wasAttributedTo <{}> ; dl:cue \"quoted by\" .
             FILTER NOT EXISTS {{ ?far dl:relayedBy ?further }}",
            fixture::MINISTRY,
            fixture::AGENCY
        )
    ));
}

#[test]
fn a_claim_takes_at_most_forty_quads() {
    let fixture = fixture::war();
    let claims: usize = fixture.extractions.iter().map(|e| e.claims.len()).sum();
    let spans_and_claims = quads(&fixture.graph())
        .iter()
        .filter(|quad| {
            let subject = quad.subject.to_string();
            ["/claim/", "#char=", "/attribution/"]
                .iter()
                .any(|part| subject.contains(part))
        })
        .count();
    assert!(
        spans_and_claims <= 40 * claims,
        "{spans_and_claims} quads for {claims} claims"
    );
}

#[test]
fn ill_formed_records_lose_nothing_else() {
    let mut fixture = fixture::war();
    let claim = &mut fixture.extractions[0].claims[0];
    claim.id = "not an iri <>".to_owned();
    claim.action = "a b\nc".to_owned();
    claim
        .quantities
        .push(dateline::extract::record::QuantityRef {
            value: Some(f64::NAN),
            high: Some(f64::INFINITY),
            ..Default::default()
        });
    for entity in &mut fixture.linked.entities {
        entity.lat = entity.lat.map(|_| 400.0);
    }
    let quads = quads(&fixture.graph());
    assert!(
        quads
            .iter()
            .any(|quad| quad.subject.to_string().contains("not%20an%20iri"))
    );
    assert!(!quads.iter().any(|quad| quad.predicate == dl::GEO_AS_WKT));
}

#[test]
fn two_inputs_with_the_same_bytes_are_one_document_with_two_names() {
    let mut fixture = fixture::war();
    let mut twin = fixture.extractions[0].clone();
    twin.document = "twin".to_owned();
    fixture.extractions.push(twin);
    let graphs = fixture.graph();
    let names: BTreeSet<_> = graphs.iter().map(|graph| graph.graph.as_str()).collect();
    assert_eq!(names.len(), graphs.len());
    assert!(
        quads(&graphs)
            .iter()
            .any(|quad| quad.object.to_string() == "\"twin\"")
    );
}
