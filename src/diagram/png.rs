//! SVG to pixels, by `resvg`.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Widest and highest picture, in pixels: a larger one would take gigabytes.
const LIMIT: f32 = 16_000.0;

/// Why a picture can't be made.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The SVG isn't one.
    #[error("the drawing can't be read: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The picture has no area or would be too large.
    #[error("a picture of {width} by {height} pixels can't be made; show less with --top")]
    Size {
        /// Width in pixels.
        width: f32,
        /// Height in pixels.
        height: f32,
    },
    /// The pixels can't be packed.
    #[error("the picture can't be packed: {0}")]
    Encode(String),
}

/// The picture as PNG, `scale` pixels a point. Letters come from the system's fonts, and from a
/// font in the program where the system has none.
///
/// # Errors
/// When the SVG can't be read, or the picture is empty or too large.
pub fn render(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    fonts.load_font_data(epaint_default_fonts::UBUNTU_LIGHT.to_vec());
    // Renderers ask for a family by name; where it isn't there, any sans serif will do.
    let family = [
        "Helvetica",
        "Arial",
        "Liberation Sans",
        "DejaVu Sans",
        "Noto Sans",
    ]
    .into_iter()
    .find(|wanted| {
        fonts
            .faces()
            .any(|face| face.families.iter().any(|(name, _)| name == wanted))
    })
    .unwrap_or("Ubuntu");
    fonts.set_sans_serif_family(family);
    // What stands in for a family that isn't here (GraphViz writes `sans-Serif`): without it the
    // words would be left out.
    fonts.set_serif_family(family);
    let options = Options {
        fontdb: Arc::new(fonts),
        font_family: family.to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let mut picture = (width <= LIMIT && height <= LIMIT)
        .then(|| Pixmap::new(width.ceil() as u32, height.ceil() as u32))
        .flatten()
        .ok_or(PngError::Size { width, height })?;
    picture.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut picture.as_mut(),
    );
    picture
        .encode_png()
        .map_err(|error| PngError::Encode(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{Diagram, NodeBox, svg};

    #[test]
    fn a_drawing_becomes_a_png_with_ink_on_it() {
        let diagram = Diagram {
            title: "One box".to_owned(),
            nodes: vec![NodeBox {
                label: "Box".to_owned(),
                ..NodeBox::default()
            }],
            ..Diagram::default()
        };
        let png = render(&svg::draw(&diagram), 1.0).unwrap();
        let picture = Pixmap::decode_png(&png).unwrap();
        assert!(picture.pixels().iter().any(|pixel| pixel.red() < 100));
    }

    #[test]
    fn what_is_no_svg_is_refused() {
        assert!(matches!(render("no drawing", 1.0), Err(PngError::Svg(_))));
    }
}
