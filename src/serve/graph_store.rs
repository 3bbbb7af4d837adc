//! Graph Store HTTP Protocol, reads.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::NamedNode;

use super::negotiation;
use super::problem::Problem;
use super::{Shared, answer, form};
use crate::rdf::query::Dataset;

/// Forms of the whole data set, the default first.
const QUADS: &[(&str, RdfFormat)] = &[
    ("application/n-quads", RdfFormat::NQuads),
    ("application/trig", RdfFormat::TriG),
];

const ALL: &str = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }";

/// `?graph=IRI` gives that graph, `?default` the union that queries see, neither the whole data
/// set with its graphs.
pub async fn get(State(shared): State<Arc<Shared>>, request: Request) -> Result<Response, Problem> {
    let (parts, _) = request.into_parts();
    let parameters = form::parse(parts.uri.query().unwrap_or_default())?;
    let wanted: Vec<(&str, &str)> = (parameters.iter())
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    match wanted.as_slice() {
        [] => whole(shared, &parts.headers).await,
        [("default", "")] => {
            answer::query(shared, ALL.to_owned(), Dataset::default(), parts.headers).await
        }
        [("graph", name)] => {
            let node = NamedNode::new(*name)
                .map_err(|error| Problem::bad(format!("“{name}” is no IRI: {error}.")))?;
            let known = (shared.graph.store)
                .contains_named_graph(&node)
                .map_err(|_| answer::failed())?;
            if !known {
                return Err(Problem::new(
                    StatusCode::NOT_FOUND,
                    format!("There is no graph {node}."),
                ));
            }
            let dataset = Dataset {
                default: vec![node.into_string()],
                named: Vec::new(),
            };
            answer::query(shared, ALL.to_owned(), dataset, parts.headers).await
        }
        _ => Err(Problem::bad(
            "Name one graph by ?graph=IRI, or the union of all by ?default.",
        )),
    }
}

async fn whole(shared: Arc<Shared>, headers: &HeaderMap) -> Result<Response, Problem> {
    let (media, format) = negotiation::choose(headers, QUADS)?;
    let most = shared.settings.limits.bytes;
    let body = tokio::task::spawn_blocking(move || -> Result<Vec<u8>, Problem> {
        let mut writer = RdfSerializer::from_format(format).for_writer(Vec::new());
        for quad in shared.graph.store.iter() {
            let quad = quad.map_err(|_| answer::failed())?;
            writer.serialize_quad(&quad).map_err(|_| answer::failed())?;
        }
        writer.finish().map_err(|_| answer::failed())
    })
    .await
    .unwrap_or_else(|_| Err(answer::failed()))?;
    if body.len() > most {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "The whole graph is too long for one answer: use `dateline export`.",
        ));
    }
    Ok(answer::with_type(media, body))
}
