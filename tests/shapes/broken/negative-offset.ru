# A span that begins before the text.
# expects: Span
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>

DELETE { ?span nif:beginIndex ?start } INSERT { ?span nif:beginIndex -5 } WHERE { ?claim dl:actorMention ?span . ?span nif:beginIndex ?start }
