# A grade that Admiralty does not have.
# expects: Event
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

INSERT { ?event dl:grade 9 } WHERE { ?event a sem:Event ; dl:action act:supply }
