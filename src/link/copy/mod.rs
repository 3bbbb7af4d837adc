//! Copied sentences: wire copy that stands in two reports, found sentence by sentence with names
//! made canonical.
//!
//! Whole-document similarity misses it: two outlets can share six sentences of one agency and have
//! a five-word Jaccard of 0.07. Candidates come from an index of three-word shingles, so that the
//! cost is near-linear; what remains is aligned word by word. A token ratio of 0.75 and above is a
//! copy, 0.60 to 0.75 a possible one.

mod align;
mod unit;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use align::{align, common, differences};
use rayon::prelude::*;
pub use unit::Unit;
use unit::units;

use super::entity::{Entities, Tie};
use super::groups::Groups;
use super::iri;
use super::name;
use super::record::{CopiedSentence, CopyKind, CopySide};
use crate::document::Span;
use crate::extract::Extraction;

/// Partners that one shingle proposes to a sentence. Bounds the cost where a phrase is everywhere.
const WINDOW: usize = 32;
/// Exact copies of more documents than this are shown against the first of them only.
const ALL_PAIRS: usize = 8;

/// Two units that are copies, possible ones included.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Number of the unit in the document that sorts first.
    pub a: u32,
    /// Number of the other.
    pub b: u32,
    /// Tokens in common order.
    pub common: usize,
    /// Whether it is a copy or possible.
    pub kind: CopyKind,
}

/// All copies of a corpus.
#[derive(Debug, Default)]
pub struct Copies {
    /// Sentences, or the two halves of a quoted one, by document and place.
    pub units: Vec<Unit>,
    /// Pairs, sorted by unit numbers.
    pub pairs: Vec<Pair>,
    /// Documents that carry a unit's text, of units that are copied.
    carriers: HashMap<u32, Vec<u32>>,
    /// First unit of each document.
    first: Vec<usize>,
}

/// Finds the copies of a corpus (documents sorted by name).
pub fn find(documents: &[&Extraction], entities: &Entities) -> Copies {
    let units = units(documents, entities);
    let mut pairs = exact_and_near(&units);
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    let pairs = best_only(&units, pairs);
    let mut groups = Groups::new(units.len());
    for pair in pairs.iter().filter(|pair| pair.kind == CopyKind::Copy) {
        groups.join(pair.a, pair.b);
    }
    let mut carriers = HashMap::new();
    for set in groups.sets().into_iter().filter(|set| set.len() > 1) {
        let documents: BTreeSet<u32> = set.iter().map(|&at| units[at as usize].document).collect();
        let documents: Vec<u32> = documents.into_iter().collect();
        for at in set {
            carriers.insert(at, documents.clone());
        }
    }
    let first = (0..=documents.len() as u32)
        .map(|document| units.partition_point(|unit| unit.document < document))
        .collect();
    Copies {
        units,
        pairs,
        carriers,
        first,
    }
}

impl Copies {
    /// The units of a document that overlap a span.
    pub fn units_at(&self, document: u32, span: Span) -> impl Iterator<Item = u32> + '_ {
        let (start, end) = (
            self.first[document as usize],
            self.first[document as usize + 1],
        );
        let from =
            start + self.units[start..end].partition_point(|unit| unit.span.end <= span.start);
        self.units[from..end]
            .iter()
            .take_while(move |unit| unit.span.start < span.end)
            .enumerate()
            .map(move |(step, _)| (from + step) as u32)
    }

    /// The documents that carry the text around a span, its own among them; none when nobody else
    /// does.
    pub fn carriers(&self, document: u32, span: Span) -> Option<&[u32]> {
        self.units_at(document, span)
            .find_map(|unit| self.carriers.get(&unit))
            .map(Vec::as_slice)
    }

    /// The pairs that are copies, possible ones left out.
    pub fn copied(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.kind == CopyKind::Copy)
    }

    /// The words of two copied sentences that stand in place of each other, as spans of the two
    /// documents.
    pub fn changed(&self, pair: &Pair) -> Vec<[Span; 2]> {
        let (a, b) = (&self.units[pair.a as usize], &self.units[pair.b as usize]);
        let span = |unit: &Unit, tokens: &std::ops::Range<usize>| {
            let (first, last) = (
                unit.spans.get(tokens.start)?,
                unit.spans.get(tokens.end.checked_sub(1)?)?,
            );
            (!tokens.is_empty()).then(|| Span::new(first.start, last.end))
        };
        (differences(a, b).iter())
            .filter_map(|(from, to)| Some([span(a, from)?, span(b, to)?]))
            .collect()
    }

    /// Identifiers of unknown actors and places that stand in the same place of two copies with
    /// the same head word.
    pub fn ties(&self, documents: &[&Extraction]) -> Vec<Tie> {
        let mut ties = BTreeSet::new();
        for pair in self.pairs.iter().filter(|pair| pair.kind == CopyKind::Copy) {
            let (a, b) = (&self.units[pair.a as usize], &self.units[pair.b as usize]);
            let (ids_a, ids_b) = (unknown_ids(documents, a), unknown_ids(documents, b));
            for (head, id) in &ids_a {
                if let (Some(id), Some(Some(other))) = (id, ids_b.get(head))
                    && id != other
                {
                    ties.insert(((*id).to_owned(), (*other).to_owned()));
                }
            }
        }
        ties.into_iter().collect()
    }

    /// The pairs as records. `origin` gives the IRI of the text origin of a set of documents.
    pub fn records(
        &self,
        documents: &[&Extraction],
        origin: impl Fn(&[u32]) -> String + Sync,
    ) -> Vec<CopiedSentence> {
        let mut records: Vec<CopiedSentence> = self
            .pairs
            .par_iter()
            .map(|pair| {
                let (a, b) = (&self.units[pair.a as usize], &self.units[pair.b as usize]);
                let side = |unit: &Unit| CopySide {
                    document: documents[unit.document as usize].document.clone(),
                    span: unit.span,
                    text: unit.text.clone(),
                };
                let hash = |unit: &Unit| documents[unit.document as usize].hash.clone();
                CopiedSentence {
                    id: iri::content(
                        "copy",
                        &[
                            &hash(a),
                            &hash(b),
                            &a.span.start.to_string(),
                            &b.span.start.to_string(),
                        ],
                    ),
                    kind: pair.kind,
                    a: side(a),
                    b: side(b),
                    similarity: ratio(pair.common, a, b),
                    changes: align(a, b),
                    origin: self
                        .carriers
                        .get(&pair.a)
                        .filter(|_| pair.kind == CopyKind::Copy)
                        .map(|carriers| origin(carriers)),
                }
            })
            .collect();
        records.sort_by(|a, b| a.id.cmp(&b.id));
        records
    }
}

/// Unknown identifiers inside a unit by the last word of the phrase; none where two share it.
fn unknown_ids<'a>(documents: &[&'a Extraction], unit: &Unit) -> BTreeMap<String, Option<&'a str>> {
    let mut ids: BTreeMap<String, Option<&'a str>> = BTreeMap::new();
    let mut see = |id: &'a str, text: &str, span: Span| {
        if !unit.span.contains(span) || !iri::is_made(id) {
            return;
        }
        if let Some(head) = name::words(text).pop() {
            ids.entry(head)
                .and_modify(|known| {
                    if *known != Some(id) {
                        *known = None;
                    }
                })
                .or_insert(Some(id));
        }
    };
    for claim in &documents[unit.document as usize].claims {
        if !claim.sentence.span.overlaps(unit.span) {
            continue;
        }
        for who in claim.actors.iter().chain(&claim.targets) {
            see(&who.id, &who.text, who.span);
        }
        for who in &claim.attribution {
            see(&who.id, &who.text, who.span);
        }
        for place in &claim.places {
            see(&place.id, &place.text, place.span);
        }
    }
    ids
}

/// Twice the tokens in common order over all tokens, to three decimals.
fn ratio(common: usize, a: &Unit, b: &Unit) -> f64 {
    let all = (a.tokens.len() + b.tokens.len()).max(1);
    ((2000 * common + all / 2) / all) as f64 / 1000.0
}

/// Exact in whole numbers: 2 · common ≥ percent · all.
fn reaches(common: usize, all: usize, percent: usize) -> bool {
    200 * common >= percent * all
}

fn kind(common: usize, all: usize) -> Option<CopyKind> {
    if reaches(common, all, 75) {
        Some(CopyKind::Copy)
    } else if reaches(common, all, 60) {
        Some(CopyKind::Possible)
    } else {
        None
    }
}

fn exact_and_near(units: &[Unit]) -> Vec<Pair> {
    let eligible: Vec<u32> = (0..units.len() as u32)
        .filter(|&at| units[at as usize].tells)
        .collect();
    // Equal units are one in the index; the first stands for all.
    let mut twins: HashMap<&[u32], Vec<u32>> = HashMap::new();
    for &at in &eligible {
        twins
            .entry(&units[at as usize].tokens)
            .or_default()
            .push(at);
    }
    let mut heads: Vec<&Vec<u32>> = twins.values().collect();
    heads.sort();
    let mut pairs = Vec::new();
    for twins in &heads {
        let tokens = units[twins[0] as usize].tokens.len();
        let mut add = |a: u32, b: u32| push(units, &mut pairs, a, b, tokens, CopyKind::Copy);
        if twins.len() <= ALL_PAIRS {
            for (at, &a) in twins.iter().enumerate() {
                for &b in &twins[at + 1..] {
                    add(a, b);
                }
            }
        } else {
            for &b in &twins[1..] {
                add(twins[0], b);
            }
        }
    }
    for (a, b, shared, kind) in near(units, &heads) {
        for &x in heads[a].iter().take(ALL_PAIRS) {
            for &y in heads[b].iter().take(ALL_PAIRS) {
                push(units, &mut pairs, x.min(y), x.max(y), shared, kind);
            }
        }
    }
    pairs
}

fn push(units: &[Unit], pairs: &mut Vec<Pair>, a: u32, b: u32, common: usize, kind: CopyKind) {
    if units[a as usize].document != units[b as usize].document {
        pairs.push(Pair { a, b, common, kind });
    }
}

/// A three-word shingle and the head that it stands in.
type Shingle = ([u32; 3], u32);

/// The shingles of every head, each once, by head; and where the shingles of each head begin.
fn shingles(units: &[Unit], heads: &[&Vec<u32>]) -> (Vec<Shingle>, Vec<usize>) {
    let mut all: Vec<Shingle> = Vec::new();
    let mut first = Vec::with_capacity(heads.len() + 1);
    for (head, twins) in heads.iter().enumerate() {
        let from = all.len();
        first.push(from);
        let tokens = &units[twins[0] as usize].tokens;
        let own = tokens
            .windows(3)
            .map(|words| [words[0], words[1], words[2]]);
        all.extend(own.map(|shingle| (shingle, head as u32)));
        all[from..].sort_unstable();
        // Each once: what was sorted apart is dropped from the end of the list.
        let mut kept = from;
        for at in from..all.len() {
            if at == from || all[at] != all[kept - 1] {
                all[kept] = all[at];
                kept += 1;
            }
        }
        all.truncate(kept);
    }
    first.push(all.len());
    (all, first)
}

/// Pairs of heads that are near but not equal: (head, head, tokens in common, kind). The index is a
/// sorted list rather than a map of lists, which would take several times the memory.
fn near(units: &[Unit], heads: &[&Vec<u32>]) -> Vec<(usize, usize, usize, CopyKind)> {
    let tokens = |head: usize| &units[heads[head][0] as usize].tokens;
    let (by_head, first) = shingles(units, heads);
    // Places in `by_head` by shingle and then by head, and where each place stands among them.
    let mut sorted: Vec<u32> = (0..by_head.len() as u32).collect();
    sorted.par_sort_unstable_by_key(|&at| by_head[at as usize]);
    let mut rank = vec![0u32; sorted.len()];
    for (place, &at) in sorted.iter().enumerate() {
        rank[at as usize] = place as u32;
    }
    let partners = |head: usize| {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for at in first[head]..first[head + 1] {
            let shingle = by_head[at].0;
            let next = &sorted[rank[at] as usize + 1..];
            for (other, head) in next.iter().map(|&at| by_head[at as usize]).take(WINDOW) {
                if other != shingle {
                    break;
                }
                *shared.entry(head).or_default() += 1;
            }
        }
        let mut candidates: Vec<u32> = shared
            .into_iter()
            .filter(|(_, count)| *count >= 2)
            .map(|(other, _)| other)
            .collect();
        candidates.sort_unstable();
        candidates
    };
    (0..heads.len())
        .into_par_iter()
        .flat_map_iter(|head| {
            let near = partners(head).into_iter().filter_map(move |other| {
                let (a, b) = (tokens(head), tokens(other as usize));
                let all = a.len() + b.len();
                if !reaches(a.len().min(b.len()), all, 60) {
                    return None;
                }
                let common = common(a, b);
                Some((head, other as usize, common, kind(common, all)?))
            });
            near.collect::<Vec<_>>()
        })
        .collect()
}

/// Of several partners in one document, each unit keeps the best; both must agree.
fn best_only(units: &[Unit], pairs: Vec<Pair>) -> Vec<Pair> {
    // Compare 2·common/all as fractions: whole numbers only.
    let score = |pair: &Pair| {
        let all = units[pair.a as usize].tokens.len() + units[pair.b as usize].tokens.len();
        (pair.common * 1_000_000) / all.max(1)
    };
    let mut best: HashMap<(u32, u32), (usize, std::cmp::Reverse<u32>)> = HashMap::new();
    for pair in &pairs {
        for (unit, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let key = (unit, units[other as usize].document);
            let value = (score(pair), std::cmp::Reverse(other));
            best.entry(key)
                .and_modify(|held| *held = (*held).max(value))
                .or_insert(value);
        }
    }
    pairs
        .into_iter()
        .filter(|pair| {
            [(pair.a, pair.b), (pair.b, pair.a)]
                .iter()
                .all(|(unit, other)| {
                    best.get(&(*unit, units[*other as usize].document))
                        .is_some_and(|held| held.1.0 == *other)
                })
        })
        .collect()
}

#[cfg(test)]
mod tests;
