//! Where everything stands when GraphViz isn't there to say so.
//!
//! Only sums, products and square roots are used, so the same diagram gives the same picture on
//! every machine.

mod calendar;
mod layered;
mod network;
mod route;

use super::model::{Arrangement, Diagram, NodeBox};
use super::text;

/// Points between lines of lettering, as a share of the font size.
const LEADING: f64 = 1.25;
/// Longest line of a box's label, in font sizes.
const LABEL_LIMIT: f64 = 14.0;

/// A point, in SVG points: x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// An upright rectangle by its centre and its full width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub centre: Point,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub fn left(self) -> f64 {
        self.centre.x - self.width / 2.0
    }

    pub fn right(self) -> f64 {
        self.centre.x + self.width / 2.0
    }

    pub fn top(self) -> f64 {
        self.centre.y - self.height / 2.0
    }

    pub fn bottom(self) -> f64 {
        self.centre.y + self.height / 2.0
    }

    /// The rectangle with a margin added on every side.
    pub fn grown(self, margin: f64) -> Self {
        Self {
            width: self.width + 2.0 * margin,
            height: self.height + 2.0 * margin,
            ..self
        }
    }

    /// How far the two lie over each other, in both directions; negative when apart.
    pub fn overlap(self, other: Self) -> (f64, f64) {
        let reach_x = (self.width + other.width) / 2.0;
        let reach_y = (self.height + other.height) / 2.0;
        (
            reach_x - (self.centre.x - other.centre.x).abs(),
            reach_y - (self.centre.y - other.centre.y).abs(),
        )
    }

    pub fn overlaps(self, other: Self) -> bool {
        let (x, y) = self.overlap(other);
        x > 0.0 && y > 0.0
    }

    pub fn contains(self, point: Point) -> bool {
        (point.x - self.centre.x).abs() * 2.0 <= self.width
            && (point.y - self.centre.y).abs() * 2.0 <= self.height
    }

    /// The smallest rectangle around all of them; nothing for none.
    pub fn around(rects: impl IntoIterator<Item = Self>) -> Option<Self> {
        let bounds = rects
            .into_iter()
            .fold(None, |bounds: Option<(f64, f64, f64, f64)>, rect| {
                let own = (rect.left(), rect.top(), rect.right(), rect.bottom());
                Some(bounds.map_or(own, |b| {
                    (
                        b.0.min(own.0),
                        b.1.min(own.1),
                        b.2.max(own.2),
                        b.3.max(own.3),
                    )
                }))
            });
        bounds.map(|(left, top, right, bottom)| Self {
            centre: Point {
                x: (left + right) / 2.0,
                y: (top + bottom) / 2.0,
            },
            width: right - left,
            height: bottom - top,
        })
    }
}

/// A box's lettering, broken into lines.
#[derive(Clone, Debug, Default)]
pub struct Lettering {
    /// Lines of the label.
    pub label: Vec<String>,
    /// Font size of the label in points.
    pub size: f64,
    /// Lines of the detail.
    pub detail: Vec<String>,
    /// Font size of the detail in points.
    pub detail_size: f64,
}

impl Lettering {
    fn of(node: &NodeBox) -> Self {
        Self {
            label: text::wrap(&node.label, LABEL_LIMIT, 6),
            size: 12.0 + (node.emphasis.clamp(0.0, 1.0) * 5.0).round(),
            detail: text::wrap(&node.detail, LABEL_LIMIT * 1.3, 3),
            detail_size: 9.5,
        }
    }

    /// Width and height of the lettering, without padding.
    fn extent(&self) -> (f64, f64) {
        let widest = |lines: &[String], size: f64| {
            lines
                .iter()
                .map(|line| text::width(line) * size)
                .fold(0.0, f64::max)
        };
        let width = widest(&self.label, self.size).max(widest(&self.detail, self.detail_size));
        let height = self.label.len() as f64 * self.size * LEADING
            + self.detail.len() as f64 * self.detail_size * LEADING;
        (width, height)
    }
}

/// A line's way: a quadratic curve from border to border.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Route {
    pub from: Point,
    pub control: Point,
    pub to: Point,
}

impl Route {
    /// The point at `t`, 0 at the start and 1 at the end.
    pub fn at(&self, t: f64) -> Point {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        Point {
            x: a * self.from.x + b * self.control.x + c * self.to.x,
            y: a * self.from.y + b * self.control.y + c * self.to.y,
        }
    }
}

/// Where a diagram's parts stand, in points from the top left corner.
#[derive(Clone, Debug, Default)]
pub struct Placement {
    /// Boxes, by index.
    pub boxes: Vec<Rect>,
    /// Their lettering.
    pub lettering: Vec<Lettering>,
    /// Frames of the groups that hold a box.
    pub groups: Vec<Option<Rect>>,
    /// Ways of the lines; nothing where an end is missing.
    pub routes: Vec<Option<Route>>,
    /// Places of the lines' labels; nothing where there is none.
    pub labels: Vec<Option<Rect>>,
    /// Width and height of the whole.
    pub extent: (f64, f64),
}

/// Places a diagram.
pub fn place(diagram: &Diagram) -> Placement {
    let lettering: Vec<_> = diagram.nodes.iter().map(Lettering::of).collect();
    let sizes: Vec<_> = lettering
        .iter()
        .map(Lettering::extent)
        .map(|(width, height)| (width + 22.0, height + 12.0))
        .collect();
    let (mut boxes, groups) = match diagram.arrangement {
        Arrangement::Network => network::place(diagram, &sizes),
        Arrangement::Layered => (
            layered::place(diagram, &sizes),
            vec![None; diagram.groups.len()],
        ),
        Arrangement::Calendar => (
            calendar::place(diagram, &sizes),
            vec![None; diagram.groups.len()],
        ),
    };
    // Where labels find no room, the whole is spread until they do.
    let mut spread = 1.0;
    loop {
        let (routes, labels, crowded) = route::lines(diagram, &boxes);
        if crowded == 0 || spread > 1.6 || diagram.arrangement != Arrangement::Network {
            let groups = frames(diagram, &boxes, groups.len());
            return settled(Placement {
                boxes,
                lettering,
                groups,
                routes,
                labels,
                extent: (0.0, 0.0),
            });
        }
        spread *= 1.12;
        for rect in &mut boxes {
            rect.centre.x *= 1.12;
            rect.centre.y *= 1.12;
        }
    }
}

/// The frames of the groups around their boxes, with room for the group's label.
fn frames(diagram: &Diagram, boxes: &[Rect], groups: usize) -> Vec<Option<Rect>> {
    (0..groups)
        .map(|group| {
            let members = diagram.nodes.iter().zip(boxes);
            let members = members
                .filter(|(node, _)| node.group == Some(group))
                .map(|(_, rect)| *rect);
            if diagram.arrangement != Arrangement::Network {
                return None;
            }
            Rect::around(members).map(|rect| network::framed(rect, &diagram.groups[group].label))
        })
        .collect()
}

/// Moves everything so that it starts at the top left, and measures it.
fn settled(mut placement: Placement) -> Placement {
    const MARGIN: f64 = 20.0;
    let routes = placement.routes.iter().flatten().flat_map(|route| {
        (0..=8).map(|step| Rect {
            centre: route.at(f64::from(step) / 8.0),
            width: 8.0,
            height: 8.0,
        })
    });
    let all = placement
        .boxes
        .iter()
        .copied()
        .chain(placement.groups.iter().flatten().copied())
        .chain(placement.labels.iter().flatten().copied())
        .chain(routes);
    let Some(bounds) = Rect::around(all) else {
        return placement;
    };
    let (dx, dy) = (MARGIN - bounds.left(), MARGIN - bounds.top());
    let shift = |point: &mut Point| {
        point.x += dx;
        point.y += dy;
    };
    placement
        .boxes
        .iter_mut()
        .for_each(|rect| shift(&mut rect.centre));
    placement
        .groups
        .iter_mut()
        .flatten()
        .for_each(|rect| shift(&mut rect.centre));
    placement
        .labels
        .iter_mut()
        .flatten()
        .for_each(|rect| shift(&mut rect.centre));
    for route in placement.routes.iter_mut().flatten() {
        shift(&mut route.from);
        shift(&mut route.control);
        shift(&mut route.to);
    }
    placement.extent = (bounds.width + 2.0 * MARGIN, bounds.height + 2.0 * MARGIN);
    placement
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagram::model::{Group, Line};

    /// A diagram of labels, and of lines between them that have labels too.
    fn diagrams() -> impl Strategy<Value = Diagram> {
        let words = prop_oneof![
            "[A-Z][a-z]{2,9}( [a-z]{2,12}){0,5}",
            "[W@M]{1,40}",
            "\\PC{0,30}"
        ];
        let node = (words, 0_usize..5, 0.0..1.0_f64);
        let line = (0_usize..24, 0_usize..24, "[a-z]{0,9}( [a-z]{2,9}){0,3}");
        let arrangement = prop_oneof![
            Just(Arrangement::Network),
            Just(Arrangement::Layered),
            Just(Arrangement::Calendar)
        ];
        (
            prop::collection::vec(node, 0..24),
            prop::collection::vec(line, 0..40),
            arrangement,
        )
            .prop_map(|(nodes, lines, arrangement)| Diagram {
                arrangement,
                groups: (0..3)
                    .map(|at| Group {
                        label: format!("Group {at}"),
                    })
                    .collect(),
                nodes: nodes
                    .into_iter()
                    .map(|(label, number, emphasis)| NodeBox {
                        detail: label.clone(),
                        label,
                        emphasis,
                        group: (number < 3).then_some(number),
                        rank: number,
                        ..NodeBox::default()
                    })
                    .collect(),
                lines: lines
                    .into_iter()
                    .map(|(from, to, label)| Line {
                        from,
                        to,
                        label,
                        ..Line::default()
                    })
                    .collect(),
                ..Diagram::default()
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_label_is_cut_or_lies_on_another_and_none_leaves_the_canvas(diagram in diagrams()) {
            let placement = place(&diagram);
            let (width, height) = placement.extent;
            let mut rects = placement.boxes.clone();
            rects.extend(placement.labels.iter().flatten());
            for (at, rect) in rects.iter().enumerate() {
                prop_assert!(rect.left() >= 0.0 && rect.top() >= 0.0, "{rect:?}");
                prop_assert!(rect.right() <= width && rect.bottom() <= height, "{rect:?}");
                for other in &rects[at + 1..] {
                    prop_assert!(!rect.grown(-0.1).overlaps(other.grown(-0.1)), "{rect:?} {other:?}");
                }
            }
            for (lettering, rect) in placement.lettering.iter().zip(&placement.boxes) {
                let (width, height) = lettering.extent();
                prop_assert!(width <= rect.width && height <= rect.height);
            }
            let frames: Vec<_> = placement.groups.iter().flatten().collect();
            for (at, frame) in frames.iter().enumerate() {
                for other in &frames[at + 1..] {
                    prop_assert!(!frame.overlaps(**other), "{frame:?} {other:?}");
                }
            }
        }
    }
}
