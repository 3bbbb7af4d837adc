//! All components in their order, over one text.

use std::ops::Range;
use std::sync::Arc;

use super::analysis::{Analysis, Entity};
use super::draft::Draft;
use super::encoder::{Encoder, Encoders, RowCache, Which, Work};
use super::engine::{Clock, Options, Stage};
use super::format::{Container, FormatError};
use super::kernels::Kernel;
use super::labels::Pos;
use super::lemma::Lemmatizer;
use super::lex::{Features, Lexicon};
use super::ner::{Place, Recogniser};
use super::parser::{self, Parser, ParserMemory};
use super::remedies::paragraphs::{Unit, units};
use super::remedies::protected::Protected;
use super::remedies::{abbreviations, headlines};
use super::ruler::{Ruler, Seen};
use super::tagger::Tagger;
use super::tokenizer::{RunCache, Token, Tokenizer};
use super::transition::ScorerMemory;
use super::tree::Tree;
use crate::document::Span;

/// The components, as read from the container. Immutable.
#[derive(Debug)]
pub(super) struct Pipeline {
    pub kernel: &'static dyn Kernel,
    features: Features,
    tokenizer: Tokenizer,
    encoders: Encoders,
    tagger: Tagger,
    parser: Parser,
    ruler: Ruler,
    morphs: Arc<[Box<str>]>,
    lemmatizer: Lemmatizer,
    recogniser: Recogniser,
}

/// Words after which those met so far are forgotten, between two texts.
const REMEMBERED_WORDS: usize = 200_000;

/// Working memory of one analysis, reused between texts.
#[derive(Debug)]
pub(super) struct Scratch {
    lexicon: Lexicon,
    /// Runs of characters cut as the model does, and with our abbreviations.
    runs: [RunCache; 2],
    rows: RowCache,
    work: Work,
    parser: ParserMemory,
    recogniser: ScorerMemory,
    scores: Vec<f32>,
    arcs: Vec<Option<parser::Arc>>,
    draft: Draft,
}

impl Scratch {
    /// Working memory for a kernel.
    pub fn new(kernel: &'static dyn Kernel) -> Self {
        Self {
            lexicon: Lexicon::default(),
            runs: Default::default(),
            rows: RowCache::default(),
            work: Work::new(kernel),
            parser: ParserMemory::default(),
            recogniser: ScorerMemory::default(),
            scores: Vec::new(),
            arcs: Vec::new(),
            draft: Draft::default(),
        }
    }

    fn begin(&mut self) {
        if self.lexicon.len() > REMEMBERED_WORDS {
            self.lexicon.clear();
            self.runs.iter_mut().for_each(RunCache::clear);
            self.rows.clear();
        }
        self.draft.clear();
    }
}

impl Pipeline {
    /// Reads all components.
    pub fn read(
        container: &Container<'_>,
        kernel: &'static dyn Kernel,
    ) -> Result<Self, FormatError> {
        let tokenizer = Tokenizer::read(container, abbreviations())?;
        let mut ruler = Ruler::read(container)?;
        let mut features = Features::read(container)?;
        features.note_ruled_words(ruler.words());
        features.note_exception_starts(tokenizer.scattered_starts());
        let shared = Encoder::read(container, "shared", 6)?;
        let ner = Encoder::read(container, "ner", 4)?;
        Ok(Self {
            kernel,
            features,
            tokenizer,
            tagger: Tagger::read(container, shared.output)?,
            parser: Parser::read(container, shared.output)?,
            morphs: std::mem::take(&mut ruler.morphs).into(),
            ruler,
            lemmatizer: Lemmatizer::read(container)?,
            recogniser: Recogniser::read(container, ner.output)?,
            encoders: Encoders { shared, ner },
        })
    }

    /// Analyses a text.
    pub fn run(
        &self,
        text: &str,
        options: Options<'_>,
        scratch: &mut Scratch,
        clock: &mut Clock,
    ) -> Analysis {
        scratch.begin();
        self.tokenize(text, options, scratch);
        clock.lap(Stage::Tokenizer);
        let all = scratch.draft.units.clone();
        self.tag(&all, scratch);
        clock.lap(Stage::Encoder);
        self.parse(&all, scratch);
        if options.remedies {
            self.reread_headlines(scratch);
        }
        clock.lap(Stage::Parser);
        if options.entities {
            self.encode_for_entities(scratch);
            clock.lap(Stage::EntityEncoder);
            self.recognise(scratch);
            clock.lap(Stage::Entities);
        }
        let Scratch { draft, lexicon, .. } = scratch;
        draft.expand(|lexeme| !lexicon[lexeme].text.contains(char::is_alphanumeric));
        let mut analysis = Analysis {
            text: text.into(),
            morph_table: Arc::clone(&self.morphs),
            ..Analysis::default()
        };
        self.rule(scratch, &mut analysis);
        clock.lap(Stage::Ruler);
        assemble(&mut scratch.draft, &mut analysis);
        clock.lap(Stage::Assembly);
        analysis
    }

    /// Cuts a name into words.
    pub fn words(&self, name: &str, scratch: &mut Scratch) -> Box<[Box<str>]> {
        let Scratch { lexicon, runs, .. } = scratch;
        let mut tokens = Vec::new();
        let runs = &mut runs[1];
        self.tokenizer.tokenize(
            name.trim(),
            true,
            &self.features,
            lexicon,
            runs,
            &mut tokens,
        );
        tokens
            .iter()
            .map(|token| lexicon[token.lexeme].text.clone())
            .collect()
    }

    /// Cuts the text into units and tokens.
    fn tokenize(&self, text: &str, options: Options<'_>, scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            runs,
            draft,
            ..
        } = scratch;
        let runs = &mut runs[usize::from(options.remedies)];
        let units = match options.remedies {
            true => units(text),
            false => vec![Unit::whole(text)],
        };
        for unit in &units {
            let first = draft.tokens.len();
            let tokens = &mut draft.tokens;
            let with_ranks = options.remedies;
            self.tokenizer.tokenize(
                &unit.text,
                with_ranks,
                &self.features,
                lexicon,
                runs,
                tokens,
            );
            for token in &mut draft.tokens[first..] {
                token.bytes = unit.place(token.bytes.clone());
            }
            if let Some(protected) = options.protected {
                self.protect(protected, &unit.text, first, lexicon, draft);
            }
            if first < draft.tokens.len() {
                draft.units.push(first..draft.tokens.len());
                draft.continues.push(unit.continues);
            }
        }
        draft.ready();
    }

    /// Merges the protected names among the tokens from `first` on.
    fn protect(
        &self,
        protected: &Protected,
        text: &str,
        first: usize,
        lexicon: &mut Lexicon,
        draft: &mut Draft,
    ) {
        if protected.is_empty() {
            return;
        }
        let shouted = !text.contains(char::is_lowercase);
        let tokens = draft.tokens.split_off(first);
        let mut at = 0;
        while at < tokens.len() {
            let word = |i: usize| &*lexicon[tokens[i].lexeme].text;
            let Some((length, stand_in)) = protected.at(at, tokens.len(), word, shouted) else {
                draft.tokens.push(tokens[at].clone());
                at += 1;
                continue;
            };
            let parts = &tokens[at..at + length];
            let (head, last) = (&parts[0], &parts[length - 1]);
            let bytes = head.bytes.start..last.bytes.end;
            let name = &*lexicon[head.lexeme].text.clone();
            let lexeme = lexicon.intern_as(&self.features, name, stand_in);
            if length > 1 {
                draft.merged.push((draft.tokens.len(), parts.to_vec()));
            }
            draft.tokens.push(Token {
                lexeme,
                bytes,
                space_after: last.space_after,
            });
            at += length;
        }
    }

    /// Encodes and tags the tokens of some units, and hands their vectors to the parser.
    fn tag(&self, units: &[Range<usize>], scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            rows,
            work,
            scores,
            parser,
            draft,
            ..
        } = scratch;
        let Draft { words, tags, .. } = draft;
        let scorer = self.parser.scorer();
        let memory = &mut parser.scorer;
        scorer.begin_text(words.len(), memory);
        let reader = scorer.reader();
        self.encoders.encode(
            Which::Shared,
            units,
            words,
            lexicon,
            rows,
            work,
            reader,
            |encoded| {
                self.tagger.tag(&encoded, scores, tags);
                scorer.take(&encoded, memory);
            },
        );
        scorer.ready(self.kernel, memory);
    }

    /// Parses some units and finds their sentences.
    fn parse(&self, units: &[Range<usize>], scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            parser,
            arcs,
            draft,
            ..
        } = scratch;
        for unit in units {
            arcs.clear();
            self.parser
                .parse(self.kernel, unit.start, unit.len(), parser, arcs);
            let words = &draft.words[unit.clone()];
            let tree = Tree::new(arcs, |at| lexicon[words[at].0].is_space);
            draft.starts[unit.clone()].copy_from_slice(&tree.sentence_starts());
            draft.deps[unit.clone()].copy_from_slice(&tree.deps);
            for (place, head) in draft.heads[unit.clone()].iter_mut().zip(tree.heads) {
                *place = head + unit.start as u32;
            }
        }
    }

    /// Looks again at lines without a verb; see `headlines`.
    fn reread_headlines(&self, scratch: &mut Scratch) {
        let Scratch { lexicon, draft, .. } = &mut *scratch;
        let mut guesses = Vec::new();
        for unit in &draft.units {
            let line = unit
                .clone()
                .map(|at| (lexicon[draft.words[at].0].lower(), draft.tags[at]));
            if let Some(guess) = headlines::guess(line, &self.lemmatizer) {
                guesses.push((unit.clone(), unit.start + guess.token, guess.stand_in));
            }
        }
        if guesses.is_empty() {
            return;
        }
        let first_reading = (
            draft.tags.clone(),
            draft.heads.clone(),
            draft.deps.clone(),
            draft.starts.clone(),
        );
        let words = draft.words.clone();
        for &(_, token, stand_in) in &guesses {
            let word = lexicon[draft.words[token].0].text.clone();
            draft.words[token].0 = lexicon.intern_as(&self.features, &word, stand_in);
        }
        let lines: Vec<_> = guesses.iter().map(|(unit, ..)| unit.clone()).collect();
        self.tag(&lines, scratch);
        self.parse(&lines, scratch);
        let draft = &mut scratch.draft;
        draft.words = words;
        let (tags, heads, deps, starts) = first_reading;
        for (unit, token, _) in guesses {
            if !headlines::is_confirmed(draft.tags[token], draft.deps[token]) {
                draft.tags[unit.clone()].copy_from_slice(&tags[unit.clone()]);
                draft.heads[unit.clone()].copy_from_slice(&heads[unit.clone()]);
                draft.deps[unit.clone()].copy_from_slice(&deps[unit.clone()]);
                draft.starts[unit.clone()].copy_from_slice(&starts[unit]);
            }
        }
    }

    /// Encodes all tokens with the recogniser's encoder.
    fn encode_for_entities(&self, scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            rows,
            work,
            recogniser,
            draft,
            ..
        } = scratch;
        let Draft { words, units, .. } = draft;
        let scorer = self.recogniser.scorer();
        scorer.begin_text(words.len(), recogniser);
        let reader = scorer.reader();
        self.encoders.encode(
            Which::Ner,
            units,
            words,
            lexicon,
            rows,
            work,
            reader,
            |encoded| {
                scorer.take(&encoded, recogniser);
            },
        );
        scorer.ready(self.kernel, recogniser);
    }

    /// Finds named entities.
    fn recognise(&self, scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            recogniser,
            draft,
            ..
        } = scratch;
        let mut found = Vec::new();
        let mut places = Vec::new();
        for unit in &draft.units {
            places.clear();
            places.extend(unit.clone().map(|at| Place {
                is_space: lexicon[draft.words[at].0].is_space,
                starts_sentence: draft.starts[at],
            }));
            found.clear();
            self.recogniser
                .recognise(self.kernel, unit.start, &places, recogniser, &mut found);
            let shift = |at: usize| unit.start + at;
            draft.entities.extend(
                found
                    .iter()
                    .map(|&(first, end, label)| (shift(first)..shift(end), label)),
            );
        }
    }

    /// Parts of speech, features and lemmas.
    fn rule(&self, scratch: &mut Scratch, analysis: &mut Analysis) {
        let Scratch { lexicon, draft, .. } = scratch;
        let Draft {
            words,
            units,
            tags,
            deps,
            ..
        } = draft;
        let mut seen = Vec::new();
        for unit in units.iter() {
            seen.clear();
            seen.extend(unit.clone().map(|at| {
                let lexeme = &lexicon[words[at].0];
                Seen {
                    tag: tags[at],
                    dep: deps[at],
                    lower: lexeme.lower(),
                    rules: lexeme.rules,
                    is_space: lexeme.is_space,
                }
            }));
            for (at, token) in unit.clone().enumerate() {
                let ruling = self.ruler.apply(&seen, at);
                let lexeme = &lexicon[words[token].0];
                tags[token] = ruling.tag.unwrap_or(tags[token]);
                deps[token] = ruling.dep.unwrap_or(deps[token]);
                analysis.pos.push(ruling.pos.unwrap_or(Pos::X));
                analysis.morphs.push(ruling.morph);
                analysis.lower.push(lexeme.lower());
                match ruling.lemma {
                    Some(lemma) => analysis.lemmas.push(&self.ruler.lemmas[lemma as usize]),
                    None => analysis.lemmas.push(&self.lemmatizer.lemma(
                        &lexeme.text,
                        lexeme.lower(),
                        ruling.pos,
                        &self.morphs[ruling.morph as usize],
                        &self.features,
                    )),
                }
            }
        }
    }
}

/// Everything that follows from what the components found: offsets, sentences, children.
fn assemble(draft: &mut Draft, analysis: &mut Analysis) {
    analysis
        .bytes
        .extend(draft.tokens.iter().map(|token| token.bytes.clone()));
    analysis.tags.extend_from_slice(&draft.tags);
    analysis.heads.extend_from_slice(&draft.heads);
    analysis.deps.extend_from_slice(&draft.deps);
    let (mut byte, mut point) = (0, 0);
    for range in &analysis.bytes {
        let (start, end) = (range.start as usize, range.end as usize);
        let first = point + analysis.text[byte..start].chars().count();
        point = first + analysis.text[start..end].chars().count();
        byte = end;
        analysis.spans.push(Span::new(first, point));
    }
    for (unit, &continues) in draft.units.iter().zip(&draft.continues) {
        match analysis.paragraphs.last_mut() {
            Some(paragraph) if continues => paragraph.end = unit.end,
            _ => analysis.paragraphs.push(unit.clone()),
        }
    }
    for (token, &starts) in draft.starts.iter().enumerate() {
        if starts || token == 0 {
            analysis.sentences.push(token..token);
        }
        let number = analysis.sentences.len() - 1;
        analysis.sentences[number].end = token + 1;
        analysis.sentence_of.push(number as u32);
    }
    let entities = draft.entities.drain(..);
    analysis
        .entities
        .extend(entities.map(|(tokens, label)| Entity { tokens, label }));
    analysis.index_children();
}
