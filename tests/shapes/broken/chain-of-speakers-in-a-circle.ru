# Two speakers who each have it from the other.
# expects: ChainEnds
PREFIX dl: <https://w3id.org/dateline/ontology#>

INSERT { ?b dl:relayedBy ?a } WHERE { ?a dl:relayedBy ?b }
