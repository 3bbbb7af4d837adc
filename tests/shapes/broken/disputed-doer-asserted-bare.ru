# A doer whom another claim disputes, said in a plain triple.
# expects: DisputedDoer
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

INSERT { ?event sem:hasActor ?actor } WHERE { ?event a sem:Event ; dl:action act:shelling ; dl:claim/dl:actor ?actor }
