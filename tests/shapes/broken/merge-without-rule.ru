# A name merged for no stated reason.
# expects: Merge
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE { ?merge dl:rule ?rule } WHERE { ?merge a dl:Merge ; dl:rule ?rule }
