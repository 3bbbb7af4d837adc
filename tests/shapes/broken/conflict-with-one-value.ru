# A conflict of one.
# expects: Conflict
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { ?conflict dl:differs ?value } WHERE { ?conflict a dl:Conflict ; dl:differs ?value . ?value rdfs:label "at least 40" }
