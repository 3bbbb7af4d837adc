# A place that is no place.
# expects: Claim
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

DELETE { ?place a sem:Place } INSERT { ?place a sem:Actor } WHERE { ?claim dl:place ?place . ?place a sem:Place }
