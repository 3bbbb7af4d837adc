# An event about nothing.
# expects: Event
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

DELETE { ?event dl:action ?action } WHERE { ?event a sem:Event ; dl:action ?action }
