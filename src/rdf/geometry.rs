//! Points on the globe: GeoSPARQL's well-known text and the distance between two of them, so that
//! queries can ask for what lies near a point.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};

use super::vocabulary as dl;

/// GeoSPARQL's `geof:distance(a, b, unit)`, for points.
pub const DISTANCE: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.opengis.net/def/function/geosparql/distance");

/// Mean radius of the Earth in metres (IUGG).
const EARTH_RADIUS: f64 = 6_371_008.8;

/// A point in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Latitude, −90 to 90.
    pub lat: f64,
    /// Longitude, −180 to 180.
    pub lon: f64,
}

impl Point {
    /// Reads `POINT(lon lat)`, with or without the IRI of CRS 84 before it. Nothing for any other
    /// text: other shapes and reference systems are not written by Dateline.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text
            .strip_prefix("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
            .unwrap_or(text)
            .trim_start();
        let (keyword, rest) = text.split_at_checked(5)?;
        if !keyword.eq_ignore_ascii_case("POINT") {
            return None;
        }
        let inside = rest.trim().strip_prefix('(')?.strip_suffix(')')?;
        let mut numbers = inside.split_whitespace().map(str::parse::<f64>);
        let (lon, lat) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
        let on_globe = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        (numbers.next().is_none() && on_globe).then_some(Self { lat, lon })
    }

    /// Metres to the other point along a great circle (haversine formula, spherical Earth: within
    /// half a percent of the ellipsoid).
    pub fn distance(self, other: Self) -> f64 {
        let (from, to) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((to - from) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let chord = half_lat * half_lat + from.cos() * to.cos() * half_lon * half_lon;
        2.0 * EARTH_RADIUS * chord.sqrt().min(1.0).asin()
    }
}

/// `geof:distance` as a SPARQL function: two points and a unit (metre, kilometre, degree or
/// radian of OGC's register) to an `xsd:double`; an error (nothing) for anything else.
pub fn distance(arguments: &[Term]) -> Option<Term> {
    let [a, b, Term::NamedNode(unit)] = arguments else {
        return None;
    };
    let metres = point(a)?.distance(point(b)?);
    let value = match unit
        .as_str()
        .strip_prefix("http://www.opengis.net/def/uom/OGC/1.0/")?
    {
        "metre" => metres,
        "kilometre" => metres / 1000.0,
        "radian" => metres / EARTH_RADIUS,
        "degree" => (metres / EARTH_RADIUS).to_degrees(),
        _ => return None,
    };
    Some(Literal::new_typed_literal(value.to_string(), xsd::DOUBLE).into())
}

/// The name under which [`distance`] is registered.
pub fn distance_name() -> NamedNode {
    DISTANCE.into_owned()
}

fn point(term: &Term) -> Option<Point> {
    match term {
        Term::Literal(literal) if literal.datatype() == dl::GEO_WKT_LITERAL => {
            Point::parse(literal.value())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_along_the_equator_is_111_kilometres() {
        let a = Point {
            lat: 0.0,
            lon: 10.0,
        };
        let b = Point {
            lat: 0.0,
            lon: 11.0,
        };
        assert!((a.distance(b) - 111_195.0).abs() < 1.0);
        assert!((a.distance(b) - b.distance(a)).abs() < 1e-9);
    }

    #[test]
    fn the_antipode_is_half_way_round() {
        let a = Point {
            lat: 90.0,
            lon: 0.0,
        };
        let b = Point {
            lat: -90.0,
            lon: 0.0,
        };
        assert!((a.distance(b) - std::f64::consts::PI * EARTH_RADIUS).abs() < 1.0);
    }

    #[test]
    fn only_points_on_the_globe_are_read() {
        let read = Point::parse(" point ( 40.14 35.33 ) ");
        assert_eq!(
            read,
            Some(Point {
                lat: 35.33,
                lon: 40.14
            })
        );
        for text in [
            "",
            "POINT",
            "POINT(1)",
            "POINT(1 2 3)",
            "POINT(x y)",
            "LINE(1 2)",
            "POINT(1 91)",
            "€uro(1 2)",
        ] {
            assert_eq!(Point::parse(text), None, "{text}");
        }
    }
}
