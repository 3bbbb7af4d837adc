//! Pushing to a server that is not ours. The oxigraph server runs when `OXIGRAPH` names its
//! program (the PyPI package `oxigraph` carries it); without it only refusals are tested.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use dateline::rdf::push::{PushError, Target, graphs};
use dateline::rdf::store::to_bytes;

use crate::fixture;

struct Oxigraph(Child);

impl Drop for Oxigraph {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|socket| socket.local_addr())
        .expect("a port")
        .port()
}

#[test]
fn every_graph_arrives_whole_at_an_oxigraph_server_and_again() {
    let Some(program) = std::env::var_os("OXIGRAPH") else {
        eprintln!("skipped: set OXIGRAPH to the program of the PyPI package oxigraph");
        return;
    };
    let bind = format!("127.0.0.1:{}", free_port());
    let child = Command::new(program)
        .args(["serve", "--bind", &bind])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("oxigraph");
    let _server = Oxigraph(child);
    let graph = fixture::war().graph();
    let sent = graphs(&to_bytes(&graph));
    assert_eq!(sent.len(), graph.len());
    let target = Target::new(
        &format!("http://{bind}/store"),
        &[],
        Duration::from_secs(10),
    )
    .expect("an address");
    let mut tries = 0;
    while let Err(error) = target.put(&sent[0]) {
        tries += 1;
        assert!(tries < 100, "{error}");
        std::thread::sleep(Duration::from_millis(100));
    }
    for _ in 0..2 {
        for graph in &sent {
            target.put(graph).expect("accepted");
        }
    }
    let mut stream = std::net::TcpStream::connect(&bind).expect("a connection");
    write!(stream, "GET /store HTTP/1.1\r\nHost: {bind}\r\nAccept: application/n-quads\r\nConnection: close\r\n\r\n").expect("sent");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("an answer");
    let arrived = reply.lines().filter(|line| line.ends_with(" .")).count();
    assert_eq!(
        arrived,
        graph.iter().map(|graph| graph.lines.len()).sum::<usize>()
    );
}

#[test]
fn a_server_that_reads_only_refuses_and_the_refusal_names_graph_and_status() {
    let server = crate::client::Running::start(crate::client::settings());
    let target = Target::new(
        &format!("http://{}/store", server.address),
        &[],
        Duration::from_secs(5),
    )
    .expect("an address");
    let graphs = graphs(&to_bytes(&fixture::war().graph()));
    match target.put(&graphs[0]) {
        Err(PushError::Refused {
            status: 405, graph, ..
        }) => assert_eq!(graph, graphs[0].name),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let address = format!("http://127.0.0.1:{}/store", free_port());
    let target = Target::new(&address, &[], Duration::from_secs(5)).expect("an address");
    let graphs = graphs(&to_bytes(&fixture::war().graph()));
    let error = target
        .put(&graphs[0])
        .expect_err("nobody there")
        .to_string();
    assert!(error.contains(&address), "{error}");
}
