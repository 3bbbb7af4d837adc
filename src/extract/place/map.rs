//! Distances on the globe, in arithmetic that every processor rounds alike.

/// Kilometres between two positions, to half a per cent: flat about the middle latitude, which does
/// for telling near from far. The cosine is Bhaskara's rational one, since a library's last bit may
/// differ from machine to machine.
pub(super) fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    const PER_DEGREE: f64 = 111.2;
    let middle = (a.0 + b.0) / 2.0;
    let cosine = (32_400.0 - 4.0 * middle * middle) / (32_400.0 + middle * middle);
    let mut east = (a.1 - b.1).abs();
    if east > 180.0 {
        east = 360.0 - east;
    }
    let (x, y) = (east * cosine, a.0 - b.0);
    (x * x + y * y).sqrt() * PER_DEGREE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_near_enough() {
        // One degree along a meridian, along the equator, along the sixtieth parallel; the date line.
        assert!((kilometres((0.0, 0.0), (1.0, 0.0)) - 111.2).abs() < 1.0);
        assert!((kilometres((0.0, 0.0), (0.0, 1.0)) - 111.2).abs() < 1.0);
        assert!((kilometres((60.0, 0.0), (60.0, 1.0)) - 55.6).abs() < 1.0);
        assert!((kilometres((0.0, 179.5), (0.0, -179.5)) - 111.2).abs() < 1.0);
    }
}
