# A date of which nobody knows why.
# expects: DateHasBasis
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE WHERE { ?document dl:dateBasis ?basis }
