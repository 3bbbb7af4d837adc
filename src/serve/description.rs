//! What the service is, in the terms of SPARQL 1.1 Service Description.

use axum::http::HeaderMap;
use axum::response::Response;
use oxigraph::io::RdfParser;
use oxigraph::store::Store;

use super::negotiation::{self, TRIPLES};
use super::problem::Problem;
use super::{Shared, answer};
use crate::rdf::query::{self, Limits};

const DESCRIPTION: &str = "
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix void: <http://rdfs.org/ns/void#> .
<#service> a sd:Service ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:extensionFunction <http://www.opengis.net/def/function/geosparql/distance> ;
    sd:resultFormat formats:SPARQL_Results_JSON , formats:SPARQL_Results_XML , formats:SPARQL_Results_CSV ,
        formats:SPARQL_Results_TSV , formats:Turtle , formats:N-Triples , formats:RDF_XML , formats:JSON-LD ;
    sd:defaultDataset <#dataset> .
<#dataset> a sd:Dataset ; sd:defaultGraph <#union> .
<#union> a sd:Graph ; void:triples QUADS .
";

/// The description, in the form that the client wants.
pub fn describe(shared: &Shared, headers: &HeaderMap) -> Result<Response, Problem> {
    let (media, format) = negotiation::choose(headers, TRIPLES)?;
    let port = shared.settings.port;
    let base = format!("http://{}:{port}/query", shared.settings.address);
    let text = DESCRIPTION.replace("QUADS", &shared.graph.manifest.graph.quads.to_string());
    let store = Store::new().map_err(|_| answer::failed())?;
    let parser = RdfParser::from_format(oxigraph::io::RdfFormat::Turtle)
        .with_base_iri(base)
        .map_err(|_| answer::failed())?;
    store
        .load_from_slice(parser, &text)
        .map_err(|_| answer::failed())?;
    let results = query::run(&store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")?;
    let mut body = Vec::new();
    query::write(results, format, Limits::NONE, &mut body)?;
    Ok(answer::with_type(media, body))
}
