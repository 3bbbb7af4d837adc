//! Who stands together in a list. The parser reads the middle of "A, B and C" now and then as an
//! apposition to A; two names of one sort that are joined by "and" are a list all the same.

use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// Members of the longest row that is read as one.
const LONGEST: usize = 32;

/// Whether a token is joined to its head as a member of one list.
pub fn is_member(analysis: &Analysis, token: usize) -> bool {
    let head = analysis.head(token);
    match analysis.dep(token) {
        Dep::Conj => head != token && !opens_clause(analysis, token) && !is_astray(analysis, token),
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
            head < token
                && joins(analysis, token)
                && (one_sort
                    || groups
                    || adds_more(analysis, token)
                    || runs_on(analysis, token) && !adds_up(analysis, token))
        }
        _ => false,
    }
}

/// Whether what the parser joined to the noun before a comma, or took for its apposition, is the
/// subject of the finite verb that follows at once: "killed ten villagers, | residents and a priest
/// | said".
pub fn opens_clause(analysis: &Analysis, token: usize) -> bool {
    let joined = |at: usize| matches!(analysis.dep(at), Dep::Conj | Dep::Appos);
    let up = std::iter::successors(Some(token), |&at| {
        (joined(at) && analysis.head(at) != at).then(|| analysis.head(at))
    });
    let Some(top) = up.take(LONGEST).find(|&at| !joined(at)) else {
        return false;
    };
    let object = matches!(analysis.dep(top), Dep::Dobj | Dep::Pobj | Dep::Attr);
    if !object || !matches!(analysis.pos(token), Pos::Noun | Pos::Propn) {
        return false;
    }
    let row = analysis.subtree(token);
    let comma = row.start.checked_sub(1);
    let verb = row.end;
    comma.is_some_and(|comma| analysis.tag(comma) == Tag::Comma)
        && verb < analysis.len()
        && analysis.sentence_of(verb) == analysis.sentence_of(token)
        && matches!(analysis.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && !matches!(
            analysis.dep(verb),
            Dep::Relcl | Dep::Acl | Dep::Aux | Dep::Auxpass
        )
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
    let astray = analysis
        .children_by(token, &[Dep::Prep])
        .filter(|&of| analysis.lower(of) == "of")
        .flat_map(|of| analysis.children_by(of, &[Dep::Pobj]))
        .flat_map(|home| analysis.children_by(home, &[Dep::Conj]))
        .filter(move |&next| is_astray(analysis, next) && is_named(analysis, token, true));
    analysis
        .children(token)
        .filter(move |&child| is_member(analysis, child))
        .chain(astray)
        .chain(joined_to_name(analysis, token))
        .chain(beside(analysis, token))
}

/// Those joined to the name that explains a noun for one, behind the comma that closes it: "the
/// premier, Anna Berg, and | Rosa Falk |, her envoy".
fn joined_to_name(analysis: &Analysis, token: usize) -> impl Iterator<Item = usize> + '_ {
    let one = matches!(analysis.tag(token), Tag::Nn | Tag::Nnp);
    let closed = |name: &usize| {
        analysis.child(*name, Dep::Cc).is_some_and(|and| {
            and > 0 && analysis.tag(and - 1) == Tag::Comma && analysis.lower(and) == "and"
        })
    };
    analysis
        .children_by(token, &[Dep::Appos])
        .filter(move |&name| {
            one && name > token && is_named(analysis, name, true) && !is_member(analysis, name)
        })
        .filter(closed)
        .flat_map(|name| analysis.children_by(name, &[Dep::Conj]))
        .filter(|&other| is_member(analysis, other))
}

/// Whether the parser joined a person to the country of the one before: "the ministers Berg of
/// Ruritania and | Rojas | of Borduria".
fn is_astray(analysis: &Analysis, token: usize) -> bool {
    let home = analysis.head(token);
    analysis.dep(token) == Dep::Conj
        && analysis.dep(home) == Dep::Pobj
        && analysis.lower(analysis.head(home)) == "of"
        && is_named(analysis, token, true)
        && is_named(analysis, analysis.head(analysis.head(home)), true)
        && is_named(analysis, home, false)
}

/// Whether a token stands in the name of a person, or of a country or place.
fn is_named(analysis: &Analysis, token: usize, person: bool) -> bool {
    let label = analysis.entity_at(token).map(|entity| entity.label);
    match person {
        true => label == Some(EntityLabel::Person),
        false => matches!(label, Some(EntityLabel::Gpe | EntityLabel::Loc)),
    }
}

/// Whether a row of subjects runs on to its verb without a comma, as no explanation does: "the army,
/// the navy and the police | stormed the town".
fn runs_on(analysis: &Analysis, token: usize) -> bool {
    let verb = analysis.subtree(token).end;
    let head = analysis.head(token);
    verb < analysis.len()
        && matches!(analysis.dep(head), Dep::Nsubj | Dep::Nsubjpass)
        && matches!(analysis.tag(verb), Tag::Vbd | Tag::Vbp | Tag::Md)
        && (verb == analysis.head(head) || analysis.head(verb) == analysis.head(head))
}

/// Small numbers in words, as far as the members of a row are counted out.
const COUNTS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// How many a phrase brings in: those that its number counts, or one behind "a" or "his".
fn count(analysis: &Analysis, noun: usize) -> Option<usize> {
    if let Some(number) = analysis.child(noun, Dep::Nummod) {
        let word = analysis.lower(number);
        return (word.parse().ok()).or_else(|| COUNTS.iter().position(|own| *own == word));
    }
    let one = is_one_of_kind(analysis, noun)
        || analysis.tag(noun) == Tag::Nn && is_introduced(analysis, noun);
    one.then_some(1)
}

/// Whether a noun has an article, a number or "his" before it.
fn is_introduced(analysis: &Analysis, noun: usize) -> bool {
    analysis
        .children_by(noun, &[Dep::Det, Dep::Nummod, Dep::Poss])
        .any(|word| word < noun && analysis.tag(word) != Tag::PosMark)
}

/// The row that the parser took for an explanation of the noun before it.
fn row_from(analysis: &Analysis, token: usize) -> Vec<usize> {
    let mut row = vec![token];
    while let Some(next) = analysis.child(row[row.len() - 1], Dep::Conj) {
        row.push(next);
    }
    row
}

/// Whether a row counts out the noun before it: "three people, a man and two women".
fn adds_up(analysis: &Analysis, token: usize) -> bool {
    let row = row_from(analysis, token);
    let sum: Option<usize> = row.iter().map(|&member| count(analysis, member)).sum();
    sum.is_some() && sum == count(analysis, analysis.head(token))
}

/// Whether a row cannot be what the noun before it is, since each of its members brings in another:
/// "a school, | a clinic and a bakery", "the minister, | two generals and a banker", "five soldiers,
/// | a driver and his son". What explains a noun is as many, and stands behind one that is known.
fn adds_more(analysis: &Analysis, token: usize) -> bool {
    let head = analysis.head(token);
    let row = row_from(analysis, token);
    let nouns = |word: &usize| matches!(analysis.pos(*word), Pos::Noun | Pos::Propn);
    if !row
        .iter()
        .all(|member| nouns(member) && is_introduced(analysis, *member))
    {
        return false;
    }
    let all = |one: fn(&Analysis, usize) -> bool| row.iter().all(|&member| one(analysis, member));
    match analysis.tag(head) {
        Tag::Nn if is_one_of_kind(analysis, head) && all(is_one_of_kind) => true,
        Tag::Nn | Tag::Nnp => {
            let several = row.iter().any(|&member| analysis.tag(member) == Tag::Nns);
            let owned = analysis.tag(head) == Tag::Nn
                && analysis
                    .children_by(token, &[Dep::Poss])
                    .any(|own| analysis.tag(own) == Tag::PrpPoss);
            several || owned
        }
        Tag::Nns => {
            count(analysis, head).is_some()
                && all(|analysis, member| count(analysis, member).is_some())
                && !adds_up(analysis, token)
        }
        _ => false,
    }
}

/// Whether a token heads a phrase that brings in one new thing: "a school".
fn is_one_of_kind(analysis: &Analysis, token: usize) -> bool {
    analysis.tag(token) == Tag::Nn
        && analysis
            .child(token, Dep::Det)
            .is_some_and(|article| matches!(analysis.lower(article), "a" | "an"))
}

/// Whether a phrase brings in somebody or something new: "a bus", "two girls".
pub fn is_new(analysis: &Analysis, noun: usize) -> bool {
    let article = analysis
        .child(noun, Dep::Det)
        .map(|det| analysis.lower(det));
    matches!(article, Some("a" | "an")) || analysis.child(noun, Dep::Nummod).is_some()
}

/// Those who stand beside a noun in what is told of it: "the army, along with | its allies |,".
pub(super) fn beside(analysis: &Analysis, noun: usize) -> impl Iterator<Item = usize> + '_ {
    let with = |at: usize| analysis.lower(at) == "with";
    analysis
        .children_by(noun, &[Dep::Prep])
        .filter_map(move |through| match analysis.lower(through) {
            "alongside" => Some(through),
            "along" | "together" => analysis
                .children_by(through, &[Dep::Prep])
                .find(|&at| with(at)),
            "with" => (analysis.children_by(through, &[Dep::Advmod]))
                .any(|word| matches!(analysis.lower(word), "along" | "together"))
                .then_some(through),
            _ => None,
        })
        .flat_map(|through| analysis.children_by(through, &[Dep::Pobj]))
}

/// A token and everything joined to it, directly or through others, nearest first.
pub fn all(analysis: &Analysis, token: usize) -> Vec<usize> {
    let mut found = vec![token];
    let mut at = 0;
    while at < found.len() && found.len() < LONGEST {
        let head = found[at];
        found.extend(members(analysis, head));
        at += 1;
    }
    found
}
