//! Who leads and who follows in shared copy.

use oxigraph::store::Store;
use serde_json::json;

use super::{Answer, listed};
use crate::cli::Failure;
use crate::network::Window;
use crate::network::finding::Finding;
use crate::network::profile::copying;

/// Each pair of outlets that shares copy, and each outlet's part.
pub fn answer(store: &Store, window: Window) -> Result<Answer, Failure> {
    let shared = copying::shared(store, window)?;
    if shared.is_empty() {
        return Ok(Answer::nothing(
            "No two outlets share copy: each report is its own words.",
        ));
    }
    let mut answer = Answer::new(["first", "then", "sentences", "days between"]);
    for pair in &shared {
        let days = match pair.days {
            Some((least, most)) if least == most => least.to_string(),
            Some((least, most)) => format!("{least}–{most}"),
            None => "unknown".to_owned(),
        };
        let order = match (pair.ordered, pair.undated) {
            (true, _) => "",
            (false, true) => " (undated)",
            (false, false) => " (order unknown)",
        };
        answer.push(
            [
                pair.leader.label.clone(),
                format!("{}{order}", pair.follower.label),
                pair.sentences.to_string(),
                days,
            ],
            json!(pair),
        );
        let measure = if pair.ordered {
            "copied from"
        } else {
            "shares copy with"
        };
        answer.findings.push(
            Finding::number(&pair.follower.id, measure, pair.sentences as f64)
                .with(&pair.leader.id),
        );
    }
    let parts = copying::parts(&shared);
    let named = |test: &dyn Fn(&copying::Part) -> bool| {
        parts
            .iter()
            .filter(|part| test(part))
            .map(|part| part.outlet.label.as_str())
            .collect::<Vec<_>>()
    };
    let leaders = named(&|part| part.led > part.followed);
    let followers = named(&|part| part.followed > part.led);
    answer
        .meaning
        .push(match (leaders.is_empty(), followers.is_empty()) {
            (false, false) => format!(
                "{} more often first, {} more often later.",
                listed(&leaders, 4),
                listed(&followers, 4)
            ),
            _ => "Nobody leads: the order of the reports isn't known, or they are of one day."
                .to_owned(),
        });
    answer.meaning.push(
        "The report with the earlier date had the sentence first. That is no proof that the later \
         one took it from there: both may print a third one's copy, such as an agency's. Only dates \
         that the reports state count: a pair with a report that states none is undated, and nobody \
         leads in it."
            .to_owned(),
    );
    Ok(answer)
}
