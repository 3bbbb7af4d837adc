//! Networks: tied boxes near each other, groups kept apart, nothing overlapping.
//!
//! Springs pull along lines and boxes push each other off (Fruchterman and Reingold, Graph drawing
//! by force-directed placement, 1991). Each group is laid out by itself, then the groups like
//! boxes of their own, so that no group's frame ever cuts another.

use super::route::LABEL_SIZE;
use super::{Point, Rect};
use crate::diagram::model::Diagram;
use crate::diagram::text;

/// Free space between boxes, in points.
const GAP: f64 = 46.0;
/// Free space between groups, in points.
const GROUP_GAP: f64 = 56.0;
/// Free space between parts of the diagram that nothing ties, in points.
const PART_GAP: f64 = 34.0;
/// Width over height that a page should have.
const PAGE: f64 = 1.7;
/// Rounds of the springs.
const ROUNDS: usize = 300;

/// A line as the springs see it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tie {
    a: usize,
    b: usize,
    /// Width of its label, in points: what stands side by side leaves room for it.
    label: f64,
}

/// The boxes, and a slot for each group's frame.
pub fn place(diagram: &Diagram, sizes: &[(f64, f64)]) -> (Vec<Rect>, Vec<Option<Rect>>) {
    let group_of: Vec<usize> = {
        // A box without a group is one by itself, without a frame.
        let mut alone = diagram.groups.len();
        diagram
            .nodes
            .iter()
            .map(|node| {
                node.group
                    .filter(|&group| group < diagram.groups.len())
                    .unwrap_or_else(|| {
                        alone += 1;
                        alone - 1
                    })
            })
            .collect()
    };
    let count = group_of
        .iter()
        .map(|group| group + 1)
        .max()
        .unwrap_or(0)
        .max(diagram.groups.len());
    let mut members = vec![Vec::new(); count];
    for (node, &group) in group_of.iter().enumerate() {
        members[group].push(node);
    }
    let ties: Vec<_> = diagram
        .lines
        .iter()
        .filter(|line| line.from < sizes.len() && line.to < sizes.len() && line.from != line.to)
        .map(|line| Tie {
            a: line.from,
            b: line.to,
            label: text::width(&line.label) * LABEL_SIZE,
        })
        .collect();

    let mut boxes: Vec<_> = sizes
        .iter()
        .map(|&(width, height)| Rect {
            centre: Point::default(),
            width,
            height,
        })
        .collect();
    let mut frames = vec![Rect::default(); count];
    for (group, nodes) in members.iter().enumerate() {
        let inner: Vec<_> = ties
            .iter()
            .filter_map(|tie| {
                let position = |node| nodes.iter().position(|&member| member == node);
                let (a, b) = (position(tie.a)?, position(tie.b)?);
                Some(Tie { a, b, ..*tie })
            })
            .collect();
        let mut rects: Vec<_> = nodes.iter().map(|&node| boxes[node]).collect();
        arrange(&mut rects, &inner, GAP);
        let Some(around) = Rect::around(rects.iter().copied()) else {
            continue;
        };
        let label = diagram
            .groups
            .get(group)
            .map_or("", |group| group.label.as_str());
        frames[group] = if label.is_empty() {
            around
        } else {
            framed(around, label)
        };
        for (&node, rect) in nodes.iter().zip(&rects) {
            boxes[node].centre = rect.centre;
        }
    }
    let origins: Vec<_> = frames.iter().map(|frame| frame.centre).collect();
    let outer: Vec<_> = ties
        .iter()
        .map(|tie| Tie {
            a: group_of[tie.a].min(group_of[tie.b]),
            b: group_of[tie.a].max(group_of[tie.b]),
            ..*tie
        })
        .filter(|tie| tie.a != tie.b)
        .collect();
    arrange_parts(&mut frames, &outer);
    for (node, &group) in group_of.iter().enumerate() {
        boxes[node].centre.x += frames[group].centre.x - origins[group].x;
        boxes[node].centre.y += frames[group].centre.y - origins[group].y;
    }
    (boxes, vec![None; diagram.groups.len()])
}

/// A group's frame around its boxes: padding, and a strip above for the label.
pub fn framed(around: Rect, label: &str) -> Rect {
    const PADDING: f64 = 16.0;
    const STRIP: f64 = 18.0;
    let width = (around.width + 2.0 * PADDING).max(text::width(label) * 11.0 + 2.0 * PADDING);
    Rect {
        centre: Point {
            x: around.centre.x,
            y: around.centre.y - STRIP / 2.0,
        },
        width,
        height: around.height + 2.0 * PADDING + STRIP,
    }
}

/// Arranges each part that hangs together by itself and sets the parts side by side in rows, the
/// largest first: springs alone would leave what nothing ties far off.
fn arrange_parts(rects: &mut [Rect], ties: &[Tie]) {
    let mut part_of: Vec<usize> = (0..rects.len()).collect();
    for start in 0..rects.len() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            for tie in ties.iter().filter(|tie| tie.a == node || tie.b == node) {
                let other = tie.a + tie.b - node;
                if part_of[other] > part_of[start] {
                    part_of[other] = part_of[start];
                    open.push(other);
                }
            }
        }
    }
    let mut parts = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for (node, &part) in part_of.iter().enumerate() {
        parts.entry(part).or_default().push(node);
    }
    let mut arranged: Vec<(Vec<usize>, Vec<Rect>, Rect)> = Vec::new();
    for nodes in parts.into_values() {
        let mut own: Vec<_> = nodes.iter().map(|&node| rects[node]).collect();
        let position = |node| nodes.iter().position(|&member| member == node);
        let inner: Vec<_> = ties
            .iter()
            .filter_map(|tie| {
                let (a, b) = (position(tie.a)?, position(tie.b)?);
                Some(Tie { a, b, ..*tie })
            })
            .collect();
        arrange(&mut own, &inner, GROUP_GAP);
        if let Some(around) = Rect::around(own.iter().copied()) {
            arranged.push((nodes, own, around));
        }
    }
    arranged.sort_by(|a, b| {
        let area = |rect: &Rect| rect.width * rect.height;
        area(&b.2).total_cmp(&area(&a.2)).then(a.0.cmp(&b.0))
    });
    let total: f64 = arranged
        .iter()
        .map(|(_, _, around)| (around.width + PART_GAP) * (around.height + PART_GAP))
        .sum();
    let widest = arranged.first().map_or(0.0, |part| part.2.width);
    let limit = widest.max((total * PAGE).sqrt());
    let (mut left, mut top, mut row_height) = (0.0, 0.0, 0.0_f64);
    for (nodes, own, around) in arranged {
        if left > 0.0 && left + around.width > limit {
            top += row_height + PART_GAP;
            (left, row_height) = (0.0, 0.0);
        }
        for (node, rect) in nodes.into_iter().zip(own) {
            rects[node].centre = Point {
                x: rect.centre.x - around.left() + left,
                y: rect.centre.y - around.top() + top,
            };
        }
        left += around.width + PART_GAP;
        row_height = row_height.max(around.height);
    }
}

/// Places rectangles by springs, pushes apart what overlaps, and closes the gaps that are left.
fn arrange(rects: &mut [Rect], ties: &[Tie], gap: f64) {
    start(rects, ties, gap);
    if rects.len() > 2 {
        let mut step = 3.0 * gap;
        for _ in 0..ROUNDS {
            let moves = forces(rects, ties, gap);
            for (rect, force) in rects.iter_mut().zip(moves) {
                let size = (force.x * force.x + force.y * force.y).sqrt();
                if size > 1e-9 {
                    rect.centre.x += force.x / size * size.min(step);
                    rect.centre.y += force.y / size * size.min(step);
                }
            }
            step *= 0.985;
        }
    }
    separate(rects, gap);
    compact(rects, ties, gap);
}

/// First places: the best tied in the middle, the others around it in a square spiral.
fn start(rects: &mut [Rect], ties: &[Tie], gap: f64) {
    let mut degree = vec![0_usize; rects.len()];
    for tie in ties {
        degree[tie.a] += 1;
        degree[tie.b] += 1;
    }
    let mut order: Vec<_> = (0..rects.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(degree[at]), at));
    let pitch_x = rects.iter().map(|rect| rect.width).fold(0.0, f64::max) + gap;
    let pitch_y = rects.iter().map(|rect| rect.height).fold(0.0, f64::max) + gap;
    let (mut column, mut row) = (0_i32, 0_i32);
    let (mut step_x, mut step_y) = (0_i32, -1_i32);
    for at in order {
        // A row's shift keeps boxes from standing exactly in line.
        let shift = f64::from(row.rem_euclid(2)) * 0.31;
        rects[at].centre = Point {
            x: (f64::from(column) + shift) * pitch_x,
            y: f64::from(row) * pitch_y,
        };
        if column == row || (column < 0 && column == -row) || (column > 0 && column == 1 - row) {
            (step_x, step_y) = (-step_y, step_x);
        }
        column += step_x;
        row += step_y;
    }
}

/// Distances are measured from border to border, so that large boxes stand no further apart than
/// small ones.
fn forces(rects: &[Rect], ties: &[Tie], gap: f64) -> Vec<Point> {
    let mut moves = vec![Point::default(); rects.len()];
    for a in 0..rects.len() {
        for b in a + 1..rects.len() {
            let (dx, dy, space) = between(rects[a], rects[b]);
            let push = gap * gap / (space + gap / 2.0) * 0.35;
            moves[a].x += dx * push;
            moves[a].y += dy * push;
            moves[b].x -= dx * push;
            moves[b].y -= dy * push;
        }
        // A weak pull to the middle; the stronger one in height makes pictures wide rather than
        // high.
        moves[a].x -= rects[a].centre.x * 0.02;
        moves[a].y -= rects[a].centre.y * 0.03;
    }
    for &Tie { a, b, label } in ties {
        let (dx, dy, space) = between(rects[a], rects[b]);
        let pull = (space - gap - label * dx.abs()) * 0.15;
        moves[a].x -= dx * pull;
        moves[a].y -= dy * pull;
        moves[b].x += dx * pull;
        moves[b].y += dy * pull;
    }
    moves
}

/// The direction from `b` to `a` and the free space between their borders.
fn between(a: Rect, b: Rect) -> (f64, f64, f64) {
    let (dx, dy) = (a.centre.x - b.centre.x, a.centre.y - b.centre.y);
    let distance = (dx * dx + dy * dy).sqrt();
    let (x, y) = a.overlap(b);
    let (free_x, free_y) = ((-x).max(0.0), (-y).max(0.0));
    let space = (free_x * free_x + free_y * free_y).sqrt();
    if distance < 1e-6 {
        (0.894, 0.447, space)
    } else {
        (dx / distance, dy / distance, space)
    }
}

/// Draws every rectangle towards those that it is tied to, or where there are none towards the
/// middle of all, for as long as it keeps its gap and leaves room for the labels.
fn compact(rects: &mut [Rect], ties: &[Tie], gap: f64) {
    for _ in 0..60 {
        let Some(middle) = Rect::around(rects.iter().copied()).map(|around| around.centre) else {
            return;
        };
        for at in 0..rects.len() {
            let own = rects[at];
            let tied: Vec<_> = ties
                .iter()
                .filter(|tie| tie.a == at || tie.b == at)
                .map(|tie| (tie.a + tie.b - at, tie.label))
                .collect();
            let mut goal = middle;
            if !tied.is_empty() {
                let count = tied.len() as f64;
                goal.x = tied.iter().map(|tie| rects[tie.0].centre.x).sum::<f64>() / count;
                goal.y = tied.iter().map(|tie| rects[tie.0].centre.y).sum::<f64>() / count;
            }
            let (dx, dy) = (goal.x - own.centre.x, goal.y - own.centre.y);
            for step in [(0.06, 0.06), (0.06, 0.0), (0.0, 0.06)] {
                let mut moved = own;
                moved.centre.x += dx * step.0;
                moved.centre.y += dy * step.1;
                let apart = rects.iter().enumerate().all(|(other, rect)| {
                    other == at || !moved.grown(gap / 2.0).overlaps(rect.grown(gap / 2.0))
                });
                let has_room = |&(other, label): &(usize, f64)| {
                    let (x, _, space) = between(moved, rects[other]);
                    let (_, _, before) = between(own, rects[other]);
                    // What stands too near already may come no nearer.
                    space >= before || space >= gap * 0.8 + label * x.abs()
                };
                if apart && tied.iter().all(has_room) {
                    rects[at] = moved;
                    break;
                }
            }
        }
    }
}

/// Pushes overlapping rectangles apart along the shorter way until all have room.
fn separate(rects: &mut [Rect], gap: f64) {
    for _ in 0..400 {
        let mut moved = false;
        for a in 0..rects.len() {
            for b in a + 1..rects.len() {
                let (x, y) = rects[a].grown(gap / 2.0).overlap(rects[b].grown(gap / 2.0));
                if x <= 0.01 || y <= 0.01 {
                    continue;
                }
                moved = true;
                let (first, second) = (rects[a].centre, rects[b].centre);
                if x < y {
                    let push = if first.x <= second.x {
                        -x / 2.0
                    } else {
                        x / 2.0
                    };
                    rects[a].centre.x += push;
                    rects[b].centre.x -= push;
                } else {
                    let push = if first.y <= second.y {
                        -y / 2.0
                    } else {
                        y / 2.0
                    };
                    rects[a].centre.y += push;
                    rects[b].centre.y -= push;
                }
            }
        }
        if !moved {
            return;
        }
    }
    // Crowds that pushing can't part stand in rows.
    let mut top = 0.0;
    for rect in rects {
        rect.centre = Point {
            x: 0.0,
            y: top + rect.height / 2.0,
        };
        top += rect.height + gap;
    }
}
