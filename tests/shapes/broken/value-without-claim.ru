# A value that nobody claims.
# expects: ConflictValue
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE { ?value dl:claim ?claim } WHERE { ?value a dl:ConflictValue ; dl:claim ?claim }
