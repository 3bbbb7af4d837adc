# A first day after the last.
# expects: EarliestBegin
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE { ?x sem:hasLatestBeginTimeStamp ?day } INSERT { ?x sem:hasLatestBeginTimeStamp "1999-01-01"^^xsd:date } WHERE { ?x sem:hasLatestBeginTimeStamp ?day }
