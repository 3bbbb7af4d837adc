//! Who stands together in a list. The parser reads the middle of "A, B and C" now and then as an
//! apposition to A; two names of one sort that are joined by "and" are a list all the same.

use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// Whether a token is joined to its head as a member of one list.
pub fn is_member(analysis: &Analysis, token: usize) -> bool {
    let head = analysis.head(token);
    match analysis.dep(token) {
        Dep::Conj => head != token && !opens_clause(analysis, token),
        Dep::Appos => {
            let names = [head, token]
                .iter()
                .all(|&name| analysis.pos(name) == Pos::Propn);
            let sort = |name: usize| {
                analysis
                    .entity_at(name)
                    .map(|entity| entity.label == EntityLabel::Person)
            };
            let one_sort = names && sort(head).is_some() && sort(head) == sort(token);
            let groups = is_group(analysis, head) && is_group(analysis, token);
            head < token && (one_sort || groups) && joins(analysis, token)
        }
        _ => false,
    }
}

/// Whether what the parser joined to the noun before a comma, or took for its apposition, is the
/// subject of the finite verb that follows at once: "killed ten villagers, | residents and a priest
/// | said".
pub fn opens_clause(analysis: &Analysis, token: usize) -> bool {
    let mut top = token;
    while matches!(analysis.dep(top), Dep::Conj | Dep::Appos) && analysis.head(top) != top {
        top = analysis.head(top);
    }
    let row = analysis.subtree(token);
    let comma = row.start.checked_sub(1);
    let verb = row.end;
    matches!(analysis.dep(top), Dep::Dobj | Dep::Pobj | Dep::Attr)
        && matches!(analysis.pos(token), Pos::Noun | Pos::Propn)
        && comma.is_some_and(|comma| analysis.tag(comma) == Tag::Comma)
        && verb < analysis.len()
        && analysis.sentence_of(verb) == analysis.sentence_of(token)
        && matches!(analysis.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && !matches!(analysis.dep(verb), Dep::Relcl | Dep::Acl)
        && !analysis
            .children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux, Dep::Auxpass])
            .any(|child| child < verb)
}

/// Whether "and" stands in the row that a token begins, at once or behind commas.
fn joins(analysis: &Analysis, token: usize) -> bool {
    let mut at = token;
    for _ in 0..8 {
        let Some(next) = analysis.child(at, Dep::Conj) else {
            return false;
        };
        if analysis.child(at, Dep::Cc).is_some() {
            return true;
        }
        at = next;
    }
    false
}

/// Whether a token heads the name of a group without an article: "Kurdish fighters". What explains
/// another noun ("the militants, Syrians and Iraqis,") has a noun with an article before it.
fn is_group(analysis: &Analysis, token: usize) -> bool {
    analysis.tag(token) == Tag::Nns
        && analysis.child(token, Dep::Det).is_none()
        && (analysis.children_by(token, &[Dep::Amod, Dep::Compound]))
            .any(|word| word < token && analysis.text(word).starts_with(char::is_uppercase))
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
