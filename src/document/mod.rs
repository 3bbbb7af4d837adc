//! One news report: its text, what is known of where it comes from, and its identity.
//!
//! Readers turn files into [`Document`]s; nothing later in the program opens an input file.

mod english;
mod html;
mod json_lines;
mod read;
mod span;
mod text;

pub use read::{Inputs, LeftOut, Reason, read_paths, read_stream};
pub use span::Span;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is known of a report apart from its text. All of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// A date of publication that can't be read, as written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unread_date: Option<String>,
    /// Outlet that published the report, as written.
    pub outlet: Option<String>,
    /// Address it was found at.
    pub url: Option<String>,
    /// BCP 47 language tag.
    pub lang: Option<String>,
}

/// One news report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// File stem, or the name a JSON line gives; unique within a build.
    pub name: String,
    /// BLAKE3 hash of the input's bytes, in lower-case hexadecimal (64 digits).
    pub hash: String,
    /// The front matter's facts.
    pub metadata: Metadata,
    /// The text after the front matter, unaltered. All offsets count its code points.
    pub text: String,
}

impl Document {
    /// Whether the report is in English, which is all that is read: by the language it states, else
    /// by its words.
    pub fn is_english(&self) -> bool {
        match self.metadata.lang.as_deref() {
            Some(lang) if !lang.trim().is_empty() => {
                lang.trim().to_lowercase().split(['-', '_']).next() == Some("en")
            }
            _ => english::is_english(&self.text),
        }
    }
}
