//! An ontology file against the vocabulary.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;

use crate::knowledge::KnowledgeError;
use crate::knowledge::pattern::Pattern;
use crate::knowledge::turtle::TurtleFile;
use crate::knowledge::vocabulary::dl;
use crate::rdf::reference;
use crate::rdf::vocabulary::NAMESPACE;

/// What a file may say but rarely means, in file order: a pattern that nothing but its head is
/// needed for, so that every use of the word tells of the action; a lemma set described twice; one that
/// nothing asks for.
pub fn remarks(path: &Path, text: &str) -> Vec<KnowledgeError> {
    let Ok(file) = TurtleFile::parse(path, text) else {
        return Vec::new();
    };
    let property = dl!("pattern");
    let bare = (file.subjects())
        .flat_map(|subject| file.values(subject, property))
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
    bare.chain(doubled_sets(&file))
        .chain(unasked_sets(&file, text))
        .collect()
}

/// Lemma sets that are described twice, so that neither description tells what the set holds.
fn doubled_sets(file: &TurtleFile) -> Vec<KnowledgeError> {
    let (set, comment) = (dl!("set"), dl!("comment"));
    let mut known = BTreeMap::<&str, usize>::new();
    for subject in file.subjects() {
        if let Some(name) = file.text(subject, set) {
            *known.entry(name).or_default() += file.values(subject, comment).count().max(1);
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

/// Lemma sets that no pattern asks for, neither in the file nor built in, and that are not built in
/// themselves: those are asked for by the grammar too.
fn unasked_sets(file: &TurtleFile, text: &str) -> Vec<KnowledgeError> {
    let set = dl!("set");
    let names: BTreeSet<&str> = (file.subjects())
        .filter_map(|subject| file.text(subject, set))
        .collect();
    let built_in = || crate::knowledge::built_in().iter().map(|&(_, text)| text);
    let known = |name: &str| {
        let own = format!("dl:set \"{name}\"");
        built_in().any(|text| text.contains(&own))
    };
    let asked = |name: &str| built_in().chain([text]).any(|text| asks_for(text, name));
    names
        .into_iter()
        .filter(|name| !known(name) && !asked(name))
        .map(|name| {
            let remark =
                format!("nothing asks for the lemma set `{name}`: no pattern has `@{name}`");
            file.mistake(name, remark)
        })
        .collect()
}

/// Whether a text asks for a lemma set by its name: `@bird`, but not `@bird-cage`.
fn asks_for(text: &str, set: &str) -> bool {
    let ask = format!("@{set}");
    text.match_indices(&ask).any(|(at, _)| {
        let next = text[at + ask.len()..].chars().next();
        !next.is_some_and(|letter| letter.is_alphanumeric() || letter == '-')
    })
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
        let asking =
            "<x:c> dl:pattern \"v:see subj>actor obj=@bird // {actor She} saw an owl.\" .\n";
        assert!(remarks(Path::new("t.ttl"), &format!("{once}{asking}")).is_empty());
        let told = remarks(Path::new("t.ttl"), &format!("{twice}{asking}"));
        assert_eq!(told.len(), 1);
        assert!(told[0].message.contains("`bird`"), "{told:?}");
    }

    #[test]
    fn a_lemma_set_that_nothing_asks_for_is_remarked_on() {
        let set = "@prefix dl: <https://w3id.org/dateline/ontology#> .\n\
                   <x:a> a dl:LemmaSet ; dl:set \"bird\" ; dl:member \"owl\" .\n";
        let other = "<x:c> dl:pattern \"v:see subj>actor obj=@bird-cage\" .\n";
        let told = remarks(Path::new("t.ttl"), &format!("{set}{other}"));
        assert!(
            told.iter().any(|remark| remark.message.contains("`bird`")),
            "{told:?}"
        );
        let grown = set.replace("bird", "light-verb");
        assert!(remarks(Path::new("t.ttl"), &grown).is_empty());
    }

    /// The names that code asks for stand in quotes in it.
    #[test]
    fn every_built_in_lemma_set_is_asked_for() {
        fn sources(folder: &Path, text: &mut String) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    sources(&path, text);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    text.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        let mut code = String::new();
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut code,
        );
        let built_in = crate::knowledge::built_in();
        for (name, text) in built_in {
            let file = TurtleFile::parse(Path::new(name), text).unwrap();
            for subject in file.subjects() {
                let Some(set) = file.text(subject, dl!("set")) else {
                    continue;
                };
                let asked = code.contains(&format!("\"{set}\""))
                    || built_in.iter().any(|(_, text)| asks_for(text, set));
                assert!(
                    asked,
                    "nothing asks for the lemma set `{set}` of {name}.ttl"
                );
            }
        }
    }
}
