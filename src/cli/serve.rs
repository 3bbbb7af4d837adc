//! `dateline serve`: the SPARQL endpoint and the explorer.

use std::net::IpAddr;
use std::time::Duration;

use clap::Args;
use tokio::sync::watch;

use super::{Failure, Global, Outcome};
use crate::rdf::query::Limits;
use crate::rdf::store::Graph;
use crate::serve::{Cors, Server, Settings};

/// Arguments of `dateline serve`.
#[derive(Args)]
pub struct ServeArgs {
    /// Port to listen on; 0 takes a free one
    #[arg(long, short, default_value_t = 3040)]
    port: u16,
    /// Address to listen on; anything but loopback lets others read your graph
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    address: IpAddr,
    /// Seconds that a query may run
    #[arg(long, default_value_t = 30, value_name = "SECONDS")]
    timeout: u64,
    /// Most rows of an answer
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    rows: usize,
    /// Longest request, in bytes
    #[arg(long, default_value_t = 64 << 10, value_name = "BYTES")]
    request_bytes: usize,
    /// Let pages of this origin read (https://example.org), or of every origin (*); repeatable
    #[arg(long, value_name = "ORIGIN")]
    cors: Vec<String>,
}

/// Serves until it is interrupted.
pub fn run(args: &ServeArgs, global: &Global) -> Result<Outcome, Failure> {
    let graph = Graph::open(&global.store)?;
    let defaults = Settings::default();
    let settings = Settings {
        address: args.address,
        port: args.port,
        query_time: Duration::from_secs(args.timeout.max(1)),
        limits: Limits {
            rows: args.rows,
            ..defaults.limits
        },
        request_bytes: args.request_bytes,
        parallel: std::thread::available_parallelism().map_or(defaults.parallel, usize::from) * 2,
        cors: cors(&args.cors),
        ..defaults
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(graph, settings, global.quiet))
}

fn cors(origins: &[String]) -> Cors {
    if origins.is_empty() {
        Cors::Off
    } else if origins.iter().any(|origin| origin == "*") {
        Cors::Any
    } else {
        Cors::Origins(origins.to_vec())
    }
}

async fn serve(graph: Graph, settings: Settings, quiet: bool) -> Result<Outcome, Failure> {
    let (address, port) = (settings.address, settings.port);
    let server = Server::bind(graph, settings).await.map_err(|error| {
        Failure::new(format!("can't listen on {address}, port {port}: {error}"))
            .with_help("another port may be free: --port 0 takes any")
    })?;
    if !quiet {
        eprintln!(
            "The explorer is at http://{0}/ and SPARQL at http://{0}/query. Ctrl-C ends it.",
            server.address()?
        );
    }
    let (stop, stopped) = watch::channel(false);
    let serving = tokio::spawn(server.run(stopped));
    interrupted().await;
    let _ = stop.send(true);
    let _ = serving.await;
    Ok(Outcome::Done)
}

/// Waits for Ctrl-C, or on Unix for the signal that service managers send.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
