//! The rules by which identifiers are joined.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::decisions::{Decision, Decisions};
use super::super::groups::Groups;
use super::super::name::{self, Generation};
use super::super::record::EntityClass;
use super::raw::{self, Raw, facility, has_name, near};
use super::{Tie, key_iri};

/// Joins raw identifiers by rule.
pub(super) struct Merger<'r, 'a> {
    raws: &'r [Raw<'a>],
    pub groups: Groups,
    /// Known member of a group, by the group's least member.
    pub known: HashMap<u32, u32>,
    /// The rule that joined an identifier to its group.
    pub rules: HashMap<u32, &'static str>,
    /// Name that an unknown identifier goes by across documents.
    pub keys: HashMap<u32, String>,
}

impl<'r, 'a> Merger<'r, 'a> {
    pub fn new(raws: &'r [Raw<'a>]) -> Self {
        let known = (0..raws.len() as u32)
            .filter(|&at| raws[at as usize].known())
            .map(|at| (at, at))
            .collect();
        Self {
            raws,
            groups: Groups::new(raws.len()),
            known,
            rules: HashMap::new(),
            keys: HashMap::new(),
        }
    }

    pub fn raw(&self, at: u32) -> &'r Raw<'a> {
        &self.raws[at as usize]
    }

    /// Whether nothing that is known of two identifiers speaks against their being one.
    fn agree(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.raw(a), self.raw(b));
        let meets = |x: Option<&str>, y: Option<&str>| match (x, y) {
            (Some(x), Some(y)) => x == y,
            _ => true,
        };
        a.class() == b.class()
            && meets(a.country(), b.country())
            && (a.class() == EntityClass::Actor || meets(a.kind(), b.kind()))
            && a.split.is_none()
            && b.split.is_none()
    }

    /// Joins unless both groups are known already to be different.
    fn join(&mut self, a: u32, b: u32, rule: &'static str, force: bool) {
        let (ra, rb) = (self.groups.find(a), self.groups.find(b));
        if ra == rb {
            return;
        }
        let (ka, kb) = (self.known.get(&ra).copied(), self.known.get(&rb).copied());
        if ka.is_some() && kb.is_some() && !force {
            return;
        }
        self.groups.join(a, b);
        if let Some(known) = ka.or(kb) {
            self.known.insert(self.groups.find(a), known);
        }
        for at in [a, b] {
            if !self.raw(at).known() || force {
                self.rules.entry(at).or_insert(rule);
            }
        }
    }

    /// Unknown names equal to each other or to one known name: by normal form, then by skeleton.
    pub fn same_names(&mut self) {
        for (rule, by_skeleton) in [("same-name", false), ("skeleton", true)] {
            let mut buckets: BTreeMap<(EntityClass, String), Vec<u32>> = BTreeMap::new();
            for at in 0..self.raws.len() as u32 {
                let raw = self.raw(at);
                for label in raw.labels.keys() {
                    if let Some(key) = name_key(raw.class(), label, raw.country(), by_skeleton) {
                        let bucket = buckets.entry((raw.class(), key)).or_default();
                        if bucket.last() != Some(&at) {
                            bucket.push(at);
                        }
                    }
                }
            }
            for ((_, key), members) in buckets {
                self.join_bucket(&key, &members, rule);
            }
        }
    }

    /// Two curated or derived identifiers with the same label, kind and country are one: the
    /// ministry that the ontology names, and the one built from "the country's defence ministry".
    pub fn same_labels(&mut self) {
        let mut holders: BTreeMap<(Vec<String>, &str, &str), u32> = BTreeMap::new();
        for at in 0..self.raws.len() as u32 {
            let raw = self.raw(at);
            let (true, EntityClass::Actor, Some(kind), Some(country)) =
                (raw.known(), raw.class(), raw.kind(), raw.country())
            else {
                continue;
            };
            let key = (name::words(raw.label()), kind, country);
            if let Some(&first) = holders.get(&key) {
                self.rules.entry(at).or_insert("same-label");
                self.join(first, at, "same-label", true);
                let root = self.groups.find(first);
                self.known.insert(root, first);
            } else {
                holders.insert(key, at);
            }
        }
    }

    fn join_bucket(&mut self, key: &str, members: &[u32], rule: &'static str) {
        // Where father and son are both in the news, the bare name may mean either.
        let mut generations: BTreeMap<Option<Generation>, Vec<u32>> = BTreeMap::new();
        for &at in members {
            let (_, generation) = name::without_generation(name::normal(self.raw(at).label()));
            generations.entry(generation).or_default().push(at);
        }
        if generations.keys().flatten().count() > 1 {
            for (generation, members) in generations {
                let told = generation.map_or(String::new(), |told| format!("{told:?}"));
                self.join_alike(format!("{key} {told}").trim_end(), &members, rule);
            }
        } else {
            self.join_alike(key, members, rule);
        }
    }

    /// Joins the members of a bucket that fit one another.
    fn join_alike(&mut self, key: &str, members: &[u32], rule: &'static str) {
        let known: Vec<u32> = members
            .iter()
            .copied()
            .filter(|&at| self.raw(at).known())
            .collect();
        let unknown: Vec<u32> = members
            .iter()
            .copied()
            .filter(|&at| !self.raw(at).known())
            .collect();
        for &at in &unknown {
            self.keys.entry(at).or_insert_with(|| key.to_owned());
        }
        // Members that fit one another are gathered under the first that they fit: a bucket may
        // hold two towns of one name in two countries.
        let mut heads: Vec<u32> = Vec::new();
        for &at in &unknown {
            let fitting: Vec<u32> = known
                .iter()
                .copied()
                .filter(|&other| self.agree(at, other))
                .collect();
            if let [only] = fitting[..] {
                self.join(only, at, rule, false);
                continue;
            }
            if fitting.len() > 1 {
                continue;
            }
            match heads.iter().copied().find(|&head| self.agree(head, at)) {
                Some(head) => self.join(head, at, rule, false),
                None => heads.push(at),
            }
        }
    }

    /// An acronym joins the name that it stands for: in the same document, or anywhere when the
    /// corpus knows just one.
    pub fn acronyms(&mut self) {
        let mut expansions: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut acronyms: Vec<u32> = Vec::new();
        for at in 0..self.raws.len() as u32 {
            let raw = self.raw(at);
            if raw.class() != EntityClass::Actor {
                continue;
            }
            if name::is_acronym(raw.label()) {
                if !raw.known() {
                    acronyms.push(at);
                }
            } else if name::is_proper(raw.label()) {
                let initials = name::initials(raw.label());
                if initials.len() >= 3 {
                    expansions.entry(initials).or_default().push(at);
                }
            }
        }
        for at in acronyms {
            let label = self.raw(at).label().replace('.', "");
            let Some(candidates) = expansions.get(&label) else {
                continue;
            };
            let fitting: Vec<u32> = candidates
                .iter()
                .copied()
                .filter(|&other| self.agree(at, other))
                .collect();
            let own = self.raw(at).documents();
            let near: Vec<u32> = fitting
                .iter()
                .copied()
                .filter(|&other| !self.raw(other).documents().is_disjoint(&own))
                .collect();
            for choice in [near, fitting] {
                let roots: BTreeSet<u32> = choice
                    .iter()
                    .map(|&other| self.groups.find(other))
                    .collect();
                if roots.len() == 1
                    && let Some(&other) = choice.first()
                {
                    self.join(other, at, "acronym", false);
                    break;
                }
            }
        }
    }

    /// A surname alone joins the one full name in the same document that ends in it.
    pub fn surnames(&mut self) {
        let mut full: HashMap<(u32, String), BTreeSet<u32>> = HashMap::new();
        for at in 0..self.raws.len() as u32 {
            let raw = self.raw(at);
            if raw.class() != EntityClass::Actor || !name::is_proper(raw.label()) {
                continue;
            }
            let (words, _) = name::without_generation(name::normal(raw.label()));
            if let [_, .., last] = &words[..] {
                for document in raw.documents() {
                    full.entry((document, last.clone())).or_default().insert(at);
                }
            }
        }
        for at in 0..self.raws.len() as u32 {
            let raw = self.raw(at);
            let words = name::normal(raw.label());
            let ([word], EntityClass::Actor, false) = (&words[..], raw.class(), raw.known()) else {
                continue;
            };
            if name::is_acronym(raw.label()) || !name::is_proper(raw.label()) {
                continue;
            }
            let candidates: BTreeSet<u32> = raw
                .documents()
                .into_iter()
                .filter_map(|document| full.get(&(document, word.clone())))
                .flatten()
                .copied()
                .filter(|&other| self.agree(at, other))
                .collect();
            let roots: BTreeSet<u32> = candidates
                .iter()
                .map(|&other| self.groups.find(other))
                .collect();
            if let (1, Some(&other)) = (roots.len(), candidates.first()) {
                self.join(other, at, "within-document", false);
            }
        }
    }

    pub fn ties(&mut self, ties: &[Tie]) {
        for (a, b) in ties {
            if let (Some(a), Some(b)) = (self.number(a), self.number(b))
                && self.agree(a, b)
            {
                self.join(a, b, "shared-copy", false);
            }
        }
    }

    /// "The military airport" joins the one named airport near the city that its document names
    /// most, or else the other nameless ones near that city.
    pub fn descriptions_of_facilities(&mut self) {
        let named: Vec<u32> = (0..self.raws.len() as u32)
            .filter(|&at| facility(self.raw(at)) && has_name(self.raw(at)))
            .collect();
        let mut nameless: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, city) in raw::facilities_by_city(self.raws) {
            nameless.entry(city).or_default().push(at);
        }
        for (city, members) in nameless {
            let near: BTreeSet<u32> = named
                .iter()
                .copied()
                .filter(|&candidate| near(self.raw(city), self.raw(candidate)))
                .collect();
            let near: BTreeSet<u32> = near
                .into_iter()
                .map(|candidate| self.groups.find(candidate))
                .collect();
            let only = match (near.len(), near.first()) {
                (1, Some(&only)) => only,
                (0, _) => members[0],
                _ => continue,
            };
            let key = format!("airport near {}", self.raw(city).id);
            for at in members {
                if near.is_empty() {
                    self.keys.insert(at, key.clone());
                    self.rules.entry(at).or_insert("description");
                }
                self.join(only, at, "description", false);
            }
        }
    }

    pub fn analyst(&mut self, decisions: &Decisions) {
        for decision in &decisions.decisions {
            if let Decision::Merge { into, from } = decision
                && let (Some(into), Some(from)) = (self.named(into), self.named(from))
            {
                let stays = self
                    .known
                    .get(&self.groups.find(into))
                    .copied()
                    .unwrap_or(into);
                self.rules.insert(from, "analyst");
                self.join(into, from, "analyst", true);
                if self.raw(stays).known() {
                    self.known.insert(self.groups.find(into), stays);
                }
            }
        }
    }

    fn number(&self, id: &str) -> Option<u32> {
        let at = self.raws.partition_point(|raw| raw.id.as_str() < id);
        (self.raws.get(at)?.id == id).then_some(at as u32)
    }

    /// The identifier that an analyst's IRI or label means: an IRI of extraction, the IRI of a
    /// merged node, or a label that only one node has.
    fn named(&mut self, word: &str) -> Option<u32> {
        if let Some(at) = self.number(word) {
            return Some(at);
        }
        let by_key = (0..self.raws.len() as u32).find(|at| {
            self.keys
                .get(at)
                .is_some_and(|key| key_iri(self.raw(*at).class(), key) == word)
        });
        if by_key.is_some() {
            return by_key;
        }
        let wanted = name::words(word);
        let holders: Vec<u32> = (0..self.raws.len() as u32)
            .filter(|&at| {
                let raw = self.raw(at);
                raw.labels
                    .keys()
                    .copied()
                    .chain(raw.names.keys().map(|(text, _)| *text))
                    .any(|label| name::words(label) == wanted)
            })
            .collect();
        let roots: BTreeSet<u32> = holders.iter().map(|&at| self.groups.find(at)).collect();
        (roots.len() == 1)
            .then(|| holders.first().copied())
            .flatten()
    }
}

/// What an unknown name is merged by; none for descriptions and for names too short to go by.
fn name_key(
    class: EntityClass,
    label: &str,
    country: Option<&str>,
    by_skeleton: bool,
) -> Option<String> {
    if !name::is_proper(label) {
        return None;
    }
    // Kinds are compared apart, so the words for them may differ: "province", "governorate".
    let words = match class {
        EntityClass::Place => name::bare(label),
        EntityClass::Actor => name::without_generation(name::normal(label)).0,
    };
    // One word alone is a surname as likely as not: no evidence that two documents mean one man.
    let single = words.len() < 2;
    if class == EntityClass::Actor && single && !name::is_acronym(label) {
        return None;
    }
    if !by_skeleton {
        return Some(words.join(" "));
    }
    let skeleton = name::skeleton(&words.join(" "));
    let letters = skeleton.chars().count();
    // Short skeletons meet by chance: they need a country in common.
    match country {
        Some(country) if letters >= 3 => Some(format!("{skeleton}/{country}")),
        _ if letters >= 5 && !single => Some(skeleton),
        _ => None,
    }
}
