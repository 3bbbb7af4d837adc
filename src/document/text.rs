//! Plain text with optional front matter: a line `---`, lines `key: value`, a line `---`.

use jiff::civil::Date;

use super::Metadata;
use super::read::Reason;

/// Splits a text document into its metadata and its body.
///
/// # Errors
/// [`Reason::FrontMatter`] when a front matter isn't closed or a line has no key. A key that isn't
/// known is passed over, and so is a date that can't be read: the report then has none, which its
/// [`Metadata::unread_date`] tells.
pub(super) fn read(text: &str) -> Result<(Metadata, String), Reason> {
    let mut metadata = Metadata::default();
    let mut lines = text.split_inclusive('\n');
    let Some(opening) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Ok((metadata, text.to_owned()));
    };
    let mut at = opening.len();
    for (number, line) in (2..).zip(lines) {
        at += line.len();
        let content = line.trim();
        if content == "---" {
            return Ok((metadata, text[at..].to_owned()));
        }
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let Some((key, value)) = content.split_once(':') else {
            let message =
                format!("`{content}` has no `key: value`; close the front matter with `---`");
            return Err(Reason::FrontMatter {
                line: number,
                message,
            });
        };
        set(&mut metadata, key.trim(), value.trim());
    }
    Err(Reason::FrontMatter {
        line: 1,
        message: "it is opened by `---` and never closed".into(),
    })
}

/// Sets one key of the metadata; keys that aren't known are passed over.
pub(super) fn set(metadata: &mut Metadata, key: &str, value: &str) {
    let value = value.trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return;
    }
    let text = Some(value.to_owned());
    match key.to_ascii_lowercase().as_str() {
        "title" => metadata.title = text,
        "outlet" => metadata.outlet = text,
        "url" => metadata.url = text,
        "lang" => metadata.lang = text,
        "date" => match date(value) {
            Some(date) => metadata.date = Some(date),
            None => metadata.unread_date = text,
        },
        _ => tracing::debug!(key, "unknown front-matter key passed over"),
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date, or the day of a date-time: ISO 8601, or spelled out in English with whatever stands around
/// it ("Updated Tue Sept. 5th, 2017, 14:05 GMT"). Day and month as mere numbers in any other order
/// are ambiguous and not read, nor is a year of fewer than four digits.
pub(super) fn date(value: &str) -> Option<Date> {
    if let Some(day) = value.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    let words: Vec<String> = value
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    (0..words.len()).find_map(|at| {
        let month = month(&words[at])?;
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        [
            (before, words.get(at + 1)),
            (words.get(at + 1), words.get(at + 2)),
        ]
        .into_iter()
        .find_map(|(day, year)| Date::new(self::year(year?)?, month, self::day(day?)?).ok())
    })
}

/// The number of a month from its name or the first three letters or more of it.
fn month(word: &str) -> Option<i8> {
    let found = (MONTHS.iter()).position(|name| word.len() >= 3 && name.starts_with(word))?;
    i8::try_from(found + 1).ok()
}

/// A day of a month, as "5" or "5th".
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|_| ordinal && digits.len() <= 2)
}

/// A year in four digits.
fn year(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_and_left_out_of_the_text() {
        let (metadata, body) =
            read("---\ntitle: Troops: near the river\ndate: 2019-03-04\n---\nBody.\n").unwrap();
        assert_eq!(metadata.title.as_deref(), Some("Troops: near the river"));
        assert_eq!(metadata.date.unwrap().to_string(), "2019-03-04");
        assert_eq!(body, "Body.\n");
    }

    #[test]
    fn a_text_without_front_matter_is_its_own_body() {
        let (metadata, body) = read("No --- here.\n---\nkey: value").unwrap();
        assert_eq!(metadata, Metadata::default());
        assert!(body.starts_with("No ---"));
    }

    #[test]
    fn a_date_that_does_not_exist_leaves_the_report_undated_and_is_told() {
        let (metadata, body) = read("---\ndate: 2019-02-30\n---\nx").unwrap();
        assert_eq!((metadata.date, body.as_str()), (None, "x"));
        assert_eq!(metadata.unread_date.as_deref(), Some("2019-02-30"));
    }

    #[test]
    fn a_date_may_be_spelled_out_and_carry_a_time() {
        for written in [
            "2019-03-04",
            "2019-03-04T05:06:07Z",
            "March 4, 2019",
            "4 Mar 2019",
            "Mar. 4, 2019",
            "MAR 4, 2019",
            "Monday, March 4th, 2019",
            "Updated 12:05 GMT, Mon 4 March 2019",
            "March 4, 2019 at 9:55 AM ET",
        ] {
            assert_eq!(
                date(written).map(|day| day.to_string()).as_deref(),
                Some("2019-03-04"),
                "{written}"
            );
        }
        assert_eq!(date("04/03/2019"), None);
        for cut_short in [
            "12 Decembe",
            "Dec. 14, 2",
            "June 27, 20",
            "Mar 2019",
            "May",
            "4 ma 2019",
        ] {
            assert_eq!(date(cut_short), None, "{cut_short}");
        }
    }

    #[test]
    fn front_matter_that_is_never_closed_is_refused() {
        assert!(matches!(
            read("---\ntitle: x\n"),
            Err(Reason::FrontMatter { line: 1, .. })
        ));
    }
}
