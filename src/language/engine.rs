//! The engine: all components in their order, over one text.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::analysis::{Analysis, Entity};
use super::encoder::{Encoder, Encoders, RowCache, Which, Work};
use super::format::{Container, FormatError};
use super::kernels::{self, Kernel};
use super::labels::{Dep, Pos, Tag};
use super::lemma::Lemmatizer;
use super::lex::{Features, LexemeId, Lexicon};
use super::ner::{Place, Recogniser};
use super::parser::{Arc as TreeArc, Parser, ParserMemory};
use super::ruler::{Ruler, Seen};
use super::tagger::Tagger;
use super::tokenizer::{RunCache, Token, Tokenizer};
use super::transition::ScorerMemory;
use super::tree::Tree;
use crate::document::Span;

/// Why the engine could not be loaded.
#[derive(Debug, thiserror::Error)]
#[error("the English model could not be loaded: {0}")]
pub struct EngineError(#[from] FormatError);

/// The English language engine. It is immutable and can be shared by any number of threads; each
/// call takes working memory from a pool, so words that a thread has met stay known.
#[derive(Debug)]
pub struct Engine {
    model: Model,
    pool: Mutex<Vec<Scratch>>,
}

/// What is read from the container.
#[derive(Debug)]
struct Model {
    kernel: &'static dyn Kernel,
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

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Read each line (paragraph, headline) apart; otherwise the whole text is one.
    pub by_line: bool,
    /// Apply what mends the model's known errors on news; see `remedies`.
    pub remedies: bool,
    /// Look for named entities, which takes nearly half of the time.
    pub entities: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            by_line: true,
            remedies: true,
            entities: true,
        }
    }
}

impl Options {
    /// Exactly what the published model says of the text as a whole.
    pub const PLAIN: Self = Self {
        by_line: false,
        remedies: false,
        entities: true,
    };
}

/// Parts of an analysis that are timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stage {
    Tokenizer,
    Encoder,
    Parser,
    Ruler,
    Lemmatizer,
    EntityEncoder,
    Entities,
    Assembly,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 8] = [
        Self::Tokenizer,
        Self::Encoder,
        Self::Parser,
        Self::Ruler,
        Self::Lemmatizer,
        Self::EntityEncoder,
        Self::Entities,
        Self::Assembly,
    ];
}

/// Time spent in each stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profile([Duration; Stage::ALL.len()]);

impl Profile {
    /// Time spent in a stage.
    pub fn of(&self, stage: Stage) -> Duration {
        self.0[stage as usize]
    }

    /// Adds the times of another profile.
    pub fn add(&mut self, other: &Self) {
        for (sum, time) in self.0.iter_mut().zip(other.0) {
            *sum += time;
        }
    }
}

/// Notes how long each stage takes, if anyone asks.
struct Clock(Option<(Instant, Profile)>);

impl Clock {
    fn lap(&mut self, stage: Stage) {
        if let Some((last, profile)) = &mut self.0 {
            let now = Instant::now();
            profile.0[stage as usize] += now - *last;
            *last = now;
        }
    }
}

/// Words after which a thread forgets those it has met, between two texts.
const REMEMBERED_WORDS: usize = 200_000;

/// Working memory of one analysis, reused between texts.
#[derive(Debug)]
struct Scratch {
    lexicon: Lexicon,
    model_runs: RunCache,
    remedied_runs: RunCache,
    rows: RowCache,
    work: Work,
    parser: ParserMemory,
    recogniser: ScorerMemory,
    tokens: Vec<Token>,
    words: Vec<(LexemeId, bool)>,
    units: Vec<Range<usize>>,
    scores: Vec<f32>,
    tags: Vec<Tag>,
    arcs: Vec<Option<TreeArc>>,
    starts: Vec<bool>,
}

impl Scratch {
    fn new(kernel: &'static dyn Kernel) -> Self {
        Self {
            lexicon: Lexicon::default(),
            model_runs: RunCache::default(),
            remedied_runs: RunCache::default(),
            rows: RowCache::default(),
            work: Work::new(kernel),
            parser: ParserMemory::default(),
            recogniser: ScorerMemory::default(),
            tokens: Vec::new(),
            words: Vec::new(),
            units: Vec::new(),
            scores: Vec::new(),
            tags: Vec::new(),
            arcs: Vec::new(),
            starts: Vec::new(),
        }
    }
    fn begin(&mut self) {
        if self.lexicon.len() > REMEMBERED_WORDS {
            self.lexicon.clear();
            self.model_runs.clear();
            self.remedied_runs.clear();
            self.rows.clear();
        }
        self.tokens.clear();
        self.words.clear();
        self.units.clear();
        self.tags.clear();
        self.arcs.clear();
        self.starts.clear();
    }
}

impl Engine {
    /// Loads the English model that is compiled into the program.
    pub fn load() -> Result<Self, EngineError> {
        Self::from_bytes(super::ENGLISH)
    }

    /// Loads a model from a container that `model/convert.py` wrote.
    pub fn from_bytes(file: &[u8]) -> Result<Self, EngineError> {
        Self::with_kernel(file, kernels::supported()[0])
    }

    fn with_kernel(file: &[u8], kernel: &'static dyn Kernel) -> Result<Self, EngineError> {
        let container = &Container::open(file)?;
        let tokenizer = Tokenizer::read(container, super::remedies::abbreviations())?;
        let mut ruler = Ruler::read(container)?;
        let mut features = Features::read(container)?;
        features.note_ruled_words(ruler.words());
        features.note_exception_starts(tokenizer.scattered_starts());
        let shared = Encoder::read(container, "shared", 6)?;
        let ner = Encoder::read(container, "ner", 4)?;
        let model = Model {
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
        };
        Ok(Self {
            model,
            pool: Mutex::default(),
        })
    }

    /// Analyses a text, paragraph by paragraph. Any text gives an analysis.
    pub fn analyse(&self, text: &str) -> Analysis {
        self.analyse_with(text, Options::default())
    }

    /// Analyses a text as a whole, exactly as the published model would.
    pub fn analyse_plain(&self, text: &str) -> Analysis {
        self.analyse_with(text, Options::PLAIN)
    }

    /// Analyses a text as the options say.
    pub fn analyse_with(&self, text: &str, options: Options) -> Analysis {
        self.with_scratch(|scratch| self.run(text, options, scratch, &mut Clock(None)))
    }

    /// Analyses a text and says how long each stage took.
    pub fn profile(&self, text: &str, options: Options) -> (Analysis, Profile) {
        self.with_scratch(|scratch| {
            let mut clock = Clock(Some((Instant::now(), Profile::default())));
            let analysis = self.run(text, options, scratch, &mut clock);
            (
                analysis,
                clock.0.map(|(_, profile)| profile).unwrap_or_default(),
            )
        })
    }

    fn with_scratch<T>(&self, work: impl FnOnce(&mut Scratch) -> T) -> T {
        let lock = || self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        let mut scratch = lock()
            .pop()
            .unwrap_or_else(|| Scratch::new(self.model.kernel));
        let result = work(&mut scratch);
        lock().push(scratch);
        result
    }

    fn run(
        &self,
        text: &str,
        options: Options,
        scratch: &mut Scratch,
        clock: &mut Clock,
    ) -> Analysis {
        let model = &self.model;
        let mut analysis = Analysis {
            text: text.into(),
            morph_table: Arc::clone(&model.morphs),
            ..Analysis::default()
        };
        scratch.begin();
        model.tokenize(text, options, scratch);
        clock.lap(Stage::Tokenizer);
        model.tag(scratch);
        clock.lap(Stage::Encoder);
        model.parse(scratch, &mut analysis);
        clock.lap(Stage::Parser);
        model.rule(scratch, &mut analysis);
        clock.lap(Stage::Ruler);
        if options.entities {
            model.encode_for_entities(scratch);
            clock.lap(Stage::EntityEncoder);
            model.recognise(scratch, &mut analysis);
            clock.lap(Stage::Entities);
        }
        assemble(scratch, &mut analysis);
        clock.lap(Stage::Assembly);
        analysis
    }
}

impl Model {
    /// Cuts the text into units and tokens.
    fn tokenize(&self, text: &str, options: Options, scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            model_runs,
            remedied_runs,
            tokens,
            words,
            units,
            ..
        } = scratch;
        let cache = if options.remedies {
            remedied_runs
        } else {
            model_runs
        };
        let mut unit = |start: usize, end: usize| {
            let first = tokens.len();
            let text = &text[start..end];
            self.tokenizer.tokenize(
                text,
                options.remedies,
                &self.features,
                lexicon,
                cache,
                tokens,
            );
            for token in &mut tokens[first..] {
                token.bytes.start += start as u32;
                token.bytes.end += start as u32;
            }
            if first < tokens.len() {
                units.push(first..tokens.len());
            }
        };
        if options.by_line {
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                let trimmed = line.trim_start();
                let from = start + line.len() - trimmed.len();
                unit(from, from + trimmed.trim_end().len());
                start += line.len();
            }
        } else {
            unit(0, text.len());
        }
        words.extend(tokens.iter().map(|token| (token.lexeme, token.space_after)));
    }

    /// Encodes and tags all tokens, and hands their vectors to the parser.
    fn tag(&self, scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            rows,
            work,
            words,
            units,
            scores,
            tags,
            parser,
            ..
        } = scratch;
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

    /// Parses every unit and finds its sentences.
    fn parse(&self, scratch: &mut Scratch, analysis: &mut Analysis) {
        let Scratch {
            lexicon,
            parser,
            units,
            arcs,
            starts,
            words,
            ..
        } = scratch;
        for unit in units.iter() {
            arcs.clear();
            self.parser
                .parse(self.kernel, unit.start, unit.len(), parser, arcs);
            let tree = Tree::new(arcs, |at| lexicon[words[unit.start + at].0].is_space);
            starts.extend(tree.sentence_starts());
            analysis
                .heads
                .extend(tree.heads.iter().map(|head| head + unit.start as u32));
            analysis.deps.extend(tree.deps);
        }
    }

    /// Parts of speech, features and lemmas.
    fn rule(&self, scratch: &mut Scratch, analysis: &mut Analysis) {
        let Scratch {
            lexicon,
            words,
            units,
            tags,
            ..
        } = scratch;
        for unit in units.iter() {
            let seen: Vec<_> = unit
                .clone()
                .map(|at| {
                    let lexeme = &lexicon[words[at].0];
                    Seen {
                        tag: tags[at],
                        dep: analysis.deps[at],
                        lower: lexeme.lower(),
                        rules: lexeme.rules,
                        is_space: lexeme.is_space,
                    }
                })
                .collect();
            for (at, token) in unit.clone().enumerate() {
                let ruling = self.ruler.apply(&seen, at);
                let lexeme = &lexicon[words[token].0];
                analysis.tags.push(ruling.tag.unwrap_or(tags[token]));
                analysis.deps[token] = ruling.dep.unwrap_or(analysis.deps[token]);
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

    /// Encodes all tokens with the recogniser's encoder.
    fn encode_for_entities(&self, scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            rows,
            work,
            words,
            units,
            recogniser,
            ..
        } = scratch;
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
    fn recognise(&self, scratch: &mut Scratch, analysis: &mut Analysis) {
        let Scratch {
            lexicon,
            recogniser,
            words,
            units,
            starts,
            ..
        } = scratch;
        let mut found = Vec::new();
        for unit in units.iter() {
            let places: Vec<_> = unit
                .clone()
                .map(|at| Place {
                    is_space: lexicon[words[at].0].is_space,
                    starts_sentence: starts[at],
                })
                .collect();
            found.clear();
            self.recogniser
                .recognise(self.kernel, unit.start, &places, recogniser, &mut found);
            analysis
                .entities
                .extend(found.iter().map(|&(first, end, label)| Entity {
                    tokens: unit.start + first..unit.start + end,
                    label,
                }));
        }
    }
}

/// Everything that follows from what the components found: offsets, sentences, children.
fn assemble(scratch: &mut Scratch, analysis: &mut Analysis) {
    analysis
        .bytes
        .extend(scratch.tokens.iter().map(|token| token.bytes.clone()));
    let (mut byte, mut point) = (0, 0);
    for range in &analysis.bytes {
        let (start, end) = (range.start as usize, range.end as usize);
        let first = point + analysis.text[byte..start].chars().count();
        point = first + analysis.text[start..end].chars().count();
        byte = end;
        analysis.spans.push(Span::new(first, point));
    }
    analysis.paragraphs.extend(scratch.units.iter().cloned());
    for (token, &starts) in scratch.starts.iter().enumerate() {
        // The first token of a unit always starts a sentence.
        if starts {
            analysis.sentences.push(token..token);
        }
        let number = analysis.sentences.len() - 1;
        analysis.sentences[number].end = token + 1;
        analysis.sentence_of.push(number as u32);
    }
    analysis.index_children();
    debug_assert!(
        analysis
            .deps
            .iter()
            .zip(&analysis.heads)
            .zip(0..)
            .all(|((&dep, &head), token)| dep != Dep::Root || head == token)
    );
}
