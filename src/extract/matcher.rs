//! Finds the actions that a text names: every pattern of the scheme, compiled once into an index
//! by the lemma of its head, so that a token costs one look-up however many patterns there are.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::clause::Clauses;
use super::facts::Facts;
use crate::knowledge::Knowledge;
use crate::knowledge::actions::CLASSES;
use crate::knowledge::pattern::{HeadKind, Lemma, Need, Pattern, Relation, Role, Step, Test};
use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// A notation under which a word that often names an event names none.
const NO_EVENT: &str = "none";

/// Every pattern, by the lemma of its head.
#[derive(Debug)]
pub struct Matcher<'k> {
    knowledge: &'k Knowledge,
    lemmas: Vec<Lemma>,
    index: HashMap<String, Vec<Entry<'k>>>,
}

/// A pattern under one of its lemmas.
#[derive(Clone, Copy, Debug)]
struct Entry<'k> {
    action: usize,
    /// Number of the pattern within its action, from 1.
    number: usize,
    pattern: &'k Pattern,
    /// Number of its lemma among `lemmas`.
    lemma: usize,
}

/// A token that fills a role.
#[derive(Clone, Copy, Debug)]
pub struct Filler<'k> {
    /// The roles it can fill: the first that it is fit for.
    pub roles: &'k [Role],
    /// Whether it was reached as the head's own subject or object, without a test.
    pub plain: bool,
    /// The head of its phrase.
    pub token: usize,
}

/// An action found in a text.
#[derive(Clone, Debug)]
pub struct Match<'k> {
    /// The word that the pattern starts from.
    pub trigger: usize,
    /// The word whose dependents were looked at; differs for "rescue operation".
    pub node: usize,
    /// The words that name the action.
    pub words: Range<usize>,
    /// The action, by its place in the scheme.
    pub action: usize,
    /// Number of the pattern within its action, from 1.
    pub number: usize,
    /// What kind of word the trigger is.
    pub kind: HeadKind,
    /// What fills each role, in the order of the pattern's steps.
    pub fillers: Vec<Filler<'k>>,
    /// Tokens that met a required test and have no role: part of what names the action.
    pub consumed: BTreeSet<usize>,
    /// Whether it stands in the clause of an action that embeds its content ("agreed to …").
    pub embedded: bool,
    /// How closely the pattern describes what stands there: whether it says that there is no
    /// event, the weight of what it asked for, the number of roles filled.
    rank: (bool, usize, usize),
}

impl<'k> Matcher<'k> {
    /// Compiles the scheme of the given knowledge.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let mut index: HashMap<String, Vec<Entry<'_>>> = HashMap::new();
        let mut lemmas = Vec::new();
        for (action, entry) in knowledge.actions.iter().enumerate() {
            for (nth, pattern) in entry.patterns.iter().enumerate() {
                let heads = pattern.lemmas.iter().flat_map(|head| match head {
                    Test::Lemma(lemma) => vec![lemma.clone()],
                    Test::Class(set) => knowledge
                        .lexicon
                        .members(set)
                        .map(|member| Lemma::new(&member.replace(' ', "_")))
                        .collect(),
                });
                for lemma in heads {
                    let key = match pattern.kind {
                        HeadKind::Noun => lemma.last(),
                        HeadKind::Verb | HeadKind::Adjective => lemma.first(),
                    };
                    index.entry(key.to_owned()).or_default().push(Entry {
                        action,
                        number: nth + 1,
                        pattern,
                        lemma: lemmas.len(),
                    });
                    lemmas.push(lemma);
                }
            }
        }
        Self {
            knowledge,
            lemmas,
            index,
        }
    }

    /// Every action that the text names, in the order of their triggers, one a trigger
    /// and one more of an action that stands beside others.
    pub fn find(&self, clauses: &Clauses<'_>, facts: &Facts<'_>) -> Vec<Match<'k>> {
        let analysis = clauses.analysis;
        let mut found: Vec<Match<'k>> = (0..analysis.len())
            .filter(|&token| !in_name(analysis, token))
            .flat_map(|token| self.best_at(token, clauses, facts))
            .collect();
        let none = |action: usize| self.knowledge.actions.get(action).notation == NO_EVENT;
        self.settle_overlaps(&mut found, clauses);
        self.mark_embedded(&mut found, clauses);
        found.retain(|matched| !none(matched.action));
        found
    }

    fn best_at(&self, token: usize, clauses: &Clauses<'_>, facts: &Facts<'_>) -> Vec<Match<'k>> {
        let analysis = clauses.analysis;
        let lemma = analysis.lemma(token).to_lowercase();
        let lower = analysis.lower(token);
        let by_lemma = self
            .index
            .get(lemma.as_str())
            .map_or(&[][..], Vec::as_slice);
        let by_form = if lower == lemma {
            &[][..]
        } else {
            self.index.get(lower).map_or(&[][..], Vec::as_slice)
        };
        let restored = with_e(analysis, token).filter(|restored| *restored != lemma);
        let by_restored = restored
            .and_then(|restored| self.index.get(restored.as_str()))
            .map_or(&[][..], Vec::as_slice);
        // The best pattern of all other actions, and of those that stand beside others.
        let mut best: [Option<Match<'k>>; 2] = [None, None];
        for entry in by_lemma.iter().chain(by_form).chain(by_restored) {
            let Some(matched) = self.try_entry(*entry, token, clauses, facts) else {
                continue;
            };
            let slot = &mut best[usize::from(self.knowledge.actions.get(entry.action).beside)];
            if slot.as_ref().is_none_or(|slot| matched.rank > slot.rank) {
                *slot = Some(matched);
            }
        }
        let [usual, beside] = best;
        let no_event = usual.as_ref().is_some_and(|matched| matched.rank.0);
        let beside = beside.filter(|_| !no_event);
        usual.into_iter().chain(beside).collect()
    }

    fn try_entry(
        &self,
        entry: Entry<'k>,
        token: usize,
        clauses: &Clauses<'_>,
        facts: &Facts<'_>,
    ) -> Option<Match<'k>> {
        let pattern = entry.pattern;
        let words = self.head_words(entry, token, clauses, facts)?;
        let analysis = clauses.analysis;
        let node = match pattern.kind {
            HeadKind::Noun if analysis.dep(token) == Dep::Compound => {
                let head = analysis.head(token);
                if !facts.in_set(head, "event-noun") {
                    return None;
                }
                head
            }
            _ => token,
        };
        let mut fillers: Vec<Filler<'k>> = Vec::new();
        let mut consumed = BTreeSet::new();
        let mut weight = 0;
        for step in &pattern.steps {
            let reached = walk(step, node, clauses, facts);
            if step.need == Need::Required {
                weight += weigh(step, &reached, clauses, facts);
            }
            match step.need {
                Need::Forbidden if !reached.is_empty() => return None,
                Need::Required if reached.is_empty() => return None,
                _ => {}
            }
            if step.roles.is_empty() {
                if step.need == Need::Required {
                    consumed.extend(reached);
                }
                continue;
            }
            let plain = step.tests.is_empty()
                && step
                    .paths
                    .iter()
                    .any(|path| matches!(path[..], [Relation::Subject | Relation::Object]));
            fillers.extend(reached.into_iter().map(|token| Filler {
                roles: &step.roles,
                plain,
                token,
            }));
        }
        // A token fills one role: what a step names closely goes before a bare subject or object.
        let close: BTreeSet<usize> = fillers
            .iter()
            .filter(|filler| !filler.plain)
            .map(|filler| filler.token)
            .chain(consumed.iter().copied())
            .collect();
        fillers.retain(|filler| !filler.plain || !close.contains(&filler.token));
        let mut seen = BTreeSet::new();
        // The drone of a "drone strike" names the strike and does nothing besides.
        fillers.retain(|filler| {
            let names = words.contains(&filler.token) && filler.token < token;
            !names && seen.insert(filler.token)
        });
        let filled: BTreeSet<Role> = fillers.iter().map(|filler| filler.roles[0]).collect();
        Some(Match {
            trigger: token,
            node,
            words,
            action: entry.action,
            number: entry.number,
            kind: pattern.kind,
            embedded: false,
            rank: (
                self.knowledge.actions.get(entry.action).notation == NO_EVENT && weight > 0,
                weight + 2 * (self.lemmas[entry.lemma].words.len() - 1),
                filled.len(),
            ),
            fillers,
            consumed,
        })
    }

    /// The words of the head, where the token can be it.
    fn head_words(
        &self,
        entry: Entry<'k>,
        token: usize,
        clauses: &Clauses<'_>,
        facts: &Facts<'_>,
    ) -> Option<Range<usize>> {
        let analysis = clauses.analysis;
        let lemma = &self.lemmas[entry.lemma];
        match entry.pattern.kind {
            HeadKind::Verb => {
                let is_head = clauses.is_verbal(token) || clauses.is_participle(token);
                // "shelling of the town" is a noun's business.
                let gerund_noun = analysis.tag(token) == Tag::Vbg
                    && analysis.children(token).any(|child| {
                        matches!(analysis.dep(child), Dep::Det | Dep::Poss | Dep::Amod)
                    });
                if !is_head
                    || gerund_noun
                    || clauses.is_bare_gerund(token)
                    || analysis.lemma(token) != lemma.first()
                        && with_e(analysis, token).as_deref() != Some(lemma.first())
                {
                    return None;
                }
                let mut end = token + 1;
                for word in &lemma.words[1..] {
                    let particle = clauses
                        .particles(token)
                        .find(|&particle| analysis.lower(particle) == word)?;
                    if particle >= token && particle <= end + 3 {
                        end = end.max(particle + 1);
                    }
                }
                Some(token..end)
            }
            HeadKind::Noun => {
                let fits = clauses.is_nominal(token) && facts.has_lemma(token, lemma);
                let verb_form = clauses.is_verbal(token)
                    && !matches!(analysis.tag(token), Tag::Vbg)
                    && analysis.pos(token) == Pos::Verb;
                fits.then_some(())?;
                if verb_form {
                    return None;
                }
                let mut start = token;
                for _ in 1..lemma.words.len() {
                    start = start.saturating_sub(1);
                    if analysis.pos(start) == Pos::Punct {
                        start = start.saturating_sub(1);
                    }
                }
                Some(start..token + 1)
            }
            HeadKind::Adjective => {
                let fits = (analysis.lower(token) == lemma.first()
                    || analysis.lemma(token) == lemma.first())
                    && (analysis.pos(token) == Pos::Adj
                        || clauses.is_participle(token)
                        || matches!(
                            analysis.dep(token),
                            Dep::Acomp | Dep::Oprd | Dep::Acl | Dep::Amod
                        )
                        || analysis.tag(token) == Tag::Vbn);
                fits.then_some(token..token + 1)
            }
        }
    }

    /// Marks what is told only as the content of another action. Who agrees to lift the sanctions on
    /// a country agrees to it with that country: an action that has no target of its own takes its
    /// content's.
    fn mark_embedded(&self, found: &mut [Match<'k>], clauses: &Clauses<'_>) {
        let analysis = clauses.analysis;
        let embedding: BTreeMap<usize, usize> = found
            .iter()
            .enumerate()
            .filter(|(_, matched)| self.knowledge.actions.get(matched.action).embeds)
            .map(|(at, matched)| (matched.node, at))
            .collect();
        let mut held: Vec<(usize, Filler<'k>)> = Vec::new();
        for matched in found.iter_mut() {
            let mut at = matched.node;
            let clause = |at| {
                matches!(
                    analysis.dep(at),
                    Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Pcomp
                )
            };
            // Only clauses are content: "demanded the release" is told by the demand alone.
            let mut inside = clause(at);
            for _ in 0..6 {
                let Some(head) = content_of(clauses, at) else {
                    break;
                };
                let outer = embedding.get(&head);
                // "rejected the plan and said that …": what is joined to a word is not its content.
                if analysis.dep(at) == Dep::Conj && outer.is_some() {
                    break;
                }
                if let Some(&outer) = outer.filter(|_| inside) {
                    matched.embedded = true;
                    if at == matched.node && analysis.dep(at) == Dep::Xcomp {
                        let targets = matched.fillers.iter().copied();
                        held.extend(
                            targets
                                .filter(|filler| filler.roles[0] == Role::Target)
                                .map(|filler| (outer, filler)),
                        );
                    }
                    break;
                }
                at = head;
                inside |= clause(at);
            }
        }
        for (outer, filler) in held {
            add_roles(&mut found[outer], vec![filler]);
        }
    }

    /// Two triggers that name one event give one match: a light verb and its noun, a word inside
    /// what another pattern needed.
    fn settle_overlaps(&self, found: &mut Vec<Match<'k>>, clauses: &Clauses<'_>) {
        let mut dropped = BTreeSet::new();
        for outer in 0..found.len() {
            for inner in 0..found.len() {
                if outer == inner
                    || dropped.contains(&inner)
                    || dropped.contains(&outer)
                    || !found[outer].consumed.contains(&found[inner].trigger)
                {
                    continue;
                }
                let (broad, narrow) = (found[outer].action, found[inner].action);
                let actions = &self.knowledge.actions;
                if actions.get(broad).notation == NO_EVENT {
                    dropped.insert(inner);
                } else if broad != narrow && actions.is_within(narrow, broad) {
                    let roles = std::mem::take(&mut found[outer].fillers);
                    add_roles(&mut found[inner], roles);
                    dropped.insert(outer);
                } else if clauses.is_light(found[outer].trigger)
                    && found[inner].kind == HeadKind::Noun
                    && found[inner].rank > found[outer].rank
                {
                    // "carried out a chemical attack": the noun says more than the phrase.
                    let roles = std::mem::take(&mut found[outer].fillers);
                    add_roles(&mut found[inner], roles);
                    dropped.insert(outer);
                } else if actions.is_within(broad, narrow) || clauses.is_light(found[outer].trigger)
                {
                    let roles = std::mem::take(&mut found[inner].fillers);
                    add_roles(&mut found[outer], roles);
                    dropped.insert(inner);
                } else if found[inner].kind == HeadKind::Noun && !actions.get(narrow).state {
                    // "lifted the sanctions", "foiled the attack": told of as gone or unreal.
                    dropped.insert(inner);
                }
            }
        }
        let mut at = 0;
        found.retain(|_| {
            at += 1;
            !dropped.contains(&(at - 1))
        });
    }
}

/// Climbs from a clause to the word whose content it is: "agreed to open", "faces pressure to open".
fn content_of(clauses: &Clauses<'_>, token: usize) -> Option<usize> {
    let analysis = clauses.analysis;
    let head = clauses.belongs_to(token);
    let up = match analysis.dep(token) {
        Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Pcomp | Dep::Conj => true,
        Dep::Prep => analysis
            .children(token)
            .any(|child| analysis.dep(child) == Dep::Pcomp),
        Dep::Dobj | Dep::Acomp | Dep::Attr | Dep::Oprd => true,
        _ => false,
    };
    (up && head != token).then_some(head)
}

/// Gives a match the roles that it lacks.
fn add_roles<'k>(matched: &mut Match<'k>, roles: Vec<Filler<'k>>) {
    for filler in roles {
        let lacks = !matched
            .fillers
            .iter()
            .any(|own| own.roles[0] == filler.roles[0]);
        let used = matched.fillers.iter().any(|own| own.token == filler.token);
        if lacks && !used {
            matched.fillers.push(filler);
        }
    }
}

/// The lemma of a verb form whose silent "e" the lemmatiser may have dropped: "waged" is of "wage",
/// not of "wag".
fn with_e(analysis: &Analysis, token: usize) -> Option<String> {
    if !matches!(analysis.tag(token), Tag::Vbd | Tag::Vbn | Tag::Vbg) {
        return None;
    }
    let form = analysis.lower(token);
    let stem = form.strip_suffix("ed").or(form.strip_suffix("ing"))?;
    (stem.len() > 2).then(|| format!("{stem}e"))
}

/// A capitalised word inside a longer name names no event: "Strike Force", "Defence Ministry".
fn in_name(analysis: &Analysis, token: usize) -> bool {
    analysis.pos(token) == Pos::Propn
        && analysis.entity_at(token).is_some_and(|entity| {
            entity.tokens.len() > 1
                && matches!(
                    entity.label,
                    EntityLabel::Person
                        | EntityLabel::Org
                        | EntityLabel::Gpe
                        | EntityLabel::Norp
                        | EntityLabel::Fac
                        | EntityLabel::Product
                        | EntityLabel::WorkOfArt
                        | EntityLabel::Law
                )
        })
}

/// Every token that one walk of a step reaches from the head.
fn reach(path: &[Relation], head: usize, clauses: &Clauses<'_>) -> Vec<usize> {
    let mut at = vec![head];
    for (nth, relation) in path.iter().enumerate() {
        let mut next = Vec::new();
        for &token in &at {
            let starts = if nth == 0 {
                vec![token]
            } else {
                let mut starts = clauses.content(token);
                if !starts.contains(&token) {
                    starts.insert(0, token);
                }
                starts
            };
            for start in starts {
                for filler in clauses.fillers(start, relation) {
                    if !next.contains(&filler) {
                        next.push(filler);
                    }
                }
            }
        }
        at = next;
    }
    at
}

/// How much a required step that is met says: a word or list of words most, "some party" little.
fn weigh(step: &Step, reached: &[usize], clauses: &Clauses<'_>, facts: &Facts<'_>) -> usize {
    let best = step.tests.iter().filter_map(|test| {
        let met = reached.iter().any(|&token| {
            facts.meets(token, test)
                || clauses
                    .content(token)
                    .into_iter()
                    .any(|inside| facts.meets(inside, test))
        });
        met.then(|| match test {
            Test::Class(name) => match name.as_str() {
                "actor" | "person" | "org" => 1,
                name if CLASSES.contains(&name) => 2,
                _ => 3,
            },
            Test::Lemma(_) => 3,
        })
    });
    best.max().unwrap_or(1)
}

/// Every token that a step reaches from the head and that meets its tests.
fn walk(step: &Step, head: usize, clauses: &Clauses<'_>, facts: &Facts<'_>) -> Vec<usize> {
    let mut at = Vec::new();
    for path in &step.paths {
        for token in reach(path, head, clauses) {
            if !at.contains(&token) {
                at.push(token);
            }
        }
    }
    if step.tests.is_empty() {
        return at;
    }
    let meets = |token: usize| step.tests.iter().any(|test| facts.meets(token, test));
    let reached = at.clone();
    let mut found: Vec<usize> = at
        .into_iter()
        .filter_map(|token| {
            if meets(token) {
                return Some(token);
            }
            clauses
                .content(token)
                .into_iter()
                .find(|&inside| meets(inside))
                .map(|inside| if step.roles.is_empty() { inside } else { token })
        })
        .collect();
    // Conjoined fillers fill a role together: what one of them is, they all are.
    if !step.roles.is_empty() && !found.is_empty() {
        let a = clauses.analysis;
        for token in reached {
            let joined = |other: usize| {
                a.dep(other) == Dep::Conj && a.head(other) == token
                    || a.dep(token) == Dep::Conj && a.head(token) == other
            };
            // "the station and a restaurant": a thing beside things, but no event of its own.
            let acts = clauses.acts.get(token).is_some_and(|&acts| acts)
                || a.tag(token) == Tag::Nn
                    && !facts.in_set(token, "attack-noun")
                    && found.iter().any(|&other| {
                        a.tag(other) == Tag::Nn
                            && !clauses.acts.get(other).is_some_and(|&acts| acts)
                    });
            if acts && !found.contains(&token) && found.iter().any(|&other| joined(other)) {
                found.push(token);
            }
        }
    }
    found
}
