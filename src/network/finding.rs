//! Results of an analysis as statements of the graph, under a named graph of their own with where
//! they come from: which analysis, with which parameters, by which version, of which graph. No
//! clock is read, so the same analysis of the same graph is the same statements.

use oxigraph::model::NamedNode;

use crate::rdf::statements::{GraphLines, Statements};
use crate::rdf::{iri, literal, vocabulary as dl};

/// What an analysis found out.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A figure.
    Number(f64),
    /// Words.
    Text(String),
}

/// One result: of whom, what, and how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// IRI of what it is about.
    pub about: String,
    /// IRI of what that stands in relation to; absent for what is true of one thing alone.
    pub to: Option<String>,
    /// What was found out: `pagerank`, `bloc`, `turned` …
    pub measure: &'static str,
    /// The result.
    pub value: Value,
}

impl Finding {
    /// A figure of one thing.
    pub fn number(about: &str, measure: &'static str, value: f64) -> Self {
        Self {
            about: about.to_owned(),
            to: None,
            measure,
            value: Value::Number(value),
        }
    }

    /// The same, of a pair.
    #[must_use]
    pub fn with(mut self, to: &str) -> Self {
        self.to = Some(to.to_owned());
        self
    }
}

/// What was done to find it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Name of the analysis: `actors`, `blocs` …
    pub name: &'static str,
    /// Its parameters by name, those that were given.
    pub parameters: Vec<(&'static str, String)>,
    /// BLAKE3 hash of the graph that it read, in hexadecimal.
    pub input: String,
}

impl Analysis {
    /// The named graph that holds the results. The same analysis with other parameters has another.
    pub fn graph(&self) -> NamedNode {
        let words = self.words();
        let mut parts = vec![self.name];
        parts.extend(words.iter().map(String::as_str));
        iri::content(GRAPH_KIND, &parts)
    }

    /// Whether a named graph holds the results of some analysis.
    pub fn owns(graph: &str) -> bool {
        graph
            .strip_prefix(dl::BASE)
            .and_then(|rest| rest.strip_prefix(GRAPH_KIND))
            .is_some_and(|rest| rest.starts_with('/'))
    }

    fn words(&self) -> Vec<String> {
        self.parameters
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect()
    }

    /// The results as the lines of their named graph.
    pub fn statements(&self, findings: &[Finding]) -> GraphLines {
        let graph = self.graph();
        let mut out = Statements::new(graph.clone());
        let version = env!("CARGO_PKG_VERSION");
        let parameters = self.words();
        let mut parts = vec![graph.as_str(), version, &self.input];
        parts.extend(parameters.iter().map(String::as_str));
        let analysis = iri::content("analysis", &parts);
        let input = iri::content("input", &[&self.input]);
        let program = iri::content("software", &["dateline", version]);
        out.add(&program, dl::RDF_TYPE, dl::PROV_SOFTWARE_AGENT);
        out.add(
            &program,
            dl::SCHEMA_SOFTWARE_VERSION,
            literal::text(version),
        );
        out.add(&input, dl::RDF_TYPE, dl::PROV_ENTITY);
        out.add(&input, dl::HASH, literal::text(&self.input));
        out.add(&analysis, dl::RDF_TYPE, dl::ANALYSIS);
        out.add(&analysis, dl::RDF_TYPE, dl::PROV_ACTIVITY);
        out.add(&analysis, dl::RDFS_LABEL, literal::text(self.name));
        for words in &parameters {
            out.add(&analysis, dl::PARAMETER, literal::text(words));
        }
        out.add(&analysis, dl::PROV_USED, input);
        out.add(&analysis, dl::PROV_WAS_ASSOCIATED_WITH, program);
        out.add(&graph, dl::RDF_TYPE, dl::PROV_ENTITY);
        out.add(&graph, dl::PROV_WAS_GENERATED_BY, analysis.clone());
        for finding in findings {
            add(&mut out, &analysis, finding);
        }
        out.into_lines()
    }
}

/// Kind of the named graphs' IRIs.
const GRAPH_KIND: &str = "graph/analysis";

fn add(out: &mut Statements, analysis: &NamedNode, finding: &Finding) {
    let value = match &finding.value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    };
    let to = finding.to.as_deref().unwrap_or_default();
    let parts = [
        analysis.as_str(),
        &finding.about,
        to,
        finding.measure,
        &value,
    ];
    let node = iri::content("finding", &parts);
    out.add(&node, dl::RDF_TYPE, dl::FINDING);
    out.add(&node, dl::ABOUT, iri::node(&finding.about));
    out.add_some(
        &node,
        dl::IN_RELATION_TO,
        finding.to.as_deref().map(iri::node),
    );
    out.add(&node, dl::MEASURE, literal::text(finding.measure));
    match &finding.value {
        // Rounded: the last digits are noise of the summation.
        Value::Number(number) => {
            let rounded = (number * 1e9).round() / 1e9;
            out.add_some(&node, dl::FIGURE, literal::decimal(rounded));
        }
        Value::Text(text) => out.add(&node, dl::WORDING, literal::text(text)),
    }
    out.add(&node, dl::PROV_WAS_GENERATED_BY, analysis.clone());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analysis(input: &str) -> Analysis {
        Analysis {
            name: "actors",
            parameters: vec![("from", "2031-05-01".to_owned())],
            input: input.to_owned(),
        }
    }

    #[test]
    fn the_same_analysis_of_the_same_graph_is_the_same_statements() {
        let findings = [
            Finding::number("x:a", "pagerank", 0.1 + 0.2),
            Finding::number("x:a", "copied", 3.0).with("x:b"),
        ];
        let one = analysis("0f").statements(&findings);
        assert_eq!(one, analysis("0f").statements(&findings));
        let other = analysis("1f").statements(&findings);
        assert_eq!(one.graph, other.graph);
        assert_ne!(one.lines, other.lines);
        assert!(one.lines.iter().any(|line| line.contains("\"0.3\"")));
    }

    #[test]
    fn graphs_of_analyses_are_told_from_others() {
        assert!(Analysis::owns(analysis("").graph().as_str()));
        assert!(!Analysis::owns(iri::links_graph().as_str()));
    }
}
