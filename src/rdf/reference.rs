//! The vocabulary as a page for readers: every term with its label, what it means, how it stands
//! to published terms, and an example query.

use std::fmt::Write as _;
use std::path::Path;

use super::query::shorten;
use super::vocabulary::NAMESPACE;
use crate::knowledge::KnowledgeError;
use crate::knowledge::turtle::{TurtleFile, Value};

/// The vocabulary, as Turtle.
pub const VOCABULARY: &str = include_str!("../../ontology/dateline.ttl");

const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<title>The vocabulary of Dateline</title>\n<style>\n\
:root { color-scheme: light dark; --line: light-dark(#d9d4ca, #3a3d42); --quiet: light-dark(#6b665c, #9a9ea6); }\n\
body { font: 16px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.2rem; \
background: light-dark(#faf8f4, #16181b); color: light-dark(#22201c, #e6e4df); }\n\
h1, h2 { font-family: Georgia, serif; font-weight: 500; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }\n\
section { margin: 1.6rem 0; } h3 { margin: 0; font-size: 1rem; } h3 code { font-size: 1rem; } p { margin: .2rem 0; }\n\
small, .facts { color: var(--quiet); font-size: .86rem; } pre { white-space: pre-wrap; margin: .4rem 0; padding: .5rem .8rem; \
border-left: 3px solid var(--line); font-size: .82rem; }\n\
</style>\n<h1>The vocabulary of Dateline</h1>\n";

/// One kind of term, under a heading.
struct Group {
    heading: &'static str,
    class: &'static str,
}

const GROUPS: [Group; 5] = [
    Group {
        heading: "Classes",
        class: "http://www.w3.org/2002/07/owl#Class",
    },
    Group {
        heading: "Properties that lead to things",
        class: "http://www.w3.org/2002/07/owl#ObjectProperty",
    },
    Group {
        heading: "Properties that lead to values",
        class: "http://www.w3.org/2002/07/owl#DatatypeProperty",
    },
    Group {
        heading: "Concepts",
        class: "http://www.w3.org/2004/02/skos/core#Concept",
    },
    Group {
        heading: "Knowledge that extraction matches against",
        class: "http://www.w3.org/2002/07/owl#AnnotationProperty",
    },
];

/// The page.
///
/// # Errors
/// When the vocabulary can't be read, which a test rules out.
pub fn html() -> Result<String, KnowledgeError> {
    let file = TurtleFile::parse(Path::new("ontology/dateline.ttl"), VOCABULARY)?;
    let mut page = HEAD.to_owned();
    if let Some(about) = file.text(NAMESPACE, &format!("{RDFS}comment")) {
        let _ = writeln!(
            page,
            "<p>{}</p>\n<p class=\"facts\">Namespace <code>{NAMESPACE}</code>, prefix <code>dl:</code></p>",
            escape(about)
        );
    }
    for group in &GROUPS {
        let _ = writeln!(page, "<h2>{}</h2>", group.heading);
        for term in file.subjects().filter(|term| file.is_a(term, group.class)) {
            section(&mut page, &file, term);
        }
    }
    Ok(page)
}

fn section(page: &mut String, file: &TurtleFile, term: &str) {
    let text = |property: &str| {
        let property = format!("{RDFS}{property}");
        escape(file.value(term, &property).map_or("", Value::as_str))
    };
    let _ = writeln!(
        page,
        "<section id=\"{}\">\n<h3><code>{}</code> <small>{}</small></h3>\n<p>{}</p>",
        escape(term.strip_prefix(NAMESPACE).unwrap_or(term)),
        escape(&shorten(term)),
        text("label"),
        text("comment"),
    );
    let facts: Vec<String> = [
        (RDFS, "subClassOf", "a kind of"),
        (RDFS, "subPropertyOf", "narrower than"),
        (RDFS, "domain", "from"),
        (RDFS, "range", "to"),
        (SKOS, "inScheme", "in"),
    ]
    .iter()
    .flat_map(|(space, name, words)| {
        let property = format!("{space}{name}");
        let values = file.values(term, &property).map(Value::as_str);
        values
            .map(|value| format!("{words} <code>{}</code>", escape(&shorten(value))))
            .collect::<Vec<_>>()
    })
    .collect();
    if !facts.is_empty() {
        let _ = writeln!(page, "<p class=\"facts\">{}</p>", facts.join(" · "));
    }
    match example(file, term) {
        Some(query) => {
            let _ = writeln!(page, "<pre>{}</pre>", escape(&query));
        }
        None => page.push_str("<p class=\"facts\">in ontology files, in no graph</p>\n"),
    }
    page.push_str("</section>\n");
}

/// The term's example query: the one that stands in the file, or for a concept whatever has it.
/// Knowledge terms stand in no graph and have none.
pub fn example(file: &TurtleFile, term: &str) -> Option<String> {
    if let Some(query) = file.text(term, &format!("{SKOS}example")) {
        return Some(query.to_owned());
    }
    let is_concept = file.is_a(term, &format!("{SKOS}Concept"));
    is_concept.then(|| {
        format!(
            "SELECT ?what WHERE {{ ?what ?property {} }} LIMIT 10",
            shorten(term)
        )
    })
}

/// Whether the vocabulary defines the term.
pub fn defines(file: &TurtleFile, term: &str) -> bool {
    let kinds = [
        "Class",
        "ObjectProperty",
        "DatatypeProperty",
        "AnnotationProperty",
    ];
    (kinds
        .iter()
        .any(|kind| file.is_a(term, &format!("{OWL}{kind}"))))
        || ["Concept", "ConceptScheme"]
            .iter()
            .any(|kind| file.is_a(term, &format!("{SKOS}{kind}")))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
