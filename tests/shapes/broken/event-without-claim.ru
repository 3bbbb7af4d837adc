# An event that nothing rests on.
# expects: Event
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

INSERT DATA { <https://w3id.org/dateline/id/event/none> a sem:Event ; rdfs:label "made up" ; dl:action act:kill ; dl:outlets 1 ; dl:independentOrigins 1 }
