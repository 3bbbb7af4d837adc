//! Pictures of the networks for the explorer, drawn by the built-in layout: a server shouldn't start
//! other programs.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use oxigraph::store::Store;

use super::problem::Problem;
use super::{Shared, form};
use crate::diagram::view::{self, Selection};
use crate::diagram::{Diagram, svg};
use crate::network::{Window, project};

/// A page can't ask for more boxes than can be read, nor make the layout work for minutes.
const MOST: usize = 60;

/// `/picture/actors` and the like as SVG, with the parameters `focus`, `depth`, `top`, `from` and
/// `to` of `dateline graph`.
pub async fn get(
    State(shared): State<Arc<Shared>>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let (selection, window) = choice(request.uri().query().unwrap_or_default())?;
    let closed = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "The server is stopping.");
    let _running = shared.running.acquire().await.map_err(|_| closed())?;
    let drawing = Arc::clone(&shared);
    let svg = tokio::task::spawn_blocking(move || {
        diagram(&drawing.graph.store, &name, window, &selection).map(|drawn| svg::draw(&drawn))
    });
    let svg = svg.await.map_err(|_| closed())??;
    let headers = [
        (CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'",
        ),
    ];
    Ok((headers, svg).into_response())
}

fn choice(query: &str) -> Result<(Selection, Window), Problem> {
    let (mut selection, mut window) = (Selection::default(), Window::default());
    for (name, value) in form::parse(query)? {
        if value.is_empty() {
            continue;
        }
        let wrong = |what: &str| Problem::bad(format!("“{value}” is no {what}."));
        let number = || value.parse::<usize>().map_err(|_| wrong("number"));
        let day = || value.parse().map_err(|_| wrong("day, such as 2017-09-05"));
        match name.as_str() {
            "focus" => selection.focus = Some(value.clone()),
            "depth" => selection.depth = number()?,
            "top" => selection.top = number()?.clamp(1, MOST),
            "from" => window.from = Some(day()?),
            "to" => window.to = Some(day()?),
            other => return Err(Problem::bad(format!("A picture has no parameter {other}."))),
        }
    }
    Ok((selection, window))
}

fn diagram(
    store: &Store,
    name: &str,
    window: Window,
    selection: &Selection,
) -> Result<Diagram, Problem> {
    let drawn = match name {
        "actors" => view::actors(&project::actors(store, window)?, selection),
        "places" => view::places(&project::places(store, window)?, selection),
        "actor-places" => view::whereabouts(&project::actor_places(store, window)?, selection),
        "actor-place-sources" => {
            view::whereabouts(&project::actor_place_sources(store, window)?, selection)
        }
        "sources" => view::sources(&project::sources(store, window)?, selection),
        _ => {
            return Err(Problem::new(
                StatusCode::NOT_FOUND,
                "There are pictures of actors, places, actor-places, actor-place-sources and sources.",
            ));
        }
    };
    drawn.ok_or_else(|| {
        let focus = selection.focus.as_deref().unwrap_or_default();
        let told = format!("Nothing in this picture is called “{focus}”.");
        Problem::new(StatusCode::NOT_FOUND, told)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_choose_what_is_drawn_within_bounds() {
        let (selection, window) =
            choice("focus=Harbour+Guard&top=9999&depth=&from=2031-05-01").unwrap();
        assert_eq!(selection.focus.as_deref(), Some("Harbour Guard"));
        assert_eq!((selection.top, selection.depth), (MOST, 1));
        assert!(window.from.is_some() && window.to.is_none());
        for wrong in ["top=many", "from=yesterday", "colour=red", "focus=%ff"] {
            assert!(choice(wrong).is_err(), "{wrong}");
        }
    }
}
