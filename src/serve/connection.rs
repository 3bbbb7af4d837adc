//! Connections: accepted until the server stops, never waited for longer than a request may take,
//! and answered only under the server's own names.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Shared;
use super::problem::Problem;

/// Longest request head, in bytes.
const HEAD_BYTES: usize = 64 << 10;

/// Accepts connections until told to stop, then lets those that are being answered finish.
pub async fn accept(
    listener: TcpListener,
    routes: Router,
    request_time: Duration,
    mut stop: watch::Receiver<bool>,
) {
    let mut connections = JoinSet::new();
    let told = stop.clone();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let routes = routes.clone();
                    let stop = told.clone();
                    connections.spawn(serve(stream, routes, request_time, stop));
                }
                // Out of file handles, or the client went away: the next may do better.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            },
            () = stopped(&mut stop) => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
        }
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

async fn serve(
    stream: TcpStream,
    routes: Router,
    request_time: Duration,
    mut stop: watch::Receiver<bool>,
) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Some(request_time))
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    tokio::pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return,
        () = stopped(&mut stop) => connection.as_mut().graceful_shutdown(),
    }
    // A connection that fails is the client's loss alone.
    let _ = connection.await;
}

/// Waits until the server is told to stop, or nobody can tell it any more.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Refuses requests under another name while on loopback: a page in a browser may have its own
/// name lead to 127.0.0.1, and would then read a private graph.
pub async fn answer_to_own_names(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    if shared.settings.address.is_loopback() && !host.is_some_and(is_own_name) {
        return Problem::MISDIRECTED.into_response();
    }
    next.run(request).await
}

fn is_own_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_own_name;

    #[test]
    fn only_loopbacks_names_are_own_names() {
        for host in [
            "localhost",
            "LOCALHOST:3040",
            "127.0.0.1:3040",
            "[::1]:3040",
            "127.8.8.8",
        ] {
            assert!(is_own_name(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "10.0.0.1",
            "[::2]",
            "[",
            ":",
        ] {
            assert!(!is_own_name(host), "{host}");
        }
    }
}
