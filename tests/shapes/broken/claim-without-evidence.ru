# A claim that rests on no sentence.
# expects: Claim
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE WHERE { ?claim dl:sentence ?sentence }
