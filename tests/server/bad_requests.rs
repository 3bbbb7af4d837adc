//! Two hundred bad requests: each gets the status that is right, the graph is the same afterwards,
//! and the server still serves.

use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use crate::client::{Reply, Running, encode, settings};

/// What was sent, in words; the answer; the statuses that would be right.
type Case = (String, Reply, &'static [u16]);

fn broken_sparql(server: &Running) -> Vec<Case> {
    let broken = [
        "",
        " ",
        "SELECT",
        "SELECT *",
        "SELECT * WHERE",
        "SELECT * WHERE {",
        "SELECT * WHERE { ?s ?p }",
        "SELECT ?s WHERE { ?s ?p ?o } }",
        "SELCT * WHERE {}",
        "select ?x where { ?x foo:bar ?y }",
        "SELECT * WHERE { ?s <not an iri> ?o }",
        "SELECT * WHERE { ?s ?p \"open }",
        "SELECT * WHERE { ?s ?p 'a\nb' }",
        "SELECT (COUNT(* AS ?n) WHERE {}",
        "SELECT ?s WHERE { FILTER }",
        "SELECT ?s WHERE { BIND(1 AS ?s) BIND(2 AS ?s) }",
        "ASK",
        "ASK {",
        "CONSTRUCT WHERE",
        "CONSTRUCT { ?s ?p ?o",
        "DESCRIBE",
        "{}",
        "}",
        "<>",
        "\u{0}",
        "\u{feff}{",
        "SELECT * WHERE { ?s ?p ?o } LIMIT -1",
        "SELECT * WHERE { ?s ?p ?o } LIMIT x",
        "SELECT * { ?s ?p ?o } ORDER",
        "SELECT * { ?s ?p ?o } GROUP BY",
        "SELECT ?s { ?s ?p ?o } HAVING",
        "PREFIX a: SELECT * {}",
        "BASE <x SELECT * {}",
        "SELECT * { GRAPH { ?s ?p ?o } }",
        "SELECT * { VALUES ?x { 1 2 }",
        "SELECT * { SELECT * { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o . . }",
        "SELECT * { [ ] }x",
        "SELECT * { ?s ^ ?o }",
        "SELECT * { ?s (a|) ?o }",
        "SELECT * { OPTIONAL ?s ?p ?o }",
        "SELECT * { ?s ?p ?o MINUS }",
        "SELECT * { FILTER(?x = ) }",
        "SELECT * { FILTER NOT EXISTS }",
        "SELECT * { BIND(?x AS 1) }",
        "SELECT ?x ?x ?x",
        "-- comment",
        "'; DROP TABLE claims; --",
        "<script>alert(1)</script>",
        "{\"query\": 1}",
    ];
    let mut cases = Vec::new();
    for query in broken {
        cases.push((
            format!("GET {query:?}"),
            server.query(query, "*/*"),
            &[400_u16][..],
        ));
        let body = query.as_bytes();
        let reply = server.send(
            "POST",
            "/query",
            &[("Content-Type", "application/sparql-query")],
            body,
        );
        cases.push((format!("POST {query:?}"), reply, &[400]));
    }
    cases
}

fn updates(server: &Running) -> Vec<Case> {
    let updates = [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR ALL",
        "CLEAR DEFAULT",
        "LOAD <file:///etc/passwd>",
        "CREATE GRAPH <a:g>",
        "COPY DEFAULT TO <a:g>",
        "MOVE <a:g> TO DEFAULT",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    ];
    let form = "application/x-www-form-urlencoded";
    let mut cases = Vec::new();
    for update in updates {
        cases.push((
            format!("query={update}"),
            server.query(update, "*/*"),
            &[400_u16][..],
        ));
        let parameter = format!("update={}", encode(update));
        cases.push((
            format!("GET update={update}"),
            server.get(&format!("/query?{parameter}"), "*/*"),
            &[403],
        ));
        let reply = server.send(
            "POST",
            "/query",
            &[("Content-Type", form)],
            parameter.as_bytes(),
        );
        cases.push((format!("POST update={update}"), reply, &[403]));
        let reply = server.send(
            "POST",
            "/query",
            &[("Content-Type", "application/sparql-update")],
            update.as_bytes(),
        );
        cases.push((format!("POST direct {update}"), reply, &[403]));
    }
    for method in ["PUT", "DELETE", "PATCH", "POST"] {
        let reply = server.send(
            method,
            "/store?default",
            &[("Content-Type", "text/turtle")],
            b"<a:a> <a:b> <a:c> .",
        );
        cases.push((format!("{method} /store"), reply, &[405]));
    }
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"] {
        cases.push((
            format!("{method} /query"),
            server.send(method, "/query", &[], b""),
            &[405],
        ));
    }
    cases
}

fn wrong_types_and_encodings(server: &Running) -> Vec<Case> {
    let mut cases = Vec::new();
    for media in [
        "text/plain",
        "application/json",
        "application/xml",
        "multipart/form-data; boundary=x",
        "",
        "/",
        "x",
        "application/sparql-query; charset=utf-16",
        "application/sparql-query; charset=latin1",
    ] {
        let reply = server.send("POST", "/query", &[("Content-Type", media)], b"ASK {}");
        cases.push((format!("Content-Type {media:?}"), reply, &[415_u16][..]));
    }
    cases.push((
        "no Content-Type".into(),
        server.send("POST", "/query", &[], b"ASK {}"),
        &[415],
    ));
    for target in [
        "/query?query=%",
        "/query?query=%4",
        "/query?query=%zz",
        "/query?query=%ff%fe",
        "/query?%C3=ASK%20%7B%7D",
        "/query?q=ASK%7B%7D",
        "/query?default-graph-uri=a:b",
        "/query?query=ASK%7B%7D&query=ASK%7B%7D",
        "/query?&&&",
        "/query?query=ASK%7B%7D&named-graph-uri=%00",
    ] {
        cases.push((target.into(), server.get(target, "*/*"), &[400]));
    }
    for body in [&b"\xff\xfe\xfd"[..], b"ASK {} \xc3\x28", b"\xed\xa0\x80"] {
        let reply = server.send(
            "POST",
            "/query",
            &[("Content-Type", "application/sparql-query")],
            body,
        );
        cases.push((format!("{body:?}"), reply, &[400]));
        let reply = server.send(
            "POST",
            "/query",
            &[("Content-Type", "application/x-www-form-urlencoded")],
            body,
        );
        cases.push((format!("form {body:?}"), reply, &[400]));
    }
    for accept in [
        "image/png",
        "text/csv;q=0",
        "application/pdf, image/*",
        "text/turtle",
    ] {
        cases.push((
            format!("Accept {accept}"),
            server.query("ASK {}", accept),
            &[406],
        ));
    }
    cases
}

fn paths(server: &Running) -> Vec<Case> {
    let mut cases = Vec::new();
    for path in [
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/.git/config",
        "/query/",
        "//query",
        "/query/../store",
        "/%00",
        "/queries/../../Cargo.toml",
        "/index.html",
        "/explorer/main.js",
        "/update",
        "/data",
        "/admin",
        "/store/x",
        "/QUERY",
        "/health%20",
        "/;",
        "/query;x=1",
        "/~root",
        "/\\..\\..",
        "/.well-known/void",
        "/favicon.ico",
    ] {
        cases.push((path.into(), server.get(path, "*/*"), &[404_u16, 400][..]));
    }
    cases
}

fn too_much(server: &Running) -> Vec<Case> {
    let long = format!("ASK {{ FILTER (\"{}\" = \"\") }}", "x".repeat(30_000));
    let sparql = ("Content-Type", "application/sparql-query");
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let mut cases = vec![
        (
            "long body".into(),
            server.send("POST", "/query", &[sparql], long.as_bytes()),
            &[413_u16][..],
        ),
        (
            "long form".into(),
            server.send(
                "POST",
                "/query",
                &[form],
                format!("query={long}").as_bytes(),
            ),
            &[413],
        ),
        (
            "a body said to be huge".into(),
            server.send(
                "POST",
                "/query",
                &[sparql, ("Content-Length", "99999999999")],
                b"ASK",
            ),
            &[413],
        ),
        (
            "a length that is no number".into(),
            server.send(
                "POST",
                "/query",
                &[sparql, ("Content-Length", "-5")],
                b"ASK",
            ),
            &[400],
        ),
        (
            "long address".into(),
            server.get(&format!("/query?query={}", "x".repeat(100_000)), "*/*"),
            &[414, 431],
        ),
        (
            "long header".into(),
            server.send("GET", "/health", &[("X-Long", &"x".repeat(1_000_000))], b""),
            &[431],
        ),
        (
            "many headers".into(),
            server.send("GET", "/health", &vec![("X-Many", "x"); 500], b""),
            &[431],
        ),
        (
            "too many rows".into(),
            server.query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 5000", "*/*"),
            &[422],
        ),
        (
            "too many triples".into(),
            server.query(
                "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
                "*/*",
            ),
            &[422],
        ),
        (
            "a service elsewhere".into(),
            server.query(
                "SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
                "*/*",
            ),
            &[400],
        ),
    ];
    let chunked = |chunks: usize| {
        let mut request = format!(
            "POST /query HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n",
            server.address
        );
        for _ in 0..chunks {
            request.push_str(&format!("3e8\r\n{}\r\n", "#".repeat(1000)));
        }
        request.push_str("0\r\n\r\n");
        server.raw(request.as_bytes())
    };
    cases.push(("a long body in chunks".into(), chunked(40), &[413]));
    // Levels without end must not overflow the stack: refused where they are counted, and run where
    // there is room otherwise. The last are right SPARQL, and may be answered.
    let deep = |open: &str, middle: &str, close: &str, times: usize| {
        format!("{}{middle}{}", open.repeat(times), close.repeat(times))
    };
    for (name, query) in [
        (
            "nested groups",
            format!("SELECT * WHERE {}", deep("{", "", "}", 9_000)),
        ),
        (
            "nested parentheses",
            format!("ASK {{ FILTER {} }}", deep("(", "1", ")", 9_000)),
        ),
        (
            "nested collections",
            format!("ASK {{ ?s ?p {} }}", deep("(", "1", ")", 9_000)),
        ),
    ] {
        let reply = server.send("POST", "/query", &[sparql], query.as_bytes());
        cases.push((name.into(), reply, &[400]));
    }
    for (name, query) in [
        (
            "brackets at the limit",
            format!("SELECT * WHERE {}", deep("{", "", "}", 4_990)),
        ),
        (
            "parentheses at the limit",
            format!("ASK {{ FILTER {} }}", deep("(", "1", ")", 4_990)),
        ),
        (
            "many negations",
            format!("ASK {{ FILTER {} true }}", "!".repeat(19_000)),
        ),
        (
            "a long sum",
            format!("ASK {{ FILTER (1{}) }}", "+1".repeat(9_000)),
        ),
        (
            "a long path",
            format!("ASK {{ ?s <a:b>{} ?o }}", "/<a:b>".repeat(3_000)),
        ),
        (
            "many unions",
            format!("ASK {{ {{}} {} }}", "UNION{}".repeat(2_000)),
        ),
        (
            "many alternatives",
            format!("ASK {{ FILTER (false{}) }}", "||false".repeat(2_500)),
        ),
    ] {
        let reply = server.send(
            "POST",
            "/query",
            &[sparql, ("Accept", "*/*")],
            query.as_bytes(),
        );
        cases.push((name.into(), reply, &[200, 400, 503]));
    }
    cases
}

fn not_http(server: &Running) -> Vec<Case> {
    let mut cases = Vec::new();
    for bytes in [
        &b"\r\n\r\n\r\n"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"nonsense\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: a\r\nHost : b\r\n\r\n",
        b"GET /health HTTP/1.1\r\n\xff\xff: x\r\n\r\n",
        b"POST /query HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ] {
        // Closing without a word is a right answer to what isn't HTTP.
        cases.push((
            format!("{:?}", String::from_utf8_lossy(bytes)),
            server.raw(bytes),
            &[400_u16, 505, 415, 421, 408, 0][..],
        ));
    }
    for host in [
        "evil.example",
        "localhost.evil.example",
        "0x7f.1",
        "169.254.169.254",
        "[::2]",
    ] {
        cases.push((
            format!("Host {host}"),
            server.send("GET", "/query", &[("Host", host)], b""),
            &[421, 400],
        ));
    }
    cases
}

/// Clients that begin and don't go on.
fn slow(server: &Running) -> Vec<Case> {
    let beginnings = [
        "GET /health HTT".to_owned(),
        format!(
            "POST /query HTTP/1.1\r\nHost: {}\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK",
            server.address
        ),
    ];
    let replies = beginnings.map(|beginning| {
        let mut stream = TcpStream::connect(server.address).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a socket");
        stream.write_all(beginning.as_bytes()).expect("sent");
        let mut reply = Vec::new();
        let _ = std::io::Read::read_to_end(&mut stream, &mut reply);
        let head = String::from_utf8_lossy(&reply).into_owned();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or(0);
        (
            format!("slow {beginning:?}"),
            Reply {
                status,
                head,
                body: String::new(),
            },
            &[408_u16, 0][..],
        )
    });
    replies.into()
}

#[test]
fn two_hundred_bad_requests_get_the_right_status_and_change_nothing() {
    let server = Running::start(settings());
    let before = server.get("/store", "application/n-quads");
    assert_eq!(before.status, 200);
    let mut cases = Vec::new();
    for part in [
        broken_sparql,
        updates,
        wrong_types_and_encodings,
        paths,
        too_much,
        not_http,
        slow,
    ] {
        cases.extend(part(&server));
        assert_eq!(server.get("/health", "*/*").status, 200, "still serving");
    }
    let wrong: Vec<String> = (cases.iter())
        .filter(|(_, reply, right)| !right.contains(&reply.status))
        .map(|(what, reply, right)| {
            format!(
                "{} instead of {right:?} for {what}: {}",
                reply.status, reply.body
            )
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
    assert!(cases.len() >= 200, "{} requests", cases.len());
    assert_eq!(
        server.get("/store", "application/n-quads").body,
        before.body
    );
}
