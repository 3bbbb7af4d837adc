# A claim that no event holds.
# expects: Claim
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

DELETE { ?event dl:claim ?claim } WHERE { ?event a sem:Event ; dl:action act:besiege ; dl:claim ?claim }
