# A claim that names no words for its action.
# expects: Claim
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX gaf: <http://groundedannotationframework.org/gaf#>

DELETE { ?claim gaf:denotedBy ?words } WHERE { ?claim a dl:Claim ; gaf:denotedBy ?words }
