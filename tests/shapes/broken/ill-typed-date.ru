# The thirteenth month.
# expects: LatestBegin
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x sem:hasLatestBeginTimeStamp "2021-13-05"^^xsd:date } WHERE { ?x a sem:Event ; dl:action act:supply }
