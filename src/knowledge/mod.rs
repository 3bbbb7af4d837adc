//! What extraction and linking match against: actions with their patterns, actors, places,
//! sources, countries and the gazetteer, read from `ontology/*.ttl` (compiled into the program)
//! and from the user's own files.

pub mod actions;
pub mod actors;
pub mod class;
pub mod countries;
pub mod gazetteer;
pub mod kinds;
pub mod lexicon;
pub mod means;
pub mod names;
pub mod numerals;
pub mod pattern;
pub mod place_words;
pub mod places;
pub mod sources;
pub mod turtle;
pub mod vocabulary;

use std::path::{Path, PathBuf};

use gazetteer::Layer;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use turtle::TurtleFile;

include!(concat!(env!("OUT_DIR"), "/ontology_files.rs"));

/// What words stand for. Looked up and never walked, so that its order can't show.
type Index<T> = FxHashMap<String, T>;

/// Files of the ontology that describe the graph and hold nothing to match against.
const ABOUT_THE_GRAPH: [&str; 2] = ["dateline", "shapes"];

/// The ontology files that are compiled into the program: path below `ontology/` without the
/// ending, and text, by path.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    ONTOLOGY_FILES
}

/// Everything known before a document is read.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// States and territories.
    pub countries: countries::Countries,
    /// Kinds of actors and the nouns that name them.
    pub kinds: kinds::Kinds,
    /// Curated actors, leaders and sources, with the index of names.
    pub actors: actors::Actors,
    /// The words of attribution.
    pub cues: sources::Cues,
    /// Named sets of lemmas.
    pub lexicon: lexicon::Lexicon,
    /// Kinds of weapon and the words for them.
    pub means: means::Means,
    /// Words for numbers.
    pub numerals: numerals::Numerals,
    /// Kinds of event with their patterns.
    pub actions: actions::ActionScheme,
    /// Words that say what kind of place a name is of.
    pub place_words: place_words::PlaceWords,
    /// Places by name.
    pub places: places::Places,
}

/// A mistake in an ontology file.
#[derive(Debug, thiserror::Error)]
#[error("{}:{line}: {message}", file.display())]
pub struct KnowledgeError {
    /// The file.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: u64,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Knowledge {
    /// The built-in ontology together with the given files.
    ///
    /// # Errors
    /// The first mistake found in a file, with its line.
    pub fn load(extra: &[impl AsRef<Path>]) -> Result<Self, KnowledgeError> {
        Self::load_over(Vec::new(), extra)
    }

    /// The same over a user's own layers of places, such as an import of GeoNames' villages.
    ///
    /// # Errors
    /// The first mistake found in a file, with its line.
    pub fn load_over(
        layers: Vec<Layer>,
        extra: &[impl AsRef<Path>],
    ) -> Result<Self, KnowledgeError> {
        let parse = |&(name, text): &(&str, &str)| {
            TurtleFile::parse(&PathBuf::from(format!("ontology/{name}.ttl")), text)
        };
        let mut files = built_in()
            .par_iter()
            .filter(|(name, _)| !ABOUT_THE_GRAPH.contains(name))
            .map(parse)
            .collect::<Result<Vec<_>, _>>()?;
        for path in extra {
            let path = path.as_ref();
            let text = std::fs::read_to_string(path).map_err(|error| KnowledgeError {
                file: path.to_owned(),
                line: 1,
                message: error.to_string(),
            })?;
            files.push(TurtleFile::parse(path, &text)?);
        }
        let mut knowledge = Self::default();
        for layer in layers {
            knowledge.places.gazetteer.push(layer);
        }
        knowledge.read(&files)
    }

    /// An ontology of the given files alone.
    ///
    /// # Errors
    /// The first mistake found in a file, with its line.
    pub fn from_files(files: &[TurtleFile]) -> Result<Self, KnowledgeError> {
        Self::default().read(files)
    }

    fn read(mut self, files: &[TurtleFile]) -> Result<Self, KnowledgeError> {
        let knowledge = &mut self;
        knowledge.places.index_ids(files);
        for file in files {
            knowledge.kinds.read(file)?;
            knowledge.countries.read(file)?;
            knowledge.cues.read(file)?;
            knowledge.lexicon.read(file)?;
            knowledge.means.read(file)?;
            knowledge.numerals.read(file)?;
            knowledge.place_words.read(file)?;
            knowledge.places.read(file)?;
        }
        for file in files {
            knowledge.actions.read(file, &knowledge.lexicon)?;
        }
        for file in files {
            knowledge.actions.read_traits(file)?;
            knowledge.actions.check(file)?;
        }
        for file in files {
            knowledge
                .actors
                .read(file, &knowledge.kinds, &knowledge.countries)?;
        }
        knowledge.actors.index_countries(&knowledge.countries);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_ontology_has_no_mistake() {
        Knowledge::load(&[] as &[&Path]).unwrap();
    }

    #[test]
    fn a_users_file_that_is_missing_is_named() {
        let error = Knowledge::load(&[Path::new("no/such.ttl")]).unwrap_err();
        assert!(error.to_string().starts_with("no/such.ttl"), "{error}");
    }
}
