# An event that ends before it begins.
# expects: EarliestBegin
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE { ?x sem:hasLatestEndTimeStamp ?end } INSERT { ?x sem:hasLatestEndTimeStamp "1999-01-01"^^xsd:date } WHERE { ?x sem:hasLatestEndTimeStamp ?end }
