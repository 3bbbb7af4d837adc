# A plain triple without a claim behind it.
# expects: ActorHasClaim
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

INSERT { ?event sem:hasActor <https://w3id.org/dateline/id/actor/river-monitor> } WHERE { ?event a sem:Event ; dl:action act:besiege }
