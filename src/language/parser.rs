//! The dependency parser: arc-eager, greedy, non-monotonic.
//!
//! A state is a stack, a buffer and the arcs so far. Each move is the best-scored valid one. The
//! parser may take back an arc (a new head replaces the old) and may return a token without a head
//! from the stack to the buffer, as in Honnibal & Johnson 2015, "An Improved Non-monotonic
//! Transition System for Dependency Parsing".

use std::ops::Range;

use super::format::{Container, FormatError};
use super::kernels::{Bounds, Kernel};
use super::labels::Dep;
use super::transition::{Scorer, ScorerMemory, largest};

/// Tokens that a state shows to the scorer.
const SLOTS: usize = 8;

/// The label of an arc. Where the tree crosses itself, training moved the arc up and noted on it
/// the label of the arc that it should hang under; see `tree`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ArcLabel {
    pub dep: Dep,
    /// Label of the token that the arc belongs to, if it was moved.
    pub moved_from: Option<Dep>,
}

/// An arc to a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arc {
    pub head: u32,
    pub label: ArcLabel,
}

/// The parser's layers and moves. Classes are grouped by kind.
#[derive(Debug)]
pub(super) struct Parser {
    scorer: Scorer,
    shift: usize,
    reduce: usize,
    left: Range<usize>,
    right: Range<usize>,
    break_: usize,
    /// Label of each class that draws an arc.
    labels: Vec<Option<ArcLabel>>,
}

/// Working memory of the parser.
#[derive(Debug, Default)]
pub(super) struct ParserMemory {
    pub scorer: ScorerMemory,
    state: State,
}

const NONE: u32 = u32::MAX;

/// A parse under way. Tokens are numbered from 0.
#[derive(Debug, Default)]
struct State {
    length: u32,
    stack: Vec<u32>,
    /// Tokens returned to the buffer; the last stands at its front.
    returned: Vec<u32>,
    /// First token never taken from the buffer.
    next: u32,
    heads: Vec<u32>,
    classes: Vec<u32>,
    /// Last child added on each side.
    last_left: Vec<u32>,
    last_right: Vec<u32>,
    /// Child added to the same side of the same head before this one.
    earlier: Vec<u32>,
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn begin(&mut self, length: usize) {
        self.length = length as u32;
        self.next = 0;
        self.stack.clear();
        self.returned.clear();
        for column in [
            &mut self.heads,
            &mut self.classes,
            &mut self.last_left,
            &mut self.last_right,
            &mut self.earlier,
        ] {
            column.clear();
            column.resize(length, NONE);
        }
        for column in [&mut self.unshiftable, &mut self.starts] {
            column.clear();
            column.resize(length, false);
        }
    }

    fn buffer_length(&self) -> u32 {
        self.length - self.next + self.returned.len() as u32
    }

    fn buffer(&self, at: usize) -> Option<u32> {
        let returned = self.returned.len();
        if at < returned {
            return Some(self.returned[returned - 1 - at]);
        }
        let token = self.next + (at - returned) as u32;
        (token < self.length).then_some(token)
    }

    fn stack(&self, at: usize) -> Option<u32> {
        self.stack
            .len()
            .checked_sub(at + 1)
            .map(|index| self.stack[index])
    }

    fn is_finished(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn last_child(children: &[u32], token: Option<u32>) -> Option<u32> {
        token
            .map(|token| children[token as usize])
            .filter(|&child| child != NONE)
    }

    /// The tokens shown to the scorer.
    fn slots(&self) -> [Option<u32>; SLOTS] {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        [
            b0,
            self.buffer(1),
            s0,
            self.stack(1),
            self.stack(2),
            Self::last_child(&self.last_left, b0),
            Self::last_child(&self.last_left, s0),
            Self::last_child(&self.last_right, s0),
        ]
    }

    fn push(&mut self) {
        let token = match self.returned.pop() {
            Some(token) => token,
            None => {
                self.next += 1;
                self.next - 1
            }
        };
        self.stack.push(token);
    }

    fn reduce(&mut self) {
        let Some(token) = self.stack.pop() else {
            return;
        };
        if self.heads[token as usize] == NONE && !self.stack.is_empty() {
            self.unshiftable[token as usize] = true;
            self.returned.push(token);
        }
    }

    /// Draws an arc; an earlier head loses the child.
    fn attach(&mut self, head: u32, child: u32, class: usize) {
        let index = child as usize;
        let old = self.heads[index];
        if old != NONE {
            let side = if child < old {
                &mut self.last_left
            } else {
                &mut self.last_right
            };
            let mut after = NONE;
            let mut at = side[old as usize];
            while at != NONE && at != child {
                after = at;
                at = self.earlier[at as usize];
            }
            if at == child {
                match after {
                    NONE => side[old as usize] = self.earlier[index],
                    _ => self.earlier[after as usize] = self.earlier[index],
                }
            }
        }
        let side = if child < head {
            &mut self.last_left
        } else {
            &mut self.last_right
        };
        self.earlier[index] = side[head as usize];
        side[head as usize] = child;
        self.heads[index] = head;
        self.classes[index] = class as u32;
    }
}

impl Parser {
    /// Reads the parser of the container.
    /// `input` is what is known of the encoded vectors.
    pub fn read(container: &Container<'_>, input: Bounds) -> Result<Self, FormatError> {
        const MOVES: &str = "parser.moves";
        let wrong = |why| FormatError::Unexpected(MOVES.into(), why);
        let moves: Vec<_> = container
            .lines(MOVES)?
            .map(|line| line.split_once(' ').unwrap_or((line, "")))
            .collect();
        let group = |kind: &str| {
            let first = moves.iter().position(|&(k, _)| k == kind);
            let first = first.ok_or_else(|| wrong("a kind of move is missing"))?;
            let count = moves[first..]
                .iter()
                .take_while(|&&(k, _)| k == kind)
                .count();
            Ok(first..first + count)
        };
        let labels = moves
            .iter()
            .map(|&(kind, label)| match kind {
                "Left" | "Right" => {
                    let (dep, moved_from) = match label.split_once("||") {
                        Some((dep, from)) => (dep, Some(from)),
                        None => (label, None),
                    };
                    let read = |name: &str| name.parse().map_err(|()| wrong("unknown label"));
                    let moved_from = moved_from.map(read).transpose()?;
                    Ok(Some(ArcLabel {
                        dep: read(dep)?,
                        moved_from,
                    }))
                }
                _ => Ok(None),
            })
            .collect::<Result<Vec<_>, FormatError>>()?;
        let parser = Self {
            scorer: Scorer::read(container, "parser", SLOTS, moves.len(), input)?,
            shift: group("Shift")?.start,
            reduce: group("Reduce")?.start,
            left: group("Left")?,
            right: group("Right")?,
            break_: group("Break")?.start,
            labels,
        };
        let in_order = parser.shift < parser.reduce
            && parser.reduce < parser.left.start
            && parser.left.end == parser.right.start
            && parser.right.end <= parser.break_;
        match in_order {
            true => Ok(parser),
            false => Err(wrong("the moves stand in another order")),
        }
    }

    /// The layers, which take in the encoded vectors before the parse.
    pub fn scorer(&self) -> &Scorer {
        &self.scorer
    }

    /// Parses the unit of `length` tokens that begins at token `start` of the text. `arcs` gets
    /// one entry a token: `None` for roots.
    pub fn parse(
        &self,
        kernel: &dyn Kernel,
        start: usize,
        length: usize,
        memory: &mut ParserMemory,
        arcs: &mut Vec<Option<Arc>>,
    ) {
        let ParserMemory { scorer, state } = memory;
        self.scorer.begin(start, length, scorer);
        state.begin(length);
        while !state.is_finished() {
            let scores = self.scorer.score(kernel, state.slots(), scorer);
            let Some(class) = self.best(state, scores) else {
                break;
            };
            self.apply(state, class);
        }
        arcs.extend((0..length).map(|token| {
            let label = self
                .labels
                .get(state.classes[token] as usize)
                .copied()
                .flatten();
            label.map(|label| Arc {
                head: state.heads[token],
                label,
            })
        }));
    }

    /// The best-scored valid move; of equals the one that comes first.
    fn best(&self, state: &State, scores: &[f32]) -> Option<usize> {
        let buffered = state.buffer_length();
        let stacked = !state.stack.is_empty();
        let front = state.buffer(0);
        let at_start = front.is_some_and(|token| state.starts[token as usize]);
        let unshiftable = front.is_some_and(|token| state.unshiftable[token as usize]);
        let can_shift = buffered > 0 && (!stacked || (buffered >= 2 && !at_start && !unshiftable));
        let can_attach = stacked && buffered > 0 && !at_start;
        let can_break = match (front, state.buffer(1)) {
            (Some(front), Some(second)) => second == front + 1 && !state.starts[second as usize],
            _ => false,
        };

        // Of the arcs all are valid or none, and they stand together: left ones, then right ones.
        let arcs = self.left.start..self.right.end;
        let arc = match can_attach {
            true => largest(&scores[arcs.clone()]).map(|place| arcs.start + place),
            false => None,
        };
        let moves = [
            can_shift.then_some(self.shift),
            stacked.then_some(self.reduce),
            arc,
            can_break.then_some(self.break_),
        ];
        let better = |best: usize, class: usize| match scores[class] > scores[best] {
            true => class,
            false => best,
        };
        moves.into_iter().flatten().reduce(better)
    }

    fn apply(&self, state: &mut State, class: usize) {
        let (front, top) = (state.buffer(0), state.stack(0));
        if class == self.shift {
            state.push();
        } else if class == self.reduce {
            state.reduce();
        } else if class == self.break_ {
            if let Some(second) = state.buffer(1) {
                state.starts[second as usize] = true;
            }
        } else if let (Some(front), Some(top)) = (front, top) {
            if self.left.contains(&class) {
                state.attach(front, top, class);
                state.unshiftable[front as usize] = false;
                state.stack.pop();
            } else {
                state.attach(top, front, class);
                state.push();
            }
        }
    }
}
