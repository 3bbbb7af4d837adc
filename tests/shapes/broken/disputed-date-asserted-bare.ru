# A date in conflict, said in a plain triple.
# expects: DisputedDate
PREFIX dl: <https://w3id.org/dateline/ontology#>

INSERT { ?conflict dl:conflictKind dl:conflict-date } WHERE { ?conflict dl:conflictKind dl:conflict-perpetrator }
