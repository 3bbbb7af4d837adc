//! Who stands together in a list. The parser reads the middle of "A, B and C" now and then as an
//! apposition to A; two names of one sort that are joined by "and" are a list all the same.

use crate::language::{Analysis, Dep, EntityLabel, Pos};

/// Whether a token is joined to its head as a member of one list.
pub fn is_member(analysis: &Analysis, token: usize) -> bool {
    let head = analysis.head(token);
    match analysis.dep(token) {
        Dep::Conj => head != token,
        Dep::Appos => {
            let names = [head, token]
                .iter()
                .all(|&name| analysis.pos(name) == Pos::Propn);
            let joins = analysis.child(token, Dep::Cc).is_some()
                && analysis.child(token, Dep::Conj).is_some();
            let sort = |name: usize| {
                analysis
                    .entity_at(name)
                    .map(|entity| entity.label == EntityLabel::Person)
            };
            names && joins && head < token && sort(head).is_some() && sort(head) == sort(token)
        }
        _ => false,
    }
}

/// The tokens that are joined to a token itself, left to right.
pub fn members<'a>(analysis: &'a Analysis, token: usize) -> impl Iterator<Item = usize> + 'a {
    analysis
        .children(token)
        .filter(move |&child| is_member(analysis, child))
}

/// A token and everything joined to it, directly or through others, nearest first.
pub fn all(analysis: &Analysis, token: usize) -> Vec<usize> {
    let mut found = vec![token];
    let mut at = 0;
    while at < found.len() && found.len() < 32 {
        let head = found[at];
        found.extend(members(analysis, head));
        at += 1;
    }
    found
}
