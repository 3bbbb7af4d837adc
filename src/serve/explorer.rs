//! The explorer: one page with its own style and script, which asks the endpoint beside it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::Shared;
use crate::rdf::query::NamedQuery;

const PAGE: &str = include_str!("explorer/index.html");
const STYLE: &str = include_str!("explorer/style.css");
/// In the order in which they need each other.
const SCRIPTS: [&str; 11] = [
    include_str!("explorer/endpoint.js"),
    include_str!("explorer/dom.js"),
    include_str!("explorer/questions.js"),
    include_str!("explorer/data.js"),
    include_str!("explorer/timeline.js"),
    include_str!("explorer/events.js"),
    include_str!("explorer/dossier.js"),
    include_str!("explorer/entities.js"),
    include_str!("explorer/pictures.js"),
    include_str!("explorer/ask.js"),
    include_str!("explorer/main.js"),
];

/// The page with everything in it. Reports' words are shown on it, so nothing but its own script
/// may run and nothing may be fetched from elsewhere.
pub async fn page() -> Response {
    let script = format!("\"use strict\";\n{}", SCRIPTS.join("\n"));
    let page = PAGE
        .replace("/*STYLE*/", STYLE)
        .replace("/*SCRIPT*/", &script);
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                  connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, policy),
        (REFERRER_POLICY, "no-referrer"),
    ];
    (headers, page).into_response()
}

/// The named queries, for the page's list.
pub async fn queries() -> Json<Vec<Value>> {
    let queries = NamedQuery::all().into_iter().map(|query| {
        let parameters: Vec<Value> = (query.parameters.iter())
            .map(|parameter| {
                json!({
                    "name": parameter.name,
                    "description": parameter.description,
                    "default": parameter.default,
                })
            })
            .collect();
        json!({
            "name": query.name,
            "title": query.title,
            "description": query.description,
            "parameters": parameters,
            "text": query.text,
        })
    });
    Json(queries.collect())
}

/// Whether it serves.
pub async fn health(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let manifest = &shared.graph.manifest;
    Json(json!({
        "status": "ok",
        "quads": manifest.graph.quads,
        "documents": manifest.inputs.len(),
        "version": env!("CARGO_PKG_VERSION"),
    }))
}
