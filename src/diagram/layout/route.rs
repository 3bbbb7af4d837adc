//! The ways of the lines and the places of their labels.

use std::collections::BTreeMap;

use super::{Point, Rect, Route};
use crate::diagram::model::{Arrangement, Diagram};
use crate::diagram::text;

/// How far a line may bend out, in points; tried in this order.
const BENDS: [f64; 11] = [
    0.0, 26.0, -26.0, 52.0, -52.0, 90.0, -90.0, 140.0, -140.0, 200.0, -200.0,
];
/// How far apart the bends of two lines between the same boxes are at least.
const APART: f64 = 26.0;
/// The share of a box's side that ends of lines are spread along.
const SPREAD: f64 = 0.8;
/// Where a label may stand along its line; tried in this order.
const STATIONS: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8];
/// Font size of labels on lines.
pub const LABEL_SIZE: f64 = 10.0;

/// Routes every line and places every label; also how many labels found no free place. Those are
/// left out: the line keeps its tooltip.
pub fn lines(diagram: &Diagram, boxes: &[Rect]) -> (Vec<Option<Route>>, Vec<Option<Rect>>, usize) {
    let routes = match diagram.arrangement {
        Arrangement::Network => around_boxes(diagram, boxes),
        Arrangement::Layered => between_columns(diagram, boxes),
        Arrangement::Calendar => ends(diagram, boxes)
            .map(|ends| ends.map(|(from, to)| bent(from, to, 0.0)))
            .collect(),
    };
    let mut labels: Vec<Option<Rect>> = vec![None; diagram.lines.len()];
    let mut placed: Vec<Rect> = Vec::new();
    let mut crowded = 0;
    for (index, line) in diagram.lines.iter().enumerate() {
        let Some(route) = routes[index].filter(|_| !line.label.is_empty()) else {
            continue;
        };
        let size = (
            text::width(&line.label) * LABEL_SIZE + 6.0,
            LABEL_SIZE * 1.4,
        );
        let free = stations(&route, size).filter(|rect| {
            !boxes
                .iter()
                .chain(&placed)
                .any(|other| other.grown(1.5).overlaps(*rect))
        });
        // Of the free places the one that fewest other lines run through: a label should be taken
        // for its own line's only.
        let best = free.map(|rect| (crossed(&routes, index, rect), rect)).fold(
            None::<(usize, Rect)>,
            |best, next| match best {
                Some(best) if best.0 <= next.0 => Some(best),
                _ => Some(next),
            },
        );
        match best {
            Some((_, rect)) => {
                placed.push(rect);
                labels[index] = Some(rect);
            }
            None => crowded += 1,
        }
    }
    (routes, labels, crowded)
}

/// The boxes at the ends of each line; nothing for a line from a box to itself or to none.
fn ends(diagram: &Diagram, boxes: &[Rect]) -> impl Iterator<Item = Option<(Rect, Rect)>> {
    diagram.lines.iter().map(|line| {
        let (from, to) = (*boxes.get(line.from)?, *boxes.get(line.to)?);
        (line.from != line.to).then_some((from, to))
    })
}

/// Lines that bend out so far that they run through as few boxes as can be, those of one pair each
/// on a way of its own.
fn around_boxes(diagram: &Diagram, boxes: &[Rect]) -> Vec<Option<Route>> {
    let mut taken = BTreeMap::<(usize, usize), Vec<f64>>::new();
    let mut routes = Vec::with_capacity(diagram.lines.len());
    for (line, ends) in diagram.lines.iter().zip(ends(diagram, boxes)) {
        let Some((from, to)) = ends else {
            routes.push(None);
            continue;
        };
        let pair = (line.from.min(line.to), line.from.max(line.to));
        let siblings = taken.entry(pair).or_default();
        // Seen from the other end, left is right.
        let side = if line.from < line.to { 1.0 } else { -1.0 };
        let best = BENDS
            .iter()
            .filter(|&bend| {
                siblings
                    .iter()
                    .all(|sibling| (bend - sibling).abs() >= APART)
            })
            .map(|&bend| (bend, bent(from, to, bend * side)))
            .map(|(bend, route)| {
                let through = crossings(&route, boxes, line.from, line.to);
                (through, bend, route)
            })
            .fold(None::<(usize, f64, Route)>, |best, next| match best {
                Some(best) if best.0 <= next.0 => Some(best),
                _ => Some(next),
            });
        siblings.extend(best.map(|(_, bend, _)| bend));
        routes.push(best.map(|(_, _, route)| route));
    }
    routes
}

/// Lines from one column to another, their ends spread along the boxes' sides in the order of where
/// they lead, so that they don't all meet in one point. Within the first column they bend out to the
/// left, where no other lines run, within any other to the right.
fn between_columns(diagram: &Diagram, boxes: &[Rect]) -> Vec<Option<Route>> {
    let first = boxes
        .iter()
        .map(|rect| rect.centre.x)
        .fold(f64::INFINITY, f64::min);
    // Side of a box (0 left, 1 right) → heights of the other ends, with the line and which end.
    let mut sides = BTreeMap::<(usize, usize), Vec<(f64, usize, usize)>>::new();
    let ends: Vec<_> = ends(diagram, boxes).collect();
    let sides_of = |from: Rect, to: Rect| {
        let dx = to.centre.x - from.centre.x;
        if dx.abs() < 1.0 {
            let out = usize::from(from.centre.x > first + 1.0);
            (out, out)
        } else if dx > 0.0 {
            (1, 0)
        } else {
            (0, 1)
        }
    };
    for (at, (line, ends)) in diagram.lines.iter().zip(&ends).enumerate() {
        if let Some((from, to)) = *ends {
            let (leaves, reaches) = sides_of(from, to);
            let mut add = |node, side, height| {
                let end = usize::from(node == line.to);
                sides
                    .entry((node, side))
                    .or_default()
                    .push((height, at, end));
            };
            add(line.from, leaves, to.centre.y);
            add(line.to, reaches, from.centre.y);
        }
    }
    let mut heights = vec![[0.0; 2]; diagram.lines.len()];
    for ((node, _), mut lines) in sides {
        lines.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let rect = boxes[node];
        let step = rect.height * SPREAD / lines.len() as f64;
        let top = rect.centre.y - step * (lines.len() - 1) as f64 / 2.0;
        for (place, (_, line, end)) in lines.into_iter().enumerate() {
            heights[line][end] = top + step * place as f64;
        }
    }
    ends.iter()
        .zip(heights)
        .map(|(ends, [leaves, reaches])| {
            let (from, to) = (*ends)?;
            let sides = sides_of(from, to);
            let edge = |rect: Rect, side, gap: f64| match side {
                0 => rect.left() - gap,
                _ => rect.right() + gap,
            };
            let start = Point {
                x: edge(from, sides.0, 0.0),
                y: leaves,
            };
            let end = Point {
                x: edge(to, sides.1, 2.0),
                y: reaches,
            };
            let control = match sides {
                (0, 0) => start.x.min(end.x) - 44.0,
                (1, 1) => start.x.max(end.x) + 44.0,
                _ => (start.x + end.x) / 2.0,
            };
            Some(Route {
                from: start,
                control: Point {
                    x: control,
                    y: (start.y + end.y) / 2.0,
                },
                to: end,
            })
        })
        .collect()
}

/// How many lines other than its own run through a label.
fn crossed(routes: &[Option<Route>], own: usize, label: Rect) -> usize {
    let others = routes.iter().enumerate().filter(|&(at, _)| at != own);
    others
        .filter_map(|(_, route)| route.as_ref())
        .filter(|route| (1..32).any(|step| label.contains(route.at(f64::from(step) / 32.0))))
        .count()
}

fn stations(route: &Route, size: (f64, f64)) -> impl Iterator<Item = Rect> {
    let route = *route;
    [0.0, -11.0, 11.0, -20.0, 20.0]
        .into_iter()
        .flat_map(move |lift| {
            STATIONS.into_iter().map(move |t| {
                let at = route.at(t);
                Rect {
                    centre: Point {
                        x: at.x,
                        y: at.y + lift,
                    },
                    width: size.0,
                    height: size.1,
                }
            })
        })
}

/// A line from border to border that bends out by `bend` to the left of its direction.
fn bent(from: Rect, to: Rect, bend: f64) -> Route {
    let (dx, dy) = (to.centre.x - from.centre.x, to.centre.y - from.centre.y);
    let length = (dx * dx + dy * dy).sqrt().max(1e-6);
    let control = Point {
        x: (from.centre.x + to.centre.x) / 2.0 - dy / length * bend * 2.0,
        y: (from.centre.y + to.centre.y) / 2.0 + dx / length * bend * 2.0,
    };
    Route {
        from: border(from, control),
        control,
        to: border(to.grown(2.0), control),
    }
}

/// Where the way from a box's middle to a point leaves the box.
fn border(rect: Rect, towards: Point) -> Point {
    let (dx, dy) = (towards.x - rect.centre.x, towards.y - rect.centre.y);
    let (reach_x, reach_y) = (rect.width / 2.0, rect.height / 2.0);
    let scale = (dx.abs() / reach_x).max(dy.abs() / reach_y);
    if scale < 1e-9 {
        return rect.centre;
    }
    Point {
        x: rect.centre.x + dx / scale,
        y: rect.centre.y + dy / scale,
    }
}

/// How many boxes other than its ends a line runs through.
fn crossings(route: &Route, boxes: &[Rect], from: usize, to: usize) -> usize {
    let others = boxes
        .iter()
        .enumerate()
        .filter(|&(at, _)| at != from && at != to);
    others
        .filter(|(_, rect)| {
            (1..24).any(|step| rect.grown(3.0).contains(route.at(f64::from(step) / 24.0)))
        })
        .count()
}
