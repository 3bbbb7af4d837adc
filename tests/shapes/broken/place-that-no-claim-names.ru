# A place without a claim behind it.
# expects: PlaceHasClaim
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

INSERT { ?event sem:hasPlace <https://w3id.org/dateline/id/place/orvik> } WHERE { ?event a sem:Event ; dl:action act:besiege }
