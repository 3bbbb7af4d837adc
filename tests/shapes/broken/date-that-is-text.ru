# A date that is not typed as one.
# expects: LatestEnd
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

INSERT { ?x sem:hasLatestEndTimeStamp "last Wednesday" } WHERE { ?x a sem:Event ; dl:action act:supply }
