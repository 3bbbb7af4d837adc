//! Finds the actions that a text names: every pattern of the scheme, compiled once into an index
//! by the lemma of its head, so that a token costs one look-up however many patterns there are.
//!
//! [`head`] says which words a pattern's head stands for, [`walk`] follows its steps, and
//! [`settle`] decides between matches that tell of one event.

mod head;
mod settle;
mod walk;

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::clause::Clauses;
use super::facts::Facts;
use crate::knowledge::Knowledge;
use crate::knowledge::pattern::{HeadKind, Lemma, Need, Role, Test};
use crate::language::{Analysis, Dep, EntityLabel, Pos};
use head::{Fit, Forms};
use walk::{Steps, Walker};

/// A notation under which a word that often names an event names none.
const NO_EVENT: &str = "none";

/// Every pattern, by the lemma of its head.
#[derive(Debug)]
pub struct Matcher<'k> {
    knowledge: &'k Knowledge,
    /// The lemmas of several words.
    compounds: Vec<Lemma>,
    steps: Steps<'k>,
    /// The steps of each pattern in turn, those of one together.
    needs: Vec<(Need, usize)>,
    index: FxHashMap<String, Vec<Entry>>,
}

/// A pattern under one of its lemmas.
#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: HeadKind,
    action: usize,
    /// Number of the pattern within its action, from 1.
    number: usize,
    /// Number of its lemma among `compounds`, where it has several words.
    compound: Option<usize>,
    /// Where its steps begin and end among `needs`.
    steps: (usize, usize),
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
        let mut index: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        let (mut compounds, mut steps, mut needs) = (Vec::new(), Steps::default(), Vec::new());
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
                let first = needs.len();
                needs.extend(pattern.steps.iter().map(|step| {
                    let number = steps.add(step, &knowledge.lexicon);
                    (step.need, number)
                }));
                for lemma in heads {
                    let key = match pattern.kind {
                        HeadKind::Noun => lemma.last(),
                        HeadKind::Verb | HeadKind::Adjective => lemma.first(),
                    };
                    index.entry(key.to_owned()).or_default().push(Entry {
                        kind: pattern.kind,
                        action,
                        number: nth + 1,
                        compound: (lemma.words.len() > 1).then_some(compounds.len()),
                        steps: (first, needs.len()),
                    });
                    if lemma.words.len() > 1 {
                        compounds.push(lemma);
                    }
                }
            }
        }
        Self {
            knowledge,
            compounds,
            steps,
            needs,
            index,
        }
    }

    /// Every action that the text names, in the order of their triggers, one a trigger
    /// and one more of an action that stands beside others.
    pub fn find(&self, clauses: &Clauses<'_>, facts: &Facts<'_>) -> Vec<Match<'k>> {
        let analysis = clauses.analysis;
        let mut walker = Walker::new(&self.steps, clauses, facts);
        let mut found: Vec<Match<'k>> = (0..analysis.len())
            .filter(|&token| !in_name(analysis, token))
            .flat_map(|token| self.best_at(token, clauses, facts, &mut walker))
            .collect();
        let none = |action: usize| self.knowledge.actions.get(action).notation == NO_EVENT;
        self.settle_overlaps(&mut found, clauses);
        self.settle_launches(&mut found, clauses);
        self.mark_embedded(&mut found, clauses);
        found.retain(|matched| !none(matched.action));
        found
    }

    fn best_at(
        &self,
        token: usize,
        clauses: &Clauses<'_>,
        facts: &Facts<'_>,
        walker: &mut Walker<'_, '_>,
    ) -> Vec<Match<'k>> {
        let forms = Forms::of(token, clauses.analysis);
        let listed: Vec<(&str, &[Entry])> = (forms.each())
            .filter_map(|form| Some((form, self.index.get(form)?.as_slice())))
            .collect();
        if listed.is_empty() {
            return Vec::new();
        }
        let fit = Fit::of(token, clauses);
        // The best pattern of all other actions, and of those that stand beside others.
        let mut best: [Option<Match<'k>>; 2] = [None, None];
        for (form, entries) in listed {
            let fit = forms.narrow(fit, form);
            for entry in entries.iter().filter(|entry| fit.is(entry.kind)) {
                let Some(matched) = self.try_entry(*entry, token, clauses, facts, walker) else {
                    continue;
                };
                let slot = &mut best[usize::from(self.knowledge.actions.get(entry.action).beside)];
                if slot.as_ref().is_none_or(|slot| matched.rank > slot.rank) {
                    *slot = Some(matched);
                }
            }
        }
        let [usual, beside] = best;
        let no_event = usual.as_ref().is_some_and(|matched| matched.rank.0);
        let beside = beside.filter(|_| !no_event);
        usual.into_iter().chain(beside).collect()
    }

    fn try_entry(
        &self,
        entry: Entry,
        token: usize,
        clauses: &Clauses<'_>,
        facts: &Facts<'_>,
        walker: &mut Walker<'_, '_>,
    ) -> Option<Match<'k>> {
        let words = self.head_words(entry, token, clauses, facts)?;
        let analysis = clauses.analysis;
        let node = match entry.kind {
            HeadKind::Noun if analysis.dep(token) == Dep::Compound => {
                let head = analysis.head(token);
                if !facts.in_set(head, "event-noun") {
                    return None;
                }
                head
            }
            _ => token,
        };
        let (first, end) = entry.steps;
        let needs = &self.needs[first..end];
        // What a pattern must and must not have first: most of those tried fail there.
        let holds = needs.iter().all(|&(need, step)| match need {
            Need::Required => !walker.walk(step, node).is_empty(),
            Need::Forbidden => walker.walk(step, node).is_empty(),
            Need::Optional => true,
        });
        if !holds {
            return None;
        }
        let mut fillers: Vec<Filler<'k>> = Vec::new();
        let mut consumed = BTreeSet::new();
        let mut weight = 0;
        for &(need, number) in needs {
            if need == Need::Required {
                weight += walker.weigh(number, node);
            }
            let step = self.steps.get(number);
            let reached = match need {
                Need::Forbidden => continue,
                _ if step.roles.is_empty() && (need == Need::Optional || step.climbs) => continue,
                _ => walker.walk(number, node).iter().copied(),
            };
            if step.roles.is_empty() {
                consumed.extend(reached);
            } else {
                fillers.extend(reached.map(|token| Filler {
                    roles: step.roles,
                    plain: step.plain,
                    token,
                }));
            }
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
            kind: entry.kind,
            embedded: false,
            rank: (
                self.knowledge.actions.get(entry.action).notation == NO_EVENT && weight > 0,
                weight + 2 * (entry.compound).map_or(0, |at| self.compounds[at].words.len() - 1),
                filled.len(),
            ),
            fillers,
            consumed,
        })
    }
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
