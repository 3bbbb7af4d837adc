//! Web pages: the report's paragraphs and headings as text, and what the page says of itself.

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::read::Reason;
use super::{Metadata, text};

/// Elements that never hold a report's words.
const FURNITURE: &[&str] = &[
    "script", "style", "nav", "header", "footer", "aside", "form", "noscript", "svg", "button",
    "iframe", "template", "figure",
];

/// Elements whose text is a paragraph of the report.
const BLOCKS: &str = "h1, h2, h3, h4, p, li, blockquote, figcaption";

/// The page's metadata and its text, one paragraph a line with a blank line between.
///
/// # Errors
/// [`Reason::Empty`] when the page holds no paragraph.
pub(super) fn read(page: &str) -> Result<(Metadata, String), Reason> {
    let page = Html::parse_document(page);
    let metadata = metadata(&page);
    let roots = ["article", "main", "[role=main]", "body"];
    let paragraphs = roots
        .iter()
        .map(|root| select(&page, root).flat_map(paragraphs).collect::<Vec<_>>())
        .find(|found| found.iter().any(|paragraph| paragraph.len() > 80))
        .or_else(|| Some(select(&page, "body").flat_map(paragraphs).collect()))
        .unwrap_or_default();
    if paragraphs.is_empty() {
        return Err(Reason::Empty);
    }
    Ok((metadata, paragraphs.join("\n\n") + "\n"))
}

fn select<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).ok();
    let found: Vec<_> = selector
        .iter()
        .flat_map(|selector| page.select(selector))
        .collect();
    found.into_iter()
}

/// The text blocks below an element, in order, without the page's furniture and without blocks
/// that hold blocks of their own.
fn paragraphs(root: ElementRef<'_>) -> Vec<String> {
    let Ok(blocks) = Selector::parse(BLOCKS) else {
        return Vec::new();
    };
    root.select(&blocks)
        .filter(|block| block.select(&blocks).next().is_none() && !in_furniture(*block))
        .map(|block| block.text().collect::<String>())
        .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

fn in_furniture(element: ElementRef<'_>) -> bool {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|ancestor| FURNITURE.contains(&ancestor.value().name()))
}

fn metadata(page: &Html) -> Metadata {
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let selector =
                format!("meta[property='{name}'], meta[name='{name}'], meta[itemprop='{name}']");
            select(page, &selector)
                .find_map(|element| element.value().attr("content"))
                .map(|content| content.trim().to_owned())
                .filter(|content| !content.is_empty())
        })
    };
    let linked = linked_data(page);
    let title = meta(&["og:title", "twitter:title"]).or_else(|| {
        let title = select(page, "title").next()?.text().collect::<String>();
        Some(title.trim().to_owned()).filter(|title| !title.is_empty())
    });
    let published = meta(&[
        "article:published_time",
        "datePublished",
        "date",
        "dc.date",
        "DC.date.issued",
        "parsely-pub-date",
    ])
    .or_else(|| {
        linked
            .as_ref()?
            .get("datePublished")?
            .as_str()
            .map(str::to_owned)
    })
    .or_else(|| {
        let time = select(page, "time[datetime]").next()?;
        time.value().attr("datetime").map(str::to_owned)
    });
    let outlet = meta(&["og:site_name", "application-name"]).or_else(|| {
        let name = linked.as_ref()?.get("publisher")?.get("name")?;
        name.as_str().map(str::to_owned)
    });
    let canonical = select(page, "link[rel=canonical]").next();
    Metadata {
        title,
        unread_date: None,
        date: published.as_deref().and_then(text::date),
        outlet,
        url: canonical
            .and_then(|link| link.value().attr("href"))
            .map(str::to_owned),
        lang: select(page, "html")
            .next()
            .and_then(|html| html.value().attr("lang"))
            .map(str::to_owned),
    }
}

/// The page's schema.org description of the report, where it carries one as JSON-LD.
fn linked_data(page: &Html) -> Option<Value> {
    let is_report = |value: &Value| value.get("datePublished").is_some();
    select(page, "script[type='application/ld+json']").find_map(|script| {
        let value: Value = serde_json::from_str(&script.text().collect::<String>()).ok()?;
        let candidates = match value {
            Value::Array(values) => values,
            Value::Object(ref object) => match object.get("@graph") {
                Some(Value::Array(values)) => values.clone(),
                _ => vec![value],
            },
            _ => Vec::new(),
        };
        candidates.into_iter().find(is_report)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_is_read_without_the_pages_furniture() {
        let page = r#"<html lang="en"><head><title>T</title><meta property="og:site_name" content="The Post">
            <script type="application/ld+json">{"datePublished": "2021-05-06T10:00:00Z"}</script></head>
            <body><nav><p>Home</p></nav><article><h1>Bridge <b>closed</b></h1>
            <p>The bridge over the river was closed on Monday after heavy rain, the mayor of the town said.</p>
            <aside><p>Read more</p></aside></article><footer><p>About</p></footer></body></html>"#;
        let (metadata, text) = read(page).unwrap();
        assert_eq!(metadata.outlet.as_deref(), Some("The Post"));
        assert_eq!(metadata.date.unwrap().to_string(), "2021-05-06");
        assert!(text.starts_with("Bridge closed\n\nThe bridge over"));
        assert!(!text.contains("Read more") && !text.contains("Home") && !text.contains("About"));
    }

    #[test]
    fn a_page_without_words_is_empty() {
        assert!(matches!(
            read("<html><body><script>x</script></body></html>"),
            Err(Reason::Empty)
        ));
    }
}
