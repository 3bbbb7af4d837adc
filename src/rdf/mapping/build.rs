//! Where the graph comes from: PROV-O for the build, DCAT for the data set. No clock is read, so
//! that the same input gives the same bytes; what was read is known by its hashes.

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::Sources;
use crate::link::Decision;
use crate::rdf::statements::Statements;
use crate::rdf::{iri, literal, vocabulary as dl};

/// What identifies a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildInfo {
    /// Version of this program.
    pub version: &'static str,
    /// Hash of the ontology files, in hexadecimal.
    pub ontology: String,
    /// Hashes of the documents, sorted, each once.
    pub documents: Vec<String>,
}

impl BuildInfo {
    /// What identifies the build of these sources.
    pub fn new(sources: &Sources<'_>) -> Self {
        let mut ontology = blake3::Hasher::new();
        for file in sources.ontology {
            ontology.update(&(file.text.len() as u64).to_le_bytes());
            ontology.update(file.text.as_bytes());
        }
        let mut documents: Vec<String> = (sources.extractions.iter())
            .map(|extraction| extraction.hash.clone())
            .collect();
        documents.sort_unstable();
        documents.dedup();
        Self {
            version: env!("CARGO_PKG_VERSION"),
            ontology: ontology.finalize().to_hex().to_string(),
            documents,
        }
    }

    fn iri(&self, kind: &str) -> NamedNode {
        let mut parts = vec![self.version, &self.ontology];
        parts.extend(self.documents.iter().map(String::as_str));
        iri::content(kind, &parts)
    }
}

/// The notation of a record's enumeration, as it stands on the wire.
pub fn notation<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => "unknown".to_owned(),
    }
}

/// Build, program, data set, file, and the analyst's decisions.
pub fn provenance(out: &mut Statements, sources: &Sources<'_>) {
    let info = BuildInfo::new(sources);
    let build = info.iri("build");
    let program = iri::content("software", &["dateline", info.version]);
    out.add(&program, dl::RDF_TYPE, dl::PROV_SOFTWARE_AGENT);
    out.add(&program, dl::RDFS_LABEL, literal::text("Dateline"));
    out.add(
        &program,
        dl::SCHEMA_SOFTWARE_VERSION,
        literal::text(info.version),
    );
    out.add(&build, dl::RDF_TYPE, dl::PROV_ACTIVITY);
    out.add(&build, dl::PROV_WAS_ASSOCIATED_WITH, program);

    let ontology = iri::ontology_graph();
    out.add(&build, dl::PROV_USED, ontology.clone());
    out.add(&ontology, dl::RDF_TYPE, dl::PROV_ENTITY);
    out.add(&ontology, dl::HASH, literal::text(&info.ontology));
    let links = iri::links_graph();
    out.add(&links, dl::RDF_TYPE, dl::PROV_ENTITY);
    out.add(&links, dl::PROV_WAS_GENERATED_BY, build.clone());

    let dataset = info.iri("dataset");
    for hash in &info.documents {
        let (document, graph) = (iri::document(hash), iri::document_graph(hash));
        out.add(&build, dl::PROV_USED, document.clone());
        out.add(&dataset, dl::DCTERMS_SOURCE, document.clone());
        out.add(&links, dl::PROV_WAS_DERIVED_FROM, graph.clone());
        out.add(&graph, dl::RDF_TYPE, dl::PROV_ENTITY);
        out.add(&graph, dl::PROV_WAS_DERIVED_FROM, document);
        out.add(&graph, dl::PROV_WAS_GENERATED_BY, build.clone());
    }
    description(out, sources, &dataset, &build, info.version);
    for decision in &sources.decisions.decisions {
        let words = words(decision);
        let node = iri::content("decision", &[&words]);
        out.add(&node, dl::RDF_TYPE, dl::DECISION);
        out.add(&node, dl::DECIDES, literal::text(&words));
        out.add(&build, dl::PROV_USED, node);
    }
}

fn description(
    out: &mut Statements,
    sources: &Sources<'_>,
    dataset: &NamedNode,
    build: &NamedNode,
    version: &str,
) {
    let file = iri::content("distribution", &[dataset.as_str()]);
    let claims: usize = (sources.extractions.iter())
        .map(|extraction| extraction.claims.len())
        .sum();
    let extent = format!(
        "{} documents, {claims} claims, {} events",
        sources.extractions.len(),
        sources.linked.events.len()
    );
    out.add(dataset, dl::RDF_TYPE, dl::DCAT_DATASET);
    out.add(
        dataset,
        dl::DCTERMS_TITLE,
        literal::text("What the reports claim"),
    );
    out.add(
        dataset,
        dl::DCTERMS_DESCRIPTION,
        literal::text(
            "Who did what to whom, where, when, and who says so, as news reports claim it; every \
             claim keeps the words it rests on.",
        ),
    );
    out.add(dataset, dl::DCTERMS_EXTENT, literal::text(&extent));
    out.add(dataset, dl::DCAT_VERSION, literal::text(version));
    out.add(dataset, dl::DCTERMS_CONFORMS_TO, iri::node(dl::NAMESPACE));
    out.add(dataset, dl::PROV_WAS_GENERATED_BY, build.clone());
    out.add(dataset, dl::DCAT_DISTRIBUTION, file.clone());
    out.add(&file, dl::RDF_TYPE, dl::DCAT_DISTRIBUTION_CLASS);
    out.add(&file, dl::DCTERMS_TITLE, literal::text("graph.nq"));
    let media = iri::node("https://www.iana.org/assignments/media-types/application/n-quads");
    out.add(&file, dl::DCAT_MEDIA_TYPE, media);
}

fn words(decision: &Decision) -> String {
    match decision {
        Decision::Merge { into, from } => format!("merge “{from}” into “{into}”"),
        Decision::Split { from, part } => format!("split “{part}” from “{from}”"),
        Decision::Rate { source, letter } => format!("rate “{source}” {letter}"),
    }
}
