//! Plain text with optional front matter: a line `---`, lines `key: value`, a line `---`.

use jiff::civil::Date;

use super::Metadata;
use super::read::Reason;

/// Splits a text document into its metadata and its body.
///
/// # Errors
/// [`Reason::FrontMatter`] when a front matter isn't closed, a line has no key, or the date is no
/// date of the calendar. A key that isn't known is passed over.
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
        set(&mut metadata, key.trim(), value.trim()).map_err(|message| Reason::FrontMatter {
            line: number,
            message,
        })?;
    }
    Err(Reason::FrontMatter {
        line: 1,
        message: "it is opened by `---` and never closed".into(),
    })
}

/// Sets one key of the metadata; keys that aren't known are passed over.
pub(super) fn set(metadata: &mut Metadata, key: &str, value: &str) -> Result<(), String> {
    let value = value.trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return Ok(());
    }
    let text = Some(value.to_owned());
    match key.to_ascii_lowercase().as_str() {
        "title" => metadata.title = text,
        "outlet" => metadata.outlet = text,
        "url" => metadata.url = text,
        "lang" => metadata.lang = text,
        "date" => metadata.date = Some(date(value)?),
        _ => tracing::debug!(key, "unknown front-matter key passed over"),
    }
    Ok(())
}

/// A date, or the day of a date-time, in ISO 8601.
pub(super) fn date(value: &str) -> Result<Date, String> {
    let day = value.get(..10).unwrap_or(value);
    day.parse()
        .map_err(|_| format!("`{value}` is no date; write it as 2017-09-05"))
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
    fn a_date_that_does_not_exist_is_refused_with_its_line() {
        let Err(Reason::FrontMatter { line, message }) = read("---\ndate: 2019-02-30\n---\nx")
        else {
            panic!("accepted");
        };
        assert_eq!(line, 2);
        assert!(message.contains("2019-02-30"));
    }

    #[test]
    fn front_matter_that_is_never_closed_is_refused() {
        assert!(matches!(
            read("---\ntitle: x\n"),
            Err(Reason::FrontMatter { line: 1, .. })
        ));
    }
}
