//! Disjoint sets of numbered things.

/// A partition of `0..n` that sets can be joined in. The least member stands for its set, so the
/// outcome doesn't depend on the order of joining.
#[derive(Clone, Debug)]
pub struct Groups {
    parent: Vec<u32>,
}

impl Groups {
    /// Every number a set of its own.
    pub fn new(n: usize) -> Self {
        Self {
            parent: (0..n as u32).collect(),
        }
    }

    /// The least member of the set that holds `x`.
    pub fn find(&mut self, x: u32) -> u32 {
        let mut root = x;
        while self.parent[root as usize] != root {
            root = self.parent[root as usize];
        }
        let mut at = x;
        while self.parent[at as usize] != root {
            at = std::mem::replace(&mut self.parent[at as usize], root);
        }
        root
    }

    /// Joins the sets of `a` and `b`; whether they were apart.
    pub fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b) as usize] = a.min(b);
        a != b
    }

    /// Every set, by its least member, members in order.
    pub fn sets(&mut self) -> Vec<Vec<u32>> {
        let mut at = vec![u32::MAX; self.parent.len()];
        let mut sets: Vec<Vec<u32>> = Vec::new();
        for x in 0..self.parent.len() as u32 {
            let root = self.find(x) as usize;
            if at[root] == u32::MAX {
                at[root] = sets.len() as u32;
                sets.push(Vec::new());
            }
            sets[at[root] as usize].push(x);
        }
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_joining_changes_nothing() {
        let mut a = Groups::new(5);
        let mut b = Groups::new(5);
        for (x, y) in [(0, 3), (3, 4), (1, 2)] {
            a.join(x, y);
        }
        for (x, y) in [(2, 1), (4, 3), (4, 0)] {
            b.join(x, y);
        }
        assert_eq!(a.sets(), [vec![0, 3, 4], vec![1, 2]]);
        assert_eq!(a.sets(), b.sets());
    }
}
