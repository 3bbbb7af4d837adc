# A conflict that is not explained.
# expects: Conflict
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE { ?conflict dl:reason ?reason } WHERE { ?conflict a dl:Conflict ; dl:reason ?reason }
