//! Columns from left to right: boxes of one rank below each other, ordered so that few lines
//! cross (barycentres; Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical
//! system structures, 1981).

use super::{Point, Rect};
use crate::diagram::model::Diagram;
use crate::diagram::text;

const COLUMN_GAP: f64 = 90.0;
const ROW_GAP: f64 = 14.0;
const SWEEPS: usize = 12;

/// The boxes.
pub fn place(diagram: &Diagram, sizes: &[(f64, f64)]) -> Vec<Rect> {
    let mut columns = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for (index, node) in diagram.nodes.iter().enumerate() {
        columns.entry(node.rank).or_default().push(index);
    }
    let mut columns: Vec<_> = columns.into_values().collect();
    let mut neighbours = vec![Vec::new(); sizes.len()];
    for line in &diagram.lines {
        if line.from < sizes.len() && line.to < sizes.len() {
            neighbours[line.from].push(line.to);
            neighbours[line.to].push(line.from);
        }
    }
    let mut rows = stacked(&columns, sizes);
    for sweep in 0..SWEEPS {
        let forward = sweep % 2 == 0;
        let order: Vec<_> = if forward {
            (0..columns.len()).collect()
        } else {
            (0..columns.len()).rev().collect()
        };
        for at in order {
            let mean = |node: usize| {
                let near = &neighbours[node];
                let sum: f64 = near.iter().map(|&other| rows[other]).sum();
                if near.is_empty() {
                    rows[node]
                } else {
                    sum / near.len() as f64
                }
            };
            let mut wanted: Vec<_> = columns[at].iter().map(|&node| (mean(node), node)).collect();
            wanted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            columns[at] = wanted.iter().map(|&(_, node)| node).collect();
            settle(&wanted, sizes, &mut rows);
        }
    }
    let mut boxes = vec![Rect::default(); sizes.len()];
    let mut left = 0.0;
    for column in &columns {
        let width = column.iter().map(|&node| sizes[node].0).fold(0.0, f64::max);
        for &node in column {
            boxes[node] = Rect {
                centre: Point {
                    x: left + width / 2.0,
                    y: rows[node],
                },
                width: sizes[node].0,
                height: sizes[node].1,
            };
        }
        let labels = diagram
            .lines
            .iter()
            .filter(|line| column.contains(&line.from))
            .map(|line| text::width(&line.label) * 10.0)
            .fold(0.0, f64::max);
        left += width + COLUMN_GAP.max(labels + 30.0);
    }
    boxes
}

/// Heights of the boxes when each column is simply stacked around the middle.
fn stacked(columns: &[Vec<usize>], sizes: &[(f64, f64)]) -> Vec<f64> {
    let mut rows = vec![0.0; sizes.len()];
    for column in columns {
        let total: f64 = column.iter().map(|&node| sizes[node].1 + ROW_GAP).sum();
        let mut top = -total / 2.0;
        for &node in column {
            rows[node] = top + sizes[node].1 / 2.0;
            top += sizes[node].1 + ROW_GAP;
        }
    }
    rows
}

/// Gives the boxes of a column heights as near to the wanted ones as their order and size allow:
/// boxes that press on each other move together (pool adjacent violators).
fn settle(wanted: &[(f64, usize)], sizes: &[(f64, f64)], rows: &mut [f64]) {
    // Each block: its members' summed wanted offsets, how many they are, and its length so far.
    let mut blocks: Vec<(f64, usize, f64, usize)> = Vec::new();
    for (at, &(want, node)) in wanted.iter().enumerate() {
        blocks.push((want - sizes[node].1 / 2.0, 1, sizes[node].1 + ROW_GAP, at));
        while let [.., before, last] = blocks.as_slice() {
            let (top_before, top_last) = (before.0 / before.1 as f64, last.0 / last.1 as f64);
            if top_before + before.2 <= top_last {
                break;
            }
            let joined = (
                before.0 + last.0 - before.2 * last.1 as f64,
                before.1 + last.1,
                before.2 + last.2,
                before.3,
            );
            blocks.truncate(blocks.len() - 2);
            blocks.push(joined);
        }
    }
    for (sum, count, _, first) in blocks {
        let mut top = sum / count as f64;
        for &(_, node) in &wanted[first..first + count] {
            rows[node] = top + sizes[node].1 / 2.0;
            top += sizes[node].1 + ROW_GAP;
        }
    }
}
