# A span longer than its words.
# expects: SpanLength
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>

DELETE { ?span nif:endIndex ?end } INSERT { ?span nif:endIndex ?later } WHERE { ?claim dl:sentence ?span . ?span nif:endIndex ?end . BIND (?end + 3 AS ?later) }
