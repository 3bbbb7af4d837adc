//! Which form a client wants its answer in (RFC 9110, section 12.5.1).

use axum::http::{HeaderMap, StatusCode, header};

use super::problem::Problem;
use crate::rdf::query::Format;

/// A media type that can be given, and the form it means.
pub type Offer = (&'static str, Format);

/// Forms of rows and of a yes or no, the default first.
pub const ROWS: &[Offer] = &[
    ("application/sparql-results+json", Format::Json),
    ("application/sparql-results+xml", Format::Xml),
    ("application/json", Format::Json),
    ("application/xml", Format::Xml),
    ("text/csv", Format::Csv),
    ("text/tab-separated-values", Format::Tsv),
];

/// Forms of triples, the default first.
pub const TRIPLES: &[Offer] = &[
    ("text/turtle", Format::Turtle),
    ("application/n-triples", Format::NTriples),
    ("application/ld+json", Format::Json),
    ("application/rdf+xml", Format::Xml),
    ("application/json", Format::Json),
    ("application/xml", Format::Xml),
];

/// The offer that the client likes best; of equals the one offered first.
///
/// # Errors
/// 406 with the offers when none is accepted.
pub fn choose<T: Copy>(
    headers: &HeaderMap,
    offers: &[(&'static str, T)],
) -> Result<(&'static str, T), Problem> {
    let wanted: Vec<Range> = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(Range::parse)
        .collect();
    if wanted.is_empty()
        && let Some(first) = offers.first()
    {
        return Ok(*first);
    }
    let mut best: Option<(u16, (&'static str, T))> = None;
    for offer in offers {
        // The most specific range that fits decides, whatever its weight.
        let weight = (wanted.iter().filter(|range| range.fits(offer.0)))
            .max_by_key(|range| range.specificity())
            .map_or(0, |range| range.weight);
        if weight > 0 && best.is_none_or(|(found, _)| weight > found) {
            best = Some((weight, *offer));
        }
    }
    best.map(|(_, offer)| offer).ok_or_else(|| {
        let names: Vec<&str> = offers.iter().map(|(name, _)| *name).collect();
        Problem::new(
            StatusCode::NOT_ACCEPTABLE,
            format!("This can be given as {}.", names.join(", ")),
        )
    })
}

/// One range of an `Accept` header.
struct Range {
    main: String,
    sub: String,
    /// Weight in thousandths.
    weight: u16,
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (main, sub) = parts.next()?.split_once('/')?;
        let weight = parts
            .filter_map(|part| part.split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
            .map_or(Some(1000), |(_, value)| weight(value.trim()))?;
        Some(Self {
            main: main.to_ascii_lowercase(),
            sub: sub.to_ascii_lowercase(),
            weight,
        })
    }

    fn fits(&self, media: &str) -> bool {
        let (main, sub) = media.split_once('/').unwrap_or((media, ""));
        (self.main == "*" || self.main == main) && (self.sub == "*" || self.sub == sub)
    }

    fn specificity(&self) -> u8 {
        u8::from(self.main != "*") + u8::from(self.sub != "*")
    }
}

fn weight(text: &str) -> Option<u16> {
    let value: f32 = text.parse().ok()?;
    // In 0..=1 the product fits; a weight outside it is no weight.
    (0.0..=1.0)
        .contains(&value)
        .then(|| format!("{:.0}", value * 1000.0).parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(accept: &str) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, accept.parse().unwrap());
        choose(&headers, ROWS).ok().map(|(name, _)| name)
    }

    #[test]
    fn the_heaviest_range_wins_and_the_most_specific_one_decides() {
        let json = Some("application/sparql-results+json");
        assert_eq!(rows("*/*"), json);
        assert_eq!(rows("text/csv"), Some("text/csv"));
        assert_eq!(
            rows("text/csv;q=0.5, application/xml"),
            Some("application/xml")
        );
        assert_eq!(
            rows("text/*, text/csv;q=0"),
            Some("text/tab-separated-values")
        );
        assert_eq!(
            rows("text/html, application/xml;q=0.9, */*;q=0.8"),
            Some("application/xml")
        );
        assert_eq!(rows("TEXT/CSV; q=1.0"), Some("text/csv"));
        assert_eq!(rows("*/*;q=0.1, text/csv;q=0.2"), Some("text/csv"));
        assert_eq!(rows("image/png"), None);
        assert_eq!(rows("text/csv;q=0"), None);
    }

    #[test]
    fn nonsense_counts_as_no_wish() {
        let json = Some("application/sparql-results+json");
        for accept in ["", "nonsense", ";;;", "text/csv;q=nan", "text/csv;q=7"] {
            assert_eq!(rows(accept), json, "{accept:?}");
        }
    }
}
