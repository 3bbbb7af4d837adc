//! The engine's entry: loading, options, and working memory shared between threads.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::analysis::Analysis;
use super::format::{Container, FormatError};
use super::kernels::{self, Kernel};
use super::labels::EntityLabel;
use super::pipeline::{Pipeline, Scratch};
use super::remedies::protected::Protected;

/// Why the engine could not be loaded.
#[derive(Debug, thiserror::Error)]
#[error("the English model could not be loaded: {0}")]
pub struct EngineError(#[from] FormatError);

/// The English language engine. It is immutable and can be shared by any number of threads; each
/// call takes working memory from a pool, so words that were met once stay known.
#[derive(Debug)]
pub struct Engine {
    pipeline: Pipeline,
    pool: Mutex<Vec<Scratch>>,
}

/// How a text is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Apply what mends the model's known errors on news: lines are paragraphs and are read apart,
    /// ranks keep their full stop, headlines are looked at again.
    pub remedies: bool,
    /// Tag and parse. Without that every paragraph is one sentence, every token its own head and
    /// every tag `XX`.
    pub syntax: bool,
    /// Look for named entities, which takes nearly half of the time.
    pub entities: bool,
    /// Work out parts of speech, features and lemmas. They rest on tags and trees.
    pub forms: bool,
    /// Names to be read as names.
    pub protected: Option<&'a Protected>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            remedies: true,
            ..Self::PLAIN
        }
    }
}

impl Options<'_> {
    /// Exactly what the published model says of the text as a whole.
    pub const PLAIN: Self = Self {
        remedies: false,
        syntax: true,
        entities: true,
        forms: true,
        protected: None,
    };

    /// Paragraphs and tokens, and nothing else.
    pub const TOKENS: Self = Self {
        remedies: true,
        syntax: false,
        entities: false,
        forms: false,
        protected: None,
    };
}

/// Parts of an analysis that are timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Cutting the text into units and tokens.
    Tokenizer,
    /// The encoder that tagger and parser share, and the tagger.
    Encoder,
    /// The parser.
    Parser,
    /// The entity recogniser's encoder.
    EntityEncoder,
    /// The entity recogniser.
    Entities,
    /// Parts of speech, features and lemmas.
    Ruler,
    /// Offsets, sentences, lists of children.
    Assembly,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 7] = [
        Self::Tokenizer,
        Self::Encoder,
        Self::Parser,
        Self::EntityEncoder,
        Self::Entities,
        Self::Ruler,
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
pub(super) struct Clock(Option<(Instant, Profile)>);

impl Clock {
    /// Books the time since the last call to a stage.
    pub fn lap(&mut self, stage: Stage) {
        if let Some((last, profile)) = &mut self.0 {
            let now = Instant::now();
            profile.0[stage as usize] += now - *last;
            *last = now;
        }
    }
}

impl Engine {
    /// Loads the English model that is compiled into the program.
    pub fn load() -> Result<Self, EngineError> {
        Self::from_bytes(super::ENGLISH)
    }

    /// Loads a model from a container that `model/convert.py` wrote.
    pub fn from_bytes(file: &[u8]) -> Result<Self, EngineError> {
        Self::with_kernel(file, kernels::fastest())
    }

    fn with_kernel(file: &[u8], kernel: &'static dyn Kernel) -> Result<Self, EngineError> {
        let pipeline = Pipeline::read(&Container::open(file)?, kernel)?;
        Ok(Self {
            pipeline,
            pool: Mutex::default(),
        })
    }

    /// What the arithmetic runs on: the kernel that was chosen for this processor.
    pub fn kernel(&self) -> &'static str {
        self.pipeline.kernel.name()
    }

    /// Analyses a text, paragraph by paragraph. Any text gives an analysis.
    pub fn analyse(&self, text: &str) -> Analysis {
        self.analyse_with(text, Options::default())
    }

    /// Analyses a text, paragraph by paragraph, reading the protected names as names.
    pub fn analyse_protected(&self, text: &str, protected: &Protected) -> Analysis {
        self.analyse_with(
            text,
            Options {
                protected: Some(protected),
                ..Options::default()
            },
        )
    }

    /// Analyses a text as a whole, exactly as the published model would.
    pub fn analyse_plain(&self, text: &str) -> Analysis {
        self.analyse_with(text, Options::PLAIN)
    }

    /// Analyses a text as the options say.
    pub fn analyse_with(&self, text: &str, options: Options<'_>) -> Analysis {
        self.with_scratch(|scratch| self.pipeline.run(text, options, scratch, &mut Clock(None)))
    }

    /// Analyses a text and says how long each stage took.
    pub fn profile(&self, text: &str, options: Options<'_>) -> (Analysis, Profile) {
        self.with_scratch(|scratch| {
            let mut clock = Clock(Some((Instant::now(), Profile::default())));
            let analysis = self.pipeline.run(text, options, scratch, &mut clock);
            (
                analysis,
                clock.0.map(|(_, profile)| profile).unwrap_or_default(),
            )
        })
    }

    /// Prepares names to be read as names: each with the kind of thing it names. A name of several
    /// words is then never torn apart; of single words only those that look like a word of grammar
    /// ("IS") are changed. Case counts.
    pub fn protect<'n>(
        &self,
        names: impl IntoIterator<Item = (&'n str, EntityLabel)>,
    ) -> Protected {
        self.with_scratch(|scratch| {
            let mut protected = Protected::new();
            for (name, label) in names {
                protected.add(self.pipeline.words(name, scratch), label);
            }
            protected
        })
    }

    fn with_scratch<T>(&self, work: impl FnOnce(&mut Scratch) -> T) -> T {
        let lock = || self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        let pooled = lock().pop();
        let mut scratch = pooled.unwrap_or_else(|| self.pipeline.scratch());
        let result = work(&mut scratch);
        lock().push(scratch);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::{Pos, Tag};
    use super::*;

    #[test]
    fn every_kernel_gives_the_same_analysis() {
        let text =
            "Port closed after blast\nThe harbour master, Ines Carvalho, said on 3 May that two \
            ferries had been hit; nobody at the Lower Quay saw who fired.\n"
                .repeat(3);
        let analyse = |kernel| {
            let engine = Engine::with_kernel(super::super::ENGLISH, kernel).unwrap();
            assert_eq!(engine.kernel(), kernel.name());
            format!("{:?}", engine.analyse(&text))
        };
        let kernels = kernels::supported();
        let first = analyse(kernels[0]);
        for &kernel in &kernels[1..] {
            assert!(analyse(kernel) == first, "{}", kernel.name());
        }
    }

    #[test]
    fn components_can_be_left_out() {
        let engine = Engine::load().unwrap();
        let text = "Ines Carvalho left Port Lassen on Monday. Nobody followed.\nIt rained.";
        let whole = engine.analyse(text);
        let only = |options| engine.analyse_with(text, options);
        let tokens = only(Options::TOKENS);
        assert_eq!(tokens.len(), whole.len());
        assert_eq!(tokens.paragraphs(), whole.paragraphs());
        assert_eq!(tokens.sentences(), whole.paragraphs());
        assert_eq!((tokens.lower(0), tokens.lemma(0)), ("ines", ""));
        assert!(tokens.entities().is_empty() && tokens.head(1) == 1);
        let entities = only(Options {
            entities: true,
            ..Options::TOKENS
        });
        assert!(!entities.entities().is_empty() && entities.tag(0) == Tag::Xx);
        let syntax = only(Options {
            syntax: true,
            ..Options::TOKENS
        });
        assert_eq!(syntax.sentences(), whole.sentences());
        assert!(syntax.entities().is_empty() && syntax.pos(0) == Pos::X);
    }
}
