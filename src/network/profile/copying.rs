//! Which outlets lead and which follow in shared copy: of two reports with a sentence in common,
//! the earlier one leads. A date that is only inferred, from that very copy perhaps, makes no
//! leader.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use oxigraph::store::Store;
use serde::Serialize;

use super::{Named, outlets};
use crate::network::Window;
use crate::network::rows;
use crate::rdf::query::QueryError;

/// Shared sentences that linking takes for copy, each with the days of its two reports,
/// and with the days that the reports themselves state.
const COPIES: &str = "SELECT ?copy ?a ?b ?first ?second ?stated ?stated_too WHERE {
    ?copy a dl:Copy ; dl:origin ?origin ; dl:copies ?one, ?other .
    ?one dl:document ?a . ?other dl:document ?b .
    FILTER(STR(?a) < STR(?b))
    OPTIONAL { ?a dcterms:date ?first } OPTIONAL { ?b dcterms:date ?second }
    OPTIONAL { ?a schema:datePublished ?stated } OPTIONAL { ?b schema:datePublished ?stated_too }
}";

/// Sentences that two outlets share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// Whose report is the earlier; of one day's, whose IRI sorts first.
    pub leader: Named,
    /// Whose report is the later.
    pub follower: Named,
    /// Whether the order is known: false for reports of one day and for reports that state no date.
    pub ordered: bool,
    /// Whether a report that states no date is why the order isn't known.
    pub undated: bool,
    /// Number of sentences.
    pub sentences: usize,
    /// Least and greatest number of days between the reports; absent without stated dates.
    pub days: Option<(i32, i32)>,
}

/// An outlet's part in the sharing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The outlet.
    pub outlet: Named,
    /// Sentences that it had before another outlet.
    pub led: usize,
    /// Sentences that another outlet had before it.
    pub followed: usize,
    /// Sentences whose order isn't known.
    pub unordered: usize,
    /// How many outlets it shares with.
    pub partners: usize,
}

/// What is known of which report came first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Known,
    OneDay,
    Undated,
}

/// Who shares copy with whom, most sentences first, in reports published within a window of time.
///
/// # Errors
/// When the store fails.
pub fn shared(store: &Store, window: Window) -> Result<Vec<Shared>, QueryError> {
    let outlets = outlets(store)?;
    let mut pairs = BTreeMap::<(&Named, &Named, Order), (usize, Vec<i32>)>::new();
    for row in rows::select(store, COPIES)? {
        let outlet = |variable| outlets.get(row.text(variable).unwrap_or_default());
        let (Some(a), Some(b)) = (outlet("a"), outlet("b")) else {
            continue;
        };
        if a == b {
            continue;
        }
        let (first, second) = (row.date("first"), row.date("second"));
        let (earlier, later) = (first.min(second).or(first.max(second)), first.max(second));
        if !window.holds(earlier, later) {
            continue;
        }
        let days = days_between(row.date("stated"), row.date("stated_too"));
        let (key, distance) = match days {
            Some(days) if days > 0 => ((a, b, Order::Known), Some(days)),
            Some(days) if days < 0 => ((b, a, Order::Known), Some(-days)),
            Some(days) => ((a.min(b), a.max(b), Order::OneDay), Some(days)),
            None => ((a.min(b), a.max(b), Order::Undated), None),
        };
        let entry = pairs.entry(key).or_default();
        entry.0 += 1;
        entry.1.extend(distance);
    }
    let mut found: Vec<_> = pairs
        .into_iter()
        .map(|((leader, follower, order), (sentences, days))| Shared {
            leader: leader.clone(),
            follower: follower.clone(),
            ordered: order == Order::Known,
            undated: order == Order::Undated,
            sentences,
            days: days.iter().min().copied().zip(days.iter().max().copied()),
        })
        .collect();
    found.sort_by(|a, b| {
        (b.sentences, &a.leader, &a.follower).cmp(&(a.sentences, &b.leader, &b.follower))
    });
    Ok(found)
}

fn days_between(first: Option<Date>, second: Option<Date>) -> Option<i32> {
    first?.until(second?).ok().map(|span| span.get_days())
}

/// Each outlet's part, those that lead most first.
pub fn parts(shared: &[Shared]) -> Vec<Part> {
    #[derive(Default)]
    struct Sums<'a> {
        led: usize,
        followed: usize,
        unordered: usize,
        partners: BTreeSet<&'a Named>,
    }
    let mut sums = BTreeMap::<&Named, Sums<'_>>::new();
    for pair in shared {
        for (own, other, leads) in [
            (&pair.leader, &pair.follower, true),
            (&pair.follower, &pair.leader, false),
        ] {
            let sum = sums.entry(own).or_default();
            sum.partners.insert(other);
            *match (pair.ordered, leads) {
                (false, _) => &mut sum.unordered,
                (true, true) => &mut sum.led,
                (true, false) => &mut sum.followed,
            } += pair.sentences;
        }
    }
    let mut found: Vec<_> = sums
        .into_iter()
        .map(|(outlet, sums)| Part {
            outlet: outlet.clone(),
            led: sums.led,
            followed: sums.followed,
            unordered: sums.unordered,
            partners: sums.partners.len(),
        })
        .collect();
    found.sort_by(|a, b| (b.led, a.followed, &a.outlet).cmp(&(a.led, b.followed, &b.outlet)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(label: &str) -> Named {
        Named {
            id: format!("x:{label}"),
            label: label.to_owned(),
        }
    }

    #[test]
    fn who_prints_first_leads_and_a_pair_without_order_counts_for_neither() {
        let pair = |leader, follower, ordered, sentences| Shared {
            leader: named(leader),
            follower: named(follower),
            ordered,
            undated: false,
            sentences,
            days: None,
        };
        let parts = parts(&[
            pair("Post", "Herald", true, 3),
            pair("Herald", "Star", false, 1),
        ]);
        let told: Vec<_> = parts
            .iter()
            .map(|part| (&*part.outlet.label, part.led, part.followed, part.unordered))
            .collect();
        assert_eq!(
            told,
            [("Post", 3, 0, 0), ("Star", 0, 0, 1), ("Herald", 0, 3, 1)]
        );
    }
}
