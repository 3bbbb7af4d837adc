//! How commands end: the outcome, and failures with a way out.

use std::error::Error;
use std::fmt;

use miette::Diagnostic;

use crate::knowledge::KnowledgeError;

/// How a command that didn't fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// Done, but documents were left out, each named on standard error.
    LeftOut,
}

/// Why a command failed, and what the user can do about it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: Option<String>,
    wrong_usage: bool,
    closed_pipe: bool,
}

impl Failure {
    /// A failure with a message; say what to do about it by [`Self::with_help`].
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
            wrong_usage: false,
            closed_pipe: false,
        }
    }

    /// A failure of the call's words (exit status 2).
    pub fn usage(message: impl Into<String>) -> Self {
        Self {
            wrong_usage: true,
            ..Self::new(message)
        }
    }

    /// Adds the way out.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether the call's words were wrong.
    pub fn is_wrong_usage(&self) -> bool {
        self.wrong_usage
    }

    /// Whether the reader of a pipe went away (`dateline … | head`), which is no failure.
    pub fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Failure {}

impl Diagnostic for Failure {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help
            .as_ref()
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        let closed_pipe = error.kind() == std::io::ErrorKind::BrokenPipe;
        Self {
            closed_pipe,
            ..Self::new(error.to_string())
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() {
            std::io::Error::from(error).into()
        } else {
            Self::new(error.to_string())
        }
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => error.into(),
            other => Self::new(format!("{other:?}")),
        }
    }
}

impl From<KnowledgeError> for Failure {
    fn from(error: KnowledgeError) -> Self {
        Self::new(error.to_string())
            .with_help("`dateline check FILE.ttl` lists every mistake of an ontology file")
    }
}
