//! Answers that say what is wrong and what would be right.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::rdf::query::{OutputError, QueryError};

/// A request that can't be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    message: std::borrow::Cow<'static, str>,
}

impl Problem {
    /// The request came under a name that is not the server's.
    pub const MISDIRECTED: Self = Self::fixed(
        StatusCode::MISDIRECTED_REQUEST,
        "This server answers to localhost only.",
    );
    /// The query ran out of time and was stopped.
    pub const TOO_SLOW: Self = Self::fixed(
        StatusCode::SERVICE_UNAVAILABLE,
        "The query took too long and was stopped. Ask for less, or raise --timeout.",
    );
    /// The request arrived too slowly.
    pub const SLOW_REQUEST: Self = Self::fixed(
        StatusCode::REQUEST_TIMEOUT,
        "The request took too long to arrive.",
    );
    /// The request's body is too long.
    pub const TOO_LARGE: Self =
        Self::fixed(StatusCode::PAYLOAD_TOO_LARGE, "The request is too long.");

    const fn fixed(status: StatusCode, message: &'static str) -> Self {
        Self {
            status,
            message: std::borrow::Cow::Borrowed(message),
        }
    }

    /// A problem with a message of its own.
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into().into(),
        }
    }

    /// The request is not what it should be.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, format!("{}\n", self.message)).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

impl From<QueryError> for Problem {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::Syntax(_) | QueryError::Iri { .. } | QueryError::TooDeep => {
                Self::bad(error.to_string())
            }
            QueryError::Cancelled => Self::TOO_SLOW,
            QueryError::Evaluation(ref inner) => {
                let told = inner.to_string();
                // SERVICE, or a function nobody has: the query asks for what is not offered.
                let asks_too_much = told.contains("service") || told.contains("not supported");
                if asks_too_much {
                    Self::bad(format!("This server can't do that: {told}"))
                } else {
                    Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
                }
            }
        }
    }
}

impl From<OutputError> for Problem {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::Query(error) => error.into(),
            OutputError::TooManyRows(_) | OutputError::TooLong(_) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string())
            }
            OutputError::WrongForm(_) => Self::new(StatusCode::NOT_ACCEPTABLE, error.to_string()),
            OutputError::Io(_) => Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        }
    }
}

/// For paths that lead nowhere.
pub async fn nothing_here() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "Nothing is here. The explorer is at /, SPARQL at /query, graphs at /store.",
    )
}

/// For methods that would change something, or that a path doesn't have.
pub async fn reading_only() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "This server only reads: use GET, or POST a query to /query.",
    )
}
