//! Two sentences word by word: the longest common subsequence, and what differs.

use std::ops::Range;

use super::super::record::Change;
use super::unit::Unit;

/// Length of the longest common subsequence.
pub(super) fn common(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0u32; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0) as usize
}

/// What the second outlet wrote where the first wrote something else, names included.
pub(super) fn align(a: &Unit, b: &Unit) -> Vec<Change> {
    let words = |(from, to): (Range<usize>, Range<usize>)| Change {
        from: a.words(from.start, from.end),
        to: b.words(to.start, to.end),
    };
    differences(a, b).into_iter().map(words).collect()
}

/// The tokens that stand in place of each other; on one side there may be none.
pub(super) fn differences(a: &Unit, b: &Unit) -> Vec<(Range<usize>, Range<usize>)> {
    let (n, m) = (a.tokens.len(), b.tokens.len());
    // table[i][j]: common tokens of a[i..] and b[j..].
    let mut table = vec![vec![0u32; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            table[i][j] = if a.tokens[i] == b.tokens[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    let (mut from, mut to) = (0, 0);
    let mut flush = |from: usize, i: usize, to: usize, j: usize| {
        if from < i || to < j {
            found.push((from..i, to..j));
        }
    };
    while i < n && j < m {
        if a.tokens[i] == b.tokens[j] && table[i][j] == table[i + 1][j + 1] + 1 {
            flush(from, i, to, j);
            if !a.words(i, i + 1).eq_ignore_ascii_case(&b.words(j, j + 1)) {
                flush(i, i + 1, j, j + 1);
            }
            (i, j) = (i + 1, j + 1);
            (from, to) = (i, j);
        } else if table[i + 1][j] >= table[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    flush(from, n, to, m);
    found
}
