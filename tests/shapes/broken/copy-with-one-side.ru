# A copy of nothing.
# expects: Copy
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE { ?copy dl:copies ?a } WHERE { ?copy a dl:Copy ; dl:copies ?a, ?b . FILTER (STR(?a) < STR(?b)) }
