//! Running a query for a request: off the threads that serve, for no longer than allowed, and
//! stopped when nobody waits for it any more.

use std::sync::Arc;

use axum::http::header::{CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use oxigraph::sparql::{CancellationToken, QueryResults};
use tokio::sync::oneshot;

use super::Shared;
use super::negotiation::{self, ROWS, TRIPLES};
use super::problem::Problem;
use crate::rdf::query::{self, Dataset};

/// Stops the query when dropped: at the time limit, and when the client goes away.
struct StopOnDrop(CancellationToken);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Runs a query and answers in the form that the client wants.
pub async fn query(
    shared: Arc<Shared>,
    text: String,
    dataset: Dataset,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let token = CancellationToken::new();
    let stop = StopOnDrop(token.clone());
    let time = shared.settings.query_time;
    let work = async {
        let _turn = (shared.running.acquire().await).map_err(|_| failed())?;
        let alive = (Arc::clone(&shared.alive).acquire_owned().await).map_err(|_| failed())?;
        let (tell, told) = oneshot::channel();
        let worker = Arc::clone(&shared);
        query::deep::spawn(move || {
            // Whoever asked may have gone away.
            let _ = tell.send(run(&worker, &text, &dataset, &headers, token));
            // A stopped query may take a while to notice; until then it counts as alive.
            drop(alive);
        })
        .map_err(|_| failed())?;
        told.await.unwrap_or_else(|_| Err(failed()))
    };
    let answer = tokio::time::timeout(time, work).await;
    drop(stop);
    answer.unwrap_or(Err(Problem::TOO_SLOW))
}

fn run(
    shared: &Shared,
    text: &str,
    dataset: &Dataset,
    headers: &HeaderMap,
    token: CancellationToken,
) -> Result<Response, Problem> {
    let results = query::prepare(text, token)?
        .on_dataset(dataset)?
        .run(&shared.graph.store)?;
    let offers = match results {
        QueryResults::Graph(_) => TRIPLES,
        QueryResults::Solutions(_) | QueryResults::Boolean(_) => ROWS,
    };
    let (media, format) = negotiation::choose(headers, offers)?;
    let mut body = Vec::new();
    query::write(results, format, shared.settings.limits, &mut body)?;
    Ok(with_type(media, body))
}

/// A whole answer of that media type.
pub fn with_type(media: &'static str, body: Vec<u8>) -> Response {
    let media = if media.starts_with("text/") {
        format!("{media}; charset=utf-8")
    } else {
        media.to_owned()
    };
    let headers = [(CONTENT_TYPE, media), (VARY, "Accept".to_owned())];
    (StatusCode::OK, headers, body).into_response()
}

/// Something broke that should not.
pub fn failed() -> Problem {
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "The query failed. The graph is unharmed.",
    )
}
