//! What `build` and `extract` share: loading the engine and the knowledge once, reading inputs,
//! and extracting documents on all cores.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{Failure, Global, gazetteer};
use crate::document::{self, Document, Inputs};
use crate::extract::{Extraction, Extractor};
use crate::knowledge::Knowledge;
use crate::language::{Analysis, Engine, EngineError, EntityLabel, Protected};

/// The loaded program: everything that reading a document needs.
pub struct Pipeline {
    engine: Engine,
    /// Curated names that look like words of grammar ("IS"), to be read as names. Names of several
    /// words are left to the parser: of those in the ontology it reads 98 in 100 rightly, and what
    /// it says of their parts ("Russia's defence ministry") tells extraction more than the protected
    /// name as a whole does. Measured on the development sets, protecting them changed 1 claim in
    /// 100, as often for the worse as for the better.
    protected: Protected,
    /// What extraction and linking match against.
    pub knowledge: Knowledge,
}

impl Pipeline {
    /// Loads the language engine and the ontology, the user's own files included.
    pub fn load(global: &Global) -> Result<Self, Failure> {
        let (engine, knowledge) = rayon::join(Engine::load, || -> Result<_, Failure> {
            Ok(Knowledge::load_over(
                gazetteer::layers(global)?,
                &global.ontology,
            )?)
        });
        let engine = engine.map_err(damaged)?;
        let knowledge = knowledge?;
        let names = knowledge.actors.single_names();
        let protected = engine.protect(names.map(|name| (name, EntityLabel::Org)));
        Ok(Self {
            engine,
            protected,
            knowledge,
        })
    }

    /// What the language engine makes of a report's text.
    pub fn analyse(&self, text: &str) -> Analysis {
        self.engine.analyse_protected(text, &self.protected)
    }

    /// Everything that one document mentions and claims.
    fn extract(&self, extractor: &Extractor<'_>, document: &Document) -> Extraction {
        extractor.extract(document, &self.analyse(&document.text))
    }

    /// Extracts every document, in order, on all cores. A document that breaks the program is
    /// left out and named; the others are still done.
    pub fn extract_all(
        &self,
        documents: &[Document],
        global: &Global,
    ) -> Vec<Result<Extraction, String>> {
        let bar = progress(documents.len() as u64, "documents read", global);
        let extractor = Extractor::new(&self.knowledge);
        let done = documents
            .par_iter()
            .map(|document| {
                let extraction =
                    catch_unwind(AssertUnwindSafe(|| self.extract(&extractor, document)))
                        .map_err(|_| document.name.clone());
                bar.inc(1);
                extraction
            })
            .collect();
        bar.finish_and_clear();
        done
    }
}

/// The language model that is compiled in can't be loaded.
pub fn damaged(error: EngineError) -> Failure {
    Failure::new(error.to_string())
        .with_help("the program is damaged; build it again with `cargo build --release`")
}

/// A progress bar on a terminal, and none in a pipe.
pub fn progress(length: u64, what: &str, global: &Global) -> ProgressBar {
    if !global.shows_progress() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {eta}");
    let bar = ProgressBar::new(length).with_message(what.to_owned());
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

/// Reads the inputs that a user named (`-` is standard input) and names on standard error what
/// had to be left out.
pub fn read_inputs(paths: &[PathBuf]) -> Result<Inputs, Failure> {
    let mut inputs = if paths.iter().any(|path| path.as_os_str() == "-") {
        if paths.len() > 1 {
            return Err(Failure::usage(
                "`-` (standard input) can't stand beside other paths",
            ));
        }
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes)?;
        document::read_stream("stdin", &bytes)
    } else {
        document::read_paths(paths)
    };
    inputs.left_out.sort_by(|a, b| a.path.cmp(&b.path));
    for left_out in &inputs.left_out {
        eprintln!("left out: {left_out}");
    }
    for document in &inputs.documents {
        if let Some(date) = &document.metadata.unread_date {
            eprintln!(
                "warning: {}: its date `{date}` can't be read and is passed over; write it as 2017-09-05",
                document.name
            );
        }
        if !document.is_english() {
            eprintln!(
                "warning: {}: it isn't in English, which is all that is read; translate it first",
                document.name
            );
        }
    }
    Ok(inputs)
}

/// Splits what was extracted from what broke, naming the latter on standard error.
pub fn without_broken(results: Vec<Result<Extraction, String>>) -> (Vec<Extraction>, usize) {
    let mut broken = 0;
    let extractions = results
        .into_iter()
        .filter_map(|result| {
            result
                .inspect_err(|name| {
                    broken += 1;
                    eprintln!("left out: {name}: the program broke on it; please report this text");
                })
                .ok()
        })
        .collect();
    (extractions, broken)
}
