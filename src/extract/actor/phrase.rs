//! The anatomy of a noun phrase: its head noun, what modifies it and what it belongs to.

use std::ops::Range;

use crate::knowledge::Knowledge;
use crate::knowledge::kinds::Noun;
use crate::language::{Analysis, Dep, Pos, Tag};

/// How a phrase is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determiner {
    /// "the", "this", "those", "both".
    Definite,
    /// "a", "some", "any", "no".
    Indefinite,
    /// Nothing, or a number.
    Bare,
}

/// A noun phrase up to its head.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Head noun.
    pub head: usize,
    /// From the first modifier that is no determiner to the head.
    pub tokens: Range<usize>,
    /// How it is introduced.
    pub determiner: Determiner,
    /// Tokens before the head that say what kind of thing it is, left to right; compounds with a
    /// participle ("US-backed") as their last token only.
    pub modifiers: Vec<Modifier>,
    /// Possessor before the head.
    pub possessor: Option<usize>,
    /// A number before the head.
    pub number: Option<usize>,
}

/// A modifier before the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modifier {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it is a participle with its complement ("US-backed", "state-run").
    pub compound_participle: bool,
}

/// The token whose phrase a counting word stands for: in "dozens of villagers", the villagers.
pub fn counted(analysis: &Analysis, knowledge: &Knowledge, token: usize) -> Option<usize> {
    let of = analysis
        .children_by(token, &[Dep::Prep])
        .find(|&child| analysis.lower(child) == "of")?;
    let partitive = |word: &str| knowledge.lexicon.contains("partitive", word);
    let known = analysis.tag(token) == Tag::Cd
        || partitive(analysis.lower(token))
        || partitive(&analysis.lemma(token).to_lowercase());
    known.then(|| analysis.child(of, Dep::Pobj))?
}

/// The modifier kinds of dependency that stand inside a name or a description.
const INSIDE: &[Dep] = &[
    Dep::Amod,
    Dep::Compound,
    Dep::Nmod,
    Dep::Npadvmod,
    Dep::Nummod,
    Dep::Det,
    Dep::Predet,
    Dep::Poss,
    Dep::Quantmod,
    Dep::Punct,
    Dep::Advmod,
    Dep::Dep,
    Dep::Neg,
    Dep::Preconj,
    Dep::Appos,
];

impl Phrase {
    /// The phrase that a token heads.
    pub fn at(analysis: &Analysis, head: usize) -> Self {
        let left = analysis
            .children(head)
            .filter(|&child| child < head && INSIDE.contains(&analysis.dep(child)))
            .map(|child| leftmost(analysis, child))
            .min()
            .unwrap_or(head);
        let mut phrase = Self {
            head,
            tokens: head..head + 1,
            determiner: Determiner::Bare,
            modifiers: Vec::new(),
            possessor: None,
            number: None,
        };
        let mut at = left;
        let mut start = None;
        while at < head {
            if let Some(end) = participle(analysis, at, head) {
                // "the New York-based group": both words of the town.
                (phrase.modifiers)
                    .retain(|before| !(at..end).contains(&analysis.head(before.tokens.start)));
                phrase.modifiers.push(Modifier {
                    tokens: at..end,
                    compound_participle: true,
                });
                start.get_or_insert(at);
                at = end;
                continue;
            }
            match analysis.dep(at) {
                Dep::Det | Dep::Predet | Dep::Preconj => phrase.determine(analysis, at),
                Dep::Poss if analysis.head(at) == head || analysis.tag(at) != Tag::PrpPoss => {
                    // "Syria's army": all up to the mark belongs to the possessor.
                    phrase.possessor = Some(at);
                    let mark = (at..head).find(|&token| analysis.tag(token) == Tag::PosMark);
                    start.get_or_insert(
                        analysis.children(at).next().unwrap_or(at).min(at).max(left),
                    );
                    phrase
                        .modifiers
                        .retain(|modifier| !belongs(analysis, modifier.tokens.start, at));
                    if analysis.tag(at) == Tag::PrpPoss {
                        start = None;
                        phrase.determiner = Determiner::Definite;
                    }
                    at = mark.map_or(at, |mark| mark.max(at));
                }
                Dep::Nummod | Dep::Quantmod => {
                    phrase.number = Some(at);
                    start.get_or_insert(at);
                }
                _ if matches!(analysis.tag(at), Tag::Cd) && analysis.dep(at) != Dep::Compound => {
                    phrase.number = Some(at);
                    start.get_or_insert(at);
                }
                Dep::Case | Dep::Cc | Dep::Advmod | Dep::Neg => {}
                _ if analysis.pos(at) == Pos::Punct => {}
                _ => {
                    start.get_or_insert(at);
                    phrase.modifiers.push(Modifier {
                        tokens: at..at + 1,
                        compound_participle: false,
                    });
                }
            }
            at += 1;
        }
        phrase.tokens.start = start.unwrap_or(head);
        phrase
    }

    fn determine(&mut self, analysis: &Analysis, token: usize) {
        self.determiner = match analysis.lower(token) {
            "a" | "an" | "some" | "any" | "no" | "every" | "each" | "another" | "either"
            | "neither" | "all" | "such" => Determiner::Indefinite,
            _ => Determiner::Definite,
        };
    }
}

fn belongs(analysis: &Analysis, token: usize, owner: usize) -> bool {
    token == owner || analysis.ancestors(token).any(|up| up == owner)
}

fn leftmost(analysis: &Analysis, token: usize) -> usize {
    let mut least = token;
    let mut open = vec![token];
    while let Some(at) = open.pop() {
        least = least.min(at);
        open.extend(analysis.children(at).filter(|&child| child < at));
    }
    least
}

/// Where a participle with its complement ("US-backed", "government-held", "newly formed") that
/// starts at a token ends, if one does.
fn participle(analysis: &Analysis, at: usize, head: usize) -> Option<usize> {
    // Several hyphenated words may precede the participle: "Saudi-led", "al-Qaeda-linked".
    let mut token = at;
    while token + 2 <= head && analysis.lower(token + 1) == "-" && token + 2 < head + 1 {
        let next = token + 2;
        if next >= head {
            return None;
        }
        if matches!(analysis.tag(next), Tag::Vbn | Tag::Vbd | Tag::Vbg)
            || (analysis.pos(next) == Pos::Adj && analysis.lower(next).ends_with("ed"))
        {
            return Some(next + 1);
        }
        token = next;
    }
    let word = analysis.lower(at);
    let (front, back) = word.rsplit_once('-')?;
    (!front.is_empty()
        && (back.ends_with("ed") || back == "held" || back == "run" || back == "led"))
        .then_some(at + 1)
}

/// The noun sense of a phrase's head: the longest compound that ends in it and is known ("prime
/// minister", "riot police"), else the head's own. Also the first token that the compound takes.
pub fn noun_sense<'k>(
    analysis: &Analysis,
    knowledge: &'k Knowledge,
    head: usize,
) -> Option<(Noun<'k>, usize)> {
    // The head by its surface first: "arms" are no "arm".
    let lemma = analysis.lemma(head).to_lowercase();
    let forms = [analysis.lower(head), lemma.as_str()];
    let kinds = &knowledge.kinds;
    let reach = forms.iter().filter_map(|form| kinds.tokens_before(form));
    let first = analysis.sentences()[analysis.sentence_of(head)].start;
    for start in head.saturating_sub(reach.max()?).max(first)..=head {
        if (start..head).any(|token| analysis.tag(token) == Tag::PosMark) {
            continue;
        }
        let front: String = (start..head)
            .map(|token| format!("{} ", analysis.lower(token)))
            .collect::<String>()
            .replace(" - ", "-");
        let noun = forms.iter().find_map(|last| match front.as_str() {
            "" => kinds.noun(last),
            front => kinds.noun(&format!("{front}{last}")),
        });
        if let Some(noun) = noun {
            return Some((noun, start));
        }
    }
    None
}
