//! Rows from top to bottom, one a rank: a heading on the left, the other boxes beside it, as many
//! lines of them as they need.

use super::{Point, Rect};
use crate::diagram::model::Diagram;

/// How far the boxes beside the headings reach before they go on below, in points.
const LINE: f64 = 900.0;
const GAP: f64 = 14.0;
const ROW_GAP: f64 = 22.0;

/// The boxes.
pub fn place(diagram: &Diagram, sizes: &[(f64, f64)]) -> Vec<Rect> {
    let mut rows = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for (index, node) in diagram.nodes.iter().enumerate() {
        rows.entry(node.rank).or_default().push(index);
    }
    let headings = rows.values().filter_map(|row| row.first());
    let column = headings.map(|&node| sizes[node].0).fold(0.0, f64::max);
    let mut boxes = vec![Rect::default(); sizes.len()];
    let mut top = 0.0;
    for row in rows.values() {
        let [heading, others @ ..] = row.as_slice() else {
            continue;
        };
        let at = |left: f64, top: f64, (width, height): (f64, f64)| Rect {
            centre: Point {
                x: left + width / 2.0,
                y: top + height / 2.0,
            },
            width,
            height,
        };
        let (width, height) = sizes[*heading];
        boxes[*heading] = at((column - width) / 2.0, top, (width, height));
        let start = column + 2.0 * GAP;
        let (mut left, mut line, mut bottom) = (start, top, top + height);
        for &node in others {
            let size = sizes[node];
            if left > start && left + size.0 > start + LINE {
                (left, line) = (start, bottom + GAP);
            }
            boxes[node] = at(left, line, size);
            left += size.0 + GAP;
            bottom = bottom.max(line + size.1);
        }
        top = bottom + ROW_GAP;
    }
    boxes
}
