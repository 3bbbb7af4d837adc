//! SPARQL 1.1 Protocol, Graph Store Protocol, and what else the server promises.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use dateline::serve::{Cors, Settings};

use crate::client::{Running, encode, settings};
use crate::fixture;

const COUNT: &str = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a dl:Claim }";
const CLAIMS: usize = 11;
/// Looks through a product of everything with everything for each statement: hours of work.
const ENDLESS: &str = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c FILTER NOT EXISTS {
    ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER (?f = ?i && ?l = \"nowhere\" && ?c = ?k) } }";

#[test]
fn a_query_is_answered_by_get_and_by_both_ways_of_post() {
    let server = Running::start(settings());
    let form = "application/x-www-form-urlencoded";
    let replies = [
        server.query(COUNT, "text/csv"),
        server.send(
            "POST",
            "/query",
            &[("Content-Type", form), ("Accept", "text/csv")],
            format!("query={}", encode(COUNT)).as_bytes(),
        ),
        server.send(
            "POST",
            "/query",
            &[
                ("Content-Type", "application/sparql-query; charset=UTF-8"),
                ("Accept", "text/csv"),
            ],
            COUNT.as_bytes(),
        ),
        server.send(
            "POST",
            "/sparql",
            &[
                ("Content-Type", "application/sparql-query"),
                ("Accept", "text/csv"),
            ],
            COUNT.as_bytes(),
        ),
    ];
    for reply in replies {
        assert_eq!(
            (reply.status, reply.body),
            (200, format!("n\r\n{CLAIMS}\r\n"))
        );
    }
}

#[test]
fn each_form_is_given_under_its_own_media_type() {
    let server = Running::start(settings());
    let rows = "SELECT ?s WHERE { ?s a dl:Claim } LIMIT 1";
    let triples = "CONSTRUCT { ?s a dl:Claim } WHERE { ?s a dl:Claim } LIMIT 1";
    for (query, accept, given, start) in [
        (
            rows,
            "application/sparql-results+json",
            "application/sparql-results+json",
            "{\"head\"",
        ),
        (rows, "application/json", "application/json", "{\"head\""),
        (
            rows,
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            "<?xml",
        ),
        (
            rows,
            "text/csv;q=0.3, text/tab-separated-values;q=0.4",
            "text/tab-separated-values; charset=utf-8",
            "?s",
        ),
        (rows, "*/*", "application/sparql-results+json", "{"),
        ("ASK {}", "text/csv", "text/csv; charset=utf-8", "true"),
        (
            triples,
            "text/turtle",
            "text/turtle; charset=utf-8",
            "@prefix",
        ),
        (
            triples,
            "application/n-triples",
            "application/n-triples",
            "<https",
        ),
        (triples, "application/ld+json", "application/ld+json", "[{"),
        (
            triples,
            "application/rdf+xml",
            "application/rdf+xml",
            "<?xml",
        ),
        (
            "DESCRIBE dl:nothing",
            "text/turtle",
            "text/turtle; charset=utf-8",
            "",
        ),
    ] {
        let reply = server.query(query, accept);
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (200, Some(given)),
            "{accept}"
        );
        assert!(reply.body.starts_with(start), "{accept}: {}", reply.body);
    }
    assert_eq!(server.query(rows, "image/png").status, 406);
    assert_eq!(server.query(triples, "text/csv").status, 406);
}

#[test]
fn the_data_set_of_a_request_bounds_the_query() {
    let server = Running::start(settings());
    let links = encode("https://w3id.org/dateline/id/graph/links");
    let query = encode(COUNT);
    let in_links = server.get(
        &format!("/query?query={query}&default-graph-uri={links}"),
        "text/csv",
    );
    assert_eq!(in_links.body, "n\r\n0\r\n");
    let named = encode("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a sem:Event } }");
    let all = server.get(&format!("/query?query={named}"), "text/csv");
    assert_eq!(all.body, "n\r\n7\r\n");
    let only = server.get(
        &format!("/query?query={named}&named-graph-uri={links}"),
        "text/csv",
    );
    assert_eq!(only.body, "n\r\n7\r\n");
    let bad = server.get(
        &format!("/query?query={query}&default-graph-uri=not+an+iri"),
        "text/csv",
    );
    assert_eq!(bad.status, 400);
}

#[test]
fn without_a_query_the_service_describes_itself() {
    let server = Running::start(settings());
    let reply = server.get("/query", "text/turtle");
    assert_eq!(reply.status, 200);
    assert!(
        reply.body.contains("SPARQL11Query") && reply.body.contains("UnionDefaultGraph"),
        "{}",
        reply.body
    );
}

#[test]
fn graphs_are_read_by_the_graph_store_protocol() {
    let server = Running::start(settings());
    let links = encode("https://w3id.org/dateline/id/graph/links");
    let reply = server.get(&format!("/store?graph={links}"), "application/n-triples");
    assert_eq!(reply.status, 200);
    let lines = fixture::war()
        .graph()
        .iter()
        .find(|graph| graph.graph.as_str().ends_with("links"))
        .map(|graph| graph.lines.len());
    assert_eq!(Some(reply.body.lines().count()), lines);
    assert_eq!(server.get("/store?default", "text/turtle").status, 200);
    let whole = server.get("/store", "application/n-quads");
    let quads: usize = fixture::war()
        .graph()
        .iter()
        .map(|graph| graph.lines.len())
        .sum();
    assert_eq!(whole.body.lines().count(), quads);
    assert_eq!(
        server.get("/store?graph=http%3A%2F%2Fnone", "*/*").status,
        404
    );
    assert_eq!(server.get("/store?graph=x&graph=y", "*/*").status, 400);
    assert_eq!(
        server
            .send("HEAD", &format!("/store?graph={links}"), &[], b"")
            .body,
        ""
    );
}

#[test]
fn a_query_that_runs_out_of_time_is_stopped_and_says_so() {
    let server = Running::start(Settings {
        query_time: Duration::from_millis(300),
        parallel: 1,
        ..settings()
    });
    let started = Instant::now();
    let reply = server.query(ENDLESS, "text/csv");
    assert_eq!(
        (reply.status, reply.header("retry-after")),
        (503, Some("1"))
    );
    assert!(
        started.elapsed() < Duration::from_secs(15),
        "{:?}",
        started.elapsed()
    );
    // With one turn only, the next query runs because the endless one has lost its own.
    assert_eq!(server.query(COUNT, "text/csv").status, 200);
}

#[test]
fn an_answer_with_too_many_rows_is_refused_and_not_cut() {
    let server = Running::start(settings());
    let reply = server.query(
        "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 2001",
        "application/json",
    );
    assert_eq!(reply.status, 422);
    assert!(reply.body.contains("more than 2000 rows"), "{}", reply.body);
    let fits = server.query(
        "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 2000",
        "text/csv",
    );
    assert_eq!((fits.status, fits.body.lines().count()), (200, 2001));
}

#[test]
fn other_origins_may_read_only_when_asked() {
    let origin = ("Origin", "https://page.example");
    let asks = [origin, ("Access-Control-Request-Method", "POST")];
    let off = Running::start(settings());
    let reply = off.send("GET", "/health", &[origin], b"");
    assert_eq!(
        (reply.status, reply.header("access-control-allow-origin")),
        (200, None)
    );
    assert_eq!(off.send("OPTIONS", "/query", &asks, b"").status, 405);

    let some = Running::start(Settings {
        cors: Cors::Origins(vec!["https://page.example".to_owned()]),
        ..settings()
    });
    let reply = some.send("GET", "/health", &[origin], b"");
    assert_eq!(
        reply.header("access-control-allow-origin"),
        Some("https://page.example")
    );
    assert_eq!(some.send("OPTIONS", "/query", &asks, b"").status, 204);
    let other = some.send(
        "GET",
        "/health",
        &[("Origin", "https://other.example")],
        b"",
    );
    assert_eq!(other.header("access-control-allow-origin"), None);
}

#[test]
fn on_loopback_only_loopbacks_names_are_answered() {
    let server = Running::start(settings());
    let reply = server.send("GET", "/health", &[("Host", "graph.attacker.example")], b"");
    assert_eq!(reply.status, 421);
    assert_eq!(
        server
            .send("GET", "/health", &[("Host", "localhost:1")], b"")
            .status,
        200
    );
}

#[test]
fn the_page_and_the_lists_are_there_and_nothing_is_fetched_from_elsewhere() {
    let server = Running::start(settings());
    let page = server.get("/", "text/html");
    assert_eq!(page.status, 200);
    assert!(
        page.header("content-security-policy")
            .is_some_and(|policy| policy.contains("default-src 'none'"))
    );
    assert!(page.body.contains("<title>") && page.body.contains("\"use strict\""));
    for elsewhere in ["src=\"http", "href=\"http", "@import", "url(http"] {
        assert!(!page.body.contains(elsewhere), "{elsewhere}");
    }
    let health = server.get("/health", "*/*");
    assert!(health.body.contains("\"status\":\"ok\""), "{}", health.body);
    let queries: serde_json::Value =
        serde_json::from_str(&server.get("/queries", "*/*").body).unwrap();
    assert!(
        queries
            .as_array()
            .is_some_and(|queries| queries.len() >= 25)
    );
}

#[test]
fn a_request_that_has_begun_is_answered_although_the_server_is_told_to_stop() {
    let server = Running::start(settings());
    let address = server.address;
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "POST /query HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/sparql-query\r\nContent-Length: 6\r\n\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(100));
    let stopping = std::thread::spawn(move || drop(server));
    std::thread::sleep(Duration::from_millis(100));
    stream.write_all(b"ASK {}").unwrap();
    let mut reply = String::new();
    std::io::Read::read_to_string(&mut stream, &mut reply).unwrap();
    assert!(reply.starts_with("HTTP/1.1 200"), "{reply}");
    stopping.join().unwrap();
    assert!(TcpStream::connect(address).is_err());
}
