//! All components in their order, over one text.

use std::ops::Range;
use std::sync::Arc;

use super::analysis::{Analysis, Entity};
use super::draft::Draft;
use super::encoder::{Encoder, Encoders, Input, Which, Work};
use super::engine::{Clock, Options, Stage};
use super::format::{Container, FormatError};
use super::kernels::Kernel;
use super::labels::Pos;
use super::lemma::Lemmatizer;
use super::lex::{Features, Lexicon};
use super::ner::{Place, Recogniser};
use super::parser::{self, Parser, ParserMemory};
use super::remedies::paragraphs::{Unit, units};
use super::remedies::{abbreviations, garden_paths, headlines, openings};
use super::ruler::{Ruler, Seen};
use super::tagger::Tagger;
use super::tokenizer::{RunCache, Tokenizer};
use super::transition::ScorerMemory;
use super::tree::Tree;

/// The components, as read from the container. Immutable.
#[derive(Debug)]
pub(super) struct Pipeline {
    pub kernel: &'static dyn Kernel,
    features: Arc<Features>,
    tokenizer: Tokenizer,
    encoders: Encoders,
    tagger: Tagger,
    parser: Parser,
    recogniser: Recogniser,
    ruler: Ruler,
    morphs: Arc<[Box<str>]>,
    lemmatizer: Lemmatizer,
}

/// Words after which those met so far are forgotten, between two texts.
const REMEMBERED_WORDS: usize = 200_000;

/// Working memory of one analysis, reused between texts.
#[derive(Debug)]
pub(super) struct Scratch {
    lexicon: Lexicon,
    /// Runs of characters cut as the model does, and with our abbreviations.
    runs: [RunCache; 2],
    encoders: Work,
    /// The tagger's scores of a batch.
    scores: Vec<f32>,
    parser: ParserMemory,
    arcs: Vec<Option<parser::Arc>>,
    recogniser: ScorerMemory,
    places: Vec<Place>,
    draft: Draft,
}

impl Scratch {
    fn begin(&mut self) {
        if self.lexicon.len() > REMEMBERED_WORDS {
            self.lexicon.clear();
            self.runs.iter_mut().for_each(RunCache::clear);
            self.encoders.forget_words();
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
            features: features.into(),
            tokenizer,
            tagger: Tagger::read(container, shared.output)?,
            parser: Parser::read(container, shared.output)?,
            recogniser: Recogniser::read(container, ner.output)?,
            encoders: Encoders { shared, ner },
            morphs: std::mem::take(&mut ruler.morphs).into(),
            ruler,
            lemmatizer: Lemmatizer::read(container)?,
        })
    }

    /// Working memory for this pipeline.
    pub fn scratch(&self) -> Scratch {
        Scratch {
            lexicon: Lexicon::new(Arc::clone(&self.features)),
            runs: Default::default(),
            encoders: Work::new(self.kernel),
            scores: Vec::new(),
            parser: ParserMemory::default(),
            arcs: Vec::new(),
            recogniser: ScorerMemory::default(),
            places: Vec::new(),
            draft: Draft::default(),
        }
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
        let units = scratch.draft.units.clone();
        if options.syntax {
            self.encode(Which::Shared, &units, scratch);
            clock.lap(Stage::Encoder);
            self.parse(&units, scratch);
            if options.remedies {
                self.reread_headlines(scratch);
                mend_garden_paths(scratch);
            }
            clock.lap(Stage::Parser);
        }
        if options.entities {
            self.encode(Which::Ner, &units, scratch);
            clock.lap(Stage::EntityEncoder);
            self.recognise(&units, scratch);
            clock.lap(Stage::Entities);
        }
        if options.remedies && options.syntax && options.entities {
            self.mend_openings(scratch);
        }
        let Scratch { draft, lexicon, .. } = scratch;
        draft.expand(|lexeme| !lexicon[lexeme].text.contains(char::is_alphanumeric));
        let mut analysis = Analysis {
            text: text.into(),
            morph_table: Arc::clone(&self.morphs),
            ..Analysis::default()
        };
        self.rule(options.forms, scratch, &mut analysis);
        clock.lap(Stage::Ruler);
        scratch.draft.hand_on(&mut analysis);
        clock.lap(Stage::Assembly);
        analysis
    }

    /// Cuts a name into words.
    pub fn words(&self, name: &str, scratch: &mut Scratch) -> Box<[Box<str>]> {
        let Scratch { lexicon, runs, .. } = scratch;
        let mut tokens = Vec::new();
        self.tokenizer
            .tokenize(name.trim(), true, lexicon, &mut runs[1], &mut tokens);
        let words = tokens.iter().map(|token| &lexicon[token.lexeme].text);
        words.cloned().collect()
    }

    /// Cuts the text into units and tokens.
    fn tokenize(&self, text: &str, options: Options<'_>, scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            runs,
            draft,
            ..
        } = scratch;
        let with_ranks = options.remedies;
        let runs = &mut runs[usize::from(with_ranks)];
        let units = match options.remedies {
            true => units(text),
            false => vec![Unit::whole(text)],
        };
        for unit in &units {
            let first = draft.tokens.len();
            self.tokenizer
                .tokenize(&unit.text, with_ranks, lexicon, runs, &mut draft.tokens);
            for token in &mut draft.tokens[first..] {
                token.bytes = unit.place(token.bytes.clone());
            }
            if let Some(protected) = options.protected {
                protected.merge(&unit.text, first, lexicon, draft);
            }
            if first < draft.tokens.len() {
                draft.units.push(first..draft.tokens.len());
                draft.continues.push(unit.continues);
            }
        }
        draft.ready();
    }

    /// Encodes the words of some units with one of the encoders, and hands the vectors to those
    /// that read them: tagger and parser, or the recogniser.
    fn encode(&self, which: Which, units: &[Range<usize>], scratch: &mut Scratch) {
        let Scratch { draft, scores, .. } = scratch;
        let (scorer, memory) = match which {
            Which::Shared => (self.parser.scorer(), &mut scratch.parser.scorer),
            Which::Ner => (self.recogniser.scorer(), &mut scratch.recogniser),
        };
        let words = &draft.words;
        let tags = &mut draft.syntax.tags;
        scorer.begin_text(words.len(), memory);
        self.encoders.encode(
            which,
            Input { words, units },
            &mut scratch.lexicon,
            &mut scratch.encoders,
            scorer.reader(),
            |encoded| {
                if which == Which::Shared {
                    self.tagger.tag(&encoded, scores, tags);
                }
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
        let syntax = &mut draft.syntax;
        for unit in units {
            arcs.clear();
            self.parser
                .parse(self.kernel, unit.start, unit.len(), parser, arcs);
            let words = &draft.words[unit.clone()];
            let tree = Tree::new(arcs, |at| lexicon[words[at].0].is_space);
            syntax.starts[unit.clone()].copy_from_slice(&tree.sentence_starts());
            syntax.deps[unit.clone()].copy_from_slice(&tree.deps);
            for (place, head) in syntax.heads[unit.clone()].iter_mut().zip(tree.heads) {
                *place = head + unit.start as u32;
            }
        }
    }

    /// Looks again at lines without a verb; see `headlines`.
    fn reread_headlines(&self, scratch: &mut Scratch) {
        let Scratch { lexicon, draft, .. } = &mut *scratch;
        let (mut lines, mut guesses) = (Vec::new(), Vec::new());
        for unit in &draft.units {
            let line = unit
                .clone()
                .map(|at| (lexicon[draft.words[at].0].lower(), draft.syntax.tags[at]));
            if let Some(guess) = headlines::guess(line, &self.lemmatizer) {
                lines.push(unit.clone());
                guesses.push((unit.start + guess.token, guess.stand_in));
            }
        }
        if guesses.is_empty() {
            return;
        }
        let first_reading = draft.syntax.clone();
        let words = draft.words.clone();
        for &(token, stand_in) in &guesses {
            let word = lexicon[draft.words[token].0].text.clone();
            draft.words[token].0 = lexicon.intern_as(&word, stand_in);
        }
        self.encode(Which::Shared, &lines, scratch);
        self.parse(&lines, scratch);
        scratch.draft.words = words;
        let syntax = &mut scratch.draft.syntax;
        for (line, (token, _)) in lines.into_iter().zip(guesses) {
            if !headlines::is_confirmed(syntax.tags[token], syntax.deps[token]) {
                syntax.copy_from(&first_reading, line);
            }
        }
    }

    /// Finds the named entities of some units.
    fn recognise(&self, units: &[Range<usize>], scratch: &mut Scratch) {
        let Scratch {
            lexicon,
            recogniser,
            places,
            draft,
            ..
        } = scratch;
        for unit in units {
            places.clear();
            places.extend(unit.clone().map(|at| Place {
                is_space: lexicon[draft.words[at].0].is_space,
                starts_sentence: draft.syntax.starts[at],
            }));
            self.recogniser.recognise(
                self.kernel,
                unit.start,
                places,
                recogniser,
                |tokens, label| draft.entities.push(Entity { tokens, label }),
            );
        }
    }

    /// Makes nouns of what opens a sentence and was taken for a name.
    fn mend_openings(&self, scratch: &mut Scratch) {
        let Scratch { lexicon, draft, .. } = scratch;
        let Draft {
            syntax,
            entities,
            words,
            ..
        } = draft;
        let word = |at: usize| lexicon[words[at].0].lower();
        openings::mend(syntax, entities, &self.lemmatizer, word);
    }

    /// Parts of speech, features and lemmas, if asked for; the words in lower case in any case.
    fn rule(&self, asked: bool, scratch: &mut Scratch, analysis: &mut Analysis) {
        let Scratch { lexicon, draft, .. } = scratch;
        let (words, syntax) = (&draft.words, &mut draft.syntax);
        for &(lexeme, _) in words {
            analysis.lower.push(lexicon[lexeme].lower());
        }
        if !asked {
            analysis.pos.resize(words.len(), Pos::X);
            analysis.morphs.resize(words.len(), 0);
            words.iter().for_each(|_| analysis.lemmas.push(""));
            return;
        }
        let mut seen = Vec::new();
        for unit in &draft.units {
            seen.clear();
            seen.extend(unit.clone().map(|at| {
                let lexeme = &lexicon[words[at].0];
                Seen {
                    tag: syntax.tags[at],
                    dep: syntax.deps[at],
                    lower: lexeme.lower(),
                    rules: lexeme.rules,
                    is_space: lexeme.is_space,
                }
            }));
            for (at, token) in unit.clone().enumerate() {
                let ruling = self.ruler.apply(&seen, at);
                let lexeme = &lexicon[words[token].0];
                syntax.tags[token] = ruling.tag.unwrap_or(syntax.tags[token]);
                syntax.deps[token] = ruling.dep.unwrap_or(syntax.deps[token]);
                analysis.pos.push(ruling.pos.unwrap_or(Pos::X));
                analysis.morphs.push(ruling.morph);
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

/// Mends the trees of sentences that led the parser up the garden path.
fn mend_garden_paths(scratch: &mut Scratch) {
    let Scratch { lexicon, draft, .. } = scratch;
    let Draft { syntax, words, .. } = draft;
    let mut start = 0;
    while start < words.len() {
        let next = syntax.starts[start + 1..].iter().position(|&starts| starts);
        let end = next.map_or(words.len(), |ahead| start + 1 + ahead);
        garden_paths::mend(syntax, start..end, |at| lexicon[words[at].0].lower());
        start = end;
    }
}
