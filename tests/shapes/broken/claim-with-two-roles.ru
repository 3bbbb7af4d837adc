# A claim that both asserts and denies.
# expects: Claim
PREFIX dl: <https://w3id.org/dateline/ontology#>

INSERT { ?claim dl:role dl:role-denial } WHERE { ?claim dl:role dl:role-assertion }
