//! The SPARQL endpoint and the explorer, over an open graph, reading only.
//!
//! | path | what |
//! | --- | --- |
//! | `/` | the explorer, one page |
//! | `/query` | SPARQL 1.1 Protocol: `GET`, `POST` of a form or of the query itself; without a query the service description |
//! | `/store` | Graph Store Protocol, reads |
//! | `/queries` | the named queries as JSON |
//! | `/health` | whether it serves, and how many quads |
//!
//! It listens on loopback unless told otherwise, and there answers only to loopback's names, so
//! that no page in the user's browser can reach it under another. A query that runs out of time is
//! stopped and answered 503; one with too many rows is refused rather than cut.

mod answer;
mod connection;
mod cors;
mod description;
mod explorer;
mod form;
mod graph_store;
mod negotiation;
mod picture;
mod problem;
mod protocol;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

use crate::rdf::query::Limits;
use crate::rdf::store::Graph;

pub use cors::Cors;

/// How the server behaves.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address to listen on.
    pub address: IpAddr,
    /// Port; 0 takes a free one.
    pub port: u16,
    /// Longest that a query may run.
    pub query_time: Duration,
    /// Longest that a request may take to arrive.
    pub request_time: Duration,
    /// Most rows (or triples) and bytes of an answer.
    pub limits: Limits,
    /// Longest request body, in bytes.
    pub request_bytes: usize,
    /// Queries that run at the same time; others wait.
    pub parallel: usize,
    /// Which origins' pages may read.
    pub cors: Cors,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: IpAddr::from([127, 0, 0, 1]),
            port: 3040,
            query_time: Duration::from_secs(30),
            request_time: Duration::from_secs(10),
            limits: Limits {
                rows: 100_000,
                bytes: 256 << 20,
            },
            request_bytes: 64 << 10,
            parallel: 4,
            cors: Cors::default(),
        }
    }
}

/// What every request sees.
struct Shared {
    graph: Graph,
    settings: Settings,
    /// Turns of queries that somebody waits for.
    running: Semaphore,
    /// Threads of queries, stopped ones that have not noticed yet among them: oxigraph looks for the
    /// stop when it reads quads, which a product of unrelated patterns does seldom.
    alive: Arc<Semaphore>,
}

/// A server that listens and doesn't answer yet.
pub struct Server {
    listener: TcpListener,
    shared: Arc<Shared>,
}

impl Server {
    /// Takes the port.
    ///
    /// # Errors
    /// When the port is taken or not allowed.
    pub async fn bind(graph: Graph, settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind((settings.address, settings.port)).await?;
        let parallel = settings.parallel.max(1);
        let running = Semaphore::new(parallel);
        let alive = Arc::new(Semaphore::new(parallel * 8));
        Ok(Self {
            listener,
            shared: Arc::new(Shared {
                graph,
                settings,
                running,
                alive,
            }),
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system doesn't say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until `stop` says so; requests that have begun are answered to their end.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let request_time = self.shared.settings.request_time;
        let routes = routes(self.shared);
        connection::accept(self.listener, routes, request_time, stop).await;
    }
}

fn routes(shared: Arc<Shared>) -> Router {
    let endpoint = get(protocol::get).post(protocol::post);
    Router::new()
        .route("/", get(explorer::page))
        .route("/queries", get(explorer::queries))
        .route("/query", endpoint.clone())
        .route("/sparql", endpoint)
        .route("/store", get(graph_store::get))
        .route("/picture/{name}", get(picture::get))
        .route("/health", get(explorer::health))
        .fallback(problem::nothing_here)
        .method_not_allowed_fallback(problem::reading_only)
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(
            Arc::clone(&shared),
            connection::answer_to_own_names,
        ))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&shared),
            cors::apply,
        ))
        .with_state(shared)
}
