//! SPARQL 1.1 Protocol, the query operation.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::problem::Problem;
use super::{Shared, answer, description, form};
use crate::rdf::query::Dataset;

/// A query in the address; without any parameter, what the service is.
pub async fn get(State(shared): State<Arc<Shared>>, request: Request) -> Result<Response, Problem> {
    let (parts, _) = request.into_parts();
    match parts.uri.query() {
        None | Some("") => description::describe(&shared, &parts.headers),
        Some(parameters) => {
            let (query, dataset) = operation(form::parse(parameters)?)?;
            answer::query(shared, query, dataset, parts.headers).await
        }
    }
}

/// A query in a form, or as the body itself.
pub async fn post(
    State(shared): State<Arc<Shared>>,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let media = media_type(&parts.headers)?;
    let parameters = form::parse(parts.uri.query().unwrap_or_default())?;
    let (query, dataset) = match media.as_str() {
        "application/x-www-form-urlencoded" => {
            let body = read(&shared, &parts.headers, body).await?;
            let mut all = parameters;
            all.extend(form::parse(&body)?);
            operation(all)?
        }
        "application/sparql-query" => {
            let query = read(&shared, &parts.headers, body).await?;
            if parameters.iter().any(|(name, _)| name == "query") {
                return Err(Problem::bad(
                    "The query stands twice: in the address and in the body.",
                ));
            }
            (query, dataset(parameters))
        }
        "application/sparql-update" => return Err(no_updates()),
        other => {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                format!(
                    "“{other}” can't be read here: send application/sparql-query or \
                     application/x-www-form-urlencoded."
                ),
            ));
        }
    };
    answer::query(shared, query, dataset, parts.headers).await
}

fn no_updates() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "This server only reads: updates are refused.",
    )
}

/// The query and its data set among the parameters of a request.
fn operation(parameters: Vec<(String, String)>) -> Result<(String, Dataset), Problem> {
    if parameters.iter().any(|(name, _)| name == "update") {
        return Err(no_updates());
    }
    let mut queries = parameters.iter().filter(|(name, _)| name == "query");
    match (queries.next(), queries.next()) {
        (Some((_, query)), None) => {
            let query = query.clone();
            Ok((query, dataset(parameters)))
        }
        (Some(_), Some(_)) => Err(Problem::bad("There is more than one query.")),
        (None, _) => Err(Problem::bad(
            "There is no query: give it as the parameter “query”.",
        )),
    }
}

fn dataset(parameters: Vec<(String, String)>) -> Dataset {
    let mut dataset = Dataset::default();
    for (name, value) in parameters {
        match name.as_str() {
            "default-graph-uri" => dataset.default.push(value),
            "named-graph-uri" => dataset.named.push(value),
            _ => {}
        }
    }
    dataset
}

/// The media type of the body, in lower case. Queries are UTF-8 and nothing else.
fn media_type(headers: &HeaderMap) -> Result<String, Problem> {
    let unsupported = |message: &str| Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message);
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .ok_or_else(|| unsupported("Say by Content-Type what is sent."))?;
    let mut parts = value.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    for (name, charset) in parts.filter_map(|part| part.split_once('=')) {
        let charset = charset.trim().trim_matches('"');
        let utf8 = ["utf-8", "utf8", "us-ascii"];
        if name.trim().eq_ignore_ascii_case("charset")
            && !utf8.iter().any(|known| charset.eq_ignore_ascii_case(known))
        {
            return Err(unsupported("Queries are read as UTF-8 only."));
        }
    }
    Ok(media)
}

/// The body as text, no longer and no slower than allowed.
async fn read(shared: &Shared, headers: &HeaderMap, body: Body) -> Result<String, Problem> {
    let most = shared.settings.request_bytes;
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return Err(Problem::TOO_LARGE);
    }
    let bytes = tokio::time::timeout(shared.settings.request_time, to_bytes(body, most))
        .await
        .map_err(|_| Problem::SLOW_REQUEST)?
        .map_err(|error| {
            let too_long = std::error::Error::source(&error)
                .is_some_and(|source| source.to_string().contains("limit"));
            if too_long {
                Problem::TOO_LARGE
            } else {
                Problem::bad("The request's body broke off.")
            }
        })?;
    String::from_utf8(bytes.into()).map_err(|_| Problem::bad("The request is not UTF-8."))
}
