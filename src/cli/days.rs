//! Days as they are typed and shown: `2017`, `2017-09` and `2017-09-05`, and windows of them.

use jiff::civil::Date;

use super::Failure;
use crate::network::Window;

/// The first day that a year, month or day means.
pub(super) fn first_day(text: &str) -> Result<Date, String> {
    day(&parts(text)?, text)
}

/// The last day that a year, month or day means.
pub(super) fn last_day(text: &str) -> Result<Date, String> {
    let parts = parts(text)?;
    let first = day(&parts, text)?;
    Ok(match parts.len() {
        1 => first.last_of_year(),
        2 => first.last_of_month(),
        _ => first,
    })
}

/// The window of `--from` and `--to`.
pub(super) fn window(from: Option<Date>, to: Option<Date>) -> Result<Window, Failure> {
    match (from, to) {
        (Some(from), Some(to)) if from > to => Err(Failure::usage(format!(
            "--from {from} lies after --to {to}: no day is in between"
        ))
        .with_help("give the earlier day to --from")),
        _ => Ok(Window { from, to }),
    }
}

/// A window of days as lists show it.
pub(super) fn days(first: Option<Date>, last: Option<Date>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first} – {last}"),
        (Some(first), None) => format!("{first} –"),
        (None, Some(last)) => format!("by {last}"),
        (None, None) => String::from("?"),
    }
}

fn parts(text: &str) -> Result<Vec<i16>, String> {
    let wrong = || format!("`{text}` should be a date such as 2017, 2017-09 or 2017-09-05");
    let parts: Vec<i16> = text
        .split('-')
        .map(|part| part.parse().map_err(|_| wrong()))
        .collect::<Result<_, _>>()?;
    if (1..=3).contains(&parts.len()) {
        Ok(parts)
    } else {
        Err(wrong())
    }
}

fn day(parts: &[i16], text: &str) -> Result<Date, String> {
    let small = |at: usize| {
        parts
            .get(at)
            .map_or(Ok(1), |part| i8::try_from(*part))
            .map_err(|_| format!("`{text}` is no date"))
    };
    Date::new(parts[0], small(1)?, small(2)?).map_err(|_| format!("`{text}` is no date"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_reaches_to_its_last_day() {
        assert_eq!(first_day("2016-02"), Ok(date(2016, 2, 1)));
        assert_eq!(last_day("2016-02"), Ok(date(2016, 2, 29)));
        assert_eq!(last_day("2016"), Ok(date(2016, 12, 31)));
        assert!(first_day("yesterday").is_err());
        assert!(first_day("2016-13").is_err());
    }

    #[test]
    fn a_window_that_ends_before_it_begins_is_wrong_usage() {
        let (early, late) = (Some(date(2031, 5, 1)), Some(date(2031, 5, 2)));
        assert!(window(late, early).is_err_and(|failure| failure.is_wrong_usage()));
        assert!(window(early, late).is_ok());
        assert!(window(late, None).is_ok());
    }
}
