//! What changed among the actors between two windows of time.

use std::fmt;
use std::str::FromStr;

use clap::Args;
use jiff::civil::Date;
use oxigraph::store::Store;
use serde_json::json;

use super::Answer;
use crate::cli::Failure;
use crate::cli::days::{first_day, last_day};
use crate::network::analysis::change::{self, Kind};
use crate::network::finding::{Finding, Value};
use crate::network::{Window, project};

/// Arguments of `dateline analyze change`.
#[derive(Args)]
pub struct ChangeArgs {
    /// The earlier window, as 2017, 2017-08 or 2017-08-01..2017-08-31; of two ends either may be
    /// left out
    pub earlier: Days,
    /// The later window
    pub later: Days,
}

/// A window as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(Window);

impl FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // One year, month or day is a window from its first day to its last.
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let end = |text: &str, day: fn(&str) -> Result<Date, String>| {
            let text = text.trim();
            (!text.is_empty()).then(|| day(text)).transpose()
        };
        let window = Window {
            from: end(from, first_day)?,
            to: end(to, last_day)?,
        };
        match (window.from, window.to) {
            (None, None) => Err("write it as 2017, 2017-08 or 2017-08-01..2017-08-31".to_owned()),
            (Some(from), Some(to)) if from > to => Err("it ends before it begins".to_owned()),
            _ => Ok(Self(window)),
        }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        write!(f, "{}..{}", day(self.0.from), day(self.0.to))
    }
}

/// Every pair of actors whose ties changed.
pub fn answer(store: &Store, args: &ChangeArgs) -> Result<Answer, Failure> {
    let before = project::actors(store, args.earlier.0)?;
    let after = project::actors(store, args.later.0)?;
    let changes = change::changes(&before, &after);
    if changes.is_empty() {
        return Ok(Answer::nothing(
            "Nothing changed: both windows show the same ties, or none.",
        ));
    }
    let mut answer = Answer::new(["change", "from", "to", "before", "after", "was", "is"]);
    for change in &changes {
        let kind = word(change.kind);
        answer.push(
            [
                kind.to_owned(),
                change.source.1.clone(),
                change.target.1.clone(),
                change.before.to_string(),
                change.after.to_string(),
                change.was.clone(),
                change.is.clone(),
            ],
            json!({
                "change": kind,
                "from": change.source.1, "from_id": change.source.0,
                "to": change.target.1, "to_id": change.target.0,
                "before": change.before, "after": change.after,
                "was": change.was, "is": change.is,
            }),
        );
        answer.findings.push(Finding {
            about: change.source.0.clone(),
            to: Some(change.target.0.clone()),
            measure: kind,
            value: Value::Text(format!("{} → {}", change.before, change.after)),
        });
    }
    let count = |kind| changes.iter().filter(|change| change.kind == kind).count();
    let turned: Vec<_> = changes
        .iter()
        .filter(|change| change.kind == Kind::Turned)
        .map(|change| format!("{} towards {}", change.source.1, change.target.1))
        .collect();
    answer.meaning.push(format!(
        "From {} to {}: {} ties appeared, {} vanished, {} grew, {} shrank, {} turned{}.",
        args.earlier,
        args.later,
        count(Kind::Appeared),
        count(Kind::Vanished),
        count(Kind::Grew),
        count(Kind::Shrank),
        turned.len(),
        if turned.is_empty() {
            String::new()
        } else {
            format!(" ({})", turned.join("; "))
        }
    ));
    answer.meaning.push(
        "before, after: independent origins, summed over the events, less than 0 where hostile. What \
         appears or vanishes does so in these reports: they may just not speak of it."
            .to_owned(),
    );
    Ok(answer)
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Turned => "turned",
        Kind::Appeared => "appeared",
        Kind::Vanished => "vanished",
        Kind::Grew => "grew",
        Kind::Shrank => "shrank",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_a_year_a_month_a_day_or_two_of_them_with_dots() {
        for (typed, meant) in [
            ("2031-05-01..", "2031-05-01.."),
            ("2031", "2031-01-01..2031-12-31"),
            ("2031-01..2031-02", "2031-01-01..2031-02-28"),
            ("2031-05-01", "2031-05-01..2031-05-01"),
        ] {
            assert_eq!(typed.parse::<Days>().unwrap().to_string(), meant);
        }
        for wrong in ["", "..", "2031-05-02..2031-05-01", "x..", "2031-13"] {
            assert!(wrong.parse::<Days>().is_err(), "{wrong}");
        }
    }
}
