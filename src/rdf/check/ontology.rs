//! An ontology file against the vocabulary.

use std::collections::BTreeMap;
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;

use crate::knowledge::KnowledgeError;
use crate::knowledge::pattern::Pattern;
use crate::knowledge::turtle::TurtleFile;
use crate::knowledge::vocabulary::DL;
use crate::rdf::reference;
use crate::rdf::vocabulary::NAMESPACE;

/// What a file may say but rarely means, in file order: a pattern that nothing but its head is
/// needed for, so that every use of the word tells of the action; a lemma set described twice.
pub fn remarks(path: &Path, text: &str) -> Vec<KnowledgeError> {
    let Ok(file) = TurtleFile::parse(path, text) else {
        return Vec::new();
    };
    let property = format!("{DL}pattern");
    let bare = (file.subjects())
        .flat_map(|subject| file.values(subject, &property))
        .filter_map(|value| {
            let literal = value.as_str();
            let pattern = Pattern::parse(literal).ok()?;
            (pattern.required() == 0).then(|| {
                file.mistake(
                    literal,
                    format!(
                        "`{}` needs nothing but its head, so every use of the word is told; \
                         if that is too much, mark the step that it depends on with `!` or give it a test",
                        pattern.source
                    ),
                )
            })
        });
    bare.chain(doubled_sets(&file)).collect()
}

/// Lemma sets that are described twice, so that neither description tells what the set holds.
fn doubled_sets(file: &TurtleFile) -> Vec<KnowledgeError> {
    let (set, comment) = (format!("{DL}set"), format!("{DL}comment"));
    let mut known = BTreeMap::<&str, usize>::new();
    for subject in file.subjects() {
        if let Some(name) = file.text(subject, &set) {
            *known.entry(name).or_default() += file.values(subject, &comment).count().max(1);
        }
    }
    known
        .into_iter()
        .filter(|&(_, times)| times > 1)
        .map(|(name, _)| {
            let remark =
                format!("the lemma set `{name}` is described twice; its members are joined");
            file.mistake(name, remark)
        })
        .collect()
}

/// Every term of ours that the file uses and the vocabulary doesn't define, in file order; or the
/// file's first syntax error.
pub fn mistakes(path: &Path, text: &str) -> Vec<KnowledgeError> {
    let file = match TurtleFile::parse(path, text) {
        Ok(file) => file,
        Err(error) => return vec![error],
    };
    let vocabulary = match TurtleFile::parse(Path::new("dateline.ttl"), reference::VOCABULARY) {
        Ok(vocabulary) => vocabulary,
        Err(error) => return vec![error],
    };
    let mut seen = Vec::new();
    let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(text);
    for quad in parser.map_while(Result::ok) {
        let mut used = vec![quad.predicate.into_string()];
        if let Term::NamedNode(object) = quad.object {
            used.push(object.into_string());
        }
        for term in used {
            let ours = term.starts_with(NAMESPACE) && term.len() > NAMESPACE.len();
            let own = file.subjects().any(|subject| subject == term);
            if ours && !own && !seen.contains(&term) && !reference::defines(&vocabulary, &term) {
                seen.push(term);
            }
        }
    }
    seen.iter()
        .map(|term| {
            let name = term.strip_prefix(NAMESPACE).unwrap_or(term);
            file.mistake(
                term,
                format!(
                    "dl:{name} is no term of the vocabulary: `dateline ontology --html` lists them all"
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lemma_set_described_twice_is_remarked_on() {
        let once = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n\
                    <x:a> a dl:LemmaSet ; dl:set \"bird\" ; dl:comment \"Birds.\"@en ; dl:member \"owl\" .\n";
        let twice = format!("{once}<x:b> a dl:LemmaSet ; dl:set \"bird\" ; dl:member \"wren\" .\n");
        assert!(remarks(Path::new("t.ttl"), once).is_empty());
        let told = remarks(Path::new("t.ttl"), &twice);
        assert_eq!(told.len(), 1);
        assert!(told[0].message.contains("`bird`"), "{told:?}");
    }
}
