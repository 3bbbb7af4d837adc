# Words beyond the end of the report.
# expects: WordsInsideDocument
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX schema: <http://schema.org/>

DELETE { ?document nif:endIndex ?end } INSERT { ?document nif:endIndex 10 } WHERE { ?document a schema:NewsArticle ; nif:endIndex ?end }
