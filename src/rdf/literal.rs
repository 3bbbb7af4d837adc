//! Literals that are well-typed by construction: oxigraph stores an ill-typed literal without a
//! word, so none must reach it.

use std::str::FromStr;

use jiff::civil::Date;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, LiteralRef};

use super::vocabulary as dl;

/// A plain string.
pub fn text(value: &str) -> Literal {
    Literal::new_simple_literal(value)
}

/// A whole number.
pub fn integer(value: usize) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}

/// A decimal number; nothing for infinities and NaN, which `xsd:decimal` can't hold.
pub fn decimal(value: f64) -> Option<Literal> {
    // Adding zero turns -0 into 0: both are the same decimal.
    value
        .is_finite()
        .then(|| Literal::new_typed_literal(format!("{}", value + 0.0), xsd::DECIMAL))
}

/// A day. `xsd:date` writes years before 1 and after 9999 in its own way; nothing is written for
/// them, as no report is dated so.
pub fn date(value: Date) -> Option<Literal> {
    (1..=9999)
        .contains(&value.year())
        .then(|| Literal::new_typed_literal(value.to_string(), xsd::DATE))
}

/// A point in well-known text, longitude first as GeoSPARQL wants it; nothing when it lies
/// outside the globe.
pub fn point(lat: f64, lon: f64) -> Option<Literal> {
    let inside = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
    inside.then(|| {
        Literal::new_typed_literal(
            format!("POINT({} {})", lon + 0.0, lat + 0.0),
            dl::GEO_WKT_LITERAL,
        )
    })
}

/// Whether the literal's words belong to its datatype. Datatypes that the graph doesn't write are
/// let through.
pub fn is_well_typed(literal: LiteralRef<'_>) -> bool {
    let value = literal.value();
    match literal.datatype() {
        xsd::DATE => is_date(value),
        xsd::DATE_TIME => value
            .split_once('T')
            .is_some_and(|(day, time)| is_date(day) && is_time(time)),
        xsd::INTEGER => is_integer(value),
        xsd::NON_NEGATIVE_INTEGER => is_integer(value) && !value.starts_with('-'),
        xsd::DECIMAL => is_decimal(value),
        xsd::DOUBLE | xsd::FLOAT => {
            matches!(value, "INF" | "-INF" | "NaN") || f64::from_str(value).is_ok()
        }
        xsd::BOOLEAN => matches!(value, "true" | "false" | "0" | "1"),
        dl::GEO_WKT_LITERAL => super::geometry::Point::parse(value).is_some(),
        _ => true,
    }
}

fn is_date(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && Date::from_str(value).is_ok()
}

fn is_time(value: &str) -> bool {
    let clock = value
        .strip_suffix('Z')
        .or_else(|| value.rsplit_once(['+', '-']).map(|(clock, _)| clock))
        .unwrap_or(value);
    jiff::civil::Time::from_str(clock).is_ok()
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    !(whole.is_empty() && fraction.is_empty())
        && (whole.bytes().chain(fraction.bytes())).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ill_typed_literals_are_told_from_good_ones() {
        let good = [
            ("2017-09-05", xsd::DATE),
            ("-12", xsd::INTEGER),
            ("12.50", xsd::DECIMAL),
            (".5", xsd::DECIMAL),
            ("2017-09-05T10:00:00Z", xsd::DATE_TIME),
            ("POINT(40.1 35.3)", dl::GEO_WKT_LITERAL),
        ];
        let bad = [
            ("2017-13-05", xsd::DATE),
            ("2017-02-29", xsd::DATE),
            ("5 September", xsd::DATE),
            ("20170905", xsd::DATE),
            ("", xsd::INTEGER),
            ("1.0", xsd::INTEGER),
            ("1e3", xsd::DECIMAL),
            (".", xsd::DECIMAL),
            ("yes", xsd::BOOLEAN),
            ("2017-09-05T25:00:00Z", xsd::DATE_TIME),
            ("POINT(40.1)", dl::GEO_WKT_LITERAL),
            ("POINT(400 35)", dl::GEO_WKT_LITERAL),
        ];
        for (value, datatype) in good {
            assert!(is_well_typed(LiteralRef::new_typed_literal(
                value, datatype
            )));
        }
        for (value, datatype) in bad {
            let literal = LiteralRef::new_typed_literal(value, datatype);
            assert!(!is_well_typed(literal), "{literal}");
        }
    }

    #[test]
    fn numbers_that_no_decimal_can_hold_are_not_written() {
        assert_eq!(decimal(f64::NAN), None);
        assert_eq!(decimal(f64::INFINITY), None);
        assert_eq!(decimal(-0.0), decimal(0.0));
        assert_eq!(point(91.0, 0.0), None);
    }

    proptest! {
        #[test]
        fn everything_made_here_is_well_typed(number: f64, lat in -91.0..91.0, lon in -181.0..181.0,
                                              day in -20_000i64..20_000) {
            let day = jiff::civil::date(2000, 1, 1)
                .saturating_add(jiff::Span::new().days(day));
            let made = [decimal(number), point(lat, lon), date(day)];
            for literal in made.iter().flatten() {
                prop_assert!(is_well_typed(literal.as_ref()), "{literal}");
            }
        }
    }
}
