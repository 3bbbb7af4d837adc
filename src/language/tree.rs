//! From arcs to trees: moved arcs are put back, and each tree is a sentence.

use super::labels::Dep;
use super::parser::Arc;

/// Heads and labels of one unit; a root is its own head.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub heads: Vec<u32>,
    pub deps: Vec<Dep>,
}

impl Tree {
    /// Reads the parser's arcs. Arcs that training had moved up are lowered again, left to right:
    /// breadth first below the token's head, the first token with the label noted on the arc
    /// becomes the head (Nivre & Nilsson 2005, "Pseudo-Projective Dependency Parsing", encoding
    /// "head").
    pub fn new(arcs: &[Option<Arc>], is_space: impl Fn(usize) -> bool) -> Self {
        let mut tree = Self {
            heads: (0..)
                .zip(arcs)
                .map(|(at, arc)| arc.map_or(at, |arc| arc.head))
                .collect(),
            deps: arcs
                .iter()
                .map(|arc| arc.map_or(Dep::Root, |arc| arc.label.dep))
                .collect(),
        };
        let moved = |arc: &Option<Arc>| arc.and_then(|arc| arc.label.moved_from);
        if !arcs.iter().any(|arc| moved(arc).is_some()) {
            return tree;
        }
        // Labels still to be lowered are not what a search looks for.
        let mut settled: Vec<bool> = arcs.iter().map(|arc| moved(arc).is_none()).collect();
        let mut children = vec![Vec::new(); arcs.len()];
        for (token, &head) in tree.heads.iter().enumerate() {
            if head as usize != token {
                children[head as usize].push(token);
            }
        }
        for (token, arc) in arcs.iter().enumerate() {
            let Some(label) = moved(arc) else { continue };
            settled[token] = true;
            let old = tree.heads[token] as usize;
            let fits = |at: usize| settled[at] && tree.deps[at] == label;
            let Some(new) = search(&children, old, token, &is_space, fits) else {
                continue;
            };
            children[old].retain(|&child| child != token);
            let place = children[new].partition_point(|&child| child < token);
            children[new].insert(place, token);
            tree.heads[token] = new as u32;
        }
        tree
    }

    /// Whether each token begins a sentence: the first token of every tree does, and no other.
    pub fn sentence_starts(&self) -> Vec<bool> {
        const UNKNOWN: u32 = u32::MAX;
        let mut roots = vec![UNKNOWN; self.heads.len()];
        let mut path = Vec::new();
        for token in 0..self.heads.len() {
            let mut at = token;
            while roots[at] == UNKNOWN && self.heads[at] as usize != at && path.len() <= roots.len()
            {
                path.push(at);
                at = self.heads[at] as usize;
            }
            let root = if roots[at] == UNKNOWN {
                at as u32
            } else {
                roots[at]
            };
            roots[at] = root;
            for at in path.drain(..) {
                roots[at] = root;
            }
        }
        (0..roots.len())
            .map(|at| at == 0 || roots[at] != roots[at - 1])
            .collect()
    }
}

/// Breadth-first search below `from`, past white space and `skipped`.
fn search(
    children: &[Vec<usize>],
    from: usize,
    skipped: usize,
    is_space: impl Fn(usize) -> bool,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        for &child in &children[at] {
            if child == skipped || is_space(child) {
                continue;
            }
            if fits(child) {
                return Some(child);
            }
            queue.push_back(child);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::parser::ArcLabel;
    use super::*;

    fn arc(head: u32, dep: Dep, moved_from: Option<Dep>) -> Option<Arc> {
        Some(Arc {
            head,
            label: ArcLabel { dep, moved_from },
        })
    }

    #[test]
    fn a_moved_arc_goes_back_below_the_label_it_names() {
        // "A hearing is set on the issue": the preposition belongs to the subject.
        let arcs = [
            arc(1, Dep::Det, None),
            arc(3, Dep::Nsubjpass, None),
            arc(3, Dep::Auxpass, None),
            None,
            arc(3, Dep::Prep, Some(Dep::Nsubjpass)),
            arc(6, Dep::Det, None),
            arc(4, Dep::Pobj, None),
        ];
        let tree = Tree::new(&arcs, |_| false);
        assert_eq!(tree.heads, [1, 3, 3, 3, 1, 6, 4]);
        assert_eq!(tree.deps[4], Dep::Prep);
        assert_eq!(tree.deps[3], Dep::Root);
    }

    #[test]
    fn a_moved_arc_stays_where_nothing_fits() {
        let arcs = [None, arc(0, Dep::Prep, Some(Dep::Dobj))];
        assert_eq!(Tree::new(&arcs, |_| false).heads, [0, 0]);
    }

    #[test]
    fn each_tree_is_a_sentence() {
        let tree = Tree {
            heads: vec![1, 1, 1, 4, 4],
            deps: vec![Dep::Dep; 5],
        };
        assert_eq!(tree.sentence_starts(), [true, false, false, true, false]);
    }
}
