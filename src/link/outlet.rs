//! The outlet of a report that doesn't state it: its own source line.

use crate::extract::Extraction;

/// The outlet as stated, or as a line such as "Source: NAME and agencies" says.
pub(super) fn of(document: &Extraction) -> Option<String> {
    let stated = document.metadata.outlet.clone();
    stated.or_else(|| {
        document.sentences.iter().rev().take(5).find_map(|line| {
            let (word, rest) = line.text.split_once(':')?;
            let names = rest.trim().trim_end_matches('.');
            (word.trim().eq_ignore_ascii_case("source")).then_some(())?;
            let first = names.split([',', ';', '/']).next()?;
            let first = first.split(" and ").next()?.trim();
            (!first.is_empty() && first.chars().count() <= 60).then(|| first.to_owned())
        })
    })
}
