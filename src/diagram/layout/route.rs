//! The ways of the lines and the places of their labels.

use super::{Point, Rect, Route};
use crate::diagram::model::{Arrangement, Diagram};
use crate::diagram::text;

/// How far a line may bend out, in points; tried in this order.
const BENDS: [f64; 11] = [
    0.0, 26.0, -26.0, 52.0, -52.0, 90.0, -90.0, 140.0, -140.0, 200.0, -200.0,
];
/// Where a label may stand along its line; tried in this order.
const STATIONS: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8];
/// Font size of labels on lines.
pub const LABEL_SIZE: f64 = 10.0;

/// Routes every line and places every label; also how many labels found no free place. Those are
/// left out: the line keeps its tooltip.
pub fn lines(diagram: &Diagram, boxes: &[Rect]) -> (Vec<Option<Route>>, Vec<Option<Rect>>, usize) {
    let mut routes: Vec<Option<Route>> = Vec::with_capacity(diagram.lines.len());
    let mut taken = std::collections::BTreeMap::<(usize, usize), usize>::new();
    for line in &diagram.lines {
        let (Some(&from), Some(&to)) = (boxes.get(line.from), boxes.get(line.to)) else {
            routes.push(None);
            continue;
        };
        if line.from == line.to {
            routes.push(None);
            continue;
        }
        // Lines between the same two boxes fan out.
        let pair = (line.from.min(line.to), line.from.max(line.to));
        let sibling = taken.entry(pair).or_default();
        let skip = *sibling;
        *sibling += 1;
        match diagram.arrangement {
            Arrangement::Layered => {
                routes.push(Some(across(from, to)));
                continue;
            }
            Arrangement::Calendar => {
                routes.push(Some(bent(from, to, 0.0)));
                continue;
            }
            Arrangement::Network => {}
        }
        let flip = if line.from < line.to { 1.0 } else { -1.0 };
        let best = BENDS
            .iter()
            .skip(skip)
            .map(|bend| bent(from, to, bend * flip))
            .map(|route| (crossings(&route, boxes, line.from, line.to), route))
            .fold(None::<(usize, Route)>, |best, next| match best {
                Some(best) if best.0 <= next.0 => Some(best),
                _ => Some(next),
            });
        routes.push(best.map(|(_, route)| route));
    }
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

/// A line from the right side of one column to the left side of the next; within a column it
/// bends out to the right.
fn across(from: Rect, to: Rect) -> Route {
    if (from.centre.x - to.centre.x).abs() < 1.0 {
        let (a, b) = (
            Point {
                x: from.right(),
                y: from.centre.y,
            },
            Point {
                x: to.right(),
                y: to.centre.y,
            },
        );
        let control = Point {
            x: a.x.max(b.x) + 40.0,
            y: (a.y + b.y) / 2.0,
        };
        return Route {
            from: a,
            control,
            to: b,
        };
    }
    let rightward = from.centre.x < to.centre.x;
    let (a, b) = if rightward {
        (
            Point {
                x: from.right(),
                y: from.centre.y,
            },
            Point {
                x: to.left() - 2.0,
                y: to.centre.y,
            },
        )
    } else {
        (
            Point {
                x: from.left(),
                y: from.centre.y,
            },
            Point {
                x: to.right() + 2.0,
                y: to.centre.y,
            },
        )
    };
    Route {
        from: a,
        control: Point {
            x: (a.x + b.x) / 2.0,
            y: (a.y + b.y) / 2.0,
        },
        to: b,
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
