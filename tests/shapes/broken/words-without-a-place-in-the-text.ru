# Words that stand nowhere.
# expects: WordsStand
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>

DELETE { ?span nif:anchorOf ?words } WHERE { ?claim dl:sentence ?span . ?span nif:anchorOf ?words }
