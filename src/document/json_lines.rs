//! JSON lines: one report an object a line, with `text` and optionally `name` (or `id`), `title`,
//! `date`, `outlet`, `url`, `lang`.

use serde_json::{Map, Value};

use super::read::Reason;
use super::{Document, Metadata, text};

/// The reports of a file, each by itself: a broken line loses no other.
pub(super) fn read<'a>(
    stem: &'a str,
    content: &'a str,
) -> impl Iterator<Item = Result<Document, Reason>> + 'a {
    (1..)
        .zip(content.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(move |(number, line)| {
            report(stem, number, line).map_err(|message| Reason::JsonLine {
                line: number,
                message,
            })
        })
}

fn report(stem: &str, number: usize, line: &str) -> Result<Document, String> {
    let object: Map<String, Value> =
        serde_json::from_str(line).map_err(|error| format!("it's no JSON object: {error}"))?;
    let text = match object.get("text") {
        Some(Value::String(text)) if !text.trim().is_empty() => text.clone(),
        Some(Value::String(_)) => return Err("`text` is empty".into()),
        _ => return Err("the object has no string `text`".into()),
    };
    let mut metadata = Metadata::default();
    for key in ["title", "date", "outlet", "url", "lang"] {
        if let Some(Value::String(value)) = object.get(key) {
            text::set(&mut metadata, key, value);
        }
    }
    let name = match object.get("name").or_else(|| object.get("id")) {
        Some(Value::String(name)) if !name.is_empty() => name.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => format!("{stem}-{number}"),
    };
    let hash = blake3::hash(line.as_bytes()).to_hex().to_string();
    Ok(Document {
        name,
        hash,
        metadata,
        text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_named_and_loses_no_other() {
        let content = "{\"text\": \"One.\", \"date\": \"2020-01-02\"}\nnot json\n\n{\"id\": 7, \"text\": \"Two.\"}\n";
        let reports: Vec<_> = read("wire", content).collect();
        assert_eq!(reports[0].as_ref().unwrap().name, "wire-1");
        assert!(matches!(reports[1], Err(Reason::JsonLine { line: 2, .. })));
        assert_eq!(reports[2].as_ref().unwrap().name, "7");
    }
}
