# What is only denied, said in a plain triple.
# expects: DeniedEvent
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

INSERT { ?event sem:hasActor ?actor } WHERE { ?event a sem:Event ; dl:claim ?claim . ?claim dl:role dl:role-denial ; dl:actor ?actor }
